//! The whole tree at once: completed beside the old one, then exchanged with it.
//!
//! Owns the spare. After an exchange the old tree stays in the work folder; the next change brings it up to date by
//! differences and exchanges it again, so that a tree of ten thousand folders is not made and removed at every build.
//! Files that did not change are one file with two paths, one in each tree: they keep their time of change and cost
//! nothing. A spare is never trusted: every file in it is checked to be the published one before it is published.

use std::fs;
use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::Method;
use super::disk;
use super::error::{Failure, Tried, WriteError};
use super::ground::Ground;
use super::journal;
use super::stage::{Change, NEXT, Placed, Stage, State};
use super::tree::{self, Known, Stranger};

/// The name, in the work folder, of the old tree between two renames.
const OLD: &str = "old";

/// Completes the tree of a stage and puts it in the place of the published one.
pub(super) fn publish(stage: &Stage, change: &Change) -> Result<Method, WriteError> {
    complete(stage, change)?;
    let Ground { out, .. } = &stage.ground;
    let Some(method) = swap(&stage.ground, &stage.next)? else {
        return journal::publish(&stage.ground, change);
    };
    // Where nothing was before, or an empty folder, no spare is left.
    if disk::exists(&stage.next) && fs::remove_dir(&stage.next).is_err() {
        rescue(stage, change, out)?;
    }
    Ok(method)
}

/// Makes the tree of a stage the whole new site, with all that Dateline did not write.
fn complete(stage: &Stage, change: &Change) -> Result<(), Failure> {
    let Ground { out, .. } = &stage.ground;
    if stage.is_spare() {
        clear(&stage.next, change)?;
    }
    change.placed.par_iter().with_min_len(64).try_for_each(|placed| share(stage, placed))?;
    for stranger in &change.strangers {
        if let Some(folder) = stranger.path.parent().and_then(Path::to_str) {
            stage.folder(folder)?;
        }
        tree::mirror(&out.join(&stranger.path), &stage.next.join(&stranger.path))?;
    }
    match disk::look(out)? {
        Some(metadata) => {
            fs::set_permissions(&stage.next, metadata.permissions()).tried("make the folder", &stage.next)
        }
        None => Ok(()),
    }
}

/// Removes from a tree what belongs neither to the new site nor to anybody else.
fn clear(next: &Path, change: &Change) -> Result<(), Failure> {
    let known = Known::default().add(change.paths());
    let stale = tree::strangers(next, &known)?;
    let stale = stale.par_iter().filter(|stranger| change.strangers.binary_search(stranger).is_err());
    stale.try_for_each(|stranger| disk::remove(&next.join(&stranger.path)))
}

/// Makes a file that did not change stand in the tree too.
fn share(stage: &Stage, placed: &Placed) -> Result<(), Failure> {
    let State::Same(published) = placed.state else { return Ok(()) };
    let path = stage.next.join(&placed.path);
    if published.is_some() && disk::identity_at(&path) == published {
        return Ok(());
    }
    stage.folder(placed.path.rsplit_once('/').map_or("", |(folder, _)| folder))?;
    disk::link(&stage.ground.out.join(&placed.path), &path)
}

/// Carries over what somebody put into the old tree while the new one was being completed.
fn rescue(stage: &Stage, change: &Change, out: &Path) -> Result<(), Failure> {
    let removed = change.removed.iter().map(String::as_str);
    let known = Known::default().add(change.paths()).add(removed);
    let late = tree::strangers(&stage.next, &known)?;
    let late = late.iter().filter(|stranger| change.strangers.binary_search(stranger).is_err());
    late.map(|Stranger { path, .. }| (stage.next.join(path), out.join(path)))
        .filter(|(_, to)| !disk::exists(to))
        .try_for_each(|(from, to)| {
            to.parent().map_or(Ok(()), disk::make_folders).and_then(|()| tree::mirror(&from, &to))
        })
}

/// Puts a tree in the place of the published one, which takes its; `None` when the folder cannot be moved at all.
fn swap(ground: &Ground, next: &Path) -> Result<Option<Method>, WriteError> {
    let out = &ground.out;
    if !disk::exists(out) {
        fs::rename(next, out).tried("publish", out)?;
        return Ok(Some(Method::Exchanged));
    }
    match exchange(next, out) {
        Ok(()) => Ok(Some(Method::Exchanged)),
        Err(error) if is_unmovable(&error) => Ok(None),
        Err(error) if is_unknown(&error) => rename_twice(ground, next),
        Err(error) => Err(error).tried("publish", out).map_err(WriteError::from),
    }
}

/// Exchanges two folders in one step.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).map_err(io::Error::from)
}

/// Exchanges two folders in one step, where there is such a step.
#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Tells whether the system has no exchange, here or at all.
fn is_unknown(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
}

/// Tells whether a folder cannot be moved: something is mounted there, or what it stands in is not ours.
fn is_unmovable(error: &io::Error) -> bool {
    use io::ErrorKind::{CrossesDevices, PermissionDenied, ResourceBusy};
    matches!(error.kind(), CrossesDevices | PermissionDenied | ResourceBusy)
}

/// Puts a tree in the place of the published one in two steps, the first of which [`recover`] takes back.
fn rename_twice(ground: &Ground, next: &Path) -> Result<Option<Method>, WriteError> {
    let (out, old) = (&ground.out, ground.work.join(OLD));
    disk::remove(&old)?;
    match fs::rename(out, &old) {
        Err(error) if is_unmovable(&error) => return Ok(None),
        renamed => renamed.tried("publish", out)?,
    }
    if let Err(error) = fs::rename(next, out) {
        fs::rename(&old, out).tried("put back", out)?;
        return Err(error).tried("publish", out).map_err(WriteError::from);
    }
    fs::rename(&old, next).tried("move", &old)?;
    Ok(Some(Method::Renamed))
}

/// Takes back the first of two renames when the second was never done, and keeps the old tree as the spare when it was.
pub(super) fn recover(ground: &Ground) -> Result<(), WriteError> {
    let (old, next) = (ground.work.join(OLD), ground.work.join(NEXT));
    if !disk::exists(&old) {
        return Ok(());
    }
    if !disk::exists(&ground.out) {
        fs::rename(&old, &ground.out).tried("put back", &ground.out)?;
    } else if disk::exists(&next) {
        disk::remove(&old)?;
    } else {
        fs::rename(&old, &next).tried("move", &old)?;
    }
    Ok(())
}
