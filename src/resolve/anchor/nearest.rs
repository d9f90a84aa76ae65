//! The passages most like a quote that is not in the text: for messages alone.
//!
//! Likeness is twice the number of characters two texts share in order, divided by their lengths together. The best
//! passages by that measure are found exactly, by dynamic programming over characters, with edges at words; in a long
//! text only the stretches that share most three-letter pieces with the quote are looked at.

use unicode_normalization::char::decompose_compatible;
use unicode_segmentation::UnicodeSegmentation;

use super::context::spaced;
use super::normal::Normal;
use super::{How, Index, Outcome};
use crate::parse::markdown::{self, Html, Options, Punctuation};
use crate::prose::{Origin, Passage, Selector};
use crate::text::{FileId, Place};

/// How many passages are offered.
const OFFERED: usize = 3;
/// The least likeness that is worth offering.
const LEAST: f64 = 0.55;
/// How many characters of a quote are compared.
const COMPARED: usize = 600;
/// How many pairs of characters are compared at most, for one quote.
const PAIRS: usize = 3_000_000;

/// A passage that is like a quote.
#[derive(Clone, Copy, Debug)]
struct Near {
    /// How much, up to 1.
    likeness: f64,
    /// Where.
    passage: Passage,
}

/// What a quote could have meant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Nearest {
    /// Up to three passages, the most likely first.
    pub passages: Vec<Passage>,
    /// How like the quote the first of them is, in per cent.
    pub likeness: u8,
    /// The quote's words without Markdown and entities, when it holds any.
    pub plain: Option<String>,
}

impl Index<'_> {
    /// Returns the passages most like a quote that was not found.
    pub fn nearest(&self, selector: &Selector) -> Nearest {
        let plain = without_markup(&selector.quote);
        let words = plain.as_deref().unwrap_or(&selector.quote);
        let mut near = self.like(&Normal::fold(words, How::Folded));
        near.sort_by(|a, b| b.likeness.total_cmp(&a.likeness).then(a.passage.cmp(&b.passage)));
        let likeness = near.first().map_or(0, |near| percent(near.likeness));
        let found = plain.as_ref().and_then(|plain| self.found(plain, selector));
        let mut passages: Vec<Passage> = Vec::with_capacity(OFFERED);
        for passage in found.into_iter().chain(near.into_iter().map(|near| near.passage)) {
            let apart = passages.iter().all(|other| passage.end <= other.start || other.end <= passage.start);
            if apart && passages.len() < OFFERED {
                passages.push(passage);
            }
        }
        Nearest { passages, likeness, plain }
    }

    /// Returns the first passage that has other words than a selector's, in their place.
    fn found(&self, words: &str, selector: &Selector) -> Option<Passage> {
        match self.find(&Selector { quote: words.to_owned(), ..selector.clone() }) {
            Outcome::Anchored { anchor, .. } => Some(anchor),
            Outcome::Ambiguous { candidates, .. } | Outcome::OutOfRange { candidates, .. } => {
                candidates.first().map(|candidate| candidate.passage)
            }
            Outcome::Empty | Outcome::Orphaned => None,
        }
    }

    /// Returns passages like a folded quote, in no order.
    fn like(&self, quote: &str) -> Vec<Near> {
        let quote: Vec<char> = quote.chars().map(plain).take(COMPARED).collect();
        let folded = self.folded();
        let mut near = Vec::new();
        let texts: Vec<Text> = folded.zones().map(|zone| Text::new(&folded.text()[zone.clone()], zone.start)).collect();
        for stretch in stretches(&texts, &quote) {
            near.extend(stretch.like(&quote).into_iter().filter_map(|found| {
                let passage = folded.passage(&(found.start..found.end))?;
                Some(Near { likeness: found.likeness, passage })
            }));
        }
        near
    }
}

/// Returns a share in whole per cent.
fn percent(share: f64) -> u8 {
    (0..100).find(|&percent| f64::from(percent) >= share * 100.0).unwrap_or(100)
}

/// Returns the words of a quote read as Markdown, when they are others than the quote's.
fn without_markup(quote: &str) -> Option<String> {
    let options = Options { punctuation: Punctuation::Plain, html: Html::Raw, reserved: &[] };
    let origin = Origin::Value(Place::File(FileId::default()));
    let words = spaced(&markdown::read(quote, origin, options).0.plain());
    (!words.is_empty() && words != spaced(quote.trim())).then_some(words)
}

/// A zone as characters, with the edges of its words.
struct Text {
    /// The characters, without case and accents.
    characters: Vec<char>,
    /// The folded byte of each character, and of the end.
    bytes: Vec<usize>,
    /// For each position, whether a word or sign begins there, and whether one ends there.
    edges: Vec<(bool, bool)>,
}

impl Text {
    /// Takes a folded zone apart.
    fn new(zone: &str, base: usize) -> Self {
        let characters: Vec<char> = zone.chars().map(plain).collect();
        let mut bytes: Vec<usize> = zone.char_indices().map(|(at, _)| base + at).collect();
        bytes.push(base + zone.len());
        let mut edges = vec![(false, false); characters.len() + 1];
        let mut at = 0;
        for word in zone.split_word_bounds() {
            let length = word.chars().count();
            if !word.starts_with(char::is_whitespace) {
                edges[at].0 = true;
                edges[at + length].1 = true;
            }
            at += length;
        }
        Self { characters, bytes, edges }
    }
}

/// A part of a zone that is compared as a whole.
struct Stretch<'t> {
    /// The zone.
    text: &'t Text,
    /// The first character.
    start: usize,
    /// The character after the last one.
    end: usize,
}

/// A passage in folded bytes.
struct Found {
    /// How like the quote it is.
    likeness: f64,
    /// The first byte.
    start: usize,
    /// The byte after the last one.
    end: usize,
}

/// The best alignment of the quote's first characters with some passage that ends here.
#[derive(Clone, Copy)]
struct Cell {
    /// Two for each shared character, less the price of each of the passage's.
    score: f64,
    /// Where the passage starts.
    start: usize,
}

impl Stretch<'_> {
    /// Returns, for each end of a word, the passage most like the quote.
    ///
    /// The best ratio of shared to all characters is the price per character at which the best score is nothing: the
    /// price is raised to the best ratio found until none is better (Dinkelbach's method; three or four rounds).
    fn like(&self, quote: &[char]) -> Vec<Found> {
        let mut price = LEAST;
        let mut found = self.round(quote, price);
        for _ in 0..8 {
            let best = found.iter().map(|found| found.likeness).fold(price, f64::max);
            if best <= price + 1e-9 {
                break;
            }
            price = best;
            found.extend(self.round(quote, price));
        }
        found
    }

    /// Returns, for each end of a word, the best passage at a price per character.
    ///
    /// A passage begins and ends with a sign only where the quote does.
    fn round(&self, quote: &[char], price: f64) -> Vec<Found> {
        let sign = |character: Option<&char>| character.is_some_and(|character| !character.is_alphanumeric());
        let (opens, ends) = (sign(quote.first()), sign(quote.last()));
        let mut found = Vec::new();
        let nothing = Cell { score: f64::NEG_INFINITY, start: 0 };
        let mut row = vec![nothing; quote.len() + 1];
        for at in self.start..self.end {
            let character = self.text.characters[at];
            if self.text.edges[at].0 && (opens || character.is_alphanumeric()) {
                begin(&mut row, at);
            }
            step(&mut row, quote, character, price);
            let last = row[quote.len()];
            let edge = self.text.edges[at + 1].1 && (ends || character.is_alphanumeric());
            if edge && last.score > f64::NEG_INFINITY {
                found.extend(self.passage(last, at + 1, (quote.len(), price)));
            }
        }
        found
    }

    /// Returns the passage of an alignment, when it is like enough.
    fn passage(&self, cell: Cell, end: usize, (quote, price): (usize, f64)) -> Option<Found> {
        let length = f64::from(u32::try_from(end - cell.start).ok()?);
        let quote = f64::from(u32::try_from(quote).ok()?);
        let likeness = (cell.score + price * length) / (quote + length);
        let (start, end) = (self.text.bytes[cell.start], self.text.bytes[end]);
        (likeness >= LEAST).then_some(Found { likeness, start, end })
    }
}

/// Lets a passage begin at a position, whatever of the quote was left out before.
fn begin(row: &mut [Cell], at: usize) {
    for cell in row {
        if cell.score < 0.0 {
            *cell = Cell { score: 0.0, start: at };
        }
    }
}

/// Takes one character of the text into every alignment.
fn step(row: &mut [Cell], quote: &[char], character: char, price: f64) {
    let mut diagonal = row[0];
    row[0].score -= price;
    for (at, &wanted) in quote.iter().enumerate() {
        let above = row[at + 1];
        let mut best = Cell { score: above.score - price, start: above.start };
        if row[at].score > best.score {
            best = row[at];
        }
        if wanted == character && diagonal.score + 2.0 - price > best.score {
            best = Cell { score: diagonal.score + 2.0 - price, start: diagonal.start };
        }
        diagonal = above;
        row[at + 1] = best;
    }
}

/// Returns the stretches worth comparing: all, or those that share most with the quote.
fn stretches<'t>(texts: &'t [Text], quote: &[char]) -> Vec<Stretch<'t>> {
    let whole = texts.iter().map(|text| Stretch { text, start: 0, end: text.characters.len() });
    let all: usize = texts.iter().map(|text| text.characters.len()).sum();
    if quote.is_empty() {
        return Vec::new();
    }
    if all.saturating_mul(quote.len()) <= PAIRS {
        return whole.collect();
    }
    let mut pieces: Vec<&[char]> = quote.windows(3).collect();
    pieces.sort_unstable();
    let width = quote.len() * 4;
    let mut windows: Vec<(usize, Stretch<'t>)> = texts.iter().flat_map(|text| windows(text, &pieces, width)).collect();
    windows.sort_by_key(|(shared, _)| std::cmp::Reverse(*shared));
    windows.truncate((PAIRS / (width * quote.len())).max(1));
    windows.into_iter().map(|(_, stretch)| stretch).collect()
}

/// Returns overlapping windows of a text, each with how many pieces it shares with the quote.
fn windows<'t>(text: &'t Text, pieces: &[&[char]], width: usize) -> Vec<(usize, Stretch<'t>)> {
    let length = text.characters.len();
    let mut shared = vec![0; length + 1];
    for (at, piece) in text.characters.windows(3).enumerate() {
        shared[at + 1] = shared[at] + usize::from(pieces.binary_search(&piece).is_ok());
    }
    for at in length.saturating_sub(1).max(1)..=length {
        shared[at] = shared[at - 1].max(shared[at]);
    }
    (0..length)
        .step_by((width / 2).max(1))
        .map(|start| {
            let end = (start + width).min(length);
            (shared[end] - shared[start], Stretch { text, start, end })
        })
        .collect()
}

/// Returns a character without case and accent, for comparing.
fn plain(character: char) -> char {
    if character.is_ascii() {
        return character.to_ascii_lowercase();
    }
    let mut first = None;
    decompose_compatible(character, |part| {
        first.get_or_insert(part);
    });
    first.and_then(|first| first.to_lowercase().next()).unwrap_or(character)
}
