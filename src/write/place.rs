//! Where in the content folder something new belongs: a file of its own, or lines at the end of a list.

use crate::files::Files;
use crate::parse::yaml::{self, Value};
use crate::parse::{Kind, classify};

/// Where events lie.
const EVENTS: &str = "content/events/";

/// Returns the path of a new file: in the folder of its kind, events in that of their year where events lie so.
///
/// The year is that of an event.
pub fn path(kind: Kind, (id, year): (&str, Option<i64>), files: &Files) -> String {
    let folder = kind.files().split('/').next().unwrap_or_default();
    let year = year.filter(|_| kind == Kind::Event).map(|year| year.to_string());
    match year.filter(|year| by_year(files, year)) {
        Some(year) => format!("content/{folder}/{year}/{id}.md"),
        None => format!("content/{folder}/{id}.md"),
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

/// Returns the lines that add entries, written as a list, at the end of a list, in that list's own layout.
///
/// # Errors
///
/// Why that cannot be done. What the list would be is read back: every entry has to be what it was.
pub fn lines(before: &str, entry: &str) -> Result<String, &'static str> {
    const UNREADABLE: &str = "it cannot be read; `dateline check` says why";
    let list = yaml::read(before).map_err(|_| UNREADABLE)?;
    let added = yaml::read(entry).ok().map_or(1, |entries| match entries.value {
        Value::List(entries) => entries.len(),
        _ => 1,
    });
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
        Ok(Value::List(new)) if new.len() == old.len() + added && new.starts_with(&old) => Ok(lines),
        _ => Err("its entries are not written line by line, each after a `- `"),
    }
}

/// Puts lines after a text, on lines of their own.
pub fn joined(before: &str, lines: &str) -> String {
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
