//! Builds a prose from its parts: keeps text, pieces and origins in step.

use std::ops::Range;

use super::{Element, Mentions, Origin, Origins, Passage, Piece, Prose};

/// Collects the text and structure of the body or of one footnote.
#[derive(Clone, Debug, Default)]
pub struct Part {
    /// The words so far.
    text: String,
    /// The structure so far.
    pieces: Vec<Piece>,
    /// Where the words were written.
    origins: Vec<Origins>,
    /// Whether the next words begin a block.
    edge: bool,
}

/// The part that becomes the body.
pub type Builder = Part;

impl Part {
    /// Makes an empty part with room for a text of a length in bytes.
    pub fn with_capacity(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), ..Self::default() }
    }

    /// Returns the words so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the structure so far.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// Returns the structure so far, to change numbers in it.
    pub fn pieces_mut(&mut self) -> &mut [Piece] {
        &mut self.pieces
    }

    /// Opens an element.
    pub fn open(&mut self, element: Element) {
        self.edge |= element.is_block();
        self.pieces.push(Piece::Open(element));
    }

    /// Closes an element, which has to be the innermost one.
    pub fn close(&mut self, element: Element) {
        self.edge |= element.is_block();
        self.pieces.push(Piece::Close(element));
    }

    /// Adds a piece that has no words.
    pub fn push(&mut self, piece: Piece) {
        self.edge |= piece == Piece::Rule;
        self.pieces.push(piece);
    }

    /// Adds words that were written at a range of bytes.
    pub fn words(&mut self, words: &str, written: Range<usize>) {
        if words.is_empty() {
            return;
        }
        let passage = self.append(words, written);
        match self.pieces.last_mut() {
            Some(Piece::Text(last)) if last.end == passage.start => last.end = passage.end,
            _ => self.pieces.push(Piece::Text(passage)),
        }
    }

    /// Adds a line break that was written at a range of bytes.
    pub fn line_break(&mut self, written: Range<usize>) {
        let passage = self.append("\n", written);
        self.pieces.push(Piece::Break(passage));
    }

    /// Takes back the white space at the end of the words, if words came last.
    pub fn trim_end(&mut self) {
        self.shorten(self.text.trim_end().len());
    }

    /// Takes back one line feed at the end of the words, if words came last.
    pub fn trim_line_feed(&mut self) {
        self.shorten(self.text.strip_suffix('\n').map_or(self.text.len(), str::len));
    }

    /// Joins the body with its footnotes, given in the order of first reference.
    pub fn finish(mut self, notes: Vec<Self>, mentions: Mentions, origin: Origin) -> Prose {
        let mut zones = vec![Passage::new(0, size(self.text.len()))];
        let mut structures = Vec::with_capacity(notes.len());
        for note in notes {
            self.text.push('\n');
            let base = size(self.text.len());
            self.text.push_str(&note.text);
            zones.push(Passage::new(base, size(self.text.len())));
            self.origins.extend(note.origins.iter().map(|entry| Origins { text: entry.text + base, ..*entry }));
            structures.push(note.pieces.into_iter().map(|piece| shifted(piece, base)).collect());
        }
        self.text.shrink_to_fit();
        Prose {
            text: self.text,
            zones,
            pieces: self.pieces,
            notes: structures,
            origins: self.origins,
            origin,
            mentions,
        }
    }

    /// Appends words to the text, after a line feed where a block begins, and returns where they stand.
    fn append(&mut self, words: &str, written: Range<usize>) -> Passage {
        if self.edge && !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        self.edge = false;
        let start = size(self.text.len());
        self.text.push_str(words);
        self.trace(Origins {
            text: start,
            text_len: size(words.len()),
            file: size(written.start),
            file_len: size(written.len()),
        });
        Passage::new(start, size(self.text.len()))
    }

    /// Notes where words were written, joined with the entry before where both run on.
    fn trace(&mut self, entry: Origins) {
        match self.origins.last_mut() {
            Some(last)
                if last.text_len == last.file_len
                    && entry.text_len == entry.file_len
                    && last.text + last.text_len == entry.text
                    && last.file + last.file_len == entry.file =>
            {
                last.text_len += entry.text_len;
                last.file_len += entry.file_len;
            }
            _ => self.origins.push(entry),
        }
    }

    /// Cuts the text to a length, as far as the words that came last reach.
    fn shorten(&mut self, length: usize) {
        let Some(Piece::Text(last)) = self.pieces.last_mut() else { return };
        let length = length.max(last.start.0 as usize);
        self.text.truncate(length);
        last.end.0 = size(length);
        if last.start == last.end {
            self.pieces.pop();
        }
        let length = size(length);
        while self.origins.last().is_some_and(|entry| entry.text >= length) {
            self.origins.pop();
        }
        if let Some(entry) = self.origins.last_mut()
            && entry.text + entry.text_len > length
        {
            let cut = entry.text + entry.text_len - length;
            entry.file_len = if entry.text_len == entry.file_len { entry.file_len - cut } else { entry.file_len };
            entry.text_len -= cut;
        }
    }
}

/// Returns a length as it is stored; texts are far shorter than 4 GiB.
pub(super) fn size(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// Returns a piece with its words moved.
fn shifted(piece: Piece, by: u32) -> Piece {
    let moved = |passage: Passage| Passage::new(passage.start.0 + by, passage.end.0 + by);
    match piece {
        Piece::Text(passage) => Piece::Text(moved(passage)),
        Piece::Break(passage) => Piece::Break(moved(passage)),
        other => other,
    }
}
