//! What deserves a second look: thin sourcing, false precision, twins, things that nothing uses.
//!
//! These rules are about meaning. They warn unless the site says otherwise, and know exceptions that `site.yaml` lists
//! with their reasons.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::event::Places;
use super::findings::Findings;
use crate::date::Answer;
use crate::model::event::Status;
use crate::model::site::Shelves;
use crate::model::{Event, Key, Site, Source};
use crate::problem::wording::{plural, ticked};
use crate::problem::{Problem, Problems, Rule};
use crate::text::Place;

/// Checks every event on its own.
pub fn events(shelves: &Shelves, places: &[Places], problems: &mut Problems) {
    let each =
        || places.par_iter().enumerate().flat_map_iter(|(at, places)| event(shelves, Key::new(at), places)).collect();
    let (alone, together): (Problems, Problems) = rayon::join(each, || twins(shelves, places));
    problems.extend(alone);
    problems.extend(together);
}

/// Checks one event on its own.
fn event(shelves: &Shelves, key: Key<Event>, places: &Places) -> Problems {
    let event = &shelves.events[key];
    let sources = event.sources.iter().zip(&places.sources);
    let older = sources.filter_map(|(citation, &place)| source_older(event, &shelves.sources[citation.source], place));
    let found = thinly_sourced(event, places).into_iter().chain(false_precision(event, places)).chain(older);
    found.map(|problem| problem.about(event.id.as_str())).collect()
}

/// Finds a confirmed event with fewer than two independent sources.
fn thinly_sourced(event: &Event, places: &Places) -> Option<Problem> {
    if event.status != Status::Confirmed || event.independent >= 2 || places.broken {
        return None;
    }
    let message = format!(
        "this is `confirmed` by {}",
        match event.independent {
            0 => "no source".to_owned(),
            _ => format!("one independent source alone ({} cited)", plural(event.sources.len(), "source")),
        }
    );
    Some(
        Problem::new(Rule::ThinlySourced, places.status, message)
            .note("outlets count once, and a source that relies on another cited one does not count")
            .help("cite a second independent source, or write `status: reported`"),
    )
}

/// Finds an exact first of the month, which is often a month that somebody wrote as a day.
fn false_precision(event: &Event, places: &Places) -> Option<Problem> {
    let first = event.date.is_exact_day() && event.date.edtf().ends_with("-01");
    first.then(|| {
        let month = event.date.edtf().strip_suffix("-01").unwrap_or_default();
        // The first of January stands for a year as often as for a month.
        let year = month.strip_suffix("-01").map(|year| format!(", `{year}` if only the year is"));
        Problem::new(
            Rule::FalsePrecision,
            places.date,
            format!("{} is a first of the month: is the day known?", ticked(event.date.edtf())),
        )
        .help(format!("write `{month}` if only the month is known{}", year.unwrap_or_default()))
        .allowable("if the day is known", event.id.as_str())
    })
}

/// Finds a source that was published before the event it supports.
fn source_older(event: &Event, source: &Source, place: Place) -> Option<Problem> {
    let published = source.published.as_ref()?;
    if matches!(event.status, Status::Scheduled) || published.before(&event.date) != Answer::Yes {
        return None;
    }
    Some(
        Problem::new(
            Rule::SourceOlder,
            place,
            format!("the source {} is older than the event", ticked(source.id.as_str())),
        )
        .note(format!("published {}; the event: {}", published.edtf(), event.date.edtf()))
        .help("a plan or an announcement can be; a report cannot: check both dates"),
    )
}

/// Finds pairs of events on one day with nearly the same headline.
fn twins(shelves: &Shelves, places: &[Places]) -> Problems {
    let mut problems = Problems::new();
    let mut days: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (key, event) in shelves.events.entries() {
        days.entry(event.date.order()).or_default().push(key.index());
    }
    for together in days.into_values().filter(|together| together.len() > 1) {
        let words: Vec<BTreeSet<String>> =
            together.iter().map(|&at| words(&shelves.events[Key::new(at)].title)).collect();
        for (later, one) in together.iter().enumerate().skip(1) {
            let twin = (later.saturating_sub(NEIGHBOURS)..later).find(|&earlier| alike(&words[earlier], &words[later]));
            if let Some(earlier) = twin {
                problems.push(twin_problem(shelves, places, (together[earlier], *one)));
            }
        }
    }
    problems
}

/// How many events of one day are compared with the next one; keeps the check linear on days with very many.
const NEIGHBOURS: usize = 50;

/// Words a pair of events that look like one.
fn twin_problem(shelves: &Shelves, places: &[Places], (earlier, later): (usize, usize)) -> Problem {
    let (one, other) = (&shelves.events[Key::new(earlier)], &shelves.events[Key::new(later)]);
    let message = format!("this looks like {}, on the same date", ticked(one.id.as_str()));
    Problem::new(Rule::NearDuplicate, places[later].title, message)
        .about(other.id.as_str())
        .also(places[earlier].title, "the other one")
        .help("make one event of them, or headlines that tell them apart")
}

/// Returns the words of a headline that carry meaning, in lower case.
fn words(title: &str) -> BTreeSet<String> {
    title
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 3 || word.chars().any(char::is_numeric))
        .map(str::to_lowercase)
        .collect()
}

/// Tells whether four in five of the words of two headlines are the same.
fn alike(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let common = one.intersection(other).count();
    let all = one.union(other).count();
    all > 0 && common * 5 >= all * 4
}

/// Finds sources that nothing cites and people whom nothing mentions; what is held back counts as well.
pub fn unused(site: &Site, (sources, people): (&[Place], &[Place]), found: &mut Findings) {
    let Findings { problems, mentioned } = found;
    let (cited, named) = (mentioned.sources(), mentioned.people());
    for (key, source) in site.shelves.sources.entries() {
        if !cited.contains(&key) && site.backlinks.source(key).is_idle() {
            let message = format!("nothing cites the source {}", ticked(source.id.as_str()));
            problems.push(
                Problem::new(Rule::UnusedSource, sources[key.index()], message)
                    .about(source.id.as_str())
                    .help("cite it where it belongs, or take it out"),
            );
        }
    }
    for (key, person) in site.shelves.people.entries() {
        if !named.contains(&key) && site.backlinks.person(key).is_idle() {
            let message = format!("nothing mentions {}", ticked(person.id.as_str()));
            problems.push(
                Problem::new(Rule::OrphanPerson, people[key.index()], message)
                    .about(person.id.as_str())
                    .help("name the person on an event or an article, or take the file out"),
            );
        }
    }
}
