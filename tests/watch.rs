//! `dateline check --watch`: the program itself, while files are saved.
#![expect(clippy::disallowed_methods, reason = "tests prepare folders")]

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

/// How long anything may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// An event without a mistake.
const EVENT: &str = "---\ntitle: The vote\ndate: 2024-03-05\n---\nIt passed.\n";

/// An event with one.
const BROKEN: &str = "---\ntitle: The vote\ndate: 2024-03-05\ntopics: [peace]\n---\nIt passed.\n";

/// Makes a project with one event.
fn project() -> TempDir {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir_all(root.path().join("content/events")).unwrap();
    fs::write(root.path().join("content/site.yaml"), "title: News\nbase-url: https://example.org/\n").unwrap();
    fs::write(root.path().join("content/events/vote.md"), EVENT).unwrap();
    root
}

/// Saves the event as editors do, in one step.
fn save(root: &Path, text: &str) {
    let beside = root.join("content/events/.saving~");
    fs::write(&beside, text).unwrap();
    fs::rename(beside, root.join("content/events/vote.md")).unwrap();
}

/// A check that runs, and ends with its test.
struct Watching {
    /// The program.
    child: Child,
    /// What it writes, line by line.
    out: Receiver<String>,
    /// What it says beside that, line by line.
    told: Receiver<String>,
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Reads a stream line by line, in a thread of its own.
fn lines(stream: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, lines) = mpsc::channel();
    std::thread::spawn(move || {
        BufReader::new(stream).lines().map_while(Result::ok).try_for_each(|line| sender.send(line))
    });
    lines
}

impl Watching {
    /// Starts a check, and waits until it watches.
    fn start(root: &Path, more: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        command.args(["check", "--watch"]).args(more).current_dir(root).env_clear().env("HOME", root);
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (out, told) = (lines(child.stdout.take().unwrap()), lines(child.stderr.take().unwrap()));
        Self { child, out, told }
    }

    /// Returns what is said up to a line that begins with some words.
    fn hears(&self, words: &str) -> Vec<String> {
        let mut said = Vec::new();
        loop {
            said.push(self.told.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("never said: {words}; but {said:?}")));
            if said.last().is_some_and(|line| line.starts_with(words)) {
                return said;
            }
        }
    }

    /// Ends the check as Ctrl-C does, and returns its exit code.
    fn ends(mut self) -> Option<i32> {
        let pid = i32::try_from(self.child.id()).ok().and_then(rustix::process::Pid::from_raw).unwrap();
        rustix::process::kill_process(pid, rustix::process::Signal::INT).unwrap();
        self.hears("stopped");
        self.child.wait().unwrap().code()
    }
}

#[test]
fn each_check_stands_apart_and_the_last_decides() {
    let root = project();
    let watching = Watching::start(root.path(), &[]);
    assert_eq!(watching.hears("watching"), ["no problems", "watching for changes (Ctrl-C ends it)"]);
    save(root.path(), BROKEN);
    let said = watching.hears("1 error");
    assert_eq!(said[..3], ["", "──── content/events/vote.md changed ────", ""]);
    assert_eq!(said[3], "error[unknown-topic]: no topic is called `peace`");
    assert_eq!(watching.ends(), Some(1));

    let watching = Watching::start(root.path(), &[]);
    watching.hears("watching");
    save(root.path(), EVENT);
    watching.hears("no problems");
    assert_eq!(watching.ends(), Some(0));
}

#[test]
fn there_is_one_object_on_a_line_for_every_check() {
    let root = project();
    for (format, rules) in [("json", "/problems"), ("sarif", "/runs/0/results")] {
        save(root.path(), EVENT);
        let watching = Watching::start(root.path(), &["--format", format, "--poll"]);
        let next = || -> Value {
            let line = watching.out.recv_timeout(PATIENCE).unwrap();
            serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line}"))
        };
        assert_eq!(next().pointer(rules).unwrap().as_array().unwrap().len(), 0);
        watching.hears("watching");
        save(root.path(), BROKEN);
        assert_eq!(next().pointer(rules).unwrap().as_array().unwrap().len(), 1);
        assert_eq!(watching.ends(), Some(1));
    }
}

#[test]
fn a_folder_that_goes_and_comes_back_is_followed() {
    let root = project();
    let watching = Watching::start(root.path(), &["--format", "github"]);
    watching.hears("watching");
    fs::rename(root.path().join("content"), root.path().join("away")).unwrap();
    watching.hears("error: there is no folder `content`");
    fs::write(root.path().join("away/events/vote.md"), BROKEN).unwrap();
    fs::rename(root.path().join("away"), root.path().join("content")).unwrap();
    let line = watching.out.recv_timeout(PATIENCE).unwrap();
    assert!(line.starts_with("::error file=content/events/vote.md,line=4"), "{line}");
    assert_eq!(watching.ends(), Some(1));
}

#[test]
fn where_nothing_can_be_checked_there_is_no_waiting() {
    let root = tempfile::tempdir().unwrap();
    let watching = Watching::start(root.path(), &[]);
    watching.hears("error: there is no folder `content`");
    let mut watching = watching;
    assert_eq!(watching.child.wait().unwrap().code(), Some(2));
}
