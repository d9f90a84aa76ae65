//! The command line: one file a verb, and the only place that prints.
//!
//! Owns the arguments as typed ([`Arguments`]), exit codes and everything a terminal shows. Options are typed first and
//! decided afterwards, by each verb.

pub mod build;
pub mod check;
pub mod clean;
pub mod explain;
pub mod export;
pub mod import;
pub mod init;
pub mod new;
pub mod report;
pub mod schema;
pub mod serve;
pub mod terminal;
pub mod trial;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

/// Everything was done.
pub const DONE: u8 = 0;
/// The content has errors.
pub const CONTENT: u8 = 1;
/// The command is wrong.
pub const COMMAND: u8 = 2;
/// The machine failed.
pub const MACHINE: u8 = 3;

/// Builds annotated news timelines into websites.
#[derive(Debug, Parser)]
#[command(name = "dateline", version, arg_required_else_help = true, max_term_width = 100)]
#[command(after_help = "Exit codes: 0 done, 1 the content has errors, 2 the command is wrong, 3 the machine failed.")]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,
    /// The folder that holds `content/`
    #[arg(long, short, global = true, default_value = ".", value_name = "DIR")]
    pub root: PathBuf,
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
    #[command(after_help = serve::EXAMPLES)]
    Serve(serve::Arguments),
    /// Explain a rule: why it is there, an example, the cure
    #[command(after_help = explain::EXAMPLES)]
    Explain(explain::Arguments),
    /// Begin a site: a small example, ready to publish
    #[command(after_help = init::EXAMPLES)]
    Init(init::Arguments),
    /// Write something new: the right file at the right place
    #[command(after_help = new::EXAMPLES)]
    New(new::Arguments),
    /// Take over what was kept in another format, and say what became of every field
    #[command(after_help = import::EXAMPLES)]
    Import(import::Arguments),
    /// Write the timeline for other programs, and say what they cannot hold
    #[command(after_help = export::EXAMPLES)]
    Export(export::Arguments),
    /// Print what a kind of file may hold, as JSON Schema
    #[command(after_help = schema::EXAMPLES)]
    Schema(schema::Arguments),
    /// Remove what build wrote, and nothing else
    Clean(clean::Arguments),
}

/// What build, check and serve have in common.
#[derive(Debug, Args)]
pub struct Shared {
    /// The address to publish at, instead of the one in site.yaml
    #[arg(long, short = 'u', alias = "baseURL", value_name = "URL")]
    pub base_url: Option<String>,
    /// Include drafts
    #[arg(long, short = 'D')]
    pub drafts: bool,
    /// The moment that embargoes are held against, such as 2026-12-01T06:00; without it they all hold
    #[arg(long, alias = "clock", value_name = "DATETIME")]
    pub now: Option<String>,
    /// Treat warnings as errors
    #[arg(long)]
    pub strict: bool,
}

/// Runs the command that the arguments ask for.
pub fn run(arguments: Arguments) -> ExitCode {
    let Arguments { verb, root } = arguments;
    let code = match verb {
        Verb::Build(arguments) => build::run(&root, &arguments),
        Verb::Check(arguments) => check::run(&root, &arguments),
        Verb::Serve(arguments) => serve::run(&root, &arguments),
        Verb::Explain(arguments) => explain::run(&arguments),
        Verb::Init(arguments) => init::run(&root, &arguments),
        Verb::New(arguments) => new::run(&root, &arguments),
        Verb::Import(arguments) => import::run(&root, &arguments),
        Verb::Export(arguments) => export::run(&root, &arguments),
        Verb::Schema(arguments) => schema::run(&arguments),
        Verb::Clean(arguments) => clean::run(&root, &arguments),
    };
    ExitCode::from(code)
}
