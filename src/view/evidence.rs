//! Evidence as pages show it: lines of sources, the count of independent outlets, editors' notes.

use serde::Serialize;

use super::part::{Date, Link, Outbound, Verdict};
use crate::model::Extra;

/// What an item rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// The number of independent outlets, written large: "3".
    pub independent: String,
    /// The sentence beside it: "independent outlets, among 4 sources. One of the four relies on another, so …".
    pub sentence: String,
    /// The sources, those that rely on another beneath it.
    pub sources: Vec<SourceEntry>,
}

/// A source as one entry of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SourceEntry {
    /// The number in its list, counted from 1.
    pub number: u32,
    /// The id of the source, for a fragment: the entry is `source-` and this.
    pub id: String,
    /// How deep it stands beneath what it relies on: 0 stands alone, 1 relies on the entry above; at most 3.
    pub depth: u8,
    /// What is said of it; ready HTML, since many pages say the same.
    pub line_html: String,
}

/// What an entry says of a source.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SourceLine {
    /// The source's own page.
    pub href: String,
    /// Its title.
    pub title: String,
    /// Who published it; none where the heading above says so.
    pub outlet: Option<Link>,
    /// The authors in words; empty for none.
    pub authors: String,
    /// When it was published.
    pub date: Option<Date>,
    /// The original.
    pub url: Option<String>,
    /// The archived copy.
    pub archive: Option<String>,
    /// How it knows, such as "Two unnamed people familiar with the matter"; empty for none.
    pub basis: String,
    /// Where in it, such as "p. 4"; empty for none.
    pub locator: String,
    /// What kind of source it is, in words: "Report", "Document"; empty for none.
    pub kind: String,
    /// Whom it relies on, such as "Cites the Los Angeles Times"; empty for none.
    pub relies: String,
    /// Whether it must be paid for.
    pub paywall: bool,
    /// The language, in words, where it is not the site's; empty for none.
    pub language: String,
    /// The language as a BCP 47 tag, for the title's `lang`, where it is not the site's.
    pub language_tag: Option<String>,
    /// What rests on it, such as "4 events, 1 note"; empty for none.
    pub detail: String,
}

/// The boxed count of sources on a row of the timeline, and what opens beneath it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SourcesChip {
    /// The count in words: "4 sources".
    pub count: String,
    /// Up to three outlets and the rest counted: "Los Angeles Times, Fox News, CNN and 1 more".
    pub outlets: String,
    /// Every source as an entry; ready HTML, since many rows show the same.
    pub sources_html: String,
}

/// A source inside the chip.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ChipSource {
    /// The outlet.
    pub outlet: String,
    /// The original, if it has an address.
    pub url: Option<String>,
    /// The source's own page, linked when it has no original.
    pub href: String,
    /// When it was published.
    pub date: Option<Date>,
    /// The archived copy.
    pub archive: Option<String>,
}

/// A kind of annotation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct NoteKind {
    /// `context`, `fact-check`, `source`, `correction`, `analysis`, `definition`, `dispute`, `missing-reply` or
    /// `update`; the symbol and the class are `k-` and this name.
    pub name: &'static str,
    /// The kind in words.
    pub word: String,
    /// What it does, for the legend, such as "what the passage assumes".
    pub gloss: String,
}

/// An editor's note on a passage.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Note {
    /// The annotation's id: the note is `note-` and this, the number in the text `ref-` and this.
    pub id: String,
    /// The number of the note in its article, counted from 1.
    pub number: u32,
    /// Its kind.
    pub kind: NoteKind,
    /// Whether it says that the text is wrong, contested, tested or one-sided: then it is folded last.
    pub grave: bool,
    /// The words of the text that it is about.
    pub quote: String,
    /// The verdict, said first, of a fact-check.
    pub verdict: Option<Verdict>,
    /// A title; empty for none.
    pub title: String,
    /// What a closed note says: the title, or the note without its formatting.
    pub summary: String,
    /// The note itself, as blocks.
    pub html: String,
    /// What it rests on.
    pub sources: Vec<NoteSource>,
    /// Who wrote it; empty for none.
    pub author: String,
    /// When it was written.
    pub date: Option<Date>,
    /// When it was last reviewed, worded whole: "reviewed Nov. 20, 2022".
    pub reviewed: Option<Date>,
    /// What came of it, when it is settled; empty for none.
    pub resolved: String,
    /// The keys that the author added to the annotation, which begin with `x-`, as written.
    pub extra: Extra,
}

/// A source under a note.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct NoteSource {
    /// Its words, such as "Fox News, Nov. 11, 2022" with the locator.
    pub label: String,
    /// The source's own page.
    pub href: String,
    /// The original.
    pub url: Option<String>,
    /// The archived copy.
    pub archive: Option<String>,
}

/// Words that somebody said, with whose they are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Quotation {
    /// The words with their quotation marks.
    pub text: String,
    /// The line beneath: "Magnus to senior staff, in an email obtained by Fox News"; empty for none.
    pub credit: String,
    /// The source, where the line links to it.
    pub source: Option<Link>,
}

/// Links elsewhere that a page lists.
pub type Outbounds = Vec<Outbound>;
