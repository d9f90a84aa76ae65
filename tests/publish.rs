//! `dateline publish`, against real repositories: what the branch holds then, what stays as it was, and what is said when it
//! goes wrong.
#![expect(clippy::disallowed_methods, reason = "tests prepare repositories and look at them themselves")]

mod failures;
mod refusals;

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::Command;

use tempfile::TempDir;

/// Settings of the site.
const SITE: &str = "title: The bridge\nlanguage: en-US\nbase-url: https://ida.github.io/bridge/\n";
/// An event.
const VOTE: &str = "---\ntitle: The vote\ndate: 2024-03-05\n---\nIt passed.\n";
/// Another event.
const LETTER: &str = "---\ntitle: The letter\ndate: 2024-01-05\n---\nIt came.\n";
/// How `git` is set up for everybody.
const CONFIG: &str = "[user]\n\tname = Ida\n\temail = ida@example.org\n[init]\n\tdefaultBranch = main\n[advice]\n\tdetachedHead = false\n";

/// A site in a repository, and a bare repository that is its remote.
struct Desk(TempDir);

/// Files by path.
type Files = BTreeMap<String, Vec<u8>>;

impl Desk {
    /// Makes a site of two events, committed, with an empty remote called `origin`.
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        fs::write(desk.path("gitconfig"), CONFIG).unwrap();
        desk.git(".", &["init", "--quiet", "--bare", "remote.git"]);
        desk.git(".", &["init", "--quiet", "site"]);
        desk.git("site", &["remote", "add", "origin", "../remote.git"]);
        desk.write("content/site.yaml", SITE);
        desk.write("content/events/vote.md", VOTE);
        desk.write("content/events/letter.md", LETTER);
        desk.write("static/logo.bin", "\u{0}\r\nnot \u{1}text\r\n");
        desk.write(".gitignore", "/public\n/.public.*\n");
        desk.commit("Begin");
        desk
    }

    /// Returns a path in the folder of the test.
    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    /// Writes a file of the site.
    fn write(&self, path: &str, text: &str) {
        let path = self.path("site").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Commits the site as it is.
    fn commit(&self, message: &str) {
        self.git("site", &["add", "--all"]);
        self.git("site", &["commit", "--quiet", "--message", message]);
    }

    /// Prepares to run a program in a folder of the test, with nothing of the environment but where programs are.
    fn command(&self, program: &str, folder: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(self.path(folder)).env_clear().env("PATH", std::env::var_os("PATH").unwrap());
        command.env("HOME", self.0.path()).env("GIT_CONFIG_NOSYSTEM", "1");
        command.env("GIT_CONFIG_GLOBAL", self.path("gitconfig"));
        command
    }

    /// Runs `git` and returns what it prints.
    fn git(&self, folder: &str, words: &[&str]) -> String {
        let output = self.command("git", folder).args(words).output().unwrap();
        assert!(output.status.success(), "git {words:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    /// Runs the program in a folder of the test.
    fn at(&self, folder: &str, words: &[&str]) -> (i32, String) {
        let mut command = self.command(env!("CARGO_BIN_EXE_dateline"), folder);
        command.args(words);
        self.said(command)
    }

    /// Prepares to run the program in the site.
    fn dateline(&self, words: &[&str]) -> Command {
        let mut command = self.command(env!("CARGO_BIN_EXE_dateline"), "site");
        command.args(words);
        command
    }

    /// Publishes, and returns the exit code and what was said, with the names of commits and this folder left out.
    fn publish(&self, words: &[&str]) -> (i32, String) {
        self.said(self.dateline(&[&["publish"], words].concat()))
    }

    /// Runs a command and returns its exit code and what it said.
    fn said(&self, mut command: Command) -> (i32, String) {
        let output = command.output().unwrap();
        assert_eq!(output.stdout, b"");
        let said = String::from_utf8(output.stderr).unwrap().replace(&self.0.path().display().to_string(), "DIR");
        (output.status.code().unwrap(), said.split(' ').map(anonymous).collect::<Vec<_>>().join(" "))
    }

    /// Publishes and demands that it went well.
    fn published(&self, words: &[&str]) -> String {
        let (code, said) = self.publish(words);
        assert_eq!(code, 0, "{said}");
        said
    }

    /// Returns what a branch of the remote holds, read back by a clone.
    fn branch(&self, name: &str) -> Files {
        let clone = tempfile::tempdir_in(self.0.path()).unwrap();
        let to = clone.path().join("it");
        self.git(".", &["clone", "--quiet", "--branch", name, "remote.git", to.to_str().unwrap()]);
        fs::remove_dir_all(to.join(".git")).unwrap();
        crate::case::gather(&to)
    }

    /// Returns what `build` writes, without the list by which it knows what is its own.
    fn built(&self) -> Files {
        self.built_at("site")
    }

    /// Returns what `build` writes in a folder of the test.
    fn built_at(&self, folder: &str) -> Files {
        let out = self.path("built");
        let (code, said) = self.at(folder, &["build", "--out", out.to_str().unwrap()]);
        assert_eq!(code, 0, "{said}");
        let mut files = crate::case::gather(&self.path("built"));
        assert!(files.remove(".dateline-manifest.json").is_some());
        files
    }

    /// Returns the commits of a branch of the remote, newest first, by their first lines.
    fn log(&self, name: &str) -> Vec<String> {
        self.git("remote.git", &["log", "--format=%s", name]).lines().map(str::to_owned).collect()
    }

    /// Returns all that must stay as it was: the refs, what is checked out, the index, the work tree.
    fn local(&self) -> (String, Vec<u8>, Vec<u8>, Files) {
        let refs = self.git("site", &["for-each-ref"]);
        let [head, index] = ["HEAD", "index"].map(|name| fs::read(self.path("site/.git").join(name)).unwrap());
        let mut files = crate::case::gather(&self.path("site"));
        files.retain(|path, _| !path.starts_with(".git/"));
        (refs, head, index, files)
    }

    /// Commits a file to the branch as somebody else does: by a clone, or without one as `gh-pages` of nobody.
    fn somebody(&self, branch: &str, files: &[(&str, &str)]) {
        let clone = tempfile::tempdir_in(self.0.path()).unwrap();
        let to = clone.path().to_str().unwrap();
        self.git(".", &["clone", "--quiet", "remote.git", to]);
        if self.git("remote.git", &["branch", "--list", branch]).is_empty() {
            self.git(to, &["checkout", "--quiet", "--orphan", branch]);
        } else {
            self.git(to, &["checkout", "--quiet", branch]);
        }
        for (path, text) in files {
            let path = clone.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        self.git(to, &["add", "--all"]);
        self.git(to, &["commit", "--quiet", "--message", "By somebody"]);
        self.git(to, &["push", "--quiet", "origin", branch]);
    }

    /// Writes a program.
    fn program(&self, path: &str, text: &str) -> String {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        path.to_str().unwrap().to_owned()
    }
}

/// Replaces the name of a commit by `COMMIT`.
fn anonymous(word: &str) -> String {
    let name = word.trim_end_matches(['\n', ';', ',', '.']);
    let digits = name.len() >= 12 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
    // The end of a line and the next word are one piece here.
    if let Some((one, rest)) = word.split_once('\n').filter(|(_, rest)| !rest.is_empty()) {
        return format!("{}\n{}", anonymous(one), anonymous(rest));
    }
    if digits { word.replacen(name, "COMMIT", 1) } else { word.to_owned() }
}

#[test]
fn the_address_of_an_example_is_no_address_to_publish_at() {
    let desk = Desk::new();
    let said = desk.published(&["--base-url", "https://news.example/millbrook/"]);
    let warned = "\
warning: `base-url` is https://news.example/millbrook/, an address for examples where nothing can be, and the feed, the sitemap and the links for sharing lead there
help: write the address at which the host shows the branch into content/site.yaml, as in `base-url: https://USER.github.io/REPOSITORY/`, and publish again
";
    assert!(said.ends_with(warned) && !said.contains("soon will be"), "{said}");
    let said = desk.published(&["--base-url", "https://news.example/", "--cname", "bridge.example.org"]);
    assert!(
        said.contains(
            "it is, or soon will be, at https://bridge.example.org/\nwarning: `base-url` is https://news.example/, "
        ),
        "{said}"
    );
    assert!(
        said.ends_with(
            "help: write `base-url: https://bridge.example.org/` into content/site.yaml, and publish again\n"
        ),
        "{said}"
    );
}

/// Adds and removes files of what a branch should hold.
fn with(mut files: Files, more: &[(&str, &str)]) -> Files {
    files.extend(more.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())));
    files
}

#[test]
fn the_branch_is_what_build_writes_and_nothing_here_changes() {
    let desk = Desk::new();
    let before = desk.local();
    let said = desk.published(&[]);
    let last: Vec<&str> = said.lines().rev().take(2).collect();
    assert_eq!(last[1], "published to `gh-pages` of `origin` (../remote.git) as commit COMMIT");
    assert_eq!(last[0], "it is, or soon will be, at https://ida.github.io/bridge/, if the host shows the branch there");
    assert!(said.contains("  + /events/vote/\n"), "{said}");
    assert_eq!(desk.branch("gh-pages"), desk.built());
    let mut after = desk.local();
    // As after every push, Git notes what the remote has.
    let noted = |refs: &str| refs.lines().filter(|line| !line.ends_with("refs/remotes/origin/gh-pages")).count();
    assert_eq!((noted(&after.0), after.0.lines().count()), (1, 2));
    after.0.clone_from(&before.0);
    assert_eq!(after, before);
    assert_eq!(desk.git("remote.git", &["fsck", "--strict"]), "");
}

#[test]
fn the_commit_says_where_it_comes_from() {
    let desk = Desk::new();
    desk.published(&[]);
    let head = desk.git("site", &["rev-parse", "HEAD"]);
    let version = env!("CARGO_PKG_VERSION");
    let message = desk.git("remote.git", &["log", "-1", "--format=%an <%ae>%n%B", "gh-pages"]);
    let expected = format!(
        "Ida <ida@example.org>\nPublish The bridge\n\nFrom commit {head}.\n\nDateline-Version: {version}\nDateline-Source: {head}"
    );
    assert_eq!(message, expected);
    desk.write("content/events/vote.md", &VOTE.replace("passed", "failed"));
    let said = desk.published(&["--message", "Übermut tut \"selten\" gut"]);
    let warned = "warning: 1 file of the site not as committed (`content/events/vote.md`): what is published is what is on the disk\n";
    assert!(said.starts_with(warned), "{said}");
    let message = desk.git("remote.git", &["log", "-1", "--format=%B", "gh-pages"]);
    let expected = format!(
        "Übermut tut \"selten\" gut\n\nDateline-Version: {version}\nDateline-Source: {head}, with 1 file changed since"
    );
    assert_eq!(message, expected);
}

#[test]
fn only_what_changes_is_told_and_a_page_that_is_gone_goes() {
    let desk = Desk::new();
    desk.published(&[]);
    let unchanged = "`gh-pages` of `origin` is this site already; no commit was made\nit is, or soon will be, at \
        https://ida.github.io/bridge/, if the host shows the branch there\n";
    assert_eq!(desk.publish(&[]), (0, unchanged.to_owned()));
    assert_eq!(desk.log("gh-pages"), ["Publish The bridge"]);
    fs::remove_file(desk.path("site/content/events/letter.md")).unwrap();
    desk.write("content/pages/about.md", "---\ntitle: About\n---\nUs.\n");
    desk.commit("Change");
    let dry = desk.published(&["--dry-run"]);
    assert!(dry.contains("  + /about/\n") && dry.contains("  ~ /\n") && dry.contains("  - /events/letter/\n"), "{dry}");
    assert!(dry.contains("\n1 page added, ") && dry.contains(" other files changed, 1 page removed\n"), "{dry}");
    assert!(dry.contains("`gh-pages` of `origin` (../remote.git) would change so; nothing was published\n"), "{dry}");
    assert_eq!(desk.log("gh-pages").len(), 1);
    desk.published(&[]);
    assert_eq!(desk.branch("gh-pages"), desk.built());
    assert_eq!(desk.log("gh-pages").len(), 2);
}

#[test]
fn history_can_be_let_go() {
    let desk = Desk::new();
    desk.published(&[]);
    desk.write("content/events/vote.md", &VOTE.replace("passed", "failed"));
    desk.published(&[]);
    assert_eq!(desk.log("gh-pages").len(), 2);
    // The same site, but what was published before is to go.
    desk.published(&["--history", "none"]);
    assert_eq!(desk.log("gh-pages").len(), 1);
    assert_eq!(desk.branch("gh-pages"), desk.built());
    assert!(desk.published(&["--history", "none"]).contains("no commit was made"));
}

#[test]
fn drafts_and_embargoes_are_not_published() {
    let desk = Desk::new();
    desk.write("content/events/rumour.md", &VOTE.replace("vote\ndate:", "rumour\ndraft: true\ndate:"));
    desk.write(
        "content/events/secret.md",
        &LETTER.replace("letter\ndate:", "secret\nembargo: 2999-01-01T06:00\ndate:"),
    );
    desk.write(
        "content/events/opened.md",
        &LETTER.replace("letter\ndate:", "opening\nembargo: 2020-01-01T06:00\ndate:"),
    );
    desk.commit("More");
    let events = |desk: &Desk| -> Vec<String> {
        let files = desk.branch("gh-pages").into_keys();
        files.filter(|path| path.starts_with("events/") && path != "events/index.html").collect()
    };
    let said = desk.published(&[]);
    assert!(said.ends_with("held back: 1 draft (build with --drafts to see them)\nheld back: 2 entries under embargo (build with --now once it has passed)\n"), "{said}");
    assert_eq!(events(&desk), ["events/letter/index.html", "events/vote/index.html"]);
    let early = "error: --now: `2999-01-02` has not come yet; what is under embargo until then is not published before. `dateline \
        build --now` shows it here\n";
    assert_eq!(desk.publish(&["--now", "2999-01-02"]), (2, early.to_owned()));
    assert_eq!(desk.publish(&["--drafts"]).0, 2);
    desk.published(&["--now", "2024-01-01"]);
    assert_eq!(events(&desk), ["events/letter/index.html", "events/opened/index.html", "events/vote/index.html"]);
    assert!(desk.branch("gh-pages").values().all(|bytes| !String::from_utf8_lossy(bytes).contains("rumour")));
}

#[test]
fn the_host_name_of_the_branch_is_not_lost() {
    let desk = Desk::new();
    desk.published(&[]);
    // What GitHub does when a domain is typed into its settings.
    desk.somebody("gh-pages", &[("CNAME", "bridge.example.org")]);
    let said = desk.published(&["--base-url", "https://bridge.example.org/"]);
    assert!(said.contains("left alone, not written by Dateline: CNAME\n"), "{said}");
    assert!(said.ends_with("it is, or soon will be, at https://bridge.example.org/\n"), "{said}");
    assert_eq!(desk.branch("gh-pages")["CNAME"], b"bridge.example.org");
    for _ in 0..2 {
        desk.published(&["--history", "none"]);
        assert_eq!(desk.branch("gh-pages"), with(desk.built(), &[("CNAME", "bridge.example.org")]));
    }
    let said = desk.published(&["--cname", "other.example.org"]);
    assert!(said.contains("it is, or soon will be, at https://other.example.org/\nwarning: the site was built for https://ida.github.io/bridge/, "), "{said}");
    assert_eq!(desk.branch("gh-pages")["CNAME"], b"other.example.org\n");
    let dry = desk.published(&["--dry-run"]);
    let goes = |host: &str| {
        format!(
            "CNAME goes: the site before this one was to be shown under {host}, and neither `--cname` nor `cname:` in site.yaml says so now\n"
        )
    };
    assert!(dry.contains(&goes("other.example.org")) && !dry.contains("left alone"), "{dry}");
    assert_eq!(desk.branch("gh-pages")["CNAME"], b"other.example.org\n");
    // What GitHub writes over it is GitHub's.
    desk.somebody("gh-pages", &[("CNAME", "fourth.example.org")]);
    assert!(desk.published(&[]).contains("left alone, not written by Dateline: CNAME\n"));
    assert_eq!(desk.branch("gh-pages")["CNAME"], b"fourth.example.org");
    desk.write("content/site.yaml", &format!("{SITE}cname: third.example.org\n"));
    desk.published(&[]);
    assert_eq!(desk.branch("gh-pages"), desk.built());
    desk.write("content/site.yaml", SITE);
    let said = desk.published(&[]);
    assert!(said.contains(&goes("third.example.org")) && !said.contains("left alone"), "{said}");
    assert!(!desk.branch("gh-pages").contains_key("CNAME"));
    assert!(!desk.published(&[]).contains("CNAME"));
}

#[test]
fn a_site_without_an_address_is_told_which_to_write() {
    let desk = Desk::new();
    desk.write("content/site.yaml", "title: The bridge\nlanguage: en-US\n");
    let lacks = "warning: the site does not say its own address, so it has no feed and no sitemap, and nothing to show where it is shared\n";
    let said = desk.published(&[]);
    let help = "help: write the address at which the host shows the branch into content/site.yaml, as in `base-url: \
        https://USER.github.io/REPOSITORY/`, and publish again\n";
    assert!(said.ends_with(&format!("{lacks}{help}")), "{said}");
    let said = desk.published(&["--cname", "bridge.example.org"]);
    let help = "help: write `base-url: https://bridge.example.org/` into content/site.yaml, and publish again\n";
    assert!(
        said.ends_with(&format!("it is, or soon will be, at https://bridge.example.org/\n{lacks}{help}")),
        "{said}"
    );
}

#[test]
fn what_others_put_on_the_branch_stays() {
    let desk = Desk::new();
    desk.published(&[]);
    desk.somebody(
        "gh-pages",
        &[("google1.html", "verified"), ("maps/a \"b\"\n.png", "x"), ("robots.txt", "Disallow: /")],
    );
    let others = [("google1.html", "verified"), ("maps/a \"b\"\n.png", "x")];
    let said = desk.published(&[]);
    assert!(said.contains("changed on the branch by somebody else, and now replaced: robots.txt\n"), "{said}");
    assert_eq!(desk.branch("gh-pages"), with(desk.built(), &others));
    fs::remove_file(desk.path("site/content/events/letter.md")).unwrap();
    for history in ["none", "keep", "none"] {
        desk.published(&["--history", history]);
        assert_eq!(desk.branch("gh-pages"), with(desk.built(), &others));
    }
}

#[test]
fn hidden_files_are_left_out_but_those_that_the_web_knows() {
    let desk = Desk::new();
    desk.write("static/.well-known/security.txt", "Contact: mailto:ida@example.org\n");
    desk.write("static/.env", "SECRET=1\n");
    desk.write("static/deep/.hidden/x.txt", "x\n");
    let said = desk.published(&[]);
    assert!(said.contains("left out, as hidden files: .env, deep/.hidden/x.txt\n"), "{said}");
    let files = desk.branch("gh-pages");
    let hidden: Vec<&str> =
        files.keys().map(String::as_str).filter(|path| path.contains("/.") || path.starts_with('.')).collect();
    assert_eq!(hidden, [".nojekyll", ".well-known/security.txt"]);
}

#[test]
fn a_worktree_and_a_submodule_publish_too() {
    let desk = Desk::new();
    desk.git("site", &["worktree", "add", "--quiet", "-b", "draft", "../beside"]);
    let (code, said) = desk.at("beside", &["publish"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(desk.branch("gh-pages"), desk.built());
    desk.git(".", &["init", "--quiet", "above"]);
    desk.git("above", &["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "../site", "news"]);
    desk.git("above/news", &["remote", "set-url", "origin", "../../remote.git"]);
    let (code, said) = desk.at("above", &["publish", "--root", "news", "--branch", "pages"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(desk.branch("pages"), desk.built());
}

#[test]
fn a_site_in_a_repository_without_a_work_tree_publishes_too() {
    let desk = Desk::new();
    desk.git(".", &["clone", "--quiet", "--bare", "site", "bare.git"]);
    desk.git("bare.git", &["remote", "set-url", "origin", "../remote.git"]);
    fs::rename(desk.path("site/content"), desk.path("bare.git/content")).unwrap();
    fs::rename(desk.path("site/static"), desk.path("bare.git/static")).unwrap();
    let (code, said) = desk.at("bare.git", &["publish"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(desk.branch("gh-pages"), desk.built_at("bare.git"));
}

#[test]
fn a_folder_of_the_repository_publishes_its_own_site() {
    let desk = Desk::new();
    fs::create_dir(desk.path("site/news")).unwrap();
    desk.git("site", &["mv", "content", "static", "news/"]);
    desk.commit("Move");
    let (code, said) = desk.at("site/news", &["publish"]);
    assert_eq!(code, 0, "{said}");
    assert!(!said.contains("warning"), "{said}");
    assert_eq!(desk.branch("gh-pages"), desk.built_at("site/news"));
}
