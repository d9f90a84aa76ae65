//! An annotation: an editor's note on a passage, as written in an article or beside it.

use super::fields::Fields;
use super::reader::{Item, date, flag, id, number, text, verbatim, word};
use super::shape::{self, Citation, Extra, WrittenDate};
use super::words::{AnnotationKind, Verdict};
use crate::text::{Place, Spanned};

/// An editor's note on a passage of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annotation {
    /// Where the whole entry stands.
    pub place: Place,
    /// The id, unique in its article; derived from the quote where absent.
    pub id: Option<Spanned<String>>,
    /// The words of the passage, as the reader sees them.
    pub quote: Spanned<String>,
    /// The words before the passage.
    pub prefix: Option<Spanned<String>>,
    /// The words after the passage.
    pub suffix: Option<Spanned<String>>,
    /// Which of several equal passages, counted from 1.
    pub occurrence: Option<Spanned<u32>>,
    /// About where the passage begins, in characters of the text: a hint from an import.
    pub start: Option<Spanned<u32>>,
    /// What the note does; context where absent.
    pub kind: Option<Spanned<AnnotationKind>>,
    /// What a fact-check came to.
    pub verdict: Option<Spanned<Verdict>>,
    /// Who wrote the note.
    pub author: Option<Spanned<String>>,
    /// When the note was written.
    pub date: Option<WrittenDate>,
    /// When somebody last looked at it.
    pub reviewed: Option<WrittenDate>,
    /// When somebody should look again.
    pub review_after: Option<WrittenDate>,
    /// What the note rests on.
    pub sources: Vec<Citation>,
    /// The note, as Markdown.
    pub text: Option<Spanned<String>>,
    /// Whether the matter is settled: kept, but folded.
    pub resolved: Option<Spanned<bool>>,
    /// The author's own keys.
    pub extra: Extra,
}

/// Reads one annotation.
pub(super) fn read(item: Item<'_, '_>) -> Option<Annotation> {
    let mut fields = Fields::open(item, "an annotation")?;
    Some(Annotation {
        place: fields.place(),
        id: fields.optional("id", id),
        quote: fields.required("quote", text),
        prefix: fields.optional("prefix", verbatim),
        suffix: fields.optional("suffix", verbatim),
        occurrence: fields.optional("occurrence", number),
        start: fields.optional("start", number),
        kind: fields.optional("kind", word),
        verdict: fields.optional("verdict", word),
        author: fields.optional("author", text),
        date: fields.optional("date", date),
        reviewed: fields.optional("reviewed", date),
        review_after: fields.optional("review-after", date),
        sources: fields.list("sources", shape::citation),
        text: fields.optional("text", text),
        resolved: fields.optional("resolved", flag),
        extra: fields.finish()?,
    })
}
