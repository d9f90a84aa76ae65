//! The command line: help that fits, completions, manual, version, colours, exit codes, and the habits of people who come from
//! other generators.
#![expect(clippy::disallowed_methods, reason = "tests look at their folders themselves")]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::tree;

#[path = "../build/commit.rs"]
mod commit;

/// Every command, in the order of the help.
const VERBS: [&str; 16] = [
    "build",
    "check",
    "serve",
    "fix",
    "explain",
    "init",
    "new",
    "annotate",
    "import",
    "export",
    "schema",
    "theme",
    "publish",
    "clean",
    "completions",
    "man",
];

/// What a run printed and said, and its exit code.
type Said = (i32, String, String);

/// What is typed, what is in the environment, and whether that makes colours.
type Painted<'a> = (&'a [&'a str], &'a [(&'a str, &'a str)], bool);

/// Prepares to run the program with nothing of the environment.
fn dateline(words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.args(words).env_clear().env("PATH", std::env::var_os("PATH").unwrap()).stdin(Stdio::null());
    command
}

/// Runs a command.
fn run(mut command: Command) -> Said {
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// Returns the help on a command, as a terminal of so many columns shows it.
fn help(words: &[&str], columns: &str) -> String {
    let mut command = dateline(&[words, &["--help"]].concat());
    command.env("COLUMNS", columns);
    let (code, printed, said) = run(command);
    assert_eq!((code, said.as_str()), (0, ""), "{words:?}");
    printed
}

/// Makes a site with one event that has a problem.
fn site() -> TempDir {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir_all(root.path().join("content/events")).unwrap();
    fs::write(root.path().join("content/site.yaml"), "title: T\nbase-url: https://a.example/\n").unwrap();
    let event = "---\ntitle: A\ndate: 2024-03-05\nsources: [nobody]\n---\nText.\n";
    fs::write(root.path().join("content/events/a.md"), event).unwrap();
    root
}

#[test]
fn the_help_names_every_command() {
    let help = help(&[], "80");
    let listed: Vec<&str> = help.lines().filter_map(|line| line.strip_prefix("  ")?.split("  ").next()).collect();
    let verbs: Vec<&str> = listed.into_iter().filter(|word| VERBS.contains(word)).collect();
    assert_eq!(verbs, VERBS);
    let readme = tree::read("README.md");
    let missing: Vec<&str> = VERBS.into_iter().filter(|verb| !readme.contains(&format!("`dateline {verb}"))).collect();
    assert_eq!(missing, [""; 0], "commands that README.md does not name");
}

#[test]
fn the_help_fits_a_terminal_and_shows_examples() {
    let all = VERBS.iter().map(std::slice::from_ref).chain([&[][..]]);
    for words in all {
        let narrow = help(words, "80");
        let wide: Vec<&str> = narrow.lines().filter(|line| line.chars().count() > 80).collect();
        assert_eq!(wide, [""; 0], "{words:?}");
        // What is laid out by hand is not broken by the terminal.
        let below =
            |text: &str| text.split_once("Print help").unwrap().1.split_once("\n\n").map(|(_, rest)| rest.to_owned());
        assert_eq!(below(&narrow), below(&help(words, "100")), "{words:?}");
        if let [verb] = words {
            assert!(narrow.contains(&format!("Examples:\n  dateline {verb}")) || *verb == "new", "{narrow}");
        }
    }
    assert!(help(&["new"], "80").contains("Examples:\n  dateline new event "));
}

#[test]
fn every_shell_gets_its_completions() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let (code, printed, said) = run(dateline(&["completions", shell]));
        assert_eq!((code, said.as_str()), (0, ""));
        for word in VERBS.iter().chain(&["--dry-run", "dry-run"][usize::from(shell == "fish")..][..1]) {
            assert!(printed.contains(word), "{shell} does not know {word}");
        }
    }
    assert_eq!(run(dateline(&["completions", "tcsh"])).0, 2);
}

#[test]
fn bash_completes() {
    let script = run(dateline(&["completions", "bash"])).1;
    let ask = "\nCOMP_WORDS=(dateline publish --hi)\nCOMP_CWORD=2\n_dateline dateline --hi publish\necho \"${COMPREPLY[@]}\"\n\
        COMP_WORDS=(dateline pub)\nCOMP_CWORD=1\n_dateline dateline pub dateline\necho \"${COMPREPLY[@]}\"\n";
    let mut bash =
        Command::new("bash").args(["--norc", "-s"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    bash.stdin.take().unwrap().write_all(format!("{script}{ask}").as_bytes()).unwrap();
    let output = bash.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "--history\npublish\n");
}

#[test]
fn every_command_has_its_page_in_the_manual() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("man1");
    let words = ["man", "--out", out.to_str().unwrap()];
    let (code, _, said) = run(dateline(&words));
    assert_eq!((code, said), (0, format!("wrote {} pages into `{}`\n", VERBS.len() + 1, out.display())));
    let pages = crate::case::gather(&out);
    let names: Vec<String> =
        VERBS.iter().map(|verb| format!("dateline-{verb}.1")).chain(["dateline.1".to_owned()]).collect();
    assert_eq!(pages.len(), names.len());
    for name in &names {
        let page = String::from_utf8(pages[name].clone()).unwrap();
        let title = name.strip_suffix(".1").unwrap();
        let needed = [
            format!(".TH {title} 1 \"\" \"dateline {}\" Dateline\n", env!("CARGO_PKG_VERSION")),
            format!("{} \\- ", title.replace('-', "\\-")),
            ".SH SYNOPSIS".to_owned(),
        ];
        let missing: Vec<&String> = needed.iter().filter(|words| !page.contains(*words)).collect();
        assert!(missing.is_empty(), "{name} lacks {missing:?}");
        assert!(page.contains(".SH EXAMPLES\n") || title == "dateline" || title == "dateline-new", "{name}");
        let verb: Vec<&str> = title.split('-').skip(1).collect();
        assert_eq!(run(dateline(&[&["man"], &verb[..]].concat())), (0, page, String::new()));
    }
    let (code, _, said) = run(dateline(&words));
    assert_eq!(code, 2);
    assert!(said.starts_with("error: nothing was written: `dateline-build.1`, "), "{said}");
    let near = "error: no command is called `publsh`\nhelp: did you mean `publish`?\n";
    assert_eq!(run(dateline(&["man", "publsh"])), (2, String::new(), near.to_owned()));
}

#[test]
fn habits_from_elsewhere_are_answered() {
    let cases: [(&[&str], &str); 10] = [
        (
            &["build", "--buildFuture"],
            "there is no option `--buildFuture` here: events in the future are shown like all others; ",
        ),
        (&["build", "-F"], "there is no option `-F` here: events in the future are shown like all others; "),
        (&["build", "--minify"], "there is no option `--minify` here: pages are small as they are"),
        (
            &["--config", "x.toml", "build"],
            "there is no option `--config` here: the settings are in content/site.yaml; ",
        ),
        (
            &["check", "--skip-external-links"],
            "there is no option `--skip-external-links` here: check asks no other server anyway",
        ),
        (&["server", "--bind=0.0.0.0"], "there is no option `--bind` here: serve answers this machine alone"),
        (
            &["import", "hugo", "site"],
            "there is no format `hugo` here: `dateline import markdown FOLDER` reads the folder",
        ),
        (
            &["import", "json", "a.json"],
            "there is no format `json` here: `dateline import timelinejs FILE` reads the JSON",
        ),
        (&["deploy"], "there is no command `deploy` here: `dateline publish` publishes to a branch"),
        (&["version"], "there is no command `version` here: `dateline --version` says it"),
    ];
    for (words, begins) in cases {
        let (code, printed, said) = run(dateline(words));
        assert_eq!((code, printed.as_str()), (2, ""), "{words:?}");
        assert!(said.starts_with(&format!("error: {begins}")) && said.lines().count() == 1, "{said}");
    }
    let (code, _, said) = run(dateline(&["new", "content", "posts/x.md"]));
    assert_eq!(code, 2);
    assert!(said.contains("name the kind instead, and an id instead of a path, as in `dateline new event "), "{said}");
    let swapped: [(&[&str], &str); 4] = [
        (
            &["import", "Events.CSV"],
            "`Events.CSV` is no format\nhelp: the format comes before the file: `dateline import csv Events.CSV`",
        ),
        (
            &["import", "blog/", "--as", "event"],
            "`blog/` is no format\nhelp: the format comes before the file: `dateline import markdown blog/`",
        ),
        (&["help", "serv"], "no command is called `serv`\nhelp: did you mean `serve`?"),
        (
            &["import", "Jekyll", "blog"],
            "there is no format `jekyll` here: `dateline import markdown FOLDER` reads the folder of a whole site or \
             collection",
        ),
    ];
    for (words, expected) in swapped {
        assert_eq!(run(dateline(words)), (2, String::new(), format!("error: {expected}\n")), "{words:?}");
    }
    assert_eq!(run(dateline(&["help", "serve"])).1, help(&["serve"], "100"));
    let (code, _, said) = run(dateline(&["biuld"]));
    assert_eq!(code, 2);
    assert!(said.contains("'build'"), "{said}");
}

#[test]
fn names_from_elsewhere_mean_the_same() {
    let root = site();
    fs::write(root.path().join("content/events/a.md"), "---\ntitle: A\ndate: 2024-03-05\ndraft: true\n---\nText.\n")
        .unwrap();
    let out = |name: &str| root.path().join(name).to_str().unwrap().to_owned();
    let at = root.path().to_str().unwrap();
    let ours = ["build", "--root", at, "--base-url", "https://b.example/", "--drafts", "--out"];
    let hugo = ["build", "--source", at, "--baseURL", "https://b.example/", "--buildDrafts", "--destination"];
    let short = ["build", "-s", at, "-b", "https://b.example/", "-D", "-d"];
    let zola = ["--root", at, "build", "-u", "https://b.example/", "--drafts", "--output-dir"];
    let built: Vec<_> = [("ours", ours), ("hugo", hugo), ("short", short), ("zola", zola)]
        .into_iter()
        .map(|(name, words)| {
            let to = out(name);
            let (code, _, said) = run(dateline(&[&words[..], &[&to]].concat()));
            assert_eq!(code, 0, "{said}");
            crate::case::gather(Path::new(&to))
        })
        .collect();
    assert!(built[0].contains_key("events/a/index.html"));
    assert!(built.iter().all(|files| *files == built[0]));
}

#[test]
fn colours_are_used_where_they_are_wanted() {
    let root = site();
    let at = root.path().to_str().unwrap();
    let painted = |words: &[&str], environment: &[(&str, &str)]| {
        let mut command = dateline(&[&["check", "--root", at], words].concat());
        command.envs(environment.iter().copied());
        let (code, _, said) = run(command);
        assert_eq!(code, 1);
        assert!(said.contains("nobody"));
        said.contains('\u{1b}')
    };
    let cases: [Painted; 8] = [
        (&[], &[], false),
        (&["--color", "always"], &[], true),
        (&["--color=always"], &[("NO_COLOR", "1")], true),
        (&[], &[("CLICOLOR_FORCE", "1")], true),
        (&[], &[("CLICOLOR_FORCE", "0")], false),
        (&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false),
        (&["--color", "never"], &[("CLICOLOR_FORCE", "1")], false),
        (&["--color", "auto"], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "")], true),
    ];
    for (words, environment, expected) in cases {
        assert_eq!(painted(words, environment), expected, "{words:?} {environment:?}");
    }
    // Also where the words are not understood.
    for (word, expected) in [("always", true), ("never", false)] {
        assert_eq!(run(dateline(&["--color", word, "build", "--nonsense"])).2.contains('\u{1b}'), expected, "{word}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    for words in [&["schema", "event"][..], &["explain"], &["completions", "zsh"], &["man"], &["--help"]] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut command = dateline(words);
        let output = command.stdout(writer).stderr(Stdio::piped()).spawn().unwrap().wait_with_output().unwrap();
        assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()), "{words:?}");
    }
}

#[test]
fn the_version_is_told() {
    let (code, printed, said) = run(dateline(&["--version"]));
    assert_eq!((code, said.as_str()), (0, ""));
    let rest = printed.strip_prefix(concat!("dateline ", env!("CARGO_PKG_VERSION"))).unwrap();
    // A release says the commit, what is built for tests does not.
    assert_eq!(rest == "\n", cfg!(debug_assertions), "{printed}");
    assert_eq!(run(dateline(&["-V"])).1, printed);
}

/// Runs Git in a folder.
fn git(folder: &Path, words: &[&str]) -> String {
    let identity = ["-c", "user.name=Ida", "-c", "user.email=ida@example.org"];
    let output = Command::new("git").arg("-C").arg(folder).args(identity).args(words).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

/// Commits everything in a folder, on a day.
fn committed(folder: &Path, day: &str) -> String {
    git(folder, &["add", "--all"]);
    let mut command = Command::new("git");
    command.args(["-c", "user.name=Ida", "-c", "user.email=ida@example.org", "commit", "--quiet", "--message", "x"]);
    assert!(
        command.env("GIT_COMMITTER_DATE", format!("{day}T12:00:00Z")).current_dir(folder).status().unwrap().success()
    );
    git(folder, &["rev-parse", "HEAD"])
}

#[test]
fn a_release_knows_of_what_commit_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let [tree, inner, package] = ["tree", "tree/inner", "package"].map(|name| folder.path().join(name));
    for path in [&tree.join("src"), &inner, &package] {
        fs::create_dir_all(path).unwrap();
    }
    assert_eq!(commit::find(&package), None, "unpacked from an archive");
    git(&tree, &["init", "--quiet"]);
    fs::write(tree.join("src/main.rs"), "fn main() {}\n").unwrap();
    let name = committed(&tree, "2026-11-24");
    let told = format!("{} 2026-11-24", &name[..10]);
    assert_eq!(commit::find(&tree), Some(told.clone()));
    fs::write(tree.join("event.md"), "content\n").unwrap();
    assert_eq!(commit::find(&tree), Some(told.clone()), "content is no part of the program");
    committed(&tree, "2026-11-25");
    assert_eq!(commit::find(&tree), Some(told.clone()), "nor when it is committed");
    git(&tree, &["worktree", "add", "--quiet", "--detach", "../beside"]);
    assert_eq!(commit::find(&folder.path().join("beside")), Some(told.clone()));
    fs::write(tree.join("src/more.rs"), "").unwrap();
    assert_eq!(commit::find(&tree), Some(format!("{told}, with changes")));
    assert_eq!(commit::find(&inner), None, "unpacked inside a repository of something else");
    let note = format!("{{\n  \"git\": {{\n    \"sha1\": \"{name}\"\n  }},\n  \"path_in_vcs\": \"\"\n}}");
    fs::write(package.join(".cargo_vcs_info.json"), note).unwrap();
    assert_eq!(commit::find(&package), Some(name[..10].to_owned()));
}

#[test]
fn what_cannot_be_printed_is_a_failure_of_the_machine() {
    let root = site();
    let commands: [&[&str]; 9] = [
        &["schema", "event"],
        &["schema"],
        &["man"],
        &["completions", "bash"],
        &["explain"],
        &["theme"],
        &["check", "--format", "json"],
        &["--help"],
        &["--version"],
    ];
    for words in commands {
        let mut command = dateline(words);
        command.current_dir(root.path()).stdout(fs::OpenOptions::new().write(true).open("/dev/full").unwrap());
        let said = "error: cannot write to standard output: No space left on device (os error 28)\n";
        assert_eq!(run(command), (3, String::new(), said.to_owned()), "{words:?}");
    }
    let mut command = dateline(&["new", "person", "ida-marsh"]);
    command.current_dir(root.path()).stdout(fs::OpenOptions::new().write(true).open("/dev/full").unwrap());
    assert_eq!(run(command).0, 3);
    // A reader that goes away has read enough.
    for words in [&["schema", "event"][..], &["--help"]] {
        let mut command = dateline(words);
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        assert_eq!(
            run({
                command.stdout(writer);
                command
            }),
            (0, String::new(), String::new()),
            "{words:?}"
        );
    }
}

#[test]
fn shells_complete_kinds_rules_formats_and_commands() {
    let script = run(dateline(&["completions", "bash"])).1;
    let words = [
        (&["new", "ev"][..], "event"),
        (&["schema", "ann"], "annotation"),
        (&["explain", "orphaned"], "orphaned-annotation"),
        (&["man", "pub"], "publish"),
        (&["import", "timel"], "timelinejs"),
        (&["export", "web"], "webannotation"),
        (&["annotate", "x", "y", "--verdict", "most"], "mostly-true"),
        (&["annotate", "x", "y", "--kind", "fact"], "fact-check"),
    ];
    for (typed, expected) in words {
        let (last, before) = typed.split_last().unwrap();
        let ask = format!(
            "{script}\nCOMP_WORDS=(dateline {})\nCOMP_CWORD={}\n_dateline dateline {last} {}\necho \"${{COMPREPLY[@]}}\"\n",
            typed.join(" "),
            typed.len(),
            before.last().unwrap()
        );
        let output = Command::new("bash").args(["-c", &ask]).output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), expected, "{typed:?}");
    }
    let lines = [
        ("zsh", "event person organization"),
        ("fish", "__fish_dateline_using_subcommand new; and not __fish_seen_subcommand_from event person "),
        ("powershell", "'dateline;new' {\n            [CompletionResult]::new('event', 'event', "),
        ("elvish", "&'dateline;new'= {\n            cand event event\n"),
    ];
    for (shell, line) in lines {
        let script = run(dateline(&["completions", shell])).1;
        assert!(script.contains(line), "{shell}");
    }
    // What is completed is no limit to what is understood.
    let (code, _, said) = run(dateline(&["schema", "events"]));
    assert_eq!((code, said.as_str()), (2, "error: no kind is called `events`\nhelp: did you mean `event`?\n"));
}

#[test]
fn the_manual_says_what_is_typed_behind_an_option() {
    let page = run(dateline(&["man", "publish"])).1;
    let synopsis = page.split_once(".SH SYNOPSIS\n").unwrap().1.lines().next().unwrap().to_owned();
    for part in [r"[\fB\-\-branch\fR \fINAME\fR]", r"[\fB\-u\fR|\fB\-\-base\-url\fR \fIURL\fR]", r"[\fB\-\-adopt\fR]"] {
        assert!(synopsis.contains(part), "{part}: {synopsis}");
    }
}
