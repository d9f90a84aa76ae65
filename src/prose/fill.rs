//! Puts the names of things into links that were written without words.

use super::build::size;
use super::{Element, Link, Offset, Passage, Piece, Prose};

impl Prose {
    /// Replaces the id that stands for a link without words by the target's name, where there is one.
    ///
    /// To be done before anchors are found: the name is part of what the reader sees.
    #[must_use]
    pub fn fill(self, name: impl Fn(usize, &Link) -> Option<String>) -> Self {
        let names: Vec<Option<String>> = self
            .mentions
            .links
            .iter()
            .enumerate()
            .map(|(at, link)| if link.worded { None } else { name(at, link) })
            .collect();
        if names.iter().all(Option::is_none) {
            return self;
        }
        let swaps = self.swaps(names);
        self.swapped(&swaps)
    }

    /// Returns what is to be replaced, in the order of the text.
    fn swaps(&self, mut names: Vec<Option<String>>) -> Vec<(Passage, String)> {
        let mut swaps = Vec::new();
        let pieces = std::iter::once(&self.pieces).chain(&self.notes);
        for pair in pieces.flat_map(|pieces| pieces.windows(2)) {
            if let [Piece::Open(Element::Link(link)), Piece::Text(passage)] = *pair
                && let Some(name) = names.get_mut(link as usize).and_then(Option::take)
            {
                swaps.push((passage, name));
            }
        }
        swaps
    }

    /// Returns the prose with some of its words replaced.
    fn swapped(mut self, swaps: &[(Passage, String)]) -> Self {
        let mut text = String::with_capacity(self.text.len() + swaps.iter().map(|(_, name)| name.len()).sum::<usize>());
        // After each swap: where it ended before, and where it ends now.
        let mut shifts = vec![(0, 0)];
        let mut from = 0;
        for (passage, name) in swaps {
            let range = passage.range();
            text.push_str(&self.text[from..range.start]);
            text.push_str(name);
            from = range.end;
            shifts.push((passage.end.0, size(text.len())));
        }
        text.push_str(&self.text[from..]);
        self.text = text;
        self.shift(|offset| {
            let (before, now) = shifts[shifts.partition_point(|(before, _)| *before <= offset).saturating_sub(1)];
            now + (offset - before)
        });
        self
    }

    /// Moves every position; `moved` has to keep their order.
    fn shift(&mut self, moved: impl Fn(u32) -> u32) {
        let passage = |old: &mut Passage| {
            old.start = Offset(moved(old.start.0));
            old.end = Offset(moved(old.end.0));
        };
        self.zones.iter_mut().for_each(passage);
        for piece in self.pieces.iter_mut().chain(self.notes.iter_mut().flatten()) {
            if let Piece::Text(old) | Piece::Break(old) = piece {
                passage(old);
            }
        }
        for entry in &mut self.origins {
            let end = moved(entry.text + entry.text_len);
            entry.text = moved(entry.text);
            entry.text_len = end - entry.text;
        }
    }
}
