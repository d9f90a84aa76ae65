//! A plain page: about, method, corrections policy, anything else.

use super::Extra;
use crate::address::{Address, Id};
use crate::prose::Prose;

/// One page.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its name in addresses and references.
    pub id: Id,
    /// The title.
    pub title: String,
    /// What it says in a sentence.
    pub description: Option<String>,
    /// Old addresses.
    pub aliases: Vec<Address>,
    /// Whether search engines are asked to leave it out.
    pub noindex: bool,
    /// The text.
    pub body: Prose,
    /// The author's own keys.
    pub extra: Extra,
}
