//! The parts of a date that the timeline shows beside an event.

use super::{Date, DateWords};

/// How a date looks beside an event: a numeral only where the day is exact, italic words for anything vaguer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Face {
    /// An exact day.
    Day {
        /// The month, abbreviated where the language does.
        month: String,
        /// The day of the month.
        day: String,
        /// The year.
        year: String,
        /// The day of the week.
        weekday: String,
        /// The time, where one is known.
        time: Option<String>,
    },
    /// Anything vaguer than a day, or doubtful.
    Loose {
        /// Such as `In October`.
        words: String,
        /// Why there is no day, such as `exact day not reported`.
        reason: String,
    },
    /// A stretch of time.
    Span {
        /// Such as `Oct. 1, 2021 – Sept. 30, 2022`.
        words: String,
        /// How long it is, such as `12 months`, or that it goes on.
        length: String,
    },
}

/// Finds the parts; see [`Date::face`].
pub(super) fn face(date: &Date, _table: &DateWords) -> Face {
    Face::Loose { words: date.edtf().to_owned(), reason: String::new() }
}
