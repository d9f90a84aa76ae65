//! Problems as data: what is wrong with the content, where, and what to type instead.
//!
//! Owns [`Problem`] and how it is built. [`rule`] owns what each rule means, [`level`] what a site may say about that,
//! [`explain`] how a rule is told to a person, [`draw`] how problems look on a terminal and for machines, [`wording`]
//! the grammar of messages. Nothing here knows where the content is kept or how it is read.

pub mod draw;
pub mod explain;
pub mod level;
pub mod rule;
pub mod wording;

pub use level::{Level, Levels};
pub use rule::Rule;

use crate::text::Place;

/// How much a problem weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The site is not built.
    Error,
    /// The site is built; `--strict` makes it exit 1.
    Warning,
    /// For information; changes no exit code.
    Note,
}

impl Severity {
    /// Returns the word that problems of this weight are announced with.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// A second place that belongs to a problem, with words of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub place: Place,
    /// What is there, as a lower-case fragment.
    pub text: String,
}

/// Text that would mend a problem when put in the place of what stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What is replaced.
    pub place: Place,
    /// What to type instead.
    pub text: String,
}

/// What would settle a problem of an annotation, but only its author can say whether it is meant: keys of its entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The keys, each with the text it is to have, or none to take it out.
    pub keys: Vec<(&'static str, Option<String>)>,
    /// What the change may do to the meaning, one a line; empty when no number, name or negation differs.
    pub weighs: Vec<String>,
}

/// One thing that is wrong, or worth a look, in the content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The rule that was broken.
    pub rule: Rule,
    /// Its weight; the rule's own unless the site's configuration says otherwise.
    pub severity: Severity,
    /// Where: the first thing the author should look at.
    pub place: Place,
    /// The id of what the problem is about, which the allow-list of `site.yaml` goes by.
    pub subject: Option<String>,
    /// The id of the annotation it is about, when it is about one of the article that is the subject.
    pub annotation: Option<String>,
    /// What is wrong, as a lower-case fragment with the author's words in backticks.
    pub message: String,
    /// Words under the caret; empty for none.
    pub label: String,
    /// Further places.
    pub labels: Vec<Label>,
    /// Facts that help to understand, one a line.
    pub notes: Vec<String>,
    /// What to do, as lower-case fragments.
    pub helps: Vec<String>,
    /// Text to type instead, when it is certain enough to be shown as a change.
    pub fix: Option<Fix>,
    /// What would settle it, of which the author has to choose; the likeliest first.
    pub choices: Vec<Choice>,
}

impl Problem {
    /// Starts a problem with its rule's own severity.
    pub fn new(rule: Rule, place: Place, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity: rule.severity(),
            place,
            subject: None,
            annotation: None,
            message: message.into(),
            label: String::new(),
            labels: Vec::new(),
            notes: Vec::new(),
            helps: Vec::new(),
            fix: None,
            choices: Vec::new(),
        }
    }

    /// Says which event, person or other thing the problem is about, by its id.
    #[must_use]
    pub fn about(mut self, id: impl Into<String>) -> Self {
        self.subject = Some(id.into());
        self
    }

    /// Puts words under the caret.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.label = text.into();
        self
    }

    /// Points at a second place.
    #[must_use]
    pub fn also(mut self, place: Place, text: impl Into<String>) -> Self {
        self.labels.push(Label { place, text: text.into() });
        self
    }

    /// Adds a fact.
    #[must_use]
    pub fn note(mut self, text: impl Into<String>) -> Self {
        self.notes.push(text.into());
        self
    }

    /// Adds advice.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.helps.push(text.into());
        self
    }

    /// Says which thing the problem is about, by its id, and what to type into `site.yaml` where all is right as it is.
    #[must_use]
    pub fn allowable(self, when: &str, id: &str) -> Self {
        let name = self.rule.name();
        self.about(id).help(format!(
            "{when}, allow it in `site.yaml`: `rules: {{{name}: {{allow: [{{id: {id}, reason: WHY}}]}}}}`"
        ))
    }

    /// Offers the text to type instead.
    #[must_use]
    pub fn fix(mut self, place: Place, text: impl Into<String>) -> Self {
        self.fix = Some(Fix { place, text: text.into() });
        self
    }

    /// Offers keys that would settle it; `weighs` says what that may do to the meaning.
    #[must_use]
    pub fn choice(mut self, keys: Vec<(&'static str, Option<String>)>, weighs: Vec<String>) -> Self {
        self.choices.push(Choice { keys, weighs });
        self
    }
}

/// Problems in the order they were found; drawn in file order.
pub type Problems = Vec<Problem>;
