//! Draws problems: for people, as JSON, for GitHub and as SARIF.
//!
//! Owns the order in which problems appear and everything about their looks. Knows neither files nor YAML: whoever
//! draws hands in [`Texts`]. One file a format; each takes the same located problems.

mod github;
mod human;
mod json;
mod plain;
mod sarif;

use std::collections::BTreeMap;

use super::wording::plural;
use super::{Problem, Severity};
use crate::text::{FileId, LineColumn, Place, Span};

pub use github::draw as github;
pub use human::draw as human;
pub use json::draw as json;
pub use plain::draw as plain;
pub use sarif::draw as sarif;

/// Looks up what problems point at.
pub trait Texts {
    /// Returns a file's path as the author knows it, with `/` between its parts: `content/events/the-vote.md`.
    fn path(&self, file: FileId) -> &str;
    /// Returns a file's text as places count it; empty when it has none that can be shown.
    fn text(&self, file: FileId) -> &str;
    /// Returns the bytes of a place; the empty span at the start of the file when nothing better is known.
    fn span(&self, place: Place) -> Span;
    /// Returns the place of all that has to go when something else is typed at a place; where it is more, as a `>` before a text.
    fn whole(&self, place: Place) -> Place {
        place
    }
}

/// Whether a drawing carries colours; who draws decides, from the terminal and `NO_COLOR`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colour {
    /// Text alone.
    #[default]
    Plain,
    /// Text with ANSI escapes.
    Ansi,
}

/// How many problems are drawn; errors always all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Limit {
    /// Every one, as `check` does.
    #[default]
    All,
    /// So many warnings, and so many notes; the rest is counted, as `build` does.
    Each(usize),
}

/// How a drawing for people looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Colours or none.
    pub colour: Colour,
    /// The width of the terminal in columns.
    pub width: usize,
    /// How many problems are drawn.
    pub limit: Limit,
}

/// How many problems there are of each weight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Problems that stop the build.
    pub errors: usize,
    /// Problems that `--strict` stops at.
    pub warnings: usize,
    /// Problems that are for information.
    pub notes: usize,
}

impl Count {
    /// Counts problems.
    pub fn of(problems: &[Problem]) -> Self {
        let of = |severity| problems.iter().filter(|problem| problem.severity == severity).count();
        Self { errors: of(Severity::Error), warnings: of(Severity::Warning), notes: of(Severity::Note) }
    }

    /// Returns the counts in words: `2 errors, 1 warning`; `no problems` when there are none.
    pub fn summary(self) -> String {
        let counts = [(self.errors, "error"), (self.warnings, "warning"), (self.notes, "note")];
        let said: Vec<String> =
            counts.iter().filter(|(count, _)| *count > 0).map(|(count, noun)| plural(*count, noun)).collect();
        if said.is_empty() { "no problems".to_owned() } else { said.join(", ") }
    }
}

/// A place looked up: a file, the bytes, and the lines and columns of both ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Spot {
    /// The bytes, within the text and on the edges of characters.
    span: Span,
    /// Where the first character stands.
    start: LineColumn,
    /// Where the character after the last one stands.
    end: LineColumn,
}

/// Puts problems in file order and, within a file, in reading order, without looking places up.
///
/// Files are numbered in path order, the nodes of a YAML block in reading order, and the block stands before the text.
fn in_order(problems: &[Problem]) -> Vec<&Problem> {
    let within = |place: Place| match place {
        Place::File(_) => (0, 0, 0),
        Place::Node(_, node) => (1, node.0, 0),
        Place::Span(span) => (2, span.start, span.end),
    };
    let mut all: Vec<&Problem> = problems.iter().collect();
    all.sort_by(|one, other| {
        let key = |problem: &Problem| (problem.place.file(), within(problem.place));
        let text = |problem: &Problem| (problem.rule.name(), problem.message.clone());
        key(one).cmp(&key(other)).then_with(|| text(one).cmp(&text(other)))
    });
    all
}

/// A problem with its place looked up.
#[derive(Clone, Copy, Debug)]
struct Located<'a> {
    /// The problem.
    problem: &'a Problem,
    /// Where it is.
    spot: Spot,
}

/// The texts that problems point at, with the start of every line, so that ten thousand problems in one file cost
/// one reading of it.
struct LineIndex<'a> {
    /// The texts.
    texts: &'a dyn Texts,
    /// The byte at which each line begins, by file.
    lines: BTreeMap<FileId, Vec<u32>>,
}

impl<'a> LineIndex<'a> {
    /// Reads the lines of every file that the problems point at.
    fn new(problems: &[Problem], texts: &'a dyn Texts) -> Self {
        let places = problems.iter().flat_map(|problem| {
            let labels = problem.labels.iter().map(|label| label.place);
            [problem.place].into_iter().chain(labels).chain(problem.fix.as_ref().map(|fix| fix.place))
        });
        let mut lines = BTreeMap::new();
        for file in places.map(Place::file) {
            lines.entry(file).or_insert_with(|| line_starts(texts.text(file)));
        }
        Self { texts, lines }
    }

    /// Returns the path of a spot's file.
    fn path(&self, spot: Spot) -> &'a str {
        self.texts.path(spot.span.file)
    }

    /// Looks a place up; what lies outside the text is drawn in to its nearest edge.
    fn spot(&self, place: Place) -> Spot {
        let span = self.texts.span(place);
        let text = self.texts.text(span.file);
        let start = edge(text, span.start);
        let end = edge(text, span.end).max(start);
        Spot {
            span: Span { file: span.file, start, end },
            start: self.line_column(span.file, start),
            end: self.line_column(span.file, end),
        }
    }

    /// Returns the line and column of a byte.
    fn line_column(&self, file: FileId, byte: u32) -> LineColumn {
        let starts = self.lines.get(&file).map_or(&[][..], Vec::as_slice);
        let line = starts.partition_point(|start| *start <= byte).max(1);
        let start = starts.get(line - 1).copied().unwrap_or_default();
        let before = self.texts.text(file).get(start as usize..byte as usize).unwrap_or_default();
        LineColumn { line: number(line), column: number(before.chars().count() + 1) }
    }

    /// Looks up the places of problems and puts them in file order, then by position, then by rule and message.
    fn located<'p>(&self, problems: &'p [Problem]) -> Vec<Located<'p>> {
        let mut all: Vec<Located> =
            problems.iter().map(|problem| Located { problem, spot: self.spot(problem.place) }).collect();
        all.sort_by(|one, other| self.key(one).cmp(&self.key(other)));
        all
    }

    /// Returns what problems are sorted by.
    fn key<'k>(&'k self, located: &'k Located) -> (&'k str, u32, u32, &'static str, &'k str) {
        let Located { problem, spot } = located;
        (self.path(*spot), spot.span.start, spot.span.end, problem.rule.name(), &problem.message)
    }
}

/// Returns the byte at which each line of a text begins.
fn line_starts(text: &str) -> Vec<u32> {
    [0].into_iter().chain(text.match_indices('\n').map(|(at, _)| number(at + 1))).collect()
}

/// Returns the last byte at or before another that is the edge of a character.
fn edge(text: &str, byte: u32) -> u32 {
    let mut byte = (byte as usize).min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    number(byte)
}

/// Returns a count as the type that places have; texts are far smaller than its limit.
fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Returns all that a problem says besides its picture, one thing a line.
fn words(problem: &Problem) -> String {
    let notes = problem.notes.iter().map(|note| format!("\nnote: {note}"));
    let helps = problem.helps.iter().map(|help| format!("\nhelp: {help}"));
    problem.message.clone() + &notes.chain(helps).collect::<String>()
}

#[cfg(test)]
mod tests;
