//! What is put into the repository: files, folders, a commit.
//!
//! Owns how they get there: over pipes, without a work tree and without an index, so that nobody's is touched. What is
//! not published in the end is never named by a branch, and `git` tidies it up in time.

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout};

use super::error::GitError;
use super::git::Git;
use super::next::Blob;

/// The name of something stored: the hash in hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Oid(String);

impl Oid {
    /// Reads a name; none of anything but hexadecimal digits.
    pub(super) fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        (text.len() >= 40 && text.bytes().all(|byte| byte.is_ascii_hexdigit())).then(|| Self(text.to_owned()))
    }

    /// Returns the name in full.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the beginning of the name, enough for people.
    pub fn short(&self) -> &str {
        &self.0[..12]
    }
}

/// A run of `git` that answers each thing it is given with a name.
struct Talk {
    /// The run.
    child: Child,
    /// Where it listens.
    to: Option<ChildStdin>,
    /// Where it answers.
    from: BufReader<ChildStdout>,
}

impl Talk {
    /// Starts to talk.
    fn start(git: &Git, words: &[&str]) -> Result<Self, GitError> {
        let mut child = git.start(words)?;
        let (to, from) = (child.stdin.take(), child.stdout.take());
        let from = from.ok_or_else(|| GitError::Unrunnable("it has no output".to_owned()))?;
        Ok(Self { child, to, from: BufReader::new(from) })
    }

    /// Gives it something, and returns the name it answers with.
    fn tell(&mut self, parts: &[&[u8]]) -> Result<Oid, GitError> {
        let told = self
            .to
            .as_mut()
            .map_or(Ok(()), |to| parts.iter().try_for_each(|part| to.write_all(part)).and_then(|()| to.flush()));
        let mut line = String::new();
        let heard = told.and_then(|()| self.from.read_line(&mut line));
        match heard.ok().and_then(|_| Oid::read(&line)) {
            Some(name) => Ok(name),
            None => Err(self.ended()),
        }
    }

    /// Stops talking, and demands that all went well.
    fn finish(mut self) -> Result<(), GitError> {
        drop(self.to.take());
        let status = self.child.wait().map_err(|error| GitError::Unrunnable(error.to_string()))?;
        if status.success() { Ok(()) } else { Err(self.ended()) }
    }

    /// Says why it ended too early.
    fn ended(&mut self) -> GitError {
        drop(self.to.take());
        let mut words = String::new();
        let read = self.child.stderr.take().map_or(Ok(0), |mut stderr| stderr.read_to_string(&mut words));
        let _: io::Result<_> = read.and_then(|_| self.child.wait());
        GitError::Said(words)
    }
}

impl Drop for Talk {
    fn drop(&mut self) {
        drop(self.to.take());
        let _ = self.child.wait();
    }
}

/// The files of a site on their way into the repository.
pub struct Store(Talk);

impl Store {
    /// Begins to store files.
    ///
    /// # Errors
    ///
    /// When `git` cannot be run.
    pub fn open(git: &Git) -> Result<Self, GitError> {
        Talk::start(git, &["fast-import", "--quiet", "--done"]).map(Self)
    }

    /// Stores the bytes of a file.
    ///
    /// # Errors
    ///
    /// When `git` fails.
    pub fn put(&mut self, bytes: &[u8]) -> Result<Oid, GitError> {
        let head = format!("blob\nmark :1\ndata {}\n", bytes.len());
        self.0.tell(&[head.as_bytes(), bytes, b"\nget-mark :1\n"])
    }

    /// Ends storing; only now is all of it there.
    ///
    /// # Errors
    ///
    /// When `git` fails.
    pub fn finish(mut self) -> Result<(), GitError> {
        if let Some(to) = self.0.to.as_mut() {
            let _ = to.write_all(b"done\n");
        }
        self.0.finish()
    }
}

/// Stores the folders that hold some files, and returns the name of the outermost.
pub(super) fn tree(git: &Git, files: &BTreeMap<String, Blob>) -> Result<Oid, GitError> {
    let mut folders: BTreeMap<&str, Vec<u8>> = BTreeMap::from([("", Vec::new())]);
    for (path, blob) in files {
        let (folder, name) = split(path);
        folders.entry(folder).or_default().extend(entry(&blob.mode, &blob.oid, name));
        path.match_indices('/').for_each(|(slash, _)| _ = folders.entry(&path[..slash]).or_default());
    }
    let mut order: Vec<&str> = folders.keys().copied().collect();
    order.sort_by_key(|folder| std::cmp::Reverse(if folder.is_empty() { 0 } else { folder.matches('/').count() + 1 }));
    let mut talk = Talk::start(git, &["mktree", "-z", "--batch"])?;
    for folder in &order[..order.len() - 1] {
        let name = talk.tell(&[folders.get(folder).map_or(&[][..], Vec::as_slice), b"\0"])?;
        let (above, own) = split(folder);
        folders.entry(above).or_default().extend(entry("040000", &name, own));
    }
    let whole = talk.tell(&[folders.get("").map_or(&[][..], Vec::as_slice), b"\0"])?;
    talk.finish()?;
    Ok(whole)
}

/// Parts a path into its folder, empty for the outermost, and its name.
fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

/// Writes one entry of a folder.
fn entry(mode: &str, oid: &Oid, name: &str) -> Vec<u8> {
    let kind = match mode {
        "040000" => "tree",
        "160000" => "commit",
        _ => "blob",
    };
    format!("{mode} {kind} {}\t{name}\0", oid.as_str()).into_bytes()
}

/// Stores a commit on top of another, or on nothing.
pub(super) fn commit(git: &Git, (tree, parent): (&Oid, Option<&Oid>), message: &str) -> Result<Oid, GitError> {
    let mut words = vec!["commit-tree", tree.as_str(), "-F", "-"];
    words.extend(parent.iter().flat_map(|parent| ["-p", parent.as_str()]));
    let said = git.prints(&words, message.as_bytes())?;
    Oid::read(&String::from_utf8_lossy(&said)).ok_or_else(|| GitError::Said("it named no commit".to_owned()))
}
