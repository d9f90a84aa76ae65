//! Problems as SARIF 2.1.0 (OASIS, 2020), which code hosts and editors read.
//!
//! One run, whose driver lists every rule with its explanation. Columns count Unicode code points; the end of a region
//! is the place after its last character. Paths are relative to the root of the repository.

use serde_json::{Value, json};

use super::{LineIndex, Located, Spot, Texts, words};
use crate::problem::{Fix, Label, Problem, Rule, explain};

/// The name of the format's schema, by which its readers know it.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// Writes all problems in order, as one indented log that ends with a line feed.
pub fn draw(problems: &[Problem], texts: &dyn Texts) -> String {
    let index = LineIndex::new(problems, texts);
    let results: Vec<Value> = index.located(problems).iter().map(|located| result(located, &index)).collect();
    let rules: Vec<Value> = Rule::ALL.iter().map(|rule| descriptor(*rule)).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "dateline", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

/// Returns what the driver says of a rule; the words for weights are SARIF's own.
fn descriptor(rule: Rule) -> Value {
    let entry = rule.entry();
    json!({
        "id": entry.name,
        "shortDescription": { "text": entry.summary },
        "fullDescription": { "text": entry.why },
        "help": { "text": entry.cure, "markdown": explain::section(rule) },
        "defaultConfiguration": { "level": entry.severity.name() },
        "properties": { "settable": rule.adjustable() },
    })
}

/// Returns one problem as a result.
fn result(located: &Located, index: &LineIndex) -> Value {
    let Located { problem, spot } = located;
    let mut result = json!({
        "ruleId": problem.rule.name(),
        "ruleIndex": Rule::ALL.iter().position(|rule| *rule == problem.rule),
        "level": problem.severity.name(),
        "message": { "text": words(problem) },
        "locations": [{ "physicalLocation": physical(*spot, index) }],
    });
    if !problem.labels.is_empty() {
        let related = |(id, label)| related(id, label, index);
        result["relatedLocations"] = problem.labels.iter().enumerate().map(related).collect();
    }
    if let Some(fix) = &problem.fix {
        result["fixes"] = json!([change(fix, index)]);
    }
    result
}

/// Returns a further place of a problem.
fn related(id: usize, label: &Label, index: &LineIndex) -> Value {
    let spot = index.spot(label.place);
    json!({ "id": id, "physicalLocation": physical(spot, index), "message": { "text": label.text } })
}

/// Returns a change to a file.
fn change(fix: &Fix, index: &LineIndex) -> Value {
    let spot = index.spot(index.texts.whole(fix.place));
    json!({
        "artifactChanges": [{
            "artifactLocation": { "uri": uri(index.path(spot)) },
            "replacements": [{ "deletedRegion": region(spot), "insertedContent": { "text": fix.text } }],
        }],
    })
}

/// Returns a place in a file.
fn physical(spot: Spot, index: &LineIndex) -> Value {
    json!({ "artifactLocation": { "uri": uri(index.path(spot)) }, "region": region(spot) })
}

/// Returns the lines and columns of a place.
fn region(spot: Spot) -> Value {
    let Spot { start, end, .. } = spot;
    json!({ "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column })
}

/// Returns a path as a relative URI reference (RFC 3986).
fn uri(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    path.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}
