//! Articles and their annotations, as written to as meant.

use std::collections::{BTreeMap, BTreeSet};

use super::anchor::{Index, Outcome};
use super::desk::{Desk, text as words_of};
use super::{mention, words};
use crate::address::Id;
use crate::date::Answer;
use crate::model::annotation::Kind;
use crate::model::{Annotation, Article, Event, Key, Person};
use crate::parse;
use crate::problem::wording::ticked;
use crate::problem::{Problem, Rule};
use crate::prose::{Origin, Passage, Prose, Selector};
use crate::text::{Place, Spanned};

/// Resolves one article with its annotations.
pub fn resolve(document: parse::Article, desk: &mut Desk<'_>) -> Option<Article> {
    let parse::Article {
        file: _,
        id,
        title,
        standfirst,
        authors,
        published,
        updated,
        topics,
        people,
        events,
        sources,
        corrections,
        annotations,
        publication,
        body,
        extra,
    } = document;
    let body = desk.body(body);
    let annotations = annotate(annotations, &body, desk);
    let article = Article {
        id: desk.id(&id)?,
        title: title.value,
        standfirst: desk.words(standfirst.as_ref()),
        authors: authors.into_iter().map(|author| author.value).collect(),
        published: desk.optional_date(published.as_ref()),
        updated: desk.optional_date(updated.as_ref()),
        topics: distinct(topics.iter().filter_map(|reference| desk.topic(reference))),
        people: everyone(&people, &body, desk),
        events: all_events(&events, &body, desk),
        sources: mention::with_cited(desk.citations(&sources), &body, desk.names),
        corrections: desk.corrections(&corrections),
        annotations,
        aliases: desk.aliases(&publication.aliases),
        noindex: publication.noindex.is_some_and(|noindex| noindex.value),
        body,
        extra,
    };
    reversed(&article, updated.map(|updated| updated.place), desk);
    Some(article)
}

/// Reports an update before the publication.
fn reversed(article: &Article, place: Option<Place>, desk: &mut Desk<'_>) {
    if let (Some(published), Some(updated), Some(place)) = (&article.published, &article.updated, place)
        && updated.before(published) == Answer::Yes
    {
        desk.report(
            Problem::new(Rule::EndBeforeStart, place, "the update stands before the publication")
                .note(format!("published {}, updated {}", published.edtf(), updated.edtf()))
                .help("check both dates"),
        );
    }
}

/// Looks up the people of an article, and adds those its text links to.
fn everyone(written: &[parse::shape::Participant], body: &Prose, desk: &mut Desk<'_>) -> Vec<Key<Person>> {
    let named: Vec<_> = written.iter().filter_map(|participant| desk.person(&participant.id)).collect();
    distinct(named.into_iter().chain(mention::people(body, desk.names)))
}

/// Looks up the events of an article, and adds those its text links to; in timeline order.
fn all_events(written: &[Spanned<String>], body: &Prose, desk: &mut Desk<'_>) -> Vec<Key<Event>> {
    let named: Vec<_> = written.iter().filter_map(|reference| desk.event(reference)).collect();
    let mut events = distinct(named.into_iter().chain(mention::events(body, desk.names)));
    events.sort();
    events
}

/// Keeps the first of each.
fn distinct<T>(keys: impl Iterator<Item = Key<T>>) -> Vec<Key<T>> {
    let mut seen = BTreeSet::new();
    keys.filter(|&key| seen.insert(key)).collect()
}

/// Anchors the annotations of an article, in the order of their passages; one without an anchor is reported.
fn annotate(written: Vec<parse::Annotation>, body: &Prose, desk: &mut Desk<'_>) -> Vec<Annotation> {
    let index = Index::new(body);
    let named = written.iter().filter_map(|document| document.id.as_ref());
    let mut ids = Ids { named: named.map(|id| id.value.clone()).collect(), taken: BTreeMap::new() };
    let mut annotations: Vec<Annotation> =
        written.into_iter().filter_map(|document| annotation(document, (&index, &mut ids), desk)).collect();
    annotations.sort_by_key(|annotation| (annotation.anchor.end, annotation.anchor.start));
    annotations
}

/// Resolves one annotation; without an anchor there is none.
fn annotation(
    written: parse::Annotation,
    (index, ids): (&Index<'_>, &mut Ids),
    desk: &mut Desk<'_>,
) -> Option<Annotation> {
    let parse::Annotation {
        place,
        id,
        quote,
        prefix,
        suffix,
        occurrence,
        start,
        kind,
        verdict,
        author,
        date,
        reviewed,
        review_after,
        sources,
        text: note,
        resolved,
        extra,
    } = written;
    let kind = kind.map(|kind| words::annotation(kind.value)).unwrap_or_default();
    verdict_fits(kind, verdict.as_ref(), desk);
    super::event::short_quotation(&quote, desk);
    review_due(review_after.as_ref(), desk);
    let written = id.is_some();
    let id = unique(id.as_ref(), &quote, place, (ids, desk));
    let text = note.as_ref().map_or_else(|| Prose::empty(Origin::Value(place)), |note| desk.prose(note));
    let sources = mention::with_cited(desk.citations(&sources), &text, desk.names);
    let date = desk.optional_date(date.as_ref());
    let reviewed = desk.optional_date(reviewed.as_ref());
    let counted = occurrence.as_ref().map(|occurrence| occurrence.place);
    let selector = Selector {
        quote: quote.value,
        prefix: prefix.map(|prefix| prefix.value),
        suffix: suffix.map(|suffix| suffix.value),
        occurrence: occurrence.map(|occurrence| occurrence.value),
        start: start.map(|start| start.value),
    };
    let name = if written { Name::Written(&id) } else { Name::Made(&id) };
    let anchor = anchor((&selector, quote.place, counted), (index, name), desk)?;
    Some(Annotation {
        id,
        anchor,
        kind,
        verdict: verdict.map(|verdict| words::verdict(verdict.value)),
        author: words_of(author.as_ref()),
        date,
        reviewed,
        sources,
        text,
        resolved: resolved.is_some_and(|resolved| resolved.value),
        extra,
        quote: selector.quote,
    })
}

/// The id of an annotation.
#[derive(Clone, Copy)]
enum Name<'n> {
    /// The author gave it.
    Written(&'n str),
    /// It was made of the quote.
    Made(&'n str),
}

/// Finds the passage of an annotation; what its author has to be told about it is reported.
fn anchor(
    (selector, quote, counted): (&Selector, Place, Option<Place>),
    (index, name): (&Index<'_>, Name<'_>),
    desk: &mut Desk<'_>,
) -> Option<Passage> {
    let outcome = index.find(selector);
    let place = counted.filter(|_| matches!(outcome, Outcome::OutOfRange { .. })).unwrap_or(quote);
    if let Some(mut problem) = index.problem(selector, place, &outcome) {
        name.keep(&mut problem);
        desk.report(problem);
    }
    match outcome {
        Outcome::Anchored { anchor, .. } => Some(anchor),
        _ => None,
    }
}

impl Name<'_> {
    /// Says which annotation a problem is about. An id that was made of the quote is written down where the quote changes: it
    /// makes the note's address, which has to last.
    fn keep(self, problem: &mut Problem) {
        let (Self::Written(id) | Self::Made(id)) = self;
        problem.annotation = Some(id.to_owned());
        if let Self::Made(id) = self
            && Id::check(id).is_ok()
        {
            let changed = |keys: &[(&str, Option<String>)]| {
                keys.iter()
                    .any(|(key, words)| *key == "quote" && words.as_deref().is_some_and(|words| derived(words) != id))
            };
            for choice in problem.choices.iter_mut().filter(|choice| changed(&choice.keys)) {
                choice.keys.push(("id", Some(id.to_owned())));
            }
        }
    }
}

/// Reports a verdict on what is no fact-check.
fn verdict_fits(kind: Kind, verdict: Option<&Spanned<parse::words::Verdict>>, desk: &mut Desk<'_>) {
    if let Some(verdict) = verdict.filter(|_| kind != Kind::FactCheck) {
        let message = format!("only a fact-check has a verdict; this is a note of kind `{}`", kind.name());
        desk.report(
            Problem::new(Rule::MisplacedVerdict, verdict.place, message)
                .help("write `kind: fact-check`, or take the verdict out"),
        );
    }
}

/// Notes an annotation whose day for another look has passed; only where a day was given to compare with.
fn review_due(review_after: Option<&Spanned<String>>, desk: &mut Desk<'_>) {
    let Some(written) = review_after else { return };
    let Some(due) = desk.date(written) else { return };
    if let Some(today) = desk.context.options.today.clone()
        && due.before(&today) == Answer::Yes
    {
        let message = format!("this annotation was to be looked over after {}", due.edtf());
        desk.report(
            Problem::new(Rule::ReviewDue, written.place, message)
                .help("check it, then set `reviewed` and move `review-after`"),
        );
    }
}

/// The ids of the annotations of one article.
struct Ids {
    /// Those that the author gives, wherever they stand: none is made that is the same.
    named: BTreeSet<String>,
    /// Those given or made so far, and where.
    taken: BTreeMap<String, Place>,
}

/// Returns an id that is unique in its article: the author's, or one made of the first words of the quote.
fn unique(
    written: Option<&Spanned<String>>,
    quote: &Spanned<String>,
    place: Place,
    (ids, desk): (&mut Ids, &mut Desk<'_>),
) -> String {
    if let Some(id) = written {
        if let Some(earlier) = ids.taken.insert(id.value.clone(), id.place) {
            desk.report(
                Problem::new(
                    Rule::DuplicateId,
                    id.place,
                    format!("two annotations of this article are called {}", ticked(&id.value)),
                )
                .also(earlier, "the other one")
                .help("give each a name of its own, or leave `id` out to have one made"),
            );
        }
        return id.value.clone();
    }
    let stem = derived(&quote.value);
    let mut id = stem.clone();
    let mut number = 1;
    while ids.taken.contains_key(&id) || ids.named.contains(&id) {
        number += 1;
        id = format!("{stem}-{number}");
    }
    ids.taken.insert(id.clone(), place);
    id
}

/// Returns an id made of the first words of a quote.
fn derived(quote: &str) -> String {
    let words: Vec<String> = quote
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(6)
        .map(str::to_lowercase)
        .collect();
    if words.is_empty() { "note".to_owned() } else { words.join("-") }
}
