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
use std::sync::LazyLock;

use dateline::files::Files;
use dateline::files::folder::Folder;
use dateline::files::input::{Given, Input};
use dateline::import;
use dateline::model::Site;
use dateline::parse::{self, Documents};
use dateline::resolve::Drafts;
use proptest::prelude::*;
use serde_json::Value as Json;
use tempfile::TempDir;

use crate::case::gather;
use crate::tree;

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
            for path in was.keys() {
                fs::remove_file(case.join(path)).unwrap();
            }
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
                let diff = similar::TextDiff::from_lines(text(&was), text(&is)).unified_diff().to_string();
                let _ = writeln!(failed, "{}/{path}:\n{diff}", case.display());
            }
        }
    }
    assert!(failed.is_empty(), "{failed}\nUPDATE=1 rewrites what is expected; read the difference");
}

#[test]
fn the_mapping_of_the_documentation_is_the_one_that_is_tested() {
    let page = tree::read("docs/importing.md");
    let block = page
        .split("## Collections of records")
        .nth(1)
        .and_then(|rest| rest.split("```yaml\n").nth(1))
        .and_then(|rest| rest.split("```").next())
        .unwrap();
    assert_eq!(block, tree::read("tests/folders/events/keys.yaml"));
}

/// Makes a site and a folder of records beside it.
fn records(files: &[(String, Vec<u8>)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    lay_out(folder.path(), [(&"site/content/site.yaml".to_owned(), &SITE.as_bytes().to_vec())]);
    lay_out(&folder.path().join("in"), files.iter().map(|(path, bytes)| (path, bytes)));
    folder
}

/// Makes a record with a title.
fn record(path: &str, title: &str) -> (String, Vec<u8>) {
    (path.to_owned(), format!("---\ntitle: {title}\ndate: 2021-02-03\n---\nText.\n").into_bytes())
}

#[test]
fn names_that_some_system_cannot_hold_become_ids_that_all_can() {
    let long = format!("{}.md", "word-".repeat(40));
    let names = [
        "con.md",
        "AUX.md",
        "Story.md",
        "story.md",
        "sub/story.md",
        "2021-02-03--board signs!.md",
        "日本の橋.md",
        "мост закрыт.md",
        "e\u{301}cole.md",
        "école-2.md",
        "!!!.md",
        "a.b.c.md",
        long.as_str(),
    ];
    let files: Vec<(String, Vec<u8>)> = names.iter().map(|name| record(name, "A title")).collect();
    let folder = records(&files);
    let (code, out, said) = run(folder.path(), "--root site import markdown in --as event");
    assert_eq!(code, 0, "{said}");
    let long = format!("content/events/{}.md", ["word"; 12].join("-"));
    let mut paths: Vec<&str> = out.lines().collect();
    paths.sort_unstable();
    let mut wanted = [
        "content/events/a-b-c.md",
        "content/events/a-title.md",
        "content/events/aux-1.md",
        "content/events/board-signs.md",
        "content/events/con-1.md",
        "content/events/story-2.md",
        "content/events/story-3.md",
        "content/events/story.md",
        long.as_str(),
        "content/events/école-2.md",
        "content/events/école.md",
        "content/events/мост-закрыт.md",
        "content/events/日本の橋.md",
    ];
    wanted.sort_unstable();
    assert_eq!(paths, wanted);
    builds(folder.path(), "names");
    // A second time, everything is taken already, and nothing is written over.
    let before = gather(&folder.path().join("site/content"));
    let (code, again, _) = run(folder.path(), "--root site import markdown in --as event");
    assert_eq!(code, 0);
    assert!(again.lines().all(|path| !out.contains(path)));
    let after = gather(&folder.path().join("site/content"));
    assert!(before.iter().all(|(path, bytes)| after.get(path) == Some(bytes)));
}

#[test]
fn what_cannot_be_read_is_said_and_nothing_is_written() {
    let files = [
        record("good.md", "Good"),
        ("open.md".to_owned(), b"---\ntitle: Never closed\n".to_vec()),
        ("yaml.md".to_owned(), b"---\ntitle: [a\n---\n".to_vec()),
        ("toml.md".to_owned(), b"+++\ntitle = \n+++\n".to_vec()),
        ("json.md".to_owned(), b"{\"title\": }\n".to_vec()),
        ("latin.md".to_owned(), b"---\ntitle: caf\xe9\n---\n".to_vec()),
        ("date.md".to_owned(), b"---\ntitle: Undated\ndate: 2021-02-31\n---\n".to_vec()),
        ("none.md".to_owned(), b"Only text.\n".to_vec()),
    ];
    let folder = records(&files);
    let (code, out, said) = run(folder.path(), "--root site import markdown in --as event");
    assert_eq!((code, out.as_str()), (1, ""), "{said}");
    for name in ["open.md", "yaml.md", "toml.md", "json.md", "latin.md", "date.md", "none.md"] {
        assert!(said.contains(&format!("error: {name}:")), "{name} in {said}");
    }
    assert!(!said.contains("error: good.md") && said.ends_with("nothing was written\n"), "{said}");
    assert_eq!(gather(&folder.path().join("site")).len(), 1);
}

#[test]
fn a_mapping_that_means_nothing_is_refused_line_by_line() {
    let folder = records(&[record("a.md", "A")]);
    let map = "as: story\nkey: {}\nkeys:\n  title: titel\n  tier: {drop: no}\n  x: {to: places, form: y}\n  y: {values: {a: b}}\nset:\n  nowhere: 1\n";
    fs::write(folder.path().join("keys.yaml"), map).unwrap();
    let (code, _, said) = run(folder.path(), "--root site import markdown in --map keys.yaml");
    let expected = "\
error: keys.yaml: `as` `story` is nothing that a file can become (keys.yaml, line 1)
help: write `event`, `article` or `page`
error: keys.yaml: `key` this key means nothing in a mapping (keys.yaml, line 2)
help: did you mean `keys`?
error: keys.yaml: `titel` `titel` is no key that an import can fill (keys.yaml, line 4)
help: did you mean `title`?
";
    assert_eq!(code, 1, "{said}");
    assert!(
        said.starts_with(
            &expected
                .replace("` `story`", "`: `story`")
                .replace("`key` this", "`key`: this")
                .replace("`titel` `titel`", "`titel`: `titel`")
        ),
        "{said}"
    );
    for line in ["line 6", "line 7", "line 9"] {
        assert!(said.contains(line), "{said}");
    }
    assert!(!said.contains("line 5"), "{said}");
}

/// The site that single records are imported into, read once.
static HOUSE: LazyLock<(Files, Documents, Site)> = LazyLock::new(|| {
    let files = Files::from_texts([
        ("content/site.yaml", "title: T\nbase-url: https://t.example/\n"),
        ("content/articles/a.md", "---\ntitle: A\n---\nSome words stand here, and more words stand there.\n"),
    ]);
    let (documents, _) = parse::documents(&files);
    let options = dateline::Options { drafts: Drafts::Shown, now: None, today: None, base_url: None };
    let site = dateline::check(&files, &options, (Vec::new(), &mut |_| {})).ready.unwrap().site;
    (files, documents, site)
});

/// Returns what is made of something.
fn imported(format: import::Format, given: Given) -> import::Import {
    let (files, documents, site) = &*HOUSE;
    let articles = site.shelves.articles.entries().map(|(_, article)| (article.id.as_str(), article)).collect();
    let options = import::Options {
        files,
        documents,
        map: None,
        order: None,
        kind: None,
        articles: &articles,
        article: None,
        private: import::Private::LeftOut,
        today: Some("2026-11-24"),
    };
    import::read(format, &[given], &options)
}

/// Counts each of some words.
fn counted(words: impl IntoIterator<Item = String>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    words.into_iter().for_each(|word| *counts.entry(word).or_default() += 1);
    counts
}

/// Gathers the paths of the leaves of a value, without the numbers of lists.
fn leaves(value: &Json, path: &str, found: &mut Vec<String>) {
    let below = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    match value {
        Json::Object(map) if !map.is_empty() => map.iter().for_each(|(key, value)| leaves(value, &below(key), found)),
        Json::Array(list) if !list.is_empty() => list.iter().for_each(|value| leaves(value, path, found)),
        _ => found.push(path.to_owned()),
    }
}

/// Makes single values of all kinds.
fn scalar() -> impl Strategy<Value = Json> {
    prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        (0..3000_i64).prop_map(Json::from),
        prop::sample::select(vec![
            "2022-11-11",
            "soon",
            "",
            "words",
            "https://a.example/x",
            "/old/",
            "true",
            "confirmed",
            "[[x]]",
            "acct:a@b",
            "commenting",
            "text/html",
            "<p>Words</p>",
            "Some words",
            "words stand",
            "stand",
            "fact-check",
            "false",
            "https://t.example/articles/a/",
        ])
        .prop_map(Json::from),
    ]
}

/// Makes maps of single values.
fn map() -> impl Strategy<Value = Json> {
    let keys = prop::sample::select(vec!["name", "title", "url", "publisher", "x", "tags", "exact", "value"]);
    let entries = prop::collection::vec((keys, scalar()), 1..4);
    entries.prop_map(|entries| Json::Object(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()))
}

/// Makes values of all kinds.
fn value() -> impl Strategy<Value = Json> {
    prop_oneof![scalar(), map(), prop::collection::vec(prop_oneof![scalar(), map()], 0..4).prop_map(Json::from)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn each_key_of_a_record_has_one_outcome(
        entries in prop::collection::vec((prop::sample::select(vec![
            "title", "date", "publishDate", "expiryDate", "lastmod", "description", "summary", "author", "tags", "categories",
            "aliases", "slug", "draft", "weight", "params", "extra", "unheard", "images",
        ]), value()), 0..9),
    ) {
        let keys: serde_json::Map<String, Json> = entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
        let text = format!("{}\nText.\n", Json::Object(keys.clone()));
        let folder = Folder::from_texts(&[("hugo.toml", ""), ("content/posts/a.md", &text)]);
        let made = imported(import::Format::Markdown, Given::Folder(folder));
        // What cannot be read is an error where dropping it could publish something, or under a wrong day.
        let grave = ["date", "publishDate", "lastmod", "draft"];
        prop_assert!(made.faults.iter().all(|fault| grave.contains(&fault.field.as_str())), "{:?}", made.faults);
        let own = made.report.outcomes.into_iter().map(|outcome| outcome.field).filter(|field| !field.starts_with(['(', 't']) || field.starts_with("tags") || field.starts_with("title"));
        let is = counted(own);
        let mut wanted = Vec::new();
        for (key, value) in &keys {
            // A key with keys in it counts as one where the mapping names it, and else as each of them.
            match value.as_object().filter(|map| !map.is_empty() && !is.contains_key(key)) {
                Some(map) => wanted.extend(map.keys().map(|inner| format!("{key}.{inner}"))),
                None => wanted.push(key.clone()),
            }
        }
        prop_assert_eq!(is, counted(wanted));
    }

    #[test]
    fn each_leaf_of_an_annotation_has_one_outcome(
        entries in prop::collection::vec((prop::sample::select(vec![
            "id", "type", "motivation", "body", "bodyValue", "creator", "created", "modified", "user", "user_info", "tags", "text",
            "permissions", "hidden", "references", "document", "group",
        ]), value()), 0..8),
        quote in prop::sample::select(vec!["Some words", "words stand", "no such", ""]),
        extra in value(),
    ) {
        let mut whole: serde_json::Map<String, Json> = entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
        let selector = serde_json::json!([{"type": "TextQuoteSelector", "exact": quote, "prefix": "", "other": extra}, {"start": 3}]);
        whole.insert("target".to_owned(), serde_json::json!({"source": "https://t.example/articles/a/", "selector": selector}));
        let text = Json::from(vec![Json::Object(whole.clone())]).to_string();
        let input = Input { path: "notes.json".to_owned(), text, disk: PathBuf::new() };
        let made = imported(import::Format::WebAnnotation, Given::File(input));
        let mut wanted = Vec::new();
        leaves(&Json::Object(whole), "", &mut wanted);
        prop_assert_eq!(counted(made.report.outcomes.into_iter().map(|outcome| outcome.field)), counted(wanted));
        // What is written names a passage that is there once, or is settled.
        prop_assert!(made.entries.iter().all(|_| matches!(quote, "Some words" | "words stand")));
    }
}
