//! Events as lines of lists: rendered once, shown by every page that lists them.
//!
//! An event stands on the pages of its people, organizations, topics, places, sources and outlets. They all stand two
//! folders deep, so that one line with its links fits them all.

use std::sync::OnceLock;

use tera::Context;

use super::page::{Frame, listing, timeline};
use crate::model::{Event, Key};

/// The way to the root from the pages that share lines.
const ROOT: &str = "../../";

/// The lines of all events, each made when it is first asked for.
#[derive(Debug)]
pub struct Lines {
    /// The lines that were made.
    made: Vec<OnceLock<String>>,
}

impl Lines {
    /// Gets ready to make the lines of so many events.
    pub fn new(events: usize) -> Self {
        Self { made: (0..events).map(|_| OnceLock::new()).collect() }
    }

    /// Returns the line of an event with the number of its sources.
    pub fn shared(&self, frame: &Frame<'_>, key: Key<Event>) -> String {
        let make = || Self::own(frame, key, listing::sources(frame, key));
        match self.made.get(key.index()) {
            Some(line) if frame.root() == ROOT => line.get_or_init(make).clone(),
            _ => make(),
        }
    }

    /// Renders the line of an event with a detail of its own.
    ///
    /// A mistake in the template shows on the page itself, where it is reported.
    pub fn own(frame: &Frame<'_>, key: Key<Event>, detail: String) -> String {
        let mut context = Context::new();
        context.insert("line", &timeline::line(frame, key, detail));
        context.insert("root", &frame.root());
        frame.tera.render("part/event-line.html", &context).unwrap_or_default()
    }
}
