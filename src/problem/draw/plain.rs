//! Problems as plain lines: whole and exact, the form that test cases expect them in.
//!
//! ```text
//! error[unknown-source]: no source is called `herald-vot`
//!  --> content/events/the-vote.md:4:11
//!   | words under the caret
//!   | content/sources/herald.yaml:1:7: words at another place
//!   = note: a fact
//!   = help: what to do
//!   = fix: 4:11..4:21 "herald-vote"
//! ```
//!
//! Columns count characters, and the end of a fix is the place after its last character. A fix in another file than
//! the problem's has the path before its place. Further lines of a text are indented by eight spaces.

use std::fmt::Write as _;

use super::{LineIndex, Located, Spot, Texts};
use crate::problem::{Fix, Problem};

/// Writes problems in order, one block each, with nothing between them.
pub fn draw(problems: &[Problem], texts: &dyn Texts) -> String {
    let index = LineIndex::new(problems, texts);
    let mut out = String::new();
    for Located { problem, spot } in index.located(problems) {
        push(&mut out, &format!("{}[{}]: ", problem.severity.name(), problem.rule.name()), &problem.message);
        push(&mut out, " --> ", &at(&index, spot));
        body(&mut out, problem, &index);
        if let Some(fix) = &problem.fix {
            push(&mut out, "  = fix: ", &change(fix, spot, &index));
        }
    }
    out
}

/// Writes what stands below a problem's place, but for the fix.
fn body(out: &mut String, problem: &Problem, index: &LineIndex) {
    if !problem.label.is_empty() {
        push(out, "  | ", &problem.label);
    }
    for label in &problem.labels {
        push(out, "  | ", &format!("{}: {}", at(index, index.spot(label.place)), label.text));
    }
    for note in &problem.notes {
        push(out, "  = note: ", note);
    }
    for help in &problem.helps {
        push(out, "  = help: ", help);
    }
}

/// Writes a line, and the further lines of its text indented.
fn push(out: &mut String, start: &str, text: &str) {
    let _ = writeln!(out, "{start}{}", text.replace('\n', "\n        "));
}

/// Returns a spot as `path:line:column`.
fn at(index: &LineIndex, spot: Spot) -> String {
    format!("{}:{}:{}", index.path(spot), spot.start.line, spot.start.column)
}

/// Returns where a fix goes and what it says.
fn change(fix: &Fix, of: Spot, index: &LineIndex) -> String {
    let spot = index.spot(index.texts.whole(fix.place));
    let path = if spot.span.file == of.span.file { String::new() } else { format!("{}:", index.path(spot)) };
    let text = serde_json::Value::from(fix.text.as_str());
    let Spot { start, end, .. } = spot;
    format!("{path}{}:{}..{}:{} {text}", start.line, start.column, end.line, end.column)
}
