//! Documents to the checked site: names, anchors, chronology, evidence.
//!
//! The only room that sees both what was written and what is meant. In order: what is held back is set aside; dates
//! that decide an order are read; every kind is put in its order and every id entered ([`names`]); each document is
//! resolved on its own, on any thread ([`desk`]); then come the checks that need the whole site ([`chronology`],
//! [`lint`]). Every problem is reported; a site comes out only when none of them is an error.

pub mod anchor;
pub mod article;
pub mod asset;
pub mod chronology;
pub mod claim;
pub mod dates;
pub mod desk;
pub mod event;
pub mod evidence;
pub mod findings;
pub mod gather;
pub mod lint;
pub mod mention;
pub mod names;
pub mod organization;
pub mod outlet;
pub mod page;
pub mod person;
pub mod publication;
pub mod settings;
pub mod shelve;
pub mod source;
pub mod url;
pub mod withheld;
pub mod words;

use crate::address::BaseUrl;
use crate::date::{Date, Zone};
use crate::files::Files;
use crate::locale::Locale;
use crate::model::Site;
use crate::parse::Documents;
use crate::parse::markdown;
use crate::parse::shape::Publication;
use crate::problem::{Problems, Severity};
use withheld::Withheld;

/// Whether drafts are part of the site.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Drafts {
    /// They are held back.
    #[default]
    Hidden,
    /// They are shown, for a preview.
    Shown,
}

/// What the author asked of this build.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What happens to drafts.
    pub drafts: Drafts,
    /// The moment that embargoes are held against, as EDTF; without one they all hold.
    pub now: Option<String>,
    /// The day that dates for another look are held against; without one none is due.
    pub today: Option<Date>,
    /// The address to publish at, instead of the one in `site.yaml`.
    pub base_url: Option<BaseUrl>,
}

/// What all documents share while they are resolved.
#[derive(Debug)]
pub struct Context<'a> {
    /// The files, for bodies and pictures.
    pub files: &'a Files,
    /// What the author asked for.
    pub options: &'a Options,
    /// The zone of times without an offset.
    pub zone: Zone,
    /// The moment that embargoes are held against.
    pub now: Option<Date>,
    /// How Markdown is read.
    pub markdown: markdown::Options<'a>,
}

/// What came of resolving.
#[derive(Debug)]
pub struct Resolved {
    /// The site; none when there is an error.
    pub site: Option<Site>,
    /// Everything that was found, with the weights and exceptions of `site.yaml`.
    pub problems: Problems,
}

/// Resolves documents to a site in the words of a locale.
///
/// `problems` are those found before; they come back with the new ones, weighed as the site wants them.
pub fn site(
    documents: Documents,
    files: &Files,
    (locale, mut problems, options): (Locale, Problems, &Options),
) -> Resolved {
    let levels = settings::levels(&documents.site, &mut problems);
    let zone = settings::zone(&documents.site, &mut problems);
    let context = Context {
        files,
        options,
        zone,
        now: options.now.as_ref().and_then(|now| Date::parse(now, zone).ok()),
        markdown: settings::markdown(&documents.site),
    };
    let outcome = resolved(documents, &context, locale);
    problems.extend(outcome.problems);
    let mut site = outcome.site;
    if let (Some(site), Some(base)) = (&mut site, &options.base_url) {
        site.settings.base_url = Some(base.clone());
    }
    let problems = levels.apply(problems);
    let failed = problems.iter().any(|problem| problem.severity == Severity::Error);
    Resolved { site: site.filter(|_| !failed), problems }
}

/// Resolves all documents; once more where something turns out to stay at home with what is held back.
fn resolved(documents: Documents, context: &Context<'_>, locale: Locale) -> shelve::Outcome {
    let mut withheld = Withheld::default();
    if !holds_back(&documents) {
        return shelve::site(documents, context, (locale, &withheld));
    }
    loop {
        let mut outcome = shelve::site(documents.clone(), context, (locale.clone(), &withheld));
        if !withheld.grows(std::mem::take(&mut outcome.withheld)) {
            return outcome;
        }
    }
}

/// Tells whether any entry is a draft or under embargo, whatever becomes of it in this build.
fn holds_back(documents: &Documents) -> bool {
    let Documents { events, articles, people, organizations, claims, pages, .. } = documents;
    let held = |publication: &Publication| publication.draft.is_some() || publication.embargo.is_some();
    events.iter().any(|one| held(&one.publication))
        || articles.iter().any(|one| held(&one.publication))
        || people.iter().any(|one| held(&one.publication))
        || organizations.iter().any(|one| held(&one.publication))
        || claims.iter().any(|one| held(&one.publication))
        || pages.iter().any(|one| held(&one.publication))
}
