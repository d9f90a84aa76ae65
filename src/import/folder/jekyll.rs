//! Jekyll: posts, drafts, collections, permalinks.

use super::super::foreign::{Node, Value};
use super::clock::Clock;
use super::generator::{Placed, Role, dated, day_word, fill, parent, stem};

/// The styles of permalinks that have a name.
const STYLES: [(&str, &str); 6] = [
    ("date", "/:categories/:year/:month/:day/:title:output_ext"),
    ("pretty", "/:categories/:year/:month/:day/:title/"),
    ("ordinal", "/:categories/:year/:y_day/:title:output_ext"),
    ("weekdate", "/:categories/:year/W:week/:short_day/:title:output_ext"),
    ("none", "/:categories/:title:output_ext"),
    ("builtin", "/:categories/:year/:month/:day/:title:output_ext"),
];

/// Returns what Jekyll makes of a file.
pub(super) fn place(path: &str, keys: &Node, (settings, clock): (&Node, Clock)) -> Placed {
    let folders: Vec<&str> = parent(within(path, settings)).split('/').filter(|part| !part.is_empty()).collect();
    let name = stem(path);
    if let Some(at) = folders.iter().position(|folder| *folder == "_posts") {
        let Some((from_name, bare)) = dated(name) else {
            return Placed::other("Jekyll publishes only files in `_posts` whose names begin with a date");
        };
        let mut placed = Placed::post(bare);
        placed.day = Some(from_name.to_owned());
        placed.address = post((&folders[..at], bare, from_name), keys, (settings, clock));
        return placed;
    }
    if folders.contains(&"_drafts") {
        let mut placed = Placed::post(dated(name).map_or(name, |(_, bare)| bare));
        placed.held = Some("it lies in `_drafts`");
        return placed;
    }
    if let Some(collection) = folders.first().and_then(|folder| folder.strip_prefix('_'))
        && let Some(placed) = member((collection, &folders[1..], name), keys, settings)
    {
        return placed;
    }
    if keys.entries().is_empty() {
        return Placed::other("it has no front matter, so Jekyll copies it as it is");
    }
    let mut placed = Placed::post(if name == "index" { folders.last().copied().unwrap_or("index") } else { name });
    placed.role = Role::Page;
    placed.address = page((&folders, name), keys, settings);
    if placed.address.as_deref() == Some("/") {
        return Placed::other(
            "it is the home page, which Dateline makes itself; its words belong under `story-so-far` in `site.yaml`",
        );
    }
    placed
}

/// Returns a path without the folder that the settings keep collections in.
fn within<'p>(path: &'p str, settings: &Node) -> &'p str {
    let root = settings.said("collections_dir").unwrap_or_default();
    let inside = path.strip_prefix(root.trim_matches('/')).and_then(|rest| rest.strip_prefix('/'));
    inside.filter(|rest| rest.starts_with('_')).unwrap_or(path)
}

/// Returns the pattern of a file's permalink: its own, or that of the settings.
fn pattern(keys: &Node, settings: &Node) -> (String, Whose) {
    let named = |style: String| {
        STYLES.iter().find(|(name, _)| *name == style).map_or(style, |(_, pattern)| (*pattern).to_owned())
    };
    match keys.said("permalink") {
        Some(own) => (named(own), Whose::Own),
        None => (named(settings.said("permalink").unwrap_or_else(|| "date".to_owned())), Whose::Site),
    }
}

/// Whose pattern it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whose {
    /// The file's.
    Own,
    /// The site's.
    Site,
}

/// Returns the address of a post.
fn post(
    (folders, name, from_name): (&[&str], &str, &str),
    keys: &Node,
    (settings, clock): (&Node, Clock),
) -> Option<String> {
    let date = keys.said("date").unwrap_or_else(|| from_name.to_owned());
    let day = clock.day(&date)?;
    let categories: Vec<String> = folders
        .iter()
        .map(|folder| (*folder).to_owned())
        .chain(categories(keys))
        .map(|word| word.to_lowercase())
        .collect();
    let (pattern, _) = pattern(keys, settings);
    let title = keys.said("slug").unwrap_or_else(|| name.to_owned());
    let unique = |words: Vec<String>| {
        let mut seen = Vec::new();
        words
            .into_iter()
            .filter(|word| {
                !seen.contains(word) && {
                    seen.push(word.clone());
                    true
                }
            })
            .collect::<Vec<_>>()
            .join("/")
    };
    fill(&pattern, |word| match word {
        "categories" => Some(unique(categories.clone())),
        "slugified_categories" => Some(unique(categories.iter().map(|word| slug(word)).collect())),
        "title" => Some(pretty(&title)),
        "slug" => Some(slug(&title)),
        "output_ext" => Some(".html".to_owned()),
        _ => day_word(day, word),
    })
}

/// Returns what Jekyll makes of a file of a collection; nothing where the settings know none of that name.
fn member((collection, folders, name): (&str, &[&str], &str), keys: &Node, settings: &Node) -> Option<Placed> {
    let known = settings.get("collections");
    let own = known.and_then(|known| known.get(collection));
    let listed =
        known.is_some_and(|known| known.items().iter().any(|item| item.words().as_deref() == Some(collection)));
    if own.is_none() && !listed {
        return None;
    }
    let mut placed = Placed::post(dated(name).map_or(name, |(_, bare)| bare));
    placed.day = dated(name).map(|(day, _)| day.to_owned());
    if own.and_then(|own| own.said("output")).as_deref() != Some("true") {
        placed.held = Some("it is of a collection without `output: true`, of which Jekyll publishes no file");
        return Some(placed);
    }
    let style = keys.said("permalink").or_else(|| own.and_then(|own| own.said("permalink")));
    let style = style.unwrap_or_else(|| "/:collection/:path:output_ext".to_owned());
    let path = folders.iter().copied().chain([name]).collect::<Vec<_>>().join("/");
    placed.address = fill(&style, |word| match word {
        "collection" => Some(collection.to_owned()),
        "path" => Some(path.clone()),
        "name" | "title" => Some(pretty(&keys.said("slug").unwrap_or_else(|| name.to_owned()))),
        "output_ext" => Some(".html".to_owned()),
        _ => None,
    });
    Some(placed)
}

/// Returns the address of a page.
fn page((folders, name): (&[&str], &str), keys: &Node, settings: &Node) -> Option<String> {
    let (style, whose) = pattern(keys, settings);
    let folder: String = folders.iter().flat_map(|folder| [*folder, "/"]).collect();
    if whose == Whose::Own {
        return fill(&style, |word| match word {
            "path" => Some(folder.trim_end_matches('/').to_owned()),
            "basename" | "title" => Some(name.to_owned()),
            "output_ext" => Some(".html".to_owned()),
            _ => None,
        });
    }
    Some(match name {
        "index" => format!("/{folder}"),
        _ if style.ends_with('/') => format!("/{folder}{name}/"),
        _ => format!("/{folder}{name}.html"),
    })
}

/// Returns the categories of a file; words in one text are several.
fn categories(keys: &Node) -> Vec<String> {
    let of = |key: &str| {
        keys.get(key).map(|node| match &node.value {
            Value::Text(text) if key == "categories" => text.split_whitespace().map(str::to_owned).collect(),
            _ => node.items().into_iter().filter_map(Node::words).collect::<Vec<_>>(),
        })
    };
    of("category").into_iter().chain(of("categories")).flatten().collect()
}

/// Writes a name as Jekyll does in `:title`: characters that addresses can hold stay.
fn pretty(name: &str) -> String {
    hyphenated(name, |c| c.is_alphanumeric() || "._~!$&'()+,;=@".contains(c))
}

/// Writes a name as Jekyll does in `:slug`.
fn slug(name: &str) -> String {
    hyphenated(name, char::is_alphanumeric).to_lowercase()
}

/// Writes a hyphen for every run of characters that are not kept.
fn hyphenated(name: &str, kept: impl Fn(char) -> bool) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        if kept(c) || unicode_normalization::char::is_combining_mark(c) {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.trim_end_matches('-').to_owned()
}
