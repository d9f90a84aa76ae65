//! The page of an article with its notes.

use serde::Serialize;

use super::evidence::{Note, NoteKind, SourceEntry};
use super::layout::Head;
use super::part::{Correction, Date, EventLine, Link};
use crate::model::Extra;

/// The page of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Article {
    /// The frame.
    pub head: Head,
    /// The article's id.
    pub id: String,
    /// What it is: "Annotated article", or "Article" without notes.
    pub label: String,
    /// Its title.
    pub title: String,
    /// The standfirst as inline HTML; empty for none.
    pub standfirst_html: String,
    /// Who wrote it: "By the Order of Events desk"; empty for none.
    pub byline: String,
    /// When it was published.
    pub published: Option<Date>,
    /// When it was last updated or corrected, worded whole: "corrected Nov. 14".
    pub updated: Option<Date>,
    /// How long it is: "3 minutes, 9 notes".
    pub length: String,
    /// The count of notes: "9 notes"; empty without notes.
    pub notes_count: String,
    /// The kinds of note that occur, for the legend.
    pub kinds: Vec<NoteKind>,
    /// The text.
    pub passages: Vec<Passage>,
    /// The people in it.
    pub people: Vec<Link>,
    /// The topics it is filed under.
    pub topics: Vec<Link>,
    /// The events it tells of.
    pub events: Vec<EventLine>,
    /// What it rests on.
    pub sources: Vec<SourceEntry>,
    /// Corrections, newest first.
    pub corrections: Vec<Correction>,
    /// Where a correction can be suggested.
    pub suggest_url: Option<String>,
    /// The keys that the author added to the article, which begin with `x-`, as written.
    pub extra: Extra,
}

/// A block of the text, the notes that stand beside it, and the plain blocks up to the next annotated one.
///
/// Before the first annotated block `html` and `notes` are empty. In `html` a passage is written, for an annotation `ID`
/// of kind `source` and number 1, as `<mark class="an k-source" data-annotation="ID">words</mark>`, one mark a piece (the
/// first with `id="passage-ID"`), a piece under several annotations with their ids separated by spaces and, inside the mark
/// of the outermost, a `<span class="an k-KIND">` for each further one. One that has other lines between its own and the
/// words says how many: `data-depth="1"`. After the last mark comes `<a class="an-ref k-source" id="ref-ID" href="#note-ID" role="doc-noteref"><span
/// class="vh">Source note </span>1</a>`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Passage {
    /// The annotated block; empty for none.
    pub html: String,
    /// Its notes, in order.
    pub notes: Vec<Note>,
    /// The blocks that follow, without notes; empty for none.
    pub after_html: String,
}
