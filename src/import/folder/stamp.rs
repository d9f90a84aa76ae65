//! Time stamps as programs write them: `2022-11-11 18:30:00 -0500`, `2022-11-11T00:00:00Z`.
//!
//! Owns what a stamp says as EDTF. Dates in words are read by [`super::super::date`].

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

/// Reads a day with a time; nothing for what is none.
fn stamp(words: &str) -> Option<String> {
    let day = words.get(..10).filter(|day| is_day(day))?;
    let rest = words.get(10..)?;
    let rest = rest.strip_prefix(['T', 't', ' '])?.trim();
    let digits = rest.find(|c: char| !(c.is_ascii_digit() || c == ':' || c == '.')).unwrap_or(rest.len());
    let (time, offset) = (&rest[..digits], rest[digits..].trim());
    let mut parts = time.split(':');
    let (hour, minute) = (number(parts.next()?)?, number(parts.next()?)?);
    let second = parts.next().map_or(Some(0), |part| number(part.split('.').next().unwrap_or_default()))?;
    // A minus sign behind hours and minutes may as well be a dash before another time.
    if offset.starts_with('-') && time.matches(':').count() == 1 && offset.contains(':') && !words.contains(['T', 't'])
    {
        return None;
    }
    let offset = self::offset(offset)?;
    if (hour, minute, second) == (0, 0, 0) {
        return Some(day.to_owned());
    }
    let seconds = if second == 0 { String::new() } else { format!(":{second:02}") };
    Some(format!("{day}T{hour:02}:{minute:02}{seconds}{offset}"))
}

/// Tells whether a text has the form of a day.
fn is_day(text: &str) -> bool {
    text.bytes().enumerate().all(|(at, byte)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() })
}

/// Reads up to two digits.
fn number(text: &str) -> Option<u8> {
    (!text.is_empty() && text.len() <= 2).then(|| text.parse().ok()).flatten()
}

/// Reads an offset: nothing, `Z`, `UTC`, `-0500`, `+05:30`, `-05`.
fn offset(text: &str) -> Option<String> {
    match text {
        "" => Some(String::new()),
        "Z" | "z" | "UTC" | "GMT" => Some("Z".to_owned()),
        _ => {
            let sign = text.chars().next().filter(|c| matches!(c, '+' | '-'))?;
            let digits: String = text[1..].chars().filter(|c| *c != ':').collect();
            let digits = if digits.len() == 2 { format!("{digits}00") } else { digits };
            let fine = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
            fine.then(|| format!("{sign}{}:{}", &digits[..2], &digits[2..]))
        }
    }
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
