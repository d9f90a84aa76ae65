//! What comes of files in other formats: dates in words, whole trees and whole reports.
#![expect(clippy::disallowed_methods, reason = "tests prepare and read their folders")]

use std::path::{Path, PathBuf};

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
