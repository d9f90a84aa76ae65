//! One record and a mapping: the keys of an entry, and what became of each foreign one.

use std::collections::BTreeMap;

use super::super::foreign::{Node, Value as Said};
use super::super::{Fate, Ids, Options, Value};
use super::again::Standing;
use super::aim::{self, Aim};
use super::clock::Clock;
use super::map::{Map, Rule, Way};
use super::media::Pictures;
use super::names::Names;
use super::sources::Sources;
use crate::parse::Kind;
use crate::parse::words::{Importance, Status};
use crate::problem::wording::ticked;

/// What all records of a folder share.
pub(super) struct Desk<'o> {
    /// What the site is like.
    pub(super) options: &'o Options<'o>,
    /// The ids that are taken.
    pub(super) ids: &'o mut Ids,
    /// The clock of the site that the folder holds.
    pub(super) clock: Clock,
    /// Topics, people and organizations.
    pub(super) names: Names,
    /// Sources.
    pub(super) sources: Sources,
    /// Records by their foreign ids and by their files' stems.
    pub(super) records: BTreeMap<String, Known>,
    /// Articles and pages that the site has already.
    pub(super) standing: Standing,
}

/// A record as others name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Known {
    /// What it becomes.
    pub(super) kind: Kind,
    /// The id it gets.
    pub(super) id: String,
    /// Its title; its id where it has none.
    pub(super) title: String,
    /// Whether it is held back.
    pub(super) held: bool,
}

/// What was made of a record.
#[derive(Debug, Default)]
pub(super) struct Made {
    /// The keys of the entry.
    pub(super) fields: Vec<(String, Value)>,
    /// Text that belongs below the record's own.
    pub(super) below: String,
    /// What became of each foreign key, with its line in the block.
    pub(super) fates: Vec<(String, usize, Fate)>,
    /// What cannot be read: the foreign key, its line in the block, and why.
    pub(super) unread: Vec<(String, usize, String)>,
}

/// One record while its keys are read.
pub(super) struct Work<'w, 'o> {
    /// What all records share.
    pub(super) desk: &'w mut Desk<'o>,
    /// What becomes of which key.
    pub(super) map: &'w Map,
    /// What the record becomes.
    pub(super) kind: Kind,
    /// The id it has here.
    pub(super) id: &'w str,
    /// Whether it is held back, so that it may name others that are.
    pub(super) held: bool,
    /// The address that relative old addresses are meant from: `/posts/`.
    pub(super) base: &'w str,
    /// Where pictures are found.
    pub(super) pictures: Pictures<'w, 'w>,
    /// What was made so far.
    pub(super) made: Made,
}

/// What became of a value: what it is now, and in which words the report says so.
pub(super) type Read = Result<Fate, String>;

impl Work<'_, '_> {
    /// Reads the keys of a record.
    pub(super) fn read(mut self, keys: &Node) -> Made {
        let mut units = Vec::new();
        flatten(keys, "", self.map, &mut units);
        // Whether a release is still needed can only be said when the dates are known, what a picture's words are about
        // when the picture is.
        let late = |field: &str| matches!(self.map.rule(field), Some(Rule::To(way)) if matches!(Aim::of_record(&way.to), Some(Aim::Release | Aim::Expiry | Aim::Picture)));
        let (last, first): (Vec<_>, Vec<_>) = units.iter().enumerate().partition(|(_, (field, _))| late(field));
        let mut fates = Vec::with_capacity(units.len());
        for (at, (field, node)) in first.into_iter().chain(last) {
            let again = units[..at].iter().any(|(earlier, _)| earlier == field);
            let fate = if again {
                Err("the key is there twice; the first holds".to_owned())
            } else {
                self.unit((at, field, node), &mut fates)
            };
            fates.push((at, field.clone(), node.line, fate.unwrap_or_else(|why| Fate::Dropped { why })));
        }
        fates.sort_by_key(|(at, ..)| *at);
        self.made.fates = fates.into_iter().map(|(_, field, line, fate)| (field, line, fate)).collect();
        self.constants();
        self.made.fields.sort_by_key(|(key, _)| aim::order(key));
        self.made
    }

    /// Reads one key; further outcomes of what is inside it are added.
    fn unit(&mut self, (at, field, node): (usize, &str, &Node), fates: &mut Vec<(usize, String, usize, Fate)>) -> Read {
        if node.value == Said::Nothing
            || node.items().is_empty()
            || matches!(&node.value, Said::Map(map) if map.is_empty())
        {
            return Err("it is empty".to_owned());
        }
        let map = self.map;
        let way = match map.rule(field) {
            None => return Err("the mapping says nothing of this key".to_owned()),
            Some(Rule::Drop(why)) => return Err(why.clone()),
            Some(Rule::To(way)) => way,
        };
        let aim = Aim::of_record(&way.to).unwrap_or(Aim::Own);
        let Some(key) = aim::key(self.kind, &way.to) else {
            return Err(match aim {
                Aim::Media | Aim::Picture => {
                    format!("{} has no picture of its own; show it in the text", self.kind.what())
                }
                _ => format!("{} has no {}", self.kind.what(), ticked(&way.to)),
            });
        };
        if aim == Aim::Sources {
            return self.sources((at, field, node), way, fates);
        }
        let before = self.made.unread.len();
        let read = self.value((&key, node), aim, way);
        self.made.unread[before..].iter_mut().for_each(|(name, ..)| field.clone_into(name));
        read
    }

    /// Notes that a value cannot be read, where dropping it would make something else of the entry or publish it.
    pub(super) fn unread(&mut self, node: &Node, why: String) -> String {
        self.made.unread.push((String::new(), node.line, why.clone()));
        why
    }

    /// Reads a value as its target wants it.
    fn value(&mut self, (key, node): (&str, &Node), aim: Aim, way: &Way) -> Read {
        match aim {
            Aim::Line => self.line((key, node), way),
            Aim::Lines => self.lines((key, node), way),
            Aim::Date => self.date((key, node)),
            Aim::Release => self.release((key, node), way),
            Aim::Expiry => self.expiry((key, node)),
            Aim::Status => self.word::<Status>((key, node), way),
            Aim::Importance => self.word::<Importance>((key, node), way),
            Aim::Flag => self.flag((key, node), way),
            Aim::Topics => self.named((key, node), Kind::Topic, &Way { make: Some(Kind::Topic), ..way.clone() }),
            Aim::People => self.named((key, node), Kind::Person, way),
            Aim::Organizations => self.named((key, node), Kind::Organization, way),
            Aim::Records => self.records((key, node)),
            Aim::Record => self.record((key, node)),
            Aim::Aliases => self.aliases((key, node)),
            Aim::Media => self.media((key, node)),
            Aim::Picture => self.about_picture((key, node)),
            Aim::Id => Ok(self.told("id", &node.shown(), self.id)),
            Aim::Body => self.below(node),
            Aim::SeeAlso => self.see_also(node),
            Aim::Own => {
                self.set(key, own(node))?;
                Ok(self.mapped(key))
            }
            Aim::Sources => Err("sources are read elsewhere".to_owned()),
        }
    }

    /// Sets a key that holds one value.
    pub(super) fn set(&mut self, key: &str, value: Value) -> Result<(), String> {
        if self.made.fields.iter().any(|(name, _)| name == key) {
            return Err(format!("another key is {} already", ticked(key)));
        }
        self.made.fields.push((key.to_owned(), value));
        Ok(())
    }

    /// Adds to a list, each value once.
    pub(super) fn add(&mut self, key: &str, values: impl IntoIterator<Item = Value>) {
        let at = self.made.fields.iter().position(|(name, _)| name == key);
        let at = at.unwrap_or_else(|| {
            self.made.fields.push((key.to_owned(), Value::List(Vec::new())));
            self.made.fields.len() - 1
        });
        if let Value::List(list) = &mut self.made.fields[at].1 {
            for value in values {
                if !list.contains(&value) {
                    list.push(value);
                }
            }
        }
    }

    /// Says that a value is carried over as it is.
    pub(super) fn mapped(&self, key: &str) -> Fate {
        Fate::Mapped { to: format!("{}.{key}", self.kind.name()) }
    }

    /// Says what a value is now, and whether that is what it was.
    pub(super) fn told(&self, key: &str, from: &str, into: &str) -> Fate {
        if from == into {
            return self.mapped(key);
        }
        Fate::Normalized { to: format!("{}.{key}", self.kind.name()), from: from.to_owned(), into: into.to_owned() }
    }

    /// Adds the constants of a mapping where the record says nothing.
    fn constants(&mut self) {
        for (name, word) in &self.map.set.clone() {
            let Some(key) = aim::key(self.kind, name) else { continue };
            if !self.made.fields.iter().any(|(known, _)| *known == key) {
                let aim = Aim::of_record(name).unwrap_or(Aim::Own);
                // A constant that cannot be read is seen when the mapping is read.
                let _ = self.value((&key, &Node::text(word)), aim, &Way::default());
            }
        }
    }
}

/// Turns a foreign value into one of Dateline's, as it is.
pub(super) fn own(node: &Node) -> Value {
    match &node.value {
        Said::Nothing => Value::Text(String::new()),
        Said::Flag(flag) => Value::Flag(*flag),
        Said::Text(text) => Value::Text(text.clone()),
        Said::List(list) => Value::List(list.iter().map(own).collect()),
        Said::Map(map) => Value::Map(map.iter().map(|(key, node)| (key.clone(), own(node))).collect()),
    }
}

/// Gathers the keys of a record, each with its path; maps that no rule names are looked into.
pub(super) fn flatten<'n>(node: &'n Node, prefix: &str, map: &Map, units: &mut Vec<(String, &'n Node)>) {
    for (key, value) in node.entries() {
        let path = format!("{prefix}{key}");
        if map.rule(&path).is_none() && !value.entries().is_empty() {
            flatten(value, &format!("{path}."), map, units);
        } else {
            units.push((path, value));
        }
    }
}
