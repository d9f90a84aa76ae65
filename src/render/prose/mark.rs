//! Which words of a run are marked for which annotations.

use super::Mark;
use crate::prose::{Offset, Passage, Prose};

/// A part of a run under the same annotations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// The byte after its last one.
    pub(super) end: Offset,
    /// The annotations, in the order of their numbers; none for plain words.
    pub(super) marks: Vec<usize>,
    /// The same with their depths, the deepest first.
    pub(super) layers: Vec<(usize, usize)>,
    /// Those whose passage begins here.
    pub(super) begin: Vec<usize>,
    /// Those whose passage ends here.
    pub(super) finish: Vec<usize>,
}

/// Goes through the text once, with the annotations that could touch the next run.
#[derive(Debug)]
pub(super) struct Cursor<'a> {
    /// All annotations.
    marks: &'a [Mark<'a>],
    /// Their positions, by where their passages begin.
    order: Vec<usize>,
    /// For each, how many lines there are between its own and the words; the same along its whole passage.
    depths: Vec<usize>,
    /// How many of them were met.
    met: usize,
    /// Those met whose passages have not ended.
    active: Vec<usize>,
}

impl<'a> Cursor<'a> {
    /// Begins before the text.
    pub(super) fn new(marks: &'a [Mark<'a>]) -> Self {
        let mut order: Vec<usize> = (0..marks.len()).collect();
        order.sort_by_key(|&at| marks[at].passage);
        let depths = depths(marks, &order);
        Self { marks, order, depths, met: 0, active: Vec::new() }
    }

    /// Cuts a run wherever an annotation begins or ends; nothing when none touches it.
    ///
    /// Runs have to be given in the order of the text. An annotation that covers nothing but white space of the run
    /// leaves it alone.
    pub(super) fn cut(&mut self, prose: &Prose, run: Passage) -> Vec<Piece> {
        while let Some(&next) = self.order.get(self.met).filter(|&&at| self.marks[at].passage.start < run.end) {
            self.active.push(next);
            self.met += 1;
        }
        self.active.retain(|&at| self.marks[at].passage.end > run.start);
        if self.active.is_empty() {
            return Vec::new();
        }
        let mut clips: Vec<(usize, Passage)> = self.active.iter().map(|&at| (at, self.clip(at, run))).collect();
        clips.retain(|(_, clip)| clip.start < clip.end && !prose.slice(*clip).trim().is_empty());
        clips.sort_unstable_by_key(|(at, _)| *at);
        self.pieces(&clips, run)
    }

    /// Returns the part of an annotation's passage that is in a run.
    fn clip(&self, at: usize, run: Passage) -> Passage {
        let passage = self.marks[at].passage;
        Passage { start: passage.start.max(run.start), end: passage.end.min(run.end) }
    }

    /// Cuts a run by the parts of passages in it.
    fn pieces(&self, clips: &[(usize, Passage)], run: Passage) -> Vec<Piece> {
        let mut edges: Vec<Offset> = clips.iter().flat_map(|(_, clip)| [clip.start, clip.end]).collect();
        edges.push(run.end);
        edges.sort_unstable();
        edges.dedup();
        let mut start = run.start;
        let mut pieces = Vec::with_capacity(edges.len());
        for end in edges.into_iter().filter(|&edge| edge > run.start) {
            let covers = |clip: &Passage| clip.start <= start && end <= clip.end;
            let marks: Vec<usize> = clips.iter().filter(|(_, clip)| covers(clip)).map(|(at, _)| *at).collect();
            let mut layers: Vec<(usize, usize)> = marks.iter().map(|&at| (at, self.depths[at])).collect();
            layers.sort_by_key(|&(_, depth)| std::cmp::Reverse(depth));
            let only = |test: &dyn Fn(Passage) -> bool| {
                marks.iter().copied().filter(|&at| test(self.marks[at].passage)).collect()
            };
            let begin = only(&|passage| passage.start == start);
            let finish = only(&|passage| passage.end == end);
            pieces.push(Piece { end, marks, layers, begin, finish });
            start = end;
        }
        pieces
    }
}

/// Gives each passage a depth that no passage it meets has: the shortest is nearest to the words, one around it is deeper.
fn depths(marks: &[Mark<'_>], order: &[usize]) -> Vec<usize> {
    let mut met: Vec<Vec<usize>> = vec![Vec::new(); marks.len()];
    for (place, &one) in order.iter().enumerate() {
        let end = marks[one].passage.end;
        for &other in order[place + 1..].iter().take_while(|&&other| marks[other].passage.start < end) {
            met[one].push(other);
            met[other].push(one);
        }
    }
    let mut shortest: Vec<usize> = (0..marks.len()).collect();
    shortest.sort_by_key(|&at| marks[at].passage.end.0.saturating_sub(marks[at].passage.start.0));
    let mut depths: Vec<Option<usize>> = vec![None; marks.len()];
    for at in shortest {
        let inside = |other: usize| {
            marks[at].passage.start <= marks[other].passage.start && marks[other].passage.end <= marks[at].passage.end
        };
        let above = met[at].iter().filter(|&&other| inside(other)).filter_map(|&other| depths[other]).max();
        let free = |depth: &usize| met[at].iter().all(|&other| depths[other] != Some(*depth));
        depths[at] = (above.map_or(0, |depth| depth + 1)..marks.len()).find(free);
    }
    depths.into_iter().map(Option::unwrap_or_default).collect()
}
