//! How much time lies between two dates, in words.

use super::{Date, DateWords};

/// A unit of elapsed time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Calendar days.
    Day,
    /// Calendar months.
    Month,
    /// Calendar years.
    Year,
}

/// A length of time, as exact as the dates it lies between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Elapsed {
    /// The unit.
    pub unit: Unit,
    /// The least number of units.
    pub least: u64,
    /// The greatest number of units; the same where the dates are exact.
    pub most: u64,
}

impl Elapsed {
    /// Measures from one date to a later one; none when it is not sure which comes first.
    pub fn between(_earlier: &Date, _later: &Date) -> Option<Self> {
        None
    }

    /// Measures the length of a date, its first and last day included; none when an end is open or unknown.
    pub fn length(_date: &Date) -> Option<Self> {
        None
    }

    /// Makes a number of months, as between two months of a timeline; two years and more become years.
    pub fn months(count: u64) -> Self {
        Self { unit: Unit::Month, least: count, most: count }
    }

    /// Words it as a length: `12 months`, `about two years`.
    pub fn words(self, _table: &DateWords) -> String {
        String::new()
    }

    /// Words it as time gone by, within a sentence: `two days later`.
    pub fn later(self, _table: &DateWords) -> String {
        String::new()
    }
}
