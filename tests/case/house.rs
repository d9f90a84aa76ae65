//! Connects the cases with the house: the one place of the tests that knows how content is checked and built.

use std::collections::BTreeMap;
use std::path::Path;

/// What a build gave.
#[derive(Debug, Default)]
pub(crate) struct Built {
    /// The problems, in the plain form of `problem::draw::plain`.
    pub(crate) problems: String,
    /// The outputs by path; empty when there were errors.
    pub(crate) outputs: BTreeMap<String, Vec<u8>>,
}

/// Whatever checks and builds the content of a folder.
pub(crate) trait House {
    /// Returns the problems of the content below a folder, in plain form. Options are written as for the command.
    fn check(&self, root: &Path, options: &[String]) -> String;
    /// Builds the content below a folder, in memory.
    fn build(&self, root: &Path, options: &[String]) -> Built;
}

/// Returns the house, once it stands; until then cases are only read, and written back as they are.
pub(crate) fn house() -> Option<&'static dyn House> {
    None
}
