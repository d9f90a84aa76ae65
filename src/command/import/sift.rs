//! Annotations that the site cannot hold: each is left out and named, and the others are kept.

use std::collections::BTreeMap;

use super::super::{report, trial};
use crate::address::Id;
use crate::files::Files;
use crate::import::{Fault, Import, write};
use crate::parse::Documents;
use crate::problem::{Problem, Problems};

/// The site that is imported into: its files, what they say, and what was found while reading them.
type House<'h> = (&'h Files, &'h Documents, &'h Problems);

/// Annotations while they are tried.
struct Sift<'s> {
    /// All of them.
    import: &'s Import,
    /// The site.
    house: House<'s>,
    /// The errors it has.
    errors: Problems,
    /// The name of the list that additions may need.
    list: &'s Id,
    /// The numbers of those that fit so far.
    kept: Vec<usize>,
    /// Those that do not fit, and why.
    wrong: BTreeMap<usize, Fault>,
}

/// Leaves out each annotation with which the content would have an error more.
pub(super) fn notes(import: &mut Import, house: House<'_>, list: &Id) {
    let errors = trial::errors(house.0, house.2);
    let mut sift = Sift { import, house, errors, list, kept: Vec::new(), wrong: BTreeMap::new() };
    sift.take(&(0..import.entries.len()).collect::<Vec<_>>());
    let wrong = sift.wrong;
    import.leave_out(wrong);
}

impl Sift<'_> {
    /// Keeps those of some annotations that fit; where one does not, halves are tried, so that few checks find it.
    fn take(&mut self, some: &[usize]) {
        let Some(problem) = self.problem(some) else { return self.kept.extend(some) };
        match some {
            [] => {}
            [one] => {
                let record = self.import.names.get(*one).cloned().unwrap_or_default();
                let help = problem.helps.first().cloned();
                let fault = Fault { record, place: None, field: String::new(), message: problem.message, help };
                self.wrong.insert(*one, fault);
            }
            some => {
                let (first, second) = some.split_at(some.len() / 2);
                self.take(first);
                self.take(second);
            }
        }
    }

    /// Returns the first error that the content would have with some annotations and those that fit.
    fn problem(&self, some: &[usize]) -> Option<Problem> {
        let (files, documents, problems) = self.house;
        let entries = self.kept.iter().chain(some).map(|at| self.import.entries[*at].clone()).collect();
        let import = Import { entries, ..Import::default() };
        // What cannot be written at all is said when it is to be.
        let additions = write::additions(&import, self.list, (files, documents)).ok()?;
        let after = files.clone().beside(additions.iter().map(|one| (one.path.as_str(), one.whole.as_slice())));
        report::fresh(&self.errors, trial::errors(&after, problems)).into_iter().next()
    }
}
