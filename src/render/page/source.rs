//! The list of sources and the page of a source.

use super::evidence::{line, numbered};
use super::frame::listed;
use super::listing::{date_fact, fact, years};
use super::{Frame, layout};
use crate::model::{Key, Outlet, Source};
use crate::view::event::Citation;
use crate::view::evidence::{SourceEntry, SourceLine};
use crate::view::part::{Card, Fact, Link};
use crate::view::source as view;

/// Gathers the list of all sources, by outlet.
pub fn list(frame: &Frame<'_>) -> view::Sources {
    let shelves = &frame.site.shelves;
    let outlets = shelves.outlets.keys().filter(|&outlet| !frame.site.backlinks.outlet(outlet).is_empty());
    let outlets: Vec<view::OutletSources> = outlets.map(|outlet| by_outlet(frame, outlet)).collect();
    let (sources, from) = (frame.count("sources", shelves.sources.len()), frame.count("outlets", outlets.len()));
    let title = frame.word("sources.title");
    view::Sources {
        head: crate::view::Head {
            title: title.clone(),
            description: frame.word("sources.intro"),
            ..layout::head(frame, "sources", &[(title, None)])
        },
        count: frame.locale().fill("count.from", &[("sources", &sources), ("outlets", &from)]),
        outlets,
    }
}

/// Lists the sources of one outlet.
fn by_outlet(frame: &Frame<'_>, outlet: Key<Outlet>) -> view::OutletSources {
    let sources = of_outlet(frame, outlet);
    view::OutletSources { outlet: outlet_link(frame, outlet), count: frame.count("sources", sources.len()), sources }
}

/// Lists the sources of an outlet, oldest first, each without its outlet and with what rests on it.
pub fn of_outlet(frame: &Frame<'_>, outlet: Key<Outlet>) -> Vec<SourceEntry> {
    let mut keys = frame.site.backlinks.outlet(outlet).to_vec();
    keys.sort_by_key(|&key| {
        let published = frame.site.shelves.sources[key].published.as_ref();
        (published.is_none(), published.map(crate::date::Date::order), key)
    });
    numbered(frame, keys, |key| frame.shared.resting(frame, key))
}

/// Gathers what is said of a source beneath its outlet.
pub fn resting(frame: &Frame<'_>, key: Key<Source>) -> SourceLine {
    SourceLine { outlet: None, detail: uses(frame, key), ..line(frame, key) }
}

/// Words what rests on a source: `4 events, 1 article`.
fn uses(frame: &Frame<'_>, key: Key<Source>) -> String {
    let uses = frame.site.backlinks.source(key);
    let all = [
        ("events", uses.events.len()),
        ("articles", uses.articles.len()),
        ("claims", uses.claims.len()),
        ("tenures", uses.tenures.len()),
    ];
    let words: Vec<String> =
        all.iter().filter(|(_, count)| *count > 0).map(|(noun, count)| frame.count(noun, *count)).collect();
    words.join(&frame.word("list_comma"))
}

/// Returns a link to an outlet.
pub fn outlet_link(frame: &Frame<'_>, key: Key<Outlet>) -> Link {
    let label = frame.site.shelves.outlets[key].name.clone();
    Link { label, href: frame.href(frame.plan.addresses.outlet(key)) }
}

/// Gathers the page of a source.
pub fn view(frame: &Frame<'_>, key: Key<Source>) -> view::Source {
    let source = &frame.site.shelves.sources[key];
    let uses = frame.site.backlinks.source(key);
    let shown = line(frame, key);
    view::Source {
        head: head(frame, source),
        title: source.title.clone(),
        language_tag: shown.language_tag.clone(),
        outlet: outlet_link(frame, source.outlet),
        authors: listed(frame, &source.authors),
        date: shown.date.clone(),
        host: source.url.as_deref().map(host).unwrap_or_default(),
        url: source.url.clone(),
        archive: source.archive.clone(),
        facts: facts(frame, source, &shown),
        paywall: source.paywall,
        note_html: source.note.as_deref().map(|note| format!("<p>{}</p>", frame.text(note))).unwrap_or_default(),
        derives_from: own_lines(frame, &source.derives_from),
        derived: own_lines(frame, &uses.derived),
        years: years(frame, &uses.events),
        cited_in: cited_in(frame, key),
        citations: citations(frame, key),
        extra: source.extra.clone(),
    }
}

/// Lists sources as any list names them.
fn own_lines(frame: &Frame<'_>, sources: &[Key<Source>]) -> Vec<SourceEntry> {
    numbered(frame, sources.iter().copied(), |key| frame.shared.source(frame, key))
}

/// Gathers the frame around the page.
fn head(frame: &Frame<'_>, source: &Source) -> crate::view::Head {
    let outlet = frame.site.shelves.outlets[source.outlet].name.clone();
    let index = Some("sources/".to_owned());
    let page = Some(frame.href(frame.plan.addresses.outlet(source.outlet)));
    let crumbs = [(frame.word("navigation.sources"), index), (outlet.clone(), page)];
    crate::view::Head {
        title: format!("{}{}{outlet}", source.title, frame.word("list_comma")),
        description: source.note.clone().unwrap_or_default(),
        ..layout::head(frame, "sources", &crumbs)
    }
}

/// Returns the host of an address, as read.
fn host(url: &str) -> String {
    crate::resolve::url::host(url)
}

/// Gathers kind, language, owner and the day it was read.
fn facts(frame: &Frame<'_>, source: &Source, line: &SourceLine) -> Vec<Fact> {
    let owner = source.owner.as_ref().or(frame.site.shelves.outlets[source.outlet].owner.as_ref());
    [
        fact(frame, "source.kind", Some(&line.kind)),
        fact(frame, "source.language", Some(&line.language)),
        fact(frame, "source.owner", owner.map(String::as_str)),
        date_fact(frame, "source.accessed", source.accessed.as_ref()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Gathers the articles, claims and tenures that rest on a source.
fn cited_in(frame: &Frame<'_>, key: Key<Source>) -> Vec<Card> {
    let shelves = &frame.site.shelves;
    let uses = frame.site.backlinks.source(key);
    let articles = uses
        .articles
        .iter()
        .map(|&article| Card { detail: in_notes(frame, key, article), ..super::article::card(frame, article) });
    let claims = uses.claims.iter().map(|&claim| {
        let card = super::person::claim_card(frame, claim);
        let detail = format!("{}{}{}", frame.word("claim.label"), frame.word("separator"), card.detail);
        Card { detail, ..card }
    });
    let tenures = uses.tenures.iter().map(|&tenure| {
        let tenure = &shelves.tenures[tenure];
        let office = super::tenure::office_link(frame, tenure.office);
        let person = frame.person_link(tenure.person);
        Card { title: person.label, href: Some(person.href), detail: office.label }
    });
    articles.chain(claims).chain(tenures).collect()
}

/// Words in how many notes of an article a source is cited.
fn in_notes(frame: &Frame<'_>, key: Key<Source>, article: Key<crate::model::Article>) -> String {
    let annotations = &frame.site.shelves.articles[article].annotations;
    let notes = annotations.iter().filter(|note| note.sources.iter().any(|citation| citation.source == key)).count();
    match notes {
        0 => frame.word("article.plain"),
        notes => frame.locale().count("source.in_notes", notes as u64),
    }
}

/// Gathers ways to cite a source.
fn citations(frame: &Frame<'_>, key: Key<Source>) -> Vec<Citation> {
    let source = &frame.site.shelves.sources[key];
    let outlet = frame.site.shelves.outlets[source.outlet].name.clone();
    let authors = Some(listed(frame, &source.authors)).filter(|authors| !authors.is_empty());
    let date = frame.shared.source_date(frame, key).map(str::to_owned);
    let rest: Vec<String> = [Some(outlet), date, source.url.clone()].into_iter().flatten().collect();
    let rest = rest.join(&frame.word("list_comma"));
    let text = frame.locale().fill("source.citation", &[("title", &source.title), ("rest", &rest)]);
    let text = authors.map_or_else(|| text.clone(), |authors| format!("{authors}{}{text}", frame.word("list_comma")));
    super::cite::ways(frame, (&text, &source.title), source.url.as_deref())
}
