//! An edition: everything one build made, held in memory.
//!
//! Owns the outputs under their paths, and the marks by which two editions are told apart. An edition is never changed; the
//! next one takes its place. Files that are copied stay on the disk until somebody asks for them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use rayon::prelude::*;

use super::kind::{STYLE, kind};
use crate::address::BaseUrl;
use crate::files::{Asset, Files};
use crate::plan::Plan;
use crate::problem::Problems;
use crate::render::{Output, Renderer};

/// Everything one build made.
#[derive(Debug, Default)]
pub struct Edition {
    /// Where the site stands on the web; it is served under the path of that.
    base: Option<BaseUrl>,
    /// The outputs by their path: `events/x/index.html`.
    bodies: BTreeMap<String, Body>,
    /// What pages consist of, in a number: everything but the styles.
    pub(super) pages: u64,
    /// What the styles consist of, in a number.
    pub(super) styles: u64,
}

/// What stands at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Body {
    /// These bytes.
    Bytes(Cow<'static, [u8]>),
    /// The bytes of a file of the project.
    Copy(Asset),
}

/// How often copied files were changed since the server began: what tells their old bytes from their new ones.
#[derive(Clone, Debug, Default)]
pub struct Copies(BTreeMap<String, u64>);

impl Copies {
    /// Notes that a file or a folder was changed, by its path from the root; the empty path is everything.
    pub fn note(&mut self, path: &str) {
        *self.0.entry(path.to_owned()).or_default() += 1;
    }

    /// Returns how often a file was changed, be it with a folder that holds it.
    fn count(&self, path: &str) -> u64 {
        let folders = path.match_indices('/').map(|(slash, _)| &path[..slash]);
        folders.chain([path, ""]).filter_map(|path| self.0.get(path)).sum()
    }
}

impl Edition {
    /// Makes an edition by rendering everything, on all threads.
    ///
    /// # Errors
    ///
    /// The mistakes in templates, each once.
    pub fn render(
        renderer: &Renderer<'_>,
        (plan, files): (&Plan, &Files),
        (base, copies): (Option<&BaseUrl>, &Copies),
    ) -> Result<Self, Problems> {
        let outputs: Vec<_> = plan.entries.par_iter().map(|entry| renderer.render(entry, Vec::new())).collect();
        let (mut bodies, mut problems) = (BTreeMap::new(), Problems::new());
        for (entry, output) in plan.entries.iter().zip(outputs) {
            let body = match output {
                Ok(Output::Made(bytes)) => Some(Body::Bytes(Cow::Owned(bytes))),
                Ok(Output::Theme(bytes)) => Some(Body::Bytes(Cow::Borrowed(bytes))),
                Ok(Output::Copy(path)) => files.asset(path).cloned().map(Body::Copy),
                Err(problem) => {
                    problems.extend(Some(*problem).filter(|problem| !problems.contains(problem)));
                    None
                }
            };
            bodies.extend(body.map(|body| (entry.address.output_path().into_owned(), body)));
        }
        if problems.is_empty() { Ok(Self::of(base.cloned(), bodies, copies)) } else { Err(problems) }
    }

    /// Makes an edition of outputs.
    pub(super) fn of(base: Option<BaseUrl>, bodies: BTreeMap<String, Body>, copies: &Copies) -> Self {
        let (mut pages, mut styles) = (DefaultHasher::new(), DefaultHasher::new());
        base.as_ref().map(BaseUrl::path).hash(&mut pages);
        for (path, body) in &bodies {
            let hasher = if kind(path) == STYLE { &mut styles } else { &mut pages };
            path.hash(hasher);
            match body {
                Body::Bytes(bytes) => bytes.hash(hasher),
                Body::Copy(asset) => (&asset.path, asset.length, copies.count(&asset.path)).hash(hasher),
            }
        }
        Self { base, bodies, pages: pages.finish(), styles: styles.finish() }
    }

    /// Returns the path the site is served under, encoded; it begins and ends with a slash.
    pub fn base(&self) -> &str {
        self.base.as_ref().map_or("/", BaseUrl::path)
    }

    /// Returns what stands at a path below the base: `events/x/index.html`.
    pub(super) fn body(&self, path: &str) -> Option<&Body> {
        self.bodies.get(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the marks of an edition of these bytes and one copied image.
    fn marks(page: &'static str, style: &'static str, copies: &Copies) -> (u64, u64) {
        let bytes = |text: &'static str| Body::Bytes(Cow::Borrowed(text.as_bytes()));
        let files = Files::from_texts([("static/logo.png", "x")]);
        let logo = Body::Copy(files.asset("static/logo.png").unwrap().clone());
        let bodies = [("index.html", bytes(page)), ("assets/site.css", bytes(style)), ("logo.png", logo)];
        let bodies = bodies.into_iter().map(|(path, body)| (path.to_owned(), body)).collect();
        let edition = Edition::of(None, bodies, copies);
        (edition.pages, edition.styles)
    }

    #[test]
    fn styles_and_pages_are_told_apart() {
        let none = Copies::default();
        let old = marks("a", "b", &none);
        assert_eq!(marks("a", "b", &none), old);
        let style = marks("a", "c", &none);
        assert_eq!((style.0 == old.0, style.1 == old.1), (true, false));
        let page = marks("c", "b", &none);
        assert_eq!((page.0 == old.0, page.1 == old.1), (false, true));
    }

    #[test]
    fn a_copied_file_that_was_saved_is_another() {
        let old = marks("a", "b", &Copies::default());
        let noted = |path| {
            let mut copies = Copies::default();
            copies.note(path);
            marks("a", "b", &copies)
        };
        for path in ["static/logo.png", "static", ""] {
            assert_ne!(noted(path).0, old.0, "{path}");
            assert_eq!(noted(path).1, old.1, "{path}");
        }
        assert_eq!(noted("static/log"), old);
        assert_eq!(noted("content/x.md"), old);
    }
}
