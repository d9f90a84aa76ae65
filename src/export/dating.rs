//! A date in the parts that programs for slides have: year, month, day and time, of a start and perhaps an end.
//!
//! Owns what of a date those parts can say, and how near they come where they cannot say it. An import holds the parts
//! that come back against it, so that nobody's change to them is lost.

use crate::date::{Bound, Date, Day, End, Kind, Zone};

/// A date in parts, each as it is written; empty where it is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// The year; negative before the era, without a year 0.
    pub year: String,
    /// The month.
    pub month: String,
    /// The day.
    pub day: String,
    /// The time, `18:30` or `18:30:05`.
    pub time: String,
}

/// What the parts say of a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dating {
    /// When it was or began.
    pub start: Parts,
    /// When it ended.
    pub end: Option<Parts>,
    /// Whether that is all that the date says; else the parts only come near it.
    pub whole: bool,
}

impl Dating {
    /// Says a date in parts; a time with an offset is among them where clocks in the zone showed it.
    pub fn of(date: &Date, zone: Zone) -> Self {
        if let Some(start) = parts(date) {
            return Self { start, end: None, whole: true };
        }
        let ends = |end: End| end.date().and_then(parts).filter(|parts| parts.time.is_empty());
        let (start, end) = (ends(date.start()), ends(date.end()));
        if date.kind() == Kind::Interval
            && let (Some(start), Some(end)) = (start.clone(), end.clone())
        {
            return Self { start, end: Some(end), whole: true };
        }
        if let Some(start) = moment(date, zone) {
            return Self { start, end: None, whole: false };
        }
        let (start, end) = match (date.earliest(), date.latest()) {
            (Bound::Day(first), Bound::Day(last)) => span(first, last),
            (Bound::Day(first), _) => (start.unwrap_or_else(|| year(first)), None),
            (_, Bound::Day(last)) => (end.unwrap_or_else(|| year(last)), None),
            _ => (year(date.local_day()), None),
        };
        Self { start, end, whole: false }
    }
}

/// Says from when to when some days are: as one year, month or day where that is all of them.
fn span(first: Day, last: Day) -> (Parts, Option<Parts>) {
    let begins = |day: Day| day.day() == 1;
    let ends = |day: Day| day.next().day() == 1;
    let (start, end) = match () {
        () if begins(first) && first.month() == 1 && ends(last) && last.month() == 12 => (year(first), year(last)),
        () if begins(first) && ends(last) => (month(first), month(last)),
        () => (whole_day(first), whole_day(last)),
    };
    let several = start != end;
    (start, several.then_some(end))
}

/// Says a year.
fn year(day: Day) -> Parts {
    Parts { year: shown_year(day.year()), ..Parts::default() }
}

/// Says a month.
fn month(day: Day) -> Parts {
    Parts { month: day.month().to_string(), ..year(day) }
}

/// Says a day.
fn whole_day(day: Day) -> Parts {
    Parts { day: day.day().to_string(), ..month(day) }
}

/// Says a time with an offset: the day that was written, and the clock where the zone's showed the same.
fn moment(date: &Date, zone: Zone) -> Option<Parts> {
    let instant = date.instant()?.naive_utc();
    let day = whole_day(date.local_day());
    let clock = date.edtf().split_once('T').map_or("", |(_, clock)| clock);
    let clock = clock.split(['Z', '+', '-']).next().unwrap_or_default();
    let here = instant.checked_add_offset(zone.offset(instant))?;
    let same = date.local_day().naive() == Some(here.date()) && here.format("%H:%M:%S").to_string().starts_with(clock);
    Some(Parts { time: if same { clock.to_owned() } else { String::new() }, ..day })
}

/// Says a date in parts; none for what has doubt, open digits, seasons, ends or an offset.
fn parts(date: &Date) -> Option<Parts> {
    let text = date.edtf();
    if let Some(year) = text.strip_prefix('Y') {
        let year = shown_year(year.parse().ok()?);
        return Some(Parts { year, ..Parts::default() });
    }
    let (day, time) = text.split_once('T').unwrap_or((text, ""));
    let (sign, bare) = day.strip_prefix('-').map_or(("", day), |bare| ("-", bare));
    let pieces: Vec<&str> = bare.split('-').collect();
    let figures = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let lengths: Vec<usize> = pieces.iter().map(|piece| piece.len()).collect();
    let whole = matches!(lengths[..], [4] | [4, 2] | [4, 2, 2]) && pieces.iter().all(|piece| figures(piece));
    let month: u8 = pieces.get(1).map_or(Some(1), |month| month.parse().ok())?;
    let clock = time.split(':').all(|part| part.len() == 2 && figures(part)) || time.is_empty();
    if !whole || month > 12 || !clock {
        return None;
    }
    let year: i64 = format!("{sign}{}", pieces[0]).parse().ok()?;
    let piece = |at: usize| pieces.get(at).map_or("", |piece| piece.trim_start_matches('0')).to_owned();
    Some(Parts { year: shown_year(year), month: piece(1), day: piece(2), time: time.to_owned() })
}

/// Counts a year as people do: there is none between 1 BCE, -1, and the year 1. A year below 100 has all its digits, so that
/// nobody takes it for one of two digits.
fn shown_year(year: i64) -> String {
    match year {
        ..=0 => year.saturating_sub(1).to_string(),
        1..100 => format!("{year:04}"),
        _ => year.to_string(),
    }
}
