//! `site.yaml` as written to settings as meant.

use std::collections::BTreeMap;

use super::Context;
use super::desk::{Desk, text};
use super::findings::Findings;
use super::names::Names;
use crate::address::BaseUrl;
use crate::date::Zone;
use crate::locale::Locale;
use crate::model::person::Link;
use crate::model::site::{Entry, Settings};
use crate::parse::{self, markdown, shape};
use crate::problem::Levels;
use crate::problem::wording::ticked;
use crate::problem::{Problem, Problems, Rule};
use crate::text::Spanned;

/// Returns what the site says about the rules.
pub fn levels(site: &parse::Site, problems: &mut Problems) -> Levels {
    let mut levels = Levels::default();
    for written in &site.rules {
        problems.extend(levels.set(written.clone()));
    }
    levels
}

/// Returns the site's time zone; UTC where it names none.
pub fn zone(site: &parse::Site, problems: &mut Problems) -> Zone {
    let Some(written) = &site.time_zone else { return Zone::default() };
    Zone::parse(&written.value).unwrap_or_else(|near| {
        let message = format!("{} is no time zone", ticked(&written.value));
        let problem = Problem::new(Rule::UnknownValue, written.place, message);
        problems.push(match near {
            Some(near) => problem.help(format!("did you mean `{near}`?")).fix(written.place, near),
            None => problem.help("write a name of the IANA database, such as `America/New_York`"),
        });
        Zone::default()
    })
}

/// Returns how the site's Markdown is read.
pub fn markdown(site: &parse::Site) -> markdown::Options<'static> {
    let smart = site.smart_punctuation.as_ref().is_none_or(|smart| smart.value);
    let raw = site.raw_html.as_ref().is_some_and(|raw| raw.value);
    markdown::Options {
        punctuation: if smart { markdown::Punctuation::Smart } else { markdown::Punctuation::Plain },
        html: if raw { markdown::Html::Raw } else { markdown::Html::Sanitized },
        reserved: &["main", "help", "help-title", "keys-on"],
    }
}

/// Resolves the settings.
pub fn resolve(
    document: parse::Site,
    (context, names): (&Context<'_>, &Names),
    locale: Locale,
) -> (Settings, Findings) {
    let subject = Spanned::new("site".to_owned(), document.title.place);
    let mut desk = Desk::new(context, names, &subject);
    let parse::Site {
        file: _,
        title,
        description,
        base_url,
        language: tag,
        time_zone: _,
        authors,
        licence,
        navigation,
        story_so_far,
        years,
        lanes,
        as_of,
        split_above,
        repository,
        cname,
        cards: _,
        embeds: _,
        smart_punctuation: _,
        raw_html: _,
        rules: _,
        extra,
    } = document;
    if let Some(tag) = &tag {
        language(tag, &mut desk);
    }
    for written in &as_of {
        desk.date(written);
    }
    let settings = Settings {
        title: title.value,
        description: text(description.as_ref()),
        base_url: base_url.and_then(|written| base(&written, &mut desk)),
        locale,
        zone: context.zone,
        authors: authors.into_iter().map(|author| author.value).collect(),
        licence: text(licence.as_ref()),
        navigation: entries(&navigation),
        story_so_far: story_so_far.map(|written| desk.prose(&written)),
        years: years.into_iter().map(|(year, title)| (i64::from(year.value), title.value)).collect::<BTreeMap<_, _>>(),
        lanes: lanes.iter().filter_map(|reference| desk.office(reference)).collect(),
        split_above: split_above as usize,
        repository: repository.and_then(|written| desk.url(&written)),
        cname: text(cname.as_ref()),
        extra,
    };
    (settings, Findings { problems: desk.problems, mentioned: desk.mentioned })
}

/// Reads the address of the site; one that cannot be read is reported.
fn base(written: &Spanned<String>, desk: &mut Desk<'_>) -> Option<BaseUrl> {
    BaseUrl::parse(&written.value)
        .map_err(|error| {
            let problem = Problem::new(Rule::InvalidAddress, written.place, format!("the base address {error}"));
            desk.report(problem.help("write the address the site is published at, such as `https://example.org/`"));
        })
        .ok()
}

/// Reads the main navigation; where its entries lead is checked when the pages are known.
fn entries(written: &[shape::Link]) -> Vec<Entry> {
    written
        .iter()
        .map(|shape::Link { title, url, extra: _ }| Entry {
            link: Link { title: text(title.as_ref()).unwrap_or_default(), url: url.value.clone() },
            place: url.place,
        })
        .collect()
}

/// Reports a language that is no language tag (RFC 5646), such as its name instead of its code.
fn language(written: &Spanned<String>, desk: &mut Desk<'_>) {
    let mut parts = written.value.split('-');
    let alphabetic = |part: &str| part.chars().all(|c| c.is_ascii_alphabetic());
    let primary = parts.next().is_some_and(|part| matches!(part.len(), 2 | 3) && alphabetic(part));
    let others = parts.all(|part| matches!(part.len(), 1..=8) && part.chars().all(|c| c.is_ascii_alphanumeric()));
    if !(primary && others) {
        desk.report(
            Problem::new(Rule::UnknownValue, written.place, format!("{} is no language", ticked(&written.value)))
                .help("write its code, such as `en-US`, `en-GB`, `fr` or `he`"),
        );
    }
}
