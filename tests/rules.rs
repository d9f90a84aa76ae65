//! Every rule's example, tried; and the page of rules, compared with the rules.

use dateline::problem::{Rule, explain};

use crate::case::{House, house, lay_out};
use crate::tree;

/// Rules whose example is told in words, since no text can hold it; a case or a unit test tries each.
const TOLD: [(&str, &str); 6] = [
    ("unreadable-file", "rights on files are no text, and a super-user reads everything"),
    ("not-utf8", "a Rust string is UTF-8"),
    ("file-too-large", "nobody would read the example"),
    ("link-outside", "a link is no text"),
    ("markdown-limit", "nobody would read the example"),
    ("review-due", "the day is said on the command line"),
];

/// Tells whether an example can be laid out in a folder.
fn can_be_tried(rule: Rule) -> bool {
    rule.entry().example.wrong.starts_with("-- ")
}

/// Returns the problems of an example, in plain form.
fn problems(parts: [&str; 2], house: &dyn House) -> String {
    let text = format!("An example.\n\n{}", parts.concat());
    let folder = tempfile::tempdir().unwrap();
    let case = crate::case::Case::read(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    lay_out(folder.path(), &case.files()).unwrap();
    let built = house.build(folder.path(), &[]);
    built.problems
}

/// Returns what is not as it should be with a rule's example, one sentence each.
fn untrue(rule: Rule, house: &dyn House) -> Vec<String> {
    let example = rule.entry().example;
    let name = rule.name();
    let wrong = problems([example.given, example.wrong], house);
    let right = problems([example.given, example.right], house);
    let mut said = Vec::new();
    if !wrong.contains(&format!("[{name}]: ")) {
        said.push(format!("{name}: the wrong example does not break the rule, but gives\n{wrong}"));
    }
    if right.contains(&format!("[{name}]: ")) || right.contains("error[") {
        said.push(format!("{name}: the right example gives\n{right}"));
    }
    said
}

#[test]
fn examples_are_true() {
    let house = house();
    let tried = Rule::ALL.iter().filter(|rule| can_be_tried(**rule));
    let wrong: Vec<String> = tried.flat_map(|rule| untrue(*rule, house)).collect();
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn examples_are_cases_or_told_with_a_reason() {
    let told: Vec<&str> = Rule::ALL.iter().filter(|rule| !can_be_tried(**rule)).map(|rule| rule.name()).collect();
    assert_eq!(told, TOLD.map(|(name, _)| name));
    for rule in Rule::ALL.iter().filter(|rule| can_be_tried(**rule)) {
        let example = rule.entry().example;
        for part in [example.wrong, example.right] {
            let text = format!("An example.\n\n{}{part}", example.given);
            let case = crate::case::Case::read(&text).unwrap_or_else(|error| panic!("{rule:?}: {error}"));
            assert_eq!(case.write(), text, "{rule:?}");
        }
    }
}

#[test]
fn the_page_of_rules_is_what_the_rules_say() {
    let page = explain::page();
    if tree::updating() {
        tree::write("docs/rules.md", &page);
    }
    assert!(tree::read("docs/rules.md") == page, "docs/rules.md is not what the rules say; UPDATE=1 writes it anew");
}
