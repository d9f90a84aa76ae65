//! Who published a source.

use super::Extra;
use crate::address::Id;

/// One outlet. A source that gives only a name makes one too.
#[derive(Clone, Debug)]
pub struct Outlet {
    /// Its name in addresses and references.
    pub id: Id,
    /// The name.
    pub name: String,
    /// Who owns it.
    pub owner: Option<String>,
    /// Where it is based.
    pub country: Option<String>,
    /// What sort of outlet, in the author's own terms.
    pub kind: Option<String>,
    /// The author's own keys.
    pub extra: Extra,
}
