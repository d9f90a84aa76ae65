//! `dateline theme`: the files of the default theme, and copies of them to change.

use std::path::Path;

use clap::{Args, Subcommand};

use super::known::Known;
use super::{COMMAND, DONE, build, report, terminal};
use crate::files::Files;
use crate::problem::wording::nearest;
use crate::render::theme;
use crate::write::add;

/// Examples for the help.
pub const EXAMPLES: &str = "Examples:
  dateline theme                                   lists the files
  dateline theme eject templates/part/foot.html    copies one, to be changed
  dateline theme eject static/css/tokens.css       colours, faces and sizes";

/// What was typed.
#[derive(Debug, Args)]
pub struct Arguments {
    /// What to do; lists the files without it
    #[command(subcommand)]
    pub verb: Option<Verb>,
}

/// What to do with the theme.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List the files, as without a word
    #[command(hide = true)]
    List,
    /// Copy files of the default theme into the site, to be changed
    Eject {
        /// The files, as the list names them
        #[arg(value_name = "PATH", required = true, hide_possible_values = true, value_parser = Known::THEME)]
        paths: Vec<String>,
    },
}

/// Lists the theme or copies of it.
pub fn run(root: &Path, arguments: &Arguments) -> u8 {
    let done = match &arguments.verb {
        None | Some(Verb::List) => list(root),
        Some(Verb::Eject { paths }) => eject(root, paths),
    };
    done.unwrap_or_else(|code| code)
}

/// Lists the files, and says of which the site has its own.
fn list(root: &Path) -> Result<u8, u8> {
    let (files, _) = report::read(root)?;
    let defaults = theme::defaults();
    let width = defaults.keys().map(String::len).max().unwrap_or_default();
    let line = |path: &String| match files.find(path) {
        None => format!("{path}\n"),
        Some(_) => format!("{path:width$}  {}\n", origin(&files, path)),
    };
    terminal::out(&defaults.keys().map(line).collect::<String>());
    Ok(DONE)
}

/// Says where the site's own file comes from, as far as its first line tells.
fn origin(files: &Files, path: &str) -> String {
    let text = files.find(path).map_or("", |file| files.file(file).text.as_str());
    let first = text.lines().next().unwrap_or_default();
    match first.split_once(NOTE).and_then(|(_, rest)| rest.split([';', ' ']).next()) {
        Some(version) => format!("the site's own, from Dateline {version}"),
        None => "the site's own".to_owned(),
    }
}

/// What the first line of a copied file begins with, behind what opens a comment.
const NOTE: &str = "From Dateline ";

/// Copies files into the site.
fn eject(root: &Path, paths: &[String]) -> Result<u8, u8> {
    let defaults = theme::defaults();
    let refuse = |message: &str| {
        terminal::fail(message);
        COMMAND
    };
    let mut copies = Vec::new();
    for path in paths {
        let path = path.trim_start_matches("./");
        let bytes = defaults.get(path).ok_or_else(|| refuse(&unknown(path, defaults.keys().map(String::as_str))))?;
        copies.push((path, noted(path, bytes)));
    }
    if let Some(taken) = add::taken(root, copies.iter().map(|(path, _)| *path)).first() {
        return Err(refuse(&format!("`{taken}` is there already\nhelp: to begin anew, move it away first")));
    }
    add::files(root, copies.iter().map(|(path, bytes)| (*path, bytes.as_slice())))
        .map_err(|error| build::failed(&error))?;
    for (path, _) in &copies {
        let to = root.join(path);
        terminal::out(&format!("{}\n", to.strip_prefix(".").unwrap_or(&to).display()));
    }
    Ok(DONE)
}

/// Says that the theme has no such file, and offers the nearest.
fn unknown<'a>(path: &str, known: impl Iterator<Item = &'a str> + Clone) -> String {
    let end = format!("/{}", path.trim_start_matches('/'));
    let near = known.clone().find(|known| known.ends_with(&end)).or_else(|| nearest(path, known));
    let help = near.map_or_else(|| "`dateline theme` lists all".to_owned(), |near| format!("did you mean `{near}`?"));
    format!("the default theme has no file `{path}`\nhelp: {help}")
}

/// Puts a line before a text that says where it comes from, in the form of a comment; other files stay as they are.
fn noted(path: &str, bytes: &[u8]) -> Vec<u8> {
    let words = format!("{NOTE}{}; delete this file to go back to the default.", env!("CARGO_PKG_VERSION"));
    let note = match path.rsplit('.').next() {
        Some("html") => format!("{{#- {words} -#}}\n"),
        Some("css" | "js") => format!("/* {words} */\n"),
        Some("yaml") => format!("# {words}\n"),
        _ => String::new(),
    };
    [note.as_bytes(), bytes].concat()
}
