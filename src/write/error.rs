//! Why nothing was published, in words.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why nothing was published.
#[derive(Debug)]
pub enum WriteError {
    /// The folder, or something in it, stands against it; the words say why and what to do. A fault of the command.
    Refused(String),
    /// Another build is writing to this folder; the number is its process, when it is known.
    Busy(PathBuf, Option<u32>),
    /// The machine failed; the published site is as it was.
    Failed(Failure),
    /// The machine failed while files were renamed into place one by one; the next build finishes that.
    Unfinished(Failure),
}

/// What the machine failed at.
#[derive(Debug)]
pub struct Failure {
    /// What was tried, as a verb: "write", "remove".
    pub action: &'static str,
    /// What it was tried on.
    pub path: PathBuf,
    /// What the system said.
    pub source: io::Error,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot {} `{}`: ", self.action, self.path.display())?;
        match self.source.kind() {
            io::ErrorKind::StorageFull => f.write_str("the disk is full"),
            io::ErrorKind::QuotaExceeded => f.write_str("your share of the disk is used up"),
            io::ErrorKind::FileTooLarge => f.write_str("the file is larger than the system allows"),
            io::ErrorKind::ReadOnlyFilesystem => f.write_str("the disk is mounted read-only"),
            io::ErrorKind::PermissionDenied => f.write_str("permission denied"),
            _ => self.source.fmt(f),
        }
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(words) => f.write_str(words),
            Self::Busy(out, Some(process)) => {
                write!(f, "another build (process {process}) is writing to `{}`; wait until it is done", out.display())
            }
            Self::Busy(out, None) => {
                write!(f, "another build is writing to `{}`; wait until it is done", out.display())
            }
            Self::Failed(failure) => failure.fmt(f),
            Self::Unfinished(failure) => {
                write!(f, "{failure}; part of the new site is in place, the next build finishes it")
            }
        }
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Refused(_) | Self::Busy(..) => None,
            Self::Failed(failure) | Self::Unfinished(failure) => Some(&failure.source),
        }
    }
}

impl From<Failure> for WriteError {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

/// Says of an I/O error what was tried, and on what.
pub(super) trait Tried<T> {
    /// Adds the verb and the path.
    fn tried(self, action: &'static str, path: &Path) -> Result<T, Failure>;
}

impl<T> Tried<T> for io::Result<T> {
    fn tried(self, action: &'static str, path: &Path) -> Result<T, Failure> {
        self.map_err(|source| Failure { action, path: path.to_owned(), source })
    }
}
