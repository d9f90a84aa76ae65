//! Tests of the drawings: whole outputs, as they are read.

use super::*;
use crate::problem::{Problems, Rule};
use crate::text::NodeId;

/// Files in memory, with the place of each YAML node that a test speaks of.
struct Fake {
    /// Path and text of each file, by number.
    files: Vec<(&'static str, String)>,
    /// What each node stands for, in the file of its place.
    nodes: Vec<Span>,
}

impl Texts for Fake {
    fn path(&self, file: FileId) -> &str {
        self.files[file.0 as usize].0
    }

    fn text(&self, file: FileId) -> &str {
        &self.files[file.0 as usize].1
    }

    fn span(&self, place: Place) -> Span {
        match place {
            Place::Span(span) => span,
            Place::Node(_, node) => self.nodes[node.0 as usize],
            Place::File(file) => Span { file, start: 0, end: 0 },
        }
    }
}

impl Fake {
    /// Keeps files.
    fn new<const N: usize>(files: [(&'static str, &str); N]) -> Self {
        Self { files: files.map(|(path, text)| (path, text.to_owned())).to_vec(), nodes: Vec::new() }
    }

    /// Returns the place of words in a file.
    fn find(&self, file: u32, words: &str) -> Place {
        let start = self.files[file as usize].1.find(words).unwrap();
        let span = Span {
            file: FileId(file),
            start: u32::try_from(start).unwrap(),
            end: u32::try_from(start + words.len()).unwrap(),
        };
        Place::Span(span)
    }
}

/// An event that cites a source that is not there, beside the file of sources.
fn vote() -> (Fake, Problems) {
    let fake = Fake::new([
        (
            "content/events/the-vote.md",
            "---\ntitle: The vote\ndate: 2024-03-05\nsources: [herald-vot]\n---\nIt passed.\n",
        ),
        ("content/sources/herald.yaml", "- id: herald-vote\n  outlet: Herald\n  title: Council votes\n"),
    ]);
    let unknown = Problem::new(Rule::UnknownSource, fake.find(0, "herald-vot"), "no source is called `herald-vot`")
        .about("the-vote")
        .label("not in `sources/`")
        .also(fake.find(1, "herald-vote"), "this one is near")
        .note("one source is known")
        .help("did you mean `herald-vote`?")
        .fix(fake.find(0, "herald-vot"), "herald-vote");
    let unused = Problem::new(Rule::UnusedSource, fake.find(1, "herald-vote"), "nothing cites `herald-vote`");
    let older = Problem::new(Rule::SourceOlder, Place::File(FileId(0)), "a source is older");
    (fake, vec![unused, unknown, older])
}

/// Draws for people without colours.
fn drawn(fake: &Fake, problems: &[Problem], width: usize) -> String {
    human(problems, fake, Look { colour: Colour::Plain, width, limit: Limit::All })
}

#[test]
fn people_see_every_problem_in_file_order() {
    let (fake, problems) = vote();
    let expected = "\
note[source-older]: a source is older
 --> content/events/the-vote.md:1:1

error[unknown-source]: no source is called `herald-vot`
 --> content/events/the-vote.md:4:11
  |
4 | sources: [herald-vot]
  |           ^^^^^^^^^^ not in `sources/`
  |
 ::: content/sources/herald.yaml:1:7
  |
1 | - id: herald-vote
  |       ----------- this one is near
  |
  = note: one source is known
help: did you mean `herald-vote`?
  |
4 | sources: [herald-vote]
  |                     +

warning[unused-source]: nothing cites `herald-vote`
 --> content/sources/herald.yaml:1:7
  |
1 | - id: herald-vote
  |       ^^^^^^^^^^^

1 error, 1 warning, 1 note
";
    assert_eq!(drawn(&fake, &problems, 80), expected);
}

#[test]
fn nothing_wrong_is_said_in_two_words() {
    assert_eq!(drawn(&vote().0, &[], 80), "no problems\n");
}

#[test]
fn a_build_draws_some_and_counts_the_rest() {
    let (fake, mut problems) = vote();
    problems.extend([problems[0].clone(), problems[0].clone(), problems[0].clone()]);
    let look = Look { colour: Colour::Plain, width: 80, limit: Limit::Each(2) };
    let drawn = human(&problems, &fake, look);
    assert_eq!(drawn.matches("warning[unused-source]").count(), 2);
    assert_eq!(
        drawn.lines().rev().take(2).collect::<Vec<_>>(),
        ["1 error, 4 warnings, 1 note", "… and 2 more warnings; `dateline check` draws all"]
    );
    let none = human(&problems, &fake, Look { limit: Limit::Each(0), ..look });
    assert_eq!(
        none.lines().filter(|line| line.contains('[') && line.contains("]:")).count(),
        1,
        "errors are all drawn"
    );
}

#[test]
fn colours_are_the_callers_decision() {
    let (fake, problems) = vote();
    let look = Look { colour: Colour::Ansi, width: 80, limit: Limit::All };
    let coloured = human(&problems, &fake, look);
    assert!(coloured.starts_with("\u{1b}["));
    assert!(!drawn(&fake, &problems, 80).contains('\u{1b}'));
    let mut bare = String::new();
    for (number, part) in coloured.split("\u{1b}[").enumerate() {
        bare.push_str(if number == 0 { part } else { part.split_once('m').unwrap().1 });
    }
    assert_eq!(bare, drawn(&fake, &problems, 80));
}

/// Draws one problem at a place, without the summary.
fn picture(fake: &Fake, place: Place, change: impl Fn(Problem) -> Problem) -> String {
    let problem = change(Problem::new(Rule::WrongType, place, "it is wrong"));
    drawn(fake, &[problem], 72).strip_suffix("\n\n1 error\n").unwrap().to_owned()
}

#[test]
fn tabs_and_wide_letters_keep_the_caret_under_the_words() {
    let fake = Fake::new([("a.md", "\ttitle:\tThe vote\nname: 東京都知事 chose e\u{301} x\n")]);
    let tabs = "\
error[wrong-type]: it is wrong
 --> a.md:1:9
  |
1 |     title:    The vote
  |               ^^^^^^^^ here";
    assert_eq!(picture(&fake, fake.find(0, "The vote"), |it| it.label("here")), tabs);
    let wide = "\
error[wrong-type]: it is wrong
 --> a.md:2:13
  |
2 | name: 東京都知事 chose e\u{301} x
  |                  ^^^^^ here";
    assert_eq!(picture(&fake, fake.find(0, "chose"), |it| it.label("here")), wide);
}

#[test]
fn a_long_line_is_cut_around_the_words() {
    let text = format!("title: {}the word {}\n", "before ".repeat(60), "after ".repeat(60));
    let fake = Fake::new([("a.md", &text)]);
    let expected = "\
error[wrong-type]: it is wrong
 --> a.md:1:428
  |
1 | ...efore before before before the word after after after after af...
  |                               ^^^^^^^^
  |
help: type this instead
  |
1 - ...ore before before before the word after after after after...
1 + ...ore before before before a word after after after after...
  |";
    let drawn = picture(&fake, fake.find(0, "the word"), |it| it.fix(fake.find(0, "the word"), "a word"));
    assert_eq!(drawn, expected);
}

#[test]
fn several_lines_are_bracketed_and_far_ones_left_out() {
    let fake = Fake::new([("a.md", "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten")]);
    let expected = "\
error[wrong-type]: it is wrong
  --> a.md:2:1
   |
 2 | / two
 3 | | three
   | |_____^ both
...
10 |   ten
   |   --- and this";
    let drawn = picture(&fake, fake.find(0, "two\nthree"), |it| it.label("both").also(fake.find(0, "ten"), "and this"));
    assert_eq!(drawn, expected);
}

#[test]
fn changes_of_whole_lines_are_shown_as_lines() {
    let fake = Fake::new([("a.md", "title: It's: the vote\nname: x\n")]);
    let name = fake.find(0, "name: x\n");
    let gone = "\
error[wrong-type]: it is wrong
 --> a.md:2:1
  |
2 | name: x
  | ^^^^^^^
  |
  = help: a fact
help: remove it
  |
2 - name: x
  |";
    assert_eq!(picture(&fake, name, |it| it.help("a fact").help("remove it").fix(name, "")), gone);
    let start = Place::Span(Span { file: FileId(0), start: 0, end: 0 });
    let added = "\
error[wrong-type]: it is wrong
 --> a.md:1:1
  |
1 | title: It's: the vote
  | ^
  |
help: type this instead
  |
1 + date: 2024
  |";
    assert_eq!(picture(&fake, start, |it| it.fix(start, "date: 2024\n")), added);
}

#[test]
fn places_outside_the_text_are_drawn_in() {
    let fake = Fake::new([("a.md", "one é"), ("empty.md", "")]);
    let far = Place::Span(Span { file: FileId(0), start: 900, end: 990 });
    let expected = "\
error[wrong-type]: it is wrong
 --> a.md:1:6
  |
1 | one é
  |      ^";
    assert_eq!(picture(&fake, far, |it| it), expected);
    let within = Place::Span(Span { file: FileId(0), start: 5, end: 5 });
    assert!(picture(&fake, within, |it| it).contains("a.md:1:5\n"), "half a letter is the letter");
    let empty = Place::Span(Span { file: FileId(1), start: 3, end: 4 });
    let lines = "\
error[wrong-type]: it is wrong
 --> empty.md:1:1
 = help: say something";
    assert_eq!(picture(&fake, empty, |it| it.help("say something")), lines);
}

#[test]
fn nothing_in_the_content_steers_the_terminal() {
    let fake = Fake::new([("a.md", "title: a\u{1b}[31mb\u{202e}c\u{9b}d e\n")]);
    let expected = "\
error[wrong-type]: it is wrong
 --> a.md:1:18
  |
1 | title: a␛[31mb\u{fffd}c·d e
  |                  ^^^
  |
  = note: a\\u{1b}[31m
          b
help: type \\u{202e}
  |
1 - title: a␛[31mb\u{fffd}c·d e
1 + title: a␛[31mb\u{fffd}c·\\u{1b}
  |";
    let place = fake.find(0, "d e");
    let drawn = picture(&fake, place, |it| it.note("a\u{1b}[31m\nb").help("type \u{202e}").fix(place, "\u{1b}"));
    assert_eq!(drawn, expected);
}

#[test]
fn a_node_of_yaml_is_looked_up() {
    let mut fake = Fake::new([("a.md", "---\ntitle: The vote\n---\n")]);
    fake.nodes = vec![Span { file: FileId(0), start: 11, end: 19 }];
    let place = Place::Node(FileId(0), NodeId(0));
    let problems = [Problem::new(Rule::WrongType, place, "it is wrong")];
    assert_eq!(plain(&problems, &fake), "error[wrong-type]: it is wrong\n --> a.md:2:8\n");
}

#[test]
fn the_plain_form_holds_everything() {
    let (fake, problems) = vote();
    let expected = r#"note[source-older]: a source is older
 --> content/events/the-vote.md:1:1
error[unknown-source]: no source is called `herald-vot`
 --> content/events/the-vote.md:4:11
  | not in `sources/`
  | content/sources/herald.yaml:1:7: this one is near
  = note: one source is known
  = help: did you mean `herald-vote`?
  = fix: 4:11..4:21 "herald-vote"
warning[unused-source]: nothing cites `herald-vote`
 --> content/sources/herald.yaml:1:7
"#;
    assert_eq!(plain(&problems, &fake), expected);
}

#[test]
fn the_plain_form_keeps_further_lines_apart() {
    let (fake, _) = vote();
    let problem = Problem::new(Rule::UnusedSource, fake.find(1, "Herald"), "one\ntwo").note("three\nfour");
    let problem = problem.fix(fake.find(0, "The vote"), "a \"b\"\nc");
    let expected = r#"warning[unused-source]: one
        two
 --> content/sources/herald.yaml:2:11
  = note: three
        four
  = fix: content/events/the-vote.md:2:8..2:16 "a \"b\"\nc"
"#;
    assert_eq!(plain(&[problem], &fake), expected);
}

#[test]
fn github_gets_one_escaped_command_a_problem() {
    let fake = Fake::new([("content/a,b:c.md", "100 % é ok\n")]);
    let place = fake.find(0, "ok");
    let problems = [
        Problem::new(Rule::UnusedSource, place, "100 % wrong, he said: no").note("a\nb").help("c"),
        Problem::new(Rule::SourceOlder, place, "older"),
    ];
    let expected = "\
::notice file=content/a%2Cb%3Ac.md,line=1,col=9,endLine=1,endColumn=11,title=source-older::older
::warning file=content/a%2Cb%3Ac.md,line=1,col=9,endLine=1,endColumn=11,title=unused-source\
::100 %25 wrong, he said: no%0Anote: a%0Ab%0Ahelp: c
";
    assert_eq!(github(&problems, &fake), expected);
}

#[test]
fn json_holds_everything_under_every_key() {
    let (fake, problems) = vote();
    let read: serde_json::Value = serde_json::from_str(&json(&problems, &fake)).unwrap();
    let nothing = serde_json::json!({
        "rule": "source-older", "severity": "note", "message": "a source is older", "subject": null, "annotation": null,
        "path": "content/events/the-vote.md", "line": 1, "column": 1, "end-line": 1, "end-column": 1,
        "start": 0, "end": 0, "label": null, "labels": [], "notes": [], "helps": [], "fix": null, "choices": [],
    });
    let everything = serde_json::json!({
        "rule": "unknown-source", "severity": "error", "message": "no source is called `herald-vot`",
        "subject": "the-vote", "annotation": null,
        "path": "content/events/the-vote.md", "line": 4, "column": 11, "end-line": 4, "end-column": 21,
        "start": 47, "end": 57, "label": "not in `sources/`",
        "labels": [{
            "path": "content/sources/herald.yaml", "line": 1, "column": 7, "end-line": 1, "end-column": 18,
            "start": 6, "end": 17, "text": "this one is near",
        }],
        "notes": ["one source is known"], "helps": ["did you mean `herald-vote`?"],
        "fix": {
            "path": "content/events/the-vote.md", "line": 4, "column": 11, "end-line": 4, "end-column": 21,
            "start": 47, "end": 57, "text": "herald-vote",
        },
        "choices": [],
    });
    assert_eq!(read["version"], 1);
    assert_eq!(read["problems"][0], nothing);
    assert_eq!(read["problems"][1], everything);
    assert_eq!(read["problems"].as_array().unwrap().len(), 3);
    assert_eq!(read["counts"], serde_json::json!({ "errors": 1, "warnings": 1, "notes": 1 }));
}

#[test]
fn sarif_has_the_rules_and_the_results() {
    let (mut fake, problems) = vote();
    fake.files[0].0 = "content/events/the vote é.md";
    let read: serde_json::Value = serde_json::from_str(&sarif(&problems, &fake)).unwrap();
    assert_eq!(read["version"], "2.1.0");
    let run = &read["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let ids: Vec<&str> = rules.iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    assert_eq!(ids, Rule::ALL.iter().map(|rule| rule.name()).collect::<Vec<_>>());
    let results = run["results"].as_array().unwrap();
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(result["ruleId"], rules[index]["id"]);
    }
    let uri = "content/events/the%20vote%20%C3%A9.md";
    let region = serde_json::json!({ "startLine": 4, "startColumn": 11, "endLine": 4, "endColumn": 21 });
    let expected = serde_json::json!({
        "ruleId": "unknown-source",
        "ruleIndex": results[1]["ruleIndex"],
        "level": "error",
        "message": {
            "text": "no source is called `herald-vot`\nnote: one source is known\nhelp: did you mean `herald-vote`?",
        },
        "locations": [{ "physicalLocation": { "artifactLocation": { "uri": uri }, "region": region } }],
        "relatedLocations": [{
            "id": 0,
            "physicalLocation": {
                "artifactLocation": { "uri": "content/sources/herald.yaml" },
                "region": { "startLine": 1, "startColumn": 7, "endLine": 1, "endColumn": 18 },
            },
            "message": { "text": "this one is near" },
        }],
        "fixes": [{
            "artifactChanges": [{
                "artifactLocation": { "uri": uri },
                "replacements": [{ "deletedRegion": region, "insertedContent": { "text": "herald-vote" } }],
            }],
        }],
    });
    assert_eq!(results[1], expected);
    assert_eq!(results.len(), 3);
}

#[test]
fn every_format_puts_problems_in_the_same_order_whatever_the_order_found() {
    let (fake, problems) = vote();
    let mut turned = problems.clone();
    turned.reverse();
    assert_eq!(drawn(&fake, &problems, 80), drawn(&fake, &turned, 80));
    assert_eq!(plain(&problems, &fake), plain(&turned, &fake));
    assert_eq!(json(&problems, &fake), json(&turned, &fake));
    assert_eq!(github(&problems, &fake), github(&turned, &fake));
    assert_eq!(sarif(&problems, &fake), sarif(&turned, &fake));
}
