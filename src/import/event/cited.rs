//! Columns that name the sources of an event.

use super::super::cell::{Cells, Markup, Target};
use super::super::desk::{self, Desk, Mention};
use super::super::report::Record;
use super::super::text;
use super::{Event, noted, own_key};
use crate::problem::wording::ticked;

impl Event {
    /// Reads columns that name sources by their addresses, with a title and an outlet.
    pub(super) fn cited(&mut self, cells: &mut Cells, (record, desk): (&mut Record<'_>, &mut Desk<'_>)) {
        for cell in cells.take_all(|target| *target == Target::Sources) {
            let (_, links) =
                if cell.markup == Markup::Markdown { text::of_markdown(&cell.value) } else { Default::default() };
            if !links.is_empty() {
                let mut said = Vec::new();
                for link in &links {
                    let mention = Mention { url: &link.url, title: Some(&link.words), outlet: None, id: None };
                    let shown = self.cite(mention, (record, desk));
                    said.push(format!("{shown} ({}): {}", desk::host(&link.url), link.url));
                }
                record.normalized(&cell.field, "source", (&cell.value, &said.join("; ")));
                continue;
            }
            let urls: Vec<String> = match &cell.split {
                Some(_) => cell.list(),
                None => cell
                    .value
                    .split([' ', '\n', ',', ';', '|'])
                    .map(str::to_owned)
                    .filter(|url| !url.is_empty())
                    .collect(),
            };
            let webs: Vec<String> = urls.iter().filter_map(|url| text::web(url)).collect();
            if webs.len() < urls.len() || webs.is_empty() {
                // Words are no source that can be looked up; they are kept, and nothing is made up.
                let message = format!(
                    "{} holds no address of the web, so that the event cites nothing by it",
                    ticked(&cell.value)
                );
                let help = format!(
                    "an address begins with `https://`; words are kept under {}, which readers do not see",
                    ticked(&own_key(&cell.field))
                );
                record.warn(&cell.field, message, help);
                self.own(&own_key(&cell.field), &cell, record);
                continue;
            }
            let one = webs.len() == 1;
            let title = cells.peek(&Target::SourceTitle).filter(|_| one).cloned();
            let outlet = cells.peek(&Target::SourceOutlet).filter(|_| one).cloned();
            let mut said = Vec::new();
            for url in &webs {
                let (title, outlet) = (title.as_ref().map(|cell| cell.value.as_str()), outlet.as_ref());
                let outlet = outlet.map(|cell| cell.value.as_str());
                let shown = self.cite(Mention { url, title, outlet, id: None }, (record, desk));
                said.push(format!("{shown} ({}): {url}", outlet.map_or_else(|| desk::host(url), str::to_owned)));
            }
            if title.is_some() && outlet.is_some() {
                record.mapped(&cell.field, "source.url");
            } else {
                record.normalized(&cell.field, "source", (&cell.value, &said.join("; ")));
            }
            if title.is_some() {
                noted(cells, &Target::SourceTitle, ("source.title", record));
            }
            if outlet.is_some() {
                noted(cells, &Target::SourceOutlet, ("source.outlet", record));
            }
        }
    }
}
