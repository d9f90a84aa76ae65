//! Entries and media as files of the site: where each belongs, and its text.

use std::collections::BTreeMap;

use super::{Entry, Import, Value, yaml};
use crate::address::Id;
use crate::date::{Date, Zone};
use crate::files::Files;
use crate::files::input::{self, InputError};
use crate::parse::Kind;
use crate::problem::wording::ticked;
use crate::write::place;

/// A file to be written, or lines to be added to one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addition {
    /// The path from the root.
    pub path: String,
    /// The bytes that are new.
    pub bytes: Vec<u8>,
    /// The whole file then.
    pub whole: Vec<u8>,
    /// Where in the file the bytes go.
    pub to: To,
}

/// Where in a file bytes go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// The file is new.
    New,
    /// After what is there.
    End,
}

/// Why an import cannot be written.
#[derive(Debug)]
pub enum Unwritable {
    /// Something is in the way; the words say what, and what to do.
    Refused(String),
    /// A medium cannot be read.
    Unread(InputError),
}

/// Returns what is to be written, in path order. Sources go into a list called `list`.
///
/// # Errors
///
/// When an entry cannot be added to its list, or a medium cannot be read. Whether something is at the paths is not
/// looked at.
pub fn additions(import: &Import, list: &Id, files: &Files) -> Result<Vec<Addition>, Unwritable> {
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    let mut lists: BTreeMap<String, String> = BTreeMap::new();
    for entry in &import.entries {
        if entry.kind.is_markdown() {
            texts.insert(place::path(entry.kind, (entry.id.as_str(), year(entry)), files), markdown(entry));
        } else {
            lists.entry(list_path(entry, (list, files))).or_default().push_str(&yaml::entry(&entry.fields));
        }
    }
    let mut additions: Vec<Addition> = texts.into_iter().map(|(path, text)| Addition::new(path, text.into())).collect();
    for (path, entries) in lists {
        additions.push(grown(path, &entries, files)?);
    }
    for medium in &import.media {
        let bytes = input::bytes(&medium.from).map_err(Unwritable::Unread)?;
        additions.push(Addition::new(medium.to.clone(), bytes));
    }
    additions.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(additions)
}

impl Addition {
    /// Makes a new file.
    fn new(path: String, bytes: Vec<u8>) -> Self {
        Self { path, whole: bytes.clone(), bytes, to: To::New }
    }
}

/// Returns the year of an event, for its folder.
fn year(entry: &Entry) -> Option<i64> {
    let date = entry.fields.iter().find(|(key, _)| key == "date");
    let Some((_, Value::Text(date))) = date else { return None };
    Date::parse(date, Zone::UTC).ok().map(|date| date.local_day().year())
}

/// Writes a file with a front matter.
fn markdown(entry: &Entry) -> String {
    let body = entry.body.trim_end();
    let end = if body.is_empty() { "" } else { "\n" };
    format!("---\n{}---\n{body}{end}", yaml::fields(&entry.fields, 0))
}

/// Returns the path of the list that an entry belongs to.
fn list_path(entry: &Entry, (list, files): (&Id, &Files)) -> String {
    match entry.kind {
        Kind::Source => free(list, files),
        Kind::Annotations => beside(&entry.id, files),
        kind => format!("content/{}", kind.files()),
    }
}

/// Returns the path of the annotations beside an article, in whichever folder it lies.
fn beside(id: &Id, files: &Files) -> String {
    let name = format!("/{id}.md");
    let mut articles = files.under("content/articles/").map(|(_, file)| file.path.as_str());
    let folder = articles.find_map(|path| path.strip_suffix(&name)).unwrap_or("content/articles");
    format!("{folder}/{id}.annotations.yaml")
}

/// Returns the path of a list of sources that is not there yet.
fn free(list: &Id, files: &Files) -> String {
    let numbered = (2..).map(|number| format!("content/sources/{list}-{number}.yaml"));
    let mut all = std::iter::once(format!("content/sources/{list}.yaml")).chain(numbered);
    all.find(|path| files.find(path).is_none()).unwrap_or_default()
}

/// Adds entries to a list, or begins it.
fn grown(path: String, entries: &str, files: &Files) -> Result<Addition, Unwritable> {
    let Some(file) = files.find(&path) else { return Ok(Addition::new(path, entries.into())) };
    let before = &files.file(file).text;
    let lines = place::lines(before, entries).map_err(|why| {
        Unwritable::Refused(format!(
            "nothing can be added to {}: {why}\nhelp: add it yourself:\n\n{entries}",
            ticked(&path)
        ))
    })?;
    let whole = place::joined(before, &lines).into_bytes();
    Ok(Addition { path, bytes: lines.into_bytes(), whole, to: To::End })
}
