//! Changes within the YAML of a file: keys of an entry set or taken out, an entry added to a list, all else as it was typed.
//!
//! Remarks, quotes and layout stay, because only the bytes that have to change do. What came of a change is read back: every
//! value has to be what it was, but for those that were to change.

mod append;

use std::ops::Range;

use serde_json::Value as Json;

pub use append::{Keys, Written, append, lines};

use super::locate::block;
use super::yaml::{self, Node, Value};
use crate::text::NodeId;

/// Keys of an entry, each with the text it is to have, or none to take it out.
pub type Changes<'c> = [(&'c str, Option<&'c str>)];

/// Sets keys of the map that holds a value; returns the whole text then.
///
/// A key that is new goes below the value. None is returned when there is no such value, or its layout does not allow the change.
pub fn set(path: &str, text: &str, value: NodeId, changes: &Changes<'_>) -> Option<String> {
    let at = block(path, text);
    let yaml = &text[at.clone()];
    let tree = yaml::read(yaml).ok()?;
    let sheet = Sheet { yaml, places: yaml::index(yaml) };
    let entry = holder(&tree, value)?;
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    for (key, meant) in changes {
        edits.extend(sheet.edit(entry, (key, *meant, changes), value)?);
    }
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let mut fresh = yaml.to_owned();
    for (range, words) in edits.into_iter().rev() {
        fresh.replace_range(range, &words);
    }
    let wanted = expected(&tree, entry.id, changes);
    let whole = yaml::read(&fresh).is_ok_and(|tree| tree.json() == wanted);
    whole.then(|| format!("{}{fresh}{}", &text[..at.start], &text[at.end..]))
}

/// Finds the map of which a value is one of the values.
fn holder<'n, 'a>(node: &'n Node<'a>, value: NodeId) -> Option<&'n Node<'a>> {
    match &node.value {
        Value::List(list) => list.iter().find_map(|node| holder(node, value)),
        Value::Map(map) if map.iter().any(|(_, node)| node.id == value) => Some(node),
        Value::Map(map) => map.iter().find_map(|(_, node)| holder(node, value)),
        _ => None,
    }
}

/// Returns what a block has to mean once keys of one map are changed.
fn expected(node: &Node<'_>, entry: NodeId, changes: &Changes<'_>) -> Json {
    match &node.value {
        Value::List(list) => list.iter().map(|node| expected(node, entry, changes)).collect(),
        Value::Map(map) => {
            let pairs = map.iter().map(|(key, value)| (key.name(), expected(value, entry, changes)));
            let mut object: serde_json::Map<String, Json> = pairs.collect();
            for (key, meant) in changes.iter().filter(|_| node.id == entry) {
                match meant {
                    Some(text) => object.insert((*key).to_owned(), read_back(text)),
                    None => object.shift_remove(*key),
                };
            }
            Json::Object(object)
        }
        _ => node.json(),
    }
}

/// Returns what a text is once it is written as a value.
fn read_back(text: &str) -> Json {
    let written = scalar(text, Style::Block);
    yaml::read(&written).map_or_else(|_| text.into(), |node| node.json())
}

/// How the map or list that a value stands in is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Line by line.
    Block,
    /// Between brackets.
    Flow,
}

/// Writes a text as a value: as it is where it then means itself, or is a number or a date; else in quotes.
pub fn scalar(text: &str, style: Style) -> String {
    let brackets = style == Style::Flow && text.contains([',', '[', ']', '{', '}']);
    let plain = format!("key: {text}\n");
    let value = yaml::read(&plain).ok().and_then(|node| match node.value {
        Value::Map(map) => <[_; 1]>::try_from(map).ok().map(|[(_, value)]| value.value),
        _ => None,
    });
    let same = match value {
        Some(Value::Text(found)) => found == text,
        Some(Value::Number(_)) => true,
        _ => false,
    };
    // A text in JSON's quotes is one in YAML's.
    if same && !brackets { text.to_owned() } else { serde_json::Value::from(text).to_string() }
}

/// A block of YAML, and where its nodes are.
struct Sheet<'y> {
    /// The text.
    yaml: &'y str,
    /// The bytes of every node.
    places: Vec<Range<usize>>,
}

/// An entry of a map.
type Pair<'a> = (Node<'a>, Node<'a>);

impl Sheet<'_> {
    /// Returns the bytes of a node, without white space at the end.
    fn place(&self, node: &Node<'_>) -> Option<Range<usize>> {
        let range = self.places.get(node.id.0 as usize)?.clone();
        let text = self.yaml.get(range.clone())?;
        Some(range.start..range.start + text.trim_end().len())
    }

    /// Returns the byte after the last one of a node and all in it.
    fn end(&self, node: &Node<'_>) -> Option<usize> {
        let own = self.place(node)?.end;
        let inner = match &node.value {
            Value::List(list) => list.last().and_then(|last| self.end(last)),
            Value::Map(map) => map.last().and_then(|pair| self.pair(pair)).map(|pair| pair.end),
            _ => None,
        };
        Some(inner.map_or(own, |inner| inner.max(own)))
    }

    /// Returns the bytes of a key and its value.
    fn pair(&self, (key, value): &Pair<'_>) -> Option<Range<usize>> {
        let start = self.place(key)?.start;
        Some(start..self.end(value)?.max(self.colon(key)?))
    }

    /// Returns the byte after a key's colon.
    fn colon(&self, key: &Node<'_>) -> Option<usize> {
        let end = self.place(key)?.end;
        self.yaml[end..].find(':').map(|at| end + at + 1)
    }

    /// Returns the byte of the line feed that ends the line of a byte, or the end.
    fn line_end(&self, at: usize) -> usize {
        self.yaml[at..].find('\n').map_or(self.yaml.len(), |feed| at + feed)
    }

    /// Returns the byte at which the line of a byte begins.
    fn line_start(&self, at: usize) -> usize {
        self.yaml[..at].rfind('\n').map_or(0, |feed| feed + 1)
    }

    /// Returns how a map or list is written.
    fn style(&self, node: &Node<'_>) -> Option<Style> {
        let flow = self.yaml[self.place(node)?].starts_with(['{', '[']);
        Some(if flow { Style::Flow } else { Style::Block })
    }

    /// Returns what has to be typed where for one key of all that change; nothing when a key that is not there is taken out.
    fn edit(
        &self,
        entry: &Node<'_>,
        (key, meant, changes): (&str, Option<&str>, &Changes<'_>),
        beside: NodeId,
    ) -> Option<Vec<(Range<usize>, String)>> {
        let Value::Map(map) = &entry.value else { return None };
        let style = self.style(entry)?;
        let found = map.iter().position(|(name, _)| name.name() == key);
        let edit = match (found, meant) {
            (None, None) => return Some(Vec::new()),
            (Some(at), Some(text)) => self.replaced(&map[at], text, style)?,
            (Some(at), None) => {
                let gone = |(name, _): &Pair<'_>| changes.contains(&(name.name().as_str(), None));
                let first = map[..at].iter().all(gone);
                (self.taken_out(map, (at, first), style)?, String::new())
            }
            (None, Some(text)) => {
                let below = map.iter().find(|(_, value)| value.id == beside)?;
                self.inserted((key, text), (map, below), style)?
            }
        };
        Some(vec![edit])
    }

    /// Writes another value after a key's colon.
    fn replaced(&self, pair: &Pair<'_>, text: &str, style: Style) -> Option<(Range<usize>, String)> {
        let start = self.colon(&pair.0)?;
        let end = self.pair(pair)?.end;
        let value = self.place(&pair.1)?;
        let typed = &self.yaml[value.clone()];
        let before = &self.yaml[start..value.start.max(start)];
        // A remark between the key and the value would go with it.
        if before.contains('#') {
            return None;
        }
        let in_quotes = typed.starts_with(['"', '\'']) && before.trim().is_empty();
        let fresh = if in_quotes { serde_json::Value::from(text).to_string() } else { scalar(text, style) };
        Some((start..end, format!(" {fresh}")))
    }

    /// Returns the bytes that go when a key is taken out; it may be the first of those that stay.
    fn taken_out(&self, map: &[Pair<'_>], (at, first): (usize, bool), style: Style) -> Option<Range<usize>> {
        let own = self.pair(&map[at])?;
        if first {
            return Some(own.start..self.place(&map.get(at + 1)?.0)?.start);
        }
        Some(match style {
            Style::Flow => self.pair(&map[at - 1])?.end..own.end,
            Style::Block => self.line_start(own.start)..(self.line_end(own.end) + 1).min(self.yaml.len()),
        })
    }

    /// Writes a new key below another, in the layout of its map.
    fn inserted(
        &self,
        (key, text): (&str, &str),
        (map, below): (&[Pair<'_>], &Pair<'_>),
        style: Style,
    ) -> Option<(Range<usize>, String)> {
        let end = self.pair(below)?.end;
        let line = format!("{key}: {}", scalar(text, style));
        if style == Style::Flow {
            return Some((end..end, format!(", {line}")));
        }
        let first = self.place(&map.first()?.0)?.start;
        let indent = " ".repeat(self.yaml[self.line_start(first)..first].chars().count());
        let at = self.line_end(end);
        Some((at..at, format!("\n{indent}{line}")))
    }
}

#[cfg(test)]
mod tests;
