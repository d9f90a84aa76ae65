//! Dates in English words, as `spoken` reads them.

use super::super::spoken::{self, Miss, SEASONS, Sense, Unreadable, is_year, month};
use super::{Mistake, short};

/// Words that mean another day whenever they are read.
const RELATIVE: [&str; 14] = [
    "today",
    "tomorrow",
    "yesterday",
    "now",
    "tonight",
    "last",
    "next",
    "ago",
    "recently",
    "present",
    "currently",
    "this",
    "soon",
    "later",
];

/// Recognizes words such as "tomorrow".
pub(super) fn relative(text: &str) -> Option<Mistake> {
    let small = text.to_lowercase();
    let bare = !small.contains(|letter: char| letter.is_ascii_digit());
    let weekday = |word: &str| bare && word.len() > 4 && word.ends_with("day") && month_in(&small).is_none();
    let tells = |word: &&str| RELATIVE.contains(&word.to_lowercase().as_str()) || weekday(word);
    let word = text.split(|letter: char| !letter.is_alphabetic()).find(tells)?;
    let message = format!("`{word}` would mean another day with every reading");
    let alone = !text.contains('/');
    alone.then(|| {
        Mistake::new(message, [])
            .advice("write the day itself, such as `2022-10-11`, or `/..` behind it for what goes on")
    })
}

/// Recognizes a date in words, or a day with a time; proposes what certainly means the same, and nothing else.
pub(super) fn words(text: &str) -> Option<Mistake> {
    let small = text.to_lowercase();
    let edtf = |letter: char| !letter.is_alphabetic() || "TXYZE".contains(letter);
    let worded = !text.chars().all(edtf) || small.contains(" - ") || small.contains('–') || small.contains(": ");
    let timed = text.contains(':') && text.contains(' ');
    if !worded && !timed {
        return None;
    }
    match spoken::understand(text, None) {
        Ok(reading) if reading.edtf != text => {
            let message = if worded {
                "dates are written in numbers, the year first"
            } else {
                "a day and its time have a `T` between them and no spaces"
            };
            let mistake = Mistake::new(message, [reading.edtf]);
            Some(if reading.sense == Sense::Wider { mistake.advice("that covers what the words say") } else { mistake })
        }
        Err(Miss::Wrong(Unreadable { message, help })) => {
            Some(Mistake::new(message, []).advice(help.unwrap_or_else(|| super::FORMS.to_owned())))
        }
        _ => unread(text, &small),
    }
}

/// Describes words that cannot be read.
fn unread(text: &str, small: &str) -> Option<Mistake> {
    let named = month_in(small).is_some_and(|name| !name.is_empty());
    if small.split(|letter: char| !letter.is_alphanumeric()).any(is_year) {
        let message = format!("`{}` is no date that can be read with certainty", short(text));
        return Some(Mistake::new(message, []).advice(super::FORMS));
    }
    let message = format!("`{}` has no year that can be read", short(text));
    named.then(|| {
        Mistake::new(message, []).advice("write the year first, in four digits, as in `2022-10-11` or `2022-10`")
    })
}

/// Finds a word that names a month, season or the like.
fn month_in(text: &str) -> Option<&str> {
    text.split(|letter: char| !letter.is_alphabetic())
        .find(|word| month(word).is_some() || SEASONS.iter().any(|(name, _)| name == word))
}
