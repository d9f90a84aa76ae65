//! What a site says about the rules: how much each weighs, and which cases are allowed, and why.
//!
//! Owns the `rules:` of `site.yaml` as data and applies them. Does not read YAML: `parse` hands over what was written.

use std::collections::BTreeMap;

use super::wording::{did_you_mean, list_or, ticked};
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
