//! The page of all corrections.

use serde::Serialize;

use super::layout::Head;
use super::part::Correction;

/// Every correction, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Corrections {
    /// The frame.
    pub head: Head,
    /// The count: "2 corrections".
    pub count: String,
    /// The feed of corrections; none where there is none.
    pub feed_href: Option<String>,
    /// The years, newest first.
    pub years: Vec<CorrectionYear>,
}

/// The corrections of one year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CorrectionYear {
    /// The year.
    pub year: String,
    /// Its corrections, newest first, each with its item.
    pub corrections: Vec<Correction>,
}
