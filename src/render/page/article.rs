//! The page of an article: its text with marks, the notes beside it, and the list of all articles.

use super::evidence::{entries, order};
use super::frame::listed;
use super::links::Links;
use super::{Frame, layout, timeline};
use crate::model::annotation::Kind;
use crate::model::{Annotation, Article, Citation, Key};
use crate::prose::Prose;
use crate::render::escape;
use crate::render::prose::{Mark, Row, Setting, rows};
use crate::view::article as view;
use crate::view::evidence::{Note, NoteKind, NoteSource};
use crate::view::part::{Card, Date, Link, Verdict};

/// How many words a reader takes in a minute; used for the estimate beside the byline.
const WORDS_A_MINUTE: usize = 230;

/// Gathers the page of an article.
pub fn view(frame: &Frame<'_>, key: Key<Article>) -> view::Article {
    let article = &frame.site.shelves.articles[key];
    let sources = order(frame, &article.sources);
    let notes = article.annotations.len();
    let annotated = if notes > 0 { "article.annotated" } else { "article.plain" };
    view::Article {
        head: head(frame, article, annotated),
        id: article.id.to_string(),
        label: frame.word(annotated),
        title: article.title.clone(),
        standfirst_html: article
            .standfirst
            .as_ref()
            .map(|standfirst| frame.line(standfirst, &sources))
            .unwrap_or_default(),
        byline: byline(frame, article),
        published: frame.optional_date(article.published.as_ref()),
        updated: updated(frame, article),
        length: length(frame, article),
        notes_count: if notes > 0 { frame.count("notes", notes) } else { String::new() },
        kinds: kinds(frame, article),
        passages: passages(frame, article, &sources),
        people: article.people.iter().map(|&person| frame.person_link(person)).collect(),
        topics: article
            .topics
            .iter()
            .map(|&topic| Link {
                label: frame.site.shelves.topics[topic].title.clone(),
                href: frame.href(frame.plan.addresses.topic(topic)),
            })
            .collect(),
        events: article.events.iter().map(|&event| event_line(frame, event)).collect(),
        sources: entries(frame, &article.sources),
        corrections: frame.corrections(&article.corrections, &sources),
        suggest_url: frame.suggest(&article.title),
        extra: article.extra.clone(),
    }
}

/// Gathers the frame around the page.
fn head(frame: &Frame<'_>, article: &Article, label: &str) -> crate::view::Head {
    let index = Some("articles/".to_owned());
    crate::view::Head {
        title: article.title.clone(),
        description: article.standfirst.as_ref().map_or_else(|| article.body.excerpt(), Prose::line),
        noindex: article.noindex,
        ..layout::head(frame, "articles", &[(frame.word("navigation.articles"), index), (frame.word(label), None)])
    }
}

/// Shows an event with its whole date.
pub fn event_line(frame: &Frame<'_>, key: Key<crate::model::Event>) -> crate::view::part::EventLine {
    let date = frame.date(&frame.site.shelves.events[key].date);
    crate::view::part::EventLine { date, ..timeline::line(frame, key, String::new()) }
}

/// Words who wrote an article.
fn byline(frame: &Frame<'_>, article: &Article) -> String {
    match article.authors.as_slice() {
        [] => String::new(),
        authors => frame.locale().fill("article.by", &[("names", &listed(frame, authors))]),
    }
}

/// Words when an article was last corrected or updated.
fn updated(frame: &Frame<'_>, article: &Article) -> Option<Date> {
    let corrected = article.corrections.first().map(|correction| ("article.corrected", &correction.date));
    let updated = article.updated.as_ref().map(|date| ("article.updated", date));
    let (key, date) = [corrected, updated].into_iter().flatten().max_by_key(|(_, date)| date.order())?;
    let words = frame.locale().fill(key, &[("date", &date.words(frame.locale().dates()))]);
    Some(Date { words, datetime: date.html_datetime() })
}

/// Words how long an article is: `3 minutes, 9 notes`.
fn length(frame: &Frame<'_>, article: &Article) -> String {
    let minutes = frame.count("minutes", article.body.words().div_ceil(WORDS_A_MINUTE).max(1));
    match article.annotations.len() {
        0 => minutes,
        notes => {
            let notes = frame.count("notes", notes);
            frame.locale().fill("article.length", &[("minutes", &minutes), ("notes", &notes)])
        }
    }
}

/// Gathers the kinds of note that occur, in the order of the key.
fn kinds(frame: &Frame<'_>, article: &Article) -> Vec<NoteKind> {
    let occurs = |kind: &&Kind| article.annotations.iter().any(|annotation| annotation.kind == **kind);
    Kind::ALL.iter().filter(occurs).map(|kind| note_kind(frame, *kind)).collect()
}

/// Shows a kind of note.
fn note_kind(frame: &Frame<'_>, kind: Kind) -> NoteKind {
    let name = kind.name();
    NoteKind { name, word: frame.word(&format!("note.{name}.word")), gloss: frame.word(&format!("note.{name}.gloss")) }
}

/// Shows the text in rows: a block, the notes that end in it, and the plain blocks up to the next annotated one.
fn passages(frame: &Frame<'_>, article: &Article, sources: &[Key<crate::model::Source>]) -> Vec<view::Passage> {
    let faces: Vec<(String, String)> =
        article.annotations.iter().zip(1..).map(|(note, n)| face(frame, note, n)).collect();
    let marks: Vec<Mark<'_>> = article
        .annotations
        .iter()
        .zip(&faces)
        .map(|(note, (class, reference))| Mark { id: &note.id, passage: note.anchor, class, reference })
        .collect();
    let links = Links { frame, sources, root: frame.root() };
    let rows = rows(&article.body, &Setting { marks: &marks, links: &links, words: frame.words, scope: "" });
    let mut passages = Vec::new();
    let mut current = view::Passage::default();
    for Row { html, annotations } in rows {
        if annotations.is_empty() {
            current.after_html.push_str(&html);
            continue;
        }
        if current != view::Passage::default() {
            passages.push(std::mem::take(&mut current));
        }
        let shown = annotations.iter().map(|&at| {
            let annotation = &article.annotations[at];
            let quote = article.body.slice(annotation.anchor).split_whitespace().collect::<Vec<_>>().join(" ");
            Note { quote, ..note(frame, (annotation, at + 1), sources) }
        });
        current = view::Passage { html, notes: shown.collect(), after_html: String::new() };
    }
    passages.push(current);
    passages.retain(|passage| *passage != view::Passage::default());
    passages
}

/// Returns the class of an annotation's marks, and the link from them to its note.
fn face(frame: &Frame<'_>, annotation: &Annotation, number: usize) -> (String, String) {
    let kind = annotation.kind.name();
    let word = frame.word(&format!("note.{kind}.word"));
    let hidden = frame.locale().fill("notes.reference", &[("kind", &word)]);
    let (id, hidden) = (escape::text(&annotation.id), escape::text(&hidden));
    let reference = format!(
        "<a class=\"an-ref k-{kind}\" id=\"ref-{id}\" href=\"#note-{id}\" role=\"doc-noteref\"><span class=\"vh\">{hidden}</span>{number}</a>"
    );
    (format!("an k-{kind}"), reference)
}

/// Shows a note.
fn note(frame: &Frame<'_>, (annotation, number): (&Annotation, usize), sources: &[Key<crate::model::Source>]) -> Note {
    Note {
        extra: annotation.extra.clone(),
        id: annotation.id.clone(),
        number: u32::try_from(number).unwrap_or_default(),
        kind: note_kind(frame, annotation.kind),
        grave: annotation.kind.is_grave(),
        quote: String::new(),
        verdict: annotation.verdict.map(|verdict| verdict_view(frame, verdict)),
        title: title(annotation).unwrap_or_default(),
        summary: title(annotation).unwrap_or_else(|| annotation.text.line()),
        html: frame.scoped(&annotation.text, sources, &format!("note-{}-", annotation.id)),
        sources: annotation.sources.iter().map(|citation| note_source(frame, citation)).collect(),
        author: annotation
            .author
            .as_ref()
            .map(|name| frame.locale().fill("notes.by", &[("names", name)]))
            .unwrap_or_default(),
        date: frame.optional_date(annotation.date.as_ref()),
        reviewed: annotation.reviewed.as_ref().map(|date| {
            let words = date.words(frame.locale().dates());
            let words = frame.locale().fill("notes.reviewed", &[("date", &words)]);
            Date { words, datetime: date.html_datetime() }
        }),
        resolved: if annotation.resolved { frame.word("notes.settled") } else { String::new() },
    }
}

/// Returns the title an author gave a note, as `x-title`.
fn title(annotation: &Annotation) -> Option<String> {
    annotation.extra.get("x-title").and_then(|title| title.as_str()).map(str::to_owned)
}

/// Shows a verdict.
pub fn verdict_view(frame: &Frame<'_>, verdict: crate::model::claim::Verdict) -> Verdict {
    Verdict { name: verdict.name(), word: frame.word(&format!("verdict.{}", verdict.name())) }
}

/// Shows a source under a note: outlet, date and where in it.
fn note_source(frame: &Frame<'_>, citation: &Citation) -> NoteSource {
    let source = &frame.site.shelves.sources[citation.source];
    let outlet = frame.site.shelves.outlets[source.outlet].name.clone();
    let date = frame.shared.source_date(frame, citation.source).map(str::to_owned);
    let words: Vec<String> = [Some(outlet), date, citation.locator.clone()].into_iter().flatten().collect();
    NoteSource {
        label: words.join(&frame.word("list_comma")),
        href: frame.href(frame.plan.addresses.source(citation.source)),
        url: source.url.clone(),
        archive: source.archive.clone(),
    }
}

/// Shows an article as a card of another page.
pub fn card(frame: &Frame<'_>, key: Key<Article>) -> Card {
    let article = &frame.site.shelves.articles[key];
    let detail = match article.annotations.len() {
        0 => frame.word("article.plain"),
        notes => {
            format!("{}{}{}", frame.word("article.annotated"), frame.word("list_comma"), frame.count("notes", notes))
        }
    };
    Card { title: article.title.clone(), href: Some(frame.href(frame.plan.addresses.article(key))), detail }
}
