//! Problems for people: the picture that rustc made familiar, each with its place, its words and the line to type.
//!
//! Owns what is drawn and in which order; `annotate-snippets` lays out the picture. Only the lines that matter are
//! handed to it, so that a problem in a long file costs as much as one in a short file.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Element, Group, Level, Origin, Patch, Renderer, Snippet, Title};

use super::{Colour, Count, Limit, LineIndex, Located, Look, Spot, Texts, in_order};
use crate::problem::wording::{plural, unseen, visible};
use crate::problem::{Fix, Problem, Severity};
use crate::text::{FileId, Place};

/// Draws problems in order, an empty line after each, and what there is of each weight at the end.
pub fn draw(problems: &[Problem], texts: &dyn Texts, look: Look) -> String {
    let renderer = renderer(look);
    let mut out = String::new();
    let mut drawn = Count::default();
    // Only what is drawn is looked up: finding a place in YAML means reading the file once more.
    let shown: Vec<Problem> = in_order(problems)
        .into_iter()
        .filter(|problem| within(&mut drawn, problem.severity, look.limit))
        .cloned()
        .collect();
    let index = LineIndex::new(&shown, texts);
    for located in index.located(&shown) {
        out.push_str(&aligned(&renderer.render(&groups(&located, &index, look.width))));
        out.push_str("\n\n");
    }
    let count = Count::of(problems);
    out.push_str(&rest(count, drawn));
    out.push_str(&count.summary());
    out.push('\n');
    out
}

/// Puts the space before the arrow that a picture without numbered lines lacks.
fn aligned(picture: &str) -> String {
    let arrow = picture.find("--> ").unwrap_or_default();
    let line = picture[..arrow].rfind('\n').map_or(0, |at| at + 1);
    let gap = if picture[line..arrow].contains(' ') || line == 0 { "" } else { " " };
    format!("{}{gap}{}", &picture[..line], &picture[line..])
}

/// Counts one more problem of a weight and tells whether it is still to be drawn.
fn within(drawn: &mut Count, severity: Severity, limit: Limit) -> bool {
    let (count, most) = match (severity, limit) {
        (Severity::Error, _) => (&mut drawn.errors, usize::MAX),
        (Severity::Warning, Limit::Each(most)) => (&mut drawn.warnings, most),
        (Severity::Warning, Limit::All) => (&mut drawn.warnings, usize::MAX),
        (Severity::Note, Limit::Each(most)) => (&mut drawn.notes, most),
        (Severity::Note, Limit::All) => (&mut drawn.notes, usize::MAX),
    };
    let more = *count < most;
    *count += usize::from(more);
    more
}

/// Returns the line about problems not drawn, if there are any.
fn rest(count: Count, drawn: Count) -> String {
    let left = [(count.warnings - drawn.warnings, "more warning"), (count.notes - drawn.notes, "more note")];
    let said: Vec<String> = left.iter().filter(|(left, _)| *left > 0).map(|(left, noun)| plural(*left, noun)).collect();
    if said.is_empty() {
        String::new()
    } else {
        format!("… and {}; `dateline check` draws all\n", said.join(" and "))
    }
}

/// Returns what lays out the picture.
fn renderer(look: Look) -> Renderer {
    let renderer = match look.colour {
        Colour::Plain => Renderer::plain(),
        Colour::Ansi => Renderer::styled(),
    };
    renderer.term_width(look.width)
}

/// Returns the parts of a problem's picture.
fn groups<'a>(located: &Located<'a>, index: &LineIndex<'a>, width: usize) -> Vec<Group<'a>> {
    let Located { problem, spot } = *located;
    let helps = told(&problem.helps).collect::<Vec<_>>();
    let (aside, title) = match (&problem.fix, helps.split_last()) {
        (Some(_), Some((last, others))) => (others, last.clone()),
        (Some(_), None) => (&[][..], "type this instead".to_owned()),
        (None, _) => (helps.as_slice(), String::new()),
    };
    let main = heading(problem)
        .elements(pictures(problem, spot, index))
        .elements(told(&problem.notes).map(|note| Level::NOTE.message(note)))
        .elements(aside.iter().cloned().map(|help| Level::HELP.message(help)));
    let change = problem.fix.as_ref().map(|fix| change(fix, spot, index, width));
    let change = change.map(|change| Level::HELP.secondary_title(title).element(change));
    [main].into_iter().chain(change).collect()
}

/// Returns the first line of a problem.
fn heading<'a>(problem: &Problem) -> Title<'a> {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    level.primary_title(safe(&problem.message)).id(problem.rule.name())
}

/// Returns the pictures of a problem: its own file first, then each other file that a label is in.
fn pictures<'a>(problem: &Problem, spot: Spot, index: &LineIndex<'a>) -> Vec<Element<'a>> {
    let mut marks = vec![(spot, AnnotationKind::Primary, safe(&problem.label))];
    for label in &problem.labels {
        marks.push((index.spot(label.place), AnnotationKind::Context, safe(&label.text)));
    }
    let whole = matches!(problem.place, Place::File(_)) && problem.label.is_empty();
    let mut out = Vec::new();
    if whole || index.texts.text(spot.span.file).is_empty() {
        out.push(origin(spot, index));
        marks.remove(0);
    }
    let mut files: Vec<FileId> = Vec::new();
    for (spot, ..) in &marks {
        if !files.contains(&spot.span.file) {
            files.push(spot.span.file);
        }
    }
    let of = |file: &FileId| marks.iter().filter(|(spot, ..)| spot.span.file == *file).cloned().collect::<Vec<_>>();
    out.extend(files.iter().map(|file| picture(&of(file), index)));
    out
}

/// Returns a place without a picture.
fn origin<'a>(spot: Spot, index: &LineIndex<'a>) -> Element<'a> {
    let (line, column) = (spot.start.line as usize, spot.start.column as usize);
    Origin::path(index.path(spot)).line(line).char_column(column).into()
}

/// A place to mark, how, and with which words.
type Mark = (Spot, AnnotationKind, String);

/// Returns the picture of one file, with all its marks.
fn picture<'a>(marks: &[Mark], index: &LineIndex<'a>) -> Element<'a> {
    let spots: Vec<Spot> = marks.iter().map(|(spot, ..)| *spot).collect();
    let Some(first) = spots.first() else { return annotate_snippets::Padding.into() };
    let window = window(&spots, index);
    let mark = |(spot, kind, words): &Mark| -> Annotation<'a> {
        kind.span(window.local(*spot)).label(Some(words.clone()).filter(|words| !words.is_empty()))
    };
    let annotations: Vec<Annotation> = marks.iter().map(mark).collect();
    Snippet::source(window.text).path(index.path(*first)).line_start(window.line).annotations(annotations).into()
}

/// Returns the picture of a change.
fn change<'a>(fix: &'a Fix, of: Spot, index: &LineIndex<'a>, width: usize) -> Snippet<'a, Patch<'a>> {
    let spot = index.spot(index.texts.whole(fix.place));
    let window = window(&[spot], index).around(spot, width / 3);
    let patch = Patch::new(window.local(spot), visible_lines(&fix.text));
    let snippet = Snippet::source(window.text).line_start(window.line).patch(patch);
    snippet.path((spot.span.file != of.span.file).then(|| index.path(spot)))
}

/// The lines of a text that a picture needs.
struct Window<'a> {
    /// The lines.
    text: Cow<'a, str>,
    /// The number of the first, from 1.
    line: usize,
    /// The byte of the file at which they begin.
    start: usize,
    /// The bytes of the text that stand before that one and are not the file's.
    before: usize,
}

impl Window<'_> {
    /// Returns the bytes of a spot, counted from the start of the window.
    fn local(&self, spot: Spot) -> Range<usize> {
        let range = spot.span.range();
        range.start + self.before - self.start..range.end + self.before - self.start
    }

    /// Cuts a single long line down to so many characters on either side of a spot.
    fn around(self, spot: Spot, most: usize) -> Self {
        let Range { start, end } = self.local(spot);
        let (before, after) = (&self.text[..start], &self.text[end..]);
        let from = before.char_indices().rev().nth(most).map_or(0, |(at, _)| at);
        let to = after.char_indices().nth(most).map_or(self.text.len(), |(at, _)| end + at);
        if self.text.contains('\n') || (from == 0 && to == self.text.len()) {
            return self;
        }
        let [head, tail] = [from > 0, to < self.text.len()].map(|cut| if cut { ELLIPSIS } else { "" });
        let text = format!("{head}{}{tail}", &self.text[from..to]);
        Window { text: text.into(), start: self.start + from, before: head.len(), ..self }
    }
}

/// What stands for the part of a line that was cut away, as in the pictures.
const ELLIPSIS: &str = "...";

/// Cuts the lines out of a text that hold all of some spots in it.
fn window<'a>(spots: &[Spot], index: &LineIndex<'a>) -> Window<'a> {
    let Some(first) = spots.iter().min_by_key(|spot| spot.span.start) else {
        return Window { text: Cow::Borrowed(""), line: 1, start: 0, before: 0 };
    };
    let text = index.texts.text(first.span.file);
    let start = text[..first.span.range().start].rfind('\n').map_or(0, |at| at + 1);
    let last = spots.iter().map(|spot| spot.span.range().end).max().unwrap_or(start);
    let end = text[last..].find('\n').map_or(text.len(), |at| last + at);
    Window { text: tamed(&text[start..end]), line: first.start.line as usize, start, before: 0 }
}

/// Returns a text in which nothing steers the terminal that the picture's layout would let through, byte for byte as
/// long as before, so that places stay right.
fn tamed(text: &str) -> Cow<'_, str> {
    let stand_in = |c: char| match c.len_utf8() {
        2 if unseen(c) => '·',
        3 if unseen(c) => '\u{fffd}',
        _ => c,
    };
    if text.chars().all(|c| stand_in(c) == c) { Cow::Borrowed(text) } else { text.chars().map(stand_in).collect() }
}

/// Returns texts made safe to show.
fn told(texts: &[String]) -> impl Iterator<Item = String> + '_ {
    texts.iter().map(|text| safe(text))
}

/// Returns words made safe to show, line by line.
fn safe(text: &str) -> String {
    text.lines().map(visible).collect::<Vec<_>>().join("\n")
}

/// Returns a text to type, safe to show but whole, with the line feed at its end.
fn visible_lines(text: &str) -> String {
    text.split('\n').map(visible).collect::<Vec<_>>().join("\n")
}
