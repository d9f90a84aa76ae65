//! `dateline new`: what is written where, what it looks like, and everything that is refused.
#![expect(clippy::disallowed_methods, reason = "tests look at their folders themselves")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

/// A site with the files of a case, and a title.
fn site(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let own = ("content/site.yaml", "title: The case\nbase-url: https://case.example/\n");
    for (path, text) in files.iter().chain([&own]) {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// Runs the program in a folder: its exit code, and what it wrote to both streams.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    let output = command.args(arguments).current_dir(folder).env("NO_COLOR", "1").output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// Runs `dateline new` with the words of a line.
fn new(folder: &TempDir, line: &str) -> (i32, String, String) {
    let words = crate::process::words(line);
    let arguments: Vec<&str> = ["new"].into_iter().chain(words.iter().map(String::as_str)).collect();
    run(folder.path(), &arguments)
}

/// Returns every file of a site as text, by path.
fn files(folder: &TempDir) -> BTreeMap<String, String> {
    crate::case::gather(folder.path())
        .into_iter()
        .map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap()))
        .collect()
}

/// Demands that a line writes one file and says so, that nothing else changes, and that the content has no errors then.
fn writes(folder: &TempDir, line: &str, (path, text): (&str, &str)) {
    let mut before = files(folder);
    assert_eq!(new(folder, line), (0, format!("{path}\n"), String::new()), "{line}");
    before.insert(path.to_owned(), text.to_owned());
    assert_eq!(files(folder), before, "{line}");
    for options in [&["check"][..], &["check", "--drafts"]] {
        let (code, _, said) = run(folder.path(), options);
        assert_eq!(code, 0, "{line}: {said}");
    }
}

/// Demands that a line is refused with these words, and that nothing changes.
fn refuses(folder: &TempDir, line: &str, said: &str) {
    let before = files(folder);
    assert_eq!(new(folder, line), (2, String::new(), said.to_owned()), "{line}");
    assert_eq!(files(folder), before, "{line}");
}

/// Returns a text with every comment that could be a key made one.
fn filled_in(text: &str) -> String {
    let open = |line: &str| {
        let bare = line.trim_start();
        let indent = &line[..line.len() - bare.len()];
        match bare.strip_prefix("# ") {
            Some(key) if key.split(' ').next().is_some_and(|word| word.ends_with(':')) => format!("{indent}{key}\n"),
            _ => format!("{line}\n"),
        }
    };
    text.lines().map(open).collect()
}

#[test]
fn an_event_is_a_draft_with_the_usual_keys() {
    let folder = site(&[]);
    let text = "\
---
title: Bridge closes
date: 2024-03
draft: true # take this line out to publish
# Take the `#` away from what you need.
# status: confirmed # or reported, alleged, disputed, developing, scheduled, retracted
# summary: One or two sentences.
# importance: major # or minor
# reported: 2022-11-12 # when it became known
# people: [some-person]
# organizations: [some-organization]
# places: [Some Town]
# topics: [some-topic]
# sources: [some-source, {id: another-source, locator: p. 4}]
# follows: [another-event]
# unknown: What nobody has said yet.
---
";
    writes(&folder, "event bridge-closes --date 2024-03", ("content/events/bridge-closes.md", text));
}

#[test]
fn dates_and_titles_are_written_as_they_were_typed() {
    let folder = site(&[]);
    let head = |line: &str, path: &str| {
        assert_eq!(new(&folder, line), (0, format!("{path}\n"), String::new()), "{line}");
        files(&folder)[path].lines().skip(1).take(2).map(str::to_owned).collect::<Vec<_>>()
    };
    let event =
        |number: u8, words: &str| head(&format!("event e{number} {words}"), &format!("content/events/e{number}.md"));
    assert_eq!(event(1, "--date 2024-03-05T18:30"), ["title: E1", "date: 2024-03-05T18:30"]);
    assert_eq!(event(2, "--date 2015~"), ["title: E2", "date: 2015~"]);
    assert_eq!(event(3, "--date 2015"), ["title: E3", "date: 2015"]);
    assert_eq!(event(4, "--date \"[2024-03-05, 2024-03-06]\""), ["title: E4", "date: \"[2024-03-05, 2024-03-06]\""]);
    assert_eq!(
        event(5, "--date 2021-12-13/.. --title \"The vote: yes\""),
        ["title: \"The vote: yes\"", "date: 2021-12-13/.."]
    );
    assert_eq!(event(6, "--date 2024 --title \"It's #1\""), ["title: \"It's #1\"", "date: 2024"]);
    let claim = head("claim c --date 2024-03-06 --title \"It was safe\"", "content/claims/c.md");
    assert_eq!(claim, ["title: It was safe", "said: 2024-03-06"]);
    let article = head("article a --date 2024-03-06", "content/articles/a.md");
    assert_eq!(article, ["title: A", "published: 2024-03-06"]);
    assert!(!files(&folder)["content/articles/a.md"].contains("# published"));
    assert_eq!(head("person p --name \"Ida Marsh\"", "content/people/p.md")[0], "name: Ida Marsh");
    assert_eq!(run(folder.path(), &["check", "--drafts"]).0, 0);
}

#[test]
fn events_go_into_the_folder_of_their_year_where_they_lie_so() {
    let event = |date: &str| format!("---\ntitle: An event of {date}\ndate: {date}\n---\n");
    let path = |olds: &[&str], date: &str| {
        let text = event("2022");
        let folder = site(&olds.iter().map(|old| (*old, text.as_str())).collect::<Vec<_>>());
        new(&folder, &format!("event fresh --date {date}")).1
    };
    let (flat, years) = ("content/events/fresh.md\n", "content/events/2024/fresh.md\n");
    assert_eq!(path(&[], "2024"), flat);
    assert_eq!(path(&["content/events/old.md"], "2024"), flat);
    assert_eq!(path(&["content/events/2022/old.md"], "2024"), years);
    assert_eq!(path(&["content/events/2022/11/old.md"], "2024-01/2025"), years);
    assert_eq!(path(&["content/events/2022/old.md", "content/events/older.md"], "2024"), flat);
    assert_eq!(path(&["content/events/2024/old.md", "content/events/before/older.md"], "2024"), years);
    assert_eq!(path(&["content/events/before/old.md"], "2024"), flat);
}

#[test]
fn every_kind_with_a_file_of_its_own_is_a_draft_that_is_accepted() {
    let folder = site(&[]);
    let kinds = [
        ("person", "people", "name"),
        ("organization", "organizations", "name"),
        ("article", "articles", "title"),
        ("claim", "claims", "title"),
        ("storyline", "storylines", "title"),
        ("page", "pages", "title"),
    ];
    for (kind, lies, name) in kinds {
        let path = format!("content/{lies}/some-{kind}.md");
        assert_eq!(new(&folder, &format!("{kind} some-{kind}")), (0, format!("{path}\n"), String::new()));
        let text = &files(&folder)[&path];
        let head =
            format!("---\n{name}: Some {kind}\ndraft: true # take this line out to publish\n# Take the `#` away");
        assert!(text.starts_with(&head) && text.ends_with("\n---\n"), "{text}");
    }
    for options in [&["check", "--strict"][..], &["check", "--drafts"]] {
        let (code, _, said) = run(folder.path(), options);
        assert_eq!(code, 0, "{said}");
    }
}

#[test]
fn lists_are_begun_where_there_are_none() {
    let folder = site(&[]);
    let source = "\
- id: herald-vote
  outlet: herald
  title: Board shuts the bridge
  published: 2024-03-05
  # authors: [Some Name]
  # accessed: 2022-11-13
  # url: https://example.org/page
  # archive: https://archive.example/page
  # kind: report # or wire, statement, document, data, analysis, broadcast
  # derives-from: [another-source]
";
    let line = "source herald-vote --outlet herald --title \"Board shuts the bridge\" --date 2024-03-05";
    writes(&folder, line, ("content/sources/sources.yaml", source));
    let outlet =
        "- id: herald\n  name: The Herald\n  # owner: Coast Papers\n  # country: United Kingdom\n  # kind: newspaper\n";
    writes(&folder, "outlet herald --name \"The Herald\"", ("content/outlets.yaml", outlet));
    let topic = "- id: safety\n  title: Safety\n  # description: What it is about, in a sentence.\n";
    writes(&folder, "topic safety --title Safety", ("content/topics.yaml", topic));
    let term = "- term: Title 42\n  definition: \"A rule: about health\"\n";
    writes(&folder, "term \"Title 42\" --definition \"A rule: about health\"", ("content/glossary.yaml", term));
    let second =
        format!("{topic}- id: \"2024\"\n  title: \"true\"\n  # description: What it is about, in a sentence.\n");
    let second = second.replace("id: \"2024\"", "id: 2024");
    writes(&folder, "topic 2024 --title true", ("content/topics.yaml", &second));
}

#[test]
fn comments_and_layout_of_a_list_are_left_as_they_are() {
    let before = "# The topics.\n\n  - {id: a, title: A}   # the first\n\n  - id: b\n    title: 'B'\n  # the end";
    let folder = site(&[("content/topics.yaml", before)]);
    let after = format!("{before}\n\n  - id: c\n    title: C\n    # description: What it is about, in a sentence.\n");
    writes(&folder, "topic c --title C", ("content/topics.yaml", &after));
}

#[test]
fn the_marks_and_line_ends_of_windows_stay() {
    let before = "\u{feff}- id: a\r\n  title: A\r\n";
    let folder = site(&[("content/topics.yaml", before)]);
    let after = format!("{before}- id: c\r\n  title: C\r\n  # description: What it is about, in a sentence.\r\n");
    writes(&folder, "topic c --title C", ("content/topics.yaml", &after));
}

#[test]
fn a_source_goes_into_the_only_list_or_the_one_that_is_named() {
    let entry = |id: &str| format!("- {{id: {id}, outlet: Herald, title: About {id}}}\n");
    let (a, b) = (entry("a"), entry("b"));
    let one = site(&[("content/sources/press.yaml", &a)]);
    assert_eq!(new(&one, "source c --outlet Herald --title C").1, "content/sources/press.yaml\n");
    let two = site(&[("content/sources/press.yaml", &a), ("content/sources/2024/radio.yaml", &b)]);
    let said = "error: there are several lists of sources\nhelp: say which with `--file`: `2024/radio` and `press`\n";
    refuses(&two, "source c --outlet Herald --title C", said);
    let said = "error: --file: `..` leads to another folder\n";
    refuses(&two, "source c --outlet Herald --title C --file ../topics", said);
    let line = |file: &str| new(&two, &format!("source from-{file} --outlet Herald --title T --file {file}.yaml")).1;
    assert_eq!(line("press"), "content/sources/press.yaml\n");
    assert_eq!(line("fresh"), "content/sources/fresh.yaml\n");
    assert_eq!(
        new(&two, "source d --outlet Herald --title D --file 2024/radio").1,
        "content/sources/2024/radio.yaml\n"
    );
    assert_eq!(run(two.path(), &["check"]).0, 0);
}

#[test]
fn a_key_behind_a_hash_is_one_that_is_known() {
    let folder = site(&[]);
    let lines = [
        "event e --date 2024",
        "person p",
        "organization o",
        "article a",
        "claim c",
        "storyline s",
        "page g",
        "source q --outlet Herald --title Q",
        "outlet t --name T",
        "topic u --title U",
    ];
    for line in lines {
        assert_eq!(new(&folder, line).0, 0, "{line}");
    }
    for (path, text) in files(&folder) {
        fs::write(folder.path().join(path), filled_in(&text)).unwrap();
    }
    let (code, _, said) = run(folder.path(), &["check"]);
    assert_eq!(code, 1, "what is only an example leads nowhere");
    for form in ["unknown-key", "wrong-type", "unknown-value", "invalid-", "missing-key", "duplicate-key", "yaml"] {
        assert!(!said.contains(&format!("error[{form}")), "{said}");
    }
}

#[test]
fn kinds_that_there_are_not_are_refused() {
    let folder = site(&[]);
    let all = "`event`, `person`, `organization`, `source`, `outlet`, `article`, `claim`, `topic`, `term`, `storyline` and `page`";
    let cases = [
        ("evnt x", "no kind is called `evnt`", "did you mean `event`?"),
        ("people x", "no kind is called `people`", "did you mean `person`?"),
        ("glossary x", "no kind is called `glossary`", "did you mean `term`?"),
        ("post x", "no kind is called `post`", "did you mean `article`?"),
        ("zebra x", "no kind is called `zebra`", &format!("the kinds are {all}")),
        ("site x", "`site` is not begun with `dateline new`", "`dateline init` begins one"),
        (
            "annotation x",
            "`annotation` is not begun with `dateline new`",
            "write it in the article, under `annotations:`, as `- {quote: the words, text: the note}`",
        ),
    ];
    for (line, message, help) in cases {
        refuses(&folder, line, &format!("error: {message}\nhelp: {help}\n"));
    }
}

#[test]
fn ids_that_are_none_are_refused() {
    let folder = site(&[]);
    let rule = "an id is lower-case letters, digits and hyphens";
    let cases = [
        ("page \"The Bridge\"", format!("`The Bridge` holds the capital `T`; {rule}\nhelp: write `the-bridge`")),
        ("page a/b", format!("`a/b` holds `/`; {rule}\nhelp: write `a-b`")),
        ("page con", "`con` is a name that Windows keeps for a device\nhelp: write `con-1`".to_owned()),
        ("page \"\"", "`` is empty".to_owned()),
        (
            "topic vote-2024-03-05 --title T",
            "the id `vote-2024-03-05` has the date `2024-03-05` in it; dates get corrected, and addresses have to last\n\
             help: write `vote`"
                .to_owned(),
        ),
    ];
    for (line, said) in cases {
        refuses(&folder, line, &format!("error: {said}\n"));
    }
}

#[test]
fn ids_that_are_taken_are_refused() {
    let event = "---\ntitle: A\ndate: 2024\n---\n";
    let folder = site(&[
        ("content/events/deep/down/vote.md", event),
        ("content/events/vote-2.md", event),
        ("content/people/ida.md", "---\nnme: Ida\n---\n"),
        ("content/topics.yaml", "- {id: safety, title: Safety}\n"),
        ("content/glossary.yaml", "- {term: Pier, definition: A pillar.}\n"),
    ]);
    let taken = |what: &str, id: &str, path: &str| format!("error: {what} is called `{id}` already, in `{path}`\n");
    let other = |id: &str| format!("help: write what tells the two apart, or `{id}`\n");
    let said = taken("an event", "vote", "content/events/deep/down/vote.md") + &other("vote-3");
    refuses(&folder, "event vote --date 2024", &said);
    refuses(&folder, "person ida", &(taken("a person", "ida", "content/people/ida.md") + &other("ida-2")));
    let said = taken("a topic", "safety", "content/topics.yaml") + &other("safety-2");
    refuses(&folder, "topic safety --title S", &said);
    refuses(&folder, "term pier --definition D", &taken("a term", "Pier", "content/glossary.yaml"));
}

#[test]
fn what_is_needed_has_to_be_said() {
    let folder = site(&[]);
    let title = "help: an entry of a list cannot be a draft, so say what it is called: `--title \"Council votes\"`";
    let cases = [
        (
            "event x",
            "an event needs `--date`\n\
             help: say when it happened, as exactly as is known: `--date 2022-11-11`, `--date 2022-11`, `--date 2022~`",
        ),
        ("source x --outlet Herald", &format!("a source needs `--title`\n{title}")),
        (
            "source x --title T",
            "a source needs `--outlet`\nhelp: say who published it: `--outlet herald`, or `--outlet \"The Herald\"`",
        ),
        ("outlet x", &format!("an outlet needs `--title`\n{}", title.replace("Council votes", "The Herald"))),
        ("topic x", &format!("a topic needs `--title`\n{}", title.replace("Council votes", "Town budget"))),
        (
            "term x",
            "a term needs `--definition`\n\
             help: say what it means: `--definition \"One of the pillars that carry a bridge.\"`",
        ),
    ];
    for (line, said) in cases {
        refuses(&folder, line, &format!("error: {said}\n"));
    }
}

#[test]
fn what_means_nothing_for_a_kind_is_refused() {
    let folder = site(&[]);
    let cases = [
        ("page x --date 2024", "a page has no `--date`; it is for `event`, `article`, `source` or `claim`"),
        ("event x --date 2024 --outlet Herald", "an event has no `--outlet`; it is for `source`"),
        ("page x --definition D", "a page has no `--definition`; it is for `term`"),
        ("topic x --title T --file f", "a topic has no `--file`; it is for `source`"),
        (
            "term x --definition D --title T",
            "a term has no `--title`; it is for `event`, `person`, `organization`, `source`, `outlet`, `article`, \
             `claim`, `topic`, `storyline` or `page`",
        ),
    ];
    for (line, said) in cases {
        refuses(&folder, line, &format!("error: {said}\n"));
    }
}

#[test]
fn a_date_that_is_none_is_refused() {
    let said = "\
error: --date: the year comes first, then the month, then the day
help: write `2022-12-11` or `2022-11-12`; the one or the other, as the day or the month stood first
";
    refuses(&site(&[]), "event x --date 11/12/2022", said);
}

#[test]
fn a_list_in_another_layout_is_left_alone() {
    let folder = site(&[("content/topics.yaml", "[{id: a, title: A}]\n")]);
    let said = "\
error: nothing can be added to `content/topics.yaml`: its entries are not written line by line, each after a `- `
help: add it yourself:

- id: b
  title: B
  # description: What it is about, in a sentence.

";
    refuses(&folder, "topic b --title B", said);
}

#[test]
fn what_would_be_a_new_error_is_not_written() {
    let source = "- {id: vote, outlet: Herald, title: Council votes}\n";
    let folder = site(&[("content/sources/press.yaml", source)]);
    let (code, out, said) = new(&folder, "page sources --title Sources");
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(said.starts_with("error[address-collision]: ") && said.ends_with("nothing was written\n"), "{said}");
    assert!(!folder.path().join("content/pages").exists());
}

#[test]
fn errors_that_are_there_already_do_not_keep_anything_from_being_written() {
    let folder = site(&[("content/events/a.md", "---\ntitle: A\ndate: soon\n---\n")]);
    assert_eq!(new(&folder, "page about"), (0, "content/pages/about.md\n".to_owned(), String::new()));
}

#[test]
fn without_content_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let said = "error: there is no folder `content` in `.`; go to the folder that holds it, or name it with `--root`\nhelp: `dateline init` begins a site\n";
    refuses(&folder, "page about", said);
}

#[test]
fn the_path_begins_with_the_root_that_was_named() {
    let folder = site(&[]);
    let above = folder.path().parent().unwrap();
    let root = folder.path().file_name().unwrap().to_str().unwrap();
    let said = run(above, &["--root", root, "new", "page", "about"]);
    assert_eq!(said, (0, format!("{root}/content/pages/about.md\n"), String::new()));
}

#[test]
fn a_folder_that_cannot_be_written_to_is_the_fault_of_the_machine() {
    let folder = site(&[("content/topics.yaml", "")]);
    fs::create_dir(folder.path().join("content/pages.md")).unwrap();
    fs::write(folder.path().join("content/pages"), "").unwrap();
    let (code, out, said) = new(&folder, "page about");
    assert_eq!((code, out.as_str()), (3, ""));
    assert!(said.starts_with("error: cannot make the folder `./content/pages`: "), "{said}");
}
