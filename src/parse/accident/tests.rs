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
fn check(cases: &[(&str, &[&str])]) {
    for (block, said) in cases {
        assert_eq!(told(block), *said, "{block}");
    }
}

#[test]
fn an_unquoted_colon() {
    check(&[
        (
            "title: CBP: the commissioner stays\ndate: 2022\n",
            &["2:11 the text of `title` has an unquoted `: ` in it => title: \"CBP: the commissioner stays\""],
        ),
        (
            "summary: a long text\n  that goes on: and on\ndate: 2022\n",
            &[
                "2:1 the text of `summary` goes on over several lines and has an unquoted `: ` in it => summary: >-\n  a long text",
            ],
        ),
        (
            "title: A: B\nsummary: 'it's'\nshort: @x\ndate: 2022\n",
            &[
                "2:9 the text of `title` has an unquoted `: ` in it => title: \"A: B\"",
                "3:13 an apostrophe in the text of `summary` ends its quotes too early => summary: \"it's\"",
                "4:8 a value cannot begin with `@` unless it is in quotes => short: \"@x\"",
            ],
        ),
        (
            "sources:\n  - id: a\n    title: CBP: now\n    outlet: b\n",
            &["4:15 the text of `title` has an unquoted `: ` in it =>     title: \"CBP: now\""],
        ),
        (
            "title: A # not: comment\nb: c: d # e: f\n",
            &["3:5 the text of `b` has an unquoted `: ` in it => b: \"c: d\" # e: f"],
        ),
        (
            "corrections:\n  - date: 2022\n    text: The day: it was wrong\n",
            &["4:18 the text of `text` has an unquoted `: ` in it =>     text: \"The day: it was wrong\""],
        ),
    ]);
}

#[test]
fn quotes_that_are_closed_too_early() {
    check(&[
        (
            "title: 'Magnus's refusal'\ndate: 2022\n",
            &["2:15 an apostrophe in the text of `title` ends its quotes too early => title: \"Magnus's refusal\""],
        ),
        (
            "title: 'Magnus's refusal\ndate: 2022\n",
            &["2:15 an apostrophe in the text of `title` ends its quotes too early => title: \"Magnus's refusal\""],
        ),
        (
            "title: 'the agents' union and the chief's memo'\ndate: 2022\n",
            &[
                "2:19 an apostrophe in the text of `title` ends its quotes too early => title: \"the agents' union and the chief's memo\"",
            ],
        ),
        (
            "title: \"He said \"no\" to it\"\ndate: 2022\n",
            &[
                "2:17 a quotation mark in the text of `title` ends its quotes too early => title: 'He said \"no\" to it'",
            ],
        ),
        (
            "title: \"No\" he said\ndate: 2022\n",
            &["2:11 the text of `title` goes on after its quotes are closed => title: '\"No\" he said'"],
        ),
        (
            "quote: 'No': he said\n",
            &["2:11 the text of `quote` goes on after its quotes are closed => quote: \"'No': he said\""],
        ),
        (
            "unknown:\n  - 'who's first'\n  - @b\n",
            &[
                "3:9 an apostrophe in this text ends its quotes too early =>   - \"who's first\"",
                "4:5 a value cannot begin with `@` unless it is in quotes =>   - \"@b\"",
            ],
        ),
    ]);
}

#[test]
fn quotes_that_are_never_closed() {
    check(&[
        (
            "title: \"Not closed\ndate: 2022\nsummary: \"this one is\"\n",
            &["2:8 the quotes around the text of `title` are never closed => title: \"Not closed\""],
        ),
        (
            "title: \"Not closed\ndate: 2022\n",
            &["2:8 the quotes around the text of `title` are never closed => title: \"Not closed\""],
        ),
        (
            "title: 'Not closed\ndate: 2022\n",
            &["2:8 the quotes around the text of `title` are never closed => title: \"Not closed\""],
        ),
    ]);
}

#[test]
fn indentation() {
    check(&[
        ("title: A\n\tdate: 2022\n", &["3:1 a tab indents this line, and YAML wants spaces => date: 2022"]),
        ("title: A\npeople:\n\t- magnus\n", &["4:1 a tab indents this line, and YAML wants spaces =>   - magnus"]),
        (
            "title: A\n date: 2022\nsummary: b\n",
            &["3:1 this line is indented unlike the one it belongs with => date: 2022"],
        ),
        ("title: A\n  date: 2022\n", &["3:1 this line is indented unlike the one it belongs with => date: 2022"]),
        ("people:\n  - a\n - b\n", &["4:1 this line is indented unlike the one it belongs with =>   - b"]),
        (
            "summary: >\n  text: fine\n title: B\n",
            &["4:1 this line is indented unlike the one it belongs with =>   title: B"],
        ),
    ]);
}

#[test]
fn text_that_needs_quotes() {
    check(&[
        ("title: %2022\n", &["2:8 a value cannot begin with `%` unless it is in quotes => title: \"%2022\""]),
        ("title: @cbp says\n", &["2:8 a value cannot begin with `@` unless it is in quotes => title: \"@cbp says\""]),
        ("title: `code`\n", &["2:8 a value cannot begin with `` ` `` unless it is in quotes => title: \"`code`\""]),
        (
            "people: - magnus\ndate: 2022\n",
            &["2:9 a list cannot begin with `-` on the line of its key => people: [magnus]"],
        ),
        (
            "note: >5 people\ndate: 2022\n",
            &["2:7 a value cannot begin with `>` unless it is in quotes => note: \">5 people\""],
        ),
        (
            "note: |5 people\ndate: 2022\n",
            &["2:7 a value cannot begin with `|` unless it is in quotes => note: \"|5 people\""],
        ),
        (
            "title: \"C:\\path\"\ndate: 2022\n",
            &["2:11 a `\\` in the text of `title` begins an escape, in these quotes => title: 'C:\\path'"],
        ),
        ("]\n", &["2:1 a value cannot begin with `]` unless it is in quotes => \"]\""]),
        ("a: \"x\\\"\nb: c\n", &["2:6 a `\\` in the text of `a` begins an escape, in these quotes => a: 'x\\'"]),
    ]);
}

#[test]
fn a_missing_colon_or_space() {
    check(&[
        ("title:The vote\ndate: 2022\n", &["2:6 a space is missing after `title:` => title: The vote"]),
        ("title The vote\ndate: 2022\n", &["2:6 a colon is missing after `title` => title: The vote"]),
        ("date: 2022\ntitle The vote\n", &["3:6 a colon is missing after `title` => title: The vote"]),
        (
            "title: A\ntitle\n",
            &[
                "3:6 a colon is missing after a key => write `key: value`, or indent the line if it goes on with the text above",
            ],
        ),
    ]);
}

#[test]
fn brackets() {
    check(&[
        ("topics: [a, b\ndate: 2022\n", &["2:9 the `[` is never closed => topics: [a, b]"]),
        ("topics: {a: b\ndate: 2022\n", &["2:9 the `{` is never closed => topics: {a: b}"]),
        (
            "people:\n  - {id: a, part: b: c}\n",
            &["3:13 `part: b: c` needs quotes between brackets =>   - {id: a, part: \"b: c\"}"],
        ),
        ("key: [a, b: c: d]\n", &["2:10 `b: c: d` needs quotes between brackets => key: [a, \"b: c: d\"]"]),
        ("topics: ['it's', b]\n", &["2:10 `'it's'` needs quotes between brackets => topics: [\"it's\", b]"]),
        (
            "unknown: [who: knew: it, b]\n",
            &["2:11 `who: knew: it` needs quotes between brackets => unknown: [\"who: knew: it\", b]"],
        ),
    ]);
}

#[test]
fn a_closing_line_that_is_missing() {
    check(&[
        (
            "title: A\n\nThe vote: it passed, said he.\n\nIt's done.\n",
            &["4:1 the front matter is never closed => write a line `---` before the text"],
        ),
        (
            "title: A\n\nIt's: done: so.\n",
            &["4:1 the front matter is never closed => write a line `---` before the text"],
        ),
    ]);
}

#[test]
fn anchors_aliases_and_tags() {
    check(&[
        (
            "title: *important*\n",
            &["2:8 `*important*` is an alias to YAML, and those are not accepted => title: \"*important*\""],
        ),
        ("base: &x a\n", &["2:7 `&x` is an anchor to YAML, and those are not accepted => base: \"&x a\""]),
        (
            "date: !date 2022\n",
            &[
                "2:7 `!date` is a tag to YAML, and those are not accepted => if it is text, put it in quotes: `date: \"!date 2022\"`",
            ],
        ),
    ]);
}

#[test]
fn what_has_no_cure_is_told_plainly() {
    check(&[
        ("title: A \u{1} B\n", &["2:10 a character that cannot be seen stands here => take it out"]),
        (
            "- a\nb: c\n",
            &[
                "3:1 YAML does not expect `b` here => compare the indentation with the line above, and put text in quotes",
            ],
        ),
        (
            "title: A\n- b\n",
            &[
                "3:1 YAML does not expect `-` here => compare the indentation with the line above, and put text in quotes",
            ],
        ),
        (
            "a: b\n---\nc: d\n",
            &["2:1 a second YAML document begins here => write everything in one, without `---` inside"],
        ),
        (
            "a: [b\n  c: d\n",
            &[
                "3:4 a list between `[` and `]` cannot go on with `:` => close every bracket, and put text that holds a colon, a comma or a bracket in quotes",
            ],
        ),
    ]);
}

#[test]
fn a_huge_wreck_is_told_quickly() {
    let block = format!("{}title: A: B\n", "summary: words and words and words\n".repeat(20_000));
    assert_eq!(
        told(&block),
        ["20002:9 the text of `title` has an unquoted `: ` in it => title: \"A: B\""],
        "reading it again for every cure would take minutes"
    );
}

/// Tells what a block with one mistake holds once the line to type stands there, as JSON.
fn mended(block: &str) -> String {
    let text = format!("---\n{block}---\nText.\n");
    let failure = yaml::read(block).unwrap_err();
    let wreck = Wreck { file: FileId(0), text: &text, block: 4..4 + block.len() };
    let mut whole = text.clone();
    for problem in wreck.problems(failure).into_iter().rev() {
        let Some((Place::Span(span), fresh)) = problem.fix.map(|fix| (fix.place, fix.text)) else {
            return "no fix".to_owned();
        };
        whole.replace_range(span.range(), &fresh);
    }
    yaml::read(&whole[4..whole.len() - "---\nText.\n".len()]).unwrap().json().to_string()
}

#[test]
fn no_word_is_lost_and_none_is_made_up() {
    for (line, meant) in [
        ("title: Sources: #1 reason", "Sources: #1 reason"),
        ("title: Sources: see #MeToo # a remark", "Sources: see #MeToo"),
        ("title: @cbp: the #1 account", "@cbp: the #1 account"),
        (r#"title: "caf\u00e9 said "no" to it""#, "caf\u{e9} said \"no\" to it"),
        (r#"title: "He said \"no\" to "it"""#, "He said \"no\" to \"it\""),
        ("title: 'It's over', he said", "'It's over', he said"),
        ("title: 'It's over' # a remark", "It's over"),
        ("title: 'Tis the season: it's late", "'Tis the season: it's late"),
        ("title: 'Tis the season", "'Tis the season"),
        ("title: 'No', he said: 'never'", "'No', he said: 'never'"),
        ("title: 'It''s over': he said", "'It's over': he said"),
        ("title: 'He said ''no'' and that's it'", "He said 'no' and that's it"),
        ("title: \"A\" and \"B\"", "\"A\" and \"B\""),
        ("title: [Opinion] the vote", "[Opinion] the vote"),
        ("title: {a} the vote # a remark", "{a} the vote"),
        ("title:\tA: B", "A: B"),
        ("title: &amp; more # a remark", "&amp; more"),
        ("title: 'a text\n  that's going on'", "a text that's going on"),
        ("title: 'it's a text\n  that goes on'", "it's a text that goes on"),
        ("title: \"a text\n  that \"goes\" on\"", "a text that \"goes\" on"),
        ("title: The vote:\n  it passed", "The vote: it passed"),
        ("title: A: B\n  and more", "A: B and more"),
        ("title: >-\n  more text\nmore text", "more text more text"),
    ] {
        assert_eq!(mended(&format!("{line}\n")), serde_json::json!({ "title": meant }).to_string(), "{line}");
    }
    for (lines, meant) in [
        ("topics: - a\n  - b", r#"{"topics":["a","b"]}"#),
        ("topics: - a\n- b", r#"{"topics":["a","b"]}"#),
        ("topics: - a # c", r#"{"topics":["a"]}"#),
        (
            "people:\n  - {id: a, part: He said: yes, and no}",
            r#"{"people":[{"id":"a","part":"He said: yes, and no"}]}"#,
        ),
        ("people:\n  - {id: a, part: 'It's here, now'}", r#"{"people":[{"id":"a","part":"It's here, now"}]}"#),
        (
            "people:\n  - {id: a, part: \"b, c: d\", x-l: e: f}",
            r#"{"people":[{"id":"a","part":"b, c: d","x-l":"e: f"}]}"#,
        ),
    ] {
        assert_eq!(mended(&format!("{lines}\n")), meant, "{lines}");
    }
}

#[test]
fn what_could_mean_either_is_not_offered() {
    for block in
        ["title: - a dash: text\n", "unknown: - yes: no\n", "title: A: B\nshort: [*x, c]\n", "title: !date x\n"]
    {
        assert_eq!(mended(block), "no fix", "{block}");
    }
}
