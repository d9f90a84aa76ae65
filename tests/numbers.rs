//! The numbers and words of the house that no lint holds.

use crate::tree;

/// Lines that a Rust file may have without its tests.
const FILE: usize = 400;
/// Lines of code that a function may have, from its name to its closing brace.
const FUNCTION: usize = 60;

/// Folders and files of the project that people write.
const WRITTEN: [&str; 16] = [
    ".ci",
    ".github",
    "benches",
    "build",
    "content",
    "docs",
    "examples",
    "scripts",
    "src",
    "starter",
    "static",
    "templates",
    "tests",
    "README.md",
    "Cargo.toml",
    "Containerfile",
];

/// Words that mark something unfinished, and places of one machine; written in two halves, so as not to find them here.
const BANNED: [&str; 8] = [
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("to", "do!("),
    concat!("unimpl", "emented!("),
    concat!("db", "g!("),
    concat!("/wo", "rk/"),
    concat!("/tmp", "/wt"),
    concat!("/ro", "ot/"),
];

/// Fails with all sentences, if there are any.
fn none(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// Returns the lines of a file without its test modules, which stand at its end.
fn length(code: &str) -> usize {
    tree::bare(code).trim_end().lines().count()
}

/// Tells whether a function has an exception of its own: the lines right above it expect the lint, with a reason.
fn excused(code: &str, bare: &str, at: usize) -> bool {
    let line = tree::line(bare, at);
    let above: Vec<&str> = code.lines().take(line.saturating_sub(1)).collect();
    let attributes = above.iter().rev().take(4);
    attributes
        .take_while(|line| !line.trim().is_empty())
        .any(|line| line.contains("expect(clippy::too_many_lines, reason"))
}

/// Returns the functions of a code that are too long, one sentence each.
fn long_functions(path: &str, code: &str, most: usize) -> Vec<String> {
    let bare = tree::bare(code);
    let mut wrong = Vec::new();
    for at in tree::words(&bare, "fn").filter(|at| bare[at + 2..].starts_with(' ') && !excused(code, &bare, *at)) {
        let body = &bare[at..tree::item_end(&bare, at)];
        let lines = body.lines().filter(|line| !line.trim().is_empty()).count();
        if lines > most {
            let name: String = body[3..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            wrong.push(format!("{path}:{}: `{name}` has {lines} lines, {most} are allowed", tree::line(&bare, at)));
        }
    }
    wrong
}

/// Returns the banned words of a text, one sentence each.
fn banned(path: &str, text: &str) -> Vec<String> {
    let lines = text.lines().enumerate();
    lines
        .flat_map(|(number, line)| {
            let found = BANNED.iter().filter(move |word| line.contains(**word));
            found.map(move |word| format!("{path}:{}: `{word}` has no place in the project", number + 1))
        })
        .collect()
}

/// Tells whether a code begins by saying what it owns.
fn introduced(code: &str) -> bool {
    code.starts_with("//! ")
}

#[test]
fn files_are_short() {
    let long = tree::sources().into_iter().filter_map(|path| {
        let lines = length(&tree::read(&path));
        (lines > FILE).then(|| format!("{path}: {lines} lines without tests, {FILE} are allowed"))
    });
    none(&long.collect::<Vec<_>>());
}

#[test]
fn functions_are_short() {
    let rust = tree::files("src").into_iter().chain(tree::files("tests")).filter(|path| tree::rust(path));
    none(&rust.flat_map(|path| long_functions(&path, &tree::read(&path), FUNCTION)).collect::<Vec<_>>());
}

#[test]
fn every_module_says_what_it_owns() {
    let rust = ["src", "tests", "benches"].iter().flat_map(|folder| tree::files(folder));
    let silent = rust.filter(|path| tree::rust(path) && !introduced(&tree::read(path)));
    none(&silent.map(|path| format!("{path}: no `//!` at its head")).collect::<Vec<_>>());
}

#[test]
fn nothing_unfinished_and_no_machine_is_named() {
    let files = WRITTEN.iter().flat_map(|path| tree::files(path));
    none(&files.flat_map(|path| banned(&path, &tree::read(&path))).collect::<Vec<_>>());
}

#[test]
fn a_long_function_is_seen() {
    let code = "/// Long.\nfn long(a: u8) {\n    // one\n    a();\n\n    b(\"}\");\n}\n\nfn short();\n";
    assert_eq!(long_functions("x.rs", code, 4), [""; 0]);
    assert_eq!(long_functions("x.rs", code, 3), ["x.rs:2: `long` has 4 lines, 3 are allowed"]);
    assert_eq!(length("a\nb\n\n#[cfg(test)]\nmod tests {\n}\n"), 2);
}

#[test]
fn a_banned_word_is_seen() {
    assert_eq!(banned("x.md", "fine\na TO DO list"), [""; 0]);
    let found = banned("x.md", &format!("fine\n// {}: later", BANNED[0]));
    assert_eq!(found, [format!("x.md:2: `{}` has no place in the project", BANNED[0])]);
    assert!(!introduced("use x;\n//! Late.") && introduced("//! Owns x."));
}
