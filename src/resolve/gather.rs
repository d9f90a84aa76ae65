//! Every kind in its order, every id entered, what is held back set aside.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::chronology::{self, Entry};
use super::names::{Names, Register};
use super::outlet::{self, Outlets};
use super::publication::{Standing, standing};
use super::withheld::Withheld;
use super::{Context, dates};
use crate::address::Id;
use crate::date::Date;
use crate::model::site::HeldBack;
use crate::model::{Key, Place as Location};
use crate::parse::shape::Publication;
use crate::parse::{self, Documents, Sheaf, Unread};
use crate::problem::wording::ticked;
use crate::problem::{Problem, Problems, Rule};
use crate::text::Spanned;

/// An event and its date, which was read first because it decides the order.
pub type Dated = (Box<parse::Event>, Option<Date>);

/// Everything that was written, in the order it will be shown in.
pub struct Gathered {
    /// Events, in timeline order.
    pub events: Vec<Dated>,
    /// Articles, newest first.
    pub articles: Sheaf<parse::Article>,
    /// People, by sort name.
    pub people: Sheaf<parse::Person>,
    /// Organizations, by name.
    pub organizations: Sheaf<parse::Organization>,
    /// Sources, by id.
    pub sources: Vec<parse::Source>,
    /// Outlets, by name.
    pub outlets: Outlets,
    /// Claims, newest first.
    pub claims: Sheaf<parse::Claim>,
    /// Topics, in the author's order.
    pub topics: Vec<parse::Topic>,
    /// Places, by name.
    pub places: Vec<Location>,
    /// Terms, in alphabetical order, with their ids.
    pub glossary: Vec<(parse::Term, String)>,
    /// Pages, by id.
    pub pages: Sheaf<parse::Page>,
    /// What is held back: checked like the rest, and not published.
    pub held: Held,
    /// What ids lead to.
    pub names: Names,
}

/// What is held back.
#[derive(Default)]
pub struct Held {
    /// How much, for the summary of the build.
    pub counts: HeldBack,
    /// Events.
    pub events: Sheaf<parse::Event>,
    /// Articles.
    pub articles: Sheaf<parse::Article>,
    /// People.
    pub people: Sheaf<parse::Person>,
    /// Organizations.
    pub organizations: Sheaf<parse::Organization>,
    /// Sources that only something held back uses.
    pub sources: Vec<parse::Source>,
    /// Claims.
    pub claims: Sheaf<parse::Claim>,
    /// Pages.
    pub pages: Sheaf<parse::Page>,
}

/// Gathers the documents of a site, apart from its configuration.
pub fn gather(
    documents: Documents,
    context: &Context<'_>,
    (withheld, problems): (&Withheld, &mut Problems),
) -> Gathered {
    let Documents {
        site: _,
        events,
        articles,
        people,
        organizations,
        sources,
        outlets,
        claims,
        storylines: _,
        topics,
        glossary,
        pages,
        data: _,
        unread,
    } = documents;
    let mut held = Held::default();
    let mut desk = Sorter { context, problems, counts: HeldBack::default() };
    let (events, held_events) = desk.part(events, |event| &event.publication);
    let (articles, held_articles) = desk.part(articles, |article| &article.publication);
    let (people, held_people) = desk.part(people, |person| &person.publication);
    let (organizations, held_organizations) = desk.part(organizations, |organization| &organization.publication);
    let (claims, held_claims) = desk.part(claims, |claim| &claim.publication);
    let (pages, held_pages) = desk.part(pages, |page| &page.publication);
    held.counts = desk.counts;
    held.events = held_events;
    held.articles = held_articles;
    held.people = held_people;
    let people = published(people, |person| withheld.people.contains(&person.id.value), &mut held.people);
    let sources = published(sources, |source| withheld.sources.contains(&source.id.value), &mut held.sources);
    held.organizations = held_organizations;
    held.claims = held_claims;
    held.pages = held_pages;
    let outlets = outlet::gather(outlets, &sources, problems);
    let mut gathered = Gathered {
        places: locations(&events),
        events: timeline(events, context, problems),
        articles: newest(articles, context, |article| (article.published.as_ref(), &article.id)),
        people: sorted(people, |person| (sort_name(person), person.id.value.clone())),
        organizations: sorted(organizations, |organization| {
            (organization.name.value.to_lowercase(), organization.id.value.clone())
        }),
        sources: sorted(sources, |source| source.id.value.clone()),
        outlets,
        claims: newest(claims, context, |claim| (claim.said.as_ref(), &claim.id)),
        topics,
        glossary: terms(glossary),
        pages: sorted(pages, |page| page.id.value.clone()),
        held,
        names: Names::default(),
    };
    gathered.names = entered(&gathered, &unread, problems);
    gathered
}

/// Returns what does not stay at home; the rest joins what is held back.
fn published<T>(items: Vec<T>, withheld: impl Fn(&T) -> bool, held: &mut Vec<T>) -> Vec<T> {
    let (withheld, published): (Vec<T>, Vec<T>) = items.into_iter().partition(withheld);
    held.extend(withheld);
    published
}

/// Sets aside what is held back.
struct Sorter<'a, 'b> {
    /// What all documents share.
    context: &'a Context<'a>,
    /// What was found wrong.
    problems: &'b mut Problems,
    /// How much was held back.
    counts: HeldBack,
}

impl Sorter<'_, '_> {
    /// Parts documents into those that are published and those that are held back.
    fn part<D>(&mut self, documents: Vec<D>, publication: impl Fn(&D) -> &Publication) -> (Vec<D>, Vec<D>) {
        documents.into_iter().partition(|document| {
            match standing(publication(document), self.context, self.problems) {
                Standing::Published => return true,
                Standing::Draft => self.counts.drafts += 1,
                Standing::Embargoed => self.counts.embargoed += 1,
            }
            false
        })
    }
}

/// Reads the dates of events and puts them in timeline order; those without a date that can be read come last.
fn timeline(events: Sheaf<parse::Event>, context: &Context<'_>, problems: &mut Problems) -> Vec<Dated> {
    let mut dated = Vec::with_capacity(events.len());
    let mut undated = Vec::new();
    for event in events {
        match dates::read(&event.date, context.zone) {
            Ok(date) => {
                problems.extend(dates::advice(&date, event.date.place).map(|p| p.about(event.id.value.clone())));
                dated.push(Some((event, date)));
            }
            Err(problem) => {
                problems.push(problem.about(event.id.value.clone()));
                undated.push((event, None));
            }
        }
    }
    let entries: Vec<Entry<'_>> = dated.iter().flatten().map(|(event, date)| entry(event, date)).collect();
    let order = chronology::order(&entries);
    let sorted = order.into_iter().filter_map(|at| dated[at].take());
    sorted.map(|(event, date)| (event, Some(date))).chain(undated).collect()
}

/// Returns what the order of an event depends on.
fn entry<'a>(event: &'a parse::Event, date: &'a Date) -> Entry<'a> {
    let follows = event.follows.iter().map(|reference| reference.value.as_str()).collect();
    Entry { date, id: &event.id.value, follows }
}

/// Puts documents in the order of a key.
fn sorted<D, K: Ord>(mut documents: Vec<D>, key: impl FnMut(&D) -> K) -> Vec<D> {
    documents.sort_by_cached_key(key);
    documents
}

/// Puts documents in order, newest first, those without a date last, equal ones by id.
fn newest<D>(
    documents: Vec<D>,
    context: &Context<'_>,
    key: impl Fn(&D) -> (Option<&Spanned<String>>, &Spanned<String>),
) -> Vec<D> {
    sorted(documents, |document| {
        let (date, id) = key(document);
        let date = date.and_then(|date| dates::read(date, context.zone).ok());
        (date.is_none(), date.map(|date| Reverse(date.order())), id.value.clone())
    })
}

/// Returns the name a person is sorted by, in lower case.
fn sort_name(person: &parse::Person) -> String {
    let written = person.sort_name.as_ref().map(|name| name.value.clone());
    written.unwrap_or_else(|| super::person::sorted(&person.name.value)).to_lowercase()
}

/// Returns the places that events name, by name, each once; names that differ only in form are one place.
fn locations(events: &[Box<parse::Event>]) -> Vec<Location> {
    let mut places: BTreeMap<Id, String> = BTreeMap::new();
    for place in events.iter().flat_map(|event| &event.places) {
        if let Some(id) = Id::suggest(&place.value) {
            places.entry(id).or_insert_with(|| place.value.clone());
        }
    }
    sorted(places.into_iter().map(|(id, name)| Location { id, name }).collect(), |place: &Location| place.name.clone())
}

/// Puts the terms of the glossary in alphabetical order and gives each an id of its own.
fn terms(glossary: Vec<parse::Term>) -> Vec<(parse::Term, String)> {
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    sorted(glossary, |term| term.term.value.to_lowercase())
        .into_iter()
        .map(|term| {
            let stem = Id::suggest(&term.term.value).map_or_else(|| "term".to_owned(), |id| id.as_str().to_owned());
            let times = taken.entry(stem.clone()).or_default();
            *times += 1;
            let id = if *times == 1 { stem } else { format!("{stem}-{times}") };
            (term, id)
        })
        .collect()
}

/// Enters every id; two of a kind with one id are reported.
fn entered(gathered: &Gathered, unread: &[Unread], problems: &mut Problems) -> Names {
    let mut names = Names::default();
    let held = &gathered.held;
    for (at, (event, date)) in gathered.events.iter().enumerate() {
        match date {
            Some(_) => {
                twice(
                    "event",
                    &event.id,
                    names.events.publish(&event.id.value, Key::new(at), event.id.place),
                    problems,
                );
            }
            None => names.events.unread(&event.id.value, event.id.place),
        }
    }
    enter(&mut names.articles, ("article", &gathered.articles), |article| &article.id, problems);
    enter(&mut names.people, ("person", &gathered.people), |person| &person.id, problems);
    enter(&mut names.organizations, ("organization", &gathered.organizations), |one| &one.id, problems);
    enter(&mut names.sources, ("source", &gathered.sources), |source| &source.id, problems);
    enter(&mut names.claims, ("claim", &gathered.claims), |claim| &claim.id, problems);
    enter(&mut names.topics, ("topic", &gathered.topics), |topic| &topic.id, problems);
    enter(&mut names.pages, ("page", &gathered.pages), |page| &page.id, problems);
    let offices: Vec<&parse::organization::Office> =
        gathered.organizations.iter().flat_map(|organization| &organization.offices).collect();
    enter(&mut names.offices, ("office", &offices), |office| &office.id, problems);
    gathered.outlets.enter(&mut names.outlets);
    for (at, (term, id)) in gathered.glossary.iter().enumerate() {
        names.glossary.publish(id, Key::new(at), term.term.place);
    }
    explained_twice(&gathered.glossary, problems);
    names.places = gathered.places.iter().enumerate().map(|(at, place)| (place.id.to_string(), Key::new(at))).collect();
    hide(&mut names.events, "event", held.events.iter().map(|event| &event.id), problems);
    hide(&mut names.articles, "article", held.articles.iter().map(|article| &article.id), problems);
    hide(&mut names.people, "person", held.people.iter().map(|person| &person.id), problems);
    hide(&mut names.organizations, "organization", held.organizations.iter().map(|one| &one.id), problems);
    hide(&mut names.sources, "source", held.sources.iter().map(|source| &source.id), problems);
    hide(&mut names.claims, "claim", held.claims.iter().map(|claim| &claim.id), problems);
    hide(&mut names.pages, "page", held.pages.iter().map(|page| &page.id), problems);
    let held_offices = held.organizations.iter().flat_map(|organization| &organization.offices);
    hide(&mut names.offices, "office", held_offices.map(|office| &office.id), problems);
    title(&mut names, gathered);
    forgive(&mut names, unread);
    names
}

/// Enters documents of one kind in their order.
fn enter<T, D>(
    register: &mut Register<T>,
    (noun, documents): (&str, &[D]),
    id: impl Fn(&D) -> &Spanned<String>,
    problems: &mut Problems,
) {
    for (at, document) in documents.iter().enumerate() {
        let id = id(document);
        twice(noun, id, register.publish(&id.value, Key::new(at), id.place), problems);
    }
}

/// Enters what is held back.
fn hide<'a, T>(
    register: &mut Register<T>,
    noun: &str,
    ids: impl Iterator<Item = &'a Spanned<String>>,
    problems: &mut Problems,
) {
    for id in ids {
        twice(noun, id, register.hide(&id.value, id.place), problems);
    }
}

/// Reports an id that was taken.
fn twice(noun: &str, id: &Spanned<String>, earlier: Option<crate::text::Place>, problems: &mut Problems) {
    if let Some(earlier) = earlier {
        problems.push(
            Problem::new(Rule::DuplicateId, id.place, format!("a second {noun} is called {}", ticked(&id.value)))
                .about(id.value.clone())
                .also(earlier, "the first one")
                .help("give one of them another id; if it was published, keep the old address under `aliases`"),
        );
    }
}

/// Reports terms that the glossary explains twice; they stand side by side, for they are in alphabetical order.
fn explained_twice(glossary: &[(parse::Term, String)], problems: &mut Problems) {
    for pair in glossary.windows(2) {
        let [(first, _), (second, _)] = pair else { continue };
        let word = &second.term;
        if first.term.value.to_lowercase() == word.value.to_lowercase() {
            let message = format!("the glossary explains {} twice", ticked(&word.value));
            problems.push(
                Problem::new(Rule::DuplicateId, word.place, message)
                    .about(word.value.clone())
                    .also(first.term.place, "the first time")
                    .help("make one entry of them"),
            );
        }
    }
}

/// Enters what links without words say.
fn title(names: &mut Names, gathered: &Gathered) {
    let titles = &mut names.titles;
    let mut enter = |folder: &str, id: &str, title: &str| {
        _ = titles.entry(format!("{folder}/{id}")).or_insert_with(|| title.to_owned());
    };
    gathered.events.iter().for_each(|(event, _)| enter("events", &event.id.value, &event.title.value));
    gathered.articles.iter().for_each(|article| enter("articles", &article.id.value, &article.title.value));
    gathered.people.iter().for_each(|person| enter("people", &person.id.value, &person.name.value));
    gathered.organizations.iter().for_each(|one| enter("organizations", &one.id.value, &one.name.value));
    gathered.sources.iter().for_each(|source| enter("sources", &source.id.value, &source.title.value));
    gathered.outlets.each(|id, name| enter("outlets", id, name));
    for claim in &gathered.claims {
        let title = claim.title.as_ref().or(claim.quote.as_ref());
        if let Some(title) = title {
            enter("claims", &claim.id.value, &title.value);
        }
    }
    gathered.topics.iter().for_each(|topic| enter("topics", &topic.id.value, &topic.title.value));
    gathered.glossary.iter().for_each(|(term, id)| enter("glossary", id, &term.term.value));
    gathered.pages.iter().for_each(|page| enter("pages", &page.id.value, &page.title.value));
}

/// Enters what could not be read, so that nobody is blamed for referring to it.
fn forgive(names: &mut Names, unread: &[Unread]) {
    use parse::Kind;
    for Unread { kind, id } in unread {
        match kind {
            Kind::Event => names.events.unread(&id.value, id.place),
            Kind::Article => names.articles.unread(&id.value, id.place),
            Kind::Person => names.people.unread(&id.value, id.place),
            Kind::Organization => names.organizations.unread(&id.value, id.place),
            Kind::Source => names.sources.unread(&id.value, id.place),
            Kind::Outlet => names.outlets.unread(&id.value, id.place),
            Kind::Claim => names.claims.unread(&id.value, id.place),
            Kind::Topic => names.topics.unread(&id.value, id.place),
            Kind::Page => names.pages.unread(&id.value, id.place),
            Kind::Site | Kind::Annotations | Kind::Storyline | Kind::Term | Kind::Data | Kind::Lock => {}
        }
    }
}
