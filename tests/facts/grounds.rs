//! What an entry may say: everything that its facts and sources say.

use std::collections::BTreeSet;

use super::scan::{self, Found, Number, Value, When};
use super::sheet::Table;

/// Numbers, dates and words that stand in facts and in the heads of sources.
#[derive(Debug, Default)]
pub(crate) struct Grounds {
    /// The numbers.
    numbers: Vec<Number>,
    /// The votes and hours.
    figures: BTreeSet<String>,
    /// The dates.
    dates: Vec<When>,
    /// All words, folded.
    words: BTreeSet<String>,
}

impl Grounds {
    /// Adds dates in EDTF, and texts; a day in a text that has no year is of the year of the first date.
    pub(crate) fn add<'a>(
        &mut self,
        dates: impl IntoIterator<Item = &'a str>,
        texts: impl IntoIterator<Item = &'a str>,
    ) {
        let dates: Vec<When> = dates.into_iter().flat_map(scan::edtf).collect();
        for text in texts {
            for found in scan::scan(text) {
                self.value(found.value, dates.first());
            }
            self.words.extend(scan::words(text));
        }
        self.dates.extend(dates);
    }

    /// Adds names as words alone: the number of a television station says nothing.
    pub(crate) fn add_names<'a>(&mut self, names: impl IntoIterator<Item = &'a str>) {
        self.words.extend(names.into_iter().flat_map(scan::words));
    }

    /// Adds what means the same as words that are there.
    pub(crate) fn complete(&mut self, table: &Table) {
        for (short, long) in &table.same {
            let sides = [scan::words(short), scan::words(long)];
            if sides.iter().any(|side| side.iter().all(|word| self.has(word))) {
                self.words.extend(sides.into_iter().flatten());
            }
        }
        self.words.extend(table.known.iter().flat_map(|word| scan::words(word)));
    }

    /// Tells whether something may be said; a word at the head of a sentence counts when it is part of a name.
    pub(crate) fn hold(&self, found: &Found, heads: &BTreeSet<String>) -> bool {
        match &found.value {
            Value::Small(_) => true,
            Value::Number(number) => self.numbers.iter().any(|exact| number.rounds(*exact)),
            Value::Figure(figure) => self.figures.contains(figure),
            Value::Date(day) => self.dates(*day),
            Value::Name(name) => self.has(name),
            Value::Head(head) => self.has(head) || !heads.contains(head),
        }
    }

    /// Tells whether a date, or part of one, may be said.
    pub(crate) fn dates(&self, day: When) -> bool {
        self.dates.iter().any(|exact| day.fits(*exact))
    }

    /// Tells whether each word with a capital of a name is there.
    pub(crate) fn name(&self, name: &str) -> bool {
        scan::capitals(name).iter().all(|word| self.has(word))
    }

    /// Tells whether a word is there, in the singular or the plural.
    fn has(&self, word: &str) -> bool {
        let one = word.strip_suffix('s').unwrap_or(word);
        [word, one, &format!("{word}s")].iter().any(|form| self.words.contains(*form))
    }

    /// Adds one value of a text.
    fn value(&mut self, value: Value, first: Option<&When>) {
        match value {
            Value::Small(number) | Value::Number(number) => self.numbers.push(number),
            Value::Figure(figure) => _ = self.figures.insert(figure),
            Value::Date(day) if day.year.is_none() => {
                self.dates.push(day);
                self.dates.extend(first.filter(|_| day.month.is_some()).map(|first| When { year: first.year, ..day }));
            }
            Value::Date(day) => self.dates.push(day),
            Value::Name(_) | Value::Head(_) => {}
        }
    }
}
