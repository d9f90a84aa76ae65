//! `site.yaml`, the site's configuration, as written.

use super::NO_FILE;
use super::fields::Fields;
use super::form::{Form, Names};
use super::link;
use super::reader::{Item, date, flag, number, reference, text, verbatim};
use super::shape::{self, Extra, Link, Reference, WrittenDate};
use super::yaml::Value;
use crate::problem::level::{self, Level};
use crate::problem::{Problem, Rule};
use crate::text::{FileId, Place, Spanned};

/// Events on one page before the timeline is split by year, where `split-above` is not given.
pub const SPLIT_ABOVE: u32 = 300;

/// The configuration of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// The file, `None` where there is none.
    pub file: Option<FileId>,
    /// The site's name; empty where it could not be read.
    pub title: Spanned<String>,
    /// One or two sentences about it.
    pub description: Option<Spanned<String>>,
    /// The address it is published at.
    pub base_url: Option<Spanned<String>>,
    /// Its language, a tag of BCP 47.
    pub language: Option<Spanned<String>>,
    /// Its time zone, a name of the IANA database.
    pub time_zone: Option<Spanned<String>>,
    /// Who writes it.
    pub authors: Vec<Spanned<String>>,
    /// Under which licence others may use it.
    pub licence: Option<Spanned<String>>,
    /// The entries of the menu.
    pub navigation: Vec<Link>,
    /// The story so far, as Markdown.
    pub story_so_far: Option<Spanned<String>>,
    /// The titles of years that are chapters, in the order written.
    pub years: Vec<(Spanned<i32>, Spanned<String>)>,
    /// The offices that are drawn as lanes.
    pub lanes: Vec<Reference>,
    /// The days as of which the site is shown.
    pub as_of: Vec<WrittenDate>,
    /// Events on one page before the timeline is split by year.
    pub split_above: u32,
    /// The repository, for "suggest a correction".
    pub repository: Option<Spanned<String>>,
    /// The host name for GitHub Pages.
    pub cname: Option<Spanned<String>>,
    /// Whether cards are drawn for social networks.
    pub cards: Option<Spanned<bool>>,
    /// Whether pages to embed are written.
    pub embeds: Option<Spanned<bool>>,
    /// Whether straight quotes become curly; the default is yes.
    pub smart_punctuation: Option<Spanned<bool>>,
    /// Whether HTML in Markdown is published as it is; the default is no.
    pub raw_html: Option<Spanned<bool>>,
    /// Levels of rules and allowed cases.
    pub rules: Vec<level::Written>,
    /// The author's own keys.
    pub extra: Extra,
}

impl Site {
    /// Returns a configuration that says nothing, for content without a readable `site.yaml`.
    pub fn unnamed(file: Option<FileId>) -> Self {
        Self {
            file,
            title: Spanned::new(String::new(), Place::File(file.unwrap_or(NO_FILE))),
            description: None,
            base_url: None,
            language: None,
            time_zone: None,
            authors: Vec::new(),
            licence: None,
            navigation: Vec::new(),
            story_so_far: None,
            years: Vec::new(),
            lanes: Vec::new(),
            as_of: Vec::new(),
            split_above: SPLIT_ABOVE,
            repository: None,
            cname: None,
            cards: None,
            embeds: None,
            smart_punctuation: None,
            raw_html: None,
            rules: Vec::new(),
            extra: Extra::new(),
        }
    }
}

/// Reads the keys of the configuration; without a title it still says everything else.
pub(super) fn read(mut fields: Fields<'_, '_>) -> Site {
    let site = Site {
        file: Some(fields.reader().file),
        title: fields.required("title", text),
        description: fields.optional("description", text),
        base_url: fields.optional("base-url", link::web),
        language: fields.optional("language", text),
        time_zone: fields.optional("time-zone", text),
        authors: fields.list("authors", text),
        licence: fields.optional("licence", text),
        navigation: fields.several("navigation", shape::links),
        story_so_far: fields.optional("story-so-far", text),
        years: fields.several("years", years),
        lanes: fields.list("lanes", reference),
        as_of: fields.list("as-of", date),
        split_above: fields.optional("split-above", number).map_or(SPLIT_ABOVE, |number| number.value),
        repository: fields.optional("repository", link::web),
        cname: fields.optional("cname", text),
        cards: fields.optional("cards", flag),
        embeds: fields.optional("embeds", flag),
        smart_punctuation: fields.optional("smart-punctuation", flag),
        raw_html: fields.optional("raw-html", flag),
        rules: fields.several("rules", rules),
        extra: Extra::new(),
    };
    Site { extra: fields.finish().unwrap_or_default(), ..site }
}

/// Reads the titles of years.
fn years(item: Item<'_, '_>) -> Vec<(Spanned<i32>, Spanned<String>)> {
    Fields::pairs(item, Names::Years, |key, value| {
        let Ok(year) = key.value.parse() else {
            let message = format!("`{}` is not a year", key.value);
            let problem = Problem::new(Rule::WrongType, key.place, message);
            item.reader.report(problem.help("write it like this: `2021: The nomination`"));
            return None;
        };
        Some((Spanned::new(year, key.place), text(value)?))
    })
}

/// Reads what is said about rules.
fn rules(item: Item<'_, '_>) -> Vec<level::Written> {
    Fields::pairs(item, Names::Rules, setting)
}

/// Reads `level` or `{level, allow}`.
fn setting(rule: Spanned<String>, item: Item<'_, '_>) -> Option<level::Written> {
    let item = Item { key: &rule.value, ..item };
    if !matches!(item.node.value, Value::Map(_)) {
        let level = Some(level(item)?);
        return Some(level::Written { rule, level, allow: Vec::new() });
    }
    let mut fields = Fields::open(item, "a rule")?;
    let level = fields.optional("level", level);
    let allow = fields.list("allow", allowed);
    fields.finish()?;
    Some(level::Written { rule, level, allow })
}

/// Reads the level of a rule, as written.
fn level(item: Item<'_, '_>) -> Option<Spanned<String>> {
    item.accepts(|| Form::Words(Level::NAMES.to_vec()));
    text(item)
}

/// Reads `{id, reason}`.
fn allowed(item: Item<'_, '_>) -> Option<level::Allowed> {
    let mut fields = Fields::open(item, "an allowed case")?;
    let id = fields.required("id", reference);
    let reason = fields.required("reason", verbatim);
    fields.finish().map(|_| level::Allowed { id, reason })
}
