//! What became of every field, and what could not be read: the report of an import, and how it is drawn.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::json;

use super::Import;
use crate::problem::wording::{plural, visible};

/// A line of a foreign file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The path of the file, as it is shown.
    pub file: String,
    /// The line, counted from 1.
    pub line: u32,
}

/// What became of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Carried over as it is.
    Mapped {
        /// What it is here: `event.title`, `x-group`.
        to: String,
    },
    /// Said in another way.
    Normalized {
        /// What it is here.
        to: String,
        /// As it was.
        from: String,
        /// As it is now.
        into: String,
    },
    /// Not carried over.
    Dropped {
        /// Why.
        why: String,
    },
}

/// What became of one field of one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The record, such as `event 3: The refusal` or `posts/x.md`.
    pub record: String,
    /// Where it stands.
    pub place: Option<Place>,
    /// The field, by its foreign name: `text.headline`, `Display Date`.
    pub field: String,
    /// What became of it.
    pub fate: Fate,
}

/// What cannot be read, so that nothing is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The record.
    pub record: String,
    /// Where it stands.
    pub place: Option<Place>,
    /// The field; empty where the whole record or file is meant.
    pub field: String,
    /// What is wrong, as a lower-case fragment.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

/// What became of every field of every record: each has exactly one outcome.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The outcomes, in the order of the records and of their fields.
    pub outcomes: Vec<Outcome>,
}

/// One record while it is read: notes what becomes of its fields.
#[derive(Debug)]
pub struct Record<'i> {
    /// What is made of the file.
    import: &'i mut Import,
    /// What the record is called.
    name: String,
    /// Where it stands.
    place: Option<Place>,
}

impl<'i> Record<'i> {
    /// Begins a record.
    pub fn new(import: &'i mut Import, name: impl Into<String>, place: Option<Place>) -> Self {
        Self { import, name: name.into(), place }
    }

    /// Returns what is made of the file, to add entries to.
    pub fn import(&mut self) -> &mut Import {
        self.import
    }

    /// Notes that a field was carried over as it is.
    pub fn mapped(&mut self, field: &str, to: impl Into<String>) {
        self.note(field, Fate::Mapped { to: to.into() });
    }

    /// Notes that a field is said in another way: where it went, what it was and what it is now.
    pub fn normalized(&mut self, field: &str, to: &str, (from, into): (&str, &str)) {
        self.note(field, Fate::Normalized { to: to.to_owned(), from: from.to_owned(), into: into.to_owned() });
    }

    /// Notes what a field is now: carried over where that is what it was, else said in another way.
    pub fn became(&mut self, field: &str, to: &str, (from, into): (&str, &str)) {
        if from == into { self.mapped(field, to) } else { self.normalized(field, to, (from, into)) }
    }

    /// Notes that a field is not carried over, and why.
    pub fn dropped(&mut self, field: &str, why: impl Into<String>) {
        self.note(field, Fate::Dropped { why: why.into() });
    }

    /// Notes of a field that was noted before that it is not carried over after all, and why.
    pub fn gone(&mut self, field: &str, why: &str) {
        let own = |outcome: &&mut Outcome| {
            outcome.field == field && outcome.record == self.name && outcome.place == self.place
        };
        if let Some(outcome) = self.import.report.outcomes.iter_mut().rev().find(own) {
            outcome.fate = Fate::Dropped { why: why.to_owned() };
        }
    }

    /// Notes what somebody should know of a field, once for all records that say the same.
    pub fn warn(&mut self, field: &str, message: impl Into<String>, help: &str) {
        let (record, place, message) = (self.name.clone(), self.place.clone(), message.into());
        if self.import.warnings.iter().all(|known| known.message != message) {
            let (field, help) = (field.to_owned(), Some(help.to_owned()));
            self.import.warnings.push(Fault { record, place, field, message, help });
        }
    }

    /// Notes that a field cannot be read.
    pub fn fault(&mut self, field: &str, message: impl Into<String>, help: Option<String>) {
        let (record, place) = (self.name.clone(), self.place.clone());
        self.import.faults.push(Fault { record, place, field: field.to_owned(), message: message.into(), help });
    }

    /// Notes what became of a field.
    fn note(&mut self, field: &str, fate: Fate) {
        let (record, place) = (self.name.clone(), self.place.clone());
        self.import.report.outcomes.push(Outcome { record, place, field: field.to_owned(), fate });
    }
}

impl Fault {
    /// Makes the fault of a whole file.
    pub fn of_file(path: &str, message: impl Into<String>, help: &str) -> Self {
        let help = (!help.is_empty()).then(|| help.to_owned());
        Self { record: path.to_owned(), place: None, field: String::new(), message: message.into(), help }
    }

    /// Writes the fault as it is shown.
    pub fn draw(&self) -> String {
        self.drawn("error")
    }

    /// Writes what is no fault, and has to be known.
    pub fn warning(&self) -> String {
        self.drawn("warning")
    }

    /// Writes it, with its weight in a word.
    fn drawn(&self, weight: &str) -> String {
        let place = self.place.as_ref().map(|place| format!(" ({}, line {})", place.file, place.line));
        let field = if self.field.is_empty() { String::new() } else { format!(" `{}`:", self.field) };
        let help = self.help.as_ref().map(|help| format!("help: {}\n", visible(help))).unwrap_or_default();
        let text = format!("{}:{field} {}{}", self.record, self.message, place.unwrap_or_default());
        format!("{weight}: {}\n{help}", visible(&text))
    }
}

/// Makes an import of a fault alone.
pub fn only(fault: Fault) -> Import {
    Import { faults: vec![fault], ..Import::default() }
}

/// How often something became of a field, and what is said of it.
#[derive(Default)]
struct Tally<'r> {
    /// How often it was carried over as it is.
    mapped: usize,
    /// How often it was said in another way.
    normalized: usize,
    /// How often it was dropped.
    dropped: usize,
    /// What it became.
    to: Vec<&'r str>,
    /// What is said of it: reasons, and an example of another wording.
    why: Vec<String>,
}

/// How many different things are said of a field in the summary.
const MOST: usize = 2;

impl Report {
    /// Notes that nothing of a record was carried over.
    pub fn leave_out(&mut self, record: &str, why: &str) {
        for outcome in self.outcomes.iter_mut().filter(|outcome| outcome.record == record) {
            if !matches!(outcome.fate, Fate::Dropped { .. }) {
                outcome.fate = Fate::Dropped { why: why.to_owned() };
            }
        }
    }

    /// Returns the outcomes counted by field, in the order in which fields are met first.
    fn tally(&self) -> Vec<(&str, Tally<'_>)> {
        let mut at: BTreeMap<&str, usize> = BTreeMap::new();
        let mut all: Vec<(&str, Tally<'_>)> = Vec::new();
        for outcome in &self.outcomes {
            let at = *at.entry(&outcome.field).or_insert(all.len());
            if at == all.len() {
                all.push((&outcome.field, Tally::default()));
            }
            all[at].1.add(&outcome.fate);
        }
        all
    }

    /// Draws the summary: a line a field.
    pub fn summary(&self) -> String {
        let head = ["field", "mapped", "normalized", "dropped", "to", "why"].map(str::to_owned);
        let rows = self.tally().into_iter().map(|(field, tally)| tally.row(field));
        let rows: Vec<[String; 6]> = std::iter::once(head).chain(rows).collect();
        let widths: Vec<usize> =
            (0..5).map(|at| rows.iter().map(|row| row[at].chars().count()).max().unwrap_or_default()).collect();
        let mut text = String::new();
        for row in &rows {
            let [field, mapped, normalized, dropped, to, why] = row;
            let line = format!(
                "{field:<0$}  {mapped:>1$}  {normalized:>2$}  {dropped:>3$}  {to:<4$}  {why}",
                widths[0], widths[1], widths[2], widths[3], widths[4]
            );
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }

    /// Writes the whole report as Markdown.
    pub fn markdown(&self) -> String {
        let mut text = format!("# What was imported\n\n{}.\n", self.counted());
        text.push_str("\n| record | field | became | from | into or why |\n|---|---|---|---|---|\n");
        for outcome in &self.outcomes {
            let place =
                outcome.place.as_ref().map(|place| format!(" ({}:{})", place.file, place.line)).unwrap_or_default();
            let (became, from, into) = match &outcome.fate {
                Fate::Mapped { to } => (to.as_str(), "", ""),
                Fate::Normalized { to, from, into } => (to.as_str(), from.as_str(), into.as_str()),
                Fate::Dropped { why } => ("dropped", "", why.as_str()),
            };
            let cells = [&format!("{}{place}", outcome.record), &outcome.field, became, from, into].map(cell);
            let _ = writeln!(text, "| {} |", cells.join(" | "));
        }
        text
    }

    /// Writes the whole report as JSON: an object with a list of `outcomes`.
    pub fn json(&self) -> String {
        let outcomes: Vec<serde_json::Value> = self.outcomes.iter().map(Outcome::json).collect();
        format!("{:#}\n", json!({ "outcomes": outcomes }))
    }

    /// Says how many fields had which fate.
    fn counted(&self) -> String {
        let count = |is: fn(&Fate) -> bool| self.outcomes.iter().filter(|outcome| is(&outcome.fate)).count();
        let mapped = count(|fate| matches!(fate, Fate::Mapped { .. }));
        let normalized = count(|fate| matches!(fate, Fate::Normalized { .. }));
        let dropped = count(|fate| matches!(fate, Fate::Dropped { .. }));
        format!("{} mapped, {normalized} normalized, {dropped} dropped", plural(mapped, "field"))
    }
}

impl Outcome {
    /// Returns the outcome as JSON.
    fn json(&self) -> serde_json::Value {
        let mut object = serde_json::Map::new();
        object.insert("record".into(), self.record.as_str().into());
        if let Some(place) = &self.place {
            object.insert("file".into(), place.file.as_str().into());
            object.insert("line".into(), place.line.into());
        }
        object.insert("field".into(), self.field.as_str().into());
        let more: &[(&str, &str)] = match &self.fate {
            Fate::Mapped { to } => &[("fate", "mapped"), ("to", to)],
            Fate::Normalized { to, from, into } => {
                &[("fate", "normalized"), ("to", to), ("from", from), ("into", into)]
            }
            Fate::Dropped { why } => &[("fate", "dropped"), ("why", why)],
        };
        object.extend(more.iter().map(|(key, value)| ((*key).to_owned(), (*value).into())));
        object.into()
    }
}

impl<'r> Tally<'r> {
    /// Counts a fate.
    fn add(&mut self, fate: &'r Fate) {
        let (to, why) = match fate {
            Fate::Mapped { to } => {
                self.mapped += 1;
                (Some(to), None)
            }
            Fate::Normalized { to, from, into } => {
                self.normalized += 1;
                (Some(to), Some(format!("`{}` into `{}`", short(from), short(into))))
            }
            Fate::Dropped { why } => {
                self.dropped += 1;
                (None, Some(why.clone()))
            }
        };
        if let Some(to) = to.filter(|to| !self.to.contains(&to.as_str())) {
            self.to.push(to);
        }
        if let Some(why) = why.filter(|why| self.why.len() <= MOST && !self.why.contains(why)) {
            self.why.push(why);
        }
    }

    /// Returns the cells of a field.
    fn row(self, field: &str) -> [String; 6] {
        let number = |count: usize| if count == 0 { String::new() } else { count.to_string() };
        let mut why = self.why.iter().take(MOST).cloned().collect::<Vec<_>>().join("; ");
        if self.why.len() > MOST {
            why.push_str("; …");
        }
        [
            visible(field),
            number(self.mapped),
            number(self.normalized),
            number(self.dropped),
            self.to.join(", "),
            visible(&why),
        ]
    }
}

/// Cuts a text to what fits into a line of the summary.
fn short(text: &str) -> String {
    let start: String = text.chars().take(32).collect();
    let line = start.replace('\n', " ");
    if start.len() < text.len() { format!("{line}…") } else { line }
}

/// Writes a text so that it stays in its cell of a Markdown table, and is shown as it is.
fn cell(text: &str) -> String {
    let text = visible(&text.replace(['\n', '\t'], " "));
    let mut cell = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '<') {
            cell.push('\\');
        }
        cell.push(c);
    }
    cell
}
