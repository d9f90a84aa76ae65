//! Names that an import meets again and again: topics, people, organizations.
//!
//! Owns what is made of a name: the id of what the site already has, or a new entry.

use std::collections::BTreeMap;

use super::super::{Entry, Ids, Options, Value};
use crate::parse::Kind;

/// The names that are known, each with its id.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Ids by kind and folded name.
    known: BTreeMap<(Kind, String), String>,
    /// What was made of names that the site did not know.
    pub(super) made: Vec<Entry>,
}

impl Names {
    /// Gathers the names of a site.
    pub(super) fn of(options: &Options<'_>) -> Self {
        let mut names = Self::default();
        let documents = options.documents;
        for topic in &documents.topics {
            names.know(Kind::Topic, &topic.id.value, [topic.title.value.as_str(), topic.id.value.as_str()]);
        }
        for person in &documents.people {
            let also = person.also_known_as.iter().map(|name| name.value.as_str());
            names.know(
                Kind::Person,
                &person.id.value,
                [person.name.value.as_str(), person.id.value.as_str()].into_iter().chain(also),
            );
        }
        for one in &documents.organizations {
            let acronym = one.acronym.iter().map(|name| name.value.as_str());
            names.know(
                Kind::Organization,
                &one.id.value,
                [one.name.value.as_str(), one.id.value.as_str()].into_iter().chain(acronym),
            );
        }
        names
    }

    /// Takes note of what something is called.
    fn know<'n>(&mut self, kind: Kind, id: &str, names: impl IntoIterator<Item = &'n str>) {
        for name in names {
            self.known.entry((kind, fold(name))).or_insert_with(|| id.to_owned());
        }
    }

    /// Returns the id of a name that is known.
    pub(super) fn find(&self, kind: Kind, name: &str) -> Option<&str> {
        self.known.get(&(kind, fold(name))).map(String::as_str)
    }

    /// Returns the id of a name, which gets an entry where it is not known.
    pub(super) fn make(&mut self, kind: Kind, name: &str, ids: &mut Ids) -> String {
        if let Some(id) = self.find(kind, name) {
            return id.to_owned();
        }
        let id = ids.make(kind, name);
        let named = |key: &str| (key.to_owned(), Value::from(name));
        let fields = match kind {
            Kind::Topic => vec![("id".to_owned(), Value::from(id.as_str())), named("title")],
            _ => vec![named("name")],
        };
        self.known.insert((kind, fold(name)), id.as_str().to_owned());
        self.made.push(Entry { kind, id: id.clone(), fields, body: String::new() });
        id.as_str().to_owned()
    }
}

/// Folds a name, so that case and white space do not make two of one.
fn fold(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
