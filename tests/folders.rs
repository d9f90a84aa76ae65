//! Sites of other generators, collections of records and annotations of the web: what is written, whole, and what is said.
//!
//! `folders/NAME/` holds the arguments (`args`), what is imported, perhaps a `site/` that is there already, and what has to
//! come of it: `expected/`, the report and all that is said. `UPDATE=1` rewrites the latter.
#![expect(clippy::disallowed_methods, reason = "tests prepare and read their folders")]

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use proptest::prelude::*;
use tempfile::TempDir;

use crate::case::gather;

/// The site that is imported into, where a case has none of its own.
const SITE: &str = "title: The case\nbase-url: https://case.example/\n";

/// Returns the folder of the cases.
fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/folders")
}

/// Writes files below a folder.
fn lay_out<'f>(folder: &Path, files: impl IntoIterator<Item = (&'f String, &'f Vec<u8>)>) {
    for (path, bytes) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// Runs the program in a folder: its exit code, and what it wrote to both streams.
fn run(folder: &Path, words: &str) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.args(crate::process::words(words)).current_dir(folder).env_clear().env("NO_COLOR", "1").env("TZ", "UTC");
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// Lays out a case in a folder of its own, its site in `site/`.
fn prepared(case: &Path) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let files = gather(case);
    let given = files.iter().filter(|(path, _)| !path.starts_with("expected") && !path.starts_with("report."));
    lay_out(folder.path(), given);
    let settings = folder.path().join("site/content/site.yaml");
    if !settings.exists() {
        fs::create_dir_all(settings.parent().unwrap()).unwrap();
        fs::write(settings, SITE).unwrap();
    }
    folder
}

/// Demands that a site has no errors and can be built, drafts included.
fn builds(folder: &Path, name: &str) {
    for line in ["--root site check --drafts", "--root site check", "--root site build --drafts"] {
        let (code, out, said) = run(folder, line);
        assert_eq!(code, 0, "{name}: {line}\n{out}{said}");
    }
}

/// Runs a case, and returns what came of it: the files that are new or others, the report, all that was said.
fn outcome(case: &Path) -> BTreeMap<String, Vec<u8>> {
    let name = case.file_name().unwrap().to_string_lossy().into_owned();
    let folder = prepared(case);
    let before = gather(&folder.path().join("site"));
    let args = fs::read_to_string(case.join("args")).unwrap();
    let (code, out, said) = run(folder.path(), &format!("--root site {}", args.trim()));
    let after = gather(&folder.path().join("site"));
    let mut all: BTreeMap<String, Vec<u8>> = after
        .into_iter()
        .filter(|(path, bytes)| before.get(path) != Some(bytes))
        .map(|(path, bytes)| (format!("expected/{path}"), bytes))
        .collect();
    for report in ["report.md", "report.json"] {
        let path = folder.path().join(report);
        all.extend(fs::read(path).ok().map(|bytes| (report.to_owned(), bytes)));
    }
    all.insert("expected.said".to_owned(), format!("{said}-- exit {code}, on standard output:\n{out}").into_bytes());
    builds(folder.path(), &name);
    all
}

#[test]
fn every_folder_becomes_what_it_should() {
    let mut failed = String::new();
    for entry in fs::read_dir(cases()).unwrap() {
        let case = entry.unwrap().path();
        let is = outcome(&case);
        let expected = |path: &String| path.starts_with("expected") || path.starts_with("report.");
        let was: BTreeMap<String, Vec<u8>> = gather(&case).into_iter().filter(|(path, _)| expected(path)).collect();
        if std::env::var("UPDATE").is_ok() {
            was.keys().for_each(|path| fs::remove_file(case.join(path)).unwrap());
            lay_out(&case, &is);
            continue;
        }
        for path in is.keys().chain(was.keys().filter(|path| !is.contains_key(*path))) {
            let text = |files: &BTreeMap<String, Vec<u8>>| {
                files
                    .get(path)
                    .map_or_else(|| "(no such file)".to_owned(), |bytes| String::from_utf8_lossy(bytes).into_owned())
            };
            if is.get(path) != was.get(path) {
                let diff = similar::TextDiff::from_lines(&text(&was), &text(&is)).unified_diff().to_string();
                let _ = writeln!(failed, "{}/{path}:\n{diff}", case.display());
            }
        }
    }
    assert!(failed.is_empty(), "{failed}\nUPDATE=1 rewrites what is expected; read the difference");
}
