//! Changed texts as unified differences, as `diff -u` and `git apply` know them.

use similar::TextDiff;

use crate::problem::draw::Colour;
use crate::problem::wording::visible;
use crate::write::change::Change;

/// How a difference is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// As it is, for another program.
    Pipe,
    /// On a terminal, which nothing in a text may steer.
    Terminal(Colour),
}

/// Writes the difference of a text.
pub(super) fn unified(change: &Change<'_>, screen: Screen) -> String {
    let diff = TextDiff::from_lines(change.before, change.after);
    let (old, new) = (format!("a/{}", change.path), format!("b/{}", change.path));
    let whole = diff.unified_diff().context_radius(3).header(&old, &new).to_string();
    match screen {
        Screen::Pipe => whole,
        Screen::Terminal(colour) => whole.lines().map(|line| shown(line, colour)).collect(),
    }
}

/// Writes a line for a terminal.
fn shown(line: &str, colour: Colour) -> String {
    let safe: Vec<String> = line.split('\t').map(visible).collect();
    let safe = safe.join("\t");
    let code = match line.as_bytes() {
        _ if colour == Colour::Plain => "",
        [b'+', b'+', b'+', ..] | [b'-', b'-', b'-', ..] => "1",
        [b'@', ..] => "36",
        [b'+', ..] => "32",
        [b'-', ..] => "31",
        _ => "",
    };
    if code.is_empty() { format!("{safe}\n") } else { format!("\u{1b}[{code}m{safe}\u{1b}[0m\n") }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text of which one line changes.
    const CHANGE: Change<'_> = Change { path: "content/a.md", before: "a\n\u{1b}b\n", after: "a\nc\n" };

    #[test]
    fn a_pipe_gets_what_git_can_apply() {
        let came = unified(&CHANGE, Screen::Pipe);
        assert_eq!(came, "--- a/content/a.md\n+++ b/content/a.md\n@@ -1,2 +1,2 @@\n a\n-\u{1b}b\n+c\n");
    }

    #[test]
    fn a_terminal_is_not_steered() {
        let came = unified(&CHANGE, Screen::Terminal(Colour::Plain));
        assert_eq!(came, "--- a/content/a.md\n+++ b/content/a.md\n@@ -1,2 +1,2 @@\n a\n-\\u{1b}b\n+c\n");
        let came = unified(&CHANGE, Screen::Terminal(Colour::Ansi));
        assert!(came.ends_with("\n a\n\u{1b}[31m-\\u{1b}b\u{1b}[0m\n\u{1b}[32m+c\u{1b}[0m\n"), "{came:?}");
    }
}
