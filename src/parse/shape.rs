//! The small shapes that several kinds of document share, as written.

use super::words::{Status, Verdict};
use crate::text::{Place, Spanned};

/// A date or interval as typed (EDTF, ISO 8601-2), not yet read.
pub type WrittenDate = Spanned<String>;

/// An id as typed: it may lead nowhere.
pub type Reference = Spanned<String>;

/// The author's own keys, which begin with `x-`, in the order they were written.
pub type Extra = serde_json::Map<String, serde_json::Value>;

/// Whether, where and when an item is published: keys that every kind with a page of its own can have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Publication {
    /// Old addresses that lead here.
    pub aliases: Vec<Spanned<String>>,
    /// Held back until somebody says otherwise, where true.
    pub draft: Option<Spanned<bool>>,
    /// Held back until this moment.
    pub embargo: Option<WrittenDate>,
    /// Kept out of search engines, where true.
    pub noindex: Option<Spanned<bool>>,
}

/// A person in an event, and the part they played.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// The person.
    pub id: Reference,
    /// Their part, in words.
    pub part: Option<Spanned<String>>,
    /// The author's own keys.
    pub extra: Extra,
}

/// A source that is cited, and where in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The source.
    pub id: Reference,
    /// Where in the source: a page, a minute.
    pub locator: Option<Spanned<String>>,
    /// What the source itself rests on, in words.
    pub basis: Option<Spanned<String>>,
    /// The author's own keys.
    pub extra: Extra,
}

/// Words that somebody said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The words.
    pub text: Spanned<String>,
    /// Who said them: a person, an organization or a plain name.
    pub speaker: Option<Spanned<String>>,
    /// Where they are to be found.
    pub source: Option<Citation>,
    /// The author's own keys.
    pub extra: Extra,
}

/// An image or another file that is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Medium {
    /// Where the whole entry stands.
    pub place: Place,
    /// The file: beside the document, or in `static/`.
    pub file: Spanned<String>,
    /// Words for those who cannot see it; `Some` and empty for an image that only decorates.
    pub alt: Option<Spanned<String>>,
    /// Words under it.
    pub caption: Option<Spanned<String>>,
    /// Who made it.
    pub credit: Option<Spanned<String>>,
    /// The author's own keys.
    pub extra: Extra,
}

/// A status that an event had from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusChange {
    /// Since when.
    pub date: WrittenDate,
    /// What it was.
    pub status: Spanned<Status>,
    /// Why, in words.
    pub note: Option<Spanned<String>>,
    /// The author's own keys.
    pub extra: Extra,
}

/// A verdict that a claim had from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerdictChange {
    /// Since when.
    pub date: WrittenDate,
    /// What it was.
    pub verdict: Spanned<Verdict>,
    /// Why, in words.
    pub note: Option<Spanned<String>>,
    /// The author's own keys.
    pub extra: Extra,
}

/// A fact on which sources differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute {
    /// Which fact, in words or as the name of a key.
    pub field: Spanned<String>,
    /// What is said, by source.
    pub values: Vec<DisputedValue>,
    /// The author's own keys.
    pub extra: Extra,
}

/// One of the values of a disputed fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisputedValue {
    /// The value, in words.
    pub value: Spanned<String>,
    /// Who says so.
    pub sources: Vec<Citation>,
    /// The author's own keys.
    pub extra: Extra,
}

/// A mistake that was mended, in the open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// When it was mended.
    pub date: WrittenDate,
    /// What was wrong and what is right, as Markdown.
    pub text: Spanned<String>,
    /// The author's own keys.
    pub extra: Extra,
}

/// An address on another site, or an id or address on this one, with words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The words; absent where the target is an id that has a title of its own.
    pub title: Option<Spanned<String>>,
    /// Where it leads.
    pub url: Spanned<String>,
    /// The author's own keys.
    pub extra: Extra,
}
