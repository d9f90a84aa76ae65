//! The home page and the years of a split timeline.

use serde::Serialize;

use super::layout::Head;
use super::part::{Card, Date, Link, Status};
use super::timeline::Timeline;

/// The home page: the story so far, what is new, and the timeline.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Home {
    /// The frame.
    pub head: Head,
    /// The line above the title: "Timeline · January 2021 to November 2022".
    pub kicker: String,
    /// The title of the story.
    pub title: String,
    /// The story so far, as blocks; empty for none.
    pub story_html: String,
    /// What is new; none without events.
    pub latest: Option<Latest>,
    /// The timeline.
    pub timeline: Timeline,
}

/// What is new on the site.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Latest {
    /// The date of the newest event.
    pub date: Date,
    /// The newest event.
    pub event: Link,
    /// Its status.
    pub status: Status,
    /// What the site holds: "16 events, 18 sources, 2 corrections".
    pub counts: String,
    /// The newest date in the content, worded whole: "Updated Nov. 14, 2022".
    pub updated: Option<Date>,
    /// The article worth opening first.
    pub article: Option<Card>,
}

/// One year of a timeline that is split by year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct YearPart {
    /// The frame.
    pub head: Head,
    /// The line above the title: the title of the story.
    pub kicker: String,
    /// The year.
    pub title: String,
    /// The chapter's title; empty for none.
    pub chapter: String,
    /// The timeline, with this year's rows.
    pub timeline: Timeline,
    /// The year before.
    pub previous: Option<Link>,
    /// The year after.
    pub next: Option<Link>,
}
