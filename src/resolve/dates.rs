//! Dates as written to dates as meant.

use crate::date::{Answer, Date, Zone};
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
        let rule = if reversed(&written.value, zone) { Rule::EndBeforeStart } else { Rule::InvalidDate };
        let message = match error.message.strip_prefix(&ticked(&written.value)) {
            Some(rest) => format!("{}{rest}", ticked(&written.value)),
            None => format!("{} is not a date: {}", ticked(&written.value), error.message),
        };
        let problem = Problem::new(rule, written.place, message);
        Box::new(match error.hint {
            Some(hint) => problem.help(hint),
            None => problem,
        })
    })
}

/// Tells whether a text would be an interval if its two ends changed places.
fn reversed(text: &str, zone: Zone) -> bool {
    let Some((start, end)) = text.split_once('/') else { return false };
    match (Date::parse(start, zone), Date::parse(end, zone)) {
        (Ok(start), Ok(end)) => end.before(&start) == Answer::Yes,
        _ => false,
    }
}

/// Words what the author of a valid date might want to know.
pub fn advice(date: &Date, place: Place) -> Option<Problem> {
    let advice = date.advice()?;
    Some(Problem::new(Rule::AmbiguousSeason, place, advice.message.clone()).help(advice.hint.clone()))
}
