//! From text to [`Date`]: what is accepted, and what it is made of.
//!
//! Wraps `edtf-core` and differs from it in what is more likely a slip than meant, or is everyday news: times may lack
//! seconds; spaces inside a set are taken out; a half-open end inside an interval (`..2021/2022`), years that no
//! number holds, leap seconds and offsets beyond `-12:00` are refused.

use super::clock::{self, Moment};
use super::compare::Order;
use super::hint::{self, DateError};
use super::zone::Zone;
use super::{Advice, Bound, Date, Day, End, Inner, Value};
use edtf_core::{Date as Pattern, Edtf, Interval, IntervalEndpoint, Set, SetElement};
use std::sync::Arc;

/// Reads a date; see [`Date::parse`].
pub(super) fn read(text: &str, zone: Zone) -> Result<Date, DateError> {
    if let Some(error) = hint::foreign(text) {
        return Err(error);
    }
    let (joined, advice) = without_spaces(text);
    if let Some((day, time)) = split_moment(&joined) {
        return moment(&joined, (day, time), zone);
    }
    let parsed = Edtf::parse(&joined).map_err(|error| hint::explain(&joined, error))?;
    let date = match parsed {
        Edtf::Date(pattern) => plain(&joined, pattern, advice),
        Edtf::Interval(ends) => interval(&joined, ends),
        Edtf::Set(set) => members_of(&joined, set, advice),
        Edtf::DateTime(_) => None,
    };
    date.ok_or_else(|| hint::unplaced(&joined))
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

/// Splits a day from a time, where there is a time.
fn split_moment(text: &str) -> Option<(&str, &str)> {
    let single = !text.contains(['/', '[', '{', ',']) && !text.starts_with('T');
    if single { text.split_once('T') } else { None }
}

/// Reads a day with a time.
fn moment(text: &str, (day, time): (&str, &str), zone: Zone) -> Result<Date, DateError> {
    let pattern = match Edtf::parse(day).map_err(|error| hint::explain(day, error))? {
        Edtf::Date(pattern) if whole_day(&pattern) => pattern,
        _ => return Err(hint::timed(day, time)),
    };
    let clock = clock::read(time, day.len() + 1)?;
    let (moment, advice) = Moment::new(pattern, clock, zone)?;
    let bounds = Edtf::Date(pattern).bounds();
    let earliest = bound(bounds.earliest);
    let Some(first) = earliest.day() else { return Err(hint::unplaced(text)) };
    let order = Order::new(first, earliest, Some(moment.instant));
    let text = text.split_once('.').map_or_else(
        || text.to_owned(),
        |(whole, rest)| format!("{whole}{}", rest.trim_start_matches(|letter: char| letter.is_ascii_digit())),
    );
    let value = Value::Moment(moment);
    Ok(Date(Arc::new(Inner { text: text.into(), value, earliest, latest: earliest, order, advice })))
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
    let bounds = Edtf::Date(pattern).bounds();
    let (earliest, latest) = (bound(bounds.earliest), bound(bounds.latest));
    let order = Order::new(earliest.day()?, latest, None);
    let advice = advice.or_else(|| winter(&pattern));
    latest.day()?;
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

/// Makes an interval; the ends are dates of their own.
fn interval(text: &str, ends: Interval) -> Option<Date> {
    let (from, to) = text.split_once('/')?;
    let (start, end) = (end(from, ends.start)?, end(to, ends.end)?);
    let earliest = limit(&start, Date::earliest);
    let latest = limit(&end, Date::latest);
    let first = earliest.day().or_else(|| end.date()?.earliest().day())?;
    let order = Order::new(first, latest, None);
    let value = Value::Interval(start, end);
    Some(Date(Arc::new(Inner { text: text.into(), value, earliest, latest, order, advice: None })))
}

/// Makes one end of an interval; none for forms that are refused.
fn end(text: &str, end: IntervalEndpoint) -> Option<End> {
    match end {
        IntervalEndpoint::Date(pattern) => plain(text, pattern, None).map(End::Date),
        IntervalEndpoint::Open => Some(End::Open),
        IntervalEndpoint::Unknown => Some(End::Unknown),
        IntervalEndpoint::OnOrBefore(_) | IntervalEndpoint::OnOrAfter(_) => None,
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

/// Makes a set.
fn members_of(text: &str, set: Set, advice: Option<Advice>) -> Option<Date> {
    let bounds = Edtf::Set(set.clone()).bounds();
    let (earliest, latest) = (bound(bounds.earliest), bound(bounds.latest));
    let days: Option<Vec<Day>> = set.elements.iter().flat_map(members).map(|pattern| first_day(&pattern)).collect();
    let first = earliest.day().or_else(|| days?.into_iter().min())?;
    let order = Order::new(first, latest, None);
    let known = earliest != Bound::Unknown && latest != Bound::Unknown;
    let inner = Inner { text: text.into(), value: Value::Set(set), earliest, latest, order, advice };
    known.then(|| Date(Arc::new(inner)))
}

/// Returns the first day of a simple date.
pub(super) fn first_day(pattern: &Pattern) -> Option<Day> {
    bound(Edtf::Date(*pattern).bounds().earliest).day()
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
