//! Time stamps as programs write them: `2022-11-11 18:30:00 -0500`, `2022-11-11T00:00:00Z`.
//!
//! Owns what a stamp says as EDTF. Dates in words are read by [`super::super::date`].

use chrono::{FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Offset, Timelike, Utc};

use super::super::date;
use crate::date::{Date, Zone};

/// Reads a time stamp or any other date as EDTF.
///
/// Midnight is what programs write for "no time", so it becomes the day alone.
///
/// # Errors
///
/// Why it is no date, as a fragment.
pub(in super::super) fn read(words: &str, order: Option<date::Order>) -> Result<String, String> {
    let words = words.trim();
    if let Some(edtf) = stamp(words)
        && Date::parse(&edtf, Zone::UTC).is_ok()
    {
        return Ok(edtf);
    }
    date::read(words, order).map(|reading| reading.edtf).map_err(|error| error.message)
}

/// A day with a time, as a clock showed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    /// What the clock showed.
    pub(super) clock: NaiveDateTime,
    /// Whether seconds are said.
    pub(super) seconds: bool,
    /// The clock's offset from UTC, where it is said.
    pub(super) offset: Option<FixedOffset>,
    /// Whether the clock shows UTC, rather than a time that is the same for a while.
    pub(super) is_utc: bool,
}

impl Moment {
    /// Writes it as EDTF; seconds only where there are any.
    pub(super) fn edtf(&self) -> String {
        let form = if self.clock.second() == 0 { "%Y-%m-%dT%H:%M" } else { "%Y-%m-%dT%H:%M:%S" };
        let offset = self.offset.map(|offset| if self.is_utc { "Z".to_owned() } else { offset.to_string() });
        format!("{}{}", self.clock.format(form), offset.unwrap_or_default())
    }
}

/// Reads a day with a time; midnight is the day alone.
fn stamp(words: &str) -> Option<String> {
    let moment = moment(words)?;
    let midnight = moment.clock.time() == NaiveTime::MIN;
    Some(if midnight { moment.clock.date().to_string() } else { moment.edtf() })
}

/// Reads a day with a time; nothing for what is none.
pub(super) fn moment(words: &str) -> Option<Moment> {
    let day = words.get(..10).filter(|day| is_day(day))?;
    let rest = words.get(10..)?;
    let rest = rest.strip_prefix(['T', 't', ' '])?.trim();
    let digits = rest.find(|c: char| !(c.is_ascii_digit() || c == ':' || c == '.')).unwrap_or(rest.len());
    let (time, offset) = (&rest[..digits], rest[digits..].trim());
    let mut parts = time.split(':');
    let (hour, minute) = (number(parts.next()?)?, number(parts.next()?)?);
    // A minus sign behind hours and minutes may as well be a dash before another time.
    if offset.starts_with('-') && time.matches(':').count() == 1 && offset.contains(':') && !words.contains(['T', 't'])
    {
        return None;
    }
    let second = parts.next().map(|part| number(part.split('.').next().unwrap_or_default()));
    let seconds = second.is_some();
    let second = second.unwrap_or(Some(0))?;
    let clock = day.parse::<NaiveDate>().ok()?.and_hms_opt(hour.into(), minute.into(), second.into())?;
    let is_utc = offset.starts_with(char::is_alphabetic);
    let offset = if offset.is_empty() { None } else { Some(self::offset(offset)?) };
    Some(Moment { clock, seconds, offset, is_utc })
}

/// Tells whether a text has the form of a day.
fn is_day(text: &str) -> bool {
    text.bytes().enumerate().all(|(at, byte)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() })
}

/// Reads up to two digits.
fn number(text: &str) -> Option<u8> {
    (!text.is_empty() && text.len() <= 2).then(|| text.parse().ok()).flatten()
}

/// Reads an offset: `Z`, `UTC`, `-0500`, `+05:30`, `-05`.
fn offset(text: &str) -> Option<FixedOffset> {
    if matches!(text, "Z" | "z" | "UTC" | "GMT") {
        return Some(Utc.fix());
    }
    let digits: String = text.strip_prefix(['+', '-'])?.chars().filter(|c| *c != ':').collect();
    let digits = if digits.len() == 2 { format!("{digits}00") } else { digits };
    let fine = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let (hours, minutes) = fine.then(|| digits.split_at(2))?;
    let seconds = (hours.parse::<i32>().ok()? * 60 + minutes.parse::<i32>().ok()?) * 60;
    FixedOffset::east_opt(if text.starts_with('-') { -seconds } else { seconds })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_are_read_as_they_are_meant() {
        for (words, edtf) in [
            ("2022-11-11", "2022-11-11"),
            ("2022-11", "2022-11"),
            ("2022-11-11 18:30:00 -0500", "2022-11-11T18:30-05:00"),
            ("2022-11-11T18:30:05.123Z", "2022-11-11T18:30:05Z"),
            ("2022-11-11T00:00:00Z", "2022-11-11"),
            ("2022-11-11 00:00:00 +0530", "2022-11-11"),
            ("2022-11-11 9:05", "2022-11-11T09:05"),
        ] {
            assert_eq!(read(words, None).as_deref(), Ok(edtf), "{words}");
        }
        for words in ["2022-02-31", "2022-11-11 25:00", "2022-11-11 9:00-12:00", "soon", ""] {
            assert!(read(words, None).is_err(), "{words}");
        }
    }
}
