//! Markdown: a file with tables, or a folder of files with a front matter.

use super::report::{self, Fault};
use super::{Ids, Import, Options};
use crate::files::input::Input;

/// Reads the tables of a file.
pub fn table(input: &Input, _: &Options<'_>, _: &mut Ids) -> Import {
    report::only(Fault::of_file(&input.path, "this format is not read yet", ""))
}

/// Reads a folder, named by its path, of files with a front matter.
pub fn folder((path, _): (&str, &[Input]), _: &Options<'_>, _: &mut Ids) -> Import {
    report::only(Fault::of_file(path, "this format is not read yet", ""))
}
