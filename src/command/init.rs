//! `dateline init [DIR]`: a small finished site to begin with, ready to publish.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args;
use include_dir::{Dir, include_dir};

use super::{COMMAND, DONE, build, schema, terminal};
use crate::parse::Kind;
use crate::problem::wording::plural;
use crate::write::add;

/// The site to begin with.
static STARTER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/starter");

/// Examples for the help.
pub const EXAMPLES: &str = "Examples:
  dateline init my-timeline
  git clone https://github.com/example/my-timeline && dateline init my-timeline

Nothing is written over: a folder that holds one of the files already is refused.";

/// What was typed.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The folder to begin in; it is made where there is none [default: the folder of --root]
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
}

/// Writes the site to begin with, and says what to do next.
pub fn run(root: &Path, arguments: &Arguments) -> u8 {
    let folder = arguments.folder.as_deref().unwrap_or(root);
    let files = files();
    let taken = add::taken(folder, files.keys().map(String::as_str));
    if !taken.is_empty() {
        terminal::fail(&refusal(folder, &taken));
        return COMMAND;
    }
    let all = files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
    match add::files(folder, all) {
        Ok(()) => {
            terminal::tell(&next(folder, files.len()));
            DONE
        }
        Err(error) => build::failed(&error),
    }
}

/// Returns every file of the site to begin with, and the schemas that editors check its files with, by path.
fn files() -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![&STARTER];
    while let Some(folder) = folders.pop() {
        let file =
            |file: &include_dir::File<'_>| (file.path().to_string_lossy().replace('\\', "/"), file.contents().to_vec());
        files.extend(folder.files().map(file));
        folders.extend(folder.dirs());
    }
    let schema = |kind: Kind| (format!("schemas/{}.schema.json", kind.name()), schema::text(kind).into_bytes());
    files.extend(Kind::WRITTEN.map(schema));
    files
}

/// Says that files are in the way.
fn refusal(folder: &Path, taken: &[&str]) -> String {
    let list: String = taken.iter().flat_map(|path| ["  ", path, "\n"]).collect();
    format!(
        "nothing was written: this is in `{}` already\n{list}help: move it away, or name another folder: `dateline init DIR`",
        folder.display()
    )
}

/// Says what was written, and what to do next.
fn next(folder: &Path, count: usize) -> String {
    let here = folder == Path::new(".");
    let (shown, enter) = if here {
        ("this folder".to_owned(), String::new())
    } else {
        (format!("`{}`", folder.display()), format!("  cd {}\n", folder.display()))
    };
    format!(
        "wrote {} into {shown}: a small example of a site, made up from end to end

Next:
{enter}  dateline check --strict     says what is wrong with the content
  dateline build              writes the site to public/; open public/index.html
  dateline new event ID --date 2024-03-05

Make it yours: change content/site.yaml, then write your own events and delete the example's.
Publish it: write the address of Dateline's repository into .github/workflows/pages.yml, push to GitHub, and choose
GitHub Actions under Settings > Pages.
",
        plural(count, "file")
    )
}
