//! Files that the content shows: beside the document that names them, or in `static/`.

use crate::files::Files;
use crate::problem::wording::{certain, nearest, ticked};
use crate::problem::{Problem, Rule};
use crate::text::Place;

/// A file that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its path, as `Files` names it.
    pub path: String,
    /// Width and height in pixels, when the file says so.
    pub size: Option<(u32, u32)>,
}

/// A file that is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The folder in which it was looked for first.
    folder: String,
    /// The file in either folder whose name is nearest.
    near: Option<String>,
}

impl Missing {
    /// Words the problem.
    pub fn at(self, name: &str, place: Place) -> Problem {
        let problem = Problem::new(Rule::MissingFile, place, format!("there is no file {}", ticked(name)))
            .note(format!("looked for in `{}/` and in `static/`", self.folder));
        match self.near {
            Some(near) => {
                // Another picture is another picture: only a misspelling is put right.
                let sure = certain(name, [near.as_str()]).is_some();
                let problem = problem.help(format!("did you mean `{near}`?"));
                if sure { problem.fix(place, near) } else { problem }
            }
            None => problem,
        }
    }
}

/// Finds a file by the name a document in `folder` gives it.
///
/// # Errors
///
/// [`Missing`] where neither the folder nor `static/` has it; a name that climbs out of its folder is never there.
pub fn find(files: &Files, folder: &str, name: &str) -> Result<Found, Missing> {
    let clean = name.trim_start_matches("./").trim_start_matches('/');
    let candidates = [format!("{folder}/{clean}"), format!("static/{clean}")];
    let hit = candidates.iter().find_map(|path| files.asset(path));
    hit.map(|asset| Found { path: asset.path.clone(), size: asset.dimensions.map(|size| (size.width, size.height)) })
        .ok_or_else(|| {
            let beside = format!("{folder}/");
            let known = files
                .assets()
                .iter()
                .filter_map(|asset| asset.path.strip_prefix(&beside).or_else(|| asset.path.strip_prefix("static/")));
            Missing { folder: folder.to_owned(), near: nearest(clean, known).map(str::to_owned) }
        })
}
