//! `TimelineJS`: JSON of version 3.
//!
//! Keys that it does not have, and passes over, are few: `edtf` for dates that its parts cannot say, `group_id` and `source_ids`
//! for the ids of what a slide names by its title.

use serde_json::{Map, Value, json};

use super::Export;
use super::dating::Parts;
use super::slide::{self, Slide};
use crate::model::{Event, Site};
use crate::plan::Plan;

/// Writes the timeline, events in their order.
pub fn write(site: &Site, plan: &Plan) -> Export {
    let mut export = Export::default();
    let (mut events, mut eras) = (Vec::new(), Vec::new());
    for event in &site.shelves.events {
        lose(event, &mut export);
        let slide = slide::of(event, (site, plan), &mut export);
        let list = if slide.era { &mut eras } else { &mut events };
        list.push(object(&slide));
    }
    slide::lose_site(site, &mut export);
    let mut timeline = Map::new();
    timeline.insert("title".to_owned(), title(site, plan));
    timeline.insert("events".to_owned(), events.into());
    if !eras.is_empty() {
        timeline.insert("eras".to_owned(), eras.into());
    }
    export.text = format!("{:#}\n", Value::from(timeline));
    export
}

/// Writes the first slide.
fn title(site: &Site, plan: &Plan) -> Value {
    let (headline, text) = slide::title(site, plan);
    json!({ "text": { "headline": headline, "text": text } })
}

/// Notes what `TimelineJS` has no key for, though a sheet may.
fn lose(event: &Event, export: &mut Export) {
    export.lose("summaries", usize::from(event.summary.is_some()));
    export.lose("when something became known", usize::from(event.reported.is_some()));
    export.lose("statuses", usize::from(!slide::status(event).is_empty()));
    export.lose("importance", usize::from(!slide::importance(event).is_empty()));
    export.lose("kinds of events", usize::from(event.kind.as_deref().is_some_and(|kind| kind != "era")));
    export.lose("people who took part", event.people.len());
    export.lose("organizations that took part", event.organizations.len());
    export.lose("places", event.places.len());
    export.lose("topics after the first", event.topics.len().saturating_sub(1));
}

/// Writes a slide.
fn object(slide: &Slide) -> Value {
    let mut object = Map::new();
    let mut set = |key: &str, value: Value| object.insert(key.to_owned(), value);
    set("unique_id", slide.id.as_str().into());
    set("start_date", date(&slide.start));
    if let Some(end) = &slide.end {
        set("end_date", date(end));
    }
    if let Some(display) = &slide.display {
        set("display_date", display.as_str().into());
    }
    if let Some(edtf) = &slide.edtf {
        set("edtf", edtf.as_str().into());
    }
    set("text", json!({ "headline": slide.headline, "text": slide.text }));
    if let Some(media) = &slide.media {
        let [alt, caption, credit] = &slide.media_words;
        let words = [("url", media), ("caption", caption), ("credit", credit), ("alt", alt)];
        let words = words.into_iter().filter(|(_, words)| !words.is_empty());
        set(
            "media",
            words.map(|(key, words)| (key.to_owned(), words.as_str().into())).collect::<Map<_, Value>>().into(),
        );
    }
    if let Some(topic) = slide.topics.first() {
        set("group", topic.as_str().into());
        set("group_id", slide.topic_ids.first().map(String::as_str).into());
    }
    if !slide.source_ids.is_empty() {
        set("source_ids", slide.source_ids.join("; ").into());
    }
    object.into()
}

/// Writes a date.
fn date(parts: &Parts) -> Value {
    let mut clock = parts.time.split(':');
    let mut next = || clock.next().unwrap_or_default();
    let all = [
        ("year", parts.year.as_str()),
        ("month", &parts.month),
        ("day", &parts.day),
        ("hour", next()),
        ("minute", next()),
        ("second", next()),
    ];
    let known = all.into_iter().filter(|(_, value)| !value.is_empty());
    known.map(|(key, value)| (key.to_owned(), value.into())).collect::<Map<_, Value>>().into()
}
