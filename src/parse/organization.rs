//! An organization and its offices, as written in `organizations/**/*.md`.

use super::Document;
use super::fields::Fields;
use super::reader::{Item, flag, id, reference, text};
use super::shape::{self, Extra, Link, Publication, Reference};
use crate::text::{FileId, Span, Spanned};

/// An organization and the offices in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organization {
    /// The file.
    pub file: FileId,
    /// The id, from the file's stem.
    pub id: Spanned<String>,
    /// The name.
    pub name: Spanned<String>,
    /// The short name.
    pub acronym: Option<Spanned<String>>,
    /// The organization it belongs to.
    pub parent: Option<Reference>,
    /// Its offices.
    pub offices: Vec<Office>,
    /// Addresses elsewhere.
    pub links: Vec<Link>,
    /// Whether, where and when it is published.
    pub publication: Publication,
    /// What it is: Markdown.
    pub body: Span,
    /// The author's own keys.
    pub extra: Extra,
}

/// An office in an organization.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// The id, unique on the site.
    pub id: Spanned<String>,
    /// What it is called.
    pub title: Spanned<String>,
    /// Whether only one person holds it at a time; the default is yes.
    pub single_holder: Option<Spanned<bool>>,
    /// The author's own keys.
    pub extra: Extra,
}

/// Reads the keys of an organization.
pub(super) fn read(document: Document, mut fields: Fields<'_, '_>) -> Option<Organization> {
    Some(Organization {
        file: document.file,
        id: document.id,
        name: fields.required("name", text),
        acronym: fields.optional("acronym", text),
        parent: fields.optional("parent", reference),
        offices: fields.list("offices", office),
        links: fields.several("links", shape::links),
        publication: shape::publication(&mut fields),
        body: document.body,
        extra: fields.finish()?,
    })
}

/// Reads one office.
fn office(item: Item<'_, '_>) -> Option<Office> {
    let mut fields = Fields::open(item, "an office")?;
    Some(Office {
        id: fields.required("id", id),
        title: fields.required("title", text),
        single_holder: fields.optional("single-holder", flag),
        extra: fields.finish()?,
    })
}
