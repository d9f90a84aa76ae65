//! What comes of files in other formats: dates in words, whole trees and whole reports.
#![expect(clippy::disallowed_methods, reason = "tests prepare and read their folders")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use dateline::date::{Date, Zone};
use dateline::import::date::{self, Order, Sense};
use proptest::prelude::*;

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
                Sense::Midnight => "midnight dropped".to_owned(),
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

/// The numbers of a text that can be years: four digits, or fewer beside an era.
fn years_named(words: &str) -> Vec<i64> {
    let small = words.to_lowercase().replace(',', "").replace('x', "0");
    let era = ["bc", "b.c", "ad", "ce"].iter().any(|era| small.contains(era)) || small.contains("century");
    let figures = |text: &str| text.split(|c: char| !c.is_ascii_digit()).map(str::to_owned).collect::<Vec<_>>();
    let mut all = Vec::new();
    for number in figures(&small).into_iter().filter(|number| !number.is_empty()) {
        let year: i64 = number.parse().unwrap();
        match number.len() {
            8 => all.extend([year / 10_000, year % 10_000]),
            4.. => all.extend([year, -year]),
            3 if small.contains(&format!("{number}?")) => all.push(year * 10),
            2 if small.contains(&format!("{number}?")) => all.push(year * 100),
            _ => {}
        }
        if era {
            all.extend([year, -year, year * 100, -year * 100]);
        }
    }
    all
}

/// How many days a date leaves open; more for what has no end.
fn width(edtf: &str) -> Option<i128> {
    let date = Date::parse(edtf, Zone::UTC).ok()?;
    Some(date.latest().day()?.number() - date.earliest().day()?.number())
}

/// Demands of a date that was read or proposed what holds of every one.
fn assert_sound(words: &str, edtf: &str) {
    let date = Date::parse(edtf, Zone::UTC).unwrap_or_else(|error| panic!("{words}: {edtf}: {error}"));
    let ends = [date.earliest().day(), date.latest().day()];
    if let [Some(first), Some(last)] = ends {
        assert!(first <= last, "{words}: {edtf}");
    }
    let named = years_named(words);
    for end in ends.into_iter().flatten() {
        let near = named.iter().any(|year| (end.year() - year).abs() <= 100);
        assert!(
            near || date.kind().name() == "year" && words.starts_with('Y'),
            "{words}: {edtf} is far from {named:?}"
        );
    }
    let small = words.to_lowercase();
    // Two words for days, or one, are the least that a day is read from; nothing is a time without figures or noon.
    let numbers = small.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty()).count();
    let day = width(edtf) == Some(0);
    assert!(!day || numbers >= 2 || small.len() == 8, "{words}: {edtf} is more exact");
    assert!(!edtf.contains('T') || small.contains(':') || numbers >= 3 || small.contains("noon"), "{words}: {edtf}");
}

/// The dates between backticks in what is said behind `write`.
fn proposals(help: &str) -> Vec<&str> {
    let said = help.strip_prefix("write `").map(|rest| format!("`{rest}").len());
    let Some(said) = said.filter(|_| !help.contains("as in") && !help.contains("add `~`")) else { return Vec::new() };
    let text = help[help.len() - said..].split(';').next().unwrap();
    text.split('`').skip(1).step_by(2).filter(|word| Date::parse(word, Zone::UTC).is_ok()).collect()
}

/// Demands what holds of everything that is read or proposed.
fn assert_all_sound(words: &str) {
    if words.trim().is_empty() {
        return;
    }
    for order in [None, Some(Order::Mdy), Some(Order::Dmy), Some(Order::Ymd)] {
        match date::read(words, order) {
            Ok(reading) if reading.sense != Sense::Same => assert_sound(words, &reading.edtf),
            Ok(_) => {}
            Err(error) => {
                let help = error.help.unwrap_or_default();
                for proposal in proposals(&help).into_iter().filter(|_| !help.contains("what is known")) {
                    assert_sound(words, proposal);
                }
            }
        }
    }
    if let Err(error) = Date::parse(words, Zone::UTC) {
        let help = error.hint.unwrap_or_default();
        for proposal in proposals(&help).into_iter().filter(|_| !help.contains("what is known")) {
            assert_sound(words, proposal);
        }
    }
}

#[test]
fn nothing_in_the_table_is_read_or_proposed_that_the_words_do_not_say() {
    let table = std::fs::read_to_string(folder().join("dates.txt")).unwrap();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let words = line.split(" => ").next().unwrap();
        assert_all_sound(words.split(" | ").next().unwrap().trim());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_read_or_proposed_that_the_words_do_not_say(
        words in proptest::collection::vec(proptest::sample::select(WORDS), 1..7),
        signs in proptest::collection::vec(proptest::sample::select(&[" ", " ", " ", "-", "/", "–", " – ", ", ", ".", ":"][..]), 7),
    ) {
        let text: String = words.iter().zip(&signs).flat_map(|(word, sign)| [*word, *sign]).collect();
        let end = signs[words.len() - 1].len();
        assert_all_sound(text[..text.len() - end].trim());
    }
}

/// Pieces of which dates in words are made, in and out of their places.
const WORDS: &[&str] = &[
    "3",
    "5",
    "31",
    "14",
    "22",
    "05",
    "2021",
    "2022",
    "1998",
    "100",
    "44",
    "May",
    "june",
    "Sept.",
    "winter",
    "summer",
    "Q3",
    "early",
    "late",
    "mid",
    "about",
    "c.",
    "probably",
    "before",
    "after",
    "since",
    "until",
    "from",
    "between",
    "and",
    "or",
    "to",
    "BC",
    "AD",
    "century",
    "3rd",
    "1860s",
    "the",
    "of",
    "in",
    "night",
    "morning",
    "noon",
    "midnight",
    "9:00",
    "12:00",
    "18:30",
    "6pm",
    "AM",
    "Z",
    "-0500",
    "+02:00",
    "?",
    "(?)",
    "present",
    "unknown",
    "Monday",
    "week",
    "2022-05-03",
    "2022-11",
    "20X1",
    "..",
    "[",
    "]",
    "~",
    "T",
];

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

/// What is said of a case, piece by piece.
struct Said(String);

impl Said {
    /// Adds a piece.
    fn add(&mut self, piece: &str) {
        self.0.push_str(piece);
    }
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
    let mut all = Said(format!("==== {}==== {}", command, told(&output)));
    let written = files(&folder.path().join("content")).into_iter().filter(|(path, _)| path != "site.yaml");
    for (path, bytes) in written {
        all.add(&format!("\n==== content/{path}\n{}", String::from_utf8(bytes).unwrap()));
    }
    for (path, bytes) in files(&folder.path().join("static")) {
        all.add(&format!("\n==== static/{path}\n{}", String::from_utf8_lossy(&bytes)));
    }
    let report = std::fs::read_to_string(folder.path().join("report.md")).unwrap();
    all.add(&format!("\n==== report.md\n{report}"));
    if output.status.success() {
        all.add(&format!("\n==== check\n{}", told(&dateline(folder.path(), &["check"]))));
        let built = dateline(folder.path(), &["build"]);
        assert!(built.status.success(), "{}", told(&built));
    }
    all.0
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

/// Exports a site in a format.
fn exported(folder: &Path, format: &str) -> String {
    let output = dateline(folder, &["export", format]);
    assert!(output.status.success(), "{}", told(&output));
    String::from_utf8(output.stdout).unwrap()
}

/// Imports an export into an empty site with the same settings and pictures, and exports that.
fn again(site: &Path, (format, text): (&str, &str)) -> String {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(folder.path().join("content")).unwrap();
    std::fs::copy(site.join("content/site.yaml"), folder.path().join("content/site.yaml")).unwrap();
    let given = tempfile::tempdir().unwrap();
    copy_if(&site.join("static"), &given.path().join("static"));
    let file = given.path().join("export");
    std::fs::write(&file, text).unwrap();
    let output = dateline(folder.path(), &["import", format, file.to_str().unwrap()]);
    assert!(output.status.success(), "{}", told(&output));
    exported(folder.path(), format).replace("static/media/", "static/")
}

/// Copies a folder that is there.
fn copy_if(from: &Path, to: &Path) {
    if from.is_dir() {
        copy(from, to);
    }
}

/// Demands that an export, imported and exported again, is the same.
fn assert_round_trip(site: &Path, name: &str) {
    for format in ["timelinejs", "csv"] {
        let first = exported(site, format);
        let second = again(site, (format, &first));
        let same = first.replace("static/media/", "static/");
        // Of events on the same date the one whose path is first comes first, and an import chooses its own paths.
        let sorted = |text: &str| {
            let mut lines: Vec<String> = text.lines().map(|line| line.trim_end_matches(',').to_owned()).collect();
            lines.sort();
            lines
        };
        for (one, other) in sorted(&same).iter().zip(sorted(&second)) {
            assert_eq!(*one, other, "{name} as {format}");
        }
        assert_eq!(same.lines().count(), second.lines().count(), "{name} as {format}");
    }
}

#[test]
fn what_is_exported_and_imported_again_is_what_it_was() {
    for name in [
        "timelinejs",
        "timelinejs-nasty",
        "timelinejs-legacy",
        "timelinejs-links",
        "csv-commas",
        "timelinejs-years",
        "csv-times",
        "csv-formats",
        "csv-sheet",
        "csv-plain",
        "csv-mapped",
        "markdown-table",
    ] {
        let case = folder().join("cases").join(name);
        let site = tempfile::tempdir().unwrap();
        copy(&case, site.path());
        std::fs::create_dir_all(site.path().join("content")).unwrap();
        std::fs::write(site.path().join("content/site.yaml"), SITE).unwrap();
        let command = std::fs::read_to_string(case.join("command")).unwrap();
        let arguments: Vec<&str> = command.split_whitespace().collect();
        assert!(dateline(site.path(), &arguments).status.success());
        assert_round_trip(site.path(), name);
    }
}

#[test]
fn words_kept_beside_a_date_are_not_exported_when_the_date_is_another() {
    let site = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(site.path().join("content/events")).unwrap();
    std::fs::write(site.path().join("content/site.yaml"), SITE).unwrap();
    for (name, date, words) in [
        ("kept", "2022-01-03", "Early January, 2022"),
        ("changed", "2022-03-05", "Early January, 2022"),
        ("unread", "2022-03-05", "On the eve"),
    ] {
        let text = format!("---\ntitle: {name}\ndate: {date}\nx-display-date: {words}\n---\n");
        std::fs::write(site.path().join(format!("content/events/{name}.md")), text).unwrap();
    }
    let output = dateline(site.path(), &["export", "csv"]);
    let table = String::from_utf8(output.stdout.clone()).unwrap();
    let row = |name: &str| table.lines().find(|line| line.contains(name)).unwrap().to_owned();
    assert!(row("kept").contains("Early January, 2022") && row("unread").contains("On the eve"), "{table}");
    assert!(!row("changed").contains("January"), "{table}");
    assert!(told(&output).contains("words for a date that is another now (1)"), "{}", told(&output));
}

#[test]
fn the_first_slide_goes_round_where_it_becomes_a_page() {
    let site = noted("description: What happened there.\n", "");
    let other = noted("", "");
    std::fs::write(other.path().join("content/site.yaml"), "title: Another\n").unwrap();
    for format in ["csv", "timelinejs"] {
        let export = exported(site.path(), format);
        std::fs::write(other.path().join("export"), &export).unwrap();
        // The second import finds the page there.
        let said = told(&dateline(other.path(), &["import", format, "export"]));
        assert!(said.starts_with("exit 0\n"), "{said}");
        let back = exported(other.path(), format);
        assert_eq!(back.replace("<p>", "").replace("</p>", ""), export);
    }
    assert_eq!(files(&other.path().join("content/pages")).len(), 1);
}

#[test]
fn the_site_of_the_project_goes_round() {
    let site = tempfile::tempdir().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    copy(&root.join("content"), &site.path().join("content"));
    let settings = "title: The story\ndescription: A site.\nlanguage: en-US\nsmart-punctuation: false\n";
    std::fs::write(site.path().join("content/site.yaml"), settings).unwrap();
    assert_round_trip(site.path(), "the project's site");
}

/// The fields of the events of a timeline that hold something, by path.
fn fields(json: &serde_json::Value, path: &str, all: &mut Vec<String>) {
    match json {
        serde_json::Value::Object(map) => {
            for (key, value) in map {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                fields(value, &path, all);
            }
        }
        serde_json::Value::Null => {}
        serde_json::Value::String(text) if text.trim().is_empty() => {}
        _ => all.push(path.to_owned()),
    }
}

#[test]
fn every_field_has_exactly_one_outcome() {
    for name in ["timelinejs", "timelinejs-nasty"] {
        let case = folder().join("cases").join(name);
        let site = tempfile::tempdir().unwrap();
        copy(&case, site.path());
        std::fs::create_dir_all(site.path().join("content")).unwrap();
        std::fs::write(site.path().join("content/site.yaml"), SITE).unwrap();
        let arguments = ["import", "timelinejs", "timeline.json", "--dry-run", "--report", "report.json"];
        assert!(dateline(site.path(), &arguments).status.success());
        assert!(!site.path().join("content/events").exists(), "a dry run writes nothing");
        let read = |path: &str| -> serde_json::Value {
            serde_json::from_str(&std::fs::read_to_string(site.path().join(path)).unwrap()).unwrap()
        };
        let report = read("report.json");
        for (at, event) in read("timeline.json")["events"].as_array().unwrap().iter().enumerate() {
            let mut expected = Vec::new();
            fields(event, "", &mut expected);
            let of = |outcome: &&serde_json::Value| {
                outcome["record"].as_str().unwrap().starts_with(&format!("event {}:", at + 1))
            };
            let told = report["outcomes"].as_array().unwrap().iter().filter(of);
            let told = told.map(|outcome| outcome["field"].as_str().unwrap().to_owned());
            let mut told: Vec<String> = told.filter(|field| !field.ends_with("(HTML)")).collect();
            expected.sort();
            told.sort();
            assert_eq!(told, expected, "{name}, event {}", at + 1);
        }
    }
}

#[test]
fn notes_are_exported_with_quote_and_position() {
    let site = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = site.path().join("content").join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write("site.yaml", "title: Notes\nbase-url: https://notes.example/\n");
    write(
        "articles/letter.md",
        "---\ntitle: The letter\nannotations:\n  - {id: one, quote: \"für Ida\", kind: context, author: N. Frost, date: 2024-03-10, text: \"A *made-up* note.\"}\n---\nDie Brücke **für** Ida ist alt.\n",
    );
    let json: serde_json::Value = serde_json::from_str(&exported(site.path(), "webannotation")).unwrap();
    let expected = serde_json::json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationPage",
        "items": [{
            "id": "https://notes.example/articles/letter/#note-one",
            "type": "Annotation",
            "motivation": "commenting",
            "body": [
                { "type": "TextualBody", "value": "<p>A <em>made-up</em> note.</p>", "format": "text/html" },
                { "type": "TextualBody", "value": "context", "purpose": "tagging" },
            ],
            "target": {
                "source": "https://notes.example/articles/letter/",
                "selector": [
                    { "type": "TextQuoteSelector", "exact": "für Ida", "prefix": "Die Brücke ", "suffix": " ist alt." },
                    { "type": "TextPositionSelector", "start": 11, "end": 18 },
                ],
            },
            "creator": { "type": "Person", "name": "N. Frost" },
            "created": "2024-03-10T00:00:00Z",
        }],
    });
    assert_eq!(json, expected);
}

#[test]
fn ids_go_along_and_are_used_where_they_are_certain() {
    let site = noted("", NOTES);
    let write = |path: &str, text: &str| {
        let path = site.path().join("content").join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    let event =
        "---\ntitle: A vote\ndate: 2022-11-11\npeople: [marsh]\ntopics: [waterworks]\nsources: [minutes, list]\n---\n";
    write("events/a-vote.md", event);
    write("topics.yaml", "- {id: waterworks, title: The waterworks}\n");
    write("people/marsh.md", "---\nname: Ida Marsh\n---\n");
    let paths =
        ["events/a-vote.md", "topics.yaml", "people/marsh.md"].map(|path| site.path().join("content").join(path));
    for format in ["csv", "timelinejs"] {
        let export = exported(site.path(), format);
        let other = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(other.path().join("content")).unwrap();
        std::fs::write(other.path().join("content/site.yaml"), "title: Notes\n").unwrap();
        std::fs::write(other.path().join("export"), &export).unwrap();
        let output = dateline(other.path(), &["import", format, "export"]);
        assert!(output.status.success(), "{}", told(&output));
        assert_eq!(exported(other.path(), format), export);
        // The same export into the site it is from names what is there.
        std::fs::write(site.path().join("export"), export).unwrap();
        std::fs::remove_file(&paths[0]).unwrap();
        let before = files(&site.path().join("content"));
        let output = dateline(site.path(), &["import", format, "export"]);
        assert!(output.status.success(), "{}", told(&output));
        let mut after = files(&site.path().join("content"));
        let made = String::from_utf8(after.remove("events/a-vote.md").unwrap()).unwrap();
        let people = if format == "csv" { "people: [marsh]\n" } else { "" };
        assert_eq!(
            made,
            format!(
                "---\ntitle: A vote\ndate: 2022-11-11\n{people}topics: [waterworks]\nsources: [minutes, list]\n---\n"
            )
        );
        assert_eq!(after, before);
        std::fs::write(&paths[0], event).unwrap();
    }
}

#[test]
fn an_id_that_is_somebody_elses_here_is_passed_over() {
    let site = noted("", NOTES);
    std::fs::create_dir_all(site.path().join("content/people")).unwrap();
    std::fs::write(site.path().join("content/people/marsh.md"), "---\nname: Ida Marsh\n---\n").unwrap();
    let rows =
        "date,title,people,people ids\n2022,A vote,Noor Frost,marsh\n2023,A second,Ida Marsh; Noor Frost,frost\n";
    std::fs::write(site.path().join("a.csv"), rows).unwrap();
    let said = told(&dateline(site.path(), &["import", "csv", "a.csv"]));
    assert!(said.contains("there are not as many ids as names, so that none is certain"), "{said}");
    let read = |id: &str| std::fs::read_to_string(site.path().join(format!("content/events/{id}.md"))).unwrap();
    assert_eq!(read("a-vote"), "---\ntitle: A vote\ndate: 2022\npeople: [noor-frost]\n---\n");
    assert_eq!(read("a-second"), "---\ntitle: A second\ndate: 2023\npeople: [marsh, noor-frost]\n---\n");
}

/// Imports a file alone, and returns what is said.
fn said_of(format: &str, (name, bytes): (&str, &[u8])) -> String {
    let site = noted("", "");
    std::fs::write(site.path().join(name), bytes).unwrap();
    told(&dateline(site.path(), &["import", format, name]))
}

#[test]
fn what_is_no_table_and_no_timeline_is_known_for_what_it_is() {
    let sheet = "help: save the sheet itself as CSV; in Google Sheets with File > Download > Comma-separated values\n";
    let book = "exit 2\nerror: `a.xlsx` is a workbook or an archive, and no text\nhelp: open it in its program, and save the sheet as CSV\n";
    let json = "exit 1\nerror: a.json: this is JSON, and no table\nhelp: write `dateline import timelinejs` for a timeline, `dateline import webannotation` for annotations\nnothing was written\n";
    let timeline = "help: export the timeline as JSON of TimelineJS\nnothing was written\n";
    let rows = "exit 1\nerror: a.csv: there are no rows below the names of the columns\nhelp: save the sheet again, with its rows\nnothing was written\n";
    let cases: [(&str, &str, &[u8], String); 6] = [
        ("csv", "a.xlsx", b"PK\x03\x04\x14\x00\xff", book.to_owned()),
        ("csv", "a.json", b" {\"events\": []}\n", json.to_owned()),
        (
            "csv",
            "a.csv",
            b"\n<!DOCTYPE html>\n<html>",
            format!("exit 1\nerror: a.csv: this is a page of the web, and no table\n{sheet}nothing was written\n"),
        ),
        ("csv", "a.csv", b"date,title\n", rows.to_owned()),
        ("csv", "a.csv", b"date,title\n,\n\n", rows.to_owned()),
        (
            "timelinejs",
            "a.json",
            b"<html>",
            format!("exit 1\nerror: a.json: this is a page of the web, and no timeline\n{timeline}"),
        ),
    ];
    for (format, name, bytes, said) in cases {
        assert_eq!(said_of(format, (name, bytes)), said);
    }
    let site = noted("", "");
    let said = told(&dateline(site.path(), &["import", "csv", "https://sheets.example/a?b"]));
    assert!(
        said.starts_with(
            "exit 2\nerror: `https://sheets.example/a?b` is an address, and nothing is fetched\nhelp: download the file"
        ),
        "{said}"
    );
}

#[test]
fn each_form_of_mapping_names_the_other() {
    let site = noted("", "");
    let write = |path: &str, text: &str| std::fs::write(site.path().join(path), text).unwrap();
    write("a.csv", "date,title\n2022,A vote\n");
    std::fs::create_dir(site.path().join("in")).unwrap();
    write("in/a.md", "---\ntitle: A\ndate: 2022\n---\n");
    write("keys.yaml", "keys:\n  name: title\n");
    write("columns.yaml", "columns:\n  name: title\n");
    let said = told(&dateline(site.path(), &["import", "csv", "a.csv", "--map", "keys.yaml"]));
    let table = "exit 1\nerror: keys.yaml: `keys` is of a mapping for folders\nhelp: for a table write `columns`, with the names of its columns; `constants` takes the place of `set`\nnothing was written\n";
    assert_eq!(said, table);
    let said = told(&dateline(site.path(), &["import", "markdown", "in", "--map", "columns.yaml"]));
    let folder = "exit 1\nerror: columns.yaml: `columns`: this key is of a mapping for tables (columns.yaml, line 1)\nhelp: for a folder write `keys`, with the keys of its files; `set` takes the place of `constants`\nnothing was written\n";
    assert_eq!(said, folder);
}

#[test]
fn a_script_that_holds_a_timeline_is_read() {
    let slide = r#"{"timeline": {"headline": "T", "date": [{"startDate": "2012,1,26", "headline": "A vote"}]}}"#;
    for script in
        [format!("storyjs_jsonp_data = {slide};\n"), format!("var data={slide}"), format!("call.back({slide});")]
    {
        let said = said_of("timelinejs", ("a.jsonp", script.as_bytes()));
        assert!(said.starts_with("exit 0\n") && said.contains("content/events/a-vote.md\n"), "{said}");
    }
    let said = said_of("timelinejs", ("a.json", format!("this is {{ no {slide}").as_bytes()));
    assert!(said.starts_with("exit 1\nerror: a.json: this is no JSON"), "{said}");
}

#[test]
fn rows_are_counted_as_a_sheet_counts_them_and_equal_ones_are_named() {
    let said = said_of("csv", ("a.csv", b",,\ndate,title\n2022,A vote\n,\n2022,A vote\n44927,A day\n44927.5,A time\n"));
    let warned = "warning: row 5: this is row 3 once more, so that the event is there twice (a.csv, line 5)\nhelp: take one of the two away, unless it happened twice\n";
    let help = "help: format the column as a date in the spreadsheet, as `yyyy-mm-dd`, and save it as CSV again\n";
    let day = |row: u8, title: &str, number: &str| {
        format!(
            "error: row {row}: {title}: `date`: `{number}` is the number by which a spreadsheet keeps a day, perhaps 2023-01-01 (a.csv, line {row})\n{help}"
        )
    };
    let all = format!("{warned}{}{}nothing was written\n", day(6, "A day", "44927"), day(7, "A time", "44927.5"));
    assert!(said.starts_with("exit 1\n") && said.ends_with(&all), "{said}");
}

#[test]
fn a_head_below_a_headline_is_found() {
    let said = said_of("csv", ("a.csv", b"The harbour,,\n,,\nDate,Headline,Text\n2022,A vote,x\n"));
    let help = "help: row 3 seems to name them; take out what stands above it\n";
    assert_eq!(said, format!("exit 1\nerror: a.csv: no column is the title\n{help}nothing was written\n"));
}

#[test]
fn the_number_of_a_day_is_no_year() {
    let said = said_of("csv", ("a.csv", b"Year,Month,Headline\n44927,,A vote\n12000,3,A count\nY44927,,A guess\n"));
    let help = "help: format the column as a date in the spreadsheet, as `yyyy-mm-dd`, and save it as CSV again\n";
    let refused = |row: u8, title: &str, (number, day): (&str, &str)| {
        format!(
            "error: row {row}: {title}: `Year`: `{number}` is the number by which a spreadsheet keeps a day, perhaps {day} (a.csv, line {row})\n{help}"
        )
    };
    let (vote, count) = (refused(2, "A vote", ("44927", "2023-01-01")), refused(3, "A count", ("12000", "1932-11-07")));
    let table = "field     mapped  normalized  dropped  to           why\nHeadline       3                       event.title\nYear           1                       event.date\n";
    assert_eq!(said, format!("exit 1\n{table}{vote}{count}nothing was written\n"));
}

#[test]
fn standard_input_is_read_where_a_dash_is_named() {
    use std::io::Write;
    let site = noted("", "");
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.args(["import", "csv", "-"]).current_dir(site.path()).env("NO_COLOR", "1");
    let pipe = std::process::Stdio::piped;
    let mut child = command.stdin(pipe()).stdout(pipe()).stderr(pipe()).spawn().unwrap();
    child.stdin.take().unwrap().write_all("date,title\n2022,A vote\n".as_bytes()).unwrap();
    let said = told(&child.wait_with_output().unwrap());
    assert!(said.starts_with("exit 0\n") && said.ends_with("wrote 1 file:\ncontent/events/a-vote.md\n"), "{said}");
}

/// Notes on an article: with a source, an id, and words of which some stand there twice.
const NOTES: &str = "\
- id: the-vote
  quote: seven to two
  kind: fact-check
  verdict: \"false\"
  author: N. Frost
  date: 2024-03-10
  sources: [minutes, list]
  text: The minutes say *six*.
- id: only-a-source
  quote: Nobody asked why
  kind: source
  sources: [minutes]
- id: second-vote
  quote: The council met
  prefix: \"why. \"
  kind: missing-reply
  text: Nobody was asked.
";

/// Makes a site with an article and notes in the file beside it.
fn noted(base: &str, notes: &str) -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    let files = [
        ("site.yaml", format!("title: Notes\n{base}")),
        ("articles/vote.md", "---\ntitle: The vote\n---\nThe council met. It voted seven to two. Nobody asked why. The council met again.\n".to_owned()),
        ("articles/vote.annotations.yaml", notes.to_owned()),
        ("sources/files.yaml", "- {id: minutes, outlet: notes.example, title: Minutes, url: \"https://council.example/minutes\"}\n- {id: list, outlet: notes.example, title: List, url: \"https://council.example/list\"}\n".to_owned()),
    ];
    for (path, text) in files {
        let path = site.path().join("content").join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    site
}

#[test]
fn notes_that_are_exported_and_imported_again_are_the_same_notes() {
    for base in ["base-url: https://notes.example/a/\n", ""] {
        let site = noted(base, NOTES);
        let export = exported(site.path(), "webannotation");
        let file = site.path().join("export.json");
        std::fs::write(&file, &export).unwrap();
        let twice = told(&dateline(site.path(), &["import", "webannotation", "export.json"]));
        assert!(
            twice.contains("the article has a note `the-vote` already") && twice.ends_with("there is nothing to add\n"),
            "{twice}"
        );
        let notes = site.path().join("content/articles/vote.annotations.yaml");
        std::fs::remove_file(&notes).unwrap();
        let output = dateline(site.path(), &["import", "webannotation", "export.json"]);
        assert!(output.status.success(), "{}", told(&output));
        assert_eq!(std::fs::read_to_string(&notes).unwrap(), NOTES);
        assert_eq!(exported(site.path(), "webannotation"), export);
    }
}

#[test]
fn nothing_is_imported_twice_and_lists_grow() {
    let site = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(site.path().join("content")).unwrap();
    std::fs::write(site.path().join("content/site.yaml"), SITE).unwrap();
    std::fs::write(site.path().join("content/topics.yaml"), "# Topics.\n- id: board\n  title: The board\n").unwrap();
    std::fs::write(site.path().join("a.csv"), "date,title,topics\n2022,A vote,board; bridge\n").unwrap();
    let first = dateline(site.path(), &["import", "csv", "a.csv"]);
    assert!(first.status.success(), "{}", told(&first));
    let topics = std::fs::read_to_string(site.path().join("content/topics.yaml")).unwrap();
    assert_eq!(topics, "# Topics.\n- id: board\n  title: The board\n- id: bridge\n  title: bridge\n");
    let before = files(site.path());
    let second = told(&dateline(site.path(), &["import", "csv", "a.csv"]));
    let refusal = "error: row 2: A vote: the site has this event already, as `a-vote` (a.csv, line 2)\n\
                   help: take the record out of the file, or the event out of the site\nnothing was written\n";
    assert!(second.starts_with("exit 1\n") && second.ends_with(refusal), "{second}");
    assert_eq!(files(site.path()), before);
}
