//! Footnotes: kept as they come, put in the order of first reference.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::prose::{Part, Piece};

/// A footnote.
#[derive(Debug, Default)]
struct Note {
    /// Its text, once it was read.
    part: Option<Part>,
    /// Where it is defined.
    defined: Option<Range<usize>>,
}

/// The footnotes of a text.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// The position of each label; labels are the same whatever their case.
    labels: BTreeMap<String, usize>,
    /// Each footnote.
    list: Vec<Note>,
    /// Footnotes that turned out to be referred to.
    used: Vec<bool>,
}

impl Notes {
    /// Returns a reference; [`order`](Self::order) replaces its numbers.
    pub(super) fn refer(&mut self, label: &str) -> Piece {
        let at = self.position(label);
        self.used[at] = true;
        Piece::Note(u32::try_from(at).unwrap_or(u32::MAX), 0)
    }

    /// Notes where a footnote is defined.
    pub(super) fn define(&mut self, label: &str, range: Range<usize>) {
        let at = self.position(label);
        self.list[at].defined.get_or_insert(range);
    }

    /// Keeps the text of a footnote; the first definition of a label counts.
    pub(super) fn keep(&mut self, label: &str, part: Part) {
        if let Some(&at) = self.labels.get(&label.to_lowercase()) {
            self.list[at].part.get_or_insert(part);
        }
    }

    /// Returns where the footnotes stand that nothing refers to.
    pub(super) fn unused(&self) -> Vec<Range<usize>> {
        let pairs = self.list.iter().zip(&self.used);
        pairs.filter(|(_, used)| !**used).filter_map(|(note, _)| note.defined.clone()).collect()
    }

    /// Numbers the references and returns the body with its footnotes, in the order of first reference.
    pub(super) fn order(mut self, mut body: Part) -> (Part, Vec<Part>) {
        let mut order = Order { numbers: vec![None; self.list.len()], queue: Vec::new(), counts: Vec::new() };
        order.number(&mut body);
        let mut parts = Vec::new();
        while let Some(&at) = order.queue.get(parts.len()) {
            let mut part = self.list[at].part.take().unwrap_or_default();
            order.number(&mut part);
            parts.push(part);
        }
        (body, parts)
    }

    /// Returns the position of a label.
    fn position(&mut self, label: &str) -> usize {
        let next = self.list.len();
        let at = *self.labels.entry(label.to_lowercase()).or_insert(next);
        if at == next {
            self.list.push(Note::default());
            self.used.push(false);
        }
        at
    }
}

/// Numbers references as they come.
struct Order {
    /// The number of each footnote less one.
    numbers: Vec<Option<u32>>,
    /// The footnotes in the order of their numbers.
    queue: Vec<usize>,
    /// How many references each number has so far.
    counts: Vec<u32>,
}

impl Order {
    /// Numbers the references of one part.
    fn number(&mut self, part: &mut Part) {
        for piece in part.pieces_mut() {
            if let Piece::Note(at, nth) = piece {
                let slot = *at as usize;
                let next = u32::try_from(self.queue.len()).unwrap_or(u32::MAX);
                let number = *self.numbers[slot].get_or_insert(next);
                if number == next {
                    self.queue.push(slot);
                    self.counts.push(0);
                }
                *nth = self.counts[number as usize];
                self.counts[number as usize] += 1;
                *at = number;
            }
        }
    }
}
