//! What the site has already: a folder that is imported a second time makes no second set of articles.

use super::super::Value;
use super::links;
use crate::parse::shape::Publication;
use crate::parse::{Documents, Kind};

/// Returns the id of the article or page of the site that an entry is: one with its title and date, or at one of its old
/// addresses. Pages have no dates and are known by their addresses alone.
pub(super) fn known<'d>(
    (kind, id): (Kind, &str),
    fields: &[(String, Value)],
    documents: &'d Documents,
) -> Option<&'d str> {
    let text = |key: &str| match fields.iter().find(|(known, _)| known == key) {
        Some((_, Value::Text(text))) => Some(text.as_str()),
        _ => None,
    };
    let mut aliases: Vec<String> = match fields.iter().find(|(known, _)| known == "aliases") {
        Some((_, Value::List(list))) => list.iter().filter_map(folded).collect(),
        _ => Vec::new(),
    };
    aliases.push(fold(&links::address(kind, id)));
    let stands = |id: &str, publication: &Publication| {
        let mut olds = publication.aliases.iter().map(|old| fold(&old.value));
        aliases.contains(&fold(&links::address(kind, id))) || olds.any(|old| aliases.contains(&old))
    };
    match kind {
        Kind::Article => documents.articles.iter().find_map(|article| {
            let dated = article.published.as_ref().map(|date| date.value.as_str());
            let same =
                dated.is_some() && text("published") == dated && text("title") == Some(article.title.value.as_str());
            (same || stands(&article.id.value, &article.publication)).then_some(article.id.value.as_str())
        }),
        Kind::Page => documents
            .pages
            .iter()
            .find_map(|page| stands(&page.id.value, &page.publication).then_some(page.id.value.as_str())),
        _ => None,
    }
}

/// Folds an old address of an entry.
fn folded(alias: &Value) -> Option<String> {
    if let Value::Text(alias) = alias { Some(fold(alias)) } else { None }
}

/// Folds an address, so that forms of one are equal.
fn fold(address: &str) -> String {
    address.trim_matches('/').to_lowercase()
}
