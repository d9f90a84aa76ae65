//! What events and articles are about.

use super::Extra;
use crate::address::Id;

/// One topic.
#[derive(Clone, Debug)]
pub struct Topic {
    /// Its name in addresses and references.
    pub id: Id,
    /// The title.
    pub title: String,
    /// What belongs to it.
    pub description: Option<String>,
    /// The author's own keys.
    pub extra: Extra,
}
