//! Two dates with a word or a dash between them: from one to the other, one of the two, both.

use super::parts::{self, Parts};
use super::{Found, Miss, Order, Read, phrase};
use crate::date::spoken;

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

/// Reads "between … and …".
pub(super) fn between(words: &str, order: Option<Order>) -> Read {
    let rest = words.strip_prefix("between ").or_else(|| words.strip_prefix("sometime between ")).ok_or(Miss::Other)?;
    let ends = [" and ", "–", " - ", "-"].iter().find_map(|joint| rest.split_once(joint)).ok_or(Miss::Other)?;
    joined(ends, Joint::Within, order)
}

/// Reads two dates with something between them.
pub(super) fn read(words: &str, order: Option<Order>) -> Read {
    let words = words.strip_prefix("from ").filter(|rest| rest.contains(" to ")).unwrap_or(words);
    for (joint, how) in JOINTS {
        if let Some(ends) = words.split_once(joint) {
            let read = joined(ends, how, order);
            if !matches!(read, Err(Miss::Other)) {
                return read;
            }
        }
    }
    dashed(words, order)
}

/// Reads two dates, or parts of dates, with a dash and no spaces between them.
fn dashed(words: &str, order: Option<Order>) -> Read {
    let night = words.strip_prefix("night of ").or_else(|| words.strip_prefix("the night of "));
    let words = night.unwrap_or(words);
    let dashes = words.matches(['–', '-']).count();
    if dashes == 1
        && let Some((from, to)) = words.split_once(['–', '-'])
    {
        return joined((from.trim(), to.trim()), Joint::Through, order);
    }
    if let Some((from, to)) = words.split_once('–') {
        return joined((from.trim(), to.trim()), Joint::Through, order);
    }
    let (from, to) = words.split_once('/').filter(|_| words.contains(char::is_alphabetic)).ok_or(Miss::Other)?;
    joined((from.trim(), to.trim()), if night.is_some() { Joint::Through } else { Joint::Either }, order)
}

/// Reads the two ends, of which either may leave parts of it to the other, and joins them.
fn joined((from, to): (&str, &str), joint: Joint, order: Option<Order>) -> Read {
    if from.is_empty() || to.is_empty() {
        return Err(Miss::Other);
    }
    if joint == Joint::Through && ONGOING.contains(&to) {
        let start = phrase::read(from, order)?;
        let plain = !start.edtf.contains(['/', '[', '{']);
        return if plain { Ok(Found::wider(format!("{}/..", start.edtf)).and(&start.sense)) } else { Err(Miss::Other) };
    }
    let (first, last) = match years(from, to).or_else(|| both(from, to)).transpose()? {
        Some(ends) => ends,
        None => (phrase::read(from, order)?, phrase::read(to, order)?),
    };
    if [&first, &last].iter().any(|end| end.edtf.contains(['/', '[', '{'])) {
        return Err(Miss::Other);
    }
    let (one, other) = (&first.edtf, &last.edtf);
    let edtf = match joint {
        Joint::Through => format!("{one}/{other}"),
        Joint::Either => format!("[{one},{other}]"),
        Joint::Both => format!("{{{one},{other}}}"),
        Joint::Within => format!("[{one}..{other}]"),
    };
    Ok(Found::new(edtf).and(&first.sense).and(&last.sense))
}

/// Two ends, or why they cannot be.
type Ends = Result<(Found, Found), Miss>;

/// Reads two years, of which the second may be its last two digits: `1860–65`.
fn years(from: &str, to: &str) -> Option<Ends> {
    let two = to.len() == 2 && to.bytes().all(|byte| byte.is_ascii_digit());
    if !spoken::is_year(from) || !(two || spoken::is_year(to)) {
        return None;
    }
    let to = if two { format!("{}{to}", &from[..2]) } else { to.to_owned() };
    Some(Ok((Found::new(from), Found::new(to))))
}

/// Reads two dates in words, each of which may be a part of one.
fn both(from: &str, to: &str) -> Option<Ends> {
    let (first, last) = (Parts::read(from)?, Parts::read(to)?);
    let (first, last) = (first.filled(last), last.filled(first));
    if first.year.is_none() {
        return Some(Err(parts::without_year(&format!("{from} … {to}"))));
    }
    let ends = first.edtf().and_then(|first| Ok((Found::new(first), Found::new(last.edtf()?))));
    Some(ends)
}
