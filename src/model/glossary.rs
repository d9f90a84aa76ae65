//! Words explained once.

use super::Extra;
use crate::prose::Prose;

/// One term and what it means.
#[derive(Clone, Debug)]
pub struct Term {
    /// The fragment of its address on the glossary page.
    pub id: String,
    /// The term.
    pub term: String,
    /// What it means.
    pub definition: Prose,
    /// The author's own keys.
    pub extra: Extra,
}
