//! Dates as written to dates as meant.

use crate::date::{Date, Zone};
use crate::problem::wording::ticked;
use crate::problem::{Problem, Rule};
use crate::text::{Place, Spanned};

/// Reads a date in the site's time zone, or words why it cannot be read.
///
/// # Errors
///
/// A problem at the value, with what to type instead where that can be told.
pub fn read(written: &Spanned<String>, zone: Zone) -> Result<Date, Box<Problem>> {
    Date::parse(&written.value, zone).map_err(|error| {
        let message = match error.message.strip_prefix(&ticked(&written.value)) {
            Some(rest) => format!("{}{rest}", ticked(&written.value)),
            None => format!("{} is not a date: {}", ticked(&written.value), error.message),
        };
        let problem = Problem::new(Rule::InvalidDate, written.place, message);
        Box::new(match error.hint {
            Some(hint) => problem.help(hint),
            None => problem,
        })
    })
}

/// Words what the author of a valid date might want to know.
pub fn advice(date: &Date, place: Place) -> Option<Problem> {
    let advice = date.advice()?;
    Some(Problem::new(Rule::AmbiguousSeason, place, advice.message.clone()).help(advice.hint.clone()))
}
