//! What is said about a passage that is not in the text, or is there more than once.

use crate::files::Files;
use crate::parse::Places;
use crate::problem::Problem;
use crate::problem::draw::Texts;
use crate::problem::wording::{ticked, visible};
use crate::text::{Place, line_column};

/// How many characters around a passage are shown.
const AROUND: usize = 30;

/// The files with a note that is only tried, and as they are.
type Both<'f> = (&'f Files, &'f Files);

/// Says that a passage is not in the text of an article, and what comes near it.
pub(super) fn absent(problem: &Problem, both: Both<'_>, (article, words): (&str, &str)) -> String {
    let head = format!("the passage {} is not in the text of {}", ticked(words), ticked(article));
    let near = problem.labels.iter().map(|label| format!("\n  {}", shown(label.place, both)));
    said(head, near, problem) + "\nhelp: copy the words from the page as a reader sees it"
}

/// Says that a passage is in the text more than once, and where.
pub(super) fn several(problem: &Problem, both: Both<'_>) -> String {
    let numbered = (1..).zip(&problem.labels);
    let all = numbered.map(|(number, label)| format!("\n  {number}  {}", shown(label.place, both)));
    said(problem.message.clone(), all, problem) + "\nhelp: say which with `--occurrence`, or give more words"
}

/// Puts passages below a headline, and below them the facts of a problem.
fn said(head: String, passages: impl Iterator<Item = String>, problem: &Problem) -> String {
    let facts = problem.notes.iter().map(|note| format!("\nnote: {}", visible(note)));
    passages.chain(facts).fold(head, |said, line| said + &line)
}

/// Returns where a passage stands in a file as it is, what is typed there, and what stands around it on its line.
fn shown(place: Place, (tried, now): Both<'_>) -> String {
    let places = Places::new(tried);
    let range = places.span(place).range();
    let (path, text) = (places.path(place.file()), places.text(place.file()));
    // A note in the front matter would move the text below it.
    let moved = now.get(place.file()).map_or(0, |file| text.len().saturating_sub(file.text.len()));
    let text = now.get(place.file()).map_or(text, |file| &file.text);
    let range = range.start.saturating_sub(moved)..range.end.saturating_sub(moved);
    let at = line_column(text, range.start);
    let line = text[..range.start].rfind('\n').map_or(0, |feed| feed + 1);
    let end = text[range.end..].find('\n').map_or(text.len(), |feed| range.end + feed);
    let (head, tail) = (&text[line..range.start], &text[range.end..end]);
    let start = head.char_indices().rev().nth(AROUND).map_or(0, |(at, _)| at);
    let stop = tail.char_indices().nth(AROUND).map_or(tail.len(), |(at, _)| at);
    let (before, after) = (if start > 0 { "…" } else { "" }, if stop < tail.len() { "…" } else { "" });
    format!(
        "{path}:{}:{}: {before}{}[{}]{}{after}",
        at.line,
        at.column,
        visible(&head[start..]),
        visible(&text[range].replace('\n', " ")),
        visible(&tail[..stop])
    )
}
