//! Keys that a file has by the place it lies in: the `defaults` of Jekyll's settings, the `cascade` of Hugo's sections.
//!
//! A file that such a key holds back must not come out here, so they are read before anything else is.

use super::super::foreign::{Node, Value};
use super::generator::{Generator, Rules, parent};
use super::record::Record;

/// Keys that files get by where they lie.
struct Default {
    /// How particular it is: of two that say one key, the higher holds.
    rank: (usize, usize),
    /// What the path of a file has to be like.
    scope: Scope,
    /// The keys.
    keys: Node,
}

/// What the path of a file has to be like.
enum Scope {
    /// It lies in a folder and is of a kind: of `posts`, `pages`, `drafts` or a collection.
    Jekyll(String, Option<String>),
    /// It lies below a section, fits a pattern where there is one, and is of a kind where that is said.
    Hugo(String, Option<String>, Option<String>),
}

/// Gives each record the keys that it has by where it lies and does not say itself.
pub(super) fn give(records: &mut [Record<'_>], rules: &Rules) {
    let mut defaults = match rules.generator {
        Generator::Jekyll => jekyll(&rules.settings),
        Generator::Hugo => hugo(&rules.settings, records),
        Generator::Zola | Generator::None => return,
    };
    defaults.sort_by_key(|default| std::cmp::Reverse(default.rank));
    // Jekyll copies a page without front matter as it is.
    let copied = |record: &Record<'_>| kind_of(record.path) == "pages" && record.keys.entries().is_empty();
    for record in records.iter_mut().filter(|record| rules.generator == Generator::Hugo || !copied(record)) {
        for default in defaults.iter().filter(|default| default.scope.holds(record.path)) {
            laid(&mut record.keys, &default.keys, "", &mut record.given);
        }
    }
}

/// Lays keys under others, and notes which of them are new.
fn laid(keys: &mut Node, under: &Node, prefix: &str, given: &mut Vec<String>) {
    let Value::Map(own) = &mut keys.value else { return };
    for (key, node) in under.entries() {
        let path = format!("{prefix}{key}");
        if let Some((_, inner)) = own.iter_mut().find(|(name, _)| name.eq_ignore_ascii_case(key)) {
            laid(inner, node, &format!("{path}."), given);
        } else {
            own.push((key.clone(), unplaced(node)));
            given.push(path);
        }
    }
}

/// Copies a value without its lines, which are those of another file.
fn unplaced(node: &Node) -> Node {
    let value = match &node.value {
        Value::List(list) => Value::List(list.iter().map(unplaced).collect()),
        Value::Map(map) => Value::Map(map.iter().map(|(key, node)| (key.clone(), unplaced(node))).collect()),
        single => single.clone(),
    };
    Node { line: 0, value }
}

/// Reads the `defaults` of Jekyll: a longer path is more particular, then one with a type, then the later.
fn jekyll(settings: &Node) -> Vec<Default> {
    let all = settings.get("defaults").map(Node::items).unwrap_or_default();
    let read = |(at, item): (usize, &Node)| {
        let scope = item.get("scope")?;
        let path = scope.said("path").unwrap_or_default().trim_matches('/').to_owned();
        let kind = scope.said("type");
        let rank = (path.len() * 2 + usize::from(kind.is_some()), at);
        Some(Default { rank, scope: Scope::Jekyll(path, kind), keys: item.get("values")?.clone() })
    };
    all.into_iter().enumerate().filter_map(read).collect()
}

/// Reads the `cascade` of Hugo: of the settings and of the pages of sections, of which the nearest holds, and in one the first.
fn hugo(settings: &Node, records: &[Record<'_>]) -> Vec<Default> {
    let section = |record: &Record<'_>| record.path.rsplit('/').next().is_some_and(|name| name.starts_with("_index."));
    let sections = records.iter().filter(|record| section(record));
    let below = sections.map(|record| (parent(record.path).to_owned(), &record.keys));
    let mut all = Vec::new();
    for (folder, keys) in below.chain([(String::new(), settings)]) {
        for (at, item) in keys.get("cascade").map(Node::items).unwrap_or_default().into_iter().enumerate() {
            let target = item.get("target").or_else(|| item.get("_target"));
            let said = |key: &str| target.and_then(|target| target.said(key));
            let mut keys =
                item.get("params").map_or_else(|| Node { line: 0, value: Value::Map(Vec::new()) }, Node::clone);
            if let Value::Map(map) = &mut keys.value {
                let own = |(key, _): &&(String, Node)| !matches!(key.as_str(), "target" | "_target" | "params");
                map.extend(item.entries().iter().filter(own).cloned());
            }
            let scope = Scope::Hugo(folder.clone(), said("path"), said("kind"));
            all.push(Default { rank: (folder.len(), usize::MAX - at), scope, keys });
        }
    }
    all
}

impl Scope {
    /// Tells whether a file is meant.
    fn holds(&self, path: &str) -> bool {
        match self {
            Self::Jekyll(scope, kind) => {
                // A path can be meant from the folder that collections are kept in.
                let inside = path.find("/_").map_or(path, |at| &path[at + 1..]);
                kind.as_deref().is_none_or(|kind| kind == kind_of(path))
                    && (begins(scope, path) || begins(scope, inside))
            }
            Self::Hugo(folder, pattern, kind) => {
                let is_section = path.rsplit('/').next().is_some_and(|name| name.starts_with("_index."));
                let logical = path.strip_prefix("content").unwrap_or(path);
                let logical = logical.rsplit_once('.').map_or(logical, |(stem, _)| stem);
                let logical = logical.trim_end_matches("/_index").trim_end_matches("/index").to_lowercase();
                let fits = |pattern: &String| fits(&names(&pattern.to_lowercase()), &names(&logical));
                path.strip_prefix(folder.as_str()).is_some_and(|rest| folder.is_empty() || rest.starts_with('/'))
                    && pattern.as_ref().is_none_or(fits)
                    && kind.as_deref().is_none_or(|kind| (kind == "page") != is_section)
            }
        }
    }
}

/// Returns what Jekyll calls a file by its place.
fn kind_of(path: &str) -> &str {
    let mut folders = parent(path).split('/');
    if folders.clone().any(|folder| folder == "_posts") {
        return "posts";
    }
    match folders.find_map(|folder| folder.strip_prefix('_')) {
        Some(collection) => collection,
        None => "pages",
    }
}

/// Tells whether a path begins as a scope of Jekyll says; stars stand for a part of a name, two for several names.
fn begins(scope: &str, path: &str) -> bool {
    if !scope.contains('*') {
        return path.starts_with(scope);
    }
    let (scope, path) = (names(scope), names(path));
    (1..=path.len()).any(|end| fits(&scope, &path[..end]))
}

/// Returns the names in a path.
fn names(path: &str) -> Vec<&str> {
    path.split('/').filter(|name| !name.is_empty()).collect()
}

/// Tells whether the names of a path fit those of a pattern.
fn fits(pattern: &[&str], path: &[&str]) -> bool {
    match (pattern.split_first(), path.split_first()) {
        (None, None) => true,
        (Some((&"**", rest)), _) => (0..=path.len()).any(|at| fits(rest, &path[at..])),
        (Some((name, rest)), Some((own, below))) => same(name, own) && fits(rest, below),
        _ => false,
    }
}

/// Tells whether a name fits one with stars.
fn same(pattern: &str, name: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == name,
        Some((head, tail)) => name.strip_prefix(head).is_some_and(|rest| {
            rest.char_indices().map(|(at, _)| at).chain([rest.len()]).any(|at| same(tail, &rest[at..]))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scopes_of_jekyll_mean_the_beginning_of_a_path() {
        for (scope, path, expected) in [
            ("", "about.md", true),
            ("_posts", "_posts/2022-10-01-a.md", true),
            ("_posts/2022", "_posts/2022-10-01-a.md", true),
            ("council", "budget/a.md", false),
            ("_cases/*/open", "_cases/dock/open/a.md", true),
            ("_cases/*/open", "_cases/dock/shut/a.md", false),
            ("**/notes", "a/b/notes/c.md", true),
            ("_posts/*-draft.md", "_posts/2022-10-01-draft.md", true),
        ] {
            assert_eq!(begins(scope, path), expected, "{scope} {path}");
        }
    }

    #[test]
    fn cascades_of_hugo_mean_what_lies_below_a_section() {
        let scope = |pattern: Option<&str>, kind: Option<&str>| {
            Scope::Hugo("content/news".to_owned(), pattern.map(str::to_owned), kind.map(str::to_owned))
        };
        for (scope, path, expected) in [
            (scope(None, None), "content/news/a.md", true),
            (scope(None, None), "content/newsroom/a.md", false),
            (scope(Some("/news/{x}"), None), "content/news/a.md", false),
            (scope(Some("/News/**"), None), "content/news/2022/a/index.md", true),
            (scope(Some("/news/*"), None), "content/news/2022/a.md", false),
            (scope(None, Some("page")), "content/news/_index.md", false),
            (scope(None, Some("section")), "content/news/_index.md", true),
        ] {
            assert_eq!(scope.holds(path), expected, "{path}");
        }
    }

    #[test]
    fn jekyll_knows_a_file_by_its_folder() {
        for (path, kind) in [
            ("_posts/a.md", "posts"),
            ("council/_posts/a.md", "posts"),
            ("_drafts/a.md", "drafts"),
            ("_cases/a.md", "cases"),
            ("a/b.md", "pages"),
        ] {
            assert_eq!(kind_of(path), kind);
        }
    }
}
