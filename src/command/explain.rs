//! `dateline explain RULE`: why a rule is there, an example, the cure.

use clap::Args;

use super::known::Known;
use super::{COMMAND, DONE, terminal};
use crate::problem::explain;

/// Examples for the help.
pub const EXAMPLES: &str = "Examples:
  dateline explain orphaned-annotation
  dateline explain                             lists all rules";

/// What was typed.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The rule, as problems name it between brackets; all are listed without one
    #[arg(value_name = "RULE", hide_possible_values = true, value_parser = Known::RULES)]
    pub rule: Option<String>,
}

/// Explains a rule, or lists them all.
pub fn run(arguments: &Arguments) -> u8 {
    let Some(name) = &arguments.rule else {
        terminal::out(&explain::list());
        return DONE;
    };
    match explain::find(name) {
        Ok(rule) => {
            terminal::out(&explain::explain(rule));
            DONE
        }
        Err(message) => {
            terminal::fail(&message);
            COMMAND
        }
    }
}
