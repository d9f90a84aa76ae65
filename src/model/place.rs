//! Where events happened. Nobody declares places: events name them.

use crate::address::Id;

/// One place.
#[derive(Clone, Debug)]
pub struct Place {
    /// Its name in addresses.
    pub id: Id,
    /// The name, as the first event wrote it.
    pub name: String,
}
