//! What the branch becomes: the site, and what others put there.
//!
//! Owns who wins where the two meet. What Dateline wrote before and the site lacks now is removed; what somebody else put
//! there stays, and is never written over; a host name that they gave the branch is never lost.

use std::collections::{BTreeMap, BTreeSet};

use super::branch::{Branch, KEPT, SOURCE, VERSION};
use super::error::{GitError, PublishError};
use super::git::Git;
use super::objects::Oid;
use super::target::Target;
use super::{Adopt, Site, Wish};
use crate::address::segment;
use crate::problem::wording::{list_and, plural};

/// The file that names the host.
const HOST: &str = "CNAME";
/// The file that says that files are published as they are.
const NO_JEKYLL: &str = ".nojekyll";

/// How many files a refusal names.
const NAMED: usize = 3;

/// A file of a branch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Blob {
    /// What kind of file it is, in the digits of Git.
    pub(super) mode: String,
    /// What is in it.
    pub(super) oid: Oid,
}

/// What a site changes on a branch: paths, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// The files that are new.
    pub added: Vec<String>,
    /// The files that differ.
    pub changed: Vec<String>,
    /// The files that go.
    pub removed: Vec<String>,
}

/// What the branch becomes.
#[derive(Clone, Debug)]
pub(super) struct Next {
    /// All it will hold.
    pub(super) files: BTreeMap<String, Blob>,
    /// What of that Dateline did not write.
    pub(super) kept: Vec<String>,
    /// What Dateline wrote and somebody changed since.
    pub(super) replaced: Vec<String>,
    /// What is different then.
    pub(super) change: Change,
    /// What named the host: Dateline wrote it, and nobody wishes for it any more.
    given_up: Option<Blob>,
}

impl Next {
    /// Puts a site in the place of what Dateline wrote to a branch before.
    pub(super) fn of(branch: &Branch, (site, wish): (&Site, &Wish), target: &Target) -> Result<Self, PublishError> {
        let blank = BTreeMap::new();
        let ours = match (&branch.ours, wish.adopt) {
            (Some(ours), _) => ours,
            (None, _) if branch.files.keys().all(|path| path == HOST || path == NO_JEKYLL) => &blank,
            (None, Adopt::Yes) => &branch.files,
            (None, Adopt::No) => return Err(strange(branch, target)),
        };
        let mut files: BTreeMap<String, Blob> = site.iter().map(|(path, oid)| (path.clone(), plain(oid))).collect();
        let own_host = branch.own(HOST);
        let is_foreign = |path: &String| if path == HOST { own_host.is_none() } else { !ours.contains_key(path) };
        let foreign: BTreeMap<&String, &Blob> =
            branch.files.iter().filter(|(path, _)| is_foreign(path) && !is_same(&files, path, branch)).collect();
        let blocked =
            blocked(&files, foreign.keys().map(|path| path.as_str()).filter(|path| ![HOST, NO_JEKYLL].contains(path)));
        if !blocked.is_empty() && wish.adopt == Adopt::No {
            return Err(in_the_way(&blocked, target));
        }
        let stays = |path: &str| !files.contains_key(path) && !blocked.contains(&path);
        let kept: Vec<String> = foreign.keys().filter(|path| stays(path)).map(|path| (*path).clone()).collect();
        let replaced = ours.iter().filter(|(path, was)| {
            path.as_str() != HOST && branch.ours.is_some() && branch.files.get(*path).is_some_and(|is| is != *was)
        });
        let replaced = replaced.map(|(path, _)| path.clone()).collect();
        files.extend(kept.iter().filter_map(|path| Some((path.clone(), branch.files.get(path)?.clone()))));
        let change = Change::between(&branch.files, &files);
        let given_up = own_host.filter(|_| !files.contains_key(HOST)).cloned();
        Ok(Self { files, kept, replaced, change, given_up })
    }

    /// Returns the message of the commit: as wished, then what the next run has to know.
    pub(super) fn message(&self, wish: &Wish) -> String {
        let mut message = format!("{}\n\n{VERSION}{}\n", wish.message.trim_end(), env!("CARGO_PKG_VERSION"));
        message.extend(wish.source.iter().map(|source| format!("{SOURCE}{source}\n")));
        message.extend(self.kept.iter().map(|path| format!("{KEPT}{}\n", serde_json::Value::from(path.as_str()))));
        message
    }

    /// Returns the host name that the branch will be shown under.
    pub(super) fn host(&self, git: &Git) -> Result<Option<String>, GitError> {
        named(self.files.get(HOST), git)
    }

    /// Returns the host name that the branch will not be shown under any more.
    pub(super) fn lost_host(&self, git: &Git) -> Result<Option<String>, GitError> {
        named(self.given_up.as_ref(), git)
    }
}

impl Change {
    /// Compares what is there with what will be.
    fn between(old: &BTreeMap<String, Blob>, new: &BTreeMap<String, Blob>) -> Self {
        let mut change = Self::default();
        for (path, blob) in new {
            match old.get(path) {
                None => change.added.push(path.clone()),
                Some(was) if was != blob => change.changed.push(path.clone()),
                Some(_) => {}
            }
        }
        change.removed.extend(old.keys().filter(|path| !new.contains_key(*path)).cloned());
        change
    }
}

/// Returns the host name that a file holds.
fn named(blob: Option<&Blob>, git: &Git) -> Result<Option<String>, GitError> {
    let Some(blob) = blob else { return Ok(None) };
    let name = git.says(&["cat-file", "blob", blob.oid.as_str()])?;
    Ok(name.lines().next().map(str::to_owned))
}

/// Returns a file of a site: nothing that can be run, no link.
fn plain(oid: &Oid) -> Blob {
    Blob { mode: "100644".to_owned(), oid: oid.clone() }
}

/// Tells whether a site has a file just as a branch has it.
fn is_same(files: &BTreeMap<String, Blob>, path: &str, branch: &Branch) -> bool {
    files.get(path).is_some_and(|blob| branch.files.get(path) == Some(blob))
}

/// Returns the paths of others where a site has to put something, on any system: case does not tell names apart.
fn blocked<'a>(files: &BTreeMap<String, Blob>, foreign: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut names = BTreeSet::new();
    let mut folders = BTreeSet::new();
    for path in files.keys() {
        let key = segment::collision_key(path);
        folders.extend(key.match_indices('/').map(|(slash, _)| key[..slash].to_owned()));
        names.insert(key);
    }
    let meets = |path: &&str| {
        let key = segment::collision_key(path);
        let beneath = key.match_indices('/').any(|(slash, _)| names.contains(&key[..slash]));
        names.contains(&key) || folders.contains(&key) || beneath
    };
    foreign.filter(meets).collect()
}

/// Refuses a branch that Dateline did not make.
fn strange(branch: &Branch, target: &Target) -> PublishError {
    let names: Vec<&String> = branch.files.keys().take(NAMED).collect();
    let more = if branch.files.len() > NAMED { ", such as " } else { ": " };
    PublishError::Refused(format!(
        "{target} was not made by Dateline; it holds {}{more}{}\nhelp: name another branch with --branch; with --adopt the site takes \
         the place of all that",
        plural(branch.files.len(), "file"),
        list_and(&names),
    ))
}

/// Refuses to write over what somebody else put there.
fn in_the_way(blocked: &[&str], target: &Target) -> PublishError {
    let list: String = blocked.iter().flat_map(|path| ["  ", path, "\n"]).collect();
    PublishError::Refused(format!(
        "the site has something to put where {target} holds what Dateline did not write\n{list}help: remove it from the branch, give \
         the page another address, or let the site take its place with --adopt"
    ))
}
