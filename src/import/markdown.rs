//! Markdown: a file with tables.

use super::report::{self, Fault};
use super::{Ids, Import, Options};
use crate::files::input::Input;

/// Reads the tables of a file.
pub fn table(input: &Input, _: &Options<'_>, _: &mut Ids) -> Import {
    report::only(Fault::of_file(&input.path, "this format is not read yet", ""))
}
