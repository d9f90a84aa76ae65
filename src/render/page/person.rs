//! The page of a person: posts held, the same seat, events, who else is in them.

use std::collections::BTreeMap;

use super::listing::{articles, corrections, counts, fact, filter, sources};
use super::tenure::{self, By};
use super::timeline::{by_year, year_words};
use super::{Frame, layout};
use crate::model::{Event, Key, Office, Person, Tenure};
use crate::render::lines::Lines;
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
        years: by_year(frame, &mentions.events, |event| line(frame, key, event)),
        counts: counts(frame, &mentions.events),
        filter_href: filter(frame, ("person", person.id.as_str()), &mentions.events),
        companions: companions(frame, key, &mentions.events),
        articles: articles(frame, &mentions.articles),
        claims: mentions.claims.iter().map(|&claim| claim_card(frame, claim)).collect(),
        corrections: corrections(frame, &mentions.events, &mentions.articles),
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
    let date = |date: &Option<crate::date::Date>| date.as_ref().map(|date| date.words(frame.locale().dates()));
    let (born, died) = (date(&person.born), date(&person.died));
    [
        fact(frame, "person.also", Some(&names)),
        fact(frame, "person.born", born.as_deref()),
        fact(frame, "person.died", died.as_deref()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Shows links elsewhere.
pub fn outbound(links: &[crate::model::person::Link]) -> Vec<Outbound> {
    links.iter().map(|link| Outbound { label: link.title.clone(), url: link.url.clone() }).collect()
}

/// Shows an event as a line, with the part the person had in it before the number of its sources.
fn line(frame: &Frame<'_>, person: Key<Person>, event: Key<Event>) -> String {
    let parts = &frame.site.shelves.events[event].people;
    let Some(part) = parts.iter().find(|part| part.person == person).and_then(|part| part.part.clone()) else {
        return frame.lines.shared(frame, event);
    };
    let words: Vec<String> = [part, sources(frame, event)].into_iter().filter(|words| !words.is_empty()).collect();
    Lines::own(frame, event, words.join(&frame.word("separator")))
}

/// Draws, for each office the person held, everybody who held it.
fn seats(frame: &Frame<'_>, key: Key<Person>, tenures: &[Key<Tenure>]) -> Vec<Chart> {
    let shelves = &frame.site.shelves;
    let mut offices: Vec<_> = tenures.iter().map(|&tenure| shelves.tenures[tenure].office).collect();
    offices.sort_unstable();
    offices.dedup();
    let seat = |office: Key<Office>| {
        let held = &frame.site.backlinks.tenures[office.index()];
        if held.iter().all(|&tenure| shelves.tenures[tenure].person == key) {
            return None;
        }
        let chart = tenure::chart(frame, held, (By::Person, Some(key)))?;
        let year = shelves.tenures[*held.first()?].date.local_day().year();
        let office = tenure::office_link(frame, office).label;
        let subheading =
            frame.locale().fill("person.holders", &[("office", &office), ("year", &year_words(frame, year))]);
        Some(Chart { heading: frame.word("person.seat"), subheading, ..chart })
    };
    offices.into_iter().filter_map(seat).collect()
}

/// Gathers who else is in the events of a person, those in most first.
fn companions(frame: &Frame<'_>, key: Key<Person>, events: &[Key<Event>]) -> Vec<view::Companion> {
    let mut times: BTreeMap<Key<Person>, usize> = BTreeMap::new();
    for &event in events {
        for part in frame.site.shelves.events[event].people.iter().filter(|part| part.person != key) {
            *times.entry(part.person).or_default() += 1;
        }
    }
    let mut all: Vec<(Key<Person>, usize)> = times.into_iter().collect();
    all.sort_by_key(|(person, times)| (std::cmp::Reverse(*times), *person));
    let most = all.first().map_or(1, |(_, times)| *times);
    all.into_iter()
        .take(COMPANIONS)
        .map(|(person, times)| {
            let link = frame.person_link(person);
            let share = u8::try_from(times * 100 / most).unwrap_or(100);
            view::Companion { name: link.label, href: link.href, count: frame.count("events", times), share }
        })
        .collect()
}

/// Shows a claim as a card.
pub fn claim_card(frame: &Frame<'_>, key: Key<crate::model::Claim>) -> Card {
    let claim = &frame.site.shelves.claims[key];
    let verdict = claim.verdict.map(|verdict| super::article::verdict_view(frame, verdict).word);
    Card {
        title: claim.title.clone(),
        href: Some(frame.href(frame.plan.addresses.claim(key))),
        detail: verdict.unwrap_or_default(),
    }
}
