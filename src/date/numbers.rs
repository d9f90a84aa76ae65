//! Whole numbers in a language: separators, words and plural forms.

use super::table::fill;
use serde::Deserialize;
use serde::de::{Deserializer, Error};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// How a language writes whole numbers.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Numbers {
    /// What stands between thousands.
    group: String,
    /// How many digits a number must have to be grouped.
    group_from: usize,
    /// The small numbers as words, from zero.
    words: Vec<String>,
    /// The first number that running text writes in digits.
    words_below: u64,
    /// When a plural form is used; `other` is for all else.
    plurals: BTreeMap<String, Rule>,
}

/// When a plural form is used: CLDR's rules, for whole numbers.
///
/// Alternatives joined by `or`, of conditions joined by `and`; a condition compares `n`, or `n % NUMBER`, by `=` or
/// `!=`, with numbers and ranges: `n % 10 = 2..4 and n % 100 != 12..14`.
#[derive(Clone, Debug)]
struct Rule(Vec<Vec<Condition>>);

/// One comparison.
#[derive(Clone, Debug)]
struct Condition {
    /// What `n` is divided by first, to take the remainder.
    modulo: Option<u64>,
    /// Whether the numbers must be among the ranges, or must not.
    among: bool,
    /// The numbers compared with.
    ranges: Vec<RangeInclusive<u64>>,
}

impl Numbers {
    /// Writes a number in digits with separators: `10,000`.
    pub fn digits(&self, number: u64) -> String {
        let digits = number.to_string();
        if digits.len() < self.group_from {
            return digits;
        }
        let head = digits.len() % 3;
        let mut groups: Vec<&str> = digits.get(..head).filter(|head| !head.is_empty()).into_iter().collect();
        let mut at = head;
        while let Some(group) = digits.get(at..at + 3) {
            groups.push(group);
            at += 3;
        }
        groups.join(&self.group)
    }

    /// Writes a number as running text has it: small ones as words.
    pub fn running(&self, number: u64) -> String {
        if number < self.words_below { self.word(number) } else { self.digits(number) }
    }

    /// Writes a number as a word as far as the language's list of words goes, then in digits.
    pub fn word(&self, number: u64) -> String {
        let word = usize::try_from(number).ok().and_then(|number| self.words.get(number));
        word.cloned().unwrap_or_else(|| self.digits(number))
    }

    /// Returns the name of the plural form that a number takes: `other`, or one that the table has a rule for.
    pub fn form(&self, number: u64) -> &str {
        let fits = |(_, rule): &(&String, &Rule)| rule.fits(number);
        self.plurals.iter().find(fits).map_or("other", |(form, _)| form.as_str())
    }

    /// Fills `{n}` in the form that a number takes; a form that is missing is `other`.
    pub(super) fn fill(&self, forms: &BTreeMap<String, String>, (number, words): (u64, &str)) -> String {
        let pattern = forms.get(self.form(number)).or_else(|| forms.get("other"));
        pattern.map_or_else(|| words.to_owned(), |pattern| fill(pattern, &[("n", words)]))
    }
}

impl Rule {
    /// Tells whether a number takes the form.
    fn fits(&self, number: u64) -> bool {
        self.0.iter().any(|conditions| conditions.iter().all(|condition| condition.holds(number)))
    }

    /// Reads a rule; none when it is not understood.
    fn read(text: &str) -> Option<Self> {
        let all = |part: &str| part.split(" and ").map(Condition::read).collect::<Option<Vec<_>>>();
        text.split(" or ").map(all).collect::<Option<Vec<_>>>().map(Self)
    }
}

impl Condition {
    /// Tells whether a number meets it.
    fn holds(&self, number: u64) -> bool {
        let number = self.modulo.map_or(number, |modulo| number % modulo);
        self.ranges.iter().any(|range| range.contains(&number)) == self.among
    }

    /// Reads a condition; none when it is not understood.
    fn read(text: &str) -> Option<Self> {
        let (left, right) = text.split_once('=')?;
        let (left, among) = left.strip_suffix('!').map_or((left, true), |left| (left, false));
        let operand = left.trim().strip_prefix('n')?.trim();
        let modulo = match operand.strip_prefix('%') {
            Some(number) => Some(number.trim().parse().ok().filter(|modulo| *modulo > 0)?),
            None if operand.is_empty() => None,
            None => return None,
        };
        let ranges = right.split(',').map(|range| read_range(range.trim())).collect::<Option<Vec<_>>>()?;
        Some(Self { modulo, among, ranges })
    }
}

/// Reads `4` or `2..4`.
fn read_range(text: &str) -> Option<RangeInclusive<u64>> {
    let (from, to) = text.split_once("..").unwrap_or((text, text));
    Some(from.parse().ok()?..=to.parse().ok()?)
}

impl<'de> Deserialize<'de> for Rule {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let text = String::deserialize(reader)?;
        Self::read(&text).ok_or_else(|| {
            D::Error::custom(format!("`{text}` is no plural rule; write one like `n = 1` or `n % 10 = 2..4`"))
        })
    }
}
