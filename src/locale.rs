//! Words of the interface and of dates, by language: tables, read from YAML.
//!
//! Owns [`Locale`]: reading the two tables of a language, and what stands in for a table or string that is missing.
//! Knows no files: it is given their text. What the words of dates mean is known to [`crate::date`].

use crate::date::{DateWords, Numbers};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fmt;

/// The words of one language.
#[derive(Clone, Debug)]
pub struct Locale {
    /// The language tag, such as `en-GB` (BCP 47).
    tag: String,
    /// The words of dates.
    dates: DateWords,
    /// The words of the interface, as their table nests them.
    interface: Map<String, Value>,
    /// The same words by their whole key, the names of the levels joined by dots: `count.events.one`.
    strings: BTreeMap<String, String>,
}

/// Why a table could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocaleError {
    /// Which table.
    pub table: Table,
    /// What is wrong, as a lower-case fragment.
    pub message: String,
    /// The line in the table, from 1, where it is known.
    pub line: Option<usize>,
}

/// One of the two tables of a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// `dates.yaml`.
    Dates,
    /// `interface.yaml`.
    Interface,
}

impl Table {
    /// Returns the name of the table's file.
    pub fn file(self) -> &'static str {
        match self {
            Self::Dates => "dates.yaml",
            Self::Interface => "interface.yaml",
        }
    }
}

impl Locale {
    /// Reads a language from the texts of its tables.
    ///
    /// A table that is missing is taken from the fallback whole; so is every string that the interface lacks. Call it
    /// for the last resort first, and from there towards the language wanted: `en-US`, then `fr`, then `fr-CA`.
    ///
    /// # Errors
    ///
    /// The first thing that is wrong with a table, with its line.
    pub fn read(
        tag: &str,
        dates: Option<&str>,
        interface: Option<&str>,
        fallback: Option<&Self>,
    ) -> Result<Self, LocaleError> {
        let dates = match (dates, fallback) {
            (Some(text), _) => table(Table::Dates, text)?,
            (None, Some(fallback)) => fallback.dates.clone(),
            (None, None) => {
                let message = format!("there are no words of dates for `{tag}`");
                return Err(LocaleError { table: Table::Dates, message, line: None });
            }
        };
        let mut words = fallback.map(|fallback| fallback.interface.clone()).unwrap_or_default();
        if let Some(text) = interface {
            merge(&mut words, table::<Map<String, Value>>(Table::Interface, text)?);
        }
        let mut strings = BTreeMap::new();
        words.iter().for_each(|(name, word)| flatten(name, word, &mut strings));
        Ok(Self { tag: tag.to_owned(), dates, interface: words, strings })
    }

    /// Returns the language tag.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// Returns the words of dates.
    pub fn dates(&self) -> &DateWords {
        &self.dates
    }

    /// Returns the words of the interface as their table nests them, for templates.
    pub fn interface(&self) -> &Map<String, Value> {
        &self.interface
    }

    /// Returns every string of the interface, by its whole key.
    pub fn strings(&self) -> &BTreeMap<String, String> {
        &self.strings
    }

    /// Returns one string of the interface; a key that no language knows is returned itself, in brackets, to be seen.
    pub fn string(&self, key: &str) -> String {
        self.strings.get(key).cloned().unwrap_or_else(|| format!("[{key}]"))
    }

    /// Returns a string with its places in braces filled in.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        crate::date::fill(&self.string(key), values)
    }

    /// Returns a string that has plural forms (`key.one`, `key.other`, …), with `{n}` as a number in digits.
    pub fn count(&self, key: &str, number: u64) -> String {
        let form = format!("{key}.{}", self.numbers().form(number));
        let known = if self.strings.contains_key(&form) { form } else { format!("{key}.other") };
        self.fill(&known, &[("n", &self.number(number))])
    }

    /// Writes a number with the separators of the language: `10,000`.
    pub fn number(&self, number: u64) -> String {
        self.numbers().digits(number)
    }

    /// Writes a number as running text has it: small ones as words.
    pub fn small_number(&self, number: u64) -> String {
        self.numbers().running(number)
    }

    /// Returns the numbers of the language.
    fn numbers(&self) -> &Numbers {
        self.dates.numbers()
    }
}

/// Puts the words of a language over those of its fallback, level by level.
fn merge(words: &mut Map<String, Value>, over: Map<String, Value>) {
    for (name, word) in over {
        match (words.get_mut(&name), word) {
            (Some(Value::Object(known)), Value::Object(more)) => merge(known, more),
            (_, word) => _ = words.insert(name, word),
        }
    }
}

/// Enters a word, or all words beneath a level, under whole keys.
fn flatten(key: &str, word: &Value, strings: &mut BTreeMap<String, String>) {
    match word {
        Value::Object(words) => words.iter().for_each(|(name, word)| flatten(&format!("{key}.{name}"), word, strings)),
        Value::Array(words) => {
            words.iter().enumerate().for_each(|(at, word)| flatten(&format!("{key}.{at}"), word, strings));
        }
        Value::String(word) => _ = strings.insert(key.to_owned(), word.clone()),
        other => _ = strings.insert(key.to_owned(), other.to_string()),
    }
}

/// Reads one table.
fn table<T: DeserializeOwned>(table: Table, text: &str) -> Result<T, LocaleError> {
    serde_yaml::from_str(text).map_err(|error| {
        let line = error.location().map(|place| place.line());
        LocaleError { table, message: error.to_string(), line }
    })
}

impl fmt::Display for LocaleError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.table.file(), self.message)
    }
}

impl std::error::Error for LocaleError {}
