//! File by file, for folders that cannot be exchanged: additions first, deletions last.
//!
//! Owns the journal. Before it is written nothing has happened; once it is, the next run can finish what it says. In
//! between, a reader may meet pages of both sites, each of them whole.

use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::Method;
use super::disk::{self, Source};
use super::error::{Failure, Tried, WriteError};
use super::ground::Ground;
use super::manifest::{self, is_inside};
use super::stage::{Change, NEXT};
use super::tree::{self, Known};

/// The name of the journal in the work folder.
pub(super) const NAME: &str = "journal.json";

/// What is to be done to the output folder, in this order.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Journal {
    /// Old files that stand where a new one needs a folder, or the other way round.
    clear: Vec<String>,
    /// New and changed files, to be moved from the tree that was made.
    place: Vec<String>,
    /// Old files that the new site lacks.
    remove: Vec<String>,
}

/// Moves what differs from a staged tree into the output folder, and removes what the new site lacks.
pub(super) fn publish(ground: &Ground, change: &Change) -> Result<Method, WriteError> {
    let journal = Journal::of(change);
    write(&ground.work, &journal)?;
    journal.finish(&ground.out, &ground.work).map_err(WriteError::Unfinished)?;
    Ok(Method::OneByOne)
}

/// Finishes what the journal in a work folder says, which a killed run left.
pub(super) fn recover(out: &Path, work: &Path) -> Result<(), WriteError> {
    let path = work.join(NAME);
    disk::remove(&path.with_extension("new"))?;
    let Some(bytes) = disk::read(&path)? else { return Ok(()) };
    let journal: Option<Journal> = serde_json::from_slice(&bytes).ok();
    let Some(journal) = journal.filter(Journal::is_inside) else {
        let words = format!("`{}` is damaged; empty the output folder and build again", path.display());
        return Err(WriteError::Refused(words));
    };
    journal.finish(out, work).map_err(WriteError::Unfinished)
}

/// Writes the journal, whole or not at all.
fn write(work: &Path, journal: &Journal) -> Result<(), Failure> {
    let path = work.join(NAME);
    let new = path.with_extension("new");
    let bytes = serde_json::to_vec(journal).unwrap_or_default();
    disk::create(&new, Source::Bytes(&bytes))?;
    fs::rename(&new, &path).tried("write", &path)
}

impl Journal {
    /// Orders a change.
    fn of(change: &Change) -> Self {
        let written = Known::default().add(change.written());
        let (clear, remove): (Vec<String>, Vec<String>) =
            change.removed.iter().cloned().partition(|path| written.has_folder(path) || written.is_beneath_file(path));
        // The manifest is moved last, when all that it names is there.
        let (manifest, mut place): (Vec<String>, Vec<String>) =
            change.written().map(str::to_owned).partition(|path| path == manifest::NAME);
        place.extend(manifest);
        Self { clear, place, remove }
    }

    /// Tells whether every path stays inside the output folder.
    fn is_inside(&self) -> bool {
        [&self.clear, &self.place, &self.remove].into_iter().flatten().all(|path| is_inside(path))
    }

    /// Does what is still to be done.
    fn finish(&self, out: &Path, work: &Path) -> Result<(), Failure> {
        let next = work.join(NEXT);
        self.clear.iter().try_for_each(|path| withdraw(out, path))?;
        for path in &self.place {
            let (from, to) = (next.join(path), out.join(path));
            if disk::exists(&from) {
                to.parent().map_or(Ok(()), disk::make_folders)?;
                disk::place(&from, &to)?;
            }
        }
        self.remove.iter().try_for_each(|path| withdraw(out, path))?;
        disk::remove(&work.join(NAME))?;
        disk::remove(&next)
    }
}

/// Removes one file that Dateline wrote, and the folders above it that are empty then.
pub(super) fn withdraw(out: &Path, path: &str) -> Result<(), Failure> {
    let is_folder = |inner: &str| disk::look(&out.join(inner)).map(|found| found.is_some_and(|found| found.is_dir()));
    for folder in tree::above(path) {
        if !is_folder(folder)? {
            return Ok(());
        }
    }
    let file = out.join(path);
    if disk::look(&file)?.is_some_and(|found| !found.is_dir()) {
        fs::remove_file(&file).tried("remove", &file)?;
    }
    for folder in tree::above(path).filter(|folder| !folder.is_empty()) {
        if fs::remove_dir(out.join(folder)).is_err() {
            break;
        }
    }
    Ok(())
}
