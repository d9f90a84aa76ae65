//! The timeline: rows in months in years, gaps between months.

use super::Frame;
use super::evidence::{chip, quotation};
use super::filters::kind_id;
use crate::date::{Date, Face};
use crate::model::{Event, Key};
use crate::view::part::{EventLine, EventYear, Link};
use crate::view::timeline as view;

/// How many months at least lie between two months for the time between them to be shown.
const GAP: i64 = 2;

/// How tall a gap is drawn at most, in months.
const TALLEST: i64 = 11;

/// Shows an event as a row of the timeline.
pub fn row(frame: &Frame<'_>, key: Key<Event>) -> view::EventRow {
    let event = &frame.site.shelves.events[key];
    let href = frame.href(frame.plan.addresses.event(key));
    view::EventRow {
        id: event.id.to_string(),
        title: event.title.clone(),
        importance: event.importance.name(),
        date: face(frame, &event.date),
        status: frame.status(event.status),
        summary_html: event.summary.as_deref().map(|summary| frame.text(summary)).unwrap_or_default(),
        quotation: event.quotation.as_ref().map(|words| quotation(frame, words)),
        sources: chip(frame, &event.sources),
        people: event.people.iter().map(|part| frame.person_link(part.person)).collect(),
        corrected: event.corrections.first().map(|correction| Link {
            label: frame.locale().fill("corrections.mark", &[("date", &short(frame, &correction.date))]),
            href: format!("{href}#corrections"),
        }),
        articles: frame.site.backlinks.told_in[key.index()]
            .iter()
            .map(|&article| article_link(frame, article))
            .collect(),
        data: data(frame, event),
        href,
        extra: event.extra.clone(),
    }
}

/// Returns a link to an article, with what it is and how many notes it has.
fn article_link(frame: &Frame<'_>, key: Key<crate::model::Article>) -> Link {
    let article = &frame.site.shelves.articles[key];
    let label = match article.annotations.len() {
        0 => frame.word("article.plain"),
        notes => {
            format!("{}{}{}", frame.word("article.annotated"), frame.word("list_comma"), frame.count("notes", notes))
        }
    };
    Link { label, href: frame.href(frame.plan.addresses.article(key)) }
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
    }
}

/// Shows a date as it hangs beside a row.
pub fn face(frame: &Frame<'_>, date: &Date) -> view::DateFace {
    let datetime = date.html_datetime();
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
    view::DateFace { form, words, small, datetime, ..view::DateFace::default() }
}

/// Words a date without its year, as short as a heading with the year allows: `Nov. 9`, `Early Nov.`.
pub fn short(frame: &Frame<'_>, date: &Date) -> String {
    match date.face(frame.locale().dates()) {
        Face::Day { month, day, .. } if frame.locale().dates().day_first() => format!("{day} {month}"),
        Face::Day { month, day, .. } => format!("{month} {day}"),
        Face::Loose { words, .. } | Face::Span { words, .. } => words,
    }
}

/// Shows an event as one line of a list under its year.
pub fn line(frame: &Frame<'_>, key: Key<Event>, detail: String) -> EventLine {
    let event = &frame.site.shelves.events[key];
    EventLine {
        title: event.title.clone(),
        href: frame.href(frame.plan.addresses.event(key)),
        date: crate::view::part::Date { words: short(frame, &event.date), datetime: event.date.html_datetime() },
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
fn gathered(events: &[Key<Event>], append: &impl Fn(Key<Event>, &mut String)) -> String {
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

/// Shows the years, months and rows of events that stand on one page, in timeline order.
pub fn years(frame: &Frame<'_>, events: &[Key<Event>]) -> Vec<view::Year> {
    let date = |key: &Key<Event>| &frame.site.shelves.events[*key].date;
    let mut before = None;
    events
        .chunk_by(|a, b| date(a).local_day().year() == date(b).local_day().year())
        .filter_map(|together| {
            let year = date(together.first()?).local_day().year();
            Some(view::Year {
                id: format!("y{year}"),
                year: year_words(frame, year),
                chapter: frame.site.settings.years.get(&year).cloned().unwrap_or_default(),
                count: frame.count("events", together.len()),
                months: months(frame, together, &mut before),
            })
        })
        .collect()
}

/// Shows the months of one year; `before` is the last month shown, counted from the year 0.
fn months(frame: &Frame<'_>, events: &[Key<Event>], before: &mut Option<i64>) -> Vec<view::Month> {
    let mut groups: Vec<(Option<u8>, Vec<Key<Event>>)> = Vec::new();
    for &key in events {
        let month = month(&frame.site.shelves.events[key].date);
        match groups.last_mut() {
            Some((last, group)) if *last == month => group.push(key),
            _ => match groups.iter_mut().find(|(known, _)| *known == month) {
                Some((_, group)) => group.push(key),
                None => groups.push((month, vec![key])),
            },
        }
    }
    groups
        .into_iter()
        .filter_map(|(month, keys)| {
            let year = frame.site.shelves.events[*keys.first()?].date.local_day().year();
            Some(view::Month {
                gap: gap(frame, (year, month), before),
                events_html: gathered(&keys, &|key, out| frame.shared.row(frame, key, out)),
                ..heading(frame, year, month)
            })
        })
        .collect()
}

/// Returns the month a date is filed under; none when it, or where it begins, is known to the year alone.
pub fn month(date: &Date) -> Option<u8> {
    let (start, end) = (date.start(), date.end());
    let filed = start.date().or(end.date()).unwrap_or(date);
    let (first, last) = (filed.local_day(), filed.latest().day());
    let yearly =
        last.is_some_and(|last| first.month() == 1 && first.day() == 1 && last.month() == 12 && last.day() == 31);
    (!yearly).then_some(first.month())
}

/// Returns the heading of a month, without its events.
fn heading(frame: &Frame<'_>, year: i64, month: Option<u8>) -> view::Month {
    let words = frame.locale().dates();
    let Some(month) = month else {
        let (id, label) = (format!("m{year}"), year_words(frame, year));
        return view::Month { id, name: String::new(), label, gap: None, events_html: String::new() };
    };
    view::Month {
        id: format!("m{year}-{month:02}"),
        name: words.month_name(month).to_owned(),
        label: words.month_of(year, month),
        gap: None,
        events_html: String::new(),
    }
}

/// Measures the time since the month before; none for the first month of a page, and for what has no month.
fn gap(frame: &Frame<'_>, (year, month): (i64, Option<u8>), before: &mut Option<i64>) -> Option<view::Gap> {
    let at = year * 12 + i64::from(month?);
    let passed = before.replace(at).map(|before| at - before)?;
    let months = u64::try_from(passed).unwrap_or_default();
    let words = frame.locale().dates().gap(months);
    Some(view::Gap {
        months: u32::try_from(months).unwrap_or(u32::MAX),
        size: u32::try_from(passed.clamp(GAP, TALLEST)).unwrap_or_default(),
        words,
    })
}

/// Returns words with the first letter as a capital.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
