//! `dateline schema [KIND]`: what a file of a kind may hold, as JSON Schema.

use clap::Args;

use super::known::Known;
use super::{COMMAND, DONE, terminal};
use crate::parse::{Kind, schema};
use crate::problem::wording::{list_and, nearest};

/// Examples for the help.
pub const EXAMPLES: &str = "Examples:
  dateline schema event > event.schema.json    what an event may hold
  dateline schema                              lists the kinds and their files";

/// What was typed.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The kind, such as event; all are listed without one
    #[arg(value_name = "KIND", hide_possible_values = true, value_parser = Known::WRITTEN)]
    pub kind: Option<String>,
}

/// Prints the schema of a kind, or lists the kinds.
pub fn run(arguments: &Arguments) -> u8 {
    let Some(name) = &arguments.kind else {
        let line = |kind: &Kind| format!("{:<14}content/{}\n", kind.name(), kind.files());
        terminal::out(&Kind::WRITTEN.iter().map(line).collect::<String>());
        return DONE;
    };
    match find(name, &Kind::WRITTEN) {
        Ok(kind) => {
            terminal::out(&text(kind));
            DONE
        }
        Err(message) => {
            terminal::fail(&message);
            COMMAND
        }
    }
}

/// Returns the schema of a kind as a text.
pub fn text(kind: Kind) -> String {
    format!("{:#}\n", schema::schema(kind))
}

/// Finds a kind by its name among some.
///
/// # Errors
///
/// When none is called so; the message names the nearest, or all.
pub fn find(name: &str, kinds: &[Kind]) -> Result<Kind, String> {
    if let Some(kind) = kinds.iter().find(|kind| kind.name() == name) {
        return Ok(*kind);
    }
    let names: Vec<&str> = kinds.iter().map(|kind| kind.name()).collect();
    let plural = kinds.iter().find(|kind| kind.files().split(['/', '.']).next() == Some(name)).map(|kind| kind.name());
    let help = match plural.or_else(|| nearest(name, names.iter().copied())) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the kinds are {}", list_and(&names)),
    };
    Err(format!("no kind is called `{name}`\nhelp: {help}"))
}
