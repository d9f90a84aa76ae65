//! A text held on the site, with the notes on it.

use super::{Annotation, Citation, Correction, Event, Extra, Key, Person, Topic};
use crate::address::{Address, Id};
use crate::date::Date;
use crate::prose::Prose;

/// One article.
#[derive(Clone, Debug)]
pub struct Article {
    /// Its name in addresses and references.
    pub id: Id,
    /// The headline.
    pub title: String,
    /// What it says in a sentence or two.
    pub standfirst: Option<Prose>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// When it was published.
    pub published: Option<Date>,
    /// When it was last changed.
    pub updated: Option<Date>,
    /// What it is about.
    pub topics: Vec<Key<Topic>>,
    /// Whom it is about.
    pub people: Vec<Key<Person>>,
    /// The events it tells of.
    pub events: Vec<Key<Event>>,
    /// What it rests on: the sources listed, then those that only the text cites.
    pub sources: Vec<Citation>,
    /// What was corrected, newest first.
    pub corrections: Vec<Correction>,
    /// The notes, in the order of their passages.
    pub annotations: Vec<Annotation>,
    /// Old addresses.
    pub aliases: Vec<Address>,
    /// Whether search engines are asked to leave it out.
    pub noindex: bool,
    /// The text.
    pub body: Prose,
    /// The author's own keys.
    pub extra: Extra,
}
