//! The page of a topic, and of a place, which shows the same.

use serde::Serialize;

use super::layout::Head;
use super::part::{Card, EventYear};
use crate::model::Extra;

/// The page of a topic or a place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Topic {
    /// The frame.
    pub head: Head,
    /// What it is: "Topic", "Place".
    pub label: String,
    /// The title.
    pub title: String,
    /// What it is about, as inline HTML; empty for none.
    pub description_html: String,
    /// What the timeline holds: "9 of 16 events" and the like.
    pub counts: Vec<String>,
    /// The timeline filtered to it; empty without events.
    pub filter_href: String,
    /// Its feed; none where there is none.
    pub feed_href: Option<String>,
    /// The events, by year.
    pub years: Vec<EventYear>,
    /// Articles.
    pub articles: Vec<Card>,
    /// The keys that the author added to the topic; none for a place, which begin with `x-`, as written.
    pub extra: Extra,
}
