//! One build at a time: the lock on an output folder.
//!
//! Owns the work folder's existence. The system lets go of a lock when its process ends, however it ends, so none is ever
//! stale; the process number in the file is there for the message alone.

use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use super::disk;
use super::error::{Tried, WriteError};

/// The name of the lock in the work folder.
const NAME: &str = "lock";

/// The times a lock is tried for that somebody removes while we take it.
const TRIES: usize = 100;

/// A lock that is held; dropping it removes the lock, and the work folder when nothing else is in it.
#[derive(Debug)]
pub(super) struct Lock {
    /// The work folder.
    work: PathBuf,
    /// The file that is locked for as long as it is open.
    _file: File,
}

impl Lock {
    /// Takes the lock of a work folder, which is made when it is not there; `out` is for the message.
    pub(super) fn take(work: &Path, out: &Path) -> Result<Self, WriteError> {
        for _ in 0..TRIES {
            match fs::create_dir(work) {
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
                made => made.tried("make the folder", work)?,
            }
            if !disk::look(work)?.is_some_and(|metadata| metadata.is_dir()) {
                return Err(WriteError::Refused(format!(
                    "`{}` is in the way; it is not a folder of Dateline's",
                    work.display()
                )));
            }
            if let Some(lock) = Self::attempt(work, out)? {
                return Ok(lock);
            }
        }
        Err(WriteError::Busy(out.to_owned(), None))
    }

    /// Tries once; `None` when the file was removed between our opening and our locking it.
    fn attempt(work: &Path, out: &Path) -> Result<Option<Self>, WriteError> {
        let path = work.join(NAME);
        let opened = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path);
        let mut file = match opened {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            opened => opened.tried("write", &path)?,
        };
        if !exclusive(&file).tried("lock", &path)? {
            return Err(WriteError::Busy(out.to_owned(), holder(&mut file)));
        }
        if disk::identity(&file.metadata().tried("look at", &path)?) != disk::identity_at(&path) {
            return Ok(None);
        }
        sign(&mut file).tried("write", &path)?;
        Ok(Some(Self { work: work.to_owned(), _file: file }))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A lock that stays behind hurts nobody, and the folder is only to go when it is empty.
        let _ = fs::remove_file(self.work.join(NAME));
        let _ = fs::remove_dir(&self.work);
    }
}

/// Reads the process number out of a lock that somebody else holds.
fn holder(file: &mut File) -> Option<u32> {
    let mut text = String::new();
    file.read_to_string(&mut text).ok()?;
    text.trim().parse().ok()
}

/// Writes our process number into the lock.
fn sign(file: &mut File) -> std::io::Result<()> {
    file.set_len(0)?;
    writeln!(file, "{}", std::process::id())
}

/// Locks a file for ourselves alone; false when somebody else has.
#[cfg(unix)]
fn exclusive(file: &File) -> std::io::Result<bool> {
    match rustix::fs::flock(file, rustix::fs::FlockOperation::NonBlockingLockExclusive) {
        Ok(()) => Ok(true),
        Err(rustix::io::Errno::WOULDBLOCK) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Locks a file for ourselves alone; where that is not known how, there is no lock.
#[cfg(not(unix))]
fn exclusive(_: &File) -> std::io::Result<bool> {
    Ok(true)
}
