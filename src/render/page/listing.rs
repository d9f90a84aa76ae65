//! What pages of people, organizations, topics and sources have in common: counts, ways to the timeline, corrections.

use super::Frame;
use super::timeline::{by_year, year_words};
use crate::date::Date;
use crate::model::person::Capacity;
use crate::model::{Article, Event, Key, Tenure};
use crate::view::part::{Card, Correction, EventYear, Fact, Link};

/// Words what the timeline holds of something: how many events of all, the first and the latest.
pub fn counts(frame: &Frame<'_>, events: &[Key<Event>]) -> Vec<String> {
    let (Some(first), Some(last)) = (events.first(), events.last()) else { return Vec::new() };
    let locale = frame.locale();
    let (some, all) = (locale.number(events.len() as u64), frame.count("events", frame.site.shelves.events.len()));
    let date = |key: &Key<Event>| frame.shared.event_date(frame, *key);
    let mut counts = vec![
        locale.fill("count.of", &[("n", &some), ("total", &all)]),
        locale.fill("count.first", &[("date", date(first))]),
    ];
    if last != first {
        counts.push(locale.fill("count.latest", &[("date", date(last))]));
    }
    counts
}

/// Returns the timeline filtered to something; empty without events, and where the timeline is split by year.
pub fn filter(frame: &Frame<'_>, (facet, id): (&str, &str), events: &[Key<Event>]) -> String {
    if events.is_empty() || !frame.plan.years.is_empty() { String::new() } else { format!("#{facet}={id}") }
}

/// Shows events under their years, each with the number of its sources.
pub fn years(frame: &Frame<'_>, events: &[Key<Event>]) -> Vec<EventYear> {
    by_year(frame, events, |key, out| frame.shared.line(frame, key, out))
}

/// Counts the sources of an event; empty without any.
pub fn sources(frame: &Frame<'_>, key: Key<Event>) -> String {
    some(frame, "sources", frame.site.shelves.events[key].sources.len())
}

/// Counts things in words; empty when there is none.
pub fn some(frame: &Frame<'_>, noun: &str, number: usize) -> String {
    if number > 0 { frame.count(noun, number) } else { String::new() }
}

/// Returns the year in which the first of some tenures began; one who was only nominated held nothing.
pub fn since(frame: &Frame<'_>, tenures: &[Key<Tenure>]) -> Option<String> {
    let tenures = tenures.iter().map(|&key| &frame.site.shelves.tenures[key]);
    let held = tenures.filter(|tenure| tenure.capacity != Capacity::Nominated);
    let first = held.filter_map(|tenure| tenure.date.earliest().day()).min()?;
    Some(year_words(frame, first.year()))
}

/// Shows articles as cards.
pub fn articles(frame: &Frame<'_>, articles: &[Key<Article>]) -> Vec<Card> {
    articles.iter().map(|&article| super::article::card(frame, article)).collect()
}

/// Shows the corrections of events and articles, newest first, each with what was corrected.
pub fn corrections(frame: &Frame<'_>, events: &[Key<Event>], articles: &[Key<Article>]) -> Vec<Correction> {
    let shelves = &frame.site.shelves;
    let of_events = events.iter().flat_map(|&key| {
        shelves.events[key].corrections.iter().map(move |correction| (correction, corrected(frame.event_link(key))))
    });
    let of_articles = articles.iter().flat_map(|&key| {
        let article = &shelves.articles[key];
        let link = Link { label: article.title.clone(), href: frame.href(frame.plan.addresses.article(key)) };
        article.corrections.iter().map(move |correction| (correction, corrected(link.clone())))
    });
    let mut all: Vec<_> = of_events.chain(of_articles).collect();
    all.sort_by_key(|(correction, _)| std::cmp::Reverse(correction.date.order()));
    let show = |(at, (correction, item)): (usize, (&crate::model::Correction, Link))| Correction {
        date: frame.date(&correction.date),
        text_html: frame.inline(&correction.text, &[], &format!("correction-{}-", at + 1)),
        item: Some(item),
    };
    all.into_iter().enumerate().map(show).collect()
}

/// Turns a link to a page into one to its corrections.
fn corrected(page: Link) -> Link {
    Link { href: format!("{}#corrections", page.href), ..page }
}

/// Shows a fact that is a date; none without one.
pub fn date_fact(frame: &Frame<'_>, label: &str, date: Option<&Date>) -> Option<Fact> {
    Some(Fact { label: frame.word(label), value_html: time(frame, date?) })
}

/// Returns a date as HTML: a `<time>` only where it is exact.
fn time(frame: &Frame<'_>, date: &Date) -> String {
    let words = frame.text(&date.words(frame.locale().dates()));
    match date.html_datetime() {
        Some(datetime) => format!("<time datetime=\"{}\">{words}</time>", frame.text(&datetime)),
        None => words,
    }
}

/// Shows a fact in plain words; none without words.
pub fn fact(frame: &Frame<'_>, label: &str, words: Option<&str>) -> Option<Fact> {
    let value_html = frame.text(words.filter(|words| !words.is_empty())?);
    Some(Fact { label: frame.word(label), value_html })
}
