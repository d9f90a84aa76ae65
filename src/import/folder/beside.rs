//! Settings of Hugo that stand beside the first: those in the folders of `config/`.
//!
//! Owns that nothing they hold back is overlooked: their cascades and ignored files are added to those of the first, from the
//! folders of all environments, because which of them a site is published with is not known here.

use super::super::foreign::{Node, Value};
use super::generator::{SETTINGS, read};
use crate::files::folder::Folder;

/// The settings that are lists here, of which all entries hold.
const ADDED: [&str; 2] = ["cascade", "ignoreFiles"];

/// Adds to the settings at a path what stands beside them.
///
/// # Errors
///
/// The path of a file of settings and why it cannot be read.
pub(super) fn with(mut settings: Node, folder: &Folder, first: &str) -> Result<Node, (String, String)> {
    let Value::Map(own) = &mut settings.value else { return Ok(settings) };
    for member in folder.files.iter().filter(|member| member.path != first) {
        let path = member.path.as_str();
        let (below, name) = path.rsplit_once('/').unwrap_or(("", path));
        let (stem, end) = name.rsplit_once('.').unwrap_or((name, ""));
        let in_config = below.strip_prefix("config/").is_some_and(|environment| !environment.contains('/'));
        let is_settings =
            in_config && matches!(stem, "hugo" | "config" | "cascade") || below.is_empty() && SETTINGS.contains(&path);
        if !is_settings || !matches!(end, "toml" | "yaml" | "yml" | "json") {
            continue;
        }
        let Some(text) = folder.text(path) else { continue };
        let node = read(path, text).map_err(|why| (path.to_owned(), why))?;
        if stem == "cascade" {
            // The file is the value of its name; some write the name in it all the same.
            let inner = node
                .entries()
                .iter()
                .find(|(key, _)| key.eq_ignore_ascii_case("cascade"))
                .map(|(_, node)| node.clone());
            add(own, "cascade", &inner.unwrap_or(node));
            continue;
        }
        for (key, node) in node.entries() {
            if ADDED.iter().any(|added| added.eq_ignore_ascii_case(key)) {
                add(own, key, node);
            } else if below == "config/_default" && own.iter().all(|(known, _)| !known.eq_ignore_ascii_case(key)) {
                own.push((key.clone(), node.clone()));
            }
        }
    }
    Ok(settings)
}

/// Adds entries to a list of the settings.
fn add(own: &mut Vec<(String, Node)>, key: &str, more: &Node) {
    let more = more.items().into_iter().cloned();
    match own.iter_mut().find(|(known, _)| known.eq_ignore_ascii_case(key)) {
        Some((_, node)) => {
            let all = node.items().into_iter().cloned().chain(more).collect();
            node.value = Value::List(all);
        }
        None => own.push((key.to_owned(), Node { line: 0, value: Value::List(more.collect()) })),
    }
}
