//! The passage that an annotation is about, and what became of the parts that name it.

use super::super::Fate;
use super::super::foreign::Value as Said;
use super::leaves::Leaves;
use super::part::{At, said};
use crate::prose::Selector;

/// What settled where a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// Its words, and those around it.
    Words,
    /// The position it begins at.
    Start,
}

/// A passage that an annotation is about.
#[derive(Debug, Default)]
pub(super) struct Aim {
    /// The addresses of the page, with the path of each among the leaves.
    pub(super) pages: Vec<(String, String)>,
    /// The passage.
    pub(super) selector: Selector,
    /// The paths of the quote, its prefix and its suffix among the leaves.
    quoted: [String; 3],
    /// The path of the position's start among the leaves.
    started: Option<String>,
    /// The position: characters before the passage, in the text it was made for.
    pub(super) start: Option<usize>,
}

impl Aim {
    /// Reads one selector.
    pub(super) fn selector(&mut self, selector: &At<'_>) {
        let exact = said(selector, &["exact", "oa:exact"]);
        if let Some((path, exact)) = exact.filter(|_| self.selector.quote.is_empty()) {
            self.selector.quote = exact;
            // White space at an edge says where a word ends, so it is kept.
            let raw = |keys: [&str; 2]| {
                let (key, node) = keys.iter().find_map(|key| Some((*key, selector.1.get(key)?)))?;
                match &node.value {
                    Said::Text(text) => Some((format!("{}.{key}", selector.0), text.clone())),
                    _ => None,
                }
            };
            let (before, after) = (raw(["prefix", "oa:prefix"]), raw(["suffix", "oa:suffix"]));
            let path_of =
                |found: &Option<(String, String)>| found.as_ref().map(|(path, _)| path.clone()).unwrap_or_default();
            self.quoted = [path, path_of(&before), path_of(&after)];
            let words = |found: Option<(String, String)>| {
                found.map(|(_, words)| words).filter(|words| !words.trim().is_empty())
            };
            (self.selector.prefix, self.selector.suffix) = (words(before), words(after));
        }
        if let Some((path, start)) = said(selector, &["start", "oa:start"]) {
            self.start = start.parse().ok();
            self.started = Some(path);
        }
    }

    /// Tells that nothing became of its parts.
    pub(super) fn lost(&self, why: &str, leaves: &mut Leaves) {
        let pages = self.pages.iter().map(|(path, _)| path);
        let started = self.started.iter();
        pages.chain(&self.quoted).chain(started).for_each(|path| leaves.dropped(path, why));
    }

    /// Tells what became of its parts, when its passage was found.
    pub(super) fn tell(&self, (found, by): (&Selector, By), article: &str, leaves: &mut Leaves) {
        for (path, page) in &self.pages {
            let (to, from) = ("the article that the note is on".to_owned(), page.clone());
            leaves.note(path, Fate::Normalized { to, from, into: article.to_owned() });
        }
        let [exact, before, after] = &self.quoted;
        let given = &self.selector;
        leaves.told(exact, "quote", (&given.quote, &found.quote));
        for (path, key, given, found) in
            [(before, "prefix", &given.prefix, &found.prefix), (after, "suffix", &given.suffix, &found.suffix)]
        {
            match (given, found) {
                (Some(given), Some(found)) => leaves.told(path, key, (given, found)),
                (None, _) => leaves.dropped(path, "it is empty"),
                _ => leaves.dropped(path, "the passage is found without these words"),
            }
        }
        let Some(path) = &self.started else { return };
        match by {
            By::Words => leaves.dropped(path, "the passage is found by its words"),
            By::Start => {
                let to = "annotation.prefix, annotation.suffix or annotation.occurrence".to_owned();
                let from = self.start.unwrap_or_default().to_string();
                let into = "the one of several passages that begins there".to_owned();
                leaves.note(path, Fate::Normalized { to, from, into });
            }
        }
    }
}
