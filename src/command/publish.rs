//! `dateline publish`: the site onto a branch of a remote.

use std::borrow::Cow;
use std::path::Path;
use std::time::{Duration, SystemTime};

use chrono::{DateTime, Utc};
use clap::{Args, ValueEnum};
use rayon::prelude::*;

use super::{COMMAND, CONTENT, DONE, MACHINE, Shared, check, report, terminal};
use crate::Ready;
use crate::date::Date;
use crate::files::Files;
use crate::plan::Entry;
use crate::problem::draw::Limit;
use crate::problem::wording::{plural, ticked, visible};
use crate::problem::{Problem, Problems};
use crate::publish::{self, Adopt, Change, Git, PublishError, Report, Run, Site, State, Store, Target, Wish};
use crate::render::{Output, Renderer};

/// Examples for the help.
pub const EXAMPLES: &str = "Examples:
  dateline publish --dry-run            says what would change
  dateline publish                      to the branch gh-pages of origin
  dateline publish --cname timeline.example.org
  dateline publish --history none       nothing of earlier sites stays there
  dateline publish --remote mirror --branch pages

The site is built first, of what is on the disk, committed or not. Drafts and
what is under embargo are never published. Nothing is asked, and your work tree,
index and branches stay as they are.";

/// How many warnings are drawn; `check` draws all.
const WARNINGS: usize = 20;
/// How many pages are named of those that change in one way.
const PAGES: usize = 20;
/// How many outputs are held in memory at a time.
const AT_A_TIME: usize = 512;
/// The folders that a site is made of.
const FOLDERS: [&str; 3] = ["content", "static", "templates"];

/// What was typed.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The branch that is shown on the web
    #[arg(long, default_value = "gh-pages", value_name = "NAME")]
    pub branch: String,
    /// The remote, by its name or its address
    #[arg(long, default_value = "origin", value_name = "NAME")]
    pub remote: String,
    /// Say what would change, and change nothing
    #[arg(long, short = 'n')]
    pub dry_run: bool,
    /// What becomes of the branch's earlier commits
    #[arg(long, value_enum, default_value = "keep")]
    pub history: History,
    /// The message of the commit
    #[arg(long, short, value_name = "TEXT")]
    pub message: Option<String>,
    /// The host name to be shown under, instead of the one in site.yaml
    #[arg(long, value_name = "HOST")]
    pub cname: Option<String>,
    /// Take over a branch that Dateline did not make: the site takes the place of all it holds
    #[arg(long)]
    pub adopt: bool,
    /// How long the remote may be silent, in seconds
    #[arg(long, default_value_t = 120, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..))]
    pub timeout: u64,
    /// The address to publish at, instead of the one in site.yaml
    #[arg(long, short = 'u', alias = "baseURL", short_alias = 'b', value_name = "URL")]
    pub base_url: Option<String>,
    /// The moment that embargoes are held against, which has to have come; without it they all hold
    #[arg(long, alias = "clock", value_name = "DATETIME")]
    pub now: Option<String>,
    /// Treat warnings as errors
    #[arg(long)]
    pub strict: bool,
}

/// What becomes of the earlier commits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum History {
    /// They stay
    Keep,
    /// They go, and what they published with them
    None,
}

/// Publishes the site and says what was done.
pub fn run(root: &Path, arguments: &Arguments) -> u8 {
    publish(root, arguments).unwrap_or_else(|code| code)
}

/// Publishes the site; an exit code either way.
fn publish(root: &Path, arguments: &Arguments) -> Result<u8, u8> {
    let host = arguments.cname.as_deref().map(host).transpose()?;
    let shared = Shared {
        base_url: arguments.base_url.clone(),
        drafts: false,
        now: arguments.now.clone(),
        strict: arguments.strict,
    };
    let options = report::options(&shared, None)?;
    let (files, problems) = report::read(root)?;
    let checked = crate::check(&files, &options, (problems, &mut |_| {}));
    let count = report::draw(&files, &checked.problems, Limit::Each(WARNINGS));
    if check::code(count, &shared) == CONTENT {
        let why = if count.errors == 0 { ": `--strict` stops at warnings" } else { "" };
        terminal::tell(&format!("nothing was published{why}\n"));
        return Ok(CONTENT);
    }
    let Some(ready) = checked.ready else { return Ok(CONTENT) };
    come(&ready, arguments.now.as_deref())?;
    let git = Git::new(root, git_options(arguments));
    let target = Target::choose(&git, (&arguments.remote, &arguments.branch)).map_err(|error| failed(&error))?;
    let wish = wish(&git, &ready, arguments)?;
    terminal::doing("making the site");
    let site = stored(&git, (&ready, &files), host)?;
    terminal::doing(&format!("publishing to {target}"));
    let done = publish::publish(&git, &target, (&site, &wish)).map_err(|error| failed(&error))?;
    terminal::tell(&summary(&done, &target, &ready));
    terminal::tell(&report::held(&ready, "build").concat());
    Ok(DONE)
}

/// Demands that a name is that of a host.
fn host(name: &str) -> Result<&str, u8> {
    if publish::is_host(name) {
        return Ok(name);
    }
    terminal::fail(&format!("--cname: {} is no host name; write it alone, as in `timeline.example.org`", ticked(name)));
    Err(COMMAND)
}

/// Demands that the moment which embargoes are held against has come: nothing is published before its time.
#[expect(clippy::disallowed_methods, reason = "the clock keeps an embargo; nothing built depends on it")]
fn come(ready: &Ready, now: Option<&str>) -> Result<(), u8> {
    let Some(text) = now else { return Ok(()) };
    let clock = DateTime::<Utc>::from(SystemTime::now()).format("%Y-%m-%dT%H:%M:%SZ").to_string();
    let zone = ready.site.settings.zone;
    let (Ok(wanted), Ok(clock)) = (Date::parse(text, zone), Date::parse(&clock, zone)) else { return Ok(()) };
    if wanted.order() <= clock.order() {
        return Ok(());
    }
    terminal::fail(&format!(
        "--now: {} has not come yet; what is under embargo until then is not published before. `dateline build --now` shows it here",
        ticked(text)
    ));
    Err(COMMAND)
}

/// Decides how `git` is run.
fn git_options(arguments: &Arguments) -> publish::Options {
    let has_ssh = ["GIT_SSH_COMMAND", "GIT_SSH"].iter().any(|name| terminal::variable(name).is_some());
    publish::Options { patience: Duration::from_secs(arguments.timeout), has_ssh }
}

/// Decides what is wished for, and warns of what is published without being committed.
fn wish(git: &Git, ready: &Ready, arguments: &Arguments) -> Result<Wish, u8> {
    let source = git.source(&FOLDERS).map_err(|error| failed(&error))?;
    let changed = plural(source.changed.len(), "file");
    let dirty = !source.changed.is_empty();
    if dirty {
        let which: Vec<String> = source.changed.iter().take(3).map(|path| ticked(path)).collect();
        let more = if source.changed.len() > 3 { ", ..." } else { "" };
        terminal::tell(&format!(
            "warning: {changed} of the site not as committed ({}{more}): what is published is what is on the disk\n",
            which.join(", ")
        ));
    }
    let noted =
        source.commit.map(|commit| if dirty { format!("{commit}, with {changed} changed since") } else { commit });
    let from = noted.as_ref().map(|noted| format!("\n\nFrom commit {noted}.")).unwrap_or_default();
    let usual = || format!("Publish {}{from}", ready.site.settings.title);
    Ok(Wish {
        history: match arguments.history {
            History::Keep => publish::History::Keep,
            History::None => publish::History::None,
        },
        adopt: if arguments.adopt { Adopt::Yes } else { Adopt::No },
        run: if arguments.dry_run { Run::Dry } else { Run::Real },
        message: arguments.message.clone().unwrap_or_else(usual),
        source: noted,
    })
}

/// Renders the site into the repository, where no branch leads to it yet.
fn stored(git: &Git, (ready, files): (&Ready, &Files), host: Option<&str>) -> Result<Site, u8> {
    let refused = |error: publish::GitError| failed(&error.into());
    let mut store = Store::open(git).map_err(refused)?;
    let (mut site, mut problems, mut left) = (Site::new(), Problems::new(), Vec::new());
    let renderer = ready.renderer(files);
    for entries in ready.plan.entries.chunks(AT_A_TIME) {
        let made: Vec<_> = entries.par_iter().map(|entry| made(&renderer, entry, files)).collect();
        for (entry, made) in entries.iter().zip(made) {
            let path = entry.address.output_path().into_owned();
            match made {
                Ok(_) if is_hidden(&path) => left.push(path),
                Ok(bytes) => _ = site.insert(path, store.put(&bytes?).map_err(refused)?),
                Err(problem) => problems.extend(Some(*problem).filter(|problem| !problems.contains(problem))),
            }
        }
    }
    if !problems.is_empty() {
        report::draw(files, &problems, Limit::All);
        terminal::tell("nothing was published\n");
        return Err(CONTENT);
    }
    if let Some(host) = host {
        site.insert("CNAME".to_owned(), store.put(format!("{host}\n").as_bytes()).map_err(refused)?);
    }
    store.finish().map_err(refused)?;
    if !left.is_empty() {
        terminal::tell(&format!("left out, as hidden files: {}\n", names(&left)));
    }
    Ok(site)
}

/// The bytes of an output, or the exit code when the disk does not give them.
type Bytes<'a> = Result<Cow<'a, [u8]>, u8>;

/// Makes the bytes of one output.
fn made<'a>(renderer: &Renderer<'a>, entry: &'a Entry, files: &Files) -> Result<Bytes<'a>, Box<Problem>> {
    Ok(match renderer.render(entry, Vec::new())? {
        Output::Made(bytes) => Ok(Cow::Owned(bytes)),
        Output::Theme(bytes) => Ok(Cow::Borrowed(bytes)),
        Output::Copy(path) => match files.asset(path).map(crate::files::Asset::read) {
            Some(Ok(bytes)) => Ok(Cow::Owned(bytes)),
            Some(Err(error)) => {
                terminal::fail(&format!("cannot read {}: {error}; nothing was published", ticked(path)));
                Err(MACHINE)
            }
            None => Ok(Cow::Borrowed(&[])),
        },
    })
}

/// Tells whether a path is hidden and not one that the web knows: `.nojekyll`, and what is in `.well-known/`.
fn is_hidden(path: &str) -> bool {
    let is_known = path == ".nojekyll" || path.starts_with(".well-known/");
    !is_known && path.split('/').any(|name| name.starts_with('.'))
}

/// Says why nothing was published, and returns the exit code.
fn failed(error: &PublishError) -> u8 {
    terminal::fail(&error.to_string());
    match error {
        PublishError::Refused(_) => COMMAND,
        PublishError::Failed(_) => MACHINE,
    }
}

/// Words what was done.
fn summary(report: &Report, target: &Target, ready: &Ready) -> String {
    let mut lines = vec![changes(&report.change)];
    if !report.replaced.is_empty() {
        let replaced = names(&report.replaced);
        lines.push(format!("changed on the branch by somebody else, and now replaced: {replaced}\n"));
    }
    if !report.kept.is_empty() {
        lines.push(format!("left alone, not written by Dateline: {}\n", names(&report.kept)));
    }
    lines.extend(report.lost_host.as_ref().map(|host| {
        format!(
            "CNAME goes: the site before this one was to be shown under {}, and neither `--cname` nor `cname:` in site.yaml says so now\n",
            visible(host)
        )
    }));
    let to = format!("{target} ({})", target.shown);
    lines.push(match &report.state {
        State::Unchanged => format!("{target} is this site already; no commit was made\n"),
        State::Trial => format!("{to} would change so; nothing was published\n"),
        State::Published(commit) => format!("published to {to} as commit {}\n", commit.short()),
        State::Unconfirmed(commit) => format!(
            "published to {to} as commit {}; the remote did not say so by itself, but the branch is this site now\n",
            commit.short()
        ),
    });
    lines.push(whereabouts(report, target, ready));
    lines.concat()
}

/// Lists paths of a branch, which somebody else may have named.
fn names(paths: &[String]) -> String {
    paths.iter().map(|path| visible(path)).collect::<Vec<_>>().join(", ")
}

/// Says at which address the site will be shown, and whether it was built for that.
fn whereabouts(report: &Report, target: &Target, ready: &Ready) -> String {
    let built = ready.site.settings.base_url.as_ref().map(crate::address::BaseUrl::as_str);
    let tense = if report.state == State::Trial { "it would be" } else { "it is, or soon will be," };
    let shown = publish::address(&target.shown, report.host.as_deref());
    if built.is_none() {
        let there = shown.as_ref().map(|shown| format!("{tense} at {}\n", visible(shown))).unwrap_or_default();
        return there + &homeless(shown.as_deref());
    }
    if let Some(built) = built.filter(|built| is_example(built)) {
        let there = shown.as_ref().map(|shown| format!("{tense} at {}\n", visible(shown))).unwrap_or_default();
        return there + &placeholder(built, shown.as_deref());
    }
    match (shown, built) {
        (Some(shown), Some(built)) if shown != built => format!(
            "{tense} at {}\nwarning: the site was built for {built}, so its feed, its sitemap and the links of its page for what is not \
             found lead there; build for the other with `--base-url {0}`, or write that into site.yaml\n",
            visible(&shown)
        ),
        (Some(shown), _) => format!("{tense} at {}\n", visible(&shown)),
        (None, Some(built)) => format!("{tense} at {built}, if the host shows the branch there\n"),
        (None, None) => String::new(),
    }
}

/// Tells whether an address is one of those that are kept for examples (RFC 2606).
fn is_example(address: &str) -> bool {
    let host = url::Url::parse(address).ok().and_then(|url| url.host_str().map(str::to_owned));
    host.is_some_and(|host| host.ends_with(".example"))
}

/// Warns of a site that was built for the address of an example, where nothing can ever be.
fn placeholder(built: &str, shown: Option<&str>) -> String {
    format!(
        "warning: `base-url` is {built}, an address for examples where nothing can be, and the feed, the sitemap and the links for \
         sharing lead there\nhelp: {}, and publish again\n",
        to_write(shown)
    )
}

/// Warns of a site that does not know its own address.
fn homeless(shown: Option<&str>) -> String {
    format!(
        "warning: the site does not say its own address, so it has no feed and no sitemap, and nothing to show where it is shared\n\
         help: {}, and publish again\n",
        to_write(shown)
    )
}

/// Says which address to write where.
fn to_write(shown: Option<&str>) -> String {
    match shown {
        Some(shown) => format!("write `base-url: {}` into content/site.yaml", visible(shown)),
        None => "write the address at which the host shows the branch into content/site.yaml, as in \
                 `base-url: https://USER.github.io/REPOSITORY/`"
            .to_owned(),
    }
}

/// Words what changes: the pages by their addresses, the other files by their number.
fn changes(change: &Change) -> String {
    let kinds = [("added", '+', &change.added), ("changed", '~', &change.changed), ("removed", '-', &change.removed)];
    let (mut lines, mut counts) = (Vec::new(), Vec::new());
    for (word, sign, paths) in kinds {
        let (pages, others): (Vec<&String>, Vec<&String>) = paths.iter().partition(|path| is_page(path));
        lines.extend(pages.iter().take(PAGES).map(|path| format!("  {sign} /{}\n", visible(shown(path)))));
        if pages.len() > PAGES {
            lines.push(format!("  {sign} and {} more\n", pages.len() - PAGES));
        }
        let both = [(pages.len(), "page"), (others.len(), "other file")];
        let some = both.iter().filter(|(count, _)| *count > 0).map(|(count, noun)| plural(*count, noun));
        let some = some.collect::<Vec<_>>().join(" and ");
        counts.extend(Some(format!("{some} {word}")).filter(|_| !paths.is_empty()));
    }
    if counts.is_empty() { String::new() } else { format!("{}{}\n", lines.concat(), counts.join(", ")) }
}

/// Tells whether a file is a page.
fn is_page(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|end| end == "html")
}

/// Returns the address of a page as a reader knows it.
fn shown(path: &str) -> &str {
    if path == "index.html" {
        ""
    } else {
        path.strip_suffix("index.html").filter(|rest| rest.ends_with('/')).unwrap_or(path)
    }
}
