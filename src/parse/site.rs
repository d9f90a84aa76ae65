//! `site.yaml`, the site's configuration, as written.

use super::shape::{Extra, Link, Reference, WrittenDate};
use crate::problem::level;
use crate::text::{FileId, Place, Spanned};

/// Events on one page before the timeline is split by year, where `split-above` is not given.
pub const SPLIT_ABOVE: u32 = 300;

/// The configuration of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// The file, `None` where there is none.
    pub file: Option<FileId>,
    /// The site's name; empty where it could not be read.
    pub title: Spanned<String>,
    /// One or two sentences about it.
    pub description: Option<Spanned<String>>,
    /// The address it is published at.
    pub base_url: Option<Spanned<String>>,
    /// Its language, a tag of BCP 47.
    pub language: Option<Spanned<String>>,
    /// Its time zone, a name of the IANA database.
    pub time_zone: Option<Spanned<String>>,
    /// Who writes it.
    pub authors: Vec<Spanned<String>>,
    /// Under which licence others may use it.
    pub licence: Option<Spanned<String>>,
    /// The entries of the menu.
    pub navigation: Vec<Link>,
    /// The story so far, as Markdown.
    pub story_so_far: Option<Spanned<String>>,
    /// The titles of years that are chapters, in the order written.
    pub years: Vec<(Spanned<i32>, Spanned<String>)>,
    /// The offices that are drawn as lanes.
    pub lanes: Vec<Reference>,
    /// The days as of which the site is shown.
    pub as_of: Vec<WrittenDate>,
    /// Events on one page before the timeline is split by year.
    pub split_above: u32,
    /// The repository, for "suggest a correction".
    pub repository: Option<Spanned<String>>,
    /// The host name for GitHub Pages.
    pub cname: Option<Spanned<String>>,
    /// Whether cards are drawn for social networks.
    pub cards: Option<Spanned<bool>>,
    /// Whether pages to embed are written.
    pub embeds: Option<Spanned<bool>>,
    /// Whether straight quotes become curly; the default is yes.
    pub smart_punctuation: Option<Spanned<bool>>,
    /// Whether HTML in Markdown is published as it is; the default is no.
    pub raw_html: Option<Spanned<bool>>,
    /// Levels of rules and allowed cases.
    pub rules: Vec<level::Written>,
    /// The author's own keys.
    pub extra: Extra,
}

impl Site {
    /// Returns a configuration that says nothing, for content without a readable `site.yaml`.
    pub fn unnamed(file: Option<FileId>) -> Self {
        Self {
            file,
            title: Spanned::new(String::new(), Place::File(file.unwrap_or_default())),
            description: None,
            base_url: None,
            language: None,
            time_zone: None,
            authors: Vec::new(),
            licence: None,
            navigation: Vec::new(),
            story_so_far: None,
            years: Vec::new(),
            lanes: Vec::new(),
            as_of: Vec::new(),
            split_above: SPLIT_ABOVE,
            repository: None,
            cname: None,
            cards: None,
            embeds: None,
            smart_punctuation: None,
            raw_html: None,
            rules: Vec::new(),
            extra: Extra::new(),
        }
    }
}
