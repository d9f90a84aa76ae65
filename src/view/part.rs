//! Small parts that several kinds of page show: links, dates, statuses, lines of a list, charts.

use serde::Serialize;

/// A link inside the site.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Link {
    /// Its words.
    pub label: String,
    /// Where it leads.
    pub href: String,
}

/// A link to another site.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Outbound {
    /// Its words.
    pub label: String,
    /// Where it leads.
    pub url: String,
}

/// A date in words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Date {
    /// The words, such as "Nov. 11, 2022" or "about October 2022".
    pub words: String,
    /// The value for `<time datetime>`; none where the date is not exact.
    pub datetime: Option<String>,
}

/// A status of an event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Status {
    /// `confirmed`, `reported`, `alleged`, `disputed`, `developing`, `scheduled` or `retracted`; the symbol is `s-` and
    /// this name.
    pub name: &'static str,
    /// The status in words.
    pub word: String,
}

/// A verdict on a claim or in a fact-check.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// `true`, `mostly-true`, `needs-context`, `misleading`, `false` or `unproven`.
    pub name: &'static str,
    /// The verdict in words, without a full stop.
    pub word: String,
}

/// A labelled fact: "Born", "Kind", "Country".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// What it is about.
    pub label: String,
    /// The fact; ready HTML, since it may hold links and dates.
    pub value_html: String,
}

/// A title with a line beneath, for lists in the margin.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Card {
    /// The title.
    pub title: String,
    /// Where it leads; none for words alone.
    pub href: Option<String>,
    /// The line beneath, such as "Annotated article, 9 notes"; empty for none.
    pub detail: String,
}

/// An event as one line of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct EventLine {
    /// The event's title.
    pub title: String,
    /// The event's page.
    pub href: String,
    /// The date, as short as the heading above allows: "Nov. 9", "Early Nov.", "Nov. 9, 2022".
    pub date: Date,
    /// Its status.
    pub status: Status,
    /// Whether it is a key event.
    pub major: bool,
    /// The line beneath, such as "Asked to resign · 4 sources"; empty for none.
    pub detail: String,
}

/// The events of one year, under a hanging year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct EventYear {
    /// The year, as read: "2022", "About 1850".
    pub year: String,
    /// Its events as lines, in timeline order; ready HTML, since many pages show the same lines.
    pub events_html: String,
}

/// A correction.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Correction {
    /// When it was made.
    pub date: Date,
    /// What was wrong and what is right.
    pub text_html: String,
    /// What was corrected; none on the item's own page.
    pub item: Option<Link>,
}

/// A picture with its words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// The file, inside the site.
    pub href: String,
    /// What the picture shows; empty only for decoration.
    pub alt: String,
    /// The caption; empty for none.
    pub caption_html: String,
    /// Whose picture it is; empty for none.
    pub credit: String,
    /// Width and height in pixels, when they are known.
    pub size: Option<(u32, u32)>,
}

/// A chart of tenures, drawn, with its key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Chart {
    /// The heading: "Posts held", "The same seat".
    pub heading: String,
    /// A second line of the heading, such as "Commissioners since 2018"; empty for none.
    pub subheading: String,
    /// The ready `<svg>`, with its name for screen readers.
    pub svg_html: String,
    /// The shades that occur in it and what they mean.
    pub key: Vec<Shade>,
    /// What the chart shows, as rows of the table that stands beside it.
    pub rows: Vec<Tenure>,
}

/// One shade of a chart and its meaning.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Shade {
    /// `full` (the person of the page), `soft` (confirmed), `acting` or `nominated`.
    pub name: &'static str,
    /// What it means.
    pub word: String,
}

/// A person in an office over an interval, as a row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tenure {
    /// The person, on an organization's page; the office, on a person's.
    pub title: String,
    /// Where the title leads; none when it has no page.
    pub href: Option<String>,
    /// The organization of the office, on a person's page.
    pub organization: Option<Link>,
    /// In what capacity: "Confirmed", "Acting", "Nominated".
    pub capacity: String,
    /// The interval in words.
    pub date: Date,
    /// How long it lasted, such as "11 months"; empty when it is not known.
    pub duration: String,
    /// What else is to be said; empty for none.
    pub note_html: String,
    /// What it rests on.
    pub sources: Vec<Link>,
}
