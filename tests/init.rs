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
wrote 37 files into `site`: a small example of a site, made up from end to end

Next:
  cd site
  dateline serve              shows the site while you write
  dateline check --strict     says what is wrong with the content
  dateline new event ID --date 2024-03-05
  dateline import csv FILE    takes over a sheet; `dateline import --help` names other formats
  dateline build              writes the site to public/
  dateline publish            puts it on a branch of a Git remote

Make it yours: when you have looked around, empty content/ and write a new content/site.yaml. A `title` is all that it needs;
a `base-url` in the old one is worth keeping.
Where the site will stand is not known yet: write it into `base-url` in content/site.yaml. Until then there is no feed
and no sitemap.
Publish it: `dateline publish` pushes the site to the branch gh-pages of `origin`; choose that branch on GitHub, once, under
Settings > Pages. To have GitHub build it instead, see .github/workflows/pages.yml, which rests until then.
";

#[test]
fn a_site_is_begun_checked_and_built() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(run(folder.path(), &["init", "site"]), (0, String::new(), SAID.to_owned()));
    let site = folder.path().join("site");
    assert_eq!(files(&site), wanted());
    let (code, _, said) = run(&site, &["check", "--strict"]);
    assert!(code == 0 && said.starts_with("note[no-base-url]: ") && said.ends_with("\n1 note\n"), "{said}");
    let (code, _, said) = run(&site, &["build", "--strict"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("\n1 note\nbuilt 6 events, 1 article, 2 people, 10 sources into "), "{said}");
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
    assert_eq!(
        real,
        BTreeSet::from(["USER.github.io".to_owned()]),
        "hosts that could be somebody's, but for the place of the own one"
    );
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
    let next = SAID.replace("37 files", "36 files").replace("`site`", "this folder").replace("  cd site\n", "");
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

/// Returns which schema is for which files, as the kinds say.
fn schemas() -> BTreeMap<String, String> {
    let kinds = Kind::WRITTEN.into_iter().filter(|kind| !kind.is_markdown());
    kinds.map(|kind| (format!("./schemas/{}.schema.json", kind.name()), format!("content/{}", kind.files()))).collect()
}

#[test]
fn editors_are_told_which_schema_is_for_which_file() {
    let settings = |path: &str| serde_json::from_str::<Value>(&tree::read(path)).unwrap();
    let wired = |value: &Value| serde_json::from_value::<BTreeMap<String, String>>(value.clone()).unwrap();
    assert_eq!(wired(&settings("starter/.vscode/settings.json")["yaml.schemas"]), schemas());
    let zed = settings("starter/.zed/settings.json");
    assert_eq!(wired(&zed["lsp"]["yaml-language-server"]["settings"]["yaml"]["schemas"]), schemas());
    let helix = tree::read("starter/.helix/languages.toml");
    let (head, rest) = helix.split_once("]\n").unwrap();
    assert!(head.ends_with("\n[language-server.yaml-language-server.config.yaml.schemas"), "{head}");
    let line = |line: &str| {
        line.split_once(" = ").map(|(key, value)| (key.trim_matches('"').into(), value.trim_matches('"').into()))
    };
    assert_eq!(rest.lines().filter_map(line).collect::<BTreeMap<String, String>>(), schemas());
    for kind in Kind::WRITTEN {
        let path = format!("content/{}", kind.files()).replace("**/*", "some/thing");
        assert_eq!(classify(&path), Some(kind), "{path}");
    }
}

#[test]
fn every_yaml_file_names_its_schema_for_editors_that_know_nothing_else() {
    let files = wanted();
    let yaml: Vec<&String> =
        files.keys().filter(|path| path.starts_with("content/") && path.rsplit('.').next() == Some("yaml")).collect();
    assert_eq!(yaml.len(), 5);
    for path in yaml {
        let text = String::from_utf8(files[path].clone()).unwrap();
        let named = text.lines().next().and_then(|line| line.strip_prefix("# yaml-language-server: $schema=")).unwrap();
        let up = "../".repeat(path.matches('/').count());
        let kind = classify(path).unwrap().name();
        assert_eq!(named, format!("{up}schemas/{kind}.schema.json"), "{path}");
    }
}

/// What a site says that has one problem, and what it says when it has none.
fn said_of_a_mistake() -> [String; 2] {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("content")).unwrap();
    let site = "title: T\nbase-url: https://a.example/\n";
    let texts = [format!("{site}tilte: U\n"), site.to_owned()];
    texts.map(|text| {
        fs::write(folder.path().join("content/site.yaml"), text).unwrap();
        run(folder.path(), &["check"]).2
    })
}

#[test]
fn an_editor_finds_problems_in_what_check_says() {
    let tasks: Value = serde_json::from_str(&tree::read("starter/.vscode/tasks.json")).unwrap();
    let [once, again] = [0, 1].map(|at| &tasks["tasks"][at]["problemMatcher"]);
    let pattern = once["pattern"].as_array().unwrap();
    let patterns: Vec<&str> = pattern.iter().map(|line| line["regexp"].as_str().unwrap()).collect();
    assert_eq!(patterns, [r"^(error|warning|note)\[([a-z0-9-]+)\]: (.*)$", r"^ *--> (.+):(\d+):(\d+)$"]);
    assert_eq!(once["pattern"], again["pattern"]);
    let [bad, good] = said_of_a_mistake();
    let lines: Vec<&str> = bad.lines().collect();
    assert_eq!(lines[..2], ["error[unknown-key]: the site has no key `tilte`", " --> content/site.yaml:3:1"]);
    // What shows an editor that a check in the background begins and ends.
    let background = &again["background"];
    assert_eq!(background["beginsPattern"], "^──── .+ changed ────$");
    assert_eq!(background["endsPattern"], "^(no problems|[0-9]+ (error|warning|note)s?(,.*| and .*)?)$");
    assert_eq!((*lines.last().unwrap(), good.as_str()), ("1 error", "no problems\n"));
}

#[test]
fn the_address_is_the_one_that_was_typed_or_where_the_remote_is_shown() {
    let written = |folder: &Path| {
        let site = fs::read_to_string(folder.join("content/site.yaml")).unwrap();
        site.lines().find(|line| line.contains("base-url:")).unwrap().split(" # ").next().unwrap().to_owned()
    };
    let folder = tempfile::tempdir().unwrap();
    let (code, _, said) = run(folder.path(), &["init", "typed", "--base-url", "https://news.example/harbour"]);
    assert!(
        code == 0 && said.contains("\nThe site will stand at https://news.example/harbour/.\nPublish it: "),
        "{said}"
    );
    assert_eq!(written(&folder.path().join("typed")), "base-url: https://news.example/harbour/");
    assert_eq!(run(&folder.path().join("typed"), &["check", "--strict"]).2, "no problems\n");
    let cloned = folder.path().join("cloned");
    let git = |words: &[&str]| {
        assert!(Command::new("git").args(words).current_dir(folder.path()).status().unwrap().success());
    };
    git(&["init", "--quiet", "cloned"]);
    git(&["-C", "cloned", "remote", "add", "origin", "git@github.com:ida/harbour.git"]);
    let (code, _, said) = run(folder.path(), &["init", "cloned"]);
    let stands = "\nThe site will stand at https://ida.github.io/harbour/, where GitHub shows the remote `origin`.\n";
    assert!(code == 0 && said.contains(stands), "{said}");
    assert_eq!(written(&cloned), "base-url: https://ida.github.io/harbour/");
    let (code, _, said) = run(folder.path(), &["init", "other", "--base-url", "harbour"]);
    assert!(code == 2 && said.starts_with("error: --base-url: "), "{said}");
    assert!(!folder.path().join("other").exists());
}

#[test]
fn the_workflow_is_told_where_dateline_comes_from() {
    let folder = tempfile::tempdir().unwrap();
    let (code, _, said) = run(folder.path(), &["init", "site", "--dateline-from", "https://github.com/ida/dateline"]);
    assert_eq!(code, 0);
    assert_eq!(said, SAID);
    let unfilled = tree::read("starter/.github/workflows/pages.yml");
    let filled =
        unfilled.replace("      DATELINE: ${{ vars.DATELINE }}\n", "      DATELINE: https://github.com/ida/dateline\n");
    let filled = filled.replace("    if: vars.DATELINE != ''\n", "");
    assert_ne!(filled, unfilled);
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
fn the_workflow_rests_where_it_is_not_known_where_dateline_comes_from() {
    let workflow = tree::read("starter/.github/workflows/pages.yml");
    let (_, jobs) = workflow.split_once("\njobs:\n").unwrap();
    assert!(jobs.starts_with("  build:\n    if: vars.DATELINE != ''\n"), "{jobs}");
    assert!(jobs.contains("\n    env:\n      DATELINE: ${{ vars.DATELINE }}\n"), "{jobs}");
    // A job that needs one which rests, rests too.
    assert!(jobs.contains("\n  deploy:\n    needs: build\n"), "{jobs}");
    assert!(jobs.contains("cargo install --locked --git \"$DATELINE\" dateline"), "{jobs}");
    assert_eq!(jobs.matches("DATELINE").count(), 4);
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
