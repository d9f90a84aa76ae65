//! A page that is none of the other kinds, as written in `pages/**/*.md`.

use super::Document;
use super::fields::Fields;
use super::reader::text;
use super::shape::{self, Extra, Publication};
use crate::text::{FileId, Span, Spanned};

/// A page: about, method, corrections policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The file.
    pub file: FileId,
    /// The id, from the file's stem.
    pub id: Spanned<String>,
    /// The heading.
    pub title: Spanned<String>,
    /// One or two sentences for search engines.
    pub description: Option<Spanned<String>>,
    /// Whether, where and when it is published.
    pub publication: Publication,
    /// The text: Markdown.
    pub body: Span,
    /// The author's own keys.
    pub extra: Extra,
}

/// Reads the keys of a page.
pub(super) fn read(document: Document, mut fields: Fields<'_, '_>) -> Option<Page> {
    Some(Page {
        file: document.file,
        id: document.id,
        title: fields.required("title", text),
        description: fields.optional("description", text),
        publication: shape::publication(&mut fields),
        body: document.body,
        extra: fields.finish()?,
    })
}
