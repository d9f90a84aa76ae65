//! Problems as JSON: `docs/problems.schema.json` says what every problem of every case looks like, and no more.

use std::collections::BTreeSet;

use dateline::files::Files;
use dateline::parse::Places;
use dateline::problem::draw;
use dateline::{Options, check};
use serde_json::{Value, json};

use crate::case::Case;
use crate::schemas::Schema;
use crate::tree;

/// Returns the schema.
fn schema() -> Value {
    serde_json::from_str(&tree::read("docs/problems.schema.json")).unwrap()
}

/// Returns the problems of the files of every case, as `check --format json` writes them.
fn all() -> Vec<(String, Value)> {
    let cases = tree::files("tests/cases").into_iter().filter(|path| path.strip_suffix(".case").is_some());
    cases
        .map(|path| {
            let case = Case::read(&tree::read(&path)).unwrap();
            let files = Files::from_texts(case.files().into_iter().map(|(path, _, text)| (path, text)));
            let problems = check(&files, &Options::default(), (Vec::new(), &mut |_| {})).problems;
            let drawn = draw::json(&problems, &Places::new(&files));
            (path, serde_json::from_str(&drawn).unwrap())
        })
        .collect()
}

/// Returns the names of a map's keys.
fn keys(map: &Value) -> BTreeSet<&str> {
    map.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn the_schema_tells_of_every_key_there_is() {
    let schema = schema();
    let promised = |name: &str| keys(&schema["$defs"][name]["properties"]);
    let mut seen = (0, 0, 0);
    for (path, found) in all() {
        assert!(Schema::new(&schema).accepts(&found), "{path}: {found:#}");
        assert_eq!(keys(&found), keys(&schema["properties"]), "{path}");
        assert_eq!(keys(&found["counts"]), promised("counts"), "{path}");
        for problem in found["problems"].as_array().unwrap() {
            assert_eq!(keys(problem), promised("problem"), "{path}");
            let labels = problem["labels"].as_array().unwrap();
            let choices = problem["choices"].as_array().unwrap();
            let fix = Some(&problem["fix"]).filter(|fix| !fix.is_null());
            let parts = labels.iter().map(|label| ("label", label));
            let parts = parts.chain(choices.iter().map(|choice| ("choice", choice))).chain(fix.map(|fix| ("fix", fix)));
            for (name, part) in parts {
                assert_eq!(keys(part), promised(name), "{path}");
            }
            seen = (seen.0 + labels.len(), seen.1 + choices.len(), seen.2 + usize::from(fix.is_some()));
        }
    }
    assert!(seen.0 > 20 && seen.1 > 10 && seen.2 > 20, "{seen:?}");
}

#[test]
fn every_key_is_always_there() {
    let schema = schema();
    for name in ["problem", "label", "fix", "choice", "counts"] {
        let part = &schema["$defs"][name];
        let required: BTreeSet<&str> =
            part["required"].as_array().unwrap().iter().map(|key| key.as_str().unwrap()).collect();
        assert_eq!(required, keys(&part["properties"]), "{name}");
    }
    let counts = json!({"errors": 0, "warnings": 0, "notes": 0});
    let whole = |version: u8, counts: &Value| json!({"version": version, "problems": [], "counts": counts});
    assert!(Schema::new(&schema).accepts(&whole(1, &counts)));
    assert!(!Schema::new(&schema).accepts(&whole(2, &counts)));
    assert!(!Schema::new(&schema).accepts(&whole(1, &json!({"errors": 0, "notes": 0}))));
    assert!(!Schema::new(&schema).accepts(&json!({"version": 1, "problems": [{"rule": "x"}], "counts": counts})));
}

#[test]
fn a_fix_is_put_where_it_says() {
    let text = "---\ntitle: A: é\ndate: 2022\n---\n";
    let files = Files::from_texts([("content/events/a.md", text), ("content/site.yaml", "title: T\n")]);
    let problems = check(&files, &Options::default(), (Vec::new(), &mut |_| {})).problems;
    let found: Value = serde_json::from_str(&draw::json(&problems, &Places::new(&files))).unwrap();
    let fix = &found["problems"][0]["fix"];
    let byte = |key: &str| usize::try_from(fix[key].as_u64().unwrap()).unwrap();
    let mended = format!("{}{}{}", &text[..byte("start")], fix["text"].as_str().unwrap(), &text[byte("end")..]);
    assert_eq!(mended, text.replace("A: é", "\"A: é\""));
}
