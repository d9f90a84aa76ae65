//! The list of all articles, people, organizations, topics or places.

use serde::Serialize;

use super::layout::Head;

/// Every item of one kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Index {
    /// The frame.
    pub head: Head,
    /// The title: "People".
    pub title: String,
    /// The count: "12 people".
    pub count: String,
    /// The groups: articles by year, newest first; people and organizations by initial when they are many; else one.
    pub groups: Vec<Group>,
}

/// Items under one hanging heading.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Group {
    /// The heading: "2022", "M"; empty for none.
    pub heading: String,
    /// The items, in order.
    pub entries: Vec<Entry>,
}

/// An item of an index.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Its title or name.
    pub title: String,
    /// Its page.
    pub href: String,
    /// A sentence about it, as inline HTML; empty for none.
    pub summary_html: String,
    /// The line beneath, such as "14 events" or "Nov. 13, 2022 · 9 notes"; empty for none.
    pub detail: String,
}
