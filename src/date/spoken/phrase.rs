//! What stands around a date: doubt, "about", "before", "early".

use chrono::Datelike;

use super::{Found, Miss, Order, Read, Sense, clock, numbers, parts, range};
use crate::date::read::try_read;
use crate::date::{Bound, Date, Day, Kind, Precision, Zone};

/// Words before a date, and the mark of doubt that they are.
const BEFORE: [(&str, Doubt); 21] = [
    ("about ", Doubt::About),
    ("around ", Doubt::About),
    ("circa ", Doubt::About),
    ("ca. ", Doubt::About),
    ("ca ", Doubt::About),
    ("c. ", Doubt::About),
    ("c.", Doubt::About),
    ("approximately ", Doubt::About),
    ("approx. ", Doubt::About),
    ("approx ", Doubt::About),
    ("roughly ", Doubt::About),
    ("on or about ", Doubt::About),
    ("on or around ", Doubt::About),
    ("in or about ", Doubt::About),
    ("~", Doubt::About),
    ("probably ", Doubt::Perhaps),
    ("possibly ", Doubt::Perhaps),
    ("perhaps ", Doubt::Perhaps),
    ("maybe ", Doubt::Perhaps),
    ("likely ", Doubt::Perhaps),
    ("?", Doubt::Perhaps),
];

/// Words behind a date, and the mark of doubt that they are.
const BEHIND: [(&str, Doubt); 19] = [
    (" approx", Doubt::About),
    (" approximately", Doubt::About),
    (" circa", Doubt::About),
    (" or so", Doubt::About),
    (" or thereabouts", Doubt::About),
    ("(approx.)", Doubt::About),
    ("(approx)", Doubt::About),
    ("(approximate)", Doubt::About),
    ("(approximately)", Doubt::About),
    ("(circa)", Doubt::About),
    ("(ca.)", Doubt::About),
    ("(about)", Doubt::About),
    ("(?)", Doubt::Perhaps),
    ("(uncertain)", Doubt::Perhaps),
    ("(probably)", Doubt::Perhaps),
    ("(unconfirmed)", Doubt::Perhaps),
    ("(possibly)", Doubt::Perhaps),
    ("??", Doubt::Perhaps),
    ("?", Doubt::Perhaps),
];

/// Words before a date that make it an end of time that is otherwise open.
const ENDS: [(&str, End); 24] = [
    ("not before ", End::From),
    ("no earlier than ", End::From),
    ("not earlier than ", End::From),
    ("on or after ", End::From),
    ("not after ", End::UpTo),
    ("no later than ", End::UpTo),
    ("not later than ", End::UpTo),
    ("on or before ", End::UpTo),
    ("sometime before ", End::Before),
    ("some time before ", End::Before),
    ("before ", End::Before),
    ("prior to ", End::Before),
    ("pre-", End::Before),
    ("by ", End::UpTo),
    ("until ", End::Until),
    ("till ", End::Until),
    ("up to ", End::Until),
    ("through ", End::Until),
    ("sometime after ", End::After),
    ("some time after ", End::After),
    ("after ", End::After),
    ("post-", End::After),
    ("since ", End::Since),
    ("from ", End::Since),
];

/// Words behind a date that do the same.
const OPEN: [(&str, End); 9] = [
    (" or later", End::From),
    (" or after", End::From),
    (" at the earliest", End::From),
    (" or earlier", End::UpTo),
    (" or before", End::UpTo),
    (" at the latest", End::UpTo),
    (" onwards", End::Since),
    (" onward", End::Since),
    (" and later", End::Since),
];

/// Words for a part of a month or year.
const THIRDS: [(&str, Third); 18] = [
    ("very early ", Third::Early),
    ("early in ", Third::Early),
    ("early-", Third::Early),
    ("early ", Third::Early),
    ("beginning of ", Third::Early),
    ("start of ", Third::Early),
    ("the beginning of ", Third::Early),
    ("the start of ", Third::Early),
    ("in the middle of ", Third::Middle),
    ("the middle of ", Third::Middle),
    ("middle of ", Third::Middle),
    ("mid-", Third::Middle),
    ("mid ", Third::Middle),
    ("late in ", Third::Late),
    ("late-", Third::Late),
    ("late ", Third::Late),
    ("the end of ", Third::Late),
    ("end of ", Third::Late),
];

/// How sure a date is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Doubt {
    /// It is about then.
    About,
    /// It is perhaps then.
    Perhaps,
}

/// Where words of doubt stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    /// Before the date.
    Before,
    /// Behind it.
    Behind,
}

/// How a date ends time that is otherwise open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// Some time before it.
    Before,
    /// Some time up to it.
    UpTo,
    /// All the time up to it.
    Until,
    /// Some time after it.
    After,
    /// Some time from it on.
    From,
    /// All the time from it on.
    Since,
}

/// A third of a month, a year, a decade or a century.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Third {
    /// The first.
    Early,
    /// The one in the middle.
    Middle,
    /// The last.
    Late,
}

/// Reads a date and what stands around it, in clean words.
pub(super) fn read(words: &str, order: Option<Order>) -> Read {
    let words = words.trim().trim_end_matches(['.', ',', ';']).trim_end();
    clock::refuse_runs(words)?;
    let week = |words: &str, _| parts::week(words);
    let readers: [Reader; 9] =
        [edtf, simple, doubted, range::between, range::read, ended, week, clock::read, range::slashed];
    first(&readers, words, order)
}

/// Reads one date with its doubt, or a part of it: what can be an end of a range.
pub(super) fn simple(words: &str, order: Option<Order>) -> Read {
    let open = |words: &str, _| parts::open(words);
    let readers: [Reader; 6] = [open, plain, doubtful, third, numbers::read, parts::read];
    first(&readers, words.trim(), order)
}

/// Reads one date without anything around it.
pub(super) fn point(words: &str, order: Option<Order>) -> Read {
    let readers: [Reader; 3] = [plain, numbers::read, parts::read];
    first(&readers, words.trim(), order)
}

/// What reads words of one shape.
type Reader = fn(&str, Option<Order>) -> Read;

/// Asks readers in turn, until one knows the shape of the words.
fn first(readers: &[Reader], words: &str, order: Option<Order>) -> Read {
    for reader in readers {
        match reader(words, order) {
            Err(Miss::Other) => {}
            read => return read,
        }
    }
    Err(Miss::Other)
}

/// Tells whether clean words say that no date is known.
pub(super) fn say_nothing(words: &str) -> bool {
    let words = words.trim_end_matches('.');
    matches!(
        words,
        "" | "?" | "??" | "unknown" | "n/a" | "na" | "tbd" | "tba" | "tbc" | "undated" | "n.d" | "none" | "-" | "–"
    )
}

/// Reads EDTF in letters of either kind.
fn edtf(words: &str, order: Option<Order>) -> Read {
    let upper = words.to_uppercase();
    if let Some(doubtful) = numbers::two_years(&upper, order) {
        return doubtful.map_err(Miss::Wrong);
    }
    try_read(&upper, Zone::UTC).map(|_| Found::new(upper)).map_err(|_| Miss::Other)
}

/// Reads EDTF that is one date without a time.
fn plain(words: &str, order: Option<Order>) -> Read {
    let found = edtf(words, order)?;
    if is_simple(&found.edtf) { Ok(found) } else { Err(Miss::Other) }
}

/// Tells whether EDTF is one date without a time.
pub(super) fn is_simple(edtf: &str) -> bool {
    !edtf.contains(['/', '[', '{', 'T'])
}

/// Takes words of doubt off a date.
fn taken(words: &str) -> Option<(&str, Doubt, At)> {
    let before = BEFORE.iter().find_map(|(mark, doubt)| Some((words.strip_prefix(mark)?, *doubt, At::Before)));
    // A hyphen that hangs on a word is no sign of a year before the era.
    let before = before.filter(|(rest, ..)| !rest.starts_with('-') || words.contains(" -"));
    let behind = || BEHIND.iter().find_map(|(mark, doubt)| Some((words.strip_suffix(mark)?, *doubt, At::Behind)));
    before.or_else(behind).map(|(rest, doubt, at)| (rest.trim(), doubt, at))
}

/// Reads one date that is said to be about or perhaps then.
fn doubtful(words: &str, order: Option<Order>) -> Read {
    let (rest, doubt, _) = taken(words).ok_or(Miss::Other)?;
    let found = simple(rest, order)?;
    marked(&found.edtf, doubt).map(|edtf| found.with(edtf)).ok_or(Miss::Other)
}

/// Reads a run or a time that is said to be about or perhaps then. Behind a run it is not clear what the words are said of.
fn doubted(words: &str, order: Option<Order>) -> Read {
    let (rest, doubt, at) = taken(words).ok_or(Miss::Other)?;
    let found = match at {
        At::Before => first(&[range::read, clock::read], rest, order)?,
        At::Behind => clock::read(rest, order)?,
    };
    let timed = found.edtf.split_once('T').map(|(day, _)| day.to_owned());
    match timed {
        // EDTF has no mark for a time; the day covers it, unless the time may be on another day.
        Some(day) if doubt == Doubt::Perhaps => Ok(found.with(format!("{day}?")).widened()),
        Some(day) => Ok(found.with(day).widened()),
        None => marked(&found.edtf, doubt).map(|edtf| found.with(edtf)).ok_or(Miss::Other),
    }
}

/// Adds a mark of doubt to each simple date of some EDTF.
fn marked(edtf: &str, doubt: Doubt) -> Option<String> {
    let one = |date: &str| match (date.chars().last().unwrap_or('.'), doubt) {
        ('.' | '%', _) | ('~', Doubt::About) | ('?', Doubt::Perhaps) => Some(date.to_owned()),
        ('~', Doubt::Perhaps) | ('?', Doubt::About) => Some(format!("{}%", &date[..date.len() - 1])),
        (_, Doubt::About) => Some(format!("{date}~")),
        (_, Doubt::Perhaps) => Some(format!("{date}?")),
    };
    if edtf.starts_with(['[', '{']) {
        let (open, close) = (edtf.get(..1)?, edtf.get(edtf.len() - 1..)?);
        let members = edtf.get(1..edtf.len() - 1).filter(|inner| !inner.contains(".."))?;
        let members = members.split(',').map(one).collect::<Option<Vec<_>>>()?;
        return Some(format!("{open}{}{close}", members.join(",")));
    }
    let ends = edtf.split('/').map(one).collect::<Option<Vec<_>>>()?;
    Some(ends.join("/"))
}

/// Reads "before …", "since …" and their like.
fn ended(words: &str, order: Option<Order>) -> Read {
    let before = ENDS.iter().find_map(|(mark, end)| Some((words.strip_prefix(mark)?, *end)));
    let behind = || OPEN.iter().find_map(|(mark, end)| Some((words.strip_suffix(mark)?, *end)));
    let (rest, end) = before.or_else(behind).ok_or(Miss::Other)?;
    let found = simple(rest, order)?;
    let date = found.date()?;
    // "Before mid-2022" may be in 2022 itself.
    if matches!(end, End::Before | End::After) && found.sense == Sense::Wider {
        return Err(Miss::Other);
    }
    let edtf = match end {
        End::Until => format!("../{}", found.edtf),
        End::Since => format!("{}/..", found.edtf),
        End::UpTo => format!("[..{}]", found.edtf),
        End::From => format!("[{}..]", found.edtf),
        End::Before => format!("[..{}]", neighbour(&date, Side::Before).ok_or(Miss::Other)?),
        End::After => format!("[{}..]", neighbour(&date, Side::After).ok_or(Miss::Other)?),
    };
    Ok(found.with(edtf))
}

/// A side of a date.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// Earlier.
    Before,
    /// Later.
    After,
}

/// Returns the year, month or day next to a date; the doubt stays with it.
fn neighbour(date: &Date, side: Side) -> Option<String> {
    let mark = date.edtf().chars().last().filter(|mark| "~?%".contains(*mark)).map(String::from).unwrap_or_default();
    if date.edtf().contains(['X', 'T', 'Y']) {
        return None;
    }
    let (Bound::Day(first), Bound::Day(last)) = (date.earliest(), date.latest()) else { return None };
    let text = match (date.precision(), side) {
        (Precision::Year, Side::Before) => parts::year(first.year() - 1),
        (Precision::Year, Side::After) => parts::year(last.year() + 1),
        (Precision::Month, Side::Before) if first.month() == 1 => format!("{}-12", parts::year(first.year() - 1)),
        (Precision::Month, Side::Before) => format!("{}-{:02}", parts::year(first.year()), first.month() - 1),
        (Precision::Month, Side::After) => {
            let next = last.next();
            format!("{}-{:02}", parts::year(next.year()), next.month())
        }
        (Precision::Day, Side::Before) => parts::iso(previous(first)?),
        (Precision::Day, Side::After) => parts::iso(last.next()),
        _ => return None,
    };
    Some(format!("{text}{mark}"))
}

/// Returns the day before another.
fn previous(day: Day) -> Option<Day> {
    let naive = day.naive()?.pred_opt()?;
    Day::new(naive.year().into(), u8::try_from(naive.month()).ok()?, u8::try_from(naive.day()).ok()?)
}

/// Reads a third of a month, year, decade or century.
fn third(words: &str, order: Option<Order>) -> Read {
    let (rest, third) =
        THIRDS.iter().find_map(|(mark, third)| Some((words.strip_prefix(mark)?, *third))).ok_or(Miss::Other)?;
    let found = point(rest, order)?;
    let date = found.date()?;
    let plain = !date.uncertain() && !date.approximate();
    let edtf = match (date.kind(), date.precision(), third) {
        (Kind::Date, Precision::Year, Third::Early) if plain && !found.edtf.contains('X') => {
            format!("{}-40", found.edtf)
        }
        (Kind::Date, Precision::Year, Third::Late) if plain && !found.edtf.contains('X') => {
            format!("{}-41", found.edtf)
        }
        (Kind::Date | Kind::Season, Precision::Year | Precision::Month | Precision::Season, _) => {
            marked(&found.edtf, Doubt::About).ok_or(Miss::Other)?
        }
        _ => return Err(Miss::Other),
    };
    Ok(found.with(edtf).widened())
}
