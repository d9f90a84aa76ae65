//! Targets: the keys of Dateline's that an import can fill, and how each reads what it is given.

use crate::parse::Kind;

/// How a target reads a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aim {
    /// As one text.
    Line,
    /// As a list of texts.
    Lines,
    /// As a date.
    Date,
    /// As the moment from which on something is published, where it is still to come.
    Release,
    /// As the moment from which on something is published no more.
    Expiry,
    /// As a word of a status.
    Status,
    /// As a word of an importance.
    Importance,
    /// As true or false.
    Flag,
    /// As names of topics.
    Topics,
    /// As names of people.
    People,
    /// As names of organizations.
    Organizations,
    /// As sources.
    Sources,
    /// As ids of other records.
    Records,
    /// As the id of another record.
    Record,
    /// As files of pictures, each perhaps with words about it.
    Media,
    /// As words about a picture.
    Picture,
    /// As old addresses.
    Aliases,
    /// As the words the id is made of.
    Id,
    /// As text below the front matter.
    Body,
    /// As ids of other records, linked to below the text.
    SeeAlso,
    /// As it is, under a key of the author's own.
    Own,
}

/// A target, and the kinds that have it.
struct Target {
    /// The key.
    name: &'static str,
    /// How it reads what it is given.
    aim: Aim,
    /// Its name in an event; empty where there is none.
    event: &'static str,
    /// Its name in an article.
    article: &'static str,
    /// Its name in a page.
    page: &'static str,
}

/// Makes a target of one row of the table below.
const fn target(name: &'static str, aim: Aim, [event, article, page]: [&'static str; 3]) -> Target {
    Target { name, aim, event, article, page }
}

/// Every target, in the order of `docs/content.md`; in each kind, what has another name there is sorted under that.
const TARGETS: [Target; 32] = [
    target("title", Aim::Line, ["title"; 3]),
    target("date", Aim::Date, ["date", "published", ""]),
    target("published", Aim::Date, ["date", "published", ""]),
    target("reported", Aim::Date, ["reported", "", ""]),
    target("summary", Aim::Line, ["summary", "standfirst", "description"]),
    target("standfirst", Aim::Line, ["summary", "standfirst", "description"]),
    target("description", Aim::Line, ["summary", "standfirst", "description"]),
    target("short", Aim::Line, ["short", "", ""]),
    target("status", Aim::Status, ["status", "", ""]),
    target("importance", Aim::Importance, ["importance", "", ""]),
    target("kind", Aim::Line, ["kind", "", ""]),
    target("authors", Aim::Lines, ["", "authors", ""]),
    target("updated", Aim::Date, ["", "updated", ""]),
    target("people", Aim::People, ["people", "people", ""]),
    target("organizations", Aim::Organizations, ["organizations", "", ""]),
    target("places", Aim::Lines, ["places", "", ""]),
    target("events", Aim::Records, ["", "events", ""]),
    target("topics", Aim::Topics, ["topics", "topics", ""]),
    target("sources", Aim::Sources, ["sources", "sources", ""]),
    target("follows", Aim::Records, ["follows", "", ""]),
    target("part-of", Aim::Record, ["part-of", "", ""]),
    target("unknown", Aim::Lines, ["unknown", "", ""]),
    target("media", Aim::Media, ["media", "", ""]),
    target("alt", Aim::Picture, ["alt", "", ""]),
    target("caption", Aim::Picture, ["caption", "", ""]),
    target("credit", Aim::Picture, ["credit", "", ""]),
    target("aliases", Aim::Aliases, ["aliases"; 3]),
    target("draft", Aim::Flag, ["draft"; 3]),
    target("embargo", Aim::Release, ["embargo"; 3]),
    target("expiry", Aim::Expiry, ["draft"; 3]),
    target("noindex", Aim::Flag, ["noindex"; 3]),
    target("id", Aim::Id, ["id"; 3]),
];

/// Targets that are no keys: parts of the text.
const TEXTS: [(&str, Aim); 2] = [("body", Aim::Body), ("see-also", Aim::SeeAlso)];

/// The keys of a source that an import can fill.
const SOURCE: [(&str, Aim); 12] = [
    ("outlet", Aim::Line),
    ("title", Aim::Line),
    ("authors", Aim::Lines),
    ("published", Aim::Date),
    ("accessed", Aim::Date),
    ("url", Aim::Line),
    ("archive", Aim::Line),
    ("kind", Aim::Line),
    ("language", Aim::Line),
    ("owner", Aim::Line),
    ("paywall", Aim::Flag),
    ("note", Aim::Line),
];

impl Aim {
    /// Returns how a target of a record reads; nothing for what is no target of any kind.
    pub(super) fn of_record(name: &str) -> Option<Self> {
        let known = TARGETS.iter().find(|target| target.name == name).map(|target| target.aim);
        known.or_else(|| named(&TEXTS, name)).or_else(|| own(name))
    }

    /// Returns how a target of a source reads.
    pub(super) fn of_source(name: &str) -> Option<Self> {
        named(&SOURCE, name).or_else(|| own(name))
    }
}

/// Looks a name up.
fn named(table: &[(&str, Aim)], name: &str) -> Option<Aim> {
    table.iter().find(|(known, _)| *known == name).map(|(_, aim)| *aim)
}

/// Tells whether a key is the author's own.
fn own(name: &str) -> Option<Aim> {
    name.strip_prefix("x-").is_some_and(|rest| !rest.is_empty()).then_some(Aim::Own)
}

/// Returns the names of all targets of records.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    TARGETS.iter().map(|target| target.name).chain(TEXTS.iter().map(|(name, _)| *name))
}

/// Returns the key that a target has in a kind; nothing where the kind has none.
pub(super) fn key(kind: Kind, name: &str) -> Option<String> {
    let Some(target) = TARGETS.iter().find(|target| target.name == name) else { return Some(name.to_owned()) };
    let key = match kind {
        Kind::Event => target.event,
        Kind::Article => target.article,
        _ => target.page,
    };
    (!key.is_empty()).then(|| key.to_owned())
}

/// Keys in the order in which they are written; the author's own come last.
const WRITTEN: [&str; 27] = [
    "title",
    "date",
    "reported",
    "summary",
    "short",
    "status",
    "importance",
    "kind",
    "standfirst",
    "description",
    "authors",
    "published",
    "updated",
    "people",
    "organizations",
    "places",
    "events",
    "topics",
    "sources",
    "follows",
    "part-of",
    "unknown",
    "media",
    "aliases",
    "draft",
    "embargo",
    "noindex",
];

/// Returns the place of a key among the others, for writing them in the order of the documentation.
pub(super) fn order(key: &str) -> usize {
    WRITTEN.iter().position(|known| *known == key).unwrap_or(WRITTEN.len())
}

/// Returns the place of a key of a source among the others.
pub(super) fn source_order(key: &str) -> usize {
    SOURCE.iter().position(|(name, _)| *name == key).unwrap_or(SOURCE.len())
}
