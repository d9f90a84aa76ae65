//! Dates in words and in foreign formats, as EDTF.
//!
//! What words mean is a matter of [`crate::date::spoken`]; here it is made fit to be shown beside foreign text.

use crate::date::spoken;
pub use crate::date::spoken::{Order, Reading, Sense, Unreadable, day_number, year};
use crate::problem::wording::{ticked, visible};

/// Reads a date in words, in a foreign format or as EDTF.
///
/// # Errors
///
/// When the words say no date, or could say several.
pub fn read(words: &str, order: Option<Order>) -> Result<Reading, Unreadable> {
    spoken::read(words, order).map_err(shown)
}

/// Says what is wrong with a year that may have lost its century, and what to do.
pub(super) fn doubtful_year(number: i64, figures: &str) -> Option<Unreadable> {
    if number == 0 {
        let help = "the year before 1 is -1, which is 1 BCE".to_owned();
        return Some(Unreadable { message: format!("{} is no year", ticked(figures)), help: Some(help) });
    }
    let short = (1..100).contains(&number) && figures.len() < 4;
    short.then(|| {
        let help = format!("write all four digits: `{number:04}`, if a year of the first century is meant");
        Unreadable { message: format!("{} could be a year of two digits", ticked(figures)), help: Some(help) }
    })
}

/// Spells out what could move or hide the text around it.
fn shown(Unreadable { message, help }: Unreadable) -> Unreadable {
    Unreadable { message: visible(&message), help: help.map(|help| visible(&help)) }
}
