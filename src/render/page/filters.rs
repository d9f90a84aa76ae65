//! The choices of the filter bar.

use std::collections::{BTreeMap, BTreeSet};

use super::Frame;
use super::timeline::capital;
use crate::model::{Event, Key};
use crate::view::timeline as view;

/// An option of the filter bar: what it is sorted by, the id that rows carry, its words.
type Choice = (String, String, String);

/// Returns the choices of the filter bar for the events of a page, those with fewer than two options left out.
///
/// Two people of one name are two options: what tells them apart is the id.
pub fn facets(frame: &Frame<'_>, events: &[Key<Event>]) -> Vec<view::Facet> {
    let shelves = &frame.site.shelves;
    let events = || events.iter().map(|&key| &shelves.events[key]);
    let people = each(events().flat_map(|event| event.people.iter().map(|part| part.person)), |key| {
        let person = &shelves.people[key];
        (person.sort_name.clone(), person.id.to_string(), person.name.clone())
    });
    let organizations = each(events().flat_map(|event| event.organizations.iter().copied()), |key| {
        let organization = &shelves.organizations[key];
        named(&organization.name, organization.id.as_str())
    });
    let topics = each(events().flat_map(|event| event.topics.iter().copied()), |key| {
        named(&shelves.topics[key].title, shelves.topics[key].id.as_str())
    });
    let places = each(events().flat_map(|event| event.places.iter().copied()), |key| {
        named(&shelves.places[key].name, shelves.places[key].id.as_str())
    });
    let kinds: BTreeMap<String, &str> =
        events().filter_map(|event| event.kind.as_deref()).map(|kind| (kind_id(kind), kind)).collect();
    let kinds = kinds.into_iter().map(|(id, kind)| named(&capital(kind), &id)).collect();
    let statuses = each(events().map(|event| event.status), |status| {
        let status = frame.status(status);
        named(&status.word, status.name)
    });
    [
        ("person", people),
        ("organization", organizations),
        ("topic", topics),
        ("place", places),
        ("kind", kinds),
        ("status", statuses),
    ]
    .into_iter()
    .filter(|(_, choices)| choices.len() > 1)
    .map(|(name, choices)| facet(frame, name, choices))
    .collect()
}

/// Makes an option of each thing that occurs.
fn each<T: Ord>(things: impl Iterator<Item = T>, choice: impl Fn(T) -> Choice) -> Vec<Choice> {
    things.collect::<BTreeSet<T>>().into_iter().map(choice).collect()
}

/// Makes an option that is sorted by its words.
fn named(words: &str, id: &str) -> Choice {
    (words.to_owned(), id.to_owned(), words.to_owned())
}

/// Shows one choice of the filter bar.
fn facet(frame: &Frame<'_>, name: &'static str, mut choices: Vec<Choice>) -> view::Facet {
    choices.sort();
    let options = choices.into_iter().map(|(_, value, label)| view::Choice { value, label }).collect();
    view::Facet { name, label: frame.word(&format!("filters.{name}")), options }
}

/// Returns the id of a kind of event, which is written in free words.
pub fn kind_id(kind: &str) -> String {
    crate::address::Id::suggest(kind).map_or_else(String::new, |id| id.to_string())
}
