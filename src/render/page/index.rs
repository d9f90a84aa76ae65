//! The lists of all articles, people, organizations, topics and places.

use super::listing::some;
use super::timeline::year_words;
use super::{Frame, layout};
use crate::address::Address;
use crate::model::{Article, Event, Key};
use crate::view::index as view;

/// How many entries stand under one heading before they are parted by initial.
const TOGETHER: usize = 30;

/// Gathers the list of all articles, newest first, by year.
pub fn articles(frame: &Frame<'_>) -> view::Index {
    let entries = frame.site.shelves.articles.keys().map(|key| (heading(frame, key), article(frame, key)));
    index(frame, "articles", grouped(entries))
}

/// Returns the year an article was published in.
fn heading(frame: &Frame<'_>, key: Key<Article>) -> String {
    let published = frame.site.shelves.articles[key].published.as_ref();
    published.map(|date| year_words(frame, date.local_day().year())).unwrap_or_default()
}

/// Shows an article as an entry.
fn article(frame: &Frame<'_>, key: Key<Article>) -> view::Entry {
    let article = &frame.site.shelves.articles[key];
    let date = article.published.as_ref().map(|date| date.words(frame.locale().dates()));
    let notes = Some(article.annotations.len()).filter(|notes| *notes > 0).map(|notes| frame.count("notes", notes));
    let detail: Vec<String> = [date, notes].into_iter().flatten().collect();
    view::Entry {
        title: article.title.clone(),
        href: frame.href(frame.plan.addresses.article(key)),
        summary_html: article.standfirst.as_ref().map(|standfirst| frame.line(standfirst, &[])).unwrap_or_default(),
        detail: detail.join(&frame.word("separator")),
    }
}

/// Gathers the list of all people, by initial when they are many.
pub fn people(frame: &Frame<'_>) -> view::Index {
    let people = &frame.site.shelves.people;
    let apart = people.len() > TOGETHER;
    let entries = people.entries().map(|(key, person)| {
        let initial = person.sort_name.chars().next().map(|letter| letter.to_uppercase().to_string());
        let entry = entry(
            frame,
            (&person.name, frame.plan.addresses.person(key)),
            (&person.body.excerpt(), &frame.site.backlinks.person(key).events),
        );
        (initial.filter(|_| apart).unwrap_or_default(), entry)
    });
    index(frame, "people", grouped(entries))
}

/// Gathers the list of all organizations.
pub fn organizations(frame: &Frame<'_>) -> view::Index {
    let entries = frame.site.shelves.organizations.entries().map(|(key, organization)| {
        let events = &frame.site.backlinks.organization(key).events;
        let link = (organization.name.as_str(), frame.plan.addresses.organization(key));
        (String::new(), entry(frame, link, (&organization.body.excerpt(), events)))
    });
    index(frame, "organizations", grouped(entries))
}

/// Gathers the list of all topics.
pub fn topics(frame: &Frame<'_>) -> view::Index {
    let entries = frame.site.shelves.topics.entries().map(|(key, topic)| {
        let events = &frame.site.backlinks.topic(key).events;
        let link = (topic.title.as_str(), frame.plan.addresses.topic(key));
        (String::new(), entry(frame, link, (topic.description.as_deref().unwrap_or_default(), events)))
    });
    index(frame, "topics", grouped(entries))
}

/// Gathers the list of all places.
pub fn places(frame: &Frame<'_>) -> view::Index {
    let entries = frame.site.shelves.places.entries().map(|(key, place)| {
        let link = (place.name.as_str(), frame.plan.addresses.place(key));
        (String::new(), entry(frame, link, ("", frame.site.backlinks.place(key))))
    });
    index(frame, "places", grouped(entries))
}

/// Shows something as an entry, with a sentence about it and the number of its events.
fn entry(
    frame: &Frame<'_>,
    (title, address): (&str, &Address),
    (summary, events): (&str, &[Key<Event>]),
) -> view::Entry {
    view::Entry {
        title: title.to_owned(),
        href: frame.href(address),
        summary_html: frame.text(summary),
        detail: some(frame, "events", events.len()),
    }
}

/// Puts entries that follow each other under their common heading.
fn grouped(entries: impl Iterator<Item = (String, view::Entry)>) -> Vec<view::Group> {
    let mut groups: Vec<view::Group> = Vec::new();
    for (heading, entry) in entries {
        match groups.last_mut() {
            Some(group) if group.heading == heading => group.entries.push(entry),
            _ => groups.push(view::Group { heading, entries: vec![entry] }),
        }
    }
    groups
}

/// Gathers the page of a list.
fn index(frame: &Frame<'_>, section: &str, groups: Vec<view::Group>) -> view::Index {
    let title = frame.word(&format!("index.{section}"));
    let total = groups.iter().map(|group| group.entries.len()).sum();
    view::Index {
        head: crate::view::Head { title: title.clone(), ..layout::head(frame, section, &[(title.clone(), None)]) },
        title,
        count: frame.count(section, total),
        groups,
    }
}
