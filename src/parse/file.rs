//! One file: from its path and text to a document, or to problems.

use std::cell::RefCell;
use std::ops::Range;

use super::NO_FILE;
use super::accident::Wreck;
use super::control;
use super::fields::Fields;
use super::form::{self, Form, Need};
use super::front::{self, span};
use super::kind::{self, Kind, classify};
use super::reader::{self, Item, Reader, id_problem};
use super::yaml::{self, Node, Value};
use super::{
    Annotation, Article, Claim, Data, Document, Event, Organization, Outlet, Page, Person, Site, Source, Storyline,
};
use super::{
    Term, Topic, Unread, annotation, article, claim, data, event, glossary, keys, organization, outlet, page, person,
};
use super::{site, source, storyline, topic};
use crate::problem::{Problem, Problems, Rule};
use crate::text::{FileId, Place, Spanned};

/// How many bytes a front matter may have.
const FRONT_MATTER: usize = 1 << 20;

/// How many bytes a file of YAML may have.
const LIST: usize = 32 << 20;

/// What a file held.
pub(super) enum Parsed {
    /// Nothing that could be read.
    Nothing,
    /// The configuration.
    Site(Box<Site>),
    /// An event.
    Event(Box<Event>),
    /// An article, and where it has annotations in itself.
    Article(Box<Article>, Option<Place>),
    /// The annotations of the article beside the file.
    Annotations(FileId, Vec<Annotation>),
    /// A person.
    Person(Box<Person>),
    /// An organization.
    Organization(Box<Organization>),
    /// A claim.
    Claim(Box<Claim>),
    /// A storyline.
    Storyline(Box<Storyline>),
    /// A page.
    Page(Box<Page>),
    /// A list of sources.
    Sources(Vec<Source>),
    /// A list of outlets.
    Outlets(Vec<Outlet>),
    /// A list of topics.
    Topics(Vec<Topic>),
    /// A list of terms.
    Terms(Vec<Term>),
    /// Data of the author's own.
    Data(Data),
}

/// What came of a file.
pub(super) struct Outcome {
    /// What it held.
    pub parsed: Parsed,
    /// What was found wrong.
    pub problems: Problems,
    /// What it would have held.
    pub unread: Vec<Unread>,
}

impl Outcome {
    /// Makes an outcome without a document.
    fn nothing(problems: Problems, unread: Vec<Unread>) -> Self {
        Self { parsed: Parsed::Nothing, problems, unread }
    }
}

/// Reads a file of the content.
pub(super) fn read(file: FileId, path: &str, text: &str) -> Outcome {
    let Some(kind) = classify(path) else {
        return Outcome::nothing(vec![kind::unclaimed(file, path)], Vec::new());
    };
    match kind {
        Kind::Lock => Outcome::nothing(Problems::new(), Vec::new()),
        Kind::Data => own(file, path, text),
        kind if kind.is_markdown() => markdown(file, kind, path, text),
        kind => list(file, kind, text),
    }
}

/// Reads a Markdown file with a front matter.
fn markdown(file: FileId, kind: Kind, path: &str, text: &str) -> Outcome {
    let id = Spanned::new(kind::stem(path).to_owned(), Place::File(file));
    let unread = || vec![Unread { kind, id: id.clone() }];
    let parts = match front::split(text) {
        Ok(parts) => parts,
        Err(_) if kind == Kind::Page && page::headed(text).is_some() => return headed(file, path, text),
        Err(fault) => {
            let example = keys::first_line(kind.what());
            return Outcome::nothing(vec![front::problem(file, text, fault, example)], unread());
        }
    };
    let node = match block(file, text, parts.yaml.clone(), FRONT_MATTER) {
        Ok(node) => node,
        Err(problems) => return Outcome::nothing(problems, unread()),
    };
    let reader = Reader::new(file, (&text[parts.yaml.clone()], parts.yaml.start));
    let document = Document { file, id: id.clone(), body: span(file, parts.body.clone()) };
    check_stem(&reader, path, &id);
    check_body(&reader, text, parts.body.clone());
    let place = Place::Span(span(file, 0..text.find('\n').unwrap_or(text.len())));
    let parsed = keys_of(&reader, &node, kind, place).and_then(|fields| one(kind, document, fields));
    match parsed {
        Some(parsed) => Outcome { parsed, problems: reader.into_problems(), unread: Vec::new() },
        None => Outcome::nothing(reader.into_problems(), unread()),
    }
}

/// Reads a page that has no front matter but begins with its heading.
fn headed(file: FileId, path: &str, text: &str) -> Outcome {
    let reader = Reader::new(file, ("", 0));
    let id = Spanned::new(kind::stem(path).to_owned(), Place::File(file));
    check_stem(&reader, path, &id);
    check_body(&reader, text, 0..text.len());
    let page = page::headed(text).map(|(title, body)| {
        let title = Spanned::new(text[title.clone()].to_owned(), Place::Span(span(file, title)));
        page::plain(Document { file, id, body: span(file, body) }, title)
    });
    let parsed = page.map_or(Parsed::Nothing, |page| Parsed::Page(page.into()));
    Outcome { parsed, problems: reader.into_problems(), unread: Vec::new() }
}

/// Reports the control characters of a body.
fn check_body(reader: &Reader<'_>, text: &str, body: Range<usize>) {
    for (found, c) in control::find(&text[body.clone()]) {
        let place = Place::Span(span(reader.file, body.start + found.start..body.start + found.end));
        reader.report(control::problem(place, c).fix(place, ""));
    }
}

/// Opens the map at the top of a block; an empty block is a map without keys, whose place is `otherwise`.
fn keys_of<'r, 'a>(reader: &'r Reader<'a>, node: &'r Node<'a>, kind: Kind, otherwise: Place) -> Option<Fields<'r, 'a>> {
    match node.value {
        Value::Null => Some(Fields::empty(reader, otherwise, kind.what())),
        _ => Fields::open(Item { reader, node, key: "front matter", need: Need::Required }, kind.what()),
    }
}

/// Reads the document of a Markdown file.
fn one(kind: Kind, document: Document, fields: Fields<'_, '_>) -> Option<Parsed> {
    Some(match kind {
        Kind::Event => Parsed::Event(event::read(document, fields)?.into()),
        Kind::Article => {
            let annotated = fields.peek("annotations").map(Item::place);
            Parsed::Article(article::read(document, fields)?.into(), annotated)
        }
        Kind::Person => Parsed::Person(person::read(document, fields)?.into()),
        Kind::Organization => Parsed::Organization(organization::read(document, fields)?.into()),
        Kind::Claim => Parsed::Claim(claim::read(document, fields)?.into()),
        Kind::Storyline => Parsed::Storyline(storyline::read(document, fields)?.into()),
        Kind::Page => Parsed::Page(page::read(document, fields)?.into()),
        Kind::Site
        | Kind::Annotations
        | Kind::Source
        | Kind::Outlet
        | Kind::Topic
        | Kind::Term
        | Kind::Data
        | Kind::Lock => {
            return None;
        }
    })
}

/// Checks the id that a file's stem is.
fn check_stem(reader: &Reader<'_>, path: &str, id: &Spanned<String>) {
    let Some((problem, suggestion)) = id_problem(id) else { return };
    reader.report(match suggestion {
        Some(better) => {
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            problem.help(format!("rename the file to `{folder}/{better}.md`"))
        }
        None => problem.help("rename the file: lower-case letters, digits and hyphens"),
    });
}

/// Reads a file of YAML alone.
fn list(file: FileId, kind: Kind, text: &str) -> Outcome {
    let node = match block(file, text, 0..text.len(), LIST) {
        Ok(node) => node,
        Err(problems) => return Outcome::nothing(problems, salvaged(file, kind, text)),
    };
    let reader = Reader::new(file, (text, 0));
    let top = Top { reader: &reader, node: &node, kind, lost: RefCell::default() };
    let parsed = top.read(file);
    let unread = top.lost.into_inner();
    Outcome { parsed, problems: reader.into_problems(), unread }
}

/// Reads a file of data, which has no keys that anybody knows.
fn own(file: FileId, path: &str, text: &str) -> Outcome {
    let node = match block(file, text, 0..text.len(), LIST) {
        Ok(node) => node,
        Err(problems) => return Outcome::nothing(problems, Vec::new()),
    };
    let reader = Reader::new(file, (text, 0));
    let parsed = Parsed::Data(data::read(&reader, &node, path));
    Outcome { parsed, problems: reader.into_problems(), unread: Vec::new() }
}

/// Returns what the files of a kind may hold.
pub(super) fn form(kind: Kind) -> Option<Form> {
    let (reader, node) = (Reader::asked(), &form::ANY_MAP);
    let place = Place::File(NO_FILE);
    if kind.is_markdown() {
        let id = Spanned::new(String::new(), place);
        let document = Document { file: NO_FILE, id, body: span(NO_FILE, 0..0) };
        one(kind, document, keys_of(&reader, node, kind, place)?);
    } else {
        Top { reader: &reader, node, kind, lost: RefCell::default() }.read(NO_FILE);
    }
    reader.answer().and_then(form::Answer::take)
}

/// The list at the top of a file.
struct Top<'r, 'a> {
    /// The file.
    reader: &'r Reader<'a>,
    /// The list.
    node: &'r Node<'a>,
    /// What it lists.
    kind: Kind,
    /// The entries that could not be read but have an id.
    lost: RefCell<Vec<Unread>>,
}

impl<'r, 'a> Top<'r, 'a> {
    /// Reads the file.
    fn read(&self, file: FileId) -> Parsed {
        match self.kind {
            Kind::Site => keys_of(self.reader, self.node, self.kind, Place::File(file))
                .map_or(Parsed::Nothing, |fields| Parsed::Site(site::read(fields).into())),
            Kind::Annotations => Parsed::Annotations(file, self.entries(annotation::read)),
            Kind::Source => Parsed::Sources(self.each(source::read)),
            Kind::Outlet => Parsed::Outlets(self.each(outlet::read)),
            Kind::Topic => Parsed::Topics(self.each(topic::read)),
            Kind::Term => Parsed::Terms(self.each(glossary::read)),
            _ => Parsed::Nothing,
        }
    }

    /// Reads every entry.
    fn entries<T>(&self, read: impl Fn(Item<'r, 'a>) -> Option<T>) -> Vec<T> {
        let item = Item { reader: self.reader, node: self.node, key: "the list", need: Need::Required };
        match self.node.value {
            Value::Null => Vec::new(),
            Value::List(_) | Value::Map(_) => reader::list(item, read),
            _ => {
                let example = keys::example_entry(self.kind.what());
                item.wrong::<()>("a list", example);
                Vec::new()
            }
        }
    }

    /// Reads every entry that has an id, and keeps the ids of those that cannot be read.
    fn each<T>(&self, read: impl Fn(Fields<'r, 'a>) -> Option<T>) -> Vec<T> {
        self.entries(|item| {
            let fields = Fields::open(item, self.kind.what())?;
            let id = fields.peek("id").and_then(Item::silently);
            let found = read(fields);
            if found.is_none() {
                self.lost.borrow_mut().extend(id.map(|id| Unread { kind: self.kind, id }));
            }
            found
        })
    }
}

/// Reads a block, or says why it cannot be read.
fn block(file: FileId, text: &str, block: Range<usize>, most: usize) -> Result<Node<'_>, Problems> {
    if block.len() > most {
        let message = format!("a block of YAML has {} MiB at most, and this one is larger", most >> 20);
        let problem = Problem::new(Rule::FileTooLarge, Place::File(file), message);
        return Err(vec![problem.help("split it into several files")]);
    }
    yaml::read(&text[block.clone()]).map_err(|failure| Wreck { file, text, block }.problems(failure))
}

/// Finds the ids of the entries of a list that cannot be read, as far as they can be seen.
fn salvaged(file: FileId, kind: Kind, text: &str) -> Vec<Unread> {
    let id = |line: Range<usize>| {
        let words = text[line.clone()].trim_start().trim_start_matches("- ").trim_start();
        let id = words.strip_prefix("id:")?.trim().trim_matches(['"', '\'']);
        (!id.is_empty()).then(|| Unread { kind, id: Spanned::new(id.to_owned(), Place::Span(span(file, line))) })
    };
    front::lines(text, 0).filter_map(id).collect()
}
