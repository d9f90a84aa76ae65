//! The checked site and its nouns; knows neither YAML nor Markdown nor HTML.
//!
//! Everything here is decided: a reference is a [`Key`] that leads somewhere, a date has bounds, an annotation has an
//! anchor, and no field waits to be filled in. `resolve` is the only room that builds a [`Site`].

pub mod annotation;
pub mod article;
pub mod backlinks;
pub mod claim;
pub mod correction;
pub mod event;
pub mod glossary;
pub mod media;
pub mod organization;
pub mod outlet;
pub mod page;
pub mod person;
pub mod place;
pub mod shelf;
pub mod site;
pub mod source;
pub mod topic;

pub use annotation::Annotation;
pub use article::Article;
pub use claim::Claim;
pub use correction::Correction;
pub use event::Event;
pub use glossary::Term;
pub use media::Media;
pub use organization::{Office, Organization};
pub use outlet::Outlet;
pub use page::Page;
pub use person::{Person, Tenure};
pub use place::Place;
pub use shelf::{Key, Shelf};
pub use site::{Settings, Site};
pub use source::{Citation, Source};
pub use topic::Topic;

/// An author's own `x-…` keys of one map, in the order they were written; templates get them as they are.
pub type Extra = serde_json::Map<String, serde_json::Value>;

/// Data of the author's own, by name; templates get it as it is.
pub type Data = std::collections::BTreeMap<String, serde_json::Value>;
