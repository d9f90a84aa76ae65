//! What the reader of a kind accepts: found by letting it read values that stand for all values.
//!
//! There is no second table of keys. A reader that is asked gets a word and a map in the place of each value and takes
//! note of what it was ready to read there; so whatever is made of the answer cannot differ from what is read.

use std::borrow::Cow;
use std::cell::RefCell;

use super::reader::{Item, Reader};
use super::yaml::{Node, Value};
use crate::text::NodeId;

/// What a value may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// Text with something in it.
    Text,
    /// Text that may be empty.
    Verbatim,
    /// A date or interval.
    Date,
    /// `true` or `false`.
    Flag,
    /// A whole number from 0 on.
    Number,
    /// One of these words.
    Words(Vec<&'static str>),
    /// An id that is given to something.
    Id,
    /// An id that leads to something.
    Reference,
    /// The address of a page on the web.
    Web,
    /// An address on the web, a mail address, an id, or a path on this site.
    Anywhere,
    /// A map with keys of its own.
    Map(Map),
    /// A map whose keys are the author's, and what each of its values may be.
    Pairs(Names, Box<Form>),
    /// A list, or a single value in the place of a list of one.
    Many(Box<Form>),
    /// Any of these.
    Either(Vec<Form>),
}

/// A map with keys of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Map {
    /// What it describes, with its article: `an event`.
    pub what: &'static str,
    /// Its keys, in the order of the reader.
    pub keys: Vec<Key>,
    /// Pairs of keys of which one has to be there.
    pub either: Vec<[&'static str; 2]>,
}

/// A key of a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The key.
    pub name: &'static str,
    /// Whether it has to be there.
    pub need: Need,
    /// What its value may be.
    pub form: Form,
}

/// Whether a key has to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It has to be there.
    Required,
    /// It may be absent, or empty.
    Optional,
}

/// What the keys of a map are that has none of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// Any words.
    Words,
    /// Years.
    Years,
    /// Rules.
    Rules,
}

/// A word, which stands for everything that is neither list nor map. As the key of a map it is a year.
pub(super) const WORD: &str = "2000";

/// The value that stands for every word.
static ANY_WORD: Node<'static> = Node { id: NodeId(0), value: Value::Text(Cow::Borrowed(WORD)) };

/// The value that stands for every map.
pub(super) static ANY_MAP: Node<'static> = Node { id: NodeId(0), value: Value::Map(Vec::new()) };

/// What a reader that is asked was ready to read.
#[derive(Debug, Default)]
pub(super) struct Answer(RefCell<Option<Form>>);

impl Answer {
    /// Takes note of a form; what is noted first stays, because narrower readers call wider ones.
    pub(super) fn note(&self, form: Form) {
        self.0.borrow_mut().get_or_insert(form);
    }

    /// Returns what was noted, and forgets it.
    pub(super) fn take(&self) -> Option<Form> {
        self.0.take()
    }
}

/// Returns what a function that reads values accepts; nothing when the reader of the file is not being asked.
pub(super) fn of<'r, 'a, T>(reader: &'r Reader<'a>, key: &'r str, read: impl Fn(Item<'r, 'a>) -> T) -> Option<Form> {
    let answer = reader.answer()?;
    let before = answer.take();
    let mut forms: Vec<Form> = Vec::new();
    for node in [&ANY_WORD, &ANY_MAP] {
        read(Item { reader, node, key, need: Need::Optional });
        forms.extend(answer.take().filter(|form| !forms.contains(form)));
    }
    if let Some(form) = before {
        answer.note(form);
    }
    Some(if forms.len() == 1 { forms.remove(0) } else { Form::Either(forms) })
}
