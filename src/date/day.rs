//! One day of the proleptic Gregorian calendar, in any year, and the bounds made of such days.
//!
//! Owns calendar arithmetic. Knows no time of day, no zone and no EDTF.

use chrono::{Datelike, NaiveDate, Weekday};
use edtf_core::BoundDate;
use std::fmt;

/// A calendar day; years are astronomical (0 is 1 BC) and may have more than four digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// The astronomical year.
    year: i64,
    /// The month, 1 to 12.
    month: u8,
    /// The day of the month, from 1.
    date: u8,
}

impl Day {
    /// Returns the day of the given year, month (1 to 12) and day of the month, if the calendar has it.
    pub fn new(year: i64, month: u8, day: u8) -> Option<Self> {
        ((1..=12).contains(&month) && day >= 1 && day <= month_length(year, month)).then_some(Self {
            year,
            month,
            date: day,
        })
    }

    /// Returns the astronomical year.
    pub fn year(self) -> i64 {
        self.year
    }

    /// Returns the month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// Returns the day of the month, from 1.
    pub fn day(self) -> u8 {
        self.date
    }

    /// Returns the day of the week; the calendar repeats every 400 years, so any year has one.
    pub fn weekday(self) -> Weekday {
        let year = i32::try_from(self.year.rem_euclid(400)).unwrap_or(0) + 2000;
        NaiveDate::from_ymd_opt(year, self.month.into(), self.date.into()).map_or(Weekday::Mon, |day| day.weekday())
    }

    /// Returns the number of days since 1 January of year 0.
    pub fn number(self) -> i128 {
        let year = i128::from(self.year);
        let before = (year - 1).div_euclid(4) - (year - 1).div_euclid(100) + (year - 1).div_euclid(400) + 1;
        let months: i128 = (1..self.month).map(|month| i128::from(month_length(self.year, month))).sum();
        year * 365 + before + months + i128::from(self.date) - 1
    }

    /// Returns the day after this one.
    #[must_use]
    pub fn next(self) -> Self {
        let later = Self { date: self.date + 1, ..self };
        if later.date <= month_length(self.year, self.month) {
            return later;
        }
        match self.month {
            12 => Self { year: self.year.saturating_add(1), month: 1, date: 1 },
            month => Self { month: month + 1, date: 1, ..self },
        }
    }

    /// Returns the same day as the chrono crate has it; none beyond its years, about 262,000 either way.
    pub fn naive(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(i32::try_from(self.year).ok()?, self.month.into(), self.date.into())
    }
}

impl From<NaiveDate> for Day {
    fn from(day: NaiveDate) -> Self {
        let small = |number: u32| u8::try_from(number).unwrap_or(1);
        Self { year: day.year().into(), month: small(day.month()), date: small(day.day()) }
    }
}

impl From<BoundDate> for Day {
    fn from(BoundDate { year, month, day }: BoundDate) -> Self {
        Self { year, month, date: day }
    }
}

impl fmt::Display for Day {
    /// Writes `2022-10-11`, `-0043-03-15` or `17000-01-01`: at least four digits of year, no plus sign.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.year < 0 { "-" } else { "" };
        write!(out, "{sign}{:04}-{:02}-{:02}", self.year.unsigned_abs(), self.month, self.date)
    }
}

/// The first or last day that a date can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// A calendar day.
    Day(Day),
    /// None, and none is meant: `..`.
    Open,
    /// There is one, but it is not known: an interval's empty end.
    Unknown,
}

impl Bound {
    /// Returns the day, if there is one.
    pub fn day(self) -> Option<Day> {
        match self {
            Self::Day(day) => Some(day),
            Self::Open | Self::Unknown => None,
        }
    }
}

impl fmt::Display for Bound {
    /// Writes the day, `open` or `unknown`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => day.fmt(out),
            Self::Open => out.write_str("open"),
            Self::Unknown => out.write_str("unknown"),
        }
    }
}

/// Tells whether a year has a 29 February.
pub(super) fn is_leap(year: i64) -> bool {
    year.rem_euclid(4) == 0 && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0)
}

/// Returns the number of days in a month, 1 to 12.
pub(super) fn month_length(year: i64, month: u8) -> u8 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
