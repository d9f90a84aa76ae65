//! Changes made in memory, one round after the other, each of them checked before it counts.
//!
//! A file that cannot be read hides what else is wrong in it: such mistakes go first, and their cure has to make the file readable.
//! Any other change has to end its problem and bring no error. What comes of several at once is looked at together; where
//! that is not better, half by half, so that one that is wrong does not stand in the way of the rest.

use std::ops::Range;

use super::accept::Accepted;
use super::edit::{self, Edit, unreadable};
use crate::Options;
use crate::files::Files;
use crate::parse::Places;
use crate::problem::draw::{Count, Texts};
use crate::problem::{Problem, Problems, Rule};

/// How many times the content is looked at anew: one mistake may hide another, but not for ever.
const ROUNDS: usize = 50;

/// What came of it.
pub(super) struct Mended {
    /// The files, put right.
    pub files: Files,
    /// The problems there were.
    pub before: Problems,
    /// The problems there are.
    pub problems: Problems,
    /// How many problems were ended.
    pub count: usize,
    /// Those of them that ended because their author says that the annotation still holds.
    pub accepted: Problems,
}

/// What the content is checked with.
struct Check<'c> {
    /// What was found while reading.
    read: &'c Problems,
    /// What holds for every check.
    options: &'c Options,
}

/// Files, and what is wrong with them.
#[derive(Clone)]
struct State {
    /// The files.
    files: Files,
    /// What is wrong.
    problems: Problems,
}

/// Puts right what can be; `read` is what was found while reading.
pub(super) fn mend(files: &Files, read: &Problems, (options, accepted): (&Options, &Accepted<'_>)) -> Mended {
    let check = Check { read, options };
    let mut state = check.state(files.clone());
    let before = state.problems.clone();
    let (mut count, mut done) = (0, Problems::new());
    let mut refused: Vec<Edit> = Vec::new();
    for _ in 0..ROUNDS {
        let mut edits = edit::all(&state.files, &state.problems, accepted);
        edits.retain(|edit| !refused.contains(edit));
        if edits.iter().any(Edit::opens) {
            edits.retain(Edit::opens);
        }
        if edits.is_empty() {
            break;
        }
        let admitted = check.admit(&mut state, &edits);
        if admitted.is_empty() {
            refused.extend(edits);
            continue;
        }
        refused.clear();
        count += admitted.len();
        done.extend(admitted.into_iter().map(|edit| edit.target).filter(|problem| problem.fix.is_none()));
    }
    Mended { files: state.files, before, problems: state.problems, count, accepted: done }
}

impl Check<'_> {
    /// Checks files.
    fn state(&self, files: Files) -> State {
        let problems = crate::check(&files, self.options, (self.read.clone(), &mut |_| {})).problems;
        State { files, problems }
    }

    /// Makes those of some changes that are for the better, and returns them.
    fn admit(&self, state: &mut State, edits: &[Edit]) -> Vec<Edit> {
        let (files, places) = edit::apply(&state.files, edits);
        let after = self.state(files);
        if better(state, &after, (edits, &places)) {
            *state = after;
            return edits.to_vec();
        }
        if edits.len() < 2 {
            return Vec::new();
        }
        let (first, second) = edits.split_at(edits.len() / 2);
        let mut admitted = self.admit(state, first);
        // Bytes after a change of the first half are elsewhere now: what is left waits for the next round.
        let moved = |edit: &&Edit| admitted.iter().any(|done| done.path == edit.path);
        let rest: Vec<Edit> = second.iter().filter(|edit| !moved(edit)).cloned().collect();
        if !rest.is_empty() {
            admitted.extend(self.admit(state, &rest));
        }
        admitted
    }
}

/// Tells whether changes were for the better: each ended its problem, and nothing is worse.
fn better(before: &State, after: &State, (edits, places): (&[Edit], &[Range<usize>])) -> bool {
    let ended = |edit: &Edit| {
        let key = |problem: &Problem, files: &Files| {
            (problem.rule, problem.message.clone(), files.get(problem.place.file()).map(|file| file.path.clone()))
        };
        let target = key(&edit.target, &before.files);
        let count =
            |state: &State| state.problems.iter().filter(|problem| key(problem, &state.files) == target).count();
        let asked = edits.iter().filter(|other| key(&other.target, &before.files) == target).count();
        count(after) + asked <= count(before)
    };
    if edits.len() != places.len() || !edits.iter().all(ended) {
        return false;
    }
    if edits.iter().all(Edit::opens) {
        return edits.iter().zip(places).all(|(edit, place)| opened(after, &edit.path, place));
    }
    let (old, new) = (Count::of(&before.problems), Count::of(&after.problems));
    let targets: Problems = edits.iter().map(|edit| edit.target.clone()).collect();
    let wanted = Count::of(&targets);
    new.errors + wanted.errors <= old.errors
        && (wanted.errors > 0 || new.warnings < old.warnings || new.notes < old.notes)
}

/// Tells whether a file can be read now, or further, and what was typed at a place means what it says.
fn opened(after: &State, path: &str, place: &Range<usize>) -> bool {
    let places = Places::new(&after.files);
    let is_own = |problem: &&Problem| after.files.get(problem.place.file()).is_some_and(|file| file.path == path);
    after.problems.iter().filter(is_own).all(|problem| {
        if unreadable(problem.rule) {
            // Another mistake that is known by now: it is the next round's.
            return problem.fix.as_ref().is_some_and(|fix| places.span(fix.place).range().start >= place.end);
        }
        let here = places.span(problem.place).range();
        let inside = here.start < place.end && place.start < here.end;
        // Quotes in the wrong place make keys and lists that nobody meant; a slip that has a fix of its own may have been there.
        let strange = matches!(problem.rule, Rule::UnknownKey | Rule::WrongType | Rule::DuplicateKey);
        !(inside && strange && problem.fix.is_none())
    })
}

#[cfg(test)]
mod tests;
