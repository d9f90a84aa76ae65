//! What was kept in another format, taken over: entries to write, and what became of every field.
//!
//! ```text
//! Given ─read, by format─▶ Import { entries, media, report, faults } ─write─▶ Additions: paths and bytes below the root
//! ```
//!
//! Owns the readers of foreign formats and the report of what they made of each field. Nothing is dropped in silence
//! and nothing is guessed: every field of every record has exactly one [`Outcome`], and what cannot be read is a
//! [`Fault`], with which nothing is written. The formats have one room each; dates, texts, ids and files are written by
//! rooms that all of them share.

pub mod cell;
pub mod columns;
pub mod csv;
pub mod date;
pub mod desk;
mod event;
pub mod folder;
mod foreign;
pub mod id;
mod listed;
pub mod markdown;
pub mod report;
mod slide;
pub mod table;
pub mod text;
pub mod timelinejs;
mod twin;
pub mod webannotation;
mod when;
pub mod write;
mod yaml;

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::address::Id;
use crate::files::Files;
use crate::files::input::{Given, Input};
use crate::model::Article;
use crate::parse::{Documents, Kind};
use crate::problem::wording::ticked;
use id::Ids;
pub use report::{Fate, Fault, Outcome, Place, Record, Report};

/// A format that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// `TimelineJS`: JSON of version 3 or 2.
    TimelineJs,
    /// A table with a head: CSV, TSV, and what spreadsheets export.
    Csv,
    /// Markdown: a file with tables, or a folder of files with a front matter.
    Markdown,
    /// Annotations of the web: the W3C's, or an export of Hypothesis.
    WebAnnotation,
}

/// What an importer made of a foreign file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    /// What is to be written.
    pub entries: Vec<Entry>,
    /// Files that are to be copied into the site.
    pub media: Vec<Medium>,
    /// What each entry is called in the report; only for annotations, of which some can be left out.
    pub names: Vec<String>,
    /// What became of every field.
    pub report: Report,
    /// What cannot be read; nothing is written where there is any.
    pub faults: Vec<Fault>,
    /// Records that are left out and ought not to be: said as errors, while the rest is written.
    pub left_out: Vec<Fault>,
    /// What somebody should know before the result is published.
    pub warnings: Vec<Fault>,
}

/// One thing to write: an event, a person, a source, an article, a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The kind.
    pub kind: Kind,
    /// The name of its file, or its `id` in a list; for annotations, that of their article.
    pub id: Id,
    /// Its keys, in the order of the documentation; an entry of a list has its `id` among them.
    pub fields: Vec<(String, Value)>,
    /// The Markdown below the front matter; empty for entries of a list.
    pub body: String,
}

/// What a key holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A text, as it is meant, not as YAML writes it.
    Text(String),
    /// `true` or `false`.
    Flag(bool),
    /// A whole number.
    Number(u64),
    /// A list.
    List(Vec<Value>),
    /// Keys with their values.
    Map(Vec<(String, Value)>),
}

/// A file to be copied into the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Medium {
    /// Where it lies.
    pub from: PathBuf,
    /// Its path from the root: `static/media/bridge.jpg`.
    pub to: String,
}

/// What becomes of notes that only their authors could read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Private {
    /// They are left out.
    #[default]
    LeftOut,
    /// They are imported, with a warning each.
    Taken,
}

/// What an importer is told.
#[derive(Clone, Copy, Debug)]
pub struct Options<'o> {
    /// The files of the site that is imported into.
    pub files: &'o Files,
    /// What they say.
    pub documents: &'o Documents,
    /// Which column becomes which key.
    pub map: Option<&'o Input>,
    /// The order of day and month in dates such as 3/4/2023; nothing where it was not said.
    pub order: Option<date::Order>,
    /// What each file of a folder becomes; nothing where it was not said.
    pub kind: Option<Kind>,
    /// Each article as readers see it, by id; only for annotations.
    pub articles: &'o BTreeMap<&'o str, &'o Article>,
    /// The id of the article that annotations are about; nothing where they say it themselves.
    pub article: Option<&'o str>,
    /// What becomes of notes that only their authors could read.
    pub private: Private,
    /// The day of the import, `2026-11-24`: what a generator holds back until a later day stays held back.
    pub today: Option<&'o str>,
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl Import {
    /// Adds what was made of another file.
    pub fn extend(&mut self, other: Self) {
        self.entries.extend(other.entries);
        self.media.extend(other.media);
        self.names.extend(other.names);
        self.report.outcomes.extend(other.report.outcomes);
        self.faults.extend(other.faults);
        self.left_out.extend(other.left_out);
        self.warnings.extend(other.warnings);
    }
}

impl Import {
    /// Leaves out some of the annotations, each with what is wrong with it.
    pub fn leave_out(&mut self, wrong: BTreeMap<usize, Fault>) {
        let mut at = 0..;
        self.entries.retain(|_| at.next().is_some_and(|at| !wrong.contains_key(&at)));
        let mut at = 0..;
        self.names.retain(|_| at.next().is_some_and(|at| !wrong.contains_key(&at)));
        for fault in wrong.into_values() {
            self.report.leave_out(&fault.record, &fault.message);
            self.left_out.push(fault);
        }
    }
}

/// Reads files of a format.
pub fn read(format: Format, given: &[Given], options: &Options<'_>) -> Import {
    let mut ids = Ids::of(options.documents);
    let mut import = Import::default();
    let mut met = BTreeMap::new();
    for given in given {
        let one = match (format, given) {
            (Format::TimelineJs, Given::File(input)) => timelinejs::read(input, options, &mut ids),
            (Format::Csv, Given::File(input)) => csv::read(input, options, &mut ids),
            (Format::Markdown, Given::File(input)) => markdown::table(input, options, &mut ids),
            (Format::Markdown, Given::Folder(given)) => folder::read(given, options, &mut ids),
            (Format::WebAnnotation, Given::File(input)) => webannotation::read(input, options, &mut ids),
            (_, Given::Folder(given)) => report::only(Fault::of_file(
                &given.path,
                "a folder is imported only as `markdown`",
                "name the files in it, or write `dateline import markdown`",
            )),
        };
        let twice = one.entries.iter().filter_map(|entry| again(entry, given.path(), &mut met)).collect::<Vec<_>>();
        import.extend(one);
        import.warnings.extend(twice);
    }
    import
}

/// The events that were met: the file that each is from, by title and date.
type Met = BTreeMap<(String, String), String>;

/// Warns of an event that is in an earlier file too; equal rows of one file are told of where it is read.
fn again(entry: &Entry, path: &str, met: &mut Met) -> Option<Fault> {
    let said = |key: &str| match entry.fields.iter().find(|(name, _)| name == key) {
        Some((_, Value::Text(text))) => text.clone(),
        _ => String::new(),
    };
    let (title, date) = (said("title"), said("date"));
    let what = (entry.kind == Kind::Event).then(|| (title.to_lowercase(), date.clone()))?;
    let first = met.entry(what).or_insert_with(|| path.to_owned());
    (first != path).then(|| Fault {
        record: path.to_owned(),
        place: None,
        field: String::new(),
        message: format!(
            "{} on {} is in {} too, so that the event is there twice",
            ticked(&title),
            ticked(&date),
            ticked(first)
        ),
        help: Some("take it out of one of the two, unless it happened twice".to_owned()),
    })
}
