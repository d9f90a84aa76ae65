//! The parts of a year in the timeline: which events stand under which heading, and how much time lies between two.
//!
//! A date stands under the month it begins in. A season stands under its own name, before the first of its months; what
//! is known to the year alone stands under the year, before all others.

use super::Frame;
use super::timeline::{capital, gathered, year_words};
use crate::date::{Date, Day, End, Ends};
use crate::model::{Event, Key};
use crate::view::timeline as view;

/// How long a gap is at least, in months.
const SHORTEST: i64 = 2;

/// How tall a gap is drawn at most, in months.
const TALLEST: i64 = 11;

/// What some events of a year stand under.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Heading {
    /// The year alone.
    Year,
    /// A season, or another part of a year that has a name.
    Season(Date),
    /// A month.
    Month(u8),
}

/// One end of a stretch of time: the day, counted so that 31 make a month, and whether it is not known exactly.
///
/// Whole months between two such counts are their difference by 31, rounded down: from Nov. 25 to Jan. 24 it is one.
pub type Edge = (i64, bool);

/// Events of a year under one heading.
struct Part {
    /// The year.
    year: i64,
    /// The heading.
    heading: Heading,
    /// The events, in order.
    events: Vec<Key<Event>>,
}

/// Shows the parts of one year; `before` is the latest end of what was shown.
pub fn months(frame: &Frame<'_>, events: &[Key<Event>], before: &mut Option<Edge>) -> Vec<view::Month> {
    let mut parts: Vec<Part> = Vec::new();
    for &key in events {
        let (year, heading) = filed(&frame.site.shelves.events[key].date);
        match parts.iter_mut().rfind(|part| part.heading == heading) {
            Some(part) => part.events.push(key),
            None => parts.push(Part { year, heading, events: vec![key] }),
        }
    }
    parts.iter().map(|part| shown(frame, part, before)).collect()
}

/// Shows one part of a year.
fn shown(frame: &Frame<'_>, part: &Part, before: &mut Option<Edge>) -> view::Month {
    let edges = part.events.iter().map(|&key| edges(&frame.site.shelves.events[key]));
    let (starts, ends): (Vec<Edge>, Vec<Edge>) = edges.unzip();
    let passed = before.zip(starts.into_iter().min()).and_then(|(before, start)| gap(frame, before, start));
    *before = ends.into_iter().chain(*before).max();
    let (name, label) = words(frame, (part.year, &part.heading));
    view::Month {
        id: fragment((part.year, &part.heading)),
        name,
        label,
        gap: passed,
        events_html: gathered(&part.events, &|key, out| frame.shared.row(frame, key, out)),
    }
}

/// Returns the fragment that the events beginning with a date stand under: `m2022-11`, `m2023-21` for a season as in
/// EDTF, `m2022` for the year alone.
pub fn id(date: &Date) -> String {
    let (year, heading) = filed(date);
    fragment((year, &heading))
}

/// Returns what a date stands under, with its year: "November 2022", "Spring 2023", "1824"; "The 1990s" where the year is
/// not known.
pub fn label(frame: &Frame<'_>, date: &Date) -> String {
    let start = start(date);
    let years = [Some(start.local_day()), start.latest().day()].map(|day| day.map(Day::year));
    if years[0] != years[1] && start.season().is_none() {
        return capital(&start.words(frame.locale().dates()));
    }
    let (year, heading) = filed(date);
    words(frame, (year, &heading)).1
}

/// Returns the start of a date; its end where that alone is known.
fn start(date: &Date) -> Date {
    match (date.start(), date.end()) {
        (End::Date(start), _) | (_, End::Date(start)) => start,
        _ => date.clone(),
    }
}

/// Returns the fragment of a heading.
fn fragment((year, heading): (i64, &Heading)) -> String {
    match heading {
        Heading::Year => format!("m{year}"),
        Heading::Season(season) => format!("m{}", season.edtf()),
        Heading::Month(month) => format!("m{year}-{month:02}"),
    }
}

/// Returns the words of a heading, without its year and with it.
fn words(frame: &Frame<'_>, (year, heading): (i64, &Heading)) -> (String, String) {
    let words = frame.locale().dates();
    match heading {
        Heading::Year => (String::new(), year_words(frame, year)),
        Heading::Month(month) => (words.month_name(*month).to_owned(), words.month_of(year, *month)),
        Heading::Season(season) => {
            let label = capital(&season.words(words));
            (words.season_name(season).unwrap_or_else(|| label.clone()), label)
        }
    }
}

/// Returns the year and the heading that a date stands under: those of its start, or of its end where that alone is known.
fn filed(date: &Date) -> (i64, Heading) {
    let filed = start(date);
    let (first, last) = (filed.local_day(), filed.latest().day());
    let heading = match filed.season() {
        Some(season) => Heading::Season(season),
        None if last.is_some_and(|last| whole_years(first, last)) => Heading::Year,
        None => Heading::Month(first.month()),
    };
    (date.local_day().year(), heading)
}

/// Tells whether a date stands under a part of a year, and not under the year alone.
pub fn is_within_year(date: &Date) -> bool {
    filed(date).1 != Heading::Year
}

/// Tells whether a stretch begins and ends with a year.
fn whole_years(first: Day, last: Day) -> bool {
    (first.month(), first.day(), last.month(), last.day()) == (1, 1, 12, 31)
}

/// Returns the first day that an event can begin on and the last one that it can end on.
///
/// What goes on, or whose end is not known, ends where it begins, "about": nothing could follow it otherwise. A date on
/// which sources differ is exact at neither end.
pub fn edges(event: &Event) -> (Edge, Edge) {
    let date = &event.date;
    let count = |day: Day| (day.year() * 12 + i64::from(day.month()) - 1) * 31 + i64::from(day.day()) - 1;
    let vague = |end: End| event.is_date_contested() || end.date().is_none_or(|date| !date.is_exact_day());
    let first = date.earliest().day().unwrap_or_else(|| date.local_day());
    let last = date.latest().day().or_else(|| start(date).latest().day()).unwrap_or(first);
    ((count(first), vague(date.start())), (count(last), vague(date.end())))
}

/// Measures the time from the end of what came before to the start of what follows; none where it is short.
fn gap(frame: &Frame<'_>, before: Edge, now: Edge) -> Option<view::Gap> {
    let months = (now.0 - before.0).div_euclid(31);
    let ends = if before.1 || now.1 { Ends::Vague } else { Ends::Exact };
    (months >= SHORTEST).then(|| view::Gap {
        months: u32::try_from(months).unwrap_or(u32::MAX),
        size: u32::try_from(months.min(TALLEST)).unwrap_or_default(),
        words: frame.locale().dates().gap(u64::try_from(months).unwrap_or_default(), ends),
    })
}
