//! `dateline init [DIR]`: a small finished site to begin with, ready to publish.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Args;
use include_dir::{Dir, include_dir};
use url::Url;

use super::{COMMAND, DONE, build, schema, terminal};
use crate::address::BaseUrl;
use crate::files::input;
use crate::parse::Kind;
use crate::problem::wording::{plural, ticked};
use crate::publish::{self, Git};
use crate::write::add;

/// The site to begin with.
static STARTER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/starter");

/// Examples for the help.
pub const EXAMPLES: &str = "Examples:
  dateline init my-timeline
  dateline init my-timeline --base-url https://timeline.example.org/
  git clone https://github.com/example/my-timeline && dateline init my-timeline

The address comes from --base-url, else from the remote `origin` where that is
on GitHub. Nothing is written over: a folder that holds one of the files is
refused, but for a .gitignore, which stays as it is.";

/// What was typed.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The folder to begin in; it is made where there is none [default: the folder of --root]
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// The address to publish at; else the one at which GitHub shows the remote `origin`
    #[arg(long, short = 'u', alias = "baseURL", short_alias = 'b', value_name = "URL")]
    pub base_url: Option<String>,
    /// The repository that the workflow installs Dateline from
    #[arg(long, value_name = "URL")]
    pub dateline_from: Option<String>,
}

/// Where the workflow is written, which installs Dateline.
const WORKFLOW: &str = ".github/workflows/pages.yml";

/// What Git is told to pass over; one that is there stays.
const IGNORE: &str = ".gitignore";

/// The line of the workflow that says where Dateline comes from, up to its value.
const FROM: &str = "      DATELINE: ";

/// The line of the workflow that lets it rest while that is not known, up to its condition.
const REST: &str = "    if: ";

/// Where the address of the site is written.
const SITE: &str = "content/site.yaml";

/// The line of it that holds the place of the address, up to what is said of it.
const ADDRESS: &str = "# base-url: https://USER.github.io/REPOSITORY/ ";

/// Where the address of the site comes from.
enum Address {
    /// It was typed.
    Typed(BaseUrl),
    /// GitHub shows the remote there.
    Remote(BaseUrl),
    /// Nobody said.
    Unknown,
}

/// Writes the site to begin with, and says what to do next.
pub fn run(root: &Path, arguments: &Arguments) -> u8 {
    let folder = arguments.folder.as_deref().unwrap_or(root);
    let decided =
        origin(arguments.dateline_from.as_deref()).and_then(|origin| Ok((origin, address(folder, arguments)?)));
    let (origin, address) = match decided {
        Ok(decided) => decided,
        Err(message) => {
            terminal::fail(&message);
            return COMMAND;
        }
    };
    let mut files = files();
    if let (Some(origin), Some(workflow)) = (&origin, files.get_mut(WORKFLOW)) {
        *workflow = told(workflow, origin);
    }
    if let (Address::Typed(url) | Address::Remote(url), Some(site)) = (&address, files.get_mut(SITE)) {
        *site = placed(site, url);
    }
    let lacking = kept(folder, &mut files);
    let taken = add::taken(folder, files.keys().map(String::as_str));
    if !taken.is_empty() {
        terminal::fail(&refusal(folder, &taken));
        return COMMAND;
    }
    let all = files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
    match add::files(folder, all) {
        Ok(()) => {
            terminal::tell(&next(folder, files.len(), &address));
            terminal::tell(&lacking);
            DONE
        }
        Err(error) => build::failed(&error),
    }
}

/// Leaves a `.gitignore` that is there as it is, and says which lines it lacks.
fn kept(folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) -> String {
    let path = folder.join(IGNORE);
    let Ok(own) = input::bytes(&path) else { return String::new() };
    let ours = files.remove(IGNORE).unwrap_or_default();
    let (own, ours) = (String::from_utf8_lossy(&own), String::from_utf8_lossy(&ours));
    let is_there = |line: &str| own.lines().any(|known| known.trim() == line);
    let lacking: String = ours
        .lines()
        .filter(|line| !line.starts_with('#') && !is_there(line))
        .flat_map(|line| ["  ", line, "\n"])
        .collect();
    if lacking.is_empty() {
        return lacking;
    }
    format!(
        "\n`{}` stays as it is; add what is built, so that it is not committed:\n{lacking}",
        path.strip_prefix(".").unwrap_or(&path).display()
    )
}

/// Decides where the workflow installs Dateline from: as it was typed, or as the program's own package says.
///
/// # Errors
///
/// When what was typed is no address of a repository.
fn origin(typed: Option<&str>) -> Result<Option<Url>, String> {
    let Some(text) = typed else { return Ok(Url::parse(env!("CARGO_PKG_REPOSITORY")).ok()) };
    match Url::parse(text) {
        Ok(url) if matches!(url.scheme(), "https" | "http" | "ssh" | "git") && url.has_host() => Ok(Some(url)),
        _ => Err(format!(
            "--dateline-from: {} is no address of a repository; write it whole, as in `https://github.com/OWNER/dateline`",
            ticked(text)
        )),
    }
}

/// Returns the workflow with the line filled in that says where Dateline comes from.
fn told(workflow: &[u8], origin: &Url) -> Vec<u8> {
    let text = String::from_utf8_lossy(workflow);
    let line = |line: &str| {
        if line.starts_with(FROM) { format!("{FROM}{origin}\n") } else { format!("{line}\n") }
    };
    text.lines().filter(|line| !line.starts_with(REST)).map(line).collect::<String>().into_bytes()
}

/// Decides where the site will stand.
///
/// # Errors
///
/// When what was typed is no address.
fn address(folder: &Path, arguments: &Arguments) -> Result<Address, String> {
    if let Some(typed) = &arguments.base_url {
        return BaseUrl::parse(typed).map(Address::Typed).map_err(|error| format!("--base-url: {error}"));
    }
    let git = Git::new(folder, publish::Options { patience: Duration::ZERO, has_ssh: true });
    let shown = git.remote("origin").and_then(|remote| publish::address(&remote, None));
    Ok(shown.and_then(|shown| BaseUrl::parse(&shown).ok()).map_or(Address::Unknown, Address::Remote))
}

/// Returns the settings of the site with its address in the place that is held for it.
fn placed(site: &[u8], url: &BaseUrl) -> Vec<u8> {
    String::from_utf8_lossy(site).replacen(ADDRESS, &format!("base-url: {} ", url.as_str()), 1).into_bytes()
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
fn next(folder: &Path, count: usize, address: &Address) -> String {
    let here = folder == Path::new(".");
    let (shown, enter) = if here {
        ("this folder".to_owned(), String::new())
    } else {
        (format!("`{}`", folder.display()), format!("  cd {}\n", folder.display()))
    };
    let stands = match address {
        Address::Typed(url) => format!("The site will stand at {}.", url.as_str()),
        Address::Remote(url) => format!("The site will stand at {}, where GitHub shows the remote `origin`.", url.as_str()),
        Address::Unknown => {
            "Where the site will stand is not known yet: write it into `base-url` in content/site.yaml. Until then there is no feed\n\
             and no sitemap."
                .to_owned()
        }
    };
    format!(
        "wrote {} into {shown}: a small example of a site, made up from end to end

Next:
{enter}  dateline serve              shows the site while you write
  dateline check --strict     says what is wrong with the content
  dateline new event ID --date 2024-03-05
  dateline import csv FILE    takes over a sheet; `dateline import --help` names other formats
  dateline build              writes the site to public/
  dateline publish            puts it on a branch of a Git remote

Make it yours: when you have looked around, empty content/ and write a new content/site.yaml. A `title` is all that it needs;
a `base-url` in the old one is worth keeping.
{stands}
Publish it: `dateline publish` pushes the site to the branch gh-pages of `origin`; choose that branch on GitHub, once, under
Settings > Pages. To have GitHub build it instead, see .github/workflows/pages.yml, which rests until then.
",
        plural(count, "file")
    )
}
