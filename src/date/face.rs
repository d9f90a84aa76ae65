//! The parts of a date that the timeline shows beside an event.
//!
//! Owns [`Face`]. The year stands in the timeline's headings, so the words leave it out where nothing is lost.

use super::part::{Field, Parts, Setting, Year, day_month, fill_month};
use super::read::limits_of;
use super::table::{DateWords, capital, fill};
use super::{Date, Day, Elapsed, End, Kind, Value, words};
use edtf_core::Date as Pattern;

/// How a date looks beside an event: a numeral only where the day is exact, italic words for anything vaguer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Face {
    /// An exact day.
    Day {
        /// The month, abbreviated where the language does.
        month: String,
        /// The day of the month.
        day: String,
        /// The year.
        year: String,
        /// The day of the week.
        weekday: String,
        /// The time with its zone, where one is known.
        time: Option<String>,
    },
    /// Anything vaguer than a day, or doubtful.
    Loose {
        /// Such as `In October`, `Early Nov.` or `Week of Dec. 13`.
        words: String,
        /// Why there is no day, such as `exact day not reported`; empty where every day is known.
        reason: String,
    },
    /// A stretch of time.
    Span {
        /// Such as `Oct. 1, 2021 – Sept. 30, 2022`.
        words: String,
        /// How long it is, such as `12 months`, or that it goes on; empty where there is no saying.
        length: String,
    },
}

/// Finds the parts; see [`Date::face`].
pub(super) fn face(date: &Date, table: &DateWords) -> Face {
    if date.is_exact_day() {
        return exact(date, table);
    }
    match &date.0.value {
        Value::Interval(start, end) => span(date, (start, end), table),
        Value::Plain(pattern) => Face::Loose { words: loose(pattern, table), reason: reason(date, table) },
        _ => Face::Loose { words: several(date, table), reason: reason(date, table) },
    }
}

/// Takes an exact day apart.
fn exact(date: &Date, table: &DateWords) -> Face {
    let day = date.local_day();
    let time = date.moment().map(|moment| {
        let zone = words::zone(moment, table).map(|zone| format!(" {zone}")).unwrap_or_default();
        format!("{}{zone}", words::time(moment, table))
    });
    Face::Day {
        month: table.short_month(day.month()).to_owned(),
        day: day.day().to_string(),
        year: table.year(day.year()),
        weekday: table.weekday(day.weekday()).to_owned(),
        time,
    }
}

/// Words an interval and its length.
fn span(date: &Date, ends: (&End, &End), table: &DateWords) -> Face {
    let with =
        |pattern: &str, end: &Date| capital(&fill(pattern, &[("date", &words::within(end, table, Setting::Within))]));
    let (words, length) = match ends {
        (End::Date(start), End::Unknown) => (with(&table.face.from, start), table.face.end_unknown.clone()),
        (End::Unknown, End::Date(end)) => (with(&table.interval.until, end), table.face.start_unknown.clone()),
        (End::Date(_), End::Open) => (capital(&date.words(table)), table.face.ongoing.clone()),
        _ => {
            let length = Elapsed::length(date).map(|length| length.words(table));
            let known = match ends {
                (End::Date(start), End::Date(end)) => words::days_of_year(start, end, table),
                _ => None,
            };
            (capital(&known.unwrap_or_else(|| date.words(table))), length.unwrap_or_default())
        }
    };
    Face::Span { words, length }
}

/// Words a single date that is vague or doubtful.
fn loose(pattern: &Pattern, table: &DateWords) -> String {
    let parts = Parts::new(pattern);
    let Year::Known(_) = parts.year else {
        let alone = pattern.month.is_none() && matches!(parts.year, Year::Decade(_) | Year::Run(..));
        let words = words::plain(pattern, table, if alone { Setting::Within } else { Setting::Alone });
        let bare = alone && !pattern.is_approximate();
        return if bare { fill(&table.face.r#in, &[("date", &words)]) } else { capital(&words) };
    };
    let about = pattern.is_approximate();
    let pattern = if about { &table.face.about } else { &table.face.r#in };
    let plain = |pattern: &str, date: &str| capital(&fill(pattern, &[("date", date)]));
    match (&parts.month, &parts.day) {
        _ if parts.division.is_some() => {
            let season = parts.words(table, Setting::Within);
            if about { plain(pattern, &season) } else { capital(&season) }
        }
        (Field::Some(months), Field::Absent | Field::Any) if months.len() == 1 => {
            plain(pattern, table.month_name(months.first().copied().unwrap_or_default()))
        }
        (Field::Some(months), Field::Some(days)) if months.len() == 1 => {
            let day = Some(days)
                .filter(|_| !about)
                .and_then(|days| third(days, months, table))
                .unwrap_or_else(|| day_month(days, months, table));
            if about { plain(pattern, &day) } else { day }
        }
        (Field::Absent, _) => plain(pattern, &parts.words(table, Setting::Within)),
        _ => capital(&parts.words(table, Setting::Within)),
    }
}

/// Words the days of one month as its beginning, middle or end; none when they are not a good part of one of these.
fn third(days: &[u8], months: &[u8], table: &DateWords) -> Option<String> {
    let (first, last) = (*days.first()?, *days.last()?);
    let whole = usize::from(last - first) + 1 == days.len() && days.len() >= 8;
    let pattern = match (first, last) {
        (1.., ..=10) => &table.face.early,
        (10.., ..=20) => &table.face.middle,
        (20.., _) => &table.face.late,
        _ => return None,
    };
    let month = |form: &str| table.month(months.first().copied().unwrap_or_default(), form).to_owned();
    whole.then(|| fill_month(pattern, &month, &[]))
}

/// Words several dates: one of a week's days is that week.
fn several(date: &Date, table: &DateWords) -> String {
    let run = matches!(&date.0.value, Value::Set(set) if matches!(set.elements.as_slice(), [edtf_core::SetElement::Range(..)]));
    let days = limits_of(date)
        .filter(|_| run && date.kind() == Kind::OneOf && date.patterns().iter().all(|it| it.day.is_some()));
    days.and_then(|days| run_of_days(days, table)).unwrap_or_else(|| capital(&date.words(table)))
}

/// Words one day of a run as a week or a part of a month.
fn run_of_days((first, last): (Day, Day), table: &DateWords) -> Option<String> {
    if last.number() - first.number() == 6 {
        return Some(fill(&table.face.week, &[("date", &table.day_of_year(first))]));
    }
    let month = (first.year(), first.month()) == (last.year(), last.month());
    let days: Vec<u8> = (first.day()..=last.day()).collect();
    if month { third(&days, &[first.month()], table) } else { None }
}

/// Says why there is no exact day.
fn reason(date: &Date, table: &DateWords) -> String {
    let known =
        date.kind() == Kind::AllOf && date.patterns().iter().all(|it| it.day.is_some() && !it.has_unspecified());
    let reason = if date.uncertain() {
        &table.face.uncertain
    } else if date.approximate() {
        &table.face.approximate
    } else if known {
        return String::new();
    } else if date.patterns().iter().all(|it| it.month.is_none()) {
        &table.face.no_date
    } else {
        &table.face.no_day
    };
    reason.clone()
}
