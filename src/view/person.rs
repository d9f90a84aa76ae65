//! The page of a person.

use serde::Serialize;

use super::evidence::Outbounds;
use super::layout::Head;
use super::part::{Card, Chart, Correction, EventYear, Fact, Figure};
use crate::model::Extra;

/// The page of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Person {
    /// The frame.
    pub head: Head,
    /// The name.
    pub name: String,
    /// A short biography, as blocks; empty for none.
    pub body_html: String,
    /// Other names, born, died.
    pub facts: Vec<Fact>,
    /// A portrait.
    pub image: Option<Figure>,
    /// Links elsewhere.
    pub links: Outbounds,
    /// The posts held, drawn, with their table; none without tenures.
    pub posts: Option<Chart>,
    /// Each office with the people who held it, drawn.
    pub seats: Vec<Chart>,
    /// The events, by year.
    pub years: Vec<EventYear>,
    /// What the timeline holds: "14 of 16 events", "First: April 12, 2021", "Latest: Nov. 12, 2022".
    pub counts: Vec<String>,
    /// The timeline filtered to this person; empty without events.
    pub filter_href: String,
    /// Who else is in those events.
    pub companions: Vec<Companion>,
    /// Articles.
    pub articles: Vec<Card>,
    /// Claims made.
    pub claims: Vec<Card>,
    /// Corrections to what concerns the person, newest first.
    pub corrections: Vec<Correction>,
    /// The keys that the author added to the person, which begin with `x-`, as written.
    pub extra: Extra,
}

/// Somebody who is in the same events.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Companion {
    /// The name.
    pub name: String,
    /// The page.
    pub href: String,
    /// In how many: "3 events".
    pub count: String,
    /// The length of the bar in per cent of the longest.
    pub share: u8,
}
