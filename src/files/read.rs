//! What is in the files that were found: texts read whole, everything else measured.
//!
//! Owns the size limits, and which files are texts.

use std::fs;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use super::walk::Found;
use super::{Asset, File, Kind, Trouble, decode, picture};
use crate::address::segment;
use crate::problem::Rule;
use crate::text::FileId;

/// The bytes a text may have: 16 MiB, a hundred times the longest article.
const LIMIT: u64 = 16 * 1024 * 1024;

/// How a file is read, by where it lies and how its name ends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// As a text of the author's or a template.
    Text,
    /// As a text that is copied as well: a style or a script that may stand in for the theme's.
    Both,
    /// As something to be copied.
    Copy,
}

/// Tells how a file is read.
pub(super) fn role(path: &str) -> Role {
    let extension = path.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default();
    let is_template = path.starts_with("templates/");
    let is_theme = path.starts_with("static/css/") || path.starts_with("static/js/");
    match extension.as_str() {
        _ if is_template => Role::Text,
        "css" | "js" if is_theme => Role::Both,
        "md" | "yaml" | "yml" if !path.starts_with("static/") => Role::Text,
        "json" if path.starts_with("content/data/") => Role::Text,
        _ => Role::Copy,
    }
}

/// One file with all that was found out about it.
pub(super) struct Taken {
    /// The file.
    pub(super) file: File,
    /// What is copied, when it is copied.
    pub(super) asset: Option<Asset>,
    /// What is wrong with it.
    pub(super) trouble: Option<Trouble>,
}

impl Taken {
    /// Takes a file that could not be read.
    fn unread(path: String, text: String, trouble: Trouble) -> Self {
        Self { file: File { path, text, kind: Kind::Unread }, asset: None, trouble: Some(trouble) }
    }
}

/// Reads or measures a file that was found; `scratch` is only there to be used again.
pub(super) fn take(scratch: &mut Vec<u8>, found: Found) -> Taken {
    let Found { path, source, trouble } = found;
    if let Some(trouble) = trouble {
        return Taken::unread(path, String::new(), trouble);
    }
    let role = role(&path);
    let asset = match role {
        Role::Text => Ok(None),
        Role::Both | Role::Copy => measure(&path, source.clone()).map(Some),
    };
    let asset = match asset {
        Ok(asset) => asset,
        Err(error) => return Taken::failed(path, &error),
    };
    if role == Role::Copy {
        return Taken { file: File { path, text: String::new(), kind: Kind::Asset }, asset, trouble: None };
    }
    let opened = fs::File::open(&source).and_then(|file| fill(scratch, file));
    match opened {
        Ok(()) => Taken::text(path, scratch, asset),
        Err(error) => Taken::failed(path, &error),
    }
}

impl Taken {
    /// Takes a file that the system did not give.
    fn failed(path: String, error: &io::Error) -> Self {
        let trouble = Trouble::unreadable(&path, Some(error));
        Self::unread(path, String::new(), trouble)
    }

    /// Takes the bytes of a text.
    pub(super) fn text(path: String, bytes: &[u8], asset: Option<Asset>) -> Self {
        if bytes.len() as u64 > LIMIT {
            let message = format!("`{path}` is larger than 16 MiB, which is the most a text may have");
            let trouble =
                Trouble::new(Rule::FileTooLarge, message).help("divide it, or move what is no text to `static/`");
            return Self::unread(path, String::new(), trouble);
        }
        match decode::decode(&path, bytes) {
            Ok(text) => Self { file: File { path, text, kind: Kind::Text }, asset, trouble: None },
            Err((text, trouble)) => Self::unread(path, text, trouble),
        }
    }
}

/// Reads a file whole, but not more than a byte over the limit.
fn fill(scratch: &mut Vec<u8>, file: fs::File) -> io::Result<()> {
    scratch.clear();
    file.take(LIMIT + 1).read_to_end(scratch).map(drop)
}

/// Reads a file that is copied.
pub(super) fn whole(source: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(source)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Measures a file that will be copied; opening it proves that it can be read.
fn measure(path: &str, source: PathBuf) -> io::Result<Asset> {
    let file = fs::File::open(&source)?;
    let length = file.metadata()?.len();
    let dimensions = picture::dimensions(path, BufReader::new(file));
    Ok(Asset { id: FileId::default(), path: path.to_owned(), source, length, dimensions })
}

/// Takes a file from memory as if it had been read from the disk.
pub(super) fn given(path: &str, bytes: &[u8]) -> Taken {
    let path = segment::normalized(path);
    let role = role(&path);
    let asset = (role != Role::Text).then(|| Asset {
        id: FileId::default(),
        path: path.clone(),
        source: PathBuf::from(&path),
        length: bytes.len() as u64,
        dimensions: picture::dimensions(&path, io::Cursor::new(bytes)),
    });
    match role {
        Role::Copy => Taken { file: File { path, text: String::new(), kind: Kind::Asset }, asset, trouble: None },
        Role::Text | Role::Both => Taken::text(path, bytes, asset),
    }
}
