//! The records of a folder: what stands in its texts, each with its keys and its text.

use super::super::foreign::{self, Node, Value as Said};
use super::super::report::Fault;
use super::defaults;
use super::generator::{Generator, Rules, parent, stem};
use crate::files::folder::{Folder, Matter, Member};

/// A record of a folder: a file, or an entry of a list in one.
pub(super) struct Record<'f> {
    /// The path of the file.
    pub(super) path: &'f str,
    /// What it is called in the report.
    pub(super) name: String,
    /// Its keys.
    pub(super) keys: Node,
    /// The line of the file that its keys begin on, from 1.
    pub(super) keys_line: usize,
    /// The text below.
    pub(super) body: &'f str,
    /// The line of the file that the text begins on, from 1.
    pub(super) body_line: usize,
    /// The keys that it has by where it lies, and does not say itself.
    pub(super) given: Vec<String>,
}

/// Reads the records of every text; what cannot be read is a fault.
pub(super) fn all<'f>(folder: &'f Folder, rules: &Rules) -> (Vec<Record<'f>>, Vec<Fault>) {
    let generator = rules.generator;
    let (mut records, mut faults) = (Vec::new(), Vec::new());
    for member in &folder.files {
        let read = match &member.matter {
            Matter::Text(text) if is_markdown(member) => foreign::split(text).map(|split| vec![of_text(member, split)]),
            Matter::Text(text) if generator == Generator::None => of_data(member, text),
            Matter::Unread(why) if is_markdown(member) => Err(why.clone()),
            _ => Ok(Vec::new()),
        };
        match read {
            Ok(read) => records.extend(read),
            Err(why) => faults.push(Fault::of_file(&member.path, why, "")),
        }
    }
    defaults::give(&mut records, rules);
    if generator == Generator::Jekyll {
        records.iter_mut().for_each(spread);
    }
    match generator {
        Generator::Hugo => cascade(&mut records),
        Generator::Zola => skip(&mut records),
        _ => {}
    }
    (records, faults)
}

/// The keys with which the page of a section in Hugo can hold back everything below it.
pub(super) const HELD: [&str; 9] =
    ["draft", "build", "_build", "headless", "publishDate", "pubdate", "published", "expiryDate", "unpublishdate"];

/// Gives records what the pages of their sections say of all below them, as far as it holds them back; the nearest says it.
///
/// Which of them a `target` picks is not looked at: what would be held back for some is held back for all.
fn cascade(records: &mut [Record<'_>]) {
    let mut all = Vec::new();
    for record in records.iter().filter(|record| stem(record.path) == "_index") {
        let below = record.keys.entries().iter().filter(|(key, _)| key.eq_ignore_ascii_case("cascade"));
        let said = below.flat_map(|(_, node)| node.items()).flat_map(Node::entries);
        let held = said.filter(|(key, _)| HELD.iter().any(|held| held.eq_ignore_ascii_case(key)));
        all.extend(held.map(|(key, node)| (parent(record.path).to_owned(), key.clone(), node.clone())));
    }
    all.sort_by_key(|(folder, ..)| std::cmp::Reverse(folder.len()));
    for record in records {
        let inside = |folder: &str| record.path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        let own = all.iter().filter(|(folder, ..)| inside(folder));
        let Said::Map(entries) = &mut record.keys.value else { continue };
        for (_, key, node) in own {
            if entries.iter().all(|(known, _)| !known.eq_ignore_ascii_case(key)) {
                entries.push((key.clone(), Node { line: 0, ..node.clone() }));
            }
        }
    }
}

/// Makes drafts of all below a section of Zola that is one: Zola does not look into its folder, whatever the pages there say.
fn skip(records: &mut [Record<'_>]) {
    let draft = |record: &Record<'_>| record.keys.said("draft").is_some_and(|said| said == "true");
    let sections = records.iter().filter(|record| stem(record.path) == "_index" && draft(record));
    let folders: Vec<String> = sections.map(|section| format!("{}/", parent(section.path))).collect();
    for record in records {
        let Said::Map(entries) = &mut record.keys.value else { continue };
        if folders.iter().any(|folder| record.path.starts_with(folder)) {
            entries.retain(|(key, _)| key != "draft");
            entries.push(("draft".to_owned(), Node { line: 0, value: Said::Flag(true) }));
        }
    }
}

/// Makes a list of tags and categories that stand in one text, as Jekyll does.
fn spread(record: &mut Record<'_>) {
    let Said::Map(entries) = &mut record.keys.value else { return };
    for (_, node) in entries.iter_mut().filter(|(key, _)| matches!(key.as_str(), "tags" | "categories")) {
        if let Said::Text(text) = &node.value {
            let word = |word: &str| Node { line: node.line, value: Said::Text(word.to_owned()) };
            node.value = Said::List(text.split_whitespace().map(|one| word(one.trim_end_matches(','))).collect());
        }
    }
}

/// The endings of Markdown that the generators know.
const MARKDOWN: [&str; 6] = ["md", "markdown", "mdown", "mkd", "mkdn", "mkdown"];

/// Tells whether a file is Markdown.
fn is_markdown(member: &Member) -> bool {
    let end = member.path.rsplit_once('.').map_or("", |(_, end)| end);
    MARKDOWN.iter().any(|known| end.eq_ignore_ascii_case(known))
}

/// Makes a record of a text with front matter.
fn of_text<'f>(member: &'f Member, split: foreign::Split<'f>) -> Record<'f> {
    let foreign::Split { keys, keys_line, body, body_line } = split;
    Record { path: &member.path, name: member.path.clone(), keys, keys_line, body, body_line, given: Vec::new() }
}

/// Makes records of a file of YAML, TOML or JSON: one, or each of a list.
fn of_data<'f>(member: &'f Member, text: &str) -> Result<Vec<Record<'f>>, String> {
    let node = match member.path.rsplit_once('.').map_or("", |(_, end)| end) {
        "json" => foreign::json(text)?,
        "toml" => foreign::toml(text)?,
        _ => foreign::yaml(text)?,
    };
    let record = |name: String, keys: Node| Record {
        path: &member.path,
        name,
        keys,
        keys_line: 1,
        body: "",
        body_line: 1,
        given: Vec::new(),
    };
    match node.value {
        Said::Nothing => Ok(Vec::new()),
        Said::Map(_) => Ok(vec![record(member.path.clone(), node)]),
        Said::List(list) if list.iter().all(|node| matches!(node.value, Said::Map(_))) => {
            let named = |(at, node): (usize, Node)| record(format!("{}, entry {}", member.path, at + 1), node);
            Ok(list.into_iter().enumerate().map(named).collect())
        }
        _ => Err("it holds no record: keys with values, or a list of such".to_owned()),
    }
}
