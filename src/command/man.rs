//! `dateline man [VERB]`: the pages of the manual.

use std::path::PathBuf;

use clap::{Arg, Args, Command, CommandFactory};
use clap_mangen::Man;

use super::known::Known;
use super::{COMMAND, DONE, build, terminal};
use crate::problem::wording::{did_you_mean, list_and, plural, ticked};
use crate::write::add;

/// Examples for the help.
pub const EXAMPLES: &str = "Examples:
  dateline man | man -l -
  dateline man publish | man -l -
  dateline man --out ~/.local/share/man/man1    every page as a file";

/// What was typed.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The command that the page is about; the page about all of them without one
    #[arg(value_name = "COMMAND", conflicts_with = "out", hide_possible_values = true, value_parser = Known::VERBS)]
    pub verb: Option<String>,
    /// Write every page into this folder instead
    #[arg(long, short, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

/// Prints a page, or writes all.
pub fn run(arguments: &Arguments) -> u8 {
    let mut command = super::Arguments::command().disable_help_subcommand(true);
    command.build();
    if let Some(folder) = &arguments.out {
        return write(&command, folder);
    }
    let Some(name) = &arguments.verb else {
        terminal::out(&page(&command));
        return DONE;
    };
    if let Some(verb) = command.find_subcommand(name) {
        terminal::out(&page(verb));
        return DONE;
    }
    let names: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
    let help = did_you_mean(name, names.iter().copied()).unwrap_or_else(|| format!("there are {}", list_and(&names)));
    terminal::fail(&format!("no command is called {}\nhelp: {help}", ticked(name)));
    COMMAND
}

/// Writes every page into a folder.
fn write(command: &Command, folder: &std::path::Path) -> u8 {
    let verbs = command.get_subcommands().map(|verb| (format!("dateline-{}.1", verb.get_name()), page(verb)));
    let pages: Vec<(String, String)> = verbs.chain([("dateline.1".to_owned(), page(command))]).collect();
    let taken = add::taken(folder, pages.iter().map(|(path, _)| path.as_str()));
    if !taken.is_empty() {
        terminal::fail(&format!(
            "nothing was written: {} {} in `{}` already",
            list_and(&taken),
            if taken.len() == 1 { "is" } else { "are" },
            folder.display()
        ));
        return COMMAND;
    }
    match add::files(folder, pages.iter().map(|(path, page)| (path.as_str(), page.as_bytes()))) {
        Ok(()) => {
            terminal::tell(&format!("wrote {} into `{}`\n", plural(pages.len(), "page"), folder.display()));
            DONE
        }
        Err(error) => build::failed(&error),
    }
}

/// Writes one page in the language of manuals.
fn page(command: &Command) -> String {
    let name = command.get_display_name().unwrap_or("dateline").to_owned();
    let mut text = Vec::new();
    let man = Man::new(command.clone()).title(name).manual("Dateline");
    // Writing into memory does not fail.
    let _ = man.source(concat!("dateline ", env!("CARGO_PKG_VERSION"))).render(&mut text);
    // A page has no day of its own, and an empty one has to be written as such, or the version is taken for it. What stands
    // below the options begins with its own heading.
    let text = String::from_utf8_lossy(&text).replacen(" 1  \"", " 1 \"\" \"", 1);
    let text = text.replace(".SH EXTRA\nExamples:", ".SH EXAMPLES").replace(".SH EXTRA", ".SH NOTES");
    command.get_arguments().fold(text, |text, argument| valued(&text, argument))
}

/// Adds to the name of an option in the synopsis what is typed behind it; there, and nowhere else, a bracket closes after it.
fn valued(page: &str, argument: &Arg) -> String {
    let Some(name) = argument.get_long().filter(|_| argument.get_action().takes_values()) else {
        return page.to_owned();
    };
    let values: Vec<&str> =
        argument.get_value_names().unwrap_or_default().iter().map(clap::builder::Str::as_str).collect();
    let bare = format!("\\-\\-{}\\fR]", name.replace('-', "\\-"));
    page.replacen(&bare, &format!("{} \\fI{}\\fR]", &bare[..bare.len() - 1], values.join(" ")), 1)
}
