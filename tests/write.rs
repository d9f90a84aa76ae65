//! Writing: all or nothing, nothing foreign harmed, whatever happens in between.
#![expect(clippy::disallowed_methods, reason = "tests prepare and inspect folders")]

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use dateline::address::Address;
use dateline::write::{Body, Method, Options, Output, Outputs, Report, Stage, WriteError, clean, publish};
use tempfile::TempDir;

use crate::process;

/// The name of the list of what was written.
const MANIFEST: &str = ".dateline-manifest.json";

/// Makes a project with some content.
fn project() -> TempDir {
    let root = tempfile::tempdir().unwrap();
    for folder in ["content/events", "static", "templates", ".git"] {
        fs::create_dir_all(root.path().join(folder)).unwrap();
    }
    fs::write(root.path().join("content/site.yaml"), "title: T\n").unwrap();
    root
}

/// Returns what the writer has to know about a project.
fn options(root: &Path) -> Options {
    Options { root: root.to_owned(), home: None }
}

/// Makes outputs of addresses and texts.
fn outputs(files: &[(&str, &str)]) -> Outputs {
    let output = |(address, text): &(&str, &str)| Output {
        address: Address::parse(address).unwrap(),
        body: Body::Bytes(text.as_bytes().to_vec()),
    };
    Outputs { files: files.iter().map(output).collect() }
}

/// Publishes files into `public/` of a project.
fn build(root: &Path, files: &[(&str, &str)]) -> Result<Report, WriteError> {
    publish(&outputs(files), &root.join("public"), &options(root))
}

/// Returns every file and link below a folder with its text; folders that hold nothing end in a slash.
fn tree(folder: &Path) -> BTreeMap<String, String> {
    let entries = walkdir::WalkDir::new(folder).min_depth(1).into_iter().map(Result::unwrap);
    let is_leaf = |path: &Path| !path.is_dir() || path.is_symlink() || fs::read_dir(path).unwrap().next().is_none();
    let leaves = entries.filter(|entry| is_leaf(entry.path()));
    leaves
        .map(|entry| {
            let name = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
            match entry.file_type() {
                kind if kind.is_dir() => (format!("{name}/"), String::new()),
                kind if kind.is_symlink() => (name, format!("-> {}", fs::read_link(entry.path()).unwrap().display())),
                _ => (name, String::from_utf8_lossy(&fs::read(entry.path()).unwrap()).into_owned()),
            }
        })
        .collect()
}

/// Returns the tree of an output folder without the manifest, as pairs.
fn site(folder: &Path) -> Vec<(String, String)> {
    tree(folder).into_iter().filter(|(path, _)| path != MANIFEST).collect()
}

/// Turns borrowed pairs into what [`site`] returns.
fn pairs(files: &[(&str, &str)]) -> Vec<(String, String)> {
    files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

/// Returns the words of a refusal.
fn refused(result: Result<Report, WriteError>) -> String {
    match result {
        Err(WriteError::Refused(words)) => words,
        other => panic!("not refused: {other:?}"),
    }
}

/// Names the file at a path, and when it was changed.
fn stamp(path: &Path) -> (u64, i64, i64) {
    let metadata = fs::metadata(path).unwrap();
    (metadata.ino(), metadata.mtime(), metadata.mtime_nsec())
}

#[test]
fn a_site_is_published_with_a_list_of_what_was_written() {
    let root = project();
    let photo = root.path().join("content/photo.jpg");
    fs::write(&photo, "photo").unwrap();
    let mut outputs = outputs(&[("", "home"), ("events/x/", "x"), ("feed.xml", "feed"), (".nojekyll", "")]);
    outputs.files.push(Output { address: Address::parse("events/x/photo.jpg").unwrap(), body: Body::CopyOf(photo) });
    let out = root.path().join("a/b/public");
    let report = publish(&outputs, &out, &options(root.path())).unwrap();
    let expected = Report { written: 5, unchanged: 0, removed: 0, foreign: vec![], method: Method::Exchanged };
    assert_eq!(report, expected);
    let list = "{\n  \"files\": [\n    \".nojekyll\",\n    \"events/x/index.html\",\n    \"events/x/photo.jpg\",\n    \"feed.xml\",\n    \"index.html\"\n  ]\n}\n";
    let expected = pairs(&[
        (MANIFEST, list),
        (".nojekyll", ""),
        ("events/x/index.html", "x"),
        ("events/x/photo.jpg", "photo"),
        ("feed.xml", "feed"),
        ("index.html", "home"),
    ]);
    assert_eq!(tree(&out).into_iter().collect::<Vec<_>>(), expected);
    assert_eq!(tree(out.parent().unwrap()).len(), 6, "nothing is left beside a first build");
}

#[test]
fn what_did_not_change_is_not_rewritten_and_nothing_is_touched_for_nothing() {
    let root = project();
    let public = root.path().join("public");
    build(root.path(), &[("", "home"), ("a/", "a"), ("b/", "b"), ("c/", "c")]).unwrap();
    let (same, changed) = (stamp(&public.join("a/index.html")), stamp(&public.join("index.html")));
    let folder = stamp(&public);

    let report = build(root.path(), &[("c/", "c"), ("", "home"), ("a/", "a"), ("b/", "b")]).unwrap();
    assert_eq!(report, Report { written: 0, unchanged: 4, removed: 0, foreign: vec![], method: Method::Unchanged });
    assert_eq!(stamp(&public), folder);

    for (turn, text) in ["two", "three", "four", "five"].into_iter().enumerate() {
        let report = build(root.path(), &[("", text), ("a/", "a"), ("b/", "b"), ("d/", text)]).unwrap();
        let removed = usize::from(turn == 0);
        assert_eq!(report, Report { written: 2, unchanged: 2, removed, foreign: vec![], method: Method::Exchanged });
        let expected = [("a/index.html", "a"), ("b/index.html", "b"), ("d/index.html", text), ("index.html", text)];
        assert_eq!(site(&public), pairs(&expected));
        assert_eq!(stamp(&public.join("a/index.html")), same);
        assert_ne!(stamp(&public.join("index.html")), changed);
    }
}

#[test]
fn a_page_may_become_a_folder_and_a_folder_a_page() {
    let root = project();
    let public = root.path().join("public");
    for _ in 0..3 {
        build(root.path(), &[("x", "file"), ("y/z/", "deep")]).unwrap();
        assert_eq!(site(&public), pairs(&[("x", "file"), ("y/z/index.html", "deep")]));
        build(root.path(), &[("x/", "page"), ("y", "flat")]).unwrap();
        assert_eq!(site(&public), pairs(&[("x/index.html", "page"), ("y", "flat")]));
    }
}

#[test]
fn what_dateline_did_not_write_is_carried_over() {
    let root = project();
    let public = root.path().join("public");
    let pages = |text| [("", text), ("events/x/", "x")];
    build(root.path(), &pages("one")).unwrap();
    for (path, text) in [("CNAME", "example.org"), ("events/x/thesis.txt", "thesis"), (".git/objects/ab", "blob")] {
        fs::create_dir_all(public.join(path).parent().unwrap()).unwrap();
        fs::write(public.join(path), text).unwrap();
    }
    fs::create_dir(public.join("empty")).unwrap();
    symlink("/nowhere", public.join("link")).unwrap();
    fs::set_permissions(&public, fs::Permissions::from_mode(0o750)).unwrap();
    let foreign = [".git", "CNAME", "empty", "events/x/thesis.txt", "link"].map(str::to_owned).to_vec();
    let held = |index| {
        let mut all =
            vec![(".git/objects/ab", "blob"), ("CNAME", "example.org"), ("empty/", ""), ("events/x/index.html", "x")];
        all.extend([("events/x/thesis.txt", "thesis"), ("index.html", index), ("link", "-> /nowhere")]);
        pairs(&all)
    };
    let thesis = stamp(&public.join("events/x/thesis.txt"));
    for text in ["two", "three", "four"] {
        let report = build(root.path(), &pages(text)).unwrap();
        assert_eq!((report.foreign, report.method), (foreign.clone(), Method::Exchanged));
        assert_eq!(site(&public), held(text));
    }
    assert_eq!(stamp(&public.join("events/x/thesis.txt")), thesis);
    assert_eq!(fs::metadata(&public).unwrap().permissions().mode() & 0o777, 0o750);

    // Its owner changes, removes and adds; the spare must not bring back what it remembers.
    fs::write(public.join("CNAME"), "example.com").unwrap();
    fs::remove_file(public.join(".git/objects/ab")).unwrap();
    fs::write(public.join(".git/objects/cd"), "new").unwrap();
    fs::remove_file(public.join("link")).unwrap();
    build(root.path(), &pages("five")).unwrap();
    let mut expected = held("five");
    expected.retain(|(path, _)| path != "link");
    expected[0] = (".git/objects/cd".into(), "new".into());
    expected[1].1 = "example.com".into();
    assert_eq!(site(&public), expected);

    // The page goes, what lay beside it stays.
    build(root.path(), &[("", "six")]).unwrap();
    assert_eq!(fs::read_to_string(public.join("events/x/thesis.txt")).unwrap(), "thesis");
    assert!(!public.join("events/x/index.html").exists());
}

#[test]
fn what_is_in_the_way_is_never_overwritten() {
    let root = project();
    let public = root.path().join("public");
    let elsewhere = tempfile::tempdir().unwrap();
    build(root.path(), &[("", "home")]).unwrap();
    fs::write(public.join("plan.html"), "mine").unwrap();
    fs::create_dir(public.join("folder")).unwrap();
    fs::write(public.join("folder/mine.txt"), "mine").unwrap();
    symlink(elsewhere.path(), public.join("away")).unwrap();
    let before = tree(&public);
    for (address, path) in
        [("plan.html", "plan.html"), ("folder", "folder"), ("away/", "away"), ("plan.html/x/", "plan.html")]
    {
        let words = refused(build(root.path(), &[("", "changed"), (address, "new")]));
        let path = public.join(path);
        assert_eq!(
            words,
            format!(
                "`{}` is in the way: Dateline did not write it, and the site has something else to put there; move it or rename it",
                path.display()
            )
        );
        assert_eq!((tree(&public), tree(elsewhere.path()).len()), (before.clone(), 0));
    }
    build(root.path(), &[("", "changed"), ("folder/", "beside")]).unwrap();
    assert_eq!(fs::read_to_string(public.join("folder/mine.txt")).unwrap(), "mine");
}

#[test]
fn folders_that_could_hurt_are_refused_and_nothing_flags_that_away() {
    let root = project();
    let home = tempfile::tempdir().unwrap();
    let options = Options { root: root.path().to_owned(), home: Some(home.path().to_owned()) };
    fs::write(root.path().join("content/thesis.txt"), "thesis").unwrap();
    fs::create_dir(root.path().join("full")).unwrap();
    fs::write(root.path().join("full/thesis.txt"), "thesis").unwrap();
    fs::write(root.path().join("file"), "a file").unwrap();
    symlink("content", root.path().join("link")).unwrap();
    symlink("nowhere", root.path().join("dangling")).unwrap();
    for manifest in ["content", ".", "full/../content/events"] {
        fs::write(root.path().join(manifest).join(MANIFEST), "{\"files\": [\"thesis.txt\", \"site.yaml\"]}").unwrap();
    }
    let before = tree(root.path());
    let project = "is the folder of the project, or holds it";
    let among = |name: &str| format!("is `{name}`, holds it or lies in it");
    let cases: Vec<(PathBuf, String)> = vec![
        ("/".into(), "is the root of the file system".into()),
        ("/home".into(), "is a home folder, or holds one".into()),
        ("/home/somebody".into(), "is a home folder, or holds one".into()),
        (home.path().to_owned(), "is a home folder, or holds one".into()),
        (root.path().to_owned(), project.into()),
        (root.path().join("."), project.into()),
        (root.path().join("content/.."), project.into()),
        (root.path().join(".."), project.into()),
        (root.path().join("content"), among("content")),
        (root.path().join("content/events"), among("content")),
        (root.path().join("content/new/public"), among("content")),
        (root.path().join("static/public"), among("static")),
        (root.path().join("templates"), among("templates")),
        (root.path().join("link"), among("content")),
        (root.path().join("link/public"), among("content")),
        (root.path().join(".git/public"), among(".git")),
        (root.path().join("file"), "is a file".into()),
        (root.path().join("dangling"), "is a link that leads nowhere".into()),
        (root.path().join("new/../public"), "leads through a folder that does not exist".into()),
        (root.path().join("full"), "holds `thesis.txt`, and nothing says that Dateline wrote it".into()),
    ];
    for (out, fault) in cases {
        let words = refused(publish(&outputs(&[("", "home")]), &out, &options));
        assert!(words.starts_with(&format!("`{}` {fault}; ", out.display())), "{words}");
        assert!(matches!(clean(&out, &options), Err(WriteError::Refused(again)) if again == words), "{words}");
    }
    assert_eq!(tree(root.path()), before);
}

#[test]
fn an_output_folder_may_be_a_link_and_the_link_stays() {
    let root = project();
    let real = tempfile::tempdir().unwrap();
    symlink(real.path().join("www"), root.path().join("public")).unwrap();
    fs::create_dir(real.path().join("www")).unwrap();
    for text in ["one", "two", "three"] {
        build(root.path(), &[("", text)]).unwrap();
        assert_eq!(site(&real.path().join("www")), pairs(&[("index.html", text)]));
    }
    assert!(root.path().join("public").is_symlink());
}

#[test]
fn a_failure_before_the_end_changes_nothing() {
    let root = project();
    let public = root.path().join("public");
    let missing =
        Output { address: Address::parse("photo.jpg").unwrap(), body: Body::CopyOf(root.path().join("gone.jpg")) };
    for before in [None, Some("one"), Some("two")] {
        if let Some(text) = before {
            build(root.path(), &[("", text), ("a/", "a")]).unwrap();
        }
        let old = tree(root.path());
        let mut outputs = outputs(&[("", "new"), ("b/", "b")]);
        outputs.files.push(missing.clone());
        let error = publish(&outputs, &public, &options(root.path())).unwrap_err();
        let gone = root.path().join("gone.jpg");
        assert_eq!(
            error.to_string(),
            format!("cannot read `{}`: No such file or directory (os error 2)", gone.display())
        );
        let public_only = |tree: BTreeMap<String, String>| {
            tree.into_iter().filter(|(path, _)| !path.starts_with(".public")).collect::<Vec<_>>()
        };
        assert_eq!(public_only(tree(root.path())), public_only(old));
    }
    drop(Stage::open(&public, &options(root.path())).unwrap());
    let words = refused(build(root.path(), &[("a/", "1"), ("a/index.html", "2")]));
    assert_eq!(words, "`a/index.html` and `a/index.html` cannot both be written; give one of them another address");
    let words = refused(build(root.path(), &[("a", "1"), ("a/b/", "2")]));
    assert_eq!(words, "`a` and `a/b/index.html` cannot both be written; give one of them another address");
    let words = refused(build(root.path(), &[("Foo/", "1"), ("foo/", "2")]));
    assert_eq!(words, "`Foo/index.html` and `foo/index.html` cannot both be written; give one of them another address");
    let staged = |addresses: [&str; 2]| {
        let stage = Stage::open(&public, &options(root.path())).unwrap();
        for address in addresses {
            stage.put(&Address::parse(address).unwrap(), b"a").unwrap();
        }
        refused(stage.commit())
    };
    assert_eq!(staged(["a/", "a/"]), "two outputs are to be written to `a/index.html`");
    assert_eq!(
        staged(["index.html/", ""]),
        "`index.html/index.html` lies beneath a path that is a file of the site too"
    );
    let words = refused(build(root.path(), &[(MANIFEST, "{}")]));
    assert_eq!(words, format!("`{MANIFEST}` is a name that Dateline keeps for itself; give the file another one"));
    assert_eq!(site(&public), pairs(&[("a/index.html", "a"), ("index.html", "two")]));
}

#[test]
fn a_damaged_list_stops_everything() {
    let root = project();
    let public = root.path().join("public");
    build(root.path(), &[("", "home")]).unwrap();
    for text in ["{", "{\"files\": [\"../content/site.yaml\"]}"] {
        fs::write(public.join(MANIFEST), text).unwrap();
        let words = refused(build(root.path(), &[]));
        assert!(words.contains("is damaged, so what Dateline wrote cannot be told from what it did not"), "{words}");
        assert!(matches!(clean(&public, &options(root.path())), Err(WriteError::Refused(_))));
    }
    assert!(public.join("index.html").exists() && root.path().join("content/site.yaml").exists());
}

#[test]
fn clean_removes_what_was_written_and_nothing_else() {
    let root = project();
    let public = root.path().join("public");
    assert_eq!(clean(&public, &options(root.path())).unwrap(), 0);
    for text in ["one", "two", "three"] {
        build(root.path(), &[("", text), ("events/x/", "x"), ("y/", "y")]).unwrap();
    }
    fs::write(public.join("events/x/thesis.txt"), "thesis").unwrap();
    assert_eq!(clean(&public, &options(root.path())).unwrap(), 3);
    assert_eq!(tree(&public).into_iter().collect::<Vec<_>>(), pairs(&[("events/x/thesis.txt", "thesis")]));
    fs::remove_file(public.join("events/x/thesis.txt")).unwrap();
    assert!(!root.path().join(".public.dateline").exists());

    fs::remove_dir_all(&public).unwrap();
    build(root.path(), &[("", "home")]).unwrap();
    assert_eq!(clean(&public, &options(root.path())).unwrap(), 1);
    assert!(!public.exists());
    fs::create_dir(&public).unwrap();
    assert_eq!(clean(&public, &options(root.path())).unwrap(), 0);
    assert!(public.exists(), "an empty folder is not ours to remove");
}

#[test]
fn clean_does_not_follow_links() {
    let root = project();
    let elsewhere = tempfile::tempdir().unwrap();
    fs::write(elsewhere.path().join("index.html"), "theirs").unwrap();
    let public = root.path().join("public");
    build(root.path(), &[("", "home"), ("events/", "x")]).unwrap();
    fs::remove_dir_all(public.join("events")).unwrap();
    symlink(elsewhere.path(), public.join("events")).unwrap();
    clean(&public, &options(root.path())).unwrap();
    assert_eq!(fs::read_to_string(elsewhere.path().join("index.html")).unwrap(), "theirs");
}

#[test]
fn any_number_of_threads_makes_the_same_tree() {
    let texts: Vec<(String, String)> = (0..300).map(|n| (format!("p{}/{n}/", n % 7), format!("page {n}"))).collect();
    let files: Vec<(&str, &str)> = texts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let trees = [1, 2, 5].map(|threads| {
        let root = project();
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| build(root.path(), &files[..200]).unwrap());
        pool.install(|| build(root.path(), &files[100..]).unwrap());
        tree(&root.path().join("public"))
    });
    assert_eq!(trees[0].len(), 201);
    assert!(trees.iter().all(|tree| *tree == trees[0]));
}

/// Returns the pages of one of two sites that differ in every page, and in which pages there are.
fn version(number: usize) -> Vec<(String, String)> {
    let page = |n: usize| (format!("events/e{n}/"), format!("version {number}, page {n}\n").repeat(40));
    (0..60).map(|n| page(n * (number + 2))).chain([(String::new(), format!("version {number}"))]).collect()
}

/// Publishes one of the two sites.
fn build_version(root: &Path, number: usize) -> Result<Report, WriteError> {
    let pages = version(number);
    let files: Vec<(&str, &str)> = pages.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    build(root, &files)
}

/// Returns the tree of one of the two sites, manifest and a foreign file included.
fn version_tree(number: usize) -> BTreeMap<String, String> {
    let root = project();
    build_version(root.path(), number).unwrap();
    fs::write(root.path().join("public/thesis.txt"), "thesis").unwrap();
    tree(&root.path().join("public"))
}

#[test]
fn a_build_killed_at_any_moment_leaves_one_site_or_the_other() {
    let root = project();
    let public = root.path().join("public");
    build_version(root.path(), 0).unwrap();
    fs::write(public.join("thesis.txt"), "thesis").unwrap();
    let whole = [0, 1].map(version_tree);
    let (mut seen, mut at_work) = ([0, 0], 0);
    let lock = root.path().join(".public.dateline/lock");
    for round in 0.. {
        kill_at_work(process::child("write::child_that_builds_for_ever", root.path()), &lock, round);
        let tree = tree(&public);
        let which = whole.iter().position(|whole| *whole == tree).expect("the site is a mixture");
        seen[which] += 1;
        at_work += usize::from(lock.exists());
        if round >= 30 && seen[0] > 0 && seen[1] > 0 && at_work > 10 {
            break;
        }
        assert!(round < 400, "the child was hardly ever killed at work: {seen:?}, {at_work}");
    }
    build_version(root.path(), 0).unwrap();
    build_version(root.path(), 1).unwrap();
    assert_eq!(tree(&public), whole[1]);
    let left: Vec<_> =
        fs::read_dir(root.path().join(".public.dateline")).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left, ["next"], "only the spare is left");
}

/// Lets a child finish a build or two, and kills it a moment after a file that shows what it is at appeared.
fn kill_at_work(mut child: std::process::Command, sign: &Path, round: u64) {
    let mut child = child.stdout(Stdio::piped()).spawn().unwrap();
    for _ in 0..=round % 2 {
        wait_for_word(&mut child);
    }
    // Watched rather than timed: how long a build takes is up to the machine.
    while !sign.exists() {
        assert_eq!(child.try_wait().unwrap(), None, "the child ended");
        std::thread::yield_now();
    }
    std::thread::sleep(Duration::from_micros((round % 8) * (round % 7) * 60));
    child.kill().unwrap();
    child.wait().unwrap();
}

/// Waits until a child says that it is at work.
fn wait_for_word(child: &mut std::process::Child) {
    let out = child.stdout.as_mut().unwrap();
    let mut words = Vec::new();
    while !words.ends_with(b"at work") {
        let mut byte = [0];
        assert_eq!(out.read(&mut byte).unwrap(), 1, "the child ended: {}", String::from_utf8_lossy(&words));
        words.push(byte[0]);
    }
}

#[test]
fn a_build_killed_between_two_files_leaves_each_whole_and_is_finished_by_the_next() {
    let root = project();
    let public = root.path().join("public");
    fs::create_dir(&public).unwrap();
    fs::set_permissions(&public, fs::Permissions::from_mode(0o777)).unwrap();
    fs::set_permissions(root.path(), fs::Permissions::from_mode(0o555)).unwrap();
    let whole = [0, 1].map(|number| {
        let mut tree = version_tree(number);
        tree.remove("thesis.txt");
        tree
    });
    let (nobody, mut mixed) = (process::Nobody::new(), 0);
    let journal = public.join(".dateline/journal.json");
    for round in 0.. {
        kill_at_work(nobody.child("write::child_that_builds_for_ever", root.path()), &journal, round);
        let mut left = tree(&public);
        left.retain(|path, _| !path.starts_with(".dateline/"));
        let is_whole = |path: &str, text: &String| whole.iter().any(|whole| whole.get(path) == Some(text));
        let torn: Vec<_> = left.iter().filter(|(path, text)| !path.ends_with('/') && !is_whole(path, text)).collect();
        assert!(torn.is_empty(), "neither old nor new: {torn:?}");
        mixed += usize::from(!whole.contains(&left));
        process::passes(nobody.child("write::child_that_only_opens", root.path()));
        let left = tree(&public);
        assert!(whole.contains(&left), "not finished: {:?}", left.keys());
        if round >= 12 && mixed > 2 {
            break;
        }
        assert!(round < 400, "the child was hardly ever killed between two files: {mixed}");
    }
    fs::set_permissions(root.path(), fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
#[ignore = "run by another test, as somebody without permission"]
fn child_that_only_opens() {
    let root = process::folder();
    drop(Stage::open(&root.join("public"), &options(&root)).unwrap());
}

#[test]
#[ignore = "run by another test, to be killed"]
fn child_that_builds_for_ever() {
    let root = process::folder();
    for number in (0..2).cycle() {
        build_version(&root, number).unwrap();
        println!("at work");
    }
}

#[test]
fn two_builds_at_once_are_one_too_many() {
    let root = project();
    let mut child = process::child("write::child_that_holds_the_lock", root.path());
    let mut child = child.stdout(Stdio::piped()).stdin(Stdio::piped()).spawn().unwrap();
    wait_for_word(&mut child);
    let error = build(root.path(), &[("", "home")]).unwrap_err();
    let public = root.path().join("public");
    let words =
        format!("another build (process {}) is writing to `{}`; wait until it is done", child.id(), public.display());
    assert_eq!(error.to_string(), words);
    assert!(!public.exists());
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(root.path().join(".public.dateline/lock").exists(), "a killed build leaves its lock");
    build(root.path(), &[("", "home")]).unwrap();
    assert!(!root.path().join(".public.dateline").exists(), "and the next one removes it");
}

#[test]
#[ignore = "run by another test, to be killed"]
fn child_that_holds_the_lock() {
    let root = process::folder();
    let _stage = Stage::open(&root.join("public"), &options(&root)).unwrap();
    println!("at work");
    let _ = std::io::stdin().read(&mut [0]);
}

/// Returns pages that need far more than 256 KiB.
fn large(text: &str) -> Vec<(String, String)> {
    (0..40).map(|n| (format!("events/e{n}/"), format!("{text} {n}\n").repeat(4000))).collect()
}

/// Tries to publish more than there is room for, and demands that it fails, with words, and changes nothing.
fn overflow(root: &Path) {
    let old = tree(&root.join("public"));
    let pages = large("new");
    let files: Vec<(&str, &str)> = pages.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let words = build(root, &files).unwrap_err().to_string();
    let reasons = ["the disk is full", "the file is larger than the system allows"];
    assert!(words.starts_with("cannot write `") && reasons.iter().any(|reason| words.ends_with(reason)), "{words}");
    assert_eq!(tree(&root.join("public")), old);
    build(root, &[("", "small")]).unwrap();
    assert_eq!(site(&root.join("public")), pairs(&[("index.html", "small")]));
}

#[test]
fn a_full_disk_changes_nothing() {
    let root = project();
    build(root.path(), &[("", "home"), ("a/", "a")]).unwrap();
    let words = ["sh", "-c", "trap '' XFSZ; ulimit -f 8; exec \"$0\" \"$@\""];
    process::passes(process::wrapped(&words, "write::child_with_little_room", root.path()));
}

#[test]
#[ignore = "run by another test, with little room"]
fn child_with_little_room() {
    overflow(&process::folder());
}

/// Something mounted for the time of a test.
struct Mount(PathBuf);

impl Mount {
    /// Mounts something; `None` when we may not.
    fn new(words: &[&str], at: &Path) -> Option<Self> {
        fs::create_dir_all(at).unwrap();
        let mounted = std::process::Command::new("mount").args(words).arg(at).stderr(Stdio::null()).status();
        mounted.is_ok_and(|status| status.success()).then(|| Self(at.to_owned()))
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        let _ = std::process::Command::new("umount").arg("--lazy").arg(&self.0).status();
    }
}

#[test]
fn a_full_small_disk_changes_nothing() {
    let root = tempfile::tempdir().unwrap();
    let disk = root.path().join("disk");
    match Mount::new(&["-t", "tmpfs", "-o", "size=256k", "tmpfs"], &disk) {
        Some(_mount) => {
            fs::create_dir(disk.join("content")).unwrap();
            build(&disk, &[("", "home"), ("a/", "a")]).unwrap();
            overflow(&disk);
            assert_eq!(fs::read_dir(disk.join(".public.dateline")).unwrap().count(), 1);
        }
        // Without the right to mount, a limit on the size of a file is as small a disk.
        None => a_full_disk_changes_nothing(),
    }
}

/// Publishes three times into a folder that cannot be exchanged, foreign files in it, and looks at every step.
fn one_by_one(root: &Path) {
    let public = root.join("public");
    let all = [("", "one"), ("a/", "a"), ("b", "file"), ("c/d/", "deep")];
    let report = build(root, &all).unwrap();
    assert_eq!((report.written, report.method), (4, Method::OneByOne));
    fs::write(public.join("a/thesis.txt"), "thesis").unwrap();
    let same = stamp(&public.join("a/index.html"));
    let report = build(root, &all).unwrap();
    assert_eq!((report.unchanged, report.method), (4, Method::Unchanged));
    let report = build(root, &[("", "two"), ("a/", "a"), ("b/", "folder"), ("c", "flat")]).unwrap();
    let foreign = vec!["a/thesis.txt".to_owned()];
    assert_eq!(report, Report { written: 3, unchanged: 1, removed: 2, foreign, method: Method::OneByOne });
    let held = [
        ("a/index.html", "a"),
        ("a/thesis.txt", "thesis"),
        ("b/index.html", "folder"),
        ("c", "flat"),
        ("index.html", "two"),
    ];
    assert_eq!(site(&public), pairs(&held));
    assert_eq!(stamp(&public.join("a/index.html")), same);
    let report = build(root, &[("", "three")]).unwrap();
    assert_eq!(report.removed, 3);
    assert_eq!(site(&public), pairs(&[("a/thesis.txt", "thesis"), ("index.html", "three")]));
    assert_eq!(clean(&public, &options(root)).unwrap(), 1);
    assert_eq!(tree(&public).into_iter().collect::<Vec<_>>(), pairs(&[("a/thesis.txt", "thesis")]));
    fs::remove_dir_all(public.join("a")).unwrap();
}

#[test]
fn a_mounted_folder_is_changed_file_by_file() {
    let root = project();
    let elsewhere = tempfile::tempdir().unwrap();
    let bind = ["--bind", elsewhere.path().to_str().unwrap()];
    match Mount::new(&bind, &root.path().join("public")) {
        Some(_mount) => one_by_one(root.path()),
        None => a_folder_in_one_we_may_not_change_is_changed_file_by_file(),
    }
    if let Some(_mount) = Mount::new(&["-t", "tmpfs", "tmpfs"], &root.path().join("public")) {
        one_by_one(root.path());
    }
}

#[test]
fn a_folder_in_one_we_may_not_change_is_changed_file_by_file() {
    let root = project();
    fs::create_dir(root.path().join("public")).unwrap();
    fs::set_permissions(root.path().join("public"), fs::Permissions::from_mode(0o777)).unwrap();
    fs::set_permissions(root.path(), fs::Permissions::from_mode(0o555)).unwrap();
    process::passes_unprivileged("write::child_that_writes_one_by_one", root.path());
    fs::set_permissions(root.path(), fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
#[ignore = "run by another test, as somebody without permission"]
fn child_that_writes_one_by_one() {
    one_by_one(&process::folder());
}

#[test]
fn a_folder_that_cannot_be_written_to_is_left_alone() {
    let root = project();
    build(root.path(), &[("", "home")]).unwrap();
    let old = tree(root.path());
    for path in ["public", ""] {
        fs::set_permissions(root.path().join(path), fs::Permissions::from_mode(0o555)).unwrap();
    }
    process::passes_unprivileged("write::child_that_may_not_write", root.path());
    assert_eq!(tree(root.path()), old);
    for path in ["", "public"] {
        fs::set_permissions(root.path().join(path), fs::Permissions::from_mode(0o755)).unwrap();
    }
}

#[test]
#[ignore = "run by another test, as somebody without permission"]
fn child_that_may_not_write() {
    let root = process::folder();
    let words = build(&root, &[("", "new")]).unwrap_err().to_string();
    let folder = root.canonicalize().unwrap().join("public/.dateline");
    assert_eq!(words, format!("cannot make the folder `{}`: permission denied", folder.display()));
    let words = publish(&outputs(&[("", "new")]), &root.join("other"), &options(&root)).unwrap_err().to_string();
    let folder = root.canonicalize().unwrap().join(".other.dateline");
    assert_eq!(words, format!("cannot make the folder `{}`: permission denied", folder.display()));
}

#[test]
fn a_journal_is_finished_by_the_next_run() {
    let root = project();
    fs::create_dir(root.path().join("public")).unwrap();
    fs::set_permissions(root.path().join("public"), fs::Permissions::from_mode(0o777)).unwrap();
    fs::set_permissions(root.path(), fs::Permissions::from_mode(0o555)).unwrap();
    process::passes_unprivileged("write::child_that_finds_a_journal", root.path());
    fs::set_permissions(root.path(), fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
#[ignore = "run by another test, as somebody without permission"]
fn child_that_finds_a_journal() {
    let root = process::folder();
    let public = root.join("public");
    build(&root, &[("", "old"), ("gone/", "gone"), ("kept/", "kept")]).unwrap();
    // As a run leaves it that was killed after the first of two moves.
    let work = public.join(".dateline");
    fs::create_dir_all(work.join("next/new")).unwrap();
    fs::write(public.join("index.html"), "new").unwrap();
    fs::write(work.join("next/new/index.html"), "new").unwrap();
    let list = "{\"files\": [\"index.html\", \"kept/index.html\", \"new/index.html\"]}";
    fs::write(work.join("next").join(MANIFEST), list).unwrap();
    let journal = format!(
        "{{\"clear\": [], \"place\": [\"index.html\", \"new/index.html\", \"{MANIFEST}\"], \"remove\": [\"gone/index.html\"]}}"
    );
    fs::write(work.join("journal.json"), journal).unwrap();
    drop(Stage::open(&public, &options(&root)).unwrap());
    let expected = [(MANIFEST, list), ("index.html", "new"), ("kept/index.html", "kept"), ("new/index.html", "new")];
    assert_eq!(tree(&public).into_iter().collect::<Vec<_>>(), pairs(&expected));

    // A journal that leads out of the folder is no journal.
    fs::create_dir(&work).unwrap();
    fs::write(work.join("journal.json"), "{\"clear\": [], \"place\": [], \"remove\": [\"../content/site.yaml\"]}")
        .unwrap();
    assert!(refused(build(&root, &[])).contains("is damaged"));
    assert!(root.join("content/site.yaml").exists());
    fs::remove_dir_all(&work).unwrap();
    clean(&public, &options(&root)).unwrap();
}

#[test]
fn the_first_of_two_renames_is_taken_back() {
    let root = project();
    let public = root.path().join("public");
    build(root.path(), &[("", "one")]).unwrap();
    build(root.path(), &[("", "two")]).unwrap();
    fs::rename(&public, root.path().join(".public.dateline/old")).unwrap();
    drop(Stage::open(&public, &options(root.path())).unwrap());
    assert_eq!(site(&public), pairs(&[("index.html", "two")]));
    fs::rename(root.path().join(".public.dateline/next"), root.path().join(".public.dateline/old")).unwrap();
    build(root.path(), &[("", "three")]).unwrap();
    assert_eq!(site(&public), pairs(&[("index.html", "three")]));
}
