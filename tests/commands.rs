//! Commands that stand for themselves, one after the other as somebody would type them: `build`, `clean`, `theme`.
#![expect(clippy::disallowed_methods, reason = "tests prepare and read their folders")]

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::case::gather;

/// Begins the example site in a folder.
fn site() -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    run(root.path(), "init", 0);
    root
}

/// Runs the program in a folder, demands an exit code, and returns what it printed and what it said.
fn run(root: &Path, line: &str, code: i32) -> (String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    let output = command.args(line.split(' ')).current_dir(root).env("NO_COLOR", "1").output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let (printed, said) = (text(output.stdout), text(output.stderr));
    assert_eq!(output.status.code(), Some(code), "{line}: {said}");
    (printed, said)
}

#[test]
fn what_build_wrote_is_removed_and_nothing_else() {
    let root = site();
    let (printed, said) = run(root.path(), "clean", 0);
    assert_eq!((printed.as_str(), said.as_str()), ("", "removed 0 files from ./public\n"));
    run(root.path(), "build", 0);
    let before = gather(root.path()).keys().filter(|path| !path.starts_with("public/")).count();
    // The list of what build wrote is no file of the site.
    let built = gather(&root.path().join("public")).keys().filter(|path| *path != ".dateline-manifest.json").count();
    fs::write(root.path().join("public/mine.txt"), "Mine.\n").unwrap();
    let (_, said) = run(root.path(), "clean", 0);
    assert_eq!(said, format!("removed {built} files from ./public\n"));
    let left = gather(root.path());
    assert_eq!(left["public/mine.txt"], b"Mine.\n");
    assert_eq!(left.len(), before + 1, "{:?}", left.keys());
}

#[test]
fn a_file_of_the_theme_is_copied_with_its_version_and_builds_the_same_site() {
    let root = site();
    run(root.path(), "build", 0);
    let before = gather(&root.path().join("public"));
    let (listed, _) = run(root.path(), "theme", 0);
    assert!(listed.lines().any(|line| line == "templates/part/foot.html"), "{listed}");
    assert_eq!(run(root.path(), "theme list", 0).0, listed);
    let (printed, said) = run(root.path(), "theme eject templates/part/foot.html static/css/tokens.css", 0);
    assert_eq!(printed, "templates/part/foot.html\nstatic/css/tokens.css\n", "{said}");
    let copy = fs::read_to_string(root.path().join("templates/part/foot.html")).unwrap();
    assert!(copy.lines().next().unwrap().contains(env!("CARGO_PKG_VERSION")), "{copy}");
    let own = concat!("the site's own, from Dateline ", env!("CARGO_PKG_VERSION"));
    let (listed, _) = run(root.path(), "theme", 0);
    assert_eq!(listed.lines().filter(|line| line.ends_with(own)).count(), 2, "{listed}");
    run(root.path(), "build", 0);
    let after = gather(&root.path().join("public"));
    let differ: Vec<&String> = after.keys().filter(|path| before.get(*path) != after.get(*path)).collect();
    assert_eq!(differ, ["assets/site.css"], "its note is the only thing that is new");
    let (_, said) = run(root.path(), "theme eject templates/part/fot.html", 2);
    assert!(said.contains("`templates/part/foot.html`"), "{said}");
}
