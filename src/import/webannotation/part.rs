//! The parts of an annotation: values by their keys, each with its path among the leaves.

use super::super::foreign::{Node, Value as Said};

/// A node with its path among the leaves.
pub(super) type At<'n> = (String, &'n Node);

/// Returns the values under any of some keys, each entry of a list for itself.
pub(super) fn under<'n>((path, node): &At<'n>, keys: &[&str]) -> Vec<At<'n>> {
    let below = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    let Some((key, value)) = keys.iter().find_map(|key| Some((below(key), node.get(key)?))) else { return Vec::new() };
    match &value.value {
        Said::List(list) => list.iter().enumerate().map(|(at, node)| (format!("{key}.{at}"), node)).collect(),
        Said::Nothing => Vec::new(),
        _ => vec![(key, value)],
    }
}

/// Returns the words under any of some keys, where there is one value.
pub(super) fn said(at: &At<'_>, keys: &[&str]) -> Option<(String, String)> {
    under(at, keys).into_iter().next().and_then(|(path, node)| Some((path, node.words()?)))
}
