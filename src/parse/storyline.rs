//! A storyline: a guided walk through events and passages, as written in `storylines/**/*.md`.

use super::shape::{Extra, Publication, Reference};
use crate::text::{FileId, Place, Span, Spanned};

/// A guided walk through events and passages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Storyline {
    /// The file.
    pub file: FileId,
    /// The id, from the file's stem.
    pub id: Spanned<String>,
    /// What it is called.
    pub title: Spanned<String>,
    /// The steps, in order.
    pub steps: Vec<Step>,
    /// Whether, where and when it is published.
    pub publication: Publication,
    /// The introduction: Markdown.
    pub body: Span,
    /// The author's own keys.
    pub extra: Extra,
}

/// One step of a storyline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Where the whole entry stands.
    pub place: Place,
    /// What it shows.
    pub target: Target,
    /// What is said there, as Markdown.
    pub text: Option<Spanned<String>>,
    /// The author's own keys.
    pub extra: Extra,
}

/// What a step shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// An event.
    Event(Reference),
    /// An article, or one of the annotations in it.
    Article {
        /// The article.
        article: Reference,
        /// The annotation.
        annotation: Option<Reference>,
    },
}
