//! Reading the values of one file: items with their places, and the problems found on the way.
//!
//! Owns the values that have no keys: text, dates, flags, numbers, words of a vocabulary, addresses, ids, lists. Maps
//! are read with [`Fields`](super::fields::Fields).

mod meant;

use std::cell::{OnceCell, RefCell};
use std::ops::Range;

use super::control;
use super::form::{self, Answer, Form, Need};
use super::front::span;
use super::shape::WrittenDate;
use super::words::Vocabulary;
use super::yaml::{self, Node, Value};
use crate::address::Id;
use crate::problem::wording::{did_you_mean, list_or, ticked};
use crate::problem::{Problem, Problems, Rule};
use crate::text::{FileId, NodeId, Place, Spanned};

/// One file while its values are read.
pub(super) struct Reader<'a> {
    /// The file.
    pub file: FileId,
    /// Its YAML block.
    block: &'a str,
    /// The byte of the file where the block begins.
    start: usize,
    /// Where the nodes stand, once somebody has asked.
    index: OnceCell<Vec<Range<usize>>>,
    /// Whether there may be comments, once somebody has asked.
    comments: OnceCell<bool>,
    /// What was found wrong.
    problems: RefCell<Problems>,
    /// What would have been read, when that is the question.
    answer: Option<Answer>,
}

impl<'a> Reader<'a> {
    /// Begins to read a file's block.
    pub(super) fn new(file: FileId, (block, start): (&'a str, usize)) -> Self {
        let (index, comments) = (OnceCell::new(), OnceCell::new());
        Self { file, block, start, index, comments, problems: RefCell::default(), answer: None }
    }

    /// Begins to ask what would be read.
    pub(super) fn asked() -> Self {
        Self { answer: Some(Answer::default()), ..Self::new(super::NO_FILE, ("", 0)) }
    }

    /// Returns where what would be read is noted, when that is the question.
    pub(super) fn answer(&self) -> Option<&Answer> {
        self.answer.as_ref()
    }

    /// Returns the place of a node.
    pub(super) fn place(&self, node: NodeId) -> Place {
        Place::Node(self.file, node)
    }

    /// Takes note of a problem.
    pub(super) fn report(&self, problem: Problem) {
        self.problems.borrow_mut().push(problem);
    }

    /// Returns what the author typed for a node, when it is known.
    pub(super) fn typed(&self, node: NodeId) -> Option<&'a str> {
        let index = self.index.get_or_init(|| yaml::index(self.block));
        self.block.get(index.get(node.0 as usize)?.clone())
    }

    /// Returns the comment that follows a plain scalar in its line, from the blanks before `#` on.
    ///
    /// A scalar in quotes ends where its author ended it, and a `#` with a blank behind it was typed as a comment.
    fn comment_after(&self, node: NodeId) -> Option<&'a str> {
        if !self.comments.get_or_init(|| memchr::memchr(b'#', self.block.as_bytes()).is_some()) {
            return None;
        }
        let index = self.index.get_or_init(|| yaml::index(self.block));
        let place = index.get(node.0 as usize)?.clone();
        let typed = self.block.get(place.clone())?;
        let rest = self.block.get(place.end..)?.lines().next()?;
        let plain = !typed.starts_with(['"', '\'', '|', '>']);
        let sign = rest.trim_start_matches([' ', '\t']).strip_prefix('#')?;
        let meant = sign.starts_with(|c: char| !c.is_whitespace() && c != '#');
        (plain && meant && rest.starts_with([' ', '\t'])).then_some(rest)
    }

    /// Returns the place from the first byte of a node to the last of another, when that is one line.
    fn line(&self, first: NodeId, last: NodeId) -> Option<Place> {
        let index = self.index.get_or_init(|| yaml::index(self.block));
        let range = index.get(first.0 as usize)?.start..index.get(last.0 as usize)?.end;
        let typed = self.block.get(range.clone())?;
        (!typed.contains('\n')).then(|| Place::Span(span(self.file, self.start + range.start..self.start + range.end)))
    }

    /// Ends the reading and returns what was found wrong.
    pub(super) fn into_problems(self) -> Problems {
        self.problems.into_inner()
    }
}

/// One value, and what it is the value of.
#[derive(Clone, Copy)]
pub(super) struct Item<'r, 'a> {
    /// The file it is in.
    pub reader: &'r Reader<'a>,
    /// The value.
    pub node: &'r Node<'a>,
    /// The key it belongs to, for messages.
    pub key: &'r str,
    /// Whether the key can be left out.
    pub need: Need,
}

impl<'r, 'a> Item<'r, 'a> {
    /// Returns where the value stands.
    pub(super) fn place(self) -> Place {
        self.reader.place(self.node.id)
    }

    /// Returns another value that belongs to the same key.
    pub(super) fn with(self, node: &'r Node<'a>) -> Self {
        Self { node, ..self }
    }

    /// Pairs something with the place of the value.
    pub(super) fn spanned<T>(self, value: T) -> Spanned<T> {
        Spanned::new(value, self.place())
    }

    /// Takes note, when that is the question, that a value which is neither list nor map may be this.
    pub(super) fn accepts(self, form: impl FnOnce() -> Form) {
        if let Some(answer) = self.reader.answer()
            && !matches!(self.node.value, Value::List(_) | Value::Map(_))
        {
            answer.note(form());
        }
    }

    /// Reports that something else was wanted, and returns nothing.
    pub(super) fn wrong<T>(self, wanted: &str, example: &str) -> Option<T> {
        let found = self.node.value.describe();
        let message = format!("{} has to be {wanted}, not {found}", ticked(self.key));
        let problem = Problem::new(Rule::WrongType, self.place(), message).label(format!("this is {found}"));
        self.reader.report(problem.help(format!("write it like this: `{example}`")));
        None
    }

    /// Tells whether a text has no control characters; those it has are reported.
    fn readable(self, text: &str) -> bool {
        let found = control::find(text);
        for (_, c) in &found {
            self.reader.report(control::problem(self.place(), *c));
        }
        found.is_empty()
    }

    /// Warns of a text after which YAML sees a comment in the same line.
    fn whole(self) -> Self {
        if let Some(cut) = self.reader.comment_after(self.node.id) {
            let meant = super::accident::quoted(&format!("{}{}", self.typed().unwrap_or_default(), cut.trim_end()));
            let message =
                format!("{} ends here: the rest of the line, {}, is a comment", ticked(self.key), ticked(cut.trim()));
            self.reader.report(
                Problem::new(Rule::CutText, self.place(), message)
                    .help(format!("write `{meant}` if it belongs to the text; put a blank after the `#` if not")),
            );
        }
        self
    }

    /// Returns the characters of a value that is no list, map or nothing.
    fn characters(self) -> Option<String> {
        match &self.node.value {
            Value::Text(text) => Some(text.clone().into_owned()),
            Value::Number(number) => Some(self.typed().map_or_else(|| number.to_string(), str::to_owned)),
            Value::Flag(flag) => Some(self.typed().map_or_else(|| flag.to_string(), str::to_owned)),
            Value::Null | Value::List(_) | Value::Map(_) => None,
        }
    }

    /// Returns the value as text, if it is any, without reporting what is wrong with it.
    pub(super) fn silently(self) -> Option<Spanned<String>> {
        self.characters().map(|text| self.spanned(text))
    }

    /// Returns what the author typed.
    pub(super) fn typed(self) -> Option<&'a str> {
        self.reader.typed(self.node.id)
    }
}

/// Reads text, without the white space at its end; of a comment behind it the author is told.
pub(super) fn text(item: Item<'_, '_>) -> Option<Spanned<String>> {
    words(item.whole())
}

/// Reads text that nobody takes a comment for a part of, such as an id.
fn words(item: Item<'_, '_>) -> Option<Spanned<String>> {
    item.accepts(|| Form::Text);
    let Some(text) = item.characters() else { return meant::text(item) };
    let kept = text.trim_end();
    if kept.is_empty() {
        let help = match item.need {
            Need::Required => "write something",
            Need::Optional => "write something, or leave the key out",
        };
        let message = format!("{} is empty", ticked(item.key));
        item.reader.report(Problem::new(Rule::WrongType, item.place(), message).help(help));
        return None;
    }
    item.readable(kept).then(|| item.spanned(kept.to_owned()))
}

/// Reads text that may be empty, as it is.
pub(super) fn verbatim(item: Item<'_, '_>) -> Option<Spanned<String>> {
    item.accepts(|| Form::Verbatim);
    let Some(text) = item.whole().characters() else { return meant::text(item) };
    item.readable(&text).then(|| item.spanned(text))
}

/// Reads a date or interval, as the author typed it.
pub(super) fn date(item: Item<'_, '_>) -> Option<WrittenDate> {
    item.accepts(|| Form::Date);
    if let Some(text) = item.characters() {
        return Some(item.spanned(text.trim().to_owned()));
    }
    let typed = item.typed().filter(|typed| typed.starts_with(['[', '{']) && !typed.contains('\n'));
    let Some(typed) = typed else { return item.wrong("a date", &format!("{}: 2022-11-11", item.key)) };
    let message = format!("{} is {} to YAML, not a date", ticked(item.key), item.node.value.describe());
    item.reader.report(
        Problem::new(Rule::InvalidDate, item.place(), message)
            .help(format!("put the whole set in quotes: `\"{typed}\"`"))
            .fix(item.place(), format!("\"{typed}\"")),
    );
    None
}

/// Reads `true` or `false`.
pub(super) fn flag(item: Item<'_, '_>) -> Option<Spanned<bool>> {
    item.accepts(|| Form::Flag);
    if let Value::Flag(flag) = item.node.value {
        return Some(item.spanned(flag));
    }
    let meant = match &item.node.value {
        Value::Text(text) => match text.to_lowercase().as_str() {
            "yes" | "on" | "y" => Some("true"),
            "no" | "off" | "n" => Some("false"),
            _ => None,
        },
        _ => None,
    };
    let Some(meant) = meant else { return item.wrong("`true` or `false`", &format!("{}: true", item.key)) };
    let typed = item.characters().unwrap_or_default();
    let message = format!("{} has to be `true` or `false`, and {} is neither", ticked(item.key), ticked(&typed));
    let problem = Problem::new(Rule::WrongType, item.place(), message).help(format!("write `{}: {meant}`", item.key));
    item.reader.report(problem.fix(item.place(), meant));
    None
}

/// Reads a whole number from 0 on.
pub(super) fn number(item: Item<'_, '_>) -> Option<Spanned<u32>> {
    item.accepts(|| Form::Number);
    let number = match &item.node.value {
        Value::Number(number) => number.as_u64().and_then(|number| u32::try_from(number).ok()),
        Value::Text(text) => text.parse().ok(),
        _ => None,
    };
    match number {
        Some(number) => Some(item.spanned(number)),
        None => item.wrong("a whole number", &format!("{}: 1", item.key)),
    }
}

/// Reads a word of a vocabulary.
pub(super) fn word<V: Vocabulary>(item: Item<'_, '_>) -> Option<Spanned<V>> {
    item.accepts(|| Form::Words(V::WORDS.iter().map(|(word, _)| *word).collect()));
    let Some(typed) = item.characters() else {
        let first = V::WORDS.first().map_or("", |(word, _)| word);
        return item.wrong(V::WHAT, &format!("{}: {first}", item.key));
    };
    if let Some((_, meaning)) = V::WORDS.iter().find(|(word, _)| *word == typed.trim()) {
        return Some(item.spanned(*meaning));
    }
    let words: Vec<&str> = V::WORDS.iter().map(|(word, _)| *word).collect();
    let message = format!("{} is not {}", ticked(&typed), V::WHAT);
    let mut problem = Problem::new(Rule::UnknownValue, item.place(), message);
    problem.helps.extend(did_you_mean(&typed, words.iter().copied()));
    item.reader.report(problem.help(format!("write {}", list_or(&words))));
    None
}

/// Reads an id that refers to something.
pub(super) fn reference(item: Item<'_, '_>) -> Option<Spanned<String>> {
    item.accepts(|| Form::Reference);
    match item.node.value {
        Value::Map(_) | Value::List(_) => item.wrong("an id", &format!("{}: some-id", item.key)),
        _ => words(item).map(|id| id.map(|id| id.trim().to_owned())),
    }
}

/// Reads an id that is given to something, and checks it.
pub(super) fn id(item: Item<'_, '_>) -> Option<Spanned<String>> {
    item.accepts(|| Form::Id);
    let id = reference(item)?;
    if let Some((problem, suggestion)) = id_problem(&id) {
        item.reader.report(match suggestion {
            // An id that was published makes an address: another one is for the author to choose.
            Some(better) if problem.rule == Rule::DatedId => problem.help(format!("write `{better}`")),
            Some(better) => problem.help(format!("write `{better}`")).fix(item.place(), better),
            None => problem,
        });
    }
    Some(id)
}

/// Says what is wrong with an id, and which to use.
pub(super) fn id_problem(id: &Spanned<String>) -> Option<(Problem, Option<String>)> {
    let checked = match Id::check(&id.value) {
        Ok(checked) => checked,
        Err(error) => {
            let problem = Problem::new(Rule::InvalidId, id.place, error.message);
            return Some((problem, error.suggestion.map(|id| id.to_string())));
        }
    };
    let date = checked.date_inside()?;
    let problem =
        Problem::new(Rule::DatedId, id.place, format!("the id {} has the date `{date}` in it", ticked(&id.value)))
            .note("dates get corrected, and addresses have to last");
    Some((problem, Id::suggest(&id.value.replace(date, "")).map(|id| id.to_string())))
}

/// Reads a list; a single value is a list of one.
pub(super) fn list<'r, 'a, T>(item: Item<'r, 'a>, read: impl Fn(Item<'r, 'a>) -> Option<T>) -> Vec<T> {
    if let Some(answer) = item.reader.answer() {
        if let Some(entry) = form::of(item.reader, item.key, read) {
            answer.note(Form::Many(Box::new(entry)));
        }
        return Vec::new();
    }
    let Value::List(nodes) = &item.node.value else { return read(item).into_iter().collect() };
    let entry = |node: &'r Node<'a>| {
        if node.value == Value::Null {
            item.reader.report(
                Problem::new(
                    Rule::WrongType,
                    item.reader.place(node.id),
                    format!("an entry of {} is empty", ticked(item.key)),
                )
                .help("write something after the `-`, or take the line out"),
            );
            return None;
        }
        read(item.with(node))
    };
    nodes.iter().filter_map(entry).collect()
}
