//! Entries and media as files of the site: where each belongs, and its text.

use std::collections::BTreeMap;

use super::{Entry, Import, Value, yaml};
use crate::address::Id;
use crate::date::{Date, Zone};
use crate::files::Files;
use crate::files::input::{self, InputError};
use crate::parse::entry::{self, Written};
use crate::parse::{Documents, Kind};
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
    /// In between: the bytes are those of the whole file.
    Within,
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
pub fn additions(
    import: &Import,
    list: &Id,
    (files, documents): (&Files, &Documents),
) -> Result<Vec<Addition>, Unwritable> {
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    let mut lists: BTreeMap<String, String> = BTreeMap::new();
    let mut matters: BTreeMap<&str, String> = BTreeMap::new();
    for entry in &import.entries {
        if entry.kind.is_markdown() {
            texts.insert(place::path(entry.kind, (entry.id.as_str(), year(entry)), files), markdown(entry));
        } else if let Some(path) = front_matter(entry, (files, documents)) {
            let before = matters.entry(path).or_insert_with(|| text(path, files).to_owned());
            *before = noted(path, before, entry)?;
        } else {
            lists.entry(list_path(entry, (list, files))).or_default().push_str(&yaml::entry(&entry.fields));
        }
    }
    let mut additions: Vec<Addition> = texts.into_iter().map(|(path, text)| Addition::new(path, text.into())).collect();
    for (path, entries) in lists {
        additions.push(grown(path, &entries, files)?);
    }
    for (path, whole) in matters {
        let bytes = whole.into_bytes();
        additions.push(Addition { path: path.to_owned(), whole: bytes.clone(), bytes, to: To::Within });
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

/// Returns the path of the article that keeps its annotations in its front matter, for one more.
fn front_matter<'f>(entry: &Entry, (files, documents): (&'f Files, &Documents)) -> Option<&'f str> {
    let of = |id: &str| documents.articles.iter().find(|article| article.id.value == id);
    let article = of(entry.id.as_str()).filter(|_| entry.kind == Kind::Annotations)?;
    let first = article.annotations.first()?;
    (first.place.file() == article.file).then(|| files.file(article.file).path.as_str())
}

/// Returns the text of a file.
fn text<'f>(path: &str, files: &'f Files) -> &'f str {
    files.find(path).map_or("", |file| &files.file(file).text)
}

/// Adds an annotation to those in the front matter of an article; returns the text then.
fn noted(path: &str, before: &str, entry: &Entry) -> Result<String, Unwritable> {
    let keys: Vec<(&str, Written)> = entry.fields.iter().map(|(key, value)| (key.as_str(), written(value))).collect();
    entry::append(path, before, (Some("annotations"), &keys)).map_err(|why| {
        let lines = yaml::entry(&entry.fields);
        let path = ticked(path);
        Unwritable::Refused(format!("nothing can be added to {path}: {why}\nhelp: add it yourself:\n\n{lines}"))
    })
}

/// Returns a value as it is typed into a list that is there.
fn written(value: &Value) -> Written {
    let word = |value: &Value| match value {
        Value::Text(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    };
    match value {
        Value::List(list) => Written::List(list.iter().map(word).collect()),
        // The verdict `false` is a word like any other.
        Value::Text(text) if text == "false" => Written::Word(text.clone()),
        value => Written::Text(word(value)),
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
