//! What is shared by the records of one import: ids, sources, people and topics that were met before.

use std::collections::BTreeMap;

use super::id::Ids;
use super::{Entry, Import, Options, Value};
use crate::address::Id;
use crate::files::input::Input;
use crate::parse::Kind;

/// What the records of an import share.
#[derive(Debug)]
pub struct Desk<'d> {
    /// The file that is imported.
    pub input: &'d Input,
    /// What the importer was told.
    pub options: &'d Options<'d>,
    /// The ids that are taken.
    pub ids: &'d mut Ids,
    /// The sources, by address.
    sources: BTreeMap<String, Id>,
    /// People, organizations and topics, by kind and name or id in lower case.
    named: BTreeMap<(Kind, String), Id>,
    /// The names of people, organizations and topics in lower case, by kind and id.
    called: BTreeMap<(Kind, String), String>,
    /// The media that were copied, by where they lie.
    media: BTreeMap<String, String>,
    /// The events of the site: the id by title and date.
    events: BTreeMap<(String, String), String>,
}

/// A source as a foreign file names it.
#[derive(Clone, Copy, Debug)]
pub struct Mention<'m> {
    /// Its address.
    pub url: &'m str,
    /// Its title, where there is one.
    pub title: Option<&'m str>,
    /// Who published it, where that is said.
    pub outlet: Option<&'m str>,
    /// The id it had in the site that it comes from.
    pub id: Option<&'m str>,
}

impl<'d> Desk<'d> {
    /// Sets out what the site has.
    pub fn new(input: &'d Input, options: &'d Options<'d>, ids: &'d mut Ids) -> Self {
        let documents = options.documents;
        let known = |id: &str| Id::check(id).ok();
        let sources = documents
            .sources
            .iter()
            .filter_map(|source| Some((source.url.as_ref()?.value.clone(), known(&source.id.value)?)));
        let people = documents.people.iter().map(|one| (Kind::Person, &one.id.value, &one.name.value));
        let organizations =
            documents.organizations.iter().map(|one| (Kind::Organization, &one.id.value, &one.name.value));
        let topics = documents.topics.iter().map(|one| (Kind::Topic, &one.id.value, &one.title.value));
        let all: Vec<_> = people.chain(organizations).chain(topics).collect();
        let called = all.iter().map(|(kind, id, name)| ((*kind, (*id).clone()), name.to_lowercase())).collect();
        let named = all.into_iter().flat_map(|(kind, id, name)| {
            [id, name].into_iter().filter_map(move |key| Some(((kind, key.to_lowercase()), known(id)?)))
        });
        let event = |event: &crate::parse::event::Event| {
            ((event.title.value.clone(), event.date.value.clone()), event.id.value.clone())
        };
        let events = documents.events.iter().map(AsRef::as_ref).map(event).collect();
        let (sources, named) = (sources.collect(), named.collect());
        Self { input, options, ids, sources, named, called, media: BTreeMap::new(), events }
    }

    /// Returns the id of a source with an address, which is added where it is new, and what it was called.
    pub fn source(&mut self, import: &mut Import, mention: Mention<'_>) -> (Id, String) {
        let Mention { url, title, outlet, id } = mention;
        let host = host(url);
        let key = if url.is_empty() {
            format!("{} / {}", outlet.unwrap_or_default(), title.unwrap_or_default())
        } else {
            url.to_owned()
        };
        let title = title.filter(|title| !title.trim().is_empty() && super::text::web(title).is_none());
        let shown = title.map_or_else(|| bare(url), str::to_owned);
        if let Some(id) = self.sources.get(&key) {
            return (id.clone(), shown);
        }
        let words = title.map_or_else(|| bare(url), |title| format!("{} {title}", name(&host)));
        let own = id.and_then(|id| self.ids.take(Kind::Source, id));
        let id = own.unwrap_or_else(|| self.ids.make(Kind::Source, &words));
        let outlet = outlet.map_or(host, str::to_owned);
        let fields = [("id", id.as_str()), ("outlet", &outlet), ("title", &shown), ("url", url)];
        let fields = fields.into_iter().filter(|(_, value)| !value.is_empty());
        let fields = fields.map(|(key, value)| (key.to_owned(), Value::from(value))).collect();
        import.entries.push(Entry { kind: Kind::Source, id: id.clone(), fields, body: String::new() });
        self.sources.insert(key, id.clone());
        (id, shown)
    }

    /// Returns the id of the event of the site that has a title and a date, so that none is imported twice.
    pub fn event(&self, title: &str, date: &str) -> Option<&str> {
        self.events.get(&(title.to_owned(), date.to_owned())).map(String::as_str)
    }

    /// Returns the id of a person, organization or topic by id or name; it is added where it is new, under the id that it
    /// had elsewhere where that is free.
    ///
    /// That id tells two of one name apart; one that has another name here is somebody else's, and passed over.
    pub fn named(&mut self, import: &mut Import, kind: Kind, (name, id): (&str, Option<&str>)) -> Id {
        let key = (kind, name.to_lowercase());
        let same = |id: &&str| self.called.get(&(kind, (*id).to_owned())) == Some(&key.1);
        if let Some(known) = id.filter(same).and_then(|id| Id::check(id).ok()).or_else(|| self.named.get(&key).cloned())
        {
            return known;
        }
        let own = id.and_then(|id| self.ids.take(kind, id));
        let id = own.unwrap_or_else(|| self.ids.make(kind, name));
        self.called.insert((kind, id.as_str().to_owned()), key.1.clone());
        let fields = match kind {
            Kind::Topic => vec![("id".to_owned(), id.as_str().into()), ("title".to_owned(), name.into())],
            _ => vec![("name".to_owned(), name.into())],
        };
        import.entries.push(Entry { kind, id: id.clone(), fields, body: String::new() });
        self.named.insert(key, id.clone());
        id
    }

    /// Tells whether somebody or something is called so here, by id or name.
    pub fn knows(&self, kind: Kind, name: &str) -> bool {
        self.named.contains_key(&(kind, name.to_lowercase()))
    }

    /// Returns the name by which the site shows a file beside the imported one; it is copied. None where it is not there.
    pub fn medium(&mut self, import: &mut Import, path: &str) -> Option<String> {
        let from = self.input.beside(path)?;
        if let Some(name) = self.media.get(path) {
            return Some(name.clone());
        }
        let file = path.rsplit('/').next().unwrap_or(path);
        let (stem, end) = file.rsplit_once('.').unwrap_or((file, ""));
        let stem = Id::suggest(stem).map_or_else(|| "file".to_owned(), |id| id.as_str().to_owned());
        let numbered = (2..).map(|number| format!("media/{stem}-{number}.{}", end.to_lowercase()));
        let mut names = std::iter::once(format!("media/{stem}.{}", end.to_lowercase())).chain(numbered);
        let is_free = |name: &String| {
            self.options.files.find(&format!("static/{name}")).is_none()
                && self.media.values().all(|taken| taken != name)
        };
        let name = names.find(is_free)?;
        import.media.push(super::Medium { from, to: format!("static/{name}") });
        self.media.insert(path.to_owned(), name.clone());
        Some(name)
    }
}

/// Returns the host of an address, without `www.`.
pub fn host(url: &str) -> String {
    let parsed = url::Url::parse(url).ok();
    let host = parsed.as_ref().and_then(url::Url::host_str).unwrap_or(url);
    host.strip_prefix("www.").unwrap_or(host).to_owned()
}

/// Returns the part of a host that names it: `bbc.co.uk` to `bbc`.
fn name(host: &str) -> &str {
    host.split('.').next().unwrap_or(host)
}

/// Returns an address as people say it: without scheme and `www.`.
fn bare(url: &str) -> String {
    let bare = url.trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("www.");
    bare.trim_end_matches('/').to_owned()
}
