//! Dates in English words and in foreign formats, as EDTF: never more exact than the words are.
//!
//! Owns what words mean, for imports and for hints. The grammar is small, and every reader demands that all of its words
//! are used up. From the outside in: `phrase` knows what stands around a date ("about", "before", "late"), `range` puts
//! two ends together, `clock` reads a day with a time, `parts` a day, month and year in words, `numbers` those in
//! figures. A reader hands words down only to readers below it, so that no phrase can stand inside of any other. What is
//! not understood, or could mean two things, is refused; nothing is guessed.

mod clock;
mod names;
mod numbers;
mod parts;
mod phrase;
mod range;

pub use names::{MONTHS, SEASONS, day, is_year, month};

use std::fmt;

use super::read::try_read;
use super::{Bound, Date, Zone};

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
    /// The words are a day and the midnight that programs write beside a day without a time; the date is the day.
    Midnight,
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
pub(super) enum Miss {
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

    /// Returns the date, unless it is none.
    fn date(&self) -> Result<Date, Miss> {
        try_read(&self.edtf, Zone::UTC).map_err(|_| Miss::Other)
    }
}

impl Miss {
    /// Says that words are wrong, and what to do.
    fn wrong(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Wrong(Unreadable::new(message, help))
    }
}

/// The longest text that is looked into; no date is as long.
const LONGEST: usize = 120;

/// What to do about words that say nothing.
const KNOWN: &str = "write what is known, such as `2022`, `201X` or `2014/..`, or leave the record out";

/// Reads a date in words, in a foreign format or as EDTF; dates without an offset are in the zone of the site.
///
/// # Errors
///
/// When the words say no date, or could say several.
pub fn read(words: &str, order: Option<Order>) -> Result<Reading, Unreadable> {
    let words = words.trim();
    match understand(words, order) {
        // Words for it would name the day that is over, clocks the day that begins.
        Ok(reading) if reading.edtf.contains("T24") => Err(Unreadable::new(
            format!("{} is midnight at the end of a day, which readers take for that at its beginning", ticked(words)),
            "write the day after with `T00:00`, as in `2022-05-04T00:00`, or the day alone".to_owned(),
        )),
        Ok(reading) => Ok(reading),
        Err(Miss::Wrong(unreadable)) => Err(unreadable),
        Err(Miss::Other) => Err(Unreadable {
            message: format!("{} is no date that can be read with certainty", ticked(words)),
            help: Date::parse(words, Zone::UTC).err().and_then(|error| error.hint),
        }),
    }
}

/// Reads a date as [`read`] does, without a hint for what is none: hints are made with this.
pub(super) fn understand(words: &str, order: Option<Order>) -> Result<Reading, Miss> {
    let words = words.trim();
    if let Some(doubtful) = numbers::two_years(words, order) {
        return doubtful.map(Found::reading).map_err(Miss::Wrong);
    }
    if let Some(day) = clock::stamped_midnight(words) {
        return Ok(day.reading());
    }
    if try_read(words, Zone::UTC).is_ok() {
        return Ok(Reading { edtf: words.to_owned(), sense: Sense::Same });
    }
    if let Some(refused) = day_number(words) {
        return Err(Miss::Wrong(refused));
    }
    if words.len() > LONGEST {
        return Err(Miss::wrong("this is too long for a date", "write the date alone; keep the rest in the text"));
    }
    let cleaned = clean(words);
    if words.is_empty() {
        return Err(Miss::wrong("there is no date", KNOWN));
    }
    if phrase::say_nothing(&cleaned) {
        return Err(Miss::wrong(format!("{} says nothing about when it was", ticked(words)), KNOWN));
    }
    match phrase::read(&cleaned, order) {
        Ok(found) => sound(words, found),
        // What was read was clean; what is shown is as it was typed.
        Err(Miss::Wrong(Unreadable { message, help })) => {
            Err(Miss::Wrong(Unreadable { message: message.replace(&ticked(&cleaned), &ticked(words)), help }))
        }
        Err(Miss::Other) => Err(Miss::Other),
    }
}

/// Takes a date that was read, if it can be: its days exist, and what it holds stands in order.
fn sound(words: &str, found: Found) -> Result<Reading, Miss> {
    let cannot = |why: &str, help: Option<String>| {
        let message = format!("{} cannot be: {why}", ticked(words));
        Err(Miss::Wrong(Unreadable { message, help }))
    };
    let sign = |letter: char| letter.is_ascii_digit() || "-/[]{},.~?%XTYZ:+".contains(letter);
    if !found.edtf.chars().all(sign) {
        return Err(Miss::Other);
    }
    if !is_ordered(&found.edtf) {
        let help = "write each date with its own year, the earlier one first".to_owned();
        return cannot("of its dates the later one stands first", Some(help));
    }
    let Err(error) = Date::parse(&found.edtf, Zone::UTC) else { return Ok(found.reading()) };
    let reversed = error.message.contains("ends before it starts");
    cannot(&error.message, reversed.then(|| "write each end with its own year, the earlier one first".to_owned()))
}

/// Tells whether the dates in a set stand in order.
fn is_ordered(edtf: &str) -> bool {
    let Some(inner) = edtf.strip_prefix(['[', '{']).and_then(|rest| rest.strip_suffix([']', '}'])) else { return true };
    let dates: Vec<Date> = inner.split([',', '.']).filter_map(|date| try_read(date, Zone::UTC).ok()).collect();
    let starts = |date: &Date| match date.earliest() {
        Bound::Day(day) => Some(day),
        _ => None,
    };
    dates.windows(2).all(|pair| starts(&pair[0]) <= starts(&pair[1]))
}

/// Refuses a number by which a spreadsheet keeps a day, and says which day it would be.
pub fn day_number(words: &str) -> Option<Unreadable> {
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

/// Reads a time of the day without its day, as EDTF writes it: `6.30 pm` is `18:30`.
pub fn time(words: &str) -> Option<String> {
    clock::time(&clean(words))?.ok()
}

/// Puts words between backticks.
fn ticked(words: &str) -> String {
    if words.contains('`') { format!("`` {words} ``") } else { format!("`{words}`") }
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
