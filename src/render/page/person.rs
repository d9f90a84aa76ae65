//! The page of a person: posts held, the same seat, events, who else is in them.

use std::collections::{BTreeMap, BTreeSet};

use super::listing::{articles, corrections, counts, date_fact, fact, filter, since, sources};
use super::tenure::{self, By};
use super::timeline::{by_year, capital};
use super::{Frame, layout};
use crate::model::{Event, Key, Office, Person, Tenure};
use crate::view::part::{Card, Chart, Fact, Outbound};
use crate::view::person as view;

/// How many companions are shown.
const COMPANIONS: usize = 8;

/// Gathers the page of a person.
pub fn view(frame: &Frame<'_>, key: Key<Person>) -> view::Person {
    let person = &frame.site.shelves.people[key];
    let mentions = frame.site.backlinks.person(key);
    let tenures = &mentions.tenures;
    view::Person {
        head: head(frame, person),
        name: person.name.clone(),
        body_html: frame.prose(&person.body, &[]),
        facts: facts(frame, person),
        image: person.image.as_ref().and_then(|image| frame.figure(image)),
        links: outbound(&person.links),
        posts: tenure::chart(frame, tenures, (By::Office, Some(key)))
            .map(|chart| Chart { heading: frame.word("person.posts"), ..chart }),
        seats: seats(frame, key, tenures),
        years: by_year(frame, &mentions.events, |event, out| line(frame, (key, event), out)),
        counts: counts(frame, &mentions.events),
        filter_href: filter(frame, ("person", person.id.as_str()), &mentions.events),
        companions: companions(frame, key, &mentions.events),
        articles: articles(frame, &mentions.articles),
        claims: mentions.claims.iter().map(|&claim| claim_card(frame, claim)).collect(),
        corrections: corrections(frame, &mentions.events, &mentions.articles),
        extra: person.extra.clone(),
    }
}

/// Gathers the frame around the page.
fn head(frame: &Frame<'_>, person: &Person) -> crate::view::Head {
    let index = Some("people/".to_owned());
    crate::view::Head {
        title: person.name.clone(),
        description: person.body.excerpt(),
        noindex: person.noindex,
        ..layout::head(frame, "people", &[(frame.word("navigation.people"), index)])
    }
}

/// Gathers other names, birth and death.
fn facts(frame: &Frame<'_>, person: &Person) -> Vec<Fact> {
    let names = person.also_known_as.join(&frame.word("list_comma"));
    [
        fact(frame, "person.also", Some(&names)),
        date_fact(frame, "person.born", person.born.as_ref()),
        date_fact(frame, "person.died", person.died.as_ref()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Shows links elsewhere.
pub fn outbound(links: &[crate::model::person::Link]) -> Vec<Outbound> {
    links.iter().map(|link| Outbound { label: link.title.clone(), url: link.url.clone() }).collect()
}

/// Appends an event as a line, with the part the person had in it before the number of its sources.
fn line(frame: &Frame<'_>, (person, event): (Key<Person>, Key<Event>), out: &mut String) {
    let parts = &frame.site.shelves.events[event].people;
    let Some(part) = parts.iter().find(|part| part.person == person).and_then(|part| part.part.clone()) else {
        return frame.shared.line(frame, event, out);
    };
    let words: Vec<String> =
        [capital(&part), sources(frame, event)].into_iter().filter(|words| !words.is_empty()).collect();
    frame.shared.own_line(frame, (event, words.join(&frame.word("separator"))), out);
}

/// Draws, for each office that others held too, everybody who held it, in the order in which the person came to them.
fn seats(frame: &Frame<'_>, key: Key<Person>, tenures: &[Key<Tenure>]) -> Vec<Chart> {
    let shelves = &frame.site.shelves;
    let mut seen = BTreeSet::new();
    let offices = tenures.iter().map(|&tenure| shelves.tenures[tenure].office).filter(|&office| seen.insert(office));
    let seat = |office: Key<Office>| {
        let held = &frame.site.backlinks.tenures[office.index()];
        if held.iter().all(|&tenure| shelves.tenures[tenure].person == key) {
            return None;
        }
        let chart = tenure::chart(frame, held, (By::Person, Some(key)))?;
        let office = tenure::office_link(frame, office).label;
        let subheading = match since(frame, held) {
            Some(year) => frame.locale().fill("person.holders", &[("office", &office), ("year", &year)]),
            None => office,
        };
        Some(Chart { heading: frame.word("person.seat"), subheading, ..chart })
    };
    offices.filter_map(seat).collect()
}

/// Gathers who else is in the events of a person, those in most first.
fn companions(frame: &Frame<'_>, key: Key<Person>, events: &[Key<Event>]) -> Vec<view::Companion> {
    let mut times: BTreeMap<Key<Person>, usize> = BTreeMap::new();
    for &event in events {
        let people: BTreeSet<_> = frame.site.shelves.events[event].people.iter().map(|part| part.person).collect();
        people.into_iter().filter(|&person| person != key).for_each(|person| *times.entry(person).or_default() += 1);
    }
    let mut all: Vec<(Key<Person>, usize)> = times.into_iter().collect();
    all.sort_by_key(|(person, times)| (std::cmp::Reverse(*times), *person));
    let most = all.first().map_or(1, |(_, times)| *times);
    all.into_iter()
        .take(COMPANIONS)
        .map(|(person, times)| {
            let link = frame.person_link(person);
            let share = u8::try_from((times * 200 + most) / (2 * most)).unwrap_or(100);
            view::Companion { name: link.label, href: link.href, count: frame.count("events", times), share }
        })
        .collect()
}

/// Shows a claim as a card.
pub fn claim_card(frame: &Frame<'_>, key: Key<crate::model::Claim>) -> Card {
    let claim = &frame.site.shelves.claims[key];
    let verdict = claim.verdict.map_or("none", |verdict| verdict.name());
    Card {
        title: claim.title.clone(),
        href: Some(frame.href(frame.plan.addresses.claim(key))),
        detail: frame.word(&format!("verdict.{verdict}")),
    }
}
