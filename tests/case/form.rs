//! The form of a case: a sentence, files, and expectations, in one text; and how its files come to a folder.

use std::collections::BTreeMap;
use std::path::Path;

/// How the bytes of a file are made from the text of its section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bytes {
    /// As they stand.
    Plain,
    /// With a byte order mark before them.
    Mark,
    /// With Windows line ends.
    Crlf,
    /// Written as hexadecimal digits.
    Hex,
    /// Without the last line feed.
    Open,
    /// None: the text is where a symbolic link leads.
    Link,
    /// None: the file is not there, not even the `site.yaml` that a case gets otherwise.
    Absent,
}

/// The words for them in a section's head.
const BYTES: [(&str, Bytes); 6] = [
    ("bom", Bytes::Mark),
    ("crlf", Bytes::Crlf),
    ("hex", Bytes::Hex),
    ("open", Bytes::Open),
    ("link", Bytes::Link),
    ("absent", Bytes::Absent),
];

/// What a section is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Head {
    /// A file below the root.
    File(String, Bytes),
    /// Options of `check` or `build`.
    Options,
    /// The words after `dateline`; the case runs the program.
    Args,
    /// Problems, in plain form.
    Problems,
    /// The main part of a page, by its address.
    Page(String),
    /// A whole output, by its path.
    Output(String),
    /// The paths of all outputs.
    Outputs,
    /// A file below the root once the program has run.
    After(String),
    /// What the program writes.
    Stdout,
    /// What the program writes beside it.
    Stderr,
    /// The exit code, when it is not 0.
    Exit,
}

/// The folders that a case's files may be in.
const FOLDERS: [&str; 4] = ["content/", "templates/", "static/", "public/"];

impl Head {
    /// Reads the words between the dashes.
    fn read(words: &str) -> Result<Self, String> {
        if FOLDERS.iter().any(|folder| words.starts_with(folder)) {
            return Ok(Self::file(words));
        }
        let (first, rest) = words.split_once(' ').unwrap_or((words, ""));
        match (first, rest) {
            ("page", address) => Ok(Self::Page(address.trim_start_matches('/').to_owned())),
            ("output", path) if !path.is_empty() => Ok(Self::Output(path.to_owned())),
            ("after", path) if FOLDERS.iter().any(|folder| path.starts_with(folder)) => {
                Ok(Self::After(path.to_owned()))
            }
            ("options", "") => Ok(Self::Options),
            ("args", "") => Ok(Self::Args),
            ("problems", "") => Ok(Self::Problems),
            ("outputs", "") => Ok(Self::Outputs),
            ("stdout", "") => Ok(Self::Stdout),
            ("stderr", "") => Ok(Self::Stderr),
            ("exit", "") => Ok(Self::Exit),
            _ => Err(format!("`-- {words} --` is no section of a case; files are below {}", FOLDERS.join(", "))),
        }
    }

    /// Reads a path, and in parentheses how its bytes are made.
    fn file(words: &str) -> Self {
        let form = words.strip_suffix(')').and_then(|words| words.rsplit_once(" ("));
        let known = |word: &str| BYTES.iter().find(|(name, _)| *name == word).map(|(_, bytes)| *bytes);
        match form.and_then(|(path, word)| Some((path, known(word)?))) {
            Some((path, bytes)) => Self::File(path.to_owned(), bytes),
            None => Self::File(words.to_owned(), Bytes::Plain),
        }
    }

    /// Writes the words between the dashes.
    fn write(&self) -> String {
        match self {
            Self::File(path, bytes) => match BYTES.iter().find(|(_, known)| known == bytes) {
                Some((word, _)) => format!("{path} ({word})"),
                None => path.clone(),
            },
            Self::Page(address) => format!("page {address}").trim_end().to_owned(),
            Self::Output(path) => format!("output {path}"),
            Self::After(path) => format!("after {path}"),
            Self::Options => "options".to_owned(),
            Self::Args => "args".to_owned(),
            Self::Problems => "problems".to_owned(),
            Self::Outputs => "outputs".to_owned(),
            Self::Stdout => "stdout".to_owned(),
            Self::Stderr => "stderr".to_owned(),
            Self::Exit => "exit".to_owned(),
        }
    }
}

/// A part of a case: a head, and the lines below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Section {
    /// What it is.
    pub(crate) head: Head,
    /// The lines, each with its line feed.
    pub(crate) text: String,
}

/// A case: what is tried, with what, and what must come of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Case {
    /// The behaviour, as a sentence.
    pub(crate) sentence: String,
    /// The sections, in order.
    pub(crate) sections: Vec<Section>,
}

impl Case {
    /// Reads a case.
    pub(crate) fn read(text: &str) -> Result<Self, String> {
        let (sentence, rest) = text.split_once('\n').unwrap_or((text, ""));
        if !sentence.ends_with('.') || sentence.starts_with("--") {
            return Err("the first line is not a sentence that says the behaviour".to_owned());
        }
        let case = Self { sentence: sentence.to_owned(), sections: sections(rest)? };
        case.sensible().map(|()| case)
    }

    /// Writes a case.
    pub(crate) fn write(&self) -> String {
        let sections = self.sections.iter().map(|section| format!("-- {} --\n{}", section.head.write(), section.text));
        format!("{}\n\n{}", self.sentence, sections.collect::<String>())
    }

    /// Refuses what could not mean anything.
    fn sensible(&self) -> Result<(), String> {
        for (number, section) in self.sections.iter().enumerate() {
            if self.sections[..number].iter().any(|earlier| earlier.head == section.head) {
                return Err(format!("`-- {} --` is there twice", section.head.write()));
            }
        }
        let runs = self.text(&Head::Args).is_some();
        let command = [Head::Stdout, Head::Stderr, Head::Exit];
        match self.sections.iter().find(|section| match section.head {
            Head::Problems | Head::Options => runs,
            _ => (command.contains(&section.head) || matches!(section.head, Head::After(_))) && !runs,
        }) {
            Some(section) if runs => Err(format!("`-- {} --` does not go with `-- args --`", section.head.write())),
            Some(section) => Err(format!("`-- {} --` needs `-- args --`", section.head.write())),
            None => Ok(()),
        }
    }

    /// Returns the text of a section.
    pub(crate) fn text(&self, head: &Head) -> Option<&str> {
        self.sections.iter().find(|section| section.head == *head).map(|section| section.text.as_str())
    }

    /// Tells whether the case looks at outputs.
    pub(crate) fn builds(&self) -> bool {
        self.sections.iter().any(|section| matches!(section.head, Head::Page(_) | Head::Output(_) | Head::Outputs))
    }

    /// Returns the files of the case.
    pub(crate) fn files(&self) -> Vec<(&str, Bytes, &str)> {
        self.sections
            .iter()
            .filter_map(|section| match &section.head {
                Head::File(path, bytes) => Some((path.as_str(), *bytes, section.text.as_str())),
                _ => None,
            })
            .collect()
    }
}

/// Reads sections: a head on a line of its own, and the lines up to the next.
fn sections(text: &str) -> Result<Vec<Section>, String> {
    let mut sections: Vec<Section> = Vec::new();
    for line in text.split_inclusive('\n') {
        let words = line.trim_end().strip_prefix("-- ").and_then(|line| line.strip_suffix(" --"));
        match (words, sections.last_mut()) {
            (Some(words), _) => sections.push(Section { head: Head::read(words)?, text: String::new() }),
            (None, Some(section)) => section.text.push_str(line),
            (None, None) if line.trim().is_empty() => {}
            (None, None) => return Err(format!("`{}` stands before the first section", line.trim_end())),
        }
    }
    Ok(sections)
}

/// The configuration of a case that brings none.
const SITE: (&str, Bytes, &str) =
    ("content/site.yaml", Bytes::Plain, "title: The case\nbase-url: https://case.example/\n");

/// Puts files into a folder.
pub(crate) fn lay_out(root: &Path, files: &[(&str, Bytes, &str)]) -> Result<(), String> {
    let site = files.iter().all(|(path, ..)| *path != SITE.0).then_some(&SITE);
    for (path, bytes, text) in files.iter().chain(site) {
        let to = root.join(path);
        let made = match bytes {
            Bytes::Absent => continue,
            Bytes::Plain => text.as_bytes().to_vec(),
            Bytes::Mark => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
            Bytes::Crlf => text.replace('\n', "\r\n").into_bytes(),
            Bytes::Open => text.trim_end_matches('\n').as_bytes().to_vec(),
            Bytes::Hex => hex(text)?,
            Bytes::Link => {
                link(&to, text.trim()).map_err(|error| format!("{path}: {error}"))?;
                continue;
            }
        };
        put(&to, &made).map_err(|error| format!("{path}: {error}"))?;
    }
    Ok(())
}

/// Reads hexadecimal digits, with white space between them as one likes.
fn hex(text: &str) -> Result<Vec<u8>, String> {
    let digits: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    let byte =
        |pair: &[char]| u8::from_str_radix(&pair.iter().collect::<String>(), 16).map_err(|error| error.to_string());
    digits.chunks(2).map(byte).collect()
}

/// Writes a file and the folders it is in.
#[expect(clippy::disallowed_methods, reason = "a case lays its own files out, as an author would")]
fn put(to: &Path, bytes: &[u8]) -> std::io::Result<()> {
    std::fs::create_dir_all(to.parent().unwrap_or(to))?;
    std::fs::write(to, bytes)
}

/// Makes a symbolic link.
fn link(from: &Path, to: &str) -> std::io::Result<()> {
    std::fs::create_dir_all(from.parent().unwrap_or(from))?;
    std::os::unix::fs::symlink(to, from)
}

/// Returns the bytes of all files below a folder, by path.
#[expect(clippy::disallowed_methods, reason = "a case looks at what the program wrote")]
pub(crate) fn gather(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
    files
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap_or(entry.path()).to_string_lossy().into_owned();
            (path, std::fs::read(entry.path()).unwrap_or_default())
        })
        .collect()
}
