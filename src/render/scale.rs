//! Days on a line: where a day stands between the first and the last, in per cent.

use crate::date::Day;

/// A stretch of days drawn from one edge to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// The year that begins at the first edge.
    pub first: i64,
    /// The year that ends at the last edge.
    pub last: i64,
    /// Which way the time runs.
    pub direction: Direction,
}

/// Which way a picture runs, as its language is written; what CSS does for text, it does not do for pictures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    #[default]
    Rightward,
    /// From right to left.
    Leftward,
}

impl Direction {
    /// Returns where a place between 0 and 100 is, from the left, as SVG has it.
    pub fn x(self, at: f64) -> String {
        match self {
            Self::Rightward => percent(at),
            Self::Leftward => percent(100.0 - at),
        }
    }

    /// Returns the left edge of what begins at a place and is so wide.
    pub fn left(self, at: f64, width: f64) -> String {
        match self {
            Self::Rightward => percent(at),
            Self::Leftward => percent(100.0 - at - width),
        }
    }

    /// Returns a way along the picture in pixels, as SVG has it.
    pub fn along(self, pixels: i32) -> i32 {
        match self {
            Self::Rightward => pixels,
            Self::Leftward => -pixels,
        }
    }
}

/// How many years at most get a label.
const LABELS: i64 = 9;

impl Scale {
    /// Spans whole years, so that all of the days fit; none where there is no day.
    pub fn of(days: impl IntoIterator<Item = Day>, direction: Direction) -> Option<Self> {
        let mut years = days.into_iter().map(Day::year);
        let first = years.next()?;
        let (first, last) = years.fold((first, first), |(low, high), year| (low.min(year), high.max(year)));
        Some(Self { first, last, direction })
    }

    /// Returns the number of years.
    pub fn years(self) -> i64 {
        self.last - self.first + 1
    }

    /// Returns where a day begins, from 0 at the first edge to 100 at the last; days outside stand at the edges.
    pub fn at(self, day: Day) -> f64 {
        let (Some(start), Some(end)) = (Day::new(self.first, 1, 1), Day::new(self.last + 1, 1, 1)) else { return 0.0 };
        part(day.number() - start.number(), end.number() - start.number())
    }

    /// Returns where the day after a day begins.
    pub fn after(self, day: Day) -> f64 {
        self.at(day.next())
    }

    /// Returns the years that get a label: few enough to be read, at round numbers as they are read; 600 BC is the year -599.
    pub fn labels(self) -> Vec<i64> {
        let step = round_steps().find(|step| self.years() / step < LABELS).unwrap_or(i64::MAX);
        // Counted from one label to the next: between the first and the last there may be billions of years.
        let up = |years: i64| years.saturating_add(step - 1) / step;
        let before = up(read(self.last.min(0)))..=1_i64.saturating_sub(self.first.min(1)) / step;
        let after = up(self.first.max(1))..=self.last / step;
        before.rev().map(|times| 1 - times * step).chain(after.map(|times| times * step)).collect()
    }
}

/// Returns round numbers of years, from one year up.
pub fn round_steps() -> impl Iterator<Item = i64> {
    (0..18).flat_map(|power| [1, 2, 5].map(|step| step * 10_i64.pow(power)))
}

/// Returns the number by which a year is read: there is no year 0 before 1 BC.
fn read(year: i64) -> i64 {
    if year > 0 { year } else { 1_i64.saturating_sub(year) }
}

/// Returns a part of a whole in per cent, kept between 0 and 100.
fn part(part: i128, whole: i128) -> f64 {
    let hundredths = part.saturating_mul(10_000) / whole.max(1);
    f64::from(i32::try_from(hundredths.clamp(0, 10_000)).unwrap_or_default()) / 100.0
}

/// Writes a length in per cent, to a hundredth, without zeros that say nothing.
pub fn percent(value: f64) -> String {
    let text = format!("{value:.2}");
    let short = text.trim_end_matches('0').trim_end_matches('.');
    format!("{short}%")
}

#[cfg(test)]
mod tests {
    use super::{Direction, Scale};

    #[test]
    fn labels_are_round_as_they_are_read() {
        let labels = |first, last| Scale { first, last, direction: Direction::Rightward }.labels();
        assert_eq!(labels(-752, 535), [-599, -399, -199, 200, 400]);
        assert_eq!(labels(2015, 2022), [2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022]);
        assert_eq!(labels(-3, 3), [-3, -2, -1, 0, 1, 2, 3]);
        assert_eq!(labels(-799, -398), [-799, -749, -699, -649, -599, -549, -499, -449, -399]);
        assert_eq!(
            labels(-6_000_000_000, 2000),
            (1..=6).rev().map(|times| 1 - times * 1_000_000_000).collect::<Vec<_>>()
        );
    }
}
