//! What running text points at: citations, links to things on the site, pictures.

use super::desk::Desk;
use super::names::{Found, Names, Shown};
use crate::model::{Citation, Event, Key, Person};
use crate::problem::wording::{list_or, nearest, ticked};
use crate::problem::{Problem, Rule};
use crate::prose::{Image, Link, Prose};
use crate::text::Spanned;

/// Checks that everything a text points at is there.
pub fn check(desk: &mut Desk<'_>, prose: &Prose) {
    for citation in prose.citations() {
        desk.cited(&Spanned::new(citation.id.clone(), citation.place));
    }
    for link in prose.links() {
        desk.mentioned.link(desk.names, &link.id);
        let problem = linked(desk.names, link);
        let pardoned = |problem: &Problem| problem.rule == Rule::HiddenReference && desk.may_refer_to_hidden();
        if let Some(problem) = problem.filter(|problem| !pardoned(problem)) {
            desk.report(problem);
        }
    }
    for image in prose.images() {
        picture(desk, image);
    }
}

/// Returns what is wrong with a link to something on the site.
fn linked(names: &Names, link: &Link) -> Option<Problem> {
    let meanings = names.meanings(&link.id);
    match meanings.as_slice() {
        [] => Some(nowhere(names, link)),
        [one] => match one.shown {
            Shown::Here | Shown::Unread => None,
            Shown::Hidden(place) => Some(
                Problem::new(
                    Rule::HiddenReference,
                    link.place,
                    format!("{} is held back, and this links to it", ticked(&link.id)),
                )
                .also(place, "it is a draft or under embargo")
                .help("publish it, hold this back too, or write the words without the link"),
            ),
        },
        several => {
            let forms: Vec<String> = several.iter().map(|one| format!("[[{}/{}]]", one.folder, link.id)).collect();
            Some(
                Problem::new(
                    Rule::AmbiguousLink,
                    link.place,
                    format!("{} is the id of more than one thing", ticked(&link.id)),
                )
                .help(format!("write {}", list_or(&forms))),
            )
        }
    }
}

/// Words a link that leads nowhere.
fn nowhere(names: &Names, link: &Link) -> Problem {
    let message = format!("nothing on the site is called {}", ticked(&link.id));
    let problem = Problem::new(Rule::UnknownLink, link.place, message);
    match near(names, &link.id) {
        Some(near) => problem.help(format!("did you mean `[[{near}]]`?")),
        None => problem.help("link by id, which is the name of the file without its ending"),
    }
}

/// Returns the link that was meant, as far as a near one is there: the id in another kind, or near it in the kind named.
fn near(names: &Names, id: &str) -> Option<String> {
    let linkable = names.linkable();
    let (folder, name) = id.rsplit_once('/').map_or((None, id), |(folder, name)| (Some(folder), name));
    if let Some((kind, _)) = linkable.iter().find(|(_, known)| *known == name) {
        return Some(format!("{kind}/{name}"));
    }
    let inside = linkable.iter().filter(|(kind, _)| Some(*kind) == folder).map(|(_, known)| *known);
    let meant = nearest(name, inside).zip(folder).map(|(meant, folder)| format!("{folder}/{meant}"));
    meant.or_else(|| nearest(name, linkable.iter().map(|(_, known)| *known)).map(str::to_owned))
}

/// Checks a picture in running text: that it is there, and that it has words.
fn picture(desk: &mut Desk<'_>, image: &Image) {
    if image.alt.trim().is_empty() {
        desk.report(
            Problem::new(
                Rule::ImageWithoutAlt,
                image.place,
                format!("the image {} has no words", ticked(&image.target)),
            )
            .help("say between the brackets what it shows: `![what it shows](file.jpg)`"),
        );
    }
    if !image.target.contains("://") && !image.target.starts_with("data:") {
        desk.shown(&image.target, image.place);
    }
}

/// Appends to what is listed the sources that only the running text cites.
pub fn with_cited(mut listed: Vec<Citation>, prose: &Prose, names: &Names) -> Vec<Citation> {
    for cited in prose.citations() {
        let Found::Here(source) = names.sources.find(&cited.id) else { continue };
        if listed.iter().all(|citation| citation.source != source) {
            let locator = Some(cited.locator.clone()).filter(|locator| !locator.is_empty());
            listed.push(Citation { source, locator, basis: None });
        }
    }
    listed
}

/// Returns the people that a text links to, in order, without repeats.
pub fn people(prose: &Prose, names: &Names) -> Vec<Key<Person>> {
    found(ids(prose, "people/").map(|id| names.people.find(id)))
}

/// Returns the events that a text links to, in order, without repeats.
pub fn events(prose: &Prose, names: &Names) -> Vec<Key<Event>> {
    found(ids(prose, "events/").map(|id| names.events.find(id)))
}

/// Returns the ids of a text's links, without the folder of a kind in front.
fn ids<'a>(prose: &'a Prose, folder: &'a str) -> impl Iterator<Item = &'a str> {
    prose.links().iter().map(move |link| link.id.strip_prefix(folder).unwrap_or(&link.id))
}

/// Keeps what is there, without repeats.
fn found<T>(all: impl Iterator<Item = Found<T>>) -> Vec<Key<T>> {
    let mut keys = Vec::new();
    for found in all {
        match found {
            Found::Here(key) if !keys.contains(&key) => keys.push(key),
            _ => {}
        }
    }
    keys
}
