//! Pages, topics and terms, as written to as meant.

use super::desk::{Desk, text};
use crate::model::{Page, Term, Topic};
use crate::parse;

/// Resolves one page.
pub fn resolve(document: parse::Page, desk: &mut Desk<'_>) -> Option<Page> {
    let parse::Page { file: _, id, title, description, publication, body, extra } = document;
    Some(Page {
        id: desk.id(&id)?,
        title: title.value,
        description: text(description.as_ref()),
        aliases: desk.aliases(&publication.aliases),
        noindex: publication.noindex.is_some_and(|noindex| noindex.value),
        body: desk.body(body),
        extra,
    })
}

/// Resolves one topic.
pub fn topic(document: parse::Topic, desk: &Desk<'_>) -> Option<Topic> {
    let parse::Topic { file: _, place: _, id, title, description, extra } = document;
    Some(Topic { id: desk.id(&id)?, title: title.value, description: text(description.as_ref()), extra })
}

/// Resolves one term of the glossary.
pub fn term(document: &parse::Term, id: String, desk: &mut Desk<'_>) -> Term {
    let parse::Term { file: _, place: _, term, definition, extra } = document;
    Term { id, term: term.value.clone(), definition: desk.prose(definition), extra: extra.clone() }
}
