//! Zola: sections, slugs, paths.

use super::super::foreign::Node;
use super::generator::{Placed, Role, dated, parent, stem};

/// Returns what Zola makes of a file.
pub(super) fn place(path: &str, keys: &Node, settings: &Node) -> Placed {
    let Some(inside) = path.strip_prefix("content/") else {
        return Placed::other("it lies outside of what Zola publishes");
    };
    let (folder, name) = (parent(inside), stem(inside));
    let (name, prefix) = language(name, settings);
    if name == "_index" {
        if folder.is_empty() {
            return Placed::other(
                "it is the home page, which Dateline makes itself; its words belong under `story-so-far` in `site.yaml`",
            );
        }
        let mut placed = Placed::post(folder.rsplit('/').next().unwrap_or_default());
        placed.role = Role::Page;
        placed.address = Some(format!("{prefix}/{folder}/"));
        return placed;
    }
    let (folder, name) =
        if name == "index" { (parent(folder), folder.rsplit('/').next().unwrap_or_default()) } else { (folder, name) };
    let (day, bare) = dated(name).unzip();
    let mut placed = Placed::post(bare.unwrap_or(name));
    placed.day = day.map(str::to_owned);
    if folder.is_empty() && keys.get("date").is_none() && day.is_none() {
        placed.role = Role::Page;
    }
    let own = keys.said("path").map(|path| format!("/{}/", path.trim_matches('/')));
    placed.address = own.or_else(|| {
        let slug = keys.said("slug").unwrap_or_else(|| bare.unwrap_or(name).to_owned());
        let slug = slugified(&slug, settings)?;
        let parts = folder.split('/').filter(|part| !part.is_empty()).chain([slug.as_str()]);
        Some(format!("{prefix}/{}", parts.flat_map(|part| [part, "/"]).collect::<String>()))
    });
    placed
}

/// Splits the language off a name such as `story.fr`, where the settings know it.
fn language<'n>(name: &'n str, settings: &Node) -> (&'n str, String) {
    let split = name
        .rsplit_once('.')
        .filter(|(_, language)| settings.get("languages").is_some_and(|languages| languages.get(language).is_some()));
    split.map_or((name, String::new()), |(bare, language)| (bare, format!("/{language}")))
}

/// Writes a name as Zola does; nothing where it would write other letters, which follow tables of its own.
fn slugified(name: &str, settings: &Node) -> Option<String> {
    let mode = settings.get("slugify").and_then(|slugify| slugify.said("paths"));
    if matches!(mode.as_deref(), Some("off" | "safe")) {
        return Some(name.to_owned());
    }
    if !name.is_ascii() {
        return None;
    }
    let mut slug = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    Some(slug.trim_end_matches('-').to_owned())
}
