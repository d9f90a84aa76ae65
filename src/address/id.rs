//! Ids: the names by which things are called in files and addresses.
//!
//! Owns what an id may look like. Whether one is taken, or leads anywhere, is found out when names are resolved.

use std::borrow::Borrow;
use std::fmt;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::segment;

/// The bytes an id may have, so that `ID.annotations.jsonld` still is a file name.
const LONGEST: usize = 200;

/// A checked id: lower-case letters of any script, digits and hyphens, in normalization form C.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(String);

/// Why a text is no id, and the id to use instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdError {
    /// What is wrong, as a lower-case fragment with the author's words in backticks.
    pub message: String,
    /// An id that would do; `None` when nothing of the text can be used.
    pub suggestion: Option<Id>,
}

impl fmt::Display for IdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for IdError {}

impl Id {
    /// Checks that a text is an id.
    ///
    /// # Errors
    ///
    /// When it is none; the error names the id to use.
    pub fn check(text: &str) -> Result<Self, IdError> {
        match fault(text) {
            None => Ok(Self(text.to_owned())),
            Some(fault) => Err(IdError { message: format!("`{text}` {fault}"), suggestion: Self::suggest(text) }),
        }
    }

    /// Turns any words into the id that says them; `None` when they hold neither letter nor digit.
    pub fn suggest(words: &str) -> Option<Self> {
        let mut id = hyphenated(words);
        if segment::is_reserved(&id) {
            id.push_str("-1");
        }
        fault(&id).is_none().then_some(Self(id))
    }

    /// Returns the id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the date that stands in the id, `2022-11-11`, `2022-11` or `20221111`; a year alone is not one.
    pub fn date_inside(&self) -> Option<&str> {
        let parts = parts(&self.0);
        let date = |at: usize| date_at(&self.0, &parts[at..]);
        (0..parts.len()).find_map(date)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Id {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

/// Says what keeps a text from being an id, as a fragment that follows it.
fn fault(text: &str) -> Option<String> {
    if text.is_empty() {
        return Some("is empty".into());
    }
    if let Some(c) = text.chars().find(|&c| !is_allowed(c)) {
        return Some(format!("holds {}; an id is lower-case letters, digits and hyphens", named(c)));
    }
    if !text.contains(char::is_alphanumeric) {
        return Some("holds neither a letter nor a digit".into());
    }
    if segment::normalized(text) != text {
        return Some("is not in Unicode's composed form (NFC)".into());
    }
    if text.len() > LONGEST {
        return Some(format!("is {} bytes long; an id has {LONGEST} at most", text.len()));
    }
    segment::is_reserved(text).then(|| "is a name that Windows keeps for a device".into())
}

/// Tells whether a character may stand in an id; marks may, because some scripts write vowels with them.
fn is_allowed(c: char) -> bool {
    c == '-' || ((c.is_alphanumeric() || is_combining_mark(c)) && is_lower(c))
}

/// Tells whether a character is its own lower case.
fn is_lower(c: char) -> bool {
    c.is_ascii_lowercase() || c.to_lowercase().eq([c])
}

/// Names a character so that it can be found.
fn named(c: char) -> String {
    match c {
        ' ' => "a space".into(),
        c if c.is_uppercase() => format!("the capital `{c}`"),
        c if c.is_control() || c.is_whitespace() => format!("the character U+{:04X}", u32::from(c)),
        c => format!("`{c}`"),
    }
}

/// Lower-cases words, drops apostrophes, turns everything else that cannot stand in an id into single hyphens.
fn hyphenated(words: &str) -> String {
    let mut id = String::new();
    for c in words.nfc().flat_map(char::to_lowercase).nfc().filter(|c| !matches!(c, '\'' | '’')) {
        match c {
            c if c != '-' && is_allowed(c) => id.push(c),
            _ if id.is_empty() || id.ends_with('-') => {}
            _ => id.push('-'),
        }
        if id.len() > LONGEST {
            break;
        }
    }
    while id.len() > LONGEST || id.ends_with('-') {
        id.pop();
    }
    id
}

/// Splits an id at its hyphens and keeps where each part begins.
fn parts(id: &str) -> Vec<(usize, &str)> {
    let start = |part: &str| part.as_ptr() as usize - id.as_ptr() as usize;
    id.split('-').map(|part| (start(part), part)).collect()
}

/// Returns the date with which some parts of an id begin.
fn date_at<'id>(id: &'id str, parts: &[(usize, &str)]) -> Option<&'id str> {
    let (start, first) = *parts.first()?;
    let fits = |at: usize, range: std::ops::RangeInclusive<u32>| {
        parts.get(at).filter(|(_, part)| number(part, 2).is_some_and(|n| range.contains(&n)))
    };
    if is_day(first) {
        return Some(first).and(id.get(start..start + 8));
    }
    number(first, 4).filter(|year| (1500..=2199).contains(year))?;
    let month = fits(1, 1..=12)?;
    let last = fits(2, 1..=31).unwrap_or(month);
    id.get(start..last.0 + 2)
}

/// Tells whether a part is a whole day in eight digits.
fn is_day(part: &str) -> bool {
    number(part, 8).is_some_and(|n| {
        (1500..=2199).contains(&(n / 10_000)) && (1..=12).contains(&(n / 100 % 100)) && (1..=31).contains(&(n % 100))
    })
}

/// Reads a part of exactly so many ASCII digits.
fn number(part: &str, digits: usize) -> Option<u32> {
    (part.len() == digits && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_any_script_pass() {
        for id in ["magnus-refuses", "cbp", "été-2022", "выборы", "選挙", "चुनाव", "1-6", "straße"]
        {
            assert_eq!(Id::check(id).unwrap().as_str(), id);
        }
    }

    #[test]
    fn what_is_no_id_names_the_one_to_use() {
        let cases = [
            (
                "Magnus Refuses",
                "`Magnus Refuses` holds the capital `M`; an id is lower-case letters, digits and hyphens",
                Some("magnus-refuses"),
            ),
            (
                "magnus_refuses",
                "`magnus_refuses` holds `_`; an id is lower-case letters, digits and hyphens",
                Some("magnus-refuses"),
            ),
            (
                "chief’s  memo!",
                "`chief’s  memo!` holds `’`; an id is lower-case letters, digits and hyphens",
                Some("chiefs-memo"),
            ),
            ("e\u{301}te\u{301}", "`e\u{301}te\u{301}` is not in Unicode's composed form (NFC)", Some("été")),
            ("../up", "`../up` holds `.`; an id is lower-case letters, digits and hyphens", Some("up")),
            ("con", "`con` is a name that Windows keeps for a device", Some("con-1")),
            ("a\tb", "`a\tb` holds the character U+0009; an id is lower-case letters, digits and hyphens", Some("a-b")),
            ("", "`` is empty", None),
            ("--", "`--` holds neither a letter nor a digit", None),
            ("!", "`!` holds `!`; an id is lower-case letters, digits and hyphens", None),
        ];
        for (typed, message, suggestion) in cases {
            let error = Id::check(typed).unwrap_err();
            assert_eq!((error.message.as_str(), error.suggestion.as_ref().map(Id::as_str)), (message, suggestion));
        }
    }

    #[test]
    fn a_long_id_is_cut_at_a_whole_character() {
        let error = Id::check(&"é".repeat(150)).unwrap_err();
        assert_eq!(error.suggestion.unwrap().as_str(), "é".repeat(100));
    }

    #[test]
    fn dates_inside_ids_are_found_and_years_are_not() {
        let date = |id| Id::check(id).unwrap().date_inside().map(str::to_owned);
        assert_eq!(date("magnus-2022-11-11-resigns").as_deref(), Some("2022-11-11"));
        assert_eq!(date("2022-11-memo").as_deref(), Some("2022-11"));
        assert_eq!(date("memo-20221111").as_deref(), Some("20221111"));
        for id in ["election-2020", "fy-2022-23", "title-8-12", "9-11-report", "a20221111"] {
            assert_eq!(date(id), None, "{id}");
        }
    }
}
