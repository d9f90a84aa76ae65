//! What Dateline wrote into an output folder: a list of paths, kept in the folder.
//!
//! Owns the list. It holds the paths alone, in order: the same site makes the same list, and a host that publishes it
//! with the rest tells nobody anything new.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::disk;
use super::error::WriteError;
use crate::address::segment;

/// The name of the list in the output folder. The dot keeps it out of uploads that leave hidden files behind.
pub(super) const NAME: &str = ".dateline-manifest.json";

/// The name of the folder that work is done in, or the end of that name where it stands beside the output folder.
pub(super) const WORK: &str = ".dateline";

/// The paths that Dateline wrote, sorted, with forward slashes, relative to the output folder.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// The paths, without that of the manifest.
    pub(super) files: Vec<String>,
}

impl Manifest {
    /// Makes a manifest of sorted paths.
    pub(super) fn new(files: Vec<String>) -> Self {
        Self { files }
    }

    /// Reads the manifest of an output folder; `None` when there is none.
    pub(super) fn read(out: &Path) -> Result<Option<Self>, WriteError> {
        let path = out.join(NAME);
        let Some(bytes) = disk::read(&path)? else { return Ok(None) };
        let manifest: Option<Self> = serde_json::from_slice(&bytes).ok();
        match manifest.filter(|manifest| manifest.files.iter().all(|path| is_inside(path))) {
            Some(mut manifest) => {
                manifest.files.sort();
                Ok(Some(manifest))
            }
            None => Err(WriteError::Refused(format!(
                "`{}` is damaged, so what Dateline wrote cannot be told from what it did not; put the file back, or publish into an empty folder",
                path.display()
            ))),
        }
    }

    /// Returns the manifest as it is written: one path a line, so that versions can be compared.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text.into_bytes()
    }

    /// Tells whether a path is in the list.
    pub(super) fn has(&self, path: &str) -> bool {
        self.files.binary_search_by(|file| file.as_str().cmp(path)).is_ok()
    }

    /// Returns the paths that another manifest lacks.
    pub(super) fn without(&self, other: &Self) -> Vec<String> {
        self.files.iter().filter(|path| !other.has(path)).cloned().collect()
    }
}

/// Tells whether a path stays inside the folder it is joined to.
pub(super) fn is_inside(path: &str) -> bool {
    path.split('/').all(|name| segment::fault(name).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_is_read_as_it_was_written() {
        let folder = tempfile::tempdir().unwrap();
        let manifest = Manifest::new(vec!["404.html".into(), "events/x/index.html".into()]);
        assert_eq!(
            String::from_utf8(manifest.bytes()).unwrap(),
            "{\n  \"files\": [\n    \"404.html\",\n    \"events/x/index.html\"\n  ]\n}\n"
        );
        disk::create(&folder.path().join(NAME), disk::Source::Bytes(&manifest.bytes())).unwrap();
        assert_eq!(Manifest::read(folder.path()).unwrap(), Some(manifest));
    }

    #[test]
    fn a_manifest_that_leads_out_is_damaged() {
        for text in ["", "{}", "[]", r#"{"files": ["../x"]}"#, r#"{"files": ["/etc/passwd"]}"#, r#"{"files": [""]}"#] {
            let folder = tempfile::tempdir().unwrap();
            disk::create(&folder.path().join(NAME), disk::Source::Bytes(text.as_bytes())).unwrap();
            assert!(matches!(Manifest::read(folder.path()), Err(WriteError::Refused(_))), "{text}");
        }
    }
}
