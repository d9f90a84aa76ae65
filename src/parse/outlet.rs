//! An outlet: who published a source, as written in `outlets.yaml`.

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
