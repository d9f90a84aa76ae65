//! Where things stand on the site, so that they can find each other.

use crate::address::{Address, Id};
use crate::model::{Article, Claim, Event, Key, Organization, Outlet, Page, Person, Place, Shelf, Site, Source, Topic};

/// The addresses of everything that has a page, each list in the order of its shelf.
#[derive(Clone, Debug, Default)]
pub struct Addresses {
    /// Events.
    events: Vec<Address>,
    /// Articles.
    articles: Vec<Address>,
    /// People.
    people: Vec<Address>,
    /// Organizations.
    organizations: Vec<Address>,
    /// Sources.
    sources: Vec<Address>,
    /// Outlets.
    outlets: Vec<Address>,
    /// Topics.
    topics: Vec<Address>,
    /// Places.
    places: Vec<Address>,
    /// Claims.
    claims: Vec<Address>,
    /// Plain pages.
    pages: Vec<Address>,
}

impl Addresses {
    /// Gives everything its address.
    pub fn of(site: &Site) -> Self {
        let shelves = &site.shelves;
        Self {
            events: all("events", &shelves.events, |event| &event.id),
            articles: all("articles", &shelves.articles, |article| &article.id),
            people: all("people", &shelves.people, |person| &person.id),
            organizations: all("organizations", &shelves.organizations, |organization| &organization.id),
            sources: all("sources", &shelves.sources, |source| &source.id),
            outlets: all("outlets", &shelves.outlets, |outlet| &outlet.id),
            topics: all("topics", &shelves.topics, |topic| &topic.id),
            places: all("places", &shelves.places, |place| &place.id),
            claims: all("claims", &shelves.claims, |claim| &claim.id),
            pages: shelves.pages.iter().map(|page| folder(page.id.as_str())).collect(),
        }
    }

    /// Returns the address of an event.
    pub fn event(&self, key: Key<Event>) -> &Address {
        &self.events[key.index()]
    }

    /// Returns the address of an article.
    pub fn article(&self, key: Key<Article>) -> &Address {
        &self.articles[key.index()]
    }

    /// Returns the address of a person.
    pub fn person(&self, key: Key<Person>) -> &Address {
        &self.people[key.index()]
    }

    /// Returns the address of an organization.
    pub fn organization(&self, key: Key<Organization>) -> &Address {
        &self.organizations[key.index()]
    }

    /// Returns the address of a source.
    pub fn source(&self, key: Key<Source>) -> &Address {
        &self.sources[key.index()]
    }

    /// Returns the address of an outlet.
    pub fn outlet(&self, key: Key<Outlet>) -> &Address {
        &self.outlets[key.index()]
    }

    /// Returns the address of a topic.
    pub fn topic(&self, key: Key<Topic>) -> &Address {
        &self.topics[key.index()]
    }

    /// Returns the address of a place.
    pub fn place(&self, key: Key<Place>) -> &Address {
        &self.places[key.index()]
    }

    /// Returns the address of a claim.
    pub fn claim(&self, key: Key<Claim>) -> &Address {
        &self.claims[key.index()]
    }

    /// Returns the address of a plain page.
    pub fn page(&self, key: Key<Page>) -> &Address {
        &self.pages[key.index()]
    }
}

/// Gives everything on a shelf its address under a folder.
fn all<T>(folder: &str, shelf: &Shelf<T>, id: impl Fn(&T) -> &Id) -> Vec<Address> {
    shelf.iter().map(|item| Address::page(&[folder, id(item).as_str()]).unwrap_or_default()).collect()
}

/// Returns the address of a folder right under the root.
pub fn folder(name: &str) -> Address {
    Address::page(&[name]).unwrap_or_default()
}

/// Returns the address of a year: four digits at least, as in EDTF.
pub fn year(year: i64) -> Address {
    let sign = if year < 0 { "-" } else { "" };
    let digits = format!("{sign}{:04}", year.unsigned_abs());
    Address::page(&["years", &digits]).unwrap_or_default()
}

/// Returns where a file of the project is copied to: from `static/` to the root, from `content/` without that folder.
pub fn asset(path: &str) -> Option<Address> {
    let rest = path.strip_prefix("static/").or_else(|| path.strip_prefix("content/"))?;
    Address::parse(rest).ok()
}
