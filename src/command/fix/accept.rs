//! Annotations whose passage has changed: which wait for their author, and which the author says still hold.

use super::mend::Mended;
use crate::problem::wording::{did_you_mean, list_and, plural, ticked, visible};
use crate::problem::{Choice, Problem, Rule};

/// What the author says still holds.
#[derive(Clone, Copy)]
pub(super) struct Accepted<'a> {
    /// The annotations, as typed: `ID`, `ARTICLE#ID` or `ARTICLE/ID`.
    pub names: &'a [String],
    /// The day they were looked at, as EDTF.
    pub day: &'a str,
}

/// Returns the full name of the annotation that a problem is about: `ARTICLE#ID`.
fn name(problem: &Problem) -> Option<String> {
    Some(format!("{}#{}", problem.subject.as_deref()?, problem.annotation.as_deref()?))
}

/// Returns how an annotation would name its passage as it is now; none where the passage was not changed.
fn change(problem: &Problem) -> Option<&Choice> {
    let choice = problem.choices.first()?;
    let rewords = choice.keys.iter().any(|(key, _)| *key == "quote");
    (rewords && problem.rule == Rule::OrphanedAnnotation || problem.rule == Rule::ContextDrift).then_some(choice)
}

/// Tells whether a name as typed is that of an annotation.
fn is(typed: &str, problem: &Problem) -> bool {
    let full = name(problem).unwrap_or_default();
    problem.annotation.as_deref() == Some(typed) || full == typed || full.replacen('#', "/", 1) == typed
}

impl Accepted<'_> {
    /// Returns the keys that an annotation gets, when its author says that it still holds.
    pub(super) fn keys<'p>(&'p self, problem: &'p Problem) -> Option<Vec<(&'static str, Option<&'p str>)>> {
        let choice = change(problem).filter(|_| self.names.iter().any(|typed| is(typed, problem)))?;
        let keys = choice.keys.iter().map(|(key, text)| (*key, text.as_deref()));
        Some(keys.chain([("reviewed", Some(self.day))]).collect())
    }

    /// Says why what was typed cannot be done, if it cannot.
    pub(super) fn refused(&self, mended: &Mended) -> Option<String> {
        self.names.iter().find_map(|typed| {
            let about = |problem: &&Problem| change(problem).is_some() && is(typed, problem);
            let mut done: Vec<String> = mended.accepted.iter().filter(about).filter_map(name).collect();
            done.dedup();
            match &done[..] {
                [_] => None,
                [] => Some(unknown(typed, mended)),
                [..] => Some(format!(
                    "{} annotations that wait are called {}\nhelp: say which: {}",
                    done.len(),
                    ticked(typed),
                    list_and(&done)
                )),
            }
        })
    }
}

/// Says that a name is not that of an annotation which waits.
fn unknown(typed: &str, mended: &Mended) -> String {
    if mended.problems.iter().any(|problem| change(problem).is_some() && is(typed, problem)) {
        return format!(
            "the annotation {} cannot be changed where it stands\nhelp: change it yourself; `dateline check` shows the line to type",
            ticked(typed)
        );
    }
    let waiting: Vec<String> =
        mended.problems.iter().filter(|problem| change(problem).is_some()).filter_map(name).collect();
    let ids = mended
        .problems
        .iter()
        .filter(|problem| change(problem).is_some())
        .filter_map(|problem| problem.annotation.as_deref());
    let names = waiting.iter().map(String::as_str).chain(ids);
    let help = match (did_you_mean(typed, names), waiting.is_empty()) {
        (Some(question), _) => question,
        (None, true) => "no passage has changed; `dateline check` shows what is wrong".to_owned(),
        (None, false) => format!("these wait: {}", list_and(&waiting)),
    };
    format!("no annotation called {} waits to be accepted\nhelp: {help}", ticked(typed))
}

/// Says which annotations wait for their author, and what differs in each; empty when none does.
pub(super) fn waiting(problems: &[Problem]) -> String {
    let all: Vec<(String, &Problem)> = problems
        .iter()
        .filter(|problem| change(problem).is_some())
        .filter_map(|problem| Some((name(problem)?, problem)))
        .collect();
    let Some((first, _)) = all.first() else { return String::new() };
    let wait = if all.len() == 1 { "waits" } else { "wait" };
    let head = format!("{} {wait} for you, because the text there has changed:\n", plural(all.len(), "annotation"));
    let each = all.iter().map(|(name, problem)| {
        let facts = if problem.rule == Rule::ContextDrift { &problem.helps } else { &problem.notes };
        let facts = facts.iter().map(|fact| format!("    {}\n", visible(fact)));
        facts.fold(format!("  {name}\n"), |said, fact| said + &fact)
    });
    let last = format!("read each with its passage; if it still holds: `dateline fix --accept {first} --write`\n");
    head + &each.collect::<String>() + &last
}

/// Says what the changes that were accepted may do to the meaning; empty when no number, name or negation differs.
pub(super) fn weighed(accepted: &[Problem]) -> String {
    let each = accepted.iter().filter_map(|problem| {
        let weighs = &change(problem)?.weighs;
        (!weighs.is_empty()).then(|| Some(format!("accepted: {}, though {}\n", name(problem)?, weighs.join("; "))))?
    });
    each.collect()
}
