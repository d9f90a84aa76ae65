//! The site's own templates: what they name, and which of them nothing uses.

use super::mistake::Names;
use super::{TEMPLATES, is_template};
use crate::files::Files;
use crate::problem::wording::{nearest, ticked};
use crate::problem::{Problem, Problems, Rule};
use crate::text::Place;

/// Gathers the names that templates define, given their paths and texts.
pub(super) fn names(templates: &[(String, String)]) -> Names {
    let mut names = Names::default();
    for (path, text) in templates {
        names.templates.push(path.clone());
        names.components.extend(tags(text, "component"));
        names.blocks.extend(tags(text, "block"));
    }
    for list in [&mut names.templates, &mut names.components, &mut names.blocks] {
        list.sort();
        list.dedup();
    }
    names
}

/// Returns the names behind a tag such as `{% block name %}`.
fn tags<'t>(text: &'t str, tag: &'t str) -> impl Iterator<Item = String> + 't {
    text.split("{%").skip(1).filter_map(move |rest| {
        let rest = rest.trim_start_matches('-').trim_start().strip_prefix(tag)?;
        let name: String = rest.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        (rest.starts_with(' ') && !name.is_empty()).then_some(name)
    })
}

/// Returns a warning for each file in the site's `templates/` that stands in for no default one and that no template names.
pub(super) fn unused(files: &Files) -> Problems {
    let own = || files.iter().filter_map(|(id, file)| Some((id, file.path.strip_prefix("templates/")?, &file.text)));
    let named = |path: &str| {
        let quoted = [format!("\"{path}\""), format!("'{path}'")];
        own().any(|(_, other, text)| other != path && quoted.iter().any(|name| text.contains(name)))
    };
    let strange = own().filter(|(_, path, _)| TEMPLATES.get_file(path).is_none() && !is_language(path) && !named(path));
    strange.map(|(id, path, _)| warning(Place::File(id), path)).collect()
}

/// Tells whether a path is that of a table of words; any language can be added.
fn is_language(path: &str) -> bool {
    let table = path.strip_prefix("locale/").and_then(|rest| rest.split_once('/')).map(|(_, table)| table);
    matches!(table, Some("interface.yaml" | "dates.yaml"))
}

/// Words that nothing uses a file.
fn warning(place: Place, path: &str) -> Problem {
    let known: Vec<String> =
        super::all(&TEMPLATES).into_iter().filter_map(|file| Some(file.path().to_str()?.to_owned())).collect();
    let problem = Problem::new(Rule::UnusedTemplate, place, format!("nothing uses the template {}", ticked(path)));
    match nearest(path, known.iter().map(String::as_str)) {
        Some(near) => problem.help(format!("did you mean `{near}`?")),
        None if is_template(path) => problem.help("include it in one that is used, or remove it"),
        None => problem.help("templates end in `.html`; remove it, or move it where it belongs"),
    }
}
