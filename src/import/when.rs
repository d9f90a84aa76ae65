//! The date of a record, from whole dates, parts of dates and the words that readers saw.

mod pattern;
mod times;

use super::cell::{Cell, Cells, Part, Side, Target};
use super::date::{self, Order, Reading, Sense, Unreadable};
use super::report::Record;
use super::twin;
use crate::date::{Bound, Date, Day, Zone, spoken};
use crate::export::dating::Dating;
use crate::problem::wording::ticked;
use times::{clock, drop_times, is_time, timed};

/// The key that the words of a date are kept under, where EDTF cannot say them.
pub(super) const DISPLAY: &str = "x-display-date";
/// Where dates go.
const TO: &str = "event.date";

/// Why the midnight of a day is dropped.
const MIDNIGHT: &str = "programs write midnight for a day without a time";

/// The date of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct When {
    /// The date as EDTF.
    pub edtf: String,
    /// The words that are kept beside it.
    pub words: Option<String>,
}

/// A fault that has been noted.
struct Noted;

/// Reads the date of a record; none where it has none or it cannot be read, which is noted.
pub(super) fn read(cells: &mut Cells, record: &mut Record<'_>, order: Option<Order>) -> Option<When> {
    let shown = cells.take(&Target::Display);
    let before = cells.all(|target| matches!(target, Target::Date | Target::End | Target::Part(..)));
    let before: Vec<Cell> = before.cloned().collect();
    let exact = cells.peek(&Target::Date).filter(|date| date.format.as_deref() == Some("edtf")).cloned();
    if exact.as_ref().is_some_and(|edtf| !twin::agree(edtf, cells, record)) {
        return None;
    }
    drop_times(cells, record);
    let start = side(cells, record, (Side::Start, order));
    let end = side(cells, record, (Side::End, order));
    let (Ok(start), Ok(end)) = (start, end) else { return None };
    let (start, shown) = match (start, shown) {
        (Some((start, _)), shown) => (start, shown),
        (None, Some(shown)) => (words(&shown, record, order).ok()?, None),
        (None, None) => {
            record.fault("date", "there is no date", Some("give the record a date, or take it out".to_owned()));
            return None;
        }
    };
    let edtf = match end {
        Some((end, field)) => joined(start, (&end, &field), record)?,
        None => start,
    };
    match shown {
        Some(shown) if exact.is_some() => said(edtf, &shown, (record, order)),
        Some(shown) => settled((edtf, &before), &shown, (record, order)),
        None => Some(When { edtf, words: None }),
    }
}

/// Reads the date of a record that is said in words, and notes what was made of it.
fn words(cell: &Cell, record: &mut Record<'_>, order: Option<Order>) -> Result<String, Noted> {
    moment(cell, TO, (record, order)).ok_or(Noted)
}

/// Reads any date that is said in words, and notes what was made of it; none when it cannot be read.
pub(super) fn moment(cell: &Cell, to: &str, (record, order): (&mut Record<'_>, Option<Order>)) -> Option<String> {
    match reading(cell, order) {
        Ok(Reading { edtf, sense }) => {
            record.became(&cell.field, to, (&cell.value, &edtf));
            midnight(&sense, cell, record);
            Some(edtf)
        }
        Err(Unreadable { message, help }) => {
            record.fault(&cell.field, message, help);
            None
        }
    }
}

/// Notes the midnight that words say and the date made of them does not.
fn midnight(sense: &Sense, cell: &Cell, record: &mut Record<'_>) {
    if *sense == Sense::Midnight {
        record.dropped(&format!("{} (time)", cell.field), MIDNIGHT);
    }
}

/// Reads a date as the mapping says that it is written.
fn reading(cell: &Cell, order: Option<Order>) -> Result<Reading, Unreadable> {
    match cell.format.as_deref() {
        None => date::read(&cell.value, order),
        Some("edtf") => match Date::parse(&cell.value, Zone::UTC) {
            Ok(_) => Ok(Reading { edtf: cell.value.clone(), sense: Sense::Same }),
            Err(error) => Err(Unreadable { message: error.message, help: error.hint }),
        },
        Some(format) => pattern::read(&cell.value, format),
    }
}

/// A date and the field that says it.
type Said = (String, String);

/// Reads the start or the end.
fn side(
    cells: &mut Cells,
    record: &mut Record<'_>,
    (side, order): (Side, Option<Order>),
) -> Result<Option<Said>, Noted> {
    let target = if side == Side::Start { Target::Date } else { Target::End };
    let whole = cells.take(&target);
    let parts = cells.take_all(|target| matches!(target, Target::Part(of, _) if *of == side));
    match whole {
        Some(cell) => beside(&cell, &parts, (record, order)).map(|edtf| Some((edtf, cell.field))),
        None if parts.is_empty() => Ok(None),
        None => assembled(&parts, record, order).map(Some),
    }
}

/// Reads a whole date that has parts beside it: a time is added to a day, other parts must not contradict it.
fn beside(cell: &Cell, parts: &[Cell], (record, order): (&mut Record<'_>, Option<Order>)) -> Result<String, Noted> {
    let (times, days): (Vec<&Cell>, Vec<&Cell>) = parts.iter().partition(|cell| is_time(cell));
    let whole = words(cell, record, order)?;
    let find = |wanted: Part| days.iter().copied().find(|cell| is_part(cell, wanted));
    if let Some(year) = find(Part::Year).and_then(|cell| cell.value.parse().ok()) {
        let said = calendar(of_era(year), &find, record)?;
        let read = |edtf: &str| Date::parse(edtf, Zone::UTC).ok();
        if read(&whole).zip(read(&said)).is_some_and(|(one, other)| apart(&one, &other)) {
            let message =
                format!("{} and the year, month and day beside it, `{said}`, cannot both be", ticked(&cell.value));
            record.fault(&cell.field, message, Some("find out which of the two is right".to_owned()));
            return Err(Noted);
        }
    }
    for part in days {
        record.dropped(&part.field, format!("{} says the date", ticked(&cell.field)));
    }
    let plain = Date::parse(&whole, Zone::UTC).is_ok_and(|date| date.is_exact_day() && date.instant().is_none());
    if times.is_empty() || !plain {
        for part in times {
            record.dropped(&part.field, "only a single day has a time, and one alone");
        }
        return Ok(whole);
    }
    let edtf = match clock(&|wanted| times.iter().copied().find(|cell| is_part(cell, wanted)), record)? {
        Some((cell, time)) => timed(&whole, (cell, &time), record)?,
        None => whole,
    };
    for part in times {
        record.mapped(&part.field, TO);
    }
    Ok(edtf)
}

/// Tells whether a value is a certain part of a date.
fn is_part(cell: &Cell, wanted: Part) -> bool {
    matches!(cell.target, Target::Part(_, part) if part == wanted)
}

/// Puts the parts of a date together.
fn assembled(parts: &[Cell], record: &mut Record<'_>, order: Option<Order>) -> Result<Said, Noted> {
    let find = |wanted: Part| parts.iter().find(|cell| is_part(cell, wanted));
    let Some(year) = find(Part::Year) else {
        let field = parts.first().map_or("", |part| part.field.as_str());
        record.fault(field, "there is no year", Some("write the year, in four digits".to_owned()));
        return Err(Noted);
    };
    let whole = year.value.replace([',', ' '], "");
    let figures = whole.strip_suffix(".0").unwrap_or(&whole);
    let number = figures.parse::<i64>();
    let Ok(number) = number else {
        if parts.len() == 1 && figures.parse::<f64>().is_err() {
            return Ok((words(year, record, order)?, year.field.clone()));
        }
        let message = format!("{} is no year", ticked(&year.value));
        record.fault(&year.field, message, Some("write the year in figures".to_owned()));
        return Err(Noted);
    };
    if let Some(Unreadable { message, help }) =
        date::day_number(&year.value).or_else(|| date::doubtful_year(number, figures))
    {
        record.fault(&year.field, message, help);
        return Err(Noted);
    }
    let edtf = calendar(of_era(number), &find, record)?;
    if let Err(error) = Date::parse(&edtf, Zone::UTC) {
        let help = error.hint.or_else(|| Some("correct it, or leave out what is not known".to_owned()));
        record.fault(&year.field, format!("`{edtf}` cannot be: {}", error.message), help);
        return Err(Noted);
    }
    for part in parts {
        if part.field == year.field && of_era(number) != number {
            record.normalized(&part.field, TO, (&part.value, &date::year(of_era(number))));
        } else {
            record.mapped(&part.field, TO);
        }
    }
    Ok((edtf, year.field.clone()))
}

/// Returns a year as EDTF counts it: in sheets and in `TimelineJS` -43 is 43 BCE, which is the year -42, since 1 BCE is the
/// year 0. That holds however long ago it was.
fn of_era(year: i64) -> i64 {
    if year < 0 { year.saturating_add(1) } else { year }
}

/// Writes year, month, day and time as EDTF.
fn calendar<'c>(year: i64, find: &dyn Fn(Part) -> Option<&'c Cell>, record: &mut Record<'_>) -> Result<String, Noted> {
    let mut edtf = date::year(year);
    let month = find(Part::Month).map(|cell| part(cell, record, month)).transpose()?;
    let day = find(Part::Day).map(|cell| part(cell, record, |text| text.parse().ok())).transpose()?;
    match (month, day) {
        (Some(month), Some(day)) => edtf = format!("{edtf}-{month:02}-{day:02}"),
        (Some(month), None) => edtf = format!("{edtf}-{month:02}"),
        (None, None) => {}
        (None, Some(_)) => {
            let field = find(Part::Day).map_or("", |cell| cell.field.as_str());
            record.fault(
                field,
                "there is a day, and no month",
                Some("write the month, or take the day out".to_owned()),
            );
            return Err(Noted);
        }
    }
    match clock(find, record)? {
        Some((cell, time)) => timed(&edtf, (cell, &time), record),
        None => Ok(edtf),
    }
}

/// Reads one part of a date.
fn part(cell: &Cell, record: &mut Record<'_>, read: fn(&str) -> Option<u8>) -> Result<u8, Noted> {
    read(cell.value.strip_suffix(".0").unwrap_or(&cell.value)).ok_or_else(|| {
        let message = format!("{} is no month or day", ticked(&cell.value));
        record.fault(
            &cell.field,
            message,
            Some("write a month as 1 to 12 or by its name, a day as 1 to 31".to_owned()),
        );
        Noted
    })
}

/// Reads a month by number or name.
fn month(text: &str) -> Option<u8> {
    let named = spoken::month(text.to_lowercase().trim_end_matches('.')).and_then(|month| u8::try_from(month).ok());
    // EDTF counts seasons and other parts of a year as months above 12.
    text.parse().ok().filter(|month| (1..=12).contains(month)).or(named)
}

/// Joins a start and an end to an interval.
fn joined(start: String, (end, field): (&str, &str), record: &mut Record<'_>) -> Option<String> {
    if start == end {
        return Some(start);
    }
    let day = |date: &str| date.split('T').next().unwrap_or_default().to_owned();
    let (from, to) = (day(&start), day(end));
    // An interval has no times; within a day the time of the start says more.
    if from == to && start.contains('T') {
        if end.contains('T') {
            record.dropped(&format!("{field} (time)"), "an interval has no times; the time of the start is kept");
        }
        return Some(start);
    }
    let edtf = if from == to { from.clone() } else { format!("{from}/{to}") };
    let plain = ![&from, &to].iter().any(|date| date.contains(['/', '[', '{']));
    match Date::parse(&edtf, Zone::UTC) {
        Ok(_) if plain => {
            if from.len() < start.len() || to.len() < end.len() {
                record.dropped(&format!("{field} (time)"), "an interval has no times; its days are kept");
            }
            Some(edtf)
        }
        Ok(_) => {
            record.fault(
                field,
                format!("no end can be added to `{start}`"),
                Some("say the whole date in one field".to_owned()),
            );
            None
        }
        Err(error) => {
            record.fault(field, format!("`{start}` to `{end}` cannot be: {}", error.message), None);
            None
        }
    }
}

/// Keeps the words beside a date that is said in EDTF, unless they say the same; where the two cannot both be, or the
/// words are more exact, somebody changed one of them.
fn said(edtf: String, shown: &Cell, (record, order): (&mut Record<'_>, Option<Order>)) -> Option<When> {
    let reading = date::read(&shown.value, order).ok();
    if let Some(same) = reading.as_ref().filter(|reading| reading.edtf == edtf && reading.sense != Sense::Wider) {
        record.mapped(&shown.field, TO);
        midnight(&same.sense, shown, record);
        return Some(When { edtf, words: None });
    }
    let both = Date::parse(&edtf, Zone::UTC).ok().zip(reading.and_then(|said| Date::parse(&said.edtf, Zone::UTC).ok()));
    if let Some((date, words)) = both.filter(|(date, words)| !reaches(words, date)) {
        if apart(&date, &words) {
            contradicted((&edtf, shown), record);
        } else {
            let message = format!("{} says more than the date `{edtf}`", ticked(&shown.value));
            record.fault(&shown.field, message, Some("make the two say the same".to_owned()));
        }
        return None;
    }
    record.mapped(&shown.field, format!("event.{DISPLAY}"));
    Some(When { edtf, words: Some(shown.value.clone()) })
}

/// Settles a date with the words that readers saw: where these cover it, they are the date, so that it is not more exact
/// than they are; where the two cannot both be, that is a fault.
fn settled(
    (edtf, cells): (String, &[Cell]),
    shown: &Cell,
    (record, order): (&mut Record<'_>, Option<Order>),
) -> Option<When> {
    let keep = |edtf: String, record: &mut Record<'_>| {
        record.mapped(&shown.field, format!("event.{DISPLAY}"));
        Some(When { edtf, words: Some(shown.value.clone()) })
    };
    let Ok(reading) = date::read(&shown.value, order) else { return keep(edtf, record) };
    let both = Date::parse(&edtf, Zone::UTC).ok().zip(Date::parse(&reading.edtf, Zone::UTC).ok());
    let Some((date, words)) = both else { return keep(edtf, record) };
    if apart(&date, &words) {
        contradicted((&edtf, shown), record);
        return None;
    }
    if date.instant().is_some() && words.is_exact_day() && words.instant().is_none() || !reaches(&words, &date) {
        return keep(edtf, record);
    }
    if [&edtf, &shown.value].contains(&&reading.edtf) {
        record.mapped(&shown.field, TO);
    } else {
        unsaid(cells, (&words, shown), record);
        record.normalized(&shown.field, TO, (&shown.value, &reading.edtf));
    }
    midnight(&reading.sense, shown, record);
    let wider = reading.sense == Sense::Wider;
    Some(When { edtf: reading.edtf, words: wider.then(|| shown.value.clone()) })
}

/// Notes that a date and the words for it cannot both be.
fn contradicted((edtf, shown): (&str, &Cell), record: &mut Record<'_>) {
    let message = format!("{} and the date `{edtf}` cannot both be", ticked(&shown.value));
    record.fault(&shown.field, message, Some("find out which of the two is right".to_owned()));
}

/// Notes that what the words do not say of a date is gone: the parts of it that the date in words has not.
fn unsaid(cells: &[Cell], (words, shown): (&Date, &Cell), record: &mut Record<'_>) {
    let dating = Dating::of(words, Zone::UTC);
    let stays = |cell: &Cell| {
        let Target::Part(side, part) = cell.target else { return false };
        let said = if side == Side::Start { Some(&dating.start) } else { dating.end.as_ref() };
        said.is_some_and(|said| match part {
            Part::Year => !said.year.is_empty(),
            Part::Month => !said.month.is_empty(),
            Part::Day => !said.day.is_empty(),
            Part::Time | Part::Hour | Part::Minute | Part::Second => !said.time.is_empty(),
        })
    };
    for cell in cells.iter().filter(|cell| !stays(cell)) {
        record.gone(
            &cell.field,
            &format!("{} says less, and is what readers saw, so that it is the date", ticked(&shown.value)),
        );
    }
}

/// Tells whether some words cover a date.
fn reaches(words: &Date, date: &Date) -> bool {
    covers((date.earliest(), words.earliest()), |date, words| words <= date)
        && covers((date.latest(), words.latest()), |date, words| words >= date)
}

/// Tells whether two dates certainly have no day in common.
fn apart(one: &Date, other: &Date) -> bool {
    before(one.latest(), other.earliest()) || before(other.latest(), one.earliest())
}

/// Tells whether one end of a date is certainly before another.
fn before(one: Bound, other: Bound) -> bool {
    matches!((one.day(), other.day()), (Some(one), Some(other)) if one < other)
}

/// Tells whether the end of some words is at least as far out as that of a date; an open end is as far out as can be.
fn covers((date, words): (Bound, Bound), further: fn(Day, Day) -> bool) -> bool {
    match (date.day(), words.day()) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(date), Some(words)) => further(date, words),
    }
}
