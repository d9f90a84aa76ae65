//! Every id that running text can name, and where it leads.

use std::collections::BTreeMap;

use super::{Addresses, addresses};
use crate::address::Address;
use crate::model::{Key, Shelf, Site, Source};

/// Where an id leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The folder of its kind.
    pub folder: &'static str,
    /// The page.
    pub address: Address,
    /// The part of the page; empty for all of it.
    pub fragment: String,
}

/// All ids.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    /// Where each id leads, by kind.
    named: BTreeMap<String, Vec<Named>>,
    /// The sources, by id.
    sources: BTreeMap<String, Key<Source>>,
}

impl Directory {
    /// Enters everything that has a page, and the terms of the glossary.
    pub fn of(site: &Site, at: &Addresses) -> Self {
        let shelves = &site.shelves;
        let mut directory = Self::default();
        directory.enter("events", &shelves.events, |key, one| (one.id.to_string(), at.event(key)));
        directory.enter("articles", &shelves.articles, |key, one| (one.id.to_string(), at.article(key)));
        directory.enter("people", &shelves.people, |key, one| (one.id.to_string(), at.person(key)));
        directory.enter("organizations", &shelves.organizations, |key, one| (one.id.to_string(), at.organization(key)));
        directory.enter("sources", &shelves.sources, |key, one| (one.id.to_string(), at.source(key)));
        directory.enter("outlets", &shelves.outlets, |key, one| (one.id.to_string(), at.outlet(key)));
        directory.enter("claims", &shelves.claims, |key, one| (one.id.to_string(), at.claim(key)));
        directory.enter("topics", &shelves.topics, |key, one| (one.id.to_string(), at.topic(key)));
        directory.enter("pages", &shelves.pages, |key, one| (one.id.to_string(), at.page(key)));
        for term in &shelves.glossary {
            let named = Named { folder: "glossary", address: addresses::folder("glossary"), fragment: term.id.clone() };
            directory.named.entry(term.id.clone()).or_default().push(named);
        }
        directory.sources = shelves.sources.entries().map(|(key, source)| (source.id.to_string(), key)).collect();
        directory
    }

    /// Enters everything on a shelf.
    fn enter<'a, T>(
        &mut self,
        folder: &'static str,
        things: &'a Shelf<T>,
        entry: impl Fn(Key<T>, &T) -> (String, &'a Address),
    ) {
        for (key, item) in things.entries() {
            let (id, address) = entry(key, item);
            let named = Named { folder, address: address.clone(), fragment: String::new() };
            self.named.entry(id).or_default().push(named);
        }
    }

    /// Returns where an id leads, alone or with the folder of its kind in front.
    pub fn find(&self, id: &str) -> Option<&Named> {
        let (folder, name) = id.split_once('/').map_or((None, id), |(folder, name)| (Some(folder), name));
        self.named.get(name)?.iter().find(|named| folder.is_none_or(|folder| folder == named.folder))
    }

    /// Returns what a link to a Markdown file of the content leads to, such as `rules.md` or `../events/vote.md#why`, with the
    /// fragment; the file's name without its ending is an id. What has the kind of the linking page comes first.
    pub fn file<'l>(&self, page: &Address, link: &'l str) -> Option<(&Named, &'l str)> {
        let (path, fragment) = link.split_once('#').unwrap_or((link, ""));
        let stem = path.strip_suffix(".md")?;
        let (folders, id) = stem.rsplit_once('/').unwrap_or(("", stem));
        let named = self.named.get(id)?;
        let own = page.as_str().split_once('/').filter(|(_, rest)| !rest.is_empty()).map_or("pages", |(own, _)| own);
        let in_path = |named: &&Named| folders.split('/').any(|folder| folder == named.folder);
        let found = named.iter().find(in_path).or_else(|| named.iter().find(|named| named.folder == own));
        Some((found.or_else(|| named.first())?, fragment))
    }

    /// Returns the source with an id.
    pub fn source(&self, id: &str) -> Option<Key<Source>> {
        self.sources.get(id).copied()
    }
}
