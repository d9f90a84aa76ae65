//! Draws problems: for people, as JSON, for GitHub and as SARIF.
//!
//! Owns the order in which problems appear and everything about their looks. Knows neither files nor YAML: whoever
//! draws hands in [`Texts`].

use super::Problem;
use crate::text::{FileId, Place, Span};

/// Looks up what problems point at.
pub trait Texts {
    /// Returns a file's path as the author knows it, with `/` between its parts: `content/events/the-vote.md`.
    fn path(&self, file: FileId) -> &str;
    /// Returns a file's text as places count it; empty when it has none that can be shown.
    fn text(&self, file: FileId) -> &str;
    /// Returns the bytes of a place; the empty span at the start of the file when nothing better is known.
    fn span(&self, place: Place) -> Span;
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

/// Draws problems for people, the way rustc does, with a summary at the end.
pub fn human(_problems: &[Problem], _texts: &dyn Texts, _look: Look) -> String {
    String::new()
}

/// Writes problems without pictures, whole and exact, for tests.
pub fn plain(_problems: &[Problem], _texts: &dyn Texts) -> String {
    String::new()
}

/// Writes problems as JSON.
pub fn json(_problems: &[Problem], _texts: &dyn Texts) -> String {
    String::new()
}

/// Writes problems as workflow commands of GitHub Actions.
pub fn github(_problems: &[Problem], _texts: &dyn Texts) -> String {
    String::new()
}

/// Writes problems as SARIF 2.1.0.
pub fn sarif(_problems: &[Problem], _texts: &dyn Texts) -> String {
    String::new()
}
