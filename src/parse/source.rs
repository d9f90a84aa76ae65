//! A source: anything citable, as written in the lists in `sources/**/*.yaml`.

use super::shape::{Extra, Reference, WrittenDate};
use super::words::SourceKind;
use crate::text::{FileId, Place, Spanned};

/// Anything citable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The file.
    pub file: FileId,
    /// Where the whole entry stands.
    pub place: Place,
    /// The id.
    pub id: Spanned<String>,
    /// Who published it: the id of an outlet, or a plain name.
    pub outlet: Spanned<String>,
    /// The headline or title.
    pub title: Spanned<String>,
    /// Who wrote it.
    pub authors: Vec<Spanned<String>>,
    /// When it was published.
    pub published: Option<WrittenDate>,
    /// When it was read.
    pub accessed: Option<WrittenDate>,
    /// Where it is.
    pub url: Option<Spanned<String>>,
    /// Where a copy of it is.
    pub archive: Option<Spanned<String>>,
    /// What it is.
    pub kind: Option<Spanned<SourceKind>>,
    /// Its language, a tag of BCP 47.
    pub language: Option<Spanned<String>>,
    /// The sources it rests on.
    pub derives_from: Vec<Reference>,
    /// Who owns it.
    pub owner: Option<Spanned<String>>,
    /// Whether it costs money to read.
    pub paywall: Option<Spanned<bool>>,
    /// Something about it, in words.
    pub note: Option<Spanned<String>>,
    /// The author's own keys.
    pub extra: Extra,
}
