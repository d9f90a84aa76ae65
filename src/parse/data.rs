//! Data of the author's own, `data/**/*.yaml` and `.json`: any form, for templates of the site's own.
//!
//! JSON is read as the YAML it is. What is refused elsewhere is refused here: aliases, tags, depth, a key twice,
//! characters that nobody sees.

use super::control;
use super::reader::Reader;
use super::yaml::{Node, Value};
use crate::problem::wording::ticked;
use crate::problem::{Problem, Rule};
use crate::text::FileId;

/// A file of data.
#[derive(Clone, Debug, PartialEq)]
pub struct Data {
    /// The file.
    pub file: FileId,
    /// Its name in templates: the path below `data/`, without the ending.
    pub name: String,
    /// What it holds.
    pub value: serde_json::Value,
}

/// Reads a file of data.
pub(super) fn read(reader: &Reader<'_>, node: &Node<'_>, path: &str) -> Data {
    check(reader, node);
    let name = path.strip_prefix("content/data/").unwrap_or(path);
    let name = name.rsplit_once('.').map_or(name, |(name, _)| name);
    Data { file: reader.file, name: name.to_owned(), value: node.json() }
}

/// Reports what is wrong with a value and with all that is in it.
fn check(reader: &Reader<'_>, node: &Node<'_>) {
    match &node.value {
        Value::Text(text) => {
            for (_, c) in control::find(text) {
                reader.report(control::problem(reader.place(node.id), c));
            }
        }
        Value::List(list) => list.iter().for_each(|node| check(reader, node)),
        Value::Map(entries) => {
            check_keys(reader, entries);
            entries.iter().flat_map(|(key, value)| [key, value]).for_each(|node| check(reader, node));
        }
        Value::Null | Value::Flag(_) | Value::Number(_) => {}
    }
}

/// Reports the keys of a map that are there twice, since only one of the two would be seen.
fn check_keys(reader: &Reader<'_>, entries: &[(Node<'_>, Node<'_>)]) {
    let mut seen = std::collections::BTreeMap::new();
    for (key, _) in entries {
        let Some(first) = seen.insert(key.name(), key.id) else { continue };
        let problem =
            Problem::new(Rule::DuplicateKey, reader.place(key.id), format!("{} is written twice", ticked(&key.name())))
                .label("here again")
                .also(reader.place(first), "first written here");
        reader.report(problem.help("keep one of the two"));
    }
}
