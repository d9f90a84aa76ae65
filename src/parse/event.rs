//! An event: something that happened, as written in `events/**/*.md`.

use super::Document;
use super::fields::Fields;
use super::reader::{date, reference, text, word};
use super::shape::{self, Citation, Correction, Dispute, Extra, Medium, Participant, Publication, Quotation};
use super::shape::{Reference, StatusChange, WrittenDate};
use super::words::{Importance, Status};
use crate::text::{FileId, Span, Spanned};

/// Something that happened, as sources say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The file.
    pub file: FileId,
    /// The id, from the file's stem.
    pub id: Spanned<String>,
    /// What happened, in a few words.
    pub title: Spanned<String>,
    /// When it happened.
    pub date: WrittenDate,
    /// When it became known.
    pub reported: Option<WrittenDate>,
    /// One or two sentences, as Markdown.
    pub summary: Option<Spanned<String>>,
    /// The label on the strip.
    pub short: Option<Spanned<String>>,
    /// How sure it is.
    pub status: Option<Spanned<Status>>,
    /// How much it stands out.
    pub importance: Option<Spanned<Importance>>,
    /// What kind of event, in the site's own words.
    pub kind: Option<Spanned<String>>,
    /// Who took part.
    pub people: Vec<Participant>,
    /// Which organizations took part.
    pub organizations: Vec<Reference>,
    /// Where, in words.
    pub places: Vec<Spanned<String>>,
    /// The topics.
    pub topics: Vec<Reference>,
    /// Who says so.
    pub sources: Vec<Citation>,
    /// Words that somebody said.
    pub quotation: Option<Quotation>,
    /// The events it follows from.
    pub follows: Vec<Reference>,
    /// The event it is a part of.
    pub part_of: Option<Reference>,
    /// What is not known, each as Markdown.
    pub unknown: Vec<Spanned<String>>,
    /// Images and other files.
    pub media: Vec<Medium>,
    /// The statuses it had, as written.
    pub history: Vec<StatusChange>,
    /// Facts on which sources differ.
    pub disputed: Vec<Dispute>,
    /// Mistakes that were mended.
    pub corrections: Vec<Correction>,
    /// Whether, where and when it is published.
    pub publication: Publication,
    /// The account: Markdown.
    pub body: Span,
    /// The author's own keys.
    pub extra: Extra,
}

/// Reads the keys of an event.
pub(super) fn read(document: Document, mut fields: Fields<'_, '_>) -> Option<Event> {
    Some(Event {
        file: document.file,
        id: document.id,
        title: fields.required("title", text),
        date: fields.required("date", date),
        reported: fields.optional("reported", date),
        summary: fields.optional("summary", text),
        short: fields.optional("short", text),
        status: fields.optional("status", word),
        importance: fields.optional("importance", word),
        kind: fields.optional("kind", text),
        people: fields.list("people", shape::participant),
        organizations: fields.list("organizations", reference),
        places: fields.list("places", text),
        topics: fields.list("topics", reference),
        sources: fields.list("sources", shape::citation),
        quotation: fields.optional("quotation", shape::quotation),
        follows: fields.list("follows", reference),
        part_of: fields.optional("part-of", reference),
        unknown: fields.list("unknown", text),
        media: fields.list("media", shape::medium),
        history: fields.list("history", shape::status_change),
        disputed: fields.list("disputed", shape::dispute),
        corrections: fields.list("corrections", shape::correction),
        publication: shape::publication(&mut fields),
        body: document.body,
        extra: fields.finish()?,
    })
}
