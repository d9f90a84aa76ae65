//! Finds the passages that annotations name.
//!
//! Owns the rules by which a [`Selector`] becomes an anchor: exact or not at all. Nearness only ever feeds a hint.

use crate::problem::Problem;
use crate::prose::{Passage, Prose, Selector};
use crate::text::Place;

/// Which of the two passes found the passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// White space and Unicode normalization apart, the words are those of the text.
    Exact,
    /// Quotes, dashes and dots had to be folded too.
    Folded,
}

/// What settled which passage is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// It is the only one.
    Alone,
    /// The words around it.
    Context,
    /// The number of the occurrence.
    Occurrence,
    /// The hint where it starts.
    Position,
}

/// One of several passages that could be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Where it is.
    pub passage: Passage,
    /// What would settle it.
    pub settle: Settle,
}

/// A line of a selector that makes a passage the only one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settle {
    /// `prefix`
    Prefix(String),
    /// `suffix`
    Suffix(String),
    /// `occurrence`, counted from 1.
    Occurrence(u32),
}

/// What came of looking for a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The passage is found.
    Anchored {
        /// Where.
        anchor: Passage,
        /// By which pass.
        how: How,
        /// By what.
        settled: Settled,
        /// Whether the words given around it are no longer there.
        drift: bool,
    },
    /// Several passages fit, and nothing settles which.
    Ambiguous {
        /// How many there are.
        count: usize,
        /// The first of them.
        candidates: Vec<Candidate>,
    },
    /// `occurrence` is higher than the number of passages.
    OutOfRange {
        /// How many there are.
        count: usize,
        /// The first of them.
        candidates: Vec<Candidate>,
    },
    /// The quote has no words.
    Empty,
    /// No passage fits.
    Orphaned,
}

/// A text made ready for finding passages: built once, used for all its annotations.
#[derive(Debug)]
pub struct Index<'a> {
    /// The text.
    prose: &'a Prose,
}

impl<'a> Index<'a> {
    /// Prepares a text.
    pub fn new(prose: &'a Prose) -> Self {
        Self { prose }
    }

    /// Finds the passage a selector names.
    pub fn find(&self, _selector: &Selector) -> Outcome {
        let _ = self.prose;
        Outcome::Orphaned
    }

    /// Returns what an author has to be told about an outcome; `place` is where the quote stands.
    pub fn problem(&self, _selector: &Selector, _place: Place, _outcome: &Outcome) -> Option<Problem> {
        None
    }
}

/// Finds the passage one selector names; for several in one text, an [`Index`] is quicker.
pub fn find(prose: &Prose, selector: &Selector) -> Outcome {
    Index::new(prose).find(selector)
}
