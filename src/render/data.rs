//! `data/timeline.json`: the timeline as data, one line for each event.
//!
//! The shape is a promise to other programs: keys are added, never renamed or taken away, and every key is always
//! there, null or empty where nothing is known. References are ids, as the content has them.

use std::collections::BTreeSet;
use std::fmt;
use std::io;

use serde::{Serialize, Serializer};
use serde_json::ser::Formatter;

use crate::address::Address;
use crate::date::{Bound, Date, Day};
use crate::locale::Locale;
use crate::model::event::{Part, Quotation, Speaker};
use crate::model::site::Shelves;
use crate::model::{Citation, Event, Key, Organization, Place, Site, Topic};
use crate::plan::Plan;
use crate::prose::Prose;

/// Writes the timeline as JSON (RFC 8259), events in timeline order.
///
/// A `url` is absolute where the site says where it is published, else the way from the site's root, without a slash
/// in front: `events/magnus-refuses/`.
pub fn data(site: &Site, plan: &Plan) -> String {
    let settings = &site.settings;
    let timeline = Timeline {
        title: &settings.title,
        description: settings.description.as_deref(),
        language: settings.locale.tag(),
        base_url: settings.base_url.as_ref().map(crate::address::BaseUrl::as_str),
        licence: settings.licence.as_deref(),
        version: site.version.clone().map(|date| Written(date.local_day())),
        events: Events { site, plan },
    };
    let mut bytes = Vec::with_capacity(1024 + site.shelves.events.len() * 1024);
    let mut serializer = serde_json::Serializer::with_formatter(&mut bytes, Lines::default());
    // Neither can fail: memory takes everything, and every key is a string.
    if timeline.serialize(&mut serializer).is_err() {
        return String::new();
    }
    bytes.push(b'\n');
    String::from_utf8(bytes).unwrap_or_default()
}

/// The whole document.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Timeline<'a> {
    /// The name of the site.
    title: &'a str,
    /// What the site is, in a sentence.
    description: Option<&'a str>,
    /// The language of the texts, as a BCP 47 tag.
    language: &'a str,
    /// Where the site is published.
    base_url: Option<&'a str>,
    /// Under what terms others may use it.
    licence: Option<&'a str>,
    /// The newest day in the content.
    version: Option<Written<Day>>,
    /// The events.
    events: Events<'a>,
}

/// All events, made into records one at a time.
struct Events<'a> {
    /// The site.
    site: &'a Site,
    /// Where things stand.
    plan: &'a Plan,
}

impl Serialize for Events<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { site, plan } = *self;
        serializer.collect_seq(site.shelves.events.entries().map(|(key, event)| {
            let address = plan.addresses.event(key);
            record(site, (event, address))
        }))
    }
}

/// One event.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Record<'a> {
    /// Its name in addresses and references.
    id: &'a str,
    /// The headline.
    title: &'a str,
    /// Where its page is.
    url: String,
    /// When it happened.
    date: When<'a>,
    /// When it became known.
    reported: Option<When<'a>>,
    /// How sure the record is.
    status: &'static str,
    /// How much it weighs.
    importance: &'static str,
    /// What sort of event, in the author's own terms.
    kind: Option<&'a str>,
    /// Who had a part in it.
    people: Ids<'a, Part>,
    /// Which organizations it concerns.
    organizations: Ids<'a, Key<Organization>>,
    /// Where it happened.
    places: Ids<'a, Key<Place>>,
    /// What it is about.
    topics: Ids<'a, Key<Topic>>,
    /// What it rests on.
    sources: Ids<'a, Citation>,
    /// How many of the sources are independent of each other.
    independent_sources: usize,
    /// The events it follows from.
    follows: Ids<'a, Key<Event>>,
    /// The larger event it is part of.
    part_of: Option<&'a str>,
    /// How often it was corrected.
    corrections: usize,
    /// Words from it.
    quotation: Option<Words<'a>>,
    /// One sentence for a stranger.
    summary: Option<String>,
}

/// Makes the record of an event that stands at an address.
fn record<'a>(site: &'a Site, (event, address): (&'a Event, &Address)) -> Record<'a> {
    let (shelves, locale) = (&site.shelves, &site.settings.locale);
    Record {
        id: event.id.as_str(),
        title: &event.title,
        url: site.settings.base_url.as_ref().map_or_else(|| address.encoded(), |base| base.join(address)),
        date: When::new(&event.date, locale),
        reported: event.reported.as_ref().map(|date| When::new(date, locale)),
        status: event.status.name(),
        importance: event.importance.name(),
        kind: event.kind.as_deref(),
        people: Ids { list: &event.people, shelves, id: |all, part| all.people[part.person].id.as_str() },
        organizations: Ids { list: &event.organizations, shelves, id: |all, key| all.organizations[*key].id.as_str() },
        places: Ids { list: &event.places, shelves, id: |all, key| all.places[*key].id.as_str() },
        topics: Ids { list: &event.topics, shelves, id: |all, key| all.topics[*key].id.as_str() },
        sources: Ids { list: &event.sources, shelves, id: |all, citation| all.sources[citation.source].id.as_str() },
        independent_sources: event.independent,
        follows: Ids { list: &event.follows, shelves, id: |all, key| all.events[*key].id.as_str() },
        part_of: event.part_of.map(|key| shelves.events[key].id.as_str()),
        corrections: event.corrections.len(),
        quotation: event.quotation.as_ref().map(|quotation| Words::new(quotation, shelves)),
        summary: event.summary.as_ref().map(Prose::line),
    }
}

/// A date.
#[derive(Serialize)]
struct When<'a> {
    /// The date as EDTF (ISO 8601-2).
    edtf: &'a str,
    /// The first day it can mean, as ISO 8601; null when open or unknown.
    earliest: Option<Written<Day>>,
    /// The last day it can mean, as ISO 8601; null when open or unknown.
    latest: Option<Written<Day>>,
    /// The smallest unit stated.
    precision: &'static str,
    /// The date in words.
    text: String,
}

impl<'a> When<'a> {
    /// Makes the record of a date.
    fn new(date: &'a Date, locale: &Locale) -> Self {
        let day = |bound: Bound| bound.day().map(Written);
        Self {
            edtf: date.edtf(),
            earliest: day(date.earliest()),
            latest: day(date.latest()),
            precision: date.precision().name(),
            text: date.words(locale.dates()),
        }
    }
}

/// Words quoted exactly.
#[derive(Serialize)]
struct Words<'a> {
    /// The words.
    text: &'a str,
    /// The name of who said them.
    speaker: Option<&'a str>,
    /// Where they stand.
    source: Option<&'a str>,
}

impl<'a> Words<'a> {
    /// Makes the record of a quotation.
    fn new(quotation: &'a Quotation, shelves: &'a Shelves) -> Self {
        let name = |speaker: &'a Speaker| match speaker {
            Speaker::Person(key) => &shelves.people[*key].name,
            Speaker::Organization(key) => &shelves.organizations[*key].name,
            Speaker::Name(name) => name,
        };
        Self {
            text: &quotation.text,
            speaker: quotation.speaker.as_ref().map(|speaker| name(speaker).as_str()),
            source: quotation.source.map(|key| shelves.sources[key].id.as_str()),
        }
    }
}

/// A list of references, written as ids, each once: a source cited at two places is one source.
struct Ids<'a, R> {
    /// The references.
    list: &'a [R],
    /// What they refer to.
    shelves: &'a Shelves,
    /// How a reference gives an id.
    id: fn(&'a Shelves, &R) -> &'a str,
}

impl<R> Serialize for Ids<'_, R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut seen = BTreeSet::new();
        let ids = self.list.iter().map(|reference| (self.id)(self.shelves, reference));
        serializer.collect_seq(ids.filter(|id| seen.insert(*id)))
    }
}

/// Something written as a string, the way it is displayed.
struct Written<T>(T);

impl<T: fmt::Display> Serialize for Written<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// Lays JSON out with one line for each key of the document and for each item of its lists: small, and a change of
/// one event is a change of one line.
#[derive(Default)]
struct Lines {
    /// How many lists and maps are open.
    depth: usize,
}

impl Lines {
    /// Returns the line feed that stands before a value when this many lists and maps are open, else nothing.
    fn line(&self, depth: usize) -> &'static [u8] {
        if self.depth == depth { b"\n" } else { b"" }
    }
}

impl Formatter for Lines {
    fn begin_array<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.depth += 1;
        out.write_all(b"[")
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.depth -= 1;
        out.write_all(if self.depth == 1 { b"\n]" } else { b"]" })
    }

    fn begin_array_value<W: ?Sized + io::Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        if !first {
            out.write_all(b",")?;
        }
        out.write_all(self.line(2))
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.depth += 1;
        out.write_all(b"{")
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.depth -= 1;
        out.write_all(if self.depth == 0 { b"\n}" } else { b"}" })
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        if !first {
            out.write_all(b",")?;
        }
        out.write_all(self.line(1))
    }
}
