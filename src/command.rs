//! The command line: one file a verb, and the only place that prints.
//!
//! Owns the arguments as typed ([`Arguments`]), exit codes and everything a terminal shows. Options are typed first and
//! decided afterwards, by each verb.

pub mod annotate;
pub mod build;
pub mod check;
pub mod clean;
pub mod clock;
pub mod completions;
pub mod explain;
pub mod export;
pub mod fix;
pub mod habit;
pub mod import;
pub mod init;
pub mod known;
pub mod man;
pub mod new;
pub mod publish;
pub mod report;
pub mod schema;
pub mod serve;
pub mod terminal;
pub mod theme;
pub mod trial;
pub mod watching;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ColorChoice, CommandFactory, FromArgMatches, Parser, Subcommand};

/// Everything was done.
pub const DONE: u8 = 0;
/// The content has errors.
pub const CONTENT: u8 = 1;
/// The command is wrong.
pub const COMMAND: u8 = 2;
/// The machine failed.
pub const MACHINE: u8 = 3;

/// The version, and the commit where the program is a release of one.
const VERSION: &str = env!("DATELINE_VERSION");

/// What the help says below all commands.
const EXIT_CODES: &str = "\
Exit codes: 0 done, 1 the content has errors, 2 the command is wrong,
3 the machine failed. Colours are used on a terminal, unless NO_COLOR is set.";

/// Builds annotated news timelines into websites.
#[derive(Debug, Parser)]
#[command(name = "dateline", version = VERSION, arg_required_else_help = true, max_term_width = 100)]
#[command(after_help = EXIT_CODES)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,
    /// The folder that holds `content/`
    #[arg(long, short, global = true, default_value = ".", value_name = "DIR", alias = "source", short_alias = 's')]
    pub root: PathBuf,
    /// When to use colours
    #[arg(long, global = true, default_value = "auto", value_name = "WHEN")]
    pub color: ColorChoice,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Build the site: content/ to public/
    #[command(after_help = build::EXAMPLES)]
    Build(build::Arguments),
    /// Check the content: everything that build does but writing
    #[command(after_help = check::EXAMPLES)]
    Check(check::Arguments),
    /// Show the site in the browser while it is written: watch, rebuild, reload
    #[command(after_help = serve::EXAMPLES, alias = "server")]
    Serve(serve::Arguments),
    /// Put right what is certain, and what you say still holds
    #[command(after_help = fix::EXAMPLES)]
    Fix(fix::Arguments),
    /// Explain a rule: why it is there, an example, the cure
    #[command(after_help = explain::EXAMPLES)]
    Explain(explain::Arguments),
    /// Begin a site: a small example, ready to publish
    #[command(after_help = init::EXAMPLES)]
    Init(init::Arguments),
    /// Write something new: the right file at the right place
    #[command(after_help = new::EXAMPLES)]
    New(new::Arguments),
    /// Write a note on a passage of an article
    #[command(after_help = annotate::EXAMPLES)]
    Annotate(annotate::Arguments),
    /// Take over what was kept in another format, and say what became of every field
    #[command(after_help = import::EXAMPLES)]
    Import(import::Arguments),
    /// Write the timeline for other programs, and say what they cannot hold
    #[command(after_help = export::EXAMPLES)]
    Export(export::Arguments),
    /// Print what a kind of file may hold, as JSON Schema
    #[command(after_help = schema::EXAMPLES)]
    Schema(schema::Arguments),
    /// List the files of the default theme, or copy some to change them
    #[command(after_help = theme::EXAMPLES)]
    Theme(theme::Arguments),
    /// Publish the site to a branch of a remote, such as gh-pages
    #[command(after_help = publish::EXAMPLES)]
    Publish(publish::Arguments),
    /// Remove what build wrote, and nothing else
    #[command(after_help = clean::EXAMPLES)]
    Clean(clean::Arguments),
    /// Print what a shell needs to complete commands and options
    #[command(after_help = completions::EXAMPLES, alias = "completion")]
    Completions(completions::Arguments),
    /// Print a page of the manual
    #[command(after_help = man::EXAMPLES)]
    Man(man::Arguments),
}

/// What build, check and serve have in common.
#[derive(Debug, Args)]
pub struct Shared {
    /// The address to publish at, instead of the one in site.yaml
    #[arg(long, short = 'u', alias = "baseURL", short_alias = 'b', value_name = "URL")]
    pub base_url: Option<String>,
    /// Include drafts
    #[arg(long, short = 'D', alias = "buildDrafts")]
    pub drafts: bool,
    /// The moment that embargoes are held against, such as 2026-12-01T06:00; without it they all hold
    #[arg(long, alias = "clock", value_name = "DATETIME")]
    pub now: Option<String>,
    /// Treat warnings as errors
    #[arg(long)]
    pub strict: bool,
}

/// Does what the arguments of the program ask for.
pub fn main() -> ExitCode {
    let words: Vec<_> = terminal::arguments();
    let color = terminal::wanted(&words);
    let typed = Arguments::command().color(color).try_get_matches_from(words);
    match typed.and_then(|typed| Arguments::from_arg_matches(&typed)) {
        Ok(arguments) => run(arguments),
        Err(error) => {
            if let Some(advice) = habit::advice(&error) {
                terminal::fail(&advice);
                return ExitCode::from(COMMAND);
            }
            let printed = error.print();
            if error.use_stderr() {
                return ExitCode::from(COMMAND);
            }
            terminal::printed(printed);
            ExitCode::from(terminal::code(DONE))
        }
    }
}

/// Runs the command that the arguments ask for.
pub fn run(arguments: Arguments) -> ExitCode {
    let Arguments { verb, root, color } = arguments;
    terminal::paint(color);
    let code = match verb {
        Verb::Build(arguments) => build::run(&root, &arguments),
        Verb::Check(arguments) => check::run(&root, &arguments),
        Verb::Serve(arguments) => serve::run(&root, &arguments),
        Verb::Fix(arguments) => fix::run(&root, &arguments),
        Verb::Explain(arguments) => explain::run(&arguments),
        Verb::Init(arguments) => init::run(&root, &arguments),
        Verb::New(arguments) => new::run(&root, &arguments),
        Verb::Annotate(arguments) => annotate::run(&root, &arguments),
        Verb::Import(arguments) => import::run(&root, &arguments),
        Verb::Export(arguments) => export::run(&root, &arguments),
        Verb::Schema(arguments) => schema::run(&arguments),
        Verb::Theme(arguments) => theme::run(&root, &arguments),
        Verb::Publish(arguments) => publish::run(&root, &arguments),
        Verb::Clean(arguments) => clean::run(&root, &arguments),
        Verb::Completions(arguments) => completions::run(&arguments),
        Verb::Man(arguments) => man::run(&arguments),
    };
    ExitCode::from(terminal::code(code))
}
