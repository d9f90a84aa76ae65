//! Patterns of paths in settings: those of a shell, and regular expressions.

use glob::{MatchOptions, Pattern};
use regex_lite::Regex;

/// How Ruby's `fnmatch` matches without flags, as Jekyll asks it: a star stands for slashes and dots too.
const RUBY: MatchOptions =
    MatchOptions { case_sensitive: true, require_literal_separator: false, require_literal_leading_dot: false };

/// Tells whether a pattern of a shell means the whole of a path. One that is none means the path with its own letters.
pub(super) fn glob(pattern: &str, path: &str) -> bool {
    // Several stars are one to Ruby, and a mistake to the library where they are no folder of their own.
    let mut pattern = pattern.to_owned();
    while pattern.contains("**") {
        pattern = pattern.replace("**", "*");
    }
    Pattern::new(&pattern).map_or(pattern == path, |means| means.matches_with(path, RUBY))
}

/// Tells whether a regular expression of Go means a part of a path; none where it cannot be read.
pub(super) fn matches(expression: &str, path: &str) -> Option<bool> {
    Regex::new(expression).ok().map(|means| means.is_match(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_of_a_shell_stands_for_slashes_too() {
        for (pattern, path, expected) in [
            ("notes", "notes", true),
            ("*.txt.md", "a/b.txt.md", true),
            ("**/notes.md", "a/b/notes.md", true),
            ("private**", "private/a/b.md", true),
            ("**", "a/b", true),
            ("note?.md", "notes.md", true),
            ("n[a-p]te.md", "note.md", true),
            ("n[!o]te.md", "note.md", false),
            ("a[b", "a[b", true),
            ("a", "ab", false),
        ] {
            assert_eq!(glob(pattern, path), expected, "{pattern} {path}");
        }
    }

    #[test]
    fn regular_expressions_are_those_of_go_and_others_say_nothing() {
        for (pattern, path, expected) in [
            (r"\.draft\.md$", "content/a.draft.md", Some(true)),
            (r"\.draft\.md$", "content/a-draft.md", Some(false)),
            ("^content/private/", "content/private/a.md", Some(true)),
            ("(?i)SECRET", "content/secret.md", Some(true)),
            (r"(a|b)\.md$", "content/b.md", Some(true)),
            (r"/\d{4}/", "content/2022/c.md", Some(true)),
            (r"\p{Greek}", "content/c.md", None),
            ("(", "content/c.md", None),
        ] {
            assert_eq!(matches(pattern, path), expected, "{pattern} {path}");
        }
    }
}
