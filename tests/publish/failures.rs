//! Lost connections and rejections: what is said, and that the branch is the old site or the new one, never a mixture.

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use super::{Desk, VOTE};

/// A desk that has published, and has something new to publish.
fn changed() -> Desk {
    let desk = Desk::new();
    desk.published(&[]);
    desk.write("content/events/vote.md", &VOTE.replace("passed", "failed"));
    desk.commit("Change");
    desk
}

/// Publishes, which fails, and demands that neither side has changed; returns what was said.
fn fails(desk: &Desk, environment: &[(&str, &str)], words: &[&str]) -> String {
    let state = |desk: &Desk| (desk.local(), desk.git("remote.git", &["for-each-ref"]), desk.branch("gh-pages"));
    let before = state(desk);
    let mut command = desk.dateline(&[&["publish"], words].concat());
    command.envs(environment.iter().copied());
    let (code, said) = desk.said(command);
    assert_eq!(code, 3, "{said}");
    assert_eq!(state(desk), before);
    said
}

/// Says how `git` reaches a host here: by a program that gets the words for the other side as its last.
fn ssh(desk: &Desk, script: &str) -> String {
    desk.git("site", &["remote", "set-url", "origin", &format!("host:{}", desk.path("remote.git").display())]);
    desk.program("ssh", &format!("#!/bin/sh\nfor word; do last=$word; done\n{script}\n"))
}

#[test]
fn a_hook_of_the_remote_that_says_no() {
    let desk = changed();
    desk.program("remote.git/hooks/pre-receive", "#!/bin/sh\necho 'Not on a Sunday.' >&2\nexit 1\n");
    let said = fails(&desk, &[], &[]);
    let expected = "error: `gh-pages` of `origin` did not take the site; nothing was published, and the branch is as it was\n  git: \
        remote: Not on a Sunday.\n  git: error: failed to push some refs to '../remote.git'\n  git: [remote rejected] (pre-receive hook \
        declined)\n";
    assert_eq!(said, expected);
    fs::remove_file(desk.path("remote.git/hooks/pre-receive")).unwrap();
    desk.published(&[]);
    assert_eq!(desk.branch("gh-pages"), desk.built());
}

#[test]
fn a_remote_that_is_gone() {
    let desk = changed();
    let before = desk.local();
    fs::rename(desk.path("remote.git"), desk.path("elsewhere.git")).unwrap();
    let (code, said) = desk.publish(&[]);
    assert_eq!((code, desk.local()), (3, before));
    let begins = "error: `origin` cannot be read at ../remote.git; nothing was published\n  git: fatal: '../remote.git' does not appear \
        to be a git repository\n  git: fatal: Could not read from remote repository.\n";
    assert!(said.starts_with(begins), "{said}");
    fs::rename(desk.path("elsewhere.git"), desk.path("remote.git")).unwrap();
    desk.published(&[]);
    assert_eq!(desk.branch("gh-pages"), desk.built());
}

#[test]
fn a_connection_that_breaks_on_the_way_there() {
    let desk = changed();
    let half = "case $last in *receive-pack*) head -c 400 | sh -c \"$last\" ;; *) exec sh -c \"$last\" ;; esac";
    let ssh = ssh(&desk, half);
    let said = fails(&desk, &[("GIT_SSH_COMMAND", &ssh)], &[]);
    let begins = "error: `gh-pages` of `origin` did not take the site; nothing was published, and the branch is as it was\n  git: ";
    assert!(said.starts_with(begins), "{said}");
    assert!(said.contains("early EOF") || said.contains("hung up"), "{said}");
    fails(&desk, &[("GIT_SSH_COMMAND", &ssh)], &["--history", "none"]);
    desk.git("site", &["remote", "set-url", "origin", "../remote.git"]);
    desk.published(&[]);
    assert_eq!(desk.branch("gh-pages"), desk.built());
}

/// How to find out what became of a push.
const ASK: &str = "help: `git ls-remote origin refs/heads/gh-pages` says COMMIT as soon as it is published; or run the same command again \
    in a while, nothing is done twice\n";

/// Sets a hook that thinks for some seconds before it lets a push pass, and says when it has begun.
fn thinks(desk: &Desk, seconds: &str) {
    desk.program("remote.git/hooks/pre-receive", &format!("#!/bin/sh\ntouch begun\nsleep {seconds}\n"));
}

/// Waits until the branch has another commit than this one.
fn moves(desk: &Desk, from: &str) {
    let end = Instant::now() + Duration::from_secs(30);
    while desk.git("remote.git", &["rev-parse", "gh-pages"]) == from {
        assert!(Instant::now() < end, "the hook never let it pass");
        std::thread::sleep(Duration::from_millis(100));
    }
}

/// Publishes past a hook that takes longer than anybody waits, and demands that nothing is promised of the branch.
fn outlasted(desk: &Desk) {
    let old = desk.git("remote.git", &["rev-parse", "gh-pages"]);
    thinks(desk, "6");
    let (code, said) = desk.publish(&["--timeout", "1"]);
    assert_eq!(desk.git("remote.git", &["rev-parse", "gh-pages"]), old, "the hook is still at work");
    assert!(desk.path("remote.git/begun").exists());
    let expected = "error: it is not known whether `gh-pages` of `origin` takes the site: it was on its way, and the remote did not say \
        what became of it. At this moment the branch is as it was, but it may still change\ngit was silent for 1 s and was ended; \
        --timeout sets another limit\n";
    assert_eq!((code, said), (3, format!("{expected}{ASK}")));
    moves(desk, &old);
    assert_eq!(desk.branch("gh-pages"), desk.built());
    assert!(desk.published(&[]).contains("is this site already; no commit was made"));
    assert_eq!(desk.log("gh-pages").len(), 2);
}

#[test]
fn a_hook_that_outlasts_the_waiting() {
    outlasted(&changed());
}

#[test]
fn a_hook_that_outlasts_the_waiting_behind_a_server() {
    let desk = changed();
    let server = Server::start(&desk);
    desk.git("site", &["remote", "set-url", "origin", &server.address]);
    outlasted(&desk);
}

#[test]
fn a_hook_that_takes_a_little_longer_is_waited_for() {
    let desk = changed();
    thinks(&desk, "3");
    let (code, said) = desk.publish(&["--timeout", "2"]);
    assert_eq!(code, 0, "{said}");
    assert!(
        said.contains("as commit COMMIT; the remote did not say so by itself, but the branch is this site now\n"),
        "{said}"
    );
    assert_eq!(desk.branch("gh-pages"), desk.built());
}

#[test]
fn a_hook_of_this_side_that_says_no() {
    let desk = changed();
    desk.program("site/.git/hooks/pre-push", "#!/bin/sh\necho 'Not today.' >&2\nexit 1\n");
    let expected = "error: `gh-pages` of `origin` did not take the site; nothing was published, and the branch is as it was\n  git: Not \
        today.\n  git: error: failed to push some refs to '../remote.git'\n";
    assert_eq!(fails(&desk, &[], &[]), expected);
}

/// The server that comes with Git, for the repositories of a desk.
struct Server {
    /// The server.
    child: Child,
    /// The address of the remote.
    address: String,
}

impl Server {
    /// Starts it on a port that is free.
    fn start(desk: &Desk) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut command = desk.command("git", ".");
        command.args(["daemon", "--export-all", "--enable=receive-pack", "--reuseaddr", "--listen=127.0.0.1"]);
        command.arg(format!("--port={port}")).arg(format!("--base-path={}", desk.0.path().display()));
        let child = command.spawn().unwrap();
        let end = Instant::now() + Duration::from_secs(10);
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(Instant::now() < end, "the server does not answer");
            std::thread::sleep(Duration::from_millis(20));
        }
        Self { child, address: format!("git://127.0.0.1:{port}/remote.git") }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // `git daemon` is a program of its own below `git`, which ends with it when it is asked to.
        let _ = Command::new("kill").arg(self.child.id().to_string()).status();
        let _ = self.child.wait();
    }
}

/// A hook that ends the program which updates the branch, after it did and before it says so.
const DIES: &str = "#!/bin/sh\n[ \"$1\" = committed ] || exit 0\nMORE\nkill -9 $PPID\n";

#[test]
fn a_connection_that_breaks_on_the_way_back() {
    let desk = changed();
    desk.program("remote.git/hooks/reference-transaction", &DIES.replace("MORE", ""));
    let (code, said) = desk.publish(&[]);
    assert_eq!(code, 0, "{said}");
    let ends = "published to `gh-pages` of `origin` (../remote.git) as commit COMMIT; the remote did not say so by itself, but the \
        branch is this site now\nit is, or soon will be, at https://ida.github.io/bridge/, if the host shows the branch there\n";
    assert!(said.ends_with(ends), "{said}");
    assert_eq!(desk.branch("gh-pages"), desk.built());
}

#[test]
fn a_connection_that_breaks_for_good() {
    let desk = changed();
    let gone = format!("mv {0}/remote.git {0}/elsewhere.git", desk.0.path().display());
    desk.program("remote.git/hooks/reference-transaction", &DIES.replace("MORE", &gone));
    let before = desk.local();
    let (code, said) = desk.publish(&[]);
    assert_eq!((code, desk.local()), (3, before));
    let begins = "error: it is not known whether `gh-pages` of `origin` takes the site: the connection was lost on the way, and the \
        remote cannot be asked. The branch is the new site as a whole or what it was, and a remote that is still at work may change it \
        later\n  git: ";
    assert!(said.starts_with(begins) && said.ends_with(ASK), "{said}");
    fs::rename(desk.path("elsewhere.git"), desk.path("remote.git")).unwrap();
    fs::remove_file(desk.path("remote.git/hooks/reference-transaction")).unwrap();
    assert!(desk.published(&[]).contains("is this site already; no commit was made"));
    assert_eq!((desk.branch("gh-pages"), desk.log("gh-pages").len()), (desk.built(), 2));
}

#[test]
fn a_remote_that_is_silent() {
    let desk = changed();
    let ssh = ssh(&desk, "exec sleep 20");
    let start = Instant::now();
    let said = fails(&desk, &[("GIT_SSH_COMMAND", &ssh)], &["--timeout", "1"]);
    assert!(start.elapsed() < Duration::from_secs(15), "{:?}", start.elapsed());
    let expected = "error: `origin` cannot be read at host:DIR/remote.git; nothing was published\ngit was silent for 1 s and was ended; \
        --timeout sets another limit\n";
    assert_eq!(said, expected);
}

#[test]
fn a_remote_that_wants_a_password_is_not_answered() {
    let desk = changed();
    let ssh = ssh(&desk, "echo 'ida@host: Permission denied (publickey).' >&2; exit 255");
    let said = fails(&desk, &[("GIT_SSH_COMMAND", &ssh)], &[]);
    assert!(said.contains("\n  git: ida@host: Permission denied (publickey).\n"), "{said}");
    desk.git("site", &["remote", "set-url", "origin", "https://ida:secret@127.0.0.1:1/bridge.git"]);
    let said = fails(&desk, &[], &[]);
    assert!(said.starts_with("error: `origin` cannot be read at https://127.0.0.1:1/bridge.git; "), "{said}");
    assert!(!said.contains("secret"), "{said}");
}

/// A hook of this side that lets somebody else push first, after the branch was read.
fn overtaken(desk: &Desk, how: &str) {
    desk.git(".", &["clone", "--quiet", "--branch", "gh-pages", "remote.git", "somebody"]);
    let script = format!(
        "#!/bin/sh\n{how}\nunset GIT_DIR GIT_PREFIX\ncd {}/somebody || exit 1\ngit pull --quiet --rebase\ndate +%N >> theirs.txt\n\
         git add theirs.txt\ngit commit --quiet --message 'By somebody'\ngit push --quiet --no-verify\n",
        desk.0.path().display()
    );
    desk.program("site/.git/hooks/pre-push", &script);
}

#[test]
fn a_branch_that_somebody_pushed_to_is_read_anew() {
    for history in ["keep", "none"] {
        let desk = changed();
        overtaken(&desk, "[ -e once ] && exit 0; touch once");
        let said = desk.published(&["--history", history]);
        assert!(said.contains("left alone, not written by Dateline: theirs.txt\n"), "{said}");
        let mut files = desk.branch("gh-pages");
        assert!(files.remove("theirs.txt").is_some());
        assert_eq!(files, desk.built());
        let log = desk.log("gh-pages");
        let kept = ["Publish The bridge", "By somebody", "Publish The bridge"];
        assert_eq!(log, if history == "keep" { &kept[..] } else { &kept[..1] });
    }
}

#[test]
fn a_branch_that_never_rests_is_left_to_the_others() {
    let desk = changed();
    overtaken(&desk, "");
    let (code, said) = desk.publish(&[]);
    assert_eq!(code, 3);
    let expected = "error: somebody else is publishing to `gh-pages` of `origin` too: it changed twice while this site was on its way; \
        nothing of this site was published, so try again when they are done\n";
    assert_eq!(said, expected);
    assert_eq!(desk.log("gh-pages"), ["By somebody", "By somebody", "Publish The bridge"]);
}

#[test]
fn without_git_nothing_is_published() {
    let desk = Desk::new();
    let mut command = desk.dateline(&["publish"]);
    let (code, said) = desk.said({
        command.env("PATH", desk.path("nowhere"));
        command
    });
    let expected = "error: there is no program `git` here, and publishing to a branch needs it; install Git 2.31 or newer, or copy the \
        folder that `dateline build` writes\n";
    assert_eq!((code, said.as_str()), (3, expected));
}
