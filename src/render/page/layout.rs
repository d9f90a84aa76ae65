//! What stands around every page: the site's own part, and each page's head.

use super::Frame;
use crate::address::Address;
use crate::plan::{Kind, addresses};
use crate::render::scale::Direction;
use crate::view;
use crate::view::layout::{Crumb, Feed, Head, NavigationItem};
use crate::view::part::Link;

/// The sections of the main navigation, in order; those without a page are left out.
const SECTIONS: [(&str, &str); 7] = [
    ("timeline", ""),
    ("articles", "articles"),
    ("people", "people"),
    ("organizations", "organizations"),
    ("sources", "sources"),
    ("claims", "claims"),
    ("corrections", "corrections"),
];

/// Gathers what every page shares; made once a build.
pub fn site(frame: &Frame<'_>) -> view::Site {
    let settings = &frame.site.settings;
    view::Site {
        title: settings.title.clone(),
        language: frame.locale().tag().to_owned(),
        direction: match frame.direction() {
            Direction::Rightward => "ltr",
            Direction::Leftward => "rtl",
        },
        navigation: navigation(frame),
        about_html: frame.text(settings.description.as_deref().unwrap_or_default()),
        footer: footer(frame),
        data: data(frame),
        feeds: feeds(frame),
        version: frame.site.version.as_ref().map(|date| {
            let words = date.words(frame.locale().dates());
            let version = frame.locale().fill("foot.version", &[("date", &words)]);
            view::part::Date { words: version, datetime: date.html_datetime() }
        }),
        licence_html: frame.text(settings.licence.as_deref().unwrap_or_default()),
        extra: frame.site.settings.extra.clone(),
    }
}

/// Gathers the main navigation: the author's own, or the sections that have something to show.
fn navigation(frame: &Frame<'_>) -> Vec<NavigationItem> {
    let own = &frame.site.settings.navigation;
    if own.is_empty() { sections(frame) } else { own.iter().map(|entry| chosen(frame, &entry.link)).collect() }
}

/// Gathers the sections that have something to show.
fn sections(frame: &Frame<'_>) -> Vec<NavigationItem> {
    let exists = |folder: &str| {
        let address = if folder.is_empty() { Address::home() } else { addresses::folder(folder) };
        frame.plan.entries.iter().any(|entry| entry.address == address)
    };
    SECTIONS
        .iter()
        .filter(|(_, folder)| exists(folder))
        .map(|(section, folder)| NavigationItem {
            section: (*section).to_owned(),
            label: frame.word(&format!("navigation.{section}")),
            href: if folder.is_empty() { String::new() } else { format!("{folder}/") },
            external: false,
        })
        .collect()
}

/// Shows an entry that the author chose: an id, a path of this site or an address elsewhere.
fn chosen(frame: &Frame<'_>, link: &crate::model::person::Link) -> NavigationItem {
    let label = if link.title.is_empty() { link.url.clone() } else { link.title.clone() };
    let href = match frame.plan.directory.find(&link.url) {
        Some(named) => frame.href(&named.address),
        None if link.is_external() => {
            return NavigationItem { section: String::new(), label, href: link.url.clone(), external: true };
        }
        None => link.url.trim_start_matches('/').to_owned(),
    };
    let section = href.split('/').next().unwrap_or_default();
    let section = if section.is_empty() { "timeline" } else { section };
    NavigationItem { section: section.to_owned(), label, href, external: false }
}

/// Gathers the first column of the foot: the plain pages, and what has no place in the navigation, be it because the author
/// chose another one: corrections above all are to be found from every page.
fn footer(frame: &Frame<'_>) -> Vec<Link> {
    let pages = frame.site.shelves.pages.entries();
    let mut links: Vec<Link> = pages
        .map(|(key, page)| Link { label: page.title.clone(), href: frame.href(frame.plan.addresses.page(key)) })
        .collect();
    let shown: Vec<String> = navigation(frame).into_iter().map(|item| item.href).collect();
    let left = sections(frame).into_iter().filter(|item| !item.href.is_empty() && !shown.contains(&item.href));
    links.extend(left.map(|item| Link { label: item.label, href: item.href }));
    let more = [("topics", Kind::Topics), ("places", Kind::Places), ("glossary", Kind::Glossary)];
    links.extend(
        more.into_iter()
            .filter(|(_, kind)| planned(frame, kind))
            .map(|(folder, _)| Link { label: frame.word(&format!("navigation.{folder}")), href: format!("{folder}/") }),
    );
    links
}

/// Tells whether an output is planned.
fn planned(frame: &Frame<'_>, kind: &Kind) -> bool {
    frame.plan.entries.iter().any(|entry| entry.kind == *kind)
}

/// Gathers the feeds and data files that the foot links to.
fn data(frame: &Frame<'_>) -> Vec<Link> {
    let all = [("foot.atom", "feed.xml", Kind::Feed), ("foot.json", "data/timeline.json", Kind::Data)];
    all.into_iter()
        .filter(|(_, _, kind)| planned(frame, kind))
        .map(|(word, href, _)| Link { label: frame.word(word), href: href.to_owned() })
        .collect()
}

/// Gathers the feeds that every page announces.
fn feeds(frame: &Frame<'_>) -> Vec<Feed> {
    if !planned(frame, &Kind::Feed) {
        return Vec::new();
    }
    let title = frame.site.settings.title.clone();
    vec![Feed { kind: "application/atom+xml", title, href: "feed.xml".to_owned() }]
}

/// Gathers the frame around a page: the way from the home page, nearest last, and its own place at the end.
pub fn head(frame: &Frame<'_>, section: &str, crumbs: &[(String, Option<String>)]) -> Head {
    let home = Crumb { label: frame.site.settings.title.clone(), href: Some(String::new()) };
    let more = crumbs.iter().map(|(label, href)| Crumb { label: label.clone(), href: href.clone() });
    Head {
        root: frame.root(),
        canonical: frame.site.settings.base_url.as_ref().map(|base| frame.at.absolute(base)),
        section: section.to_owned(),
        crumbs: std::iter::once(home).chain(more).collect(),
        ..Head::default()
    }
}
