//! The list of sources and the page of a source.

use serde::Serialize;

use super::evidence::SourceEntry;
use super::layout::Head;
use super::part::{Card, Date, EventYear, Fact, Link};
use crate::model::Extra;

/// Every source, by outlet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Sources {
    /// The frame.
    pub head: Head,
    /// The count: "18 sources from 11 outlets".
    pub count: String,
    /// The outlets, by name.
    pub outlets: Vec<OutletSources>,
}

/// The sources of one outlet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct OutletSources {
    /// The outlet's name and page.
    pub outlet: Link,
    /// The count: "3 sources".
    pub count: String,
    /// The sources, oldest first; each without its outlet.
    pub sources: Vec<SourceEntry>,
}

/// The page of a source.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The frame.
    pub head: Head,
    /// Its title.
    pub title: String,
    /// The language of the title as a BCP 47 tag, where it is not the site's.
    pub language_tag: Option<String>,
    /// Who published it.
    pub outlet: Link,
    /// Who wrote it; empty for none.
    pub authors: String,
    /// When it was published.
    pub date: Option<Date>,
    /// The original.
    pub url: Option<String>,
    /// The original's address as read, without scheme and shortened; empty without an original.
    pub host: String,
    /// The archived copy.
    pub archive: Option<String>,
    /// Kind, language, owner, accessed and the like.
    pub facts: Vec<Fact>,
    /// Whether it must be paid for.
    pub paywall: bool,
    /// A note on it, as blocks; empty for none.
    pub note_html: String,
    /// What it relies on.
    pub derives_from: Vec<SourceEntry>,
    /// What relies on it.
    pub derived: Vec<SourceEntry>,
    /// The events that rest on it, by year.
    pub years: Vec<EventYear>,
    /// The articles, notes, tenures and claims that rest on it.
    pub cited_in: Vec<Card>,
    /// Ways to cite it.
    pub citations: Vec<super::event::Citation>,
    /// The keys that the author added to the source, which begin with `x-`, as written.
    pub extra: Extra,
}
