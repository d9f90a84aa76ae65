//! The values of a YAML block, numbered, by way of serde.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Number;

use crate::text::NodeId;

/// One node of a block.
#[derive(Clone, Debug, PartialEq)]
pub struct Node<'a> {
    /// Its position in reading order.
    pub id: NodeId,
    /// What it holds.
    pub value: Value<'a>,
}

/// What a node holds, by the core schema of YAML 1.2.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// Nothing: empty, `~` or `null`.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A number; the author's characters are found with [`super::index`].
    Number(Number),
    /// Text.
    Text(Cow<'a, str>),
    /// A list.
    List(Vec<Node<'a>>),
    /// A map: every entry in its order, those with equal keys too.
    Map(Vec<(Node<'a>, Node<'a>)>),
}

impl Value<'_> {
    /// Says what the value is, for messages.
    pub fn describe(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Flag(_) => "true or false",
            Self::Number(_) => "a number",
            Self::Text(_) => "text",
            Self::List(_) => "a list",
            Self::Map(_) => "a map",
        }
    }
}

impl Node<'_> {
    /// Returns the value as JSON, for the author's own keys; of equal keys the last wins.
    pub fn json(&self) -> serde_json::Value {
        match &self.value {
            Value::Null => serde_json::Value::Null,
            Value::Flag(flag) => (*flag).into(),
            Value::Number(number) => number.clone().into(),
            Value::Text(text) => text.as_ref().into(),
            Value::List(list) => list.iter().map(Node::json).collect(),
            Value::Map(entries) => {
                let pair = |(key, value): &(Self, Self)| (key.name(), value.json());
                serde_json::Value::Object(entries.iter().map(pair).collect())
            }
        }
    }

    /// Returns a key as text.
    pub fn name(&self) -> String {
        match &self.value {
            Value::Text(text) => text.clone().into_owned(),
            Value::Null => "~".to_owned(),
            _ => self.json().to_string(),
        }
    }
}

/// Reads a block.
pub(super) fn read(block: &str) -> Result<Node<'_>, serde_yaml::Error> {
    let next = Cell::new(0);
    Numbered(&next).deserialize(serde_yaml::Deserializer::from_str(block))
}

/// Reads a node and numbers it.
#[derive(Clone, Copy)]
struct Numbered<'c>(&'c Cell<u32>);

impl Numbered<'_> {
    /// Takes the next number.
    fn next(self) -> NodeId {
        NodeId(self.0.replace(self.0.get().saturating_add(1)))
    }

    /// Makes a node that holds nothing else.
    fn leaf(self, value: Value<'_>) -> Node<'_> {
        Node { id: self.next(), value }
    }
}

impl<'de> DeserializeSeed<'de> for Numbered<'_> {
    type Value = Node<'de>;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Node<'de>, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Numbered<'_> {
    type Value = Node<'de>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a value without a tag")
    }

    fn visit_unit<E: Error>(self) -> Result<Node<'de>, E> {
        Ok(self.leaf(Value::Null))
    }

    fn visit_none<E: Error>(self) -> Result<Node<'de>, E> {
        Ok(self.leaf(Value::Null))
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<Node<'de>, E> {
        Ok(self.leaf(Value::Flag(flag)))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Node<'de>, E> {
        Ok(self.leaf(Value::Number(number.into())))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Node<'de>, E> {
        Ok(self.leaf(Value::Number(number.into())))
    }

    fn visit_u128<E: Error>(self, number: u128) -> Result<Node<'de>, E> {
        Ok(self.leaf(Value::Text(number.to_string().into())))
    }

    fn visit_i128<E: Error>(self, number: i128) -> Result<Node<'de>, E> {
        Ok(self.leaf(Value::Text(number.to_string().into())))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Node<'de>, E> {
        let value = Number::from_f64(number).map_or_else(|| Value::Text(number.to_string().into()), Value::Number);
        Ok(self.leaf(value))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Node<'de>, E> {
        Ok(self.leaf(Value::Text(text.into())))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Node<'de>, E> {
        Ok(self.leaf(Value::Text(text.to_owned().into())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Node<'de>, A::Error> {
        let id = self.next();
        let mut list = Vec::new();
        while let Some(entry) = entries.next_element_seed(self)? {
            list.push(entry);
        }
        Ok(Node { id, value: Value::List(list) })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Node<'de>, A::Error> {
        let id = self.next();
        let mut map = Vec::new();
        while let Some(entry) = entries.next_entry_seed(self, self)? {
            map.push(entry);
        }
        Ok(Node { id, value: Value::Map(map) })
    }
}
