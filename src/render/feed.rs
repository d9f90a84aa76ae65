//! `feed.xml` (Atom, RFC 4287): what became known or was changed last, as entries for feed readers.
//!
//! One entry for each event or article, under the address of its page, which never changes; `updated` is the time of
//! its last change, never the date of what happened.

use std::cmp::Reverse;
use std::fmt::Write as _;

use super::change::{self, Moment};
use super::escape;
use super::page::timeline::capital;
use crate::address::Address;
use crate::date::Date;
use crate::locale::Locale;
use crate::model::{Article, Correction, Event, Key, Site, Topic};
use crate::plan::{Kind, Plan};
use crate::prose::Prose;

/// How many entries a feed has at most.
const MOST: usize = 50;

/// Writes the feed of the newest 50 changes, newest first; none for a site that does not say where it is published.
///
/// An event is new when it became known ([`change::known`]), an article when it was published; both are new again when
/// they are changed or corrected. An article without any date is no news and is left out.
pub fn feed(site: &Site, plan: &Plan) -> Option<String> {
    let settings = &site.settings;
    let base = settings.base_url.as_ref()?;
    let own = plan.entries.iter().find(|entry| entry.kind == Kind::Feed)?;
    let entries = newest(site);
    let updated = entries.first().map_or_else(Moment::never, |entry| entry.updated);
    let mut xml = Xml::default();
    xml.out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.open("feed", &[("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", settings.locale.tag())]);
    xml.element("title", &settings.title);
    xml.optional("subtitle", settings.description.as_deref());
    xml.element("id", base.as_str());
    xml.element("updated", &updated.time());
    xml.empty("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &base.join(&own.address))]);
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", base.as_str())]);
    xml.authors(&settings.authors);
    if settings.authors.is_empty() {
        xml.author(&settings.title);
    }
    xml.optional("rights", settings.licence.as_deref());
    xml.element("generator", "Dateline");
    for entry in &entries {
        let address = entry.item.address(plan);
        write_entry(&mut xml, (site, entry), &base.join(address));
    }
    xml.close("feed");
    Some(xml.out)
}

/// What an entry tells of.
#[derive(Clone, Copy)]
enum Item<'a> {
    /// An event.
    Event(Key<Event>, &'a Event),
    /// An article.
    Article(Key<Article>, &'a Article),
}

/// One entry.
struct Entry<'a> {
    /// When it was last changed.
    updated: Moment,
    /// When it first was news.
    published: Option<Moment>,
    /// What it tells of.
    item: Item<'a>,
}

impl<'a> Item<'a> {
    /// Returns where its page stands.
    fn address(self, plan: &Plan) -> &Address {
        match self {
            Self::Event(key, _) => plan.addresses.event(key),
            Self::Article(key, _) => plan.addresses.article(key),
        }
    }

    /// Returns the headline.
    fn title(self) -> &'a str {
        match self {
            Self::Event(_, event) => &event.title,
            Self::Article(_, article) => &article.title,
        }
    }

    /// Returns who wrote it, where that is not the whole site.
    fn authors(self) -> &'a [String] {
        match self {
            Self::Event(..) => &[],
            Self::Article(_, article) => &article.authors,
        }
    }

    /// Returns what it is about.
    fn topics(self) -> &'a [Key<Topic>] {
        match self {
            Self::Event(_, event) => &event.topics,
            Self::Article(_, article) => &article.topics,
        }
    }

    /// Returns what was corrected, newest first.
    fn corrections(self) -> &'a [Correction] {
        match self {
            Self::Event(_, event) => &event.corrections,
            Self::Article(_, article) => &article.corrections,
        }
    }

    /// Returns what it says in short.
    fn summary(self) -> String {
        match self {
            Self::Event(_, event) => event.summary.as_ref().map_or_else(|| event.body.excerpt(), Prose::line),
            Self::Article(_, article) => {
                article.standfirst.as_ref().map_or_else(|| article.body.excerpt(), Prose::line)
            }
        }
    }

    /// Returns a line of what to know before reading: date in words, status, how many sources and notes.
    fn facts(self, locale: &Locale) -> String {
        let date = |date: &Date| date.words(locale.dates());
        let count =
            |noun: &str, number: usize| (number > 0).then(|| locale.count(&format!("count.{noun}"), number as u64));
        let facts = match self {
            Self::Event(_, event) => [
                Some(date(&event.date)),
                Some(locale.string(&format!("status.{}", event.status.name()))),
                count("sources", event.sources.len()),
            ],
            Self::Article(_, article) => [
                article.published.as_ref().map(date),
                count("notes", article.annotations.len()),
                count("sources", article.sources.len()),
            ],
        };
        capital(&facts.into_iter().flatten().collect::<Vec<_>>().join(&locale.string("separator")))
    }
}

/// Returns the entries, newest first; of one instant articles come first, then events, the last of the timeline first.
fn newest(site: &Site) -> Vec<Entry<'_>> {
    let articles = site.shelves.articles.entries().filter_map(|(key, article)| {
        let published = article.published.as_ref().map(Moment::of);
        Some(Entry { updated: change::article(article)?, published, item: Item::Article(key, article) })
    });
    let events = site.shelves.events.entries().rev().map(|(key, event)| {
        let known = change::known(site, event);
        let updated = change::event(event).map_or(known, |changed| changed.max(known));
        Entry { updated, published: Some(known), item: Item::Event(key, event) }
    });
    let mut entries: Vec<Entry<'_>> = articles.chain(events).collect();
    entries.sort_by_key(|entry| Reverse((entry.updated, entry.published)));
    entries.truncate(MOST);
    entries
}

/// Writes an entry whose page has an absolute address.
fn write_entry(xml: &mut Xml, (site, entry): (&Site, &Entry<'_>), url: &str) {
    let item = entry.item;
    xml.open("entry", &[]);
    xml.element("title", item.title());
    xml.element("id", url);
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", url)]);
    xml.optional("published", entry.published.map(Moment::time).as_deref());
    xml.element("updated", &entry.updated.time());
    xml.authors(item.authors());
    for &topic in item.topics() {
        let topic = &site.shelves.topics[topic];
        xml.empty("category", &[("term", topic.id.as_str()), ("label", &topic.title)]);
    }
    xml.content(&content(item, &site.settings.locale));
    xml.close("entry");
}

/// Returns the content of an entry as HTML: what it says in short, what was corrected last, what to know of it.
fn content(item: Item<'_>, locale: &Locale) -> String {
    let corrected = item.corrections().first().map(|correction| {
        let date = correction.date.words(locale.dates());
        let mark = locale.fill("corrections.mark", &[("date", &date)]);
        locale.fill("event.label", &[("label", &mark)]) + &correction.text.plain()
    });
    let paragraphs = [Some(item.summary()), corrected, Some(item.facts(locale))];
    let mut html = String::new();
    for words in paragraphs.into_iter().flatten().filter(|words| !words.is_empty()) {
        _ = write!(html, "<p>{}</p>", escape::text(&words));
    }
    html
}

/// XML while it is written; every text and value is escaped here, names are ours.
#[derive(Default)]
struct Xml {
    /// What was written.
    out: String,
    /// How many elements are open.
    depth: usize,
}

impl Xml {
    /// Begins a line with the start of a tag: its name and attributes.
    fn tag(&mut self, name: &str, attributes: &[(&str, &str)]) {
        _ = write!(self.out, "{:1$}<{name}", "", self.depth * 2);
        for (attribute, value) in attributes {
            _ = write!(self.out, " {attribute}=\"{}\"", escape::xml(value));
        }
    }

    /// Opens an element that holds others.
    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.out.push_str(">\n");
        self.depth += 1;
    }

    /// Closes an element that holds others.
    fn close(&mut self, name: &str) {
        self.depth -= 1;
        _ = writeln!(self.out, "{:1$}</{name}>", "", self.depth * 2);
    }

    /// Writes an element that holds nothing.
    fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.out.push_str("/>\n");
    }

    /// Writes an element that holds a text.
    fn element(&mut self, name: &str, text: &str) {
        self.tag(name, &[]);
        _ = writeln!(self.out, ">{}</{name}>", escape::xml(text));
    }

    /// Writes an element that holds a text, if there is one.
    fn optional(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.element(name, text);
        }
    }

    /// Writes authors.
    fn authors(&mut self, names: &[String]) {
        for name in names {
            self.author(name);
        }
    }

    /// Writes one author.
    fn author(&mut self, name: &str) {
        self.open("author", &[]);
        self.element("name", name);
        self.close("author");
    }

    /// Writes the content of an entry, which is HTML.
    fn content(&mut self, html: &str) {
        self.tag("content", &[("type", "html")]);
        _ = writeln!(self.out, ">{}</content>", escape::xml(html));
    }
}
