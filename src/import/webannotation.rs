//! Annotations of the web: the W3C's Web Annotation Data Model, and exports of Hypothesis.
//!
//! Owns which parts of a file are annotations, and that none is written whose passage is not in its article as it is
//! now. What a part of one means is read in [`note`]; where its passage is, in [`place`].

mod aim;
mod leaves;
mod note;
mod part;
mod place;

use std::collections::BTreeMap;

use super::foreign::{self, Node, Value as Said};
use super::report::{self, Fate, Fault, Outcome};
use super::{Entry, Ids, Import, Options, Value};
use crate::address::Id;
use crate::files::input::Input;
use crate::parse::Kind;
use crate::problem::wording::ticked;
use leaves::Leaves;
use note::Note;
use place::{Places, Where};

/// The keys under which a file or a page of one holds its annotations.
const LISTS: [&str; 5] = ["rows", "annotations", "items", "@graph", "first"];

/// Reads a file.
pub fn read(input: &Input, options: &Options<'_>, _: &mut Ids) -> Import {
    let node = match foreign::json(&input.text) {
        Ok(node) => node,
        Err(why) => {
            return report::only(Fault::of_file(
                &input.path,
                why,
                "export the annotations as JSON, as Hypothesis or the W3C writes them",
            ));
        }
    };
    let places = match Places::new(options) {
        Ok(places) => places,
        Err(why) => return report::only(Fault { message: why, ..Fault::of_file(&input.path, "", "") }),
    };
    let mut work = Work { places, import: Import::default(), notes: BTreeMap::new() };
    let mut found = Vec::new();
    work.gather((&input.path, &node), &mut found);
    for (number, node) in found.iter().enumerate() {
        work.annotation(number + 1, node);
    }
    if found.is_empty() && work.import.faults.is_empty() {
        let message = "there is no annotation in this file";
        let help = "write the JSON of the W3C's Web Annotation Data Model, or an export of Hypothesis";
        return report::only(Fault::of_file(&input.path, message, help));
    }
    work.finish()
}

/// A file while it is imported.
struct Work<'o> {
    /// Where passages are.
    places: Places<'o>,
    /// What was made so far.
    import: Import,
    /// The notes on each article, each with its name in the report.
    notes: BTreeMap<String, Vec<(String, Entry)>>,
}

impl Work<'_> {
    /// Finds the annotations in a file, a collection or a page of one.
    fn gather<'n>(&mut self, (name, node): (&str, &'n Node), found: &mut Vec<&'n Node>) {
        if let Said::List(list) = &node.value {
            return list.iter().for_each(|node| self.gather((name, node), found));
        }
        if is_annotation(node) {
            return found.push(node);
        }
        for (key, value) in node.entries() {
            let inside = matches!(value.value, Said::List(_) | Said::Map(_));
            if LISTS.contains(&key.as_str()) && inside {
                self.gather((name, value), found);
            } else {
                self.about_list((name, key), value);
            }
        }
    }

    /// Reports a key that is about the list.
    fn about_list(&mut self, (name, key): (&str, &str), value: &Node) {
        let why = match key {
            "first" | "next" | "last" => format!("nothing is fetched: more may stand at {}", ticked(&value.shown())),
            _ => "it is about the list, and not about a note".to_owned(),
        };
        let record = name.to_owned();
        self.import.report.outcomes.push(Outcome {
            record,
            place: None,
            field: key.to_owned(),
            fate: Fate::Dropped { why },
        });
    }

    /// Takes one annotation.
    fn annotation(&mut self, number: usize, node: &Node) {
        let mut leaves = Leaves::of(node);
        let read = Note::read(node, &mut leaves, &self.places).and_then(|read| read.public(self.places.private()));
        let name = format!("annotation {number}{}", read.as_ref().map_or_else(|_| String::new(), Note::label));
        let placed = match &read {
            Ok(read) => self.placed(read, &name, &mut leaves),
            Err(why) => Err(why.clone()),
        };
        if let Err(why) = placed {
            leaves.all_dropped(&why);
        }
        let outcomes = leaves.finish();
        self.import.report.outcomes.extend(outcomes.into_iter().map(|(field, fate)| Outcome {
            record: name.clone(),
            place: None,
            field,
            fate,
        }));
    }

    /// Puts a note on the passages it is about; why it is on none, where that is so.
    fn placed(&mut self, note: &Note, name: &str, leaves: &mut Leaves) -> Result<(), String> {
        let mut why = None;
        let mut done = false;
        for target in &note.targets {
            let reason = match self.places.find(target, note) {
                Where::Here { article, selector, by } => {
                    target.tell((&selector, by), &article, leaves);
                    note.tell_origin(&article, leaves);
                    let id = Id::check(&article).map_err(|error| error.message)?;
                    let fields = note.fields(&selector, id.as_str());
                    let entry = Entry { kind: Kind::Annotations, id, fields, body: String::new() };
                    self.notes.entry(article).or_default().push((name.to_owned(), entry));
                    done = true;
                    continue;
                }
                Where::Elsewhere(reason) => reason,
                Where::Lost { message, help } => {
                    self.import.left_out.push(fault(name, message.clone(), help));
                    message
                }
                Where::Refused { message, help } => {
                    self.import.faults.push(fault(name, message.clone(), Some(help)));
                    message
                }
            };
            target.lost(&reason, leaves);
            why = Some(reason);
        }
        if let Some(warning) = note.warning.as_ref().filter(|_| done) {
            self.import.warnings.push(fault(name, warning.clone(), None));
        }
        if done { Ok(()) } else { Err(why.unwrap_or_else(|| "it says nothing of where it belongs".to_owned())) }
    }

    /// Returns what was made, the notes on each article in the order of the file.
    fn finish(self) -> Import {
        let mut import = self.import;
        (import.names, import.entries) = self.notes.into_values().flatten().unzip();
        import
    }
}

/// Says what is wrong with an annotation.
fn fault(name: &str, message: String, help: Option<String>) -> Fault {
    Fault { record: name.to_owned(), place: None, field: String::new(), message, help }
}

/// Tells whether something is an annotation: it has a target, or the address that Hypothesis gives it.
fn is_annotation(node: &Node) -> bool {
    ["target", "oa:hasTarget", "hasTarget", "uri"].iter().any(|key| node.get(key).is_some())
}

/// Makes a text a value.
fn text(words: &str) -> Value {
    Value::from(words)
}
