//! The preview: the program itself, asked as a browser asks.
#![expect(clippy::disallowed_methods, reason = "tests prepare folders")]

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

/// How long anything may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// An event without a mistake.
const EVENT: &str = "---\ntitle: The vote\ndate: 2024-03-05\n---\nIt passed.\n";

/// An event that cites what is not there, in words that would be markup.
const BROKEN: &str = "---\ntitle: The vote\ndate: 2024-03-05\nsources: [\"<script>x\"]\n---\nIt passed.\n";

/// Makes a project with one event.
fn project() -> TempDir {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir_all(root.path().join("content/events")).unwrap();
    fs::create_dir_all(root.path().join("static")).unwrap();
    let settings = "title: News\nlanguage: en-US\nbase-url: https://example.org/news/\n";
    fs::write(root.path().join("content/site.yaml"), settings).unwrap();
    fs::write(root.path().join("content/events/vote.md"), EVENT).unwrap();
    fs::write(root.path().join("static/logo.png"), "one").unwrap();
    root
}

/// Saves a file as editors do, in one step: no half of it is ever there to be read.
fn save(path: &Path, text: &str) {
    let beside = path.with_file_name(".saving~");
    fs::write(&beside, text).unwrap();
    fs::rename(beside, path).unwrap();
}

/// Prepares to run the program in a folder, with nothing of the environment.
fn dateline(root: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.args(arguments).current_dir(root).env_clear().env("HOME", root).stdin(Stdio::null());
    command
}

/// A preview that runs, and ends with its test.
struct Preview {
    /// The program.
    child: Child,
    /// What it says, line by line.
    lines: Receiver<String>,
    /// The port it took.
    port: u16,
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A response: its status, its headers by lower-case name, and its body.
#[derive(Debug)]
struct Answer {
    /// The status.
    status: u16,
    /// The headers.
    headers: BTreeMap<String, String>,
    /// The body as text.
    body: String,
}

impl Preview {
    /// Starts a preview on a free port, and waits until it answers.
    fn start(root: &Path, more: &[&str]) -> Self {
        let arguments: Vec<&str> = ["serve", "--port", "0"].iter().chain(more).copied().collect();
        let mut child = dateline(root, &arguments).stderr(Stdio::piped()).spawn().unwrap();
        let (sender, lines) = mpsc::channel();
        let said = BufReader::new(child.stderr.take().unwrap());
        std::thread::spawn(move || said.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
        let mut preview = Self { child, lines, port: 0 };
        let address = preview.hears("serving http://127.0.0.1:");
        let digits = address.split(':').nth(2).and_then(|rest| rest.split('/').next());
        preview.port = digits.unwrap().parse().unwrap();
        preview
    }

    /// Waits for a line that begins with some words, and returns it.
    fn hears(&self, words: &str) -> String {
        loop {
            let line = self.lines.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("never said: {words}"));
            if line.starts_with(words) {
                return line;
            }
        }
    }

    /// Sends a request with headers; a path alone is asked for from this machine.
    fn connect(&self, request: &str) -> TcpStream {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let request = if request.starts_with('/') {
            format!("GET {request} HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", self.port)
        } else {
            request.replace("PORT", &self.port.to_string())
        };
        stream.write_all(request.as_bytes()).unwrap();
        stream
    }

    /// Asks, and returns the whole answer.
    fn asks(&self, request: &str) -> Answer {
        let mut bytes = Vec::new();
        self.connect(request).read_to_end(&mut bytes).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or_else(|| panic!("no response: {text}"));
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let pair = |line: &str| line.split_once(": ").map(|(name, value)| (name.to_lowercase(), value.to_owned()));
        Answer { status, headers: lines.filter_map(pair).collect(), body: body.to_owned() }
    }

    /// Begins to listen for changes; the first marks are those of the moment.
    fn listens(&self) -> Changes {
        let mut changes = Changes { stream: BufReader::new(self.connect("/__dateline/changes")), marks: Value::Null };
        changes.next();
        changes
    }
}

/// The stream of changes.
struct Changes {
    /// The connection.
    stream: BufReader<TcpStream>,
    /// The last marks.
    marks: Value,
}

impl Changes {
    /// Waits for the next marks, and returns which of the three differ from the last.
    fn next(&mut self) -> Vec<&'static str> {
        let mut line = String::new();
        while !line.starts_with("data: ") {
            line.clear();
            assert!(self.stream.read_line(&mut line).expect("a change") > 0, "the stream ended");
        }
        let marks: Value = serde_json::from_str(&line["data: ".len()..]).unwrap();
        let before = std::mem::replace(&mut self.marks, marks);
        ["pages", "styles", "problems"].into_iter().filter(|name| before[*name] != self.marks[*name]).collect()
    }
}

#[test]
fn a_page_is_served_and_made_anew_when_its_file_is_saved() {
    let root = project();
    let preview = Preview::start(root.path(), &[]);
    let page = preview.asks("/news/events/vote/");
    assert_eq!(page.status, 200);
    assert_eq!(page.headers["content-type"], "text/html; charset=utf-8");
    assert_eq!(page.headers["cache-control"], "no-store");
    assert_eq!(page.body.matches("<script src=\"/__dateline/page.js\"").count(), 1);
    let mut changes = preview.listens();
    save(&root.path().join("content/events/vote.md"), &EVENT.replace("passed", "failed"));
    assert_eq!(changes.next(), ["pages"]);
    assert!(preview.hears("rebuilt in ").ends_with(" ms"));
    assert!(preview.asks("/news/events/vote/").body.contains("It failed."));
    assert_eq!(preview.asks("/news/logo.png").body, "one");
    save(&root.path().join("static/logo.png"), "two");
    assert_eq!(changes.next(), ["pages"], "an image of the same length");
    assert_eq!(preview.asks("/news/logo.png").body, "two");
}

#[test]
fn the_site_stands_where_it_will_be_published() {
    let root = project();
    let preview = Preview::start(root.path(), &[]);
    let to = |path: &str| {
        let answer = preview.asks(path);
        (answer.status, answer.headers.get("location").cloned().unwrap_or_default())
    };
    assert_eq!(to("/"), (302, "/news/".to_owned()));
    assert_eq!(to("/news"), (302, "/news/".to_owned()));
    assert_eq!(to("/news/events/vote"), (302, "/news/events/vote/".to_owned()));
    let missing = preview.asks("/news/nothing/here/");
    assert_eq!((missing.status, missing.headers["content-type"].as_str()), (404, "text/html; charset=utf-8"));
    assert!(missing.body.contains("href=\"/news/"), "the site's own page");
    assert_eq!(preview.asks("/news/../../content/site.yaml").status, 404);
    assert_eq!(preview.asks("/content/site.yaml").status, 404);
}

#[test]
fn strangers_are_refused() {
    let root = project();
    let preview = Preview::start(root.path(), &[]);
    for (request, status) in [
        ("GET /news/ HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421),
        ("GET /news/ HTTP/1.1\r\nHost: evil.example:PORT\r\n\r\n", 421),
        ("GET /__dateline/changes HTTP/1.1\r\nHost: evil.example:PORT\r\n\r\n", 421),
        ("GET /__dateline/problems HTTP/1.1\r\nHost: localhost:PORT\r\nOrigin: http://evil.example\r\n\r\n", 403),
        ("GET /news/ HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nOrigin: null\r\n\r\n", 403),
        ("GET /news/ HTTP/1.1\r\n\r\n", 400),
        ("POST /news/ HTTP/1.1\r\nHost: localhost:PORT\r\nContent-Length: 0\r\n\r\n", 405),
        ("nonsense\r\n\r\n", 400),
        ("GET /news/ HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nOrigin: http://127.0.0.1:PORT\r\n\r\n", 200),
    ] {
        let answer = preview.asks(request);
        assert_eq!(answer.status, status, "{request}");
        assert!(!answer.headers.contains_key("access-control-allow-origin"));
        assert_eq!(status == 200, answer.body.contains("The vote"), "{request}");
    }
    let head = preview.asks("HEAD /news/ HTTP/1.1\r\nHost: localhost:PORT\r\n\r\n");
    assert_eq!((head.status, head.body.as_str()), (200, ""));
}

#[test]
fn problems_are_shown_over_the_last_good_site() {
    let root = project();
    let preview = Preview::start(root.path(), &[]);
    let event = root.path().join("content/events/vote.md");
    let mut changes = preview.listens();
    save(&event, BROKEN);
    assert_eq!(changes.next(), ["problems"]);
    preview.hears("nothing was rebuilt");
    let problems = preview.asks("/__dateline/problems");
    assert_eq!(problems.headers["content-type"], "text/plain; charset=utf-8");
    assert!(problems.body.contains("--> content/events/vote.md:4:11"), "{}", problems.body);
    assert!(problems.body.contains("<script>x"), "as it was typed: {}", problems.body);
    assert!(!problems.body.contains('\u{1b}'), "no colours");
    let page = preview.asks("/news/events/vote/");
    assert!(page.status == 200 && page.body.contains("It passed.") && !page.body.contains("<script>x"));
    save(&event, EVENT);
    assert_eq!(changes.next(), ["problems"], "as it was, so the page stays");
    assert_eq!(preview.asks("/__dateline/problems").body, "");
}

#[test]
fn a_site_that_cannot_be_built_is_served_once_it_can() {
    let root = project();
    let event = root.path().join("content/events/vote.md");
    save(&event, BROKEN);
    let preview = Preview::start(root.path(), &[]);
    let page = preview.asks("/news/");
    assert_eq!(page.status, 503);
    assert!(page.body.contains("&lt;script&gt;x") && !page.body.contains("<script>x"), "{}", page.body);
    let mut changes = preview.listens();
    save(&event, EVENT);
    assert_eq!(changes.next(), ["pages", "styles", "problems"]);
    assert_eq!(preview.asks("/news/").status, 200);
}

#[test]
fn styles_alone_are_told_apart_and_folders_may_come_later() {
    let root = project();
    let preview = Preview::start(root.path(), &[]);
    let mut changes = preview.listens();
    fs::create_dir_all(root.path().join("static/css")).unwrap();
    save(&root.path().join("static/css/base.css"), "p { color: red }");
    assert_eq!(changes.next(), ["styles"]);
    assert!(preview.asks("/news/assets/site.css").body.contains("p { color: red }"));
    fs::create_dir(root.path().join("templates")).unwrap();
    preview.hears("rebuilt in "); // the styles
    preview.hears("rebuilt in "); // the folder
    save(&root.path().join("templates/404.html"), "<p>Nothing.");
    assert_eq!(changes.next(), ["pages"]);
    assert!(preview.asks("/news/x").body.starts_with("<p>Nothing.<script"));
    save(&root.path().join("templates/404.html"), "{{ nonsense }}");
    assert_eq!(changes.next(), ["problems"]);
    assert!(preview.asks("/__dateline/problems").body.contains("templates/404.html:1:4"));
}

#[test]
fn many_saves_are_few_changes_and_a_build_beside_is_none() {
    let root = project();
    let preview = Preview::start(root.path(), &[]);
    let pause = || std::thread::sleep(Duration::from_millis(600));
    for number in 0..50 {
        save(&root.path().join("content/events/vote.md"), &format!("{EVENT}{number}\n"));
    }
    preview.hears("rebuilt in ");
    pause();
    let more = preview.lines.try_iter().count();
    assert!(more < 5, "{more} more rebuilds of 50 saves in a row; a busy machine may need a few");
    assert!(preview.asks("/news/events/vote/").body.contains("49"));
    assert!(dateline(root.path(), &["build"]).output().unwrap().status.success());
    assert!(!fs::read_to_string(root.path().join("public/index.html")).unwrap().contains("__dateline"));
    pause();
    assert_eq!(preview.lines.try_iter().collect::<Vec<_>>(), [""; 0], "what a build writes and reads is no change");
}

#[test]
fn saves_that_follow_each_other_closely_are_one_change() {
    let root = project();
    let preview = Preview::start(root.path(), &[]);
    for (saves, apart) in [(10, 20), (5, 50), (5, 20)] {
        let mut changes = preview.listens();
        for number in 0..saves {
            save(&root.path().join("content/events/vote.md"), &format!("{EVENT}{apart} {number}\n"));
            std::thread::sleep(Duration::from_millis(apart));
        }
        assert_eq!(changes.next(), ["pages"]);
        let shown = preview.asks("/news/events/vote/").body.contains(&format!("{apart} {}", saves - 1));
        preview.hears("rebuilt in ");
        std::thread::sleep(Duration::from_millis(400));
        let more = preview.lines.try_iter().count();
        // A machine that is busy with something else may let more time pass between two saves than was asked for.
        assert!(shown || more > 0, "the last save is shown");
        assert!(more <= 1, "{more} more rebuilds of {saves} saves {apart} ms apart");
    }
}

#[test]
fn changes_are_found_by_looking_too() {
    let root = project();
    let preview = Preview::start(root.path(), &["--poll"]);
    let mut changes = preview.listens();
    save(&root.path().join("content/events/vote.md"), &EVENT.replace("passed", "failed"));
    assert_eq!(changes.next(), ["pages"]);
}

#[test]
fn a_content_folder_that_is_a_link_is_watched_where_it_leads() {
    let root = project();
    fs::create_dir(root.path().join("vault")).unwrap();
    fs::rename(root.path().join("content"), root.path().join("vault/words")).unwrap();
    std::os::unix::fs::symlink("vault/words", root.path().join("content")).unwrap();
    let preview = Preview::start(root.path(), &[]);
    let mut changes = preview.listens();
    save(&root.path().join("vault/words/events/vote.md"), &EVENT.replace("passed", "failed"));
    assert_eq!(changes.next(), ["pages"]);
}

#[test]
fn drafts_are_shown_on_request_and_counted_otherwise() {
    let root = project();
    let draft = EVENT.replace("title: The vote", "title: The vote\ndraft: true");
    fs::write(root.path().join("content/events/draft.md"), draft).unwrap();
    assert_eq!(Preview::start(root.path(), &[]).asks("/news/events/draft/").status, 404);
    assert_eq!(Preview::start(root.path(), &["--drafts"]).asks("/news/events/draft/").status, 200);
    let mut child = dateline(root.path(), &["serve", "--port", "0"]).stderr(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stderr.take().unwrap()).read_line(&mut line).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(line, "held back: 1 draft (serve with --drafts to see them)\n");
}

#[test]
fn it_ends_in_order_and_has_written_nothing() {
    let root = project();
    let mut preview = Preview::start(root.path(), &[]);
    let _open = preview.listens();
    let pid = i32::try_from(preview.child.id()).ok().and_then(rustix::process::Pid::from_raw).unwrap();
    rustix::process::kill_process(pid, rustix::process::Signal::INT).unwrap();
    preview.hears("stopped");
    assert_eq!(preview.child.wait().unwrap().code(), Some(0));
    let mut names: Vec<_> = fs::read_dir(root.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["content", "static"]);
}

#[test]
fn a_port_that_is_taken_is_said() {
    let root = project();
    let preview = Preview::start(root.path(), &[]);
    let port = preview.port.to_string();
    let output = dateline(root.path(), &["serve", "--port", &port]).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    let expected = format!("error: port {port} is taken; choose another with `--port`, 0 for any that is free\n");
    assert_eq!((output.status.code(), said), (Some(3), expected));
}
