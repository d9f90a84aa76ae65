//! Dates that are written as a mapping says, in the signs of `strftime`.

use chrono::format::{ParseErrorKind, Parsed, StrftimeItems, parse};
use chrono::{Datelike, NaiveDate, Timelike};

use super::super::date::{self, Reading, Sense, Unreadable};
use crate::problem::wording::ticked;

/// Signs that say less than a date needs.
const VAGUE: [(&str, &str); 4] = [
    ("%y", "a year of two digits, and no century"),
    ("%C", "a century, and no year"),
    ("%g", "a year of two digits, and no century"),
    ("%Z", "the name of a zone, and no offset"),
];

/// Reads a date in a format; what the format leaves out the date leaves out: `%B %Y` is a month, `%Y` a year.
pub(super) fn read(text: &str, format: &str) -> Result<Reading, Unreadable> {
    if let Some((sign, what)) = VAGUE.iter().find(|(sign, _)| format.contains(sign)) {
        let message = format!("the format {} cannot be relied on: `{sign}` says {what}", ticked(format));
        let help = "write the dates with a year of four digits and an offset, and `%Y` and `%z` for them".to_owned();
        return Err(Unreadable { message, help: Some(help) });
    }
    let mut parsed = Parsed::new();
    parse(&mut parsed, text, StrftimeItems::new(format)).map_err(|error| wrong(text, format, why(error.kind())))?;
    let day = day(&parsed).map_err(|why| wrong(text, format, why))?;
    refuse_short_year(text, &parsed)?;
    match time(&parsed).map_err(|why| wrong(text, format, why))? {
        None => Ok(Reading { edtf: day, sense: Sense::Reworded }),
        Some(Time::Midnight) => Ok(Reading { edtf: day, sense: Sense::Midnight }),
        Some(Time::At(time)) => Ok(Reading { edtf: format!("{day}T{time}"), sense: Sense::Reworded }),
    }
}

/// A time of a day.
enum Time {
    /// The one that programs write for a day without a time.
    Midnight,
    /// Any other, as EDTF writes it.
    At(String),
}

/// Says that a text is not in its format.
fn wrong(text: &str, format: &str, why: &str) -> Unreadable {
    Unreadable {
        message: format!("{} is not written as the mapping says", ticked(text)),
        help: Some(format!("the format is {}: {why}", ticked(format))),
    }
}

/// Says why a text is not in its format.
fn why(kind: ParseErrorKind) -> &'static str {
    match kind {
        ParseErrorKind::OutOfRange => "a number is greater than there is a day or time for",
        ParseErrorKind::Impossible => "its parts contradict each other, or there is no such day",
        ParseErrorKind::NotEnough => "it has too few parts for a date",
        ParseErrorKind::TooShort => "the text ends before the format does",
        ParseErrorKind::TooLong => "there is more in the text than in the format",
        ParseErrorKind::BadFormat => "it has a sign that there is not",
        _ => "the text has something else where a part of it should be",
    }
}

/// Refuses a year below 100 that does not have all its digits.
fn refuse_short_year(text: &str, parsed: &Parsed) -> Result<(), Unreadable> {
    match parsed.year().or(parsed.isoyear()) {
        Some(year @ 0..100) if !text.contains(&format!("{year:04}")) => Err(Unreadable {
            message: format!("{} could have a year of two digits", ticked(text)),
            help: Some(format!("write all four digits: `{year:04}`, if a year of the first century is meant")),
        }),
        _ => Ok(()),
    }
}

/// Writes the day, month or year.
fn day(parsed: &Parsed) -> Result<String, &'static str> {
    let timed = parsed.hour_mod_12().is_some() || parsed.minute().is_some();
    let stated = parsed.day().or(parsed.ordinal()).or(parsed.isoweek()).or(parsed.week_from_mon());
    let weekday = parsed.weekday().is_some() && stated.is_none();
    if stated.is_some() || parsed.timestamp().is_some() {
        return whole(parsed)
            .map(|day| format!("{}-{:02}-{:02}", date::year(day.year().into()), day.month(), day.day()));
    }
    let year = parsed.year().ok_or("it has no year")?;
    if timed || weekday {
        return Err("it has no day");
    }
    let year = date::year(year.into());
    Ok(parsed.month().map_or_else(|| year.clone(), |month| format!("{year}-{month:02}")))
}

/// Returns the day, whose parts all agree.
fn whole(parsed: &Parsed) -> Result<NaiveDate, &'static str> {
    if parsed.timestamp().is_some() {
        return parsed.to_naive_datetime_with_offset(0).map(|moment| moment.date()).map_err(|error| why(error.kind()));
    }
    parsed.to_naive_date().map_err(|error| why(error.kind()))
}

/// Writes the time, if there is one.
fn time(parsed: &Parsed) -> Result<Option<Time>, &'static str> {
    if parsed.timestamp().is_some() {
        let moment = parsed.to_naive_datetime_with_offset(0).map_err(|error| why(error.kind()))?;
        return Ok(Some(Time::At(moment.format("%H:%M:%SZ").to_string())));
    }
    let (Some(_), Some(_)) = (parsed.hour_mod_12(), parsed.minute()) else {
        let some = parsed.hour_mod_12().is_some() || parsed.minute().is_some();
        return if some { Err("a time needs its hour and its minute") } else { Ok(None) };
    };
    if parsed.hour_div_12().is_none() {
        return Err("a time of twelve hours needs `%p`");
    }
    let clock = parsed.to_naive_time().map_err(|error| why(error.kind()))?;
    if clock.num_seconds_from_midnight() == 0 {
        return Ok(Some(Time::Midnight));
    }
    let second = parsed.second().map(|second| format!(":{second:02}")).unwrap_or_default();
    let offset = parsed.offset().map(offset).unwrap_or_default();
    Ok(Some(Time::At(format!("{:02}:{:02}{second}{offset}", clock.hour(), clock.minute()))))
}

/// Writes an offset in seconds as EDTF does.
fn offset(seconds: i32) -> String {
    if seconds == 0 {
        return "Z".to_owned();
    }
    let sign = if seconds < 0 { '-' } else { '+' };
    format!("{sign}{:02}:{:02}", seconds.abs() / 3600, seconds.abs() / 60 % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_as_exact_as_its_format() {
        for (text, format, edtf) in [
            ("03.04.2022", "%d.%m.%Y", "2022-04-03"),
            ("03.04.2022 18:30", "%d.%m.%Y %H:%M", "2022-04-03T18:30"),
            ("03.04.2022 00:00", "%d.%m.%Y %H:%M", "2022-04-03"),
            ("2022-04-03T18:30:05-0400", "%Y-%m-%dT%H:%M:%S%z", "2022-04-03T18:30:05-04:00"),
            ("2022-04-03T18:30:05+0000", "%Y-%m-%dT%H:%M:%S%z", "2022-04-03T18:30:05Z"),
            ("4/3/2022 6:30 PM", "%m/%d/%Y %I:%M %p", "2022-04-03T18:30"),
            ("April 2022", "%B %Y", "2022-04"),
            ("04/2022", "%m/%Y", "2022-04"),
            ("2022", "%Y", "2022"),
            ("Sun 03 Apr 2022", "%a %d %b %Y", "2022-04-03"),
            ("2022-093", "%Y-%j", "2022-04-03"),
            ("0022", "%Y", "0022"),
            ("1649003405", "%s", "2022-04-03T16:30:05Z"),
        ] {
            assert_eq!(read(text, format).map(|reading| reading.edtf).as_deref(), Ok(edtf), "{text} as {format}");
        }
    }

    #[test]
    fn what_a_format_does_not_settle_is_refused() {
        for (text, format, part) in [
            ("03/04/22", "%d/%m/%Y", "could have a year of two digits"),
            ("22", "%Y", "could have a year of two digits"),
            ("03/04/22", "%d/%m/%y", "`%y` says a year of two digits"),
            ("03.04.2022 6:30", "%d.%m.%Y %I:%M", "not written"),
            ("03.04.2022 18", "%d.%m.%Y %H", "not written"),
            ("03.04.", "%d.%m.", "not written"),
            ("Mon 03 Apr 2022", "%a %d %b %Y", "not written"),
            ("31.04.2022", "%d.%m.%Y", "not written"),
            ("03.04.2022 and more", "%d.%m.%Y", "not written"),
            ("April 2022 18:30", "%B %Y %H:%M", "not written"),
            ("2022-04-03 18:30 EST", "%Y-%m-%d %H:%M %Z", "`%Z` says the name of a zone"),
        ] {
            let error = read(text, format).expect_err(text);
            assert!(error.message.contains(part), "{text} as {format}: {error}");
        }
    }
}
