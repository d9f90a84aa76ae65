//! Events as written to events as meant.

use std::collections::BTreeSet;

use super::desk::{Desk, text};
use super::words;
use crate::date::Date;
use crate::model::event::{Dispute, DisputedValue, Part, Quotation, StatusChange};
use crate::model::{Event, Key};
use crate::parse::{self, shape};
use crate::problem::{Problem, Rule};
use crate::prose::Prose;
use crate::text::{Place, Spanned};

/// Where the parts of an event were written that later checks speak of.
#[derive(Clone, Debug)]
pub struct Places {
    /// The title.
    pub title: Place,
    /// The date.
    pub date: Place,
    /// The status, or the title where none is written.
    pub status: Place,
    /// The sources, in the order of the event's citations.
    pub sources: Vec<Place>,
    /// Whether a source that is cited could not be found, so that the sources cannot be counted.
    pub broken: bool,
    /// The causes, in the order of the event's `follows`.
    pub follows: Vec<Place>,
    /// The whole that the event is a part of, if one is written.
    pub part_of: Option<Place>,
}

/// An event, where it was written, and the sources that its running text cites.
#[derive(Clone, Debug)]
pub struct Resolved {
    /// The event.
    pub event: Box<Event>,
    /// Where it was written.
    pub places: Places,
}

/// Resolves one event; without an id or a date there is none. The date has been read before: it decides the order.
#[expect(clippy::too_many_lines, reason = "a line a field: nothing may be left out of the conversion")]
pub fn resolve(document: parse::Event, date: Option<Date>, desk: &mut Desk<'_>) -> Option<Resolved> {
    let parse::Event {
        file: _,
        id,
        title,
        date: written_date,
        reported,
        summary,
        short,
        status,
        importance,
        kind,
        people,
        organizations,
        places: written_places,
        topics,
        sources,
        quotation,
        follows,
        part_of,
        unknown,
        media,
        history,
        disputed,
        corrections,
        publication,
        body,
        extra,
    } = document;
    let follows = once(follows, |reference| reference.value.clone());
    let sources = once(sources, |citation| (citation.id.value.clone(), words_of(citation)));
    let people = once(people, |one| (one.id.value.clone(), one.part.as_ref().map(|part| part.value.clone())));
    let [organizations, written_places, topics] =
        [organizations, written_places, topics].map(|list| once(list, |reference| reference.value.clone()));
    let (follows, follow_places) = causes(&follows, desk);
    let citations = desk.citations(&sources);
    let places = Places {
        title: title.place,
        date: written_date.place,
        status: status.as_ref().map_or(title.place, |status| status.place),
        broken: citations.len() < sources.len(),
        sources: found_places(&sources, desk),
        follows: follow_places,
        part_of: part_of.as_ref().map(|part_of| part_of.place),
    };
    let body = desk.body(body);
    let changes = changes(&history, desk);
    let latest = changes.last().map(|change| change.status);
    let event = Box::new(Event {
        id: desk.id(&id)?,
        title: title.value,
        date: date?,
        reported: desk.optional_date(reported.as_ref()),
        summary: desk.words(summary.as_ref()),
        short: text(short.as_ref()),
        status: status.map(|status| words::status(status.value)).or(latest).unwrap_or_default(),
        importance: importance.map(|importance| words::importance(importance.value)).unwrap_or_default(),
        kind: text(kind.as_ref()),
        people: parts(&people, desk),
        organizations: organizations.iter().filter_map(|reference| desk.organization(reference)).collect(),
        places: written_places.iter().filter_map(|place| desk.names.place(&place.value)).collect(),
        topics: topics.iter().filter_map(|reference| desk.topic(reference)).collect(),
        independent: 0,
        sources: super::mention::with_cited(citations, &body, desk.names),
        quotation: quotation.map(|quotation| quote(quotation, desk)),
        follows,
        part_of: part_of.and_then(|reference| desk.event(&reference)),
        unknown: unknowns(&unknown, desk),
        media: desk.media(&media),
        history: changes,
        disputed: disputes(&disputed, desk),
        corrections: desk.corrections(&corrections),
        aliases: desk.aliases(&publication.aliases),
        noindex: publication.noindex.is_some_and(|noindex| noindex.value),
        body,
        extra,
    });
    Some(Resolved { event, places })
}

/// Keeps the first of what is written twice in a list.
pub fn once<T, K: Ord>(mut list: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut seen = BTreeSet::new();
    list.retain(|item| seen.insert(key(item)));
    list
}

/// Returns what tells two citations of one source apart: where in it, and what it rests on.
fn words_of(citation: &shape::Citation) -> [Option<String>; 2] {
    [&citation.locator, &citation.basis].map(|words| words.as_ref().map(|words| words.value.clone()))
}

/// Looks up what an event follows from, with where each is written.
fn causes(written: &[Spanned<String>], desk: &mut Desk<'_>) -> (Vec<Key<Event>>, Vec<Place>) {
    written.iter().filter_map(|reference| Some((desk.event(reference)?, reference.place))).unzip()
}

/// Returns the places of the citations that lead somewhere, in their order.
fn found_places(written: &[shape::Citation], desk: &Desk<'_>) -> Vec<Place> {
    let found = |citation: &&shape::Citation| {
        matches!(desk.names.sources.find(&citation.id.value), super::names::Found::Here(_))
    };
    written.iter().filter(found).map(|citation| citation.id.place).collect()
}

/// Looks up the people of an event.
fn parts(written: &[shape::Participant], desk: &mut Desk<'_>) -> Vec<Part> {
    written
        .iter()
        .filter_map(|shape::Participant { id, part, extra: _ }| {
            Some(Part { person: desk.person(id)?, part: text(part.as_ref()) })
        })
        .collect()
}

/// Resolves a quotation; one of fewer than three words is pointed out, since it proves little and misleads easily.
fn quote(written: shape::Quotation, desk: &mut Desk<'_>) -> Quotation {
    let shape::Quotation { text: words, speaker, source, extra: _ } = written;
    short_quotation(&words, desk);
    Quotation {
        speaker: speaker.map(|speaker| desk.speaker(&speaker)),
        source: source.and_then(|citation| desk.source(&citation.id)),
        text: words.value,
    }
}

/// Points out a quotation of one or two words; one without any is another problem.
pub fn short_quotation(words: &Spanned<String>, desk: &mut Desk<'_>) {
    let count = words.value.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    if count == 1 || count == 2 {
        desk.report(
            Problem::new(
                Rule::ShortQuotation,
                words.place,
                format!("the quotation {} has fewer than three words", crate::problem::wording::ticked(&words.value)),
            )
            .help("quote enough for the words to keep their meaning, or say it in your own words"),
        );
    }
}

/// Reads what is not known.
fn unknowns(written: &[Spanned<String>], desk: &mut Desk<'_>) -> Vec<Prose> {
    written.iter().map(|unknown| desk.prose(unknown)).collect()
}

/// Resolves the statuses an event had, oldest first.
fn changes(written: &[shape::StatusChange], desk: &mut Desk<'_>) -> Vec<StatusChange> {
    let mut changes: Vec<StatusChange> = written
        .iter()
        .filter_map(|shape::StatusChange { date, status, note, extra: _ }| {
            let status = words::status(status.value);
            Some(StatusChange { date: desk.date(date)?, status, note: text(note.as_ref()) })
        })
        .collect();
    changes.sort_by_key(|change| change.date.order());
    changes
}

/// Resolves the facts on which sources differ.
fn disputes(written: &[shape::Dispute], desk: &mut Desk<'_>) -> Vec<Dispute> {
    written
        .iter()
        .map(|shape::Dispute { field, values, extra: _ }| Dispute {
            field: field.value.clone(),
            values: values
                .iter()
                .map(|shape::DisputedValue { value, sources, extra: _ }| DisputedValue {
                    value: value.value.clone(),
                    sources: desk.citations(sources).into_iter().map(|citation| citation.source).collect(),
                })
                .collect(),
        })
        .collect()
}
