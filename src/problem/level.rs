//! What a site says about the rules: how much each weighs, and which cases are allowed, and why.
//!
//! Owns the `rules:` of `site.yaml` as data and applies them. Does not read YAML: `parse` hands over what was written.

use std::collections::{BTreeMap, BTreeSet};

use super::wording::{list_and, list_or, nearest, ticked};
use super::{Problem, Problems, Rule, Severity};
use crate::text::Spanned;

/// How much a rule weighs on one site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Problems of the rule have this weight.
    Weight(Severity),
    /// Problems of the rule are not reported.
    Off,
}

impl Level {
    /// The words that `site.yaml` may use.
    pub const NAMES: [&'static str; 4] = ["error", "warning", "note", "off"];

    /// Returns the level of a word.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "error" => Some(Self::Weight(Severity::Error)),
            "warning" => Some(Self::Weight(Severity::Warning)),
            "note" => Some(Self::Weight(Severity::Note)),
            "off" => Some(Self::Off),
            _ => None,
        }
    }
}

/// One case that a site lets pass.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowed {
    /// The id of the thing that may break the rule.
    pub id: Spanned<String>,
    /// Why, for those who read the file later; never empty.
    pub reason: Spanned<String>,
}

/// What `site.yaml` says about one rule, as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The rule's name, the key in the map of `rules:`.
    pub rule: Spanned<String>,
    /// The word for its level, if there is one.
    pub level: Option<Spanned<String>>,
    /// The cases allowed.
    pub allow: Vec<Allowed>,
}

/// What a site says about one rule, as meant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Setting {
    /// The level, when it is not the rule's own.
    level: Option<Level>,
    /// The cases allowed.
    allow: Vec<Allowed>,
}

/// What a site says about the rules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Levels {
    /// The settings, by rule.
    settings: BTreeMap<Rule, Setting>,
}

impl Levels {
    /// Adds what the site says about one rule, and returns what is wrong with that.
    ///
    /// Wrong are a rule that does not exist or has a fixed level, a level that is no level, and an allowed case
    /// without a reason; whatever else was written still counts.
    pub fn set(&mut self, written: Written) -> Problems {
        let Written { rule: name, level, allow } = written;
        let Some(rule) = Rule::from_name(&name.value) else {
            return vec![unknown(&name)];
        };
        if !rule.adjustable() {
            return vec![fixed(&name)];
        }
        let mut problems = Problems::new();
        let setting = self.settings.entry(rule).or_default();
        if let Some(level) = level {
            match Level::from_name(&level.value) {
                Some(known) => setting.level = Some(known),
                None => problems.push(no_level(&level)),
            }
        }
        for case in allow {
            if case.reason.value.trim().is_empty() {
                problems.push(no_reason(rule, &case));
            }
            setting.allow.push(case);
        }
        problems
    }

    /// Returns the problems as the site wants them: weighed anew, without what is off or allowed, and with one more
    /// for each allowed case that did not come up.
    ///
    /// Problems of rules that cannot be set pass through as they are. Hand in all problems of a run at once: a case
    /// counts as unused when none of these needed it.
    pub fn apply(&self, problems: Problems) -> Problems {
        let mut used = BTreeSet::new();
        let mut kept = Problems::with_capacity(problems.len());
        for problem in problems {
            match self.allowance(&problem) {
                Some(number) => _ = used.insert((problem.rule, number)),
                None => kept.extend(self.weigh(problem)),
            }
        }
        kept.extend(self.unused(&used).filter_map(|problem| self.weigh(problem)));
        kept
    }

    /// Returns the number of the allowed case that a problem falls under.
    fn allowance(&self, problem: &Problem) -> Option<usize> {
        let subject = problem.subject.as_deref()?;
        let setting = self.settings.get(&problem.rule)?;
        setting.allow.iter().position(|case| case.id.value == subject)
    }

    /// Gives a problem the weight its rule has on this site, or drops it.
    fn weigh(&self, mut problem: Problem) -> Option<Problem> {
        match self.settings.get(&problem.rule).and_then(|setting| setting.level) {
            Some(Level::Off) => None,
            Some(Level::Weight(severity)) => {
                problem.severity = severity;
                Some(problem)
            }
            None => Some(problem),
        }
    }

    /// Returns a problem for each allowed case that is not among those used.
    fn unused(&self, used: &BTreeSet<(Rule, usize)>) -> impl Iterator<Item = Problem> {
        let cases = self.settings.iter().flat_map(|(rule, setting)| {
            setting.allow.iter().enumerate().map(move |(number, case)| (*rule, number, case))
        });
        cases.filter(|(rule, number, _)| !used.contains(&(*rule, *number))).map(|(rule, _, case)| {
            let id = &case.id.value;
            let message = format!("{} is allowed, but no problem of {} is about it", ticked(id), ticked(rule.name()));
            Problem::new(Rule::UnusedAllowance, case.id.place, message)
                .about(id)
                .help("remove the case, or correct its id")
        })
    }
}

/// Returns the problem of a rule name that does not exist.
fn unknown(name: &Spanned<String>) -> Problem {
    let problem = Problem::new(Rule::UnknownKey, name.place, format!("no rule is called {}", ticked(&name.value)));
    let settable: Vec<&str> = Rule::ALL.iter().filter(|rule| rule.adjustable()).map(|rule| rule.name()).collect();
    match nearest(&name.value, Rule::ALL.iter().map(|rule| rule.name())) {
        Some(meant) => problem.help(format!("did you mean {}?", ticked(meant))).fix(name.place, meant),
        None => problem.help(format!("the rules that can be set are {}", list_and(&settable))),
    }
}

/// Returns the problem of a rule that cannot be set.
fn fixed(name: &Spanned<String>) -> Problem {
    Problem::new(Rule::FixedRule, name.place, format!("the rule {} cannot be set or allowed", ticked(&name.value)))
        .help("remove it here and mend the content")
}

/// Returns the problem of a word that is no level.
fn no_level(level: &Spanned<String>) -> Problem {
    let problem = Problem::new(Rule::UnknownValue, level.place, format!("{} is no level", ticked(&level.value)))
        .help(format!("write {}", list_or(&Level::NAMES)));
    match nearest(&level.value, Level::NAMES) {
        Some(meant) => problem.fix(level.place, meant),
        None => problem,
    }
}

/// Returns the problem of an allowed case that does not say why.
fn no_reason(rule: Rule, case: &Allowed) -> Problem {
    let id = ticked(&case.id.value);
    Problem::new(Rule::MissingReason, case.reason.place, format!("{id} is allowed without a reason"))
        .help(format!("say in a sentence why {} does not matter here", ticked(rule.name())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{FileId, Place, Span};

    /// Puts words at a byte of `site.yaml`.
    fn at(start: u32, words: &str) -> Spanned<String> {
        let end = start + u32::try_from(words.len()).unwrap();
        Spanned::new(words.to_owned(), Place::Span(Span { file: FileId(9), start, end }))
    }

    /// Allows a case.
    fn allow(start: u32, id: &str, reason: &str) -> Allowed {
        Allowed { id: at(start, id), reason: at(start + 40, reason) }
    }

    /// Says something about a rule.
    fn written(rule: &str, level: Option<&str>, allow: Vec<Allowed>) -> Written {
        Written { rule: at(0, rule), level: level.map(|word| at(20, word)), allow }
    }

    /// Makes a problem about something.
    fn found(rule: Rule, id: &str) -> Problem {
        Problem::new(rule, Place::File(FileId(1)), "x").about(id)
    }

    /// Shows problems by rule, weight and subject.
    fn seen(problems: &[Problem]) -> Vec<String> {
        let subject = |problem: &Problem| problem.subject.clone().unwrap_or_default();
        problems.iter().map(|it| format!("{} {} {}", it.severity.name(), it.rule.name(), subject(it))).collect()
    }

    #[test]
    fn a_level_weighs_every_problem_of_its_rule() {
        let mut levels = Levels::default();
        assert_eq!(levels.set(written("thinly-sourced", Some("error"), vec![])), []);
        assert_eq!(levels.set(written("source-older", Some("off"), vec![])), []);
        let problems = vec![
            found(Rule::ThinlySourced, "a"),
            found(Rule::SourceOlder, "b"),
            found(Rule::UnusedSource, "c"),
            found(Rule::UnknownEvent, "d"),
        ];
        assert_eq!(
            seen(&levels.apply(problems)),
            ["error thinly-sourced a", "warning unused-source c", "error unknown-event d"]
        );
    }

    #[test]
    fn an_allowed_case_passes_and_an_unneeded_one_is_reported() {
        let mut levels = Levels::default();
        let cases = vec![allow(100, "a", "one witness is enough"), allow(200, "gone", "it was once")];
        assert_eq!(levels.set(written("thinly-sourced", None, cases)), []);
        let left = levels.apply(vec![found(Rule::ThinlySourced, "a"), found(Rule::ThinlySourced, "b")]);
        assert_eq!(seen(&left), ["warning thinly-sourced b", "warning unused-allowance gone"]);
        assert_eq!(left[1].message, "`gone` is allowed, but no problem of `thinly-sourced` is about it");
        assert_eq!(left[1].place, at(200, "gone").place);
    }

    #[test]
    fn a_case_allowed_twice_is_needed_once() {
        let mut levels = Levels::default();
        let cases = vec![allow(100, "a", "yes"), allow(200, "a", "again")];
        assert_eq!(levels.set(written("false-precision", None, cases)), []);
        let left = levels.apply(vec![found(Rule::FalsePrecision, "a")]);
        assert_eq!(seen(&left), ["warning unused-allowance a"]);
        assert_eq!(left[0].place, at(200, "a").place);
    }

    #[test]
    fn unneeded_cases_have_a_level_too() {
        let mut levels = Levels::default();
        levels.set(written("unused-allowance", Some("note"), vec![]));
        levels.set(written("home-page", None, vec![allow(100, "x", "yes")]));
        assert_eq!(seen(&levels.apply(vec![])), ["note unused-allowance x"]);
    }

    #[test]
    fn a_problem_about_nothing_is_never_allowed() {
        let mut levels = Levels::default();
        levels.set(written("home-page", None, vec![allow(100, "", "empty")]));
        let left = levels.apply(vec![Problem::new(Rule::HomePage, Place::File(FileId(1)), "x")]);
        assert_eq!(seen(&left), ["warning home-page ", "warning unused-allowance "]);
    }

    #[test]
    fn what_cannot_be_set_is_refused() {
        let mut levels = Levels::default();
        let mut say = |rule: &str, level: &str| {
            let problems = levels.set(written(rule, Some(level), vec![]));
            let [problem] = problems.as_slice() else { panic!("one problem for {rule}, not {problems:?}") };
            format!("{}: {} ({})", problem.rule.name(), problem.message, problem.helps.join("; "))
        };
        assert_eq!(
            say("thinly-sorced", "note"),
            "unknown-key: no rule is called `thinly-sorced` (did you mean `thinly-sourced`?)"
        );
        assert_eq!(
            say("orphaned-annotation", "off"),
            "fixed-rule: the rule `orphaned-annotation` cannot be set or allowed (remove it here and mend the content)"
        );
        assert_eq!(
            say("home-page", "warn"),
            "unknown-value: `warn` is no level (write `error`, `warning`, `note` or `off`)"
        );
        assert!(
            say("weather", "off").starts_with("unknown-key: no rule is called `weather` (the rules that can be set")
        );
        assert_eq!(levels, Levels { settings: [(Rule::HomePage, Setting::default())].into() });
    }

    #[test]
    fn a_reason_is_needed() {
        let mut levels = Levels::default();
        let problems = levels.set(written("home-page", None, vec![allow(100, "x", " ")]));
        assert_eq!(seen(&problems), ["error missing-reason "]);
        assert_eq!(problems[0].message, "`x` is allowed without a reason");
    }
}
