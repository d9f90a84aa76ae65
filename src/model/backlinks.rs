//! Who refers to whom, the other way round: what a person, a source or a topic is used by.

use std::collections::BTreeSet;

use super::site::Shelves;
use super::{Article, Citation, Claim, Event, Key, Organization, Outlet, Person, Place, Shelf, Source, Tenure, Topic};

/// What rests on a source.
#[derive(Clone, Debug, Default)]
pub struct SourceUses {
    /// Events, in timeline order.
    pub events: Vec<Key<Event>>,
    /// Articles that cite it, themselves or in a note.
    pub articles: Vec<Key<Article>>,
    /// Claims with it as evidence.
    pub claims: Vec<Key<Claim>>,
    /// Tenures whose dates rest on it.
    pub tenures: Vec<Key<Tenure>>,
    /// Sources that rely on it.
    pub derived: Vec<Key<Source>>,
}

impl SourceUses {
    /// Tells whether nothing rests on the source.
    pub fn is_idle(&self) -> bool {
        self.is_idle_but_for(&BTreeSet::new())
    }

    /// Tells whether nothing rests on the source apart from these other sources.
    pub fn is_idle_but_for(&self, sources: &BTreeSet<Key<Source>>) -> bool {
        let Self { events, articles, claims, tenures, derived } = self;
        let unused = events.is_empty() && articles.is_empty() && claims.is_empty() && tenures.is_empty();
        unused && derived.iter().all(|source| sources.contains(source))
    }
}

/// What mentions a person or an organization.
#[derive(Clone, Debug, Default)]
pub struct Mentions {
    /// Events, in timeline order.
    pub events: Vec<Key<Event>>,
    /// Articles.
    pub articles: Vec<Key<Article>>,
    /// Claims made by them.
    pub claims: Vec<Key<Claim>>,
    /// Tenures: held by the person, or in an office of the organization.
    pub tenures: Vec<Key<Tenure>>,
}

impl Mentions {
    /// Tells whether nothing mentions them.
    pub fn is_idle(&self) -> bool {
        let Self { events, articles, claims, tenures } = self;
        events.is_empty() && articles.is_empty() && claims.is_empty() && tenures.is_empty()
    }
}

/// All references of the site, the other way round; each list follows the order of its kind, without repeats.
#[derive(Clone, Debug, Default)]
pub struct Backlinks {
    /// By source.
    pub sources: Vec<SourceUses>,
    /// By person.
    pub people: Vec<Mentions>,
    /// By organization.
    pub organizations: Vec<Mentions>,
    /// By topic: the events and articles about it.
    pub topics: Vec<Mentions>,
    /// By place: its events.
    pub places: Vec<Vec<Key<Event>>>,
    /// By outlet: its sources.
    pub outlets: Vec<Vec<Key<Source>>>,
    /// By event: the events that follow from it.
    pub led_to: Vec<Vec<Key<Event>>>,
    /// By event: the events that are part of it.
    pub parts: Vec<Vec<Key<Event>>>,
    /// By event: the articles that tell of it.
    pub told_in: Vec<Vec<Key<Article>>>,
    /// By office: its tenures, by start.
    pub tenures: Vec<Vec<Key<Tenure>>>,
}

impl Backlinks {
    /// Turns the references of all shelves round.
    pub fn of(shelves: &Shelves) -> Self {
        let mut links = Self {
            sources: empty(&shelves.sources),
            people: empty(&shelves.people),
            organizations: empty(&shelves.organizations),
            topics: empty(&shelves.topics),
            places: empty(&shelves.places),
            outlets: empty(&shelves.outlets),
            led_to: empty(&shelves.events),
            parts: empty(&shelves.events),
            told_in: empty(&shelves.events),
            tenures: empty(&shelves.offices),
        };
        for (key, event) in shelves.events.entries() {
            links.event(key, event);
        }
        for (key, article) in shelves.articles.entries() {
            links.article(key, article);
        }
        for (key, claim) in shelves.claims.entries() {
            links.claim(key, claim);
        }
        for (key, tenure) in shelves.tenures.entries() {
            links.tenure(key, tenure, shelves.offices[tenure.office].organization);
        }
        for (key, source) in shelves.sources.entries() {
            push(&mut links.outlets[source.outlet.index()], key);
            for from in &source.derives_from {
                push(&mut links.sources[from.index()].derived, key);
            }
        }
        links
    }

    /// Returns what rests on a source.
    pub fn source(&self, key: Key<Source>) -> &SourceUses {
        &self.sources[key.index()]
    }

    /// Returns what mentions a person.
    pub fn person(&self, key: Key<Person>) -> &Mentions {
        &self.people[key.index()]
    }

    /// Returns what mentions an organization.
    pub fn organization(&self, key: Key<Organization>) -> &Mentions {
        &self.organizations[key.index()]
    }

    /// Returns what a topic holds.
    pub fn topic(&self, key: Key<Topic>) -> &Mentions {
        &self.topics[key.index()]
    }

    /// Returns the events of a place.
    pub fn place(&self, key: Key<Place>) -> &[Key<Event>] {
        &self.places[key.index()]
    }

    /// Returns the sources of an outlet.
    pub fn outlet(&self, key: Key<Outlet>) -> &[Key<Source>] {
        &self.outlets[key.index()]
    }

    /// Enters the references of an event.
    fn event(&mut self, key: Key<Event>, event: &Event) {
        for part in &event.people {
            push(&mut self.people[part.person.index()].events, key);
        }
        for organization in &event.organizations {
            push(&mut self.organizations[organization.index()].events, key);
        }
        for topic in &event.topics {
            push(&mut self.topics[topic.index()].events, key);
        }
        for place in &event.places {
            push(&mut self.places[place.index()], key);
        }
        for citation in &event.sources {
            push(&mut self.sources[citation.source.index()].events, key);
        }
        if let Some(source) = event.quotation.as_ref().and_then(|quotation| quotation.source) {
            push(&mut self.sources[source.index()].events, key);
        }
        for source in event.disputed.iter().flat_map(|dispute| &dispute.values).flat_map(|value| &value.sources) {
            push(&mut self.sources[source.index()].events, key);
        }
        for cause in &event.follows {
            push(&mut self.led_to[cause.index()], key);
        }
        if let Some(whole) = event.part_of {
            push(&mut self.parts[whole.index()], key);
        }
    }

    /// Enters the references of an article and of the notes on it.
    fn article(&mut self, key: Key<Article>, article: &Article) {
        for person in &article.people {
            push(&mut self.people[person.index()].articles, key);
        }
        for topic in &article.topics {
            push(&mut self.topics[topic.index()].articles, key);
        }
        for event in &article.events {
            push(&mut self.told_in[event.index()], key);
        }
        let notes = article.annotations.iter().flat_map(|annotation| &annotation.sources);
        for citation in article.sources.iter().chain(notes) {
            push(&mut self.sources[citation.source.index()].articles, key);
        }
    }

    /// Enters the references of a claim.
    fn claim(&mut self, key: Key<Claim>, claim: &Claim) {
        use super::event::Speaker;
        match claim.speaker {
            Some(Speaker::Person(person)) => push(&mut self.people[person.index()].claims, key),
            Some(Speaker::Organization(organization)) => {
                push(&mut self.organizations[organization.index()].claims, key);
            }
            Some(Speaker::Name(_)) | None => {}
        }
        let evidence = claim.evidence_for.iter().chain(&claim.evidence_against);
        for Citation { source, .. } in claim.sources.iter().chain(&claim.cited).chain(evidence) {
            push(&mut self.sources[source.index()].claims, key);
        }
        for topic in &claim.topics {
            push(&mut self.topics[topic.index()].claims, key);
        }
    }

    /// Enters the references of a tenure.
    fn tenure(&mut self, key: Key<Tenure>, tenure: &Tenure, organization: Key<Organization>) {
        push(&mut self.tenures[tenure.office.index()], key);
        push(&mut self.people[tenure.person.index()].tenures, key);
        push(&mut self.organizations[organization.index()].tenures, key);
        for citation in &tenure.sources {
            push(&mut self.sources[citation.source.index()].tenures, key);
        }
    }
}

/// Makes an empty entry for each thing on a shelf.
fn empty<T, U: Default + Clone>(shelf: &Shelf<T>) -> Vec<U> {
    vec![U::default(); shelf.len()]
}

/// Appends a key unless it is the last one already: references of one thing come together.
fn push<T>(list: &mut Vec<Key<T>>, key: Key<T>) {
    if list.last() != Some(&key) {
        list.push(key);
    }
}
