//! Two dates with a word or a dash between them: from one to the other, one of the two, both.

use super::parts::{self, Parts};
use super::{Found, Miss, Order, Read, is_year, phrase, ticked};
use crate::date::{Kind, Precision};

/// What stands between two dates, and how the two are written then: before, between and behind.
const JOINTS: [(&str, Joint); 9] = [
    (" to ", Joint::Through),
    (" until ", Joint::Through),
    (" through ", Joint::Through),
    (" till ", Joint::Through),
    (" – ", Joint::Through),
    (" - ", Joint::Through),
    (" or ", Joint::Either),
    (" and ", Joint::Both),
    (" & ", Joint::Both),
];

/// How two dates belong together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// From the one to the other.
    Through,
    /// The one or the other.
    Either,
    /// Both.
    Both,
    /// Some day from the one to the other.
    Within,
}

/// Words that an interval ends with when it goes on.
const ONGOING: [&str; 7] = ["present", "now", "today", "the present", "ongoing", "date", "the present day"];

/// Words for an end that is not known.
const UNKNOWN: [&str; 5] = ["?", "??", "(?)", "unknown", "(unknown)"];

/// Reads "between … and …".
pub(super) fn between(words: &str, order: Option<Order>) -> Read {
    let rest = words.strip_prefix("between ").or_else(|| words.strip_prefix("sometime between ")).ok_or(Miss::Other)?;
    let ends = [" and ", "–", " - ", "-"].iter().find_map(|joint| rest.split_once(joint)).ok_or(Miss::Other)?;
    joined(words, ends, (Joint::Within, order))
}

/// Reads two dates with something between them.
pub(super) fn read(words: &str, order: Option<Order>) -> Read {
    let through = |rest: &&str| JOINTS.iter().any(|(joint, how)| *how == Joint::Through && rest.contains(joint));
    let bare = words.strip_prefix("from ").filter(through).unwrap_or(words);
    for (joint, how) in JOINTS {
        if let Some(ends) = bare.split_once(joint) {
            let read = joined(words, ends, (how, order));
            if !matches!(read, Err(Miss::Other)) {
                return read;
            }
        }
    }
    dashed(words, order)
}

/// Reads two dates, or parts of dates, with a dash and no spaces between them; for a night, also with a slash.
fn dashed(words: &str, order: Option<Order>) -> Read {
    let night = words.strip_prefix("night of ").or_else(|| words.strip_prefix("the night of "));
    let bare = night.unwrap_or(words);
    let single = (bare.matches(['–', '-']).count() == 1).then(|| bare.split_once(['–', '-'])).flatten();
    let slash = || night.and_then(|night| night.split_once('/'));
    let ends = single.or_else(|| bare.split_once('–')).or_else(slash).ok_or(Miss::Other)?;
    joined(words, ends, (Joint::Through, order))
}

/// Refuses two dates in words with a slash between them.
pub(super) fn slashed(words: &str, _: Option<Order>) -> Read {
    let lettered = words.contains(char::is_alphabetic) && words.contains(|letter: char| letter.is_ascii_digit());
    if words.matches('/').count() == 1 && lettered {
        let message = format!("the slash in {} could mean `to`, `or` or `and`", ticked(words));
        return Err(Miss::wrong(message, "write the word"));
    }
    Err(Miss::Other)
}

/// Reads the two ends, of which either may leave parts of it to the other, and joins them.
fn joined(words: &str, (from, to): (&str, &str), (joint, order): (Joint, Option<Order>)) -> Read {
    let (from, to) = (from.trim(), to.trim());
    if joint == Joint::Through {
        match loose(words, (from, to), order) {
            Err(Miss::Other) => {}
            read => return read,
        }
    }
    if from.is_empty() || to.is_empty() {
        return Err(Miss::Other);
    }
    let known = years(from, to).filter(|_| joint == Joint::Through).map(Ok).or_else(|| both(from, to)).transpose()?;
    let (first, last) = match known {
        Some(ends) => ends,
        None => (end(from, order)?, end(to, order)?),
    };
    refuse_bare_year(words, &first, &last)?;
    let (one, other) = (&first.edtf, &last.edtf);
    let edtf = match joint {
        Joint::Through => format!("{one}/{other}"),
        Joint::Either => format!("[{one},{other}]"),
        Joint::Both => format!("{{{one},{other}}}"),
        Joint::Within => format!("[{one}..{other}]"),
    };
    Ok(Found::new(edtf).and(&first.sense).and(&last.sense))
}

/// Reads an end that takes nothing from the other one; parts of a date are of another shape.
fn end(words: &str, order: Option<Order>) -> Read {
    if Parts::read(words).is_some_and(|parts| parts.year.is_none()) {
        return Err(Miss::Other);
    }
    if words.ends_with("00s") {
        let message = format!("{} could be a decade or a century", ticked(words));
        return Err(Miss::wrong(message, "write the first and the last year"));
    }
    phrase::simple(words, order)
}

/// Reads an interval one end of which is no date.
fn loose(words: &str, (from, to): (&str, &str), order: Option<Order>) -> Read {
    if UNKNOWN.contains(&from) && !to.is_empty() {
        let end = phrase::simple(to, order)?;
        return Ok(Found::new(format!("/{}", end.edtf)).and(&end.sense));
    }
    if !ONGOING.contains(&to) && !UNKNOWN.contains(&to) && !to.is_empty() {
        return Err(Miss::Other);
    }
    let start = phrase::simple(from, order)?;
    if UNKNOWN.contains(&to) {
        return Ok(Found::new(format!("{}/", start.edtf)).and(&start.sense));
    }
    if to.is_empty() {
        let message = format!("{} does not say when it ended", ticked(words));
        let help = format!("write `{0}/..` for what goes on, `{0}/` when the end is not known", start.edtf);
        return Err(Miss::wrong(message, help));
    }
    Ok(Found::wider(format!("{}/..", start.edtf)).and(&start.sense))
}

/// Refuses a season and a year, where the year may be another season: "summer 2021 to 2022".
fn refuse_bare_year(words: &str, first: &Found, last: &Found) -> Result<(), Miss> {
    let (one, other) = (first.date()?, last.date()?);
    if one.kind() == Kind::Season && other.kind() == Kind::Date && other.precision() == Precision::Year {
        let message = format!("it is not clear which part of `{}` is meant in {}", last.edtf, ticked(words));
        return Err(Miss::wrong(message, "write the season or the part of each of the two years"));
    }
    Ok(())
}

/// Two ends, or why they cannot be.
type Ends = Result<(Found, Found), Miss>;

/// Reads two years, of which the second may be its last two digits, or both may be of the era of the second.
fn years(from: &str, to: &str) -> Option<(Found, Found)> {
    if let Some((first, last)) = parts::of_one_era(from, to) {
        return Some((Found::new(first), Found::new(last)));
    }
    let two = to.len() == 2 && to.bytes().all(|byte| byte.is_ascii_digit());
    (two && is_year(from)).then(|| (Found::new(from), Found::new(format!("{}{to}", &from[..2]))))
}

/// Reads two dates in words, each of which may be a part of one; what takes something from the other has its shape.
fn both(from: &str, to: &str) -> Option<Ends> {
    let (one, other) = (Parts::read(from)?, Parts::read(to)?);
    let (first, last) = (one.filled(other), other.filled(one));
    if first.year.is_none() {
        return Some(Err(parts::without_year(&format!("{from} … {to}"))));
    }
    // A day alone takes its month from a date whose year stands behind both: "May 3–5, 2022", not "3 May 2022–5".
    let bare = |parts: Parts| parts.shape() == (false, true) && parts.year.is_none();
    if (first, last) != (one, other) && first.shape() != last.shape() || bare(other) {
        return None;
    }
    let ends = first.edtf().and_then(|first| Ok((Found::new(first), Found::new(last.edtf()?))));
    Some(ends)
}
