//! Plain pages, the page for a wrong address, and redirects.

use super::{Frame, layout};
use crate::address::Address;
use crate::model::{Key, Page};
use crate::plan::Kind;
use crate::view::page as view;
use crate::view::part::Link;

/// Gathers a plain page.
pub fn view(frame: &Frame<'_>, key: Key<Page>) -> view::Page {
    let page = &frame.site.shelves.pages[key];
    view::Page {
        head: crate::view::Head {
            title: page.title.clone(),
            description: page.description.clone().unwrap_or_else(|| page.body.excerpt()),
            noindex: page.noindex,
            ..layout::head(frame, page.id.as_str(), &[(page.title.clone(), None)])
        },
        title: page.title.clone(),
        contents: contents(page),
        body_html: frame.prose(&page.body, &[]),
        extra: page.extra.clone(),
    }
}

/// The sections from which on a page has a list of contents; fewer are seen at a glance.
const CONTENTS: usize = 4;

/// Gathers the sections of a page: its headings of the second level, where there are enough of them.
fn contents(page: &Page) -> Vec<view::Section> {
    let sections = page.body.sections(2);
    if sections.len() < CONTENTS {
        return Vec::new();
    }
    sections.into_iter().map(|(heading, title)| view::Section { id: heading.id.clone(), title }).collect()
}

/// Gathers the page for addresses that lead nowhere; it alone links by the path of the base address, since a server
/// shows it at any depth.
pub fn not_found(frame: &Frame<'_>) -> view::NotFound {
    let base = frame.site.settings.base_url.as_ref();
    let root = base.map_or_else(|| "/".to_owned(), |base| base.path().to_owned());
    let all = [
        ("timeline", "", Kind::Home),
        ("articles", "articles/", Kind::Articles),
        ("people", "people/", Kind::People),
        ("sources", "sources/", Kind::Sources),
    ];
    let planned = |kind: &Kind| frame.plan.entries.iter().any(|entry| entry.kind == *kind);
    let links = all
        .into_iter()
        .filter(|(_, _, kind)| planned(kind))
        .map(|(name, href, _)| Link { label: frame.word(&format!("navigation.{name}")), href: href.to_owned() });
    view::NotFound {
        head: crate::view::Head {
            root,
            title: frame.word("not_found.title"),
            canonical: None,
            noindex: true,
            crumbs: Vec::new(),
            ..layout::head(frame, "", &[])
        },
        links: links.collect(),
    }
}

/// Gathers a page that leads on to another, which has a title.
pub fn redirect(frame: &Frame<'_>, to: &Address, title: &str) -> view::Redirect {
    let base = frame.site.settings.base_url.as_ref();
    view::Redirect {
        head: crate::view::Head {
            title: frame.word("redirect.title"),
            canonical: base.map(|base| to.absolute(base)),
            crumbs: Vec::new(),
            ..layout::head(frame, "", &[])
        },
        target: Link { label: title.to_owned(), href: frame.href(to) },
    }
}
