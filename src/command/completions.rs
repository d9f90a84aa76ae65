//! `dateline completions SHELL`: what a shell has to know to complete commands and options.

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::{DONE, terminal};

/// Examples for the help.
pub const EXAMPLES: &str = "Examples:
  dateline completions bash >> ~/.bash_completion
  dateline completions zsh > ~/.zfunc/_dateline    with ~/.zfunc in $fpath
  dateline completions fish > ~/.config/fish/completions/dateline.fish
  dateline completions powershell >> $PROFILE";

/// What was typed.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    pub shell: Shell,
}

/// Prints the completions of a shell.
pub fn run(arguments: &Arguments) -> u8 {
    let mut text = Vec::new();
    clap_complete::generate(arguments.shell, &mut super::Arguments::command(), "dateline", &mut text);
    terminal::out(&String::from_utf8_lossy(&text));
    DONE
}
