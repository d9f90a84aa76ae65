//! `dateline init`: a site that is whole, builds without a warning and is ready to publish, and nothing written over.
#![expect(clippy::disallowed_methods, reason = "tests look at their folders themselves")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use dateline::parse::{Kind, classify, schema::schema};
use serde_json::Value;

use crate::tree;

/// What a run said, and its exit code.
type Said = (i32, String, String);

/// Runs the program in a folder.
fn run(folder: &Path, arguments: &[&str]) -> Said {
    let output = Command::new(env!("CARGO_BIN_EXE_dateline")).args(arguments).current_dir(folder).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// Returns every file below a folder, by path.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    crate::case::gather(folder)
}

/// Returns the files that have to be written, by path.
fn wanted() -> BTreeMap<String, Vec<u8>> {
    let starter = tree::files("starter").into_iter();
    let mut wanted: BTreeMap<String, Vec<u8>> =
        starter.map(|path| (path["starter/".len()..].to_owned(), tree::read(&path).into_bytes())).collect();
    wanted
        .extend(Kind::WRITTEN.map(|kind| {
            (format!("schemas/{}.schema.json", kind.name()), format!("{:#}\n", schema(kind)).into_bytes())
        }));
    wanted
}

/// What is said when a site was begun in a folder called `site`.
const SAID: &str = "\
wrote 35 files into `site`: a small example of a site, made up from end to end

Next:
  cd site
  dateline serve              shows the site while you write
  dateline check --strict     says what is wrong with the content
  dateline new event ID --date 2024-03-05
  dateline import csv FILE    takes over a sheet; `dateline import --help` names other formats
  dateline build              writes the site to public/
  dateline publish            puts it on a branch of a Git remote

Make it yours: when you have looked around, empty content/ and write a new content/site.yaml; `title: …` is all that it needs.
Publish it: write the address of Dateline's repository into the line DATELINE of .github/workflows/pages.yml, push to
GitHub, and choose GitHub Actions under Settings > Pages.
";

#[test]
fn a_site_is_begun_checked_and_built() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(run(folder.path(), &["init", "site"]), (0, String::new(), SAID.to_owned()));
    let site = folder.path().join("site");
    assert_eq!(files(&site), wanted());
    assert_eq!(run(&site, &["check", "--strict"]), (0, String::new(), "no problems\n".to_owned()));
    let (code, _, said) = run(&site, &["build", "--strict"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.starts_with("built 6 events, 1 article, 2 people, 10 sources into "), "{said}");
    let article = fs::read_to_string(site.join("public/articles/what-the-waterworks-said/index.html")).unwrap();
    assert_eq!(article.matches("<mark").count(), 3, "the notes are on their passages");
}

#[test]
fn the_site_says_that_it_is_an_example() {
    let site = tree::read("starter/content/site.yaml");
    assert!(site.contains("title: \"Example: ") && site.contains("This is an example: nothing of it happened."));
    let hosts = tree::files("starter/content").into_iter().map(|path| tree::read(&path));
    let hosts = hosts.flat_map(|text| {
        let after = |rest: &str| rest.split(['/', ' ', '"', '\n', ')']).next().unwrap_or_default().to_owned();
        text.split("https://").skip(1).map(after).collect::<Vec<_>>()
    });
    let real: BTreeSet<String> = hosts.filter(|host| !host.ends_with(".example")).collect();
    assert_eq!(real, BTreeSet::new(), "hosts that could be somebody's");
}

#[test]
fn a_fresh_clone_is_begun_in_and_keeps_what_it_holds() {
    let folder = tempfile::tempdir().unwrap();
    let own = [("README.md", "Mine.\n"), ("LICENSE", "Mine too.\n"), (".git/HEAD", "ref: refs/heads/main\n")];
    fs::create_dir(folder.path().join(".git")).unwrap();
    for (path, text) in own {
        fs::write(folder.path().join(path), text).unwrap();
    }
    let (code, _, said) = run(folder.path(), &["init"]);
    assert_eq!((code, said), (0, SAID.replace("`site`", "this folder").replace("  cd site\n", "")));
    let mut all = wanted();
    all.extend(own.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())));
    assert_eq!(files(folder.path()), all);
}

#[test]
fn a_list_of_what_git_passes_over_stays_and_what_it_lacks_is_said() {
    let next = SAID.replace("35 files", "34 files").replace("`site`", "this folder").replace("  cd site\n", "");
    let lacking = "\n`.gitignore` stays as it is; add what is built, so that it is not committed:\n";
    for (own, said) in [
        ("/mine\n", format!("{next}{lacking}  /public\n  /.public.*\n")),
        ("/public\n", format!("{next}{lacking}  /.public.*\n")),
        ("/mine\r\n/public\r\n/.public.*\r\n", next.clone()),
    ] {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(".gitignore"), own).unwrap();
        assert_eq!(run(folder.path(), &["init"]), (0, String::new(), said));
        let mut all = wanted();
        all.insert(".gitignore".to_owned(), own.as_bytes().to_vec());
        assert_eq!(files(folder.path()), all);
    }
}

#[test]
fn the_folder_of_root_is_begun_in_where_none_is_named() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(run(folder.path(), &["--root", "site", "init"]), (0, String::new(), SAID.to_owned()));
    assert_eq!(files(&folder.path().join("site")), wanted());
}

#[test]
fn what_is_there_is_not_written_over() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("content")).unwrap();
    fs::write(folder.path().join("content/site.yaml"), "title: Mine\n").unwrap();
    fs::write(folder.path().join(".gitignore"), "/mine\n").unwrap();
    fs::create_dir_all(folder.path().join(".vscode")).unwrap();
    fs::write(folder.path().join(".vscode/settings.json"), "{}\n").unwrap();
    let before = files(folder.path());
    let said = "\
error: nothing was written: this is in `.` already
  .vscode/settings.json
  content/site.yaml
help: move it away, or name another folder: `dateline init DIR`
";
    assert_eq!(run(folder.path(), &["init"]), (2, String::new(), said.to_owned()));
    assert_eq!(files(folder.path()), before);
}

#[test]
fn a_file_in_the_place_of_a_folder_and_a_link_are_in_the_way() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(".vscode"), "").unwrap();
    std::os::unix::fs::symlink("nowhere", folder.path().join(".gitignore")).unwrap();
    let (code, _, said) = run(folder.path(), &["init"]);
    let list = "  .gitignore\n  .vscode/extensions.json\n  .vscode/settings.json\n  .vscode/tasks.json\n";
    assert_eq!(code, 2);
    assert!(said.contains(&format!("already\n{list}help: ")), "{said}");
    let there: Vec<String> = files(folder.path()).into_keys().collect();
    assert_eq!(there, [".vscode"]);
}

#[test]
fn a_file_is_no_folder_to_begin_in() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("site"), "").unwrap();
    let (code, _, said) = run(folder.path(), &["init", "site"]);
    assert_eq!(code, 2);
    assert!(said.starts_with("error: nothing was written: this is in `site` already\n  .github/"), "{said}");
}

#[test]
fn editors_are_told_which_schema_is_for_which_file() {
    let settings: Value = serde_json::from_str(&tree::read("starter/.vscode/settings.json")).unwrap();
    let wired: BTreeMap<String, String> = serde_json::from_value(settings["yaml.schemas"].clone()).unwrap();
    let kinds = Kind::WRITTEN.into_iter().filter(|kind| !kind.is_markdown());
    let every =
        kinds.map(|kind| (format!("./schemas/{}.schema.json", kind.name()), format!("content/{}", kind.files())));
    assert_eq!(wired, every.collect());
    for kind in Kind::WRITTEN {
        let path = format!("content/{}", kind.files()).replace("**/*", "some/thing");
        assert_eq!(classify(&path), Some(kind), "{path}");
    }
}

#[test]
fn an_editor_finds_problems_in_what_check_says() {
    let tasks: Value = serde_json::from_str(&tree::read("starter/.vscode/tasks.json")).unwrap();
    let pattern = tasks["tasks"][0]["problemMatcher"]["pattern"].as_array().unwrap();
    let patterns: Vec<&str> = pattern.iter().map(|line| line["regexp"].as_str().unwrap()).collect();
    assert_eq!(patterns, [r"^(error|warning|note)\[([a-z0-9-]+)\]: (.*)$", r"^ *--> (.+):(\d+):(\d+)$"]);
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("content")).unwrap();
    fs::write(folder.path().join("content/site.yaml"), "title: T\nbase-url: https://a.example/\ntilte: U\n").unwrap();
    let (_, _, said) = run(folder.path(), &["check"]);
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines[..2], ["error[unknown-key]: the site has no key `tilte`", " --> content/site.yaml:3:1"]);
}

#[test]
fn the_workflow_is_told_where_dateline_comes_from() {
    let folder = tempfile::tempdir().unwrap();
    let (code, _, said) = run(folder.path(), &["init", "site", "--dateline-from", "https://github.com/ida/dateline"]);
    assert_eq!(code, 0);
    let publish = "\nPublish it: push to GitHub, and choose GitHub Actions under Settings > Pages.\n";
    assert!(said.ends_with(publish), "{said}");
    let unfilled = tree::read("starter/.github/workflows/pages.yml");
    let line = unfilled.lines().find(|line| line.starts_with("  DATELINE: ")).unwrap();
    let filled = unfilled.replace(line, "  DATELINE: https://github.com/ida/dateline");
    let written = fs::read_to_string(folder.path().join("site/.github/workflows/pages.yml")).unwrap();
    assert_eq!(written, filled);
    for text in ["", "ida/dateline", "https://", "file:///srv/dateline", "javascript:x"] {
        let (code, _, said) = run(folder.path(), &["init", "other", "--dateline-from", text]);
        assert_eq!(code, 2, "{text}");
        assert!(said.contains("is no address of a repository; write it whole, as in "), "{said}");
        assert!(!folder.path().join("other").exists());
    }
}

#[test]
fn the_workflow_stops_where_it_is_not_known_where_dateline_comes_from() {
    let workflow = tree::read("starter/.github/workflows/pages.yml");
    let (_, rest) = workflow.split_once("        run: |\n").unwrap();
    let lines: Vec<&str> = rest.lines().take_while(|line| line.starts_with("          ")).collect();
    let script = lines.join(
        "
",
    );
    let asked =
        |dateline: &str| Command::new("bash").args(["-ec", &script]).env("DATELINE", dateline).output().unwrap();
    let said = "::error file=.github/workflows/pages.yml::Write the address of Dateline's repository into the line DATELINE:\n";
    let none = asked("");
    assert_eq!((none.status.code(), String::from_utf8(none.stdout).unwrap().as_str()), (Some(1), said));
    assert_eq!(asked("https://github.com/ida/dateline").status.code(), Some(0));
    assert!(workflow.contains("cargo install --locked --git \"$DATELINE\" dateline"));
}

#[test]
fn the_workflow_is_that_of_this_repository() {
    let [ours, theirs] = [".github/workflows/pages.yml", "starter/.github/workflows/pages.yml"].map(tree::read);
    let actions = |text: &str| -> Vec<String> {
        let used = text.lines().filter_map(|line| line.split_once("uses: ")).map(|(_, action)| action.to_owned());
        used.collect()
    };
    assert_eq!(actions(&ours), actions(&theirs));
    let build =
        "build --base-url \"$BASE_URL/\"\n        env:\n          BASE_URL: ${{ steps.pages.outputs.base_url }}\n";
    assert!(ours.contains(build) && theirs.contains(&format!("dateline {build}")));
}
