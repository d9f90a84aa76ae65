//! Dates in figures: `3/4/2023`, `2023/4/3`, `4/2023`, `20230403`, and numbers that could be two things.

use super::{Found, Miss, Order, Read, Sense, Unreadable, is_year, ticked};

/// Refuses what is a month or a season to EDTF and two years to most people, such as `2021-22`, `1920-24`, `2009/10` or
/// `1998-9`; takes `2021/22`, which can only be two years.
pub(super) fn two_years(words: &str, order: Option<Order>) -> Option<Result<Found, Unreadable>> {
    let marks = ['?', '~', '%'];
    if let Some(bare) = words.strip_suffix(marks) {
        return years(bare.trim_end_matches(marks), order).filter(Result::is_err);
    }
    let doubtful = |end: &str| years(end, order).filter(Result::is_err);
    years(words, order).or_else(|| words.split('/').filter(|end| end.len() > 4).find_map(doubtful))
}

/// Reads what can be two years, or says what else it can be.
fn years(words: &str, order: Option<Order>) -> Option<Result<Found, Unreadable>> {
    let (first, second) = words.split_once(['-', '/', '–'])?;
    let sign = words.get(first.len()..words.len() - second.len())?;
    let year: i64 = first.parse().ok().filter(|_| is_year(first))?;
    let number: i64 = second.parse().ok().filter(|_| second.bytes().all(|byte| byte.is_ascii_digit()))?;
    let scale = match second.len() {
        1 => 10,
        2 => 100,
        _ => return None,
    };
    let later = year - year % scale + number;
    let next = later == year + 1 || (year + 1) % scale == number;
    let later = if next { year + 1 } else { later };
    if later <= year {
        return None;
    }
    let month = (1..=12).contains(&number);
    let said = match (sign, second.len()) {
        ("/", _) if month && order == Some(Order::Ymd) => return Some(Ok(Found::new(format!("{first}-{number:02}")))),
        (_, 1) if !month => return None,
        (_, 1) => format!("month {number} of {year}"),
        ("/", _) if month && next => format!("month {number} of {year}"),
        // A dash that is no hyphen is hardly inside of a date, but programs make one of a hyphen.
        ("–", _) if month => format!("month {number} of {year}"),
        ("-", _) if (21..=41).contains(&number) => format!("a part of the year {year}"),
        (_, _) if next && !month => return Some(Ok(Found::new(format!("{first}/{later:04}")))),
        _ => return None,
    };
    let part =
        if month { format!("the month as `{first}-{number:02}`") } else { "the part of the year in words".to_owned() };
    Some(Err(Unreadable::new(
        format!("{} could be {said}, or the years {year} to {later}", ticked(words)),
        format!("write the years as `{first}/{later:04}`, or {part}"),
    )))
}

/// Reads a date in figures.
pub(super) fn read(words: &str, order: Option<Order>) -> Read {
    if let Some(doubtful) = two_years(words, order) {
        return doubtful.map_err(Miss::Wrong);
    }
    let sign = words.chars().find(|letter| "/.-".contains(*letter)).unwrap_or('-');
    let parts: Vec<&str> = words.split(sign).collect();
    if parts.iter().any(|part| part.is_empty() || !part.bytes().all(|byte| byte.is_ascii_digit())) {
        return Err(Miss::Other);
    }
    match parts[..] {
        [whole] if whole.len() == 8 => Ok(ymd([&whole[..4], &whole[4..6], &whole[6..]])),
        [year, month] | [month, year] if year.len() == 4 && month.len() <= 2 => of_month(words, [year, month]),
        [year, month, day] if year.len() == 4 && month.len() <= 2 && day.len() <= 2 => Ok(ymd([year, month, day])),
        [one, two, year] if year.len() == 4 && one.len() <= 2 && two.len() <= 2 => {
            ordered(words, [one, two, year], order)
        }
        [one, two, three] if [one, two, three].iter().all(|part| part.len() <= 2) => {
            Err(Miss::wrong(format!("{} has a year of two digits", ticked(words)), "write the year in four digits"))
        }
        _ => Err(Miss::Other),
    }
}

/// Puts a year and a month together; behind a dot a single figure may be the rest of `2022.10`, which a spreadsheet keeps
/// as a number, or a part of the year. Numbers above 12 are parts of a year to EDTF, and to nobody else.
fn of_month(words: &str, [year, month]: [&str; 2]) -> Read {
    match month.parse() {
        Ok(1..=12) if words.contains('.') && month.len() == 1 => Err(Miss::wrong(
            format!(
                "{} could be month {month} of {year}, month 10 of a number that lost its zero, or a part of the year",
                ticked(words)
            ),
            format!("write the month as `{year}-{month:0>2}`, or what else it is"),
        )),
        Ok(1..=12) => Ok(Found::new(format!("{year}-{month:0>2}"))),
        // A hyphen may stand between two years.
        _ if words.contains('-') => Err(Miss::Other),
        _ => Err(Miss::wrong(format!("{} has no month", ticked(words)), YEAR_FIRST)),
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
    let wrong = |message: String, help: &str| Err(Miss::wrong(message, help));
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
