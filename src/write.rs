//! All or nothing: the only writer.
//!
//! Owns the output folder: what may be one, what in it is Dateline's, and how a new site takes the place of the old.
//! What is written comes as addresses and bytes; nothing here knows what they mean.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::address::Address;

/// Everything the site consists of.
#[derive(Clone, Debug, Default)]
pub struct Outputs {
    /// The files, in any order, no address twice.
    pub files: Vec<Output>,
}

/// One file of the site.
#[derive(Clone, Debug)]
pub struct Output {
    /// Where it stands.
    pub address: Address,
    /// What is in it.
    pub body: Body,
}

/// What is in a file of the site.
#[derive(Clone, Debug)]
pub enum Body {
    /// These bytes.
    Bytes(Vec<u8>),
    /// The bytes of a file on the disk.
    CopyOf(PathBuf),
}

/// What the writer has to know besides the output folder.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The project root: never an output folder, nor anything above it, nor its content.
    pub root: PathBuf,
    /// The home of whoever builds, when it is known: never an output folder either.
    pub home: Option<PathBuf>,
}

/// What publishing did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The files that are new or changed.
    pub written: usize,
    /// The files that were there already, byte for byte.
    pub unchanged: usize,
    /// The files of the old site that are gone.
    pub removed: usize,
    /// What stands in the folder without Dateline having written it, in path order; whole folders by their own name.
    pub foreign: Vec<String>,
    /// How the new site took the place of the old.
    pub method: Method,
}

/// How a new site took the place of the old.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Nothing differed, nothing was touched.
    Unchanged,
    /// The whole folder, in one step.
    Exchanged,
    /// The whole folder, in two steps, because the system has no exchange.
    Renamed,
    /// One file after the other, because the folder itself cannot be exchanged.
    OneByOne,
}

/// Why nothing was published.
#[derive(Debug)]
pub enum WriteError {
    /// The folder is not one to publish into; the words say why and what to do.
    Refused(String),
    /// Another build is writing to the same folder; the number is its process, when it is known.
    Busy(PathBuf, Option<u32>),
    /// The machine failed.
    Io(Failure),
}

/// What the machine failed at.
#[derive(Debug)]
pub struct Failure {
    /// What was tried, as in "write".
    pub action: &'static str,
    /// What it was tried on.
    pub path: PathBuf,
    /// What the system said.
    pub source: io::Error,
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for WriteError {}

/// A site on its way: takes files from many threads, and becomes the published one as a whole.
#[derive(Debug)]
pub struct Stage {}

impl Stage {
    /// Opens a stage for an output folder, and finishes or clears away what a killed build left there.
    ///
    /// # Errors
    ///
    /// When the folder is not one to publish into, another build is at work, or the machine fails.
    pub fn open(_out: &Path, _options: &Options) -> Result<Self, WriteError> {
        Ok(Self {})
    }

    /// Stages a file.
    ///
    /// # Errors
    ///
    /// When the machine fails; the published site stays as it is.
    pub fn put(&self, _address: &Address, _bytes: &[u8]) -> Result<(), WriteError> {
        Ok(())
    }

    /// Stages the copy of a file.
    ///
    /// # Errors
    ///
    /// When the machine fails; the published site stays as it is.
    pub fn copy(&self, _address: &Address, _source: &Path) -> Result<(), WriteError> {
        Ok(())
    }

    /// Makes the staged files the published site, all or nothing.
    ///
    /// # Errors
    ///
    /// When the machine fails, or something that Dateline did not write is in the way.
    pub fn commit(self) -> Result<Report, WriteError> {
        Err(WriteError::Refused(String::new()))
    }
}

/// Publishes a whole site into an output folder, all or nothing.
///
/// # Errors
///
/// When the folder is not one to publish into, another build is at work, or the machine fails; the published site stays
/// as it was.
pub fn publish(_outputs: &Outputs, out: &Path, options: &Options) -> Result<Report, WriteError> {
    Stage::open(out, options)?.commit()
}

/// Removes what Dateline wrote into an output folder, and nothing else; returns how many files that were.
///
/// # Errors
///
/// As [`publish`].
pub fn clean(_out: &Path, _options: &Options) -> Result<usize, WriteError> {
    Ok(0)
}
