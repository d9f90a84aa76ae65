//! The values of a record: how each kind of target reads what it is given.

use super::super::foreign::{Node, Value as Said};
use super::super::text::escape;
use super::super::{Fate, Value};
use super::aim;
use super::apply::{Known, Read, Work};
use super::clock::Stamp;
use super::links;
use super::map::Way;
use super::text::guarded;
use crate::address::Address;
use crate::parse::Kind;
use crate::parse::words::Vocabulary;
use crate::problem::wording::ticked;

impl Work<'_, '_> {
    /// Reads one text.
    pub(super) fn line(&mut self, (key, node): (&str, &Node), way: &Way) -> Read {
        let said = node.words().ok_or("it is no single value")?;
        let word = way.word(&said).ok_or_else(|| format!("the mapping has no word for {}", ticked(&said)))?;
        let markdown = matches!(key, "summary" | "standfirst");
        let word = if markdown { guarded(&word) } else { word };
        self.set(key, word.as_str().into())?;
        Ok(self.told(key, &said, &word))
    }

    /// Reads a list of texts; an entry with keys counts by its name.
    pub(super) fn lines(&mut self, (key, node): (&str, &Node), way: &Way) -> Read {
        let name = |node: &&Node| node.words().or_else(|| node.said("name")).or_else(|| node.said("title"));
        let items = node.items();
        let said: Vec<String> = items.iter().filter_map(name).collect();
        if said.is_empty() {
            return Err("it is no list of words".to_owned());
        }
        let words: Vec<String> = said.iter().filter_map(|said| way.word(said)).collect();
        self.add(key, words.iter().map(|word| word.as_str().into()));
        Ok(self.told(key, &node.shown(), &words.join(", ")))
    }

    /// Reads a date.
    pub(super) fn date(&mut self, (key, node): (&str, &Node)) -> Read {
        let (said, stamp) = self.stamp(node)?;
        self.set(key, stamp.edtf.as_str().into())?;
        Ok(self.told(key, &said, &stamp.told()))
    }

    /// Reads the words of a date, and what they say here.
    fn stamp(&mut self, node: &Node) -> Result<(String, Stamp), String> {
        let said = node.words().ok_or_else(|| self.unread(node, "it is no single value".to_owned()))?;
        let stamp = self.desk.clock.read(&said, self.desk.options.order).map_err(|why| self.unread(node, why))?;
        Ok((said, stamp))
    }

    /// Tells whether a day is still to come.
    fn is_to_come(&self, edtf: &str) -> bool {
        self.desk.options.today.is_some_and(|today| edtf.get(..10).is_some_and(|day| day > today))
    }

    /// Reads the moment from which on something is published; a mapping can have words for never and for now.
    pub(super) fn release(&mut self, (key, node): (&str, &Node), way: &Way) -> Read {
        let said = node.words().unwrap_or_default();
        match way.word(&said).as_deref() {
            Some("draft") => {
                self.hold();
                return Ok(self.told("draft", &said, "true"));
            }
            Some("published") => return Err("it is published, and nothing needs to be held back".to_owned()),
            _ => {}
        }
        let (said, stamp) = self.stamp(node)?;
        let edtf = stamp.edtf.clone();
        if self.is_to_come(&edtf) {
            let moment = self.desk.clock.beginning(&edtf);
            self.set(key, moment.as_str().into())?;
            return Ok(self.told(key, &said, &stamp.with_note(&moment)));
        }
        let dated = aim::key(self.kind, "published").ok_or("the day has come, and nothing needs to be held back")?;
        if self.made.fields.iter().any(|(name, _)| *name == dated) {
            return Err(format!("the day has come, and another key is {}", ticked(&dated)));
        }
        self.set(&dated, edtf.into())?;
        Ok(self.told(&dated, &said, &stamp.told()))
    }

    /// Reads the moment from which on something is published no more: it is held back, so that nothing comes out again.
    pub(super) fn expiry(&mut self, (key, node): (&str, &Node)) -> Read {
        let said = node.words().ok_or("it is no single value")?;
        self.hold();
        Ok(self.told(key, &said, "true: nothing here ends by itself, so it is held back until somebody decides"))
    }

    /// Makes the entry a draft.
    fn hold(&mut self) {
        self.made.fields.retain(|(name, _)| name != "draft");
        self.made.fields.push(("draft".to_owned(), Value::Flag(true)));
    }

    /// Reads a word of a closed vocabulary.
    pub(super) fn word<V: Vocabulary>(&mut self, (key, node): (&str, &Node), way: &Way) -> Read {
        let said = node.words().ok_or("it is no single value")?;
        let word = way.word(&said).ok_or_else(|| format!("the mapping has no word for {}", ticked(&said)))?;
        let lower = word.to_lowercase();
        if !V::WORDS.iter().any(|(known, _)| *known == lower) {
            return Err(format!("{} is not {}; say under `values` what it is here", ticked(&word), V::WHAT));
        }
        self.set(key, lower.as_str().into())?;
        Ok(self.told(key, &said, &lower))
    }

    /// Reads true or false; of several keys that hold something back, one is enough.
    pub(super) fn flag(&mut self, (key, node): (&str, &Node), way: &Way) -> Read {
        let said = node.words().ok_or("it is no single value")?;
        let unknown = || format!("the mapping has no word for {}", ticked(&said));
        let word = way.word(&said).ok_or_else(|| self.unread(node, unknown()))?;
        let flag = match word.to_lowercase().as_str() {
            "true" | "yes" => true,
            "false" | "no" => false,
            _ => return Err(self.unread(node, format!("{} is neither true nor false", ticked(&word)))),
        };
        if flag && !self.made.fields.iter().any(|(name, _)| name == key) {
            self.made.fields.push((key.to_owned(), Value::Flag(true)));
        }
        Ok(self.told(key, &said, &flag.to_string()))
    }

    /// Reads names of topics, people or organizations.
    pub(super) fn named(&mut self, (key, node): (&str, &Node), kind: Kind, way: &Way) -> Read {
        let (mut ids, mut unknown) = (Vec::new(), Vec::new());
        // Several topics in one text are parted at commas; a name of a person can have one.
        let parted = match &node.value {
            Said::Text(text) if kind == Kind::Topic && self.desk.names.find(kind, text).is_none() => {
                text.split(',').map(str::trim).filter(|one| !one.is_empty()).map(Node::text).collect()
            }
            _ => Vec::new(),
        };
        for item in if parted.len() > 1 { parted.iter().collect() } else { node.items() } {
            let Some(said) = item.words().or_else(|| item.said("name")) else { continue };
            let word = way.word(&said);
            let found = word.as_deref().and_then(|word| self.desk.names.find(kind, word).map(str::to_owned));
            match (found, word, way.make) {
                (Some(id), ..) => ids.push(id),
                (None, Some(word), Some(made)) if made == kind => {
                    ids.push(self.desk.names.make(kind, &word, self.desk.ids));
                }
                _ => unknown.push(said),
            }
        }
        let lost = (!unknown.is_empty())
            .then(|| format!("left out, because no {} is called so: {}", kind.name(), unknown.join(", ")));
        if ids.is_empty() {
            let help = if way.make.is_none() {
                format!("; write `make: {}` to have them made", kind.name())
            } else {
                String::new()
            };
            return Err(lost.map_or_else(|| "it is no list of names".to_owned(), |lost| lost + &help));
        }
        self.add(key, ids.iter().map(|id| id.as_str().into()));
        let lost = lost.map(|lost| format!("; {lost}")).unwrap_or_default();
        Ok(self.told(key, &node.shown(), &format!("{}{lost}", ids.join(", "))))
    }

    /// Finds records by their foreign ids: those that can be named, and the words for those that cannot.
    fn found(&self, node: &Node) -> (Vec<Known>, Option<String>) {
        let said: Vec<String> = node.items().into_iter().filter_map(Node::words).collect();
        let (mut found, mut lost) = (Vec::new(), Vec::new());
        for name in said {
            match self.desk.records.get(&name) {
                Some(known) if known.id == self.id && known.kind == self.kind => {}
                Some(known) if known.held && !self.held => lost.push(format!("{name} is held back")),
                Some(known) => found.push(known.clone()),
                None => lost.push(format!("no record is called {name}")),
            }
        }
        (found, (!lost.is_empty()).then(|| lost.join(", ")))
    }

    /// Finds events by their foreign ids; why there is none, where that is so.
    fn events(&self, node: &Node) -> Result<(Vec<String>, String), String> {
        let (found, lost) = self.found(node);
        let ids: Vec<String> =
            found.into_iter().filter(|known| known.kind == Kind::Event).map(|known| known.id).collect();
        if ids.is_empty() {
            return Err(lost.unwrap_or_else(|| "it names no event but itself".to_owned()));
        }
        Ok((ids, lost.map(|lost| format!("; {lost}")).unwrap_or_default()))
    }

    /// Reads ids of other records.
    pub(super) fn records(&mut self, (key, node): (&str, &Node)) -> Read {
        let (ids, lost) = self.events(node)?;
        self.add(key, ids.iter().map(|id| id.as_str().into()));
        Ok(self.told(key, &node.shown(), &format!("{}{lost}", ids.join(", "))))
    }

    /// Reads the id of another record.
    pub(super) fn record(&mut self, (key, node): (&str, &Node)) -> Read {
        let (ids, lost) = self.events(node)?;
        self.set(key, ids[0].as_str().into())?;
        Ok(self.told(key, &node.shown(), &format!("{}{lost}", ids[0])))
    }

    /// Links to other records below the text.
    pub(super) fn see_also(&mut self, node: &Node) -> Read {
        let (found, lost) = self.found(node);
        if found.is_empty() {
            return Err(lost.unwrap_or_else(|| "it names no record but itself".to_owned()));
        }
        let link = |known: &Known| format!("[{}]({})", escape(&known.title), links::address(known.kind, &known.id));
        let links: Vec<String> = found.iter().map(link).collect();
        self.add_below(&format!("See also {}.", links.join(", ")));
        let lost = lost.map(|lost| format!("; {lost}")).unwrap_or_default();
        let to = format!("{}, links below the text", self.kind.name());
        let ids: Vec<&str> = found.iter().map(|known| known.id.as_str()).collect();
        Ok(Fate::Normalized { to, from: node.shown(), into: format!("{}{lost}", ids.join(", ")) })
    }

    /// Adds text below the record's own.
    pub(super) fn below(&mut self, node: &Node) -> Read {
        let all: Vec<String> = node.items().into_iter().filter_map(Node::words).collect();
        if all.is_empty() {
            return Err("it is no text".to_owned());
        }
        for text in &all {
            let text = guarded(text);
            self.add_below(&text);
        }
        Ok(Fate::Mapped { to: format!("{}, the text", self.kind.name()) })
    }

    /// Adds a paragraph below.
    fn add_below(&mut self, text: &str) {
        if !self.made.below.is_empty() {
            self.made.below.push_str("\n\n");
        }
        self.made.below.push_str(text);
    }

    /// Reads old addresses.
    pub(super) fn aliases(&mut self, (key, node): (&str, &Node)) -> Read {
        let (mut kept, mut lost) = (Vec::new(), Vec::new());
        for said in node.items().into_iter().filter_map(Node::words) {
            let whole = if said.starts_with('/') { said.clone() } else { format!("{}{said}", self.base) };
            match Address::alias(&whole) {
                Ok(_) => kept.push(whole),
                Err(error) => lost.push(error.to_string()),
            }
        }
        if kept.is_empty() {
            return Err(if lost.is_empty() { "it names no address".to_owned() } else { lost.join("; ") });
        }
        self.add(key, kept.iter().map(|alias| alias.as_str().into()));
        let lost = if lost.is_empty() { String::new() } else { format!("; left out: {}", lost.join("; ")) };
        Ok(self.told(key, &node.shown(), &format!("{}{lost}", kept.join(", "))))
    }

    /// Reads sources, each with its keys.
    pub(super) fn sources(
        &mut self,
        (at, field, node): (usize, &str, &Node),
        way: &Way,
        fates: &mut Vec<(usize, String, usize, Fate)>,
    ) -> Read {
        let items = node.items();
        let mut ids = Vec::new();
        for item in &items {
            let taken = self.desk.sources.take(item, way, self.desk.ids);
            let name = |key: &str| if key.is_empty() { format!("{field}[]") } else { format!("{field}[].{key}") };
            fates.extend(taken.fates.into_iter().map(|(key, line, fate)| (at, name(&key), line, fate)));
            ids.extend(taken.id);
        }
        if ids.is_empty() {
            return Err("none of them says what it is and who published it".to_owned());
        }
        self.add("sources", ids.iter().map(|id| id.as_str().into()));
        let count = |count: usize| crate::problem::wording::plural(count, "source");
        let to = format!("{}.sources", self.kind.name());
        Ok(Fate::Normalized { to, from: count(items.len()), into: ids.join(", ") })
    }
}
