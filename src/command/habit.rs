//! What people type who come from another generator: what has another name here is taken, what is not needed is explained.
//!
//! Names that mean the same are aliases where the arguments are declared. Here are those that mean nothing here, each with
//! what to do instead.

use clap::CommandFactory;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::problem::wording::{did_you_mean, ticked};

/// Options of Zola, Hugo, mdBook and others that are not needed here, and why.
const OPTIONS: [(&[&str], &str); 11] = [
    (
        &["--buildFuture", "-F"],
        "events in the future are shown like all others; `embargo` holds something back until its time",
    ),
    (&["--buildExpired", "-E"], "nothing expires here; `draft: true` takes something off the site"),
    (
        &["--minify", "--gc", "--cache-dir", "--ignoreCache"],
        "pages are small as they are, and nothing is kept between builds",
    ),
    (
        &["--cleanDestinationDir", "--force", "-f"],
        "what build wrote before and does not write any more is removed anyway, and nothing else",
    ),
    (&["--config", "-c", "--configDir"], "the settings are in content/site.yaml; --root names another folder"),
    (&["--environment", "-e"], "there are no environments; --base-url and --drafts tell a preview from the site"),
    (
        &["--contentDir", "--layoutDir", "--theme", "-t", "--themesDir"],
        "--root names the folder that holds content/, templates/ and static/",
    ),
    (&["--skip-external-links"], "check asks no other server anyway"),
    (
        &["--bind", "--interface", "-i", "--hostname", "-n"],
        "serve answers this machine alone, because it shows what is not published",
    ),
    (&["--open", "-O", "--navigateToChanged", "--watch", "-w"], "serve watches anyway, and prints the address to open"),
    (
        &["--disableLiveReload", "--disableFastRender", "--fast", "--renderToMemory"],
        "serve always makes the whole site anew, in memory",
    ),
];

/// Commands of theirs that are not here, and what to do instead.
const VERBS: [(&[&str], &str); 6] = [
    (
        &["deploy", "gh-deploy"],
        "`dateline publish` publishes to a branch, and any host takes the folder that `dateline build` writes",
    ),
    (
        &["list"],
        "`dateline build --timings` and `dateline check` say what is held back; data/timeline.json lists what is published",
    ),
    (&["mod"], "a theme is the files in templates/ and static/ that take the place of those in the program"),
    (&["config", "env"], "the settings are in content/site.yaml; `dateline schema site` says what it may hold"),
    (&["version"], "`dateline --version` says it"),
    (&["test"], "`dateline check` checks all there is"),
];

/// Formats that are not read under these names, and under which they are.
const FORMATS: [(&[&str], &str); 4] = [
    (
        &["hugo", "jekyll", "zola", "md", "folder", "yaml"],
        "`dateline import markdown FOLDER` reads the folder of a whole site or collection",
    ),
    (
        &["json", "jsonp", "timeline"],
        "`dateline import timelinejs FILE` reads the JSON of a timeline, `dateline import webannotation FILE` that of notes",
    ),
    (
        &["tsv", "sheet", "sheets", "xlsx", "xls", "ods", "excel"],
        "save the sheet as CSV, and write `dateline import csv FILE`",
    ),
    (&["hypothesis", "w3c", "annotations", "jsonld"], "`dateline import webannotation FILE` reads them"),
];

/// Endings of files, and the format that is read from such a file.
const ENDINGS: [(&[&str], &str); 4] = [
    (&[".csv", ".tsv", ".txt"], "csv"),
    (&[".json", ".js"], "timelinejs"),
    (&[".jsonld"], "webannotation"),
    (&[".md", ".markdown", "/"], "markdown"),
];

/// Says what to do instead of something that is typed by habit or mistyped; none when it is no habit we know.
pub fn advice(error: &clap::Error) -> Option<String> {
    let typed = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.as_str()),
        _ => None,
    };
    match error.kind() {
        ErrorKind::UnknownArgument => instead("option", typed(ContextKind::InvalidArg)?, &OPTIONS),
        ErrorKind::InvalidSubcommand => {
            let word = typed(ContextKind::InvalidSubcommand)?;
            let is_near = error.get(ContextKind::SuggestedSubcommand).is_some();
            instead("command", word, &VERBS).or_else(|| if is_near { None } else { near(word) })
        }
        ErrorKind::InvalidValue if typed(ContextKind::InvalidArg)? == "<FORMAT>" => {
            let word = typed(ContextKind::InvalidValue)?;
            instead("format", &word.to_lowercase(), &FORMATS).or_else(|| swapped(word))
        }
        _ => None,
    }
}

/// Says what to type instead of a word of a table.
fn instead(what: &str, word: &str, table: &[(&[&str], &str)]) -> Option<String> {
    let word = word.split(['=', ' ']).next().unwrap_or(word);
    let (_, instead) = table.iter().find(|(names, _)| names.contains(&word))?;
    Some(format!("there is no {what} `{word}` here: {instead}"))
}

/// Says which command is nearest, where clap says nothing of it: below `help` it does not.
fn near(word: &str) -> Option<String> {
    let all = super::Arguments::command();
    let near = did_you_mean(word, all.get_subcommands().map(clap::Command::get_name))?;
    Some(format!("no command is called {}\nhelp: {near}", ticked(word)))
}

/// Says that the format comes before the file, where the file comes first.
fn swapped(word: &str) -> Option<String> {
    let (_, format) = ENDINGS.iter().find(|(ends, _)| ends.iter().any(|end| word.to_lowercase().ends_with(end)))?;
    let example = ticked(&format!("dateline import {format} {word}"));
    Some(format!("{} is no format\nhelp: the format comes before the file: {example}", ticked(word)))
}
