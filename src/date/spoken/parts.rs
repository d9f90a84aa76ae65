//! A day, month and year in words: "3 May 2022", "May 3", "1860s", "44 BC", "spring 2021".

use super::names::{MONTHS, SEASONS, day, is_year, month};
use super::{Found, Miss, Order, Read, ticked};
use crate::date::Day;

/// Words inside of a date that say nothing.
const FILLERS: [&str; 3] = ["the", "of", "in"];

/// Words before a date that say nothing, longer ones first.
const BEFORE: [&str; 12] = [
    "some time in ",
    "sometime in ",
    "in the month of ",
    "in the year ",
    "a day in ",
    "the month of ",
    "the year ",
    "during ",
    "month of ",
    "year ",
    "in ",
    "on ",
];

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
        let words = &thousands(BEFORE.iter().find_map(|before| words.strip_prefix(before)).unwrap_or(words));
        let signs: &[char] = if is_hyphened(words) { &['-', '/'] } else { &[' ', ',', '.'] };
        let split = words.split(signs).filter(|word| !word.is_empty());
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
        for word in words {
            // `3rd Tuesday of May` counts Tuesdays, and not days.
            let counted = weekday(word).is_some() && parts.day.is_some() && parts.month.is_none();
            (!counted).then_some(())?;
            parts.add(word)?;
        }
        Some(parts)
    }

    /// Returns which of month and day are known.
    pub(super) fn shape(self) -> (bool, bool) {
        (self.month.is_some(), self.day.is_some())
    }

    /// Adds a word; none when it has no place.
    fn add(&mut self, word: &str) -> Option<()> {
        if let Some(weekday) = weekday(word) {
            return set(&mut self.weekday, weekday);
        }
        if let Some(month) = month(word) {
            return set(&mut self.month, u8::try_from(month).ok()?);
        }
        match word.parse::<i64>() {
            Ok(year) if is_year(word) => set(&mut self.year, year),
            _ => set(&mut self.day, day(word)?),
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
        Err(Miss::wrong(message, "find out which of the two is right"))
    }
}

/// Tells whether words are a date with hyphens or slashes and a month in words: `3-May-2022`, `May-2022`.
fn is_hyphened(words: &str) -> bool {
    let sign = if words.contains('-') { '-' } else { '/' };
    let split: Vec<&str> = words.split(sign).collect();
    let months = split.iter().filter(|word| month(word).is_some()).count();
    let years = split.iter().filter(|word| is_year(word)).count();
    let days = split.iter().filter(|word| day(word).is_some()).count();
    months == 1 && years == 1 && days < 2 && split.len() == 2 + days
}

/// Takes the commas out of the figures of a year before the era: `20,000 bc`.
fn thousands(words: &str) -> String {
    let Some((years, era)) = words.split_once(' ').filter(|(_, era)| matches!(*era, "bc" | "bce" | "b.c." | "b.c"))
    else {
        return words.to_owned();
    };
    let mut groups = years.split(',');
    let figures = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let first = groups.next().is_some_and(|group| (1..=3).contains(&group.len()) && figures(group));
    let whole = first && groups.all(|group| group.len() == 3 && figures(group));
    if whole { format!("{} {era}", years.replace(',', "")) } else { words.to_owned() }
}

/// Reads a year that comes with its era.
fn year_of_era(word: &str) -> Option<i64> {
    let figures = word.bytes().all(|byte| byte.is_ascii_digit());
    word.parse().ok().filter(|year| figures && (1..=99_999_999).contains(year))
}

/// Reads two years of which the second alone names the era of both: `100–50 BC`.
pub(super) fn of_one_era(from: &str, to: &str) -> Option<(String, String)> {
    let eras = ["bc", "bce", "ad", "ce", "b.c.", "b.c", "a.d.", "a.d"];
    let first = year_of_era(from).filter(|_| to.starts_with("ad ") || eras.iter().any(|era| to.ends_with(era)))?;
    let last = Parts::read(to).filter(|parts| parts.shape() == (false, false))?.year?;
    // Before the era the greater number is the earlier year.
    let start = if last <= 0 { 1 - first } else { first };
    (start < last).then(|| (year(start), year(last)))
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
    if let Some(name) = short_year(words) {
        let message = format!("{} has no year, or one of two digits", ticked(name));
        return Err(Miss::wrong(message, "write the year in four digits"));
    }
    decade(words).or_else(|| century(words)).map_or_else(|| share(words), Ok)
}

/// Returns words that are a month and one or two short numbers, one of which may be a year: `May-22`, `3-May-22`, `May '22`.
fn short_year(words: &str) -> Option<&str> {
    let split: Vec<&str> = words.split(['-', '/', ' ', ',', '.']).filter(|word| !word.is_empty()).collect();
    let short = |word: &&&str| {
        let figures = word.strip_prefix(['\'', '’']).unwrap_or(word);
        matches!(figures.len(), 1 | 2) && figures.bytes().all(|byte| byte.is_ascii_digit())
    };
    let months = split.iter().filter(|word| month(word).is_some()).count();
    let numbers = split.iter().filter(short).count();
    (months == 1 && (1..=2).contains(&numbers) && split.len() == months + numbers).then_some(words)
}

/// Reads a date with a question mark, or letters X, where a day, a month or digits are not known.
pub(super) fn open(words: &str) -> Read {
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
    let unknown_end = digits && words.bytes().skip(2).all(|byte| byte.is_ascii_digit() || b"?x".contains(&byte));
    if unknown_end && words.ends_with(['?', 'x']) {
        return Ok(Found::new(words.replace(['?', 'x'], "X")));
    }
    let hyphens: Vec<&str> = words.split('-').collect();
    match hyphens[..] {
        // That may as well be a year and an end that is not known.
        [_, "?"] => Err(Miss::Other),
        [year, month, ..] if is_year(year) && hyphens.len() < 4 && hyphens[1..].iter().any(|part| unknown(part)) => {
            let known = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
            let part = |part: &&str| match *part {
                part if unknown(part) => Some("XX".to_owned()),
                part => known(part).then(|| part.to_owned()),
            };
            let season = month.parse().is_ok_and(|month: u8| month > 12);
            let parts = hyphens[1..].iter().map(part).collect::<Option<Vec<_>>>().filter(|_| !season);
            Ok(Found::new(format!("{year}-{}", parts.ok_or(Miss::Other)?.join("-"))))
        }
        _ => Err(Miss::Other),
    }
}

/// Reads `1860s`; of `1800s` it is not clear whether the decade is meant, so that the century covers it.
fn decade(words: &str) -> Option<Found> {
    let words = words.strip_prefix("the ").unwrap_or(words);
    let year = words.strip_suffix("'s").or_else(|| words.strip_suffix("’s")).or_else(|| words.strip_suffix('s'))?;
    let round = is_year(year) && year.ends_with('0');
    match (round, year.ends_with("00")) {
        (true, true) => Some(Found::wider(format!("{}XX", &year[..2]))),
        (true, false) => Some(Found::new(format!("{}X", &year[..3]))),
        (false, _) => None,
    }
}

/// Reads `19th century` and `3rd century BC`, which goes from 300 to 201 BC, the years -0299 to -0200.
fn century(words: &str) -> Option<Found> {
    let words = words.strip_prefix("the ").unwrap_or(words);
    let (number, rest) = words.split_once([' ', '-'])?;
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| number.strip_suffix(end))?;
    let number: u8 = digits.parse().ok().filter(|number| (1..=99).contains(number))?;
    match (rest.replace('.', "").as_str(), number) {
        ("century" | "cent" | "century ad" | "century ce", _) => Some(Found::new(format!("{:02}XX", number - 1))),
        ("century bc" | "century bce", 1) => Some(Found::new("[-0099..0000]")),
        ("century bc" | "century bce", _) => Some(Found::new(format!("-{:02}XX", number - 1))),
        _ => None,
    }
}

/// Reads a season, a quarter or a half of a year.
fn share(whole: &str) -> Read {
    let words = whole.strip_prefix("the ").unwrap_or(whole).replace([',', '.'], " ");
    let words = words.split_whitespace().filter(|word| *word != "of" && *word != "in").collect::<Vec<_>>().join(" ");
    let named = |(name, code): &(&'static str, &'static str)| {
        let rest = words.strip_prefix(name).or_else(|| words.strip_suffix(name))?.trim();
        share_year(rest, name).map(|year| (year, rest, *code))
    };
    let (year, rest, code) = SEASONS.iter().chain(&SHARES).find_map(named).ok_or(Miss::Other)?;
    let next: u16 = year.parse::<u16>().unwrap_or_default() + 1;
    if code == "24" && rest == year {
        let message = format!("{} could be the winter before {year} or the one after it", ticked(whole));
        let before = next.saturating_sub(2);
        return Err(Miss::wrong(
            message,
            format!(
                "say which it is: `winter {before}-{year}`, in EDTF `{before}-24`, or `winter {year}-{next}`, `{year}-24`"
            ),
        ));
    }
    Ok(Found::new(format!("{year}-{code}")))
}

/// Reads the year of a season; a winter may have two, one after the other.
fn share_year<'w>(words: &'w str, name: &str) -> Option<&'w str> {
    if is_year(words) {
        return Some(words);
    }
    let signs = [" to ", " – ", " - ", "/", "–", "-"];
    let (first, second) = signs.iter().find_map(|sign| words.split_once(sign)).filter(|_| name == "winter")?;
    let next = first.parse::<u16>().ok().filter(|_| is_year(first))? + 1;
    (second == next.to_string() || second == format!("{:02}", next % 100)).then_some(first)
}

/// Reads "week of 3 May 2022": some day of seven.
pub(super) fn week(words: &str) -> Read {
    seven(words).ok_or(Miss::Other)
}

/// Reads the seven days of a week.
fn seven(words: &str) -> Option<Found> {
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
    Miss::wrong(message, "write the year, in four digits")
}
