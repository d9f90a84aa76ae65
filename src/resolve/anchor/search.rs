//! Finds every place where a folded text holds some words, overlapping ones too.
//!
//! A few quotes are looked for one by one; for many in a long text, a sorted list of eight-byte pieces is made once, so
//! that ten thousand quotes cost about as much as reading the text a few times.

use std::cell::{Cell, OnceCell};

use memchr::memmem;

/// Texts shorter than this are always read through.
const SHORT: usize = 16 << 10;
/// Quotes that are looked for one by one before the list is made.
const FEW: u32 = 16;

/// The eight bytes from each byte on, sorted, with where they stand.
type Pieces = Vec<(u64, u32)>;

/// Finds words in one text.
#[derive(Debug, Default)]
pub(super) struct Search {
    /// How many times words were looked for.
    asked: Cell<u32>,
    /// The sorted list, once it is worth making.
    pieces: OnceCell<Pieces>,
}

impl Search {
    /// Returns the first byte of every occurrence, in order.
    pub(super) fn all(&self, text: &str, words: &str) -> Vec<usize> {
        self.asked.set(self.asked.get().saturating_add(1));
        if words.len() < 8 || text.len() < SHORT || self.asked.get() <= FEW {
            return read_through(text.as_bytes(), words.as_bytes());
        }
        look_up(self.pieces.get_or_init(|| pieces(text.as_bytes())), text.as_bytes(), words.as_bytes())
    }
}

/// Reads a text through for words.
fn read_through(text: &[u8], words: &[u8]) -> Vec<usize> {
    let finder = memmem::Finder::new(words);
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| finder.find(rest)) {
        found.push(from + at);
        from += at + 1;
    }
    found
}

/// Makes the sorted list of a text.
fn pieces(text: &[u8]) -> Pieces {
    let mut pieces: Pieces = text.windows(8).zip(0..).filter_map(|(piece, at)| Some((key(piece)?, at))).collect();
    pieces.sort_unstable();
    pieces
}

/// Looks words of at least eight bytes up, by the rarest of three of their pieces.
fn look_up(pieces: &Pieces, text: &[u8], words: &[u8]) -> Vec<usize> {
    let last = words.len().saturating_sub(8);
    let rarest = [0, last / 2, last].into_iter().filter_map(|within| {
        let key = key(words.get(within..within + 8)?)?;
        let start = pieces.partition_point(|(piece, _)| *piece < key);
        let end = start + pieces[start..].partition_point(|(piece, _)| *piece == key);
        Some((&pieces[start..end], within))
    });
    let Some((candidates, within)) = rarest.min_by_key(|(candidates, _)| candidates.len()) else { return Vec::new() };
    candidates
        .iter()
        .filter_map(|&(_, at)| (at as usize).checked_sub(within))
        .filter(|&at| text[at..].starts_with(words))
        .collect()
}

/// Returns eight bytes as a number.
fn key(piece: &[u8]) -> Option<u64> {
    piece.try_into().ok().map(u64::from_be_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_find_the_same() {
        let text = "the fund and the funds: ".repeat(1000);
        let search = Search::default();
        for words in [
            "the fund ",
            "and the fund",
            "funds: the fund",
            "he funds: t",
            "nothing like it",
            "the fund and the funds: the fund",
        ] {
            let read = read_through(text.as_bytes(), words.as_bytes());
            search.asked.set(FEW);
            assert_eq!(search.all(&text, words), read, "{words}");
        }
        assert!(search.pieces.get().is_some());
    }
}
