//! Where something new belongs: a file of its own, or the end of a list.

use super::text;
use super::wish::Wish;
use crate::address::segment;
use crate::files::Files;
use crate::parse::yaml::{self, Value};
use crate::parse::{Kind, classify};
use crate::problem::wording::{list_and, ticked};

/// Where events lie.
const EVENTS: &str = "content/events/";

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
        return Ok(Addition { path: path(wish, files), lines: whole.clone(), whole, to: To::New });
    }
    let (path, entry) = (list(wish, files)?, text::entry(wish));
    match files.find(&path) {
        Some(file) => {
            let before = &files.file(file).text;
            let lines = lines(before, &entry)
                .map_err(|why| format!("nothing can be added to `{path}`: {why}\nhelp: add it yourself:\n\n{entry}"))?;
            let whole = joined(before, &lines);
            Ok(Addition { path, lines, whole, to: To::End })
        }
        None => Ok(Addition { path, whole: entry.clone(), lines: entry, to: To::New }),
    }
}

/// Returns the path of a new file: in the folder of its kind, events in that of their year where events lie so.
fn path(wish: &Wish<'_>, files: &Files) -> String {
    let folder = wish.kind.files().split('/').next().unwrap_or_default();
    let year = wish.date.as_ref().filter(|_| wish.kind == Kind::Event).map(|(_, date)| date.local_day().year());
    match year.map(|year| year.to_string()).filter(|year| by_year(files, year)) {
        Some(year) => format!("content/{folder}/{year}/{}.md", wish.id),
        None => format!("content/{folder}/{}.md", wish.id),
    }
}

/// Tells whether an event of a year belongs in a folder of that year: there is one, or all events lie in such folders.
fn by_year(files: &Files, year: &str) -> bool {
    let folders = || {
        let events = files.under(EVENTS).filter(|(_, file)| classify(&file.path) == Some(Kind::Event));
        events.map(|(_, file)| file.path[EVENTS.len()..].split_once('/').map_or("", |(folder, _)| folder))
    };
    let is_year = |folder: &str| folder.len() == 4 && folder.bytes().all(|byte| byte.is_ascii_digit());
    folders().any(|folder| folder == year) || (folders().next().is_some() && folders().all(is_year))
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

/// Returns the lines that add an entry at the end of a list, in the list's own layout.
///
/// # Errors
///
/// Why that cannot be done. What the list would be is read back: every entry has to be what it was.
fn lines(before: &str, entry: &str) -> Result<String, &'static str> {
    const UNREADABLE: &str = "it cannot be read; `dateline check` says why";
    let list = yaml::read(before).map_err(|_| UNREADABLE)?;
    let old = match list.value {
        Value::Null => Vec::new(),
        Value::List(old) => old,
        Value::Map(_) => return Err("it holds a single entry without `- ` before it"),
        _ => return Err("it is no list"),
    };
    let starts = |line: &str| line.trim() == "-" || line.trim_start().starts_with("- ");
    let mut entries = before.lines().skip_while(|line| !starts(line));
    let first = entries.next().unwrap_or_default();
    let indent = &first[..first.len() - first.trim_start().len()];
    let rest: Vec<&str> = entries.collect();
    let begins = |line: &str| line.strip_prefix(indent).is_some_and(|line| line.starts_with("- "));
    let gap = rest.windows(2).any(|pair| pair[0].trim().is_empty() && begins(pair[1]));
    let apart = gap && !before.ends_with("\n\n");
    let indented: String = entry.lines().flat_map(|line| [indent, line, "\n"]).collect();
    let lines = if apart { format!("\n{indented}") } else { indented };
    let after = joined(before, &lines);
    match yaml::read(&after).map(|list| list.value) {
        Ok(Value::List(new)) if new.len() == old.len() + 1 && new.starts_with(&old) => Ok(lines),
        _ => Err("its entries are not written line by line, each after a `- `"),
    }
}

/// Puts lines after a text, on lines of their own.
fn joined(before: &str, lines: &str) -> String {
    let end = if before.is_empty() || before.ends_with('\n') { "" } else { "\n" };
    format!("{before}{end}{lines}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_takes_the_layout_of_its_list() {
        let cases = [
            ("", "- id: b\n  name: B\n"),
            ("# Nothing yet.\n", "- id: b\n  name: B\n"),
            ("- id: a # first\n", "- id: b\n  name: B\n"),
            ("- id: a", "- id: b\n  name: B\n"),
            ("- id: a\n# the end\n", "- id: b\n  name: B\n"),
            ("# Outlets.\n\n  - id: a\n    name: A\n", "  - id: b\n    name: B\n"),
            ("- id: a\n\n- id: c\n", "\n- id: b\n  name: B\n"),
            ("- id: a\n\n- id: c\n\n", "- id: b\n  name: B\n"),
            ("-\n  id: a\n", "- id: b\n  name: B\n"),
            ("- text: |\n    - not a list\n", "- id: b\n  name: B\n"),
            ("- {id: a}\n- {id: c}\n", "- id: b\n  name: B\n"),
        ];
        for (before, added) in cases {
            assert_eq!(lines(before, "- id: b\n  name: B\n").as_deref(), Ok(added), "{before:?}");
        }
    }

    #[test]
    fn what_has_another_layout_is_left_alone() {
        let layout = Err("its entries are not written line by line, each after a `- `");
        let cases = [
            ("[{id: a}]\n", layout),
            ("- id: a\n...\n", layout),
            ("id: a\n", Err("it holds a single entry without `- ` before it")),
            ("Herald\n", Err("it is no list")),
            ("- id: 'a\n", Err("it cannot be read; `dateline check` says why")),
        ];
        for (before, said) in cases {
            assert_eq!(lines(before, "- id: b\n"), said.map(|(): ()| String::new()), "{before:?}");
        }
    }
}
