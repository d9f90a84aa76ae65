//! A site on its way to the output folder.
//!
//! Owns what is known of the old site while the new one is made: each file that comes is compared with the published one,
//! and only what differs is written, into a tree beside. How that tree takes the old one's place is the business of
//! `whole` and `journal`.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;

use super::disk::{self, Identity, Source};
use super::error::{Failure, WriteError};
use super::ground::{self, Ground, Way};
use super::lock::Lock;
use super::manifest::{self, Manifest};
use super::tree::{self, Known, Stranger};
use super::{Method, Options, Report, journal, whole};
use crate::address::Address;

/// The name, in the work folder, of the tree that is made.
pub(super) const NEXT: &str = "next";

/// A site on its way: takes files from many threads, and becomes the published one as a whole.
///
/// Dropped without [`commit`](Self::commit), it leaves the published site as it was.
#[derive(Debug)]
pub struct Stage {
    /// The output folder.
    pub(super) ground: Ground,
    /// The tree that is made.
    pub(super) next: PathBuf,
    /// What Dateline wrote of the published site; `None` when nothing is published.
    old: Option<Manifest>,
    /// Whether this run began the tree, or found it from an earlier one.
    age: Age,
    /// The folders that are known to be in the tree.
    folders: Mutex<HashSet<String>>,
    /// The files that came.
    placed: Mutex<Vec<Placed>>,
    /// The paths where something stands that Dateline did not write.
    blocked: Mutex<Vec<String>>,
    /// The lock on the output folder; let go last.
    _lock: Lock,
}

/// Whether a tree was begun by this run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Age {
    /// This run began it, and removes it when it fails.
    New,
    /// An earlier run left it: the spare of two trees that take turns.
    Spare,
}

/// A file that came, by its path, and what the published site has there.
#[derive(Debug)]
pub(super) struct Placed {
    /// The path.
    pub(super) path: String,
    /// What the published site has there.
    pub(super) state: State,
}

/// What the published site has in the place of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// The same bytes, in this file.
    Same(Option<Identity>),
    /// Something else, or nothing: the file was written to the tree.
    Written,
}

/// What turns the old site into the new one.
#[derive(Debug)]
pub(super) struct Change {
    /// The files of the new site in path order, then the manifest.
    pub(super) placed: Vec<Placed>,
    /// The paths of the old site that the new one lacks.
    pub(super) removed: Vec<String>,
    /// What stands in the folder without Dateline having written it.
    pub(super) strangers: Vec<Stranger>,
}

impl Change {
    /// Returns the paths that differ from the published site.
    pub(super) fn written(&self) -> impl Iterator<Item = &str> {
        self.placed.iter().filter(|placed| placed.state == State::Written).map(|placed| placed.path.as_str())
    }

    /// Returns all paths of the new site.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.placed.iter().map(|placed| placed.path.as_str())
    }

    /// Tells whether the published site is the new one already.
    fn is_nothing(&self) -> bool {
        self.removed.is_empty() && self.written().next().is_none()
    }

    /// Reports the change.
    fn report(&self, method: Method) -> Report {
        let count = |state: fn(&State) -> bool| {
            self.placed.iter().filter(|placed| placed.path != manifest::NAME && state(&placed.state)).count()
        };
        Report {
            written: count(|state| *state == State::Written),
            unchanged: count(|state| *state != State::Written),
            removed: self.removed.len(),
            foreign: self.strangers.iter().map(|stranger| stranger.path.to_string_lossy().into_owned()).collect(),
            method,
        }
    }
}

impl Stage {
    /// Opens a stage for an output folder, and finishes or clears away what a killed build left there.
    ///
    /// # Errors
    ///
    /// When the folder is not one to publish into, another build is at work, or the machine fails.
    pub fn open(out: &Path, options: &Options) -> Result<Self, WriteError> {
        let ground = Ground::choose(out, options)?;
        ground::make_way(&ground.out)?;
        let lock = Lock::take(&ground.work, &ground.named)?;
        recover(&ground)?;
        ground.check_contents()?;
        let next = ground.work.join(NEXT);
        let old = if disk::exists(&ground.out) { Some(Manifest::read(&ground.out)?.unwrap_or_default()) } else { None };
        Ok(Self {
            age: if disk::exists(&next) { Age::Spare } else { Age::New },
            ground,
            next,
            old,
            folders: Mutex::default(),
            placed: Mutex::default(),
            blocked: Mutex::default(),
            _lock: lock,
        })
    }

    /// Stages a file.
    ///
    /// # Errors
    ///
    /// When the machine fails; the published site stays as it is.
    pub fn put(&self, address: &Address, bytes: &[u8]) -> Result<(), WriteError> {
        self.take(address, Source::Bytes(bytes))
    }

    /// Stages the copy of a file.
    ///
    /// # Errors
    ///
    /// When the machine fails; the published site stays as it is.
    pub fn copy(&self, address: &Address, source: &Path) -> Result<(), WriteError> {
        self.take(address, Source::File(source))
    }

    /// Makes the staged files the published site, all or nothing.
    ///
    /// # Errors
    ///
    /// When the machine fails, or something that Dateline did not write is in the way.
    pub fn commit(mut self) -> Result<Report, WriteError> {
        let mut change = self.change()?;
        if self.old.is_some() && change.is_nothing() {
            return Ok(change.report(Method::Unchanged));
        }
        change.strangers = self.strangers(&change)?;
        self.check_way(&change)?;
        self.folder("")?;
        let method = match self.ground.way {
            Way::Whole => whole::publish(&self, &change)?,
            Way::OneByOne => journal::publish(&self.ground, &change)?,
        };
        self.age = Age::Spare;
        Ok(change.report(method))
    }

    /// Takes one file: compares it with the published one, and writes it when they differ.
    fn take(&self, address: &Address, source: Source<'_>) -> Result<(), WriteError> {
        let path = address.output_path();
        if [manifest::NAME, manifest::WORK].contains(&path.split('/').next().unwrap_or_default()) {
            let words = format!("`{path}` is a name that Dateline keeps for itself; give the file another one");
            return Err(WriteError::Refused(words));
        }
        self.take_at(path.into_owned(), source).map_err(WriteError::from)
    }

    /// Takes one file at its path.
    fn take_at(&self, path: String, source: Source<'_>) -> Result<(), Failure> {
        let state = self.state(&path, source)?;
        if state == State::Written {
            self.folder(path.rsplit_once('/').map_or("", |(folder, _)| folder))?;
            disk::create(&self.next.join(&path), source)?;
        }
        locked(&self.placed).push(Placed { path, state });
        Ok(())
    }

    /// Finds out what the published site has in the place of a file.
    fn state(&self, path: &str, source: Source<'_>) -> Result<State, Failure> {
        let Some(old) = &self.old else { return Ok(State::Written) };
        let published = self.ground.out.join(path);
        let Some(metadata) = disk::look(&published)? else { return Ok(State::Written) };
        if disk::holds(&published, &metadata, source)? {
            return Ok(State::Same(disk::identity(&metadata)));
        }
        // A folder may be one of ours that a page has left; the strangers in it will tell.
        if !old.has(path) && path != manifest::NAME && !metadata.is_dir() {
            locked(&self.blocked).push(path.to_owned());
        }
        Ok(State::Written)
    }

    /// Tells whether the tree was there before, so that it may hold anything.
    pub(super) fn is_spare(&self) -> bool {
        self.age == Age::Spare
    }

    /// Makes a folder of the tree, and those above it.
    pub(super) fn folder(&self, inner: &str) -> Result<(), Failure> {
        if locked(&self.folders).contains(inner) {
            return Ok(());
        }
        if let Some(above) = tree::above(inner).next() {
            self.folder(above)?;
        }
        disk::make_folder(&self.next.join(inner))?;
        locked(&self.folders).insert(inner.to_owned());
        Ok(())
    }

    /// Sums up what came, and adds the manifest.
    fn change(&self) -> Result<Change, WriteError> {
        let mut placed = std::mem::take(&mut *locked(&self.placed));
        placed.par_sort_by(|a, b| a.path.cmp(&b.path));
        if let Some(pair) = placed.windows(2).find(|pair| pair[0].path == pair[1].path) {
            return Err(WriteError::Refused(format!("two outputs are to be written to `{}`", pair[0].path)));
        }
        let manifest = Manifest::new(placed.iter().map(|placed| placed.path.clone()).collect());
        let removed = self.old.as_ref().map(|old| old.without(&manifest)).unwrap_or_default();
        self.take_at(manifest::NAME.to_owned(), Source::Bytes(&manifest.bytes()))?;
        placed.extend(std::mem::take(&mut *locked(&self.placed)));
        Ok(Change { placed, removed, strangers: Vec::new() })
    }

    /// Finds what stands in the output folder without Dateline having written it.
    fn strangers(&self, change: &Change) -> Result<Vec<Stranger>, Failure> {
        let Some(old) = &self.old else { return Ok(Vec::new()) };
        let known = Known::default().add(change.paths()).add(old.files.iter().map(String::as_str));
        let mut strangers = tree::strangers(&self.ground.out, &known)?;
        strangers.retain(|stranger| stranger.path.as_os_str() != manifest::WORK);
        Ok(strangers)
    }

    /// Demands that nothing stands in the way that Dateline did not write, and that no path is file and folder at once.
    fn check_way(&self, change: &Change) -> Result<(), WriteError> {
        let known = Known::default().add(change.paths());
        if let Some(path) = change.paths().find(|path| known.is_beneath_file(path)) {
            return Err(WriteError::Refused(format!("`{path}` lies beneath a path that is a file of the site too")));
        }
        let mut blocked = std::mem::take(&mut *locked(&self.blocked));
        blocked.extend(change.strangers.iter().filter_map(|stranger| in_the_way(stranger, &known)));
        blocked.sort();
        let Some(path) = blocked.first() else { return Ok(()) };
        let path = self.ground.named.join(path);
        Err(WriteError::Refused(format!(
            "`{}` is in the way: Dateline did not write it, and the site has something else to put there; move it or rename it",
            path.display()
        )))
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        let is_needed = self.age == Age::Spare || disk::exists(&self.ground.work.join(journal::NAME));
        if !is_needed {
            // What stays behind is cleared away by the next run.
            let _ = disk::remove(&self.next);
        }
    }
}

/// Returns the path of a stranger that stands where the site has something to put.
fn in_the_way(stranger: &Stranger, known: &Known<'_>) -> Option<String> {
    let path = stranger.path.to_str()?;
    let in_the_way =
        known.has_file(path) || known.is_beneath_file(path) || (!stranger.is_folder && known.has_folder(path));
    in_the_way.then(|| path.to_owned())
}

/// Finishes or clears away what a killed build left, also one that had to work inside the folder when we need not.
pub(super) fn recover(ground: &Ground) -> Result<(), WriteError> {
    whole::recover(ground)?;
    journal::recover(&ground.out, &ground.work)?;
    let inner = ground.inner_work();
    let is_other = inner != ground.work && disk::exists(&inner);
    let _lock = is_other.then(|| Lock::take(&inner, &ground.named)).transpose()?;
    journal::recover(&ground.out, &inner)?;
    disk::remove(&inner.join(NEXT))?;
    Ok(())
}

/// Locks a value that no thread leaves half changed.
fn locked<T>(value: &Mutex<T>) -> MutexGuard<'_, T> {
    value.lock().unwrap_or_else(PoisonError::into_inner)
}
