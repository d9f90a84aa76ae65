//! The pictures that running text can show: beside the file that names them, or in `static/`.

use std::collections::BTreeMap;

use crate::files::Files;
use crate::text::FileId;

/// The pictures, and the folder of every text.
#[derive(Clone, Debug, Default)]
pub struct Pictures {
    /// Width and height by path, where the file says them.
    sizes: BTreeMap<String, Option<(u32, u32)>>,
    /// The folder of each text, by its number.
    folders: BTreeMap<FileId, String>,
}

impl Pictures {
    /// Gathers the pictures of a project; texts matter only where there are any.
    pub fn of(files: &Files) -> Self {
        let sizes: BTreeMap<_, _> = files
            .assets()
            .iter()
            .map(|asset| (asset.path.clone(), asset.dimensions.map(|size| (size.width, size.height))))
            .collect();
        if sizes.is_empty() {
            return Self::default();
        }
        let folder = |path: &str| path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
        Self { sizes, folders: files.iter().map(|(id, file)| (id, folder(&file.path))).collect() }
    }

    /// Finds a picture by the name a text gives it: its path in the project, and its size in pixels.
    pub fn find(&self, text: FileId, name: &str) -> Option<(String, Option<(u32, u32)>)> {
        let folder = self.folders.get(&text)?;
        let candidates = [format!("{folder}/{name}"), format!("static/{name}")];
        candidates.into_iter().find_map(|path| self.sizes.get(&path).map(|size| (path.clone(), *size)))
    }
}
