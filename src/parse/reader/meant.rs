//! What was meant where text was wanted and something else stands: the everyday accidents.

use super::Item;
use crate::parse::accident;
use crate::parse::yaml::{Node, Value};
use crate::problem::wording::ticked;
use crate::problem::{Problem, Rule};
use crate::text::Place;

/// Reports that text was wanted; a colon in the text makes a map of it, which is an everyday accident.
pub(super) fn text<T>(item: Item<'_, '_>) -> Option<T> {
    let Some(meant) = colon_accident(item.node) else {
        let words = only_entry(item).unwrap_or_else(|| "some words".to_owned());
        return item.wrong("text", &format!("{}: {words}", item.key));
    };
    let message = format!("{} has to be text, and the `: ` in it makes it a map", ticked(item.key));
    let fresh = accident::quoted(&meant);
    let problem = Problem::new(Rule::WrongType, item.place(), message)
        .label("this needs quotes")
        .help(format!("write {}", ticked(&fresh)));
    item.reader.report(match whole_line(item) {
        Some(place) => problem.fix(place, fresh),
        None => problem,
    });
    None
}

/// Returns the place of a map of one plain entry that stands on one line.
fn whole_line(item: Item<'_, '_>) -> Option<Place> {
    let Value::Map(entries) = &item.node.value else { return None };
    let [(key, value)] = entries.as_slice() else { return None };
    let typed = |node: &Node<'_>| item.reader.typed(node.id);
    let plain = |typed: &str| !typed.is_empty() && !typed.starts_with(['"', '\'', '{', '[', '|', '>']);
    // A single word in lower case may be meant as a key.
    let text = |name: &str| name.contains(' ') || name.starts_with(char::is_uppercase);
    let bare = plain(typed(key)?) && plain(typed(value)?) && text(&key.name()) && !item.typed()?.starts_with('{');
    bare.then(|| item.reader.line(key.id, value.id)).flatten()
}

/// Returns the text of the only entry of a list.
fn only_entry(item: Item<'_, '_>) -> Option<String> {
    let Value::List(list) = &item.node.value else { return None };
    let [only] = list.as_slice() else { return None };
    item.with(only).characters()
}

/// Returns the text that a map of one entry was probably meant to be.
fn colon_accident(node: &Node<'_>) -> Option<String> {
    let Value::Map(entries) = &node.value else { return None };
    let [(key, value)] = entries.as_slice() else { return None };
    match &value.value {
        Value::Null => Some(format!("{}:", key.name())),
        Value::Text(text) => Some(format!("{}: {text}", key.name())),
        Value::Number(_) | Value::Flag(_) => Some(format!("{}: {}", key.name(), value.name())),
        Value::List(_) | Value::Map(_) => None,
    }
}
