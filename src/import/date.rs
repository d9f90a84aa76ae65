//! Dates in words and in foreign formats, as EDTF: never more exact than the words are.
//!
//! Owns what words mean. `phrase` takes off what stands around a date ("about", "before", "between"), `range` puts two
//! ends together, `parts` reads a day, month and year in words, `numbers` those in figures, `clock` times. What is not
//! understood, or could mean two things, is refused; a proposal for a slip of the keyboard is a matter of
//! [`Date::parse`], whose hint is passed on, and never taken.

mod clock;
mod numbers;
mod parts;
mod phrase;
mod range;

use std::fmt;

use crate::date::{Date, Zone};
use crate::problem::wording::ticked;

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

impl Unreadable {
    /// Says what is wrong and what to do.
    fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: Some(help.into()) }
    }
}

/// What was made of some words.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Found {
    /// The date as EDTF.
    edtf: String,
    /// How the words and the date relate.
    sense: Sense,
}

/// Why some words are not what a reader reads: of another shape, or of that shape and wrong.
#[derive(Debug)]
enum Miss {
    /// They are of another shape.
    Other,
    /// They are wrong, or mean two things.
    Wrong(Unreadable),
}

/// What a reader makes of words.
type Read = Result<Found, Miss>;

impl Found {
    /// Takes a date that says what the words say.
    fn new(edtf: impl Into<String>) -> Self {
        Self { edtf: edtf.into(), sense: Sense::Reworded }
    }

    /// Takes a date that covers what the words say.
    fn wider(edtf: impl Into<String>) -> Self {
        Self { edtf: edtf.into(), sense: Sense::Wider }
    }

    /// Makes another date of this one; what was assumed still is.
    fn with(self, edtf: impl Into<String>) -> Self {
        Self { edtf: edtf.into(), ..self }
    }

    /// Adds that the date only covers what the words say.
    fn widened(self) -> Self {
        let sense = if self.sense == Sense::Reworded { Sense::Wider } else { self.sense };
        Self { sense, ..self }
    }

    /// Adds how another part of the words relates to its date.
    fn and(self, sense: &Sense) -> Self {
        match (&self.sense, sense) {
            (Sense::Assumed(_), _) | (_, Sense::Same | Sense::Reworded) => self,
            _ => Self { sense: sense.clone(), ..self },
        }
    }
}

/// The longest text that is looked into; no date is as long.
const LONGEST: usize = 120;

/// Reads a date in words, in a foreign format or as EDTF; dates without an offset are in the zone of the site.
///
/// # Errors
///
/// When the words say no date, or could say several.
pub fn read(words: &str, order: Option<Order>) -> Result<Reading, Unreadable> {
    let words = words.trim();
    if let Some(doubtful) = numbers::two_years(words, order) {
        return doubtful.map(Found::reading);
    }
    let Err(error) = Date::parse(words, Zone::UTC) else {
        return Ok(Reading { edtf: words.to_owned(), sense: Sense::Same });
    };
    if let Some(refused) = day_number(words) {
        return Err(refused);
    }
    if words.len() > LONGEST {
        return Err(Unreadable::new("this is too long for a date", "write the date alone; keep the rest in the text"));
    }
    let cleaned = clean(words);
    if phrase::say_nothing(&cleaned) {
        let message = if words.is_empty() {
            "there is no date".to_owned()
        } else {
            format!("{} says nothing about when it was", ticked(words))
        };
        return Err(Unreadable::new(
            message,
            "write what is known, such as `2022`, `201X` or `2014/..`, or leave the record out",
        ));
    }
    match phrase::read(&cleaned, order) {
        Ok(found) if Date::parse(&found.edtf, Zone::UTC).is_ok() => Ok(found.reading()),
        Ok(found) => Err(impossible(words, &found)),
        Err(Miss::Wrong(Unreadable { message, help })) => {
            // What was read was clean; what is shown is as it was typed.
            Err(Unreadable { message: message.replace(&ticked(&cleaned), &ticked(words)), help })
        }
        Err(Miss::Other) => Err(Unreadable {
            message: format!("{} is no date that can be read with certainty", ticked(words)),
            help: error.hint,
        }),
    }
}

/// Refuses a number that a spreadsheet keeps a day by, and says which day it would be.
pub(super) fn day_number(words: &str) -> Option<Unreadable> {
    let day = serial(words)?;
    Some(Unreadable::new(
        format!("{} is the number by which a spreadsheet keeps a day, perhaps {day}", ticked(words)),
        "format the column as a date in the spreadsheet, as `yyyy-mm-dd`, and save it as CSV again",
    ))
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

impl Found {
    /// Makes a reading of what was found.
    fn reading(self) -> Reading {
        Reading { edtf: self.edtf, sense: self.sense }
    }
}

/// Writes a year, 0 for 1 BC, as EDTF does.
pub fn year(year: i64) -> String {
    parts::year(year)
}

/// Words why a date that was read cannot be.
fn impossible(words: &str, found: &Found) -> Unreadable {
    let why = Date::parse(&found.edtf, Zone::UTC).err().map(|error| error.message).unwrap_or_default();
    Unreadable { message: format!("{} cannot be: {why}", ticked(words)), help: None }
}

/// Lowers the letters, takes off quotation marks, and makes all spaces plain and single, all dashes but the hyphen `–`.
fn clean(words: &str) -> String {
    let quotes = |c: char| c.is_whitespace() || "\"“”`".contains(c);
    let dashed: String = words
        .trim_matches(quotes)
        .chars()
        .map(|c| match c {
            '\u{2010}' | '\u{2011}' => '-',
            '\u{2012}'..='\u{2015}' | '\u{2212}' => '–',
            c => c,
        })
        .collect();
    dashed.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}
