//! `dateline completions SHELL`: what a shell has to know to complete commands and options.

use clap::{Args, Command, CommandFactory};
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
    let mut command = super::Arguments::command();
    let mut text = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, "dateline", &mut text);
    let text = String::from_utf8_lossy(&text).into_owned();
    let verbs = command.get_subcommands().filter_map(|verb| Some((verb.get_name(), first(verb)?)));
    terminal::out(&verbs.fold(text, |text, (verb, words)| with_words(arguments.shell, text, (verb, &words))));
    DONE
}

/// Returns the words that a command can begin with, where they are known.
fn first(verb: &Command) -> Option<Vec<String>> {
    let values = verb.get_positionals().next()?.get_value_parser().possible_values()?;
    Some(values.map(|value| value.get_name().to_owned()).collect())
}

/// Adds the first words of a command for the shells that clap writes none for.
fn with_words(shell: Shell, text: String, (verb, words): (&str, &[String])) -> String {
    let below = |head: &str, line: fn(&str) -> String| {
        let lines: String = words.iter().map(|word| line(word)).collect();
        text.replacen(head, &format!("{head}{lines}"), 1)
    };
    match shell {
        Shell::Fish => {
            let words = words.join(" ");
            format!(
                "{text}complete -c dateline -n \"__fish_dateline_using_subcommand {verb}; and not __fish_seen_subcommand_from {words}\" \
                 -f -a \"{words}\"\n"
            )
        }
        Shell::PowerShell => below(&format!("'dateline;{verb}' {{\n"), |word| {
            format!(
                "            [CompletionResult]::new('{word}', '{word}', [CompletionResultType]::ParameterValue, '{word}')\n"
            )
        }),
        Shell::Elvish => {
            below(&format!("&'dateline;{verb}'= {{\n"), |word| format!("            cand {word} {word}\n"))
        }
        _ => text,
    }
}
