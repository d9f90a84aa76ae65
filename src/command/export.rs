//! `dateline export FORMAT`: the checked site for other programs, and what they cannot hold.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::{CONTENT, DONE, Shared, build, report, terminal};
use crate::export;
use crate::problem::draw::Limit;
use crate::write::add;

/// Examples for the help.
pub const EXAMPLES: &str = "Examples:
  dateline export timelinejs --out timeline.json
  dateline export csv > events.csv
  dateline export webannotation --base-url https://example.org/

What the format cannot hold is said on standard error.";

/// What was typed.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The format to write
    #[arg(value_enum, value_name = "FORMAT")]
    pub format: Format,
    /// What build and check have in common.
    #[command(flatten)]
    pub shared: Shared,
    /// The file to write, instead of standard output; one that is there is replaced
    #[arg(long, short, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// A format that is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// JSON of version 3
    #[value(name = "timelinejs", help = "TimelineJS: JSON of version 3")]
    TimelineJs,
    /// A sheet
    #[value(help = "The sheet of TimelineJS as CSV, with columns of Dateline's behind its own")]
    Csv,
    /// Notes on articles, as the W3C's Web Annotations
    #[value(name = "webannotation")]
    WebAnnotation,
}

impl From<Format> for export::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::TimelineJs => Self::TimelineJs,
            Format::Csv => Self::Csv,
            Format::WebAnnotation => Self::WebAnnotation,
        }
    }
}

/// Writes the site in a format, and says what is not in it.
pub fn run(root: &Path, arguments: &Arguments) -> u8 {
    write(root, arguments).unwrap_or_else(|code| code)
}

/// Writes the site in a format; an exit code either way.
fn write(root: &Path, arguments: &Arguments) -> Result<u8, u8> {
    let options = report::options(&arguments.shared, None)?;
    let (files, problems) = report::read(root)?;
    let checked = crate::check(&files, &options, (problems, &mut |_| {}));
    let count = report::draw(&files, &checked.problems, Limit::All);
    let Some(ready) = checked.ready.filter(|_| count.warnings == 0 || !arguments.shared.strict) else {
        terminal::tell("nothing was written\n");
        return Ok(CONTENT);
    };
    let export = export::write(arguments.format.into(), &ready.site, &ready.plan);
    match &arguments.out {
        Some(path) => add::over(path, export.text.as_bytes()).map_err(|error| build::failed(&error))?,
        None => terminal::out(&export.text),
    }
    terminal::tell(&export.report());
    terminal::tell(&report::held(&ready, "export").concat());
    Ok(DONE)
}
