//! `dateline build`: content/ to public/, all or nothing.

use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use clap::Args;
use rayon::prelude::*;

use super::{COMMAND, CONTENT, DONE, MACHINE, Shared, check, report, terminal};
use crate::files::Files;
use crate::plan::Entry;
use crate::problem::draw::Limit;
use crate::problem::wording::plural;
use crate::problem::{Problem, Problems};
use crate::render::{Output, Renderer};
use crate::write::{self, Method, Report, Stage, WriteError};
use crate::{Ready, Stage as Step};

/// Examples for the help.
pub const EXAMPLES: &str = "Examples:
  dateline build
  dateline build --base-url https://example.github.io/timeline/
  dateline build --drafts --out /tmp/preview
  dateline build --now 2026-12-01T06:00    with what was held until then";

/// How many warnings are drawn; `check` draws all.
const WARNINGS: usize = 20;

/// What was typed.
#[derive(Debug, Args)]
pub struct Arguments {
    /// What build and check have in common.
    #[command(flatten)]
    pub shared: Shared,
    /// The folder to write to; public/ beside content/ by default
    #[arg(long, short, aliases = ["output-dir", "destination", "dest-dir"], short_alias = 'd', value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Say how long each stage took
    #[arg(long)]
    pub timings: bool,
}

/// Builds the site and says what was done.
pub fn run(root: &Path, arguments: &Arguments) -> u8 {
    build(root, arguments).unwrap_or_else(|code| code)
}

/// Measures how long each stage took.
struct Watch {
    /// When the build began.
    start: Instant,
    /// When the stage before ended.
    last: Instant,
    /// The stages that are done.
    laps: Vec<(&'static str, Duration)>,
}

impl Watch {
    /// Starts to measure.
    #[expect(clippy::disallowed_methods, reason = "commands may measure; nothing built depends on it")]
    fn start() -> Self {
        let now = Instant::now();
        Self { start: now, last: now, laps: Vec::new() }
    }

    /// Ends a stage.
    #[expect(clippy::disallowed_methods, reason = "commands may measure; nothing built depends on it")]
    fn lap(&mut self, name: &'static str) {
        let now = Instant::now();
        self.laps.push((name, now - self.last));
        self.last = now;
    }
}

/// Builds the site; an exit code either way.
fn build(root: &Path, arguments: &Arguments) -> Result<u8, u8> {
    let mut watch = Watch::start();
    let options = report::options(&arguments.shared, None)?;
    let (files, problems) = report::read(root)?;
    // The process ends with the build: what the files and the site hold need not be given back piece by piece.
    let files = ManuallyDrop::new(files);
    watch.lap("read");
    let checked = crate::check(&files, &options, (problems, &mut |step| watch.lap(name(step))));
    let count = report::draw(&files, &checked.problems, Limit::Each(WARNINGS));
    watch.lap("report");
    if check::code(count, &arguments.shared) == CONTENT {
        let why = if count.errors == 0 { ": `--strict` stops at warnings" } else { "" };
        terminal::tell(&format!("nothing was built{why}\n"));
        return Ok(CONTENT);
    }
    let Some(ready) = checked.ready.map(ManuallyDrop::new) else { return Ok(CONTENT) };
    let out = output(root, arguments.out.as_deref());
    let stage = Stage::open(&out, &writer(root)).map_err(|error| failed(&error))?;
    let (ready, renderer) = (&ready, ready.renderer(&files));
    render(&renderer, (ready, &files), &stage)?;
    watch.lap("render");
    let published = stage.commit().map_err(|error| failed(&error))?;
    watch.lap("write");
    summary((ready, &published), &watch, (&out, arguments.timings));
    Ok(DONE)
}

/// Returns the name of a stage.
fn name(step: Step) -> &'static str {
    match step {
        Step::Parse => "parse",
        Step::Resolve => "resolve",
        Step::Plan => "plan",
    }
}

/// Renders everything into the stage, on all threads.
fn render(renderer: &Renderer<'_>, (ready, files): (&Ready, &Files), stage: &Stage) -> Result<(), u8> {
    let problems = Mutex::new(Problems::new());
    let put = |buffer: &mut Vec<u8>, entry: &Entry| match renderer.render(entry, std::mem::take(buffer)) {
        Ok(Output::Made(bytes)) => {
            *buffer = bytes;
            stage.put(&entry.address, buffer)
        }
        Ok(Output::Theme(bytes)) => stage.put(&entry.address, bytes),
        Ok(Output::Copy(path)) => match files.asset(path) {
            Some(asset) => stage.copy(&entry.address, &asset.source),
            None => Ok(()),
        },
        Err(problem) => {
            keep(&problems, *problem);
            Ok(())
        }
    };
    let written: Result<(), WriteError> = ready.plan.entries.par_iter().try_for_each_init(Vec::new, put);
    written.map_err(|error| failed(&error))?;
    let problems = problems.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    if problems.is_empty() {
        return Ok(());
    }
    report::draw(files, &problems, Limit::All);
    terminal::tell("nothing was built\n");
    Err(CONTENT)
}

/// Keeps a mistake of a template, which many pages make, once.
fn keep(problems: &Mutex<Problems>, problem: Problem) {
    let mut problems = problems.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if !problems.contains(&problem) {
        problems.push(problem);
    }
}

/// Renders everything and keeps none of it, for the mistakes in templates.
pub fn trial(ready: &Ready, files: &Files) -> Problems {
    let renderer = ready.renderer(files);
    let problems = Mutex::new(Problems::new());
    ready.plan.entries.par_iter().for_each(|entry| {
        if let Err(problem) = renderer.render(entry, Vec::new()) {
            keep(&problems, *problem);
        }
    });
    problems.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// Returns the folder to write to: the one named, from where the command runs, or `public/` beside the content.
pub fn output(root: &Path, out: Option<&Path>) -> PathBuf {
    out.map_or_else(|| root.join("public"), Path::to_path_buf)
}

/// Returns what the writer has to know.
pub fn writer(root: &Path) -> write::Options {
    write::Options { root: root.to_path_buf(), home: terminal::variable("HOME").map(PathBuf::from) }
}

/// Says why nothing was published, and returns the exit code.
pub fn failed(error: &WriteError) -> u8 {
    terminal::fail(&error.to_string());
    match error {
        WriteError::Refused(_) => COMMAND,
        WriteError::Busy(..) | WriteError::Failed(_) | WriteError::Unfinished(_) => MACHINE,
    }
}

/// Says what was built.
fn summary((ready, report): (&Ready, &Report), watch: &Watch, (out, timings): (&Path, bool)) {
    let shelves = &ready.site.shelves;
    let held: Vec<String> = [
        (shelves.events.len(), "event"),
        (shelves.articles.len(), "article"),
        (shelves.people.len(), "person"),
        (shelves.sources.len(), "source"),
    ]
    .iter()
    .map(|(count, noun)| plural(*count, noun))
    .collect();
    terminal::tell(&format!(
        "built {} into {} in {} ({} files: {} written, {} unchanged, {} removed)\n",
        held.join(", "),
        out.display(),
        milliseconds(watch.last - watch.start),
        report.written + report.unchanged,
        report.written,
        report.unchanged,
        report.removed
    ));
    for line in remarks(ready, report) {
        terminal::tell(&line);
    }
    if timings {
        for (name, time) in &watch.laps {
            terminal::tell(&format!("{name:>8}  {}\n", milliseconds(*time)));
        }
    }
}

/// Says what was held back, and what was done differently from what one would expect.
fn remarks(ready: &Ready, report: &Report) -> Vec<String> {
    let mut lines = report::held(ready, "build");
    if !report.foreign.is_empty() {
        lines.push(format!("left alone, not written by Dateline: {}\n", report.foreign.join(", ")));
    }
    if report.method == Method::OneByOne {
        lines.push("the folder cannot be exchanged as a whole: files were renamed into place one by one\n".to_owned());
    }
    lines
}

/// Words a length of time.
pub fn milliseconds(time: Duration) -> String {
    if time.as_millis() >= 10_000 { format!("{:.1} s", time.as_secs_f64()) } else { format!("{} ms", time.as_millis()) }
}
