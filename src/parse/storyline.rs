//! A storyline: a guided walk through events and passages, as written in `storylines/**/*.md`.

use super::Document;
use super::fields::Fields;
use super::reader::{Item, reference, text};
use super::shape::{self, Extra, Publication, Reference};
use crate::problem::{Problem, Rule};
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

/// Reads the keys of a storyline.
pub(super) fn read(document: Document, mut fields: Fields<'_, '_>) -> Option<Storyline> {
    Some(Storyline {
        file: document.file,
        id: document.id,
        title: fields.required("title", text),
        steps: fields.list("steps", step),
        publication: shape::publication(&mut fields),
        body: document.body,
        extra: fields.finish()?,
    })
}

/// Reads one step.
fn step(item: Item<'_, '_>) -> Option<Step> {
    let mut fields = Fields::open(item, "a step")?;
    fields.require_either("event", "article");
    let event = fields.optional("event", reference);
    let article = fields.optional("article", reference);
    let annotation = fields.optional("annotation", reference);
    let text = fields.optional("text", text);
    let (place, reader) = (fields.place(), fields.reader());
    let extra = fields.finish()?;
    let target = match (event, article) {
        (Some(event), Some(article)) => {
            let message = "a step shows an event or an article, not both";
            let problem = Problem::new(Rule::WrongType, article.place, message).also(event.place, "the event");
            reader.report(problem.help("make two steps of it"));
            return None;
        }
        (Some(event), None) => Target::Event(event),
        (None, Some(article)) => Target::Article { article, annotation },
        (None, None) => return None,
    };
    Some(Step { place, target, text, extra })
}
