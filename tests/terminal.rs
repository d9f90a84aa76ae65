//! A real terminal: colours, its width and progress on it alone, and the keys that end a preview.
#![cfg(target_os = "linux")]
#![expect(clippy::disallowed_methods, reason = "tests prepare folders and terminals themselves")]

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use rustix::fs::{Mode, OFlags};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};
use tempfile::TempDir;

/// An event whose source has a name that nobody knows, on a line that is wider than most terminals.
const EVENT: &str = "---\ntitle: A vote that was taken in the hall of the harbour board on a long evening of March, with all members in the room\ndate: 2024-03-05\nsources: [herald-vot]\n---\nThe board voted.\n";

/// The source that is meant.
const SOURCE: &str =
    "- id: herald-vote\n  title: Board votes\n  outlet: The Herald\n  url: https://herald.example/2024/vote\n";

/// Makes a site with one error, which can be put right.
fn site() -> TempDir {
    let root = tempfile::tempdir().unwrap();
    for (path, text) in [
        ("content/site.yaml", "title: T\nbase-url: https://harbour.example.net/\n"),
        ("content/events/a.md", EVENT),
        ("content/sources/all.yaml", SOURCE),
    ] {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    root
}

/// Prepares to run a program in a folder, with little of the environment.
fn command(program: &str, root: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(words).current_dir(root).env_clear().env("PATH", std::env::var_os("PATH").unwrap()).env("HOME", root);
    command.env("TERM", "xterm-256color").env("GIT_CONFIG_NOSYSTEM", "1");
    command
}

/// Prepares to run Dateline.
fn dateline(root: &Path, words: &[&str]) -> Command {
    command(env!("CARGO_BIN_EXE_dateline"), root, words)
}

/// A terminal with a program on it.
struct Terminal {
    /// The end that a person sits at.
    person: File,
    /// The program.
    child: Child,
    /// What was shown so far.
    shown: String,
}

impl Terminal {
    /// Opens a terminal of so many columns, and starts a program on it.
    fn start(mut command: Command, columns: u16) -> Self {
        let person = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        grantpt(&person).unwrap();
        unlockpt(&person).unwrap();
        tcsetwinsize(&person, Winsize { ws_row: 40, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 }).unwrap();
        let name = ptsname(&person, Vec::new()).unwrap();
        let open = || Stdio::from(rustix::fs::open(&name, OFlags::RDWR | OFlags::NOCTTY, Mode::empty()).unwrap());
        let child = command.stdin(open()).stdout(open()).stderr(open()).spawn().unwrap();
        // The command holds the other end open as long as it is there.
        drop(command);
        Self { person: File::from(person), child, shown: String::new() }
    }

    /// Reads until some words were shown; without any, until the program has ended.
    fn until(&mut self, words: Option<&str>) {
        let mut bytes = [0; 4096];
        while words.is_none_or(|words| !self.shown.contains(words)) {
            match self.person.read(&mut bytes) {
                Ok(length @ 1..) => self.shown.push_str(&String::from_utf8_lossy(&bytes[..length])),
                // Linux says that the other end is closed as an error.
                Ok(0) | Err(_) => break,
            }
        }
        if let Some(words) = words {
            assert!(self.shown.contains(words), "never shown: {words}\n{}", self.shown);
        }
    }

    /// Waits for the end, and returns the exit code and all that was shown, with plain line ends.
    fn end(mut self) -> (i32, String) {
        self.until(None);
        let code = self.child.wait().unwrap().code().unwrap();
        (code, std::mem::take(&mut self.shown).replace("\r\n", "\n"))
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Runs a command without a terminal: the exit code, and what it printed behind what it said.
fn piped(mut command: Command) -> (i32, String) {
    let output = command.stdin(Stdio::null()).output().unwrap();
    let text = [output.stderr, output.stdout].concat();
    (output.status.code().unwrap(), String::from_utf8(text).unwrap())
}

#[test]
fn problems_have_colours_on_a_terminal_and_fit_it() {
    let root = site();
    let on = |columns: u16, set: &[(&str, &str)]| {
        let mut command = dateline(root.path(), &["check"]);
        command.envs(set.iter().copied());
        Terminal::start(command, columns).end()
    };
    let off = |words: &[&str], columns: &str| {
        let mut command = dateline(root.path(), words);
        command.env("COLUMNS", columns);
        piped(command)
    };
    let coloured = on(120, &[]);
    assert!(coloured.1.contains("\u{1b}[") && coloured.1.contains("herald-vot"), "{coloured:?}");
    assert_eq!(coloured, off(&["check", "--color", "always"], "120"));
    for (columns, said) in [(60, "60"), (120, "120")] {
        assert_eq!(on(columns, &[("NO_COLOR", "1")]), off(&["check"], said), "{columns} columns");
        assert_eq!(on(columns, &[("TERM", "dumb")]), off(&["check"], said), "{columns} columns");
    }
    assert_eq!(on(120, &[("NO_COLOR", "1"), ("COLUMNS", "60")]), off(&["check"], "60"), "what is said outweighs it");
}

#[test]
fn a_difference_has_colours_on_a_terminal_and_is_a_patch_elsewhere() {
    let root = site();
    let (code, shown) = Terminal::start(dateline(root.path(), &["fix"]), 100).end();
    assert_eq!(code, 1);
    assert!(shown.contains("\u{1b}[") && shown.contains("+sources: [herald-vote]"), "{shown}");
    let (code, said) = piped(dateline(root.path(), &["fix"]));
    assert_eq!(code, 1);
    assert!(!said.contains('\u{1b}') && said.contains("\n+sources: [herald-vote]\n"), "{said}");
}

/// Runs Git in a folder.
fn git(root: &Path, words: &[&str]) {
    let done = command("git", root, words).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn progress_is_shown_on_a_terminal_alone() {
    let root = site();
    fs::write(root.path().join("content/events/a.md"), EVENT.replace("vot]", "vote]")).unwrap();
    git(root.path(), &["init", "--quiet", "--bare", "remote.git"]);
    git(root.path(), &["init", "--quiet", "."]);
    git(root.path(), &["config", "user.name", "Ida"]);
    git(root.path(), &["config", "user.email", "ida@example.org"]);
    git(root.path(), &["remote", "add", "origin", "remote.git"]);
    git(root.path(), &["add", "content"]);
    git(root.path(), &["commit", "--quiet", "--message", "Begin"]);
    let (code, shown) = Terminal::start(dateline(root.path(), &["publish", "--dry-run"]), 100).end();
    assert_eq!(code, 0, "{shown}");
    assert!(shown.starts_with("\r\u{1b}[Kmaking the site ...\r"), "{shown:?}");
    let (code, said) = piped(dateline(root.path(), &["publish", "--dry-run"]));
    assert_eq!(code, 0, "{said}");
    assert!(!said.contains('\r') && !said.contains("making the site"), "{said:?}");
    // What is left standing is what is said without a terminal.
    let left: String = shown.split("\u{1b}[K").last().unwrap().to_owned();
    assert_eq!(left, said);
}

#[test]
fn a_preview_ends_with_the_keys_that_end_programs() {
    let root = site();
    fs::write(root.path().join("content/events/a.md"), EVENT.replace("vot]", "vote]")).unwrap();
    let program = env!("CARGO_BIN_EXE_dateline");
    let on_it = command("setsid", root.path(), &["--ctty", "--wait", program, "serve", "--port", "0"]);
    let mut terminal = Terminal::start(on_it, 100);
    terminal.until(Some("serving http://127.0.0.1:"));
    terminal.person.write_all(b"\x03").unwrap();
    let (code, shown) = terminal.end();
    assert_eq!(code, 0, "{shown}");
    assert!(shown.ends_with("stopped\n"), "{shown:?}");
}
