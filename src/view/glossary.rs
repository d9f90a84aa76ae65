//! The glossary.

use serde::Serialize;

use super::layout::Head;
use crate::model::Extra;

/// Every term and what it means.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Glossary {
    /// The frame.
    pub head: Head,
    /// The terms, in the order of the language.
    pub terms: Vec<Term>,
}

/// A term.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Term {
    /// Its fragment.
    pub id: String,
    /// The term.
    pub term: String,
    /// What it means, as inline HTML.
    pub definition_html: String,
    /// The keys that the author added to the term, which begin with `x-`, as written.
    pub extra: Extra,
}
