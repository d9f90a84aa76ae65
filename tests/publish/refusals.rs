//! What is refused before the remote is asked, or because of what the branch holds.

use std::fs;

use super::{Desk, VOTE, with};

/// Demands a refusal, and that neither side has changed.
fn refused(desk: &Desk, words: &[&str], said: &str) {
    let before = (desk.local(), desk.git("remote.git", &["for-each-ref"]));
    assert_eq!(desk.publish(words), (2, said.to_owned()), "{words:?}");
    assert_eq!((desk.local(), desk.git("remote.git", &["for-each-ref"])), before);
}

#[test]
fn content_with_errors_is_not_published() {
    let desk = Desk::new();
    desk.write("content/events/vote.md", &VOTE.replace("date:", "sources: [nobody]\ndate:"));
    let (code, said) = desk.publish(&[]);
    assert_eq!(code, 1);
    assert!(said.starts_with("error[unknown-source]: ") && said.ends_with("nothing was published\n"), "{said}");
    desk.write("content/events/vote.md", VOTE);
    desk.write("content/events/twice.md", VOTE);
    let (code, said) = desk.publish(&["--strict"]);
    assert_eq!(code, 1);
    assert!(said.ends_with("nothing was published: `--strict` stops at warnings\n"), "{said}");
    fs::remove_file(desk.path("site/content/events/twice.md")).unwrap();
    desk.write("templates/event.html", "{{ nothing_such }}\n");
    let (code, said) = desk.publish(&[]);
    assert_eq!(code, 1);
    assert!(said.contains("nothing_such") && said.ends_with("nothing was published\n"), "{said}");
    assert_eq!(desk.git("remote.git", &["for-each-ref"]), "");
}

#[test]
fn there_has_to_be_a_repository_with_the_remote() {
    let desk = Desk::new();
    refused(&desk, &["--remote", "upstream"], "error: no remote is called `upstream`\nhelp: there is `origin`\n");
    refused(&desk, &["--remote=-x"], "error: `-x` cannot be the name of a remote\n");
    refused(&desk, &["--branch", "a..b"], "error: `a..b` cannot be the name of a branch\n");
    refused(&desk, &["--branch=--all"], "error: `--all` cannot be the name of a branch\n");
    desk.git("site", &["remote", "remove", "origin"]);
    let none = "error: no remote is called `origin`\nhelp: there is none; `git remote add origin URL` makes one\n";
    refused(&desk, &[], none);
    // A remote that is named by its address needs no name.
    desk.published(&["--remote", "../remote.git"]);
    assert_eq!(desk.branch("gh-pages"), desk.built());
    fs::remove_dir_all(desk.path("site/.git")).unwrap();
    let nowhere = "error: the site is in no Git repository, and its remote is where it would be published; make one with `git init` \
        and `git remote add origin URL`, or copy the folder that `dateline build` writes\n";
    assert_eq!(desk.publish(&[]), (2, nowhere.to_owned()));
}

#[test]
fn a_branch_that_is_checked_out_is_refused() {
    let desk = Desk::new();
    let words = |branch: &str, folder: &str| {
        format!(
            "error: the branch `{branch}` is checked out in `DIR/{folder}`, where it would fall behind what is published; switch to \
             another branch there, or publish to another with --branch\n"
        )
    };
    refused(&desk, &["--branch", "main"], &words("main", "site"));
    desk.git("site", &["worktree", "add", "--quiet", "-b", "gh-pages", "../beside"]);
    refused(&desk, &[], &words("gh-pages", "beside"));
}

#[test]
fn somebody_has_to_be_named() {
    let desk = Desk::new();
    desk.git("site", &["config", "user.useConfigOnly", "true"]);
    let config = "[init]\n\tdefaultBranch = main\n";
    fs::write(desk.path("gitconfig"), config).unwrap();
    let words = "error: Git does not know in whose name to commit; say so once:\n  git config --global user.name \"Your Name\"\n  \
        git config --global user.email you@example.org\n";
    refused(&desk, &[], words);
}

#[test]
fn a_branch_of_somebody_else_is_refused_and_can_be_adopted() {
    let desk = Desk::new();
    desk.somebody("gh-pages", &[("src/a.rs", "x"), ("src/b.rs", "x"), ("CNAME", "bridge.example.org\n"), ("z", "x")]);
    let words = "error: `gh-pages` of `origin` was not made by Dateline; it holds 4 files, such as `CNAME`, `src/a.rs` and \
        `src/b.rs`\nhelp: name another branch with --branch; with --adopt the site takes the place of all that\n";
    refused(&desk, &[], words);
    refused(&desk, &["--history", "none", "--dry-run"], words);
    desk.published(&["--adopt"]);
    assert_eq!(desk.branch("gh-pages"), with(desk.built(), &[("CNAME", "bridge.example.org\n")]));
    assert_eq!(desk.log("gh-pages"), ["Publish The bridge", "By somebody"]);
    assert!(desk.published(&[]).contains("no commit was made"));
}

#[test]
fn a_branch_that_only_names_its_host_is_nobodys() {
    let desk = Desk::new();
    desk.somebody("gh-pages", &[("CNAME", "bridge.example.org\n"), (".nojekyll", "\n")]);
    desk.published(&[]);
    assert_eq!(desk.branch("gh-pages"), with(desk.built(), &[("CNAME", "bridge.example.org\n")]));
}

#[test]
fn nothing_of_others_is_written_over() {
    let desk = Desk::new();
    desk.published(&[]);
    // On many systems `About` and `about` are one folder.
    desk.somebody("gh-pages", &[("About/index.html", "theirs"), ("help", "theirs")]);
    desk.published(&[]);
    desk.write("content/pages/about.md", "---\ntitle: About\n---\nUs.\n");
    desk.write("content/pages/help.md", "---\ntitle: Help\n---\nUs.\n");
    let words = "error: the site has something to put where `gh-pages` of `origin` holds what Dateline did not write\n  \
        About/index.html\n  help\nhelp: remove it from the branch, give the page another address, or let the site take its place \
        with --adopt\n";
    let (code, said) = desk.publish(&[]);
    assert_eq!((code, said.split_once('\n').unwrap().1), (2, words), "{said}");
    desk.published(&["--adopt"]);
    assert_eq!(desk.branch("gh-pages"), desk.built());
}

#[test]
fn a_host_name_is_a_name_alone() {
    let desk = Desk::new();
    for name in ["https://a.example/", "a.example/x", "example", "a b.example"] {
        refused(
            &desk,
            &["--cname", name],
            &format!("error: --cname: `{name}` is no host name; write it alone, as in `timeline.example.org`\n"),
        );
    }
}
