//! A record as an event: each of its values goes to a key, or is said to be dropped.

mod cited;
mod media;
mod named;

use std::collections::BTreeMap;

use super::cell::{Cell, Cells, Commas, Markup, Target};
use super::desk::{Desk, Mention};
use super::listed;
use super::report::Record;
use super::text::{self, Text};
use super::twin;
use super::when::{self, When};
use super::{Entry, Value};
use crate::parse::Kind;
use crate::problem::wording::{list_or, ticked};

/// The keys of an event, in the order of the documentation.
const ORDER: [&str; 19] = [
    "title",
    "date",
    "reported",
    "summary",
    "status",
    "importance",
    "short",
    "kind",
    "people",
    "organizations",
    "places",
    "topics",
    "sources",
    "unknown",
    "media",
    "aliases",
    "draft",
    "embargo",
    "x-",
];

/// The words that a key takes.
fn words_of(key: &str) -> &'static [&'static str] {
    match key {
        "status" => &["confirmed", "reported", "alleged", "disputed", "developing", "scheduled", "retracted"],
        _ => &["major", "normal", "minor"],
    }
}

/// Reads yes or no.
fn said(value: &str) -> Option<bool> {
    match value.trim().to_lowercase().as_str() {
        "yes" | "y" | "true" | "1" | "x" | "✓" | "✔" => Some(true),
        "no" | "n" | "false" | "0" | "-" | "–" => Some(false),
        _ => None,
    }
}

/// Tells whether a day in EDTF has a time without an offset.
fn is_bare_time(edtf: &str) -> bool {
    edtf.split_once('T').is_some_and(|(_, time)| !time.ends_with('Z') && !time.contains(['+', '-']))
}

/// An event while it is made.
#[derive(Default)]
pub(super) struct Event {
    /// Its keys, in any order.
    fields: Vec<(String, Value)>,
    /// Its account.
    body: String,
    /// The words its id is made of.
    name: Option<String>,
    /// The value that says them, where one is there for that.
    named: Option<Cell>,
    /// The sources it rests on, by id, in the order in which they are met.
    sources: Vec<Value>,
    /// What the title links to, with the field that it stands in.
    linked: Vec<(String, text::Link)>,
    /// The words of what was shown from elsewhere, as Markdown.
    quoted: String,
    /// The ids of what is named, by the key that names it.
    ids: BTreeMap<&'static str, Vec<String>>,
}

/// Makes an event of the values of a record; where that cannot be, it is noted as a fault.
pub(super) fn read(mut cells: Cells, record: &mut Record<'_>, desk: &mut Desk<'_>) {
    let mut event = Event::default();
    let titled = event.title(&mut cells, record);
    let Some(When { edtf, words }) = when::read(&mut cells, record, desk.options.order) else {
        cells.drop_all(record, "the record has an error");
        return;
    };
    if titled.is_none() {
        cells.drop_all(record, "the record has an error");
        return;
    }
    event.set("date", edtf);
    if let Some(words) = words {
        event.set(when::DISPLAY, words);
    }
    event.rest(cells, (record, desk));
    event.finish(record, desk);
}

impl Event {
    /// Sets a key.
    pub(super) fn set(&mut self, key: &str, value: impl Into<Value>) {
        self.fields.push((key.to_owned(), value.into()));
    }

    /// Reads the title; a fault where there is none.
    fn title(&mut self, cells: &mut Cells, record: &mut Record<'_>) -> Option<()> {
        let Some(cell) = cells.take(&Target::Title) else {
            record.fault("title", "there is no title", Some("say what happened, in a few words".to_owned()));
            return None;
        };
        let title = words(&cell, "event.title", record);
        if title.is_empty() {
            record.fault(&cell.field, format!("{} holds no words", ticked(&cell.value)), None);
            return None;
        }
        let links = links(&cell);
        self.linked.extend(links.into_iter().map(|link| (format!("{} (HTML)", cell.field), link)));
        self.name = Some(title.clone());
        self.set("title", title);
        Some(())
    }

    /// Reads everything but the title and the date.
    fn rest(&mut self, mut cells: Cells, (record, desk): (&mut Record<'_>, &mut Desk<'_>)) {
        twin::grouped(&cells, record);
        self.identify(&mut cells, record);
        for (field, link) in std::mem::take(&mut self.linked) {
            let mention = Mention { url: &link.url, title: Some(&link.words), outlet: None, id: None };
            let shown = self.cite(mention, (record, desk));
            record.normalized(&field, "source", (&link.url, &format!("{shown} ({})", super::desk::host(&link.url))));
        }
        self.media(&mut cells, (record, desk));
        self.cited(&mut cells, (record, desk));
        for cell in cells.take_all(|_| true) {
            match cell.target.clone() {
                Target::Body if self.body.is_empty() => self.account(&cell, (record, desk)),
                Target::Id => self.id(&cell, record),
                Target::Words(key) if self.is_free(key) => {
                    let value = words(&cell, &format!("event.{key}"), record);
                    self.set(key, value);
                }
                Target::Word(key) if self.is_free(key) => self.word(key, &cell, record),
                Target::Held(_) => self.held(&cell, record),
                Target::Reported if said(&cell.value).is_some() => self.held(&cell, record),
                Target::Embargo => {
                    if let Some(edtf) = when::moment(&cell, "event.embargo", (record, desk.options.order)) {
                        self.set("embargo", edtf);
                    }
                }
                Target::Zone => self.zone(&cell, record),
                Target::Reported => {
                    if let Some(edtf) = when::moment(&cell, "event.reported", (record, desk.options.order)) {
                        self.set("reported", edtf);
                    }
                }
                Target::List(key) => {
                    self.extend(key, cell.list().into_iter().map(Value::from).collect(), (&cell, record));
                }
                Target::Named(key) => self.named(key, &cell, (record, desk)),
                Target::Alias => self.extend("aliases", vec![cell.value.as_str().into()], (&cell, record)),
                Target::Drop(why) => record.dropped(&cell.field, why),
                Target::Type if self.is_free("kind") => {
                    record.mapped(&cell.field, "event.kind");
                    self.set("kind", cell.value.as_str());
                }
                Target::Own(key) => self.own(&key, &cell, record),
                // What has no place, because another value has it, is kept as a key of the author's own.
                _ => self.own(&own_key(&cell.field), &cell, record),
            }
        }
    }

    /// Takes the ids of what the record names, where there are as many as names: which is whose would be a guess else.
    fn identify(&mut self, cells: &mut Cells, record: &mut Record<'_>) {
        for cell in cells.take_all(|target| matches!(target, Target::Ids(_))) {
            let Target::Ids(key) = cell.target else { continue };
            let named = cells.all(|target| *target == Target::Named(key));
            let counts = match key {
                "sources" => cells.peek(&Target::Body).map(|cell| listed::split(&cell.value).1.len()),
                _ => named.map(|cell| Cell { commas: Commas::InNames, ..cell.clone() }.list().len()).max(),
            };
            let ids = cell.list();
            if counts == Some(ids.len()) {
                record.mapped(&cell.field, format!("{key} (ids)"));
                self.ids.insert(key, ids);
            } else {
                record.dropped(&cell.field, "there are not as many ids as names, so that none is certain");
            }
        }
    }

    /// Tells whether a key has no value yet.
    fn is_free(&self, key: &str) -> bool {
        self.fields.iter().all(|(known, _)| known != key)
    }

    /// Keeps a value under a key of the author's own.
    fn own(&mut self, key: &str, cell: &Cell, record: &mut Record<'_>) {
        let numbered = (2..).map(|number| format!("{key}-{number}"));
        let free = std::iter::once(key.to_owned()).chain(numbered).find(|key| self.is_free(key));
        let key = free.unwrap_or_else(|| key.to_owned());
        record.mapped(&cell.field, format!("event.{key}"));
        self.set(&key, cell.value.as_str());
    }

    /// Adds to a list.
    fn extend(&mut self, key: &str, values: Vec<Value>, (cell, record): (&Cell, &mut Record<'_>)) {
        record.mapped(&cell.field, format!("event.{key}"));
        match self.fields.iter_mut().find(|(known, _)| known == key) {
            Some((_, Value::List(list))) => list.extend(values),
            _ => self.set(key, Value::List(values)),
        }
    }

    /// Reads the account, and cites what it links to.
    fn account(&mut self, cell: &Cell, (record, desk): (&mut Record<'_>, &mut Desk<'_>)) {
        let (text, listed) = listed::split(&cell.value);
        let ids = self.ids.remove("sources").filter(|ids| ids.len() == listed.len()).unwrap_or_default();
        for (at, source) in listed.iter().enumerate() {
            self.cite(source.mention(ids.get(at).map(String::as_str)), (record, desk));
        }
        let read = body(&Cell { value: text, ..cell.clone() });
        let base = desk.options.documents.site.base_url.as_ref().map(|base| base.value.clone());
        let elsewhere = |link: &&text::Link| base.as_ref().is_none_or(|base| !link.url.starts_with(base.as_str()));
        for link in read.links.iter().filter(elsewhere) {
            self.cite(Mention { url: &link.url, title: Some(&link.words), outlet: None, id: None }, (record, desk));
        }
        told(cell, &read, ("event (text)", record));
        self.body = read.markdown;
    }

    /// Cites a source once.
    fn cite(&mut self, mention: Mention<'_>, (record, desk): (&mut Record<'_>, &mut Desk<'_>)) -> String {
        let (id, shown) = desk.source(record.import(), mention);
        let id = Value::from(id.as_str());
        if !self.sources.contains(&id) {
            self.sources.push(id);
        }
        shown
    }

    /// Takes the words of an id.
    fn id(&mut self, cell: &Cell, record: &mut Record<'_>) {
        if cell.value.contains(char::is_alphabetic) {
            self.name = Some(cell.value.clone());
            self.named = Some(cell.clone());
        } else {
            self.own(&own_key(&cell.field), cell, record);
        }
    }

    /// Reads one of a few words.
    fn word(&mut self, key: &str, cell: &Cell, record: &mut Record<'_>) {
        let small = cell.value.to_lowercase();
        if words_of(key).contains(&small.as_str()) {
            record.mapped(&cell.field, format!("event.{key}"));
            self.set(key, small);
        } else {
            let help = format!("write {}, or map the column to `x-{key}`", list_or(words_of(key)));
            record.fault(&cell.field, format!("{} is no {key}", ticked(&cell.value)), Some(help));
        }
    }

    /// Takes in whether the event is held back.
    fn held(&mut self, cell: &Cell, record: &mut Record<'_>) {
        let yes = cell.target == Target::Held(true);
        match said(&cell.value) {
            Some(said) if said == yes => {
                record.mapped(&cell.field, "event.draft");
                if self.is_free("draft") {
                    self.set("draft", Value::Flag(true));
                }
            }
            Some(_) => record.dropped(&cell.field, "it says that the event is shown, and all others are"),
            None => {
                let message = format!("{} does not say whether the event is held back", ticked(&cell.value));
                let help = format!("write `yes` or `no`, or map the column to `{}`", own_key(&cell.field));
                record.fault(&cell.field, message, Some(help));
            }
        }
    }

    /// Refuses a zone beside a time without an offset: the time would be read in the zone of the site.
    fn zone(&mut self, cell: &Cell, record: &mut Record<'_>) {
        let timed = |(key, value): &(String, Value)| match value {
            Value::Text(text) if key == "date" => text.split(['/', ',']).any(is_bare_time),
            _ => false,
        };
        if !self.fields.iter().any(timed) {
            return self.own(&own_key(&cell.field), cell, record);
        }
        let message =
            format!("{} is a zone, and the time beside it would be read in the zone of the site", ticked(&cell.value));
        let help = format!(
            "write the time with its offset, as in `2022-05-03T18:30-04:00`, or map the column to `{}` if the zone is the site's",
            own_key(&cell.field)
        );
        record.fault(&cell.field, message, Some(help));
    }

    /// Adds the event to what is written.
    fn finish(mut self, record: &mut Record<'_>, desk: &mut Desk<'_>) {
        if !self.sources.is_empty() {
            self.fields.push(("sources".to_owned(), Value::List(std::mem::take(&mut self.sources))));
        }
        let text = |key: &str| match self.fields.iter().find(|(known, _)| known == key) {
            Some((_, Value::Text(text))) => text.as_str(),
            _ => "",
        };
        if let Some(id) = desk.event(text("title"), text("date")) {
            let help = "take the record out of the file, or the event out of the site".to_owned();
            let message = format!("the site has this event already, as {}", ticked(id));
            record.fault("", message, Some(help));
            if let Some(cell) = &self.named {
                record.dropped(&cell.field, "the record has an error");
            }
            return;
        }
        let place = |key: &str| ORDER.iter().position(|known| *known == key).unwrap_or(ORDER.len());
        self.fields.sort_by_key(|(key, _)| place(key));
        let id = desk.ids.make(Kind::Event, self.name.as_deref().unwrap_or_default());
        if let Some(cell) = &self.named {
            record.became(&cell.field, "event (name of the file)", (&cell.value, id.as_str()));
        }
        let gap = if self.body.is_empty() || self.quoted.is_empty() { "" } else { "\n\n" };
        let body = format!("{}{gap}{}", self.body, self.quoted);
        let entry = Entry { kind: Kind::Event, id, fields: self.fields, body };
        record.import().entries.push(entry);
    }
}

/// Notes that a value was carried over.
fn noted(cells: &mut Cells, target: &Target, (to, record): (&str, &mut Record<'_>)) {
    if let Some(cell) = cells.take(target) {
        record.mapped(&cell.field, to);
    }
}

/// Reads the Markdown of a longer text.
pub(super) fn body(cell: &Cell) -> Text {
    match cell.markup {
        Markup::Markdown => {
            Text { links: text::of_markdown(&cell.value).1, markdown: cell.value.clone(), lost: Vec::new() }
        }
        Markup::Html => text::from_html(&cell.value),
        Markup::Guess if text::is_html(&cell.value) => text::from_html(&cell.value),
        Markup::Guess | Markup::Plain => text::from_plain(&cell.value),
    }
}

/// Notes what became of a longer text.
pub(super) fn told(cell: &Cell, read: &Text, (to, record): (&str, &mut Record<'_>)) {
    record.became(&cell.field, to, (&cell.value, &read.markdown));
    for lost in &read.lost {
        record.dropped(&format!("{} (HTML)", cell.field), lost.clone());
    }
}

/// Returns what words with markup link to.
fn links(cell: &Cell) -> Vec<text::Link> {
    match cell.markup {
        Markup::Markdown => text::of_markdown(&cell.value).1,
        Markup::Guess | Markup::Html if text::is_html(&cell.value) => {
            // An address that stands in a title as words stays there.
            let all = text::from_html(&cell.value).links.into_iter();
            all.filter(|link| text::web(&link.words).is_none()).collect()
        }
        Markup::Guess | Markup::Html | Markup::Plain => Vec::new(),
    }
}

/// Reads words without any markup, and notes what was made of them.
pub(super) fn words(cell: &Cell, to: &str, record: &mut Record<'_>) -> String {
    let plain = match cell.markup {
        Markup::Markdown => text::of_markdown(&cell.value).0,
        Markup::Guess | Markup::Html if text::is_html(&cell.value) => text::plain(&cell.value),
        Markup::Guess | Markup::Html | Markup::Plain => cell.value.clone(),
    };
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    record.became(&cell.field, to, (&cell.value, &plain));
    plain
}

/// Makes a key of the author's own from the name of a field.
pub(super) fn own_key(field: &str) -> String {
    let name = crate::address::Id::suggest(field).map_or_else(|| "field".to_owned(), |id| id.as_str().to_owned());
    if name.starts_with("x-") { name } else { format!("x-{name}") }
}
