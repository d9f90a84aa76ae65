//! The page of an organization: its offices with their holders, its events.

use std::collections::BTreeSet;

use super::listing::{articles, corrections, counts, filter, since, years};
use super::person::outbound;
use super::tenure::{self, By};
use super::{Frame, layout};
use crate::model::{Article, Event, Key, Office, Organization};
use crate::view::organization as view;
use crate::view::part::{Chart, Link};

/// Gathers the page of an organization.
pub fn view(frame: &Frame<'_>, key: Key<Organization>) -> view::Organization {
    let organization = &frame.site.shelves.organizations[key];
    let mentions = frame.site.backlinks.organization(key);
    view::Organization {
        head: head(frame, organization),
        name: organization.name.clone(),
        acronym: organization.acronym.clone().unwrap_or_default(),
        body_html: frame.prose(&organization.body, &[]),
        parent: organization.parent.map(|parent| link(frame, parent)),
        children: children(frame, key),
        facts: Vec::new(),
        links: outbound(&organization.links),
        offices: organization.offices.iter().map(|&office| post(frame, office)).collect(),
        years: years(frame, &mentions.events),
        counts: counts(frame, &mentions.events),
        filter_href: filter(frame, ("organization", organization.id.as_str()), &mentions.events),
        articles: articles(frame, &told(frame, &mentions.events)),
        corrections: corrections(frame, &mentions.events, &mentions.articles),
        extra: organization.extra.clone(),
    }
}

/// Gathers the frame around the page.
fn head(frame: &Frame<'_>, organization: &Organization) -> crate::view::Head {
    let index = Some("organizations/".to_owned());
    crate::view::Head {
        title: organization.name.clone(),
        description: organization.body.excerpt(),
        noindex: organization.noindex,
        ..layout::head(frame, "organizations", &[(frame.word("navigation.organizations"), index)])
    }
}

/// Returns a link to an organization.
pub fn link(frame: &Frame<'_>, key: Key<Organization>) -> Link {
    let label = frame.site.shelves.organizations[key].name.clone();
    Link { label, href: frame.href(frame.plan.addresses.organization(key)) }
}

/// Gathers what is part of an organization.
fn children(frame: &Frame<'_>, key: Key<Organization>) -> Vec<Link> {
    let organizations = frame.site.shelves.organizations.entries();
    organizations.filter(|(_, child)| child.parent == Some(key)).map(|(child, _)| link(frame, child)).collect()
}

/// Returns the articles that tell of events, in their order; no article says which organizations it is about.
fn told(frame: &Frame<'_>, events: &[Key<Event>]) -> Vec<Key<Article>> {
    let told = events.iter().flat_map(|event| &frame.site.backlinks.told_in[event.index()]);
    told.copied().collect::<BTreeSet<_>>().into_iter().collect()
}

/// Shows an office with everybody who held it.
fn post(frame: &Frame<'_>, key: Key<Office>) -> view::Office {
    let shelves = &frame.site.shelves;
    let held = &frame.site.backlinks.tenures[key.index()];
    let subheading = since(frame, held)
        .map(|year| frame.locale().fill("organization.holders", &[("year", &year)]))
        .unwrap_or_default();
    view::Office {
        id: shelves.offices[key].id.to_string(),
        title: shelves.offices[key].title.clone(),
        chart: tenure::chart(frame, held, (By::Person, None)).map(|chart| Chart {
            heading: shelves.offices[key].title.clone(),
            subheading,
            ..chart
        }),
    }
}
