//! An entry at the end of a list, in the list's own layout.

use std::ops::Range;

use super::{Sheet, Style, scalar};
use crate::parse::locate::block;
use crate::parse::yaml::{self, Node, Value};

/// A value that is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// A text.
    Text(String),
    /// A word of a vocabulary, which may look like another value, such as `false`.
    Word(String),
    /// A list of texts.
    List(Vec<String>),
}

impl Written {
    /// Returns the value as it is typed.
    fn typed(&self, style: Style) -> String {
        match self {
            Self::Text(text) => scalar(text, style),
            Self::Word(word) if matches!(word.as_str(), "true" | "false") => word.clone(),
            Self::Word(word) => scalar(word, style),
            Self::List(list) => {
                let list: Vec<String> = list.iter().map(|text| scalar(text, Style::Flow)).collect();
                format!("[{}]", list.join(", "))
            }
        }
    }
}

/// The keys of an entry, each with its value.
pub type Keys<'k> = [(&'k str, Written)];

/// What stands against an addition.
pub(super) const LAYOUT: &str = "its entries are not written line by line, each after a `- `";

/// Adds an entry at the end of a list: the one at a key of a front matter, or the whole file; returns the text then.
///
/// # Errors
///
/// Why that cannot be done. What the list would be is read back: every entry has to be what it was.
pub fn append(path: &str, text: &str, (key, entry): (Option<&str>, &Keys<'_>)) -> Result<String, &'static str> {
    let at = block(path, text);
    let yaml = &text[at.clone()];
    let tree = yaml::read(yaml).map_err(|_| "it cannot be read; `dateline check` says why")?;
    let sheet = Sheet { yaml, places: yaml::index(yaml) };
    let list = match (key, &tree.value) {
        (None, _) => Some(&tree),
        (Some(key), Value::Map(map)) => map.iter().find(|(name, _)| name.name() == key).map(|(_, list)| list),
        (Some(_), _) => None,
    };
    let (range, words) = sheet.addition(list, &tree, (key, entry))?;
    let mut fresh = yaml.to_owned();
    fresh.replace_range(range, &words);
    let grown = yaml::read(&fresh).is_ok_and(|new| grew((&tree, &new), key));
    if grown { Ok(format!("{}{fresh}{}", &text[..at.start], &text[at.end..])) } else { Err(LAYOUT) }
}

/// Tells whether a list has one entry more than before, and all else is what it was.
fn grew((old, new): (&Node<'_>, &Node<'_>), key: Option<&str>) -> bool {
    let (mut old, mut new) = (old.json(), new.json());
    let list = |whole: &mut serde_json::Value| match key {
        None => whole.take(),
        Some(key) => whole.as_object_mut().and_then(|map| map.shift_remove(key)).unwrap_or_default(),
    };
    let (before, mut after) = (list(&mut old), list(&mut new));
    let before = before.as_array().cloned().unwrap_or_default();
    let dropped = after.as_array_mut().and_then(Vec::pop).is_some_and(|entry| entry.is_object());
    let empty = |value: &serde_json::Value| value.is_null() || value.as_object().is_some_and(serde_json::Map::is_empty);
    dropped && after.as_array() == Some(&before) && (old == new || empty(&old) && empty(&new))
}

/// Writes an entry line by line, after a dash at a depth.
pub fn lines(entry: &Keys<'_>, depth: usize) -> String {
    let indent = " ".repeat(depth);
    let line = |(at, (key, value)): (usize, &(&str, Written))| {
        format!("{indent}{}{key}: {}\n", if at == 0 { "- " } else { "  " }, value.typed(Style::Block))
    };
    entry.iter().enumerate().map(line).collect()
}

/// Writes an entry between brackets.
fn flow(entry: &Keys<'_>) -> String {
    let pairs: Vec<String> = entry.iter().map(|(key, value)| format!("{key}: {}", value.typed(Style::Flow))).collect();
    format!("{{{}}}", pairs.join(", "))
}

impl Sheet<'_> {
    /// Returns what has to be typed where.
    fn addition(
        &self,
        list: Option<&Node<'_>>,
        tree: &Node<'_>,
        (key, entry): (Option<&str>, &Keys<'_>),
    ) -> Result<(Range<usize>, String), &'static str> {
        let end = self.yaml.len();
        let feed = if self.yaml.is_empty() || self.yaml.ends_with('\n') { "" } else { "\n" };
        let Some(list) = list else {
            let head = key.map_or_else(String::new, |key| format!("{key}:\n"));
            let block =
                !matches!(&tree.value, Value::Map(map) if !map.is_empty()) || self.style(tree) == Some(Style::Block);
            return if block { Ok((end..end, format!("{feed}{head}{}", lines(entry, 2)))) } else { Err(LAYOUT) };
        };
        let depth = if key.is_some() { 2 } else { 0 };
        match &list.value {
            Value::Null if key.is_none() => Ok((end..end, format!("{feed}{}", lines(entry, depth)))),
            Value::Null => {
                let at = self.line_end(self.place(list).ok_or(LAYOUT)?.start);
                Ok((at..at, format!("\n{}", lines(entry, depth).trim_end())))
            }
            Value::List(old) if old.is_empty() => {
                let place = self.place(list).ok_or(LAYOUT)?;
                let start = self.yaml[..place.start].trim_end_matches(' ').len();
                let feed = if start == 0 { "" } else { "\n" };
                Ok((start..place.end, format!("{feed}{}", lines(entry, depth).trim_end())))
            }
            Value::List(old) => self.after(list, old, entry).ok_or(LAYOUT),
            Value::Map(_) => Err("it holds a single entry without `- ` before it"),
            _ => Err("it is no list"),
        }
    }

    /// Returns what has to be typed after the last entry of a list.
    fn after(&self, list: &Node<'_>, old: &[Node<'_>], entry: &Keys<'_>) -> Option<(Range<usize>, String)> {
        let end = self.end(old.last()?)?;
        if self.style(list)? == Style::Flow && self.yaml[self.place(list)?].starts_with('[') {
            return Some((end..end, format!(", {}", flow(entry))));
        }
        let first = self.place(old.first()?)?.start;
        let dash = self.yaml[..first].rfind('-')?;
        let depth = self.yaml[self.line_start(dash)..dash].chars().count();
        let at = self.line_end(end);
        let ends: Vec<usize> = old.iter().filter_map(|node| self.end(node)).collect();
        let apart = |end: &usize| self.yaml[self.line_end(*end)..].starts_with("\n\n");
        let gap = if ends.len() > 1 && ends[..ends.len() - 1].iter().all(apart) { "\n" } else { "" };
        Some((at..at, format!("{gap}\n{}", lines(entry, depth).trim_end())))
    }
}
