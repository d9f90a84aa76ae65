//! A day, month and year in words: "3 May 2022", "May 3", "1860s", "44 BC", "spring 2021".

use super::{Found, Miss, Order, Read, Unreadable};
use crate::date::Day;
use crate::date::spoken::{self, MONTHS, SEASONS};
use crate::problem::wording::ticked;

/// Words that say nothing about a date.
const FILLERS: [&str; 13] =
    ["the", "of", "in", "on", "a", "an", "day", "month", "year", "some", "time", "sometime", "during"];

/// Names of the days of the week, from Monday on.
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Words for halves and quarters of years, and the codes of the standard.
const SHARES: [(&str, &str); 14] = [
    ("q1", "33"),
    ("q2", "34"),
    ("q3", "35"),
    ("q4", "36"),
    ("first quarter", "33"),
    ("second quarter", "34"),
    ("third quarter", "35"),
    ("fourth quarter", "36"),
    ("last quarter", "36"),
    ("h1", "40"),
    ("h2", "41"),
    ("first half", "40"),
    ("second half", "41"),
    ("last half", "41"),
];

/// What was said of a date in words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    /// The year, 0 for 1 BC.
    pub year: Option<i64>,
    /// The month, from 1.
    pub month: Option<u8>,
    /// The day, from 1.
    pub day: Option<u8>,
    /// The day of the week, from 0 for Monday.
    weekday: Option<usize>,
}

/// Writes a year as EDTF does.
pub(super) fn year(year: i64) -> String {
    match year {
        0..=9999 => format!("{year:04}"),
        -9999..0 => format!("-{:04}", -year),
        _ => format!("Y{year}"),
    }
}

/// Writes a day as EDTF does.
pub(super) fn iso(day: Day) -> String {
    format!("{}-{:02}-{:02}", year(day.year()), day.month(), day.day())
}

impl Parts {
    /// Reads some of a day, a month and a year in words; none when there is anything else among the words.
    pub(super) fn read(words: &str) -> Option<Self> {
        let split = words.split([' ', ',', '.']).filter(|word| !word.is_empty());
        let words: Vec<&str> = split.filter(|word| !FILLERS.contains(word)).collect();
        let mut parts = Self::default();
        let words = match &words[..] {
            [rest @ .., year, "bc" | "bce"] | [rest @ .., year, "b", "c"] | [rest @ .., year, "b", "c", "e"] => {
                parts.year = Some(1 - year_of_era(year)?);
                rest
            }
            [rest @ .., year, "ad" | "ce"] | [rest @ .., year, "a", "d"] | [rest @ .., "ad", year] => {
                parts.year = Some(year_of_era(year)?);
                rest
            }
            [] => return None,
            rest => rest,
        };
        words.iter().try_for_each(|word| parts.add(word))?;
        Some(parts)
    }

    /// Adds a word; none when it has no place.
    fn add(&mut self, word: &str) -> Option<()> {
        if let Some(weekday) = weekday(word) {
            return set(&mut self.weekday, weekday);
        }
        if let Some(month) = spoken::month(word) {
            return set(&mut self.month, u8::try_from(month).ok()?);
        }
        match word.parse::<i64>() {
            Ok(year) if spoken::is_year(word) => set(&mut self.year, year),
            _ => set(&mut self.day, spoken::day(word)?),
        }
    }

    /// Takes what is missing from another date; a day without a month takes the month, and both the year.
    pub(super) fn filled(self, from: Self) -> Self {
        let month = self.month.or(from.month.filter(|_| self.day.is_some()));
        Self { year: self.year.or(from.year), month, ..self }
    }

    /// Writes the date as EDTF.
    ///
    /// # Errors
    ///
    /// When something is missing, or the day was another day of the week.
    pub(super) fn edtf(self) -> Result<String, Miss> {
        let year = self.year.map(year).ok_or(Miss::Other)?;
        let text = match (self.month, self.day) {
            (None, None) => year,
            (Some(month), None) => format!("{year}-{month:02}"),
            (Some(month), Some(day)) => format!("{year}-{month:02}-{day:02}"),
            (None, Some(_)) => return Err(Miss::Other),
        };
        self.check_weekday()?;
        Ok(text)
    }

    /// Demands that the day of the week is the one that was said.
    fn check_weekday(self) -> Result<(), Miss> {
        let Some(said) = self.weekday else { return Ok(()) };
        let (Some(year), Some(month), Some(day)) = (self.year, self.month, self.day) else { return Err(Miss::Other) };
        let Some(real) = Day::new(year, month, day) else { return Ok(()) };
        let real = real.weekday().num_days_from_monday() as usize;
        if said == real {
            return Ok(());
        }
        let name = MONTHS.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or_default();
        let message = format!("{day} {name} {year} was a {}, and no {}", titled(real), titled(said));
        Err(Miss::Wrong(Unreadable::new(message, "find out which of the two is right")))
    }
}

/// Reads a year that comes with its era.
fn year_of_era(word: &str) -> Option<i64> {
    word.parse().ok().filter(|year| (1..=9999).contains(year))
}

/// Sets a part that is not set yet.
fn set<T>(part: &mut Option<T>, value: T) -> Option<()> {
    part.replace(value).is_none().then_some(())
}

/// Reads the name of a day of the week, abbreviated to three letters or more.
fn weekday(word: &str) -> Option<usize> {
    WEEKDAYS.iter().position(|name| word.len() >= 3 && name.starts_with(word))
}

/// Returns the name of a day of the week with a capital.
fn titled(weekday: usize) -> String {
    let name = WEEKDAYS.get(weekday).copied().unwrap_or_default();
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Reads a date in words.
pub(super) fn read(words: &str, _: Option<Order>) -> Read {
    if let Some(parts) = Parts::read(words) {
        let named = parts.month.is_some() || parts.weekday.is_some();
        return if named && parts.year.is_none() { Err(without_year(words)) } else { parts.edtf().map(Found::new) };
    }
    decade(words).or_else(|| century(words)).or_else(|| share(words)).or_else(|| week(words)).ok_or(Miss::Other)
}

/// Reads a date with a question mark, or letters X, where a day, a month or digits are not known.
pub(super) fn open(words: &str, _: Option<Order>) -> Read {
    let unknown = |word: &str| !word.is_empty() && word.chars().all(|c| matches!(c, '?' | 'x' | '_'));
    let split: Vec<&str> = words.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let (open, known): (Vec<&str>, Vec<&str>) = split.iter().partition(|word| unknown(word));
    let last = split.last().copied().unwrap_or_default();
    if open.len() == 1 && (known.len() > 1 || !unknown(last)) && !(unknown(last) && known.len() > 1) {
        let parts = Parts::read(&known.join(" ")).ok_or(Miss::Other)?;
        let text = parts.edtf()?;
        return match (parts.month, parts.day) {
            (_, None) => Ok(Found::new(format!("{text}-XX"))),
            _ => Err(Miss::Other),
        };
    }
    let digits = words.len() == 4 && words.bytes().take(2).all(|byte| byte.is_ascii_digit());
    let unknown_end = digits && words.bytes().skip(2).all(|byte| byte.is_ascii_digit() || b"?x-".contains(&byte));
    if unknown_end && words.ends_with(['?', 'x', '-']) && !words.contains("-?") {
        return Ok(Found::new(words.replace(['?', 'x', '-'], "X")));
    }
    let hyphens: Vec<&str> = words.split('-').collect();
    match hyphens[..] {
        [year, ..] if spoken::is_year(year) && hyphens.len() < 4 && hyphens[1..].iter().any(|part| unknown(part)) => {
            let known = |part: &&str| if unknown(part) { "XX".to_owned() } else { (*part).to_owned() };
            Ok(Found::new(hyphens.iter().map(known).collect::<Vec<_>>().join("-")))
        }
        _ => Err(Miss::Other),
    }
}

/// Reads `1860s`; of `1800s` it is not clear whether the decade is meant, so that the century covers it.
fn decade(words: &str) -> Option<Found> {
    let words = words.strip_prefix("the ").unwrap_or(words);
    let year = words.strip_suffix("'s").or_else(|| words.strip_suffix("’s")).or_else(|| words.strip_suffix('s'))?;
    let round = spoken::is_year(year) && year.ends_with('0');
    match (round, year.ends_with("00")) {
        (true, true) => Some(Found::wider(format!("{}XX", &year[..2]))),
        (true, false) => Some(Found::new(format!("{}X", &year[..3]))),
        (false, _) => None,
    }
}

/// Reads `19th century`.
fn century(words: &str) -> Option<Found> {
    let words = words.strip_prefix("the ").unwrap_or(words);
    let (number, rest) = words.split_once([' ', '-'])?;
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| number.strip_suffix(end))?;
    let number: u8 = digits.parse().ok().filter(|number| (1..=99).contains(number))?;
    matches!(rest, "century" | "cent" | "century ad" | "century ce").then(|| Found::new(format!("{:02}XX", number - 1)))
}

/// Reads a season, a quarter or a half of a year.
fn share(words: &str) -> Option<Found> {
    let words = words.strip_prefix("the ").unwrap_or(words).replace([',', '.'], " ");
    let words = words.split_whitespace().filter(|word| *word != "of" && *word != "in").collect::<Vec<_>>().join(" ");
    let all = SEASONS.iter().chain(&SHARES);
    all.clone().find_map(|(name, code)| {
        let rest = words.strip_prefix(name).or_else(|| words.strip_suffix(name))?.trim();
        share_year(rest, name).map(|year| Found::new(format!("{year}-{code}")))
    })
}

/// Reads the year of a season; a winter may have two.
fn share_year<'w>(words: &'w str, name: &str) -> Option<&'w str> {
    if spoken::is_year(words) {
        return Some(words);
    }
    let (first, second) = words.split_once(['/', '–', '-']).filter(|_| name == "winter")?;
    let next = first.parse::<u16>().ok().filter(|_| spoken::is_year(first))? + 1;
    (second == next.to_string() || second == format!("{:02}", next % 100)).then_some(first)
}

/// Reads "week of 3 May 2022": some day of seven.
fn week(words: &str) -> Option<Found> {
    let words = words.strip_prefix("the ").unwrap_or(words);
    let rest = words.strip_prefix("week of ").or_else(|| words.strip_prefix("week beginning "))?;
    let parts = Parts::read(rest)?;
    let first = Day::new(parts.year?, parts.month?, parts.day?)?;
    let last = (0..6).fold(first, |day, _| day.next());
    Some(Found::new(format!("[{}..{}]", iso(first), iso(last))))
}

/// Says that words are no date for want of a year.
pub(super) fn without_year(words: &str) -> Miss {
    let message = format!("{} has no year", ticked(words));
    Miss::Wrong(Unreadable::new(message, "write the year, in four digits"))
}
