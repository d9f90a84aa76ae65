//! The words of years, months and days, and of what is left open in them.
//!
//! Owns the wording of one simple date without its doubt marks: [`Parts`] finds what each part can mean, and the rest
//! puts that into words. Where no phrase fits a pattern of open digits, the words give its limits and the pattern.

use super::day::{is_leap, month_length};
use super::read::bounds;
use super::table::{DateWords, fill, fill_with};
use edtf_core::{Date as Pattern, DateField, YearKind};

/// Where the words of a date will stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Setting {
    /// By themselves: `2020s`.
    Alone,
    /// Within other words: `the 2020s`.
    Within,
}

/// What a year can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    /// One year.
    Known(i64),
    /// One of ten, from this one.
    Decade(i64),
    /// One of a run.
    Run(i64, i64),
    /// One of several between two.
    Between(i64, i64),
    /// An estimate, with the run that its significant digits allow.
    Estimate(i64, i64, i64),
    /// Any.
    Unknown,
}

/// What a month or day can mean: the numbers that fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// It is not written.
    Absent,
    /// Both digits are open.
    Any,
    /// One of these, in order.
    Some(Vec<u8>),
}

/// What the parts of a simple date can mean, with the impossible left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Parts {
    /// The year.
    pub(super) year: Year,
    /// The month.
    pub(super) month: Field,
    /// The day of the month.
    pub(super) day: Field,
    /// A season or another division of the year, 21 to 41.
    pub(super) division: Option<u8>,
    /// The pattern as written, without doubt marks.
    digits: String,
    /// The first and last day.
    limits: (super::Bound, super::Bound),
}

impl Parts {
    /// Finds what the parts of a date can mean.
    pub(super) fn new(pattern: &Pattern) -> Self {
        let division = pattern.month.and_then(DateField::value).filter(|code| *code > 12);
        let mut month = if division.is_some() { Field::Absent } else { candidates(pattern.month, 12) };
        let mut day = candidates(pattern.day, 31);
        exclude(pattern, &mut month, &mut day);
        let limits = bounds(pattern);
        let year = year(pattern, limits);
        Self { year, month, day, division, digits: digits(pattern), limits }
    }

    /// Words the date.
    pub(super) fn words(&self, table: &DateWords, setting: Setting) -> String {
        if let Some(code) = self.division {
            return self.division_words(code, table);
        }
        match (&self.day, &self.month) {
            (Field::Absent, Field::Absent) => year_words(self.year, &self.digits, table, setting),
            (Field::Absent, _) => self.month_words(table, Listed::Run),
            (Field::Any, Field::Absent | Field::Any) => fill(&table.date.a_day, &[("date", &self.year_within(table))]),
            (Field::Any, _) => fill(&table.date.a_day, &[("date", &self.month_words(table, Listed::Run))]),
            (Field::Some(days), Field::Some(months)) if months.len() == 1 => {
                self.with_year(&day_month(days, months, table), &table.date.day_year, table)
            }
            (Field::Some(days), month) if days.len() == 1 && few(month) => {
                let nth = days.first().map_or("", |day| table.ordinal(*day));
                fill(&table.date.nth, &[("nth", nth), ("date", &self.month_words(table, Listed::Each))])
            }
            _ => self.between(table),
        }
    }

    /// Words the month and year: `October–December 2022`, `a month in 2022`.
    fn month_words(&self, table: &DateWords, listed: Listed) -> String {
        match &self.month {
            Field::Some(months) => {
                let month = |form: &str| listed.some(months, table, |month| table.month(month, form).to_owned());
                let year = year_words(self.year, &self.digits, table, Setting::Alone);
                match self.year {
                    Year::Known(_) => fill_month(&table.date.month_year, &month, &[("year", &year)]),
                    _ => self.with_year(&month("full"), &table.date.day_year, table),
                }
            }
            Field::Any | Field::Absent => fill(&table.date.a_month, &[("date", &self.year_within(table))]),
        }
    }

    /// Adds the year to words that lack it, by a pattern where the year is known.
    pub(super) fn with_year(&self, date: &str, pattern: &str, table: &DateWords) -> String {
        let alone = year_words(self.year, &self.digits, table, Setting::Alone);
        let within = self.year_within(table);
        let leap = self.month == Field::Some(vec![2]) && self.day == Field::Some(vec![29]);
        match self.year {
            Year::Known(_) => fill(pattern, &[("date", date), ("year", &alone)]),
            Year::Decade(_) | Year::Run(..) if leap => {
                fill(&table.date.leap_year, &[("date", date), ("years", &within)])
            }
            Year::Decade(_) | Year::Run(..) => fill(&table.date.a_year, &[("date", date), ("years", &within)]),
            _ => fill(&table.date.some_year, &[("date", date), ("years", &alone)]),
        }
    }

    /// Words the year as it stands within other words.
    fn year_within(&self, table: &DateWords) -> String {
        year_words(self.year, &self.digits, table, Setting::Within)
    }

    /// Words a season, quarter, third or half.
    fn division_words(&self, code: u8, table: &DateWords) -> String {
        let nth = |names: &[String], from: u8| names.get(usize::from(code - from)).cloned().unwrap_or_default();
        match code {
            33..=36 => self.part_words(&nth(&table.quarters, 33), table),
            37..=39 => {
                let first = (code - 37) * 4 + 1;
                let months = Field::Some((first..first + 4).collect());
                Self { month: months, division: None, ..self.clone() }.month_words(table, Listed::Run)
            }
            40..=41 => self.part_words(&nth(&table.halves, 40), table),
            _ => self.season_words(code, table),
        }
    }

    /// Words a named part of the year.
    fn part_words(&self, part: &str, table: &DateWords) -> String {
        match self.year {
            Year::Known(year) => {
                let year = one_year(year, table);
                fill(&table.date.part_year, &[("part", part), ("year", &year)])
            }
            _ => self.with_year(part, &table.date.part_year, table),
        }
    }

    /// Words a season; one that ends in the next year names both.
    fn season_words(&self, code: u8, table: &DateWords) -> String {
        let name = table.seasons.get(usize::from((code - 21) % 4)).map_or("", String::as_str);
        let wraps = matches!(code, 24 | 28 | 30);
        let words = match self.year {
            Year::Known(year) => {
                let years = if wraps { two_years(year, table) } else { one_year(year, table) };
                fill(&table.date.season_year, &[("season", name), ("year", &years)])
            }
            _ => self.with_year(name, &table.date.day_year, table),
        };
        match code {
            25..=28 => fill(&table.date.northern, &[("date", &words)]),
            29..=32 => fill(&table.date.southern, &[("date", &words)]),
            _ => words,
        }
    }

    /// Gives the limits and the pattern, for what no phrase fits.
    fn between(&self, table: &DateWords) -> String {
        let (first, last) = self.limits;
        let day = |bound: super::Bound| bound.day().map(|day| table.day(day)).unwrap_or_default();
        fill(&table.date.day_between, &[("from", &day(first)), ("to", &day(last)), ("digits", &self.digits)])
    }
}

/// Tells whether a month can stand after an ordinal: one of a few, or any.
fn few(month: &Field) -> bool {
    matches!(month, Field::Some(months) if months.len() <= 3) || *month == Field::Any
}

/// Words days of one month, without the year: `10, 20 or 30 October`.
pub(super) fn day_month(days: &[u8], months: &[u8], table: &DateWords) -> String {
    let day = Listed::Run.some(days, table, |day| day.to_string());
    let month = |form: &str| Listed::Run.some(months, table, |month| table.month(month, form).to_owned());
    fill_month(&table.date.day, &month, &[("day", &day)])
}

/// Fills a pattern that may ask for a month in some form.
pub(super) fn fill_month(pattern: &str, month: &dyn Fn(&str) -> String, values: &[(&str, &str)]) -> String {
    fill_with(pattern, |name| match name.split_once(':').unwrap_or((name, "full")) {
        ("month", form) => Some(month(form)),
        _ => values.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()),
    })
}

/// How numbers of which one applies are worded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Listed {
    /// A run as its ends, `1–9`; others as a list.
    Run,
    /// Always as a list: `October, November or December`.
    Each,
}

impl Listed {
    /// Words numbers of which one applies.
    fn some(self, numbers: &[u8], table: &DateWords, name: impl Fn(u8) -> String) -> String {
        let run = self == Self::Run && numbers.windows(2).all(|pair| matches!(pair, [one, next] if one + 1 == *next));
        match (numbers.first(), numbers.last()) {
            (Some(first), Some(last)) if run && first != last => {
                fill(&table.interval.close, &[("from", &name(*first)), ("to", &name(*last))])
            }
            _ => list(&numbers.iter().map(|number| name(*number)).collect::<Vec<_>>(), &table.set.or, table),
        }
    }
}

/// Joins words as a list.
pub(super) fn list(words: &[String], last: &str, table: &DateWords) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [others @ .., end] => format!("{}{last}{end}", others.join(&table.set.comma)),
    }
}

/// Words a year or what is known of it.
fn year_words(year: Year, digits: &str, table: &DateWords, setting: Setting) -> String {
    match year {
        Year::Known(year) => one_year(year, table),
        Year::Decade(first) => decade(first, table, setting),
        Year::Run(first, last) => years(first, last, table),
        Year::Between(first, last) => {
            let (from, to) = (one_year(first, table), one_year(last, table));
            let digits = digits.split_once('-').filter(|(year, _)| !year.is_empty()).map_or(digits, |(year, _)| year);
            fill(&table.date.year_between, &[("from", &from), ("to", &to), ("digits", digits)])
        }
        Year::Estimate(year, first, last) => {
            let (year, years) = (one_year(year, table), years(first, last, table));
            fill(&table.date.year_estimate, &[("year", &year), ("years", &years)])
        }
        Year::Unknown if setting == Setting::Alone => table.date.unknown_year.clone(),
        Year::Unknown => table.date.an_unknown_year.clone(),
    }
}

/// Words one year; year 0 is 1 BC.
pub(super) fn one_year(year: i64, table: &DateWords) -> String {
    if year > 0 {
        return year.to_string();
    }
    fill(&table.date.before_era, &[("year", &before_era(year))])
}

/// Counts a year back from the era.
fn before_era(year: i64) -> String {
    (1 - i128::from(year)).to_string()
}

/// Words a run of years.
pub(super) fn years(first: i64, last: i64, table: &DateWords) -> String {
    let close = |from: &str, to: &str| fill(&table.interval.close, &[("from", from), ("to", to)]);
    match (first > 0, last > 0) {
        (true, true) => close(&first.to_string(), &last.to_string()),
        (false, false) => fill(&table.date.before_era, &[("year", &close(&before_era(first), &before_era(last)))]),
        _ => {
            let (from, to) = (one_year(first, table), one_year(last, table));
            fill(&table.interval.apart, &[("from", &from), ("to", &to)])
        }
    }
}

/// Words a year and the next one as one stretch: `2022–23`, `1999–2000`.
fn two_years(year: i64, table: &DateWords) -> String {
    let next = year.saturating_add(1);
    if year < 1000 || next % 100 == 0 {
        return years(year, next, table);
    }
    fill(&table.interval.close, &[("from", &year.to_string()), ("to", &format!("{:02}", next % 100))])
}

/// Words a decade; the first of a century is told from the century itself.
fn decade(first: i64, table: &DateWords, setting: Setting) -> String {
    let pattern = if first % 100 == 0 { &table.date.decade_alone } else { &table.date.decade };
    let decade = fill(pattern, &[("year", &first.to_string())]);
    match setting {
        Setting::Alone => decade,
        Setting::Within => fill(&table.date.the_decade, &[("decade", &decade)]),
    }
}

/// Finds what a year can mean.
fn year(pattern: &Pattern, (earliest, latest): (super::Bound, super::Bound)) -> Year {
    let span = earliest.day().zip(latest.day()).map(|(first, last)| (first.year(), last.year()));
    if let Some(year) = pattern.year.value() {
        return match (pattern.year.significant_digits, span) {
            (Some(_), Some((first, last))) if first != last => Year::Estimate(year, first, last),
            _ => Year::Known(year),
        };
    }
    let YearKind::Standard { negative, digits } = pattern.year.kind else { return Year::Unknown };
    let value = |open: i64| digits.iter().fold(0, |value, digit| value * 10 + digit.map_or(open, i64::from));
    let (first, last) = if negative { (-value(9), -value(0).max(1)) } else { (value(0), value(9)) };
    let open = digits.iter().rev().take_while(|digit| digit.is_none()).count();
    let run = digits.iter().filter(|digit| digit.is_none()).count() == open;
    match open {
        4 => Year::Unknown,
        1 if run && !negative && first >= 10 => Year::Decade(first),
        _ if run => Year::Run(first, last),
        _ => Year::Between(first, last),
    }
}

/// Finds the numbers that fit a month or day.
fn candidates(field: Option<DateField>, most: u8) -> Field {
    let Some(DateField { digits: [tens, ones], .. }) = field else { return Field::Absent };
    if tens.is_none() && ones.is_none() {
        return Field::Any;
    }
    let fits =
        |number: &u8| tens.is_none_or(|digit| digit == number / 10) && ones.is_none_or(|digit| digit == number % 10);
    Field::Some((1..=most).filter(fits).collect())
}

/// Leaves out months that have none of the days, and days that none of the months has.
fn exclude(pattern: &Pattern, month: &mut Field, day: &mut Field) {
    let (Field::Some(months), Field::Some(days)) = (month, day) else { return };
    let leap = pattern.year.value().is_none_or(is_leap);
    let length = |month: u8| if month == 2 && leap { 29 } else { month_length(1, month) };
    let shortest = days.first().copied().unwrap_or(1);
    months.retain(|month| shortest <= length(*month));
    let longest = months.iter().map(|month| length(*month)).max().unwrap_or(31);
    days.retain(|day| *day <= longest);
}

/// Writes the pattern without its doubt marks.
fn digits(pattern: &Pattern) -> String {
    pattern.to_string().replace(['?', '~', '%'], "")
}
