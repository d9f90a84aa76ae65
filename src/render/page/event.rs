//! The page of an event.

use super::evidence::{evidence, order, quotation};

use super::tenure::in_office;
use super::timeline::short;
use super::{Frame, layout};
use crate::date::{Answer, Date, Face};
use crate::model::event::{Dispute, Importance, StatusChange};
use crate::model::{Citation, Event, Key, Source};
use crate::prose::Prose;
use crate::view::event as view;
use crate::view::part::{Card, Link};

/// Gathers the page of an event.
pub fn view(frame: &Frame<'_>, key: Key<Event>) -> view::Event {
    let event = &frame.site.shelves.events[key];
    let otherwise = otherwise(frame, event);
    let mut sources = order(frame, &event.sources);
    sources.extend(otherwise.iter().map(|citation| citation.source));
    view::Event {
        head: head(frame, key),
        id: event.id.to_string(),
        title: event.title.clone(),
        importance: event.importance.name(),
        date: big_date(frame, event),
        status: frame.status(event.status),
        facets: facets(frame, event),
        summary_html: event.summary.as_ref().map(|summary| frame.line(summary, &sources)).unwrap_or_default(),
        account_html: frame.prose(&event.body, &sources),
        quotation: event.quotation.as_ref().map(|words| quotation(frame, words)),
        media: event.media.iter().filter_map(|media| frame.figure(media)).collect(),
        evidence: evidence(frame, (&event.sources, &otherwise), event.independent),
        disputed: event.disputed.iter().map(|dispute| disputed(frame, dispute)).collect(),
        unknown_html: unknown(frame, event, &sources),
        history: event.history.iter().map(|change| changed(frame, change)).collect(),
        known: known(frame, event),
        corrections: frame.corrections(&event.corrections, &sources),
        citations: citations(frame, key),
        suggest_url: frame.suggest(&event.title),
        chain: chain(frame, key),
        people: event.people.iter().map(|part| person(frame, event, part)).collect(),
        organizations: event.organizations.iter().map(|&organization| organization_part(frame, organization)).collect(),
        offices: in_office(frame, &event.date),
        next_reads: next_reads(frame, key),
        previous: frame.site.shelves.events.before(key).map(|(key, _)| neighbour(frame, key)),
        next: frame.site.shelves.events.after(key).map(|(key, _)| neighbour(frame, key)),
        extra: event.extra.clone(),
    }
}

/// Gathers the frame around the page.
fn head(frame: &Frame<'_>, key: Key<Event>) -> crate::view::Head {
    let event = &frame.site.shelves.events[key];
    let day = event.date.local_day();
    let month = super::months::label(frame, &event.date);
    let home = if frame.plan.years.is_empty() {
        format!("#{}", event.id)
    } else {
        frame.href(&crate::plan::addresses::year(day.year()))
    };
    let date = frame.shared.event_date(frame, key);
    crate::view::Head {
        title: format!("{}{}{date}", event.title, frame.word("list_comma")),
        description: event.summary.as_ref().map_or_else(|| event.body.excerpt(), Prose::line),
        noindex: event.noindex,
        ..layout::head(frame, "timeline", &[(month, Some(home))])
    }
}

/// Gathers the sources that stand in what is disputed, or beneath the quotation, and are not cited as evidence of the
/// event: they are listed and numbered, and do not count.
fn otherwise(frame: &Frame<'_>, event: &Event) -> Vec<Citation> {
    let said = |(field, value): (&str, &str)| {
        Some(frame.locale().fill("event.gives", &[("field", &super::timeline::capital(field)), ("value", value)]))
    };
    let values = event.disputed.iter().flat_map(|dispute| {
        let value = |value: &'_ crate::model::event::DisputedValue| {
            let basis = said((&dispute.field, &value.value));
            value.sources.iter().map(|&source| (source, basis.clone())).collect::<Vec<_>>()
        };
        dispute.values.iter().flat_map(value).collect::<Vec<_>>()
    });
    let quoted = event.quotation.iter().filter_map(|quotation| quotation.source).map(|source| (source, None));
    let mut more: Vec<Citation> = Vec::new();
    for (source, basis) in values.chain(quoted) {
        if event.sources.iter().chain(&more).all(|citation| citation.source != source) {
            more.push(Citation { source, basis, locator: None });
        }
    }
    more
}

/// Writes a date large; where sources differ on it, that is said instead of how exact it is.
fn big_date(frame: &Frame<'_>, event: &Event) -> view::BigDate {
    let contested = if event.is_date_contested() { frame.word("event.contested") } else { String::new() };
    view::BigDate { contested, ..dated(frame, &event.date) }
}

/// Writes a date large, and how exact it is.
fn dated(frame: &Frame<'_>, date: &Date) -> view::BigDate {
    let words = frame.locale().dates();
    let datetime = date.html_datetime();
    match date.face(words) {
        Face::Day { day, weekday, time, .. } => {
            let month = words.month_of(date.local_day().year(), date.local_day().month());
            let mut lines = vec![weekday, month];
            lines.extend(time);
            let precision = frame.word("precision.day");
            view::BigDate { lines, numeral: day, precision, datetime, ..view::BigDate::default() }
        }
        Face::Loose { reason, .. } => view::BigDate {
            words: super::timeline::capital(&date.words(words)),
            precision: super::timeline::capital(&reason),
            datetime,
            ..view::BigDate::default()
        },
        Face::Span { length, .. } => view::BigDate {
            words: super::timeline::capital(&date.words(words)),
            precision: super::timeline::capital(&length),
            datetime,
            ..view::BigDate::default()
        },
    }
}

/// Gathers what an event is filed under.
fn facets(frame: &Frame<'_>, event: &Event) -> Vec<view::Filed> {
    let mut facets = Vec::new();
    let plain = |word: String| view::Filed { label: String::new(), word, href: None };
    if event.importance == Importance::Major {
        facets.push(plain(frame.word("importance.major")));
    }
    facets.extend(event.kind.as_deref().map(|kind| plain(super::timeline::capital(kind))));
    facets.extend(event.topics.iter().map(|&topic| view::Filed {
        label: frame.word("topic.topic"),
        word: frame.site.shelves.topics[topic].title.clone(),
        href: Some(frame.href(frame.plan.addresses.topic(topic))),
    }));
    facets.extend(event.places.iter().map(|&place| view::Filed {
        label: frame.word("topic.place"),
        word: frame.site.shelves.places[place].name.clone(),
        href: Some(frame.href(frame.plan.addresses.place(place))),
    }));
    facets
}

/// Shows a fact on which sources differ.
fn disputed(frame: &Frame<'_>, dispute: &Dispute) -> view::Disputed {
    let values = dispute.values.iter().map(|value| view::DisputedValue {
        value: value.value.clone(),
        sources: value.sources.iter().map(|&source| frame.source_link(source)).collect(),
    });
    view::Disputed { label: super::timeline::capital(&dispute.field), values: values.collect() }
}

/// Shows what is not known.
fn unknown(frame: &Frame<'_>, event: &Event, sources: &[Key<Source>]) -> String {
    let all = event.unknown.iter().zip(1..);
    all.map(|(unknown, number)| frame.scoped(unknown, sources, &format!("unknown-{number}-"))).collect()
}

/// Shows a change of status.
fn changed(frame: &Frame<'_>, change: &StatusChange) -> view::Change {
    view::Change {
        date: frame.date(&change.date),
        status: frame.status(change.status),
        note_html: frame.text(change.note.as_deref().unwrap_or_default()),
    }
}

/// Words how long it took for an event to become known; empty when it is not said or cannot be told.
fn known(frame: &Frame<'_>, event: &Event) -> String {
    let Some(reported) = &event.reported else { return String::new() };
    let (locale, date) = (frame.locale(), reported.words(frame.locale().dates()));
    let same = event.date.is_exact_day() && reported.is_exact_day() && event.date.local_day() == reported.local_day();
    if same {
        return frame.word("event.known_same");
    }
    match frame.later(&event.date, reported).filter(|_| event.date.before(reported) == Answer::Yes) {
        Some(later) => locale.fill("event.known_later", &[("later", &later), ("date", &date)]),
        None => locale.fill("event.known_on", &[("date", &date)]),
    }
}

/// Gathers ways to cite an event.
fn citations(frame: &Frame<'_>, key: Key<Event>) -> Vec<view::Citation> {
    let url = frame.site.settings.base_url.as_ref().map(|base| frame.at.absolute(base));
    let address = url.clone().unwrap_or_else(|| format!("/{}", frame.at.as_str()));
    let title = &frame.site.shelves.events[key].title;
    let text = frame.locale().fill(
        "event.citation",
        &[
            ("title", title),
            ("site", &frame.site.settings.title),
            ("date", frame.shared.event_date(frame, key)),
            ("version", frame.shared.version().unwrap_or_default()),
            ("url", &address),
        ],
    );
    super::cite::ways(frame, (&text, title), url.as_deref())
}

/// Gathers what led to an event and what followed; empty when nothing did.
fn chain(frame: &Frame<'_>, key: Key<Event>) -> Vec<view::Step> {
    let event = &frame.site.shelves.events[key];
    let effects = &frame.site.backlinks.led_to[key.index()];
    if event.follows.is_empty() && effects.is_empty() {
        return Vec::new();
    }
    let mut causes = event.follows.clone();
    causes.sort_unstable();
    let before = causes.into_iter().map(|cause| step(frame, "before", (cause, &event.date)));
    let here = std::iter::once(step(frame, "here", (key, &event.date)));
    let after = effects.iter().map(|&effect| step(frame, "after", (effect, &event.date)));
    before.chain(here).chain(after).collect()
}

/// Shows a step of the causal chain; `from` is the date of the page's own event.
fn step(frame: &Frame<'_>, place: &'static str, (key, from): (Key<Event>, &Date)) -> view::Step {
    let event = &frame.site.shelves.events[key];
    let later = (place == "after").then(|| frame.later(from, &event.date)).flatten();
    let year = event.date.local_day().year() == from.local_day().year();
    let date = if year { short(frame, &event.date) } else { frame.shared.event_date(frame, key).to_owned() };
    let words: Vec<String> =
        [Some(frame.word(&format!("event.{place}"))), Some(date), later].into_iter().flatten().collect();
    view::Step {
        place,
        relation: words.join(&frame.word("separator")),
        title: event.title.clone(),
        href: frame.href(frame.plan.addresses.event(key)),
        status: frame.status(event.status),
    }
}

/// Shows a person of an event: the office held that day, and the part played.
fn person(frame: &Frame<'_>, event: &Event, part: &crate::model::event::Part) -> view::Part {
    let office = super::tenure::held_by(frame, part.person, &event.date);
    let words: Vec<String> = office.into_iter().chain(part.part.clone()).map(|words| sentence(&words)).collect();
    let Link { label, href } = frame.person_link(part.person);
    view::Part { name: label, href, detail: words.join(" ") }
}

/// Ends words with a full stop, unless they end with a mark of their own.
fn sentence(words: &str) -> String {
    let words = super::timeline::capital(words);
    if words.ends_with(['.', '!', '?', '…', '”']) { words } else { format!("{words}.") }
}

/// Shows an organization of an event.
fn organization_part(frame: &Frame<'_>, key: Key<crate::model::Organization>) -> view::Part {
    let organization = &frame.site.shelves.organizations[key];
    view::Part {
        name: organization.name.clone(),
        href: frame.href(frame.plan.addresses.organization(key)),
        detail: organization.acronym.clone().unwrap_or_default(),
    }
}

/// Gathers what to read next: the larger event, its parts, and the articles that tell of it.
fn next_reads(frame: &Frame<'_>, key: Key<Event>) -> Vec<Card> {
    let event = &frame.site.shelves.events[key];
    let parts = &frame.site.backlinks.parts[key.index()];
    let events = event.part_of.iter().chain(parts).map(|&part| {
        let Link { label, href } = frame.event_link(part);
        let date = frame.shared.event_date(frame, part);
        let word = if event.part_of == Some(part) { "event.part_of" } else { "event.part" };
        Card {
            title: label,
            href: Some(href),
            detail: format!("{}{}{date}", frame.word(word), frame.word("separator")),
        }
    });
    let articles = &frame.site.backlinks.told_in[key.index()];
    events.chain(articles.iter().map(|&article| super::article::card(frame, article))).collect()
}

/// Shows the event before or after.
fn neighbour(frame: &Frame<'_>, key: Key<Event>) -> view::Neighbour {
    let event = &frame.site.shelves.events[key];
    let date = frame.shared.event_date(frame, key).to_owned();
    view::Neighbour { date, title: event.title.clone(), href: frame.href(frame.plan.addresses.event(key)) }
}
