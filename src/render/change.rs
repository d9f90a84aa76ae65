//! When things of the site became known and when they were last changed, as instants.
//!
//! For formats that other programs poll. An event of the past can be any calendar date, an instant here is one that
//! RFC 3339 and XML Schema can write: dates before year 1 and after 9999 are moved to the nearest that is. Nothing here
//! depends on today.

use chrono::{DateTime, SecondsFormat, Utc};

use crate::date::{Date, Day};
use crate::model::event::Status;
use crate::model::{Article, Claim, Event, Site};

/// The first second of year 1, in seconds from the start of 1970.
const FIRST: i64 = -62_135_596_800;

/// The last second of year 9999, in seconds from the start of 1970.
const LAST: i64 = 253_402_300_799;

/// Days from 1 January of year 0 to the start of 1970.
const DAYS: i128 = 719_528;

/// An instant in the years 1 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(DateTime<Utc>);

impl Moment {
    /// Returns the instant of a date: its time where it has one, else midnight (UTC) of the last day it can mean.
    ///
    /// Of a date whose end is open or unknown it is midnight of the day it is filed under.
    pub fn of(date: &Date) -> Self {
        let day = || seconds(date.latest().day().unwrap_or_else(|| date.local_day()));
        let seconds = date.instant().map_or_else(day, |instant| instant.timestamp());
        Self(DateTime::from_timestamp(seconds.clamp(FIRST, LAST), 0).unwrap_or_default())
    }

    /// Returns the start of 1970, for what never changed.
    pub fn never() -> Self {
        Self(DateTime::UNIX_EPOCH)
    }

    /// Writes it as RFC 3339: `2022-11-12T00:00:00Z`.
    pub fn time(self) -> String {
        self.0.to_rfc3339_opts(SecondsFormat::Secs, true)
    }

    /// Writes its day: `2022-11-12`.
    pub fn day(self) -> String {
        self.0.format("%Y-%m-%d").to_string()
    }
}

/// Returns midnight of a day in seconds from the start of 1970; far years are cut to what a number can hold.
fn seconds(day: Day) -> i64 {
    let seconds = day.number().saturating_sub(DAYS).saturating_mul(86_400);
    i64::try_from(seconds).unwrap_or(if seconds < 0 { FIRST } else { LAST })
}

/// Returns when an event became known: `reported`, else its own exact day.
///
/// Of an event that is vague or only scheduled it is the last day it can mean, or the day of the newest of its sources,
/// whichever is earlier: what a source tells of was known when it was published.
pub fn known(site: &Site, event: &Event) -> Moment {
    if let Some(reported) = &event.reported {
        return Moment::of(reported);
    }
    let end = Moment::of(&event.date);
    if event.date.is_exact_day() && event.status != Status::Scheduled {
        return end;
    }
    let published =
        event.sources.iter().filter_map(|citation| site.shelves.sources[citation.source].published.as_ref());
    newest(published).map_or(end, |published| published.min(end))
}

/// Returns when what the site says of an event was last changed: its newest correction or change of status.
pub fn event(event: &Event) -> Option<Moment> {
    let corrections = event.corrections.iter().map(|correction| &correction.date);
    newest(corrections.chain(event.history.iter().map(|change| &change.date)))
}

/// Returns when an article was last changed: published, updated, corrected, or given a note.
pub fn article(article: &Article) -> Option<Moment> {
    let corrections = article.corrections.iter().map(|correction| &correction.date);
    let notes = article.annotations.iter().filter_map(|note| note.date.as_ref());
    newest(article.published.iter().chain(&article.updated).chain(corrections).chain(notes))
}

/// Returns when the verdict on a claim last changed.
pub fn claim(claim: &Claim) -> Option<Moment> {
    newest(claim.history.iter().map(|change| &change.date))
}

/// Returns the newest of some dates.
fn newest<'a>(dates: impl Iterator<Item = &'a Date>) -> Option<Moment> {
    dates.map(Moment::of).max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Zone;

    #[test]
    fn every_date_has_an_instant_that_xml_can_write() {
        for (edtf, time) in [
            ("2022-11-12", "2022-11-12T00:00:00Z"),
            ("2022-11-12T23:30:00-05:00", "2022-11-13T04:30:00Z"),
            ("2022-11", "2022-11-30T00:00:00Z"),
            ("2022-10/..", "2022-10-01T00:00:00Z"),
            ("../2022-10", "2022-10-31T00:00:00Z"),
            ("1969-12-31", "1969-12-31T00:00:00Z"),
            ("0000", "0001-01-01T00:00:00Z"),
            ("-0043-03-15", "0001-01-01T00:00:00Z"),
            ("Y17000", "9999-12-31T23:59:59Z"),
            ("9999-12-31T23:59:59-12:00", "9999-12-31T23:59:59Z"),
        ] {
            assert_eq!(Moment::of(&Date::parse(edtf, Zone::UTC).unwrap()).time(), time, "{edtf}");
        }
    }
}
