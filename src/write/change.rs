//! Texts of the author's that are written anew: each in one step, and all of them or none.
//!
//! A text is known as [`Files`](crate::files::Files) hands it out: without a byte order mark, lines ended by a line feed. What was
//! in the file besides stays: the mark, and the end of every line that is not touched.

use std::fs;
use std::path::{Path, PathBuf};

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::disk;
use super::error::{Failure, Tried, WriteError};

/// The byte order mark of UTF-8.
const MARK: &str = "\u{feff}";

/// A text, as it was read and as it is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change<'c> {
    /// The path from the root.
    pub path: &'c str,
    /// The text as it was read.
    pub before: &'c str,
    /// The text as it is to be.
    pub after: &'c str,
}

/// A file that is ready to take another's place.
struct Ready {
    /// The file.
    path: PathBuf,
    /// What takes its place.
    beside: PathBuf,
    /// What was in it.
    old: Vec<u8>,
}

/// Writes texts anew below a root: all or none.
///
/// # Errors
///
/// When a file is no longer what was read, or the machine fails; every file is then what it was, as far as the machine lets it.
pub fn texts(root: &Path, changes: &[Change<'_>]) -> Result<(), WriteError> {
    let mut all: Vec<Ready> = Vec::new();
    for change in changes {
        match ready(root, change) {
            Ok(one) => all.push(one),
            Err(error) => {
                forget(&all);
                return Err(error);
            }
        }
    }
    for (done, one) in all.iter().enumerate() {
        if let Err(failure) = fs::rename(&one.beside, &one.path).tried("write", &one.path) {
            // The failure that is told is the first.
            for one in &all[..done] {
                let _ = put(&one.beside, (&one.old, &one.path)).map(|()| fs::rename(&one.beside, &one.path));
            }
            forget(&all);
            return Err(failure.into());
        }
    }
    Ok(())
}

/// Takes away what was to take a place.
fn forget(all: &[Ready]) {
    for one in all {
        let _ = disk::remove(&one.beside);
    }
}

/// Writes what a file is to hold beside it.
fn ready(root: &Path, change: &Change<'_>) -> Result<Ready, WriteError> {
    // A link stays one: what it leads to is written.
    let path = root.join(change.path);
    let path = fs::canonicalize(&path).tried("read", &path)?;
    let old = disk::read(&path)?.unwrap_or_default();
    let stale = || WriteError::Refused(format!("`{}` was changed meanwhile; run the command again", change.path));
    let typed = std::str::from_utf8(&old).map_err(|_| stale())?;
    let fresh = merged(typed, change).ok_or_else(stale)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let beside = path.with_file_name(format!(".{name}.{}~", std::process::id()));
    put(&beside, (fresh.as_bytes(), &path))?;
    Ok(Ready { path, beside, old })
}

/// Writes bytes to a file of its own, with the permissions of another.
fn put(beside: &Path, (bytes, like): (&[u8], &Path)) -> Result<(), Failure> {
    disk::create(beside, disk::Source::Bytes(bytes))?;
    let permissions = fs::metadata(like).tried("look at", like)?.permissions();
    let kept = fs::set_permissions(beside, permissions).tried("write", beside);
    kept.and_then(|()| fs::File::open(beside).and_then(|file| file.sync_all()).tried("write", beside)).inspect_err(
        |_| {
            let _ = disk::remove(beside);
        },
    )
}

/// Returns what a file is to hold, byte for byte; none when it does not hold what was read.
fn merged(typed: &str, change: &Change<'_>) -> Option<String> {
    let (mark, text) = typed.strip_prefix(MARK).map_or(("", typed), |text| (MARK, text));
    let old = lines(text);
    let word =
        |lines: &[(&str, &str)]| lines.iter().map(|(line, end)| format!("{line}{}", feed(end))).collect::<Vec<_>>();
    if word(&old).concat() != change.before {
        return None;
    }
    let usual = old.first().map_or("\n", |(_, end)| if end.is_empty() { "\n" } else { end });
    let new = lines(change.after);
    let mut fresh = mark.to_owned();
    for op in capture_diff_slices(Algorithm::Myers, &word(&old), &word(&new)) {
        if let DiffOp::Equal { .. } = op {
            old[op.old_range()].iter().for_each(|(line, end)| fresh.extend([*line, *end]));
        } else {
            let ends = |end: &str| if end.is_empty() { "" } else { usual };
            new[op.new_range()].iter().for_each(|(line, end)| fresh.extend([*line, ends(end)]));
        }
    }
    Some(fresh)
}

/// Returns the end of a line as it is read.
fn feed(end: &str) -> &str {
    if end.is_empty() { "" } else { "\n" }
}

/// Returns the lines of a text, each with what ends it.
fn lines(mut text: &str) -> Vec<(&str, &str)> {
    let mut lines = Vec::new();
    while !text.is_empty() {
        let at = text.find(['\n', '\r']).unwrap_or(text.len());
        let length = if text[at..].starts_with("\r\n") { 2 } else { (text.len() - at).min(1) };
        lines.push((&text[..at], &text[at..at + length]));
        text = &text[at + length..];
    }
    lines
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests look at their folders themselves")]
mod tests {
    use super::*;

    /// Writes a change into a file that holds some bytes, and returns what it holds then.
    fn changed(bytes: &str, before: &str, after: &str) -> Option<String> {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("a.md"), bytes).unwrap();
        let done = texts(root.path(), &[Change { path: "a.md", before, after }]);
        let names = fs::read_dir(root.path()).unwrap().count();
        assert_eq!(names, 1, "nothing is left beside the file");
        let now = fs::read_to_string(root.path().join("a.md")).unwrap();
        assert!(done.is_ok() || now == bytes);
        done.is_ok().then_some(now)
    }

    #[test]
    fn marks_and_line_ends_stay() {
        for (bytes, after, wanted) in [
            ("a\nb\n", "a\nc\n", "a\nc\n"),
            ("\u{feff}a\r\nb\r\n", "a\nc\nd\n", "\u{feff}a\r\nc\r\nd\r\n"),
            ("a\r\nb\nx\r", "a\nc\nx\n", "a\r\nc\r\nx\r"),
            ("a\r\nb", "a\nc", "a\r\nc"),
            ("b", "c\nd\n", "c\nd\n"),
        ] {
            let before = bytes.trim_start_matches(MARK).replace("\r\n", "\n").replace('\r', "\n");
            assert_eq!(changed(bytes, &before, after).as_deref(), Some(wanted), "{bytes:?}");
        }
    }

    #[test]
    fn what_was_changed_meanwhile_is_left_alone() {
        assert_eq!(changed("a\nb\n", "a\n", "c\n"), None);
    }

    #[test]
    fn where_one_text_cannot_be_written_none_is() {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("a"), "1").unwrap();
        let all = ["a", "gone"].map(|path| Change { path, before: "1", after: "2" });
        assert!(texts(root.path(), &all).is_err());
        assert_eq!(fs::read_to_string(root.path().join("a")).unwrap(), "1");
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn links_stay_links_and_permissions_stay() {
        use std::os::unix::fs::PermissionsExt;
        let root = tempfile::tempdir().unwrap();
        let (real, link) = (root.path().join("real"), root.path().join("link"));
        fs::write(&real, "1").unwrap();
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink("real", &link).unwrap();
        texts(root.path(), &[Change { path: "link", before: "1", after: "2" }]).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&real).unwrap(), "2");
        assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    }
}
