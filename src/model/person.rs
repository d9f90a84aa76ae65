//! A person, and the offices they held.

use super::{Citation, Extra, Key, Office};
use crate::address::{Address, Id};
use crate::date::Date;
use crate::prose::Prose;

/// In what way an office was held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Capacity {
    /// Named for it, and not yet in it.
    Nominated,
    /// In it for the time being.
    Acting,
    /// In it by right.
    #[default]
    Confirmed,
}

impl Capacity {
    /// Returns the name, as content and data write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Nominated => "nominated",
            Self::Acting => "acting",
            Self::Confirmed => "confirmed",
        }
    }
}

/// A person in an office over an interval.
#[derive(Clone, Debug)]
pub struct Tenure {
    /// Who.
    pub person: Key<Person>,
    /// Which office.
    pub office: Key<Office>,
    /// From when to when.
    pub date: Date,
    /// In what way.
    pub capacity: Capacity,
    /// What to know about the dates.
    pub note: Option<String>,
    /// What it rests on.
    pub sources: Vec<Citation>,
}

/// A link of someone's own.
#[derive(Clone, Debug)]
pub struct Link {
    /// What it leads to, in words.
    pub title: String,
    /// Where it leads.
    pub url: String,
}

impl Link {
    /// Tells whether the address has a scheme or a host, and so leads out of the site.
    pub fn is_external(&self) -> bool {
        let scheme = self.url.split_once(':').is_some_and(|(scheme, _)| !scheme.contains(['/', '#', '?']));
        scheme || self.url.starts_with("//")
    }
}

/// One person.
#[derive(Clone, Debug)]
pub struct Person {
    /// Their name in addresses and references.
    pub id: Id,
    /// The name.
    pub name: String,
    /// The name as lists sort it.
    pub sort_name: String,
    /// Other names.
    pub also_known_as: Vec<String>,
    /// When they were born.
    pub born: Option<Date>,
    /// When they died.
    pub died: Option<Date>,
    /// A picture.
    pub image: Option<super::Media>,
    /// Links.
    pub links: Vec<Link>,
    /// Old addresses.
    pub aliases: Vec<Address>,
    /// Whether search engines are asked to leave the page out.
    pub noindex: bool,
    /// A short biography.
    pub body: Prose,
    /// The author's own keys.
    pub extra: Extra,
}
