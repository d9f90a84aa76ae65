//! Dates in English words: names of months and seasons, centuries, "about", "until", "or".

use super::super::spoken::{SEASONS, day, is_year, month};
use super::super::{Date, Zone};
use super::{Mistake, mended, short};

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

/// Words that say nothing about a date.
const FILLERS: [&str; 16] =
    ["the", "of", "in", "on", "a", "an", "day", "month", "year", "some", "time", "sometime", "ad", "ce", "at", "week"];

/// What a word before a date does to it: what to write before and behind.
const PREFIXES: [(&str, &str, &str); 22] = [
    ("about ", "", "~"),
    ("around ", "", "~"),
    ("circa ", "", "~"),
    ("ca. ", "", "~"),
    ("ca ", "", "~"),
    ("c. ", "", "~"),
    ("c.", "", "~"),
    ("approximately ", "", "~"),
    ("approx. ", "", "~"),
    ("roughly ", "", "~"),
    ("probably ", "", "?"),
    ("possibly ", "", "?"),
    ("perhaps ", "", "?"),
    ("maybe ", "", "?"),
    ("before ", "../", ""),
    ("until ", "../", ""),
    ("by ", "../", ""),
    ("till ", "../", ""),
    ("after ", "", "/.."),
    ("since ", "", "/.."),
    ("from ", "", "/.."),
    ("not before ", "", "/.."),
];

/// Words between two dates: what to write before, between and behind.
const JOINTS: [(&str, &str, &str, &str); 8] = [
    (" to ", "", "/", ""),
    (" until ", "", "/", ""),
    (" through ", "", "/", ""),
    (" till ", "", "/", ""),
    (" - ", "", "/", ""),
    (" or ", "[", ",", "]"),
    (" and ", "{", ",", "}"),
    (" & ", "{", ",", "}"),
];

/// How many words between dates are looked at; each is tried, so that many would take for ever.
const MOST_JOINTS: usize = 3;

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

/// Recognizes a date in words.
pub(super) fn words(text: &str) -> Option<Mistake> {
    let small = text.to_lowercase();
    let spoken = small.chars().any(char::is_alphabetic) || small.contains(" - ");
    if !spoken {
        return None;
    }
    let meant = between(&small)
        .or_else(|| week(&small))
        .or_else(|| joined(&small))
        .or_else(|| prefixed(&small))
        .or_else(|| single(&small));
    if let Some(meant) = meant {
        return Some(Mistake::new("dates are written in numbers, the year first", [meant]));
    }
    let month = month_in(&small)?;
    let message = format!("`{}` has no year that can be read", short(text));
    let known = !small.contains(|letter: char| letter.is_ascii_digit()) || !month.is_empty();
    known.then(|| {
        Mistake::new(message, []).advice("write the year first, in four digits, as in `2022-10-11` or `2022-10`")
    })
}

/// Reads "between … and …": some day from the one to the other.
fn between(text: &str) -> Option<String> {
    let (from, to) = text.strip_prefix("between ")?.split_once(" and ")?;
    let (first, last) = both(from, to)?;
    Some(format!("[{first}..{last}]"))
}

/// Reads two dates, of which the first may leave its year to the second.
fn both(one: &str, other: &str) -> Option<(String, String)> {
    let second = mended(other)?;
    let first = mended(one).or_else(|| mended(&format!("{one} {}", second.get(..4)?)))?;
    Some((first, second))
}

/// Reads "week of …": one of seven days.
fn week(text: &str) -> Option<String> {
    let monday = mended(text.strip_prefix("the ").unwrap_or(text).strip_prefix("week of ")?)?;
    let first = Date::parse(&monday, Zone::UTC).ok().filter(Date::is_exact_day)?.local_day();
    let last = (0..6).fold(first, |day, _| day.next());
    Some(format!("[{first}..{last}]"))
}

/// Reads two dates with a word between them.
fn joined(text: &str) -> Option<String> {
    let joints: usize = JOINTS.iter().map(|(joint, ..)| text.matches(joint).count()).sum();
    if joints > MOST_JOINTS {
        return None;
    }
    let text = text.strip_prefix("from ").filter(|rest| rest.contains(" to ")).unwrap_or(text);
    JOINTS.iter().find_map(|(joint, before, sign, behind)| {
        let (one, other) = text.split_once(joint)?;
        let (first, second) = both(one, other)?;
        Some(format!("{before}{first}{sign}{second}{behind}"))
    })
}

/// Reads a date with a word before it.
fn prefixed(text: &str) -> Option<String> {
    PREFIXES.iter().find_map(|(word, before, behind)| {
        let date = mended(text.strip_prefix(word)?)?;
        Some(format!("{before}{date}{behind}"))
    })
}

/// Reads one date in words.
fn single(text: &str) -> Option<String> {
    let words: Vec<&str> = text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty() && !FILLERS.contains(word))
        .collect();
    era(&words)
        .or_else(|| century(&words))
        .or_else(|| decade(&words))
        .or_else(|| part(&words))
        .or_else(|| named(&words))
}

/// Reads a year before the era.
fn era(words: &[&str]) -> Option<String> {
    let year: i64 = match words {
        [year, "bc" | "bce"] | [year, "b", "c"] => year.parse().ok()?,
        _ => return None,
    };
    match year {
        1 => Some("0000".to_owned()),
        2..=9999 => Some(format!("-{:04}", year - 1)),
        _ => None,
    }
}

/// Reads `20th century`.
fn century(words: &[&str]) -> Option<String> {
    let [number, "century" | "cent"] = words else { return None };
    let number: u8 = number.trim_end_matches(char::is_alphabetic).parse().ok()?;
    Some(format!("{:02}XX", number.checked_sub(1)?))
}

/// Reads `2010s`.
fn decade(words: &[&str]) -> Option<String> {
    let year = match words {
        [word] => word.strip_suffix('s')?,
        [word, "s"] => word,
        _ => return None,
    };
    let round = year.len() == 4 && year.ends_with('0') && year.bytes().all(|letter| letter.is_ascii_digit());
    round.then(|| format!("{}X", &year[..3]))
}

/// Reads a season, quarter or half of a year.
fn part(words: &[&str]) -> Option<String> {
    let joined = words.join(" ");
    let year = words.iter().find(|word| is_year(word)).copied().or_else(|| glued_year(&joined))?;
    let season = SEASONS.iter().find(|(name, _)| words.contains(name)).map(|(_, code)| *code);
    let quarter = [("q1", "33"), ("q2", "34"), ("q3", "35"), ("q4", "36"), ("h1", "40"), ("h2", "41")];
    let code = season.or_else(|| quarter.iter().find(|(name, _)| joined.contains(name)).map(|(_, code)| *code))?;
    Some(format!("{year}-{code}"))
}

/// Finds a year that a quarter is glued to, as in `2022q1`.
fn glued_year(text: &str) -> Option<&str> {
    text.get(..4).filter(|year| is_year(year) && text.get(4..5) == Some("q"))
}

/// Reads a month by its name, with a year and perhaps a day.
fn named(words: &[&str]) -> Option<String> {
    let month = words.iter().find_map(|word| month(word))?;
    let year = words.iter().find(|word| is_year(word))?;
    let third = [("early", "0X"), ("mid", "1X"), ("middle", "1X"), ("late", "2X"), ("end", "2X")];
    if let Some((_, day)) = third.iter().find(|(name, _)| words.contains(name)) {
        return Some(format!("{year}-{month:02}-{day}"));
    }
    let days: Vec<u8> = words.iter().filter(|word| !is_year(word)).filter_map(|word| day(word)).collect();
    match days.as_slice() {
        [] => Some(format!("{year}-{month:02}")),
        [day] => Some(format!("{year}-{month:02}-{day:02}")),
        [from, to] => Some(format!("{year}-{month:02}-{from:02}/{year}-{month:02}-{to:02}")),
        _ => None,
    }
}

/// Finds a word that names a month, season or the like.
fn month_in(text: &str) -> Option<&str> {
    text.split(|letter: char| !letter.is_alphabetic())
        .find(|word| month(word).is_some() || SEASONS.iter().any(|(name, _)| name == word))
}
