//! An event as a slide: what programs for timelines can say of it.

use super::dating::{Dating, Parts};
use super::{Export, TITLE_SLIDE, html};
use crate::date::{Answer, Date, Zone, spoken};
use crate::model::event::{Importance, Status};
use crate::model::{Event, Site};
use crate::plan::{Plan, addresses};
use crate::prose::Prose;

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
    match display(event) {
        Some(words) if outdated(words, &event.date) => export.lose("words for a date that is another now", 1),
        Some(words) => slide.display = Some(words.to_owned()),
        None => {}
    }
    slide
}

/// The key under which the words for a date stand that came with an import.
const DISPLAY: &str = "x-display-date";

/// Returns the words for its date that came with an event.
fn display(event: &Event) -> Option<&str> {
    event.extra.get(DISPLAY)?.as_str()
}

/// Tells whether words say a date that certainly has nothing in common with another: it was changed, and they were not.
fn outdated(words: &str, date: &Date) -> bool {
    let said = spoken::read(words, None).ok().and_then(|said| Date::parse(&said.edtf, Zone::UTC).ok());
    said.is_some_and(|said| said.before(date) == Answer::Yes || date.before(&said) == Answer::Yes)
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
    export.lose("keys of your own", event.extra.keys().filter(|key| *key != DISPLAY).count());
    export.lose(
        "where in a source something stands",
        event.sources.iter().filter(|cited| cited.locator.is_some()).count(),
    );
    export.lose("where in a text a source is cited", event.body.citations().len());
}

/// Says the date in parts; where they only come near it, in words and as EDTF too.
fn dated(slide: &mut Slide, date: &Date, site: &Site) {
    let dating = Dating::of(date, site.settings.zone);
    (slide.start, slide.end) = (dating.start, dating.end);
    if !dating.whole {
        slide.display = Some(date.words(site.settings.locale.dates()));
        slide.edtf = Some(date.edtf().to_owned());
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

/// Returns the headline and the text of the first slide: the page that was one before, else the site's own words.
pub(super) fn title(site: &Site, plan: &Plan) -> (String, String) {
    match site.shelves.pages.iter().find(|page| page.extra.contains_key(TITLE_SLIDE)) {
        Some(page) => (crate::render::escape::text(&page.title).into_owned(), html::text(&page.body, site, plan)),
        None => (site.settings.title.clone(), site.settings.description.clone().unwrap_or_default()),
    }
}

/// Notes the parts of a site that are no events.
pub(super) fn lose_site(site: &Site, export: &mut Export) {
    let shelves = &site.shelves;
    export.lose("articles and their notes", shelves.articles.len());
    export.lose("pages of people", shelves.people.len());
    export.lose("pages of organizations", shelves.organizations.len());
    export.lose("claims", shelves.claims.len());
    export.lose("terms", shelves.glossary.len());
    export.lose("pages", shelves.pages.iter().filter(|page| !page.extra.contains_key(TITLE_SLIDE)).count());
}
