//! An outlet: who published a source, as written in `outlets.yaml`.

use super::fields::Fields;
use super::reader::{id, text};
use super::shape::Extra;
use crate::text::{FileId, Place, Spanned};

/// Who publishes sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlet {
    /// The file.
    pub file: FileId,
    /// Where the whole entry stands.
    pub place: Place,
    /// The id.
    pub id: Spanned<String>,
    /// The name.
    pub name: Spanned<String>,
    /// Who owns it.
    pub owner: Option<Spanned<String>>,
    /// Where it is published.
    pub country: Option<Spanned<String>>,
    /// What it is, in words.
    pub kind: Option<Spanned<String>>,
    /// The author's own keys.
    pub extra: Extra,
}

/// Reads one outlet.
pub(super) fn read(mut fields: Fields<'_, '_>) -> Option<Outlet> {
    Some(Outlet {
        file: fields.reader().file,
        place: fields.place(),
        id: fields.required("id", id),
        name: fields.required("name", text),
        owner: fields.optional("owner", text),
        country: fields.optional("country", text),
        kind: fields.optional("kind", text),
        extra: fields.finish()?,
    })
}
