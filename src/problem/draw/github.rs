//! Problems as workflow commands of GitHub Actions, which shows them beside the lines of a pull request.
//!
//! One line a problem: `::error file=…,line=…,col=…,endLine=…,endColumn=…,title=rule::message`. Warnings are
//! `warning`, notes are `notice`. Notes and helps follow the message, as escaped lines of it.

use std::fmt::Write as _;

use super::{LineIndex, Located, Texts, words};
use crate::problem::{Problem, Severity};

/// Writes one workflow command a problem, in order.
pub fn draw(problems: &[Problem], texts: &dyn Texts) -> String {
    let index = LineIndex::new(problems, texts);
    let mut out = String::new();
    for Located { problem, spot } in index.located(problems) {
        let (start, end) = (spot.start, spot.end);
        let _ = writeln!(
            out,
            "::{} file={},line={},col={},endLine={},endColumn={},title={}::{}",
            command(problem.severity),
            property(index.path(spot)),
            start.line,
            start.column,
            end.line,
            end.column,
            property(problem.rule.name()),
            message(&words(problem)),
        );
    }
    out
}

/// Returns the name of the command for a weight.
fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    }
}

/// Escapes the text after the second pair of colons.
fn message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the value of a property, in which colons and commas have a meaning.
fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}
