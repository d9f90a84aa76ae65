//! Tells a rule to a person: on the terminal, and as `docs/rules.md`.
//!
//! Owns the layout of an explanation; the words are the rule's own.

use std::fmt::Write as _;

use super::Rule;
use super::rule::Bound;
use super::wording::nearest;

/// Returns the explanation of a rule for a terminal, without colours, ending with a line feed.
pub fn explain(rule: Rule) -> String {
    let entry = rule.entry();
    let mut out = format!("{} ({})\n\n{}\n\n{}\n", entry.name, entry.severity.name(), entry.summary, entry.why);
    for (title, text) in examples(rule) {
        let _ = write!(out, "\n{title}:\n\n{}", indented(&text));
    }
    let _ = write!(out, "\nWhat to do: {}\n\n{}\n", entry.cure, level(rule));
    out
}

/// Returns all rules with their weight and summary, a line each.
pub fn list() -> String {
    let width = Rule::ALL.iter().map(|rule| rule.name().len()).max().unwrap_or_default();
    let line =
        |rule: &Rule| format!("{:width$}  {:7}  {}\n", rule.name(), rule.severity().name(), rule.entry().summary);
    Rule::ALL.iter().map(line).collect()
}

/// Returns the rule of a name, or the sentence that says there is none and offers the nearest.
///
/// # Errors
/// When no rule has that name.
pub fn find(name: &str) -> Result<Rule, String> {
    Rule::from_name(name).ok_or_else(|| {
        let meant = nearest(name, Rule::ALL.iter().map(|rule| rule.name()));
        let hint =
            meant.map_or_else(|| "`dateline explain` lists all".to_owned(), |meant| format!("did you mean `{meant}`?"));
        format!("no rule is called `{name}`; {hint}")
    })
}

/// Returns the whole of `docs/rules.md`.
pub fn page() -> String {
    let mut out = String::from(
        "# Rules\n\n\
         What Dateline holds the content to: every rule, why it is there, an example, and what to do. `dateline explain \
         RULE` tells the same on the terminal. This file is made from the rules themselves; `UPDATE=1 scripts/test` \
         writes it anew.\n\n\
         Errors stop the build. Warnings stop it with `--strict`, notes never. A rule that can be set takes a level in \
         `content/site.yaml`, and cases that are right as they are:\n\n\
         ```yaml\n\
         rules:\n  \
           source-older: off\n  \
           thinly-sourced:\n    \
             level: error\n    \
             allow:\n      \
               - id: the-vote\n        \
                 reason: Nobody else was in the room.\n\
         ```\n\n\
         | rule | weight | can be set | what is wrong |\n|---|---|---|---|\n",
    );
    for rule in Rule::ALL {
        let entry = rule.entry();
        let set = if rule.adjustable() { "yes" } else { "no" };
        let _ = writeln!(out, "| [{0}](#{0}) | {1} | {set} | {2} |", entry.name, entry.severity.name(), entry.summary);
    }
    for rule in Rule::ALL {
        let _ = write!(out, "\n## {}\n\n{}", rule.name(), section(*rule));
    }
    out
}

/// Returns the explanation of a rule as Markdown, without its heading, ending with a line feed.
pub fn section(rule: Rule) -> String {
    let entry = rule.entry();
    let mut out = format!("*{}* {}\n\n{}\n", capital(entry.severity.name()), entry.summary, entry.why);
    for (title, text) in examples(rule) {
        let _ = write!(out, "\n{title}:\n\n```text\n{text}```\n");
    }
    let _ = write!(out, "\n{}\n\n{}\n", entry.cure, level(rule));
    out
}

/// Returns the parts of a rule's example with their titles; a part that is empty is left out.
fn examples(rule: Rule) -> Vec<(&'static str, String)> {
    let example = rule.entry().example;
    [("Given", example.given), ("Wrong", example.wrong), ("Right", example.right)]
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(title, text)| (title, format!("{}\n", text.trim_end_matches('\n'))))
        .collect()
}

/// Returns the sentence about a rule's level.
fn level(rule: Rule) -> &'static str {
    match rule.entry().bound {
        Bound::Fixed => "This rule cannot be set.",
        Bound::Settable => "`rules:` in `content/site.yaml` can set its level and allow cases with reasons.",
    }
}

/// Indents every line that is not empty by four spaces.
fn indented(text: &str) -> String {
    let line = |line: &str| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") };
    text.lines().map(line).collect()
}

/// Returns a word with a capital and a full stop.
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).chain(['.']).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_told_whole() {
        let expected = "\
wrong-type (error)

A value has the wrong type.

A list where one word belongs, or a word where a list belongs, shows that something else was meant.

Wrong:

    -- content/events/the-vote.md --
    ---
    title: [The vote]
    date: 2024-03-05
    ---
    It passed.

Right:

    -- content/events/the-vote.md --
    ---
    title: The vote
    date: 2024-03-05
    ---
    It passed.

What to do: Write the value in the form the message names.

This rule cannot be set.
";
        assert_eq!(explain(Rule::WrongType), expected);
    }

    #[test]
    fn an_unknown_rule_gets_the_nearest() {
        assert_eq!(find("wrong-type"), Ok(Rule::WrongType));
        assert_eq!(find("wrong-typ"), Err("no rule is called `wrong-typ`; did you mean `wrong-type`?".to_owned()));
        assert_eq!(find("weather"), Err("no rule is called `weather`; `dateline explain` lists all".to_owned()));
    }

    #[test]
    fn no_example_breaks_out_of_its_fence() {
        assert!(Rule::ALL.iter().flat_map(|rule| examples(*rule)).all(|(_, text)| !text.contains("```")));
    }
}
