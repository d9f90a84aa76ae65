//! Columns that name the sources of an event.

use super::super::cell::{Cells, Markup, Target};
use super::super::desk::{self, Desk, Mention};
use super::super::report::Record;
use super::super::text;
use super::{Event, noted, own_key};
use crate::problem::wording::ticked;

/// How the names of constants of a mapping begin.
const CONSTANT: &str = "constant ";

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
                record.warn(&cell.field, message, &help);
                self.own(&own_key(&cell.field), &cell, record);
                continue;
            }
            let title = beside(cells, &Target::SourceTitle, webs.len());
            let outlet = beside(cells, &Target::SourceOutlet, webs.len());
            let mut said = Vec::new();
            for (at, url) in webs.iter().enumerate() {
                let title = title.as_ref().map(|all| all[at].as_str());
                let outlet = outlet.as_ref().map(|all| all[at].as_str());
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
        self.without_address(cells, (record, desk));
    }

    /// Cites a source that is named by its title and outlet alone; what is said of one that is not named is kept, with a
    /// warning.
    fn without_address(&mut self, cells: &mut Cells, (record, desk): (&mut Record<'_>, &mut Desk<'_>)) {
        let (title, outlet) = (cells.peek(&Target::SourceTitle), cells.peek(&Target::SourceOutlet));
        if let (Some(title), Some(outlet), true) = (title, outlet, self.sources.is_empty()) {
            let (title, outlet) = (title.value.clone(), outlet.value.clone());
            self.cite(Mention { url: "", title: Some(&title), outlet: Some(&outlet), id: None }, (record, desk));
            noted(cells, &Target::SourceTitle, ("source.title", record));
            noted(cells, &Target::SourceOutlet, ("source.outlet", record));
        }
        for cell in cells.take_all(|target| matches!(target, Target::SourceTitle | Target::SourceOutlet)) {
            if cell.field.starts_with(CONSTANT) {
                record.dropped(&cell.field, "the record has no source that it could be said of");
                continue;
            }
            let key = own_key(&cell.field);
            let message = format!(
                "{} is said of {}, so that it is kept as `{key}`",
                ticked(&cell.value),
                if self.sources.len() > 1 {
                    "several addresses, and which it belongs to is not certain"
                } else {
                    "no source"
                }
            );
            let help =
                "give a row as many titles and outlets as addresses, parted with `;`; without an address, one of each";
            record.warn(&cell.field, message, help);
            self.own(&key, &cell, record);
        }
    }
}

/// Returns the titles or outlets of some sources, where there are as many as of these; one alone can be a list of one.
fn beside(cells: &Cells, target: &Target, count: usize) -> Option<Vec<String>> {
    let cell = cells.peek(target)?;
    if count == 1 {
        return Some(vec![cell.value.clone()]);
    }
    let all = cell.list();
    if all.len() == count {
        return Some(all);
    }
    // One publisher that a mapping names for all rows is that of every source.
    if cell.field.starts_with(CONSTANT) {
        return Some(vec![cell.value.clone(); count]);
    }
    None
}
