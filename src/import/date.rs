//! Dates in words and in foreign formats, as EDTF.
//!
//! What words mean is a matter of [`crate::date::spoken`]; here it is made fit to be shown beside foreign text.

use crate::date::spoken;
pub use crate::date::spoken::{Order, Reading, Sense, Unreadable, year};
use crate::problem::wording::{ticked, visible};

/// Reads a date in words, in a foreign format or as EDTF.
///
/// # Errors
///
/// When the words say no date, or could say several.
pub fn read(words: &str, order: Option<Order>) -> Result<Reading, Unreadable> {
    if let Some(refused) = day_number(words.trim()) {
        return Err(refused);
    }
    spoken::read(words, order).map_err(shown)
}

/// Refuses a number that a spreadsheet keeps a day by, and says which day it would be.
pub(super) fn day_number(words: &str) -> Option<Unreadable> {
    let day = serial(words)?;
    let message = format!("{} is the number by which a spreadsheet keeps a day, perhaps {day}", ticked(words));
    let help = "format the column as a date in the spreadsheet, as `yyyy-mm-dd`, and save it as CSV again".to_owned();
    Some(Unreadable { message, help: Some(help) })
}

/// Returns the day that a number is in a spreadsheet, which counts days from the end of 1899; those from 1927 to 2118 have
/// five digits that begin as here.
fn serial(words: &str) -> Option<chrono::NaiveDate> {
    let (days, part) = words.split_once('.').unwrap_or((words, "0"));
    let figures = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let number: u64 = (days.len() == 5 && figures(days) && figures(part)).then(|| days.parse().ok())??;
    let first = chrono::NaiveDate::from_ymd_opt(1899, 12, 30)?;
    (10_000..80_000).contains(&number).then(|| first.checked_add_days(chrono::Days::new(number)))?
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
