//! `robots.txt` (RFC 9309): every crawler may read everything.
//!
//! Pages that search engines are to leave out say so themselves; a crawler that may not read them would not know.

use super::sitemap;
use crate::model::Site;
use crate::plan::Plan;

/// Writes the rules for crawlers, with the absolute address of the sitemap where there is one.
pub fn robots(site: &Site, plan: &Plan) -> String {
    let rules = "User-agent: *\nAllow: /\n";
    match sitemap::url(site, plan) {
        Some(sitemap) => format!("{rules}\nSitemap: {sitemap}\n"),
        None => rules.to_owned(),
    }
}
