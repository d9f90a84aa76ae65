//! What is added to a folder of the author's: new files, and entries at the end of lists.
//!
//! Nothing that is there is written over, and where the machine fails in the middle, what was added is taken away again.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::change::{self, Change};
use super::disk;
use super::error::{Failure, Tried, WriteError};

/// Returns those of some paths below a root where no new file can be made, because something is there or a file stands
/// where a folder is needed.
pub fn taken<'p>(root: &Path, paths: impl IntoIterator<Item = &'p str>) -> Vec<&'p str> {
    paths.into_iter().filter(|path| is_taken(root, path)).collect()
}

/// Tells whether something is at a path, or is no folder where the path needs one.
fn is_taken(root: &Path, path: &str) -> bool {
    let folders = path.match_indices('/').map(|(at, _)| root.join(&path[..at]));
    let blocked = |folder: &Path| disk::exists(folder) && !disk::is_folder(folder);
    disk::exists(&root.join(path)) || std::iter::once(root.to_owned()).chain(folders).any(|folder| blocked(&folder))
}

/// Makes new files below a root, and the folders they need: all or none.
///
/// # Errors
///
/// When something is at one of the paths, or the machine fails; the files that were made are gone again then.
pub fn files<'f>(root: &Path, files: impl IntoIterator<Item = (&'f str, &'f [u8])>) -> Result<(), WriteError> {
    let mut made = Vec::new();
    for (path, bytes) in files {
        let path = root.join(path);
        match file(&path, bytes) {
            Ok(()) => made.push(path),
            Err(failure) => {
                // What cannot be taken away again is left; the failure that is told is the first.
                for path in &made {
                    let _ = disk::remove(path);
                }
                return Err(failure.into());
            }
        }
    }
    Ok(())
}

/// Something to be added below a root.
#[derive(Clone, Copy, Debug)]
pub enum Added<'a> {
    /// A new file at a path, with its bytes.
    File(&'a str, &'a [u8]),
    /// Lines at the end of the file at a path.
    Lines(&'a str, &'a [u8]),
    /// A text that is written anew, with something added in it.
    Text(Change<'a>),
}

/// How something that was added is taken away again.
enum Undo<'a> {
    /// It was a new file.
    Remove(PathBuf),
    /// A file was this long.
    Shorten(PathBuf, u64),
    /// A text was another.
    Change(Change<'a>),
}

/// Makes new files and adds lines to others, below a root: all or nothing.
///
/// # Errors
///
/// When something is at the path of a new file, or the machine fails; everything is as it was then, but for folders that
/// were made.
pub fn all<'a>(root: &Path, all: impl IntoIterator<Item = Added<'a>>) -> Result<(), WriteError> {
    let mut undo = Vec::new();
    for one in all {
        match added(root, one) {
            Ok(done) => undo.push(done),
            Err(error) => {
                for done in undo {
                    take_back(root, done);
                }
                return Err(error);
            }
        }
    }
    Ok(())
}

/// Adds one thing; returns how it is taken away again.
fn added<'a>(root: &Path, one: Added<'a>) -> Result<Undo<'a>, WriteError> {
    match one {
        Added::File(path, bytes) => {
            let path = root.join(path);
            file(&path, bytes)?;
            Ok(Undo::Remove(path))
        }
        Added::Lines(path, bytes) => {
            let path = root.join(path);
            let before = length(&path)?;
            lines(&path, &String::from_utf8_lossy(bytes))?;
            Ok(Undo::Shorten(path, before))
        }
        Added::Text(change) => {
            change::texts(root, &[change])?;
            Ok(Undo::Change(Change { before: change.after, after: change.before, ..change }))
        }
    }
}

/// Writes a file of the author's choice, whatever is there: a report that was asked for by name.
///
/// # Errors
///
/// When the machine fails.
pub fn over(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let mut options = OpenOptions::new();
    let mut file = options.write(true).create(true).truncate(true).open(path).tried("write", path)?;
    Ok(file.write_all(bytes).tried("write", path)?)
}

/// Returns the length of a file in bytes.
fn length(path: &Path) -> Result<u64, WriteError> {
    Ok(disk::look(path)?.map_or(0, |metadata| metadata.len()))
}

/// Takes away what was added. What cannot be taken away is left; the failure that is told is the first.
fn take_back(root: &Path, done: Undo<'_>) {
    match done {
        Undo::Remove(path) => drop(disk::remove(&path)),
        Undo::Shorten(path, length) => {
            drop(OpenOptions::new().write(true).open(path).and_then(|file| file.set_len(length)));
        }
        Undo::Change(change) => drop(change::texts(root, &[change])),
    }
}

/// Makes one new file.
fn file(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    path.parent().map_or(Ok(()), disk::make_folders)?;
    let mut file = OpenOptions::new().write(true).create_new(true).open(path).tried("write", path)?;
    file.write_all(bytes).tried("write", path).inspect_err(|_| {
        let _ = disk::remove(path);
    })
}

/// Adds lines at the end of a file, which begin on a line of their own and end as the lines there do.
///
/// # Errors
///
/// When the machine fails; the file is as long as it was then.
pub fn lines(path: &Path, lines: &str) -> Result<(), WriteError> {
    let before = disk::read(path)?.unwrap_or_default();
    let windows = before.windows(2).any(|pair| pair == b"\r\n");
    let open = before.last().is_some_and(|last| !matches!(last, b'\n' | b'\r'));
    let text = format!("{}{lines}", if open { "\n" } else { "" });
    let text = if windows { text.replace('\n', "\r\n") } else { text };
    let mut file = OpenOptions::new().append(true).open(path).tried("write", path)?;
    let written = file.write_all(text.as_bytes());
    if written.is_err() {
        let _ = file.set_len(before.len() as u64);
    }
    Ok(written.tried("write", path)?)
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests look at their folders themselves")]
mod tests {
    use super::*;

    #[test]
    fn where_one_file_cannot_be_made_none_is() {
        let root = tempfile::tempdir().unwrap();
        std::fs::write(root.path().join("b"), "mine").unwrap();
        let all = [("a", b"1"), ("b/c", b"2"), ("d", b"3")].map(|(path, bytes)| (path, &bytes[..]));
        assert_eq!(taken(root.path(), all.map(|(path, _)| path)), ["b/c"]);
        assert!(files(root.path(), all).is_err());
        assert!(!disk::exists(&root.path().join("a")) && !disk::exists(&root.path().join("d")));
        assert_eq!(std::fs::read(root.path().join("b")).unwrap(), b"mine");
    }

    #[test]
    fn a_file_that_is_there_is_not_written_over() {
        let root = tempfile::tempdir().unwrap();
        std::fs::write(root.path().join("b"), "mine").unwrap();
        let all = [("a", b"1"), ("b", b"2")].map(|(path, bytes)| (path, &bytes[..]));
        assert!(files(root.path(), all).is_err());
        assert!(!disk::exists(&root.path().join("a")));
        assert_eq!(std::fs::read(root.path().join("b")).unwrap(), b"mine");
    }

    #[test]
    fn lines_begin_on_a_line_of_their_own_and_end_as_those_before() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("list");
        for (before, after) in [
            ("", "- b\n"),
            ("- a\n", "- a\n- b\n"),
            ("- a", "- a\n- b\n"),
            ("- a\r\n", "- a\r\n- b\r\n"),
            ("- a\r\n- a", "- a\r\n- a\r\n- b\r\n"),
        ] {
            std::fs::write(&path, before).unwrap();
            lines(&path, "- b\n").unwrap();
            assert_eq!(std::fs::read_to_string(&path).unwrap(), after, "{before:?}");
        }
    }
}
