//! Files to documents: what each file says, as written.
//!
//! Owns the form of the content: which folder holds what, front matter, YAML, the keys of each kind and the types of
//! their values. A document keeps its references, dates and quotations as the author typed them, each with its place;
//! whether they lead anywhere is for `resolve`. A file that cannot be read is left out and the rest goes on.

mod about;
mod accident;
pub mod annotation;
pub mod article;
pub mod claim;
mod control;
pub mod data;
pub mod entry;
pub mod event;
mod fields;
mod file;
pub mod form;
mod front;
pub mod glossary;
mod keys;
mod kind;
mod known;
mod link;
mod locate;
pub mod markdown;
pub mod organization;
pub mod outlet;
pub mod page;
pub mod person;
mod reader;
pub mod schema;
pub mod shape;
pub mod site;
pub mod source;
pub mod storyline;
pub mod topic;
pub mod words;
pub mod yaml;

pub use annotation::Annotation;
pub use article::Article;
pub use claim::Claim;
pub use data::Data;
pub use event::Event;
pub use glossary::Term;
pub use organization::Organization;
pub use outlet::Outlet;
pub use page::Page;
pub use person::Person;
pub use site::Site;
pub use source::Source;
pub use storyline::Storyline;
pub use topic::Topic;

pub use kind::{Kind, classify};
pub use locate::Places;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::files::Files;
use crate::problem::wording::ticked;
use crate::problem::{Problem, Problems, Rule};
use crate::text::{FileId, Place, Span, Spanned};
use file::{Outcome, Parsed};

/// The number of the file that is reported as missing; [`Places`] calls it `content/site.yaml`.
pub const NO_FILE: FileId = FileId(u32::MAX);

/// Something that has an id but could not be read: a reference to it is not reported as leading nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// What it would have been.
    pub kind: Kind,
    /// Its id, and where that comes from.
    pub id: Spanned<String>,
}

/// What every document in a file of its own has from the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The file.
    pub file: FileId,
    /// The id, from the file's stem.
    pub id: Spanned<String>,
    /// The text under the front matter: Markdown.
    pub body: Span,
}

/// Documents of one kind. Each is in a box: they are large, change hands often on the way to the site, and moving them
/// by thousands costs more than the box.
pub type Sheaf<T> = Vec<Box<T>>;

/// Everything the content says, as written: each kind in path order, lists in their own order.
#[derive(Clone, Debug)]
pub struct Documents {
    /// The configuration; [`Site::unnamed`] where it is missing or cannot be read.
    pub site: Site,
    /// What happened.
    pub events: Sheaf<Event>,
    /// Texts held on the site, each with its annotations.
    pub articles: Sheaf<Article>,
    /// People.
    pub people: Sheaf<Person>,
    /// Organizations and their offices.
    pub organizations: Sheaf<Organization>,
    /// Everything citable.
    pub sources: Vec<Source>,
    /// Who published the sources.
    pub outlets: Vec<Outlet>,
    /// Checkable statements.
    pub claims: Sheaf<Claim>,
    /// Guided walks through the site.
    pub storylines: Sheaf<Storyline>,
    /// Topics.
    pub topics: Vec<Topic>,
    /// The terms of the glossary.
    pub glossary: Vec<Term>,
    /// Further pages.
    pub pages: Sheaf<Page>,
    /// Data of the author's own.
    pub data: Vec<Data>,
    /// What could not be read but would have had an id.
    pub unread: Vec<Unread>,
}

impl Documents {
    /// Makes documents that hold nothing.
    fn new(site: Site) -> Self {
        Self {
            site,
            events: Vec::new(),
            articles: Vec::new(),
            people: Vec::new(),
            organizations: Vec::new(),
            sources: Vec::new(),
            outlets: Vec::new(),
            claims: Vec::new(),
            storylines: Vec::new(),
            topics: Vec::new(),
            glossary: Vec::new(),
            pages: Vec::new(),
            data: Vec::new(),
            unread: Vec::new(),
        }
    }
}

/// Reads every file under `content/`, in parallel; what comes of it depends on the files alone.
pub fn documents(files: &Files) -> (Documents, Problems) {
    let content: Vec<_> = files.under("content/").collect();
    let outcomes: Vec<Outcome> = content.par_iter().map(|(id, file)| file::read(*id, &file.path, &file.text)).collect();
    let mut gathered = Gathered {
        documents: Documents::new(Site::unnamed(None)),
        articles: BTreeMap::new(),
        beside: Vec::new(),
        problems: Problems::new(),
    };
    for outcome in outcomes {
        gathered.add(outcome);
    }
    if gathered.documents.site.file.is_none() && files.find("content/site.yaml").is_none() {
        gathered.problems.push(no_site());
    }
    gathered.annotate(files);
    (gathered.documents, gathered.problems)
}

/// Makes the problem of content without a configuration.
fn no_site() -> Problem {
    Problem::new(Rule::MissingKey, Place::File(NO_FILE), "the site has no `site.yaml`")
        .help("write a file `content/site.yaml` with a line `title: The name of the site`")
}

/// Documents while they are gathered, file by file in path order.
struct Gathered {
    /// What was read.
    documents: Documents,
    /// Where each article is, by its file, and where it has annotations in itself.
    articles: BTreeMap<FileId, (usize, Option<Place>)>,
    /// Annotations in files of their own.
    beside: Vec<(FileId, Vec<Annotation>)>,
    /// What was found wrong.
    problems: Problems,
}

impl Gathered {
    /// Takes in what came of a file.
    fn add(&mut self, outcome: Outcome) {
        self.problems.extend(outcome.problems);
        let documents = &mut self.documents;
        documents.unread.extend(outcome.unread);
        match outcome.parsed {
            Parsed::Nothing => {}
            Parsed::Site(site) => documents.site = *site,
            Parsed::Event(event) => documents.events.push(event),
            Parsed::Article(article, annotated) => {
                self.articles.insert(article.file, (documents.articles.len(), annotated));
                documents.articles.push(article);
            }
            Parsed::Annotations(file, annotations) => self.beside.push((file, annotations)),
            Parsed::Person(person) => documents.people.push(person),
            Parsed::Organization(organization) => documents.organizations.push(organization),
            Parsed::Claim(claim) => documents.claims.push(claim),
            Parsed::Storyline(storyline) => documents.storylines.push(storyline),
            Parsed::Page(page) => documents.pages.push(page),
            Parsed::Sources(sources) => documents.sources.extend(sources),
            Parsed::Outlets(outlets) => documents.outlets.extend(outlets),
            Parsed::Topics(topics) => documents.topics.extend(topics),
            Parsed::Terms(terms) => documents.glossary.extend(terms),
            Parsed::Data(data) => documents.data.push(data),
        }
    }

    /// Gives the annotations in files of their own to the articles beside them.
    fn annotate(&mut self, files: &Files) {
        for (file, annotations) in std::mem::take(&mut self.beside) {
            let path = &files.file(file).path;
            let wanted = kind::article_beside(path);
            let Some(beside) = files.find(&wanted) else {
                self.problems.push(no_article(file, &wanted));
                continue;
            };
            let Some((at, annotated)) = self.articles.get(&beside) else { continue };
            match (annotated, self.documents.articles.get_mut(*at)) {
                (Some(place), _) => self.problems.push(annotated_twice(*place, file)),
                (None, Some(article)) => article.annotations = annotations,
                (None, None) => {}
            }
        }
    }
}

/// Makes the problem of annotations without the article.
fn no_article(file: FileId, wanted: &str) -> Problem {
    let message = format!("these annotations have no article: there is no {}", ticked(wanted));
    Problem::new(Rule::UnknownArticle, Place::File(file), message)
        .help("name the file after the article, and put both in one folder")
}

/// Makes the problem of annotations in two places.
fn annotated_twice(place: Place, file: FileId) -> Problem {
    Problem::new(Rule::DuplicateKey, place, "the article has annotations here and in a file beside it")
        .also(Place::File(file), "the file beside it")
        .help("keep all of them in one of the two")
}

#[cfg(test)]
mod tests;
