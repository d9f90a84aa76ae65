//! What an export said twice: a date as EDTF, and beside it in parts that people read and change.
//!
//! Owns that neither is believed against the other. A date that was changed in a sheet would else come back as it was.

use super::cell::{Cell, Cells, Part, Side, Target};
use super::date::{self, Reading};
use super::report::Record;
use crate::date::{Date, Zone, spoken};
use crate::export::dating::{Dating, Parts};
use crate::problem::wording::ticked;

/// Holds the parts and the end of a date against the EDTF of it: they are dropped where they say the same, and a fault
/// where they do not. Tells whether they do.
pub(super) fn agree(edtf: &Cell, cells: &mut Cells, record: &mut Record<'_>) -> bool {
    let beside = cells.take_all(|target| matches!(target, Target::End | Target::Part(..)));
    // What is no EDTF is a fault of its own.
    let date = Date::parse(&edtf.value, Zone::UTC).ok();
    let Some(wrong) = date.and_then(|date| wrong(&beside, &date)) else {
        for cell in &beside {
            record.dropped(&cell.field, "the date is said in EDTF");
        }
        return true;
    };
    let shown = shown(&beside);
    let message =
        format!("{} and the date {} in {} cannot both be", ticked(&shown), ticked(&edtf.value), ticked(&edtf.field));
    let help =
        format!("change {} to what is right, or empty it, so that the other columns are the date", ticked(&edtf.field));
    record.fault(&wrong.field, message, Some(help));
    false
}

/// Holds the group of an exported slide against its topics, of which it is one; a fault where it is not.
pub(super) fn grouped(cells: &Cells, record: &mut Record<'_>) {
    if !cells.any(|target| *target == Target::Ids("topics")) {
        return;
    }
    let topics: Vec<&Cell> = cells.all(|target| *target == Target::Named("topics")).collect();
    let [group, topics] = topics[..] else { return };
    let known = topics.list().iter().any(|topic| topic.to_lowercase() == group.value.to_lowercase());
    if !known && topics.value.to_lowercase() != group.value.to_lowercase() {
        let message =
            format!("{} is none of {} in {}", ticked(&group.value), ticked(&topics.value), ticked(&topics.field));
        let help = format!("change {} as well, which has all topics of the event", ticked(&topics.field));
        record.fault(&group.field, message, Some(help));
    }
}

/// Returns the first of some values that an export of the date would not have.
fn wrong<'c>(beside: &'c [Cell], date: &Date) -> Option<&'c Cell> {
    let first = beside.first()?;
    let dating = Dating::of(date, Zone::UTC);
    let end = date.end();
    let other_end =
        |cell: &&Cell| cell.target == Target::End && end.date().is_none_or(|end| end.edtf() != read(&cell.value));
    if let Some(cell) = beside.iter().find(other_end) {
        return Some(cell);
    }
    let whole_end = beside.iter().any(|cell| cell.target == Target::End);
    let sides = [(Side::Start, Some(&dating.start)), (Side::End, dating.end.as_ref().filter(|_| !whole_end))];
    sides.into_iter().find_map(|(side, said)| {
        let of = |cell: &&Cell| matches!(cell.target, Target::Part(of, _) if of == side);
        let own = parts(beside.iter().filter(of));
        // A column of times is empty where the clocks of the site that it is from showed another time.
        let fits = said.map_or(own == Parts::default(), |said| {
            let timeless = Parts { time: String::new(), ..own.clone() };
            let said = Parts { year: figures(&said.year), ..said.clone() };
            let clock = date.edtf().split_once('T').map_or("", |(_, clock)| clock);
            timeless == Parts { time: String::new(), ..said.clone() }
                && (own.time.is_empty() || clock.starts_with(&own.time))
        });
        (!fits).then(|| beside.iter().find(of).unwrap_or(first))
    })
}

/// Reads an end that is said in one field; as it is where it cannot be read.
fn read(words: &str) -> String {
    date::read(words, None).map_or_else(|_| words.to_owned(), |reading| reading.edtf)
}

/// Takes parts as an export writes them.
fn parts<'c>(cells: impl Iterator<Item = &'c Cell>) -> Parts {
    let mut parts = Parts::default();
    let mut clock = [String::new(), String::new(), String::new()];
    for cell in cells {
        let Target::Part(_, part) = cell.target else { continue };
        let value = cell.value.as_str();
        match part {
            Part::Year => parts.year = figures(value),
            Part::Month => {
                let named = spoken::month(value.to_lowercase().trim_end_matches('.'));
                parts.month = named.map_or_else(|| figures(value), |month| month.to_string());
            }
            Part::Day => parts.day = figures(value),
            Part::Time => parts.time = time(value),
            Part::Hour => clock[0] = format!("{value:0>2}"),
            Part::Minute => clock[1] = format!("{value:0>2}"),
            Part::Second => clock[2] = format!("{value:0>2}"),
        }
    }
    if !clock[0].is_empty() {
        parts.time = clock.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(":");
    }
    parts
}

/// Takes a number without what sheets put around it; as it is where it is none.
fn figures(value: &str) -> String {
    let value = value.replace([',', ' '], "");
    value.trim_end_matches(".0").parse::<i64>().map_or(value, |number| number.to_string())
}

/// Reads a time as EDTF has it; as it is where it cannot be read.
fn time(words: &str) -> String {
    match date::read(&format!("2000-01-01 {words}"), None) {
        Ok(Reading { edtf, .. }) => edtf.split_once('T').map_or_else(|| words.to_owned(), |(_, time)| time.to_owned()),
        Err(_) => words.to_owned(),
    }
}

/// Shows what some values say.
fn shown(cells: &[Cell]) -> String {
    let side = |side: Side| {
        let parts = parts(cells.iter().filter(|cell| matches!(cell.target, Target::Part(of, _) if of == side)));
        let day = [parts.year, parts.month, parts.day].into_iter().filter(|part| !part.is_empty());
        let day: Vec<String> = day.map(|part| format!("{part:0>2}")).collect();
        [day.join("-"), parts.time].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    };
    let end = cells.iter().find(|cell| cell.target == Target::End).map(|cell| cell.value.clone());
    let all = [side(Side::Start), end.unwrap_or_else(|| side(Side::End))];
    all.into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>().join(" to ")
}
