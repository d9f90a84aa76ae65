//! What comes up while documents are resolved: problems, and what is referred to.

use std::collections::BTreeSet;

use super::names::{Found, Names};
use crate::model::{Key, Person, Source};
use crate::problem::Problems;

/// What documents refer to, be they published or held back: enough to tell what nothing refers to.
#[derive(Debug, Default)]
pub struct Mentioned {
    /// Sources, as often as they are cited or linked to.
    sources: Vec<Key<Source>>,
    /// People, as often as they are named or linked to.
    people: Vec<Key<Person>>,
}

impl Mentioned {
    /// Notes the source of an id, if there is one.
    pub fn source(&mut self, names: &Names, id: &str) {
        if let Found::Here(key) = names.sources.find(id) {
            self.sources.push(key);
        }
    }

    /// Notes the person of an id, if there is one.
    pub fn person(&mut self, names: &Names, id: &str) {
        if let Found::Here(key) = names.people.find(id) {
            self.people.push(key);
        }
    }

    /// Notes what a link leads to; `people/ada` is the person alone, `ada` is whatever is called so.
    pub fn link(&mut self, names: &Names, id: &str) {
        let inside = |folder: &str| match id.split_once('/') {
            Some((kind, name)) => (kind == folder).then_some(name),
            None => Some(id),
        };
        if let Some(id) = inside("sources") {
            self.source(names, id);
        }
        if let Some(id) = inside("people") {
            self.person(names, id);
        }
    }

    /// Appends what another document refers to.
    pub fn extend(&mut self, other: Self) {
        self.sources.extend(other.sources);
        self.people.extend(other.people);
    }

    /// Returns the sources, each once.
    pub fn sources(&self) -> BTreeSet<Key<Source>> {
        self.sources.iter().copied().collect()
    }

    /// Returns the people, each once.
    pub fn people(&self) -> BTreeSet<Key<Person>> {
        self.people.iter().copied().collect()
    }
}

/// What came up while documents were resolved.
#[derive(Debug, Default)]
pub struct Findings {
    /// What is wrong.
    pub problems: Problems,
    /// What was referred to.
    pub mentioned: Mentioned,
}

impl Findings {
    /// Appends what came up elsewhere.
    pub fn extend(&mut self, other: Self) {
        self.problems.extend(other.problems);
        self.mentioned.extend(other.mentioned);
    }
}
