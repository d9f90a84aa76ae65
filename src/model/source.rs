//! Anything that can be cited, and citing it.

use super::{Extra, Key, Outlet};
use crate::address::Id;
use crate::date::Date;

/// What sort of thing a source is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// An outlet's own reporting.
    #[default]
    Report,
    /// An agency's dispatch.
    Wire,
    /// Words of a party.
    Statement,
    /// A record.
    Document,
    /// Figures.
    Data,
    /// Someone's reading of what others reported.
    Analysis,
    /// Radio or television.
    Broadcast,
}

impl Kind {
    /// Returns the name, as content and data write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Wire => "wire",
            Self::Statement => "statement",
            Self::Document => "document",
            Self::Data => "data",
            Self::Analysis => "analysis",
            Self::Broadcast => "broadcast",
        }
    }
}

/// One source.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its name in addresses and references.
    pub id: Id,
    /// Who published it.
    pub outlet: Key<Outlet>,
    /// The title.
    pub title: String,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// When it was published.
    pub published: Option<Date>,
    /// When it was read.
    pub accessed: Option<Date>,
    /// Where it is.
    pub url: Option<String>,
    /// Where a copy is kept.
    pub archive: Option<String>,
    /// What sort of thing it is.
    pub kind: Kind,
    /// Its language, as a BCP 47 tag.
    pub language: Option<String>,
    /// The sources it relies on.
    pub derives_from: Vec<Key<Source>>,
    /// Who owns it, where that differs from its outlet's owner.
    pub owner: Option<String>,
    /// Whether readers have to pay.
    pub paywall: bool,
    /// What to know about it.
    pub note: Option<String>,
    /// The author's own keys.
    pub extra: Extra,
}

/// The use of a source for something.
#[derive(Clone, Debug)]
pub struct Citation {
    /// The source.
    pub source: Key<Source>,
    /// Where in it.
    pub locator: Option<String>,
    /// What it knows this from.
    pub basis: Option<String>,
}
