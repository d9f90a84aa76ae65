//! What is wrong with a date, and what to type instead.
//!
//! Owns [`DateError`] and the everyday mistakes. Each mistake is a function that knows one slip, says what it is and
//! proposes what was meant; a proposal is shown only when it is a date itself, if need be after other slips in it have
//! been mended as well, and only when it means what was written: a wrong proposal is worse than none. `typing` knows slips of the keyboard, `order` numbers in another order, `prose` dates in
//! words, `calendar` days that do not exist.

mod calendar;
mod order;
mod prose;
mod typing;

use super::Zone;
use edtf_core::ParseError;
use std::borrow::Cow;
use std::fmt;

/// Why a text is no date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateError {
    /// What is wrong, as a lower-case fragment.
    pub message: String,
    /// What to type instead, as a lower-case fragment.
    pub hint: Option<String>,
    /// Where, in bytes of the date's text.
    pub offset: usize,
}

/// A mistake that was recognized.
struct Mistake {
    /// What is wrong.
    message: String,
    /// Where, in bytes.
    offset: usize,
    /// What was meant, or can have been; may hold further mistakes. Each says all that the text says, and no more.
    meant: Vec<String>,
    /// Advice for when nothing that was meant is a date, or to go with it.
    advice: Cow<'static, str>,
}

/// A function that recognizes one mistake.
type Finder = fn(&str) -> Option<Mistake>;

/// The mistakes, in the order in which they are looked for: what spoils the text first, what it says last.
const FINDERS: [Finder; 25] = [
    typing::nothing,
    typing::wrapped,
    prose::relative,
    typing::lookalike,
    typing::marks,
    typing::interval_word,
    typing::old_letter,
    typing::small_letter,
    typing::parenthesis,
    typing::plus,
    typing::bracket,
    typing::member,
    typing::dots,
    typing::time_in_interval,
    prose::words,
    order::numbers,
    typing::space_in_interval,
    typing::interval_end,
    typing::spaced,
    order::time_apart,
    order::time_alone,
    order::short_year,
    order::long_year,
    calendar::no_such_day,
    calendar::reversed,
];

/// The longest text that is looked into; no date is as long.
const LONGEST: usize = 120;

/// How often a proposal is mended in turn.
const DEPTH: usize = 4;

/// What is said when no mistake is recognized.
const FORMS: &str = "write `2022-10-11`, `2022-10` or `2022`; add `~` for about, `?` for uncertain";

impl DateError {
    /// Says what is wrong and where.
    pub(super) fn new(offset: usize, message: impl Into<String>) -> Self {
        Self { message: message.into(), hint: None, offset }
    }

    /// Says what to type instead.
    #[must_use]
    pub(super) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl fmt::Display for DateError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}

impl std::error::Error for DateError {}

impl From<ParseError> for DateError {
    fn from(ParseError { message, offset }: ParseError) -> Self {
        Self::new(offset, message)
    }
}

impl Mistake {
    /// Describes a mistake at the start of the text.
    fn new(message: impl Into<String>, meant: impl IntoIterator<Item = String>) -> Self {
        Self { message: message.into(), offset: 0, meant: meant.into_iter().collect(), advice: Cow::Borrowed("") }
    }

    /// Says where the mistake is.
    fn at(mut self, offset: usize) -> Self {
        self.offset = offset;
        self
    }

    /// Adds advice.
    fn advice(mut self, advice: impl Into<Cow<'static, str>>) -> Self {
        self.advice = advice.into();
        self
    }
}

/// Finds out which everyday mistake was made, and what to type instead; an error that has a hint is kept.
pub(super) fn explain(text: &str, error: DateError) -> DateError {
    if error.hint.is_some() && text.is_ascii() {
        return error;
    }
    let Some(mistake) = find(text) else {
        return DateError::new(error.offset, format!("`{}` is not a date: {}", short(text), error.message)).hint(FORMS);
    };
    let meant = join(&mistake.meant.iter().flat_map(|text| mend(text, DEPTH)).collect::<Vec<_>>());
    let hint = match (meant, mistake.advice.as_ref()) {
        (Some(meant), "") => format!("write {meant}"),
        (Some(meant), advice) => format!("write {meant}; {advice}"),
        (None, "") => FORMS.to_owned(),
        (None, advice) => advice.to_owned(),
    };
    DateError::new(mistake.offset.min(text.len()), mistake.message).hint(hint)
}

/// Finds the first mistake that is recognized.
fn find(text: &str) -> Option<Mistake> {
    if text.len() > LONGEST { None } else { FINDERS.iter().find_map(|finder| finder(text)) }
}

/// Tells whether a text is a date; one with a space between two figures is not, though a set is read without its spaces.
fn is_date(text: &str) -> bool {
    let mut words = text.split(' ').map(str::as_bytes).filter(|word| !word.is_empty());
    let mut last = words.next().and_then(<[u8]>::last);
    let torn = words.any(|word| {
        let before = std::mem::replace(&mut last, word.last());
        before.is_some_and(u8::is_ascii_digit) && word.first().is_some_and(u8::is_ascii_digit)
    });
    !torn && super::read::try_read(text, Zone::UTC).is_ok()
}

/// Returns the dates that a text can have been meant as; only the text itself when it is one.
fn mend(text: &str, depth: usize) -> Vec<String> {
    if is_date(text) {
        return vec![text.to_owned()];
    }
    match find(text) {
        Some(mistake) if depth > 0 => mistake.meant.iter().flat_map(|text| mend(text, depth - 1)).collect(),
        _ => Vec::new(),
    }
}

/// Returns the date that a part of a text was meant as; none when that is not certain.
fn mended(text: &str) -> Option<String> {
    let mut all = mend(text.trim(), DEPTH - 1).into_iter();
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}

/// Lists at most three proposals, each once.
fn join(proposals: &[String]) -> Option<String> {
    let mut seen: Vec<String> = Vec::new();
    for proposal in proposals {
        let quoted = format!("`{proposal}`");
        if !seen.contains(&quoted) {
            seen.push(quoted);
        }
    }
    seen.truncate(3);
    (!seen.is_empty()).then(|| seen.join(" or "))
}

/// Cuts a text to what fits into a message.
fn short(text: &str) -> String {
    let start: String = text.chars().take(40).collect();
    if start.len() < text.len() { format!("{start}…") } else { start }
}
