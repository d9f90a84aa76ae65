//! Waiting for changes until Ctrl-C: what serve and `check --watch` have in common.

use std::path::Path;

use super::{MACHINE, terminal};
use crate::watch::{How, Watch};

/// Begins to watch, and says how when it is not as expected.
///
/// # Errors
///
/// The exit code, after saying why nothing can be watched.
pub fn start(root: &Path, how: How) -> Result<Watch, u8> {
    let watch = Watch::start(root, how).map_err(|error| {
        terminal::fail(&format!("cannot watch `{}`: {error}", root.display()));
        MACHINE
    })?;
    if let Some(why) = watch.why() {
        terminal::tell(&format!(
            "changes are looked for twice a second, because the system does not tell of them: {why}\n"
        ));
    }
    Ok(watch)
}

/// Lets Ctrl-C end the waiting, and the program in order.
///
/// # Errors
///
/// The exit code, after saying that the system refuses that.
pub fn end_on_ctrl_c(watch: &Watch) -> Result<(), u8> {
    ctrlc::set_handler(watch.stop()).map_err(|error| {
        terminal::fail(&format!("Ctrl-C: {error}"));
        MACHINE
    })
}
