//! Mappings: which foreign key becomes which of Dateline's, and what is left out on purpose.
//!
//! Owns the form of a mapping file. Those of the generators are files of the same form, compiled in; one given with
//! `--map` is laid over them.

use super::super::foreign::{self, Node};
use super::super::report::{Fault, Place};
use super::aim::{self, Aim};
use crate::parse::Kind;
use crate::problem::wording::{list_or, nearest, ticked};

/// The keys of a mapping file.
const KEYS: [&str; 4] = ["as", "generator", "keys", "set"];
/// The keys of the other form of mapping, for tables.
const TABLES: [&str; 3] = ["columns", "constants", "date-order"];
/// The keys of a rule.
const RULE: [&str; 5] = ["to", "drop", "values", "make", "each"];

/// Which foreign key becomes what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Map {
    /// What each record becomes, where the mapping says so.
    pub kind: Option<Kind>,
    /// Whose rules of addresses hold, where the mapping says so.
    pub generator: Option<String>,
    /// What becomes of a key, nested ones with dots; the first of a name holds.
    pub keys: Vec<(String, Rule)>,
    /// What a record gets whose file says nothing of it.
    pub set: Vec<(String, String)>,
}

/// What becomes of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// It is left out, and why.
    Drop(String),
    /// It becomes a key of Dateline's.
    To(Way),
}

/// How a key becomes one of Dateline's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Way {
    /// The key of Dateline's.
    pub to: String,
    /// Words or ranges of numbers, each with the word for it here; `*` is for all others.
    pub values: Vec<(String, String)>,
    /// What is made of names that the site does not know.
    pub make: Option<Kind>,
    /// The keys of each entry of a list.
    pub each: Vec<(String, Rule)>,
}

impl Way {
    /// Returns the word for a value; the value itself where the mapping lists none.
    pub(super) fn word(&self, said: &str) -> Option<String> {
        if self.values.is_empty() {
            return Some(said.to_owned());
        }
        let fits = |of: &str| of.eq_ignore_ascii_case(said) || in_range(of, said);
        let found =
            self.values.iter().find(|(of, _)| fits(of)).or_else(|| self.values.iter().find(|(of, _)| of == "*"));
        found.map(|(_, word)| word.clone())
    }
}

/// Tells whether a number is in a range such as `1-3`.
fn in_range(range: &str, said: &str) -> bool {
    let Some((low, high)) = range.split_once('-') else { return false };
    let number = |text: &str| text.trim().parse::<f64>().ok();
    matches!((number(low), number(said), number(high)), (Some(low), Some(said), Some(high)) if low <= said && said <= high)
}

impl Map {
    /// Returns what becomes of a key; case does not matter, as in the front matter of Hugo.
    pub(super) fn rule(&self, key: &str) -> Option<&Rule> {
        self.keys.iter().find(|(name, _)| name.eq_ignore_ascii_case(key)).map(|(_, rule)| rule)
    }

    /// Lays this mapping over another: what it does not speak of, the other says.
    pub(super) fn over(mut self, below: Self) -> Self {
        self.kind = self.kind.or(below.kind);
        self.generator = self.generator.or(below.generator);
        self.keys.extend(below.keys);
        self.set.extend(below.set);
        self
    }

    /// Reads a mapping file.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it, each with its line.
    pub(super) fn read(path: &str, text: &str) -> Result<Self, Vec<Fault>> {
        let whole = |message: String| vec![Fault::of_file(path, message, "")];
        let node = foreign::yaml(text).map_err(whole)?;
        let mut reader = Reader { path, faults: Vec::new() };
        let map = reader.map(&node);
        if reader.faults.is_empty() { Ok(map) } else { Err(reader.faults) }
    }
}

/// A mapping file while it is read.
struct Reader<'p> {
    /// The path of the file.
    path: &'p str,
    /// What is wrong.
    faults: Vec<Fault>,
}

impl Reader<'_> {
    /// Notes that something is wrong on a line.
    fn fault(&mut self, (node, field): (&Node, &str), message: impl Into<String>, help: Option<String>) {
        let line = u32::try_from(node.line + 1).unwrap_or(u32::MAX);
        let place = Some(Place { file: self.path.to_owned(), line });
        let record = self.path.to_owned();
        self.faults.push(Fault { record, place, field: field.to_owned(), message: message.into(), help });
    }

    /// Notes a key that means nothing, with the nearest that does.
    fn unknown(&mut self, node: &Node, key: &str, known: &[&str]) {
        if TABLES.contains(&key) {
            let help = "for a folder write `keys`, with the keys of its files; `set` takes the place of `constants`";
            return self.fault((node, key), "this key is of a mapping for tables", Some(help.to_owned()));
        }
        let near = nearest(key, known.iter().copied()).map(|near| format!("did you mean `{near}`?"));
        let help = near.unwrap_or_else(|| format!("write one of {}", list_or(known)));
        self.fault((node, key), "this key means nothing in a mapping", Some(help));
    }

    /// Reads the whole.
    fn map(&mut self, node: &Node) -> Map {
        let mut map = Map::default();
        for (key, value) in node.entries() {
            match key.as_str() {
                "as" => map.kind = self.kind(value, key),
                "generator" => map.generator = Some(self.generator(value)),
                "keys" => map.keys = self.rules((value, key), Aim::of_record),
                "set" => map.set = self.constants(value),
                _ => self.unknown(value, key, &KEYS),
            }
        }
        map
    }

    /// Reads what a record becomes.
    fn kind(&mut self, node: &Node, key: &str) -> Option<Kind> {
        let word = node.shown();
        let kind = super::kind(&word);
        if kind.is_none() {
            self.fault(
                (node, key),
                format!("{} is nothing that a file can become", ticked(&word)),
                Some("write `event`, `article` or `page`".to_owned()),
            );
        }
        kind
    }

    /// Reads the name of a generator.
    fn generator(&mut self, node: &Node) -> String {
        let word = node.shown();
        let known = ["hugo", "zola", "jekyll", "none"];
        if !known.contains(&word.as_str()) {
            self.fault(
                (node, "generator"),
                format!("{} is no generator that is known", ticked(&word)),
                Some(format!("write one of {}", list_or(&known))),
            );
        }
        word
    }

    /// Reads the constants.
    fn constants(&mut self, node: &Node) -> Vec<(String, String)> {
        for (key, value) in node.entries() {
            if Aim::of_record(key).is_none() {
                self.no_target(value, key);
            } else if value.words().is_none() {
                self.fault((value, key), "a constant is a single word or text", None);
            }
        }
        node.entries().iter().filter_map(|(key, value)| Some((key.clone(), value.words()?))).collect()
    }

    /// Says that a key of Dateline's does not exist.
    fn no_target(&mut self, node: &Node, key: &str) {
        let near = nearest(key, aim::names()).map(|near| format!("did you mean `{near}`?"));
        let help = near
            .unwrap_or_else(|| "write a key of `docs/content.md`, or one of your own that begins with `x-`".to_owned());
        self.fault((node, key), format!("{} is no key that an import can fill", ticked(key)), Some(help));
    }

    /// Reads the rules of keys; `aim` tells which targets there are.
    fn rules(&mut self, (node, key): (&Node, &str), aim: fn(&str) -> Option<Aim>) -> Vec<(String, Rule)> {
        if node.entries().is_empty() {
            self.fault((node, key), "a foreign key on each line, and what it becomes, are missing here", None);
        }
        node.entries().iter().filter_map(|(key, node)| Some((key.clone(), self.rule((key, node), aim)?))).collect()
    }

    /// Reads the rule of a key.
    fn rule(&mut self, (key, node): (&str, &Node), aim: fn(&str) -> Option<Aim>) -> Option<Rule> {
        if let Some(to) = node.words() {
            return self.way(node, Way { to, ..Way::default() }, aim);
        }
        let mut way = Way::default();
        let mut why = None;
        for (name, value) in node.entries() {
            match name.as_str() {
                "to" => way.to = value.shown(),
                "drop" => why = value.words(),
                "values" => way.values = value.entries().iter().map(|(of, word)| (of.clone(), word.shown())).collect(),
                "make" => way.make = self.made(value),
                "each" => way.each = self.rules((value, name), Aim::of_source),
                _ => self.unknown(value, name, &RULE),
            }
        }
        match (why, way.to.is_empty()) {
            (Some(why), true) => Some(Rule::Drop(why)),
            (None, false) => self.way(node, way, aim),
            _ => {
                let help = "write `to:` with a key of Dateline's, or `drop:` with the reason".to_owned();
                self.fault((node, key), "it is not said what becomes of this key", Some(help));
                None
            }
        }
    }

    /// Checks that a target is one.
    fn way(&mut self, node: &Node, way: Way, aim: fn(&str) -> Option<Aim>) -> Option<Rule> {
        if aim(&way.to).is_none() {
            let to = way.to.clone();
            self.no_target(node, &to);
            return None;
        }
        Some(Rule::To(way))
    }

    /// Reads what is made of unknown names.
    fn made(&mut self, node: &Node) -> Option<Kind> {
        let made = match node.shown().as_str() {
            "person" => Some(Kind::Person),
            "organization" => Some(Kind::Organization),
            "topic" => Some(Kind::Topic),
            _ => None,
        };
        if made.is_none() {
            self.fault(
                (node, "make"),
                format!("{} cannot be made of a name", ticked(&node.shown())),
                Some("write `person`, `organization` or `topic`".to_owned()),
            );
        }
        made
    }
}
