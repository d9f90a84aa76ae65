//! An event as a slide: what programs for timelines can say of it.

use super::{Export, html};
use crate::date::{Bound, Date, End, Kind};
use crate::model::event::{Importance, Status};
use crate::model::{Event, Site};
use crate::plan::{Plan, addresses};
use crate::prose::Prose;

/// A date in parts, each as it is written; empty where it is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// The year; negative before the era, without a year 0.
    pub year: String,
    /// The month.
    pub month: String,
    /// The day.
    pub day: String,
    /// The time, `18:30` or `18:30:05`.
    pub time: String,
}

/// An event as a slide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slide {
    /// The id.
    pub id: String,
    /// Whether it is an era.
    pub era: bool,
    /// The headline, as HTML.
    pub headline: String,
    /// The text, with the list of sources, as HTML.
    pub text: String,
    /// When it was or began.
    pub start: Parts,
    /// When it ended.
    pub end: Option<Parts>,
    /// The date in words, where the parts cannot say it.
    pub display: Option<String>,
    /// The date as EDTF, where the parts cannot say it.
    pub edtf: Option<String>,
    /// The titles of its topics.
    pub topics: Vec<String>,
    /// The ids of its topics.
    pub topic_ids: Vec<String>,
    /// The ids of the sources in the list at the end of the text, in its order.
    pub source_ids: Vec<String>,
    /// The address of its picture, or its path from the root of the site.
    pub media: Option<String>,
    /// Words about the picture: `alt`, `caption`, `credit`.
    pub media_words: [String; 3],
}

/// Makes a slide of an event, and notes what no program for slides can hold.
pub(super) fn of(event: &Event, (site, plan): (&Site, &Plan), export: &mut Export) -> Slide {
    lose(event, export);
    let topics = event.topics.iter().map(|key| site.shelves.topics[*key].title.clone()).collect();
    let body = html::text(&event.body, site, plan);
    let keys: Vec<_> = event.sources.iter().map(|citation| citation.source).collect();
    let sources = html::sources(&keys, site);
    let gap = if body.is_empty() || sources.is_empty() { "" } else { "\n" };
    let mut slide = Slide {
        id: event.id.as_str().to_owned(),
        era: event.kind.as_deref() == Some("era"),
        headline: crate::render::escape::text(&event.title).into_owned(),
        text: format!("{body}{gap}{sources}"),
        topics,
        topic_ids: event.topics.iter().map(|key| site.shelves.topics[*key].id.as_str().to_owned()).collect(),
        source_ids: keys.iter().map(|key| site.shelves.sources[*key].id.as_str().to_owned()).collect(),
        ..Slide::default()
    };
    if let Some(media) = event.media.first() {
        let base = site.settings.base_url.as_ref();
        let address = base.zip(addresses::asset(&media.path)).map(|(base, address)| base.join(&address));
        slide.media = Some(address.unwrap_or_else(|| media.path.clone()));
        let caption = media.caption.as_ref().map(Prose::line).unwrap_or_default();
        slide.media_words = [media.alt.clone(), caption, media.credit.clone().unwrap_or_default()];
    }
    dated(&mut slide, &event.date, site);
    if let Some(serde_json::Value::String(words)) = event.extra.get("x-display-date") {
        slide.display = Some(words.clone());
    }
    slide
}

/// Notes what of an event is in no slide.
fn lose(event: &Event, export: &mut Export) {
    export.lose("short labels", usize::from(event.short.is_some()));
    export.lose("parts that people played", event.people.iter().filter(|part| part.part.is_some()).count());
    export.lose("quotations", usize::from(event.quotation.is_some()));
    export.lose("what an event follows from", event.follows.len());
    export.lose("the event another is a part of", usize::from(event.part_of.is_some()));
    export.lose("what is not known", event.unknown.len());
    export.lose("pictures after the first", event.media.len().saturating_sub(1));
    export.lose("earlier statuses", event.history.len());
    export.lose("disputed facts", event.disputed.len());
    export.lose("corrections", event.corrections.len());
    export.lose("old addresses", event.aliases.len());
    export.lose("keys of your own", event.extra.keys().filter(|key| *key != "x-display-date").count());
    export.lose(
        "where in a source something stands",
        event.sources.iter().filter(|cited| cited.locator.is_some()).count(),
    );
    export.lose("where in a text a source is cited", event.body.citations().len());
}

/// Says the date, in parts where they can say it, else in words and EDTF beside the nearest parts.
fn dated(slide: &mut Slide, date: &Date, site: &Site) {
    if let Some(start) = parts(date) {
        slide.start = start;
        return;
    }
    let ends = |end: End| end.date().and_then(parts).filter(|parts| parts.time.is_empty());
    if date.kind() == Kind::Interval
        && let (Some(start), Some(end)) = (ends(date.start()), ends(date.end()))
    {
        slide.start = start;
        slide.end = Some(end);
        return;
    }
    let year = |bound: Bound| bound.day().map(|day| shown_year(day.year()));
    let first = year(date.earliest()).unwrap_or_else(|| shown_year(date.local_day().year()));
    let last = year(date.latest()).filter(|last| *last != first && date.earliest().day().is_some());
    slide.start = Parts { year: first, ..Parts::default() };
    slide.end = last.map(|year| Parts { year, ..Parts::default() });
    slide.display = Some(date.words(site.settings.locale.dates()));
    slide.edtf = Some(date.edtf().to_owned());
}

/// Says a date in parts; none for what has doubt, open digits, seasons, ends or an offset.
fn parts(date: &Date) -> Option<Parts> {
    let text = date.edtf();
    if let Some(year) = text.strip_prefix('Y') {
        let year = shown_year(year.parse().ok()?);
        return Some(Parts { year, ..Parts::default() });
    }
    let (day, time) = text.split_once('T').unwrap_or((text, ""));
    let (sign, bare) = day.strip_prefix('-').map_or(("", day), |bare| ("-", bare));
    let pieces: Vec<&str> = bare.split('-').collect();
    let figures = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let lengths: Vec<usize> = pieces.iter().map(|piece| piece.len()).collect();
    let whole = matches!(lengths[..], [4] | [4, 2] | [4, 2, 2]) && pieces.iter().all(|piece| figures(piece));
    let month: u8 = pieces.get(1).map_or(Some(1), |month| month.parse().ok())?;
    let clock = time.split(':').all(|part| part.len() == 2 && figures(part)) || time.is_empty();
    if !whole || month > 12 || !clock {
        return None;
    }
    let year: i64 = format!("{sign}{}", pieces[0]).parse().ok()?;
    let piece = |at: usize| pieces.get(at).map_or("", |piece| piece.trim_start_matches('0')).to_owned();
    Some(Parts { year: shown_year(year), month: piece(1), day: piece(2), time: time.to_owned() })
}

/// Counts a year as people do: there is none between 1 BCE, -1, and the year 1. A year below 100 has all its digits, so that
/// nobody takes it for one of two digits.
fn shown_year(year: i64) -> String {
    match year {
        ..=0 => year.saturating_sub(1).to_string(),
        1..100 => format!("{year:04}"),
        _ => year.to_string(),
    }
}

/// Returns the status, where it is not the usual one.
pub(super) fn status(event: &Event) -> &'static str {
    if event.status == Status::default() { "" } else { event.status.name() }
}

/// Returns the importance, where it is not the usual one.
pub(super) fn importance(event: &Event) -> &'static str {
    if event.importance == Importance::default() { "" } else { event.importance.name() }
}

/// Notes the parts of a site that are no events.
pub(super) fn lose_site(site: &Site, export: &mut Export) {
    let shelves = &site.shelves;
    export.lose("articles and their notes", shelves.articles.len());
    export.lose("pages of people", shelves.people.len());
    export.lose("pages of organizations", shelves.organizations.len());
    export.lose("claims", shelves.claims.len());
    export.lose("terms", shelves.glossary.len());
    export.lose("pages", shelves.pages.len());
}
