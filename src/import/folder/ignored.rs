//! What the settings of a site take out of it: `exclude` and `include` of Jekyll, `ignoreFiles` of Hugo.
//!
//! Owns that a file which its generator never read is not published here. A pattern that cannot be understood could mean any
//! file, so with one there is a doubt about all of them.

use super::super::foreign::{Node, Value};
use super::generator::{Generator, Rules};
use super::pattern;

/// What the settings say of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The generator reads it.
    Read,
    /// The generator does not read it, and why.
    Out(&'static str),
    /// Whether the generator reads it cannot be said, and why.
    Doubt(&'static str),
}

/// Says whether the generator reads a file.
pub(super) fn verdict(path: &str, rules: &Rules) -> Verdict {
    match rules.generator {
        Generator::Jekyll => jekyll(path, &rules.settings).map_or(Verdict::Read, Verdict::Out),
        Generator::Hugo => hugo(path, &rules.settings),
        Generator::Zola | Generator::None => Verdict::Read,
    }
}

/// Says why Jekyll does not read a file, by the names of its folders and its own, each from the root of the site.
fn jekyll(path: &str, settings: &Node) -> Option<&'static str> {
    let (include, exclude) = (listed(settings, "include"), listed(settings, "exclude"));
    let included = |path: &str, name: &str| {
        let means = |pattern: &String| [path, name].iter().any(|own| pattern::glob(pattern.trim_matches('/'), own));
        include.iter().any(means)
    };
    let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    if include.iter().any(|pattern| pattern.trim_matches('/') == path) {
        return None;
    }
    let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
    for (own, is_folder) in ends.map(|end| (&path[..end], end < path.len())) {
        let name = name(own);
        if included(own, &name) {
            continue;
        }
        let special = name.starts_with(['_', '.', '#', '~']) || name.ends_with('~');
        if special && !(is_folder && is_own(own, settings)) {
            return Some(
                "Jekyll publishes nothing whose name begins with `_`, `.`, `#` or `~` or ends in `~`, unless it is a collection of the settings or named under `include`",
            );
        }
        let whole = if is_folder { format!("{own}/") } else { own.to_owned() };
        let means = |pattern: &String| {
            let pattern = pattern.trim_start_matches('/');
            whole.starts_with(pattern) || pattern::glob(pattern, own) || pattern::glob(pattern, &whole)
        };
        if exclude.iter().any(means) {
            return Some("`exclude` in `_config.yml` names it, so Jekyll does not publish it");
        }
    }
    None
}

/// Tells whether a folder that begins with `_` is one that Jekyll reads: posts, drafts, or a collection where they lie.
fn is_own(folder: &str, settings: &Node) -> bool {
    let (parent, name) = folder.rsplit_once('/').unwrap_or(("", folder));
    let root = settings.said("collections_dir").unwrap_or_default();
    let known = settings.get("collections").is_some_and(|known| {
        let own = |said: &str| name.strip_prefix('_') == Some(said);
        known.entries().iter().any(|(key, _)| own(key))
            || known.items().iter().any(|item| item.words().is_some_and(|word| own(&word)))
    });
    matches!(name, "_posts" | "_drafts") || known && parent == root.trim_matches('/')
}

/// Returns the words of a list in the settings; one text is a list with commas.
fn listed(settings: &Node, key: &str) -> Vec<String> {
    let parts = |node: &Node| match &node.value {
        Value::Text(text) => {
            text.split(',').map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
        }
        _ => node.items().into_iter().filter_map(Node::words).collect::<Vec<_>>(),
    };
    settings.get(key).map(parts).unwrap_or_default()
}

/// Says whether Hugo reads a file. It holds the patterns against the whole path on the disk of its site, which is not known here.
fn hugo(path: &str, settings: &Node) -> Verdict {
    let name = path.rsplit('/').next().unwrap_or_default();
    if name.starts_with(['.', '#']) || name.ends_with('~') {
        return Verdict::Out("Hugo reads no file whose name begins with `.` or `#` or ends in `~`");
    }
    let own = settings.entries().iter().filter(|(key, _)| key.eq_ignore_ascii_case("ignoreFiles"));
    let whole = format!("/{path}");
    let (mut verdict, inside) = (Verdict::Read, path.split_once('/').map_or(path, |(_, inside)| inside));
    for item in own.flat_map(|(_, node)| node.items()) {
        let Some(words) = item.words() else { continue };
        let means = [path, inside, whole.as_str()].map(|path| pattern::matches(&words, path));
        if means.contains(&Some(true)) {
            return Verdict::Out("`ignoreFiles` in the settings means it, so Hugo does not publish it");
        }
        // A pattern from the root of the disk names folders above the site.
        if means.contains(&None) || words.contains("^/") {
            verdict =
                Verdict::Doubt("a pattern of `ignoreFiles` in the settings cannot be read here and could mean it");
        }
    }
    verdict
}
