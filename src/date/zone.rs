//! The site's time zone: what a time without an offset means.
//!
//! Owns the reading of zone names and the way from a wall clock to an instant. The rules for the two odd hours of a
//! year are: a time that the clocks skipped is an error, because nobody can have read it off a clock; a time that came
//! twice is the first of the two, and [`Date::advice`](super::Date::advice) says so.

use chrono::{FixedOffset, NaiveDateTime, Offset, TimeZone};
use chrono_tz::{TZ_VARIANTS, Tz};

/// A time zone of the IANA database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Zone(Tz);

/// What a wall clock's reading can mean in a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// One instant, at this offset from UTC.
    Once(FixedOffset),
    /// Two instants, the clocks having been put back; the offset is the earlier one's.
    Twice(FixedOffset),
    /// None, the clocks having been put forward.
    Never,
}

impl Zone {
    /// Coordinated Universal Time.
    pub const UTC: Self = Self(Tz::UTC);

    /// Reads an IANA name such as `America/New_York`; case counts.
    ///
    /// # Errors
    ///
    /// The nearest spelling that would have been right, when there is one.
    pub fn parse(name: &str) -> Result<Self, Option<&'static str>> {
        name.parse().map(Self).map_err(|_| nearest(name))
    }

    /// Returns the IANA name.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// Finds what a wall clock's reading means here.
    pub fn read(self, clock: NaiveDateTime) -> Reading {
        match self.0.offset_from_local_datetime(&clock) {
            chrono::MappedLocalTime::Single(offset) => Reading::Once(offset.fix()),
            chrono::MappedLocalTime::Ambiguous(earlier, _) => Reading::Twice(earlier.fix()),
            chrono::MappedLocalTime::None => Reading::Never,
        }
    }

    /// Returns the offset from UTC in force at an instant, given as a reading of a UTC clock.
    pub fn offset(self, utc: NaiveDateTime) -> FixedOffset {
        self.0.offset_from_utc_datetime(&utc).fix()
    }
}

impl Default for Zone {
    fn default() -> Self {
        Self::UTC
    }
}

/// Finds the zone that differs only in case, in spaces for underscores, or in a missing continent.
fn nearest(name: &str) -> Option<&'static str> {
    let wanted = fold(name);
    let names = || TZ_VARIANTS.iter().map(|zone| zone.name());
    names()
        .find(|known| fold(known) == wanted)
        .or_else(|| names().find(|known| known.rsplit('/').next().is_some_and(|city| fold(city) == wanted)))
}

/// Makes names comparable that people take for the same.
fn fold(name: &str) -> String {
    name.to_lowercase().replace([' ', '-'], "_")
}
