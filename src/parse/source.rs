//! A source: anything citable, as written in the lists in `sources/**/*.yaml`.

use super::fields::Fields;
use super::link;
use super::reader::{date, flag, id, reference, text, word};
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

/// Reads one source.
pub(super) fn read(mut fields: Fields<'_, '_>) -> Option<Source> {
    Some(Source {
        file: fields.reader().file,
        place: fields.place(),
        id: fields.required("id", id),
        outlet: fields.required("outlet", text),
        title: fields.required("title", text),
        authors: fields.list("authors", text),
        published: fields.optional("published", date),
        accessed: fields.optional("accessed", date),
        url: fields.optional("url", link::web),
        archive: fields.optional("archive", link::web),
        kind: fields.optional("kind", word),
        language: fields.optional("language", text),
        derives_from: fields.list("derives-from", reference),
        owner: fields.optional("owner", text),
        paywall: fields.optional("paywall", flag),
        note: fields.optional("note", text),
        extra: fields.finish()?,
    })
}
