//! The list of claims and the page of a claim.

use serde::Serialize;

use super::evidence::SourceEntry;
use super::layout::{Crumb, Head};
use super::part::{Correction, Date, EventLine, Verdict};
use crate::model::Extra;

/// Every claim.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Claims {
    /// The frame.
    pub head: Head,
    /// The count: "4 claims".
    pub count: String,
    /// The claims, newest first.
    pub claims: Vec<ClaimLine>,
}

/// A claim as an entry of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ClaimLine {
    /// What is claimed, as a sentence.
    pub title: String,
    /// The words with their quotation marks; empty where they are not given.
    pub quote: String,
    /// The claim's page.
    pub href: String,
    /// Who said it, in words.
    pub speaker: String,
    /// When.
    pub date: Option<Date>,
    /// What is held of it; none when it is not yet judged.
    pub verdict: Option<Verdict>,
}

/// The page of a claim.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Claim {
    /// The frame.
    pub head: Head,
    /// What is claimed, as a sentence.
    pub title: String,
    /// The words with their quotation marks; empty where they are not given.
    pub quote: String,
    /// Who said it.
    pub speaker: Option<Crumb>,
    /// When.
    pub date: Option<Date>,
    /// What is held of it; none when it is not yet judged.
    pub verdict: Option<Verdict>,
    /// How it was judged over time, oldest first.
    pub history: Vec<VerdictChange>,
    /// Why, as blocks; empty for none.
    pub body_html: String,
    /// Where it was said, and what the reasoning cites.
    pub sources: Vec<SourceEntry>,
    /// Evidence for it.
    pub supporting: Vec<SourceEntry>,
    /// Evidence against it.
    pub against: Vec<SourceEntry>,
    /// Events that belong to it.
    pub events: Vec<EventLine>,
    /// Corrections, newest first.
    pub corrections: Vec<Correction>,
    /// The keys that the author added to the claim, which begin with `x-`, as written.
    pub extra: Extra,
}

/// A change of verdict.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct VerdictChange {
    /// When.
    pub date: Date,
    /// To what.
    pub verdict: Verdict,
    /// Why; empty for none.
    pub note_html: String,
}
