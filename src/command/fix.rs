//! `dateline fix`: what is certain is put right, and what an author says still holds.
//!
//! Everything is tried in memory and checked again first; without `--write` that is all, and what would change is shown as a
//! difference. An annotation whose passage has other words now is never touched unless somebody says that it still holds.

mod accept;
mod difference;
mod edit;
mod mend;

use std::path::Path;

use clap::Args;

use super::{COMMAND, CONTENT, DONE, build, clock, report, terminal};
use crate::Options;
use crate::files::Files;
use crate::problem::Problems;
use crate::problem::draw::Count;
use crate::problem::wording::plural;
use crate::write::change::{self, Change};
use accept::Accepted;
pub use difference::Screen;
use mend::Mended;

/// Examples for the help.
pub const EXAMPLES: &str = "Examples:
  dateline fix                     shows what would change, as a difference
  dateline fix --write             changes it
  dateline fix --accept the-vote#a-close-vote --write
                                   the note still holds: quote what is there";

/// What was typed.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Write the changes; without it they are shown
    #[arg(long)]
    pub write: bool,
    /// Annotations that still hold though their passage has changed: ID, or ARTICLE#ID
    #[arg(long, value_name = "ID", num_args = 1..)]
    pub accept: Vec<String>,
    /// The day that accepted annotations are marked as reviewed on, instead of today
    #[arg(long, value_name = "DATE")]
    pub today: Option<String>,
}

/// Puts right what is certain.
pub fn run(root: &Path, arguments: &Arguments) -> u8 {
    fix(root, arguments).unwrap_or_else(|code| code)
}

/// Puts right what is certain; an exit code either way.
fn fix(root: &Path, arguments: &Arguments) -> Result<u8, u8> {
    let (files, problems) = report::read(root)?;
    let day = clock::day(arguments.today.as_deref(), &files)?;
    let accepted = Accepted { names: &arguments.accept, day: &day };
    let mended = mend::mend(&files, &problems, (&Options::default(), &accepted));
    if let Some(message) = accepted.refused(&mended) {
        terminal::fail(&message);
        return Err(COMMAND);
    }
    let changes = changes(&files, &mended.files);
    if arguments.write { write(root, &changes, &mended) } else { Ok(show(&changes, &mended)) }
}

/// Returns the texts that differ.
fn changes<'f>(before: &'f Files, after: &'f Files) -> Vec<Change<'f>> {
    let pairs = before.iter().filter_map(|(id, file)| Some((file, after.get(id)?)));
    let changed = pairs.filter(|(old, new)| old.text != new.text);
    changed.map(|(old, new)| Change { path: &old.path, before: &old.text, after: &new.text }).collect()
}

/// Shows what would change; the exit code tells of the content as it is.
fn show(changes: &[Change<'_>], mended: &Mended) -> u8 {
    for change in changes {
        terminal::out(&difference::unified(change, terminal::screen()));
    }
    let said = match changes.len() {
        0 => "nothing to put right\n".to_owned(),
        files => format!(
            "{} can be put right in {}; `dateline fix --write` does it\n",
            plural(mended.count, "problem"),
            plural(files, "file")
        ),
    };
    terminal::tell(&said);
    tell_rest(mended, if changes.is_empty() { "are left" } else { "would be left" });
    code(&mended.before)
}

/// Writes what changes, all or nothing; the exit code tells of the content as it is then.
fn write(root: &Path, changes: &[Change<'_>], mended: &Mended) -> Result<u8, u8> {
    change::texts(root, changes).map_err(|error| build::failed(&error))?;
    for change in changes {
        let path = root.join(change.path);
        terminal::out(&format!("{}\n", path.strip_prefix(".").unwrap_or(&path).display()));
    }
    terminal::tell(&match changes.len() {
        0 => "nothing to put right\n".to_owned(),
        files => format!("put right: {} in {}\n", plural(mended.count, "problem"), plural(files, "file")),
    });
    tell_rest(mended, "are left");
    Ok(code(&mended.problems))
}

/// Says what weighs in what was accepted, what waits for the author, and how many problems are left.
fn tell_rest(mended: &Mended, left: &str) {
    terminal::tell(&accept::weighed(&mended.accepted));
    terminal::tell(&accept::waiting(&mended.problems));
    let count = Count::of(&mended.problems);
    if count.errors > 0 {
        let left = if count.errors == 1 { left.replace("are", "is") } else { left.to_owned() };
        terminal::tell(&format!("{} {left}; `dateline check` shows them all\n", plural(count.errors, "error")));
    }
}

/// Returns the exit code for content with some problems.
fn code(problems: &Problems) -> u8 {
    if Count::of(problems).errors > 0 { CONTENT } else { DONE }
}
