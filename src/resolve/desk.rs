//! Where one document is worked on: everything it may look up, and the problems found so far.
//!
//! Each document gets a desk of its own, so that documents are resolved on any thread in any order; their problems are
//! put together afterwards in the order of the documents.

use std::fmt::Display;

use super::Context;
use super::dates;
use super::findings::Mentioned;
use super::names::{Found, Names, Register};
use crate::address::{Address, Id};
use crate::date::Date;
use crate::model::person::Link;
use crate::model::{self, Citation, Correction, Key, Media};
use crate::parse::markdown;
use crate::parse::shape;
use crate::problem::wording::{certain, list_and, nearest, ticked};
use crate::problem::{Problem, Problems, Rule};
use crate::prose::{Origin, Prose};
use crate::text::{Place, Span, Spanned};

/// The desk of one document.
pub struct Desk<'a> {
    /// What all documents share.
    pub context: &'a Context<'a>,
    /// What ids lead to.
    pub names: &'a Names,
    /// What was found wrong.
    pub problems: Problems,
    /// What was referred to.
    pub mentioned: Mentioned,
    /// The id of the document, for allowed cases.
    subject: String,
    /// The folder of the document's file, in which its pictures are looked for.
    folder: String,
    /// Whether the document is held back itself, and may refer to what is.
    held: Held,
}

/// Whether a document is part of this build.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Held {
    /// It is published: it may only refer to what is, too.
    #[default]
    No,
    /// It is held back.
    Back,
}

impl<'a> Desk<'a> {
    /// Sets a desk up for a document.
    pub fn new(context: &'a Context<'a>, names: &'a Names, id: &Spanned<String>) -> Self {
        let path = context.files.get(id.place.file()).map_or("", |file| &file.path);
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
        Self {
            context,
            names,
            problems: Problems::new(),
            mentioned: Mentioned::default(),
            subject: id.value.clone(),
            folder,
            held: Held::No,
        }
    }

    /// Says whether the document is held back.
    #[must_use]
    pub fn held(mut self, held: Held) -> Self {
        self.held = held;
        self
    }

    /// Tells whether the document may refer to what is held back.
    pub fn may_refer_to_hidden(&self) -> bool {
        self.held == Held::Back
    }

    /// Notes a problem of this document.
    pub fn report(&mut self, problem: Problem) {
        self.problems.push(problem.about(self.subject.clone()));
    }

    /// Returns the id of a document; none when it is not allowed, which has been reported before.
    pub fn id(&self, written: &Spanned<String>) -> Option<Id> {
        Id::check(&written.value).ok()
    }

    /// Reads a date; one that cannot be read is reported.
    pub fn date(&mut self, written: &Spanned<String>) -> Option<Date> {
        let date = dates::read(written, self.context.zone).map_err(|problem| self.report(*problem)).ok()?;
        if let Some(problem) = dates::advice(&date, written.place) {
            self.report(problem);
        }
        Some(date)
    }

    /// Reads a date that may be absent.
    pub fn optional_date(&mut self, written: Option<&Spanned<String>>) -> Option<Date> {
        written.and_then(|written| self.date(written))
    }

    /// Looks a reference up; one that leads nowhere is reported.
    fn find<T>(&mut self, register: &Register<T>, kind: Kind, reference: &Spanned<String>) -> Option<Key<T>> {
        match register.find(&reference.value) {
            Found::Here(key) => return Some(key),
            Found::Unread => {}
            Found::Hidden(_) if self.may_refer_to_hidden() => {}
            Found::Hidden(place) => self.report(hidden(kind, reference, place)),
            Found::Missing => self.report(missing(register, kind, reference)),
        }
        None
    }

    /// Looks up an event.
    pub fn event(&mut self, reference: &Spanned<String>) -> Option<Key<model::Event>> {
        self.find(&self.names.events, Kind::new("event", Home::File("events"), Rule::UnknownEvent), reference)
    }

    /// Looks up a person.
    pub fn person(&mut self, reference: &Spanned<String>) -> Option<Key<model::Person>> {
        self.mentioned.person(self.names, &reference.value);
        self.find(&self.names.people, Kind::new("person", Home::File("people"), Rule::UnknownPerson), reference)
    }

    /// Looks up an organization.
    pub fn organization(&mut self, reference: &Spanned<String>) -> Option<Key<model::Organization>> {
        let kind = Kind::new("organization", Home::File("organizations"), Rule::UnknownOrganization);
        self.find(&self.names.organizations, kind, reference)
    }

    /// Looks up an office.
    pub fn office(&mut self, reference: &Spanned<String>) -> Option<Key<model::Office>> {
        let kind = Kind::new("office", Home::List("the `offices` of an organization"), Rule::UnknownOffice);
        self.find(&self.names.offices, kind, reference)
    }

    /// Looks up a topic.
    pub fn topic(&mut self, reference: &Spanned<String>) -> Option<Key<model::Topic>> {
        self.find(
            &self.names.topics,
            Kind::new("topic", Home::List("`content/topics.yaml`"), Rule::UnknownTopic),
            reference,
        )
    }

    /// Looks up a source.
    pub fn source(&mut self, reference: &Spanned<String>) -> Option<Key<model::Source>> {
        self.mentioned.source(self.names, &reference.value);
        self.find(
            &self.names.sources,
            Kind::new("source", Home::List("a list in `content/sources/`"), Rule::UnknownSource),
            reference,
        )
    }

    /// Looks up a source that running text cites. Text in a value has one place for all of it, which no id may take.
    pub fn cited(&mut self, reference: &Spanned<String>) {
        let before = self.problems.len();
        self.source(reference);
        let whole = |place: Place| matches!(place, Place::Span(span) if span.range().len() == reference.value.len());
        if !whole(reference.place) {
            self.problems[before..].iter_mut().for_each(|problem| problem.fix = None);
        }
    }

    /// Looks up sources with where in them and what they rest on; what leads nowhere is left out.
    pub fn citations(&mut self, written: &[shape::Citation]) -> Vec<Citation> {
        written.iter().filter_map(|citation| self.citation(citation)).collect()
    }

    /// Looks up one source with where in it and what it rests on.
    fn citation(&mut self, written: &shape::Citation) -> Option<Citation> {
        let shape::Citation { id, locator, basis, extra: _ } = written;
        let source = self.source(id)?;
        Some(Citation { source, locator: text(locator.as_ref()), basis: text(basis.as_ref()) })
    }

    /// Resolves who said something: a person, an organization, or whoever the words name.
    pub fn speaker(&mut self, written: &Spanned<String>) -> model::event::Speaker {
        use model::event::Speaker;
        self.mentioned.person(self.names, &written.value);
        if let Found::Here(person) = self.names.people.find(&written.value) {
            return Speaker::Person(person);
        }
        match self.names.organizations.find(&written.value) {
            Found::Here(organization) => Speaker::Organization(organization),
            _ => Speaker::Name(written.value.clone()),
        }
    }

    /// Reads the body of a document.
    pub fn body(&mut self, span: Span) -> Prose {
        let text = &self.context.files.file(span.file).text;
        let origin = Origin::File(span.file, span.start);
        self.running(&text[span.range()], origin)
    }

    /// Reads Markdown that stands in a value.
    pub fn prose(&mut self, written: &Spanned<String>) -> Prose {
        self.running(&written.value, Origin::Value(written.place))
    }

    /// Reads Markdown that may be absent; none where it has no words.
    pub fn words(&mut self, written: Option<&Spanned<String>>) -> Option<Prose> {
        written.map(|written| self.prose(written)).filter(|prose| !prose.is_empty())
    }

    /// Reads Markdown, names its links and checks that everything it mentions is there.
    fn running(&mut self, text: &str, origin: Origin) -> Prose {
        let (prose, problems) = markdown::read(text, origin, self.context.markdown);
        for problem in problems {
            self.report(problem);
        }
        let names = self.names;
        let prose = prose.fill(|_, link| names.title(&link.id).map(str::to_owned));
        super::mention::check(self, &prose);
        prose
    }

    /// Reads corrections, newest first.
    pub fn corrections(&mut self, written: &[shape::Correction]) -> Vec<Correction> {
        let mut corrections: Vec<Correction> = written
            .iter()
            .filter_map(|shape::Correction { date, text, extra: _ }| {
                let text = self.prose(text);
                Some(Correction { date: self.date(date)?, text })
            })
            .collect();
        corrections.sort_by_key(|correction| std::cmp::Reverse(correction.date.order()));
        corrections
    }

    /// Finds pictures; one that is not there is reported.
    pub fn media(&mut self, written: &[shape::Medium]) -> Vec<Media> {
        written.iter().filter_map(|medium| self.medium(medium)).collect()
    }

    /// Finds one picture.
    pub fn medium(&mut self, written: &shape::Medium) -> Option<Media> {
        let shape::Medium { place, file, alt, caption, credit, extra: _ } = written;
        if alt.is_none() {
            self.report(
                Problem::new(Rule::ImageWithoutAlt, *place, format!("the image {} has no `alt`", ticked(&file.value)))
                    .help("say in `alt` what the picture shows, for those who cannot see it; `alt: \"\"` if it only decorates"),
            );
        }
        let asset = self.asset(&file.value, file.place)?;
        Some(Media {
            path: asset.path,
            size: asset.size,
            alt: text(alt.as_ref()).unwrap_or_default(),
            caption: self.words(caption.as_ref()),
            credit: text(credit.as_ref()),
        })
    }

    /// Finds a picture that running text shows; one that is not there is reported. Its place is all that is written of
    /// it, which no file name may take.
    pub fn shown(&mut self, name: &str, place: Place) {
        let found = super::asset::find(self.context.files, &self.folder, name);
        if let Err(missing) = found {
            let mut problem = missing.at(name, place);
            problem.fix = None;
            self.report(problem);
        }
    }

    /// Finds a file beside the document or in `static/`; one that is not there is reported.
    pub fn asset(&mut self, name: &str, place: Place) -> Option<super::asset::Found> {
        let found = super::asset::find(self.context.files, &self.folder, name);
        found.map_err(|missing| self.report(missing.at(name, place))).ok()
    }

    /// Reads old addresses; one that cannot be an address is reported.
    pub fn aliases(&mut self, written: &[Spanned<String>]) -> Vec<Address> {
        let mut aliases = Vec::new();
        for alias in written {
            match Address::alias(&alias.value) {
                Ok(address) => aliases.push(address),
                Err(error) => self.report(
                    Problem::new(Rule::InvalidAddress, alias.place, error.to_string())
                        .help("write the old address from the root of the site, such as `/2022/magnus/`"),
                ),
            }
        }
        aliases
    }

    /// Reads links of someone's own; an address that is none is reported.
    pub fn links(&mut self, written: &[shape::Link]) -> Vec<Link> {
        let mut links = Vec::new();
        for shape::Link { title, url, extra: _ } in written {
            let Some(url) = self.url(url) else { continue };
            let title = text(title.as_ref()).unwrap_or_else(|| super::url::host(&url));
            links.push(Link { title, url });
        }
        links
    }

    /// Reads an address on the web; one that cannot be read is reported.
    pub fn url(&mut self, written: &Spanned<String>) -> Option<String> {
        super::url::check(written).map_err(|problem| self.report(*problem)).ok()
    }
}

/// Where things of a kind are declared.
#[derive(Clone, Copy)]
enum Home {
    /// Each in a file of its own in this folder, which gives it its id.
    File(&'static str),
    /// Each as an entry of a list, which is described so.
    List(&'static str),
}

/// A kind of thing, for messages.
#[derive(Clone, Copy)]
struct Kind {
    /// What it is called.
    noun: &'static str,
    /// Where things of the kind are declared.
    home: Home,
    /// The rule for references that lead nowhere.
    rule: Rule,
}

impl Kind {
    /// Describes a kind.
    fn new(noun: &'static str, home: Home, rule: Rule) -> Self {
        Self { noun, home, rule }
    }
}

/// Words a reference that leads nowhere.
fn missing<T>(register: &Register<T>, kind: Kind, reference: &Spanned<String>) -> Problem {
    let problem =
        Problem::new(kind.rule, reference.place, format!("no {} is called {}", kind.noun, ticked(&reference.value)));
    match nearest(&reference.value, register.ids()) {
        Some(near) => {
            let sure = certain(&reference.value, register.ids()).filter(|sure| *sure == near);
            let problem = problem.help(format!("did you mean `{near}`?"));
            sure.into_iter().fold(problem, |problem, near| problem.fix(reference.place, near))
        }
        None => problem.help(declare(kind.home, &reference.value)),
    }
}

/// Says how something that is not there yet comes to be.
fn declare(home: Home, id: &str) -> String {
    match (home, Id::suggest(id)) {
        (Home::File(folder), Some(id)) => format!("write `content/{folder}/{id}.md`, or correct the id"),
        (Home::File(folder), None) => format!("write the id, which is the name of a file in `content/{folder}/`"),
        (Home::List(list), _) => format!("add it to {list}, or correct the id"),
    }
}

/// Words a reference to something held back.
fn hidden(kind: Kind, reference: &Spanned<String>, place: Place) -> Problem {
    Problem::new(
        Rule::HiddenReference,
        reference.place,
        format!("the {} {} is held back, and this refers to it", kind.noun, ticked(&reference.value)),
    )
    .also(place, "it is a draft or under embargo")
    .help("publish it, hold this back too, or leave the reference out")
}

/// Returns the words of a value that may be absent or empty.
pub fn text(written: Option<&Spanned<String>>) -> Option<String> {
    written.map(|written| written.value.clone()).filter(|value| !value.trim().is_empty())
}

/// Words a list of names for a message.
pub fn names(list: &[impl Display]) -> String {
    let words: Vec<String> = list.iter().map(ToString::to_string).collect();
    list_and(&words)
}
