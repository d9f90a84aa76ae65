//! Words of the command line that a shell can complete, though others are taken as well.
//!
//! Owns the lists of kinds, rules, commands and files of the theme as clap wants them. A word that is in none is refused by the command it was typed
//! for, which knows what was meant.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Arg, Command, CommandFactory};

use crate::model::annotation;
use crate::model::claim::Verdict;
use crate::parse::Kind;
use crate::problem::Rule;

/// Takes any word, and names those that are known.
#[derive(Clone, Copy, Debug)]
pub struct Known(fn() -> Vec<String>);

impl Known {
    /// The kinds that something new can be.
    pub const NAMED: Self = Self(|| Kind::NAMED.iter().map(|kind| kind.name().to_owned()).collect());
    /// The kinds that files are written of.
    pub const WRITTEN: Self = Self(|| Kind::WRITTEN.iter().map(|kind| kind.name().to_owned()).collect());
    /// The rules.
    pub const RULES: Self = Self(|| Rule::ALL.iter().map(|rule| rule.name().to_owned()).collect());
    /// The commands.
    pub const VERBS: Self =
        Self(|| super::Arguments::command().get_subcommands().map(|verb| verb.get_name().to_owned()).collect());
    /// What a note does.
    pub const NOTES: Self = Self(|| annotation::Kind::ALL.iter().map(|kind| kind.name().to_owned()).collect());
    /// What a fact-check comes to.
    pub const VERDICTS: Self = Self(|| Verdict::ALL.iter().map(|verdict| verdict.name().to_owned()).collect());
    /// The files of the default theme.
    pub const THEME: Self = Self(|| crate::theme::defaults().into_keys().collect());
}

impl TypedValueParser for Known {
    type Value = String;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<String, clap::Error> {
        StringValueParser::new().parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new((self.0)().into_iter().map(PossibleValue::new)))
    }
}
