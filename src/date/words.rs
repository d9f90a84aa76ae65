//! A date in the words of a language.
//!
//! Owns how the parts of a date are put together: doubt, times, intervals and sets. The parts themselves are worded by
//! `part`, and every word comes from the table.

use super::clock::{Moment, Shift};
use super::part::{Field, Parts, Setting, Year, day_month, fill_month, list, one_year, years};
use super::read::limits_of;
use super::table::{DateWords, capital, fill};
use super::{Date, Day, End, Value};
use edtf_core::{Date as Pattern, Qualifier, Set, SetElement, SetKind};

/// Words a date; see [`Date::words`].
pub(super) fn words(date: &Date, table: &DateWords) -> String {
    within(date, table, Setting::Alone)
}

/// Words a date for the place it will stand in.
pub(super) fn within(date: &Date, table: &DateWords, setting: Setting) -> String {
    match &date.0.value {
        Value::Plain(pattern) => plain(pattern, table, setting),
        Value::Moment(moment) => moment_words(moment, table),
        Value::Interval(start, end) => interval(start, end, table),
        Value::Set(set) => set_words(set, table),
    }
}

impl DateWords {
    /// Words a calendar day as the date of that day would be.
    pub fn day(&self, day: Day) -> String {
        let date = self.day_of_year(day);
        fill(&self.date.day_year, &[("date", &date), ("year", &one_year(day.year(), self))])
    }

    /// Words a calendar day without its year, for places where the year is plain.
    pub fn day_of_year(&self, day: Day) -> String {
        day_month(&[day.day()], &[day.month()], self)
    }

    /// Tells whether the language writes the day before the month: `11 Nov.`
    pub fn day_first(&self) -> bool {
        let (day, month) = (self.date.day.find("{day}"), self.date.day.find("{month"));
        day < month
    }

    /// Words a month of a year.
    pub fn month_of(&self, year: i64, month: u8) -> String {
        let name = |form: &str| self.month(month, form).to_owned();
        fill_month(&self.date.month_year, &name, &[("year", &one_year(year, self))])
    }

    /// Returns the name of a season without its year, as a heading; none for other dates, and for a winter, which is in
    /// two years.
    pub fn season_name(&self, date: &Date) -> Option<String> {
        let Value::Plain(pattern) = &date.0.value else { return None };
        let code = pattern.month?.value().filter(|code| (21..=23).contains(code))?;
        self.seasons.get(usize::from(code - 21)).map(|name| capital(name))
    }

    /// Words a year; years before the first are BC.
    pub fn year(&self, year: i64) -> String {
        one_year(year, self)
    }
}

/// Words a simple date with its doubt.
pub(super) fn plain(pattern: &Pattern, table: &DateWords, setting: Setting) -> String {
    let marks = marks(pattern);
    let uniform = marks.iter().all(|(_, mark)| Some(mark) == marks.first().map(|(_, mark)| mark));
    let parts = Parts::new(pattern);
    let Some(mark) = marks.first().map(|(_, mark)| *mark).filter(|_| uniform) else {
        let date = parts.words(table, setting);
        return fill(&table.doubt.parts, &[("date", &date), ("doubts", &doubts(&marks, table))]);
    };
    let about = mark.approximate && speaks_plainly(&parts);
    let mut words = parts.words(table, if about { Setting::Within } else { setting });
    if about {
        words = fill(&table.doubt.about, &[("date", &words)]);
    } else if mark.approximate {
        words = fill(&table.doubt.approximate, &[("date", &words)]);
    }
    if mark.uncertain { fill(&table.doubt.uncertain, &[("date", &words)]) } else { words }
}

/// Tells whether "about" can stand before the words: not before "a day in …" or another "about".
fn speaks_plainly(parts: &Parts) -> bool {
    !matches!(parts.year, Year::Estimate(..) | Year::Unknown | Year::Between(..))
        && parts.month != Field::Any
        && parts.day != Field::Any
}

/// Returns the parts of a date, each with its doubt.
fn marks(pattern: &Pattern) -> Vec<(usize, Qualifier)> {
    let fields =
        [Some(pattern.year.qualifier), pattern.month.map(|it| it.qualifier), pattern.day.map(|it| it.qualifier)];
    fields.into_iter().enumerate().filter_map(|(part, mark)| Some((part, mark?))).collect()
}

/// Words the doubt of parts that differ in it: `year uncertain, day approximate`.
fn doubts(marks: &[(usize, Qualifier)], table: &DateWords) -> String {
    let names = [&table.doubt.year, &table.doubt.month, &table.doubt.day];
    let groups: Vec<String> = marks
        .chunk_by(|(_, one), (_, other)| one == other)
        .filter_map(|group| {
            let pattern = match group.first().map(|(_, mark)| (mark.uncertain, mark.approximate)) {
                Some((true, true)) => &table.doubt.part_both,
                Some((true, false)) => &table.doubt.part_uncertain,
                Some((false, true)) => &table.doubt.part_approximate,
                _ => return None,
            };
            let parts: Vec<String> =
                group.iter().filter_map(|(part, _)| names.get(*part).map(|it| (*it).clone())).collect();
            Some(fill(pattern, &[("parts", &list(&parts, &table.set.and, table))]))
        })
        .collect();
    groups.join(&table.set.comma)
}

/// Words a day and its time.
fn moment_words(moment: &Moment, table: &DateWords) -> String {
    let date = plain(&moment.date, table, Setting::Alone);
    let time = time(moment, table);
    match zone(moment, table) {
        Some(zone) => fill(&table.clock.moment_zone, &[("date", &date), ("time", &time), ("zone", &zone)]),
        None => fill(&table.clock.moment, &[("date", &date), ("time", &time)]),
    }
}

/// Words a time of day; seconds only where they are not zero.
pub(super) fn time(moment: &Moment, table: &DateWords) -> String {
    let second = moment.second.unwrap_or_default();
    match (moment.hour, moment.minute, second) {
        (24, ..) => return table.clock.end_of_day.clone(),
        (12, 0, 0) => return table.clock.noon.clone(),
        _ => {}
    }
    let pattern = match (moment.minute, second) {
        (0, 0) => &table.clock.hour,
        (_, 0) => &table.clock.minute,
        _ => &table.clock.second,
    };
    let [before, after] = &table.clock.halves;
    fill(
        pattern,
        &[
            ("hour", &format!("{:02}", moment.hour)),
            ("hour12", &((moment.hour + 11) % 12 + 1).to_string()),
            ("minute", &format!("{:02}", moment.minute)),
            ("second", &format!("{second:02}")),
            ("half", if moment.hour < 12 { before } else { after }),
        ],
    )
}

/// Names the zone: the site's own where the language has a name for it, else the offset that was written.
pub(super) fn zone(moment: &Moment, table: &DateWords) -> Option<String> {
    let own = moment.zone.offset(moment.instant.naive_utc()) == moment.offset;
    if let Some(name) = table.clock.zones.get(moment.zone.name()).filter(|_| own) {
        return Some(name.clone());
    }
    let Shift::Written(offset) = moment.shift else { return None };
    let minutes = offset.local_minus_utc() / 60;
    if minutes == 0 {
        return Some(table.clock.utc.clone());
    }
    let sign = if minutes < 0 { table.clock.minus.as_str() } else { "+" };
    let (hours, minutes) = (format!("{:02}", minutes.abs() / 60), format!("{:02}", minutes.abs() % 60));
    Some(fill(&table.clock.offset, &[("sign", sign), ("hours", &hours), ("minutes", &minutes)]))
}

/// Words an interval.
fn interval(start: &End, end: &End, table: &DateWords) -> String {
    let with = |pattern: &str, date: &Date| fill(pattern, &[("date", &within(date, table, Setting::Within))]);
    match (start, end) {
        (End::Date(from), End::Date(to)) => between(from, to, table),
        (End::Date(from), End::Open) => with(&table.interval.since, from),
        (End::Date(from), _) => with(&table.interval.end_unknown, from),
        (End::Open, End::Date(to)) => with(&table.interval.until, to),
        (_, End::Date(to)) => with(&table.interval.start_unknown, to),
        _ => String::new(),
    }
}

/// Words an interval with both ends known: what they share is said once.
fn between(from: &Date, to: &Date, table: &DateWords) -> String {
    let plain_ends = match (&from.0.value, &to.0.value) {
        (Value::Plain(one), Value::Plain(other)) => shared(one, other, table),
        _ => None,
    };
    if let Some(words) = plain_ends {
        return words;
    }
    let some_time = |date: &Date| fill(&table.interval.some_time, &[("date", &within(date, table, Setting::Within))]);
    let covers = |outer: &Date, inner: &Date| {
        outer.precision() < inner.precision()
            && limits_of(outer).zip(limits_of(inner)).is_some_and(|((a, b), (c, d))| a <= c && d <= b)
    };
    let from_words = if covers(from, to) { some_time(from) } else { words(from, table) };
    let to_words = if covers(to, from) { some_time(to) } else { words(to, table) };
    fill(&table.interval.apart, &[("from", &from_words), ("to", &to_words)])
}

/// Words a run between two plain dates of one precision that share a year or month; none when they do not.
fn shared(from: &Pattern, to: &Pattern, table: &DateWords) -> Option<String> {
    if from == to {
        return Some(plain(from, table, Setting::Alone));
    }
    let (one, other) = (simple(from)?, simple(to)?);
    let close = |from: &str, to: &str| fill(&table.interval.close, &[("from", from), ("to", to)]);
    match (one, other) {
        ((from, None, None), (to, None, None)) => Some(years(from, to, table)),
        ((year, Some(from), None), (same, Some(to), None)) if year == same => {
            let months = |form: &str| close(table.month(from, form), table.month(to, form));
            Some(fill_month(&table.date.month_year, &months, &[("year", &one_year(year, table))]))
        }
        ((year, Some(month), Some(from)), (same, Some(to_month), Some(to))) if year == same => {
            let date = days((month, from), (to_month, to), table);
            Some(fill(&table.date.day_year, &[("date", &date), ("year", &one_year(year, table))]))
        }
        _ => None,
    }
}

/// Words a run from one day of a year to another, without the year; each is a month and a day.
fn days((month, from): (u8, u8), (to_month, to): (u8, u8), table: &DateWords) -> String {
    if month == to_month {
        let name = |form: &str| table.month(month, form).to_owned();
        let days = fill(&table.interval.close, &[("from", &from.to_string()), ("to", &to.to_string())]);
        return fill_month(&table.date.day, &name, &[("day", &days)]);
    }
    let (from, to) = (day_month(&[from], &[month], table), day_month(&[to], &[to_month], table));
    fill(&table.interval.apart, &[("from", &from), ("to", &to)])
}

/// Words a run between two days of one year for a place where the year is known; none for any other run.
pub(super) fn days_of_year(from: &Date, to: &Date, table: &DateWords) -> Option<String> {
    let (Value::Plain(from), Value::Plain(to)) = (&from.0.value, &to.0.value) else { return None };
    match (simple(from)?, simple(to)?) {
        ((year, Some(month), Some(from)), (same, Some(to_month), Some(to)))
            if year == same && (month, from) != (to_month, to) =>
        {
            Some(days((month, from), (to_month, to), table))
        }
        _ => None,
    }
}

/// A year with perhaps a month and a day.
type Simple = (i64, Option<u8>, Option<u8>);

/// Returns the numbers of a date in which nothing is open or in doubt; none for any other, and for seasons.
fn simple(pattern: &Pattern) -> Option<Simple> {
    let sure = !pattern.is_uncertain() && !pattern.is_approximate() && pattern.year.significant_digits.is_none();
    let parts = Parts::new(pattern);
    let Year::Known(year) = parts.year else { return None };
    let number = |field: &Field| match field {
        Field::Absent => Some(None),
        Field::Some(numbers) if numbers.len() == 1 => Some(numbers.first().copied()),
        _ => None,
    };
    let whole = sure && parts.division.is_none() && !pattern.has_unspecified();
    if whole { Some((year, number(&parts.month)?, number(&parts.day)?)) } else { None }
}

/// Words a set.
fn set_words(set: &Set, table: &DateWords) -> String {
    let all = set.kind == SetKind::AllMembers;
    let last = if all { &table.set.and } else { &table.set.or };
    if let [SetElement::Range(from, to)] = set.elements.as_slice() {
        let range = run(from, to, table);
        return fill(if all { &table.set.each } else { &table.set.one }, &[("date", &range)]);
    }
    if let Some(words) = shared_members(set, last, table) {
        return words;
    }
    let words: Vec<String> = set.elements.iter().map(|element| member(element, set.kind, table)).collect();
    list(&words, last, table)
}

/// Words one member of a set.
fn member(element: &SetElement, kind: SetKind, table: &DateWords) -> String {
    let (earlier, later) = match kind {
        SetKind::AllMembers => (&table.set.and_earlier, &table.set.and_later),
        SetKind::OneMember => (&table.set.or_earlier, &table.set.or_later),
    };
    match element {
        SetElement::Date(date) => plain(date, table, Setting::Alone),
        SetElement::OnOrBefore(date) => fill(earlier, &[("date", &plain(date, table, Setting::Within))]),
        SetElement::OnOrAfter(date) => fill(later, &[("date", &plain(date, table, Setting::Within))]),
        SetElement::Range(from, to) => run(from, to, table),
    }
}

/// Words the dates from one to another.
fn run(from: &Pattern, to: &Pattern, table: &DateWords) -> String {
    shared(from, to, table).unwrap_or_else(|| {
        let (from, to) = (plain(from, table, Setting::Alone), plain(to, table, Setting::Alone));
        fill(&table.interval.apart, &[("from", &from), ("to", &to)])
    })
}

/// Words members that are all months of one year or days of one year, saying what they share once.
fn shared_members(set: &Set, last: &str, table: &DateWords) -> Option<String> {
    let member = |element: &SetElement| match element {
        SetElement::Date(date) => simple(date),
        _ => None,
    };
    let dates: Vec<Simple> = set.elements.iter().map(member).collect::<Option<_>>()?;
    let (year, month, day) = *dates.first()?;
    if dates.len() < 2 || dates.iter().any(|(other, ..)| *other != year) {
        return None;
    }
    let year_words = one_year(year, table);
    let same =
        |has: fn(&Simple) -> (bool, bool)| dates.iter().all(|date| has(date) == (month.is_some(), day.is_some()));
    if month.is_none() || !same(|(_, month, day)| (month.is_some(), day.is_some())) {
        return None;
    }
    let join = |words: Vec<String>| list(&words, last, table);
    let months =
        |form: &str| join(dates.iter().map(|(_, month, _)| table.month(month.unwrap_or(1), form).to_owned()).collect());
    if day.is_none() {
        return Some(fill_month(&table.date.month_year, &months, &[("year", &year_words)]));
    }
    let date = if dates.iter().all(|(_, other, _)| *other == month) {
        let days = join(dates.iter().map(|(.., day)| day.unwrap_or(1).to_string()).collect());
        let name = |form: &str| table.month(month.unwrap_or(1), form).to_owned();
        fill_month(&table.date.day, &name, &[("day", &days)])
    } else {
        let day = |(_, month, day): &Simple| day_month(&[day.unwrap_or(1)], &[month.unwrap_or(1)], table);
        join(dates.iter().map(day).collect())
    };
    Some(fill(&table.date.day_year, &[("date", &date), ("year", &year_words)]))
}
