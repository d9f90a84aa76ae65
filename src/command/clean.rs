//! `dateline clean`: removes what build wrote, and nothing else.

use std::path::{Path, PathBuf};

use clap::Args;

use super::build::{failed, output, writer};
use super::{DONE, terminal};
use crate::problem::wording::plural;
use crate::write;

/// Examples for the help.
pub const EXAMPLES: &str = "Examples:
  dateline clean
  dateline clean --out /srv/www/timeline       what others put there stays";

/// What was typed.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The folder that build wrote to
    #[arg(long, short, aliases = ["output-dir", "destination", "dest-dir"], short_alias = 'd', value_name = "DIR")]
    pub out: Option<PathBuf>,
}

/// Removes what build wrote.
pub fn run(root: &Path, arguments: &Arguments) -> u8 {
    let out = output(root, arguments.out.as_deref());
    match write::clean(&out, &writer(root)) {
        Ok(removed) => {
            terminal::tell(&format!("removed {} from {}\n", plural(removed, "file"), out.display()));
            DONE
        }
        Err(error) => failed(&error),
    }
}
