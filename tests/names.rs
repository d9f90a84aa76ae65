//! Names that every system can hold: what the program writes can be cloned and served anywhere, Windows being the narrowest.
#![expect(clippy::disallowed_methods, reason = "tests prepare folders and look at them themselves")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use dateline::address::{Address, Id, segment};
use proptest::prelude::*;

use crate::tree;

/// The characters that a path may have below the folder it is written to, so that there is room for that folder below the
/// 260 that many programs of Windows take.
const LONGEST: usize = 180;

/// Returns what is wrong with some paths on some system, one sentence each.
fn faults<'a>(paths: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for path in paths {
        let refused =
            path.split('/').filter_map(|name| segment::fault(name).map(|fault| format!("{path}: `{name}` {fault}")));
        wrong.extend(refused);
        if path.chars().count() > LONGEST {
            wrong.push(format!("{path}: longer than {LONGEST} characters"));
        }
        // A folder and a file of one name clash like two files; a folder is one however often it is met.
        let ends = path.match_indices('/').map(|(at, _)| (&path[..at], true)).chain([(path, false)]);
        for (part, is_folder) in ends {
            let mark = if is_folder { format!("{part}/") } else { part.to_owned() };
            let met = names.entry(segment::collision_key(part)).or_insert_with(|| mark.clone());
            if *met != mark {
                wrong.push(format!("{mark}: the same as {met} where case does not count"));
            }
        }
    }
    wrong
}

/// Builds the site in a folder of the project, and returns every path that was written.
fn written(root: &Path) -> Vec<String> {
    let out = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.args(["build", "--drafts", "--root"]).arg(root).arg("--out").arg(out.path().join("out"));
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    crate::case::gather(&out.path().join("out")).into_keys().collect()
}

#[test]
fn what_is_built_can_be_held_everywhere() {
    for root in ["", "starter", "tests/gallery", "examples/rome"] {
        let paths = written(&tree::root().join(root));
        assert!(paths.len() > 20, "{root}: {paths:?}");
        assert_eq!(faults(paths.iter().map(String::as_str)), [""; 0], "{root}");
    }
}

#[test]
fn what_is_begun_can_be_held_everywhere() {
    let folder = tempfile::tempdir().unwrap();
    let begun = Command::new(env!("CARGO_BIN_EXE_dateline")).arg("init").current_dir(folder.path()).output().unwrap();
    assert!(begun.status.success());
    let paths: Vec<String> = crate::case::gather(folder.path()).into_keys().collect();
    assert_eq!(faults(paths.iter().map(String::as_str)), [""; 0]);
}

#[test]
fn the_project_can_be_cloned_everywhere() {
    let folders = [
        "src",
        "tests",
        "content",
        "static",
        "templates",
        "starter",
        "docs",
        "examples",
        "scripts",
        "benches",
        "build",
        ".github",
    ];
    let paths: Vec<String> = folders.iter().flat_map(|folder| tree::files(folder)).collect();
    assert!(paths.len() > 500);
    assert_eq!(faults(paths.iter().map(String::as_str)), [""; 0]);
}

#[test]
fn a_name_that_some_system_cannot_hold_is_seen() {
    let long = format!("{}/x", "y".repeat(LONGEST));
    let cases: [(&[&str], &str); 6] = [
        (&["a/con/x"], "a/con/x: `con` is a name that Windows keeps for a device"),
        (&["a:b"], "a:b: `a:b` holds `:`, which Windows refuses in a name"),
        (&["a./x"], "a./x: `a.` ends in a dot, which Windows drops"),
        (&["a/x", "A/y"], "A/: the same as a/ where case does not count"),
        (&["a", "a/x"], "a/: the same as a where case does not count"),
        (&[&long], &format!("{long}: longer than {LONGEST} characters")),
    ];
    for (paths, wrong) in cases {
        assert_eq!(faults(paths.iter().copied()), [wrong]);
    }
    assert_eq!(faults(["a/x", "a/y", "b"]), [""; 0]);
}

/// What an author writes, and what is said of it.
const REFUSED: [(&str, &str, &str); 7] = [
    ("static/aux.txt", "x", "`aux.txt` is a name that Windows keeps for a device"),
    ("static/a:b.png", "x", "`a:b.png` holds `:`, which Windows refuses in a name"),
    ("static/end.", "x", "`end.` ends in a dot, which Windows drops"),
    ("static/Robots.txt", "x", "would stand at the same address"),
    ("static/events/vote/INDEX.HTML", "x", "would stand at the same address"),
    (
        "content/events/lpt1.md",
        "---\ntitle: A\ndate: 2024-01-01\n---\nA.\n",
        "`lpt1.md` is a name that Windows keeps for a device",
    ),
    (
        "content/pages/old.md",
        "---\ntitle: Old\naliases: [/com1/]\n---\nOld.\n",
        "which is a name that Windows keeps for a device",
    ),
];

#[test]
fn a_name_that_some_system_cannot_hold_is_refused() {
    for (path, text, said) in REFUSED {
        let root = tempfile::tempdir().unwrap();
        let write = |path: &str, text: &str| {
            let path = root.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write("content/site.yaml", "title: T\nbase-url: https://a.example/\n");
        write("content/events/vote.md", "---\ntitle: The vote\ndate: 2024-03-05\n---\nIt passed.\n");
        write(path, text);
        let output =
            Command::new(env!("CARGO_BIN_EXE_dateline")).arg("build").current_dir(root.path()).output().unwrap();
        let words = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{path}: {words}");
        assert!(words.contains(said), "{path}: {words}");
        assert!(!root.path().join("public").exists(), "{path}");
    }
}

proptest! {
    #[test]
    fn every_id_makes_an_address_that_can_be_held(text in "\\PC{0,40}") {
        for id in [Id::check(&text).ok(), Id::suggest(&text)].into_iter().flatten() {
            let address = Address::page(&["outlets", id.as_str()]).unwrap();
            prop_assert_eq!(faults([address.output_path().as_ref()]), [""; 0]);
        }
    }

    #[test]
    fn every_address_can_be_held(text in "[a-cC./: *?\u{1}]{0,12}|(con|nul|aux|com1|lpt9)[./a-z]{0,6}") {
        if let Ok(address) = Address::parse(&text) {
            prop_assert_eq!(faults([address.output_path().as_ref()]), [""; 0]);
        }
    }
}
