//! The page of an outlet.

use serde::Serialize;

use super::evidence::SourceEntry;
use super::layout::Head;
use super::part::{EventYear, Fact};
use crate::model::Extra;

/// The page of an outlet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Outlet {
    /// The frame.
    pub head: Head,
    /// The name.
    pub name: String,
    /// Owner, country and kind.
    pub facts: Vec<Fact>,
    /// What rests on it: "3 sources", "9 events".
    pub counts: Vec<String>,
    /// Its sources, oldest first; each without its outlet.
    pub sources: Vec<SourceEntry>,
    /// The events that rest on it, by year.
    pub years: Vec<EventYear>,
    /// The keys that the author added to the outlet, which begin with `x-`, as written.
    pub extra: Extra,
}
