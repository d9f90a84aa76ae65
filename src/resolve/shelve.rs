//! Documents to shelves: every kind resolved in its order, on all threads, then the checks that need the whole.

use rayon::prelude::*;

use super::desk::{self, Desk};
use super::findings::Findings;
use super::gather::{self, Dated, Gathered, Held};
use super::names::Names;
use super::person::Resolved as ResolvedPerson;
use super::withheld::Withheld;
use super::{Context, article, chronology, claim, event, evidence, lint, organization, page, person, settings, source};
use crate::locale::Locale;
use crate::model::person::Tenure;
use crate::model::site::{Shelves, Site};
use crate::model::{Data, Key, Office, Organization, Person, Shelf, Source, Topic};
use crate::parse::{self, Documents, Sheaf};
use crate::problem::{Problem, Problems, Rule, Severity};
use crate::text::{FileId, Place, Spanned};

/// What came of resolving all documents.
pub struct Outcome {
    /// The site; none where something that others point at fell away.
    pub site: Option<Site>,
    /// What was found.
    pub problems: Problems,
    /// What only entries that are held back speak of, and should stay at home with them.
    pub withheld: Withheld,
}

/// Resolves all documents; `withheld` is what an earlier run found to stay at home.
pub fn site(mut documents: Documents, context: &Context<'_>, (locale, withheld): (Locale, &Withheld)) -> Outcome {
    let mut found = Findings::default();
    let document = std::mem::replace(&mut documents.site, parse::Site::unnamed(None));
    unpublished(&documents, &mut found.problems);
    let complete = documents.unread.is_empty();
    let data = data(std::mem::take(&mut documents.data), &mut found.problems);
    let mut gathered = gather::gather(documents, context, (withheld, &mut found.problems));
    let names = std::mem::take(&mut gathered.names);
    let held_back = gathered.held.counts;
    let (settings, of_site) = settings::resolve(document, (context, &names), locale);
    found.extend(of_site);
    let held = check_held(std::mem::take(&mut gathered.held), (context, &names));
    found.problems.extend(held.problems);
    let Some(whole) = shelve(gathered, (context, &names), &mut found) else {
        return Outcome { site: None, problems: found.problems, withheld: Withheld::default() };
    };
    let site = Site { data, ..Site::new(settings, whole.shelves, held_back) };
    if complete && !found.problems.iter().any(|problem| problem.severity == Severity::Error) {
        lint::unused(&site, (&whole.sources, &whole.people), &mut found);
    }
    let withheld = Withheld::of(&site, (&held.mentioned, &found.mentioned));
    Outcome { site: Some(site), problems: found.problems, withheld }
}

/// Enters data under its names, and reports names that two files have.
fn data(documents: Vec<parse::Data>, problems: &mut Problems) -> Data {
    let mut known = std::collections::BTreeMap::new();
    let mut data = Data::new();
    for parse::Data { file, name, value } in documents {
        if let Some(first) = known.insert(name.clone(), file) {
            let message = format!("two files hold the data `{name}`");
            let problem = Problem::new(Rule::AddressCollision, Place::File(file), message);
            problems.push(problem.also(Place::File(first), "the other one").help("give one of them another name"));
        }
        data.insert(name, value);
    }
    data
}

/// Says of each storyline that this version builds no page for it: nothing is dropped in silence.
fn unpublished(documents: &Documents, problems: &mut Problems) {
    for storyline in &documents.storylines {
        let message = "this version of Dateline builds no pages for storylines";
        problems.push(
            Problem::new(Rule::Unpublished, storyline.title.place, message)
                .about(storyline.id.value.clone())
                .help("the file is read and kept; nothing of it is published"),
        );
    }
}

/// The shelves, and where some of the things on them were written.
struct Whole {
    /// The shelves.
    shelves: Shelves,
    /// Where each source was written.
    sources: Vec<Place>,
    /// Where each person was written.
    people: Vec<Place>,
}

/// Resolves what is published.
#[expect(clippy::too_many_lines, reason = "a line a kind: nothing may be left out of the conversion")]
fn shelve(gathered: Gathered, (context, names): (&Context<'_>, &Names), found: &mut Findings) -> Option<Whole> {
    let Gathered {
        events,
        articles,
        people,
        organizations,
        sources,
        outlets,
        claims,
        topics,
        places,
        glossary,
        pages,
        held: _,
        names: _,
    } = gathered;
    let works = Works { context, names, held: desk::Held::No };
    let source_places: Vec<Place> = sources.iter().map(|source| source.id.place).collect();
    let derives: Written = sources.iter().map(|source| source.derives_from.clone()).collect();
    // What sources rely on is no use yet: they may be used by nothing themselves.
    let mut of_sources = Findings::default();
    let resolved_sources = works.all(
        (sources, &mut of_sources),
        |source| &source.id,
        |source, _, desk| {
            let outlet = outlets.find(&source.outlet.value)?;
            source::resolve(source, outlet, desk)
        },
    );
    found.problems.append(&mut of_sources.problems);
    let sources = Shelf::new(all(resolved_sources)?);
    let (events, event_places) = works.events(events, &sources, found)?;
    let articles = works.all(
        (articles, found),
        |article| &article.id,
        |article, _, desk| article::resolve(*article, desk).map(Box::new),
    );
    let people = works.all(
        (people, found),
        |person| &person.id,
        |person, at, desk| person::resolve(*person, Key::new(at), desk),
    );
    let claims = works.all((claims, found), |claim| &claim.id, |claim, _, desk| claim::resolve(*claim, desk));
    let pages = works.all((pages, found), |page| &page.id, |page, _, desk| page::resolve(*page, desk));
    let topics = works.all((topics, found), |topic| &topic.id, |topic, _, desk| topic_of(topic, desk));
    let glossary =
        works.all((glossary, found), |(term, _)| &term.term, |(term, id), _, desk| Some(page::term(&term, id, desk)));
    let parents: Written = organizations.iter().map(|one| one.parent.iter().cloned().collect()).collect();
    let (organizations, offices) = works.organizations(organizations, found)?;
    let ((people, people_places), (tenures, tenure_places)) = apart(all(people)?);
    let shelves = Shelves {
        events,
        articles: Shelf::new(all(articles)?),
        people,
        organizations,
        offices,
        tenures,
        sources,
        outlets: Shelf::new(outlets.resolve()),
        claims: Shelf::new(all(claims)?),
        topics: Shelf::new(all(topics)?),
        places: Shelf::new(places),
        glossary: Shelf::new(all(glossary)?),
        pages: Shelf::new(all(pages)?),
    };
    let problems = &mut found.problems;
    chronology::causes(&shelves.events, &event_places, problems);
    circles(&shelves, (&derives, &parents), problems);
    chronology::tenures(&shelves, &tenure_places, problems);
    lint::events(&shelves, &event_places, problems);
    Some(Whole { shelves, sources: source_places, people: people_places })
}

/// Resolves a topic.
fn topic_of(topic: parse::Topic, desk: &mut Desk<'_>) -> Option<Topic> {
    page::topic(topic, desk)
}

/// Returns everything, or nothing where a part is missing.
fn all<T>(parts: Vec<Option<T>>) -> Option<Vec<T>> {
    parts.into_iter().collect()
}

/// What resolving needs besides the documents.
#[derive(Clone, Copy)]
struct Works<'a> {
    /// What all documents share.
    context: &'a Context<'a>,
    /// What ids lead to.
    names: &'a Names,
    /// Whether the documents are held back.
    held: desk::Held,
}

impl Works<'_> {
    /// Resolves documents of one kind on all threads; their problems come in the order of the documents.
    fn all<D: Send, T: Send>(
        self,
        (documents, all): (Vec<D>, &mut Findings),
        id: impl Fn(&D) -> &Spanned<String> + Sync,
        resolve: impl Fn(D, usize, &mut Desk<'_>) -> Option<T> + Sync,
    ) -> Vec<Option<T>> {
        let resolved: Vec<(Option<T>, Findings)> = documents
            .into_par_iter()
            .enumerate()
            .map(|(at, document)| {
                let mut desk = Desk::new(self.context, self.names, id(&document)).held(self.held);
                let item = resolve(document, at, &mut desk);
                (item, Findings { problems: desk.problems, mentioned: desk.mentioned })
            })
            .collect();
        resolved
            .into_iter()
            .map(|(item, found)| {
                all.extend(found);
                item
            })
            .collect()
    }

    /// Resolves events and counts their independent sources; those without a date were reported and fall away.
    fn events(
        self,
        events: Vec<Dated>,
        sources: &Shelf<Source>,
        found: &mut Findings,
    ) -> Option<(Shelf<crate::model::Event>, Vec<event::Places>)> {
        let resolved = self.all(
            (events, found),
            |(event, _)| &event.id,
            |(document, date), _, desk| {
                let undated = date.is_none();
                let mut resolved = event::resolve(*document, date, desk);
                if let Some(resolved) = &mut resolved {
                    resolved.event.independent = evidence::independent(&resolved.event.sources, sources);
                }
                Some(resolved).filter(|resolved| resolved.is_some() || undated)
            },
        );
        let (events, places): (Vec<_>, _) =
            all(resolved)?.into_iter().flatten().map(|one| (one.event, one.places)).unzip();
        Some((Shelf::new(events), places))
    }

    /// Resolves organizations and their offices.
    fn organizations(
        self,
        documents: Sheaf<parse::Organization>,
        found: &mut Findings,
    ) -> Option<(Shelf<Organization>, Shelf<Office>)> {
        let mut firsts = Vec::with_capacity(documents.len());
        let mut offices = Vec::new();
        for (at, document) in documents.iter().enumerate() {
            let desk = Desk::new(self.context, self.names, &document.id);
            firsts.push(offices.len());
            offices.extend(document.offices.iter().map(|office| organization::office(office, Key::new(at), &desk)));
        }
        let organizations = self.all(
            (documents, found),
            |one| &one.id,
            |document, at, desk| {
                let keys = (0..document.offices.len()).map(|office| Key::new(firsts[at] + office)).collect();
                organization::resolve(*document, keys, desk)
            },
        );
        Some((Shelf::new(all(organizations)?), Shelf::new(all(offices)?)))
    }
}

/// Things on a shelf, and where each was written.
type Placed<T> = (Shelf<T>, Vec<Place>);

/// Takes people and their tenures apart; tenures come in the order of their start.
fn apart(people: Vec<ResolvedPerson>) -> (Placed<Person>, Placed<Tenure>) {
    let mut tenures = Vec::new();
    let mut places = Vec::with_capacity(people.len());
    let mut shelf = Vec::with_capacity(people.len());
    for ResolvedPerson { person, tenures: held, place } in people {
        shelf.push(person);
        places.push(place);
        tenures.extend(held);
    }
    tenures.sort_by(|(a, _), (b, _)| a.date.cmp(&b.date).then(a.office.cmp(&b.office)).then(a.person.cmp(&b.person)));
    let (tenures, tenure_places): (Vec<_>, _) = tenures.into_iter().unzip();
    ((Shelf::new(shelf), places), (Shelf::new(tenures), tenure_places))
}

/// References as written, of each thing of a kind in turn.
type Written = Vec<Vec<Spanned<String>>>;

/// Finds sources that in the end rely on themselves, and organizations that are part of themselves.
fn circles(shelves: &Shelves, (derives, parents): (&Written, &Written), problems: &mut Problems) {
    let all = &shelves.sources;
    let edges: Vec<&[Key<Source>]> = all.iter().map(|source| source.derives_from.as_slice()).collect();
    let place = |from: Key<Source>, to: Key<Source>| reference(&derives[from.index()], all[to].id.as_str());
    chronology::circles(("source", &|key| all[key].id.as_str()), (&edges, &place), problems);
    let all = &shelves.organizations;
    let edges: Vec<&[Key<Organization>]> = all.iter().map(|one| one.parent.as_slice()).collect();
    let place = |from: Key<Organization>, to: Key<Organization>| reference(&parents[from.index()], all[to].id.as_str());
    chronology::circles(("organization", &|key| all[key].id.as_str()), (&edges, &place), problems);
}

/// Returns where a reference to an id was written.
fn reference(written: &[Spanned<String>], id: &str) -> Place {
    let found = written.iter().find(|reference| reference.value == id);
    found.map_or(Place::File(FileId::default()), |reference| reference.place)
}

/// Resolves what is held back for its problems alone, so that publishing it later brings no surprise.
fn check_held(held: Held, (context, names): (&Context<'_>, &Names)) -> Findings {
    let mut found = Findings::default();
    let Held { counts: _, events, articles, people, organizations, sources: _, claims, pages } = held;
    let works = Works { context, names, held: desk::Held::Back };
    works.all(
        (events, &mut found),
        |event| &event.id,
        |event, _, desk| {
            let date = desk.date(&event.date);
            event::resolve(*event, date, desk).map(drop)
        },
    );
    works.all((articles, &mut found), |one| &one.id, |one, _, desk| article::resolve(*one, desk).map(drop));
    works.all((people, &mut found), |one| &one.id, |one, at, desk| person::resolve(*one, Key::new(at), desk).map(drop));
    works.all(
        (organizations, &mut found),
        |one| &one.id,
        |one, _, desk| organization::resolve(*one, Vec::new(), desk).map(drop),
    );
    works.all((claims, &mut found), |one| &one.id, |one, _, desk| claim::resolve(*one, desk).map(drop));
    works.all((pages, &mut found), |one| &one.id, |one, _, desk| page::resolve(*one, desk).map(drop));
    found
}
