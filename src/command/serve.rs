//! `dateline serve`: the site in the browser while it is written.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use clap::Args;

use super::{CONTENT, DONE, MACHINE, Shared, build, check, report, terminal, watching};
use crate::Options;
use crate::files::Files;
use crate::parse::Places;
use crate::problem::draw::{self, Colour, Count, Limit, Look};
use crate::problem::{Problem, Problems, Severity};
use crate::serve::{Copies, Edition, Live, Server};
use crate::watch::How;

/// Examples for the help.
pub const EXAMPLES: &str = "Examples:
  dateline serve
  dateline serve --drafts --port 8000
  dateline serve --poll        where saving changes nothing, as in containers";

/// How many warnings are drawn at a time.
const WARNINGS: usize = 20;

/// The width of problems in the page, in columns.
const WIDTH: usize = 100;

/// What was typed.
#[derive(Debug, Args)]
pub struct Arguments {
    /// What build, check and serve have in common.
    #[command(flatten)]
    pub shared: Shared,
    /// The port on this machine; 0 takes any that is free
    #[arg(long, short, default_value_t = 1111, value_name = "PORT")]
    pub port: u16,
    /// Look for changes twice a second, instead of being told by the system
    #[arg(long)]
    pub poll: bool,
}

impl Arguments {
    /// Returns how changes are learnt of.
    fn how(&self) -> How {
        if self.poll { How::Looking } else { How::Told }
    }
}

/// Serves the site until Ctrl-C.
pub fn run(root: &Path, arguments: &Arguments) -> u8 {
    serve(root, arguments).unwrap_or_else(|code| code)
}

/// What a preview is made with, and what was said so far.
struct Desk<'a> {
    /// The folder that holds `content/`.
    root: &'a Path,
    /// What was typed, as it was typed.
    shared: &'a Shared,
    /// What was typed, decided.
    options: Options,
    /// How often copied files were changed.
    copies: Copies,
    /// The problems of the last site, by rule and message.
    said: BTreeSet<(&'static str, String)>,
    /// What was held back from the last site.
    held: Vec<String>,
    /// Where the last site stood; none when there has been none.
    base: Option<String>,
}

/// What was made of the files, before anybody sees it.
struct Made {
    /// The files.
    files: Files,
    /// What is wrong with them.
    problems: Problems,
    /// The site; none where the problems stop it.
    edition: Option<Edition>,
    /// What is held back from it.
    held: Vec<String>,
}

/// What was made after a change, or the words of the disk that gave nothing, and how long it took.
type Again = (Result<Made, String>, Duration);

/// A site that was not made: why, as plain text.
struct Failure(String);

/// Serves the site; an exit code either way.
fn serve(root: &Path, arguments: &Arguments) -> Result<u8, u8> {
    let options = report::options(&arguments.shared, None)?;
    let server = Server::bind(arguments.port).map_err(|error| no_port(arguments.port, &error))?;
    let address = server.address().map_err(|error| failed("the server", &error))?;
    // Watched first: what is saved while the first site is made is not missed.
    let mut watch = watching::start(root, arguments.how())?;
    let live = Arc::new(Live::default());
    let (copies, said, held) = (Copies::default(), BTreeSet::new(), Vec::new());
    let mut desk = Desk { root, shared: &arguments.shared, options, copies, said, held, base: None };
    desk.first(report::read(root)?, &live);
    watching::end_on_ctrl_c(&watch)?;
    server.start(Arc::clone(&live)).map_err(|error| failed("the server", &error))?;
    terminal::tell(&format!("serving {address}{} (Ctrl-C ends it)\n", desk.base.as_deref().unwrap_or("/")));
    while let Some(paths) = watch.begin() {
        let mut made = desk.again(&paths);
        // What was made is shown when nothing was saved for a moment: several saves in a row are one change.
        while let Some(paths) = watch.more() {
            made = desk.again(&paths);
        }
        desk.show(made, (&live, &address));
    }
    terminal::tell("\nstopped\n");
    Ok(DONE)
}

/// Says that a port cannot be had, and returns the exit code.
fn no_port(port: u16, error: &io::Error) -> u8 {
    terminal::fail(&match error.kind() {
        io::ErrorKind::AddrInUse => {
            format!("port {port} is taken; choose another with `--port`, 0 for any that is free")
        }
        _ => format!("cannot use port {port}: {error}; choose another with `--port`"),
    });
    MACHINE
}

/// Says what the machine refused, and returns the exit code.
fn failed(what: &str, error: &impl std::fmt::Display) -> u8 {
    terminal::fail(&format!("{what}: {error}"));
    MACHINE
}

impl Desk<'_> {
    /// Makes the first site, or shows why there is none.
    fn first(&mut self, read: (Files, Problems), live: &Live) {
        let made = self.made(read);
        match self.told(made) {
            Ok(edition) => {
                self.base = Some(edition.base().to_owned());
                live.publish(edition);
            }
            Err(failure) => self.keep(&failure, live),
        }
    }

    /// Makes the site anew after a change.
    #[expect(clippy::disallowed_methods, reason = "commands may measure; nothing built depends on it")]
    fn again(&mut self, paths: &[String]) -> Again {
        let start = Instant::now();
        for path in paths {
            self.copies.note(path);
        }
        let made = Files::read(self.root).map(|read| self.made(read)).map_err(|error| format!("error: {error}\n"));
        (made, start.elapsed())
    }

    /// Shows what was made, or why the site stays as it was.
    fn show(&mut self, (made, took): Again, (live, address): (&Live, &str)) {
        let told = made.map_err(|words| {
            terminal::tell(&words);
            Failure(words)
        });
        match told.and_then(|made| self.told(made)) {
            Ok(edition) => {
                let base = edition.base().to_owned();
                live.publish(edition);
                terminal::tell(&format!("rebuilt in {}\n", build::milliseconds(took)));
                if self.base.replace(base.clone()) != Some(base.clone()) {
                    terminal::tell(&format!("serving {address}{base}\n"));
                }
            }
            Err(failure) => self.keep(&failure, live),
        }
    }

    /// Shows why there is no new site, and says what is served instead.
    fn keep(&self, Failure(words): &Failure, live: &Live) {
        live.fail(words);
        terminal::tell(match self.base {
            Some(_) => "nothing was rebuilt; the last good site is still served\n",
            None => "there is no site yet; it is served as soon as the content has no errors\n",
        });
    }

    /// Makes a site of the files that were read.
    fn made(&self, (files, problems): (Files, Problems)) -> Made {
        let checked = crate::check(&files, &self.options, (problems, &mut |_| {}));
        let stopped = check::code(Count::of(&checked.problems), self.shared) == CONTENT;
        let Some(ready) = checked.ready.filter(|_| !stopped) else {
            return Made { files, problems: checked.problems, edition: None, held: Vec::new() };
        };
        let renderer = ready.renderer(&files);
        let base = ready.site.settings.base_url.as_ref();
        let edition = Edition::render(&renderer, (&ready.plan, &files), (base, &self.copies));
        let held = report::held(&ready, "serve");
        let (edition, problems) = match edition {
            Ok(edition) => (Some(edition), checked.problems),
            Err(problems) => (None, problems),
        };
        drop(renderer);
        Made { files, problems, edition, held }
    }

    /// Draws what is wrong with what was made.
    fn told(&mut self, Made { files, problems, edition, held }: Made) -> Result<Edition, Failure> {
        let Some(edition) = edition else { return Err(self.refused(&files, &problems)) };
        let news = self.news(problems);
        report::draw(&files, &news, Limit::Each(WARNINGS));
        if self.held != held {
            terminal::tell(&held.concat());
        }
        self.held = held;
        Ok(edition)
    }

    /// Draws the problems that stop a site, on the terminal and as plain text.
    fn refused(&self, files: &Files, problems: &Problems) -> Failure {
        let stops = |problem: &&Problem| match problem.severity {
            Severity::Error => true,
            Severity::Warning => self.shared.strict,
            Severity::Note => false,
        };
        let problems: Problems = problems.iter().filter(stops).cloned().collect();
        report::draw(files, &problems, Limit::All);
        let look = Look { colour: Colour::Plain, width: WIDTH, limit: Limit::All };
        Failure(draw::human(&problems, &Places::new(files), look))
    }

    /// Returns the problems that the last site did not have.
    fn news(&mut self, problems: Problems) -> Problems {
        let key = |problem: &Problem| (problem.rule.name(), problem.message.clone());
        let now = problems.iter().map(key).collect();
        let before = std::mem::replace(&mut self.said, now);
        problems.into_iter().filter(|problem| !before.contains(&key(problem))).collect()
    }
}
