//! A site onto a branch of a remote repository, by way of the program `git`.
//!
//! Owns which branch may be published to, what of it is Dateline's, and how a site gets there: as objects that come in over
//! pipes, one commit, and one push that holds only if the branch is what it was when it was read. The work tree, the
//! index, the current branch and every other local branch are never touched.
//!
//! A program rather than a library, because a push goes through what people have set up for it: keys, agents, helpers for
//! credentials, proxies, rules for addresses, hooks. All that is `git`'s, and a library honours only some of it.

mod branch;
mod error;
mod git;
mod next;
mod objects;
mod target;
mod web;

use std::collections::BTreeMap;
use std::thread;
use std::time::Duration;

use branch::Branch;
pub use error::{GitError, PublishError};
pub use git::{Git, Options};
pub use next::Change;
use next::Next;
pub use objects::{Oid, Store};
pub use target::Target;
pub use web::{address, is_host};

/// The files of a site that are published, by path: what is stored for each.
pub type Site = BTreeMap<String, Oid>;

/// How often a branch that somebody pushed to in the meantime is read anew.
const ATTEMPTS: usize = 2;

/// How long the remote is asked at most what became of a push, when it did not say so by itself.
const AFTERWARDS: Duration = Duration::from_secs(10);
/// How long to wait before it is asked again.
const AGAIN: Duration = Duration::from_secs(1);

/// What becomes of the earlier commits of the branch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum History {
    /// They stay; the new commit stands on them.
    Keep,
    /// They go; the branch holds one commit.
    None,
}

/// What may be done to a branch that Dateline did not make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Adopt {
    /// Nothing.
    No,
    /// The site takes the place of all it holds.
    Yes,
}

/// Whether anything is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Run {
    /// Only what would be is told.
    Dry,
    /// It is.
    Real,
}

/// What is wished for.
#[derive(Clone, Debug)]
pub struct Wish {
    /// What becomes of the earlier commits.
    pub history: History,
    /// What may be done to a branch of somebody else.
    pub adopt: Adopt,
    /// Whether anything is published.
    pub run: Run,
    /// The message of the commit, without what is added for the next time.
    pub message: String,
    /// The commit that the content comes from, as it is noted; none where there is none.
    pub source: Option<String>,
}

/// What became of the branch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It was this site already.
    Unchanged,
    /// It would change: a dry run.
    Trial,
    /// It is this commit now.
    Published(Oid),
    /// It is this commit now, though the remote did not say so: the connection broke, or it took too long.
    Unconfirmed(Oid),
}

/// What was done.
#[derive(Clone, Debug)]
pub struct Report {
    /// What became of the branch.
    pub state: State,
    /// What the new site changes on the branch.
    pub change: Change,
    /// What the branch holds and Dateline did not write: it stays.
    pub kept: Vec<String>,
    /// What Dateline wrote and somebody changed on the branch: it is replaced.
    pub replaced: Vec<String>,
    /// The host name that the branch is shown under, when it has one of its own.
    pub host: Option<String>,
    /// The host name that it had from Dateline, and that nobody wishes for any more.
    pub lost_host: Option<String>,
}

/// Publishes a site to a branch: one commit, or none where nothing changes.
///
/// # Errors
///
/// When the branch is somebody else's, or has something in the way; when `git` or the remote fails. Then the branch is as it
/// was, or the words say that this is not known.
pub fn publish(git: &Git, target: &Target, (site, wish): (&Site, &Wish)) -> Result<Report, PublishError> {
    for _ in 0..ATTEMPTS {
        let branch = Branch::read(git, target)?;
        let next = Next::of(&branch, (site, wish), target)?;
        let tree = objects::tree(git, &next.files)?;
        let (host, lost_host) = (next.host(git)?, next.lost_host(git)?);
        let report = |state| Report {
            state,
            change: next.change.clone(),
            kept: next.kept.clone(),
            replaced: next.replaced.clone(),
            host,
            lost_host,
        };
        if branch.is(&tree, wish.history) {
            return Ok(report(State::Unchanged));
        }
        if wish.run == Run::Dry {
            return Ok(report(State::Trial));
        }
        let parent = branch.tip.as_ref().filter(|_| wish.history == History::Keep);
        let commit = objects::commit(git, (&tree, parent), &next.message(wish))?;
        if let Some(state) = push(git, target, (&branch, &commit))? {
            return Ok(report(state));
        }
    }
    Err(PublishError::Failed(format!(
        "somebody else is publishing to {target} too: it changed twice while this site was on its way; nothing of this site was \
         published, so try again when they are done"
    )))
}

/// Pushes a commit; none when somebody has pushed since the branch was read.
fn push(git: &Git, target: &Target, (branch, commit): (&Branch, &Oid)) -> Result<Option<State>, PublishError> {
    let name = &target.reference;
    let old = branch.tip.as_ref().map(Oid::as_str).unwrap_or_default();
    let (lease, refspec) = (format!("--force-with-lease={name}:{old}"), format!("{}:{name}", commit.as_str()));
    let words = ["push", "--porcelain", "--progress", "--no-follow-tags", "--recurse-submodules=no"];
    let pushed = git.ask(&[&words[..], &[&lease, &target.url, &refspec]].concat());
    let Err(error) = pushed else { return Ok(Some(State::Published(commit.clone()))) };
    // What the remote says now decides: a push may fail after the branch was updated, or because it moved.
    let most = if error.leaves_open() { git.patience().min(AFTERWARDS) } else { Duration::ZERO };
    match settled(git, target, (branch, most)) {
        Ok(Some(tip)) if tip == *commit => Ok(Some(State::Unconfirmed(tip))),
        Ok(tip) if tip != branch.tip => Ok(None),
        Ok(_) if error.leaves_open() => Err(error
            .told(&format!(
                "it is not known whether {target} takes the site: it was on its way, and the remote did not say what became of it. \
                 At this moment the branch is as it was, but it may still change"
            ))
            .helped(&target.asked(commit))),
        Ok(_) => Err(error.told(&format!("{target} did not take the site; nothing was published, and the branch is as it was"))),
        Err(_) => Err(error
            .told(&format!(
                "it is not known whether {target} takes the site: the connection was lost on the way, and the remote cannot be asked. \
                 The branch is the new site as a whole or what it was, and a remote that is still at work may change it later"
            ))
            .helped(&target.asked(commit))),
    }
}

/// Asks the remote for the newest commit of the branch until it is another or the time is over: after a connection was lost, a
/// hook may still be at work there.
fn settled(git: &Git, target: &Target, (branch, most): (&Branch, Duration)) -> Result<Option<Oid>, GitError> {
    let mut waited = Duration::ZERO;
    loop {
        let tip = branch::tip(git, target)?;
        if tip != branch.tip || waited >= most {
            return Ok(tip);
        }
        thread::sleep(AGAIN);
        waited += AGAIN;
    }
}
