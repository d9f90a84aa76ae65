//! The page of an organization.

use serde::Serialize;

use super::evidence::Outbounds;
use super::layout::Head;
use super::part::{Card, Chart, Correction, EventYear, Fact, Link};
use crate::model::Extra;

/// The page of an organization.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Organization {
    /// The frame.
    pub head: Head,
    /// The name.
    pub name: String,
    /// The acronym; empty for none.
    pub acronym: String,
    /// What it is, as blocks; empty for none.
    pub body_html: String,
    /// What it is part of.
    pub parent: Option<Link>,
    /// What is part of it.
    pub children: Vec<Link>,
    /// Further facts.
    pub facts: Vec<Fact>,
    /// Links elsewhere.
    pub links: Outbounds,
    /// Its offices with their holders.
    pub offices: Vec<Office>,
    /// The events, by year.
    pub years: Vec<EventYear>,
    /// What the timeline holds: "14 of 16 events" and the like.
    pub counts: Vec<String>,
    /// The timeline filtered to this organization; empty without events.
    pub filter_href: String,
    /// Articles.
    pub articles: Vec<Card>,
    /// Corrections, newest first.
    pub corrections: Vec<Correction>,
    /// The keys that the author added to the organization, which begin with `x-`, as written.
    pub extra: Extra,
}

/// An office and the people who held it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Office {
    /// The office's id, which is the section's fragment.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The holders as lanes, with their table, oldest first; none without holders.
    pub chart: Option<Chart>,
}
