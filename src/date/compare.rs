//! Which date comes first, and which certainly does.
//!
//! Owns the order of the timeline, which is total, and the three-valued questions, whose honest answer is often
//! "perhaps". Knows no wording.

use super::{Bound, Date, Day, End, Kind};
use chrono::{DateTime, Utc};
use std::cmp::Reverse;

/// A date's place on the timeline: earliest day, then the vaguer first (latest day descending), then the instant.
///
/// Where the start is open or unknown, the earliest day of the end stands for it; an end that is open or unknown is
/// later than any day. Times are filed under the day they were written with and compared as instants within it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Order {
    /// The earliest day.
    first: Day,
    /// The latest day; none is later than any.
    last: Reverse<Last>,
    /// The instant; a day without a time comes before its times.
    instant: Option<DateTime<Utc>>,
}

/// The last day of a date, or the time after all days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Last {
    /// A day.
    Day(Day),
    /// Open or unknown.
    Never,
}

impl Order {
    /// Makes the key of a date with these bounds; `first` stands in for a start that is open or unknown.
    pub(super) fn new(first: Day, latest: Bound, instant: Option<DateTime<Utc>>) -> Self {
        Self { first, last: Reverse(latest.day().map_or(Last::Never, Last::Day)), instant }
    }

    /// Returns the day that the date is filed under.
    pub(super) fn day(self) -> Day {
        self.first
    }
}

/// The answer to a question about dates that may be vague.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// Not so, whatever the dates turn out to be.
    No,
    /// So or not, depending on what the dates turn out to be.
    Perhaps,
    /// So, whatever the dates turn out to be.
    Yes,
}

/// A place on the line of time, its two endless ends included.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Point {
    /// Before every day.
    Past,
    /// A day.
    Day(Day),
    /// After every day.
    Future,
}

/// The places where something can be.
#[derive(Clone, Copy)]
struct Range {
    /// The first place.
    first: Point,
    /// The last place.
    last: Point,
}

/// The ranges that a start and an end fall into.
#[derive(Clone, Copy)]
struct Ends {
    /// When it starts.
    start: Range,
    /// When it ends.
    end: Range,
}

impl Date {
    /// Tells whether this date is over before the other one starts; two times are compared as instants.
    pub fn before(&self, other: &Self) -> Answer {
        if let (Some(mine), Some(theirs)) = (self.instant(), other.instant()) {
            return if mine < theirs { Answer::Yes } else { Answer::No };
        }
        earlier(event(self).end, event(other).start)
    }

    /// Tells whether the other date falls within this one, the days of both ends included; doubt marks change nothing.
    ///
    /// This date is taken as a stretch (`2022-10` is all of October), the other one as something that happened in it
    /// (`2022-10` is some time in October).
    pub fn contains(&self, other: &Self) -> Answer {
        let (mine, theirs) = (stretch(self), event(other));
        not_after(mine.start, theirs.start).min(not_after(theirs.end, mine.end))
    }

    /// Tells whether the two dates, taken as stretches, have a day in common.
    pub fn overlaps(&self, other: &Self) -> Answer {
        let (mine, theirs) = (stretch(self), stretch(other));
        not_after(mine.start, theirs.end).min(not_after(theirs.start, mine.end))
    }
}

/// Finds the ends of a date that is a stretch of time: a month goes from its first day to its last.
fn stretch(date: &Date) -> Ends {
    match date.kind() {
        Kind::Interval | Kind::OneOf => event(date),
        _ => {
            let (first, last) = limits(date);
            Ends { start: Range { first, last: first }, end: Range { first: last, last } }
        }
    }
}

/// Finds the ends of a date that says when something happened: a month is some time in it.
fn event(date: &Date) -> Ends {
    let (first, last) = limits(date);
    let whole = Range { first, last };
    if date.kind() == Kind::Interval {
        Ends { start: end_range(&date.start(), whole, first), end: end_range(&date.end(), whole, last) }
    } else {
        Ends { start: whole, end: whole }
    }
}

/// Returns the outermost places that a date can mean.
fn limits(date: &Date) -> (Point, Point) {
    let first = date.earliest().day().map_or(Point::Past, Point::Day);
    let last = date.latest().day().map_or(Point::Future, Point::Day);
    (first, last)
}

/// Finds where an end can be: an open one is endless, an unknown one anywhere in the interval.
fn end_range(end: &End, whole: Range, endless: Point) -> Range {
    match end {
        End::Date(date) => {
            let (first, last) = limits(date);
            Range { first, last }
        }
        End::Open => Range { first: endless, last: endless },
        End::Unknown => whole,
    }
}

/// Tells whether one place is before another.
fn earlier(one: Range, other: Range) -> Answer {
    if one.last < other.first {
        Answer::Yes
    } else if one.first >= other.last {
        Answer::No
    } else {
        Answer::Perhaps
    }
}

/// Tells whether one place is before another or the same.
fn not_after(one: Range, other: Range) -> Answer {
    if one.last <= other.first {
        Answer::Yes
    } else if one.first > other.last {
        Answer::No
    } else {
        Answer::Perhaps
    }
}
