//! `sitemap.xml` (sitemaps.org, 0.9): the absolute address of every page that search engines may show.

use std::fmt::Write as _;

use super::change::{self, Moment};
use super::escape;
use crate::model::Site;
use crate::plan::{Entry, Kind, Plan};

/// The most addresses that one file may hold; the format sets the number.
const MOST: usize = 50_000;

/// Writes the sitemap; none for a site that does not say where it is published.
///
/// Left out are old addresses, the page for addresses that lead nowhere, and what is marked `noindex`. `lastmod` is
/// given only where the content dates a change. Of more than 50,000 pages those beyond are left out, lists first: they
/// are linked from the others.
pub fn sitemap(site: &Site, plan: &Plan) -> Option<String> {
    let base = escape::xml(site.settings.base_url.as_ref()?.as_str());
    let mut out = String::with_capacity(256 + plan.entries.len() * (base.len() + 80));
    out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.push_str("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for entry in plan.entries.iter().filter(|entry| listed(site, entry)).take(MOST) {
        // An encoded address holds nothing that XML would have to escape.
        _ = write!(out, "  <url><loc>{base}{}</loc>", entry.address.encoded());
        if let Some(moment) = modified(site, &entry.kind) {
            _ = write!(out, "<lastmod>{}</lastmod>", moment.day());
        }
        out.push_str("</url>\n");
    }
    out.push_str("</urlset>\n");
    Some(out)
}

/// Returns the absolute address of the sitemap; none when there is no sitemap.
pub fn url(site: &Site, plan: &Plan) -> Option<String> {
    let entry = plan.entries.iter().find(|entry| entry.kind == Kind::Sitemap)?;
    site.settings.base_url.as_ref().map(|base| base.join(&entry.address))
}

/// Tells whether a page may be found.
fn listed(site: &Site, entry: &Entry) -> bool {
    let shelves = &site.shelves;
    let hidden = match entry.kind {
        Kind::Redirect(..) | Kind::NotFound => true,
        Kind::Event(key) => shelves.events[key].noindex,
        Kind::Article(key) => shelves.articles[key].noindex,
        Kind::Person(key) => shelves.people[key].noindex,
        Kind::Organization(key) => shelves.organizations[key].noindex,
        Kind::Claim(key) => shelves.claims[key].noindex,
        Kind::Page(key) => shelves.pages[key].noindex,
        _ => false,
    };
    entry.address.is_page() && !hidden
}

/// Returns when a page was last changed, where the content says.
fn modified(site: &Site, kind: &Kind) -> Option<Moment> {
    let shelves = &site.shelves;
    match *kind {
        Kind::Home => site.version.clone().map(|date| Moment::of(&date)),
        Kind::Event(key) => change::event(&shelves.events[key]),
        Kind::Article(key) => change::article(&shelves.articles[key]),
        Kind::Claim(key) => change::claim(&shelves.claims[key]),
        _ => None,
    }
}
