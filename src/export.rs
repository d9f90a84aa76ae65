//! The checked site for other programs: as exact as each format allows, and what it cannot hold is named.
//!
//! Owns what an event is to programs that show slides ([`Slide`]), and its date in their parts ([`dating`]); `timelinejs` and `csv` write them, `webannotation`
//! writes the notes on articles. What is exported and imported again is what it was, as far as the format can say it.

pub mod csv;
pub mod dating;
mod html;
mod slide;
pub mod timelinejs;
pub mod webannotation;

use std::collections::BTreeMap;

use crate::model::Site;
use crate::plan::Plan;
pub use slide::Slide;

/// The key of a page that was the title of a timeline before it was imported, and is again where it is exported.
pub const TITLE_SLIDE: &str = "x-title-slide";

/// A format that is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// `TimelineJS`: JSON of version 3.
    TimelineJs,
    /// The sheet of `TimelineJS` as CSV, with columns of Dateline's behind its own.
    Csv,
    /// Notes on articles, as the W3C's Web Annotations.
    WebAnnotation,
}

/// What was written, and what could not be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Export {
    /// The text of the file.
    pub text: String,
    /// What the format cannot hold: how often, by what it is.
    pub lost: BTreeMap<String, usize>,
}

impl Export {
    /// Notes that something is not in the file.
    fn lose(&mut self, what: &str, count: usize) {
        if count > 0 {
            *self.lost.entry(what.to_owned()).or_default() += count;
        }
    }

    /// Writes a line for each kind of thing that is not in the file.
    pub fn report(&self) -> String {
        let lines = self.lost.iter().map(|(what, count)| format!("not in this format: {what} ({count})\n"));
        lines.collect()
    }
}

/// Writes a site in a format.
pub fn write(format: Format, site: &Site, plan: &Plan) -> Export {
    match format {
        Format::TimelineJs => timelinejs::write(site, plan),
        Format::Csv => csv::write(site, plan),
        Format::WebAnnotation => webannotation::write(site, plan),
    }
}
