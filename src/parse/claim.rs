//! A claim: a checkable statement with a verdict over time, as written in `claims/**/*.md`.

use super::Document;
use super::fields::Fields;
use super::reader::{Item, date, reference, text, word};
use super::shape::{self, Citation, Extra, Publication, Reference, VerdictChange, WrittenDate};
use super::words::Verdict;
use crate::text::{FileId, Span, Spanned};

/// A checkable statement.
///
/// A claim has a quote, a title or both: words that somebody said, or what is claimed in the site's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The file.
    pub file: FileId,
    /// The id, from the file's stem.
    pub id: Spanned<String>,
    /// What is claimed, in the site's own words.
    pub title: Option<Spanned<String>>,
    /// Who claims it: a person, an organization or a plain name.
    pub speaker: Option<Spanned<String>>,
    /// When it was said.
    pub said: Option<WrittenDate>,
    /// What was said, word for word.
    pub quote: Option<Spanned<String>>,
    /// Where it was said.
    pub sources: Vec<Citation>,
    /// The topics.
    pub topics: Vec<Reference>,
    /// What the check came to; the last of the history where absent.
    pub verdict: Option<Spanned<Verdict>>,
    /// The verdicts it had, as written.
    pub history: Vec<VerdictChange>,
    /// What speaks for it and against it.
    pub evidence: Evidence,
    /// Whether, where and when it is published.
    pub publication: Publication,
    /// The reasoning: Markdown.
    pub body: Span,
    /// The author's own keys.
    pub extra: Extra,
}

/// What speaks for a claim and against it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// What speaks for it.
    pub supporting: Vec<Citation>,
    /// What speaks against it.
    pub opposing: Vec<Citation>,
}

/// Reads the keys of a claim.
pub(super) fn read(document: Document, mut fields: Fields<'_, '_>) -> Option<Claim> {
    fields.require_either("quote", "title");
    Some(Claim {
        file: document.file,
        id: document.id,
        title: fields.optional("title", text),
        speaker: fields.optional("speaker", text),
        said: fields.optional("said", date),
        quote: fields.optional("quote", text),
        sources: fields.list("sources", shape::citation),
        topics: fields.list("topics", reference),
        verdict: fields.optional("verdict", word),
        history: fields.list("history", shape::verdict_change),
        evidence: fields.optional("evidence", evidence).unwrap_or_default(),
        publication: shape::publication(&mut fields),
        body: document.body,
        extra: fields.finish()?,
    })
}

/// Reads `{for, against}`.
fn evidence(item: Item<'_, '_>) -> Option<Evidence> {
    let mut fields = Fields::open(item, "the evidence")?;
    let supporting = fields.list("for", shape::citation);
    let opposing = fields.list("against", shape::citation);
    fields.finish().map(|_| Evidence { supporting, opposing })
}
