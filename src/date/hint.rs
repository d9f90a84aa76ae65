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

impl From<ParseError> for DateError {
    fn from(ParseError { message, offset }: ParseError) -> Self {
        Self::new(offset, message)
    }
}

/// Finds out which everyday mistake was made, and what to type instead.
pub(super) fn explain(_text: &str, error: DateError) -> DateError {
    error
}
