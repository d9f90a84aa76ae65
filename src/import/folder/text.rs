//! The text below a front matter: what is the generator's own is said in Markdown, or shown and reported.
//!
//! Owns which parts of a text are code, in which nothing is changed, and the marks of Dateline's own, which other people
//! mean as plain characters. Tags are read in [`tags`](super::tags), links in [`rewrite`](super::rewrite).

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::super::Fate;

/// What became of parts of a text: what they are, the line in the text from 0, and the fate.
pub(super) type Notes = Vec<(String, usize, Fate)>;

/// Changes of a text: which bytes, and what stands there instead.
#[derive(Debug, Default)]
pub(super) struct Edits(Vec<(Range<usize>, String)>);

impl Edits {
    /// Puts something in the place of some bytes.
    pub(super) fn put(&mut self, range: Range<usize>, words: impl Into<String>) {
        self.0.push((range, words.into()));
    }

    /// Makes the changes; of two that overlap, the one that begins first holds.
    pub(super) fn apply(self, text: &str) -> String {
        self.tracked(text).0
    }

    /// Makes the changes, and returns how the lines behind them moved.
    pub(super) fn tracked(mut self, text: &str) -> (String, Shifts) {
        self.0.sort_by_key(|(range, _)| (range.start, range.end));
        let mut out = String::with_capacity(text.len());
        let mut shifts = Shifts::default();
        let mut at = 0;
        for (range, words) in self.0 {
            if range.start >= at {
                out.push_str(&text[at..range.start]);
                out.push_str(&words);
                at = range.end;
                if words.contains('\n') || text[range].contains('\n') {
                    shifts.0.push((line(&out, out.len()), line(text, at)));
                }
            }
        }
        out.push_str(&text[at..]);
        (out, shifts)
    }
}

/// Where lines of a changed text were before: from each line on, what it is now and what it was.
#[derive(Debug, Default)]
pub(super) struct Shifts(Vec<(usize, usize)>);

impl Shifts {
    /// Returns the line that a line was, both from 0.
    pub(super) fn before(&self, now: usize) -> usize {
        let last = self.0.iter().rev().find(|(line, _)| *line <= now);
        last.map_or(now, |(line, was)| was + (now - line))
    }
}

/// Returns how Markdown is read here: as Dateline will read it, but for what it makes of single characters.
pub(super) fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS
}

/// Returns the bytes of a text that are code, in order.
pub(super) fn code(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        if matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_))) {
            ranges.push(range);
        }
    }
    ranges
}

/// Tells whether a byte is in one of some ranges, which are in order.
pub(super) fn inside(ranges: &[Range<usize>], at: usize) -> bool {
    let next = ranges.partition_point(|range| range.end <= at);
    ranges.get(next).is_some_and(|range| range.contains(&at))
}

/// Returns the line of a byte, from 0.
pub(super) fn line(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count()
}

/// Guards what Dateline would take for a citation or a link by id, and its author meant as it stands.
pub(in super::super) fn guarded(text: &str) -> String {
    if !text.contains("[[") && !text.contains("[@") {
        return text.to_owned();
    }
    let code = code(text);
    let mut edits = Edits::default();
    let open = |at: &usize| !inside(&code, *at) && !text[..*at].ends_with('\\');
    for (at, _) in text.match_indices("[[").filter(|(at, _)| open(at)) {
        let close = text[at..].find("]]").map(|length| at + length);
        match close.filter(|close| text[close + 2..].starts_with('(')) {
            // A link whose words are in brackets, as in `[[1]](address)`, stays one.
            Some(close) => {
                edits.put(at + 1..at + 1, "\\");
                edits.put(close..close, "\\");
            }
            None => edits.put(at..at, "\\"),
        }
    }
    for (at, _) in text.match_indices("[@").filter(|(at, _)| open(at)) {
        edits.put(at..at, "\\");
    }
    edits.apply(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_datelines_own_are_guarded() {
        for (text, guard) in [
            ("see [[there]] and [@home]", "see \\[[there]] and \\[@home]"),
            ("`[[there]]` stays, \\[[so]] too", "`[[there]]` stays, \\[[so]] too"),
            ("a note[[1]](https://a.example/)", "a note[\\[1\\]](https://a.example/)"),
            ("```\n[[x]]\n```\n", "```\n[[x]]\n```\n"),
        ] {
            assert_eq!(guarded(text), guard);
        }
    }
}
