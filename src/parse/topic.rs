//! A topic, as written in `topics.yaml`.

use super::fields::Fields;
use super::reader::{id, text};
use super::shape::Extra;
use crate::text::{FileId, Place, Spanned};

/// What events and articles are about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// The file.
    pub file: FileId,
    /// Where the whole entry stands.
    pub place: Place,
    /// The id.
    pub id: Spanned<String>,
    /// What it is called.
    pub title: Spanned<String>,
    /// One or two sentences, as Markdown.
    pub description: Option<Spanned<String>>,
    /// The author's own keys.
    pub extra: Extra,
}

/// Reads one topic.
pub(super) fn read(mut fields: Fields<'_, '_>) -> Option<Topic> {
    Some(Topic {
        file: fields.reader().file,
        place: fields.place(),
        id: fields.required("id", id),
        title: fields.required("title", text),
        description: fields.optional("description", text),
        extra: fields.finish()?,
    })
}
