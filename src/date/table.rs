//! The words that dates are made of, in one language.

use serde::Deserialize;
use std::collections::BTreeMap;

/// The table of one language, `templates/locale/TAG/dates.yaml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct DateWords {
    /// Names of the months, by form; `full` and `short` are needed, a pattern may ask for any other.
    pub(super) months: BTreeMap<String, Vec<String>>,
}
