//! `dateline fix` where a case cannot tell: bytes that text does not hold, colours, and what a machine refuses.
#![expect(clippy::disallowed_methods, reason = "tests look at their folders themselves")]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output};

use dateline::write::change::{Change, texts};
use tempfile::TempDir;

use crate::process;

/// An event with an accident that hides a misspelt key, as an editor on Windows saves it.
const WINDOWS: &str =
    "\u{feff}---\r\ntitle: Sources: the vote\r\ndate: 2024-03-05\r\nsummery: It passed. # yes\r\n---\r\nText.\r\n";

/// Makes a project with one event.
fn project(event: &str) -> TempDir {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir_all(root.path().join("content/events")).unwrap();
    fs::write(root.path().join("content/site.yaml"), "title: News\nbase-url: https://example.org/\n").unwrap();
    fs::write(root.path().join("content/events/vote.md"), event).unwrap();
    root
}

/// Runs the program in a folder with some environment.
fn dateline(root: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.args(arguments).current_dir(root).env_clear().env("HOME", root).envs(environment.iter().copied());
    command.output().unwrap()
}

/// Returns what was written to a stream.
fn said(stream: &[u8]) -> &str {
    std::str::from_utf8(stream).unwrap()
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_stay() {
    let root = project(WINDOWS);
    let output = dateline(root.path(), &["fix", "--write"], &[]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output.stderr));
    let wanted = WINDOWS.replace("Sources: the vote", "\"Sources: the vote\"").replace("summery", "summary");
    assert_eq!(fs::read_to_string(root.path().join("content/events/vote.md")).unwrap(), wanted);
    let again = dateline(root.path(), &["fix", "--write"], &[]);
    assert_eq!((said(&again.stdout), said(&again.stderr)), ("", "nothing to put right\n"));
}

#[test]
fn a_difference_is_coloured_only_where_colours_are_wanted() {
    let root = project(WINDOWS);
    let plain = dateline(root.path(), &["fix"], &[]);
    assert!(!said(&plain.stdout).contains('\u{1b}'));
    let forced = dateline(root.path(), &["fix"], &[("CLICOLOR_FORCE", "1")]);
    assert!(
        said(&forced.stdout).contains("\u{1b}[32m+summary: It passed. # yes\u{1b}[0m\n"),
        "{}",
        said(&forced.stdout)
    );
    let none = dateline(root.path(), &["fix"], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]);
    assert_eq!(none.stdout, plain.stdout);
}

#[test]
fn git_applies_what_is_shown() {
    let root = project(&WINDOWS.replace(['\u{feff}', '\r'], ""));
    let shown = dateline(root.path(), &["fix"], &[]).stdout;
    fs::write(root.path().join("fix.patch"), shown).unwrap();
    let git = Command::new("git").args(["apply", "fix.patch"]).current_dir(root.path()).status().unwrap();
    assert!(git.success());
    let left = dateline(root.path(), &["fix"], &[]);
    assert_eq!((said(&left.stdout), said(&left.stderr), left.status.code()), ("", "nothing to put right\n", Some(0)));
}

#[test]
fn where_one_folder_cannot_be_written_to_no_text_is_changed() {
    let root = project(WINDOWS);
    fs::write(root.path().join("content/topics.yaml"), "[]\n").unwrap();
    let everybody = |path: &str, mode: u32| {
        fs::set_permissions(root.path().join(path), fs::Permissions::from_mode(mode)).unwrap();
    };
    for (path, mode) in [("", 0o777), ("content", 0o777), ("content/events", 0o555)] {
        everybody(path, mode);
    }
    process::passes_unprivileged("fix::child_that_may_not_write", root.path());
    everybody("content/events", 0o755);
}

#[test]
#[ignore = "run by another test, as somebody without permission"]
fn child_that_may_not_write() {
    let root = process::folder();
    let vote = WINDOWS.replace(['\u{feff}', '\r'], "");
    let all = [("content/topics.yaml", "[]\n"), ("content/events/vote.md", vote.as_str())];
    let changes = all.map(|(path, before)| Change { path, before, after: "new\n" });
    let words = texts(&root, &changes).unwrap_err().to_string();
    assert!(words.starts_with("cannot write `") && words.ends_with("`: permission denied"), "{words}");
    assert_eq!(fs::read_to_string(root.join("content/topics.yaml")).unwrap(), "[]\n");
    assert_eq!(fs::read_dir(root.join("content")).unwrap().count(), 3);
}
