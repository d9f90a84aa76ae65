//! A person, as written in `people/**/*.md`.

use super::shape::{Citation, Extra, Link, Medium, Publication, Reference, WrittenDate};
use super::words::TenureStatus;
use crate::text::{FileId, Place, Span, Spanned};

/// A person and the offices they held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The file.
    pub file: FileId,
    /// The id, from the file's stem.
    pub id: Spanned<String>,
    /// The name, as it is said.
    pub name: Spanned<String>,
    /// The name, as it is sorted.
    pub sort_name: Option<Spanned<String>>,
    /// Other names.
    pub also_known_as: Vec<Spanned<String>>,
    /// When they were born.
    pub born: Option<WrittenDate>,
    /// When they died.
    pub died: Option<WrittenDate>,
    /// A picture.
    pub image: Option<Medium>,
    /// Addresses elsewhere.
    pub links: Vec<Link>,
    /// The offices they held.
    pub tenures: Vec<Tenure>,
    /// Whether, where and when it is published.
    pub publication: Publication,
    /// A short biography: Markdown.
    pub body: Span,
    /// The author's own keys.
    pub extra: Extra,
}

/// A person in an office, over an interval.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tenure {
    /// Where the whole entry stands.
    pub place: Place,
    /// The office.
    pub office: Reference,
    /// From when to when.
    pub date: WrittenDate,
    /// How they hold it; in full where absent.
    pub status: Option<Spanned<TenureStatus>>,
    /// Something about it, in words.
    pub note: Option<Spanned<String>>,
    /// Who says so.
    pub sources: Vec<Citation>,
    /// The author's own keys.
    pub extra: Extra,
}
