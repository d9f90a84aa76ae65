//! Where something new belongs: a file of its own, or the end of a list.

use super::text;
use super::wish::Wish;
use crate::address::segment;
use crate::files::Files;
use crate::parse::{Kind, classify};
use crate::problem::wording::{list_and, ticked};
use crate::write::place;

/// What is to be written.
pub(super) struct Addition {
    /// The path from the root.
    pub path: String,
    /// The lines that are new.
    pub lines: String,
    /// The whole text of the file then.
    pub whole: String,
    /// Where in the file the lines go.
    pub to: To,
}

/// Where in a file lines go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum To {
    /// The file is new.
    New,
    /// After what is there.
    End,
}

/// Decides what to write, and where.
///
/// # Errors
///
/// A message when that is not certain, or nothing can be added to the list.
pub(super) fn addition(wish: &Wish<'_>, files: &Files) -> Result<Addition, String> {
    if wish.kind.is_markdown() {
        let whole = text::file(wish);
        let year = wish.date.as_ref().map(|(_, date)| date.local_day().year());
        let path = place::path(wish.kind, (wish.id, year), files);
        return Ok(Addition { path, lines: whole.clone(), whole, to: To::New });
    }
    let (path, entry) = (list(wish, files)?, text::entry(wish));
    match files.find(&path) {
        Some(file) => {
            let before = &files.file(file).text;
            let lines = place::lines(before, &entry)
                .map_err(|why| format!("nothing can be added to `{path}`: {why}\nhelp: add it yourself:\n\n{entry}"))?;
            let whole = place::joined(before, &lines);
            Ok(Addition { path, lines, whole, to: To::End })
        }
        None => Ok(Addition { path, whole: entry.clone(), lines: entry, to: To::New }),
    }
}

/// Returns the path of the list that an entry belongs to.
fn list(wish: &Wish<'_>, files: &Files) -> Result<String, String> {
    if wish.kind != Kind::Source {
        return Ok(format!("content/{}", wish.kind.files()));
    }
    if let Some(name) = wish.file {
        let name = name.strip_suffix(".yaml").unwrap_or(name);
        let fault = name.split('/').find_map(|part| Some(format!("{} {}", ticked(part), segment::fault(part)?)));
        return fault
            .map_or_else(|| Ok(format!("content/sources/{name}.yaml")), |fault| Err(format!("--file: {fault}")));
    }
    let lists = files.under("content/sources/").map(|(_, file)| file.path.as_str());
    let lists: Vec<&str> = lists.filter(|path| classify(path) == Some(Kind::Source)).collect();
    match lists[..] {
        [] => Ok("content/sources/sources.yaml".to_owned()),
        [only] => Ok(only.to_owned()),
        [..] => {
            let name = |path: &str| path.trim_start_matches("content/sources/").trim_end_matches(".yaml").to_owned();
            let names: Vec<String> = lists.iter().map(|path| name(path)).collect();
            Err(format!("there are several lists of sources\nhelp: say which with `--file`: {}", list_and(&names)))
        }
    }
}
