//! What stays at home with an embargo or a draft: its sources and people would tell of it.

use std::collections::BTreeSet;

use crate::model::site::Site;
use crate::model::{Citation, Key, Person, Source};

/// What stays at home with the entries under embargo and the drafts that alone speak of it, by id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Withheld {
    /// Sources.
    pub sources: BTreeSet<String>,
    /// People.
    pub people: BTreeSet<String>,
}

impl Withheld {
    /// Tells whether nothing stays at home.
    pub fn is_empty(&self) -> bool {
        self.sources.is_empty() && self.people.is_empty()
    }
}

/// The sources and people that entries held back speak of.
#[derive(Debug, Default)]
pub struct SpokenOf {
    /// Sources.
    pub sources: BTreeSet<Key<Source>>,
    /// People.
    pub people: BTreeSet<Key<Person>>,
}

impl SpokenOf {
    /// Enters citations.
    pub fn cite<'a>(&mut self, citations: impl IntoIterator<Item = &'a Citation>) {
        self.sources.extend(citations.into_iter().map(|citation| citation.source));
    }

    /// Returns the ids of those that nothing published speaks of.
    pub fn alone(self, site: &Site) -> Withheld {
        let (links, shelves) = (&site.backlinks, &site.shelves);
        let people = self.people.iter().filter(|&&key| links.person(key).is_idle());
        Withheld {
            people: people.map(|&key| shelves.people[key].id.to_string()).collect(),
            sources: self.sources_alone(site).into_iter().map(|key| shelves.sources[key].id.to_string()).collect(),
        }
    }

    /// Returns the sources that nothing published uses; with a report goes the document that it alone derives from.
    fn sources_alone(self, site: &Site) -> BTreeSet<Key<Source>> {
        let mut alone = BTreeSet::new();
        let mut open: Vec<Key<Source>> = self.sources.into_iter().collect();
        while let Some(key) = open.pop() {
            if !alone.contains(&key) && site.backlinks.source(key).is_idle_but_for(&alone) {
                alone.insert(key);
                open.extend(&site.shelves.sources[key].derives_from);
            }
        }
        alone
    }
}
