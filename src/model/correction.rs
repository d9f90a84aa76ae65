//! A change to something published, said openly.

use crate::date::Date;
use crate::prose::Prose;

/// One correction of an event or an article.
#[derive(Clone, Debug)]
pub struct Correction {
    /// When it was made.
    pub date: Date,
    /// What was wrong and what is right.
    pub text: Prose,
}
