//! Finds the passages that annotations name.
//!
//! Owns the rules by which a [`Selector`] becomes an anchor: exact, or exact once quotes, dashes and dots are folded, or
//! not at all. Nearness only ever feeds a hint, in `nearest`; `report` words it.

mod context;
mod difference;
mod nearest;
mod normal;
mod report;
mod search;
#[cfg(test)]
mod tests;

use std::cell::OnceCell;

use context::Context;
use normal::Normal;
use search::Search;

pub use nearest::Nearest;

use crate::prose::{Passage, Prose, Selector};

/// How many candidates are described.
const DESCRIBED: usize = 8;
/// By how many characters one partial context has to lead all others.
const LEAD: usize = 4;

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
    /// `occurrence` is 0 or higher than the number of passages.
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
    /// The text folded for the first pass.
    exact: Normal,
    /// Finds words in it.
    search: Search,
    /// The text folded for the second pass and for context, once it is needed.
    folded: OnceCell<(Normal, Search)>,
}

impl<'a> Index<'a> {
    /// Prepares a text.
    pub fn new(prose: &'a Prose) -> Self {
        let exact = Normal::new(prose.text(), prose.zones(), How::Exact);
        Self { prose, exact, search: Search::default(), folded: OnceCell::new() }
    }

    /// Finds the passage a selector names.
    ///
    /// Exactly one match is the anchor. Several are settled by `occurrence`, by context that is there in full, by partial
    /// context that leads clearly, or by the nearest to `start`, in this order.
    pub fn find(&self, selector: &Selector) -> Outcome {
        for how in [How::Exact, How::Folded] {
            let words = Normal::fold(&selector.quote, how);
            if words.is_empty() {
                return Outcome::Empty;
            }
            let found = self.matches(&words, how);
            if !found.is_empty() {
                return self.choose(selector, how, &found);
            }
        }
        Outcome::Orphaned
    }

    /// Returns the text folded for the second pass.
    fn folded(&self) -> &Normal {
        &self.folding().0
    }

    /// Returns the text folded for the second pass, and what finds words in it.
    fn folding(&self) -> &(Normal, Search) {
        self.folded.get_or_init(|| (Normal::new(self.prose.text(), self.prose.zones(), How::Folded), Search::default()))
    }

    /// Returns every passage with some folded words, in order.
    fn matches(&self, words: &str, how: How) -> Vec<Passage> {
        let (text, search) = match how {
            How::Exact => (&self.exact, &self.search),
            How::Folded => {
                let (text, search) = self.folding();
                (text, search)
            }
        };
        let starts = search.all(text.text(), words);
        starts.into_iter().filter_map(|start| text.passage(&(start..start + words.len()))).collect()
    }

    /// Chooses among the passages with the words of a quote.
    fn choose(&self, selector: &Selector, how: How, found: &[Passage]) -> Outcome {
        let context = Context::new(selector);
        let fits = |passage: Passage| {
            selector.prefix.is_none() && selector.suffix.is_none() || context.fits(self.folded(), passage)
        };
        let anchored =
            |anchor: Passage, settled: Settled| Outcome::Anchored { anchor, how, settled, drift: !fits(anchor) };
        if let Some(number) = selector.occurrence {
            let chosen = (number as usize).checked_sub(1).and_then(|at| found.get(at));
            return chosen.map_or_else(|| self.out_of_range(found), |&passage| anchored(passage, Settled::Occurrence));
        }
        if let &[only] = found {
            return anchored(only, Settled::Alone);
        }
        let fitting: Vec<Passage> = found.iter().copied().filter(|&passage| fits(passage)).collect();
        if let &[only] = fitting.as_slice() {
            return anchored(only, Settled::Context);
        }
        let pool = if fitting.is_empty() { found } else { &fitting };
        if fitting.is_empty()
            && let Some(leader) = self.leader(&context, pool)
        {
            return anchored(leader, Settled::Context);
        }
        if let Some(nearest) = selector.start.and_then(|start| self.nearest_to(start, pool)) {
            return anchored(nearest, Settled::Position);
        }
        Outcome::Ambiguous { count: pool.len(), candidates: self.candidates(found, pool) }
    }

    /// Returns the passage whose surroundings are clearly most like the context.
    fn leader(&self, context: &Context, pool: &[Passage]) -> Option<Passage> {
        let mut best = (0, None);
        let mut second = 0;
        for &passage in pool {
            let likeness = context.likeness(self.folded(), passage);
            if likeness > best.0 {
                second = best.0;
                best = (likeness, Some(passage));
            } else {
                second = second.max(likeness);
            }
        }
        best.1.filter(|_| best.0 >= second + LEAD)
    }

    /// Returns the passage that starts strictly nearest to a position in code points.
    fn nearest_to(&self, start: u32, pool: &[Passage]) -> Option<Passage> {
        let text = self.prose.text();
        let mut counted = (0, 0);
        let mut distances: Vec<(u32, Passage)> = Vec::with_capacity(pool.len());
        for &passage in pool {
            let at = passage.range().start;
            counted = (at, counted.1 + text[counted.0..at].chars().count());
            distances.push((u32::try_from(counted.1).unwrap_or(u32::MAX).abs_diff(start), passage));
        }
        let least = distances.iter().map(|(distance, _)| *distance).min()?;
        let mut nearest = distances.iter().filter(|(distance, _)| *distance == least);
        let first = nearest.next()?;
        if nearest.next().is_none() { Some(first.1) } else { None }
    }

    /// Describes passages that could be meant, with what would set each apart from all that were found.
    fn candidates(&self, found: &[Passage], pool: &[Passage]) -> Vec<Candidate> {
        let described = pool.iter().take(DESCRIBED);
        described
            .map(|&passage| {
                let nth = found.partition_point(|other| *other < passage);
                Candidate { passage, settle: context::settle(self.prose, self.folded(), found, nth) }
            })
            .collect()
    }

    /// Says that there are fewer passages than the number asked for.
    fn out_of_range(&self, found: &[Passage]) -> Outcome {
        Outcome::OutOfRange { count: found.len(), candidates: self.candidates(found, found) }
    }
}

/// Finds the passage one selector names; for several in one text, an [`Index`] is quicker.
pub fn find(prose: &Prose, selector: &Selector) -> Outcome {
    Index::new(prose).find(selector)
}
