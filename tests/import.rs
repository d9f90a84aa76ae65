//! What comes of files in other formats: dates in words, whole trees and whole reports.
#![expect(clippy::disallowed_methods, reason = "tests prepare and read their folders")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use dateline::import::date::{self, Order, Sense};

/// Returns the folder of the cases.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import")
}

/// Says in a line what comes of a date in words.
fn said(words: &str, order: Option<Order>) -> String {
    match date::read(words, order) {
        Ok(reading) => {
            let how = match reading.sense {
                Sense::Same => "as it is".to_owned(),
                Sense::Reworded => "reworded".to_owned(),
                Sense::Wider => "wider".to_owned(),
                Sense::Assumed(what) => format!("assumed: {what}"),
            };
            format!("{} ({how})", reading.edtf)
        }
        Err(error) => {
            format!("error: {}{}", error.message, error.help.map(|help| format!("; {help}")).unwrap_or_default())
        }
    }
}

/// Holds a file against what it should be, or writes it anew when `UPDATE` is set.
fn hold(path: &Path, is: &str) {
    if std::env::var("UPDATE").is_ok() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, is).unwrap();
    }
    let expected = std::fs::read_to_string(path).unwrap_or_default();
    assert_eq!(is, expected, "{}: set UPDATE to rewrite it, and read the difference", path.display());
}

#[test]
fn dates_in_words_are_never_more_exact_than_the_words() {
    let path = folder().join("dates.txt");
    let table = std::fs::read_to_string(&path).unwrap();
    let lines = table.lines().map(|line| {
        if line.starts_with('#') {
            return format!("{line}\n");
        }
        let (words, _) = line.split_once(" => ").unwrap_or((line, ""));
        let (words, order) = words.split_once(" | ").unwrap_or((words, ""));
        let order = match order.trim() {
            "" => None,
            "mdy" => Some(Order::Mdy),
            "dmy" => Some(Order::Dmy),
            "ymd" => Some(Order::Ymd),
            order => panic!("no order is called {order}"),
        };
        let typed = line.split(" => ").next().unwrap().trim_end();
        format!("{typed:<36} => {}\n", said(words.trim_end(), order))
    });
    let is: String = lines.collect();
    assert!(is.lines().count() > 100);
    hold(&path, &is);
}

/// Copies a folder.
fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() { copy(&entry.path(), &target) } else { drop(std::fs::copy(entry.path(), target)) }
    }
}

/// Returns the files below a folder, by path, in order.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in std::fs::read_dir(&next).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                all.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    all
}

/// The site that is imported into.
const SITE: &str = "title: The harbour\ndescription: A made-up site.\nlanguage: en-GB\n";

/// Runs the program in a folder.
fn dateline(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(arguments)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .env_remove("CLICOLOR_FORCE")
        .env_remove("COLUMNS")
        .output()
        .unwrap()
}

/// Says everything that came of a run.
fn told(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    format!("exit {}\n{}{}", output.status.code().unwrap(), text(&output.stderr), text(&output.stdout))
}

/// Imports a case into a site, checks and builds it, and says everything that came of it.
fn imported(case: &Path) -> String {
    let folder = tempfile::tempdir().unwrap();
    copy(case, folder.path());
    std::fs::create_dir_all(folder.path().join("content")).unwrap();
    std::fs::write(folder.path().join("content/site.yaml"), SITE).unwrap();
    let command = std::fs::read_to_string(case.join("command")).unwrap();
    let mut arguments: Vec<&str> = command.split_whitespace().collect();
    arguments.extend(["--report", "report.md"]);
    let output = dateline(folder.path(), &arguments);
    let mut all = format!("==== {}==== {}", command, told(&output));
    let written = files(&folder.path().join("content")).into_iter().filter(|(path, _)| path != "site.yaml");
    for (path, bytes) in written {
        all.push_str(&format!("\n==== content/{path}\n{}", String::from_utf8(bytes).unwrap()));
    }
    for (path, bytes) in files(&folder.path().join("static")) {
        all.push_str(&format!("\n==== static/{path}\n{}", String::from_utf8_lossy(&bytes)));
    }
    let report = std::fs::read_to_string(folder.path().join("report.md")).unwrap();
    all.push_str(&format!("\n==== report.md\n{report}"));
    if output.status.success() {
        all.push_str(&format!("\n==== check\n{}", told(&dateline(folder.path(), &["check"]))));
        let built = dateline(folder.path(), &["build"]);
        assert!(built.status.success(), "{}", told(&built));
    }
    all
}

#[test]
fn what_is_imported_is_written_whole_reported_whole_and_builds() {
    let cases = folder().join("cases");
    let mut names: Vec<PathBuf> = std::fs::read_dir(cases).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.retain(|path| path.join("command").is_file());
    names.sort();
    assert!(names.len() > 10);
    for case in names {
        let name = case.file_name().unwrap().to_string_lossy().into_owned();
        hold(&folder().join(format!("expected/{name}.txt")), &imported(&case));
    }
}
