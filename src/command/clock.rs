//! The clock: which day it is, for what a command writes down on somebody's behalf. Nothing that is built asks.

use std::time::SystemTime;

use chrono::{DateTime, Utc};

use super::report;
use crate::date::Zone;
use crate::files::Files;
use crate::parse;

/// Returns the day that was typed, or today where the site is, as EDTF.
///
/// # Errors
///
/// The exit code, after saying that what was typed is no date.
pub fn day(typed: Option<&str>, files: &Files) -> Result<String, u8> {
    match typed {
        Some(typed) => report::moment("--today", typed).map(|day| day.edtf().to_owned()),
        None => Ok(today(zone(files))),
    }
}

/// Returns the site's time zone.
fn zone(files: &Files) -> Zone {
    let site = parse::documents(files).0.site;
    site.time_zone.and_then(|zone| Zone::parse(&zone.value).ok()).unwrap_or_default()
}

/// Returns today in a time zone.
#[expect(
    clippy::disallowed_methods,
    reason = "this is the door to the clock; what it tells is written for an author to see"
)]
fn today(zone: Zone) -> String {
    let now = DateTime::<Utc>::from(SystemTime::now()).naive_utc();
    (now + zone.offset(now)).format("%Y-%m-%d").to_string()
}
