//! The project's own files, as the tests of the house read them.
//!
//! Owns the walk over the repository and a scanner that blanks what is not code: comments, the contents of strings,
//! and test modules. The scanner knows Rust's words, not its grammar; what it is used for needs no more.

use std::ops::Range;
use std::path::Path;

/// Folders that hold nothing of ours.
const FOREIGN: [&str; 5] = ["node_modules", "target", "public", ".git", "test-results"];

/// Returns the root of the repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Returns the paths of all files below a folder of the repository, in order, with `/` between their parts.
pub(crate) fn files(folder: &str) -> Vec<String> {
    let walk = walkdir::WalkDir::new(root().join(folder)).sort_by_file_name().into_iter();
    walk.filter_entry(|entry| !FOREIGN.iter().any(|name| entry.file_name() == *name))
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.path().strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/"))
        .collect()
}

/// Returns the text of a file of the repository; of one that is not text, nothing.
#[expect(clippy::disallowed_methods, reason = "the tests read the project itself, which `files` knows nothing of")]
pub(crate) fn read(path: &str) -> String {
    let bytes = std::fs::read(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    String::from_utf8(bytes).unwrap_or_default()
}

/// Writes a file of the repository.
#[expect(clippy::disallowed_methods, reason = "the tests rewrite expectations, which `write` knows nothing of")]
pub(crate) fn write(path: &str, text: &str) {
    std::fs::write(root().join(path), text).unwrap_or_else(|error| panic!("{path}: {error}"));
}

/// Tells whether expectations are to be rewritten.
#[expect(clippy::disallowed_methods, reason = "`UPDATE=1` is how a test is asked to rewrite what it expects")]
pub(crate) fn updating() -> bool {
    std::env::var("UPDATE").is_ok_and(|value| value == "1")
}

/// Tells whether a file is Rust code.
pub(crate) fn rust(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|end| end == "rs")
}

/// Returns the paths of the Rust files of the crate that are not tests themselves.
pub(crate) fn sources() -> Vec<String> {
    let tests = |path: &str| path.ends_with("/tests.rs") || path.contains("/tests/");
    files("src").into_iter().filter(|path| rust(path) && !tests(path)).collect()
}

/// Returns Rust code without comments, contents of strings and test modules, each byte of which is a space instead,
/// so that lines stay where they are.
pub(crate) fn bare(code: &str) -> String {
    let mut out = blanked(code, &lexed(code));
    while let Some(range) = test_item(&out) {
        out = blanked(&out, &[range]);
    }
    out
}

/// Returns a text with some ranges blanked, line feeds kept.
fn blanked(text: &str, ranges: &[Range<usize>]) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for byte in ranges.iter().flat_map(Clone::clone) {
        if bytes[byte] != b'\n' {
            bytes[byte] = b' ';
        }
    }
    String::from_utf8(bytes).unwrap()
}

/// Returns where comments and the contents of strings and characters are.
fn lexed(code: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut at = 0;
    while at < code.len() {
        let rest = &code[at..];
        let (blank, length) = token(rest, code[..at].chars().next_back());
        if blank.end > blank.start {
            ranges.push(at + blank.start..at + blank.end);
        }
        at += length.max(1);
        while !code.is_char_boundary(at) {
            at += 1;
        }
    }
    ranges
}

/// Returns what is to be blanked of the token that a code begins with, and the length of that token.
fn token(code: &str, before: Option<char>) -> (Range<usize>, usize) {
    let word = before.is_some_and(|c| c.is_alphanumeric() || c == '_');
    if code.starts_with("//") {
        let end = code.find('\n').unwrap_or(code.len());
        return (0..end, end);
    }
    if code.starts_with("/*") {
        let end = comment(code);
        return (0..end, end);
    }
    if let Some(hashes) = code.strip_prefix('r').filter(|_| !word || before == Some('b')).and_then(raw) {
        let close = format!("\"{}", "#".repeat(hashes));
        let start = hashes + 2;
        let end = code[start..].find(&close).map_or(code.len(), |end| start + end);
        return (start..end, (end + close.len()).min(code.len()));
    }
    match code.chars().next() {
        Some('"') => quoted(code, '"'),
        Some('\'') if character(code) => quoted(code, '\''),
        _ => (0..0, 1),
    }
}

/// Returns the number of hashes of a raw string, if there is one after its `r`.
fn raw(code: &str) -> Option<usize> {
    let hashes = code.len() - code.trim_start_matches('#').len();
    code[hashes..].starts_with('"').then_some(hashes)
}

/// Tells whether a quote begins a character rather than a lifetime.
fn character(code: &str) -> bool {
    let mut next = code.chars().skip(1);
    next.next() == Some('\\') || next.next() == Some('\'')
}

/// Returns the contents and the length of what stands between two quotes.
fn quoted(code: &str, quote: char) -> (Range<usize>, usize) {
    let mut escaped = false;
    for (at, c) in code.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return (1..at, at + 1),
            _ => {}
        }
    }
    (1..code.len(), code.len())
}

/// Returns the length of a block comment, which may hold others.
fn comment(code: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while at < code.len() {
        match code.as_bytes()[at..] {
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            return at;
        }
    }
    code.len()
}

/// Returns where the first item is that is only there for tests.
fn test_item(bare: &str) -> Option<Range<usize>> {
    let start = bare.find("#[cfg(test)]")?;
    Some(start..item_end(bare, start))
}

/// Returns the byte after an item: after its block, or after the semicolon of one that has none.
pub(crate) fn item_end(bare: &str, start: usize) -> usize {
    let end = bare[start..].find(['{', ';']).map_or(bare.len(), |at| start + at);
    if bare[end..].starts_with('{') { block_end(bare, end) } else { (end + 1).min(bare.len()) }
}

/// Returns the byte after the brace that closes the one at a byte.
pub(crate) fn block_end(bare: &str, open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, c) in bare[open..].char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return open + at + 1;
        }
    }
    bare.len()
}

/// Returns the bytes at which a word stands in a code, not as a part of a longer one.
pub(crate) fn words<'a>(code: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word).map(|(at, _)| at).filter(move |at| {
        let before = code[..*at].chars().next_back().is_some_and(part) && word.starts_with(part);
        let after = code[at + word.len()..].chars().next().is_some_and(part) && word.ends_with(part);
        !before && !after
    })
}

/// Returns the line of a byte, counted from 1.
pub(crate) fn line(text: &str, byte: usize) -> usize {
    text[..byte].matches('\n').count() + 1
}

#[test]
fn the_scanner_blanks_what_is_no_code() {
    let code = "let a = \"x // y\"; // b\n/* c /* d */ e */ f('\\'', 'g, \"h\\\"i\");\nlet r = r#\"j\"k\"#;\n";
    let expected = "let a = \"      \";     \n                  f('  ', 'g, \"    \");\nlet r = r#\"   \"#;\n";
    assert_eq!(bare(code), expected);
}

#[test]
fn the_scanner_blanks_tests_and_nothing_after_them() {
    let code = "fn a() {}\n#[cfg(test)]\nmod tests {\n    fn b() { if x {} }\n}\n#[cfg(test)]\nmod more;\nfn c() {}\n";
    let seen: Vec<String> = bare(code).lines().map(|line| line.trim_end().to_owned()).collect();
    assert_eq!(seen, ["fn a() {}", "", "", "", "", "", "", "fn c() {}"]);
}

#[test]
fn words_are_whole() {
    assert_eq!(words("print!(x); eprint!(y); println!()", "print!").collect::<Vec<_>>(), [0]);
    assert_eq!(words("a.exists() b.exists_not()", ".exists()").collect::<Vec<_>>(), [1]);
    assert_eq!(words("std::fs::x std::fsx", "std::fs").collect::<Vec<_>>(), [0]);
}

#[test]
fn the_walk_finds_the_crate_and_nothing_foreign() {
    assert!(sources().contains(&"src/problem/rule.rs".to_owned()));
    assert!(!sources().contains(&"src/problem/draw/tests.rs".to_owned()));
    assert!(files(".").iter().all(|path| !path.contains("node_modules/") && !path.starts_with("target/")));
}
