//! The sheet of `TimelineJS` as CSV (RFC 4180), with columns of Dateline's behind its own.

use super::Export;
use super::dating::Parts;
use super::slide::{self, Slide};
use crate::model::{Event, Site};
use crate::plan::Plan;
use crate::prose::Prose;

/// The columns: first those of the sheet, then Dateline's.
const HEAD: [&str; 33] = [
    "Year",
    "Month",
    "Day",
    "Time",
    "End Year",
    "End Month",
    "End Day",
    "End Time",
    "Display Date",
    "Headline",
    "Text",
    "Media",
    "Media Credit",
    "Media Caption",
    "Media Thumbnail",
    "Alt Text",
    "Type",
    "Group",
    "Background",
    "ID",
    "EDTF",
    "Summary",
    "Reported",
    "Status",
    "Importance",
    "People",
    "Organizations",
    "Places",
    "Topics",
    "People IDs",
    "Organization IDs",
    "Topic IDs",
    "Source IDs",
];

/// Writes the table, events in their order.
pub fn write(site: &Site, plan: &Plan) -> Export {
    let mut export = Export::default();
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut rows: Vec<Vec<String>> = vec![HEAD.map(str::to_owned).into(), title(site, plan)];
    for event in &site.shelves.events {
        let slide = slide::of(event, (site, plan), &mut export);
        rows.push(row(&slide, event, site));
    }
    slide::lose_site(site, &mut export);
    for row in rows {
        // Neither can fail: memory takes everything, and all rows have as many cells.
        let _ = writer.write_record(row);
    }
    export.text = String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default();
    export
}

/// Writes the first row: the title of the timeline.
fn title(site: &Site, plan: &Plan) -> Vec<String> {
    let (headline, text) = slide::title(site, plan);
    let mut row = vec![String::new(); HEAD.len()];
    for (column, value) in [("Headline", headline.as_str()), ("Text", &text), ("Type", "title")] {
        if let Some(at) = HEAD.iter().position(|name| *name == column) {
            value.clone_into(&mut row[at]);
        }
    }
    row
}

/// Writes the row of an event.
fn row(slide: &Slide, event: &Event, site: &Site) -> Vec<String> {
    let shelves = &site.shelves;
    let parts = |parts: &Parts| [parts.year.clone(), parts.month.clone(), parts.day.clone(), parts.time.clone()];
    let end = slide.end.as_ref().map(parts).unwrap_or_default();
    let words = |words: &Option<String>| words.clone().unwrap_or_default();
    let join = |names: Vec<&str>| names.join("; ");
    let [alt, caption, credit] = slide.media_words.clone();
    let own = [
        words(&slide.display),
        slide.headline.clone(),
        slide.text.clone(),
        words(&slide.media),
        credit,
        caption,
        String::new(),
        alt,
        words(&event.kind),
        slide.topics.first().cloned().unwrap_or_default(),
        String::new(),
        slide.id.clone(),
        words(&slide.edtf),
        event.summary.as_ref().map(Prose::line).unwrap_or_default(),
        event.reported.as_ref().map(|date| date.edtf().to_owned()).unwrap_or_default(),
        slide::status(event).to_owned(),
        slide::importance(event).to_owned(),
        join(event.people.iter().map(|part| shelves.people[part.person].name.as_str()).collect()),
        join(event.organizations.iter().map(|key| shelves.organizations[*key].name.as_str()).collect()),
        join(event.places.iter().map(|key| shelves.places[*key].name.as_str()).collect()),
        join(slide.topics.iter().map(String::as_str).collect()),
        join(event.people.iter().map(|part| shelves.people[part.person].id.as_str()).collect()),
        join(event.organizations.iter().map(|key| shelves.organizations[*key].id.as_str()).collect()),
        slide.topic_ids.join("; "),
        slide.source_ids.join("; "),
    ];
    parts(&slide.start).into_iter().chain(end).chain(own).collect()
}
