//! A checkable statement with a verdict over time.

use super::event::Speaker;
use super::{Citation, Event, Extra, Key, Topic};
use crate::address::{Address, Id};
use crate::date::Date;
use crate::prose::Prose;

/// What a check found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// It holds.
    True,
    /// It holds but for details.
    MostlyTrue,
    /// It misleads unless more is said.
    NeedsContext,
    /// It leads to a wrong belief.
    Misleading,
    /// It does not hold.
    False,
    /// Nobody can tell from the record.
    Unproven,
}

impl Verdict {
    /// All verdicts, from what holds to what nobody can tell.
    pub const ALL: [Self; 6] =
        [Self::True, Self::MostlyTrue, Self::NeedsContext, Self::Misleading, Self::False, Self::Unproven];

    /// Returns the name, as content and data write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::True => "true",
            Self::MostlyTrue => "mostly-true",
            Self::NeedsContext => "needs-context",
            Self::Misleading => "misleading",
            Self::False => "false",
            Self::Unproven => "unproven",
        }
    }
}

/// A verdict a claim had from a day on.
#[derive(Clone, Debug)]
pub struct VerdictChange {
    /// From when.
    pub date: Date,
    /// The verdict.
    pub verdict: Verdict,
    /// Why.
    pub note: Option<String>,
}

/// One claim.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Its name in addresses and references.
    pub id: Id,
    /// A headline; the quotation stands in for one when the author gives none.
    pub title: String,
    /// Who made it.
    pub speaker: Option<Speaker>,
    /// When it was made.
    pub said: Option<Date>,
    /// The words.
    pub quote: Option<String>,
    /// Where it was made.
    pub sources: Vec<Citation>,
    /// What only the reasoning cites.
    pub cited: Vec<Citation>,
    /// What it is about.
    pub topics: Vec<Key<Topic>>,
    /// The events that the reasoning links to.
    pub events: Vec<Key<Event>>,
    /// What the check found.
    pub verdict: Option<Verdict>,
    /// Earlier verdicts, oldest first.
    pub history: Vec<VerdictChange>,
    /// What speaks for it.
    pub evidence_for: Vec<Citation>,
    /// What speaks against it.
    pub evidence_against: Vec<Citation>,
    /// Old addresses.
    pub aliases: Vec<Address>,
    /// Whether search engines are asked to leave it out.
    pub noindex: bool,
    /// The reasoning.
    pub body: Prose,
    /// The author's own keys.
    pub extra: Extra,
}
