//! A folder of somebody else's, read to be imported.
//!
//! Owns which of its files are texts and which folders are left out: what a program made, and what nobody wrote.

use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::{decode, read};

/// How the names of texts end.
const TEXTS: [&str; 10] = ["md", "markdown", "mdown", "mkd", "mkdn", "mkdown", "yml", "yaml", "toml", "json"];
/// Folders at the top that hold what a program made or fetched, or the looks of a site.
const MADE: [&str; 10] = [
    "_site",
    "_sass",
    "_includes",
    "_layouts",
    "archetypes",
    "node_modules",
    "public",
    "resources",
    "themes",
    "vendor",
];

/// A folder, as it was named, with its files in byte order of their paths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folder {
    /// The path, as it is shown.
    pub path: String,
    /// Its files.
    pub files: Vec<Member>,
    /// The files and folders that were not looked at, each with why; those of folders end with a slash.
    pub passed: Vec<(String, &'static str)>,
}

/// A file of a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The path from the folder, with forward slashes, as it is spelt there.
    pub path: String,
    /// Where it lies on the disk.
    pub disk: PathBuf,
    /// What it is.
    pub matter: Matter,
}

/// What a file of a folder is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Matter {
    /// A text: UTF-8, lines ended by a line feed alone.
    Text(String),
    /// Something to be copied where it is shown.
    Copy,
    /// What cannot be read, and why.
    Unread(String),
}

impl Folder {
    /// Reads a folder; hidden files, links that lead out of it and what programs made are left out.
    ///
    /// # Errors
    ///
    /// When the folder itself cannot be listed; a file that cannot be read is told of in its place.
    pub fn read(root: &Path, shown: String) -> io::Result<Self> {
        let walk = WalkDir::new(root).min_depth(1).into_iter();
        let (mut found, mut passed) = (Vec::new(), Vec::new());
        let looked_at = |entry: &DirEntry| {
            let why = passed_over(entry);
            passed.extend(why.map(|why| {
                let end = if entry.file_type().is_dir() { "/" } else { "" };
                (format!("{}{end}", path_from(root, entry.path())), why)
            }));
            why.is_none()
        };
        for entry in walk.filter_entry(looked_at) {
            match entry {
                Ok(entry) if entry.file_type().is_file() => {
                    found.push((path_from(root, entry.path()), entry.into_path()));
                }
                Ok(_) => {}
                Err(error) if error.depth() == 0 => return Err(error.into()),
                Err(error) => {
                    let path = error.path().unwrap_or(root).to_owned();
                    found.push((path_from(root, &path), path));
                }
            }
        }
        found.sort();
        passed.sort();
        Ok(Self { path: shown, files: found.into_par_iter().map(|(path, disk)| take(path, disk)).collect(), passed })
    }

    /// Makes a folder of paths and texts, for tests.
    pub fn from_texts(texts: &[(&str, &str)]) -> Self {
        let member = |(path, text): &(&str, &str)| {
            let matter = if is_text(path) { Matter::Text((*text).to_owned()) } else { Matter::Copy };
            Member { path: (*path).to_owned(), disk: PathBuf::from(path), matter }
        };
        let mut files: Vec<Member> = texts.iter().map(member).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self { path: "folder".to_owned(), files, passed: Vec::new() }
    }

    /// Returns a file by its path.
    pub fn get(&self, path: &str) -> Option<&Member> {
        let at = self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        self.files.get(at)
    }

    /// Returns the text at a path.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.get(path).and_then(|file| if let Matter::Text(text) = &file.matter { Some(text.as_str()) } else { None })
    }

    /// Tells whether there is a file whose path begins so.
    pub fn has(&self, beginning: &str) -> bool {
        self.files.iter().any(|file| file.path.starts_with(beginning))
    }
}

/// Says why an entry is passed over, as far as its name says it; none for what somebody wrote.
fn passed_over(entry: &DirEntry) -> Option<&'static str> {
    let name = entry.file_name().to_string_lossy();
    let made = entry.file_type().is_dir() && MADE.contains(&&*name) && (entry.depth() == 1 || name == "node_modules");
    match () {
        () if name.starts_with('.') || name.ends_with('~') => {
            Some("hidden files and copies of editors are not looked at")
        }
        () if made => Some("it holds what a program made or fetched, or the looks of a site"),
        () if entry.path_is_symlink() => Some("links on the disk are not followed"),
        () => None,
    }
}

/// Returns a path from a root, with forward slashes.
fn path_from(root: &Path, path: &Path) -> String {
    let names = path.strip_prefix(root).unwrap_or(path).components();
    names.map(|name| name.as_os_str().to_string_lossy().into_owned()).collect::<Vec<_>>().join("/")
}

/// Tells whether a file is a text, as far as its name says.
fn is_text(path: &str) -> bool {
    let end = path.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase()).unwrap_or_default();
    TEXTS.contains(&end.as_str())
}

/// Reads one file where it is a text.
fn take(path: String, disk: PathBuf) -> Member {
    let matter = if is_text(&path) {
        match read::whole(&disk) {
            Ok(bytes) => {
                decode::decode(&path, &bytes).map_or_else(|(_, why)| Matter::Unread(why.message), Matter::Text)
            }
            Err(error) => Matter::Unread(format!("cannot read `{path}`: {error}")),
        }
    } else {
        Matter::Copy
    };
    Member { path, disk, matter }
}
