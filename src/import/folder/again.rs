//! What the site has already: a folder that is imported a second time makes no second set of articles.

use std::collections::BTreeMap;

use super::super::Value;
use super::links;
use crate::parse::shape::Publication;
use crate::parse::{Documents, Kind};

/// The articles and pages of the site, by what they are known by: title and date, and every address, old ones too.
pub(super) struct Standing(BTreeMap<(&'static str, String), String>);

impl Standing {
    /// Lists what a site has.
    pub(super) fn of(documents: &Documents) -> Self {
        let mut all = Self(BTreeMap::new());
        for article in &documents.articles {
            let id = article.id.value.as_str();
            all.add((Kind::Article, id), &article.publication);
            if let Some(date) = &article.published {
                let mark = twin(&article.title.value, &date.value);
                all.0.insert((Kind::Article.name(), mark), id.to_owned());
            }
        }
        for page in &documents.pages {
            all.add((Kind::Page, &page.id.value), &page.publication);
        }
        all
    }

    /// Adds the addresses of an entry.
    fn add(&mut self, (kind, id): (Kind, &str), publication: &Publication) {
        let olds = publication.aliases.iter().map(|old| fold(&old.value));
        for address in olds.chain([fold(&links::address(kind, id))]) {
            self.0.insert((kind.name(), address), id.to_owned());
        }
    }

    /// Returns the id of the article or page of the site that an entry is: one with its title and date, or at its address or
    /// one of its old ones. Pages have no dates and are known by their addresses alone.
    pub(super) fn known(&self, (kind, id): (Kind, &str), fields: &[(String, Value)]) -> Option<&str> {
        let field = |key: &str| fields.iter().find(|(known, _)| known == key).map(|(_, value)| value);
        let text = |key: &str| if let Some(Value::Text(text)) = field(key) { Some(text.as_str()) } else { None };
        let aliases = if let Some(Value::List(list)) = field("aliases") { list.as_slice() } else { &[] };
        let old = aliases.iter().filter_map(|old| if let Value::Text(old) = old { Some(fold(old)) } else { None });
        let same = text("title").zip(text("published")).map(|(title, date)| twin(title, date));
        let marks = same.into_iter().chain([fold(&links::address(kind, id))]).chain(old);
        marks.into_iter().find_map(|mark| self.0.get(&(kind.name(), mark))).map(String::as_str)
    }
}

/// Joins a title and a date; no address has a line end.
fn twin(title: &str, date: &str) -> String {
    format!("{date}\n{title}")
}

/// Folds an address, so that forms of one are equal.
fn fold(address: &str) -> String {
    address.trim_matches('/').to_lowercase()
}
