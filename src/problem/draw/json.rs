//! Problems as JSON, for editors and other programs; the shape is a promise, to which keys may be added.
//!
//! ```text
//! { "version": 1,
//!   "problems": [
//!     { "rule": "unknown-source", "severity": "error", "message": "no source is called `herald-vot`",
//!       "subject": "the-vote", "annotation": null,
//!       "path": "content/events/the-vote.md",
//!       "line": 4, "column": 11, "end-line": 4, "end-column": 21, "start": 51, "end": 61,
//!       "label": "not found",
//!       "labels": [{"path": …, "line": …, "column": …, "end-line": …, "end-column": …, "start": …, "end": …, "text": …}],
//!       "notes": [], "helps": ["did you mean `herald-vote`?"],
//!       "fix": {"path": …, …, "end": 61, "text": "herald-vote"},
//!       "choices": [{"keys": {"quote": "the words", "prefix": null}, "weighs": []}] }],
//!   "counts": {"errors": 1, "warnings": 0, "notes": 0} }
//! ```
//!
//! Lines and columns count from 1, columns in characters; `start` and `end` are bytes from 0 in the file as UTF-8
//! without a byte order mark and with line feeds alone. Every end is the place after the last character. `severity`
//! is `error`, `warning` or `note`. `subject`, `annotation`, `label` and `fix` are null when there is none; no key is ever
//! missing. `docs/problems.schema.json` says the same to programs.

use serde_json::{Map, Value, json};

use super::{Count, LineIndex, Located, Spot, Texts};
use crate::problem::{Choice, Problem};

/// Writes all problems in order, as one indented object that ends with a line feed.
pub fn draw(problems: &[Problem], texts: &dyn Texts) -> String {
    let index = LineIndex::new(problems, texts);
    let Count { errors, warnings, notes } = Count::of(problems);
    let all: Vec<Value> = index.located(problems).iter().map(|located| object(located, &index)).collect();
    let whole = json!({
        "version": 1,
        "problems": all,
        "counts": { "errors": errors, "warnings": warnings, "notes": notes },
    });
    format!("{whole:#}\n")
}

/// Returns one problem as an object.
fn object(located: &Located, index: &LineIndex) -> Value {
    let Located { problem, spot } = located;
    let label = Some(problem.label.as_str()).filter(|label| !label.is_empty());
    let labels: Vec<Value> = problem.labels.iter().map(|it| told(index.spot(it.place), &it.text, index)).collect();
    let fix = problem.fix.as_ref().map(|fix| told(index.spot(index.texts.whole(fix.place)), &fix.text, index));
    let mut object = keys([
        ("rule", problem.rule.name().into()),
        ("severity", problem.severity.name().into()),
        ("message", problem.message.as_str().into()),
        ("subject", problem.subject.as_deref().into()),
        ("annotation", problem.annotation.as_deref().into()),
    ]);
    object.append(&mut place(*spot, index));
    object.append(&mut keys([
        ("label", label.into()),
        ("labels", labels.into()),
        ("notes", problem.notes.as_slice().into()),
        ("helps", problem.helps.as_slice().into()),
        ("fix", fix.into()),
        ("choices", problem.choices.iter().map(choice).collect()),
    ]));
    Value::Object(object)
}

/// Returns what an author may choose.
fn choice(choice: &Choice) -> Value {
    let words: Map<String, Value> =
        choice.keys.iter().map(|(key, text)| ((*key).to_owned(), text.as_deref().into())).collect();
    Value::Object(keys([("keys", words.into()), ("weighs", choice.weighs.as_slice().into())]))
}

/// Returns a place with a text.
fn told(spot: Spot, text: &str, index: &LineIndex) -> Value {
    let mut object = place(spot, index);
    object.append(&mut keys([("text", text.into())]));
    Value::Object(object)
}

/// Returns the keys that say where something is.
fn place(spot: Spot, index: &LineIndex) -> Map<String, Value> {
    let Spot { span, start, end } = spot;
    keys([
        ("path", index.path(spot).into()),
        ("line", start.line.into()),
        ("column", start.column.into()),
        ("end-line", end.line.into()),
        ("end-column", end.column.into()),
        ("start", span.start.into()),
        ("end", span.end.into()),
    ])
}

/// Returns a map with keys in the order given.
fn keys<const N: usize>(pairs: [(&str, Value); N]) -> Map<String, Value> {
    pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}
