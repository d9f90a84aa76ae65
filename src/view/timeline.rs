//! The timeline: years, months, rows, gaps, the overview strip and the filters.

use serde::Serialize;

use super::evidence::{Quotation, SourcesChip};
use super::part::{Card, Link, Status, Tenure};
use crate::model::Extra;

/// The timeline of a page: the overview, the filters and the rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Timeline {
    /// The overview strip; none when there is no event.
    pub strip: Option<Strip>,
    /// The choices of the filter bar, those with fewer than two options left out.
    pub facets: Vec<Facet>,
    /// The number of events that stand on this page: "16".
    pub total: String,
    /// The live count with `{n}` where the number goes: "{n} of 16 events", "{n} key events of 332".
    pub count: String,
    /// The same for one event; empty where it is no different.
    pub count_one: String,
    /// Whether the key events alone stand on this page, since the others are on the pages of their years.
    pub key_only: bool,
    /// The years that stand on this page, with their events.
    pub years: Vec<Year>,
    /// What a script words gaps with: templates for many years, "about" and "more than", then 2 to 23 months
    /// and 2 to 10 years; empty where events stand on other pages.
    pub gaps: Vec<String>,
    /// Every year of a timeline that is split by year, as links; empty when it is whole.
    pub parts: Vec<YearLink>,
    /// The line at the end of the rail, such as "The record stops here. Updated Nov. 14, 2022."
    pub end: String,
}

/// The overview strip.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Strip {
    /// The heading: "Two years, 16 events".
    pub heading: String,
    /// The ready `<svg>`.
    pub svg_html: String,
    /// Whether each event is a square; where there are too many, columns are bars, and the key stands by the timeline.
    pub squares: bool,
    /// The statuses that occur, for the key.
    pub statuses: Vec<Status>,
    /// What the columns hold and where they lead, as a table that stands beneath.
    pub columns: Vec<StripColumn>,
    /// What the lanes show, as tables that stand beneath; empty without lanes.
    pub lanes: Vec<LaneTable>,
}

/// A column of the overview in words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct StripColumn {
    /// The months or years: "November 2022".
    pub label: String,
    /// How many events: "3".
    pub count: String,
    /// The headlines of its key events; empty for none.
    pub key_events: String,
    /// Where its events begin, on this page or another.
    pub href: String,
}

/// A lane of the overview as a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct LaneTable {
    /// The office: "Commissioner, CBP".
    pub heading: String,
    /// Who held it, confirmed or acting, oldest first.
    pub rows: Vec<Tenure>,
}

/// One choice of the filter bar.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Facet {
    /// `person`, `organization`, `topic`, `place`, `kind`, `status` or `importance`: the key in the address and the
    /// `data-` attribute of a row.
    pub name: &'static str,
    /// Its words: "Person".
    pub label: String,
    /// What can be chosen.
    pub options: Vec<Choice>,
}

/// An option of a facet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// The id that rows carry.
    pub value: String,
    /// Its words.
    pub label: String,
}

/// A year of the timeline.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Year {
    /// The fragment: `y2022`.
    pub id: String,
    /// The year as read.
    pub year: String,
    /// The chapter's title; empty for none.
    pub chapter: String,
    /// The count in words: "7 events".
    pub count: String,
    /// The number of its events, those that stand on other pages too: "7".
    pub total: String,
    /// The months that have events, in order.
    pub months: Vec<Month>,
}

/// A year of a split timeline, as a link.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct YearLink {
    /// The year as read.
    pub year: String,
    /// The chapter's title; empty for none.
    pub chapter: String,
    /// The count in words.
    pub count: String,
    /// The page of that year.
    pub href: String,
    /// Whether it is this page.
    pub current: bool,
}

/// A month of the timeline, a season, or what is known to the year alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Month {
    /// The fragment: `m2022-11`, `m2023-21` for a season, `m2022` for what is known to the year alone.
    pub id: String,
    /// Its name: "November", "Spring"; empty for what is known to the year alone.
    pub name: String,
    /// The name with its year, for the filter bar: "November 2022".
    pub label: String,
    /// The time passed since the latest end of what came before; none for the first of the page and below two months.
    pub gap: Option<Gap>,
    /// The rows of its events, in order; ready HTML, since a timeline that is split shows some of them twice.
    pub events_html: String,
}

/// The time between two months, seasons or years that have events.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Gap {
    /// The whole months that passed at least; two or more.
    pub months: u32,
    /// How tall it is drawn: the months passed, at most 11.
    pub size: u32,
    /// The words: "Three months later", "More than two years later".
    pub words: String,
}

/// An event as a row of the timeline.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct EventRow {
    /// The event's id, which is the row's fragment too.
    pub id: String,
    /// The event's page.
    pub href: String,
    /// Its title.
    pub title: String,
    /// `major`, `normal` or `minor`.
    pub importance: &'static str,
    /// The date as it hangs beside the row.
    pub date: DateFace,
    /// Its status.
    pub status: Status,
    /// The summary as inline HTML; empty for none.
    pub summary_html: String,
    /// A quotation.
    pub quotation: Option<Quotation>,
    /// The count of sources and what opens beneath it; none for an event without sources.
    pub sources: Option<SourcesChip>,
    /// The people in it.
    pub people: Vec<Link>,
    /// "Corrected Nov. 14", with the way to the correction.
    pub corrected: Option<Link>,
    /// Articles on it, each by its title and with "Annotated article, 9 notes".
    pub articles: Vec<Card>,
    /// What filters choose by.
    pub data: RowData,
    /// The keys that the author added to the event, which begin with `x-`, as written.
    pub extra: Extra,
}

/// The ids a row can be filtered by, each list separated by spaces; empty for none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RowData {
    /// People.
    pub person: String,
    /// Organizations.
    pub organization: String,
    /// Topics.
    pub topic: String,
    /// Places.
    pub place: String,
    /// The kind of event.
    pub kind: String,
    /// The first and the last day it can mean, counted so that 31 make a month, each with `~` where it is not exact:
    /// "62713/62720~".
    pub days: String,
}

/// A date as it hangs beside a row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DateFace {
    /// `day` (an exact day: a numeral), `loose` (anything vaguer: words and a grey band) or `span` (an interval: words
    /// and a bar).
    pub form: &'static str,
    /// Words before the numeral of a day: "Nov." in American English; empty otherwise.
    pub before: String,
    /// The numeral of a day: "9"; empty otherwise.
    pub numeral: String,
    /// Words after the numeral of a day: "Nov." in British English; empty otherwise.
    pub after: String,
    /// What screen readers hear besides, such as ", 2022".
    pub hidden: String,
    /// The words of a vague date or a span: "In October", "Early Nov."; empty for a day.
    pub words: String,
    /// The small line: "Wednesday", "exact day not reported", "12 months"; empty for none.
    pub small: String,
    /// The value for `<time datetime>`; none where the date is not exact.
    pub datetime: Option<String>,
}
