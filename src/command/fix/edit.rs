//! One change of one text: what a problem's fix, or an author's word, comes to.

use std::ops::Range;

use super::accept::Accepted;
use crate::files::Files;
use crate::parse::{Places, entry};
use crate::problem::draw::Texts;
use crate::problem::{Fix, Problem, Rule};
use crate::text::Place;

/// A change of a text, and the problem it is to end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    /// The path of the text.
    pub path: String,
    /// The bytes that go.
    pub range: Range<usize>,
    /// What is typed in their place.
    pub text: String,
    /// The problem.
    pub target: Problem,
}

impl Edit {
    /// Tells whether the file could not be read for the problem.
    pub(super) fn opens(&self) -> bool {
        unreadable(self.target.rule)
    }
}

/// Tells whether a file with a problem of a rule is not read, so that whatever else is wrong in it is not known.
pub(super) fn unreadable(rule: Rule) -> bool {
    matches!(rule, Rule::YamlSyntax | Rule::YamlAlias | Rule::MissingFrontMatter)
}

/// Returns the changes that some problems ask for, none of which touch each other, in the order of the texts.
pub(super) fn all(files: &Files, problems: &[Problem], accepted: &Accepted<'_>) -> Vec<Edit> {
    let places = Places::new(files);
    let mut edits: Vec<Edit> =
        problems.iter().filter_map(|problem| edit(files, problem, (&places, accepted))).collect();
    edits.sort_by(|one, other| {
        (&one.path, one.range.start, one.range.end).cmp(&(&other.path, other.range.start, other.range.end))
    });
    let mut apart: Vec<Edit> = Vec::with_capacity(edits.len());
    for edit in edits {
        let touches = |last: &Edit| {
            last.path == edit.path && (edit.range.start < last.range.end || edit.range.start == last.range.start)
        };
        if !apart.last().is_some_and(touches) {
            apart.push(edit);
        }
    }
    apart
}

/// Returns the change that a problem asks for.
fn edit(files: &Files, problem: &Problem, (places, accepted): (&Places<'_>, &Accepted<'_>)) -> Option<Edit> {
    let edit = |place: Place, range: Range<usize>, text: String| {
        let path = files.get(place.file())?.path.clone();
        Some(Edit { path, range, text, target: problem.clone() })
    };
    if let Some(Fix { place, text }) = &problem.fix {
        // A place in a file that is not known would be its beginning.
        let range = places.span(places.whole(*place)).range();
        return edit(*place, range.clone(), text.clone()).filter(|_| !range.is_empty());
    }
    let keys = accepted.keys(problem)?;
    let Place::Node(file, node) = problem.place else { return None };
    let file = files.get(file)?;
    let after = entry::set(&file.path, &file.text, node, &keys)?;
    let (range, text) = between(&file.text, &after);
    edit(problem.place, range, text)
}

/// Returns where two texts differ, and what stands there in the second.
fn between(before: &str, after: &str) -> (Range<usize>, String) {
    let same = before.bytes().zip(after.bytes()).take_while(|(one, other)| one == other).count();
    let start = (0..=same).rev().find(|&at| before.is_char_boundary(at)).unwrap_or_default();
    let (old, new) = (&before[start..], &after[start..]);
    let same = old.bytes().rev().zip(new.bytes().rev()).take_while(|(one, other)| one == other).count();
    let end = (0..=same).rev().find(|&at| old.is_char_boundary(old.len() - at)).unwrap_or_default();
    (start..before.len() - end, new[..new.len() - end].to_owned())
}

/// Makes changes, which do not touch each other and are in order; returns the texts, and where in them each change is.
pub(super) fn apply(files: &Files, edits: &[Edit]) -> (Files, Vec<Range<usize>>) {
    let mut fresh = files.clone();
    let mut places = Vec::with_capacity(edits.len());
    for group in edits.chunk_by(|one, other| one.path == other.path) {
        let path = &group[0].path;
        let Some(file) = files.find(path) else { continue };
        let before = &files.file(file).text;
        let (mut text, mut at) = (String::with_capacity(before.len()), 0);
        for edit in group {
            text.push_str(&before[at..edit.range.start]);
            places.push(text.len()..text.len() + edit.text.len());
            text.push_str(&edit.text);
            at = edit.range.end;
        }
        text.push_str(&before[at..]);
        fresh = fresh.with(path, &text);
    }
    (fresh, places)
}
