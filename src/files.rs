//! The content folder, read once, in path order: the only reader.
//!
//! Owns [`Files`]: every text with its lines as the author sees them, every other file as something to be copied. What a
//! text means is the business of [`parse`](crate::parse).

mod decode;
pub mod folder;
pub mod input;
mod picture;
mod read;
mod walk;

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::address::segment;
use crate::problem::{Problem, Problems, Rule};
use crate::text::{FileId, Place, Span};
use read::Taken;

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

impl Asset {
    /// Reads the bytes.
    ///
    /// # Errors
    ///
    /// When the file is gone, or the system does not give it.
    pub fn read(&self) -> io::Result<Vec<u8>> {
        read::whole(&self.source)
    }
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

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot read `{}`: {}", self.path.display(), self.source)
    }
}

impl std::error::Error for ReadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

/// What is wrong with a file, before the file has a number.
#[derive(Debug)]
struct Trouble {
    /// The rule that was broken.
    rule: Rule,
    /// What is wrong, as a fragment.
    message: String,
    /// What to do.
    help: Option<&'static str>,
    /// The bytes of the text to point at.
    at: Option<Range<usize>>,
}

impl Trouble {
    /// Names a trouble with a whole file.
    fn new(rule: Rule, message: String) -> Self {
        Self { rule, message, help: None, at: None }
    }

    /// Names the trouble that the system did not give a file.
    fn unreadable(path: &str, error: Option<&io::Error>) -> Self {
        let reason = error.map_or_else(|| "no reason given".to_owned(), ToString::to_string);
        Self::new(Rule::UnreadableFile, format!("cannot read `{path}`: {reason}"))
    }

    /// Adds what to do.
    fn help(mut self, help: &'static str) -> Self {
        self.help = Some(help);
        self
    }

    /// Points at some bytes of the text.
    fn at(mut self, at: Range<usize>) -> Self {
        self.at = Some(at);
        self
    }

    /// Makes it a problem of the file with a number.
    fn problem(self, file: FileId) -> Problem {
        let span = self
            .at
            .and_then(|at| Some(Span { file, start: u32::try_from(at.start).ok()?, end: u32::try_from(at.end).ok()? }));
        let problem = Problem::new(self.rule, span.map_or(Place::File(file), Place::Span), self.message);
        self.help.into_iter().fold(problem, Problem::help)
    }
}

impl Files {
    /// Reads `content/`, `templates/` and `static/` under a root, on as many threads as there are.
    ///
    /// Texts are `.md`, `.yaml` and `.yml` files, `.json` files under `content/data/`, everything under `templates/`, and the
    /// styles and scripts under `static/css/` and `static/js/`; the latter, and every other file, are assets. Links are followed when they lead to
    /// a place inside the root that is not hidden. Dot files (but under `static/`) and what editors leave behind are ignored.
    ///
    /// # Errors
    ///
    /// When the root or its `content/` cannot be listed; everything below that is a problem.
    pub fn read(root: &Path) -> Result<(Self, Problems), ReadError> {
        let found = walk::find(root)?;
        Ok(Self::assemble(found.into_par_iter().map_init(Vec::new, read::take).collect()))
    }

    /// Returns the folders under a root that [`Self::read`] reads and that are there, by name, with their places on the disk; the
    /// root itself comes last, without a name.
    ///
    /// # Errors
    ///
    /// When the root cannot be found.
    pub fn places(root: &Path) -> io::Result<Vec<(String, PathBuf)>> {
        walk::places(root)
    }

    /// Tells whether [`Self::read`] would take in a file with this path from the root; or, for a folder, what is in it.
    pub fn takes_in(path: &str) -> bool {
        walk::is_read(path)
    }

    /// Makes files of paths and texts, as if they had been read, whatever is wrong with them; for tests.
    pub fn from_texts<P: Into<String>, T: AsRef<[u8]>>(texts: impl IntoIterator<Item = (P, T)>) -> Self {
        Self::in_memory(texts).0
    }

    /// Makes files of paths and bytes, as if they had been read, and says what is wrong with them.
    ///
    /// A path that is no text's becomes an asset of that many bytes, without a place on the disk.
    pub fn in_memory<P: Into<String>, T: AsRef<[u8]>>(texts: impl IntoIterator<Item = (P, T)>) -> (Self, Problems) {
        let taken = texts.into_iter().map(|(path, text)| read::given(&path.into(), text.as_ref()));
        let mut taken: Vec<Taken> = taken.collect();
        taken.sort_by(|a, b| a.file.path.cmp(&b.file.path));
        Self::assemble(taken)
    }

    /// Returns the same files with another text at a path, as if it had been read from there.
    #[must_use]
    pub fn with(mut self, path: &str, text: &str) -> Self {
        let File { path, text, kind } = read::given(path, text.as_bytes()).file;
        match self.files.binary_search_by(|file| file.path.cmp(&path)) {
            Ok(at) => self.files[at].text = text,
            Err(at) => {
                self.files.insert(at, File { path, text, kind });
                let later = self.assets.iter_mut().filter(|asset| asset.id.0 as usize >= at);
                later.for_each(|asset| asset.id.0 += 1);
            }
        }
        self
    }

    /// Returns the same files with others beside them, texts or not, as if they had been read; a path that is there already
    /// is replaced.
    #[must_use]
    pub fn beside<'b>(self, others: impl IntoIterator<Item = (&'b str, &'b [u8])>) -> Self {
        let mut assets = self.assets.into_iter().peekable();
        let mut all: BTreeMap<String, Taken> = BTreeMap::new();
        for (id, file) in (0..).map(FileId).zip(self.files) {
            let asset = assets.next_if(|asset| asset.id == id);
            all.insert(file.path.clone(), Taken { file, asset, trouble: None });
        }
        for (path, bytes) in others {
            let taken = read::given(path, bytes);
            all.insert(taken.file.path.clone(), taken);
        }
        Self::assemble(all.into_values().collect()).0
    }

    /// Numbers files that are in path order.
    fn assemble(taken: Vec<Taken>) -> (Self, Problems) {
        let mut files = Self { files: Vec::with_capacity(taken.len()), ..Self::default() };
        let mut problems = Problems::new();
        for (id, taken) in (0..).map(FileId).zip(taken) {
            problems.extend(taken.trouble.map(|trouble| trouble.problem(id)));
            files.assets.extend(taken.asset.map(|asset| Asset { id, ..asset }));
            files.files.push(taken.file);
        }
        problems.extend(files.clashes());
        problems.sort_by_key(|problem| problem.place.file());
        (files, problems)
    }

    /// Finds paths that are one on a system that ignores case, or that composes characters otherwise.
    fn clashes(&self) -> Problems {
        let mut keys: Vec<(String, u32)> =
            (0..).zip(&self.files).map(|(id, file)| (segment::collision_key(&file.path), id)).collect();
        keys.sort();
        let clashing = keys.windows(2).filter(|pair| pair[0].0 == pair[1].0);
        clashing.map(|pair| self.clash(FileId(pair[0].1), FileId(pair[1].1))).collect()
    }

    /// Words the clash of two files.
    fn clash(&self, first: FileId, second: FileId) -> Problem {
        let (one, other) = (&self.file(first).path, &self.file(second).path);
        let message = if one == other {
            format!("two files are called `{one}`; they differ only in how Unicode composes their letters")
        } else {
            format!("`{other}` and `{one}` are one file where case does not count, as on Windows and macOS")
        };
        Problem::new(Rule::AddressCollision, Place::File(second), message)
            .also(Place::File(first), "the other one")
            .help("give one of them another name")
    }

    /// Returns a file by a number that may not have come from these files.
    pub fn get(&self, id: FileId) -> Option<&File> {
        self.files.get(id.0 as usize)
    }

    /// Returns a file by its number, which came from these files.
    pub fn file(&self, id: FileId) -> &File {
        &self.files[id.0 as usize]
    }

    /// Returns how many files there are, texts or not; numbers are below it.
    pub fn count(&self) -> usize {
        self.files.len()
    }

    /// Returns the texts that were read, templates and the theme's included, in path order, with their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &File)> {
        self.under("")
    }

    /// Returns the texts whose path begins with a prefix, such as `content/events/`.
    pub fn under<'files>(&'files self, prefix: &str) -> impl Iterator<Item = (FileId, &'files File)> + use<'files> {
        let start = self.files.partition_point(|file| file.path.as_str() < prefix);
        let length = self.files[start..].partition_point(|file| file.path.starts_with(prefix));
        let first = u32::try_from(start).unwrap_or(u32::MAX);
        (first..).map(FileId).zip(&self.files[start..start + length]).filter(|(_, file)| file.kind == Kind::Text)
    }

    /// Returns the number of a path from the root, whatever its kind.
    pub fn find(&self, path: &str) -> Option<FileId> {
        let path = segment::normalized(path);
        let at = self.files.binary_search_by(|file| file.path.cmp(&path)).ok()?;
        u32::try_from(at).ok().map(FileId)
    }

    /// Returns the files that are copied as they are, in path order.
    pub fn assets(&self) -> &[Asset] {
        &self.assets
    }

    /// Returns the asset at a path from the root.
    pub fn asset(&self, path: &str) -> Option<&Asset> {
        let path = segment::normalized(path);
        let at = self.assets.binary_search_by(|asset| asset.path.cmp(&path)).ok()?;
        self.assets.get(at)
    }
}
