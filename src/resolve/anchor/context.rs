//! The words around a passage: whether they are those the author gave, and which would set it apart from others.

use super::normal::Normal;
use super::{How, Settle};
use crate::prose::{Passage, Prose, Selector};

/// How many words of context are tried before a passage is told by its number.
const WORDS: usize = 16;

/// The words given around a quote, folded.
#[derive(Debug, Default)]
pub(super) struct Context {
    /// The words before.
    before: Side,
    /// The words after.
    after: Side,
}

/// The words given on one side of a quote.
#[derive(Debug, Default)]
struct Side {
    /// The words, folded, without white space at either end.
    words: String,
    /// Whether white space was given next to the quote.
    inner: bool,
    /// Whether white space was given at the far end.
    outer: bool,
}

impl Side {
    /// Folds the words before a quote.
    fn before(words: &str) -> Self {
        let (start, end) = (words.starts_with(char::is_whitespace), words.ends_with(char::is_whitespace));
        Self { words: Normal::fold(words, How::Folded), inner: end, outer: start }
    }

    /// Folds the words after a quote.
    fn after(words: &str) -> Self {
        let (start, end) = (words.starts_with(char::is_whitespace), words.ends_with(char::is_whitespace));
        Self { words: Normal::fold(words, How::Folded), inner: start, outer: end }
    }
}

impl Context {
    /// Folds the context of a selector.
    pub(super) fn new(selector: &Selector) -> Self {
        Self {
            before: selector.prefix.as_deref().map(Side::before).unwrap_or_default(),
            after: selector.suffix.as_deref().map(Side::after).unwrap_or_default(),
        }
    }

    /// Returns whether all of the context is there.
    pub(super) fn fits(&self, folded: &Normal, passage: Passage) -> bool {
        let (before, after) = around(folded, passage);
        self.before.ends(before) && self.after.begins(after)
    }

    /// Returns how many characters of the context are there, counted from the quote on both sides.
    pub(super) fn likeness(&self, folded: &Normal, passage: Passage) -> usize {
        let (before, after) = around(folded, passage);
        let same = |a: &mut dyn Iterator<Item = char>, b: &mut dyn Iterator<Item = char>| {
            a.zip(b).take_while(|(a, b)| a == b).count()
        };
        same(&mut self.before.words.chars().rev(), &mut before.trim_end().chars().rev())
            + same(&mut self.after.words.chars(), &mut after.trim_start().chars())
    }
}

impl Side {
    /// Returns whether a text ends with these words.
    fn ends(&self, text: &str) -> bool {
        let trimmed = text.trim_end();
        let Some(rest) = trimmed.strip_suffix(self.words.as_str()) else { return false };
        let glued = trimmed.len() == text.len() && trimmed.ends_with(char::is_alphanumeric);
        !(self.inner && glued || self.outer && rest.ends_with(char::is_alphanumeric))
    }

    /// Returns whether a text begins with these words.
    fn begins(&self, text: &str) -> bool {
        let trimmed = text.trim_start();
        let Some(rest) = trimmed.strip_prefix(self.words.as_str()) else { return false };
        let glued = trimmed.len() == text.len() && trimmed.starts_with(char::is_alphanumeric);
        !(self.inner && glued || self.outer && rest.starts_with(char::is_alphanumeric))
    }
}

/// Returns the folded text of the zone before and after a passage.
fn around(folded: &Normal, passage: Passage) -> (&str, &str) {
    let (start, end) = (folded.folded_start(passage.start), folded.folded_end(passage.end));
    let zone = folded.zone(start);
    (&folded.text()[zone.start..start], &folded.text()[end.max(start)..zone.end.max(end)])
}

/// Returns a line of a selector that sets one passage apart from all that were found.
pub(super) fn settle(prose: &Prose, folded: &Normal, found: &[Passage], nth: usize) -> Settle {
    let passage = found[nth];
    let zone = prose.zones().iter().find(|zone| zone.start <= passage.start && passage.end <= zone.end);
    let zone = zone.copied().unwrap_or(passage);
    let unique = |context: &Context| {
        let others = found.iter().enumerate().filter(|(at, _)| *at != nth);
        context.fits(folded, passage) && !others.into_iter().any(|(_, other)| context.fits(folded, *other))
    };
    let before = prose.slice(Passage { start: zone.start, end: passage.start });
    for prefix in growing(before, word_starts(before)) {
        if unique(&Context { before: Side::before(&prefix), after: Side::default() }) {
            return Settle::Prefix(prefix);
        }
    }
    let after = prose.slice(Passage { start: passage.end, end: zone.end });
    for end in word_ends(after) {
        let suffix = spaced(&after[..end]);
        if unique(&Context { before: Side::default(), after: Side::after(&suffix) }) {
            return Settle::Suffix(suffix);
        }
    }
    Settle::Occurrence(u32::try_from(nth + 1).unwrap_or(u32::MAX))
}

/// Returns the text from each of some bytes to its end.
fn growing(text: &str, starts: Vec<usize>) -> impl Iterator<Item = String> + '_ {
    starts.into_iter().map(|start| spaced(&text[start..]))
}

/// Returns where the last words of a text begin, from the last one back.
fn word_starts(text: &str) -> Vec<usize> {
    let mut starts: Vec<usize> = text
        .char_indices()
        .rev()
        .filter(|&(at, c)| !c.is_whitespace() && text[..at].chars().next_back().is_none_or(char::is_whitespace))
        .map(|(at, _)| at)
        .take(WORDS)
        .collect();
    starts.dedup();
    starts
}

/// Returns where the first words of a text end.
fn word_ends(text: &str) -> Vec<usize> {
    text.char_indices()
        .filter(|&(_, c)| !c.is_whitespace())
        .map(|(at, c)| at + c.len_utf8())
        .filter(|&end| text[end..].chars().next().is_none_or(char::is_whitespace))
        .take(WORDS)
        .collect()
}

/// Writes each run of white space as one space.
pub(super) fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    for character in text.chars() {
        if !character.is_whitespace() {
            spaced.push(character);
        } else if !spaced.ends_with(' ') {
            spaced.push(' ');
        }
    }
    spaced
}
