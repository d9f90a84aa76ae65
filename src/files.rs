//! The content folder, read once, in path order: the only reader.
//!
//! Owns [`Files`]: every text with its lines as the author sees them, every other file as something to be copied. What a
//! text means is the business of [`parse`](crate::parse).

use std::io;
use std::path::{Path, PathBuf};

use crate::problem::Problems;
use crate::text::FileId;

/// Everything found under `content/`, `templates/` and `static/`, in byte order of the paths.
#[derive(Clone, Debug, Default)]
pub struct Files {
    /// Every file that was met, texts or not, in path order; a [`FileId`] is a position here.
    files: Vec<File>,
    /// Files that are copied as they are, in path order.
    assets: Vec<Asset>,
}

/// One file that was met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// The path from the project root, with forward slashes, in normalization form C: `content/events/x.md`.
    pub path: String,
    /// The text, with lines ended by a line feed alone and no byte order mark; empty for what is no text.
    pub text: String,
    /// What the file is to the reader.
    pub kind: Kind,
}

/// What a file is to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A text that was read.
    Text,
    /// Something else, found again among the assets.
    Asset,
    /// A file that could not be read; a problem says why, and its text, if any, is only there to be drawn.
    Unread,
}

/// A file that is copied as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// Its position among the files.
    pub id: FileId,
    /// The path from the project root, as in [`File::path`]: `static/logo.svg`, `content/events/x.jpg`.
    pub path: String,
    /// Where it lies on the disk.
    pub source: PathBuf,
    /// Its length in bytes.
    pub length: u64,
    /// Its width and height, when it is an image whose header says them.
    pub dimensions: Option<Dimensions>,
}

/// The width and height of an image, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dimensions {
    /// The width.
    pub width: u32,
    /// The height.
    pub height: u32,
}

/// Why nothing could be read at all.
#[derive(Debug)]
pub struct ReadError {
    /// The folder.
    pub path: PathBuf,
    /// What the system said.
    pub source: io::Error,
}

impl Files {
    /// Reads `content/`, `templates/` and `static/` under a root.
    ///
    /// # Errors
    ///
    /// When the root or its `content/` cannot be listed; everything below that is a problem.
    pub fn read(_root: &Path) -> Result<(Self, Problems), ReadError> {
        Ok((Self::default(), Problems::new()))
    }

    /// Makes files of paths and texts, as if they had been read; for tests and cases.
    pub fn from_texts<P: Into<String>, T: Into<String>>(texts: impl IntoIterator<Item = (P, T)>) -> Self {
        let text = |(path, text): (P, T)| File { path: path.into(), text: text.into(), kind: Kind::Text };
        let mut files: Vec<File> = texts.into_iter().map(text).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self { files, assets: Vec::new() }
    }

    /// Returns a file by its number, which came from these files.
    pub fn file(&self, id: FileId) -> &File {
        &self.files[id.0 as usize]
    }

    /// Returns the texts that were read, in path order, with their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &File)> {
        (0..).map(FileId).zip(&self.files).filter(|(_, file)| file.kind == Kind::Text)
    }

    /// Returns the number of a path from the root.
    pub fn find(&self, path: &str) -> Option<FileId> {
        let at = self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        u32::try_from(at).ok().map(FileId)
    }

    /// Returns the files that are copied as they are, in path order.
    pub fn assets(&self) -> &[Asset] {
        &self.assets
    }

    /// Returns the asset at a path from the root.
    pub fn asset(&self, path: &str) -> Option<&Asset> {
        let at = self.assets.binary_search_by(|asset| asset.path.as_str().cmp(path)).ok()?;
        self.assets.get(at)
    }
}
