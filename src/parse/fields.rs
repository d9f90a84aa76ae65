//! Reading the keys of a map: each is asked for once, and what nobody asked for is a problem.

use super::form::{self, Form, Key, Map, Names, Need};
use super::keys;
use super::reader::{self, Item, Reader};
use super::shape::Extra;
use super::words::Vocabulary;
use super::yaml::{Node, Value};
use crate::problem::wording::{list_and, ticked};
use crate::problem::{Problem, Rule};
use crate::text::{Place, Spanned};

/// One entry of a map.
struct Entry<'r, 'a> {
    /// The key as text.
    name: String,
    /// The key.
    key: &'r Node<'a>,
    /// The value.
    value: &'r Node<'a>,
    /// Whether somebody asked for it.
    taken: bool,
}

/// The keys of a map while they are read.
pub(super) struct Fields<'r, 'a> {
    /// The file.
    reader: &'r Reader<'a>,
    /// What the map describes, with its article: `an event`.
    what: &'static str,
    /// Where the map stands.
    place: Place,
    /// The entries, without those whose key was written before.
    entries: Vec<Entry<'r, 'a>>,
    /// The keys asked for so far.
    known: Vec<&'static str>,
    /// The keys that have to be there and are not, or hold nothing that could be read.
    missing: Vec<&'static str>,
    /// Whether a value that has to be there could not be read.
    broken: bool,
    /// What was asked for, when that is the question.
    asked: Map,
}

/// A value to go on with where one that has to be there is missing; what holds it is thrown away in the end.
pub(super) trait Blank {
    /// Makes the value.
    fn blank(place: Place) -> Self;
}

impl Blank for Spanned<String> {
    fn blank(place: Place) -> Self {
        Self::new(String::new(), place)
    }
}

impl<V: Vocabulary> Blank for Spanned<V> {
    fn blank(place: Place) -> Self {
        let (_, first) = V::WORDS[0];
        Self::new(first, place)
    }
}

impl<'r, 'a> Fields<'r, 'a> {
    /// Opens a map; anything else is a problem. `what` is what it describes, with its article: `an event`.
    pub(super) fn open(item: Item<'r, 'a>, what: &'static str) -> Option<Self> {
        let Value::Map(map) = &item.node.value else {
            return item.wrong("a map", keys::example_map(what));
        };
        let mut fields = Self::empty(item.reader, item.place(), what);
        for (key, value) in map {
            fields.admit(key, value);
        }
        Some(fields)
    }

    /// Reads a map whose keys are the author's: each key as text, and its value.
    ///
    /// The author's own keys, which begin with `x-`, are left out, and so is what is empty.
    pub(super) fn pairs<T>(
        item: Item<'r, 'a>,
        names: Names,
        read: impl Fn(Spanned<String>, Item<'r, 'a>) -> Option<T>,
    ) -> Vec<T> {
        let Some(fields) = Self::open(item, "a map") else { return Vec::new() };
        if let Some(answer) = item.reader.answer() {
            let value = form::of(item.reader, item.key, |value| read(item.spanned(form::WORD.to_owned()), value));
            if let Some(value) = value {
                answer.note(Form::Pairs(names, Box::new(value)));
            }
        }
        let kept = |entry: &Entry<'r, 'a>| !entry.name.starts_with("x-") && entry.value.value != Value::Null;
        let pair = |entry: Entry<'r, 'a>| {
            read(Spanned::new(entry.name, item.reader.place(entry.key.id)), item.with(entry.value))
        };
        fields.entries.into_iter().filter(kept).filter_map(pair).collect()
    }

    /// Makes a map without entries.
    pub(super) fn empty(reader: &'r Reader<'a>, place: Place, what: &'static str) -> Self {
        let asked = Map { what, keys: Vec::new(), either: Vec::new() };
        let (entries, known, missing) = (Vec::new(), Vec::new(), Vec::new());
        Self { reader, what, place, entries, known, missing, broken: false, asked }
    }

    /// Takes an entry in, unless its key is there already or is no key at all.
    fn admit(&mut self, key: &'r Node<'a>, value: &'r Node<'a>) {
        let place = self.reader.place(key.id);
        let name = key.name();
        if name == "<<" {
            return self.reader.report(merge_key(place));
        }
        if matches!(key.value, Value::List(_) | Value::Map(_)) {
            let message = format!("{} cannot be a key", key.value.describe());
            return self.reader.report(Problem::new(Rule::WrongType, place, message).help("write a word and a colon"));
        }
        if let Some(first) = self.entries.iter().find(|entry| entry.name == name) {
            let problem = Problem::new(Rule::DuplicateKey, place, format!("{} is written twice", ticked(&name)))
                .label("here again")
                .also(self.reader.place(first.key.id), "first written here");
            return self.reader.report(problem.help("keep one of the two"));
        }
        self.entries.push(Entry { name, key, value, taken: false });
    }

    /// Returns where the map stands.
    pub(super) fn place(&self) -> Place {
        self.place
    }

    /// Returns the file.
    pub(super) fn reader(&self) -> &'r Reader<'a> {
        self.reader
    }

    /// Takes note, when that is the question, that a key is asked for and what its value may be.
    fn ask<T>(&mut self, name: &'static str, need: Need, read: impl Fn(Item<'r, 'a>) -> T) {
        let form = form::of(self.reader, name, read);
        self.asked.keys.extend(form.map(|form| Key { name, need, form }));
    }

    /// Asks for a key; an empty value counts as none.
    fn take(&mut self, name: &'static str) -> Option<Item<'r, 'a>> {
        self.known.push(name);
        self.entries.iter_mut().find(|entry| entry.name == name)?.taken = true;
        self.peek(name)
    }

    /// Takes the value of a key that has to be there.
    fn take_needed(&mut self, name: &'static str) -> Option<Item<'r, 'a>> {
        self.take(name).map(|item| Item { need: Need::Required, ..item })
    }

    /// Returns the value of a key without asking for it; an empty value counts as none.
    pub(super) fn peek(&self, name: &'static str) -> Option<Item<'r, 'a>> {
        let entry = self.entries.iter().find(|entry| entry.name == name)?;
        let item = Item { reader: self.reader, node: entry.value, key: name, need: Need::Optional };
        (entry.value.value != Value::Null).then_some(item)
    }

    /// Demands that at least one of two keys is there; the first is the one to suggest.
    pub(super) fn require_either(&mut self, one: &'static str, other: &'static str) {
        if self.reader.answer().is_some() {
            self.asked.either.push([one, other]);
        }
        if self.peek(one).is_some() || self.peek(other).is_some() {
            return;
        }
        self.broken = true;
        let message = format!("{} needs the key `{one}` or `{other}`", self.what);
        let help = format!("write `{}`", keys::example(self.what, one));
        self.reader.report(Problem::new(Rule::MissingKey, self.place, message).help(help));
    }

    /// Reads the value of a key that may be absent.
    pub(super) fn optional<T>(&mut self, name: &'static str, read: impl Fn(Item<'r, 'a>) -> Option<T>) -> Option<T> {
        self.ask(name, Need::Optional, &read);
        self.take(name).and_then(read)
    }

    /// Reads the value of a key that has to be there; without it [`finish`](Self::finish) returns nothing.
    pub(super) fn required<T: Blank>(&mut self, name: &'static str, read: impl Fn(Item<'r, 'a>) -> Option<T>) -> T {
        self.ask(name, Need::Required, &read);
        let item = self.take_needed(name);
        if item.is_none() {
            self.missing.push(name);
        }
        let value = item.and_then(read);
        self.broken |= value.is_none();
        value.unwrap_or_else(|| T::blank(self.place))
    }

    /// Reads the list of a key; a single value is a list of one.
    pub(super) fn list<T>(&mut self, name: &'static str, read: impl Fn(Item<'r, 'a>) -> Option<T>) -> Vec<T> {
        self.several(name, |item| reader::list(item, &read))
    }

    /// Reads everything that the value of a key holds.
    pub(super) fn several<T>(&mut self, name: &'static str, read: impl Fn(Item<'r, 'a>) -> Vec<T>) -> Vec<T> {
        self.ask(name, Need::Optional, &read);
        self.take(name).map(read).unwrap_or_default()
    }

    /// Reads a list of which at least one entry has to be there.
    pub(super) fn required_list<T>(&mut self, name: &'static str, read: impl Fn(Item<'r, 'a>) -> Option<T>) -> Vec<T> {
        self.ask(name, Need::Required, |item| reader::list(item, &read));
        let item = self.take_needed(name);
        if item.is_none() {
            self.missing.push(name);
            self.broken = true;
        }
        item.map(|item| reader::list(item, read)).unwrap_or_default()
    }

    /// Ends the reading: reports what is missing and what nobody asked for, and returns the author's own keys.
    ///
    /// Returns nothing when something is missing without which the map means nothing.
    pub(super) fn finish(self) -> Option<Extra> {
        if let Some(answer) = self.reader.answer() {
            answer.note(Form::Map(self.asked));
            return Some(Extra::new());
        }
        let mut extra = Extra::new();
        let mut meant = Vec::new();
        for entry in self.entries.iter().filter(|entry| !entry.taken) {
            if entry.name.starts_with("x-") {
                extra.insert(entry.name.clone(), entry.value.json());
            } else {
                meant.extend(self.unknown(entry));
            }
        }
        for name in self.missing.iter().filter(|name| !meant.contains(*name)) {
            self.reader.report(self.missing(name));
        }
        (!self.broken).then_some(extra)
    }

    /// Reports a key that nobody asked for; returns the one it was probably meant to be.
    fn unknown(&self, entry: &Entry<'r, 'a>) -> Option<&'static str> {
        let message = format!("{} has no key {}", self.what, ticked(&entry.name));
        let place = self.reader.place(entry.key.id);
        let meant = keys::meant(&entry.name, &self.known);
        let sure = keys::misspelt(&entry.name, &self.known)
            .filter(|key| Some(*key) == meant && self.entries.iter().all(|entry| entry.name != *key));
        let problem = Problem::new(Rule::UnknownKey, place, message);
        let problem = sure.into_iter().fold(problem, |problem, key| problem.fix(place, key));
        self.reader.report(match (meant, keys::advice(&entry.name)) {
            (Some(meant), _) => problem.help(format!("did you mean `{meant}`?")),
            (None, Some(advice)) => problem.help(advice),
            (None, None) if entry.name.contains(char::is_whitespace) => {
                problem.help("if this is text, the line `---` above it is missing; a key is one word")
            }
            (None, None) => problem
                .help(format!("the keys are {}", list_and(&self.known)))
                .help(format!("a key of your own begins with `x-`: `x-{}`", keys::kebab(&entry.name))),
        });
        meant
    }

    /// Makes the problem of a key that is not there.
    fn missing(&self, name: &'static str) -> Problem {
        let empty = self.entries.iter().find(|entry| entry.name == name);
        let help = format!("write `{}`", keys::example(self.what, name));
        if let Some(entry) = empty {
            let place = self.reader.place(entry.key.id);
            return Problem::new(Rule::MissingKey, place, format!("`{name}` is empty")).help(help);
        }
        let message = format!("{} needs the key `{name}`", self.what);
        Problem::new(Rule::MissingKey, self.place, message).help(help)
    }
}

/// Makes the problem of a key that would merge another map.
fn merge_key(place: Place) -> Problem {
    Problem::new(Rule::YamlAlias, place, "merging maps with `<<` is not accepted")
        .help("write the keys out where they are needed")
}
