//! The whole site, checked, and its settings.

use std::collections::BTreeMap;

use super::backlinks::Backlinks;
use super::person::{Link, Tenure};
use super::{
    Article, Claim, Data, Event, Extra, Key, Office, Organization, Outlet, Page, Person, Place, Shelf, Source, Term,
    Topic,
};
use crate::address::BaseUrl;
use crate::date::{Date, Zone};
use crate::locale::Locale;
use crate::prose::Prose;
use crate::text;

/// An entry of the main navigation.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What it says and where it leads: an id, a path of this site or an address elsewhere.
    pub link: Link,
    /// Where its address was written, for what is found once all pages are known.
    pub place: text::Place,
}

/// What `site.yaml` decides.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The name of the site.
    pub title: String,
    /// What the site is, in a sentence.
    pub description: Option<String>,
    /// Where the site is published, when it says.
    pub base_url: Option<BaseUrl>,
    /// The words of the interface and of dates.
    pub locale: Locale,
    /// The zone of times without an offset.
    pub zone: Zone,
    /// Who makes the site.
    pub authors: Vec<String>,
    /// Under what terms others may use it.
    pub licence: Option<String>,
    /// Links of the main navigation; empty for the usual ones.
    pub navigation: Vec<Entry>,
    /// The story so far.
    pub story_so_far: Option<Prose>,
    /// The title of each year's chapter.
    pub years: BTreeMap<i64, String>,
    /// The offices drawn under the overview.
    pub lanes: Vec<Key<Office>>,
    /// The number of events above which the timeline is split by year.
    pub split_above: usize,
    /// The repository in which corrections are suggested.
    pub repository: Option<String>,
    /// The host name for GitHub Pages.
    pub cname: Option<String>,
    /// The author's own keys.
    pub extra: Extra,
}

/// Everything that is held, each kind in the order it is shown in.
#[derive(Clone, Debug)]
pub struct Shelves {
    /// Events, in timeline order.
    pub events: Shelf<Event>,
    /// Articles, newest first.
    pub articles: Shelf<Article>,
    /// People, by sort name.
    pub people: Shelf<Person>,
    /// Organizations, by name.
    pub organizations: Shelf<Organization>,
    /// Offices, by organization and the author's order.
    pub offices: Shelf<Office>,
    /// Tenures, by start.
    pub tenures: Shelf<Tenure>,
    /// Sources, by id.
    pub sources: Shelf<Source>,
    /// Outlets, by name.
    pub outlets: Shelf<Outlet>,
    /// Claims, newest first.
    pub claims: Shelf<Claim>,
    /// Topics, in the author's order.
    pub topics: Shelf<Topic>,
    /// Places, by name.
    pub places: Shelf<Place>,
    /// Terms, in alphabetical order.
    pub glossary: Shelf<Term>,
    /// Pages, by id.
    pub pages: Shelf<Page>,
}

/// What was held back from this build.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HeldBack {
    /// Entries marked as drafts.
    pub drafts: usize,
    /// Entries under embargo.
    pub embargoed: usize,
}

/// The checked site.
#[derive(Clone, Debug)]
pub struct Site {
    /// What `site.yaml` decides.
    pub settings: Settings,
    /// Everything that is held.
    pub shelves: Shelves,
    /// Who refers to whom, the other way round.
    pub backlinks: Backlinks,
    /// What was held back.
    pub held_back: HeldBack,
    /// Data of the author's own.
    pub data: Data,
    /// The newest date in the content.
    pub version: Option<Date>,
}

impl Site {
    /// Puts a site together and turns its references round.
    pub fn new(settings: Settings, shelves: Shelves, held_back: HeldBack) -> Self {
        let backlinks = Backlinks::of(&shelves);
        let version = version(&shelves);
        Self { settings, shelves, backlinks, held_back, data: Data::new(), version }
    }
}

/// Returns the newest date in the content: of a publication, an update, a correction or a review, else of an event.
fn version(shelves: &Shelves) -> Option<Date> {
    let events = shelves.events.iter().flat_map(|event| {
        event
            .corrections
            .iter()
            .map(|correction| &correction.date)
            .chain(event.history.iter().map(|change| &change.date))
    });
    let articles = shelves.articles.iter().flat_map(|article| {
        let own = article.published.iter().chain(&article.updated);
        let notes = article.annotations.iter().flat_map(|note| note.date.iter().chain(&note.reviewed));
        own.chain(notes).chain(article.corrections.iter().map(|correction| &correction.date))
    });
    let claims = shelves.claims.iter().flat_map(|claim| claim.history.iter().map(|change| &change.date));
    let sources = shelves.sources.iter().flat_map(|source| source.accessed.iter().chain(&source.published));
    let all = events.chain(articles).chain(claims).chain(sources).filter(|date| date.is_exact_day());
    let newest = all.max_by_key(|date| date.order()).cloned();
    let happened = || shelves.events.iter().map(|event| &event.date).filter(|date| date.is_exact_day());
    newest.or_else(|| happened().max_by_key(|date| date.order()).cloned())
}
