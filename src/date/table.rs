//! The words that dates are made of, in one language.
//!
//! Owns the shape of `templates/locale/TAG/dates.yaml` and how its patterns are filled. What the patterns are for is
//! said in the table of British English, which every other language is translated from.

use serde::Deserialize;
use std::collections::BTreeMap;

/// The table of one language; every key must be there, and no other.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DateWords {
    /// Names of the months by form; `full` and `short` are needed, a pattern may ask for others.
    months: BTreeMap<String, [String; 12]>,
    /// Names of the days of the week, from Monday.
    weekdays: [String; 7],
    /// Names of the seasons, from spring.
    pub(super) seasons: [String; 4],
    /// Names of the quarters of a year.
    pub(super) quarters: [String; 4],
    /// Names of the halves of a year.
    pub(super) halves: [String; 2],
    /// The days of a month as ordinals.
    ordinals: Vec<String>,
    /// Years, months and days.
    pub(super) date: DatePatterns,
    /// Uncertainty and approximation.
    pub(super) doubt: DoubtPatterns,
    /// Stretches of time.
    pub(super) interval: IntervalPatterns,
    /// Several dates.
    pub(super) set: SetPatterns,
    /// Times of day.
    pub(super) clock: ClockPatterns,
    /// The timeline's own short forms.
    pub(super) face: FacePatterns,
    /// Lengths of time.
    pub(super) elapsed: ElapsedPatterns,
    /// Numbers and plurals.
    pub(super) numbers: super::numbers::Numbers,
}

/// Declares a group of patterns, whose keys in the table are the fields' names in kebab-case.
macro_rules! patterns {
    ($(#[$doc:meta] $name:ident { $($field:ident),+ $(,)? })+) => { $(
        #[$doc]
        #[derive(Clone, Debug, Deserialize)]
        #[serde(rename_all = "kebab-case", deny_unknown_fields)]
        pub(super) struct $name {
            $(#[doc = concat!("The pattern for `", stringify!($field), "`.")] pub(super) $field: String,)+
        }
    )+ };
}

patterns! {
    /// Patterns of years, months and days.
    DatePatterns {
        day, day_year, month_year, season_year, part_year, before_era, decade, decade_alone, the_decade, unknown_year,
        an_unknown_year, year_between, year_estimate, a_year, leap_year, some_year, a_month, a_day, nth, day_between,
        northern, southern,
    }
    /// Patterns of doubt.
    DoubtPatterns {
        about, uncertain, approximate, parts, part_uncertain, part_approximate, part_both, year, month, day,
    }
    /// Patterns of intervals.
    IntervalPatterns { close, apart, some_time, since, until, end_unknown, start_unknown }
    /// Patterns of sets and lists.
    SetPatterns { comma, or, and, each, one, or_earlier, or_later, and_earlier, and_later }
    /// Patterns of the timeline.
    FacePatterns {
        r#in, about, from, early, middle, late, week, no_day, no_date, uncertain, approximate, ongoing, end_unknown,
        start_unknown,
    }
}

/// Patterns of times of day.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct ClockPatterns {
    /// A full hour.
    pub(super) hour: String,
    /// An hour and minute.
    pub(super) minute: String,
    /// A time with seconds.
    pub(super) second: String,
    /// Before noon, and from noon.
    pub(super) halves: [String; 2],
    /// Noon.
    pub(super) noon: String,
    /// Midnight at the end of the day.
    pub(super) end_of_day: String,
    /// A day and a time.
    pub(super) moment: String,
    /// A day, a time and its zone.
    pub(super) moment_zone: String,
    /// The name of UTC.
    pub(super) utc: String,
    /// An offset from UTC.
    pub(super) offset: String,
    /// The sign of a negative offset.
    pub(super) minus: String,
    /// Names of zones, by IANA name.
    pub(super) zones: BTreeMap<String, String>,
}

/// Patterns of lengths of time.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct ElapsedPatterns {
    /// No time at all.
    pub(super) same_day: String,
    /// A length.
    pub(super) length: UnitPatterns,
    /// Time gone by.
    pub(super) later: UnitPatterns,
    /// A length that is not exact.
    pub(super) about: String,
    /// A length that more than has passed.
    pub(super) more_than: String,
    /// The most time gone by, where it may be none at all.
    pub(super) within: String,
    /// The greatest length, where it may be none at all.
    pub(super) up_to: String,
    /// A number between two others.
    pub(super) range: String,
}

/// Plural forms for each unit.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct UnitPatterns {
    /// Days.
    pub(super) day: BTreeMap<String, String>,
    /// Months.
    pub(super) month: BTreeMap<String, String>,
    /// Years.
    pub(super) year: BTreeMap<String, String>,
}

impl DateWords {
    /// Returns the name of a month, 1 to 12, in a form; a form that the table lacks is the full one.
    pub(super) fn month(&self, month: u8, form: &str) -> &str {
        let names = self.months.get(form).or_else(|| self.months.get("full"));
        names.and_then(|names| names.get(usize::from(month).checked_sub(1)?)).map_or("", String::as_str)
    }

    /// Returns the name of a month in full, 1 to 12; anything else is empty.
    pub fn month_name(&self, month: u8) -> &str {
        self.month(month, "full")
    }

    /// Returns the short name of a month, 1 to 12; anything else is empty.
    pub fn short_month(&self, month: u8) -> &str {
        self.month(month, "short")
    }

    /// Returns the name of a day of the week.
    pub fn weekday(&self, weekday: chrono::Weekday) -> &str {
        self.weekdays.get(weekday.num_days_from_monday() as usize).map_or("", String::as_str)
    }

    /// Returns a day of the month as an ordinal.
    pub(super) fn ordinal(&self, day: u8) -> &str {
        self.ordinals.get(usize::from(day).wrapping_sub(1)).map_or("", String::as_str)
    }

    /// Returns the numbers of the language.
    pub fn numbers(&self) -> &super::numbers::Numbers {
        &self.numbers
    }
}

/// Fills the places in braces of a pattern; a name that the closure does not know stays as it is.
pub(super) fn fill_with(pattern: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut filled = String::with_capacity(pattern.len() + 16);
    let mut rest = pattern;
    while let Some((before, (name, after))) =
        rest.split_once('{').and_then(|(before, inner)| Some((before, inner.split_once('}')?)))
    {
        filled.push_str(before);
        filled.push_str(&value(name).unwrap_or_else(|| format!("{{{name}}}")));
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// Fills the places in braces of a pattern from a list.
pub fn fill(pattern: &str, values: &[(&str, &str)]) -> String {
    fill_with(pattern, |name| values.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()))
}

/// Makes the first letter a capital, as at the start of a line.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
