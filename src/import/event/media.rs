//! The picture or the like of an event.

use super::super::cell::{Cells, Target};
use super::super::desk::{self, Desk, Mention};
use super::super::report::Record;
use super::super::{Value, text};
use super::{Event, words};
use crate::problem::wording::ticked;

impl Event {
    /// Reads a medium: a file beside the input is shown, an address becomes a source.
    pub(super) fn media(&mut self, cells: &mut Cells, (record, desk): (&mut Record<'_>, &mut Desk<'_>)) {
        let Some(cell) = cells.take(&Target::Media) else { return };
        if let Some(name) = desk.medium(record.import(), &cell.value) {
            if name == cell.value {
                record.mapped(&cell.field, "event.media.file");
            } else {
                record.normalized(&cell.field, "event.media.file", (&cell.value, &name));
            }
            let mut medium = vec![("file".to_owned(), Value::from(name))];
            for key in ["alt", "caption", "credit"] {
                if let Some(cell) = cells.take(&Target::MediaWords(key)) {
                    medium.push((key.to_owned(), words(&cell, &format!("event.media.{key}"), record).into()));
                }
            }
            self.set("media", Value::List(vec![Value::Map(medium)]));
            return;
        }
        let embedded = text::from_html(&cell.value);
        if text::is_html(&cell.value) && !embedded.markdown.is_empty() {
            record.normalized(&format!("{} (HTML)", cell.field), "event (text)", (&cell.value, &embedded.markdown));
            for link in &embedded.links {
                self.cite(Mention { url: &link.url, title: Some(&link.words), outlet: None, id: None }, (record, desk));
            }
            self.quoted.clone_from(&embedded.markdown);
        }
        let url = text::web(&cell.value).or_else(|| embedded.links.first().map(|link| link.url.clone()));
        let Some(url) = url else {
            record.dropped(&cell.field, format!("{} is no file beside the input and no address", ticked(&cell.value)));
            return;
        };
        let caption = cells.take(&Target::MediaWords("caption"));
        let title = caption.as_ref().map(|caption| words(caption, "source.title", record));
        let shown = self.cite(Mention { url: &url, title: title.as_deref(), outlet: None, id: None }, (record, desk));
        let said = format!("{} ({}): {url}", shown, desk::host(&url));
        record.normalized(&cell.field, "source", (&cell.value, &said));
        for cell in cells.take_all(|target| matches!(target, Target::MediaWords(_))) {
            record.dropped(&cell.field, "it is about a picture that stays elsewhere");
        }
    }
}
