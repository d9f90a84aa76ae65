//! `dateline check`: everything but writing.

use std::path::Path;

use clap::{Args, ValueEnum};

use super::{CONTENT, DONE, Shared, report, terminal, watching};
use crate::Options;
use crate::files::Files;
use crate::parse::Places;
use crate::problem::Problems;
use crate::problem::draw::{self, Count, Limit};
use crate::problem::wording::visible;
use crate::watch::How;

/// Examples for the help.
pub const EXAMPLES: &str = "Examples:
  dateline check
  dateline check --watch                     again after every change
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
    /// Check again after every change, until Ctrl-C
    #[arg(long)]
    pub watch: bool,
    /// Look for changes twice a second, instead of being told by the system
    #[arg(long, requires = "watch")]
    pub poll: bool,
}

impl Arguments {
    /// Returns how changes are learnt of.
    fn how(&self) -> How {
        if self.poll { How::Looking } else { How::Told }
    }
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
    let check = if arguments.watch { again } else { once };
    check(root, arguments).unwrap_or_else(|code| code)
}

/// Checks the content once; an exit code either way.
fn once(root: &Path, arguments: &Arguments) -> Result<u8, u8> {
    let options = report::options(&arguments.shared, arguments.today.as_deref())?;
    let (files, problems) = found(root, &options)?;
    tell((&files, &problems), arguments);
    Ok(code(Count::of(&problems), &arguments.shared))
}

/// Checks the content, and again after every change; returns the exit code of the last time.
fn again(root: &Path, arguments: &Arguments) -> Result<u8, u8> {
    // Watched first: what is saved during the first check is not missed.
    let mut watch = watching::start(root, arguments.how())?;
    let mut last = once(root, arguments)?;
    watching::end_on_ctrl_c(&watch)?;
    terminal::tell("watching for changes (Ctrl-C ends it)\n");
    let mut before = Files::read(root).map(|(files, _)| files).unwrap_or_default();
    while let Some(paths) = watch.wait() {
        let now = Files::read(root).map(|(files, _)| files).unwrap_or_default();
        terminal::tell(&changed(&seen(paths, [&before, &now])));
        last = once(root, arguments).unwrap_or_else(|code| code);
        before = now;
    }
    terminal::tell("\nstopped\n");
    Ok(last)
}

/// Returns the paths of what was there before or is now: what an editor made and took away between is not worth a word.
fn seen(paths: Vec<String>, files: [&Files; 2]) -> Vec<String> {
    paths.into_iter().filter(|path| files.iter().any(|files| files.find(path).is_some())).collect()
}

/// How many changed paths are named.
const NAMED: usize = 3;

/// Returns the line between two checks: what was changed.
fn changed(paths: &[String]) -> String {
    let named: Vec<String> = paths.iter().filter(|path| !path.is_empty()).map(|path| visible(path)).collect();
    let what = match named.len() {
        0 => "something".to_owned(),
        count @ 1..=NAMED => named[..count].join(", "),
        count => format!("{} and {} more", named[..NAMED].join(", "), count - NAMED),
    };
    format!("\n──── {what} changed ────\n\n")
}

/// Reads the content, and finds what is wrong with it.
fn found(root: &Path, options: &Options) -> Result<(Files, Problems), u8> {
    let (files, problems) = report::read(root)?;
    let checked = crate::check(&files, options, (problems, &mut |_| {}));
    let mut problems = checked.problems;
    if let Some(ready) = &checked.ready {
        problems.extend(super::build::trial(ready, &files));
    }
    Ok((files, problems))
}

/// Writes problems in the form that was asked for.
fn tell((files, problems): (&Files, &Problems), arguments: &Arguments) {
    let texts = Places::new(files);
    match arguments.format {
        Format::Human if problems.is_empty() => terminal::tell("no problems\n"),
        Format::Human => _ = report::draw(files, problems, Limit::All),
        Format::Json => terminal::out(&object(draw::json(problems, &texts), arguments)),
        Format::Github => terminal::out(&draw::github(problems, &texts)),
        Format::Sarif => terminal::out(&object(draw::sarif(problems, &texts), arguments)),
    }
}

/// Puts an object on one line where there is one for every check, so that a reader knows where each ends.
fn object(text: String, arguments: &Arguments) -> String {
    if !arguments.watch {
        return text;
    }
    serde_json::from_str::<serde_json::Value>(&text).map_or(text, |object| format!("{object}\n"))
}

/// Returns the exit code for what was found.
pub fn code(count: Count, shared: &Shared) -> u8 {
    if count.errors > 0 || (shared.strict && count.warnings > 0) { CONTENT } else { DONE }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_and_went_between_two_checks_is_not_named() {
        let before = Files::from_texts([("content/a.md", ""), ("content/b.md", "")]);
        let now = Files::from_texts([("content/a.md", ""), ("content/c.md", "")]);
        let paths = ["content/a.md", "content/b.md", "content/c.md", "content/sedrJbzTo"].map(str::to_owned).to_vec();
        assert_eq!(seen(paths, [&before, &now]), ["content/a.md", "content/b.md", "content/c.md"]);
    }
}
