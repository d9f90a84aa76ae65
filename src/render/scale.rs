//! Days on a line: where a day stands between the first and the last, in per cent.

use crate::date::Day;

/// A stretch of days drawn from one edge to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// The year that begins at the first edge.
    pub first: i64,
    /// The year that ends at the last edge.
    pub last: i64,
}

/// How many years at most get a label.
const LABELS: i64 = 9;

impl Scale {
    /// Spans whole years, so that all of the days fit; none where there is no day.
    pub fn of(days: impl IntoIterator<Item = Day>) -> Option<Self> {
        let mut years = days.into_iter().map(Day::year);
        let first = years.next()?;
        let (first, last) = years.fold((first, first), |(low, high), year| (low.min(year), high.max(year)));
        Some(Self { first, last })
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

    /// Returns the years that get a label: few enough to be read, at round numbers.
    pub fn labels(self) -> Vec<i64> {
        let steps = (0..18).flat_map(|power| [1, 2, 5].map(|step| step * 10_i64.pow(power)));
        let step = steps.into_iter().find(|step| self.years() / step < LABELS).unwrap_or(i64::MAX);
        // Counted from one label to the next: between the first and the last there may be billions of years.
        let first = self.first.div_euclid(step) * step;
        let all = std::iter::successors(Some(first), |year| year.checked_add(step));
        all.take_while(|year| *year <= self.last).filter(|year| *year >= self.first).collect()
    }
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
