//! An organization, and the offices in it.

use super::person::Link;
use super::{Extra, Key};
use crate::address::{Address, Id};
use crate::prose::Prose;

/// A post that people hold.
#[derive(Clone, Debug)]
pub struct Office {
    /// Its name in references.
    pub id: Id,
    /// The title of its holder.
    pub title: String,
    /// The organization it belongs to.
    pub organization: Key<Organization>,
    /// Whether only one person can hold it at a time.
    pub single_holder: bool,
}

/// One organization.
#[derive(Clone, Debug)]
pub struct Organization {
    /// Its name in addresses and references.
    pub id: Id,
    /// The name.
    pub name: String,
    /// The short form of the name.
    pub acronym: Option<String>,
    /// The organization it is part of.
    pub parent: Option<Key<Organization>>,
    /// The offices in it, in the author's order.
    pub offices: Vec<Key<Office>>,
    /// Links.
    pub links: Vec<Link>,
    /// Old addresses.
    pub aliases: Vec<Address>,
    /// Whether search engines are asked to leave the page out.
    pub noindex: bool,
    /// What it is.
    pub body: Prose,
    /// The author's own keys.
    pub extra: Extra,
}
