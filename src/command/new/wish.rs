//! What somebody wants to have written: the words of the command line, decided.

use super::Arguments;
use crate::address::Id;
use crate::command::schema;
use crate::date::{Date, Zone};
use crate::files::Files;
use crate::parse::{self, Kind};
use crate::problem::wording::{list_or, ticked};

/// What is wanted.
pub(super) struct Wish<'w> {
    /// The kind.
    pub kind: Kind,
    /// The id, or the words of a term.
    pub id: &'w str,
    /// The title or name.
    pub title: Option<&'w str>,
    /// The date as typed, and as read.
    pub date: Option<(&'w str, Date)>,
    /// Who published it.
    pub outlet: Option<&'w str>,
    /// What it means.
    pub definition: Option<&'w str>,
    /// The list to add it to.
    pub file: Option<&'w str>,
}

impl<'w> Wish<'w> {
    /// Decides what was typed.
    ///
    /// # Errors
    ///
    /// A message when a kind, an id or an option cannot be, or something that is needed was not said.
    pub(super) fn read(arguments: &'w Arguments) -> Result<Self, String> {
        let Arguments { kind, id, title, date, outlet, definition, file } = arguments;
        let kind = find(kind)?;
        for (option, given) in
            [("--title", title), ("--date", date), ("--outlet", outlet), ("--definition", definition), ("--file", file)]
        {
            check_option(kind, option, given.as_deref())?;
        }
        if kind != Kind::Term {
            check_id(id)?;
        }
        let date = date.as_deref().map(read_date).transpose()?;
        let [title, outlet, definition, file] = [title, outlet, definition, file].map(|words| words.as_deref());
        Ok(Self { kind, id, title, date, outlet, definition, file })
    }

    /// Demands that nothing of the kind has the id.
    ///
    /// # Errors
    ///
    /// A message that says where it is, and offers another.
    pub(super) fn check_free(&self, files: &Files) -> Result<(), String> {
        let (documents, _) = parse::documents(files);
        let known = documents.known(self.kind);
        let key = |id: &str| match self.kind {
            Kind::Term => id.to_lowercase(),
            _ => id.to_owned(),
        };
        let find = |wanted: &str| known.iter().find(|(id, _)| key(id) == key(wanted));
        let Some((id, place)) = find(self.id) else { return Ok(()) };
        let what = self.kind.what();
        let at = files.get(place.file()).map_or("content", |file| &file.path);
        let message = format!("{what} is called {} already, in `{at}`", ticked(id));
        if self.kind == Kind::Term {
            return Err(message);
        }
        let free = (2..=known.len() + 2).map(|number| format!("{}-{number}", self.id)).find(|id| find(id).is_none());
        Err(format!(
            "{message}\nhelp: {}",
            free.map_or_else(String::new, |free| format!("write what tells the two apart, or `{free}`"))
        ))
    }
}

/// Finds a kind that can be written.
fn find(name: &str) -> Result<Kind, String> {
    let help = match name {
        "annotation" | "annotations" | "note" => {
            "write it in the article, under `annotations:`, as `- {quote: the words, text: the note}`"
        }
        "site" | "project" => "`dateline init` begins one",
        "content" => {
            "name the kind instead, and an id instead of a path, as in `dateline new event bridge-closes --date 2024-03-05`"
        }
        "theme" => "files in `templates/` and `static/` take the place of those in the program",
        _ => {
            let alias = match name {
                "entry" => Some("event"),
                "actor" => Some("person"),
                "agency" | "org" => Some("organization"),
                "post" | "story" => Some("article"),
                "factcheck" | "fact-check" => Some("claim"),
                "tag" => Some("topic"),
                "definition" => Some("term"),
                _ => None,
            };
            return match alias {
                Some(alias) => Err(format!("no kind is called `{name}`\nhelp: did you mean `{alias}`?")),
                None => schema::find(name, &Kind::NAMED),
            };
        }
    };
    Err(format!("{} is not begun with `dateline new`\nhelp: {help}", ticked(name)))
}

/// Returns the kinds that an option is for, and those that cannot do without it.
fn uses(option: &str) -> (Vec<Kind>, &'static [Kind]) {
    match option {
        "--date" => (vec![Kind::Event, Kind::Article, Kind::Source, Kind::Claim], &[Kind::Event]),
        "--outlet" => (vec![Kind::Source], &[Kind::Source]),
        "--definition" => (vec![Kind::Term], &[Kind::Term]),
        "--file" => (vec![Kind::Source], &[]),
        _ => (
            Kind::NAMED.into_iter().filter(|kind| *kind != Kind::Term).collect(),
            &[Kind::Source, Kind::Outlet, Kind::Topic],
        ),
    }
}

/// Demands that an option is there where it is needed, and not where it means nothing.
fn check_option(kind: Kind, option: &str, given: Option<&str>) -> Result<(), String> {
    let (all, needed) = uses(option);
    if given.is_some() && !all.contains(&kind) {
        let names: Vec<&str> = all.iter().map(|kind| kind.name()).collect();
        return Err(format!("{} has no `{option}`; it is for {}", kind.what(), list_or(&names)));
    }
    if given.is_some() || !needed.contains(&kind) {
        return Ok(());
    }
    let help = match option {
        "--date" => {
            "say when it happened, as exactly as is known: `--date 2022-11-11`, `--date 2022-11`, `--date 2022~`"
        }
        "--outlet" => "say who published it: `--outlet herald`, or `--outlet \"The Herald\"`",
        "--definition" => "say what it means: `--definition \"One of the pillars that carry a bridge.\"`",
        _ => match kind {
            Kind::Outlet => "an entry of a list cannot be a draft, so say what it is called: `--title \"The Herald\"`",
            Kind::Topic => "an entry of a list cannot be a draft, so say what it is called: `--title \"Town budget\"`",
            _ => "an entry of a list cannot be a draft, so say what it is called: `--title \"Council votes\"`",
        },
    };
    Err(format!("{} needs `{option}`\nhelp: {help}", kind.what()))
}

/// Demands that a text is an id, without a date.
fn check_id(text: &str) -> Result<(), String> {
    let write = |better: Option<Id>| better.map(|id| format!("\nhelp: write `{id}`")).unwrap_or_default();
    let id = Id::check(text).map_err(|error| format!("{}{}", error.message, write(error.suggestion)))?;
    let Some(date) = id.date_inside() else { return Ok(()) };
    let better = write(Id::suggest(&text.replace(date, "")));
    Err(format!("the id `{text}` has the date `{date}` in it; dates get corrected, and addresses have to last{better}"))
}

/// Reads a date.
fn read_date(text: &str) -> Result<(&str, Date), String> {
    let date = Date::parse(text, Zone::UTC).map_err(|error| {
        let hint = error.hint.map(|hint| format!("\nhelp: {hint}")).unwrap_or_default();
        format!("--date: {}{hint}", error.message)
    })?;
    Ok((text, date))
}
