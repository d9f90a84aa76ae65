//! Each accident, the line it is told at, and the line to type instead.

use super::*;
use crate::text::line_column;

/// Tells what is said about a block: line, column, message and the line to type instead.
fn told(block: &str) -> Vec<String> {
    let text = format!("---\n{block}---\nText.\n");
    let range = 4..4 + block.len();
    let failure = yaml::read(block).unwrap_err();
    let wreck = Wreck { file: FileId(0), text: &text, block: range };
    let tell = |problem: Problem| {
        let Place::Span(span) = problem.place else { panic!("a place in bytes") };
        let at = line_column(&text, span.range().start);
        let fix = problem.fix.map(|fix| fix.text);
        format!("{}:{} {} => {}", at.line, at.column, problem.message, fix.unwrap_or_else(|| problem.helps.join("; ")))
    };
    wreck.problems(failure).into_iter().map(tell).collect()
}

/// Checks what is said about blocks.
fn check(cases: &[(&str, &str)]) {
    for (block, said) in cases {
        assert_eq!(told(block), [*said], "{block}");
    }
}

#[test]
fn the_two_everyday_accidents_print_the_corrected_line() {
    check(&[
        (
            "title: CBP: the commissioner stays\ndate: 2022\n",
            "2:11 the text of `title` has an unquoted `: ` in it => title: \"CBP: the commissioner stays\"",
        ),
        (
            "title: 'Magnus's refusal'\ndate: 2022\n",
            "2:15 an apostrophe in `title` ends its quotes too early => title: \"Magnus's refusal\"",
        ),
    ]);
}
