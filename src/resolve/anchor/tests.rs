//! Tests of how passages are settled, and of what an author reads when they are not.

use super::*;
use crate::parse::markdown::{self, Options};
use crate::prose::Origin;
use crate::text::{FileId, Place};

/// Reads Markdown as an author's file.
fn read(text: &str) -> Prose {
    markdown::read(text, Origin::File(FileId(0), 0), Options::default()).0
}

/// Makes a selector of a quote.
fn quote(words: &str) -> Selector {
    Selector { quote: words.to_owned(), ..Selector::default() }
}

/// Writes all an author reads about a selector, line by line; words of the text stand in brackets.
fn said(text: &str, selector: &Selector) -> Vec<String> {
    let prose = read(text);
    let index = Index::new(&prose);
    let Some(problem) = index.problem(selector, Place::File(FileId(1)), &index.find(selector)) else {
        return Vec::new();
    };
    let mut lines = vec![format!("{}: {}", problem.rule.name(), problem.message)];
    for label in &problem.labels {
        let Place::Span(span) = label.place else { panic!("a label in the text") };
        lines.push(format!("<{}> {}", &text[span.range()], label.text));
    }
    lines.extend(problem.notes.iter().map(|note| format!("note: {note}")));
    lines.extend(problem.helps.iter().map(|help| format!("help: {help}")));
    lines
}

#[test]
fn a_changed_number_is_said_first() {
    let lines = said("The Senate confirmed him by a vote of **50 to 47**.", &quote("a vote of 50 to 48"));
    assert_eq!(
        lines,
        [
            "orphaned-annotation: the passage `a vote of 50 to 48` is not in the text",
            "<a vote of **50 to 47> the nearest wording",
            "note: a number differs: `48` in the quote, `47` in the text",
            "note: you quote: a vote of 50 to [48]",
            "note: text says: a vote of 50 to [47]",
            "help: if the annotation still holds, quote the text as it is now: `quote: \"a vote of 50 to 47\"`",
        ]
    );
}

#[test]
fn markdown_in_a_quote_is_told_from_changed_words() {
    let lines = said("The **hidden** loan of Smith &amp; Sons grew.", &quote("**hidden** loan of Smith &amp; Sons"));
    assert_eq!(
        lines,
        [
            "orphaned-annotation: the passage `**hidden** loan of Smith &amp; Sons` is not in the text",
            "<hidden** loan of Smith &amp; Sons> the nearest wording",
            "help: quote the words as the reader sees them, without Markdown or entities",
            "help: type `quote: \"hidden loan of Smith & Sons\"`",
        ]
    );
}

#[test]
fn nothing_near_is_no_suggestion() {
    assert_eq!(
        said("The fund was empty.", &quote("a wholly different matter of record")),
        [
            "orphaned-annotation: the passage `a wholly different matter of record` is not in the text",
            "note: nothing in the text comes near it",
            "help: copy the words from the page as it is now, or remove the annotation",
        ]
    );
    assert_eq!(
        said("The fund was empty.", &quote(" ")),
        ["orphaned-annotation: the quote has no words", "help: copy the words of the passage from the page"]
    );
}

#[test]
fn the_three_nearest_are_offered() {
    let lines = said("He would not resign. She would resign. They would resign now.", &quote("He would resign"));
    assert_eq!(
        lines[..5],
        [
            "orphaned-annotation: the passage `He would resign` is not in the text",
            "<She would resign> the nearest wording",
            "<They would resign> also near: `They would resign`",
            "<He would not resign> also near: `He would not resign`",
            "note: you quote: [He] would resign",
        ]
    );
}

#[test]
fn several_are_listed_with_the_line_that_settles_each() {
    let text = "The fund grew. Then the fund fell.\n\nAt last the fund closed.";
    let lines = said(text, &quote("the fund"));
    assert_eq!(
        lines,
        [
            "ambiguous-annotation: the passage `the fund` is in the text twice",
            "<the fund> for this one: `prefix: \"Then \"`",
            "<the fund> for this one: `prefix: \"last \"`",
            "help: add the line of the passage you mean to the annotation",
        ]
    );
    let lines = said("No comment. No comment.", &quote("No comment"));
    assert_eq!(
        lines[1..3],
        ["<No comment> for this one: `suffix: \". No\"`", "<No comment> for this one: `prefix: \"comment. \"`"]
    );
}

#[test]
fn every_settling_line_settles() {
    for text in [
        "the fund, the fund; the fund the fund",
        "a a a a a a a a",
        "One the.\n\nTwo the.\n\nThe the[^1] the\n\n[^1]: the",
        "“the” \"the\" — the - the",
    ] {
        let prose = read(text);
        let index = Index::new(&prose);
        for words in ["the", "a", "the fund"] {
            let Outcome::Ambiguous { candidates, .. } = index.find(&quote(words)) else { continue };
            for candidate in candidates {
                let mut selector = quote(words);
                match candidate.settle {
                    Settle::Prefix(prefix) => selector.prefix = Some(prefix),
                    Settle::Suffix(suffix) => selector.suffix = Some(suffix),
                    Settle::Occurrence(number) => selector.occurrence = Some(number),
                }
                let Outcome::Anchored { anchor, drift: false, .. } = index.find(&selector) else {
                    panic!("{selector:?} in {text}: {:?}", index.find(&selector))
                };
                assert_eq!(anchor, candidate.passage, "{selector:?} in {text}");
            }
        }
    }
}

#[test]
fn an_occurrence_is_counted_from_one() {
    let text = "No comment. No comment.";
    let prose = read(text);
    let nth = |number| Selector { occurrence: Some(number), ..quote("comment") };
    let anchored = |start| Outcome::Anchored {
        anchor: Passage::new(start, start + 7),
        how: How::Exact,
        settled: Settled::Occurrence,
        drift: false,
    };
    assert_eq!((find(&prose, &nth(1)), find(&prose, &nth(2))), (anchored(3), anchored(15)));
    assert_eq!(
        said(text, &nth(3)),
        [
            "orphaned-annotation: there is no occurrence 3 of `comment`: it is in the text twice",
            "<comment> for this one: `suffix: \". No\"`",
            "<comment> for this one: `prefix: \"comment. No \"`",
            "help: give the number, or the line, of the passage you mean",
        ]
    );
    assert_eq!(said(text, &nth(0))[0], "orphaned-annotation: occurrences are counted from 1");
}

#[test]
fn surroundings_that_changed_are_a_warning() {
    let selector = Selector { prefix: Some("the big ".to_owned()), ..quote("gap") };
    assert_eq!(
        said("Only one gap exists.", &selector),
        [
            "context-drift: the words around `gap` are no longer those given",
            "<gap> the annotation stands here",
            "note: make sure that it still says what the annotation is about",
            "help: the text now has `prefix: \"Only one \"`",
        ]
    );
}

#[test]
fn context_settles_in_full_or_by_a_clear_lead() {
    let text = "In May the fund grew fast. In June the fund fell fast. In July the fund closed.";
    let prose = read(text);
    let near = |prefix: &str, suffix: &str| {
        let selector =
            Selector { prefix: Some(prefix.to_owned()), suffix: Some(suffix.to_owned()), ..quote("the fund") };
        match find(&prose, &selector) {
            Outcome::Anchored { anchor, drift, .. } => (anchor.start.0, drift),
            other => (u32::MAX, matches!(other, Outcome::Ambiguous { count: 3, .. })),
        }
    };
    assert_eq!(near("In June ", " fell"), (35, false));
    // White space at the end of a plain YAML value is lost.
    assert_eq!(near("In June", "fell"), (35, false));
    // "June" leads "July" by two letters, and the whole by what stands after.
    assert_eq!(near("On a day in June ", " fell"), (35, true));
    assert_eq!(near("nothing ", " alike"), (u32::MAX, true));
}

#[test]
fn a_long_text_is_searched_in_parts_for_what_comes_near() {
    let mut text = "Words of no weight stand here, line after line, and say nothing much. ".repeat(2000);
    text.push_str("The commissioner confirmed on Friday that he had no plans to resign from the post.");
    let words = "The commissioner confirmed on Saturday that he had no plans to resign from the post he was given by the Senate";
    let prose = read(&text);
    let nearest = Index::new(&prose).nearest(&quote(words));
    assert_eq!(
        prose.slice(nearest.passages[0]),
        "The commissioner confirmed on Friday that he had no plans to resign from the post"
    );
}
