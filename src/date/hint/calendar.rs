//! Months and days that do not exist, and intervals that end before they start.

use super::super::day::{is_leap, month_length};
use super::super::spoken::MONTHS;
use super::{Mistake, is_date};

/// The written parts of a date, doubt marks left out.
struct Written<'a> {
    /// The minus sign, or nothing.
    sign: &'a str,
    /// Four places of digits or `X`.
    year: &'a str,
    /// Two places.
    month: &'a str,
    /// Two places, where there is a day.
    day: Option<&'a str>,
}

/// Recognizes a month or day that the calendar does not have.
pub(super) fn no_such_day(text: &str) -> Option<Mistake> {
    let date = text.split_once('T').map_or(text, |(date, _)| date).replace(['?', '~', '%'], "");
    let written = written(&date)?;
    match written.month.parse::<u8>() {
        Ok(1..=12) | Err(_) => day(&written),
        Ok(21..=41) if written.day.is_some() => {
            let meant = [format!("{}{}-{}", written.sign, written.year, written.month)];
            Some(Mistake::new("a season or part of a year has no day", meant).at(written.sign.len() + 8))
        }
        Ok(21..=41) => None,
        Ok(_) => Some(month(&written)),
    }
}

/// Splits a date into its parts; none when it has other parts than two or three of the right length.
fn written(date: &str) -> Option<Written<'_>> {
    let (sign, rest) = date.strip_prefix('-').map_or(("", date), |rest| ("-", rest));
    let mut parts = rest.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next());
    let places = |part: &str, count: usize| {
        part.len() == count && part.bytes().all(|letter| letter.is_ascii_digit() || letter == b'X')
    };
    let whole = places(year, 4) && places(month, 2) && day.is_none_or(|day| places(day, 2)) && parts.next().is_none();
    whole.then_some(Written { sign, year, month, day })
}

/// Describes a month that does not exist.
fn month(written: &Written<'_>) -> Mistake {
    let Written { sign, year, month, day } = written;
    let next = year
        .parse::<u16>()
        .ok()
        .map(|year| year + 1)
        .filter(|next| day.is_none() && format!("{:02}", next % 100) == *month);
    let alone = (*month == "00").then(|| format!("{sign}{year}"));
    let years = next.map(|next| format!("{sign}{year}/{next:04}"));
    let meant = [years, alone].into_iter().flatten().filter(|date| is_date(date));
    Mistake::new(format!("there is no month `{month}`"), meant).at(sign.len() + 5).advice(
        "months go from `01` to `12`, seasons from `21` (spring) to `24` (winter), other parts of a year to `41`",
    )
}

/// Describes a day, or a month with an open digit, that does not exist.
fn day(written: &Written<'_>) -> Option<Mistake> {
    let Written { sign, year, month, day } = written;
    let Some(day) = day else {
        if !month.contains('X') {
            return None;
        }
        let message = format!("no month fits `{month}`");
        return Some(Mistake::new(message, [format!("{sign}{year}-XX")]).at(sign.len() + 5));
    };
    let at = sign.len() + 8;
    let Ok(number) = month.parse::<u8>() else {
        return Some(
            Mistake::new(
                format!("no month that fits `{month}` has a day `{day}`"),
                [format!("{sign}{year}-{month}-XX")],
            )
            .at(at),
        );
    };
    let name = MONTHS.get(usize::from(number).wrapping_sub(1)).copied().unwrap_or_default();
    let known = year.parse::<i64>().ok();
    let length = month_length(known.unwrap_or(1), number);
    if known.is_some() && day.parse().is_ok_and(|day: u8| (1..=length).contains(&day)) {
        return None;
    }
    let message = match (day.parse::<u8>(), known) {
        (Ok(0), _) => "days are counted from `01`".to_owned(),
        (Ok(29), Some(year)) if number == 2 && !is_leap(year) => {
            format!("{year} has no 29 February: it is not a leap year")
        }
        (Ok(29), None) if number == 2 => format!("no year that fits `{year}` is a leap year"),
        (Ok(_), Some(_)) => format!("{name} {year} has {length} days"),
        (Ok(_), None) => format!("{name} has {length} days"),
        (Err(_), _) => format!("no day of {name} fits `{day}`"),
    };
    let month = format!("{sign}{year}-{month}");
    // Which day was meant nobody knows; only what says that no day is known has a meaning.
    Some(match day.parse::<u8>() {
        Ok(1..) => Mistake::new(message, [])
            .at(at)
            .advice(format!("find the right day; where it is not known, write `{month}-XX`")),
        _ => Mistake::new(message, [format!("{month}-XX"), month]).at(at),
    })
}

/// Recognizes an interval, or a range in a set, that ends before it starts.
pub(super) fn reversed(text: &str) -> Option<Mistake> {
    let (start, end) = text.split_once('/')?;
    let backward = is_date(start) && is_date(end) && is_date(&format!("{end}/{start}"));
    let message = format!("the interval ends before it starts: `{end}` is earlier than `{start}`");
    // The two may stand in the wrong order, or one of them may have the wrong year.
    backward.then(|| {
        let mistake = Mistake::new(message, []).at(start.len() + 1);
        mistake.advice("write the earlier end first, or mend the one that is wrong")
    })
}
