//! Days with a time: "5 May 2022, 18:30", "6.30 pm on 5 May 2022", "the evening of 5 May 2022".

use super::{Found, Miss, Order, Read, Sense, phrase, ticked};
use crate::date::Zone;
use crate::date::read::try_read;

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
const NIGHTS: [&str; 4] = ["12 midnight", "midnight", "night", "overnight"];

/// Names of time zones, none of which says its offset to everybody.
const ZONES: [&str; 24] = [
    "et", "est", "edt", "ct", "cst", "cdt", "mt", "mst", "mdt", "pt", "pst", "pdt", "bst", "ist", "wet", "west", "cet",
    "cest", "eet", "eest", "msk", "jst", "aest", "aedt",
];

/// What programs write for the time of a day that has none.
const MIDNIGHTS: [&str; 5] = ["0:00", "00:00", "0:00:00", "00:00:00", "12:00:00 am"];

/// Refuses words with two times and a dash or `to` between them: a date has one time. A time to the second may have an
/// offset behind it.
pub(super) fn refuse_runs(words: &str) -> Result<(), Miss> {
    let is_time = |words: &str| matches!(time(words), Some(Ok(_)));
    let is_hour = |word: &str| matches!(word.len(), 1 | 2) && word.bytes().all(|byte| byte.is_ascii_digit());
    let joints =
        words.match_indices(['-', '–']).chain(words.match_indices(" to ")).chain(words.match_indices(" until "));
    for (at, joint) in joints {
        let (before, behind) = (words[..at].trim_end(), words[at + joint.len()..].trim_start());
        let last = before.rsplit([' ', ',', 't']).next().unwrap_or_default();
        let pair = before.rsplitn(3, ' ').take(2).collect::<Vec<_>>();
        let pair = pair.into_iter().rev().collect::<Vec<_>>().join(" ");
        let mut next = behind.split([' ', ',']);
        let right = next.next().unwrap_or_default();
        let right_pair = format!("{right} {}", next.next().unwrap_or_default());
        let begins = is_time(last) && last.matches(':').count() < 2 || is_hour(last) || is_time(&pair);
        if begins && (is_time(right) || is_time(&right_pair)) {
            let message = format!("{} has two times, and a date has one", ticked(words));
            return Err(Miss::wrong(
                message,
                "write the day alone, or the day and the time it began, as in `2022-05-03T18:30`; an offset follows as in `2022-05-03T18:30-05:00`",
            ));
        }
    }
    Ok(())
}

/// Reads a day with the midnight that programs write beside a day without a time: `2022-05-03T00:00:00.000Z`.
pub(super) fn stamped_midnight(words: &str) -> Option<Found> {
    let (day, time) = words.get(..10).zip(words.get(10..))?;
    let rest = time.strip_prefix(['T', 't', ' '])?.strip_prefix("00:00:00")?;
    let rest = rest.strip_prefix('.').map_or(rest, |rest| rest.trim_start_matches('0'));
    let known = matches!(rest.trim(), "" | "Z" | "z" | "UTC" | "+00:00" | "+0000" | "+00");
    let exact = try_read(day, Zone::UTC).is_ok_and(|date| date.is_exact_day());
    (known && exact).then(|| Found { edtf: day.to_owned(), sense: Sense::Midnight })
}

/// Reads a day with a time or a part of the day.
pub(super) fn read(words: &str, order: Option<Order>) -> Read {
    let words = &words.replace(['(', ')'], " ").split_whitespace().collect::<Vec<_>>().join(" ");
    let part = |names: &[&str]| names.iter().find_map(|name| without(words, name));
    if let Some(rest) = part(&PARTS) {
        return Ok(day(&rest, order)?.widened());
    }
    if let Some(rest) = part(&NIGHTS) {
        let found = day(&rest, order)?;
        let next = super::parts::iso(found.date()?.local_day().next());
        let edtf = format!("[{},{next}]", found.edtf);
        return Ok(found.with(edtf).widened());
    }
    if let Some(rest) = part(&["12 noon", "noon"]) {
        let found = day(&rest, order)?;
        let edtf = format!("{}T12:00", found.edtf);
        return Ok(found.with(edtf));
    }
    let (rest, said, time) = taken(words)?;
    let found = day(&rest, order)?;
    if MIDNIGHTS.contains(&said.as_str()) || said.replace(' ', "") == "12:00am" {
        let sense = if matches!(found.sense, Sense::Assumed(_)) { found.sense.clone() } else { Sense::Midnight };
        return Ok(Found { sense, ..found });
    }
    let edtf = format!("{}T{time}", found.edtf);
    Ok(found.with(edtf))
}

/// Reads the day of a time.
fn day(words: &str, order: Option<Order>) -> Read {
    let found = phrase::point(words, order)?;
    let exact = try_read(&found.edtf, Zone::UTC).is_ok_and(|date| date.is_exact_day());
    if exact { Ok(found) } else { Err(Miss::Other) }
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

/// Takes a time off one side of the words: what is left, the time as it was said, and as EDTF writes it.
fn taken(words: &str) -> Result<(String, String, String), Miss> {
    let words = words.strip_prefix("at ").unwrap_or(words);
    let tokens: Vec<&str> = words.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let longest = tokens.len().min(4);
    for count in (1..longest).rev() {
        let (rest, end) = tokens.split_at(tokens.len() - count);
        let (start, tail) = tokens.split_at(count);
        for (clock, day) in [(end, rest), (start, tail)] {
            let clock = clock.join(" ");
            match time(&clock) {
                Some(Ok(time)) => return Ok((tidy(&day.join(" ")), clock, time)),
                Some(Err(Miss::Wrong(wrong))) => return Err(Miss::Wrong(wrong)),
                Some(Err(Miss::Other)) | None => {}
            }
        }
    }
    Err(Miss::Other)
}

/// Reads a time: `18:30`, `6.30 pm`, `6pm`, `18:30:05 UTC`, `18:30 +02:00`.
pub(super) fn time(words: &str) -> Option<Result<String, Miss>> {
    let words = words.strip_prefix("at ").unwrap_or(words);
    let end = words.find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.')).unwrap_or(words.len());
    let (clock, rest) = words.split_at(end);
    // A fraction of a second is not kept.
    let whole =
        clock.split_once('.').map_or(clock, |(whole, _)| if whole.matches(':').count() == 2 { whole } else { clock });
    let clock = whole.trim_end_matches('.').replace('.', ":");
    let lengths: Vec<usize> = clock.split(':').map(str::len).collect();
    if !matches!(lengths[..], [1 | 2] | [1 | 2, 2] | [1 | 2, 2, 2]) {
        return None;
    }
    let numbers: Vec<u8> = clock.split(':').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let (hour, minute, second) = (*numbers.first()?, numbers.get(1), numbers.get(2));
    let offset_follows = Offset { spaced: rest.starts_with(' '), seconds: second.is_some() };
    let rest = rest.trim().replace("a.m", "am").replace("p.m", "pm");
    let (half, zone) = match rest.trim_end_matches('.') {
        rest if rest.starts_with("am") || rest.starts_with("pm") => {
            (Some(&rest[..2]), rest[2..].trim_matches(['.', ' ']))
        }
        rest => (None, rest.trim_end_matches("hrs").trim_end_matches('h')),
    };
    if minute.is_none() && half.is_none() {
        return None;
    }
    let hour = match half {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some("am") => hour % 12,
        Some(_) => hour % 12 + 12,
        None => hour,
    };
    let minute = minute.copied().unwrap_or_default();
    let second = second.map(|second| format!(":{second:02}")).unwrap_or_default();
    Some(offset_follows.read(zone.trim()).map(|offset| format!("{hour:02}:{minute:02}{second}{offset}")))
}

/// What stands before an offset.
#[derive(Clone, Copy)]
struct Offset {
    /// A space.
    spaced: bool,
    /// A time to the second.
    seconds: bool,
}

impl Offset {
    /// Reads what follows a time: nothing, UTC, or an offset. A minus sign behind hours and minutes may as well be a dash
    /// before another time, unless the offset is written as programs do.
    fn read(self, zone: &str) -> Result<String, Miss> {
        match zone {
            "" => Ok(String::new()),
            "utc" | "gmt" | "z" => Ok("Z".to_owned()),
            _ if zone.starts_with(['+', '-']) => {
                let digits = zone[1..].replace(':', "");
                let number = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
                let certain = zone.starts_with('+') || self.seconds || self.spaced && !zone.contains(':');
                if !number || !certain {
                    return Err(Miss::Other);
                }
                if digits == "0000" {
                    return Ok("Z".to_owned());
                }
                Ok(format!("{}{}:{}", &zone[..1], &digits[..2], &digits[2..]))
            }
            _ if ZONES.contains(&zone) => {
                let message =
                    format!("the time zone {} has no offset that is always the same", ticked(&zone.to_uppercase()));
                Err(Miss::wrong(message, "write the offset, as in `2022-05-03T18:30-05:00`"))
            }
            _ => Err(Miss::Other),
        }
    }
}
