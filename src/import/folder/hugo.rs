//! Hugo: sections, bundles, slugs, patterns of addresses.

use super::super::foreign::Node;
use super::clock::Clock;
use super::generator::{Placed, Role, dated, day_word, fill, parent, stem};

/// Returns what Hugo makes of a file.
pub(super) fn place(path: &str, keys: &Node, (settings, clock): (&Node, Clock)) -> Placed {
    let Some(inside) = path.strip_prefix(&format!("{}/", root(settings))) else {
        return Placed::other("it lies outside of what Hugo publishes");
    };
    let (folder, name) = (parent(inside), stem(inside));
    let (name, language) = language(name, settings);
    let prefix = language.map(|language| format!("/{language}")).unwrap_or_default();
    if name == "_index" {
        return section(folder, &prefix, keys);
    }
    // A leaf bundle is called as its folder.
    let (folder, name) =
        if name == "index" { (parent(folder), folder.rsplit('/').next().unwrap_or_default()) } else { (folder, name) };
    let (from_name, bare) = dated(name).unzip();
    let mut placed = Placed::post(bare.unwrap_or(name));
    placed.base =
        format!("{prefix}/{}", if folder.is_empty() { String::new() } else { format!("{}/", cleaned(folder)) });
    if folder.is_empty() && !has_date(keys) {
        placed.role = Role::Page;
    }
    let name = if reads_names(settings) {
        placed.day = from_name.map(str::to_owned);
        bare.unwrap_or(name)
    } else {
        name
    };
    placed.address = address((folder, name, &prefix), keys, (settings, clock));
    placed
}

/// Returns the folder of what Hugo publishes, from the root of the site.
pub(super) fn root(settings: &Node) -> String {
    let own = settings.entries().iter().find(|(key, _)| key.eq_ignore_ascii_case("contentDir"));
    let said = own.and_then(|(_, node)| node.words()).unwrap_or_else(|| "content".to_owned());
    said.trim_start_matches("./").trim_matches('/').to_owned()
}

/// Returns what Hugo makes of the page of a section.
fn section(folder: &str, prefix: &str, keys: &Node) -> Placed {
    if folder.is_empty() {
        return Placed::other(
            "it is the home page, which Dateline makes itself; its words belong under `story-so-far` in `site.yaml`",
        );
    }
    let mut placed = Placed::post(folder.rsplit('/').next().unwrap_or_default());
    placed.role = Role::Page;
    placed.address =
        Some(keys.said("url").map_or_else(|| format!("{prefix}/{}/", cleaned(folder)), |url| absolute(&url)));
    placed
}

/// Splits the language off a name such as `story.fr`, where the settings know it and it is not the main one.
fn language<'n>(name: &'n str, settings: &Node) -> (&'n str, Option<&'n str>) {
    let Some((bare, language)) = name.rsplit_once('.') else { return (name, None) };
    let known = settings.get("languages").is_some_and(|languages| languages.get(language).is_some());
    let main = settings.said("defaultContentLanguage").unwrap_or_else(|| "en".to_owned());
    match known {
        false => (name, None),
        true if language == main => (bare, None),
        true => (bare, Some(language)),
    }
}

/// Tells whether a file says any date.
fn has_date(keys: &Node) -> bool {
    keys.entries()
        .iter()
        .any(|(key, _)| ["date", "publishdate", "pubdate"].iter().any(|date| key.eq_ignore_ascii_case(date)))
}

/// Tells whether the settings ask for the date in a file's name.
fn reads_names(settings: &Node) -> bool {
    let dates = settings.get("frontmatter").and_then(|matter| matter.get("date"));
    dates.is_some_and(|dates| dates.items().iter().any(|item| item.words().as_deref() == Some(":filename")))
}

/// Returns the address of a page.
fn address(
    (folder, name, prefix): (&str, &str, &str),
    keys: &Node,
    (settings, clock): (&Node, Clock),
) -> Option<String> {
    if let Some(url) = keys.said("url") {
        return Some(absolute(&url));
    }
    let slug = keys.said("slug").map_or_else(|| cleaned(name), |slug| cleaned(&slug));
    let section = folder.split('/').next().unwrap_or_default();
    let pattern = settings.get("permalinks").and_then(|permalinks| {
        let of = |node: &Node| node.said(section).or_else(|| (section.is_empty()).then(|| node.said("/")).flatten());
        of(permalinks).or_else(|| permalinks.get("page").and_then(of))
    });
    let path = match pattern {
        Some(pattern) => fill(&pattern, |word| token(word, (folder, name, &slug), (keys, clock)))?,
        None if folder.is_empty() => format!("/{slug}/"),
        None => format!("/{}/{slug}/", cleaned(folder)),
    };
    let ugly = settings.said("uglyURLs").is_some_and(|ugly| ugly == "true");
    let path = if ugly { format!("{}.html", path.trim_end_matches('/')) } else { path };
    Some(format!("{prefix}{path}"))
}

/// Returns what a word of a pattern stands for.
fn token(word: &str, (folder, name, slug): (&str, &str, &str), (keys, clock): (&Node, Clock)) -> Option<String> {
    match word {
        "section" => Some(cleaned(folder.split('/').next().unwrap_or_default())),
        "sections" => Some(cleaned(folder)),
        "title" => keys.said("title").map(|title| cleaned(&title)),
        "slug" | "slugorcontentbasename" | "slugorfilename" => match keys.said("slug") {
            Some(_) => Some(slug.to_owned()),
            None if word == "slug" => keys.said("title").map(|title| cleaned(&title)),
            None => Some(cleaned(name)),
        },
        "filename" | "contentbasename" => Some(cleaned(name)),
        _ => {
            let date = ["date", "publishDate", "lastmod"].iter().find_map(|key| keys.said(key))?;
            day_word(clock.day(&date)?, word).map(|word| word.to_lowercase())
        }
    }
}

/// Makes an address absolute.
fn absolute(url: &str) -> String {
    format!("/{}", url.trim_start_matches('/'))
}

/// Writes a path as Hugo does: in lower case, spaces as hyphens, without what is neither letter, digit nor one of `._-+~`.
fn cleaned(path: &str) -> String {
    let mut clean = String::with_capacity(path.len());
    for c in path.trim().chars().flat_map(char::to_lowercase) {
        let mark = unicode_normalization::char::is_combining_mark(c);
        match c {
            _ if c.is_whitespace() && !clean.ends_with('-') => clean.push('-'),
            '-' if clean.ends_with('-') => {}
            _ if c.is_alphanumeric() || mark || matches!(c, '/' | '.' | '_' | '-' | '+' | '~') => clean.push(c),
            _ => {}
        }
    }
    clean
}
