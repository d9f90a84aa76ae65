//! `docs/tutorial.md`, done as a reader would do it: files are written, commands typed, what they say compared.
//!
//! A block `console` holds commands, each behind `$ `, and what each of them says; `…` stands for any words of a line, alone
//! on a line for any lines, and `[exit 1]` says how a command ends. A block with a path in its first line is a file, and is
//! written. `cd` changes the folder for what follows. A preview is ended when it has said what it should.
#![expect(clippy::disallowed_methods, reason = "the reader's folder, programs and environment are made here")]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::tree;

/// The address of the remote in the tutorial; a bare repository on this disk answers for it.
const REMOTE: &str = "https://github.com/you/bridge.git";

/// A step of the tutorial.
enum Step<'t> {
    /// A file to write: path and text.
    File(&'t str, &'t str),
    /// A command, and what it says.
    Command(&'t str, String),
}

/// Reads the steps of the tutorial.
fn steps(page: &str) -> Vec<Step<'_>> {
    let blocks = page.split("\n```").skip(1).step_by(2);
    blocks
        .flat_map(|block| {
            let (info, text) = block.split_once('\n').unwrap();
            match info.split_once(' ') {
                Some((_, path)) => vec![Step::File(path, text)],
                None if info == "console" => commands(text),
                None => panic!("the block `{info}` is neither a file nor commands, so nothing tries it"),
            }
        })
        .collect()
}

/// Reads the commands of a block.
fn commands(text: &str) -> Vec<Step<'_>> {
    let mut steps = Vec::new();
    for line in text.lines() {
        match (line.strip_prefix("$ "), steps.last_mut()) {
            (Some(command), _) => steps.push(Step::Command(command, String::new())),
            (None, Some(Step::Command(_, said))) => said.extend([line, "\n"]),
            _ => panic!("`{line}` stands before the first command"),
        }
    }
    steps
}

/// A reader with a home of their own.
struct Reader {
    /// Home, and the folder to begin in.
    home: tempfile::TempDir,
    /// Where the reader is.
    place: PathBuf,
}

impl Reader {
    /// Sits down: a home, a bare repository that answers for the remote, a name for Git.
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let bare = home.path().join("remote.git");
        let made = Command::new("git").args(["init", "--quiet", "--bare"]).arg(&bare).status().unwrap();
        assert!(made.success());
        let config = format!(
            "[user]\n\tname = Reader\n\temail = reader@example.org\n[init]\n\tdefaultBranch = main\n[url \"file://{}\"]\n\tinsteadOf = {REMOTE}\n",
            bare.display()
        );
        std::fs::write(home.path().join(".gitconfig"), config).unwrap();
        let place = home.path().canonicalize().unwrap();
        Self { home, place }
    }

    /// Makes a command ready, with nothing of this environment but the way to programs.
    fn shell(&self, line: &str) -> Command {
        let program = Path::new(env!("CARGO_BIN_EXE_dateline")).parent().unwrap();
        let mut command = Command::new("sh");
        command.args(["-c", &format!("exec 2>&1; {line}")]).current_dir(&self.place).env_clear();
        command.env("HOME", self.home.path()).env("TZ", "UTC").env("LC_ALL", "C.UTF-8");
        command.env("PATH", format!("{}:/usr/local/bin:/usr/bin:/bin", program.display()));
        command
    }

    /// Types a command and returns what it says.
    fn type_in(&mut self, line: &str) -> String {
        if let Some(folder) = line.strip_prefix("cd ") {
            self.place.push(folder);
            return String::new();
        }
        if line.starts_with("dateline serve") {
            return self.preview(line);
        }
        let output = self.shell(line).output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        match output.status.code() {
            Some(0) => said,
            code => format!("{said}[exit {}]\n", code.unwrap_or(-1)),
        }
    }

    /// Starts the preview on a port that is free, waits until it says something, and ends it.
    fn preview(&self, line: &str) -> String {
        let path = self.home.path().join("preview");
        let out = std::fs::File::create(&path).unwrap();
        let mut child = self.shell(&format!("exec {line} --port 0")).stdout(out).stderr(Stdio::null()).spawn().unwrap();
        let start = Instant::now();
        let said = || std::fs::read_to_string(&path).unwrap();
        while !said().contains("serving") && start.elapsed() < Duration::from_secs(60) {
            std::thread::sleep(Duration::from_millis(50));
        }
        child.kill().unwrap();
        child.wait().unwrap();
        said().trim_end().to_owned() + "\n"
    }
}

/// Tells whether what was said is what was expected, in which `…` stands for anything.
fn agrees(expected: &str, said: &str) -> bool {
    let (mut wanted, mut lines) = (expected.lines().peekable(), said.lines());
    while let Some(line) = wanted.next() {
        if line == "…" {
            let Some(next) = wanted.peek() else { return true };
            let mut rest = lines.clone();
            while rest.clone().next().is_some_and(|said| !alike(next, said)) {
                rest.next();
            }
            lines = rest;
        } else if !lines.next().is_some_and(|said| alike(line, said)) {
            return false;
        }
    }
    lines.next().is_none()
}

/// Tells whether a line is as expected; blanks at its end do not show on a page.
fn alike(expected: &str, said: &str) -> bool {
    let (expected, mut rest) = (expected.trim_end(), said.trim_end());
    let parts: Vec<&str> = expected.split('…').collect();
    let [first, middle @ .., last] = parts.as_slice() else { return expected == rest };
    let Some(after) = rest.strip_prefix(first) else { return false };
    rest = after;
    for part in middle {
        let Some((_, after)) = rest.split_once(part) else { return false };
        rest = after;
    }
    rest.ends_with(last)
}

#[test]
fn the_tutorial_works() {
    let page = tree::read("docs/tutorial.md");
    let mut reader = Reader::new();
    for step in steps(&page) {
        match step {
            Step::File(path, text) => {
                let path = reader.place.join(path);
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(path, format!("{text}\n")).unwrap();
            }
            Step::Command(line, expected) => {
                let said = reader.type_in(line);
                assert!(agrees(&expected, &said), "$ {line}\n--- the tutorial says\n{expected}--- it said\n{said}");
            }
        }
    }
}

#[test]
fn dots_stand_for_anything_and_nothing_else_does() {
    assert!(agrees("a … c\n", "a b c\n") && agrees("…\nz\n", "x\ny\nz\n") && agrees("a\n…\n", "a\nb\n"));
    assert!(
        !agrees("a\n", "b\n") && !agrees("a\n", "a\nb\n") && !agrees("a\nb\n", "a\n") && !agrees("a … d\n", "a b c\n")
    );
}
