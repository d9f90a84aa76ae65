//! Files to documents: what each file says, as written.
//!
//! Owns the form of the content: which folder holds what, front matter, YAML, the keys of each kind and the types of
//! their values. A document keeps its references, dates and quotations as the author typed them, each with its place;
//! whether they lead anywhere is for `resolve`. A file that cannot be read is left out and the rest goes on.

pub mod annotation;
pub mod article;
pub mod claim;
pub mod event;
pub mod glossary;
pub mod markdown;
pub mod organization;
pub mod outlet;
pub mod page;
pub mod person;
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

use crate::text::Spanned;

/// What kind of document a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `site.yaml`.
    Site,
    /// A file in `events/`.
    Event,
    /// A Markdown file in `articles/`.
    Article,
    /// An `ID.annotations.yaml` in `articles/`.
    Annotations,
    /// A file in `people/`.
    Person,
    /// A file in `organizations/`.
    Organization,
    /// A list in `sources/`.
    Source,
    /// `outlets.yaml`.
    Outlet,
    /// A file in `claims/`.
    Claim,
    /// A file in `storylines/`.
    Storyline,
    /// `topics.yaml`.
    Topic,
    /// `glossary.yaml`.
    Term,
    /// A file in `pages/`.
    Page,
    /// `ids.lock.yaml` or `links.lock.yaml`, which the program keeps.
    Lock,
}

/// Something that has an id but could not be read: a reference to it is not reported as leading nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// What it would have been.
    pub kind: Kind,
    /// Its id, and where that comes from.
    pub id: Spanned<String>,
}

/// Everything the content says, as written: each kind in path order, lists in their own order.
#[derive(Clone, Debug)]
pub struct Documents {
    /// The configuration; [`Site::unnamed`] where it is missing or cannot be read.
    pub site: Site,
    /// What happened.
    pub events: Vec<Event>,
    /// Texts held on the site, each with its annotations.
    pub articles: Vec<Article>,
    /// People.
    pub people: Vec<Person>,
    /// Organizations and their offices.
    pub organizations: Vec<Organization>,
    /// Everything citable.
    pub sources: Vec<Source>,
    /// Who published the sources.
    pub outlets: Vec<Outlet>,
    /// Checkable statements.
    pub claims: Vec<Claim>,
    /// Guided walks through the site.
    pub storylines: Vec<Storyline>,
    /// Topics.
    pub topics: Vec<Topic>,
    /// The terms of the glossary.
    pub glossary: Vec<Term>,
    /// Further pages.
    pub pages: Vec<Page>,
    /// What could not be read but would have had an id.
    pub unread: Vec<Unread>,
}
