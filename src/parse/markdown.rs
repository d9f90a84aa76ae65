//! Markdown to [`Prose`]: `CommonMark` and the extensions the content format names.

use crate::problem::Problems;
use crate::prose::{Origin, Prose};

/// Whether typewriter punctuation becomes typographic.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Punctuation {
    /// Quotes curl, dashes join, three dots become an ellipsis.
    #[default]
    Smart,
    /// Every character stands as typed.
    Plain,
}

/// What happens to raw HTML.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Html {
    /// Tags and attributes on the list are let through, others reported and left out.
    #[default]
    Sanitized,
    /// All of it is published.
    Raw,
}

/// How Markdown is read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// `smart-punctuation` of the site.
    pub punctuation: Punctuation,
    /// `raw-html` of the site.
    pub html: Html,
    /// Ids the page needs for itself, which no heading may take.
    pub reserved: &'a [&'a str],
}

/// Reads Markdown.
pub fn read(_text: &str, origin: Origin, _options: Options<'_>) -> (Prose, Problems) {
    (Prose::empty(origin), Problems::new())
}
