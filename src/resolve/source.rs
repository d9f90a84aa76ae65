//! Sources, as written to as meant.

use super::desk::{Desk, text};
use super::words;
use crate::model::{Key, Outlet, Source};
use crate::parse;
use crate::problem::wording::ticked;
use crate::problem::{Problem, Rule};

/// Resolves one source of the outlet at `outlet`.
pub fn resolve(document: parse::Source, outlet: Key<Outlet>, desk: &mut Desk<'_>) -> Option<Source> {
    let parse::Source {
        file: _,
        place: _,
        id,
        outlet: _,
        title,
        authors,
        published,
        accessed,
        url,
        archive,
        kind,
        language,
        derives_from,
        owner,
        paywall,
        note,
        extra,
    } = document;
    if let Some(url) = url.as_ref().filter(|url| super::url::is_home(&url.value)) {
        desk.report(
            Problem::new(
                Rule::HomePage,
                url.place,
                format!("{} is a home page, where readers will not find what is cited", ticked(&url.value)),
            )
            .help("give the address of the document itself, or leave `url` out"),
        );
    }
    Some(Source {
        id: desk.id(&id)?,
        outlet,
        title: title.value,
        authors: authors.into_iter().map(|author| author.value).collect(),
        published: desk.optional_date(published.as_ref()),
        accessed: desk.optional_date(accessed.as_ref()),
        url: url.and_then(|url| desk.url(&url)),
        archive: archive.and_then(|archive| desk.url(&archive)),
        kind: kind.map(|kind| words::source(kind.value)).unwrap_or_default(),
        language: text(language.as_ref()),
        derives_from: derives_from.iter().filter_map(|reference| desk.source(reference)).collect(),
        owner: text(owner.as_ref()),
        paywall: paywall.is_some_and(|paywall| paywall.value),
        note: text(note.as_ref()),
        extra,
    })
}
