//! Dateline turns annotated news timelines, kept as plain files, into a website.
//!
//! ```text
//! content/ ─read─▶ Files ─parse─▶ Documents ─resolve─▶ Site ─plan─▶ Plan ─render─▶ Outputs ─write─▶ public/
//!                  text,          each file on         every        every page     address
//!                  in path        its own, with        reference    and address    and bytes
//!                  order          places               checked
//!                      └──────────────── problems: collected as data, sorted, drawn once ──────────────┘
//! ```
//!
//! Each stage is a function from one value to the next, and each value has a type of its own, so that nothing
//! unresolved can reach a page. The floors of the house, lowest first; a room uses only what is below it or further left on
//! its own floor, and `tests/layers.rs` holds that:
//!
//! | floor | rooms |
//! |---|---|
//! | ground | [`text`], [`address`], [`date`], [`locale`], [`prose`] |
//! | 1 | [`problem`], [`files`] |
//! | 2 | [`parse`] and [`model`], neither of which knows the other |
//! | 3 | [`resolve`] |
//! | 4 | [`plan`] |
//! | 5 | [`view`] |
//! | 6 | [`render`] |
//! | 7 | [`mod@write`], [`export`], [`import`], [`watch`], [`serve`], [`publish`] |
//! | 8 | [`command`] |

pub mod address;
pub mod command;
pub mod date;
pub mod export;
pub mod files;
pub mod import;
pub mod locale;
pub mod model;
pub mod parse;
pub mod plan;
pub mod problem;
pub mod prose;
pub mod publish;
pub mod render;
pub mod resolve;
pub mod serve;
pub mod text;
pub mod view;
pub mod watch;
pub mod write;

use files::Files;
use model::Site;
use parse::Documents;
use plan::Plan;
use problem::{Problem, Problems, Rule, Severity};
use render::Renderer;
use render::theme::{self, Theme};
pub use resolve::Options;

/// A stage of the pipeline, for telling how long each took.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Files to documents.
    Parse,
    /// Documents to the site.
    Resolve,
    /// The site to its pages and addresses.
    Plan,
}

/// A site that can be rendered: checked, planned, with its theme.
#[derive(Debug)]
pub struct Ready {
    /// The site.
    pub site: Site,
    /// Its pages and addresses.
    pub plan: Plan,
    /// Its theme.
    pub theme: Theme,
}

impl Ready {
    /// Gets ready to render the site.
    pub fn renderer<'a>(&'a self, files: &'a Files) -> Renderer<'a> {
        Renderer::new(&self.site, &self.plan, (&self.theme, files))
    }
}

/// What came of checking.
#[derive(Debug)]
pub struct Checked {
    /// The site; none when there is an error.
    pub ready: Option<Ready>,
    /// Everything that was found.
    pub problems: Problems,
}

/// Checks files: everything but rendering and writing.
///
/// `problems` are those found while reading; `lap` is told when a stage is done.
pub fn check(files: &Files, options: &Options, (mut problems, lap): (Problems, &mut dyn FnMut(Stage))) -> Checked {
    let (documents, found) = parse::documents(files);
    problems.extend(found);
    lap(Stage::Parse);
    let locale = theme::locale(files, &language(&documents)).map_err(|found| problems.extend(found)).ok();
    let theme = theme::read(files, locale.as_ref()).map_err(|found| problems.extend(found)).ok();
    problems.extend(theme.iter().flat_map(|theme| theme.unused.iter().cloned()));
    let Some((theme, locale)) = theme.zip(locale) else { return Checked { ready: None, problems } };
    let resolved = resolve::site(documents, files, (locale, problems, options));
    let mut problems = resolved.problems;
    lap(Stage::Resolve);
    let ready = resolved.site.map(|site| planned(site, files, (theme, &mut problems)));
    lap(Stage::Plan);
    let failed = problems.iter().any(|problem| problem.severity == Severity::Error);
    Checked { ready: ready.filter(|_| !failed), problems }
}

/// Returns the language of a site: the one it names, or American English.
fn language(documents: &Documents) -> String {
    documents.site.language.as_ref().map_or_else(|| "en-US".to_owned(), |language| language.value.clone())
}

/// Plans a site, and checks its addresses.
fn planned(site: Site, files: &Files, (theme, problems): (Theme, &mut Problems)) -> Ready {
    let plan = plan::plan(&site, plan::Assets::of(files), (&theme.paths(), &theme::address));
    let file = |kind: &plan::Kind| plan::check::file(&site, files, kind);
    let (collisions, links) = rayon::join(|| plan::check::collisions(&plan, file), || plan::check::links(&site, &plan));
    problems.extend(collisions);
    problems.extend(links);
    if site.settings.base_url.is_none() {
        let place = files.find("content/site.yaml").map_or(text::Place::File(parse::NO_FILE), text::Place::File);
        problems.push(
            Problem::new(Rule::NoBaseUrl, place, "the site has no `base-url`, so its feed and sitemap are left out")
                .help("write `base-url: https://example.org/` in `site.yaml`, or build with `--base-url`"),
        );
    }
    Ready { site, plan, theme }
}
