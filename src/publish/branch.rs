//! The branch as the remote has it, and what of it is Dateline's.
//!
//! Owns how a commit of Dateline's is known again: by the lines at the end of its message. They name the files that were
//! there before and stayed; all others in it are Dateline's.

use std::collections::{BTreeMap, BTreeSet};

use super::History;
use super::error::{GitError, PublishError};
use super::git::Git;
use super::next::Blob;
use super::objects::Oid;
use super::target::Target;

/// The line of a message that says which version of Dateline published.
pub(super) const VERSION: &str = "Dateline-Version: ";
/// The line of a message that says which commit the content came from.
pub(super) const SOURCE: &str = "Dateline-Source: ";
/// The line of a message that names a file which stayed, as a JSON string.
pub(super) const KEPT: &str = "Dateline-Kept: ";

/// The branch, as it was read.
#[derive(Clone, Debug, Default)]
pub(super) struct Branch {
    /// Its newest commit; none where there is no branch.
    pub(super) tip: Option<Oid>,
    /// What it holds.
    pub(super) files: BTreeMap<String, Blob>,
    /// What Dateline wrote last, as it was then; none where Dateline never did.
    pub(super) ours: Option<BTreeMap<String, Blob>>,
    /// The folder of the newest commit as a whole.
    tree: Option<Oid>,
    /// Whether the newest commit stands on others.
    has_parents: bool,
}

impl Branch {
    /// Reads the branch from the remote.
    pub(super) fn read(git: &Git, target: &Target) -> Result<Self, PublishError> {
        let unreached = |error: GitError| {
            error.told(&format!("`{}` cannot be read at {}; nothing was published", target.remote, target.shown))
        };
        let Some(tip) = tip(git, target).map_err(unreached)? else { return Ok(Self::default()) };
        let name = format!("{}^{{commit}}", tip.as_str());
        if git.says(&["cat-file", "-e", &name]).is_err() {
            // No name is given to what is fetched, so no local branch moves.
            let words = ["fetch", "--progress", "--no-tags", "--no-write-fetch-head", "--refmap="];
            git.ask(&[&words[..], &[&target.url, &target.reference]].concat()).map_err(unreached)?;
        }
        let files = files(git, &tip)?;
        let ours = ours(git, &tip)?;
        let tree = Oid::read(&git.says(&["rev-parse", &format!("{}^{{tree}}", tip.as_str())])?);
        let has_parents = git.says(&["rev-list", "--parents", "--max-count=1", tip.as_str()])?.contains(' ');
        Ok(Self { tip: Some(tip), files, ours, tree, has_parents })
    }

    /// Returns a file that Dateline wrote last and nobody has changed since.
    pub(super) fn own(&self, path: &str) -> Option<&Blob> {
        self.files.get(path).filter(|is| self.ours.as_ref().and_then(|ours| ours.get(path)) == Some(is))
    }

    /// Tells whether the branch is a site already, with the history that is wished for.
    pub(super) fn is(&self, tree: &Oid, history: History) -> bool {
        self.tree.as_ref() == Some(tree) && (history == History::Keep || !self.has_parents)
    }
}

/// Asks the remote for the newest commit of the branch; none where there is no branch.
pub(super) fn tip(git: &Git, target: &Target) -> Result<Option<Oid>, GitError> {
    let listed = git.ask(&["ls-remote", &target.url, &target.reference])?;
    let of = |line: &str| {
        line.split_once('\t').filter(|(_, name)| *name == target.reference).and_then(|(oid, _)| Oid::read(oid))
    };
    Ok(listed.lines().find_map(of))
}

/// Lists what a commit holds.
fn files(git: &Git, commit: &Oid) -> Result<BTreeMap<String, Blob>, PublishError> {
    let listed = git.prints(&["ls-tree", "-r", "-z", "--full-tree", commit.as_str()], b"")?;
    let listed = String::from_utf8(listed).map_err(|_| {
        PublishError::Refused(
            "the branch holds a file whose name is not UTF-8; remove it there, or name another branch".to_owned(),
        )
    })?;
    let file = |line: &str| {
        let (about, path) = line.split_once('\t')?;
        let mut words = about.split(' ');
        let (mode, _, oid) = (words.next()?, words.next()?, words.next()?);
        Some((path.to_owned(), Blob { mode: mode.to_owned(), oid: Oid::read(oid)? }))
    };
    Ok(listed.split('\0').filter_map(file).collect())
}

/// Returns what Dateline wrote last, as it was then: by the newest commit that says so.
fn ours(git: &Git, tip: &Oid) -> Result<Option<BTreeMap<String, Blob>>, PublishError> {
    let pattern = format!("--grep=^{VERSION}");
    let words = ["rev-list", "--first-parent", "--max-count=1", "--format=%B", &pattern, tip.as_str()];
    let said = git.says(&words)?;
    let Some(commit) = said.lines().next().and_then(|line| Oid::read(line.strip_prefix("commit ")?)) else {
        return Ok(None);
    };
    let kept: BTreeSet<String> =
        said.lines().filter_map(|line| serde_json::from_str(line.strip_prefix(KEPT)?).ok()).collect();
    let mut files = files(git, &commit)?;
    files.retain(|path, _| !kept.contains(path));
    Ok(Some(files))
}
