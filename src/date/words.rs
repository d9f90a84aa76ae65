//! A date in the words of a language.

use super::{Date, DateWords};

/// Words a date; see [`Date::words`].
pub(super) fn words(date: &Date, _table: &DateWords) -> String {
    date.edtf().to_owned()
}
