//! Numbers in another order than year, month, day, or with other signs between them.

use super::super::spoken;
use super::{Mistake, is_date};

/// Recognizes two or three numbers that a year, month and day can be made of.
pub(super) fn numbers(text: &str) -> Option<Mistake> {
    let (date, rest) = split_time(text)?;
    let (bare, mark) = split_mark(date);
    if is_date(bare) || well_placed(bare) {
        return None;
    }
    let sign = bare.chars().find(|letter| "-/._".contains(*letter)).unwrap_or('-');
    let parts: Vec<&str> = bare.split(sign).collect();
    let digits = parts.iter().all(|part| !part.is_empty() && part.bytes().all(|letter| letter.is_ascii_digit()));
    let separated = bare.starts_with(|letter: char| letter.is_ascii_digit()) && digits;
    if !separated {
        return None;
    }
    let finish =
        |dates: Vec<String>| dates.into_iter().filter(|date| is_date(date)).map(|date| format!("{date}{mark}{rest}"));
    let mistake = match parts.as_slice() {
        [one] => Mistake::new("a date has hyphens between its parts", finish(compact(one))),
        [one, two] => pair(one, two, bare, &|dates| finish(dates).collect()),
        [one, two, three] => triple([one, two, three], bare, &|dates| finish(dates).collect()),
        _ => return None,
    };
    (!mistake.meant.is_empty() || !mistake.advice.is_empty()).then_some(mistake)
}

/// Tells whether numbers are written as in `2022-42`, so that only the calendar can object.
fn well_placed(bare: &str) -> bool {
    let lengths: Vec<usize> = bare.split('-').map(str::len).collect();
    matches!(lengths.as_slice(), [4, 2] | [4, 2, 2])
}

/// Splits a time from what stands before it; none when what stands there is no time.
fn split_time(text: &str) -> Option<(&str, String)> {
    let Some((date, time)) = text.split_once(['T', ' ']).filter(|(_, time)| time.contains(':')) else {
        return Some((text, String::new()));
    };
    Some((date, format!("T{}", spoken::time(time)?)))
}

/// Splits a mark of doubt from the end.
fn split_mark(text: &str) -> (&str, &str) {
    text.find(['?', '~', '%']).filter(|at| at + 1 == text.len()).map_or((text, ""), |at| text.split_at(at))
}

/// Puts year, month and day together, with all their digits.
fn iso(year: &str, month: &str, day: &str) -> String {
    format!("{year}-{month:0>2}-{day:0>2}")
}

/// Reads digits that have nothing between them.
fn compact(digits: &str) -> Vec<String> {
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    match digits.len() {
        8 => vec![
            iso(part(0, 4), part(4, 6), part(6, 8)),
            iso(part(4, 8), part(2, 4), part(0, 2)),
            iso(part(4, 8), part(0, 2), part(2, 4)),
        ],
        _ => Vec::new(),
    }
}

/// Reads two numbers: a month and a year, or two years.
fn pair(one: &str, two: &str, bare: &str, finish: &dyn Fn(Vec<String>) -> Vec<String>) -> Mistake {
    let is_month = |text: &str| text.parse().is_ok_and(|month: u8| (1..=12).contains(&month));
    match (one.len(), two.len()) {
        (4, 1) => {
            // What is later than the last digit of the year may be a year: `1998-9`.
            let decade = one.get(..3).unwrap_or_default();
            let years = Some(format!("{one}/{decade}{two}")).filter(|_| one.get(3..) < Some(two));
            let meant = is_month(two).then(|| format!("{one}-0{two}")).into_iter().chain(years);
            Mistake::new("a month has two digits", finish(meant.collect())).at(5)
        }
        (4, 4) => {
            Mistake::new("the two ends of an interval have a slash between them", finish(vec![format!("{one}/{two}")]))
        }
        (4, 2) => {
            let century = one.get(..2).unwrap_or_default();
            let month = is_month(two).then(|| format!("{one}-{two}"));
            let meant = month.into_iter().chain([format!("{one}/{century}{two}")]).collect();
            if bare.contains('/') {
                Mistake::new("`/` stands between the ends of an interval, and each end is a whole date", finish(meant))
                    .at(4)
            } else {
                Mistake::new("the parts of a date have hyphens between them", finish(meant)).at(4)
            }
        }
        (1 | 2, 4) if is_month(one) => {
            Mistake::new("the year comes first, then the month", finish(vec![format!("{two}-{one:0>2}")]))
        }
        _ => Mistake::new("", []),
    }
}

/// Reads three numbers.
fn triple([one, two, three]: [&str; 3], bare: &str, finish: &dyn Fn(Vec<String>) -> Vec<String>) -> Mistake {
    let advice = "a date is year, month, day";
    match (one.len(), two.len(), three.len()) {
        (4, 1 | 2, 1 | 2) => {
            let slashes = bare.contains('/');
            let message = if slashes {
                "`/` stands between the two ends of an interval; the parts of a date have hyphens"
            } else if two.len() == 1 || three.len() == 1 {
                "months and days have two digits"
            } else {
                "the parts of a date have hyphens between them"
            };
            Mistake::new(message, finish(vec![iso(one, two, three)])).at(4).advice(advice)
        }
        (1 | 2, 1 | 2, 4) => {
            let meant = finish(vec![iso(three, two, one), iso(three, one, two)]);
            let both = meant.len() > 1 && one != two;
            let mistake = Mistake::new("the year comes first, then the month, then the day", meant);
            if both {
                mistake.advice("the one or the other, as the day or the month stood first")
            } else {
                mistake.advice(advice)
            }
        }
        (2, 2, 2) => Mistake::new("a year has four digits", [])
            .advice("a date is year, month, day; write the year in four digits"),
        _ => Mistake::new("", []),
    }
}

/// Recognizes a time that is set apart by a space, or has something else wrong with it.
pub(super) fn time_apart(text: &str) -> Option<Mistake> {
    let at = text.find(' ').filter(|_| text.contains(':') && !text.contains('/'))?;
    let (date, time) = text.split_at(at);
    let message = "a day and its time have a `T` between them and no spaces";
    let meant = spoken::time(time.trim()).map(|time| format!("{date}T{time}"));
    Some(
        Mistake::new(message, meant).at(at).advice("write a time as in `2022-10-11T14:30` or `2022-10-11T14:30-05:00`"),
    )
}

/// Recognizes a time without its day.
pub(super) fn time_alone(text: &str) -> Option<Mistake> {
    let alone = text.contains(':')
        && text.len() <= 9
        && text.chars().all(|letter| letter.is_ascii_digit() || "T:Z".contains(letter));
    alone.then(|| {
        Mistake::new(format!("`{text}` is a time without its day"), [])
            .advice("write the day first, as in `2022-10-11T14:30`")
    })
}

/// Recognizes years of fewer than four digits, which are also centuries and decades in the full standard.
pub(super) fn short_year(text: &str) -> Option<Mistake> {
    let (bare, mark) = split_mark(text);
    let (sign, digits) = bare.strip_prefix('-').map_or(("", bare), |digits| ("-", digits));
    if digits == "0000" && sign == "-" {
        return Some(Mistake::new("there is no year `-0000`", ["0000".to_owned()]).advice("year 0 is 1 BC"));
    }
    if !(1..=3).contains(&digits.len()) || !digits.bytes().all(|letter| letter.is_ascii_digit()) {
        return None;
    }
    let message = format!("a year has four digits, and `{digits}` has {}", digits.len());
    let number: u16 = digits.parse().ok()?;
    let meaning = match (number, sign) {
        (0, _) => "0, which is 1 BC".to_owned(),
        (_, "-") => format!("-{number}, which is {} BC", number + 1),
        _ => number.to_string(),
    };
    let year = format!("`{sign}{digits:0>4}{mark}` for the year {meaning}");
    // Which of the two is meant nobody knows; centuries and decades to come are not.
    let other = match (digits.len(), number) {
        (2, 10..=20) => format!(", `{digits}XX{mark}` for a year of the {digits}00s"),
        (3, 100..=209) => format!(", `{digits}X{mark}` for a year of the {digits}0s"),
        _ => String::new(),
    };
    let other = if sign.is_empty() { other } else { String::new() };
    let advice = format!("write the year in four digits: {year}{other}");
    Some(Mistake::new(message, []).advice(advice))
}

/// Recognizes years of more than four digits.
pub(super) fn long_year(text: &str) -> Option<Mistake> {
    let bare = text.strip_prefix('Y').unwrap_or(text);
    let (number, mark) = split_mark(bare);
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |digits| ("-", digits));
    let short = bare == text && digits.len() < 5;
    if short || digits.is_empty() || !digits.bytes().all(|letter| letter.is_ascii_digit()) {
        return None;
    }
    let plain = digits.trim_start_matches('0');
    let meant = if plain.len() > 4 { format!("Y{sign}{plain}{mark}") } else { format!("{sign}{plain:0>4}{mark}") };
    let message = if plain.len() > 4 {
        "a year of more than four digits starts with `Y` and has no leading zeros"
    } else {
        "`Y` is for years of more than four digits"
    };
    // Figures that begin as years do may be a year and a month, or anything else.
    if bare == text && sign.is_empty() && plain.len() > 4 {
        let advice =
            format!("write `{meant}` if a year so far away is meant; else put hyphens between year, month and day");
        return Some(Mistake::new(message, []).advice(advice));
    }
    Some(Mistake::new(message, [meant]))
}
