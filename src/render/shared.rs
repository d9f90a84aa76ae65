//! HTML that many pages show alike, rendered once: events as lines and rows, sources as lines and in chips.
//!
//! Pages stand at different depths. In shared HTML the way to the root of the site is written as U+0000, which no text
//! can hold; it is replaced by the page's own where the HTML is placed.

use std::sync::OnceLock;

use serde::Serialize;
use tera::Context;

use super::page::links::Links;
use super::page::{Frame, evidence, listing, source, timeline};
use super::prose::Setting;
use crate::date::Date;
use crate::locale::Locale;
use crate::model::{Event, Key, Site, Source};
use crate::prose::Prose;
use crate::view::evidence::SourceLine;

/// Stands for the way to the root: U+0000, which the rule `control-character` keeps out of every text.
const ROOT: u8 = 0;

/// Stands for the same in running text, which takes U+0000 out: a character that is none, and means nothing.
const OPEN: char = '\u{FDD0}';

/// The template of a source as a line.
const LINE: &str = "part/source-line.html";

/// The shared HTML of a site, each piece made when it is first asked for.
#[derive(Debug)]
pub struct Shared {
    /// Events as lines of lists, with the number of their sources.
    lines: Vec<OnceLock<String>>,
    /// Events as rows of the timeline.
    rows: Vec<OnceLock<String>>,
    /// Sources as lines of lists.
    sources: Vec<OnceLock<String>>,
    /// Sources as lines beneath their outlet, with what rests on each.
    resting: Vec<OnceLock<String>>,
    /// Sources as entries of a row's chip.
    chips: Vec<OnceLock<String>>,
    /// The dates of events in words.
    event_dates: Vec<OnceLock<String>>,
    /// The dates of sources in words.
    source_dates: Vec<OnceLock<String>>,
    /// The newest date of the content in words; none without any.
    version: Option<String>,
    /// The first mistake in a template of these.
    mistake: OnceLock<tera::Error>,
}

impl Shared {
    /// Gets ready to make what the pages of a site share.
    pub fn new(site: &Site) -> Self {
        let (events, sources) = (site.shelves.events.len(), site.shelves.sources.len());
        let none = |count: usize| (0..count).map(|_| OnceLock::new()).collect();
        Self {
            lines: none(events),
            rows: none(events),
            sources: none(sources),
            resting: none(sources),
            chips: none(sources),
            event_dates: none(events),
            source_dates: none(sources),
            version: site.version.as_ref().map(|date| date.words(site.settings.locale.dates())),
            mistake: OnceLock::new(),
        }
    }

    /// Returns the first mistake in a template of what is shared; what was to stand there is left out of pages.
    pub fn mistake(&self) -> Option<&tera::Error> {
        self.mistake.get()
    }

    /// Returns the newest date of the content in words.
    pub fn version(&self) -> Option<&str> {
        self.version.as_deref()
    }

    /// Returns the date of an event in words.
    pub fn event_date(&self, frame: &Frame<'_>, key: Key<Event>) -> &str {
        self.event_dates[key.index()].get_or_init(|| worded(frame.locale(), &frame.site.shelves.events[key].date))
    }

    /// Returns the date of a source in words; none where it is not known.
    pub fn source_date(&self, frame: &Frame<'_>, key: Key<Source>) -> Option<&str> {
        let published = frame.site.shelves.sources[key].published.as_ref()?;
        Some(self.source_dates[key.index()].get_or_init(|| worded(frame.locale(), published)))
    }

    /// Appends an event as a line of a list, with the number of its sources.
    pub fn line(&self, frame: &Frame<'_>, key: Key<Event>, out: &mut String) {
        let make = || {
            let line = timeline::line(frame, key, listing::sources(frame, key));
            self.fill(frame, "part/event-line.html", &shown("line", &line))
        };
        place(self.lines[key.index()].get_or_init(make), frame, out);
    }

    /// Appends an event as a line of a list with a detail that only this page gives.
    pub fn own_line(&self, frame: &Frame<'_>, (key, detail): (Key<Event>, String), out: &mut String) {
        let line = timeline::line(frame, key, detail);
        place(&self.fill(frame, "part/event-line.html", &shown("line", &line)), frame, out);
    }

    /// Appends an event as a row of the timeline.
    pub fn row(&self, frame: &Frame<'_>, key: Key<Event>, out: &mut String) {
        let make = || self.fill(frame, "part/event-row.html", &shown("row", &timeline::row(frame, key)));
        place(self.rows[key.index()].get_or_init(make), frame, out);
    }

    /// Returns a source as a line of a list, with nothing that only this citation gives.
    pub fn source(&self, frame: &Frame<'_>, key: Key<Source>) -> String {
        let make = || self.fill(frame, LINE, &shown("source", &evidence::line(frame, key)));
        placed(self.sources[key.index()].get_or_init(make), frame)
    }

    /// Returns a source as a line beneath its outlet, with what rests on it.
    pub fn resting(&self, frame: &Frame<'_>, key: Key<Source>) -> String {
        let make = || self.fill(frame, LINE, &shown("source", &source::resting(frame, key)));
        placed(self.resting[key.index()].get_or_init(make), frame)
    }

    /// Returns a source as a line of a list of this page alone.
    pub fn own_source(&self, frame: &Frame<'_>, line: &SourceLine) -> String {
        placed(&self.fill(frame, LINE, &shown("source", line)), frame)
    }

    /// Returns a source as an entry of a row's chip, to be part of a row: the way to the root is still open.
    pub fn chip(&self, frame: &Frame<'_>, key: Key<Source>) -> &str {
        let make = || self.fill(frame, "part/chip-source.html", &shown("source", &evidence::chip_source(frame, key)));
        self.chips[key.index()].get_or_init(make)
    }

    /// Fills the template of a piece with what it shows.
    fn fill(&self, frame: &Frame<'_>, template: &str, shown: &Context) -> String {
        frame.tera.render(template, shown).unwrap_or_else(|mistake| {
            // Pages of other threads may have met it at the same time; any of them will do.
            let _ = self.mistake.set(mistake);
            String::new()
        })
    }
}

/// Returns running text as one line of HTML, to be part of a piece: the way to the root is still open.
pub fn line(frame: &Frame<'_>, prose: &Prose) -> String {
    let links = Links { frame, sources: &[], root: OPEN.to_string() };
    let setting = Setting { marks: &[], links: &links, words: frame.words, scope: "" };
    super::prose::line(prose, &setting).replace(OPEN, char::from(ROOT).encode_utf8(&mut [0]))
}

/// Returns what a piece shows, under the name that its template has for it.
fn shown(name: &'static str, view: &impl Serialize) -> Context {
    let mut context = Context::new();
    context.insert(name, view);
    context.insert("root", &char::from(ROOT));
    context
}

/// Appends shared HTML with the way to the root from the page where it is placed.
fn place(html: &str, frame: &Frame<'_>, out: &mut String) {
    let root = frame.root();
    out.reserve(html.len() + 64);
    let mut from = 0;
    for at in memchr::memchr_iter(ROOT, html.as_bytes()) {
        out.push_str(&html[from..at]);
        out.push_str(&root);
        from = at + 1;
    }
    out.push_str(&html[from..]);
}

/// Returns shared HTML with the way to the root from the page where it is placed.
fn placed(html: &str, frame: &Frame<'_>) -> String {
    let mut placed = String::with_capacity(html.len() + 64);
    place(html, frame, &mut placed);
    placed
}

/// Words a date.
fn worded(locale: &Locale, date: &Date) -> String {
    date.words(locale.dates())
}
