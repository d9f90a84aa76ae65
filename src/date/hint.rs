//! What is wrong with a date, and what to type instead.

use edtf_core::ParseError;
use std::fmt;

/// Why a text is no date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateError {
    /// What is wrong, as a lower-case fragment.
    pub message: String,
    /// What to type instead, as a lower-case fragment.
    pub hint: Option<String>,
    /// Where, in bytes of the date's text.
    pub offset: usize,
}

impl DateError {
    /// Says what is wrong and where.
    pub(super) fn new(offset: usize, message: impl Into<String>) -> Self {
        Self { message: message.into(), hint: None, offset }
    }

    /// Says what to type instead.
    #[must_use]
    pub(super) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl fmt::Display for DateError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}

impl std::error::Error for DateError {}

/// Refuses what cannot be EDTF at all.
pub(super) fn foreign(_text: &str) -> Option<DateError> {
    None
}

/// Says in our words what the library found.
pub(super) fn explain(_text: &str, error: ParseError) -> DateError {
    DateError::new(error.offset, error.message)
}

/// Refuses a date that has no place on the line of time.
pub(super) fn unplaced(_text: &str) -> DateError {
    DateError::new(0, "this date has no place in the calendar")
}

/// Refuses a time with something else than a day.
pub(super) fn timed(_day: &str, _time: &str) -> DateError {
    DateError::new(0, "only a plain day can have a time")
}
