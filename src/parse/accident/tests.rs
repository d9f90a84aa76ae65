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
fn explore() {
    for block in [
        "title: CBP: the commissioner stays\ndate: 2022\n",
        "title: 'Magnus's refusal'\ndate: 2022\n",
        "title: 'Magnus's refusal\ndate: 2022\n",
        "title: 'the agents' union and the chief's memo'\ndate: 2022\n",
        "title: \"He said \"no\" to it\"\ndate: 2022\n",
        "title: \"No\" he said\ndate: 2022\n",
        "title: \"Not closed\ndate: 2022\nsummary: \"this one is\"\n",
        "title: \"Not closed\ndate: 2022\n",
        "title: 'Not closed\ndate: 2022\n",
        "title: A\n\tdate: 2022\n",
        "title: A\npeople:\n\t- magnus\n",
        "title: %2022\n",
        "title: @cbp says\n",
        "title: `code`\n",
        "title:The vote\ndate: 2022\n",
        "title The vote\ndate: 2022\n",
        "date: 2022\ntitle The vote\n",
        "title: A\n date: 2022\nsummary: b\n",
        "title: A\n  date: 2022\n",
        "people:\n  - a\n - b\n",
        "topics: [a, b\ndate: 2022\n",
        "topics: {a: b\ndate: 2022\n",
        "people: - magnus\ndate: 2022\n",
        "note: >5 people\ndate: 2022\n",
        "note: |5 people\ndate: 2022\n",
        "title: \"C:\\path\"\ndate: 2022\n",
        "summary: a long text\n  that goes on: and on\ndate: 2022\n",
        "title: A: B\nsummary: 'it's'\nshort: @x\ndate: 2022\n",
        "people:\n  - {id: a, part: b: c}\n",
        "sources:\n  - id: a\n    title: CBP: now\n    outlet: b\n",
        "title: A\n\nThe vote: it passed, said he.\n\nIt's done.\n",
        "title: A\n\nIt's: done: so.\n",
        "title: *important*\n",
        "base: &x a\n",
        "date: !date 2022\n",
        "title: A\ntitle\n",
        "title: A \u{1} B\n",
        "quote: 'No': he said\n",
        "- a\nb: c\n",
        "title: A\n- b\n",
        "]\n",
        "title: A # not: comment\nb: c: d # e: f\n",
        "key: [a, b: c: d]\n",
        "a: \"x\\\"\nb: c\n",
    ] {
        println!("--- {block}");
        for line in told(block) {
            println!("    {line}");
        }
    }
}
