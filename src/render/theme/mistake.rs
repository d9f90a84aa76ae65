//! What is wrong with the files of a theme, in the words of this program and at its place.
//!
//! The template engine reports in two ways: one mistake with its place, or a text that draws all references that lead
//! nowhere. Both become problems; where the name of something near is known, it is offered.

use tera::{Error, ErrorKind};

use super::{BUILTIN, NOWHERE};
use crate::files::Files;
use crate::problem::wording::{nearest, ticked};
use crate::problem::{Problem, Problems, Rule};
use crate::text::{Place, Span};

/// Names that templates can use.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    /// Templates.
    pub templates: Vec<String>,
    /// Components.
    pub components: Vec<String>,
    /// Blocks.
    pub blocks: Vec<String>,
}

/// Where in a template something is wrong.
struct Mistake<'e> {
    /// The template.
    template: &'e str,
    /// The bytes, where they are known.
    bytes: Option<std::ops::Range<usize>>,
}

impl Mistake<'_> {
    /// Makes the problem, at the place in the site's own file where it is one.
    fn problem(&self, files: &Files, message: &str) -> Problem {
        let name = self.template.trim_start_matches(BUILTIN);
        let file = files.find(&format!("templates/{name}")).filter(|_| !self.template.starts_with(BUILTIN));
        let Some(file) = file else {
            return Problem::new(Rule::TemplateError, NOWHERE, format!("the default template `{name}`: {message}"));
        };
        let size = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
        let span = |bytes: &std::ops::Range<usize>| Span { file, start: size(bytes.start), end: size(bytes.end) };
        let place = self.bytes.as_ref().map_or(Place::File(file), |bytes| Place::Span(span(bytes)));
        Problem::new(Rule::TemplateError, place, format!("the template `{name}`: {message}"))
    }

    /// Returns the words at the place in the site's own file.
    fn words<'f>(&self, files: &'f Files) -> &'f str {
        let file = files.find(&format!("templates/{}", self.template)).map(|file| files.file(file));
        file.zip(self.bytes.clone()).and_then(|(file, bytes)| file.text.get(bytes)).unwrap_or_default()
    }
}

/// Words what is wrong with a template that is filled.
pub fn filling(files: &Files, error: &Error) -> Problem {
    all(files, error, &Names::default())
        .into_iter()
        .next()
        .unwrap_or_else(|| Problem::new(Rule::TemplateError, NOWHERE, error.to_string()))
}

/// Words everything that is wrong with templates that are read.
pub(super) fn all(files: &Files, error: &Error, names: &Names) -> Problems {
    let whole = |template: &str, message: &str| Mistake { template, bytes: None }.problem(files, message);
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let mistake = Mistake { template: report.filename(), bytes: Some(report.span().range.clone()) };
            vec![worded(&mistake, files, (report.message(), names))]
        }
        ErrorKind::MissingParent { current, parent } => {
            let message = format!("it extends {}, which is not there", ticked(parent));
            vec![near(whole(current, &message), parent, &names.templates)]
        }
        ErrorKind::CircularExtend { tpl, .. } => {
            vec![whole(tpl, "it extends itself").help(format!("to change a default template, extend `{BUILTIN}{tpl}`"))]
        }
        ErrorKind::CircularInclude { tpl, .. } => vec![
            whole(tpl, "it includes itself")
                .help(format!("to put something around a default part, include `{BUILTIN}{tpl}`")),
        ],
        _ => {
            let text = error.to_string();
            let drawn: Problems = text.split("\n\n").filter_map(|report| drawn(files, report, names)).collect();
            if drawn.is_empty() { vec![Problem::new(Rule::TemplateError, NOWHERE, text)] } else { drawn }
        }
    }
}

/// Reads one drawn report: `error: message`, `--> template:line:column`, and a row of `^` under the words.
fn drawn(files: &Files, report: &str, names: &Names) -> Option<Problem> {
    let mut lines = report.lines();
    let message = lines.next()?.strip_prefix("error: ")?;
    let mut place = lines.next()?.trim_start().strip_prefix("--> ")?.rsplitn(3, ':');
    let (column, line) = (place.next()?.parse::<usize>().ok()?, place.next()?.parse::<usize>().ok()?);
    let template = place.next()?;
    let length = report.lines().last()?.matches('^').count();
    let text = files.find(&format!("templates/{template}")).map_or("", |file| files.file(file).text.as_str());
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let byte = |from: usize, count: usize| {
        let rest = text.get(from..).unwrap_or_default();
        from + rest.char_indices().nth(count).map_or(rest.len(), |(at, _)| at)
    };
    let from = byte(start, column.saturating_sub(1));
    let mistake = Mistake { template, bytes: Some(from..byte(from, length)) };
    Some(worded(&mistake, files, (message, names)))
}

/// Words one mistake: the engine's message as a fragment, with what helps.
fn worded(mistake: &Mistake<'_>, files: &Files, (message, names): (&str, &Names)) -> Problem {
    let name = message.split('`').nth(1).unwrap_or_default();
    let ticked = ticked(name);
    let problem = |message: &str| mistake.problem(files, message);
    if let Some((_, known)) = message.split_once(" is not defined. Available ") {
        let known: Vec<String> =
            known.split_once(": ").map_or("", |(_, list)| list).split(", ").map(str::to_owned).collect();
        let problem = problem(&format!("nothing is called {ticked} here"));
        return match nearest(name, known.iter().map(String::as_str)) {
            Some(near) => problem.help(format!("did you mean `{near}`?")),
            None => problem.help(format!("there are {}", known.join(", "))),
        };
    }
    if message.starts_with("Unknown template") {
        return near(problem(&format!("there is no template {ticked}")), name, &names.templates);
    }
    if message.starts_with("Unknown component") {
        return near(problem(&format!("there is no component {ticked}")), name, &names.components);
    }
    if message.starts_with("Unknown filter") {
        return problem(&format!("there is no filter {ticked}")).help("the filters are those of Tera 2");
    }
    if message.starts_with("Block ") {
        let said = format!("what it extends has no block {ticked}, so this would never be shown");
        return near(problem(&said), name, &names.blocks);
    }
    let words = mistake.words(files);
    if message == "Unknown tag" && words.starts_with("end") {
        return problem(&format!("`{words}` comes before what was opened inside is closed"))
            .help("close every `for`, `if` and `block` in the order in which they were opened, the last one first");
    }
    plainly(message, mistake.words(files))
        .map_or_else(|| problem(&lower(message.trim_end_matches('.'))), |(message, help)| problem(&message).help(help))
}

/// Says in other words what the engine says shortly, given the words at the place; with what helps.
fn plainly(message: &str, words: &str) -> Option<(String, &'static str)> {
    let said = match message {
        "Tried to render a variable that is undefined" => (
            format!("{} has no value here", ticked(&whole(words))),
            "write `| default(value=\"\")` behind it, or `{% if … %}` around it",
        ),
        "Unexpected end of input" => (
            "something is opened here and never closed".to_owned(),
            "close every `for`, `if` and `block` with its `end…` tag",
        ),
        _ if message.starts_with("Field `") => (
            format!("{} has no fields of its own", "what stands before the dot"),
            "`docs/views.md` says of which type each field is",
        ),
        _ => {
            let (found, expected) =
                message.strip_prefix("Found ")?.trim_end_matches('.').split_once(" but expected ")?;
            let expected = expected.trim_matches('`');
            (
                format!("{} stands where `{expected}` is needed", found.replace("a string", "a text")),
                "a value stands between `{{` and `}}`, a tag between `{%` and `%}`",
            )
        }
    };
    Some(said)
}

/// Closes the bracket that the engine leaves out when it says where a value stands.
fn whole(words: &str) -> String {
    let open = words.matches('[').count() > words.matches(']').count();
    format!("{words}{}", if open { "]" } else { "" })
}

/// Offers the name that is nearest to the one that was typed.
fn near(problem: Problem, name: &str, known: &[String]) -> Problem {
    match nearest(name, known.iter().map(String::as_str)) {
        Some(near) => problem.help(format!("did you mean `{near}`?")),
        None => problem.help("`dateline theme` lists the templates; `docs/views.md` has their blocks and fields"),
    }
}

/// Returns a sentence as a fragment.
fn lower(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
