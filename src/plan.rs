//! Every page and its address.
//!
//! Owns which pages a site has and where they stand ([`Plan`]), the addresses by which things find each other
//! ([`Addresses`]), and the check that no two outputs share one. Renders nothing.

pub mod addresses;
pub mod assets;
pub mod check;
pub mod directory;

pub use addresses::Addresses;
pub use assets::Assets;
pub use directory::Directory;

use crate::address::Address;
use crate::model::{Article, Claim, Event, Key, Organization, Outlet, Page, Person, Place, Site, Source, Topic};

/// What stands at an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The timeline.
    Home,
    /// One year of a timeline that is split.
    Year(i64),
    /// An event.
    Event(Key<Event>),
    /// All articles.
    Articles,
    /// An article.
    Article(Key<Article>),
    /// All people.
    People,
    /// A person.
    Person(Key<Person>),
    /// All organizations.
    Organizations,
    /// An organization.
    Organization(Key<Organization>),
    /// All sources.
    Sources,
    /// A source.
    Source(Key<Source>),
    /// An outlet.
    Outlet(Key<Outlet>),
    /// All topics.
    Topics,
    /// A topic.
    Topic(Key<Topic>),
    /// All places.
    Places,
    /// A place.
    Place(Key<Place>),
    /// All claims.
    Claims,
    /// A claim.
    Claim(Key<Claim>),
    /// All corrections.
    Corrections,
    /// The glossary.
    Glossary,
    /// A plain page.
    Page(Key<Page>),
    /// The page for addresses that lead nowhere.
    NotFound,
    /// An old address that leads on to a page with a title.
    Redirect(Address, String),
    /// The Atom feed.
    Feed,
    /// The list of addresses for search engines.
    Sitemap,
    /// The rules for crawlers.
    Robots,
    /// The timeline as data.
    Data,
    /// The mark that GitHub Pages is to publish files as they are.
    NoJekyll,
    /// The host name for GitHub Pages.
    Cname,
    /// All styles in one.
    Stylesheet,
    /// All behaviours in one.
    Script,
    /// A file of the theme, by where it stands on the site.
    Theme(String),
    /// A file of the project that is copied, by its path there.
    Asset(String),
}

/// One output of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where it stands.
    pub address: Address,
    /// What it is.
    pub kind: Kind,
}

/// Every output of a site.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The outputs, in the order of their kinds.
    pub entries: Vec<Entry>,
    /// Where things stand.
    pub addresses: Addresses,
    /// Where ids lead.
    pub directory: Directory,
    /// Files that texts can name.
    pub assets: Assets,
    /// The years of a timeline that is split, in order; empty when it is whole.
    pub years: Vec<i64>,
}

/// Says where a file of `static/` stands on the site; nowhere for the parts that are joined.
pub type Placed<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Plans the pages of a site.
///
/// `theme` are the theme's own files, by where they stand; `placed` says where a file of `static/` stands, and that some
/// of them, the parts of the theme, stand nowhere by themselves.
pub fn plan(site: &Site, assets: Assets, (theme, placed): (&[String], Placed<'_>)) -> Plan {
    let addresses = Addresses::of(site);
    let years = years(site);
    let (mut entries, directory) = rayon::join(|| pages(site, &addresses, &years), || Directory::of(site, &addresses));
    entries.extend(redirects(site, &addresses));
    entries.extend(files(site));
    entries.extend(theme.iter().filter_map(|path| {
        let address = Address::parse(path).ok()?;
        Some(Entry { address, kind: Kind::Theme(path.clone()) })
    }));
    entries.extend(assets.published(site, &addresses).into_iter().filter_map(|path| {
        let address = match path.strip_prefix("static/") {
            Some(rest) => Address::parse(&placed(rest)?).ok()?,
            None => addresses::asset(&path)?,
        };
        Some(Entry { address, kind: Kind::Asset(path) })
    }));
    Plan { entries, addresses, directory, assets, years }
}

/// Returns the years of the timeline, when there are more events than one page should hold.
fn years(site: &Site) -> Vec<i64> {
    if site.shelves.events.len() <= site.settings.split_above {
        return Vec::new();
    }
    let mut years: Vec<i64> = site.shelves.events.iter().map(|event| event.date.local_day().year()).collect();
    years.sort_unstable();
    years.dedup();
    years
}

/// Plans the pages.
fn pages(site: &Site, at: &Addresses, years: &[i64]) -> Vec<Entry> {
    let shelves = &site.shelves;
    let mut entries = vec![Entry { address: Address::home(), kind: Kind::Home }];
    let mut push = |address: &Address, kind: Kind| entries.push(Entry { address: address.clone(), kind });
    for &year in years {
        push(&addresses::year(year), Kind::Year(year));
    }
    shelves.events.keys().for_each(|key| push(at.event(key), Kind::Event(key)));
    shelves.articles.keys().for_each(|key| push(at.article(key), Kind::Article(key)));
    shelves.people.keys().for_each(|key| push(at.person(key), Kind::Person(key)));
    shelves.organizations.keys().for_each(|key| push(at.organization(key), Kind::Organization(key)));
    shelves.sources.keys().for_each(|key| push(at.source(key), Kind::Source(key)));
    shelves.outlets.keys().for_each(|key| push(at.outlet(key), Kind::Outlet(key)));
    shelves.topics.keys().for_each(|key| push(at.topic(key), Kind::Topic(key)));
    shelves.places.keys().for_each(|key| push(at.place(key), Kind::Place(key)));
    shelves.claims.keys().for_each(|key| push(at.claim(key), Kind::Claim(key)));
    shelves.pages.keys().for_each(|key| push(at.page(key), Kind::Page(key)));
    for (folder, kind, wanted) in indexes(site) {
        if wanted {
            push(&addresses::folder(folder), kind);
        }
    }
    if let Ok(address) = Address::file(&["404.html"]) {
        push(&address, Kind::NotFound);
    }
    entries
}

/// Returns the pages that list all things of a kind, and whether there is anything to list.
fn indexes(site: &Site) -> [(&'static str, Kind, bool); 9] {
    let shelves = &site.shelves;
    [
        ("articles", Kind::Articles, !shelves.articles.is_empty()),
        ("people", Kind::People, !shelves.people.is_empty()),
        ("organizations", Kind::Organizations, !shelves.organizations.is_empty()),
        ("sources", Kind::Sources, true),
        ("topics", Kind::Topics, !shelves.topics.is_empty()),
        ("places", Kind::Places, !shelves.places.is_empty()),
        ("claims", Kind::Claims, true),
        ("corrections", Kind::Corrections, true),
        ("glossary", Kind::Glossary, !shelves.glossary.is_empty()),
    ]
}

/// Plans a redirect for each old address.
fn redirects(site: &Site, at: &Addresses) -> Vec<Entry> {
    let shelves = &site.shelves;
    let mut entries = Vec::new();
    let mut lead = |aliases: &[Address], to: &Address, title: &str| {
        let kind = || Kind::Redirect(to.clone(), title.to_owned());
        entries.extend(aliases.iter().map(|alias| Entry { address: alias.clone(), kind: kind() }));
    };
    shelves.events.entries().for_each(|(key, one)| lead(&one.aliases, at.event(key), &one.title));
    shelves.articles.entries().for_each(|(key, one)| lead(&one.aliases, at.article(key), &one.title));
    shelves.people.entries().for_each(|(key, one)| lead(&one.aliases, at.person(key), &one.name));
    shelves.organizations.entries().for_each(|(key, one)| lead(&one.aliases, at.organization(key), &one.name));
    shelves.claims.entries().for_each(|(key, one)| lead(&one.aliases, at.claim(key), &one.title));
    shelves.pages.entries().for_each(|(key, one)| lead(&one.aliases, at.page(key), &one.title));
    entries
}

/// Plans the files for machines; those that need absolute addresses only where the site has one.
fn files(site: &Site) -> Vec<Entry> {
    let based = site.settings.base_url.is_some();
    let named = site.settings.cname.is_some();
    let all: [(&[&str], Kind, bool); 8] = [
        (&["feed.xml"], Kind::Feed, based),
        (&["sitemap.xml"], Kind::Sitemap, based),
        (&["robots.txt"], Kind::Robots, true),
        (&["data", "timeline.json"], Kind::Data, true),
        (&[".nojekyll"], Kind::NoJekyll, true),
        (&["CNAME"], Kind::Cname, named),
        (&["assets", "site.css"], Kind::Stylesheet, true),
        (&["assets", "site.js"], Kind::Script, true),
    ];
    all.into_iter()
        .filter(|(_, _, wanted)| *wanted)
        .filter_map(|(names, kind, _)| Some(Entry { address: Address::file(names).ok()?, kind }))
        .collect()
}
