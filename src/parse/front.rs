//! Front matter: the YAML block between two lines `---` at the top of a Markdown file.
//!
//! Finds where the block begins and ends, and says so in the author's words where it does not. Blanks after the dashes
//! and empty lines before the first are accepted.

use std::ops::Range;

use crate::problem::wording::ticked;
use crate::problem::{Problem, Rule};
use crate::text::{FileId, Place, Span};

/// Where the two parts of a Markdown file are, in bytes of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Parts {
    /// The YAML block, without the lines of dashes.
    pub yaml: Range<usize>,
    /// The body, after the closing line.
    pub body: Range<usize>,
}

/// Why a file has no front matter that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// It begins with something else: the first line that is not empty.
    Absent(Range<usize>),
    /// The opening line is not followed by a closing one.
    Open {
        /// The opening line.
        opening: Range<usize>,
        /// A line that was probably meant to close it.
        meant: Option<Range<usize>>,
    },
}

/// Splits a Markdown file.
///
/// # Errors
///
/// When the file does not begin with a front matter, or it does not end.
pub(super) fn split(text: &str) -> Result<Parts, Fault> {
    let mut lines = lines(text, 0).skip_while(|line| text[line.clone()].trim().is_empty());
    let Some(opening) = lines.next() else { return Err(Fault::Absent(0..0)) };
    if text[opening.clone()].trim_end() != "---" {
        return Err(Fault::Absent(trimmed(text, opening)));
    }
    let start = opening.end;
    let close = self::lines(text, start).find(|line| matches!(text[line.clone()].trim_end(), "---" | "..."));
    match close {
        Some(close) => Ok(Parts { yaml: start..close.start, body: close.end..text.len() }),
        None => Err(Fault::Open { opening: trimmed(text, opening), meant: nearly_closing(text, start) }),
    }
}

/// Returns the lines of a text from a byte on, each with its line feed.
pub(super) fn lines(text: &str, from: usize) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = from;
    text.get(from..).unwrap_or_default().split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        start..at
    })
}

/// Returns a line without the white space at its end.
fn trimmed(text: &str, line: Range<usize>) -> Range<usize> {
    line.start..line.start + text[line].trim_end().len()
}

/// Finds the first line that looks as if it should close the block: dashes of any number or kind, indented or not.
fn nearly_closing(text: &str, from: usize) -> Option<Range<usize>> {
    let dash = |c| matches!(c, '-' | '–' | '—' | '−');
    lines(text, from).map(|line| trimmed(text, line)).find(|line| {
        let words = text[line.clone()].trim();
        let dashes = words.chars().count() >= 2 || words == "—";
        (dashes && words.chars().all(dash)) || words == "+++"
    })
}

/// Says what is wrong, as a problem of a file; `example` is what a front matter of its kind begins with.
pub(super) fn problem(file: FileId, text: &str, fault: Fault, example: &str) -> Problem {
    match fault {
        Fault::Absent(line) => absent(file, &text[line.clone()], line, example),
        Fault::Open { opening, meant: Some(meant) } => {
            let typed = text[meant.clone()].to_owned();
            Problem::new(Rule::MissingFrontMatter, place(file, opening), "the front matter is never closed")
                .label("opened here")
                .also(place(file, meant.clone()), format!("{} does not close it", ticked(&typed)))
                .help("write exactly three dashes, at the beginning of the line")
                .fix(place(file, meant), "---")
        }
        Fault::Open { opening, meant: None } => {
            Problem::new(Rule::MissingFrontMatter, place(file, opening), "the front matter is never closed")
                .label("opened here")
                .help("write a line `---` after the last key, before the text")
        }
    }
}

/// Says that a file begins with something else.
fn absent(file: FileId, first: &str, line: Range<usize>, example: &str) -> Problem {
    let problem = |message: String| Problem::new(Rule::MissingFrontMatter, place(file, line.clone()), message);
    let begin = format!("begin the file with `---`, a line `{example}` and another `---`");
    if first.is_empty() {
        return problem("the file is empty".to_owned()).help(begin);
    }
    if first.starts_with("+++") {
        return problem("front matter in TOML (`+++`) is not read".to_owned())
            .label("TOML begins here")
            .help(format!("write it as YAML between two lines `---`: `{example}`"));
    }
    if first.starts_with('{') {
        return problem("front matter in JSON is not read".to_owned())
            .label("JSON begins here")
            .help(format!("write it as YAML between two lines `---`: `{example}`"));
    }
    if first.trim_start().starts_with("--") && first.trim().chars().all(|c| c == '-') {
        return problem(format!("{} does not open a front matter", ticked(first)))
            .help("write exactly three dashes, at the beginning of the line")
            .fix(place(file, line.clone()), "---");
    }
    if first.starts_with('—') || first.starts_with('–') {
        return problem(format!("{} does not open a front matter", ticked(first)))
            .help("write three hyphens: `---`")
            .fix(place(file, line.clone()), "---");
    }
    problem("the front matter is missing".to_owned()).label("the file begins with this").help(begin)
}

/// Makes a place of bytes.
fn place(file: FileId, range: Range<usize>) -> Place {
    Place::Span(span(file, range))
}

/// Makes a span of bytes; past 4 GiB it stops counting.
pub(super) fn span(file: FileId, range: Range<usize>) -> Span {
    let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Span { file, start: byte(range.start), end: byte(range.end) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Splits a text and returns both parts.
    fn parts(text: &str) -> Result<(&str, &str), Fault> {
        split(text).map(|parts| (&text[parts.yaml], &text[parts.body]))
    }

    #[test]
    fn the_parts_of_a_file() {
        let cases = [
            ("---\ntitle: A\n---\nText.\n", "title: A\n", "Text.\n"),
            ("---  \ntitle: A\n---\t\nText.", "title: A\n", "Text."),
            ("\n\n---\ntitle: A\n---", "title: A\n", ""),
            ("---\n---\n", "", ""),
            ("---\na: b\n...\n---\n", "a: b\n", "---\n"),
            ("---\na: b\n---\n\n---\n", "a: b\n", "\n---\n"),
        ];
        for (text, yaml, body) in cases {
            assert_eq!(parts(text), Ok((yaml, body)), "{text:?}");
        }
    }

    #[test]
    fn what_is_no_front_matter() {
        let told = |text: &str| {
            let problem = problem(FileId(0), text, split(text).unwrap_err(), "title: The vote");
            (problem.message, problem.helps.join("; "), problem.fix.map(|fix| (fix.place, fix.text)))
        };
        let begin = "begin the file with `---`, a line `title: The vote` and another `---`".to_owned();
        let yaml = "write it as YAML between two lines `---`: `title: The vote`".to_owned();
        let dashes = "write exactly three dashes, at the beginning of the line".to_owned();
        let fix = |start, end| Some((place(FileId(0), start..end), "---".to_owned()));
        assert_eq!(told(""), ("the file is empty".into(), begin.clone(), None));
        assert_eq!(told("Text.\n"), ("the front matter is missing".into(), begin, None));
        assert_eq!(told("+++\na = 1\n+++\n"), ("front matter in TOML (`+++`) is not read".into(), yaml.clone(), None));
        assert_eq!(told("{\"a\": 1}"), ("front matter in JSON is not read".into(), yaml, None));
        assert_eq!(told("----\n"), ("`----` does not open a front matter".into(), dashes.clone(), fix(0, 4)));
        assert_eq!(told(" ---\n"), ("` ---` does not open a front matter".into(), dashes.clone(), fix(0, 4)));
        assert_eq!(
            told("---\na: b\nText.\n"),
            (
                "the front matter is never closed".into(),
                "write a line `---` after the last key, before the text".into(),
                None
            )
        );
        assert_eq!(
            told("---\na: b\n----\nText.\n"),
            ("the front matter is never closed".into(), dashes.clone(), fix(9, 13))
        );
        assert_eq!(told("---\na: b\n ---\n"), ("the front matter is never closed".into(), dashes, fix(9, 13)));
    }
}
