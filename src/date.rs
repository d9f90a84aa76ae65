//! Calendar time with precision and doubt.
//!
//! Owns [`Date`]: EDTF (ISO 8601-2:2019, the profile of the Library of Congress, levels 0 to 2) with bounds, order and
//! wording, plus times of day with an offset or in the site's [`Zone`]. Syntax and bounds come from the `edtf-core`
//! crate; `read` adds what news needs and takes away what is more likely a slip than meant. Knows nothing of files
//! and problems: a [`DateError`] is words and a place in the text of the date alone.

mod clock;
mod compare;
mod day;
mod elapsed;
mod face;
mod hint;
mod numbers;
mod part;
mod read;
pub mod spoken;
mod table;
mod words;
mod zone;

pub use compare::{Answer, Order};
pub use day::{Bound, Day};
pub use elapsed::{Elapsed, Ends, Unit};
pub use face::Face;
pub use hint::DateError;
pub use numbers::Numbers;
pub use table::{DateWords, fill};
pub use zone::{Reading, Zone};

use chrono::{DateTime, FixedOffset, SecondsFormat, Utc};
use clock::Moment;
use edtf_core::{Date as Pattern, Set, SetKind, YearKind};
use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

/// A point or stretch of calendar time, as precise as what is known; cheap to clone.
///
/// Two dates are equal when they are written alike and mean the same instant. The total order is that of
/// [`Date::order`], then of the text.
#[derive(Clone)]
pub struct Date(Arc<Inner>);

/// What a date holds; made once, by `read`.
struct Inner {
    /// The text, as written but for spaces inside sets and fractions of a second.
    text: Box<str>,
    /// What was read.
    value: Value,
    /// The first day it can mean.
    earliest: Bound,
    /// The last day it can mean.
    latest: Bound,
    /// Its place on the timeline.
    order: Order,
    /// What the author might want to know.
    advice: Option<Advice>,
}

/// The forms of a date.
enum Value {
    /// A year, month, day or season, perhaps with digits left open.
    Plain(Pattern),
    /// A day with a time.
    Moment(Moment),
    /// A stretch with two ends.
    Interval(End, End),
    /// Some dates, one or all of which apply.
    Set(Set),
}

/// One end of an interval; other dates are both ends of themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// A date of its own, with its own precision and doubt.
    Date(Date),
    /// There is none: `..`.
    Open,
    /// There is one, but it is not known: nothing written.
    Unknown,
}

/// The kinds of dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A year, month or day.
    Date,
    /// A day with a time.
    Datetime,
    /// A season, quarter, third or half of a year.
    Season,
    /// A stretch between two ends.
    Interval,
    /// One of several dates, it is not known which.
    OneOf,
    /// All of several dates.
    AllOf,
    /// A year of more than four digits, written with `Y`.
    Year,
}

impl Kind {
    /// Returns the name used in data: `date`, `datetime`, `season`, `interval`, `one-of`, `all-of` or `year`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Datetime => "datetime",
            Self::Season => "season",
            Self::Interval => "interval",
            Self::OneOf => "one-of",
            Self::AllOf => "all-of",
            Self::Year => "year",
        }
    }
}

/// The smallest unit that a date states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// A year, decade or century.
    Year,
    /// A season or another division of the year.
    Season,
    /// A month.
    Month,
    /// A day, also one whose digits are left open.
    Day,
    /// A time without seconds.
    Minute,
    /// A time with seconds.
    Second,
    /// The precision of an interval is that of its ends.
    Interval,
    /// The precision of a set is that of its members.
    Set,
}

impl Precision {
    /// Returns the name used in data: `year`, `season`, `month`, `day`, `minute`, `second`, `interval` or `set`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Season => "season",
            Self::Month => "month",
            Self::Day => "day",
            Self::Minute => "minute",
            Self::Second => "second",
            Self::Interval => "interval",
            Self::Set => "set",
        }
    }
}

/// Something about a valid date that its author might want to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// What there is to know, as a lower-case fragment.
    pub message: String,
    /// What could be typed instead, as a lower-case fragment.
    pub hint: String,
}

impl Date {
    /// Reads EDTF, levels 0 to 2, and times with or without seconds; a time without an offset is in the zone.
    ///
    /// # Errors
    ///
    /// What is wrong, where, and what to type instead.
    pub fn parse(text: &str, zone: Zone) -> Result<Self, DateError> {
        read::read(text, zone)
    }

    /// Returns the EDTF text, as written but for spaces inside sets and fractions of a second.
    pub fn edtf(&self) -> &str {
        &self.0.text
    }

    /// Returns the kind.
    pub fn kind(&self) -> Kind {
        match &self.0.value {
            Value::Plain(pattern) if !matches!(pattern.year.kind, YearKind::Standard { .. }) => Kind::Year,
            Value::Plain(pattern) if pattern.precision() == edtf_core::Precision::Season => Kind::Season,
            Value::Plain(_) => Kind::Date,
            Value::Moment(_) => Kind::Datetime,
            Value::Interval(..) => Kind::Interval,
            Value::Set(set) if set.kind == SetKind::OneMember => Kind::OneOf,
            Value::Set(_) => Kind::AllOf,
        }
    }

    /// Returns the smallest unit stated.
    pub fn precision(&self) -> Precision {
        match &self.0.value {
            Value::Plain(pattern) => match pattern.precision() {
                edtf_core::Precision::Year => Precision::Year,
                edtf_core::Precision::Season => Precision::Season,
                edtf_core::Precision::Month => Precision::Month,
                edtf_core::Precision::Day => Precision::Day,
            },
            Value::Moment(moment) if moment.has_seconds() => Precision::Second,
            Value::Moment(_) => Precision::Minute,
            Value::Interval(..) => Precision::Interval,
            Value::Set(_) => Precision::Set,
        }
    }

    /// Tells whether any part is marked uncertain, with `?` or `%`.
    pub fn uncertain(&self) -> bool {
        self.patterns().iter().any(Pattern::is_uncertain)
    }

    /// Tells whether any part is marked approximate, with `~` or `%`.
    pub fn approximate(&self) -> bool {
        self.patterns().iter().any(Pattern::is_approximate)
    }

    /// Returns the first day it can mean; doubt (`?`, `~`, `%`) widens nothing.
    pub fn earliest(&self) -> Bound {
        self.0.earliest
    }

    /// Returns the last day it can mean; doubt (`?`, `~`, `%`) widens nothing.
    pub fn latest(&self) -> Bound {
        self.0.latest
    }

    /// Returns the instant of a date with a time.
    pub fn instant(&self) -> Option<DateTime<Utc>> {
        self.moment().map(|moment| moment.instant)
    }

    /// Returns the day to file it under: the earliest, or, where the start is open or unknown, the earliest of the end.
    ///
    /// A time belongs to the day that was written, whatever day it was elsewhere.
    pub fn local_day(&self) -> Day {
        self.0.order.day()
    }

    /// Returns the season, or other part of a year that has a name, that the date is; without marks of doubt. None for
    /// every other date.
    pub fn season(&self) -> Option<Self> {
        let Value::Plain(pattern) = &self.0.value else { return None };
        let (year, code) = (pattern.year.value()?, pattern.month?.value().filter(|&code| code > 12)?);
        Self::parse(&format!("{year:04}-{code}"), Zone::UTC).ok()
    }

    /// Tells whether it means one calendar day, and no doubt is expressed.
    pub fn is_exact_day(&self) -> bool {
        matches!(self.kind(), Kind::Date | Kind::Datetime)
            && self.precision() >= Precision::Day
            && self.0.earliest == self.0.latest
            && !self.uncertain()
            && !self.approximate()
    }

    /// Returns the value for HTML's `datetime` attribute: a plain year, month, day or a time with its offset.
    ///
    /// None for what HTML cannot say: doubt, open digits, seasons, intervals, sets, and years outside 1 to 9999.
    pub fn html_datetime(&self) -> Option<String> {
        if !(1..=9999).contains(&self.local_day().year()) || self.uncertain() || self.approximate() {
            return None;
        }
        match &self.0.value {
            Value::Plain(pattern) if self.kind() == Kind::Date && pattern.year.significant_digits.is_none() => {
                (!pattern.has_unspecified()).then(|| self.0.text.to_string())
            }
            Value::Moment(moment) => html_instant(moment),
            _ => None,
        }
    }

    /// Returns what the author might want to know about this date, if anything.
    pub fn advice(&self) -> Option<&Advice> {
        self.0.advice.as_ref()
    }

    /// Returns where it starts, as a date of its own.
    pub fn start(&self) -> End {
        match &self.0.value {
            Value::Interval(start, _) => start.clone(),
            _ => End::Date(self.clone()),
        }
    }

    /// Returns where it ends, as a date of its own.
    pub fn end(&self) -> End {
        match &self.0.value {
            Value::Interval(_, end) => end.clone(),
            _ => End::Date(self.clone()),
        }
    }

    /// Returns the key of the one order used everywhere; dates with equal keys keep the order they were given in.
    pub fn order(&self) -> Order {
        self.0.order
    }

    /// Returns the wording in the language of the table.
    pub fn words(&self, table: &DateWords) -> String {
        words::words(self, table)
    }

    /// Returns the parts that the timeline shows beside an event.
    pub fn face(&self, table: &DateWords) -> Face {
        face::face(self, table)
    }

    /// Returns the time, for a date that has one.
    fn moment(&self) -> Option<&Moment> {
        match &self.0.value {
            Value::Moment(moment) => Some(moment),
            _ => None,
        }
    }

    /// Returns every simple date inside.
    fn patterns(&self) -> Vec<Pattern> {
        match &self.0.value {
            Value::Plain(pattern) => vec![*pattern],
            Value::Moment(_) => Vec::new(),
            Value::Interval(start, end) => [start, end].into_iter().flat_map(End::patterns).collect(),
            Value::Set(set) => set.elements.iter().flat_map(read::members).collect(),
        }
    }
}

impl End {
    /// Returns the date, if there is one.
    pub fn date(&self) -> Option<&Date> {
        match self {
            Self::Date(date) => Some(date),
            Self::Open | Self::Unknown => None,
        }
    }

    /// Returns every simple date inside.
    fn patterns(&self) -> Vec<Pattern> {
        self.date().map(Date::patterns).unwrap_or_default()
    }
}

/// Writes an instant in its own offset, as HTML wants it; none when the offset has seconds, as before 1900.
fn html_instant(moment: &Moment) -> Option<String> {
    let local: DateTime<FixedOffset> = moment.instant.with_timezone(&moment.offset);
    let whole = moment.offset.local_minus_utc() % 60 == 0;
    let text = local.to_rfc3339_opts(SecondsFormat::Secs, moment.is_utc());
    whole.then(|| if moment.has_seconds() { text } else { clock::without_seconds(&text) })
}

impl PartialEq for Date {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Date {}

impl PartialOrd for Date {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Date {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.order.cmp(&other.0.order).then_with(|| self.0.text.cmp(&other.0.text))
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Date({})", self.0.text)
    }
}

impl fmt::Display for Date {
    /// Writes the EDTF text.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0.text)
    }
}
