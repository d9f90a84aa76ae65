//! How much time lies between two dates, in words.
//!
//! Owns [`Elapsed`]: measuring in days, months or years, whichever a reader would, and saying "about" where the dates
//! are vague or the units do not come out even. Days up to two months, months up to two years, then years.

use super::table::{DateWords, UnitPatterns, capital, fill};
use super::{Date, Day, End};

/// A unit of elapsed time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Calendar days.
    Day,
    /// Calendar months.
    Month,
    /// Calendar years.
    Year,
}

/// A length of time, as exact as the dates it lies between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Elapsed {
    /// The unit.
    pub unit: Unit,
    /// The least number of units, rounded to the nearest.
    pub least: u64,
    /// The greatest number of units, rounded to the nearest; the same where the dates are exact.
    pub most: u64,
    /// The number of units halfway between the two, rounded to the nearest.
    pub middle: u64,
    /// Whether rounding changed the length by more than a fifth of a unit.
    pub rounded: bool,
}

/// A whole number of units and how far off it is.
#[derive(Clone, Copy)]
struct Count {
    /// The nearest number of units.
    units: u64,
    /// Whether the length is more than a fifth of a unit off.
    rounded: bool,
}

/// From this many days on, lengths are given in months.
const MONTHS_FROM: i128 = 60;

/// From this many months on, lengths are given in years, where they come out about even.
const YEARS_FROM: u64 = 24;

/// From this many months on, lengths are given in years in any case.
const YEARS_ALONE: u64 = 120;

impl Elapsed {
    /// Measures from the start of one date to the start of a later one.
    ///
    /// None when it is not sure which comes first, or where a start is open or unknown.
    pub fn between(earlier: &Date, later: &Date) -> Option<Self> {
        let ((first, last), (soonest, latest)) = (start(earlier)?, start(later)?);
        (last <= soonest).then(|| Self::measure((last, soonest), (first, latest)))
    }

    /// Measures how long a date lasts, its first and last day included; none when an end is open or unknown.
    pub fn length(date: &Date) -> Option<Self> {
        let (first, last) = limits(date)?;
        let (End::Date(start), End::Date(end)) = (date.start(), date.end()) else { return None };
        if start == end {
            return Some(Self::measure((first, last.next()), (first, last.next())));
        }
        let (inner, outer) = (limits(&start)?.1, limits(&end)?.0);
        let shortest = if inner <= outer { (inner, outer.next()) } else { (first, first.next()) };
        Some(Self::measure(shortest, (first, last.next())))
    }

    /// Measures the shortest and the longest stretch that are possible, in the unit that fits the longest.
    fn measure(shortest: (Day, Day), longest: (Day, Day)) -> Self {
        let unit = match longest {
            (from, to) if to.number() - from.number() < MONTHS_FROM => Unit::Day,
            (from, to) if months(from, to).units < YEARS_FROM => Unit::Month,
            // Two and a half years are neither two nor three, and two years and ten months are not yet three: they are
            // told as 30 and as 34 months.
            (from, to) if months(from, to).units < YEARS_ALONE && uneven(shortest, longest) => Unit::Month,
            _ => Unit::Year,
        };
        let (least, most) = (count(unit, shortest), count(unit, longest));
        let middle = match unit {
            Unit::Year => {
                years(u64::midpoint(months(shortest.0, shortest.1).units, months(longest.0, longest.1).units))
            }
            Unit::Day | Unit::Month => u64::midpoint(least.units, most.units),
        };
        Self { unit, least: least.units, most: most.units, middle, rounded: most.rounded }
    }

    /// Words it as a length: `12 months`, `about two years`.
    pub fn words(self, table: &DateWords) -> String {
        self.fill((&table.elapsed.length, &table.elapsed.up_to), table)
    }

    /// Words it as time gone by, within a sentence: `two days later`, `about nine months later`.
    pub fn later(self, table: &DateWords) -> String {
        if self.most == 0 {
            return table.elapsed.same_day.clone();
        }
        self.fill((&table.elapsed.later, &table.elapsed.within), table)
    }

    /// Fills the pattern of the unit, in the form that the number takes; `at_most` is for what may be nothing.
    fn fill(self, (patterns, at_most): (&UnitPatterns, &str), table: &DateWords) -> String {
        let forms = match self.unit {
            Unit::Day => &patterns.day,
            Unit::Month => &patterns.month,
            Unit::Year => &patterns.year,
        };
        let say = |number: u64| table.numbers.fill(forms, (number, &table.numbers.running(number)));
        let with = |pattern: &str, number: u64| fill(pattern, &[("length", &say(number))]);
        match self.most - self.least {
            0 if self.rounded => with(&table.elapsed.about, self.most),
            0 => say(self.most),
            _ if self.least == 0 => with(at_most, self.most),
            1 | 2 if self.unit != Unit::Day => with(&table.elapsed.about, self.middle),
            _ => {
                let (from, to) = (table.numbers.running(self.least), table.numbers.running(self.most));
                let range = fill(&table.elapsed.range, &[("from", &from), ("to", &to)]);
                table.numbers.fill(forms, (self.most, &range))
            }
        }
    }
}

/// Up to this number, the words of a gap are words: `Ten years later`, `11 years later`.
const GAP_WORDS: u64 = 10;

/// Whether both ends of a time that passed are known to the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// They are.
    Exact,
    /// One of them is not.
    Vague,
}

impl DateWords {
    /// Words the time between two parts of a timeline as a line of its own, from the whole months that passed at least:
    /// `Nine months later`, `About two years later`. From two years on it is whole years, and `More than two years later`
    /// where months are left over: a year that has not passed is never told.
    pub fn gap(&self, months: u64, ends: Ends) -> String {
        let words = self.passed(months);
        let around = |pattern: &str| fill(pattern, &[("length", &words)]);
        capital(&match ends {
            _ if months >= YEARS_FROM && !months.is_multiple_of(12) => around(&self.elapsed.more_than),
            Ends::Vague => around(&self.elapsed.about),
            Ends::Exact => words,
        })
    }

    /// Returns what a script needs to word gaps: templates for many years, for "about" and for "more than", then 2 to 23
    /// months and 2 to 10 years; words as within a sentence.
    pub fn gaps(&self) -> Vec<String> {
        let years = self.elapsed.later.year.get("other").cloned().unwrap_or_default();
        let lengths = (2..YEARS_FROM).chain((2..=GAP_WORDS).map(|years| years * 12));
        let around = |pattern: &str| fill(pattern, &[("length", "{length}")]);
        let templates = [years, around(&self.elapsed.about), around(&self.elapsed.more_than)];
        templates.into_iter().chain(lengths.map(|months| self.passed(months))).collect()
    }

    /// Words a number of months gone by, within a sentence, as months or as whole years.
    fn passed(&self, months: u64) -> String {
        let (forms, number) = if months < YEARS_FROM {
            (&self.elapsed.later.month, months)
        } else {
            (&self.elapsed.later.year, months / 12)
        };
        let words = if number <= GAP_WORDS { self.numbers.word(number) } else { self.numbers.digits(number) };
        self.numbers.fill(forms, (number, &words))
    }
}

/// Returns the first and last day of a date, when it has both.
fn limits(date: &Date) -> Option<(Day, Day)> {
    super::read::limits_of(date)
}

/// Returns the days that a date can start on.
fn start(date: &Date) -> Option<(Day, Day)> {
    limits(date.start().date()?)
}

/// Counts the units of a stretch.
fn count(unit: Unit, (from, to): (Day, Day)) -> Count {
    match unit {
        Unit::Day => Count { units: u64::try_from(to.number() - from.number()).unwrap_or_default(), rounded: false },
        Unit::Month => months(from, to),
        Unit::Year => {
            let months = months(from, to).units;
            let rest = months % 12;
            Count { units: years(months), rounded: rest >= 3 }
        }
    }
}

/// Tells whether a length is too far from whole years to be told in them; one that is vague may lack two months.
fn uneven(shortest: (Day, Day), longest: (Day, Day)) -> bool {
    let rest = months(longest.0, longest.1).units % 12;
    (3..=9).contains(&rest) || (rest > 9 && shortest == longest)
}

/// Counts the years that months make, to the nearest.
fn years(months: u64) -> u64 {
    (months + 6) / 12
}

/// Counts months, to the nearest.
fn months(from: Day, to: Day) -> Count {
    let index = |day: Day| i128::from(day.year()) * 12 + i128::from(day.month());
    let mut whole = index(to) - index(from);
    let mut rest = i16::from(to.day()) - i16::from(from.day());
    if rest < 0 {
        whole -= 1;
        rest += 30;
    }
    let units = u64::try_from(whole).unwrap_or_default() + u64::from(rest >= 15);
    Count { units, rounded: (7..=23).contains(&rest) }
}
