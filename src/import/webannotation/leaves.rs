//! The leaves of an annotation: each value that stands somewhere in it, and what became of it.

use std::collections::BTreeMap;

use super::super::Fate;
use super::super::foreign::{Node, Value as Said};

/// The leaves of an annotation, by their paths with numbers: `target.0.selector.1.exact`.
#[derive(Debug)]
pub(super) struct Leaves {
    /// The paths, in the order of the file.
    paths: Vec<String>,
    /// What became of those that were used.
    fates: BTreeMap<String, Fate>,
}

/// Why parts that nobody asks for are left out, by the last word of their path.
const KNOWN: [(&str, &str); 22] = [
    ("@context", "it says which format this is"),
    ("type", "it says what the part around it is"),
    ("@type", "it says what the part around it is"),
    ("conformsTo", "it says how the selector is written"),
    ("updated", "a note has one date, that of its making"),
    ("modified", "a note has one date, that of its making"),
    ("generated", "a note has one date, that of its making"),
    ("generator", "it says which program wrote this"),
    ("links", "it is an address of the service"),
    ("html", "it is an address of the service"),
    ("incontext", "it is an address of the service"),
    ("json", "it is an address of the service"),
    ("flagged", "it is about the service"),
    ("canonical", "it is an address of the note elsewhere"),
    ("via", "it is an address of the note elsewhere"),
    ("format", "it says how the text is written"),
    ("end", "a passage ends with its quote"),
    ("startContainer", "passages are found by their words, not by the elements of a page"),
    ("startOffset", "passages are found by their words, not by the elements of a page"),
    ("endContainer", "passages are found by their words, not by the elements of a page"),
    ("endOffset", "passages are found by their words, not by the elements of a page"),
    ("permissions", "it is about the service"),
];

impl Leaves {
    /// Gathers the leaves of an annotation.
    pub(super) fn of(node: &Node) -> Self {
        let mut paths = Vec::new();
        walk(node, String::new(), &mut paths);
        Self { paths, fates: BTreeMap::new() }
    }

    /// Notes what became of a leaf.
    pub(super) fn note(&mut self, path: &str, fate: Fate) {
        if self.paths.iter().any(|known| known == path) {
            self.fates.insert(path.to_owned(), fate);
        }
    }

    /// Notes that a leaf was carried over, and as what if not as it was.
    pub(super) fn told(&mut self, path: &str, to: &str, (from, into): (&str, &str)) {
        let to = format!("annotation.{to}");
        let fate = if from == into {
            Fate::Mapped { to }
        } else {
            Fate::Normalized { to, from: from.to_owned(), into: into.to_owned() }
        };
        self.note(path, fate);
    }

    /// Notes that a leaf was left out.
    pub(super) fn dropped(&mut self, path: &str, why: impl Into<String>) {
        self.note(path, Fate::Dropped { why: why.into() });
    }

    /// Notes that all of it was left out.
    pub(super) fn all_dropped(&mut self, why: &str) {
        self.fates = self.paths.iter().map(|path| (path.clone(), Fate::Dropped { why: why.to_owned() })).collect();
    }

    /// Returns what became of each leaf, by its path without numbers.
    pub(super) fn finish(mut self) -> Vec<(String, Fate)> {
        let fates = &mut self.fates;
        self.paths.iter().map(|path| (bare(path), fates.remove(path).unwrap_or_else(|| unasked(path)))).collect()
    }
}

/// Says why a leaf that nobody asked for is left out.
fn unasked(path: &str) -> Fate {
    let mut words = path.split('.').filter(|word| word.parse::<usize>().is_err());
    let last = words.next_back().unwrap_or_default();
    let all = std::iter::once(last).chain(words);
    let known = all.into_iter().find_map(|word| KNOWN.iter().find(|(name, _)| *name == word));
    let why = known.map_or("Dateline has no place for it", |(_, why)| why);
    Fate::Dropped { why: why.to_owned() }
}

/// Returns a path without the numbers of lists.
fn bare(path: &str) -> String {
    path.split('.').filter(|word| word.parse::<usize>().is_err()).collect::<Vec<_>>().join(".")
}

/// Gathers the paths of the leaves below a value; what is empty is a leaf itself.
fn walk(node: &Node, path: String, paths: &mut Vec<String>) {
    let below = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    match &node.value {
        Said::Map(entries) if !entries.is_empty() => {
            for (key, node) in entries {
                walk(node, below(key), paths);
            }
        }
        Said::List(list) if !list.is_empty() => {
            for (at, node) in list.iter().enumerate() {
                walk(node, below(&at.to_string()), paths);
            }
        }
        _ => paths.push(path),
    }
}
