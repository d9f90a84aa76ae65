//! What stands in a tree besides the files that are known to belong there.
//!
//! Owns the walk through an output folder. It never follows a link, and never enters a folder that is not ours.

use std::collections::HashSet;
use std::fs::DirEntry;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::disk;
use super::error::{Failure, Tried};

/// Files that belong in a tree, and the folders they need.
#[derive(Default)]
pub(super) struct Known<'paths> {
    /// The files.
    files: HashSet<&'paths str>,
    /// The folders, the root as `""`.
    folders: HashSet<&'paths str>,
}

impl<'paths> Known<'paths> {
    /// Notes paths, and every folder above them.
    pub(super) fn add(mut self, paths: impl IntoIterator<Item = &'paths str>) -> Self {
        for path in paths {
            self.files.insert(path);
            for folder in above(path) {
                if !self.folders.insert(folder) {
                    break;
                }
            }
        }
        self
    }

    /// Tells whether a path is a known file.
    pub(super) fn has_file(&self, path: &str) -> bool {
        self.files.contains(path)
    }

    /// Tells whether a path is a known folder.
    pub(super) fn has_folder(&self, path: &str) -> bool {
        self.folders.contains(path)
    }

    /// Tells whether a path lies beneath a known file, which then is no folder.
    pub(super) fn is_beneath_file(&self, path: &str) -> bool {
        above(path).any(|folder| self.files.contains(folder))
    }
}

/// Returns the folders above a path, nearest first; the root is `""`.
pub(super) fn above(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(path), |path| match path.rsplit_once('/') {
        Some((folder, _)) => Some(folder),
        None if path.is_empty() => None,
        None => Some(""),
    })
    .skip(1)
}

/// Something in a tree that is not known; a folder stands for all that is in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stranger {
    /// Its path in the tree.
    pub(super) path: PathBuf,
    /// Whether it is a folder.
    pub(super) is_folder: bool,
}

/// Finds everything in a tree that is not known, in path order, on as many threads as there are.
pub(super) fn strangers(root: &Path, known: &Known<'_>) -> Result<Vec<Stranger>, Failure> {
    let mut strangers = folder(root, "", known)?;
    strangers.sort();
    Ok(strangers)
}

/// Finds what is not known in one folder of a tree.
fn folder(root: &Path, inner: &str, known: &Known<'_>) -> Result<Vec<Stranger>, Failure> {
    let mut strangers = Vec::new();
    let mut folders = Vec::new();
    for entry in disk::list(&root.join(inner))? {
        match judge(inner, &entry, known)? {
            Judged::File => {}
            Judged::Folder(path) => folders.push(path),
            Judged::Stranger(stranger) => strangers.push(stranger),
        }
    }
    let deeper: Result<Vec<Vec<Stranger>>, Failure> = match folders.as_slice() {
        [] => return Ok(strangers),
        [one] => folder(root, one, known).map(|found| vec![found]),
        many => many.par_iter().with_min_len(16).map(|path| folder(root, path, known)).collect(),
    };
    strangers.extend(deeper?.into_iter().flatten());
    Ok(strangers)
}

/// What an entry of a folder is.
enum Judged {
    /// A known file.
    File,
    /// A known folder, by its path.
    Folder(String),
    /// Anything else.
    Stranger(Stranger),
}

/// Says what an entry of a folder is.
fn judge(inner: &str, entry: &DirEntry, known: &Known<'_>) -> Result<Judged, Failure> {
    let name = entry.file_name();
    let is_folder = entry.file_type().tried("look at", &entry.path())?.is_dir();
    let path = name.to_str().map(|name| joined(inner, name));
    Ok(match path {
        Some(path) if is_folder && known.has_folder(&path) => Judged::Folder(path),
        Some(path) if !is_folder && known.has_file(&path) => Judged::File,
        _ => Judged::Stranger(Stranger { path: Path::new(inner).join(name), is_folder }),
    })
}

/// Joins a folder of a tree and a name.
fn joined(inner: &str, name: &str) -> String {
    if inner.is_empty() { name.to_owned() } else { format!("{inner}/{name}") }
}

/// Makes a folder hold what another one holds, files by a second path to each; what it holds besides is removed.
pub(super) fn mirror(from: &Path, to: &Path) -> Result<(), Failure> {
    let Some(metadata) = disk::look(from)? else { return disk::remove(to) };
    if !metadata.is_dir() {
        let is_same = disk::identity(&metadata).is_some_and(|file| disk::identity_at(to) == Some(file));
        return if is_same { Ok(()) } else { disk::remove(to).and_then(|()| disk::link(from, to)) };
    }
    disk::make_folder(to)?;
    std::fs::set_permissions(to, metadata.permissions()).tried("make the folder", to)?;
    let names = |entries: Vec<DirEntry>| entries.into_iter().map(|entry| entry.file_name());
    let held: HashSet<_> = names(disk::list(from)?).collect();
    for extra in names(disk::list(to)?).filter(|name| !held.contains(name)) {
        disk::remove(&to.join(extra))?;
    }
    let mut held: Vec<_> = held.into_iter().collect();
    held.sort();
    held.iter().try_for_each(|name| mirror(&from.join(name), &to.join(name)))
}
