//! Keys that a file has by the place it lies in: the `defaults` of Jekyll's settings, the `cascade` of Hugo's sections.
//!
//! A file that such a key holds back must not come out here, so they are read before anything else is.

use super::super::foreign::{Node, Value};
use super::generator::{Generator, Rules, parent};
use super::hugo;
use super::record::{HELD, Record};

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
    /// It lies below a section, fits one of some patterns where there are any, and is of a kind where that is said.
    Hugo(Section, Vec<String>, Option<String>),
}

/// A section of Hugo's.
#[derive(Clone, Debug)]
struct Section {
    /// The folder of what is published: `content`.
    root: String,
    /// Its own folder: `content/news`.
    folder: String,
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
///
/// What holds something back and is meant for what cannot be known here is above all of them, and for everything below.
fn hugo(settings: &Node, records: &[Record<'_>]) -> Vec<Default> {
    let root = hugo::root(settings);
    let section = |record: &Record<'_>| record.path.rsplit('/').next().is_some_and(|name| name.starts_with("_index."));
    let sections = records.iter().filter(|record| section(record));
    let below = sections.map(|record| (parent(record.path).to_owned(), &record.keys));
    let mut all = Vec::new();
    for (folder, keys) in below.chain([(root.clone(), settings)]) {
        for (at, item) in valued(keys, &["cascade"]).map(Node::items).unwrap_or_default().into_iter().enumerate() {
            let mut keys = item.get("params").map_or_else(|| mapped(Vec::new()), Node::clone);
            if let Value::Map(map) = &mut keys.value {
                let own = |(key, _): &&(String, Node)| {
                    !["target", "_target", "params"].iter().any(|not| key.eq_ignore_ascii_case(not))
                };
                map.extend(item.entries().iter().filter(own).cloned());
            }
            let section = Section { root: root.clone(), folder: folder.clone() };
            let target = valued(item, &["target", "_target"]);
            let said = |key: &str| target.and_then(|target| valued(target, &[key])).and_then(Node::words);
            let patterns = said("path").map(|path| alternatives(&path)).unwrap_or_default();
            if !target.is_none_or(|target| is_known(target, &patterns)) {
                let scope = Scope::Hugo(section.clone(), Vec::new(), None);
                all.push(Default { rank: (usize::MAX, usize::MAX - at), scope, keys: holding(&keys) });
            }
            let scope = Scope::Hugo(section, patterns, said("kind").map(|kind| kind.to_lowercase()));
            all.push(Default { rank: (folder.len(), usize::MAX - at), scope, keys });
        }
    }
    all
}

/// Returns a value by one of some keys in any case, as Hugo reads them.
fn valued<'n>(node: &'n Node, keys: &[&str]) -> Option<&'n Node> {
    let named = |key: &str| keys.iter().any(|known| known.eq_ignore_ascii_case(key));
    node.entries().iter().find(|(key, _)| named(key)).map(|(_, node)| node)
}

/// Makes a map that stands nowhere.
fn mapped(entries: Vec<(String, Node)>) -> Node {
    Node { line: 0, value: Value::Map(entries) }
}

/// Tells whether everything in a target of a cascade is known here: a path of plain patterns, and a kind.
fn is_known(target: &Node, patterns: &[String]) -> bool {
    let known = |(key, node): &(String, Node)| match key.to_lowercase().as_str() {
        "path" => node.words().is_some() && !patterns.is_empty() && patterns.iter().all(|pattern| is_plain(pattern)),
        "kind" => node.words().is_some_and(|kind| {
            ["page", "section", "home", "taxonomy", "term"].iter().any(|known| kind.eq_ignore_ascii_case(known))
        }),
        _ => false,
    };
    matches!(target.value, Value::Map(_)) && target.entries().iter().all(known)
}

/// Tells whether a pattern is made of names and stars alone.
fn is_plain(pattern: &str) -> bool {
    let stars = |name: &&str| name.contains("**") && *name != "**";
    !pattern.contains(['{', '}', '[', ']', '?', '!', '\\']) && !pattern.split('/').any(|name| stars(&name))
}

/// Writes out the alternatives in braces of a pattern, those inside others too.
fn alternatives(pattern: &str) -> Vec<String> {
    let inner = pattern.find('}').and_then(|end| Some((pattern[..end].rfind('{')?, end)));
    let Some((start, end)) = inner else { return vec![pattern.to_owned()] };
    let one = |own: &str| alternatives(&format!("{}{own}{}", &pattern[..start], &pattern[end + 1..]));
    pattern[start + 1..end].split(',').flat_map(one).collect()
}

/// Takes of some keys those that hold something back.
fn holding(keys: &Node) -> Node {
    let says = |node: &Node, words: &[&str]| {
        node.words().is_some_and(|said| words.iter().any(|word| said.eq_ignore_ascii_case(word)))
    };
    let held = |(key, node): &&(String, Node)| match key.to_lowercase().as_str() {
        "draft" | "headless" => !says(node, &["false", "no"]),
        "published" => !says(node, &["true", "yes"]),
        key => HELD.iter().any(|held| held.eq_ignore_ascii_case(key)),
    };
    mapped(keys.entries().iter().filter(held).cloned().collect())
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
            Self::Hugo(section, patterns, kind) => {
                let is_section = path.rsplit('/').next().is_some_and(|name| name.starts_with("_index."));
                let inside = |folder: &str| path.strip_prefix(folder).filter(|rest| rest.starts_with('/'));
                let Some(logical) = inside(&section.root) else { return false };
                let means = |pattern: &String| logicals(logical).iter().any(|own| is_meant(pattern, own));
                inside(&section.folder).is_some()
                    && (patterns.is_empty() || patterns.iter().any(means))
                    && kind.as_deref().is_none_or(|kind| (kind == "page") != is_section)
            }
        }
    }
}

/// Tells whether a pattern of Hugo's means a path; small and capital letters are one, and so are spaces and hyphens.
fn is_meant(pattern: &str, path: &str) -> bool {
    let folded = |text: &str| text.to_lowercase().replace(' ', "-");
    fits(&names(&folded(pattern)), &names(&folded(path)))
}

/// Returns the paths that Hugo can know a file by: without its ending, and without what may be a language before that.
fn logicals(path: &str) -> [String; 2] {
    let bare = |path: &str| match path.rsplit_once('.') {
        Some((bare, end)) if !end.contains('/') => bare.to_owned(),
        _ => path.to_owned(),
    };
    let whole = bare(path);
    let other = bare(&whole);
    [whole, other].map(|path| path.trim_end_matches("/_index").trim_end_matches("/index").to_owned())
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
            let section = Section { root: "content".to_owned(), folder: "content/news".to_owned() };
            Scope::Hugo(section, pattern.map(alternatives).unwrap_or_default(), kind.map(str::to_owned))
        };
        for (scope, path, expected) in [
            (scope(None, None), "content/news/a.md", true),
            (scope(None, None), "content/newsroom/a.md", false),
            (scope(Some("/news/{x}"), None), "content/news/a.md", false),
            (scope(Some("/News/**"), None), "content/news/2022/a/index.md", true),
            (scope(Some("{/sport,/news{,/**}}"), None), "content/news/a.md", true),
            (scope(Some("/news/a"), None), "content/news/a.fr.md", true),
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
