//! Notes on articles as annotations of the W3C (Web Annotation Data Model), in one page of annotations (JSON-LD).

use serde_json::{Value, json};

use super::{Export, html};
use crate::model::annotation::Kind;
use crate::model::{Annotation, Article, Site};
use crate::plan::Plan;

/// The characters of context before and after a passage.
const CONTEXT: usize = 32;

/// Writes the notes of all articles, in the order of the articles and of their passages.
///
/// Positions count characters of the article's text as its reader sees it, from 0. Without a base address `source` is
/// the path from the root of the site.
pub fn write(site: &Site, plan: &Plan) -> Export {
    let mut export = Export::default();
    let mut items = Vec::new();
    for (key, article) in site.shelves.articles.entries() {
        let address = plan.addresses.article(key);
        let base = site.settings.base_url.as_ref();
        let source = base.map_or_else(|| format!("/{}", address.encoded()), |base| base.join(address));
        for note in &article.annotations {
            lose(note, &mut export);
            lose_sources(note, site, &mut export);
            items.push(item(note, (article, &source), (site, plan)));
        }
    }
    export.lose("events", site.shelves.events.len());
    export.lose("texts of articles", site.shelves.articles.len());
    let page = json!({ "@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "items": items });
    export.text = format!("{page:#}\n");
    export
}

/// Notes what of a note an annotation has no place for.
fn lose(note: &Annotation, export: &mut Export) {
    export.lose("when a note was looked over", usize::from(note.reviewed.is_some()));
    export.lose(
        "dates of notes that are no day",
        usize::from(note.date.as_ref().is_some_and(|date| !date.is_exact_day())),
    );
    export.lose("notes that are settled", usize::from(note.resolved));
    export.lose(
        "where in a source something stands",
        note.sources.iter().filter(|cited| cited.locator.is_some()).count(),
    );
    export.lose("keys of your own", note.extra.len());
}

/// Notes the sources that cannot be named, because they have no address.
fn lose_sources(note: &Annotation, site: &Site, export: &mut Export) {
    let unnamed = note.sources.iter().filter(|cited| site.shelves.sources[cited.source].url.is_none());
    export.lose("sources without an address", unnamed.count());
}

/// Writes a note.
fn item(note: &Annotation, (article, source): (&Article, &str), (site, plan): (&Site, &Plan)) -> Value {
    let mut bodies = vec![
        json!({ "type": "TextualBody", "value": html::text(&note.text, site, plan), "format": "text/html" }),
        json!({ "type": "TextualBody", "value": note.kind.name(), "purpose": "tagging" }),
    ];
    bodies.extend(
        note.verdict.map(|verdict| json!({ "type": "TextualBody", "value": verdict.name(), "purpose": "classifying" })),
    );
    let urls = note.sources.iter().filter_map(|cited| site.shelves.sources[cited.source].url.as_deref());
    bodies.extend(urls.map(|url| json!({ "type": "SpecificResource", "source": url, "purpose": "linking" })));
    let mut item = json!({
        "id": format!("{source}#note-{}", note.id),
        "type": "Annotation",
        "motivation": motivation(note.kind),
        "body": bodies,
        "target": { "source": source, "selector": selectors(note, article) },
    });
    if let Some(object) = item.as_object_mut() {
        if let Some(author) = &note.author {
            object.insert("creator".to_owned(), json!({ "type": "Person", "name": author }));
        }
        if let Some(date) = note.date.as_ref().filter(|date| date.is_exact_day()) {
            let day = date.local_day();
            let time = format!("{:04}-{:02}-{:02}T00:00:00Z", day.year(), day.month(), day.day());
            object.insert("created".to_owned(), date.instant().map_or(time, |instant| instant.to_rfc3339()).into());
        }
    }
    item
}

/// Writes where a note belongs: by its words and by its place.
fn selectors(note: &Annotation, article: &Article) -> Value {
    let text = article.body.text();
    let range = note.anchor.range();
    let (before, after) = (&text[..range.start], &text[range.end..]);
    let start = before.chars().count();
    let exact = article.body.slice(note.anchor);
    let prefix: String = before.chars().skip(start.saturating_sub(CONTEXT)).collect();
    let suffix: String = after.chars().take(CONTEXT).collect();
    json!([
        { "type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix },
        { "type": "TextPositionSelector", "start": start, "end": start + exact.chars().count() },
    ])
}

/// Returns the motivation that comes nearest to what a note does.
fn motivation(kind: Kind) -> &'static str {
    match kind {
        Kind::FactCheck => "assessing",
        Kind::Source => "linking",
        Kind::Correction => "editing",
        Kind::Definition => "describing",
        // A missing reply is none itself: `replying` would make the note an answer to another.
        Kind::Context | Kind::Analysis | Kind::Dispute | Kind::Update | Kind::MissingReply => "commenting",
    }
}
