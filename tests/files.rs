//! Reading: what is taken in, what is passed over, what is refused.
#![expect(clippy::disallowed_methods, reason = "tests prepare their folders")]

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

use dateline::files::{Dimensions, Files, Kind};
use dateline::problem::{Problem, Problems};
use dateline::text::Place;
use tempfile::TempDir;

use crate::process;

/// Makes a folder with these files; a path that ends in a slash is a folder.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("content")).unwrap();
    for (path, bytes) in files {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    root
}

/// Reads a folder and returns the files with their problems as lines.
fn read(root: &Path) -> (Files, Vec<String>) {
    let (files, problems) = Files::read(root).unwrap();
    let lines = lines(&files, &problems);
    (files, lines)
}

/// Draws problems as lines: the rule, the path, the bytes if any, the message.
fn lines(files: &Files, problems: &Problems) -> Vec<String> {
    let line = |problem: &Problem| {
        let path = &files.file(problem.place.file()).path;
        let bytes = match problem.place {
            Place::Span(span) => format!(":{:?}", span.range()),
            _ => String::new(),
        };
        format!("{} {path}{bytes}: {}", problem.rule.name(), problem.message)
    };
    problems.iter().map(line).collect()
}

/// Returns the paths of the texts.
fn texts(files: &Files) -> Vec<&str> {
    files.iter().map(|(_, file)| file.path.as_str()).collect()
}

/// Returns the paths of the assets.
fn assets(files: &Files) -> Vec<&str> {
    files.assets().iter().map(|asset| asset.path.as_str()).collect()
}

#[test]
fn files_come_in_byte_order_of_their_paths_and_keep_their_numbers() {
    let root = folder(&[
        ("content/events/b.md", b"b"),
        ("content/events/a/x.md", b"x"),
        ("content/events/a.md", b"a"),
        ("content/events/a-b.md", b"ab"),
        ("content/site.yaml", b"title: T"),
        ("templates/event.html", b"<h1>"),
        ("static/css/event.css", b"a{}"),
        ("static/robots.txt", b""),
    ]);
    let (files, problems) = read(root.path());
    assert_eq!(problems, [""; 0]);
    let content = ["content/events/a-b.md", "content/events/a.md", "content/events/a/x.md", "content/events/b.md"];
    let rest = ["content/site.yaml", "static/css/event.css", "templates/event.html"];
    assert_eq!(texts(&files), [&content[..], &rest].concat());
    assert_eq!(assets(&files), ["static/css/event.css", "static/robots.txt"]);
    assert!(files.iter().all(|(id, file)| files.file(id) == file && files.find(&file.path) == Some(id)));
    assert!(files.assets().iter().all(|asset| files.file(asset.id).path == asset.path));
    assert_eq!(files.under("content/events/").map(|(_, file)| file.path.as_str()).collect::<Vec<_>>(), content);
    assert_eq!(files.under("content/e").next().map(|(id, _)| id), files.find("content/events/a-b.md"));
}

#[test]
fn marks_and_line_ends_make_no_difference() {
    let plain = folder(&[("content/a.md", b"one\ntwo\n")]);
    for bytes in [&b"\xEF\xBB\xBFone\r\ntwo\r\n"[..], b"one\rtwo\r"] {
        let other = folder(&[("content/a.md", bytes)]);
        let text = |root: &TempDir| read(root.path()).0.iter().next().unwrap().1.text.clone();
        assert_eq!(text(&other), text(&plain));
    }
}

#[test]
fn litter_and_dot_files_are_passed_over() {
    let litter =
        ["x.md~", ".x.md.swp", "#x.md#", ".#x.md", "._x.md", ".DS_Store", "Thumbs.db", ".git/config", ".gitkeep"];
    let mut all: Vec<(String, &[u8])> = vec![("content/.hidden/y.md".into(), b"")];
    all.extend(litter.iter().flat_map(|name| ["content", "static"].map(|top| (format!("{top}/{name}"), &b""[..]))));
    all.push(("static/.well-known/security.txt".into(), b"x"));
    all.push(("content/x.md".into(), b"x"));
    let all: Vec<(&str, &[u8])> = all.iter().map(|(path, bytes)| (path.as_str(), *bytes)).collect();
    let root = folder(&all);
    let (files, problems) = read(root.path());
    assert_eq!((texts(&files), assets(&files)), (vec!["content/x.md"], vec!["static/.well-known/security.txt"]));
    assert_eq!(problems, [""; 0]);
}

#[test]
fn every_hostile_file_is_named_in_one_run() {
    let root = folder(&[
        ("content/events/good.md", b"good"),
        ("content/events/windows.md", b"one\r\ncaf\xE9\r\n"),
        ("content/events/wide.md", b"\xFF\xFEx\0"),
        ("content/events/con.md", b""),
        ("content/events/what?.md", b""),
        ("content/events/Foo.md", b""),
        ("content/events/foo.md", b""),
        ("content/nul/inner.md", b""),
        ("static/end.", b""),
    ]);
    fs::write(root.path().join("content/events/huge.md"), vec![b'x'; 16 * 1024 * 1024 + 1]).unwrap();
    let (files, problems) = read(root.path());
    assert_eq!(
        problems,
        [
            "file-name content/events/con.md: `con.md` is a name that Windows keeps for a device",
            "address-collision content/events/foo.md: `content/events/foo.md` and `content/events/Foo.md` are one file where case does not count, as on Windows and macOS",
            "file-too-large content/events/huge.md: `content/events/huge.md` is larger than 16 MiB, which is the most a text may have",
            "file-name content/events/what?.md: `what?.md` holds `?`, which Windows refuses in a name",
            "not-utf8 content/events/wide.md: `content/events/wide.md` is not UTF-8; it looks like UTF-16 (little-endian)",
            "not-utf8 content/events/windows.md:7..10: `content/events/windows.md` is not UTF-8 at byte 8 (line 2): 0xE9 looks like Windows-1252 for `é`",
            "file-name content/nul: `nul` is a name that Windows keeps for a device",
            "file-name static/end.: `end.` ends in a dot, which Windows drops",
        ]
    );
    assert_eq!(texts(&files), ["content/events/Foo.md", "content/events/foo.md", "content/events/good.md"]);
    assert_eq!(files.file(files.find("content/events/windows.md").unwrap()).kind, Kind::Unread);
}

#[test]
fn names_that_differ_only_in_composition_clash_and_are_found_either_way() {
    let root = folder(&[("content/caf\u{e9}.jpg", b""), ("content/cafe\u{301}.jpg", b"")]);
    let message = "address-collision content/café.jpg: two files are called `content/café.jpg`; they differ only in how Unicode composes their letters";
    assert_eq!(read(root.path()).1, [message]);
    let root = folder(&[("content/cafe\u{301}.jpg", b"x")]);
    let (files, _) = read(root.path());
    let asset = files.asset("content/caf\u{e9}.jpg").unwrap();
    assert_eq!(files.asset("content/cafe\u{301}.jpg"), Some(asset));
    assert_eq!(fs::read(&asset.source).unwrap(), b"x");
}

#[test]
fn links_are_followed_inside_and_refused_outside() {
    let outside = folder(&[("secret.md", b"secret"), ("folder/secret.md", b"secret")]);
    let root = folder(&[("content/events/a.md", b"a"), ("shared/b.md", b"b"), (".git/config", b"token")]);
    let link = |to: &Path, at: &str| symlink(to, root.path().join(at)).unwrap();
    link(&root.path().join("shared"), "content/shared");
    link(Path::new("../../shared/b.md"), "content/events/b.md");
    link(&outside.path().join("secret.md"), "content/events/out.md");
    link(&outside.path().join("folder"), "content/out");
    link(Path::new("../.git/config"), "content/config.md");
    link(Path::new(".."), "content/events/up");
    link(Path::new("nowhere"), "content/gone.md");
    let (files, problems) = read(root.path());
    assert_eq!(texts(&files), ["content/events/a.md", "content/events/b.md", "content/shared/b.md"]);
    assert_eq!(
        problems,
        [
            "link-outside content/config.md: `content/config.md` is a link that leads into `.git`, which is hidden",
            "link-outside content/events/out.md: `content/events/out.md` is a link that leads out of the site's folder",
            "link-outside content/events/up: `content/events/up` is a link that leads back to `content`, which holds it",
            "unreadable-file content/gone.md: `content/gone.md` is a link that leads nowhere",
            "link-outside content/out: `content/out` is a link that leads out of the site's folder",
        ]
    );
    let linked = tempfile::tempdir().unwrap();
    symlink(outside.path(), linked.path().join("content")).unwrap();
    assert_eq!(
        read(linked.path()).1,
        ["link-outside content: `content` is a link that leads out of the site's folder"]
    );
}

#[test]
fn a_pipe_is_refused_instead_of_waited_for() {
    let root = folder(&[]);
    let pipe = root.path().join("content/pipe.md");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    assert_eq!(
        read(root.path()).1,
        ["unreadable-file content/pipe.md: `content/pipe.md` is neither a file nor a folder"]
    );
}

#[test]
fn what_cannot_be_opened_is_a_problem() {
    let root = folder(&[("content/shut.md", b""), ("content/shut.png", b""), ("content/open.md", b"x")]);
    fs::create_dir(root.path().join("content/shut")).unwrap();
    for path in ["", "content/shut.md", "content/shut.png", "content/shut"] {
        let mode = if path.is_empty() { 0o755 } else { 0o000 };
        fs::set_permissions(root.path().join(path), fs::Permissions::from_mode(mode)).unwrap();
    }
    process::passes_unprivileged("files::child_that_may_not_open", root.path());
    fs::set_permissions(root.path().join("content/shut"), fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
#[ignore = "run by another test, as somebody without permission"]
fn child_that_may_not_open() {
    let (files, problems) = read(&process::folder());
    assert_eq!(texts(&files), ["content/open.md"]);
    assert_eq!(
        problems,
        [
            "unreadable-file content/shut: cannot read `content/shut`: Permission denied (os error 13)",
            "unreadable-file content/shut.md: cannot read `content/shut.md`: Permission denied (os error 13)",
            "unreadable-file content/shut.png: cannot read `content/shut.png`: Permission denied (os error 13)",
        ]
    );
}

#[test]
fn only_a_missing_content_folder_is_an_error() {
    let root = tempfile::tempdir().unwrap();
    let error = Files::read(root.path()).unwrap_err();
    assert_eq!(error.path, root.path().join("content"));
    fs::write(root.path().join("content"), "a file").unwrap();
    assert!(Files::read(root.path()).is_err());
    assert!(Files::read(&root.path().join("nowhere")).is_err());
}

#[test]
fn images_are_measured_and_memory_reads_like_the_disk() {
    let svg: &[u8] = b"<svg viewBox='0 0 4 3'/>";
    let all: [(&str, &[u8]); 4] =
        [("static/logo.svg", svg), ("content/events/a.md", b"a\r\n"), ("content/x.md", b"\xFF"), ("content/X.md", b"")];
    let root = folder(&all);
    let (files, problems) = read(root.path());
    let (memory, words) = Files::in_memory(all);
    let pairs = |files: &Files| {
        (0..).map(dateline::text::FileId).take(files.count()).map(|id| files.file(id).clone()).collect::<Vec<_>>()
    };
    assert_eq!((pairs(&memory), lines(&memory, &words)), (pairs(&files), problems));
    for files in [&files, &memory] {
        let logo = files.asset("static/logo.svg").unwrap();
        assert_eq!((logo.length, logo.dimensions), (24, Some(Dimensions { width: 4, height: 3 })));
    }
}
