//! The timeline: rows in parts of years, and events as lines of other lists.

use super::Frame;
use super::evidence::{chip, quotation};
use super::filters::kind_id;
use crate::date::{Date, Face};
use crate::model::{Event, Key};
use crate::render::shared;
use crate::view::part::{EventLine, EventYear, Link};
use crate::view::timeline as view;

/// Shows an event as a row of the timeline.
pub fn row(frame: &Frame<'_>, key: Key<Event>) -> view::EventRow {
    let event = &frame.site.shelves.events[key];
    let href = frame.href(frame.plan.addresses.event(key));
    view::EventRow {
        id: event.id.to_string(),
        title: event.title.clone(),
        importance: event.importance.name(),
        date: face(frame, event),
        status: frame.status(event.status),
        summary_html: event.summary.as_ref().map(|summary| shared::line(frame, summary)).unwrap_or_default(),
        quotation: event.quotation.as_ref().map(|words| quotation(frame, words)),
        sources: chip(frame, &event.sources),
        people: event.people.iter().map(|part| frame.person_link(part.person)).collect(),
        corrected: event.corrections.first().map(|correction| Link {
            label: frame.locale().fill("corrections.mark", &[("date", &short(frame, &correction.date))]),
            href: format!("{href}#corrections"),
        }),
        articles: frame.site.backlinks.told_in[key.index()]
            .iter()
            .map(|&article| super::article::card(frame, article))
            .collect(),
        data: data(frame, event),
        href,
        extra: event.extra.clone(),
    }
}

/// Gathers what filters choose by.
fn data(frame: &Frame<'_>, event: &Event) -> view::RowData {
    let shelves = &frame.site.shelves;
    let join = |ids: Vec<&str>| ids.join(" ");
    view::RowData {
        person: join(event.people.iter().map(|part| shelves.people[part.person].id.as_str()).collect()),
        organization: join(event.organizations.iter().map(|&key| shelves.organizations[key].id.as_str()).collect()),
        topic: join(event.topics.iter().map(|&key| shelves.topics[key].id.as_str()).collect()),
        place: join(event.places.iter().map(|&key| shelves.places[key].id.as_str()).collect()),
        kind: event.kind.as_deref().map(kind_id).unwrap_or_default(),
        days: days(event),
    }
}

/// Writes the days that a date begins and ends on, for a script to measure gaps by.
fn days(event: &Event) -> String {
    let (start, end) = super::months::edges(event);
    let write = |(day, vague): super::months::Edge| format!("{day}{}", if vague { "~" } else { "" });
    format!("{}/{}", write(start), write(end))
}

/// Shows the date of an event as it hangs beside its row; one on which sources differ is no day that is settled.
fn face(frame: &Frame<'_>, event: &Event) -> view::DateFace {
    let (date, datetime) = (&event.date, event.date.html_datetime());
    if event.is_date_contested() {
        return loose("loose", (event_date(frame, event), frame.word("event.contested_short")), None);
    }
    match date.face(frame.locale().dates()) {
        Face::Day { month, day, year, weekday, time } => {
            let first = frame.locale().dates().day_first();
            let small = time.map_or_else(|| weekday.clone(), |time| format!("{weekday}, {time}"));
            view::DateFace {
                form: "day",
                before: if first { String::new() } else { month.clone() },
                after: if first { month } else { String::new() },
                numeral: day,
                hidden: format!(", {year}"),
                words: String::new(),
                small,
                datetime,
            }
        }
        Face::Loose { words, reason } => loose("loose", (words, reason), datetime),
        Face::Span { words, length } => loose("span", (words, length), datetime),
    }
}

/// Shows a date that has no numeral.
fn loose(form: &'static str, (words, small): (String, String), datetime: Option<String>) -> view::DateFace {
    view::DateFace { form, words: unparted(&words), small, datetime, ..view::DateFace::default() }
}

/// Ties a number to the word before it, so that no line of the narrow column ends with `March`.
fn unparted(words: &str) -> String {
    let mut tied = String::with_capacity(words.len());
    let mut before = ' ';
    let mut letters = words.chars().peekable();
    while let Some(letter) = letters.next() {
        let number = letters.peek().is_some_and(char::is_ascii_digit);
        let tie = letter == ' ' && number && (before.is_alphabetic() || before == '.');
        tied.push(if tie { '\u{A0}' } else { letter });
        before = letter;
    }
    tied
}

/// Words a date without its year, as short as a heading with the year allows: `Nov. 9`, `Early Nov.`.
pub fn short(frame: &Frame<'_>, date: &Date) -> String {
    match date.face(frame.locale().dates()) {
        Face::Day { month, day, .. } if frame.locale().dates().day_first() => format!("{day} {month}"),
        Face::Day { month, day, .. } => format!("{month} {day}"),
        Face::Loose { words, .. } | Face::Span { words, .. } => words,
    }
}

/// Words the date of an event without its year; a day on which sources differ is a question: `Nov. 9?`.
fn event_date(frame: &Frame<'_>, event: &Event) -> String {
    let words = short(frame, &event.date);
    if event.is_date_contested() && event.date.is_exact_day() {
        return frame.locale().fill("event.contested_day", &[("date", &words)]);
    }
    words
}

/// Shows an event as one line of a list under its year.
pub fn line(frame: &Frame<'_>, key: Key<Event>, detail: String) -> EventLine {
    let event = &frame.site.shelves.events[key];
    EventLine {
        title: event.title.clone(),
        href: frame.href(frame.plan.addresses.event(key)),
        date: crate::view::part::Date {
            words: event_date(frame, event),
            datetime: event.date.html_datetime().filter(|_| !event.is_date_contested()),
        },
        status: frame.status(event.status),
        major: event.importance == crate::model::event::Importance::Major,
        detail,
    }
}

/// Shows events as lines under their years; `line` appends the HTML of each.
pub fn by_year(frame: &Frame<'_>, events: &[Key<Event>], line: impl Fn(Key<Event>, &mut String)) -> Vec<EventYear> {
    let year = |key: &Key<Event>| frame.site.shelves.events[*key].date.local_day().year();
    events
        .chunk_by(|a, b| year(a) == year(b))
        .map(|together| EventYear {
            year: together.first().map(|key| year_words(frame, year(key))).unwrap_or_default(),
            events_html: gathered(together, &line),
        })
        .collect()
}

/// Joins what is appended for each of some events.
pub fn gathered(events: &[Key<Event>], append: &impl Fn(Key<Event>, &mut String)) -> String {
    let mut html = String::new();
    for &key in events {
        append(key, &mut html);
    }
    html
}

/// Words a year.
pub fn year_words(frame: &Frame<'_>, year: i64) -> String {
    frame.locale().dates().year(year)
}

/// Which of the events of its years a page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole {
    /// All of them.
    Yes,
    /// Key events alone; the others stand on the pages of their years.
    KeyEvents,
}

/// Shows the years, their parts and the rows of events that stand on one page, in timeline order.
///
/// Where events are left out, no time is said to have passed between two that show: something happened in it.
pub fn years(frame: &Frame<'_>, events: &[Key<Event>], whole: Whole) -> Vec<view::Year> {
    let date = |key: &Key<Event>| &frame.site.shelves.events[*key].date;
    let mut before = None;
    events
        .chunk_by(|a, b| date(a).local_day().year() == date(b).local_day().year())
        .filter_map(|together| {
            let year = date(together.first()?).local_day().year();
            let mut months = super::months::months(frame, together, &mut before);
            if whole == Whole::KeyEvents {
                for month in &mut months {
                    month.gap = None;
                }
            }
            Some(view::Year {
                id: format!("y{year}"),
                year: year_words(frame, year),
                chapter: frame.site.settings.years.get(&year).cloned().unwrap_or_default(),
                count: count(frame, (year, together.len()), whole),
                total: frame.locale().number(total(frame, year) as u64),
                months,
            })
        })
        .collect()
}

/// Counts the events of a year that show: "7 events", "2 key events of 7".
fn count(frame: &Frame<'_>, (year, shown): (i64, usize), whole: Whole) -> String {
    if whole == Whole::Yes {
        return frame.count("events", shown);
    }
    let key = if shown == 1 { "filters.key_count.one" } else { "filters.key_count.other" };
    let number = |count: usize| frame.locale().number(count as u64);
    frame.locale().fill(key, &[("n", &number(shown)), ("total", &number(total(frame, year)))])
}

/// Counts all events of a year.
fn total(frame: &Frame<'_>, year: i64) -> usize {
    frame.site.shelves.events.iter().filter(|event| event.date.local_day().year() == year).count()
}

/// Returns words with the first letter as a capital.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
