//! That no two outputs share an address, and that links by address lead somewhere.

use std::borrow::Cow;
use std::cell::LazyCell;
use std::collections::BTreeSet;

use super::addresses::folder;
use super::{Addresses, Kind, Plan};
use crate::address::{self, Address};
use crate::files::Files;
use crate::model::Site;
use crate::model::site::Entry;
use crate::problem::wording::{nearest, ticked};
use crate::problem::{Problem, Problems, Rule};
use crate::prose::{Prose, Reach};
use crate::text::{FileId, Place};

/// Finds outputs that would share an address, on any file system: case and form of letters do not tell them apart.
///
/// `file` returns the file that an output comes from, where that is known.
pub fn collisions(plan: &Plan, file: impl Fn(&Kind) -> Option<FileId>) -> Problems {
    let mut problems = Problems::new();
    let addresses: Vec<&Address> = plan.entries.iter().map(|entry| &entry.address).collect();
    for (one, other) in address::clash(&addresses) {
        let (first, second) = (&plan.entries[one], &plan.entries[other]);
        let place = file(&second.kind).or_else(|| file(&first.kind)).unwrap_or_default();
        let message = format!(
            "{} and {} would stand at the same address, {}",
            describe(&first.kind),
            describe(&second.kind),
            ticked(&format!("/{}", second.address.as_str()))
        );
        let problem = Problem::new(Rule::AddressCollision, Place::File(place), message)
            .help("rename one of them; addresses that differ in case alone are the same on many systems");
        let other = file(&first.kind).filter(|&other| other != place);
        problems.push(match other {
            Some(other) => problem.also(Place::File(other), "the other one"),
            None => problem,
        });
    }
    problems
}

/// Returns the file of the content that an output comes from, as far as ids tell.
pub fn file(site: &Site, files: &Files, kind: &Kind) -> Option<FileId> {
    let shelves = &site.shelves;
    let (folder, id) = match kind {
        Kind::Event(key) => ("events", &shelves.events[*key].id),
        Kind::Article(key) => ("articles", &shelves.articles[*key].id),
        Kind::Person(key) => ("people", &shelves.people[*key].id),
        Kind::Organization(key) => ("organizations", &shelves.organizations[*key].id),
        Kind::Claim(key) => ("claims", &shelves.claims[*key].id),
        Kind::Page(key) => ("pages", &shelves.pages[*key].id),
        Kind::Asset(path) => return files.find(path),
        Kind::Redirect(to, _) => return origin(files, to),
        _ => return None,
    };
    named(files, folder, id.as_str())
}

/// Returns the file that a page with an alias comes from.
fn origin(files: &Files, page: &Address) -> Option<FileId> {
    let mut names = page.as_str().trim_end_matches('/').rsplit('/');
    let id = names.next()?;
    named(files, names.next().unwrap_or("pages"), id)
}

/// Returns the Markdown file of an id in a folder of the content or below it.
fn named(files: &Files, folder: &str, id: &str) -> Option<FileId> {
    let (folder, name) = (format!("content/{folder}/"), format!("/{id}.md"));
    files.iter().find(|(_, file)| file.path.starts_with(&folder) && file.path.ends_with(&name)).map(|(id, _)| id)
}

/// Names an output for a message.
fn describe(kind: &Kind) -> String {
    match kind {
        Kind::Redirect(to, _) => format!("the alias of /{}", to.as_str()),
        Kind::Asset(path) | Kind::Theme(path) => format!("the file {path}"),
        Kind::Page(_) => "a page".to_owned(),
        Kind::Event(_) => "an event".to_owned(),
        Kind::Article(_) => "an article".to_owned(),
        Kind::Person(_) => "a person".to_owned(),
        Kind::Organization(_) => "an organization".to_owned(),
        Kind::Source(_) => "a source".to_owned(),
        Kind::Outlet(_) => "an outlet".to_owned(),
        Kind::Topic(_) => "a topic".to_owned(),
        Kind::Place(_) => "a place".to_owned(),
        Kind::Claim(_) => "a claim".to_owned(),
        _ => "a page or file that every site has".to_owned(),
    }
}

/// Finds links by address that lead to no page or file of the site.
pub fn links(site: &Site, plan: &Plan) -> Problems {
    let mut problems = Problems::new();
    let known = LazyCell::new(|| plan.entries.iter().map(|entry| entry.address.as_str()).collect::<BTreeSet<&str>>());
    for (prose, at) in texts(site, &plan.addresses) {
        let local = prose.addresses().iter().filter(|link| link.reach == Reach::Local);
        for link in local.filter(|link| plan.assets.find(link.place.file(), &link.target).is_none()) {
            if plan.directory.file(&at, &link.target).is_some() {
                continue;
            }
            let Some(target) = resolve(&at, &link.target) else { continue };
            if !leads(&known, &target) {
                problems.push(astray(&known, (&link.target, &target), link.place));
            }
        }
    }
    for Entry { link, place } in &site.settings.navigation {
        if plan.directory.find(&link.url).is_some() || link.is_external() {
            continue;
        }
        let Some(target) = resolve(&Address::home(), &link.url) else { continue };
        if !leads(&known, &target) {
            problems.push(astray(&known, (&link.url, &target), *place));
        }
    }
    problems
}

/// Words a link by address that leads nowhere: as it was written, and what it means.
fn astray(known: &BTreeSet<&str>, (written, target): (&str, &str), place: Place) -> Problem {
    let message = format!("{} leads to no page or file of this site", ticked(written));
    let problem = Problem::new(Rule::UnknownLink, place, message);
    match nearest(target, known.iter().copied()) {
        Some(near) => problem.help(format!("did you mean `/{near}`?")),
        None => problem.help("link by id where you can: `[[id]]` follows when something is renamed"),
    }
}

/// Tells whether a page or file stands at an address, written with or without what servers add.
fn leads(known: &BTreeSet<&str>, target: &str) -> bool {
    let bare = target.strip_suffix("index.html").unwrap_or(target);
    known.contains(bare) || known.contains(format!("{bare}/").as_str())
}

/// Returns every text that can hold links by address, with the address of the page it stands on.
pub(super) fn texts<'a>(site: &'a Site, at: &'a Addresses) -> Vec<(&'a Prose, Cow<'a, Address>)> {
    let shelves = &site.shelves;
    let mut texts: Vec<(&Prose, Cow<'_, Address>)> = Vec::new();
    texts.extend(site.settings.story_so_far.iter().map(|story| (story, Cow::Owned(Address::home()))));
    for (key, event) in shelves.events.entries() {
        let of_event = [&event.body].into_iter().chain(&event.unknown);
        let of_event = of_event.chain(event.corrections.iter().map(|correction| &correction.text));
        texts.extend(of_event.map(|text| (text, Cow::Borrowed(at.event(key)))));
    }
    for (key, article) in shelves.articles.entries() {
        let of_article = [&article.body].into_iter().chain(article.annotations.iter().map(|note| &note.text));
        let of_article = of_article.chain(article.corrections.iter().map(|correction| &correction.text));
        texts.extend(of_article.map(|text| (text, Cow::Borrowed(at.article(key)))));
    }
    texts.extend(shelves.people.entries().map(|(key, person)| (&person.body, Cow::Borrowed(at.person(key)))));
    texts.extend(shelves.organizations.entries().map(|(key, one)| (&one.body, Cow::Borrowed(at.organization(key)))));
    texts.extend(shelves.claims.entries().map(|(key, claim)| (&claim.body, Cow::Borrowed(at.claim(key)))));
    texts.extend(shelves.pages.entries().map(|(key, page)| (&page.body, Cow::Borrowed(at.page(key)))));
    texts.extend(shelves.glossary.iter().map(|term| (&term.definition, Cow::Owned(folder("glossary")))));
    texts
}

/// Returns the address on the site that a link on a page means, without query and fragment; none for the page itself.
///
/// A link is read the way a browser reads it, from the folder of the page; one with a slash in front from the root of
/// the site.
pub fn resolve(page: &Address, link: &str) -> Option<String> {
    let path = link.split(['#', '?']).next().unwrap_or_default();
    if path.is_empty() {
        return None;
    }
    let mut names: Vec<&str> = Vec::new();
    if !path.starts_with('/') {
        names.extend(page.as_str().split('/'));
        names.pop();
    }
    for name in path.trim_start_matches('/').split('/') {
        match name {
            "." => {}
            ".." => _ = names.pop(),
            _ => names.push(name),
        }
    }
    Some(names.join("/"))
}
