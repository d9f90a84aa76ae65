//! The small shapes that several kinds of document share, as written.

use super::fields::Fields;
use super::form::Names;
use super::link;
use super::reader::{self, Item, date, flag, reference, text, verbatim, word};
use super::words::{Status, Verdict};
use super::yaml::Value;
use crate::text::{Place, Spanned};

/// A date or interval as typed (EDTF, ISO 8601-2), not yet read.
pub type WrittenDate = Spanned<String>;

/// An id as typed: it may lead nowhere.
pub type Reference = Spanned<String>;

/// The author's own keys, which begin with `x-`, in the order they were written.
pub type Extra = serde_json::Map<String, serde_json::Value>;

/// Whether, where and when an item is published: keys that every kind with a page of its own can have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Publication {
    /// Old addresses that lead here.
    pub aliases: Vec<Spanned<String>>,
    /// Held back until somebody says otherwise, where true.
    pub draft: Option<Spanned<bool>>,
    /// Held back until this moment.
    pub embargo: Option<WrittenDate>,
    /// Kept out of search engines, where true.
    pub noindex: Option<Spanned<bool>>,
}

/// A person in an event, and the part they played.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// The person.
    pub id: Reference,
    /// Their part, in words.
    pub part: Option<Spanned<String>>,
    /// The author's own keys.
    pub extra: Extra,
}

/// A source that is cited, and where in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The source.
    pub id: Reference,
    /// Where in the source: a page, a minute.
    pub locator: Option<Spanned<String>>,
    /// What the source itself rests on, in words.
    pub basis: Option<Spanned<String>>,
    /// The author's own keys.
    pub extra: Extra,
}

/// Words that somebody said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The words.
    pub text: Spanned<String>,
    /// Who said them: a person, an organization or a plain name.
    pub speaker: Option<Spanned<String>>,
    /// Where they are to be found.
    pub source: Option<Citation>,
    /// The author's own keys.
    pub extra: Extra,
}

/// An image or another file that is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Medium {
    /// Where the whole entry stands.
    pub place: Place,
    /// The file: beside the document, or in `static/`.
    pub file: Spanned<String>,
    /// Words for those who cannot see it; `Some` and empty for an image that only decorates.
    pub alt: Option<Spanned<String>>,
    /// Words under it.
    pub caption: Option<Spanned<String>>,
    /// Who made it.
    pub credit: Option<Spanned<String>>,
    /// The author's own keys.
    pub extra: Extra,
}

/// A status that an event had from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusChange {
    /// Since when.
    pub date: WrittenDate,
    /// What it was.
    pub status: Spanned<Status>,
    /// Why, in words.
    pub note: Option<Spanned<String>>,
    /// The author's own keys.
    pub extra: Extra,
}

/// A verdict that a claim had from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerdictChange {
    /// Since when.
    pub date: WrittenDate,
    /// What it was.
    pub verdict: Spanned<Verdict>,
    /// Why, in words.
    pub note: Option<Spanned<String>>,
    /// The author's own keys.
    pub extra: Extra,
}

/// A fact on which sources differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute {
    /// Which fact, in words or as the name of a key.
    pub field: Spanned<String>,
    /// What is said, by source.
    pub values: Vec<DisputedValue>,
    /// The author's own keys.
    pub extra: Extra,
}

/// One of the values of a disputed fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisputedValue {
    /// The value, in words.
    pub value: Spanned<String>,
    /// Who says so.
    pub sources: Vec<Citation>,
    /// The author's own keys.
    pub extra: Extra,
}

/// A mistake that was mended, in the open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// When it was mended.
    pub date: WrittenDate,
    /// What was wrong and what is right, as Markdown.
    pub text: Spanned<String>,
    /// The author's own keys.
    pub extra: Extra,
}

/// An address on another site, or an id or address on this one, with words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The words; absent where the target is an id that has a title of its own.
    pub title: Option<Spanned<String>>,
    /// Where it leads.
    pub url: Spanned<String>,
    /// The author's own keys.
    pub extra: Extra,
}

/// Reads the keys that say whether, where and when an item is published.
pub(super) fn publication(fields: &mut Fields<'_, '_>) -> Publication {
    Publication {
        aliases: fields.list("aliases", text),
        draft: fields.optional("draft", flag),
        embargo: fields.optional("embargo", date),
        noindex: fields.optional("noindex", flag),
    }
}

/// Tells whether a value is a map, the longer form of what can also be a single word.
fn is_map(item: Item<'_, '_>) -> bool {
    matches!(item.node.value, Value::Map(_))
}

/// Reads `id` or `{id, part}`.
pub(super) fn participant(item: Item<'_, '_>) -> Option<Participant> {
    if !is_map(item) {
        return Some(Participant { id: reference(item)?, part: None, extra: Extra::new() });
    }
    let mut fields = Fields::open(item, "a participant")?;
    Some(Participant {
        id: fields.required("id", reference),
        part: fields.optional("part", text),
        extra: fields.finish()?,
    })
}

/// Reads `id` or `{id, locator, basis}`.
pub(super) fn citation(item: Item<'_, '_>) -> Option<Citation> {
    if !is_map(item) {
        return Some(Citation { id: reference(item)?, locator: None, basis: None, extra: Extra::new() });
    }
    let mut fields = Fields::open(item, "a citation")?;
    Some(Citation {
        id: fields.required("id", reference),
        locator: fields.optional("locator", text),
        basis: fields.optional("basis", text),
        extra: fields.finish()?,
    })
}

/// Reads `text` or `{text, speaker, source}`.
pub(super) fn quotation(item: Item<'_, '_>) -> Option<Quotation> {
    if !is_map(item) {
        return Some(Quotation { text: text(item)?, speaker: None, source: None, extra: Extra::new() });
    }
    let mut fields = Fields::open(item, "a quotation")?;
    Some(Quotation {
        text: fields.required("text", text),
        speaker: fields.optional("speaker", text),
        source: fields.optional("source", citation),
        extra: fields.finish()?,
    })
}

/// Reads `file` or `{file, alt, caption, credit}`.
pub(super) fn medium(item: Item<'_, '_>) -> Option<Medium> {
    let place = item.place();
    if !is_map(item) {
        let file = text(item)?;
        return Some(Medium { place, file, alt: None, caption: None, credit: None, extra: Extra::new() });
    }
    let mut fields = Fields::open(item, "a medium")?;
    Some(Medium {
        place,
        file: fields.required("file", text),
        alt: fields.optional("alt", verbatim),
        caption: fields.optional("caption", text),
        credit: fields.optional("credit", text),
        extra: fields.finish()?,
    })
}

/// Reads `{date, status, note}`.
pub(super) fn status_change(item: Item<'_, '_>) -> Option<StatusChange> {
    let mut fields = Fields::open(item, "a change of status")?;
    Some(StatusChange {
        date: fields.required("date", date),
        status: fields.required("status", word),
        note: fields.optional("note", text),
        extra: fields.finish()?,
    })
}

/// Reads `{date, verdict, note}`.
pub(super) fn verdict_change(item: Item<'_, '_>) -> Option<VerdictChange> {
    let mut fields = Fields::open(item, "a change of verdict")?;
    Some(VerdictChange {
        date: fields.required("date", date),
        verdict: fields.required("verdict", word),
        note: fields.optional("note", text),
        extra: fields.finish()?,
    })
}

/// Reads `{field, values}`.
pub(super) fn dispute(item: Item<'_, '_>) -> Option<Dispute> {
    let mut fields = Fields::open(item, "a disputed fact")?;
    Some(Dispute {
        field: fields.required("field", text),
        values: fields.required_list("values", disputed_value),
        extra: fields.finish()?,
    })
}

/// Reads `{value, sources}`.
fn disputed_value(item: Item<'_, '_>) -> Option<DisputedValue> {
    let mut fields = Fields::open(item, "a disputed value")?;
    Some(DisputedValue {
        value: fields.required("value", text),
        sources: fields.list("sources", citation),
        extra: fields.finish()?,
    })
}

/// Reads `{date, text}`.
pub(super) fn correction(item: Item<'_, '_>) -> Option<Correction> {
    let mut fields = Fields::open(item, "a correction")?;
    Some(Correction {
        date: fields.required("date", date),
        text: fields.required("text", text),
        extra: fields.finish()?,
    })
}

/// Reads an address, an id or `{title, url}`.
pub(super) fn link(item: Item<'_, '_>) -> Option<Link> {
    if !is_map(item) {
        return Some(Link { title: None, url: link::anywhere(item)?, extra: Extra::new() });
    }
    let mut fields = Fields::open(item, "a link")?;
    Some(Link {
        title: fields.optional("title", text),
        url: fields.required("url", link::anywhere),
        extra: fields.finish()?,
    })
}

/// Reads a list of links, or a map of addresses by their words.
pub(super) fn links(item: Item<'_, '_>) -> Vec<Link> {
    let named = match &item.node.value {
        Value::Map(map) => !map.iter().any(|(key, _)| key.name() == "url"),
        _ => false,
    };
    if !named {
        return reader::list(item, link);
    }
    Fields::pairs(item, Names::Words, |title, value| {
        Some(Link { title: Some(title), url: link::anywhere(value)?, extra: Extra::new() })
    })
}
