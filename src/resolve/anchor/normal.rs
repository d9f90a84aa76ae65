//! Text made comparable: what two spellings of the same words have in common, with the way back.
//!
//! Owns the two foldings of the anchoring rules. Works by grapheme clusters, so that every edge it knows is one where a
//! passage may begin or end: inside a cluster, an ellipsis or a run of dashes there is none.

use std::ops::Range;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use unicode_segmentation::UnicodeSegmentation;

use super::How;
use crate::prose::{Offset, Passage, is_ideographic};

/// Stands between zones; no folded quote holds it.
const ZONE: &str = "\n";

/// How a stretch of folded text stands for the original.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// Each byte stands for one byte, with an edge between any two.
    Plain,
    /// All of it stands for all of the original.
    Whole,
}

/// A stretch of folded text and what it was made of.
#[derive(Clone, Copy, Debug)]
struct Run {
    /// The first byte, folded.
    at: u32,
    /// The length, folded.
    length: u32,
    /// The first byte of the original.
    from: u32,
    /// The length of the original.
    from_length: u32,
    /// How it stands for the original.
    shape: Shape,
}

impl Run {
    /// Returns the byte after the folded stretch.
    fn end(self) -> u32 {
        self.at + self.length
    }

    /// Returns the byte after the original stretch.
    fn source_end(self) -> u32 {
        self.from + self.from_length
    }
}

/// A folded text and the way back to the original.
#[derive(Debug)]
pub(super) struct Normal {
    /// The folded text; zones are parted by line feeds, and there are no others.
    text: String,
    /// What it was made of, in order.
    runs: Vec<Run>,
    /// Where the zones begin, folded.
    zones: Vec<usize>,
}

impl Normal {
    /// Folds the zones of a text.
    pub(super) fn new(text: &str, zones: &[Passage], how: How) -> Self {
        let mut folder = Folder::new(text, how);
        for (number, zone) in zones.iter().enumerate() {
            if number > 0 {
                folder.part();
            }
            folder.zone(zone.range());
        }
        folder.normal
    }

    /// Folds a text that stands alone.
    pub(super) fn fold(text: &str, how: How) -> String {
        let mut folder = Folder::new(text, how);
        folder.zone(0..text.len());
        folder.normal.text
    }

    /// Returns the folded text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Returns the zone around a folded byte, as a folded range.
    pub(super) fn zone(&self, at: usize) -> Range<usize> {
        let next = self.zones.partition_point(|zone| *zone <= at);
        let start = next.checked_sub(1).map_or(0, |zone| self.zones[zone]);
        let end = self.zones.get(next).map_or(self.text.len(), |zone| zone - ZONE.len());
        start..end
    }

    /// Returns the zones as folded ranges.
    pub(super) fn zones(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        self.zones.iter().map(|&start| self.zone(start))
    }

    /// Returns the passage of a folded range, when both ends are edges.
    pub(super) fn passage(&self, range: &Range<usize>) -> Option<Passage> {
        Some(Passage { start: self.start(range.start)?, end: self.end(range.end)? })
    }

    /// Returns where the character at a folded byte begins in the original, when that is an edge.
    pub(super) fn start(&self, at: usize) -> Option<Offset> {
        let at = u32::try_from(at).ok()?;
        let run = self.runs.get(self.runs.partition_point(|run| run.end() <= at))?;
        match (run.shape, at - run.at) {
            (Shape::Plain, within) => Some(Offset(run.from + within)),
            (Shape::Whole, 0) => Some(Offset(run.from)),
            (Shape::Whole, _) => None,
        }
    }

    /// Returns where the character before a folded byte ends in the original, when that is an edge.
    pub(super) fn end(&self, at: usize) -> Option<Offset> {
        let at = u32::try_from(at).ok()?;
        let run = self.runs.get(self.runs.partition_point(|run| run.end() < at))?;
        match run.shape {
            Shape::Plain => Some(Offset(run.from + (at - run.at))),
            Shape::Whole if run.end() == at => Some(Offset(run.source_end())),
            Shape::Whole => None,
        }
    }

    /// Returns the folded byte where a passage of the original starts.
    pub(super) fn folded_start(&self, offset: Offset) -> usize {
        let Some(run) = self.runs.get(self.runs.partition_point(|run| run.source_end() <= offset.0)) else {
            return self.text.len();
        };
        let within = if run.shape == Shape::Plain { offset.0.saturating_sub(run.from) } else { 0 };
        (run.at + within) as usize
    }

    /// Returns the folded byte where a passage of the original ends.
    pub(super) fn folded_end(&self, offset: Offset) -> usize {
        let before = self.runs.partition_point(|run| run.from < offset.0);
        let Some(run) = before.checked_sub(1).and_then(|at| self.runs.get(at)) else { return 0 };
        let within = if run.shape == Shape::Plain { (offset.0 - run.from).min(run.length) } else { run.length };
        (run.at + within) as usize
    }
}

/// Folds a text step by step.
struct Folder<'t> {
    /// The text.
    source: &'t str,
    /// How far it is folded.
    how: How,
    /// What came of it so far.
    normal: Normal,
    /// White space that is not yet known to stand between words.
    space: Option<Range<usize>>,
    /// Whether the last character was a dash that others may join.
    dash: bool,
}

impl<'t> Folder<'t> {
    /// Begins with nothing.
    fn new(source: &'t str, how: How) -> Self {
        let normal = Normal { text: String::with_capacity(source.len()), runs: Vec::new(), zones: vec![0] };
        Self { source, how, normal, space: None, dash: false }
    }

    /// Parts two zones.
    fn part(&mut self) {
        let end = self.normal.runs.last().map_or(0, |run| run.source_end());
        self.append(ZONE, end as usize..end as usize, Shape::Whole);
        self.normal.zones.push(self.normal.text.len());
    }

    /// Folds a zone, in grapheme clusters: an ASCII character before another one is a cluster.
    fn zone(&mut self, range: Range<usize>) {
        let bytes = self.source.as_bytes();
        let alone = |at: usize| bytes[at].is_ascii() && (at + 1 == range.end || bytes[at + 1].is_ascii());
        let mut at = range.start;
        while at < range.end {
            let words = at..at + words(&bytes[at..range.end]);
            if !words.is_empty() {
                at = words.end;
                self.push(&self.source[words.clone()], words, Shape::Plain);
                continue;
            }
            if alone(at) {
                self.ascii(at);
                at += 1;
                continue;
            }
            let end = (at + 1..range.end).find(|&next| alone(next)).map_or(range.end, |next| next + 1);
            for (within, cluster) in self.source[at..end].grapheme_indices(true) {
                self.cluster(cluster, at + within);
            }
            at = end;
        }
        self.space = None;
        self.dash = false;
    }

    /// Folds an ASCII character that is a cluster.
    fn ascii(&mut self, at: usize) {
        let byte = self.source.as_bytes()[at];
        let range = at..at + 1;
        if byte.is_ascii_whitespace() || byte == 0x0B {
            self.white(range);
        } else if byte == b'-' && self.how == How::Folded {
            self.dash(range);
        } else {
            self.push(&self.source[range.clone()], range, Shape::Plain);
        }
    }

    /// Folds a cluster.
    fn cluster(&mut self, cluster: &str, at: usize) {
        let range = at..at + cluster.len();
        let mut characters = cluster.chars();
        let (Some(first), alone) = (characters.next(), characters.next().is_none()) else { return };
        if first.is_whitespace() && (alone || cluster == "\r\n") {
            return self.white(range);
        }
        if alone && is_invisible(first) {
            return;
        }
        if alone && self.how == How::Folded {
            match first {
                '\u{2018}'..='\u{201B}' => return self.push("'", range, Shape::Whole),
                '\u{201C}'..='\u{201F}' => return self.push("\"", range, Shape::Whole),
                '\u{2026}' => return self.push("...", range, Shape::Whole),
                _ if is_dash(first) => return self.dash(range),
                _ => {}
            }
        }
        let settled = alone && first < '\u{300}' || is_nfc_quick(cluster.chars()) == IsNormalized::Yes;
        if settled {
            let shape = if first.is_ascii() && alone { Shape::Plain } else { Shape::Whole };
            self.push(cluster, range, shape);
        } else {
            self.push(&cluster.nfc().collect::<String>(), range, Shape::Whole);
        }
    }

    /// Takes white space.
    fn white(&mut self, range: Range<usize>) {
        self.dash = false;
        match &mut self.space {
            Some(space) => space.end = range.end,
            None => self.space = Some(range),
        }
    }

    /// Takes a dash; a run of them is one hyphen.
    fn dash(&mut self, range: Range<usize>) {
        if self.dash && self.space.is_none() {
            if let Some(run) = self.normal.runs.last_mut() {
                run.from_length = size(range.end) - run.from;
            }
        } else {
            self.push("-", range, Shape::Whole);
            self.dash = true;
        }
    }

    /// Adds a folded cluster, after one space where white space came before.
    fn push(&mut self, folded: &str, range: Range<usize>, shape: Shape) {
        self.dash = false;
        if let Some(space) = self.space.take() {
            let zone = self.normal.zones.last().copied().unwrap_or_default();
            let before = self.normal.text[zone..].chars().next_back();
            let after = folded.chars().next();
            let joined = before.is_some_and(is_ideographic) && after.is_some_and(is_ideographic);
            if before.is_some() && !joined {
                let shape = if space.len() == 1 { Shape::Plain } else { Shape::Whole };
                self.append(" ", space, shape);
            }
        }
        self.append(folded, range, shape);
    }

    /// Adds folded text, joined with the run before where both are plain and run on.
    fn append(&mut self, folded: &str, range: Range<usize>, shape: Shape) {
        let at = size(self.normal.text.len());
        self.normal.text.push_str(folded);
        let run =
            Run { at, length: size(folded.len()), from: size(range.start), from_length: size(range.len()), shape };
        match self.normal.runs.last_mut() {
            Some(last) if last.shape == Shape::Plain && shape == Shape::Plain && last.source_end() == run.from => {
                last.length += run.length;
                last.from_length += run.from_length;
            }
            _ => self.normal.runs.push(run),
        }
    }
}

/// Returns the length of the words that a text begins with: ASCII characters that fold to themselves and are clusters, and
/// single spaces between two of them.
fn words(text: &[u8]) -> usize {
    let (mut end, mut spaced) = (0, true);
    for (at, &byte) in text.iter().enumerate() {
        match byte {
            b' ' if !spaced => spaced = true,
            byte if is_plain(byte) => (end, spaced) = (at + 1, false),
            _ => break,
        }
    }
    // Before another character than ASCII the last one may be the head of a cluster.
    match text.get(end) {
        Some(next) if !next.is_ascii() => text[..end.saturating_sub(1)].trim_ascii_end().len(),
        _ => end,
    }
}

/// Returns a length as it is stored; texts are far shorter than 4 GiB.
fn size(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// Returns whether an ASCII character folds to itself in every folding: letters, digits and most marks.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_graphic() && byte != b'-'
}

/// Returns whether a character shows nothing and means nothing: soft hyphens, zero-width spaces, direction marks.
fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{AD}' | '\u{61C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'
        | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// Returns whether a character is a hyphen, a dash or a minus sign.
fn is_dash(character: char) -> bool {
    matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2E3A}' | '\u{2E3B}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Folds a text both ways.
    fn both(text: &str) -> (String, String) {
        (Normal::fold(text, How::Exact), Normal::fold(text, How::Folded))
    }

    #[test]
    fn spellings_of_the_same_words_become_the_same() {
        let cases = [
            ("  a \n\u{A0} b ", "a b", "a b"),
            ("cafe\u{301} \u{1112}\u{1161}\u{11AB}", "caf\u{E9} \u{D55C}", "caf\u{E9} \u{D55C}"),
            ("da\u{AD}ta\u{200B}base \u{200F} x", "database x", "database x"),
            ("\u{661F}\u{671F}\n\u{4E00} a", "\u{661F}\u{671F}\u{4E00} a", "\u{661F}\u{671F}\u{4E00} a"),
            ("“a” ‘b’ — c -- d\u{2026}", "“a” ‘b’ — c -- d\u{2026}", "\"a\" 'b' - c - d..."),
            ("\u{FB01}rm a\u{200D}b", "\u{FB01}rm a\u{200D}b", "\u{FB01}rm a\u{200D}b"),
        ];
        for (text, exact, folded) in cases {
            assert_eq!(both(text), (exact.to_owned(), folded.to_owned()), "{text}");
        }
    }

    #[test]
    fn the_way_back_leads_to_whole_characters() {
        let text = "a\u{2026} e\u{301} -- b";
        let normal = Normal::new(text, &[Passage::new(0, size(text.len()))], How::Folded);
        assert_eq!(normal.text(), "a... \u{E9} - b");
        let edges: Vec<Option<u32>> =
            (0..normal.text().len()).map(|at| normal.start(at).map(|offset| offset.0)).collect();
        assert_eq!(edges, [Some(0), Some(1), None, None, Some(4), Some(5), None, Some(8), Some(9), Some(11), Some(12)]);
        let ends: Vec<Option<u32>> =
            (1..=normal.text().len()).map(|at| normal.end(at).map(|offset| offset.0)).collect();
        assert_eq!(ends, [Some(1), None, None, Some(4), Some(5), None, Some(8), Some(9), Some(11), Some(12), Some(13)]);
    }
}
