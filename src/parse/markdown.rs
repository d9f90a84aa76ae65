//! Markdown to [`Prose`]: `CommonMark` and the extensions the content format names.
//!
//! Owns the reading of events in one pass, without recursion: `reader` holds what is open, `raw` takes raw HTML
//! apart, `mention` reads citations, links and images. Names are not resolved here, and no HTML is written.

mod address;
mod allow;
mod block;
mod html;
mod ids;
mod mention;
mod notes;
mod raw;
mod reader;
mod tag;
#[cfg(test)]
mod tests;

use pulldown_cmark::{BrokenLink, CowStr, LinkType, Parser};

pub use address::{Refusal, check as check_address};

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

/// Reads Markdown, whose bytes stand where `origin` says.
///
/// What is wrong is reported and left out; the rest is read all the same. Follows `CommonMark` 0.31 with tables,
/// footnotes, strikethrough, task lists, definition lists, GFM alerts, heading ids, `[@citations]` and `[[links]]`.
pub fn read(text: &str, origin: Origin, options: Options<'_>) -> (Prose, Problems) {
    let parser = Parser::new_with_broken_link_callback(text, extensions(options.punctuation), Some(cited));
    let mut reader = reader::Reader::new(text, origin, options);
    for (event, range) in parser.into_offset_iter() {
        if reader.event(event, range).is_break() {
            break;
        }
    }
    reader.finish()
}

/// Returns the extensions of the Markdown reader.
fn extensions(punctuation: Punctuation) -> pulldown_cmark::Options {
    use pulldown_cmark::Options as Extension;
    let extensions = Extension::ENABLE_TABLES
        | Extension::ENABLE_FOOTNOTES
        | Extension::ENABLE_STRIKETHROUGH
        | Extension::ENABLE_TASKLISTS
        | Extension::ENABLE_HEADING_ATTRIBUTES
        | Extension::ENABLE_GFM
        | Extension::ENABLE_DEFINITION_LIST
        | Extension::ENABLE_WIKILINKS;
    match punctuation {
        Punctuation::Smart => extensions | Extension::ENABLE_SMART_PUNCTUATION,
        Punctuation::Plain => extensions,
    }
}

/// Takes a bracket without a target for a citation when it begins like one.
#[expect(clippy::needless_pass_by_value, reason = "the parser hands the link over")]
fn cited(link: BrokenLink<'_>) -> Option<(CowStr<'_>, CowStr<'_>)> {
    let brackets = matches!(link.link_type, LinkType::Shortcut | LinkType::Collapsed | LinkType::Reference);
    (brackets && mention::is_citation(&link.reference)).then_some((CowStr::Borrowed(""), CowStr::Borrowed("")))
}
