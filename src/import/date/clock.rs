//! Days with a time: "5 May 2022, 18:30", "6.30 pm on 5 May 2022", "the evening of 5 May 2022".

use super::{Miss, Order, Read, Unreadable, phrase};
use crate::date::{Date, Zone};
use crate::problem::wording::ticked;

/// Words for parts of a day, which the day covers.
const PARTS: [&str; 12] = [
    "early morning",
    "late morning",
    "morning",
    "early afternoon",
    "late afternoon",
    "afternoon",
    "early evening",
    "late evening",
    "evening",
    "midday",
    "daytime",
    "dawn",
];

/// Words for parts of a day that may belong to the day after.
const NIGHTS: [&str; 3] = ["midnight", "night", "overnight"];

/// Names of time zones, none of which says its offset to everybody.
const ZONES: [&str; 24] = [
    "et", "est", "edt", "ct", "cst", "cdt", "mt", "mst", "mdt", "pt", "pst", "pdt", "bst", "ist", "wet", "west", "cet",
    "cest", "eet", "eest", "msk", "jst", "aest", "aedt",
];

/// Reads a day with a time or a part of the day.
pub(super) fn read(words: &str, order: Option<Order>) -> Read {
    let words = &words.replace(['(', ')'], " ").split_whitespace().collect::<Vec<_>>().join(" ");
    let part = |names: &[&str]| names.iter().find_map(|name| without(words, name));
    if let Some(rest) = part(&PARTS) {
        let found = day(&rest, order)?;
        return Ok(found.widened());
    }
    if let Some(rest) = part(&NIGHTS) {
        let found = day(&rest, order)?;
        let date = Date::parse(&found.edtf, Zone::UTC).map_err(|_| Miss::Other)?;
        let next = super::parts::iso(date.local_day().next());
        let edtf = format!("[{},{next}]", found.edtf);
        return Ok(found.with(edtf).widened());
    }
    if let Some(rest) = without(words, "noon") {
        let found = day(&rest, order)?;
        let edtf = format!("{}T12:00", found.edtf);
        return Ok(found.with(edtf));
    }
    let (rest, time) = taken(words)?;
    let found = day(&rest, order)?;
    let edtf = format!("{}T{time}", found.edtf);
    Ok(found.with(edtf))
}

/// Reads the day of a time.
fn day(words: &str, order: Option<Order>) -> Read {
    let found = phrase::read(words, order)?;
    let exact = Date::parse(&found.edtf, Zone::UTC).is_ok_and(|date| date.is_exact_day());
    if exact && !found.edtf.contains('T') { Ok(found) } else { Err(Miss::Other) }
}

/// Takes a part of the day off one side of the words.
fn without(words: &str, part: &str) -> Option<String> {
    let words = words.strip_prefix("the ").unwrap_or(words);
    let words = words.strip_prefix("in the ").or_else(|| words.strip_prefix("at ")).unwrap_or(words);
    let words = words.strip_prefix("on the ").unwrap_or(words);
    let before = || Some(tidy(words.strip_prefix(part)?.strip_prefix([' ', ','])?));
    let behind = || {
        let rest = words.strip_suffix(part)?.strip_suffix([' ', ','])?;
        let rest = rest.trim_end_matches([' ', ',', '(']);
        Some(tidy(["in the", "at", "the"].iter().find_map(|end| rest.strip_suffix(end)).unwrap_or(rest)))
    };
    before().or_else(behind)
}

/// Takes words between a time and its day off the day.
fn tidy(day: &str) -> String {
    let day = day.trim_matches([' ', ',', '(', ')']);
    let day = ["on ", "of ", "the "].iter().fold(day, |day, word| day.strip_prefix(word).unwrap_or(day));
    [" at", " t"]
        .iter()
        .fold(day, |day, word| day.strip_suffix(word).unwrap_or(day))
        .trim_end_matches([' ', ','])
        .to_owned()
}

/// Takes a time off one side of the words, and writes it as EDTF does.
fn taken(words: &str) -> Result<(String, String), Miss> {
    let words = words.strip_prefix("at ").unwrap_or(words);
    let tokens: Vec<&str> = words.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let longest = tokens.len().min(4);
    for count in (1..longest).rev() {
        let (rest, end) = tokens.split_at(tokens.len() - count);
        let (start, tail) = tokens.split_at(count);
        for (clock, day) in [(end, rest), (start, tail)] {
            match time(&clock.join(" ")) {
                Some(Ok(time)) => return Ok((tidy(&day.join(" ")), time)),
                Some(Err(Miss::Wrong(wrong))) => return Err(Miss::Wrong(wrong)),
                Some(Err(Miss::Other)) | None => {}
            }
        }
    }
    Err(Miss::Other)
}

/// Reads a time: `18:30`, `6.30 pm`, `6pm`, `18:30:05 UTC`, `18:30 +02:00`.
fn time(words: &str) -> Option<Result<String, Miss>> {
    let words = words.strip_prefix("at ").unwrap_or(words);
    let end = words.find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.')).unwrap_or(words.len());
    let (clock, rest) = words.split_at(end);
    let clock = clock.trim_end_matches('.').replace('.', ":");
    let mut numbers = clock.split(':').map(|part| part.parse::<u8>().ok().filter(|_| (1..=2).contains(&part.len())));
    let (hour, minute, second) = (numbers.next()??, numbers.next(), numbers.next());
    let rest = rest.trim().replace("a.m", "am").replace("p.m", "pm");
    let (half, zone) = match rest.trim_end_matches('.') {
        rest if rest.starts_with("am") || rest.starts_with("pm") => {
            (Some(&rest[..2]), rest[2..].trim_matches(['.', ' ']))
        }
        rest => (None, rest.trim_end_matches("hrs").trim_end_matches('h')),
    };
    if minute.is_none() && half.is_none() || numbers.next().is_some() {
        return None;
    }
    let minute = minute.map_or(Some(0), |minute| minute)?;
    let hour = match half {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some("am") => hour % 12,
        Some(_) => hour % 12 + 12,
        None => hour,
    };
    let second = match second {
        Some(second) => format!(":{:02}", second?),
        None => String::new(),
    };
    Some(offset(zone.trim()).map(|offset| format!("{hour:02}:{minute:02}{second}{offset}")))
}

/// Reads what follows a time: nothing, UTC, or an offset.
fn offset(zone: &str) -> Result<String, Miss> {
    match zone {
        "" => Ok(String::new()),
        "utc" | "gmt" | "z" => Ok("Z".to_owned()),
        _ if zone.starts_with(['+', '-']) => {
            let digits = zone[1..].replace(':', "");
            let number = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
            if number { Ok(format!("{}{}:{}", &zone[..1], &digits[..2], &digits[2..])) } else { Err(Miss::Other) }
        }
        _ if ZONES.contains(&zone) => {
            let message =
                format!("the time zone {} has no offset that is always the same", ticked(&zone.to_uppercase()));
            Err(Miss::Wrong(Unreadable::new(message, "write the offset, as in `18:30 -05:00`")))
        }
        _ => Err(Miss::Other),
    }
}
