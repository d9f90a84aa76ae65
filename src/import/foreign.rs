//! Values of other people's files: YAML, TOML and JSON as one tree that knows its lines.
//!
//! Owns the reading of a block. Numbers stay the characters their author typed, because `1.10` and `2022` are more often
//! a name or a year than a quantity. What a key means is the business of each importer.

use serde_json::Value as Json;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::parse::yaml;

/// A value, and the line of the block it stands on, from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Node {
    /// The line, from 0; that of the block's beginning where the format does not say.
    pub line: usize,
    /// What it is.
    pub value: Value,
}

/// What a foreign file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// Nothing.
    Nothing,
    /// True or false.
    Flag(bool),
    /// A text, a number or a date, as it was typed.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// A map, in its order; a key can be there twice.
    Map(Vec<(String, Node)>),
}

impl Node {
    /// Makes a text that stands nowhere.
    pub(super) fn text(words: &str) -> Self {
        Self { line: 0, value: Value::Text(words.to_owned()) }
    }

    /// Returns a value of a map by its key.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        self.entries().iter().find(|(name, _)| name == key).map(|(_, node)| node)
    }

    /// Returns the entries of a map; none for what is no map.
    pub(super) fn entries(&self) -> &[(String, Self)] {
        if let Value::Map(entries) = &self.value { entries } else { &[] }
    }

    /// Returns the value as a list: a single one is a list of itself, nothing an empty one.
    pub(super) fn items(&self) -> Vec<&Self> {
        match &self.value {
            Value::Nothing => Vec::new(),
            Value::List(list) => list.iter().collect(),
            _ => vec![self],
        }
    }

    /// Returns a single value as words; none for lists, maps and nothing.
    pub(super) fn words(&self) -> Option<String> {
        match &self.value {
            Value::Flag(flag) => Some(flag.to_string()),
            Value::Text(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            _ => None,
        }
    }

    /// Returns the words of a value of a map.
    pub(super) fn said(&self, key: &str) -> Option<String> {
        self.get(key).and_then(Self::words)
    }

    /// Shows a value in a message, on one line.
    pub(super) fn shown(&self) -> String {
        match &self.value {
            Value::Nothing => String::new(),
            Value::Flag(flag) => flag.to_string(),
            Value::Text(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
            Value::List(list) => list.iter().map(Self::shown).collect::<Vec<_>>().join(", "),
            Value::Map(entries) => {
                let pair = |(key, node): &(String, Self)| format!("{key}: {}", node.shown());
                entries.iter().map(pair).collect::<Vec<_>>().join(", ")
            }
        }
    }
}

/// Reads a block of YAML; an empty one is an empty map.
///
/// # Errors
///
/// Why it cannot be read, as a fragment.
pub(super) fn yaml(block: &str) -> Result<Node, String> {
    match yaml::read(block) {
        Ok(node) => {
            let lines = Lines::of(block);
            let places: Vec<(usize, &str)> = yaml::index(block)
                .into_iter()
                .map(|range| (lines.at(range.start), block.get(range).unwrap_or_default()))
                .collect();
            Ok(from_yaml(&node, &places))
        }
        // Anchors and merges are legal in other people's files; their reader has a limit of its own.
        Err(yaml::Failure::Refused { .. }) => {
            let json: Json =
                serde_yaml::from_str(block).map_err(|error| format!("its YAML cannot be read: {error}"))?;
            Ok(from_json(&json))
        }
        Err(yaml::Failure::Syntax { reason, .. }) => Err(format!("its YAML cannot be read: {reason}")),
    }
}

/// Turns a node of YAML with its places into a value.
fn from_yaml(node: &yaml::Node<'_>, places: &[(usize, &str)]) -> Node {
    let (line, typed) = places.get(node.id.0 as usize).copied().unwrap_or_default();
    let value = match &node.value {
        yaml::Value::Null => Value::Nothing,
        yaml::Value::Flag(flag) => Value::Flag(*flag),
        yaml::Value::Number(number) if typed.is_empty() => Value::Text(number.to_string()),
        yaml::Value::Number(_) => Value::Text(typed.to_owned()),
        yaml::Value::Text(text) => Value::Text(text.clone().into_owned()),
        yaml::Value::List(list) => Value::List(list.iter().map(|node| from_yaml(node, places)).collect()),
        yaml::Value::Map(entries) => {
            let pair = |(key, node): &(yaml::Node<'_>, yaml::Node<'_>)| {
                let line = places.get(key.id.0 as usize).map_or(line, |(line, _)| *line);
                (key.name(), Node { line, ..from_yaml(node, places) })
            };
            Value::Map(entries.iter().map(pair).collect())
        }
    };
    Node { line, value }
}

/// Reads a block of TOML.
///
/// # Errors
///
/// Why it cannot be read, as a fragment.
pub(super) fn toml(block: &str) -> Result<Node, String> {
    let wrong = |error: &toml::de::Error| match error.span() {
        Some(span) => format!("its TOML cannot be read: {}, at line {}", error.message(), line_of(block, span.start)),
        None => format!("its TOML cannot be read: {}", error.message()),
    };
    let table = DeTable::parse(block).map_err(|error| wrong(&error))?;
    Ok(from_table(table.get_ref(), 0, &Lines::of(block)))
}

/// Turns a table of TOML into a map, in the order of its lines.
fn from_table(table: &DeTable<'_>, line: usize, lines: &Lines) -> Node {
    let pair = |(key, value): (&Spanned<_>, &Spanned<DeValue<'_>>)| {
        let line = lines.at(key.span().start);
        let name: &std::borrow::Cow<'_, str> = key.get_ref();
        (name.clone().into_owned(), Node { line, ..from_toml(value, lines) })
    };
    Node { line, value: Value::Map(table.iter().map(pair).collect()) }
}

/// Turns a value of TOML into ours.
fn from_toml(value: &Spanned<DeValue<'_>>, lines: &Lines) -> Node {
    let line = lines.at(value.span().start);
    let value = match value.get_ref() {
        DeValue::String(text) => Value::Text(text.clone().into_owned()),
        DeValue::Integer(number) => Value::Text(number.to_string()),
        DeValue::Float(number) => Value::Text(number.to_string()),
        DeValue::Boolean(flag) => Value::Flag(*flag),
        DeValue::Datetime(moment) => Value::Text(moment.to_string()),
        DeValue::Array(list) => Value::List(list.iter().map(|value| from_toml(value, lines)).collect()),
        DeValue::Table(table) => return from_table(table, line, lines),
    };
    Node { line, value }
}

/// Reads JSON.
///
/// # Errors
///
/// Why it cannot be read, as a fragment.
pub(super) fn json(text: &str) -> Result<Node, String> {
    let json: Json = serde_json::from_str(text).map_err(|error| format!("its JSON cannot be read: {error}"))?;
    Ok(from_json(&json))
}

/// Turns JSON into a value; it does not say its lines.
pub(super) fn from_json(json: &Json) -> Node {
    let value = match json {
        Json::Null => Value::Nothing,
        Json::Bool(flag) => Value::Flag(*flag),
        Json::Number(number) => Value::Text(number.to_string()),
        Json::String(text) => Value::Text(text.clone()),
        Json::Array(list) => Value::List(list.iter().map(from_json).collect()),
        Json::Object(map) => Value::Map(map.iter().map(|(key, value)| (key.clone(), from_json(value))).collect()),
    };
    Node { line: 0, value }
}

/// Where the lines of a block begin.
struct Lines(Vec<usize>);

impl Lines {
    /// Counts the lines of a block.
    fn of(block: &str) -> Self {
        Self(block.match_indices('\n').map(|(at, _)| at).collect())
    }

    /// Returns the line of a byte, from 0.
    fn at(&self, byte: usize) -> usize {
        self.0.partition_point(|&end| end < byte)
    }
}

/// A text with what stands above it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Split<'a> {
    /// The front matter; an empty map where there is none.
    pub keys: Node,
    /// The line of the file its block begins on, from 1.
    pub keys_line: usize,
    /// The text below.
    pub body: &'a str,
    /// The line of the file the text begins on, from 1.
    pub body_line: usize,
}

/// Splits a file into front matter (`---` YAML, `+++` TOML, `{` JSON) and text.
///
/// # Errors
///
/// Why the front matter cannot be read, as a fragment.
pub(super) fn split(text: &str) -> Result<Split<'_>, String> {
    let lead = text.len() - text.trim_start().len();
    let rest = &text[lead..];
    let first = rest.lines().next().unwrap_or_default().trim_end();
    let above = text[..lead].matches('\n').count();
    match first {
        "---" => fenced((text, lead, above), &["---", "..."], yaml),
        "+++" => fenced((text, lead, above), &["+++"], toml),
        _ if first.starts_with('{') && !first.starts_with("{{") && !first.starts_with("{%") => {
            let mut stream = serde_json::Deserializer::from_str(rest).into_iter::<Json>();
            let keys = match stream.next() {
                Some(Ok(keys)) if keys.is_object() => keys,
                Some(Err(error)) => return Err(format!("its JSON cannot be read: {error}")),
                _ => return Ok(bare(text)),
            };
            let end = lead + stream.byte_offset();
            let keys = from_json(&keys);
            Ok(Split { keys, keys_line: above + 1, body: &text[end..], body_line: line_of(text, end) })
        }
        _ => Ok(bare(text)),
    }
}

/// A text without front matter.
fn bare(text: &str) -> Split<'_> {
    Split { keys: Node { line: 0, value: Value::Map(Vec::new()) }, keys_line: 1, body: text, body_line: 1 }
}

/// Splits a file whose front matter stands between two lines.
fn fenced<'a>(
    (text, lead, above): (&'a str, usize, usize),
    ends: &[&str],
    read: fn(&str) -> Result<Node, String>,
) -> Result<Split<'a>, String> {
    let start = lead + text[lead..].find('\n').map_or(text.len() - lead, |at| at + 1);
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if ends.contains(&line.trim_end()) {
            let body = at + line.len();
            // A message counts lines as the file does.
            let counted = || read(&format!("{}{}", "\n".repeat(above + 1), &text[start..at])).err();
            let keys = read(&text[start..at]).map_err(|why| counted().unwrap_or(why))?;
            let keys = if keys.value == Value::Nothing { bare("").keys } else { keys };
            if !matches!(keys.value, Value::Map(_)) {
                return Err("its front matter is no list of keys and values".to_owned());
            }
            return Ok(Split { keys, keys_line: above + 2, body: &text[body..], body_line: line_of(text, body) });
        }
        at += line.len();
    }
    Err(format!("its front matter is never closed; a line `{}` is missing", ends[0]))
}

/// Returns the line of a byte, from 1.
fn line_of(text: &str, byte: usize) -> usize {
    text.get(..byte).unwrap_or(text).matches('\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_front_matter_that_cannot_be_read_names_the_line_of_the_file() {
        for (text, why) in [
            (
                "\n---\ntitle: x\n\tdate: 2020\n---\n",
                "its YAML cannot be read: found a tab character that violates indentation at line 4 column 1, while scanning a plain scalar at line 3 column 8",
            ),
            (
                "+++\na = 1\ntitle = x y\n+++\n",
                "its TOML cannot be read: string values must be quoted, expected literal string, at line 3",
            ),
        ] {
            assert_eq!(split(text).err().as_deref(), Some(why));
        }
    }
}
