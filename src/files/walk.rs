//! Which files there are: the folders walked, links judged, names checked.
//!
//! Owns what is ignored, and what is refused before it is opened. Reading is the business of [`read`](super::read).

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, IntoIter, WalkDir};

use super::{ReadError, Trouble};
use crate::address::segment;
use crate::problem::Rule;

/// The folders that are read, and whether they have to be there.
const TOPS: &[(&str, Presence)] =
    &[("content", Presence::Required), ("static", Presence::Optional), ("templates", Presence::Optional)];

/// Whether a folder has to be there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Presence {
    /// Without it there is no site.
    Required,
    /// It may be missing.
    Optional,
}

/// A file that was met on the walk.
pub(super) struct Found {
    /// The path from the root, as in [`File::path`](super::File::path).
    pub(super) path: String,
    /// Where it lies.
    pub(super) source: PathBuf,
    /// Why it is not to be opened.
    pub(super) trouble: Option<Trouble>,
}

/// Lists every file under the folders of a root, in byte order of the paths.
pub(super) fn find(root: &Path) -> Result<Vec<Found>, ReadError> {
    let real = root.canonicalize().map_err(|source| ReadError { path: root.to_owned(), source })?;
    let mut walk = Walk { root, real, found: Vec::new() };
    for &(top, presence) in TOPS {
        walk.top(top, presence)?;
    }
    walk.found.sort_by(|a, b| (&a.path, &a.source).cmp(&(&b.path, &b.source)));
    Ok(walk.found)
}

/// One walk through the folders of a root.
struct Walk<'root> {
    /// The root, as it was given.
    root: &'root Path,
    /// The root, with every link in its path followed.
    real: PathBuf,
    /// What was met so far.
    found: Vec<Found>,
}

impl Walk<'_> {
    /// Walks one folder of the root.
    fn top(&mut self, top: &str, presence: Presence) -> Result<(), ReadError> {
        let folder = self.root.join(top);
        let listed = folder.symlink_metadata().and_then(|_| folder.metadata());
        match listed {
            Err(error) if error.kind() == io::ErrorKind::NotFound && presence == Presence::Optional => return Ok(()),
            Err(source) => return Err(ReadError { path: folder, source }),
            Ok(metadata) if !metadata.is_dir() => {
                return Err(ReadError { path: folder, source: io::ErrorKind::NotADirectory.into() });
            }
            Ok(_) => {}
        }
        if let Some(trouble) = self.trouble_of_link(top, &folder) {
            self.found.push(Found { path: top.to_owned(), source: folder, trouble: Some(trouble) });
            return Ok(());
        }
        let mut entries = WalkDir::new(&folder).min_depth(1).follow_links(true).into_iter();
        while let Some(entry) = entries.next() {
            match entry {
                Ok(entry) => self.entry(top, &entry, &mut entries),
                Err(error) if error.depth() == 0 => return Err(ReadError { path: folder, source: error.into() }),
                Err(error) => self.failed(&error),
            }
        }
        Ok(())
    }

    /// Takes in one entry: a file is noted, a folder entered only when nothing is wrong with it.
    fn entry(&mut self, top: &str, entry: &DirEntry, entries: &mut IntoIter) {
        let is_folder = entry.file_type().is_dir();
        if is_ignored(top, entry.file_name()) {
            if is_folder {
                entries.skip_current_dir();
            }
            return;
        }
        let (path, trouble) = self.judged(entry);
        match (is_folder, &trouble) {
            (true, None) => return,
            (true, Some(_)) => entries.skip_current_dir(),
            (false, _) => {}
        }
        self.found.push(Found { path, source: entry.path().to_owned(), trouble });
    }

    /// Returns the path of an entry and why it is not to be opened.
    fn judged(&self, entry: &DirEntry) -> (String, Option<Trouble>) {
        let path = self.path_of(entry.path());
        let trouble = trouble_of_name(&path, entry.file_name())
            .or_else(|| entry.path_is_symlink().then(|| self.trouble_of_link(&path, entry.path()))?)
            .or_else(|| trouble_of_kind(&path, entry));
        (path, trouble)
    }

    /// Returns the path from the root with forward slashes, in normalization form C.
    fn path_of(&self, source: &Path) -> String {
        let inner = source.strip_prefix(self.root).unwrap_or(source);
        let names: Vec<_> = inner.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        segment::normalized(&names.join("/"))
    }

    /// Judges where a link leads: inside the root, and not into something hidden there, such as `.git`.
    fn trouble_of_link(&self, path: &str, source: &Path) -> Option<Trouble> {
        let real = source.canonicalize().ok()?;
        let Ok(inner) = real.strip_prefix(&self.real) else {
            return Some(
                Trouble::new(Rule::LinkOutside, format!("`{path}` is a link that leads out of the site's folder"))
                    .help("put the file itself there, or link to one inside the folder"),
            );
        };
        let hidden = inner.components().map(std::path::Component::as_os_str).find(|name| is_dotted(name))?;
        let name = hidden.to_string_lossy();
        Some(
            Trouble::new(Rule::LinkOutside, format!("`{path}` is a link that leads into `{name}`, which is hidden"))
                .help("put the file itself there, or link to one that is not hidden"),
        )
    }

    /// Notes what could not be listed.
    fn failed(&mut self, error: &walkdir::Error) {
        let source = error.path().unwrap_or(self.root).to_owned();
        let path = self.path_of(&source);
        let trouble = match error.loop_ancestor() {
            Some(ancestor) => Trouble::new(
                Rule::LinkOutside,
                format!("`{path}` is a link that leads back to `{}`, which holds it", self.path_of(ancestor)),
            )
            .help("remove the link"),
            None if source.is_symlink() => {
                Trouble::new(Rule::UnreadableFile, format!("`{path}` is a link that leads nowhere"))
                    .help("remove the link, or put back what it led to")
            }
            None => Trouble::unreadable(&path, error.io_error()),
        };
        self.found.push(Found { path, source, trouble: Some(trouble) });
    }
}

/// Returns the folders of a root that are read and there, each with its place on the disk, links followed; then the root itself,
/// without a name.
pub(super) fn places(root: &Path) -> io::Result<Vec<(String, PathBuf)>> {
    let real = root.canonicalize()?;
    let place = |top: &str| {
        let place = real.join(top).canonicalize().ok().filter(|place| place.is_dir() && place.starts_with(&real));
        place.map(|place| (top.to_owned(), place))
    };
    let mut places: Vec<_> = TOPS.iter().filter_map(|(top, _)| place(top)).collect();
    places.push((String::new(), real));
    Ok(places)
}

/// Tells whether a path from the root is one of a folder that is read and is not passed over.
pub(super) fn is_read(path: &str) -> bool {
    let top = path.split('/').next().unwrap_or_default();
    TOPS.iter().any(|(known, _)| *known == top) && !path.split('/').any(|name| is_ignored(top, OsStr::new(name)))
}

/// Judges a file's own name.
fn trouble_of_name(path: &str, name: &OsStr) -> Option<Trouble> {
    let Some(name) = name.to_str() else {
        return Some(
            Trouble::new(Rule::FileName, format!("the name of `{path}` is not UTF-8"))
                .help("give the file another name"),
        );
    };
    let fault = segment::fault(name)?;
    Some(Trouble::new(Rule::FileName, format!("`{name}` {fault}")).help("give it another name"))
}

/// Judges what an entry is: opening a pipe or a device could wait for ever.
fn trouble_of_kind(path: &str, entry: &DirEntry) -> Option<Trouble> {
    let kind = entry.file_type();
    (!kind.is_file() && !kind.is_dir()).then(|| {
        Trouble::new(Rule::UnreadableFile, format!("`{path}` is neither a file nor a folder")).help("remove it")
    })
}

/// Tells whether a name begins with a dot.
fn is_dotted(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

/// Tells whether a file is passed over without a word.
///
/// Ignored everywhere: what editors and systems leave behind (`x~`, `#x#`, `.#x`, `._x`, `x.swp`, `.DS_Store`,
/// `Thumbs.db`, `desktop.ini`) and what belongs to Git (`.git`, `.gitignore`, `.gitkeep`, `.gitattributes`). Ignored
/// outside `static/` besides: whatever begins with a dot; under `static/` such names, `.well-known` say, are published.
fn is_ignored(top: &str, name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    let begins = |with: &[u8]| name.starts_with(with);
    let ends = |with: &[u8]| name.ends_with(with);
    (begins(b".") && top != "static")
        || [&b".git"[..], b".#", b"._", b".DS_Store"].iter().any(|with| begins(with))
        || [&b"~"[..], b".swp", b".swo", b".swx"].iter().any(|with| ends(with))
        || (begins(b"#") && ends(b"#"))
        || [&b"Thumbs.db"[..], b"desktop.ini"].contains(&name)
}
