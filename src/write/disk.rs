//! The few things that are done to a disk, each of which says what it failed at.
//!
//! Owns how files are made, compared, linked and removed. Nothing here follows a link, except to read what is copied.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;

use super::error::{Failure, Tried};

/// Names one file of the machine, whatever its path: device and number.
pub(super) type Identity = (u64, u64);

/// What a file is to hold.
#[derive(Clone, Copy)]
pub(super) enum Source<'a> {
    /// These bytes.
    Bytes(&'a [u8]),
    /// The bytes of another file.
    File(&'a Path),
}

/// Returns what a path is, without following a link; `None` when nothing is there.
pub(super) fn look(path: &Path) -> Result<Option<Metadata>, Failure> {
    match fs::symlink_metadata(path) {
        Ok(metadata) => Ok(Some(metadata)),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(error).tried("look at", path),
    }
}

/// Tells whether something is at a path; a link counts as itself.
pub(super) fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Tells whether a path leads to a folder; links are followed.
pub(super) fn is_folder(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|metadata| metadata.is_dir())
}

/// Names the file that some metadata is about; `None` where the system has no such names.
#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems have no such names")]
pub(super) fn identity(metadata: &Metadata) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    Some((metadata.dev(), metadata.ino()))
}

/// Names the file that some metadata is about; `None` where the system has no such names.
#[cfg(not(unix))]
pub(super) fn identity(_: &Metadata) -> Option<Identity> {
    None
}

/// Names the file at a path, without following a link.
pub(super) fn identity_at(path: &Path) -> Option<Identity> {
    identity(&fs::symlink_metadata(path).ok()?)
}

/// Tells whether a file, of which the metadata is known, holds what a source holds.
pub(super) fn holds(path: &Path, metadata: &Metadata, source: Source<'_>) -> Result<bool, Failure> {
    if !metadata.is_file() {
        return Ok(false);
    }
    match source {
        Source::Bytes(bytes) if bytes.len() as u64 != metadata.len() => Ok(false),
        Source::Bytes(bytes) => File::open(path).and_then(|file| equal(file, bytes)).tried("read", path),
        Source::File(other) => {
            let file = File::open(other).tried("read", other)?;
            if file.metadata().tried("read", other)?.len() != metadata.len() {
                return Ok(false);
            }
            File::open(path).and_then(|old| alike(old, file)).tried("read", path)
        }
    }
}

/// Tells whether a reader gives exactly some bytes.
fn equal(mut reader: impl Read, mut bytes: &[u8]) -> io::Result<bool> {
    let mut buffer = [0; 16 * 1024];
    loop {
        let length = reader.read(&mut buffer)?;
        if length == 0 {
            return Ok(bytes.is_empty());
        }
        let Some(rest) = bytes.strip_prefix(&buffer[..length]) else { return Ok(false) };
        bytes = rest;
    }
}

/// Tells whether two readers give the same bytes.
fn alike(mut one: impl Read, mut other: impl Read) -> io::Result<bool> {
    let mut buffer = Vec::with_capacity(64 * 1024);
    loop {
        buffer.clear();
        let length = (&mut one).take(64 * 1024).read_to_end(&mut buffer)?;
        if !equal((&mut other).take(length as u64), &buffer)? {
            return Ok(false);
        }
        if length == 0 {
            return Ok(other.read(&mut [0])? == 0);
        }
    }
}

/// Makes a file at a path; what was there is removed first, never written into, because it may be linked elsewhere.
pub(super) fn create(path: &Path, source: Source<'_>) -> Result<(), Failure> {
    let mut file = match OpenOptions::new().write(true).create_new(true).open(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            remove(path)?;
            OpenOptions::new().write(true).create_new(true).open(path)
        }
        opened => opened,
    }
    .tried("write", path)?;
    match source {
        Source::Bytes(bytes) => file.write_all(bytes).tried("write", path),
        Source::File(other) => {
            let mut other = File::open(other).tried("read", other)?;
            io::copy(&mut other, &mut file).map(drop).tried("write", path)
        }
    }
}

/// Makes a folder, in the place of a file or a link there; several threads may make the same one.
pub(super) fn make_folder(path: &Path) -> Result<(), Failure> {
    let is_folder = || fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_dir());
    match fs::create_dir(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && !is_folder() => {
            // Only a file is removed here: by now another thread may have made the folder and begun to fill it.
            let _ = fs::remove_file(path);
            fs::create_dir(path).or_else(|error| if is_folder() { Ok(()) } else { Err(error) })
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        made => made,
    }
    .tried("make the folder", path)
}

/// Makes a folder and those above it.
pub(super) fn make_folders(path: &Path) -> Result<(), Failure> {
    fs::create_dir_all(path).tried("make the folder", path)
}

/// Removes whatever is at a path, a folder with all that is in it; a link is removed, never what it leads to.
pub(super) fn remove(path: &Path) -> Result<(), Failure> {
    let Some(metadata) = look(path)? else { return Ok(()) };
    let removed = if metadata.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    removed.tried("remove", path)
}

/// Gives a file a second path; where the system cannot, a copy with the same time of change.
pub(super) fn link(from: &Path, to: &Path) -> Result<(), Failure> {
    match fs::hard_link(from, to) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            remove(to)?;
            fs::hard_link(from, to).or_else(|_| copy(from, to)).tried("copy", from)
        }
        Err(_) => copy(from, to).tried("copy", from),
    }
}

/// Copies a file or a link with its permissions and its time of change.
pub(super) fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let metadata = fs::symlink_metadata(from)?;
    if metadata.is_symlink() {
        return copy_link(from, to);
    }
    fs::copy(from, to)?;
    File::options().write(true).open(to)?.set_modified(metadata.modified()?)
}

/// Makes a link that leads where another one leads.
#[cfg(unix)]
fn copy_link(from: &Path, to: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(fs::read_link(from)?, to)
}

/// Makes a link that leads where another one leads.
#[cfg(not(unix))]
fn copy_link(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Moves a file to another path in one step, in the place of what is there; across disks by way of a copy beside it.
pub(super) fn place(from: &Path, to: &Path) -> Result<(), Failure> {
    match fs::rename(from, to) {
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
            let mut beside = to.as_os_str().to_owned();
            beside.push(".dateline-new");
            let beside = Path::new(&beside);
            remove(beside)?;
            copy(from, beside).and_then(|()| fs::rename(beside, to)).tried("write", to)?;
            fs::remove_file(from).tried("remove", from)
        }
        renamed => renamed.tried("write", to),
    }
}

/// Lists what a folder holds.
#[expect(clippy::disallowed_methods, reason = "the output folder is listed by its writer")]
pub(super) fn list(folder: &Path) -> Result<Vec<fs::DirEntry>, Failure> {
    fs::read_dir(folder).and_then(Iterator::collect).tried("list", folder)
}

/// Reads a small file of our own; `None` when it is not there.
pub(super) fn read(path: &Path) -> Result<Option<Vec<u8>>, Failure> {
    let mut bytes = Vec::new();
    match File::open(path).and_then(|mut file| file.read_to_end(&mut bytes)) {
        Ok(_) => Ok(Some(bytes)),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(error).tried("read", path),
    }
}
