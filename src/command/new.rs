//! `dateline new KIND ID`: the right file at the right place, or an entry at the end of the right list.
//!
//! Nothing is guessed: what cannot be left open has to be said, and what is written is a draft where a file can be one.
//! Before anything is written, the content is checked as it would be then.

mod place;
mod text;
mod wish;

use std::path::Path;

use clap::Args;

use super::known::Known;
use super::{COMMAND, DONE, build, report, terminal, trial};
use crate::write::add;
use place::To;
use wish::Wish;

/// Examples for the help.
pub const EXAMPLES: &str = "Kinds: event, person, organization, source, outlet, article, claim, topic,
term, storyline, page. No pages are made of storylines yet.

Examples:
  dateline new event bridge-closes --date 2024-03-05 --title \"Bridge closes\"
  dateline new source herald-closure --outlet herald --title \"Bridge shut\"
  dateline new term pier --definition \"One of the pillars that carry a bridge.\"
  $EDITOR \"$(dateline new person ida-marsh)\"    the path is all that is printed";

/// What was typed.
#[derive(Debug, Args)]
pub struct Arguments {
    /// What to write: event, person, organization, source ...
    #[arg(value_name = "KIND", hide_possible_values = true, value_parser = Known::NAMED)]
    pub kind: String,
    /// Its id: lower-case letters, digits and hyphens, without a date; for a term, the term itself
    #[arg(value_name = "ID")]
    pub id: String,
    /// The title or name; made from the id where the file can be a draft
    #[arg(long, alias = "name", value_name = "WORDS")]
    pub title: Option<String>,
    /// When it happened, was said or was published, as exactly as is known: 2022-11-11, 2022-11, 2022~
    #[arg(long, value_name = "EDTF")]
    pub date: Option<String>,
    /// Who published a source: the id of an outlet, or a plain name
    #[arg(long, value_name = "OUTLET")]
    pub outlet: Option<String>,
    /// What a term means
    #[arg(long, value_name = "WORDS")]
    pub definition: Option<String>,
    /// The list below content/sources/ that gets a source, where there are several
    #[arg(long, value_name = "NAME")]
    pub file: Option<String>,
}

/// Writes something new and says where.
pub fn run(root: &Path, arguments: &Arguments) -> u8 {
    write(root, arguments).unwrap_or_else(|code| code)
}

/// Writes something new; an exit code either way.
fn write(root: &Path, arguments: &Arguments) -> Result<u8, u8> {
    let wish = Wish::read(arguments).map_err(|message| refuse(&message))?;
    let (files, problems) = report::read(root)?;
    wish.check_free(&files).map_err(|message| refuse(&message))?;
    let addition = place::addition(&wish, &files).map_err(|message| refuse(&message))?;
    let after = files.clone().with(&addition.path, &addition.whole);
    trial::check((&files, &after), &problems)?;
    let to = root.join(&addition.path);
    let written = match addition.to {
        To::New => add::files(root, [(addition.path.as_str(), addition.lines.as_bytes())]),
        To::End => add::lines(&to, &addition.lines),
    };
    written.map_err(|error| build::failed(&error))?;
    terminal::out(&format!("{}\n", to.strip_prefix(".").unwrap_or(&to).display()));
    Ok(DONE)
}

/// Says why nothing is written, and returns the exit code.
fn refuse(message: &str) -> u8 {
    terminal::fail(message);
    COMMAND
}
