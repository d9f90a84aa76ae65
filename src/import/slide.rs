//! A record as `TimelineJS` has them: an event, the title of the timeline, or an era.

use super::cell::{Cells, Target};
use super::desk::Desk;
use super::report::Record;
use super::{Entry, Value, event, text};
use crate::export::TITLE_SLIDE;
use crate::parse::{self, Kind};
use crate::problem::wording::ticked;

/// Makes of a record what its type says.
pub(super) fn read(mut cells: Cells, record: &mut Record<'_>, desk: &mut Desk<'_>) {
    let kind = cells.peek(&Target::Type).map(|cell| cell.value.to_lowercase());
    match kind.as_deref() {
        Some("title") => title(cells, record, desk),
        Some("era") => {
            if let Some(cell) = cells.take(&Target::Type) {
                record.mapped(&cell.field, "event.kind");
            }
            era(cells, record, desk);
        }
        _ => event::read(cells, record, desk),
    }
}

/// Makes an event of an era: a time with a name.
pub(super) fn era(cells: Cells, record: &mut Record<'_>, desk: &mut Desk<'_>) {
    let before = record.import().entries.len();
    event::read(cells, record, desk);
    let made = record.import().entries[before..].iter_mut().filter(|entry| entry.kind == Kind::Event);
    for entry in made {
        let at = entry.fields.iter().position(|(key, _)| key == "kind").unwrap_or(2.min(entry.fields.len()));
        entry.fields.insert(at, ("kind".to_owned(), "era".into()));
    }
}

/// Makes a page of the title of a timeline; one that the site says already is not written again.
pub(super) fn title(mut cells: Cells, record: &mut Record<'_>, desk: &mut Desk<'_>) {
    if let Some(cell) = cells.take(&Target::Type) {
        record.mapped(&cell.field, "page");
    }
    let site = &desk.options.documents.site;
    let Some(headline) = cells.take(&Target::Title) else {
        record.fault("title", "there is no title", Some("give the first slide a headline".to_owned()));
        cells.drop_all(record, "the record has an error");
        return;
    };
    let body = cells.take(&Target::Body);
    let read = body.as_ref().map(event::body).unwrap_or_default();
    let same = site.title.value == headline.value
        && (read.markdown.is_empty() || site.description.as_ref().is_some_and(|text| text.value == read.markdown));
    let plain = if text::is_html(&headline.value) { text::plain(&headline.value) } else { headline.value.clone() };
    let known = |page: &parse::Page| page.title.value == plain && page.extra.contains_key(TITLE_SLIDE);
    let page = desk.options.documents.pages.iter().find(|page| known(page));
    if same || page.is_some() {
        let there =
            page.filter(|_| !same).map(|page| format!("the site has the page {} already", ticked(&page.id.value)));
        for (cell, to) in [(Some(&headline), "site.title"), (body.as_ref(), "site.description")] {
            match (cell, &there) {
                (Some(cell), Some(why)) => record.dropped(&cell.field, why.as_str()),
                (Some(cell), None) => record.mapped(&cell.field, to),
                (None, _) => {}
            }
        }
        cells.drop_all(record, "the head of the site shows its title and description alone");
        return;
    }
    let name = event::words(&headline, "page.title", record);
    if let Some(body) = &body {
        event::told(body, &read, ("page (text)", record));
    }
    cells.drop_all(record, "a page has a title and a text alone");
    let id = desk.ids.make(Kind::Page, &name);
    // By this an export knows which page was the first slide.
    let fields = vec![("title".to_owned(), Value::from(name)), (TITLE_SLIDE.to_owned(), Value::Flag(true))];
    record.import().entries.push(Entry { kind: Kind::Page, id, fields, body: read.markdown });
}

/// Cuts a title to what fits into the name of a record.
pub(super) fn short(title: &str) -> String {
    let plain = if text::is_html(title) { text::plain(title) } else { title.to_owned() };
    let line = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let start: String = line.chars().take(48).collect();
    if start.len() < line.len() { format!("{start}…") } else { start }
}
