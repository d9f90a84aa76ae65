//! `dateline annotate ARTICLE "words"`: a note on a passage, with what makes the passage the only one.
//!
//! The words are looked for as a check looks for them: the note is written in memory, checked, and refused with what was found. It
//! goes where the article keeps its notes: in the file beside it, or in its front matter.

mod passage;

use std::path::Path;

use clap::Args;

use super::known::Known;
use super::{COMMAND, DONE, build, report, terminal};
use crate::Options;
use crate::files::Files;
use crate::parse::entry::{self, Written};
use crate::parse::{self, article::Article};
use crate::problem::wording::{did_you_mean, list_and, ticked, visible};
use crate::problem::{Problem, Problems, Rule, Severity};
use crate::resolve::Drafts;
use crate::write::change::{self, Change};

/// Examples for the help.
pub const EXAMPLES: &str = "Examples:
  dateline annotate the-vote \"seven to two\" --cite minutes --text \"They say so.\"
  dateline annotate the-vote \"the council voted\" --occurrence 2 --kind update
  dateline annotate the-vote \"nobody knew\" --verdict false --cite letter --print";

/// What was typed.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The article, by its id
    #[arg(value_name = "ARTICLE")]
    pub article: String,
    /// The words of the passage, as a reader sees them
    #[arg(value_name = "WORDS")]
    pub words: String,
    /// The note, as Markdown
    #[arg(long, value_name = "TEXT")]
    pub text: Option<String>,
    /// What the note does: context, source, fact-check, correction ...
    #[arg(long, value_name = "KIND", hide_possible_values = true, value_parser = Known::NOTES)]
    pub kind: Option<String>,
    /// What a fact-check came to; the note is one then
    #[arg(long, value_name = "VERDICT", hide_possible_values = true, value_parser = Known::VERDICTS)]
    pub verdict: Option<String>,
    /// What the note rests on, by the id of a source; may be given several times
    #[arg(long, value_name = "ID")]
    pub cite: Vec<String>,
    /// The id of the note; without it one is made of the words
    #[arg(long, value_name = "ID")]
    pub id: Option<String>,
    /// Which of several passages with these words, counted from 1
    #[arg(long, value_name = "N")]
    pub occurrence: Option<usize>,
    /// Print the note and write nothing
    #[arg(long)]
    pub print: bool,
}

/// The keys of a note, in the order they are written.
type Note = Vec<(&'static str, Written)>;

/// Writes a note and says where.
pub fn run(root: &Path, arguments: &Arguments) -> u8 {
    write(root, arguments).unwrap_or_else(|code| code)
}

/// Writes a note; an exit code either way.
fn write(root: &Path, arguments: &Arguments) -> Result<u8, u8> {
    if arguments.words.trim().is_empty() {
        return Err(refuse("there are no words to look for\nhelp: copy them from the page as a reader sees it"));
    }
    let (files, problems) = report::read(root)?;
    let article = article(&files, &arguments.article).map_err(|message| refuse(&message))?;
    let desk = Desk { files: &files, read: &problems, home: Home::of(&files, &article), id: &arguments.article };
    let note = desk.settled(note(arguments), arguments)?;
    if arguments.print {
        terminal::out(&entry::lines(&note, 0));
        return Ok(DONE);
    }
    let before = &files.file(article.file).text;
    let file = files.find(&desk.home.path).map_or(before, |file| &files.file(file).text);
    let after = desk.added(&note)?;
    let change = Change { path: &desk.home.path, before: file, after: &after };
    change::texts(root, &[change]).map_err(|error| build::failed(&error))?;
    let to = root.join(&desk.home.path);
    terminal::out(&format!("{}\n", to.strip_prefix(".").unwrap_or(&to).display()));
    Ok(DONE)
}

/// Says why nothing is written, and returns the exit code.
fn refuse(message: &str) -> u8 {
    terminal::fail(message);
    COMMAND
}

/// Finds an article that can be read.
fn article(files: &Files, id: &str) -> Result<Article, String> {
    let (documents, _) = parse::documents(files);
    if documents.unread.iter().any(|unread| unread.id.value == id) {
        return Err(format!("the article {} cannot be read\nhelp: `dateline check` says why", ticked(id)));
    }
    let ids: Vec<String> = documents.articles.iter().map(|article| article.id.value.clone()).collect();
    documents.articles.into_iter().map(|article| *article).find(|article| article.id.value == id).ok_or_else(|| {
        let near = did_you_mean(id, ids.iter().map(String::as_str));
        let help = near.unwrap_or_else(|| match &ids[..] {
            [] => "there are no articles yet; `dateline new article` begins one".to_owned(),
            ids => format!("the articles are {}", list_and(ids)),
        });
        format!("no article is called {}\nhelp: {help}", ticked(id))
    })
}

/// Returns what is said of a problem with a note. The note stands in no file yet, so that a line of one would lead nowhere.
fn words(problem: &Problem) -> String {
    problem.helps.iter().fold(visible(&problem.message), |all, help| all + "\nhelp: " + &visible(help))
}

/// Puts together what was typed.
fn note(arguments: &Arguments) -> Note {
    let text = |key: &'static str, value: &Option<String>| value.clone().map(|value| (key, Written::Text(value)));
    let verdict = arguments.verdict.clone().map(|verdict| ("verdict", Written::Word(verdict)));
    let kind = arguments.kind.clone().or_else(|| arguments.verdict.as_ref().map(|_| "fact-check".to_owned()));
    let sources = (!arguments.cite.is_empty()).then(|| ("sources", Written::List(arguments.cite.clone())));
    let keys = [
        text("id", &arguments.id),
        Some(("quote", Written::Text(arguments.words.trim().to_owned()))),
        text("kind", &kind),
        verdict,
        sources,
        text("text", &arguments.text),
    ];
    keys.into_iter().flatten().collect()
}

/// Where an article keeps its notes.
struct Home {
    /// The path of the file.
    path: String,
    /// The key of the list in it; none where the file is the list.
    key: Option<&'static str>,
}

impl Home {
    /// Finds it: the file beside the article where there is one, else the front matter.
    fn of(files: &Files, article: &Article) -> Self {
        let path = &files.file(article.file).path;
        let beside = format!("{}.annotations.yaml", path.trim_end_matches(".md"));
        match files.find(&beside) {
            Some(_) => Self { path: beside, key: None },
            None => Self { path: path.clone(), key: Some("annotations") },
        }
    }
}

/// What a note is tried with.
struct Desk<'d> {
    /// The files.
    files: &'d Files,
    /// What was found while reading them.
    read: &'d Problems,
    /// Where the note goes.
    home: Home,
    /// The id of the article.
    id: &'d str,
}

impl Desk<'_> {
    /// Returns the text of the home with a note.
    fn added(&self, note: &Note) -> Result<String, u8> {
        let text = self.files.find(&self.home.path).map_or("", |file| &self.files.file(file).text);
        entry::append(&self.home.path, text, (self.home.key, note)).map_err(|why| {
            let lines = entry::lines(note, 0);
            refuse(&format!("nothing can be added to `{}`: {why}\nhelp: add it yourself:\n\n{lines}", self.home.path))
        })
    }

    /// Returns the errors and warnings that a note would bring, and the files with it.
    fn tried(&self, note: &Note) -> Result<(Files, Problems), u8> {
        let options = Options { drafts: Drafts::Shown, ..Options::default() };
        let found = |files: &Files| {
            let found = crate::check(files, &options, (self.read.clone(), &mut |_| {})).problems;
            found.into_iter().filter(|problem| problem.severity != Severity::Note).collect::<Problems>()
        };
        let after = self.files.clone().with(&self.home.path, &self.added(note)?);
        let fresh = report::fresh(&found(self.files), found(&after));
        Ok((after, fresh))
    }

    /// Returns a note with what makes its passage the only one; refuses one that would be an error.
    fn settled(&self, mut note: Note, arguments: &Arguments) -> Result<Note, u8> {
        let (files, fresh) = self.tried(&note)?;
        let of = |rule: Rule| fresh.iter().find(|problem| problem.rule == rule && problem.annotation.is_some());
        if let Some(problem) = of(Rule::OrphanedAnnotation) {
            return Err(refuse(&passage::absent(problem, (&files, self.files), (self.id, &arguments.words))));
        }
        match (of(Rule::AmbiguousAnnotation), arguments.occurrence) {
            (Some(problem), Some(number)) => self.choose(&mut note, (problem, number), &files)?,
            (Some(problem), None) => {
                return Err(refuse(&passage::several(problem, (&files, self.files))));
            }
            (None, Some(number)) if number != 1 => {
                return Err(refuse(&format!("--occurrence {number}: the passage is in the text once")));
            }
            (None, _) => {}
        }
        let (_, fresh) = self.tried(&note)?;
        let is_error = |problem: &&Problem| problem.severity == Severity::Error;
        let errors: Vec<&Problem> = fresh.iter().filter(is_error).collect();
        if errors.is_empty() {
            let warned = |problem: &Problem| format!("warning[{}]: {}\n", problem.rule.name(), words(problem));
            terminal::tell(&fresh.iter().map(warned).collect::<String>());
            return Ok(note);
        }
        for problem in errors {
            terminal::fail(&words(problem));
        }
        terminal::tell("nothing was written\n");
        Err(COMMAND)
    }

    /// Adds to a note what sets one of several passages apart.
    fn choose(&self, note: &mut Note, (problem, number): (&Problem, usize), files: &Files) -> Result<(), u8> {
        let several = || passage::several(problem, (files, self.files));
        let absent = || {
            Err(refuse(&format!(
                "--occurrence {number}: there is none with that number, counted from 1; {}",
                several()
            )))
        };
        if number == 0 {
            return absent();
        }
        let choice = number.checked_sub(1).and_then(|at| problem.choices.get(at));
        let keys: Note = match choice {
            Some(choice) => {
                choice.keys.iter().filter_map(|(key, text)| Some((*key, Written::Text(text.clone()?)))).collect()
            }
            None => vec![("occurrence", Written::Text(number.to_string()))],
        };
        let below = note.iter().position(|(key, _)| *key == "quote").map_or(note.len(), |at| at + 1);
        note.splice(below..below, keys);
        let (_, fresh) = self.tried(note)?;
        if fresh.iter().any(|problem| problem.rule == Rule::OrphanedAnnotation) { absent() } else { Ok(()) }
    }
}
