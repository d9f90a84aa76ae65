//! Dates in figures: `3/4/2023`, `2023/4/3`, `4/2023`, `20230403`, and numbers that could be two things.

use super::{Found, Miss, Order, Read, Sense, Unreadable};
use crate::date::spoken;
use crate::problem::wording::ticked;

/// Refuses `2021-22`, a season to EDTF and two years to most people, and takes `2021/22`, which is two years.
pub(super) fn two_years(words: &str, order: Option<Order>) -> Option<Result<Found, Unreadable>> {
    let (first, second) = words.split_once(['-', '/', '–'])?;
    let next = first.parse::<u16>().ok().filter(|_| spoken::is_year(first))? + 1;
    if second.len() != 2 || second != format!("{:02}", next % 100) {
        return None;
    }
    let number: u8 = second.parse().ok()?;
    let years = format!("{first}/{next:04}");
    match (number, words.as_bytes().get(4)) {
        (1..=12, Some(b'/')) if order == Some(Order::Ymd) => Some(Ok(Found::new(format!("{first}-{second}")))),
        (1..=12, Some(b'/')) | (21..=41, Some(b'-')) => Some(Err(Unreadable::new(
            format!("{} could be a part of the year {first}, or the years {first} to {next}", ticked(words)),
            format!("write the years as `{years}`, or the part of the year in words"),
        ))),
        (1..=12, _) => None,
        _ => Some(Ok(Found::new(years))),
    }
}

/// Reads a date in figures.
pub(super) fn read(words: &str, order: Option<Order>) -> Read {
    let parts: Vec<&str> = words.split(['/', '.', '-']).collect();
    if parts.iter().any(|part| part.is_empty() || !part.bytes().all(|byte| byte.is_ascii_digit())) {
        return Err(Miss::Other);
    }
    match parts[..] {
        [whole] if whole.len() == 8 => Ok(ymd([&whole[..4], &whole[4..6], &whole[6..]])),
        [year, month] if year.len() == 4 && month.len() <= 2 && !words.contains('-') => {
            Ok(Found::new(format!("{year}-{month:0>2}")))
        }
        [year, month] if year.len() == 4 && month.len() == 1 => Ok(Found::new(format!("{year}-0{month}"))),
        [month, year] if year.len() == 4 && month.len() <= 2 => Ok(Found::new(format!("{year}-{month:0>2}"))),
        [year, month, day] if year.len() == 4 && month.len() <= 2 && day.len() <= 2 => Ok(ymd([year, month, day])),
        [one, two, year] if year.len() == 4 && one.len() <= 2 && two.len() <= 2 => {
            ordered(words, [one, two, year], order)
        }
        [one, two, three] if [one, two, three].iter().all(|part| part.len() <= 2) => Err(Miss::Wrong(Unreadable::new(
            format!("{} has a year of two digits", ticked(words)),
            "write the year in four digits",
        ))),
        _ => Err(Miss::Other),
    }
}

/// What to do about figures in an order that is not the one that was said.
const YEAR_FIRST: &str = "write the year first, as in `2023-12-31`";

/// Takes a date as assumed.
fn assumed(found: Found, what: &str) -> Found {
    Found { sense: Sense::Assumed(what.to_owned()), ..found }
}

/// Puts year, month and day together.
fn ymd([year, month, day]: [&str; 3]) -> Found {
    Found::new(format!("{year}-{month:0>2}-{day:0>2}"))
}

/// Reads a day and a month, the order of which is clear from them or was said.
fn ordered(words: &str, [one, two, year]: [&str; 3], order: Option<Order>) -> Read {
    let number = |part: &str| part.parse::<u8>().unwrap_or_default();
    let (first, second) = (number(one), number(two));
    let (mdy, dmy) = (ymd([year, one, two]), ymd([year, two, one]));
    let wrong = |message: String, help: &str| Err(Miss::Wrong(Unreadable::new(message, help)));
    match (order, first > 12, second > 12) {
        (_, true, true) => wrong(format!("{} has no month", ticked(words)), YEAR_FIRST),
        (Some(Order::Mdy), true, _) | (Some(Order::Dmy), _, true) => {
            let message = format!("{} is not in the order that `--date-order` says", ticked(words));
            wrong(message, YEAR_FIRST)
        }
        (Some(Order::Ymd), ..) => {
            let message = format!("{} does not begin with the year, as `--date-order ymd` says", ticked(words));
            wrong(message, YEAR_FIRST)
        }
        (_, false, false) if first == second => Ok(mdy),
        (_, false, true) => Ok(mdy),
        (_, true, false) => Ok(dmy),
        (Some(Order::Mdy), ..) => Ok(assumed(mdy, "the month first, as `--date-order mdy` says")),
        (Some(Order::Dmy), ..) => Ok(assumed(dmy, "the day first, as `--date-order dmy` says")),
        (None, false, false) => {
            let message = format!("{} could be `{}` or `{}`", ticked(words), mdy.edtf, dmy.edtf);
            wrong(message, "say which number is the day, with `--date-order mdy` or `--date-order dmy`")
        }
    }
}
