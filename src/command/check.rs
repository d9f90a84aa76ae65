//! `dateline check`: everything but writing.

use std::path::Path;

use clap::{Args, ValueEnum};

use super::{CONTENT, DONE, Shared, report, terminal};
use crate::parse::Places;
use crate::problem::draw::{self, Count, Limit};

/// Examples for the help.
pub const EXAMPLES: &str = "Examples:
  dateline check
  dateline check --strict --format github    in a workflow; shown on the lines
  dateline check --today 2026-12-01          with what is due for another look";

/// What was typed.
#[derive(Debug, Args)]
pub struct Arguments {
    /// What build and check have in common.
    #[command(flatten)]
    pub shared: Shared,
    /// How problems are written
    #[arg(long, value_enum, default_value = "human")]
    pub format: Format,
    /// The day that `review-after` is held against
    #[arg(long, value_name = "DATE")]
    pub today: Option<String>,
}

/// How problems are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Pictures for people
    Human,
    /// One object, for editors and scripts
    Json,
    /// Annotations on the lines of a pull request
    Github,
    /// SARIF 2.1.0, for code scanning
    Sarif,
}

/// Checks the content and says what was found.
pub fn run(root: &Path, arguments: &Arguments) -> u8 {
    check(root, arguments).unwrap_or_else(|code| code)
}

/// Checks the content; an exit code either way.
fn check(root: &Path, arguments: &Arguments) -> Result<u8, u8> {
    let options = report::options(&arguments.shared, arguments.today.as_deref())?;
    let (files, problems) = report::read(root)?;
    let checked = crate::check(&files, &options, (problems, &mut |_| {}));
    let mut problems = checked.problems;
    if let Some(ready) = &checked.ready {
        problems.extend(super::build::trial(ready, &files));
    }
    let texts = Places::new(&files);
    match arguments.format {
        Format::Human => _ = report::draw(&files, &problems, Limit::All),
        Format::Json => terminal::out(&draw::json(&problems, &texts)),
        Format::Github => terminal::out(&draw::github(&problems, &texts)),
        Format::Sarif => terminal::out(&draw::sarif(&problems, &texts)),
    }
    let count = Count::of(&problems);
    if arguments.format == Format::Human && problems.is_empty() {
        terminal::tell("no problems\n");
    }
    Ok(code(count, &arguments.shared))
}

/// Returns the exit code for what was found.
pub fn code(count: Count, shared: &Shared) -> u8 {
    if count.errors > 0 || (shared.strict && count.warnings > 0) { CONTENT } else { DONE }
}
