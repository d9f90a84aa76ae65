//! What the documentation says is tried: the examples of `docs/content.md` are one site, each section of `docs/themes.md`
//! changes the site that `dateline init` writes. Both are checked and built as a reader would.
#![expect(clippy::disallowed_methods, reason = "tests prepare their folders")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::tree;

/// A file of the example site: its path and its text.
type Example = (PathBuf, String);

/// Returns the fenced blocks of a text whose info string names a file in one of some folders.
fn blocks(page: &str, folders: &[&str]) -> Vec<Example> {
    page.split("\n```")
        .filter_map(|block| {
            let (info, text) = block.split_once('\n')?;
            let path = info.split_once(' ')?.1;
            let inside = folders.iter().any(|folder| path.starts_with(folder));
            inside.then(|| (PathBuf::from(path), format!("{text}\n")))
        })
        .collect()
}

/// Returns the files of the site of `docs/content.md`.
fn examples() -> Vec<Example> {
    blocks(&tree::read("docs/content.md"), &["content/"])
}

/// Writes files below a folder.
fn lay_out(folder: &Path, examples: &[Example]) {
    for (path, text) in examples {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
}

/// Writes the example site into a folder.
fn site(examples: &[Example]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    lay_out(folder.path(), examples);
    folder
}

/// Runs the program in a folder.
fn dateline(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dateline")).args(arguments).current_dir(folder).output().unwrap()
}

/// Demands that a run went well, and shows what it said where it did not.
fn assert_well(output: &Output) {
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{said}");
}

/// Returns the folder under `content/` that an example stands for, or its file where it lies in none.
fn kind(path: &Path) -> String {
    path.components().nth(1).unwrap().as_os_str().to_str().unwrap().to_owned()
}

#[test]
fn every_kind_has_an_example() {
    let kinds: BTreeSet<String> = examples().iter().map(|(path, _)| kind(path)).collect();
    let expected = [
        "articles",
        "claims",
        "events",
        "glossary.yaml",
        "organizations",
        "outlets.yaml",
        "pages",
        "people",
        "site.yaml",
        "sources",
        "storylines",
        "topics.yaml",
    ];
    assert_eq!(kinds, expected.map(str::to_owned).into());
}

#[test]
fn the_examples_have_neither_errors_nor_warnings() {
    let folder = site(&examples());
    assert_well(&dateline(folder.path(), &["check", "--strict"]));
}

#[test]
fn every_example_becomes_a_page() {
    let examples = examples();
    let folder = site(&examples);
    assert_well(&dateline(folder.path(), &["build"]));
    let with_page = examples.iter().filter(|(path, _)| path.extension().is_some_and(|end| end == "md"));
    for (path, _) in with_page.filter(|(path, _)| kind(path) != "storylines") {
        let inside = path.strip_prefix("content").unwrap().with_extension("");
        let inside = inside.strip_prefix("pages").unwrap_or(&inside);
        let page = folder.path().join("public").join(inside).join("index.html");
        assert!(page.is_file(), "{} makes no {}", path.display(), page.display());
    }
}

#[test]
fn every_theme_of_the_documentation_comes_out_as_it_says() {
    let page = tree::read("docs/themes.md");
    let sections: Vec<&str> = page.split("\n## ").skip(1).collect();
    assert_eq!(sections.len(), 7, "a section a kind of change");
    for section in sections {
        let folder = tempfile::tempdir().unwrap();
        assert_well(&dateline(folder.path(), &["init", "site"]));
        let root = folder.path().join("site");
        lay_out(&root, &blocks(section, &["content/", "static/", "templates/"]));
        assert_well(&dateline(&root, &["check", "--strict"]));
        assert_well(&dateline(&root, &["build"]));
        let expected = blocks(section, &["public/"]);
        assert!(!expected.is_empty(), "this section shows nothing that comes out: {section}");
        for (path, text) in expected {
            let output = std::fs::read_to_string(root.join(&path)).unwrap();
            assert!(output.contains(text.trim_end()), "{} has no\n{text}", path.display());
        }
    }
}

#[test]
fn the_front_page_of_the_manual_lists_every_page_of_the_documentation() {
    let list = tree::read("docs/site/content/data/pages.yaml");
    let listed: BTreeSet<&str> =
        list.split("{id: ").skip(1).filter_map(|entry| Some(entry.split_once(',')?.0)).collect();
    let files = tree::files("docs");
    let pages = files.iter().filter_map(|path| path.strip_prefix("docs/")?.strip_suffix(".md"));
    assert_eq!(listed, pages.filter(|page| !page.contains('/')).chain(["changelog", "contributing"]).collect());
}

#[test]
fn the_commands_of_the_page_on_checking_work() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(root.join("docs/checking.md")).unwrap();
    let folder = site(&examples());
    let shell = page.split("```sh\n").nth(1).unwrap().split("```").next().unwrap();
    let commands: Vec<&str> =
        shell.lines().filter_map(|line| line.split(" # ").next()?.strip_prefix("dateline ")).collect();
    assert_eq!(commands.len(), 5, "{commands:?}");
    for command in commands.into_iter().filter(|command| !command.contains("--watch")) {
        let words = crate::process::words(command);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        assert_well(&dateline(folder.path(), &words));
    }
    assert_well(&dateline(folder.path(), &["check", "--strict"]));
}

#[test]
fn the_example_of_problems_for_programs_is_one() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(root.join("docs/checking.md")).unwrap();
    let example = page.split("```json\n").nth(1).unwrap().split("```").next().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let event = "---\ntitle: The vote\ndate: 2024-03-05\nsources: [herald-vot]\n---\nIt passed.\n";
    let source = "- {id: herald-vote, outlet: Herald, title: Council votes}\n";
    let all = [
        ("events/the-vote.md", event),
        ("sources/herald.yaml", source),
        ("site.yaml", "title: T\nbase-url: https://a.example/\n"),
    ];
    for (path, text) in all {
        let path = folder.path().join("content").join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let came = dateline(folder.path(), &["check", "--format", "json"]).stdout;
    let [came, example] =
        [&came[..], example.as_bytes()].map(|text| serde_json::from_slice::<serde_json::Value>(text).unwrap());
    assert_eq!(came, example);
}

#[test]
fn no_block_has_a_command_typed_twice() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let docs = std::fs::read_dir(root.join("docs")).unwrap().map(|entry| entry.unwrap().path());
    for page in docs.chain([root.join("README.md")]).filter(|path| path.extension().is_some_and(|end| end == "md")) {
        let text = std::fs::read_to_string(&page).unwrap();
        for block in text.split("\n```sh\n").skip(1).filter_map(|rest| rest.split("\n```").next()) {
            let typed = |line: &str| line.split(" #").next().unwrap_or_default().trim().to_owned();
            let mut commands: Vec<String> = block.lines().map(typed).filter(|line| !line.is_empty()).collect();
            let all = commands.len();
            commands.sort();
            commands.dedup();
            assert_eq!(commands.len(), all, "{}: a command stands twice in\n{block}", page.display());
        }
    }
}
