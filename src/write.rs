//! All or nothing: the only writer.
//!
//! Owns what is added to a folder of the author's ([`add`]) and changed there ([`change`]), and the output folder: what may be one, what in it is
//! Dateline's, and how a new site takes the place of the old.
//! What is written comes as addresses and bytes; nothing here knows what they mean.

pub mod add;
pub mod change;
mod disk;
mod error;
mod ground;
mod journal;
mod lock;
mod manifest;
pub mod place;
mod stage;
mod tree;
mod whole;

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::address::{self, Address};
pub use error::{Failure, WriteError};
use ground::Ground;
use lock::Lock;
use manifest::Manifest;
pub use stage::Stage;

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

/// Publishes a whole site into an output folder, all or nothing.
///
/// # Errors
///
/// When the folder is not one to publish into, another build is at work, or the machine fails; the published site stays
/// as it was.
pub fn publish(outputs: &Outputs, out: &Path, options: &Options) -> Result<Report, WriteError> {
    check(outputs)?;
    let stage = Stage::open(out, options)?;
    outputs.files.par_iter().try_for_each(|output| match &output.body {
        Body::Bytes(bytes) => stage.put(&output.address, bytes),
        Body::CopyOf(source) => stage.copy(&output.address, source),
    })?;
    stage.commit()
}

/// Demands that no two files share a path, on any system, and that none is where another one needs a folder.
fn check(outputs: &Outputs) -> Result<(), WriteError> {
    let addresses: Vec<&Address> = outputs.files.iter().map(|output| &output.address).collect();
    let Some(&(one, other)) = address::clash(&addresses).first() else { return Ok(()) };
    let [one, other] = [one, other].map(|at| addresses[at].output_path());
    Err(WriteError::Refused(format!("`{one}` and `{other}` cannot both be written; give one of them another address")))
}

/// Removes what Dateline wrote into an output folder, and nothing else; returns how many files that were.
///
/// The folder itself goes when it is empty then, and the work folder beside it always.
///
/// # Errors
///
/// As [`publish`]; and when nothing in the folder says that Dateline wrote to it.
pub fn clean(out: &Path, options: &Options) -> Result<usize, WriteError> {
    let ground = Ground::choose(out, options)?;
    if !disk::exists(&ground.out) && !disk::exists(&ground.work) {
        return Ok(0);
    }
    let _lock = Lock::take(&ground.work, &ground.named)?;
    stage::recover(&ground)?;
    ground.check_contents()?;
    let Some(manifest) = Manifest::read(&ground.out)? else { return Ok(0) };
    let there = manifest.files.iter().filter(|path| disk::exists(&ground.out.join(path))).count();
    manifest.files.iter().try_for_each(|path| journal::withdraw(&ground.out, path))?;
    journal::withdraw(&ground.out, manifest::NAME)?;
    disk::remove(&ground.work.join(stage::NEXT))?;
    // Whoever put something else there keeps the folder.
    let _ = std::fs::remove_dir(&ground.out);
    Ok(there)
}
