//! The words of a language: those of the binary, and the site's own over them.

use super::{NOWHERE, TEMPLATES};
use crate::files::Files;
use crate::locale::{Locale, LocaleError};
use crate::parse::yaml::{self, Node, Value};
use crate::problem::wording::{nearest, ticked};
use crate::problem::{Problem, Problems, Rule};
use crate::text::{FileId, Place, Span};

/// The language that stands in for every other.
const LAST_RESORT: &str = "en-US";

/// The forms that a counted noun can have (CLDR).
const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// Reads the words of a language: those of the binary, the site's over them, and what stands in for the missing ones.
///
/// # Errors
///
/// A problem at the table that cannot be read, or at each string that nothing asks for.
pub fn locale(files: &Files, tag: &str) -> Result<Locale, Problems> {
    let primary = tag.split('-').next().unwrap_or_default();
    let mut tags = vec![LAST_RESORT, primary, tag];
    tags.dedup();
    let mut locale: Option<Locale> = None;
    for tag in tags {
        let default = language(files, (tag, Tables::default_of(tag)), locale.as_ref())?;
        check(files, tag, &default)?;
        locale = Some(language(files, (tag, Tables::own_of(files, tag)), Some(&default))?);
    }
    locale.ok_or_else(Problems::new)
}

/// Puts the words of a language into a template of the binary where it asks for them and for nothing else:
/// `{{ t.event.cite }}`.
///
/// A page asks for some eighty of them, and each costs as much as any other value. Words with characters that mean
/// something to HTML or to a template stay asked for.
pub(super) fn put_in(template: &str, locale: &Locale) -> String {
    const ASKED: &str = "{{ t.";
    let mut worded = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once(ASKED) {
        worded.push_str(before);
        let word = after.split_once(" }}").and_then(|(key, behind)| Some((locale.strings().get(key)?, behind)));
        match word {
            Some((word, behind)) if !word.contains(['&', '<', '>', '"', '\'', '{', '}', '/']) => {
                worded.push_str(word);
                rest = behind;
            }
            _ => {
                worded.push_str(ASKED);
                rest = after;
            }
        }
    }
    worded.push_str(rest);
    worded
}

/// The texts of the two tables of a language, as far as they are there.
struct Tables<'t> {
    /// The words of dates.
    dates: Option<&'t str>,
    /// The words of the interface.
    interface: Option<&'t str>,
}

impl Tables<'static> {
    /// Returns the tables of the binary.
    fn default_of(tag: &str) -> Self {
        let text = |name: &str| TEMPLATES.get_file(path(tag, name))?.contents_utf8();
        Self { dates: text("dates.yaml"), interface: text("interface.yaml") }
    }
}

impl<'t> Tables<'t> {
    /// Returns the tables of the site.
    fn own_of(files: &'t Files, tag: &str) -> Self {
        let text =
            |name: &str| files.find(&format!("templates/{}", path(tag, name))).map(|id| files.file(id).text.as_str());
        Self { dates: text("dates.yaml"), interface: text("interface.yaml") }
    }
}

/// Reads the tables of one language over its fallback.
fn language(files: &Files, (tag, tables): (&str, Tables<'_>), fallback: Option<&Locale>) -> Result<Locale, Problems> {
    Locale::read(tag, tables.dates, tables.interface, fallback).map_err(|error| vec![unreadable(files, tag, &error)])
}

/// Returns the path of a table below `templates/`.
fn path(tag: &str, name: &str) -> String {
    format!("locale/{tag}/{name}")
}

/// Reports the site's own words that nothing asks for, since they would never be shown.
fn check(files: &Files, tag: &str, known: &Locale) -> Result<(), Problems> {
    let Some(file) = files.find(&format!("templates/{}", path(tag, "interface.yaml"))) else { return Ok(()) };
    let Ok(node) = yaml::read(&files.file(file).text) else { return Ok(()) };
    let mut problems = Problems::new();
    compare((file, &node), ("", known), &mut problems);
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// Compares a level of the site's own words with the words there are.
fn compare((file, node): (FileId, &Node<'_>), (above, known): (&str, &Locale), problems: &mut Problems) {
    let Value::Map(entries) = &node.value else { return };
    for (key, value) in entries {
        let name = if above.is_empty() { key.name() } else { format!("{above}.{}", key.name()) };
        let level = format!("{name}.");
        let strings = known.strings();
        let is_level = strings.range(level.clone()..).next().is_some_and(|(string, _)| string.starts_with(&level));
        if is_level {
            compare((file, value), (&name, known), problems);
        } else if !strings.contains_key(&name) && !is_form(&name, known) {
            problems.push(unknown(Place::Node(file, key.id), &name, known));
        }
    }
}

/// Tells whether a string is a further form of a counted noun.
fn is_form(name: &str, known: &Locale) -> bool {
    let Some((noun, form)) = name.rsplit_once('.') else { return false };
    FORMS.contains(&form) && known.strings().contains_key(&format!("{noun}.other"))
}

/// Words that nothing asks for a string.
fn unknown(place: Place, name: &str, known: &Locale) -> Problem {
    let problem =
        Problem::new(Rule::UnknownKey, place, format!("no string of the interface is called {}", ticked(name)));
    match nearest(name, known.strings().keys().map(String::as_str)) {
        Some(near) => problem.help(format!("did you mean `{near}`?")),
        None => problem.help("`dateline theme eject templates/locale/en-GB/interface.yaml` shows all of them"),
    }
}

/// Words what is wrong with a table of words.
fn unreadable(files: &Files, tag: &str, error: &LocaleError) -> Problem {
    let path = format!("templates/{}", path(tag, error.table.file()));
    let place = files.find(&path).map_or(NOWHERE, |file| line(file, &files.file(file).text, error.line));
    let reason = error.message.split(" at line ").next().unwrap_or_default();
    Problem::new(Rule::TemplateError, place, format!("the words in `{path}` cannot be read: {reason}"))
}

/// Returns the place of a line of a file, counted from 1; the whole file where it is not known.
fn line(file: FileId, text: &str, number: Option<usize>) -> Place {
    let Some(before) = number.and_then(|number| number.checked_sub(1)) else { return Place::File(file) };
    let start: usize = text.split_inclusive('\n').take(before).map(str::len).sum();
    let length = text.get(start..).and_then(|rest| rest.lines().next()).map_or(0, str::len);
    let size = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
    Place::Span(Span { file, start: size(start), end: size(start + length) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_put_in_where_nothing_else_is_asked() {
        let table = "cite: Cite\nevent: {held: Held, both: A & B, count: \"{n} notes\"}\n";
        let dates = TEMPLATES.get_file("locale/en-US/dates.yaml").and_then(|file| file.contents_utf8());
        let locale = Locale::read("en-US", dates, Some(table), None).unwrap();
        let cases = [
            ("<b>{{ t.cite }}</b>{{ t.event.held }}", "<b>Cite</b>Held"),
            ("{{ t.event.both }}{{ t.event.count }}", "{{ t.event.both }}{{ t.event.count }}"),
            ("{{ t.event.missing }} {{ t.event }}", "{{ t.event.missing }} {{ t.event }}"),
            ("{{ t.cite | upper }}{{ t[name] }}{{- t.cite }}", "{{ t.cite | upper }}{{ t[name] }}{{- t.cite }}"),
            ("{{ t.cite", "{{ t.cite"),
        ];
        for (template, worded) in cases {
            assert_eq!(put_in(template, &locale), worded, "{template}");
        }
    }
}
