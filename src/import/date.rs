//! Dates in words and in foreign formats, as EDTF.
//!
//! What words mean is a matter of [`crate::date::spoken`]; here it is made fit to be shown beside foreign text.

use crate::date::spoken;
pub use crate::date::spoken::{Order, Reading, Sense, Unreadable, year};
use crate::problem::wording::visible;

/// Reads a date in words, in a foreign format or as EDTF.
///
/// # Errors
///
/// When the words say no date, or could say several.
pub fn read(words: &str, order: Option<Order>) -> Result<Reading, Unreadable> {
    spoken::read(words, order).map_err(shown)
}

/// Spells out what could move or hide the text around it.
fn shown(Unreadable { message, help }: Unreadable) -> Unreadable {
    Unreadable { message: visible(&message), help: help.map(|help| visible(&help)) }
}
