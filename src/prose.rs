//! Running text as the reader sees it, with where each piece was written.
//!
//! Owns the second coordinate of the house, the [`Offset`], and the types that Markdown is read into and anchors are
//! found in. Knows neither how Markdown is read (`parse::markdown`) nor how HTML is written (`render::prose`).
//!
//! A [`Prose`] keeps one string, the *anchor text*: the words a reader sees, in document order, blocks joined by one
//! line feed. Structure is a flat list of [`Piece`]s that point into it. Words that markup makes by itself (list
//! numbers, footnote numbers, image descriptions) are not in the text.

mod build;
mod fill;
mod mention;
mod piece;

pub use build::{Builder, Part};
pub use mention::{Address, Citation, Heading, Image, Link, Reach, Tag};
pub use piece::{Alert, Align, Element, Piece};

use std::ops::Range;

use crate::text::{FileId, Place, Span};

/// A position in the text the reader sees, in bytes of the prose's own text; never a place in a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Offset(pub u32);

/// A stretch of the text the reader sees: the first byte, and the byte after the last one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Passage {
    /// The first byte.
    pub start: Offset,
    /// The byte after the last one.
    pub end: Offset,
}

impl Passage {
    /// Makes a passage from two byte offsets.
    pub fn new(start: u32, end: u32) -> Self {
        Self { start: Offset(start), end: Offset(end) }
    }

    /// Returns the bytes as a range for slicing.
    pub fn range(self) -> Range<usize> {
        self.start.0 as usize..self.end.0 as usize
    }
}

/// How an annotation names its passage, as its author wrote it.
///
/// The fields are those of a W3C `TextQuoteSelector`, with two of our own to settle repeats.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selector {
    /// The words as the reader sees them.
    pub quote: String,
    /// Words that stand right before the quote.
    pub prefix: Option<String>,
    /// Words that stand right after the quote.
    pub suffix: Option<String>,
    /// Which of several exact matches is meant, counted from 1.
    pub occurrence: Option<u32>,
    /// About where the quote starts, in Unicode code points of the anchor text; a hint.
    pub start: Option<u32>,
}

/// Where a prose was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// In a file, from this byte on: places inside the text are known to the byte.
    File(FileId, u32),
    /// In a value whose bytes are not known: every place is this one.
    Value(Place),
}

/// A stretch of the anchor text and the bytes of the file it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Origins {
    /// The first byte in the anchor text.
    text: u32,
    /// How many bytes of the anchor text.
    text_len: u32,
    /// The first byte in what was read, counted from its start.
    file: u32,
    /// How many bytes of what was read.
    file_len: u32,
}

/// Running text that was read: the words, their structure, what they mention and where they were written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prose {
    /// The anchor text: the body, then each footnote that is referred to, joined by line feeds.
    text: String,
    /// The body and each footnote, in the order of their text.
    zones: Vec<Passage>,
    /// The structure of the body.
    pieces: Vec<Piece>,
    /// The structure of each footnote, in the order of first reference.
    notes: Vec<Vec<Piece>>,
    /// Where the text was written, in the order of the text.
    origins: Vec<Origins>,
    /// Where all of it was written.
    origin: Origin,
    /// What the text points at.
    mentions: Mentions,
}

/// What a prose points at or names, each list in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mentions {
    /// `[@source]` citations.
    pub citations: Vec<Citation>,
    /// `[[id]]` links.
    pub links: Vec<Link>,
    /// `[words](address)` links.
    pub addresses: Vec<Address>,
    /// Images.
    pub images: Vec<Image>,
    /// Headings.
    pub headings: Vec<Heading>,
    /// Tags of raw HTML that are let through.
    pub tags: Vec<Tag>,
    /// Raw text that is published as it was written: scripts, where the site allows them.
    pub raws: Vec<String>,
    /// Languages of code blocks.
    pub languages: Vec<String>,
}

impl Prose {
    /// Makes a prose without a word.
    pub fn empty(origin: Origin) -> Self {
        Builder::default().finish(Vec::new(), Mentions::default(), origin)
    }

    /// Returns the anchor text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the words of a passage; empty when it is none of this text.
    pub fn slice(&self, passage: Passage) -> &str {
        self.text.get(passage.range()).unwrap_or_default()
    }

    /// Returns the body and each footnote as passages; a match may not cross from one into another.
    pub fn zones(&self) -> &[Passage] {
        &self.zones
    }

    /// Returns the structure of the body.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// Returns the structure of each footnote, in the order of first reference.
    pub fn notes(&self) -> &[Vec<Piece>] {
        &self.notes
    }

    /// Returns what the text points at.
    pub fn mentions(&self) -> &Mentions {
        &self.mentions
    }

    /// Returns the citations of sources.
    pub fn citations(&self) -> &[Citation] {
        &self.mentions.citations
    }

    /// Returns the links to things on the site.
    pub fn links(&self) -> &[Link] {
        &self.mentions.links
    }

    /// Returns the links by address.
    pub fn addresses(&self) -> &[Address] {
        &self.mentions.addresses
    }

    /// Returns the images.
    pub fn images(&self) -> &[Image] {
        &self.mentions.images
    }

    /// Returns the headings.
    pub fn headings(&self) -> &[Heading] {
        &self.mentions.headings
    }

    /// Returns whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// Returns the place where a passage was written.
    pub fn place(&self, passage: Passage) -> Place {
        match self.origin {
            Origin::Value(place) => place,
            Origin::File(file, base) => {
                let start = self.written(passage.start);
                let last = Offset(passage.end.0.saturating_sub(1).max(passage.start.0));
                let end = self.written_after(last).max(start);
                Place::Span(Span { file, start: base + start, end: base + end })
            }
        }
    }

    /// Returns the number of words in the body; where a script sets no spaces, each character counts.
    pub fn words(&self) -> usize {
        let body = self.zones.first().map_or("", |zone| self.slice(*zone));
        body.split_ascii_whitespace().map(words_of).sum()
    }

    /// Returns the words of the body as plain text: one line a block, other white space as one space.
    pub fn plain(&self) -> String {
        let mut plain = String::with_capacity(self.text.len());
        for &piece in &self.pieces {
            match piece {
                Piece::Text(passage) => push_plain(&mut plain, self.slice(passage)),
                Piece::Break(_) => push_plain(&mut plain, " "),
                Piece::Open(element) | Piece::Close(element) if element.is_block() => end_line(&mut plain),
                _ => {}
            }
        }
        end_line(&mut plain);
        plain.pop();
        plain
    }

    /// Returns the headings of a level with their words as plain text, in order.
    pub fn sections(&self, level: u8) -> Vec<(&Heading, String)> {
        let mut sections: Vec<(&Heading, String)> = Vec::new();
        let mut inside = false;
        for &piece in &self.pieces {
            match piece {
                Piece::Open(Element::Heading(at)) => {
                    let heading = self.headings().get(at as usize).filter(|heading| heading.level == level);
                    sections.extend(heading.map(|heading| (heading, String::new())));
                    inside = heading.is_some();
                }
                Piece::Close(Element::Heading(_)) => inside = false,
                Piece::Text(passage) if inside => {
                    sections.last_mut().into_iter().for_each(|(_, words)| push_plain(words, self.slice(passage)));
                }
                _ => {}
            }
        }
        sections
    }

    /// Returns the words of the body on one line, for descriptions and feeds.
    pub fn line(&self) -> String {
        self.plain().replace('\n', " ")
    }

    /// Returns the words of the first paragraph, for lists and feeds; empty when there is none.
    pub fn excerpt(&self) -> String {
        let mut excerpt = String::new();
        let from = self.pieces.iter().position(|piece| *piece == Piece::Open(Element::Paragraph));
        for &piece in self.pieces.iter().skip(from.unwrap_or(usize::MAX)) {
            match piece {
                Piece::Text(passage) => push_plain(&mut excerpt, self.slice(passage)),
                Piece::Break(_) => push_plain(&mut excerpt, " "),
                Piece::Close(Element::Paragraph) => break,
                _ => {}
            }
        }
        excerpt.truncate(excerpt.trim_end().len());
        excerpt
    }

    /// Returns the entry of the origins that holds an offset, or the last one before it.
    fn origin_of(&self, offset: Offset) -> Option<Origins> {
        let after = self.origins.partition_point(|entry| entry.text <= offset.0);
        after.checked_sub(1).and_then(|at| self.origins.get(at)).copied()
    }

    /// Returns the byte where the character at an offset was written, from the start of what was read.
    fn written(&self, offset: Offset) -> u32 {
        self.origin_of(offset).map_or(0, |entry| {
            let within = offset.0 - entry.text;
            if entry.text_len == entry.file_len { entry.file + within.min(entry.file_len) } else { entry.file }
        })
    }

    /// Returns the byte after the one where the last byte of a passage was written.
    fn written_after(&self, last: Offset) -> u32 {
        self.origin_of(last).map_or(0, |entry| {
            let within = last.0 - entry.text + 1;
            if entry.text_len == entry.file_len {
                entry.file + within.min(entry.file_len)
            } else {
                entry.file + entry.file_len
            }
        })
    }
}

/// Returns how many words a stretch without ASCII white space has: one where there is a letter or a digit, or as many as
/// there are ideographs.
fn words_of(stretch: &str) -> usize {
    if stretch.is_ascii() {
        return usize::from(stretch.bytes().any(|byte| byte.is_ascii_alphanumeric()));
    }
    let one = |word: &str| match word.chars().filter(|&character| is_ideographic(character)).count() {
        0 => usize::from(word.contains(char::is_alphanumeric)),
        ideographs => ideographs,
    };
    stretch.split_whitespace().map(one).sum()
}

/// Returns whether a character belongs to a script of East Asia that sets no spaces between words.
///
/// Hangul is left out: Korean does set them.
pub fn is_ideographic(character: char) -> bool {
    matches!(u32::from(character),
        0x2E80..=0x2FFF | 0x3000..=0x312F | 0x31A0..=0x31FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF
        | 0xF900..=0xFAFF | 0xFE30..=0xFE4F | 0xFF00..=0xFF9F | 0xFFE0..=0xFFE6 | 0x1_B000..=0x1_B16F
        | 0x2_0000..=0x3_FFFF)
}

/// Appends words with every run of white space as one space.
fn push_plain(plain: &mut String, words: &str) {
    for character in words.chars() {
        if !character.is_whitespace() {
            plain.push(character);
        } else if !plain.is_empty() && !plain.ends_with([' ', '\n']) {
            plain.push(' ');
        }
    }
}

/// Ends the line, unless it is empty.
fn end_line(plain: &mut String) {
    plain.truncate(plain.trim_end().len());
    if !plain.is_empty() {
        plain.push('\n');
    }
}
