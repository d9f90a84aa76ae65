//! The fact sheet, the table of words and the lists of exceptions, as they are kept in files.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::grounds::Grounds;
use super::scan;

/// What each source says, and what each fact rests on.
#[derive(Debug, Deserialize)]
pub(crate) struct Sheet {
    /// The sources.
    sources: Vec<Source>,
    /// The facts.
    facts: Vec<Fact>,
}

/// A source of the sheet.
#[derive(Debug, Deserialize)]
struct Source {
    /// Its name in the sheet.
    id: String,
    /// Who published it.
    outlet: String,
    /// The title, or a description in brackets.
    title: String,
    /// Who wrote it.
    #[serde(default)]
    authors: Vec<String>,
    /// When it was published.
    published: Option<String>,
}

/// A fact of the sheet.
#[derive(Debug, Deserialize)]
struct Fact {
    /// Its name.
    id: String,
    /// When it was, or began.
    date: String,
    /// When it ended.
    end: Option<String>,
    /// What is the case.
    statement: String,
    /// Who takes part.
    #[serde(default)]
    people: Vec<String>,
    /// Which organizations and places it concerns.
    #[serde(default)]
    names: Vec<String>,
    /// What it rests on.
    sources: Vec<String>,
    /// What else there is to know.
    note: Option<String>,
}

impl Sheet {
    /// Reads a sheet.
    pub(crate) fn of(yaml: &str) -> Self {
        serde_yaml::from_str(yaml).unwrap_or_else(|error| panic!("the fact sheet: {error}"))
    }

    /// Returns the names of all facts, in the order of the sheet.
    pub(crate) fn facts(&self) -> impl Iterator<Item = &str> {
        self.facts.iter().map(|fact| fact.id.as_str())
    }

    /// Tells whether there is a source of a name and a day; of one that shows no day, the day has to be uncertain.
    pub(crate) fn has_source(&self, id: &str, published: Option<&str>) -> bool {
        let inferred = published.is_none_or(|day| day.contains('?'));
        let mut sources = self.sources.iter().filter(|source| source.id == id);
        sources.any(|source| source.published.as_deref().map_or(inferred, |day| published == Some(day)))
    }

    /// Returns the words with a capital of all names: they are names at the head of a sentence, too.
    pub(crate) fn names(&self) -> BTreeSet<String> {
        let names = self.facts.iter().flat_map(|fact| fact.people.iter().chain(&fact.names));
        names.flat_map(|name| scan::capitals(name)).filter(|word| word.len() > 2 && word != "the").collect()
    }

    /// Adds what a fact and its sources say.
    pub(crate) fn add_fact(&self, id: &str, grounds: &mut Grounds) {
        let Some(fact) = self.facts.iter().find(|fact| fact.id == id) else { return };
        let dates = [Some(fact.date.as_str()), fact.end.as_deref()];
        let texts = [Some(&fact.statement), fact.note.as_ref()].into_iter().flatten();
        let names = fact.people.iter().chain(&fact.names);
        grounds.add(dates.into_iter().flatten(), texts.chain(names).map(String::as_str));
        fact.sources.iter().for_each(|source| self.add_source(source, grounds));
    }

    /// Adds what the head of a source says: its title, its outlet, its authors and its day.
    pub(crate) fn add_source(&self, id: &str, grounds: &mut Grounds) {
        let Some(source) = self.sources.iter().find(|source| source.id == id) else { return };
        grounds.add(source.published.as_deref(), [source.title.as_str()]);
        grounds.add_names([&source.outlet].into_iter().chain(&source.authors).map(String::as_str));
    }
}

/// Words that need no fact, and words that mean the same.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Table {
    /// Words with a capital that are no names, or that the whole site is about.
    pub(crate) known: Vec<String>,
    /// Short forms and what they stand for.
    pub(crate) same: BTreeMap<String, String>,
}

impl Table {
    /// Reads a table.
    pub(crate) fn of(yaml: &str) -> Self {
        serde_yaml::from_str(yaml).unwrap_or_else(|error| panic!("the table of words: {error}"))
    }
}

/// Words that an entry may say although its facts do not: by entry and word, the reason.
pub(crate) type Exceptions = BTreeMap<String, BTreeMap<String, String>>;

/// Facts that nothing uses: by name, the reason.
pub(crate) type LeftOut = BTreeMap<String, String>;
