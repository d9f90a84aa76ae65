//! `dateline import FORMAT FILE…`: what was kept in another format becomes files of the site.
//!
//! All or nothing: where a record cannot be read, a file is in the way or the content would have an error more,
//! nothing is written. What became of every field is always said.

mod sift;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::trial;
use super::{COMMAND, CONTENT, DONE, MACHINE, build, report, terminal};
use crate::Checked;
use crate::address::Id;
use crate::files::Files;
use crate::files::input::{Given, Input, InputError};
use crate::import::write::{self, Addition, To, Unwritable};
use crate::import::{self, Fault, Import, Private, date};
use crate::parse::{self, Documents};
use crate::problem::Problems;
use crate::problem::wording::{plural, ticked};
use crate::resolve::Drafts;
use crate::write::add::{self, Added};
use crate::write::change::Change;

/// Examples for the help.
pub const EXAMPLES: &str = "Examples:
  dateline import timelinejs timeline.json --dry-run    only the report
  dateline import csv events.csv --map columns.yaml --date-order dmy
  dateline import markdown notes/ --report report.md    or a file

Nothing is written over. With what cannot be read nothing is written at all:
mend it and import again.";

/// What was typed.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The format of the files
    #[arg(value_enum, value_name = "FORMAT")]
    pub format: Format,
    /// The files, or - for standard input; for markdown also a folder
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// A file that says which column becomes which key
    #[arg(long, value_name = "FILE")]
    pub map: Option<PathBuf>,
    /// The order of the numbers in dates such as 3/4/2023
    #[arg(long, value_enum, value_name = "ORDER")]
    pub date_order: Option<Order>,
    /// What each file of a folder becomes: event, article or page
    #[arg(long = "as", value_name = "KIND")]
    pub kind: Option<Kind>,
    /// The article that annotations are about, where their addresses do not say it
    #[arg(long, value_name = "ID")]
    pub article: Option<String>,
    /// Take annotations that only their authors could read, too: on the site everybody can
    #[arg(long)]
    pub private: bool,
    /// The day of the import, instead of the computer's: what a generator holds back until later stays held back
    #[arg(long, value_name = "DAY")]
    pub today: Option<String>,
    /// Say what would be written, and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Where to write the whole report: Markdown, or JSON when the name ends in .json
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
}

/// A format that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// JSON of version 3 or 2
    #[value(name = "timelinejs", help = "TimelineJS: JSON of version 3 or 2")]
    TimelineJs,
    /// A table with a head
    #[value(help = "A table with a head: CSV, TSV, and the sheet of TimelineJS")]
    Csv,
    /// A file with tables, or a folder of files with a front matter
    Markdown,
    /// Annotations as the W3C writes them, or an export of Hypothesis
    #[value(name = "webannotation")]
    WebAnnotation,
}

/// What a file of a folder becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// Something that happened
    Event,
    /// A text held on the site
    Article,
    /// Any other page
    Page,
}

/// The order of the numbers in a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Order {
    /// Month, day, year
    Mdy,
    /// Day, month, year
    Dmy,
    /// Year, month, day
    Ymd,
}

impl From<Format> for import::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::TimelineJs => Self::TimelineJs,
            Format::Csv => Self::Csv,
            Format::Markdown => Self::Markdown,
            Format::WebAnnotation => Self::WebAnnotation,
        }
    }
}

impl From<Kind> for parse::Kind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Event => Self::Event,
            Kind::Article => Self::Article,
            Kind::Page => Self::Page,
        }
    }
}

impl From<Order> for date::Order {
    fn from(order: Order) -> Self {
        match order {
            Order::Mdy => Self::Mdy,
            Order::Dmy => Self::Dmy,
            Order::Ymd => Self::Ymd,
        }
    }
}

/// Imports files, and says what became of their fields.
pub fn run(root: &Path, arguments: &Arguments) -> u8 {
    import(root, arguments).unwrap_or_else(|code| code)
}

/// Imports files; an exit code either way.
fn import(root: &Path, arguments: &Arguments) -> Result<u8, u8> {
    let (files, problems) = site(root)?;
    let given = arguments.files.iter().map(|path| given(path)).collect::<Result<Vec<_>, _>>();
    let given = given.map_err(|error| unread(&error))?;
    let map = arguments.map.as_deref().map(Input::read).transpose().map_err(|error| unread(&error))?;
    let (documents, _) = parse::documents(&files);
    let mut import = read((&files, &documents, &problems), (&given, map.as_ref()), arguments);
    let list = list(&arguments.files[0]);
    if arguments.format == Format::WebAnnotation && import.faults.is_empty() {
        sift::notes(&mut import, (&files, &documents, &problems), &list);
    }
    tell(&import, arguments)?;
    if !import.faults.is_empty() {
        terminal::tell("nothing was written\n");
        return Ok(CONTENT);
    }
    let additions = write::additions(&import, &list, (&files, &documents)).map_err(|error| refused(&error))?;
    let code = place(root, arguments, (&files, &problems, &additions))?;
    Ok(if import.left_out.is_empty() { code } else { CONTENT })
}

/// Reads what was named: a file, a folder, or `-` for standard input; nothing is fetched.
fn given(path: &Path) -> Result<Given, InputError> {
    let name = path.to_string_lossy();
    if name == "-" {
        let bytes = terminal::input().map_err(|error| InputError::Failed("standard input".into(), error))?;
        return Input::of(("standard input".to_owned(), path), &bytes).map(Given::File);
    }
    if name.starts_with("https://") || name.starts_with("http://") {
        return Err(InputError::Refused(format!(
            "{} is an address, and nothing is fetched\nhelp: download the file and name it here; a Google Sheet with File > Download > \
             Comma-separated values",
            ticked(&name)
        )));
    }
    Given::read(path)
}

/// Reads the site that is imported into.
fn site(root: &Path) -> Result<(Files, Problems), u8> {
    let (files, problems) = report::read(root)?;
    if files.find("content/site.yaml").is_none() {
        terminal::fail(&format!(
            "there is no `content/site.yaml` in `{}` to import into\nhelp: begin a site with `dateline init`, or name the folder of one with `--root`",
            root.display()
        ));
        return Err(COMMAND);
    }
    Ok((files, problems))
}

/// Makes entries of what was given.
fn read(
    (files, documents, problems): (&Files, &Documents, &Problems),
    (given, map): (&[Given], Option<&Input>),
    arguments: &Arguments,
) -> Import {
    let order = arguments.date_order.map(date::Order::from);
    let kind = arguments.kind.map(parse::Kind::from);
    let (article, today) = (arguments.article.as_deref(), arguments.today.clone().unwrap_or_else(today));
    // What a reader sees of an article is known only when all of the site is.
    let checked = (arguments.format == Format::WebAnnotation).then(|| as_it_is(files, problems));
    let ready = checked.and_then(|checked| checked.ready);
    let articles = ready.iter().flat_map(|ready| ready.site.shelves.articles.entries());
    let articles = articles.map(|(_, article)| (article.id.as_str(), article)).collect();
    let today = Some(today.as_str());
    let private = if arguments.private { Private::Taken } else { Private::LeftOut };
    let options = import::Options { files, documents, map, order, kind, articles: &articles, article, private, today };
    import::read(arguments.format.into(), given, &options)
}

/// Checks the site that is imported into, drafts included.
fn as_it_is(files: &Files, problems: &Problems) -> Checked {
    let options = crate::Options { drafts: Drafts::Shown, now: None, today: None, base_url: None };
    crate::check(files, &options, (problems.clone(), &mut |_| {}))
}

/// Returns the day by the computer's clock, in UTC: what is imported may hang on it, what is built never does.
#[expect(clippy::disallowed_methods, reason = "an import happens once, and has to know which dates are still to come")]
fn today() -> String {
    chrono::DateTime::<chrono::Utc>::from(std::time::SystemTime::now()).format("%Y-%m-%d").to_string()
}

/// Says what became of every field, and what cannot be read.
fn tell(import: &Import, arguments: &Arguments) -> Result<(), u8> {
    if !import.report.outcomes.is_empty() {
        terminal::tell(&import.report.summary());
    }
    terminal::tell(&warned(&import.warnings));
    import.faults.iter().chain(&import.left_out).for_each(|fault| terminal::tell(&fault.draw()));
    let Some(path) = &arguments.report else { return Ok(()) };
    let json = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("json"));
    let text = if json { import.report.json() } else { import.report.markdown() };
    add::over(path, text.as_bytes()).map_err(|error| build::failed(&error))
}

/// How many warnings with one advice are shown.
const ALIKE: usize = 20;

/// Draws warnings; of very many with one advice the first, and the number of the others.
fn warned(warnings: &[Fault]) -> String {
    let mut seen: BTreeMap<Option<&str>, usize> = BTreeMap::new();
    let mut drawn = String::new();
    for warning in warnings {
        let count = seen.entry(warning.help.as_deref()).or_default();
        *count += 1;
        if *count <= ALIKE {
            drawn.push_str(&warning.warning());
        }
    }
    for (help, count) in seen {
        if let Some(more) = count.checked_sub(ALIKE).filter(|more| *more > 0) {
            let like = help.map(|help| format!("; help: {help}")).unwrap_or_default();
            let _ = writeln!(drawn, "… and {} like these{like}", plural(more, "more warning"));
        }
    }
    drawn
}

/// Writes what is to be written, or says what would be.
fn place(
    root: &Path,
    arguments: &Arguments,
    (files, problems, additions): (&Files, &Problems, &[Addition]),
) -> Result<u8, u8> {
    if additions.is_empty() {
        terminal::tell("nothing was written: there is nothing to add\n");
        return Ok(DONE);
    }
    free(root, additions)?;
    let after = files.clone().beside(additions.iter().map(|one| (one.path.as_str(), one.whole.as_slice())));
    trial::check((files, &after), problems)?;
    let paths: String = additions.iter().flat_map(|one| [one.path.as_str(), "\n"]).collect();
    if arguments.dry_run {
        terminal::tell(&format!("would write {}:\n", plural(additions.len(), "file")));
    } else {
        let all = additions.iter().map(|one| match one.to {
            To::New => Added::File(&one.path, &one.bytes),
            To::End => Added::Lines(&one.path, &one.bytes),
            To::Within => Added::Text(changed(one, files)),
        });
        add::all(root, all).map_err(|error| build::failed(&error))?;
        terminal::tell(&format!("wrote {}:\n", plural(additions.len(), "file")));
    }
    terminal::out(&paths);
    Ok(DONE)
}

/// Returns the text that a file has, and the one it is to have.
fn changed<'a>(one: &'a Addition, files: &'a Files) -> Change<'a> {
    let before = files.find(&one.path).map_or("", |file| &files.file(file).text);
    Change { path: &one.path, before, after: std::str::from_utf8(&one.bytes).unwrap_or(before) }
}

/// Demands that nothing is where something new is to be written.
fn free(root: &Path, additions: &[Addition]) -> Result<(), u8> {
    let new = additions.iter().filter(|one| one.to == To::New).map(|one| one.path.as_str());
    let taken = add::taken(root, new);
    if taken.is_empty() {
        return Ok(());
    }
    let list: String = taken.iter().flat_map(|path| ["  ", path, "\n"]).collect();
    terminal::fail(&format!(
        "nothing was written: this is in `{}` already\n{list}help: move it away, or take it out of what is imported",
        root.display()
    ));
    Err(COMMAND)
}

/// Returns the name of the list that imported sources go into: that of the first file.
fn list(path: &Path) -> Id {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    import::id::list(&stem)
}

/// Says what cannot be read, and returns the exit code.
fn unread(error: &InputError) -> u8 {
    terminal::fail(&error.to_string());
    match error {
        InputError::Refused(_) => COMMAND,
        InputError::Failed(..) => MACHINE,
    }
}

/// Says why an import cannot be written, and returns the exit code.
fn refused(error: &Unwritable) -> u8 {
    match error {
        Unwritable::Refused(words) => {
            terminal::fail(words);
            COMMAND
        }
        Unwritable::Unread(error) => unread(error),
    }
}
