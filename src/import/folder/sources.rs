//! Sources that records cite: one entry for each address, however many records name it.

use std::collections::BTreeMap;

use url::Url;

use super::super::foreign::{Node, Value as Said};
use super::super::{Entry, Fate, Ids, Options, Value, date};
use super::aim::{self, Aim};
use super::map::{Rule, Way};
use super::stamp;
use crate::parse::Kind;
use crate::parse::words::{SourceKind, Vocabulary};
use crate::problem::wording::ticked;

/// The keys that sources have everywhere, where a mapping says nothing of them.
const USUAL: [(&str, &str); 16] = [
    ("title", "title"),
    ("url", "url"),
    ("link", "url"),
    ("publisher", "outlet"),
    ("outlet", "outlet"),
    ("publication", "outlet"),
    ("author", "authors"),
    ("authors", "authors"),
    ("date", "published"),
    ("published", "published"),
    ("access_date", "accessed"),
    ("accessed", "accessed"),
    ("archive_url", "archive"),
    ("archive", "archive"),
    ("note", "note"),
    ("notes", "note"),
];

/// The sources so far.
#[derive(Debug, Default)]
pub(super) struct Sources {
    /// The order of the numbers in dates such as 3/4/2023.
    order: Option<date::Order>,
    /// Ids by folded address, or by outlet and title where there is none.
    known: BTreeMap<String, String>,
    /// The place of a new source among the entries, by its id.
    at: BTreeMap<String, usize>,
    /// The new ones.
    pub(super) made: Vec<Entry>,
}

/// What became of a source: its id, and what became of each of its keys.
pub(super) struct Taken {
    /// The id; none where it could not be carried over.
    pub(super) id: Option<String>,
    /// The keys with their lines; an empty key is the source itself.
    pub(super) fates: Vec<(String, usize, Fate)>,
}

/// A source while it is read.
#[derive(Default)]
struct Draft {
    /// The order of the numbers in its dates.
    order: Option<date::Order>,
    /// Its keys.
    fields: Vec<(String, Value)>,
    /// What became of the foreign ones, and where each went.
    fates: Vec<(String, usize, Fate)>,
}

impl Sources {
    /// Gathers the sources of a site.
    pub(super) fn of(options: &Options<'_>) -> Self {
        let mut sources = Self { order: options.order, ..Self::default() };
        for source in &options.documents.sources {
            if let Some(url) = &source.url {
                sources.known.insert(folded(&url.value), source.id.value.clone());
            }
        }
        sources
    }

    /// Takes a source: an id of the site, an address, a title, or a map of its keys.
    pub(super) fn take(&mut self, node: &Node, way: &Way, ids: &mut Ids) -> Taken {
        let mut draft = Draft { order: self.order, ..Draft::default() };
        match &node.value {
            Said::Map(entries) => entries.iter().for_each(|(key, node)| draft.key(key, node, way)),
            _ => draft.words(node),
        }
        self.add(draft, ids)
    }

    /// Adds a source, or finds the one that it is.
    fn add(&mut self, mut draft: Draft, ids: &mut Ids) -> Taken {
        if let Err(why) = draft.complete() {
            let fates =
                draft.fates.into_iter().map(|(key, line, _)| (key, line, Fate::Dropped { why: why.to_owned() }));
            return Taken { id: None, fates: fates.collect() };
        }
        let key = match draft.text("url") {
            Some(url) => folded(url),
            None => {
                format!("{}\n{}", draft.text("outlet").unwrap_or_default(), draft.text("title").unwrap_or_default())
            }
        };
        if let Some(id) = self.known.get(&key).cloned() {
            self.merge(&id, &mut draft);
            return Taken { id: Some(id), fates: draft.fates };
        }
        let words = format!("{} {}", draft.text("outlet").unwrap_or_default(), draft.text("title").unwrap_or_default());
        let id = ids.make(Kind::Source, &words);
        self.known.insert(key, id.as_str().to_owned());
        self.at.insert(id.as_str().to_owned(), self.made.len());
        let mut fields = draft.fields;
        fields.sort_by_key(|(key, _)| aim::source_order(key));
        fields.insert(0, ("id".to_owned(), Value::from(id.as_str())));
        self.made.push(Entry { kind: Kind::Source, id: id.clone(), fields, body: String::new() });
        Taken { id: Some(id.as_str().to_owned()), fates: draft.fates }
    }

    /// Holds a source against the one with its address: what that lacks is added, what it says otherwise stays.
    fn merge(&mut self, id: &str, draft: &mut Draft) {
        let Some(entry) = self.at.get(id).and_then(|&at| self.made.get_mut(at)) else {
            for (_, _, fate) in &mut draft.fates {
                *fate = Fate::Dropped { why: format!("the site has this source already, as {}", ticked(id)) };
            }
            return;
        };
        for (key, value) in std::mem::take(&mut draft.fields) {
            match entry.fields.iter().find(|(known, _)| *known == key) {
                None => entry.fields.push((key, value)),
                Some((_, kept)) if *kept == value => {}
                Some((_, kept)) => draft.yields(&key, (kept, id)),
            }
        }
        entry.fields[1..].sort_by_key(|(key, _)| aim::source_order(key));
    }
}

impl Draft {
    /// Returns a key that is a text.
    fn text(&self, key: &str) -> Option<&str> {
        let found = self.fields.iter().find(|(name, _)| name == key);
        found.and_then(|(_, value)| if let Value::Text(text) = value { Some(text.as_str()) } else { None })
    }

    /// Takes a source that is only words: an address or a title.
    fn words(&mut self, node: &Node) {
        let words = node.words().unwrap_or_default();
        let key = if web(&words) { "url" } else { "title" };
        self.set(("", node.line), key, words.into());
    }

    /// Takes one key.
    fn key(&mut self, key: &str, node: &Node, way: &Way) {
        let usual = || {
            let to = USUAL.iter().find(|(name, _)| *name == key).map(|(_, to)| (*to).to_owned());
            to.map(|to| Rule::To(Way { to, ..Way::default() }))
        };
        let rule = way.each.iter().find(|(name, _)| name == key).map(|(_, rule)| rule.clone()).or_else(usual);
        match rule {
            _ if node.value == Said::Nothing => self.drop((key, node), "it is empty"),
            None => self.drop((key, node), "the mapping says nothing of this key"),
            Some(Rule::Drop(why)) => self.drop((key, node), &why),
            Some(Rule::To(way)) => self.aimed((key, node), &way),
        }
    }

    /// Takes a key that becomes one of Dateline's.
    fn aimed(&mut self, (key, node): (&str, &Node), way: &Way) {
        if self.fields.iter().any(|(name, _)| *name == way.to) {
            return self.drop((key, node), &format!("another key is the source's {} already", ticked(&way.to)));
        }
        let aim = Aim::of_source(&way.to).unwrap_or(Aim::Own);
        if aim == Aim::Lines {
            let all: Vec<Value> = node.items().into_iter().filter_map(Node::words).map(Value::from).collect();
            return self.set((key, node.line), &way.to, Value::List(all));
        }
        if aim == Aim::Own {
            return self.set((key, node.line), &way.to, super::apply::own(node));
        }
        let Some(said) = node.words() else { return self.drop((key, node), "it is no single value") };
        let Some(word) = way.word(&said) else {
            return self.drop((key, node), &format!("the mapping has no word for {}", ticked(&said)));
        };
        match read((aim, &way.to), &word, self.order) {
            Ok(value) => {
                let into = if let Value::Text(text) = &value { text.clone() } else { word };
                self.set((key, node.line), &way.to, value);
                if into != said {
                    self.fates.pop();
                    let to = format!("source.{}", way.to);
                    self.fates.push((key.to_owned(), node.line, Fate::Normalized { to, from: said, into }));
                }
            }
            Err(why) => self.drop((key, node), &why),
        }
    }

    /// Sets a key.
    fn set(&mut self, (key, line): (&str, usize), to: &str, value: Value) {
        self.fields.push((to.to_owned(), value));
        self.fates.push((key.to_owned(), line, Fate::Mapped { to: format!("source.{to}") }));
    }

    /// Notes that a key is left out.
    fn drop(&mut self, (key, node): (&str, &Node), why: &str) {
        self.fates.push((key.to_owned(), node.line, Fate::Dropped { why: why.to_owned() }));
    }

    /// Notes that a key yields to what is known.
    fn yields(&mut self, key: &str, (kept, id): (&Value, &str)) {
        let kept = if let Value::Text(text) = kept { text.clone() } else { "another value".to_owned() };
        let to = format!("source.{key}");
        for (_, _, fate) in &mut self.fates {
            if matches!(fate, Fate::Mapped { to: at } | Fate::Normalized { to: at, .. } if *at == to) {
                let why = format!("another record says {} of the same source, {}", ticked(&kept), ticked(id));
                *fate = Fate::Dropped { why };
            }
        }
    }

    /// Makes a source whole: it needs a title and an outlet, and an address can stand for both.
    fn complete(&mut self) -> Result<(), &'static str> {
        let url = self.text("url").map(str::to_owned);
        let mut filled = Vec::new();
        for key in ["title", "outlet"] {
            if self.text(key).is_some() {
                continue;
            }
            let Some(url) = &url else {
                let missing = if key == "title" {
                    "the source has neither a title nor an address"
                } else {
                    "it is not said who published the source, and it has no address"
                };
                return Err(missing);
            };
            let value = if key == "title" { url.clone() } else { host(url) };
            self.fields.push((key.to_owned(), value.into()));
            filled.push(format!("source.{key}"));
        }
        if !filled.is_empty() {
            let of_url =
                |fate: &&mut (String, usize, Fate)| matches!(&fate.2, Fate::Mapped { to } if to == "source.url");
            if let Some((_, _, fate)) = self.fates.iter_mut().find(of_url) {
                *fate = Fate::Mapped { to: format!("source.url, {}", filled.join(", ")) };
            }
        }
        Ok(())
    }
}

/// Reads the value of a key of a source.
fn read((aim, to): (Aim, &str), word: &str, order: Option<date::Order>) -> Result<Value, String> {
    match (aim, to) {
        (Aim::Date, _) => stamp::read(word, order).map(Value::from),
        (Aim::Flag, _) => match word.to_lowercase().as_str() {
            "true" | "yes" => Ok(Value::Flag(true)),
            "false" | "no" => Ok(Value::Flag(false)),
            _ => Err(format!("{} is neither true nor false", ticked(word))),
        },
        (_, "url" | "archive") if !web(word) => {
            Err(format!("{} is not the address of a page on the web", ticked(word)))
        }
        (_, "kind") => {
            let lower = word.to_lowercase();
            let known = SourceKind::WORDS.iter().any(|(known, _)| *known == lower);
            if known { Ok(lower.into()) } else { Err(format!("{} is no kind of source", ticked(word))) }
        }
        _ => Ok(word.into()),
    }
}

/// Tells whether a text is the address of a page on the web, without a name or a password in it.
pub(super) fn web(text: &str) -> bool {
    Url::parse(text).is_ok_and(|url| {
        matches!(url.scheme(), "http" | "https") && url.username().is_empty() && url.password().is_none()
    })
}

/// Returns the host of an address, without `www.`.
fn host(url: &str) -> String {
    let parsed = Url::parse(url).ok();
    let host = parsed.as_ref().and_then(Url::host_str).unwrap_or(url);
    host.strip_prefix("www.").unwrap_or(host).to_owned()
}

/// Folds an address: what two addresses of one page may differ in is gone.
fn folded(url: &str) -> String {
    let Ok(mut parsed) = Url::parse(url) else { return url.to_owned() };
    parsed.set_fragment(None);
    let kept: Vec<(String, String)> = parsed
        .query_pairs()
        .filter(|(key, _)| !key.starts_with("utm_") && !matches!(&**key, "fbclid" | "gclid"))
        .map(|(key, value)| (key.into_owned(), value.into_owned()))
        .collect();
    parsed.set_query(None);
    let query: Vec<String> = kept.iter().map(|(key, value)| format!("{key}={value}")).collect();
    let port = parsed.port().map(|port| format!(":{port}")).unwrap_or_default();
    format!("{}{port}{}?{}", host(url), parsed.path().trim_end_matches('/'), query.join("&"))
}
