//! Times beside dates: where a date can have one, and which of several is kept.

use super::super::cell::{Cell, Cells, Part, Side, Target};
use super::super::report::Record;
use super::Noted;
use crate::date::{Date, Zone, spoken};
use crate::problem::wording::ticked;

/// Notes that times are dropped where there is an end: an interval has none. Within a day the time of the start stays.
pub(super) fn drop_times(cells: &mut Cells, record: &mut Record<'_>) {
    let is_end = |target: &Target| match target {
        Target::End => true,
        Target::Part(Side::End, part) => !is_clock(*part),
        _ => false,
    };
    let ends = cells.any(is_end);
    if !ends && !cells.any(|target| matches!(target, Target::Part(Side::End, _))) {
        return;
    }
    let value = |side: Side, part: Part| cells.peek(&Target::Part(side, part)).map(|cell| cell.value.clone());
    let same = |part: Part| value(Side::Start, part) == value(Side::End, part);
    let parts = [Part::Year, Part::Month, Part::Day].into_iter().all(same) && value(Side::End, Part::Day).is_some();
    let whole = |target: Target| cells.peek(&target).map(|cell| cell.value.clone());
    let wholes = whole(Target::End).is_some_and(|end| whole(Target::Date) == Some(end));
    let one_day = !ends || parts || wholes;
    let dropped = cells.take_all(
        |target| matches!(target, Target::Part(side, part) if is_clock(*part) && (*side == Side::End || !one_day)),
    );
    let why = if one_day { "an event has one time; that of its start is kept" } else { "an interval has no times" };
    for cell in dropped {
        record.dropped(&cell.field, why);
    }
}

/// Tells whether a part of a date is one of its time.
fn is_clock(part: Part) -> bool {
    matches!(part, Part::Time | Part::Hour | Part::Minute | Part::Second)
}

/// Tells whether a value is a part of a time.
pub(super) fn is_time(cell: &Cell) -> bool {
    matches!(cell.target, Target::Part(_, part) if is_clock(part))
}

/// Returns the time, as it was written, and the value that says it.
pub(super) fn clock<'c>(
    find: &dyn Fn(Part) -> Option<&'c Cell>,
    record: &mut Record<'_>,
) -> Result<Option<(&'c Cell, String)>, Noted> {
    match (find(Part::Time), find(Part::Hour)) {
        (Some(time), _) => Ok(Some((time, time.value.clone()))),
        (None, Some(hour)) => {
            let two = |cell: Option<&Cell>| cell.map_or("00".to_owned(), |cell| format!("{:0>2}", cell.value));
            let second = find(Part::Second).map(|cell| format!(":{:0>2}", cell.value));
            let time = format!("{}:{}{}", two(Some(hour)), two(find(Part::Minute)), second.unwrap_or_default());
            Ok(Some((hour, time)))
        }
        (None, None) => match find(Part::Minute).or_else(|| find(Part::Second)) {
            Some(cell) => {
                record.fault(&cell.field, "there is no hour to go with it", None);
                Err(Noted)
            }
            None => Ok(None),
        },
    }
}

/// Adds a time to a day.
pub(super) fn timed(day: &str, (cell, time): (&Cell, &str), record: &mut Record<'_>) -> Result<String, Noted> {
    let edtf = spoken::time(time).map(|time| format!("{day}T{time}"));
    edtf.filter(|edtf| Date::parse(edtf, Zone::UTC).is_ok()).ok_or_else(|| {
        let message = format!("{} is no time of {}", ticked(&cell.value), ticked(day));
        record.fault(&cell.field, message, Some("write it as `18:30`, with a day before it".to_owned()));
        Noted
    })
}
