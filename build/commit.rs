//! Of what commit the program is: asked of Git in a clone, read from Cargo's note in a package, not known elsewhere.

use std::path::Path;
use std::process::Command;

/// What the program is made of. A commit of anything else, of content say, makes no other program.
pub(crate) const PARTS: [&str; 8] =
    ["Cargo.lock", "Cargo.toml", "build", "build.rs", "src", "starter", "static", "templates"];

/// How many digits of a commit's name are told.
const DIGITS: usize = 10;

/// Finds out of what commit the program in a source tree is: `1a2b3c4d5e 2026-11-24`.
pub(crate) fn find(root: &Path) -> Option<String> {
    clone(root).or_else(|| package(root))
}

/// Asks Git; none where the tree is no clone, but lies in one of something else, say.
fn clone(root: &Path) -> Option<String> {
    let top = git(root, &["rev-parse", "--show-toplevel"], &[])?;
    if Path::new(top.trim()).canonicalize().ok()? != root.canonicalize().ok()? {
        return None;
    }
    let name = git(root, &["log", "-1", "--no-show-signature", "--format=%H %cs"], &PARTS)?;
    let (commit, day) = name.trim().split_once(' ')?;
    let changed = git(root, &["status", "--porcelain"], &PARTS)?;
    let more = if changed.is_empty() { "" } else { ", with changes" };
    Some(format!("{} {day}{more}", short(commit)?))
}

/// Reads what Cargo notes in a package.
#[expect(clippy::disallowed_methods, reason = "this is built before the program and its doors are")]
fn package(root: &Path) -> Option<String> {
    let text = std::fs::read_to_string(root.join(".cargo_vcs_info.json")).ok()?;
    let (_, rest) = text.split_once("\"sha1\"")?;
    short(rest.split('"').nth(1)?).map(str::to_owned)
}

/// Returns the beginning of a commit's name; none of anything else.
fn short(commit: &str) -> Option<&str> {
    let is_name = commit.len() >= 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_name.then(|| &commit[..DIGITS])
}

/// Asks Git about some paths of a folder, and returns what it prints; none when it fails.
fn git(folder: &Path, words: &[&str], paths: &[&str]) -> Option<String> {
    let mut command = Command::new("git");
    command.arg("--no-optional-locks").arg("-C").arg(folder).args(words);
    if !paths.is_empty() {
        command.arg("--").args(paths);
    }
    let output = command.output().ok().filter(|output| output.status.success())?;
    String::from_utf8(output.stdout).ok()
}
