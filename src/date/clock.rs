//! Times of day: how they are read and which instant they are.
//!
//! Owns [`Moment`]. Knows the two forms of a time (with and without seconds), the three of an offset (`Z`, `±hh`,
//! `±hh:mm`), and leaves a time without one to the site's zone.

use super::Advice;
use super::hint::DateError;
use super::zone::{Reading, Zone};
use chrono::{DateTime, Days, FixedOffset, NaiveDateTime, NaiveTime, Utc};
use edtf_core::Date as Pattern;

/// A day with a time of day.
#[derive(Clone, Debug)]
pub(super) struct Moment {
    /// The day as written.
    pub(super) date: Pattern,
    /// The hour as written, 0 to 24; 24 is midnight at the end of the day.
    pub(super) hour: u8,
    /// The minute.
    pub(super) minute: u8,
    /// The second, where one is written.
    pub(super) second: Option<u8>,
    /// How the offset is known.
    pub(super) shift: Shift,
    /// The offset from UTC.
    pub(super) offset: FixedOffset,
    /// The site's zone.
    pub(super) zone: Zone,
    /// The instant.
    pub(super) instant: DateTime<Utc>,
}

/// How the offset of a time is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shift {
    /// Written, as `Z` or in numbers.
    Written(FixedOffset),
    /// Left to the site's zone.
    Site,
}

/// A time of day as it was written.
#[derive(Clone, Copy)]
pub(super) struct Clock {
    /// The hour, 0 to 24.
    hour: u8,
    /// The minute.
    minute: u8,
    /// The second, where one is written.
    second: Option<u8>,
    /// The offset, where one is written.
    shift: Shift,
}

/// Names of zones that news uses, and their offsets.
const ZONES: [(&str, &str); 13] = [
    ("EST", "-05:00"),
    ("EDT", "-04:00"),
    ("CST", "-06:00"),
    ("CDT", "-05:00"),
    ("MST", "-07:00"),
    ("MDT", "-06:00"),
    ("PST", "-08:00"),
    ("PDT", "-07:00"),
    ("UTC", "Z"),
    ("GMT", "Z"),
    ("BST", "+01:00"),
    ("CET", "+01:00"),
    ("CEST", "+02:00"),
];

/// What is left to read of a time, and where it starts in the date's text.
#[derive(Clone, Copy)]
struct Rest<'a> {
    /// The text.
    text: &'a str,
    /// Its offset in bytes.
    at: usize,
}

impl Moment {
    /// Tells whether seconds were written.
    pub(super) fn has_seconds(&self) -> bool {
        self.second.is_some()
    }

    /// Tells whether the time was written in UTC.
    pub(super) fn is_utc(&self) -> bool {
        matches!(self.shift, Shift::Written(offset) if offset.local_minus_utc() == 0)
    }

    /// Puts a day and a time together; the advice speaks of a midnight or of an hour that came twice.
    pub(super) fn new(date: Pattern, clock: Clock, zone: Zone) -> Result<(Self, Option<Advice>), DateError> {
        let Some(local) = local(date, clock) else {
            return Err(DateError::new(0, "the date is out of range for a time"));
        };
        let (offset, advice) = match clock.shift {
            Shift::Written(offset) => (offset, None),
            Shift::Site => settle(zone, local)?,
        };
        let Some(utc) = local.checked_sub_offset(offset) else {
            return Err(DateError::new(0, "the date is out of range for a time"));
        };
        let Clock { hour, minute, second, shift } = clock;
        let moment = Self { date, hour, minute, second, shift, offset, zone, instant: utc.and_utc() };
        Ok((moment, advice.or_else(|| (hour == 24).then(|| end_of_day(local)))))
    }
}

/// Returns the reading of the wall clock; 24:00 is 0:00 of the next day.
fn local(date: Pattern, clock: Clock) -> Option<NaiveDateTime> {
    let day = super::read::bounds(&date).0.day()?;
    let time = NaiveTime::from_hms_opt(
        u32::from(clock.hour % 24),
        clock.minute.into(),
        clock.second.unwrap_or_default().into(),
    )?;
    day.naive()?.checked_add_days(Days::new(u64::from(clock.hour / 24))).map(|day| day.and_time(time))
}

/// Finds the offset that the site's zone had when its clocks showed a time.
fn settle(zone: Zone, local: NaiveDateTime) -> Result<(FixedOffset, Option<Advice>), DateError> {
    let time = local.format("%H:%M");
    match zone.read(local) {
        Reading::Once(offset) => Ok((offset, None)),
        Reading::Twice(offset) => {
            let message = format!("`{time}` came twice that day in {}; the first is taken", zone.name());
            let hint = format!("add the offset, as in `{}{offset}`", local.format("%Y-%m-%dT%H:%M"));
            Ok((offset, Some(Advice { message, hint })))
        }
        Reading::Never => {
            let message =
                format!("the clocks never showed `{time}` that day in {}: they were put forward", zone.name());
            let later = local + chrono::Duration::hours(1);
            let hint = format!(
                "write the time that they showed, such as `{}`, or add the offset",
                later.format("%Y-%m-%dT%H:%M")
            );
            Err(DateError::new(11, message).hint(hint))
        }
    }
}

/// Tells an author what 24:00 is taken as.
fn end_of_day(next: NaiveDateTime) -> Advice {
    Advice {
        message: "`24:00` is midnight at the end of the day, a form that ISO 8601 dropped in 2019".to_owned(),
        hint: format!("write `{}` for the same instant", next.format("%Y-%m-%dT%H:%M")),
    }
}

/// Takes the seconds out of an instant written as RFC 3339.
pub(super) fn without_seconds(text: &str) -> String {
    format!("{}{}", text.get(..16).unwrap_or(text), text.get(19..).unwrap_or_default())
}

/// Reads what stands after the `T`; `at` is where that is in the date's text.
pub(super) fn read(text: &str, at: usize) -> Result<Clock, DateError> {
    let rest = Rest { text, at };
    let (hour, rest) = rest.two("hour")?;
    if !rest.text.starts_with(':') {
        let hint = format!("write hours and minutes with a colon, as in `T{hour:02}:00`");
        return Err(DateError::new(rest.at, "a time needs minutes").hint(hint));
    }
    let (minute, rest) = rest.skip(1).two("minute")?;
    let (second, rest) = rest.second()?;
    check(Clock { hour, minute, second, shift: Shift::Site }, at)?;
    let shift = if rest.text.is_empty() { Shift::Site } else { Shift::Written(rest.shift()?) };
    Ok(Clock { hour, minute, second, shift })
}

/// Refuses numbers that no clock shows.
fn check(clock: Clock, at: usize) -> Result<(), DateError> {
    let Clock { hour, minute, second, .. } = clock;
    if hour == 24 && (minute, second.unwrap_or_default()) != (0, 0) {
        let hint = "write the next day, with hour `00`";
        return Err(DateError::new(at, "the day ends at `24:00`").hint(hint));
    }
    if hour > 24 {
        return Err(DateError::new(at, format!("there is no hour `{hour}`")).hint("hours go from 00 to 23"));
    }
    if minute > 59 {
        return Err(DateError::new(at + 3, format!("there is no minute `{minute}`")).hint("minutes go from 00 to 59"));
    }
    match second {
        Some(60..) => Err(DateError::new(at + 6, "there is no such second")
            .hint("seconds go from 00 to 59; leap seconds are not kept")),
        _ => Ok(()),
    }
}

impl Rest<'_> {
    /// Leaves out some bytes.
    fn skip(self, bytes: usize) -> Self {
        Self { text: self.text.get(bytes..).unwrap_or_default(), at: self.at + bytes }
    }

    /// Reads two digits, and not a third.
    fn two(self, what: &str) -> Result<(u8, Self), DateError> {
        let digits = self.text.bytes().take_while(u8::is_ascii_digit).count();
        let number = self.text.get(..digits).and_then(|text| text.parse().ok());
        match (digits, number) {
            (2, Some(number)) => Ok((number, self.skip(2))),
            (1, Some(number)) => {
                let hint = format!("write `{number:02}` instead of `{number}`");
                Err(DateError::new(self.at, format!("the {what} needs two digits")).hint(hint))
            }
            _ => {
                let hint = "write a time as `T14:30` or `T14:30:00`, with `Z`, `+02:00` or `-05:00` after it";
                Err(DateError::new(self.at, format!("the {what} needs two digits")).hint(hint))
            }
        }
    }

    /// Reads seconds, if there are any, and forgets their fraction.
    fn second(self) -> Result<(Option<u8>, Self), DateError> {
        if !self.text.starts_with(':') {
            return Ok((None, self));
        }
        let (second, rest) = self.skip(1).two("second")?;
        let Some(fraction) = rest.text.strip_prefix('.') else { return Ok((Some(second), rest)) };
        match fraction.bytes().take_while(u8::is_ascii_digit).count() {
            0 => Err(DateError::new(rest.at, "no digits follow the point").hint("leave the point out")),
            digits => Ok((Some(second), rest.skip(1 + digits))),
        }
    }

    /// Reads an offset from UTC, which must be all that is left.
    fn shift(self) -> Result<FixedOffset, DateError> {
        if self.text == "Z" {
            return FixedOffset::east_opt(0).ok_or_else(|| self.bad_shift());
        }
        let sign = match self.text.as_bytes().first() {
            Some(b'+') => 1,
            Some(b'-') => -1,
            _ => return Err(self.bad_shift()),
        };
        let (hours, rest) = self.skip(1).two("offset").map_err(|_| self.bad_shift())?;
        let minutes = rest.shift_minutes().ok_or_else(|| self.bad_shift())?;
        let seconds = sign * (i32::from(hours) * 3600 + i32::from(minutes) * 60);
        let real = (-12 * 3600..=14 * 3600).contains(&seconds) && minutes < 60 && !(sign < 0 && seconds == 0);
        if !real {
            let hint = "offsets go from `-12:00` to `+14:00`; UTC itself is `Z`";
            return Err(DateError::new(self.at, format!("there is no offset `{}`", self.text)).hint(hint));
        }
        FixedOffset::east_opt(seconds).ok_or_else(|| self.bad_shift())
    }

    /// Reads the minutes of an offset; nothing at all is none.
    fn shift_minutes(self) -> Option<u8> {
        if self.text.is_empty() {
            return Some(0);
        }
        let (minutes, rest) = self.text.starts_with(':').then(|| self.skip(1).two("offset").ok()).flatten()?;
        rest.text.is_empty().then_some(minutes)
    }

    /// Says how an offset is written.
    fn bad_shift(self) -> DateError {
        let named = ZONES.iter().find(|(name, _)| *name == self.text.trim());
        if let Some((name, offset)) = named {
            let message = format!("`{name}` is the name of a zone; a time has an offset");
            return DateError::new(self.at, message).hint(format!("write `{offset}` instead, without a space"));
        }
        let error = DateError::new(self.at, format!("`{}` is no offset from UTC", self.text));
        let digits: String = self.text.chars().filter(char::is_ascii_digit).collect();
        if digits.len() == 4 && digits.len() + 1 == self.text.len() {
            let (hours, minutes) = digits.split_at(2);
            let sign = if self.text.starts_with('-') { '-' } else { '+' };
            return error.hint(format!("write `{sign}{hours}:{minutes}`, with a colon"));
        }
        error.hint("write `Z`, `+02:00` or `-05`, or leave it out for the site's zone")
    }
}
