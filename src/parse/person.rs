//! A person, as written in `people/**/*.md`.

use super::Document;
use super::fields::Fields;
use super::reader::{Item, date, reference, text, word};
use super::shape::{self, Citation, Extra, Link, Medium, Publication, Reference, WrittenDate};
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

/// Reads the keys of a person.
pub(super) fn read(document: Document, mut fields: Fields<'_, '_>) -> Option<Person> {
    Some(Person {
        file: document.file,
        id: document.id,
        name: fields.required("name", text),
        sort_name: fields.optional("sort-name", text),
        also_known_as: fields.list("also-known-as", text),
        born: fields.optional("born", date),
        died: fields.optional("died", date),
        image: fields.optional("image", shape::medium),
        links: fields.several("links", shape::links),
        tenures: fields.list("tenures", tenure),
        publication: shape::publication(&mut fields),
        body: document.body,
        extra: fields.finish()?,
    })
}

/// Reads one tenure.
fn tenure(item: Item<'_, '_>) -> Option<Tenure> {
    let mut fields = Fields::open(item, "a tenure")?;
    Some(Tenure {
        place: fields.place(),
        office: fields.required("office", reference),
        date: fields.required("date", date),
        status: fields.optional("status", word),
        note: fields.optional("note", text),
        sources: fields.list("sources", shape::citation),
        extra: fields.finish()?,
    })
}
