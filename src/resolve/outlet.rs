//! Outlets: those declared in `outlets.yaml`, and those that sources name without declaring them.

use std::collections::BTreeMap;

use super::names::Register;
use crate::address::Id;
use crate::model::{self, Extra, Key};
use crate::parse;
use crate::parse::entry::{Style, scalar};
use crate::problem::wording::{certain, ticked};
use crate::problem::{Problem, Problems, Rule};
use crate::text::{Place, Spanned};

/// One outlet, as declared or as a source names it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its id: the declared one, or one made of the name.
    id: Id,
    /// The name.
    name: String,
    /// What was declared.
    declared: Option<parse::Outlet>,
    /// Where it was declared, or named first.
    place: Place,
}

/// All outlets, by name.
#[derive(Clone, Debug, Default)]
pub struct Outlets {
    /// The outlets.
    entries: Vec<Entry>,
    /// What a source may write, an id or a name, and the outlet it means.
    meaning: BTreeMap<String, Key<model::Outlet>>,
}

/// Gathers the outlets that are declared and those that sources name.
pub fn gather(declared: Vec<parse::Outlet>, sources: &[parse::Source], problems: &mut Problems) -> Outlets {
    let mut entries: Vec<Entry> = Vec::new();
    for outlet in declared {
        if let Some(earlier) = entries.iter().find(|entry| entry.id.as_str() == outlet.id.value) {
            problems.push(
                Problem::new(
                    Rule::DuplicateId,
                    outlet.id.place,
                    format!("a second outlet is called {}", ticked(&outlet.id.value)),
                )
                .also(earlier.place, "the first one")
                .help("make one entry of them, or give one another id"),
            );
        } else if let Ok(id) = Id::check(&outlet.id.value) {
            let (name, place) = (outlet.name.value.clone(), outlet.id.place);
            entries.push(Entry { id, name, declared: Some(outlet), place });
        }
    }
    let known = entries.len();
    for source in sources {
        if !entries.iter().any(|entry| means(entry, &source.outlet.value)) {
            problems.extend(slip(&entries[..known], &source.outlet));
            entries.extend(named(&source.outlet, &entries));
        }
    }
    entries.sort_by_cached_key(|entry| (entry.name.to_lowercase(), entry.id.clone()));
    let meaning = meanings(&entries);
    Outlets { entries, meaning }
}

/// Tells whether a source's words mean an outlet: its id, or its name to the letter.
fn means(entry: &Entry, words: &str) -> bool {
    entry.name == words || (entry.declared.is_some() && entry.id.as_str() == words)
}

/// Makes an outlet of a name, with an id that no other outlet has.
fn named(written: &Spanned<String>, entries: &[Entry]) -> Option<Entry> {
    let stem = Id::suggest(&written.value)?;
    let free = |id: &Id| !entries.iter().any(|entry| entry.id == *id);
    let numbered = |n: usize| Id::check(&format!("{stem}-{n}")).ok();
    let id = if free(&stem) { Some(stem.clone()) } else { (2..).map_while(numbered).find(free) };
    Some(Entry { id: id?, name: written.value.clone(), declared: None, place: written.place })
}

/// How many letters a name may differ from a declared one and still be a slip of the finger.
const SLIP: usize = 2;

/// Points out a name that is all but one that is declared: it would count as an outlet of its own.
fn slip(declared: &[Entry], written: &Spanned<String>) -> Option<Problem> {
    let words = &written.value;
    let near = |known: &str| known.len() > 3 * SLIP && strsim::damerau_levenshtein(words, known) <= SLIP;
    let meant = declared.iter().flat_map(|entry| [entry.id.as_str(), entry.name.as_str()]).find(|known| near(known))?;
    let message = format!("no outlet is called {}", ticked(words));
    let problem = Problem::new(Rule::UnknownOutlet, written.place, message)
        .note("it would count as an outlet of its own, and its sources as independent")
        .help(format!("did you mean `{meant}`?"));
    // `Channel 5` is not `Channel 4`.
    let sure = certain(words, [meant]).is_some();
    Some(if sure { problem.fix(written.place, scalar(meant, Style::Flow)) } else { problem })
}

/// Returns what the words of a source may mean; a declared id goes before a name.
fn meanings(entries: &[Entry]) -> BTreeMap<String, Key<model::Outlet>> {
    let mut meaning = BTreeMap::new();
    for (at, entry) in entries.iter().enumerate().filter(|(_, entry)| entry.declared.is_some()) {
        meaning.insert(entry.id.as_str().to_owned(), Key::new(at));
    }
    for (at, entry) in entries.iter().enumerate() {
        meaning.entry(entry.name.clone()).or_insert(Key::new(at));
    }
    meaning
}

impl Outlets {
    /// Returns the outlet that a source's words mean.
    pub fn find(&self, words: &str) -> Option<Key<model::Outlet>> {
        self.meaning.get(words).copied()
    }

    /// Enters the ids of all outlets.
    pub fn enter(&self, register: &mut Register<model::Outlet>) {
        for (at, entry) in self.entries.iter().enumerate() {
            register.publish(entry.id.as_str(), Key::new(at), entry.place);
        }
    }

    /// Calls with the id and name of each outlet.
    pub fn each(&self, mut call: impl FnMut(&str, &str)) {
        for entry in &self.entries {
            call(entry.id.as_str(), &entry.name);
        }
    }

    /// Resolves all outlets, in their order.
    pub fn resolve(self) -> Vec<model::Outlet> {
        self.entries.into_iter().map(resolve).collect()
    }
}

/// Resolves one outlet.
fn resolve(entry: Entry) -> model::Outlet {
    let Entry { id, name, declared, place: _ } = entry;
    let Some(parse::Outlet { file: _, place: _, id: _, name: _, owner, country, kind, extra }) = declared else {
        return model::Outlet { id, name, owner: None, country: None, kind: None, extra: Extra::new() };
    };
    let text = super::desk::text;
    model::Outlet {
        id,
        name,
        owner: text(owner.as_ref()),
        country: text(country.as_ref()),
        kind: text(kind.as_ref()),
        extra,
    }
}
