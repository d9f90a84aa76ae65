//! Times the stages one by one, for 100, 1,000 and 10,000 events, as medians of several runs.
//!
//! `cargo bench` measures all three sizes, `cargo bench -- 100 1000` these alone. The timelines come from
//! `benches/corpus.py` and are kept under `target/bench/`. The time of an event is there to show whether the cost grows
//! with the size of the site and no faster. The first run of a size is not counted. What is built goes to memory where the
//! system has a folder there, so that the disk has no say.
#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "a bench measures and prints")]

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use dateline::files::Files;
use dateline::problem::Problems;
use dateline::render::{Output, Renderer};
use dateline::resolve::Options;
use dateline::write::{self, Stage as Writer};
use dateline::{Ready, Stage, check};
use rayon::prelude::*;

/// The allocator of the program, so that the numbers are those of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Events of the timelines that are measured where none are named.
const SIZES: [usize; 3] = [100, 1_000, 10_000];

/// Runs of which the median is taken.
const RUNS: usize = 5;

/// The stages that are measured, in order.
const STAGES: [&str; 6] = ["read", "parse", "resolve", "plan", "render", "write"];

/// What can go wrong: words for whoever runs the bench.
type Outcome<T> = Result<T, String>;

/// How long each stage took, in the order of [`STAGES`].
type Laps = Vec<Duration>;

fn main() -> ExitCode {
    let named: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if named.is_empty() { SIZES.to_vec() } else { named };
    println!(
        "{:>8} {} {:>9} {:>10}",
        "events",
        STAGES.map(|stage| format!("{stage:>9}")).join(" "),
        "all",
        "per event"
    );
    match sizes.into_iter().try_for_each(measure) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            println!("{reason}");
            ExitCode::FAILURE
        }
    }
}

/// Measures one size and prints its line.
fn measure(events: usize) -> Outcome<()> {
    let root = corpus(events)?;
    let runs = (0..=RUNS).map(|_| run(&root)).skip(1).collect::<Outcome<Vec<Laps>>>()?;
    let stages: Vec<Duration> = (0..STAGES.len()).map(|stage| median(runs.iter().map(|laps| laps[stage]))).collect();
    let whole = median(runs.iter().map(|laps| laps.iter().sum()));
    let cells: Vec<String> = stages.iter().map(|&time| format!("{:>9}", milliseconds(time))).collect();
    let each = whole.as_secs_f64() * 1e6 / f64::from(u32::try_from(events).unwrap_or(u32::MAX));
    println!("{events:>8} {} {:>9} {each:>7.1} µs", cells.join(" "), milliseconds(whole));
    Ok(())
}

/// Returns the folder of a timeline, which is written once.
fn corpus(events: usize) -> Outcome<PathBuf> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = project.join("target/bench").join(events.to_string());
    if !root.join("content").is_dir() {
        let mut python = Command::new("python3");
        python.arg("-B").arg(project.join("benches/corpus.py")).arg(events.to_string()).arg(&root);
        let status = python.status().map_err(|error| format!("python3 cannot be run: {error}"))?;
        if !status.success() {
            return Err("benches/corpus.py failed".to_owned());
        }
    }
    Ok(root)
}

/// Builds a timeline once, from nothing, and returns how long each stage took.
fn run(root: &Path) -> Outcome<Laps> {
    let mut last = Instant::now();
    let mut laps = Laps::new();
    let mut lap = || {
        let now = Instant::now();
        laps.push(now - last);
        last = now;
    };
    let (files, problems) = Files::read(root).map_err(|error| format!("{}: {error:?}", root.display()))?;
    lap();
    let ready = checked(&files, problems, &mut lap)?;
    let pages = rendered(&ready, &files)?;
    lap();
    let folder = memory().map_err(|error| error.to_string())?;
    published(&ready, &pages, (root, &folder.path().join("public")))?;
    lap();
    Ok(laps)
}

/// Checks a timeline; parsing, resolving and planning are a lap each.
fn checked(files: &Files, problems: Problems, lap: &mut dyn FnMut()) -> Outcome<Ready> {
    let outcome = check(files, &Options::default(), (problems, &mut |_: Stage| lap()));
    outcome.ready.ok_or_else(|| format!("the timeline has errors: {:?}", outcome.problems.first()))
}

/// Renders every output, on all threads.
fn rendered<'a>(ready: &'a Ready, files: &'a Files) -> Outcome<Vec<Vec<u8>>> {
    let renderer = Renderer::new(&ready.site, &ready.plan, (&ready.theme, files));
    let one = |entry| match renderer.render(entry, Vec::new()) {
        Ok(Output::Made(bytes)) => Ok(bytes),
        Ok(Output::Theme(bytes)) => Ok(bytes.to_vec()),
        Ok(Output::Copy(_)) => Ok(Vec::new()),
        Err(problem) => Err(problem.message),
    };
    ready.plan.entries.par_iter().map(one).collect()
}

/// Makes a folder that goes away by itself, in memory where there is such a place.
fn memory() -> std::io::Result<tempfile::TempDir> {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir())
}

/// Writes every output into a new folder.
fn published(ready: &Ready, pages: &[Vec<u8>], (root, out): (&Path, &Path)) -> Outcome<()> {
    let options = write::Options { root: root.to_path_buf(), home: None };
    let stage = Writer::open(out, &options).map_err(|error| error.to_string())?;
    let put = |(entry, bytes): (&dateline::plan::Entry, &Vec<u8>)| stage.put(&entry.address, bytes);
    ready.plan.entries.par_iter().zip(pages).try_for_each(put).map_err(|error| error.to_string())?;
    stage.commit().map(drop).map_err(|error| error.to_string())
}

/// Returns the middle one of some times.
fn median(times: impl Iterator<Item = Duration>) -> Duration {
    let mut times: Vec<Duration> = times.collect();
    times.sort_unstable();
    times[times.len() / 2]
}

/// Writes a time in milliseconds.
fn milliseconds(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1e3)
}
