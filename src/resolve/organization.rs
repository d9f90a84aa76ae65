//! Organizations and their offices, as written to as meant.

use super::desk::{Desk, text};
use crate::model::{Key, Office, Organization};
use crate::parse;

/// Resolves one organization; `offices` are the keys of its offices, in the author's order.
pub fn resolve(document: parse::Organization, offices: Vec<Key<Office>>, desk: &mut Desk<'_>) -> Option<Organization> {
    let parse::Organization { file: _, id, name, acronym, parent, offices: _, links, publication, body, extra } =
        document;
    Some(Organization {
        id: desk.id(&id)?,
        name: name.value,
        acronym: text(acronym.as_ref()),
        parent: parent.and_then(|reference| desk.organization(&reference)),
        offices,
        links: desk.links(&links),
        aliases: desk.aliases(&publication.aliases),
        noindex: publication.noindex.is_some_and(|noindex| noindex.value),
        body: desk.body(body),
        extra,
    })
}

/// Resolves one office of the organization at `organization`.
pub fn office(
    written: &parse::organization::Office,
    organization: Key<Organization>,
    desk: &Desk<'_>,
) -> Option<Office> {
    let parse::organization::Office { id, title, single_holder, extra: _ } = written;
    Some(Office {
        id: desk.id(id)?,
        title: title.value.clone(),
        organization,
        single_holder: single_holder.as_ref().is_none_or(|single| single.value),
    })
}
