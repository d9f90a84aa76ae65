//! The page of an event.

use serde::Serialize;

use super::evidence::{Evidence, Quotation};
use super::layout::Head;
use super::part::{Card, Correction, Date, Figure, Link, Status};
use crate::model::Extra;

/// The page of an event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Event {
    /// The frame.
    pub head: Head,
    /// The event's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// `major`, `normal` or `minor`.
    pub importance: &'static str,
    /// The date, written large.
    pub date: BigDate,
    /// Its status.
    pub status: Status,
    /// What it is filed under: "Key event", "Departure", "Topic: Leadership".
    pub facets: Vec<Filed>,
    /// The summary as inline HTML, shown when there is no account; empty for none.
    pub summary_html: String,
    /// The account, as blocks; empty for none.
    pub account_html: String,
    /// A quotation.
    pub quotation: Option<Quotation>,
    /// Pictures.
    pub media: Vec<Figure>,
    /// What it rests on; none without sources.
    pub evidence: Option<Evidence>,
    /// Values that sources give differently.
    pub disputed: Vec<Disputed>,
    /// What is not known, as blocks; empty for none.
    pub unknown_html: String,
    /// How its status changed, oldest first; empty when it never did.
    pub history: Vec<Change>,
    /// How long it took to become known: "Reported two days later, on Nov. 11, 2022."; empty when it is not said.
    pub known: String,
    /// Corrections, newest first.
    pub corrections: Vec<Correction>,
    /// Ways to cite it.
    pub citations: Vec<Citation>,
    /// Where a correction can be suggested.
    pub suggest_url: Option<String>,
    /// What it followed, this event and what followed it; empty when nothing did.
    pub chain: Vec<Step>,
    /// The people in it, with their part.
    pub people: Vec<Part>,
    /// The organizations in it.
    pub organizations: Vec<Part>,
    /// Who was in office that day.
    pub offices: Vec<InOffice>,
    /// Articles, claims and storylines to read next.
    pub next_reads: Vec<Card>,
    /// The event before.
    pub previous: Option<Neighbour>,
    /// The event after.
    pub next: Option<Neighbour>,
    /// The keys that the author added to the event, which begin with `x-`, as written.
    pub extra: Extra,
}

/// A date written large at the head of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct BigDate {
    /// The lines above the numeral or the words: "Wednesday", "November 2022".
    pub lines: Vec<String>,
    /// The numeral of an exact day; empty otherwise.
    pub numeral: String,
    /// The words of a vague date or a span: "In October 2022"; empty for a day.
    pub words: String,
    /// How exact it is: "Exact day", "Exact day not reported"; empty for none.
    pub precision: String,
    /// That sources differ on it, said in place of how exact it is; empty where they do not.
    pub contested: String,
    /// The value for `<time datetime>`; none where the date is not exact.
    pub datetime: Option<String>,
}

/// Something an event is filed under.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Filed {
    /// What it is, before the words, such as "Topic"; empty for none.
    pub label: String,
    /// The words.
    pub word: String,
    /// Where they lead.
    pub href: Option<String>,
}

/// Something that sources give differently.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Disputed {
    /// What differs: "Date", "Vote count".
    pub label: String,
    /// What each says.
    pub values: Vec<DisputedValue>,
}

/// One of the values in dispute.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DisputedValue {
    /// The value.
    pub value: String,
    /// Who gives it.
    pub sources: Vec<Link>,
}

/// A change of status.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Change {
    /// When.
    pub date: Date,
    /// To what.
    pub status: Status,
    /// Why; empty for none.
    pub note_html: String,
}

/// A way to cite a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Citation {
    /// A name for fragments: `text`, `link`, `apa`, `bibtex`.
    pub name: &'static str,
    /// Its words: "Text", "Link".
    pub label: String,
    /// What is copied, as HTML: its address stands apart.
    pub html: String,
}

/// A step of the causal chain.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Step {
    /// `before`, `here` or `after`.
    pub place: &'static str,
    /// How it is tied, with the date and the time passed: "Followed by · Nov. 11 · two days later".
    pub relation: String,
    /// The title.
    pub title: String,
    /// The event's page.
    pub href: String,
    /// Its status.
    pub status: Status,
}

/// A person or an organization in an event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Part {
    /// The name.
    pub name: String,
    /// The page.
    pub href: String,
    /// The office held that day and the part played: "Secretary of Homeland Security. Made the request."; empty for none.
    pub detail: String,
}

/// Who held an office on the day of an event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct InOffice {
    /// The office.
    pub office: Link,
    /// Who held it; none when it was vacant.
    pub person: Option<Link>,
    /// In what capacity, or that it was vacant: "Acting, since March 2021", "Vacant".
    pub detail: String,
}

/// The event before or after.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Neighbour {
    /// Its date, short: "Nov. 11".
    pub date: String,
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
}
