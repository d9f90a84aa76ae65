//! Evidence as pages show it: lines of sources, what relies on what, the count of independent outlets.

use std::collections::BTreeSet;

use super::Frame;
use super::frame::{listed, quoted};
use super::timeline::capital;
use crate::model::event::{Quotation, Speaker};
use crate::model::{Citation, Key, Source};
use crate::resolve::evidence::relies_on;
use crate::view::evidence as view;
use crate::view::part::Link;

/// How deep a source can stand beneath what it relies on; deeper ones stand as deep as this.
const DEEPEST: u8 = 3;

/// How many outlets a chip names before it counts the rest.
const NAMED: usize = 3;

/// A citation in a list: what it relies on stands above it.
struct Placed<'a> {
    /// The citation.
    citation: &'a Citation,
    /// How deep it stands.
    depth: u8,
    /// The cited source that it relies on.
    relies: Option<Key<Source>>,
}

/// Orders citations so that each source that relies on another stands right beneath it.
fn placed<'a>(frame: &Frame<'_>, citations: &'a [Citation]) -> Vec<Placed<'a>> {
    let sources = &frame.site.shelves.sources;
    let cited: BTreeSet<Key<Source>> = citations.iter().map(|citation| citation.source).collect();
    let all: Vec<(&Citation, Option<Key<Source>>)> =
        citations.iter().map(|citation| (citation, relies_on(citation.source, &cited, sources))).collect();
    let mut placed = Vec::with_capacity(all.len());
    let mut waiting: Vec<(usize, u8)> =
        (0..all.len()).rev().filter(|&at| all[at].1.is_none()).map(|at| (at, 0)).collect();
    while let Some((at, depth)) = waiting.pop() {
        let (citation, relies) = all[at];
        placed.push(Placed { citation, depth: depth.min(DEEPEST), relies });
        let beneath = (0..all.len()).rev().filter(|&other| all[other].1 == Some(citation.source) && other != at);
        waiting.extend(beneath.map(|other| (other, depth + 1)));
    }
    placed
}

/// Returns the sources of citations in the order in which they are listed, for numbering citations in running text.
pub fn order(frame: &Frame<'_>, citations: &[Citation]) -> Vec<Key<Source>> {
    placed(frame, citations).into_iter().map(|placed| placed.citation.source).collect()
}

/// Shows what an event rests on, and after it what is cited for something else alone; none without either.
pub fn evidence(
    frame: &Frame<'_>,
    (citations, otherwise): (&[Citation], &[Citation]),
    independent: usize,
) -> Option<view::Evidence> {
    if citations.is_empty() && otherwise.is_empty() {
        return None;
    }
    let mut sources = entries(frame, citations);
    let relying = sources.iter().filter(|line| line.depth > 0).count();
    let counted = match citations.len() {
        0 => frame.word("event.no_sources"),
        total => sentence(frame, (independent, relying), total),
    };
    let more = match otherwise.len() {
        0 => None,
        1 => Some(frame.word("event.otherwise.one")),
        n => {
            let number = capital(&frame.locale().small_number(n as u64));
            Some(frame.locale().fill("event.otherwise.other", &[("n", &number)]))
        }
    };
    let numbers = (1..).skip(sources.len());
    for (citation, number) in otherwise.iter().zip(numbers) {
        let placed = Placed { citation, depth: 0, relies: None };
        let id = frame.site.shelves.sources[citation.source].id.to_string();
        sources.push(view::SourceEntry { number, id, depth: 0, line_html: cited(frame, &placed) });
    }
    Some(view::Evidence {
        independent: independent.to_string(),
        sentence: [Some(counted), more].into_iter().flatten().collect::<Vec<_>>().join(" "),
        sources,
    })
}

/// Words the sentence beside the number of independent outlets.
fn sentence(frame: &Frame<'_>, (independent, relying): (usize, usize), total: usize) -> String {
    let locale = frame.locale();
    let form = if independent == 1 { "one" } else { "other" };
    if independent == total {
        return frame.word(&format!("event.independent_all.{form}"));
    }
    let sources = frame.count("sources", total);
    let sentence = locale.fill(&format!("event.independent.{form}"), &[("sources", &sources)]);
    let relies = match relying {
        0 => return sentence,
        1 => frame.word("event.relies_one"),
        n => locale.fill("event.relies", &[("n", &capital(&locale.small_number(n as u64)))]),
    };
    format!("{sentence} {relies}")
}

/// Lists sources, those that rely on another beneath it.
pub fn entries(frame: &Frame<'_>, citations: &[Citation]) -> Vec<view::SourceEntry> {
    let entry = |(placed, number): (Placed<'_>, u32)| view::SourceEntry {
        number,
        id: frame.site.shelves.sources[placed.citation.source].id.to_string(),
        depth: placed.depth,
        line_html: cited(frame, &placed),
    };
    placed(frame, citations).into_iter().zip(1..).map(entry).collect()
}

/// Lists sources with numbers, each with its line of HTML.
pub fn numbered(
    frame: &Frame<'_>,
    sources: impl IntoIterator<Item = Key<Source>>,
    line: impl Fn(Key<Source>) -> String,
) -> Vec<view::SourceEntry> {
    let entry = |(key, number): (Key<Source>, u32)| view::SourceEntry {
        number,
        id: frame.site.shelves.sources[key].id.to_string(),
        depth: 0,
        line_html: line(key),
    };
    sources.into_iter().zip(1..).map(entry).collect()
}

/// Returns links to sources, those that rely on another after it.
pub fn links(frame: &Frame<'_>, citations: &[Citation]) -> Vec<Link> {
    order(frame, citations).into_iter().map(|source| frame.source_link(source)).collect()
}

/// Shows a citation as a line: what every page says of its source, and what this citation alone gives.
fn cited(frame: &Frame<'_>, placed: &Placed<'_>) -> String {
    let Citation { source, basis, locator, .. } = placed.citation;
    if basis.is_none() && locator.is_none() && placed.relies.is_none() {
        return frame.shared.source(frame, *source);
    }
    let outlet = placed.relies.map(|from| outlet_name(frame, from));
    let cites = |outlet: String| frame.locale().fill("source.cites", &[("outlets", &outlet)]);
    let line = view::SourceLine {
        basis: basis.clone().unwrap_or_default(),
        locator: locator.clone().unwrap_or_default(),
        relies: outlet.map(cites).unwrap_or_default(),
        ..line(frame, *source)
    };
    frame.shared.own_source(frame, &line)
}

/// Gathers what is to be said of a source.
pub fn line(frame: &Frame<'_>, key: Key<Source>) -> view::SourceLine {
    let source = &frame.site.shelves.sources[key];
    let outlet = &frame.site.shelves.outlets[source.outlet];
    let foreign = source.language.as_ref().filter(|tag| !same_language(tag, frame.locale().tag()));
    view::SourceLine {
        href: frame.href(frame.plan.addresses.source(key)),
        title: source.title.clone(),
        outlet: Some(Link { label: outlet.name.clone(), href: frame.href(frame.plan.addresses.outlet(source.outlet)) }),
        authors: listed(frame, &source.authors),
        date: frame.source_date(key),
        url: source.url.clone(),
        archive: source.archive.clone(),
        basis: String::new(),
        locator: String::new(),
        kind: frame.word(&format!("source.kinds.{}", source.kind.name())),
        relies: String::new(),
        paywall: source.paywall,
        language: foreign.map(|tag| language(frame, tag)).unwrap_or_default(),
        language_tag: foreign.cloned(),
        detail: String::new(),
    }
}

/// Names a language in words; by its tag where the words of the site have no name for it.
fn language(frame: &Frame<'_>, tag: &str) -> String {
    let primary = tag.split('-').next().unwrap_or_default().to_lowercase();
    frame.locale().strings().get(&format!("languages.{primary}")).map_or(tag, String::as_str).to_owned()
}

/// Tells whether two tags name one language: what stands before the first hyphen.
fn same_language(one: &str, other: &str) -> bool {
    let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_lowercase();
    primary(one) == primary(other)
}

/// Returns the name of a source's outlet.
fn outlet_name(frame: &Frame<'_>, key: Key<Source>) -> String {
    frame.site.shelves.outlets[frame.site.shelves.sources[key].outlet].name.clone()
}

/// Shows the boxed count of sources on a row of the timeline; none without sources.
pub fn chip(frame: &Frame<'_>, citations: &[Citation]) -> Option<view::SourcesChip> {
    if citations.is_empty() {
        return None;
    }
    let mut outlets: Vec<String> = Vec::new();
    for citation in citations {
        let name = outlet_name(frame, citation.source);
        if !outlets.contains(&name) {
            outlets.push(name);
        }
    }
    Some(view::SourcesChip {
        count: frame.count("sources", citations.len()),
        outlets: shortened(frame, &outlets),
        sources_html: citations.iter().map(|citation| frame.shared.chip(frame, citation.source)).collect(),
    })
}

/// Shows a source inside the chip.
pub fn chip_source(frame: &Frame<'_>, key: Key<Source>) -> view::ChipSource {
    let source = &frame.site.shelves.sources[key];
    view::ChipSource {
        outlet: outlet_name(frame, key),
        url: source.url.clone(),
        href: frame.href(frame.plan.addresses.source(key)),
        date: frame.source_date(key),
        archive: source.archive.clone(),
    }
}

/// Names the first outlets and counts the rest.
fn shortened(frame: &Frame<'_>, outlets: &[String]) -> String {
    let comma = frame.word("list_comma");
    if outlets.len() <= NAMED {
        return outlets.join(&comma);
    }
    let rest = (outlets.len() - NAMED).to_string();
    frame.locale().fill("and_more", &[("list", &outlets[..NAMED].join(&comma)), ("n", &rest)])
}

/// Shows words that somebody said.
pub fn quotation(frame: &Frame<'_>, quotation: &Quotation) -> view::Quotation {
    view::Quotation {
        text: quoted(&quotation.text).into_owned(),
        credit: quotation.speaker.as_ref().map(|speaker| speaker_name(frame, speaker)).unwrap_or_default(),
        source: quotation.source.map(|source| frame.source_link(source)),
    }
}

/// Returns the name of whoever said something.
pub fn speaker_name(frame: &Frame<'_>, speaker: &Speaker) -> String {
    match speaker {
        Speaker::Person(person) => frame.site.shelves.people[*person].name.clone(),
        Speaker::Organization(organization) => frame.site.shelves.organizations[*organization].name.clone(),
        Speaker::Name(name) => name.clone(),
    }
}

/// Returns the page of whoever said something, if there is one.
pub fn speaker_link(frame: &Frame<'_>, speaker: &Speaker) -> Option<Link> {
    let label = speaker_name(frame, speaker);
    let address = match speaker {
        Speaker::Person(person) => frame.plan.addresses.person(*person),
        Speaker::Organization(organization) => frame.plan.addresses.organization(*organization),
        Speaker::Name(_) => return None,
    };
    Some(Link { label, href: frame.href(address) })
}
