//! The files of a folder of which nothing becomes anything: each is named, those of a kind together.
//!
//! Owns that no file vanishes: what is no record, no setting and no file that a text shows is in the report.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::super::{Fate, Outcome};
use super::generator::{self, Generator};
use crate::files::folder::Folder;
use crate::problem::wording::plural;

/// The endings of texts in other markup, which generators read too.
const MARKUP: [&str; 13] =
    ["adoc", "asciidoc", "htm", "html", "mmark", "org", "pandoc", "pdc", "rst", "rest", "textile", "txt", "xhtml"];

/// What the report calls a file.
const FILE: &str = "(whole file)";

/// Says of each file that is none of the records and not copied why nothing becomes of it.
pub(super) fn outcomes(
    folder: &Folder,
    generator: Generator,
    (records, copied): (&BTreeSet<&str>, &BTreeSet<&Path>),
) -> Vec<Outcome> {
    let mut all = Vec::new();
    let mut groups: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    let left = folder
        .files
        .iter()
        .filter(|member| !records.contains(member.path.as_str()) && !copied.contains(member.disk.as_path()));
    for member in left {
        let path = member.path.as_str();
        let name = path.rsplit('/').next().unwrap_or_default();
        let end = name.rsplit_once('.').map_or("", |(_, end)| end);
        if generator::SETTINGS.contains(&path) {
            all.push(dropped(path, "of its settings only what old addresses and times hang on is read"));
        } else if is_text(path, end, generator) {
            all.push(dropped(path, "only texts in Markdown are read"));
        } else {
            groups.entry((generator::parent(path), end)).or_default().push(path);
        }
    }
    let why = "no text shows it or links to it, and it is no record";
    for ((parent, end), paths) in groups {
        if let [path] = paths[..] {
            all.push(dropped(path, why));
            continue;
        }
        let parent = if parent.is_empty() { String::new() } else { format!("{parent}/") };
        let end = if end.is_empty() { String::new() } else { format!(".{end}") };
        all.push(dropped(&format!("{parent}*{end}, {}", plural(paths.len(), "file")), why));
    }
    all.extend(folder.passed.iter().map(|(path, why)| dropped(path, why)));
    all
}

/// Tells whether a file is a text that its generator may publish as a page.
fn is_text(path: &str, end: &str, generator: Generator) -> bool {
    let markup = MARKUP.iter().any(|known| end.eq_ignore_ascii_case(known));
    markup && (generator == Generator::Jekyll || path.starts_with("content/"))
}

/// Says that nothing becomes of a file.
fn dropped(path: &str, why: &str) -> Outcome {
    let fate = Fate::Dropped { why: why.to_owned() };
    Outcome { record: path.to_owned(), place: None, field: FILE.to_owned(), fate }
}
