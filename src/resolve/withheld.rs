//! What stays at home with an embargo or a draft: its sources and people would tell of it.

use std::collections::BTreeSet;

use super::findings::Mentioned;
use crate::model::site::Site;
use crate::model::{Key, Source};

/// What stays at home with the entries under embargo and the drafts that alone speak of it, by id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Withheld {
    /// Sources.
    pub sources: BTreeSet<String>,
    /// People.
    pub people: BTreeSet<String>,
}

impl Withheld {
    /// Returns what only entries held back speak of: neither a list nor a text of anything published does.
    pub fn of(site: &Site, (held, published): (&Mentioned, &Mentioned)) -> Self {
        let (links, shelves, named) = (&site.backlinks, &site.shelves, published.people());
        let alone = held.people().into_iter().filter(|key| !named.contains(key) && links.person(*key).is_idle());
        let sources = sources(site, (held, published));
        Self {
            people: alone.map(|key| shelves.people[key].id.to_string()).collect(),
            sources: sources.into_iter().map(|key| shelves.sources[key].id.to_string()).collect(),
        }
    }

    /// Takes in what turned out to stay at home as well; tells whether there was anything new.
    pub fn grows(&mut self, other: Self) -> bool {
        let before = self.sources.len() + self.people.len();
        self.sources.extend(other.sources);
        self.people.extend(other.people);
        self.sources.len() + self.people.len() > before
    }
}

/// Returns the sources that nothing published uses; with a report goes the document that it alone derives from.
fn sources(site: &Site, (held, published): (&Mentioned, &Mentioned)) -> BTreeSet<Key<Source>> {
    let cited = published.sources();
    let mut alone = BTreeSet::new();
    let mut open: Vec<Key<Source>> = held.sources().into_iter().collect();
    while let Some(key) = open.pop() {
        let kept = cited.contains(&key) || alone.contains(&key);
        if !kept && site.backlinks.source(key).is_idle_but_for(&alone) {
            alone.insert(key);
            open.extend(&site.shelves.sources[key].derives_from);
        }
    }
    alone
}
