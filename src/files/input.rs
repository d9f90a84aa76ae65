//! What is imported: files from anywhere, read once, as texts.
//!
//! Owns how such a file is read, and how files beside it are found. What it means is the business of
//! [`import`](crate::import).

use std::fmt;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::folder::Folder;
use super::{decode, read};

/// One file that is imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// The path as it is shown: as typed, or, in a folder, from that folder on, with forward slashes.
    pub path: String,
    /// The text, with lines ended by a line feed alone and no byte order mark.
    pub text: String,
    /// Where it lies on the disk.
    pub disk: PathBuf,
}

/// What workbooks begin with: those of today, which are ZIP archives, and those of before 2007.
const BOOKS: [&[u8]; 2] = [b"PK\x03\x04", b"\xD0\xCF\x11\xE0"];

/// What was named on the command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// A file.
    File(Input),
    /// A folder.
    Folder(Folder),
}

/// Why something cannot be imported.
#[derive(Debug)]
pub enum InputError {
    /// It is not there, or not what it should be; the words say what it is.
    Refused(String),
    /// The system does not give it.
    Failed(PathBuf, io::Error),
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(words) => f.write_str(words),
            Self::Failed(path, error) => write!(f, "cannot read `{}`: {error}", path.display()),
        }
    }
}

impl std::error::Error for InputError {}

impl Given {
    /// Reads a file, or the files of a folder.
    ///
    /// # Errors
    ///
    /// When there is nothing at the path, it is no UTF-8, or the system does not give it.
    pub fn read(path: &Path) -> Result<Self, InputError> {
        if !path.is_dir() {
            return Input::read(path).map(Self::File);
        }
        let folder = Folder::read(path, slashed(path)).map_err(|error| InputError::Failed(path.to_owned(), error))?;
        Ok(Self::Folder(folder))
    }

    /// Returns the path as it was typed.
    pub fn path(&self) -> &str {
        match self {
            Self::File(input) => &input.path,
            Self::Folder(folder) => &folder.path,
        }
    }
}

impl Input {
    /// Reads one file.
    ///
    /// # Errors
    ///
    /// When it is not there, it is no UTF-8, or the system does not give it.
    pub fn read(path: &Path) -> Result<Self, InputError> {
        Self::named(slashed(path), path)
    }

    /// Reads one file that is shown by a name.
    fn named(path: String, disk: &Path) -> Result<Self, InputError> {
        let bytes = read::whole(disk).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => InputError::Refused(format!("there is no file `{path}`")),
            io::ErrorKind::IsADirectory => InputError::Refused(format!("`{path}` is a folder, and no file")),
            _ => InputError::Failed(disk.to_owned(), error),
        })?;
        Self::of((path, disk), &bytes)
    }

    /// Takes the bytes of a file that is shown by a name; what it names is looked for beside the path.
    ///
    /// # Errors
    ///
    /// When they are no UTF-8, or those of a workbook.
    pub fn of((path, disk): (String, &Path), bytes: &[u8]) -> Result<Self, InputError> {
        if BOOKS.iter().any(|begin| bytes.starts_with(begin)) {
            return Err(InputError::Refused(format!(
                "`{path}` is a workbook or an archive, and no text\nhelp: open it in its program, and save the sheet as CSV"
            )));
        }
        let text = decode::decode(&path, bytes).map_err(|(_, trouble)| {
            let help = trouble.help.map(|help| format!("\nhelp: {help}")).unwrap_or_default();
            InputError::Refused(format!("{}{help}", trouble.message))
        })?;
        Ok(Self { path, text, disk: disk.to_owned() })
    }

    /// Finds a file by its path from the folder of this one; nothing for what lies outside, or is not there.
    ///
    /// Nothing outside that folder is found, so that a file from elsewhere cannot publish what lies on this machine.
    pub fn beside(&self, path: &str) -> Option<PathBuf> {
        let path = Path::new(path);
        let inside = path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
        let folder = self.disk.parent().filter(|_| inside)?;
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let found = fs::canonicalize(folder.join(path)).ok()?;
        let home = fs::canonicalize(folder).ok()?;
        (found.starts_with(home) && found.is_file()).then(|| folder.join(path))
    }
}

/// Reads the bytes of a file that was found beside an imported one.
///
/// # Errors
///
/// When the system does not give it.
pub fn bytes(path: &Path) -> Result<Vec<u8>, InputError> {
    read::whole(path).map_err(|error| InputError::Failed(path.to_owned(), error))
}

/// Writes a path with forward slashes.
fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
