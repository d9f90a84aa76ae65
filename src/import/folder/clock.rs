//! The clock of the site that a folder holds: what a time without an offset meant there.
//!
//! Owns that such a time keeps its meaning here, where clocks may show another one. Hugo takes it for one of `timeZone`, else
//! of UTC; Zola for one of UTC. Jekyll takes a time without seconds for one of `timezone`, and one with them, which is a time
//! of YAML, for one of UTC that it shows in `timezone`; without that setting it is the zone of the computer.

use chrono::{FixedOffset, NaiveDate, NaiveDateTime};

use super::super::date::Order;
use super::super::foreign::Node;
use super::generator::Generator;
use super::stamp::{self, Moment};
use crate::date::{Reading, Zone};
use crate::problem::wording::ticked;

/// The clock of a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    /// The zone; nothing where it is not known.
    zone: Option<Zone>,
    /// Whether times with seconds are in UTC, and days those of the zone.
    is_jekylls: bool,
}

/// A date as it is here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    /// The date as EDTF.
    pub(super) edtf: String,
    /// What was taken of its zone, where it says none.
    note: Option<String>,
}

impl Stamp {
    /// Says what a date is now, for the report.
    pub(super) fn told(&self) -> String {
        self.with_note(&self.edtf)
    }

    /// Adds to what was made of a date what was taken of its zone.
    pub(super) fn with_note(&self, made: &str) -> String {
        self.note.as_ref().map_or_else(|| made.to_owned(), |note| format!("{made}; {note}"))
    }
}

impl Clock {
    /// Reads the zone of a site's settings.
    ///
    /// # Errors
    ///
    /// When there is no zone of that name.
    pub(super) fn of(generator: Generator, settings: &Node) -> Result<Self, String> {
        let keys = ["timeZone", "timezone", "TimeZone"];
        let said = keys.iter().find_map(|key| settings.said(key)).filter(|_| generator != Generator::Zola);
        let zone = match (said, generator) {
            (Some(name), _) => Some(Zone::parse(&name).map_err(|near| {
                let near = near.map(|near| format!("; did you mean {}?", ticked(near))).unwrap_or_default();
                format!("there is no time zone {}{near}", ticked(&name))
            })?),
            (None, Generator::Hugo | Generator::Zola) => Some(Zone::UTC),
            (None, Generator::Jekyll | Generator::None) => None,
        };
        Ok(Self { zone, is_jekylls: generator == Generator::Jekyll })
    }

    /// Reads a date; one with a time and no offset gets that of the site's zone.
    ///
    /// # Errors
    ///
    /// Why it is no date, or no time of the zone, as a fragment.
    pub(super) fn read(self, words: &str, order: Option<Order>) -> Result<Stamp, String> {
        let edtf = stamp::read(words, order)?;
        let moment = stamp::moment(&edtf).filter(|moment| moment.offset.is_none());
        let Some(moment) = moment else { return Ok(Stamp { edtf, note: None }) };
        let seconds = stamp::moment(words).is_some_and(|moment| moment.seconds);
        let (moment, note) = match self.zone {
            _ if self.is_jekylls && seconds => {
                let moment = shown(moment.clock, self.zone.unwrap_or_default());
                (moment, "Jekyll takes a time with seconds and without an offset for one of UTC".to_owned())
            }
            Some(zone) => {
                let (Reading::Once(offset) | Reading::Twice(offset)) = zone.read(moment.clock) else {
                    return Err(format!("clocks in {} never showed {}", zone.name(), ticked(words)));
                };
                (
                    Moment { offset: Some(offset), is_utc: zone == Zone::UTC, ..moment },
                    format!("in {}, as its site has it", zone.name()),
                )
            }
            None => {
                let note = "the zone it was in is not known, so that it counts as one of this site's";
                (moment, note.to_owned())
            }
        };
        Ok(Stamp { edtf: moment.edtf(), note: Some(note) })
    }

    /// Returns the moment at which a date begins: for a day, its midnight in the zone.
    pub(super) fn beginning(self, edtf: &str) -> String {
        let Some(midnight) = edtf.parse::<NaiveDate>().ok().and_then(|day| day.and_hms_opt(0, 0, 0)) else {
            return if edtf.contains('T') { edtf.to_owned() } else { format!("{edtf}T00:00") };
        };
        let offset = self.zone.and_then(|zone| match zone.read(midnight) {
            Reading::Once(offset) | Reading::Twice(offset) => Some(offset),
            Reading::Never => None,
        });
        Moment { clock: midnight, seconds: false, offset, is_utc: self.zone == Some(Zone::UTC) }.edtf()
    }

    /// Returns the day of a date in the addresses of its site.
    pub(super) fn day(self, words: &str) -> Option<NaiveDate> {
        let Some(moment) = stamp::moment(words.trim()) else {
            return stamp::read(words, None).ok()?.get(..10)?.parse().ok();
        };
        let instant = match moment.offset {
            Some(offset) => moment.clock.checked_sub_offset(offset)?,
            None if moment.seconds => moment.clock,
            None => return Some(moment.clock.date()),
        };
        let zone = self.zone.filter(|_| self.is_jekylls);
        Some(zone.map_or(moment.clock, |zone| shown(instant, zone).clock).date())
    }
}

/// Returns what clocks in a zone show at an instant.
fn shown(utc: NaiveDateTime, zone: Zone) -> Moment {
    let offset: FixedOffset = zone.offset(utc);
    let clock = utc.checked_add_offset(offset).unwrap_or(utc);
    Moment { clock, seconds: true, offset: Some(offset), is_utc: zone == Zone::UTC }
}

#[cfg(test)]
mod tests {
    use super::super::super::foreign;
    use super::*;

    /// Makes the clock of a site.
    fn clock(generator: Generator, settings: &str) -> Clock {
        Clock::of(generator, &foreign::yaml(settings).unwrap()).unwrap()
    }

    #[test]
    fn a_time_without_an_offset_keeps_its_meaning() {
        let berlin = clock(Generator::Jekyll, "timezone: Europe/Berlin");
        let tokyo = clock(Generator::Hugo, "timeZone: Asia/Tokyo");
        for (clock, words, edtf) in [
            (tokyo, "2022-05-06 10:00:00", "2022-05-06T10:00+09:00"),
            (tokyo, "2022-05-06T10:00:00-04:00", "2022-05-06T10:00-04:00"),
            (tokyo, "2022-05-06", "2022-05-06"),
            (tokyo, "2022-05-06 00:00:00", "2022-05-06"),
            (clock(Generator::Hugo, "{}"), "2022-05-06 10:00:00", "2022-05-06T10:00Z"),
            (clock(Generator::Zola, "timezone: Asia/Tokyo"), "2022-05-06T10:00:05", "2022-05-06T10:00:05Z"),
            (berlin, "2022-05-06 10:00", "2022-05-06T10:00+02:00"),
            (berlin, "2022-05-06 23:00:00", "2022-05-07T01:00+02:00"),
            (clock(Generator::Jekyll, "{}"), "2022-05-06 10:00", "2022-05-06T10:00"),
        ] {
            assert_eq!(clock.read(words, None).map(|stamp| stamp.edtf).as_deref(), Ok(edtf), "{words}");
        }
        assert!(berlin.read("2022-03-27 02:30", None).is_err());
        let said = clock(Generator::Jekyll, "{}").read("2022-05-06 10:00", None).unwrap().told();
        assert!(said.contains("not known"), "{said}");
    }

    #[test]
    fn jekyll_makes_addresses_of_days_in_its_zone() {
        let berlin = clock(Generator::Jekyll, "timezone: Europe/Berlin");
        for (words, day) in [
            ("2022-05-04 23:30 -0700", "2022-05-05"),
            ("2022-05-04 23:30:00 +0900", "2022-05-04"),
            ("2022-05-04 23:30", "2022-05-04"),
            ("2022-05-04 23:30:00", "2022-05-05"),
            ("2022-05-04", "2022-05-04"),
        ] {
            assert_eq!(berlin.day(words).unwrap().to_string(), day, "{words}");
        }
        assert_eq!(berlin.beginning("2022-05-04"), "2022-05-04T00:00+02:00");
        assert_eq!(berlin.beginning("2022-05-04T10:00Z"), "2022-05-04T10:00Z");
        let hugo = clock(Generator::Hugo, "timeZone: Europe/Berlin");
        assert_eq!(hugo.day("2022-05-04T23:30:00-07:00").unwrap().to_string(), "2022-05-04");
    }
}
