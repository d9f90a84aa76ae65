//! The content as it would be after an addition: checked before anything is written.

use std::collections::BTreeMap;

use super::{COMMAND, terminal};
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
    let options = Options { drafts: Drafts::Shown, now: None, today: None, base_url: None };
    let errors = |files: &Files| {
        let found = crate::check(files, &options, (problems.clone(), &mut |_| {})).problems;
        found.into_iter().filter(|problem| problem.severity == Severity::Error).collect::<Problems>()
    };
    let fresh = fresh(&errors(before), errors(after));
    if fresh.is_empty() {
        return Ok(());
    }
    terminal::tell(&draw::human(&fresh, &Places::new(after), terminal::look(Limit::All)));
    terminal::tell("nothing was written\n");
    Err(COMMAND)
}

/// Returns the problems that were not there before; places do not count, because an addition moves them.
fn fresh(before: &Problems, after: Problems) -> Problems {
    let mut known: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for problem in before {
        *known.entry((problem.rule.name(), &problem.message)).or_default() += 1;
    }
    let mut is_fresh = |rule, message| match known.get_mut(&(rule, message)) {
        Some(left @ 1..) => {
            *left -= 1;
            false
        }
        _ => true,
    };
    let flags: Vec<bool> =
        after.iter().map(|problem| is_fresh(problem.rule.name(), problem.message.as_str())).collect();
    after.into_iter().zip(flags).filter_map(|(problem, fresh)| fresh.then_some(problem)).collect()
}
