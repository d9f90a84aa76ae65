//! Files that the content shows or links to: beside the text that names them, or in `static/`.
//!
//! Everything in `static/` is published. A file beside the content is published when something published shows it or
//! links to it, so that the picture of a draft stays at home.

use std::collections::{BTreeMap, BTreeSet};

use super::{Addresses, check};
use crate::files::Files;
use crate::model::Site;
use crate::prose::{Prose, Reach};
use crate::text::FileId;

/// The files that texts can name, and the folder of every text.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    /// Width and height by path, where the file says them.
    sizes: BTreeMap<String, Option<(u32, u32)>>,
    /// The folder of each text, by its number.
    folders: BTreeMap<FileId, String>,
}

/// A file that a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its path in the project.
    pub path: String,
    /// Width and height in pixels, when the file says them.
    pub size: Option<(u32, u32)>,
}

impl Assets {
    /// Gathers the files of a project that are no texts; the texts matter only where there are any.
    pub fn of(files: &Files) -> Self {
        let size = |asset: &crate::files::Asset| asset.dimensions.map(|size| (size.width, size.height));
        let sizes: BTreeMap<_, _> = files.assets().iter().map(|asset| (asset.path.clone(), size(asset))).collect();
        if sizes.is_empty() {
            return Self::default();
        }
        let folder = |path: &str| path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
        Self { sizes, folders: files.iter().map(|(id, file)| (id, folder(&file.path))).collect() }
    }

    /// Finds a file by the name a text gives it.
    pub fn find(&self, text: FileId, name: &str) -> Option<Found> {
        let folder = self.folders.get(&text)?;
        let clean = name.split(['#', '?']).next()?.trim_start_matches("./").trim_start_matches('/');
        let candidates = [format!("{folder}/{clean}"), format!("static/{clean}")];
        candidates.into_iter().find_map(|path| self.sizes.get(&path).map(|&size| Found { path: path.clone(), size }))
    }

    /// Returns the paths of the files that are published: those in `static/`, and those that something published names.
    pub fn published(&self, site: &Site, at: &Addresses) -> BTreeSet<String> {
        let mut paths: BTreeSet<String> =
            self.sizes.keys().filter(|path| path.starts_with("static/")).cloned().collect();
        if paths.len() == self.sizes.len() {
            return paths;
        }
        let shelves = &site.shelves;
        paths.extend(shelves.events.iter().flat_map(|event| &event.media).map(|media| media.path.clone()));
        paths.extend(shelves.people.iter().filter_map(|person| Some(person.image.as_ref()?.path.clone())));
        for (prose, _) in check::texts(site, at) {
            paths.extend(self.named(prose));
        }
        paths
    }

    /// Returns the paths of the files that a text shows or links to.
    fn named(&self, prose: &Prose) -> Vec<String> {
        let images = prose.images().iter().map(|image| (image.place.file(), &image.target));
        let local = prose.addresses().iter().filter(|link| link.reach == Reach::Local);
        let links = local.map(|link| (link.place.file(), &link.target));
        images.chain(links).filter_map(|(text, name)| Some(self.find(text, name)?.path)).collect()
    }
}
