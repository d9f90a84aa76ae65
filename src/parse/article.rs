//! An article: a text held on the site, as written in `articles/**/*.md`.

use super::Document;
use super::annotation::{self, Annotation};
use super::fields::Fields;
use super::reader::{date, reference, text};
use super::shape::{self, Citation, Correction, Extra, Participant, Publication, Reference, WrittenDate};
use crate::text::{FileId, Span, Spanned};

/// A text held on the site, with the annotations on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// The file.
    pub file: FileId,
    /// The id, from the file's stem.
    pub id: Spanned<String>,
    /// The headline.
    pub title: Spanned<String>,
    /// The paragraph under the headline, as Markdown.
    pub standfirst: Option<Spanned<String>>,
    /// Who wrote it.
    pub authors: Vec<Spanned<String>>,
    /// When it was published.
    pub published: Option<WrittenDate>,
    /// When it was changed last.
    pub updated: Option<WrittenDate>,
    /// The topics.
    pub topics: Vec<Reference>,
    /// The people it is about.
    pub people: Vec<Participant>,
    /// The events it is about.
    pub events: Vec<Reference>,
    /// What it rests on.
    pub sources: Vec<Citation>,
    /// Mistakes that were mended.
    pub corrections: Vec<Correction>,
    /// The annotations, from the front matter or from the file beside it.
    pub annotations: Vec<Annotation>,
    /// Whether, where and when it is published.
    pub publication: Publication,
    /// The text: Markdown.
    pub body: Span,
    /// The author's own keys.
    pub extra: Extra,
}

/// Reads the keys of an article; the annotations beside it are added when both files have been read.
pub(super) fn read(document: Document, mut fields: Fields<'_, '_>) -> Option<Article> {
    Some(Article {
        file: document.file,
        id: document.id,
        title: fields.required("title", text),
        standfirst: fields.optional("standfirst", text),
        authors: fields.list("authors", text),
        published: fields.optional("published", date),
        updated: fields.optional("updated", date),
        topics: fields.list("topics", reference),
        people: fields.list("people", shape::participant),
        events: fields.list("events", reference),
        sources: fields.list("sources", shape::citation),
        corrections: fields.list("corrections", shape::correction),
        annotations: fields.list("annotations", annotation::read),
        publication: shape::publication(&mut fields),
        body: document.body,
        extra: fields.finish()?,
    })
}
