//! Offices and their holders: who held one on a day, tenures as tables and as charts.

use super::Frame;
use super::evidence::links;
use super::timeline::capital;
use crate::date::{Answer, Date, Elapsed, End};
use crate::model::person::Capacity;
use crate::model::{Key, Office, Person, Tenure};
use crate::render::lane::{self, Bar, Lane};
use crate::view::event::InOffice;
use crate::view::part::{self, Chart, Link, Shade};

/// Returns who held the offices of the lanes on the day of an event; an office that had not begun is left out.
pub fn in_office(frame: &Frame<'_>, date: &Date) -> Vec<InOffice> {
    frame.site.settings.lanes.iter().filter_map(|&office| held_on(frame, office, date)).collect()
}

/// Returns who held an office at a date.
///
/// Where it is not certain, because the date or the tenure is vague, nobody is named.
fn held_on(frame: &Frame<'_>, office: Key<Office>, date: &Date) -> Option<InOffice> {
    let tenures = &frame.site.shelves.tenures;
    let held = frame.site.backlinks.tenures[office.index()].iter().map(|&key| &tenures[key]);
    let mut holders: Vec<&Tenure> = held
        .filter(|tenure| tenure.capacity != Capacity::Nominated)
        .filter(|tenure| tenure.date.contains(date) == Answer::Yes)
        .collect();
    holders.sort_by_key(|tenure| std::cmp::Reverse(tenure.date.order()));
    let tenure = holders.first()?;
    let since = tenure.date.start();
    let since = since.date().map(|since| since.words(frame.locale().dates()));
    let capacity = frame.word(&format!("tenure.{}", tenure.capacity.name()));
    let since = since.map(|date| frame.locale().fill("strip.since", &[("date", &date)]));
    let words: Vec<String> = std::iter::once(capacity).chain(since).collect();
    Some(InOffice {
        office: office_link(frame, office),
        person: Some(frame.person_link(tenure.person)),
        detail: words.join(&frame.word("list_comma")),
    })
}

/// Returns the office a person certainly held at a date, in words: `Acting commissioner, CBP`.
pub fn held_by(frame: &Frame<'_>, person: Key<Person>, date: &Date) -> Option<String> {
    let shelves = &frame.site.shelves;
    let mut held = frame.site.backlinks.person(person).tenures.iter().map(|&key| &shelves.tenures[key]);
    let tenure =
        held.rfind(|tenure| tenure.capacity != Capacity::Nominated && tenure.date.contains(date) == Answer::Yes)?;
    Some(
        frame.locale().fill(
            &format!("tenure.title.{}", tenure.capacity.name()),
            &[("office", &office_title(frame, tenure.office))],
        ),
    )
}

/// Returns the title of an office with its organization: `Commissioner, CBP`.
fn office_title(frame: &Frame<'_>, key: Key<Office>) -> String {
    let office = &frame.site.shelves.offices[key];
    let organization = &frame.site.shelves.organizations[office.organization];
    let name = organization.acronym.as_ref().unwrap_or(&organization.name);
    format!("{}{}{name}", office.title, frame.word("list_comma"))
}

/// Returns a link to an office: a part of its organization's page.
pub fn office_link(frame: &Frame<'_>, key: Key<Office>) -> Link {
    let office = &frame.site.shelves.offices[key];
    let page = frame.href(frame.plan.addresses.organization(office.organization));
    Link { label: office_title(frame, key), href: format!("{page}#{}", office.id) }
}

/// Shows a tenure as a row of a table: on a person's page by office, on an organization's by person.
pub fn row(frame: &Frame<'_>, tenure: &Tenure, by: By) -> part::Tenure {
    let shelves = &frame.site.shelves;
    let office = &shelves.offices[tenure.office];
    let organization = &shelves.organizations[office.organization];
    let page = frame.href(frame.plan.addresses.organization(office.organization));
    let (title, organization) = match by {
        By::Office => {
            let link = Link { label: organization.name.clone(), href: page.clone() };
            (Link { label: office.title.clone(), href: format!("{page}#{}", office.id) }, Some(link))
        }
        By::Person => (frame.person_link(tenure.person), None),
    };
    part::Tenure {
        title: title.label,
        href: Some(title.href),
        organization,
        capacity: frame.word(&format!("tenure.{}", tenure.capacity.name())),
        date: frame.date(&tenure.date),
        duration: Elapsed::length(&tenure.date).map(|length| length.words(frame.locale().dates())).unwrap_or_default(),
        note_html: frame.text(tenure.note.as_deref().unwrap_or_default()),
        sources: links(frame, &tenure.sources),
    }
}

/// What the rows of a table of tenures are named by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The office, on a person's page.
    Office,
    /// The person, on an organization's page.
    Person,
}

/// Draws tenures as a chart, a lane for each name; `focus` is the person whose page it is.
pub fn chart(frame: &Frame<'_>, tenures: &[Key<Tenure>], (by, focus): (By, Option<Key<Person>>)) -> Option<Chart> {
    let shelves = &frame.site.shelves;
    let mut lanes: Vec<(String, Lane)> = Vec::new();
    for &key in tenures {
        let tenure = &shelves.tenures[key];
        let name = match by {
            By::Office => office_title(frame, tenure.office),
            By::Person => shelves.people[tenure.person].name.clone(),
        };
        let bar = bar(frame, tenure, focus.filter(|_| by == By::Person));
        match lanes.iter_mut().find(|(known, _)| *known == name) {
            Some((_, lane)) => lane.bars.push(bar),
            None => lanes.push((name.clone(), Lane { name, bars: vec![bar] })),
        }
    }
    let lanes: Vec<Lane> = lanes.into_iter().map(|(_, lane)| lane).collect();
    let known = frame.site.version.as_ref().map(Date::local_day);
    let svg_html = lane::stairs(&lanes, (known, frame.direction()), &|year| frame.locale().dates().year(year))?;
    let shades = shades(frame, &lanes);
    let rows = tenures.iter().map(|&key| row(frame, &shelves.tenures[key], by)).collect();
    Some(Chart { svg_html, key: shades, rows, ..Chart::default() })
}

/// Returns one bar of a chart.
fn bar(frame: &Frame<'_>, tenure: &Tenure, focus: Option<Key<Person>>) -> Bar {
    let shade = match tenure.capacity {
        Capacity::Nominated => "nominated",
        Capacity::Acting => "acting",
        Capacity::Confirmed if focus == Some(tenure.person) => "full",
        Capacity::Confirmed => "soft",
    };
    let ongoing = tenure.date.end() == End::Open;
    Bar {
        from: tenure.date.earliest().day(),
        to: tenure.date.latest().day(),
        ongoing,
        shade,
        name: frame.site.shelves.people[tenure.person].name.clone(),
        words: words(frame, tenure),
    }
}

/// Words a tenure beside its bar: `confirmed, 11 months`, `acting, since 1 May 2026`.
pub fn words(frame: &Frame<'_>, tenure: &Tenure) -> String {
    let locale = frame.locale();
    let length = match tenure.date.end() {
        End::Date(_) => Elapsed::length(&tenure.date).map(|length| length.words(locale.dates())),
        End::Open | End::Unknown => Some(tenure.date.words(locale.dates())),
    };
    let capacity = frame.word(&format!("tenure.{}", tenure.capacity.name())).to_lowercase();
    let words: Vec<String> = std::iter::once(capacity).chain(length).collect();
    words.join(&frame.word("list_comma"))
}

/// Returns the shades that occur in a chart, with what they mean.
fn shades(frame: &Frame<'_>, lanes: &[Lane]) -> Vec<Shade> {
    let occurs = |shade: &str| lanes.iter().flat_map(|lane| &lane.bars).any(|bar| bar.shade == shade);
    let all = [("full", "this_person"), ("soft", "confirmed"), ("acting", "acting"), ("nominated", "not_yet")];
    all.into_iter()
        .filter(|(shade, _)| occurs(shade))
        .map(|(name, key)| Shade { name, word: capital(&frame.word(&format!("tenure.{key}"))) })
        .collect()
}
