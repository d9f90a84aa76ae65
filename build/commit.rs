//! Of what commit a source tree is: asked of Git in a clone, read from Cargo's note in a package, not known elsewhere.

use std::path::{Path, PathBuf};
use std::process::Command;

/// How many digits of a commit's name are told.
const DIGITS: usize = 10;

/// What is known of a source tree.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Found {
    /// The commit, and its day in a clone: `1a2b3c4d5e 2026-11-24`.
    pub name: Option<String>,
    /// The files that change when the commit does; all of them are there.
    pub watched: Vec<PathBuf>,
}

/// Finds out of what commit a source tree is.
pub(crate) fn find(root: &Path) -> Found {
    clone(root).or_else(|| package(root)).unwrap_or_default()
}

/// Asks Git; none where the tree is no clone, but lies in one of something else, say.
fn clone(root: &Path) -> Option<Found> {
    let top = git(root, &["rev-parse", "--show-toplevel"])?;
    if Path::new(&top).canonicalize().ok()? != root.canonicalize().ok()? {
        return None;
    }
    let name = git(root, &["log", "-1", "--format=%H %cs", "--no-show-signature"])?;
    let (commit, day) = name.split_once(' ')?;
    let reference = git(root, &["symbolic-ref", "--quiet", "HEAD"]);
    let names = ["HEAD", "packed-refs"].into_iter().chain(reference.as_deref());
    let path = |name: &str| git(root, &["rev-parse", "--git-path", name]).map(|path| root.join(path));
    // A path that is not there would count as changed at every build.
    let watched = names.filter_map(path).filter(|path| path.exists()).collect();
    Some(Found { name: Some(format!("{} {day}", short(commit)?)), watched })
}

/// Reads what Cargo notes in a package.
#[expect(clippy::disallowed_methods, reason = "this is built before the program and its doors are")]
fn package(root: &Path) -> Option<Found> {
    let path = root.join(".cargo_vcs_info.json");
    let text = std::fs::read_to_string(&path).ok()?;
    let (_, rest) = text.split_once("\"sha1\"")?;
    let commit = rest.split('"').nth(1)?;
    Some(Found { name: Some(short(commit)?.to_owned()), watched: vec![path] })
}

/// Returns the beginning of a commit's name; none of anything else.
fn short(commit: &str) -> Option<&str> {
    let is_name = commit.len() >= 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_name.then(|| &commit[..DIGITS])
}

/// Runs Git in a folder, and returns the line it prints; none when it fails.
fn git(folder: &Path, words: &[&str]) -> Option<String> {
    let output = Command::new("git").arg("-C").arg(folder).args(words).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    (output.status.success() && !text.trim().is_empty()).then(|| text.trim().to_owned())
}
