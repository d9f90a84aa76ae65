//! The content as it would be after an addition: checked before anything is written.

use super::{COMMAND, report, terminal};
use crate::Options;
use crate::files::Files;
use crate::parse::Places;
use crate::problem::draw::{self, Limit};
use crate::problem::{Problems, Severity};
use crate::resolve::Drafts;

/// Checks the content as it would be after an addition, and refuses what would be a new error; `problems` are those of
/// reading what is there.
///
/// # Errors
///
/// The exit code, after saying what would be wrong.
pub fn check((before, after): (&Files, &Files), problems: &Problems) -> Result<(), u8> {
    let fresh = report::fresh(&errors(before, problems), errors(after, problems));
    if fresh.is_empty() {
        return Ok(());
    }
    terminal::tell(&draw::human(&fresh, &Places::new(after), terminal::look(Limit::All)));
    terminal::tell("nothing was written\n");
    Err(COMMAND)
}

/// Returns the errors of a content, drafts included; `problems` are those of reading it.
pub fn errors(files: &Files, problems: &Problems) -> Problems {
    let options = Options { drafts: Drafts::Shown, now: None, today: None, base_url: None };
    let found = crate::check(files, &options, (problems.clone(), &mut |_| {})).problems;
    found.into_iter().filter(|problem| problem.severity == Severity::Error).collect()
}
