//! An editor's note on a passage.

use super::{Citation, Extra};
use crate::date::Date;
use crate::prose::{Passage, Prose};

/// What a note does for the reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// What the passage assumes.
    #[default]
    Context,
    /// The claim was tested.
    FactCheck,
    /// Where the claim comes from.
    Source,
    /// The text was changed.
    Correction,
    /// What it may mean.
    Analysis,
    /// What a word means.
    Definition,
    /// Someone contests it.
    Dispute,
    /// The answer that the passage leaves out.
    MissingReply,
    /// What happened since.
    Update,
}

impl Kind {
    /// All kinds, in the order of the key.
    pub const ALL: &'static [Self] = &[
        Self::Context,
        Self::Source,
        Self::FactCheck,
        Self::Correction,
        Self::Analysis,
        Self::Definition,
        Self::Dispute,
        Self::MissingReply,
        Self::Update,
    ];

    /// Tells whether it says that the text is wrong, contested, tested or one-sided; such a note is not folded away while
    /// another one stands open.
    pub fn is_grave(self) -> bool {
        matches!(self, Self::Correction | Self::Dispute | Self::MissingReply | Self::FactCheck)
    }

    /// Returns the name, as content and data write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Context => "context",
            Self::FactCheck => "fact-check",
            Self::Source => "source",
            Self::Correction => "correction",
            Self::Analysis => "analysis",
            Self::Definition => "definition",
            Self::Dispute => "dispute",
            Self::MissingReply => "missing-reply",
            Self::Update => "update",
        }
    }
}

/// One note and the passage it is tied to.
#[derive(Clone, Debug)]
pub struct Annotation {
    /// Its name within the article; part of its address.
    pub id: String,
    /// The words it is tied to, as the author quoted them.
    pub quote: String,
    /// Where those words are in the text the reader sees.
    pub anchor: Passage,
    /// What it does.
    pub kind: Kind,
    /// The outcome of a fact-check.
    pub verdict: Option<super::claim::Verdict>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was written.
    pub date: Option<Date>,
    /// When it was last looked over.
    pub reviewed: Option<Date>,
    /// What it rests on: the sources listed, then those that only the note cites.
    pub sources: Vec<Citation>,
    /// The note.
    pub text: Prose,
    /// Whether what it asks for has been done.
    pub resolved: bool,
    /// The author's own keys.
    pub extra: Extra,
}
