//! The glossary, as written in `glossary.yaml`.

use super::fields::Fields;
use super::reader::text;
use super::shape::Extra;
use crate::text::{FileId, Place, Spanned};

/// A term that readers may not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The file.
    pub file: FileId,
    /// Where the whole entry stands.
    pub place: Place,
    /// The term.
    pub term: Spanned<String>,
    /// What it means, as Markdown.
    pub definition: Spanned<String>,
    /// The author's own keys.
    pub extra: Extra,
}

/// Reads one term.
pub(super) fn read(mut fields: Fields<'_, '_>) -> Option<Term> {
    Some(Term {
        file: fields.reader().file,
        place: fields.place(),
        term: fields.required("term", text),
        definition: fields.required("definition", text),
        extra: fields.finish()?,
    })
}
