//! From text to [`Date`]: what is accepted, and what it is made of.
//!
//! Wraps `edtf-core` and differs from it in what is more likely a slip than meant, or is everyday news: times may lack
//! seconds; spaces inside a set are taken out; negative years may have open digits; a half-open end inside an interval
//! (`..2021/2022`), years that no number holds, leap seconds and offsets beyond `-12:00` are refused.

use super::clock::{self, Moment};
use super::compare::Order;
use super::hint::{self, DateError};
use super::zone::Zone;
use super::{Advice, Bound, Date, Day, End, Inner, Value};
use edtf_core::{Date as Pattern, Edtf, SetElement, Year, YearKind};
use std::sync::Arc;

/// Reads a date; see [`Date::parse`].
pub(super) fn read(text: &str, zone: Zone) -> Result<Date, DateError> {
    try_read(text, zone).map_err(|error| hint::explain(text, error))
}

/// Reads a date, or says in the library's or our words where that failed.
pub(super) fn try_read(text: &str, zone: Zone) -> Result<Date, DateError> {
    let (joined, advice) = without_spaces(text);
    if joined.starts_with(['[', '{']) {
        return set(&joined, advice);
    }
    if let Some((start, end)) = joined.split_once('/') {
        return interval(&joined, (start, end));
    }
    match joined.split_once('T') {
        Some((day, time)) if !day.is_empty() => moment(&joined, (day, time), zone),
        _ => plain(&joined, pattern(&joined)?, advice).ok_or_else(|| unplaced(0)),
    }
}

/// Refuses a year that no number holds.
fn unplaced(offset: usize) -> DateError {
    DateError::new(offset, "the year is too far away to be counted")
}

/// Reads a simple date; negative years may have open digits, which the library does not know.
fn pattern(text: &str) -> Result<Pattern, DateError> {
    let parsed = Edtf::parse(text).or_else(|error| match text.split_once('-') {
        Some((mark, rest)) if text.contains('X') && (mark.is_empty() || matches!(mark, "?" | "~" | "%")) => {
            Edtf::parse(&format!("{mark}{rest}")).map(negative).map_err(|_| error)
        }
        _ => Err(error),
    });
    match parsed {
        Ok(Edtf::Date(pattern)) => Ok(pattern),
        Ok(_) => Err(DateError::new(0, "this is not a single date")),
        Err(error) => Err(error.into()),
    }
}

/// Puts the minus sign back before a year.
fn negative(parsed: Edtf) -> Edtf {
    match parsed {
        Edtf::Date(mut pattern) => {
            if let YearKind::Standard { negative, .. } = &mut pattern.year.kind {
                *negative = true;
            }
            Edtf::Date(pattern)
        }
        other => other,
    }
}

/// Returns the first and last day that a simple date can mean.
pub(super) fn bounds(pattern: &Pattern) -> (Bound, Bound) {
    if let (YearKind::Standard { negative: true, digits }, None) = (pattern.year.kind, pattern.year.value()) {
        return negative_bounds(pattern, digits);
    }
    let bounds = Edtf::Date(*pattern).bounds();
    (bound(bounds.earliest), bound(bounds.latest))
}

/// Finds the bounds of a negative year with open digits: the greatest number is the earliest year.
fn negative_bounds(pattern: &Pattern, digits: [Option<u8>; 4]) -> (Bound, Bound) {
    let fits = |year: &u16| {
        let written = [year / 1000, year / 100 % 10, year / 10 % 10, year % 10];
        digits.iter().zip(written).all(|(digit, number)| digit.is_none_or(|digit| u16::from(digit) == number))
    };
    let in_year = |year: u16| {
        let digits = [year / 1000, year / 100 % 10, year / 10 % 10, year % 10].map(|digit| u8::try_from(digit).ok());
        let kind = YearKind::Standard { negative: true, digits };
        let bounds = Edtf::Date(Pattern { year: Year { kind, ..pattern.year }, ..*pattern }).bounds();
        bound(bounds.earliest).day().zip(bound(bounds.latest).day())
    };
    let mut years = (1..=9999).filter(fits).filter_map(in_year);
    let latest = years.next();
    let earliest = years.next_back().or(latest);
    let day = |day: Option<Day>| day.map_or(Bound::Unknown, Bound::Day);
    (day(earliest.map(|(first, _)| first)), day(latest.map(|(_, last)| last)))
}

/// Takes the spaces out of a set, and says so where one stood inside a number.
fn without_spaces(text: &str) -> (String, Option<Advice>) {
    let set = matches!((text.chars().next(), text.chars().last()), (Some('['), Some(']')) | (Some('{'), Some('}')));
    if !set {
        return (text.to_owned(), None);
    }
    let joined: String = text.chars().filter(|letter| *letter != ' ').collect();
    let inside = text.trim_matches(['[', ']', '{', '}']).split([',', '.']).any(|part| part.trim().contains(' '));
    let advice = inside.then(|| Advice {
        message: format!("a space inside a date was left out: `{text}` is read as `{joined}`"),
        hint: format!("write `{joined}`"),
    });
    (joined, advice)
}

/// Reads a day with a time.
fn moment(text: &str, (day, time): (&str, &str), zone: Zone) -> Result<Date, DateError> {
    let pattern = pattern(day)?;
    if !whole_day(&pattern) {
        return Err(DateError::new(day.len(), "only a plain day of the years 0000 to 9999 can have a time")
            .hint("write the whole day before the time, as in `2022-10-11T14:30`, or leave the time out"));
    }
    let clock = clock::read(time, day.len() + 1)?;
    let (moment, advice) = Moment::new(pattern, clock, zone)?;
    let (earliest, latest) = bounds(&pattern);
    let first = earliest.day().ok_or_else(|| unplaced(0))?;
    let order = Order::new(first, latest, Some(moment.instant));
    let text = without_fraction(text).into();
    Ok(Date(Arc::new(Inner { text, value: Value::Moment(moment), earliest, latest, order, advice })))
}

/// Leaves out a fraction of a second.
fn without_fraction(text: &str) -> String {
    let Some((whole, rest)) = text.split_once('.') else { return text.to_owned() };
    format!("{whole}{}", rest.trim_start_matches(|letter: char| letter.is_ascii_digit()))
}

/// Tells whether a date is a plain calendar day of a year from 0 to 9999: the only kind that can have a time.
fn whole_day(pattern: &Pattern) -> bool {
    pattern.day.is_some()
        && !pattern.has_unspecified()
        && !pattern.is_uncertain()
        && !pattern.is_approximate()
        && pattern.year.value().is_some_and(|year| year >= 0)
}

/// Makes a year, month, day or season; none when no number holds the year.
fn plain(text: &str, pattern: Pattern, advice: Option<Advice>) -> Option<Date> {
    let (earliest, latest) = bounds(&pattern);
    let order = Order::new(earliest.day()?, Bound::Day(latest.day()?), None);
    let advice = advice.or_else(|| winter(&pattern));
    Some(Date(Arc::new(Inner { text: text.into(), value: Value::Plain(pattern), earliest, latest, order, advice })))
}

/// Warns of a season that lies in two years.
fn winter(pattern: &Pattern) -> Option<Advice> {
    let year = pattern.year.value()?;
    let code = pattern.month?.value()?;
    let next = year.checked_add(1)?;
    (code == 24).then(|| Advice {
        message: format!(
            "the winter of `{year:04}` is taken as December {year} to February {next}; readers may think otherwise"
        ),
        hint: format!("write `{year:04}-12/{next:04}-02`, or the months that are meant"),
    })
}

/// Reads an interval; the ends are dates of their own.
fn interval(text: &str, (from, to): (&str, &str)) -> Result<Date, DateError> {
    let second = from.len() + 1;
    if let Some(third) = to.find('/') {
        return Err(DateError::new(second + third, "an interval has one slash"));
    }
    let (start, end) = (end(from, 0)?, end(to, second)?);
    let earliest = limit(&start, Date::earliest);
    let latest = limit(&end, Date::latest);
    let Some(first) = earliest.day().or_else(|| end.date()?.earliest().day()) else {
        return Err(DateError::new(0, "an interval needs a date on one side"));
    };
    if latest.day().is_some_and(|last| earliest.day().is_some_and(|first| last < first)) {
        return Err(DateError::new(second, "the interval ends before it starts"));
    }
    let order = Order::new(first, latest, None);
    let value = Value::Interval(start, end);
    Ok(Date(Arc::new(Inner { text: text.into(), value, earliest, latest, order, advice: None })))
}

/// Reads one end of an interval, which starts at a byte of the text.
fn end(text: &str, at: usize) -> Result<End, DateError> {
    match text {
        "" => Ok(End::Unknown),
        ".." => Ok(End::Open),
        _ => {
            let moved = |error: DateError| DateError { offset: error.offset + at, ..error };
            let date = plain(text, pattern(text).map_err(moved)?, None);
            date.map(End::Date).ok_or_else(|| unplaced(at))
        }
    }
}

/// Returns a bound of an interval from the end on that side.
fn limit(end: &End, side: fn(&Date) -> Bound) -> Bound {
    match end {
        End::Date(date) => side(date),
        End::Open => Bound::Open,
        End::Unknown => Bound::Unknown,
    }
}

/// Reads a set.
fn set(text: &str, advice: Option<Advice>) -> Result<Date, DateError> {
    let Edtf::Set(set) = Edtf::parse(text)? else { return Err(DateError::new(0, "this is not a set")) };
    let whole = Edtf::Set(set.clone()).bounds();
    let (earliest, latest) = (bound(whole.earliest), bound(whole.latest));
    let firsts = set.elements.iter().flat_map(members).map(|pattern| bounds(&pattern).0.day());
    let first = earliest.day().or_else(|| firsts.flatten().min());
    let Some(first) = first.filter(|_| earliest != Bound::Unknown && latest != Bound::Unknown) else {
        return Err(unplaced(0));
    };
    let order = Order::new(first, latest, None);
    let inner = Inner { text: text.into(), value: Value::Set(set), earliest, latest, order, advice };
    Ok(Date(Arc::new(inner)))
}

/// Returns the first and last day of a date, when it has both.
pub(super) fn limits_of(date: &Date) -> Option<(Day, Day)> {
    date.earliest().day().zip(date.latest().day())
}

/// Returns the simple dates in a member of a set.
pub(super) fn members(element: &SetElement) -> Vec<Pattern> {
    match element {
        SetElement::Date(date) | SetElement::OnOrBefore(date) | SetElement::OnOrAfter(date) => vec![*date],
        SetElement::Range(from, to) => vec![*from, *to],
    }
}

/// Converts a bound of the library's.
fn bound(bound: edtf_core::Bound) -> Bound {
    match bound {
        edtf_core::Bound::Date(day) => Bound::Day(day.into()),
        edtf_core::Bound::NegativeInfinity | edtf_core::Bound::PositiveInfinity => Bound::Open,
        edtf_core::Bound::Unknown => Bound::Unknown,
    }
}
