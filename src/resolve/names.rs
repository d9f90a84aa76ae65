//! Every id of the content and what it leads to.
//!
//! Built before anything is resolved, from ids alone, so that the order of files plays no part. An id can lead to
//! something that is published, to something held back, or to a file that could not be read: the last is no reason to
//! complain about those who refer to it.

use std::collections::BTreeMap;

use crate::model::{
    Article, Claim, Event, Key, Office, Organization, Outlet, Page, Person, Place as Location, Source, Term, Topic,
};
use crate::text::Place;

/// What an id of one kind leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found<T> {
    /// Something that is published.
    Here(Key<T>),
    /// Something that is held back.
    Hidden(Place),
    /// Something whose file could not be read.
    Unread,
    /// Nothing.
    Missing,
}

/// The ids of one kind.
#[derive(Debug)]
pub struct Register<T> {
    /// What each id leads to, and where it was declared.
    entries: BTreeMap<String, (Entry<T>, Place)>,
}

/// What a register knows of an id.
#[derive(Debug)]
enum Entry<T> {
    /// It is published.
    Here(Key<T>),
    /// It is held back.
    Hidden,
    /// It could not be read.
    Unread,
}

impl<T> Default for Register<T> {
    fn default() -> Self {
        Self { entries: BTreeMap::new() }
    }
}

impl<T> Register<T> {
    /// Enters something published; returns the place of an earlier one with the same id, which stays.
    pub fn publish(&mut self, id: &str, key: Key<T>, place: Place) -> Option<Place> {
        self.enter(id, Entry::Here(key), place)
    }

    /// Enters something held back; returns the place of an earlier one with the same id, which stays.
    pub fn hide(&mut self, id: &str, place: Place) -> Option<Place> {
        self.enter(id, Entry::Hidden, place)
    }

    /// Enters something that could not be read, unless the id is known.
    pub fn unread(&mut self, id: &str, place: Place) {
        self.enter(id, Entry::Unread, place);
    }

    /// Enters an id unless it is known.
    fn enter(&mut self, id: &str, entry: Entry<T>, place: Place) -> Option<Place> {
        if let Some((_, earlier)) = self.entries.get(id) {
            return Some(*earlier);
        }
        self.entries.insert(id.to_owned(), (entry, place));
        None
    }

    /// Returns what an id leads to.
    pub fn find(&self, id: &str) -> Found<T> {
        match self.entries.get(id) {
            Some((Entry::Here(key), _)) => Found::Here(*key),
            Some((Entry::Hidden, place)) => Found::Hidden(*place),
            Some((Entry::Unread, _)) => Found::Unread,
            None => Found::Missing,
        }
    }

    /// Returns all ids, in order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }
}

/// All ids, by kind.
#[derive(Debug, Default)]
pub struct Names {
    /// Events.
    pub events: Register<Event>,
    /// Articles.
    pub articles: Register<Article>,
    /// People.
    pub people: Register<Person>,
    /// Organizations.
    pub organizations: Register<Organization>,
    /// Offices.
    pub offices: Register<Office>,
    /// Sources.
    pub sources: Register<Source>,
    /// Outlets that are declared.
    pub outlets: Register<Outlet>,
    /// Claims.
    pub claims: Register<Claim>,
    /// Topics.
    pub topics: Register<Topic>,
    /// Terms.
    pub glossary: Register<Term>,
    /// Pages.
    pub pages: Register<Page>,
    /// Places, by the id that their name makes.
    pub places: BTreeMap<String, Key<Location>>,
    /// What a link without words says, by folder and id.
    pub titles: BTreeMap<String, String>,
}

impl Names {
    /// Returns what a link without words says: the title or name of what it leads to.
    pub fn title(&self, id: &str) -> Option<&str> {
        let [only] = self.meanings(id)[..] else { return None };
        let name = id.rsplit_once('/').map_or(id, |(_, name)| name);
        self.titles.get(&format!("{}/{name}", only.folder)).map(String::as_str)
    }

    /// Returns the place of a name.
    pub fn place(&self, name: &str) -> Option<Key<Location>> {
        let id = crate::address::Id::suggest(name)?;
        self.places.get(id.as_str()).copied()
    }

    /// Returns what a `[[link]]` can mean, as folder and whether it is published, in the order of the kinds.
    pub fn meanings(&self, id: &str) -> Vec<Meaning> {
        let (folder, name) = id.split_once('/').map_or((None, id), |(folder, name)| (Some(folder), name));
        let all = [
            ("events", shown(&self.events.find(name))),
            ("articles", shown(&self.articles.find(name))),
            ("people", shown(&self.people.find(name))),
            ("organizations", shown(&self.organizations.find(name))),
            ("sources", shown(&self.sources.find(name))),
            ("outlets", shown(&self.outlets.find(name))),
            ("claims", shown(&self.claims.find(name))),
            ("topics", shown(&self.topics.find(name))),
            ("glossary", shown(&self.glossary.find(name))),
            ("pages", shown(&self.pages.find(name))),
        ];
        all.into_iter()
            .filter(|(kind, _)| folder.is_none_or(|wanted| wanted == *kind))
            .filter_map(|(folder, shown)| Some(Meaning { folder, shown: shown? }))
            .collect()
    }

    /// Returns every id that a `[[link]]` can name, in order, each with the folder of its kind.
    pub fn linkable(&self) -> Vec<(&'static str, &str)> {
        let mut ids: Vec<(&'static str, &str)> = Vec::new();
        ids.extend(self.events.ids().map(|id| ("events", id)));
        ids.extend(self.articles.ids().map(|id| ("articles", id)));
        ids.extend(self.people.ids().map(|id| ("people", id)));
        ids.extend(self.organizations.ids().map(|id| ("organizations", id)));
        ids.extend(self.sources.ids().map(|id| ("sources", id)));
        ids.extend(self.outlets.ids().map(|id| ("outlets", id)));
        ids.extend(self.claims.ids().map(|id| ("claims", id)));
        ids.extend(self.topics.ids().map(|id| ("topics", id)));
        ids.extend(self.glossary.ids().map(|id| ("glossary", id)));
        ids.extend(self.pages.ids().map(|id| ("pages", id)));
        ids
    }
}

/// One thing that a `[[link]]` can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// The folder of its kind, which tells it from others of the same id.
    pub folder: &'static str,
    /// How it stands.
    pub shown: Shown,
}

/// Whether a thing can be linked to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// It is published.
    Here,
    /// It is held back.
    Hidden(Place),
    /// Its file could not be read.
    Unread,
}

/// Forgets what a thing is and keeps how it stands.
fn shown<T>(found: &Found<T>) -> Option<Shown> {
    match found {
        Found::Here(_) => Some(Shown::Here),
        Found::Hidden(place) => Some(Shown::Hidden(*place)),
        Found::Unread => Some(Shown::Unread),
        Found::Missing => None,
    }
}
