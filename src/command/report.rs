//! Reading and checking, and telling what was found: what build, check and serve have in common.

use std::collections::BTreeMap;
use std::path::Path;

use super::{COMMAND, MACHINE, Shared, terminal};
use crate::address::BaseUrl;
use crate::date::{Date, Zone};
use crate::files::Files;
use crate::parse::Places;
use crate::problem::Problems;
use crate::problem::draw::{self, Count, Limit};
use crate::problem::wording::plural;
use crate::resolve::Drafts;
use crate::{Options, Ready};

/// Decides what was typed; `today` is the day that dates for another look are held against.
///
/// # Errors
///
/// The exit code, after saying which value is wrong.
pub fn options(shared: &Shared, today: Option<&str>) -> Result<Options, u8> {
    let base_url = shared.base_url.as_deref().map(base).transpose()?;
    let now = shared.now.as_deref().map(|now| moment("--now", now)).transpose()?;
    let today = today.map(|today| moment("--today", today)).transpose()?;
    Ok(Options {
        drafts: if shared.drafts { Drafts::Shown } else { Drafts::Hidden },
        now: now.map(|now| now.edtf().to_owned()),
        today,
        base_url,
    })
}

/// Reads an address to publish at.
fn base(text: &str) -> Result<BaseUrl, u8> {
    BaseUrl::parse(text).map_err(|error| {
        terminal::fail(&format!("--base-url: {error}"));
        COMMAND
    })
}

/// Reads a day or a moment.
///
/// # Errors
///
/// The exit code, after saying that it is none.
pub fn moment(option: &str, text: &str) -> Result<Date, u8> {
    Date::parse(text, Zone::UTC).map_err(|error| {
        let hint = error.hint.map(|hint| format!("; {hint}")).unwrap_or_default();
        terminal::fail(&format!("{option}: `{text}` is not a date: {}{hint}", error.message));
        COMMAND
    })
}

/// Reads the files of a project.
///
/// # Errors
///
/// The exit code, after saying what cannot be read.
pub fn read(root: &Path) -> Result<(Files, Problems), u8> {
    Files::read(root).map_err(|error| {
        if error.source.kind() == std::io::ErrorKind::NotFound {
            terminal::fail(&format!(
                "there is no folder `content` in `{}`; go to the folder that holds it, or name it with `--root`\nhelp: \
                 `dateline init` begins a site",
                root.display()
            ));
            return COMMAND;
        }
        terminal::fail(&format!("cannot read `{}`: {}", error.path.display(), error.source));
        MACHINE
    })
}

/// Says what was held back, and how the same command shows it.
pub fn held(ready: &Ready, verb: &str) -> Vec<String> {
    let held = ready.site.held_back;
    let mut lines = Vec::new();
    if held.drafts > 0 {
        lines.push(format!("held back: {} ({verb} with --drafts to see them)\n", plural(held.drafts, "draft")));
    }
    if held.embargoed > 0 {
        let what = plural(held.embargoed, "entry");
        lines.push(format!("held back: {what} under embargo ({verb} with --now once it has passed)\n"));
    }
    lines
}

/// Draws problems on the terminal, and returns how many there are.
pub fn draw(files: &Files, problems: &Problems, limit: Limit) -> Count {
    if !problems.is_empty() {
        terminal::tell(&draw::human(problems, &Places::new(files), terminal::look(limit)));
    }
    Count::of(problems)
}

/// Returns the problems that were not there before; places do not count, because an addition moves them.
pub fn fresh(before: &Problems, after: Problems) -> Problems {
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
