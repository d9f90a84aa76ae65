//! Slips of the keyboard: spaces, dashes, brackets, letters, and signs of older versions of the standard.

use super::super::spoken;
use super::{Mistake, mended, short};

/// Recognizes a text with nothing in it.
pub(super) fn nothing(text: &str) -> Option<Mistake> {
    let bare = text.trim();
    match bare {
        "" | "~" | "null" | "none" | "-" => Some(
            Mistake::new("there is no date here", []).advice("write a date such as `2022-10-11`, `2022-10` or `2022`"),
        ),
        "?" | "%" | "??" | "?~" => {
            let message = format!("`{bare}` has no date to go with");
            Some(
                Mistake::new(message, [])
                    .advice("write the date first, such as `2022?`; leave the date out if none is known"),
            )
        }
        "unknown" | "n/a" | "N/A" | "na" | "tbd" | "TBD" | "tba" | "undated" | "n.d." => {
            let message = format!("`{bare}` says nothing about when it was");
            Some(Mistake::new(message, []).advice("write what is known, such as `2022`, `201X` or `2014/..`"))
        }
        _ => None,
    }
}

/// Recognizes two marks of doubt in a row, and marks where digits are missing.
pub(super) fn marks(text: &str) -> Option<Mistake> {
    let at = text.find("-??").map(|at| at + 1);
    if let Some(at) = at {
        let meant = text.replace("??", "XX");
        return Some(Mistake::new("`X` stands for a digit that is not known, not `?`", [meant]).at(at));
    }
    if text.ends_with("-?") && text.matches('-').count() == 2 {
        let message = "`X` stands for a digit that is not known, not `?`";
        return Some(Mistake::new(message, [text.replace("-?", "-XX")]).at(text.len() - 1));
    }
    let at = text.as_bytes().windows(2).position(|pair| pair.iter().all(|mark| b"?~%".contains(mark)))?;
    let mixed = text.contains('~') && text.contains('?') || text.contains('%');
    let bare = text.replace(['?', '~', '%'], "");
    let meant = format!("{bare}{}", if mixed { "%" } else { text.get(at..=at).unwrap_or_default() });
    Some(Mistake::new("a date has one mark of doubt in one place; `%` is `?` and `~` together", [meant]).at(at))
}

/// Recognizes spaces inside a single date.
pub(super) fn spaced(text: &str) -> Option<Mistake> {
    let at = text.find(' ')?;
    let meant = text.replace(' ', "");
    let figure =
        |word: Option<&str>, at: fn(&str) -> Option<char>| word.and_then(at).is_some_and(|c| c.is_ascii_digit());
    let words: Vec<&str> = text.split(' ').collect();
    let between = |pair: &[&str]| {
        figure(pair.first().copied(), |word| word.chars().last())
            && figure(pair.get(1).copied(), |word| word.chars().next())
    };
    // What stands on both sides of a space may be two numbers.
    if words.windows(2).any(between) {
        return None;
    }
    super::is_date(&meant).then(|| Mistake::new("a date has no spaces inside it", [meant]).at(at))
}

/// Recognizes spaces or quotation marks round the text.
pub(super) fn wrapped(text: &str) -> Option<Mistake> {
    let bare = text.trim_matches(|letter: char| letter.is_whitespace() || "\"'“”‘’`".contains(letter));
    (bare.len() < text.len())
        .then(|| Mistake::new("a date has no spaces or quotation marks round it", [bare.to_owned()]))
}

/// Recognizes dashes, digits and spaces that only look like those of the keyboard.
pub(super) fn lookalike(text: &str) -> Option<Mistake> {
    let (at, letter) = text.char_indices().find(|(_, letter)| !letter.is_ascii() && ascii(*letter).is_some())?;
    // A dash between words is a matter of the words.
    let worded = text.chars().any(|letter| letter.is_alphabetic() && !"TXYZE".contains(letter));
    if is_dash(letter) && (worded || text.contains([' ', '?'])) {
        return None;
    }
    let long = "–—".contains(letter);
    if long && text.contains(':') {
        let message = format!("`{letter}` between times: a date has one time");
        let advice = "write the day alone, or the day and the time it began, as in `2022-10-11T14:30`";
        return Some(Mistake::new(message, []).at(at).advice(advice));
    }
    let plain = |dash: char| -> String {
        text.chars().map(|letter| if is_dash(letter) { dash } else { ascii(letter).unwrap_or(letter) }).collect()
    };
    if !is_dash(letter) {
        return Some(
            Mistake::new(format!("`{letter}` is not a character of the keyboard's plain kind"), [plain('-')]).at(at),
        );
    }
    let message = format!("`{letter}` is not the hyphen of the keyboard");
    let meant = if long { vec![plain('-'), plain('/')] } else { vec![plain('-')] };
    let mistake = Mistake::new(message, meant).at(at);
    Some(if long {
        mistake.advice("use `-` inside a date and `/` between the two ends of an interval")
    } else {
        mistake
    })
}

/// Tells whether a character is a dash of some kind.
fn is_dash(letter: char) -> bool {
    matches!(letter, '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ad}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}')
}

/// Returns the plain character that another one looks like.
fn ascii(letter: char) -> Option<char> {
    match letter {
        letter if is_dash(letter) => Some('-'),
        '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}' | '\u{3000}' => Some(' '),
        '\u{ff0f}' | '\u{2044}' | '\u{2215}' => Some('/'),
        '…' => Some('.'),
        '≈' | '～' => Some('~'),
        '\u{ff10}'..='\u{ff19}' => char::from_digit(u32::from(letter) - 0xff10, 10),
        _ => None,
    }
}

/// Recognizes words at an end of an interval, where the standard has signs.
pub(super) fn interval_word(text: &str) -> Option<Mistake> {
    let (start, end) = text.split_once('/').filter(|(_, end)| !end.contains('/'))?;
    let sign = |part: &str| match part.trim().to_lowercase().as_str() {
        "unknown" | "?" | "uncertain" | "??" => Some(""),
        "open" | "present" | "now" | "today" | "ongoing" | "date" | "current" | "..." | "…" | "*" | "-" => Some(".."),
        _ => None,
    };
    // What goes on now has not begun now.
    let ongoing = !matches!(start.trim().to_lowercase().as_str(), "unknown" | "?" | "uncertain" | "??" | "open" | "*");
    let (from, to) = (sign(start).filter(|_| !ongoing), sign(end));
    let (word, at) = match (from, to) {
        (Some(_), _) => (start, 0),
        (None, Some(_)) => (end, start.len() + 1),
        (None, None) => return None,
    };
    let meant = format!("{}/{}", from.unwrap_or(start), to.unwrap_or(end));
    let mistake = Mistake::new(format!("`{}` is no end of an interval", word.trim()), [meant]).at(at);
    Some(mistake.advice("an end is a date, `..` when there is none, or nothing when it is not known"))
}

/// Recognizes the letters of the draft of 2012: `u` for an open digit, `y` before a long year.
pub(super) fn old_letter(text: &str) -> Option<Mistake> {
    let odd = |letter: char| !(letter.is_ascii_digit() || "u-/.,[]{}?~%xX".contains(letter));
    if let Some(rest) = text.strip_prefix('y') {
        let digits = rest.chars().all(|letter| letter.is_ascii_digit() || "-eE".contains(letter));
        let meant = [format!("Y{}", rest.to_uppercase()), rest.to_owned()];
        return (digits && !rest.is_empty()).then(|| Mistake::new("`y` before a year is the draft of 2012", meant));
    }
    let at = text.find('u').filter(|_| !text.contains(odd))?;
    let open = text.replace(['u', 'x'], "X");
    let fourth = open.strip_suffix('X').filter(|year| year.len() == 4).and_then(|year| year.get(..3));
    let meant = [open.clone(), fourth.map(|year| format!("{year}X")).unwrap_or_default()];
    let advice = "a year has four places, and `X` stands for each digit that is not known";
    Some(
        Mistake::new("`u` for a digit that is not known is the draft of 2012; it is `X` now", meant)
            .at(at)
            .advice(advice),
    )
}

/// Recognizes small letters where the standard has capitals.
pub(super) fn small_letter(text: &str) -> Option<Mistake> {
    let (at, letter) = text.char_indices().find(|(_, letter)| letter.is_ascii_lowercase())?;
    let upper = text.to_uppercase();
    let open = letter == 'x' && text.chars().all(|letter| !letter.is_alphabetic() || "xX".contains(letter));
    (open || super::is_date(&upper))
        .then(|| Mistake::new(format!("`{letter}` is written as a capital"), [upper]).at(at))
}

/// Recognizes parentheses round a part, as in the draft of 2012.
pub(super) fn parenthesis(text: &str) -> Option<Mistake> {
    let at = text.find(['(', ')'])?;
    // A mark alone between parentheses may stand for something that is not known.
    let inner = text.split(['(', ')']).nth(1).unwrap_or_default();
    if !inner.contains(|letter: char| letter.is_alphanumeric()) {
        return None;
    }
    let bare = text.replace(['(', ')'], "");
    let moved = text.split_once('(').and_then(|(before, rest)| {
        let (inner, after) = rest.split_once(')')?;
        let mark = after.chars().next().filter(|mark| "?~%".contains(*mark))?;
        Some(format!("{before}{mark}{inner}{}", after.get(1..)?))
    });
    let part = moved.filter(|_| at > 0);
    let message = "parentheses are not used in dates; a mark goes right behind a part, or before it to mean it alone";
    Some(Mistake::new(message, part.into_iter().chain([bare])).at(at))
}

/// Recognizes a plus sign before a year.
pub(super) fn plus(text: &str) -> Option<Mistake> {
    let rest = text.strip_prefix('+')?;
    Some(Mistake::new("a year has no plus sign", [rest.to_owned()]))
}

/// Recognizes brackets that do not close, do not match, or stand within each other.
pub(super) fn bracket(text: &str) -> Option<Mistake> {
    let at = text.find(['[', ']', '{', '}'])?;
    let inner = text.trim_matches(|letter: char| "[]{} ".contains(letter));
    let bounds = (text.chars().next()?, text.chars().last()?);
    if let Some((moment, _)) = text.split_once('[').filter(|(before, _)| before.contains('T')) {
        return Some(Mistake::new("a time has an offset, not the name of a zone", [moment.to_owned()]).at(at));
    }
    let pair = text.matches(['[', ']', '{', '}']).count() == 2;
    let whole = pair && matches!(bounds, ('[', ']') | ('{', '}'));
    if whole && !inner.is_empty() {
        return None;
    }
    let one = format!("[{inner}]");
    let all = format!("{{{inner}}}");
    let meant = match bounds {
        _ if inner.is_empty() => Vec::new(),
        ('[', '}') | ('{', ']') => vec![one, all],
        ('{', _) | (_, '}') => vec![all],
        _ => vec![one],
    };
    let message = if inner.is_empty() {
        "there is no date in this set".to_owned()
    } else {
        format!("the brackets of `{}` do not match", short(text))
    };
    let advice = if inner.is_empty() {
        "write the dates between the brackets, as in `[2022-03,2022-05]`"
    } else {
        "`[…]` is one of its dates, `{…}` all of them"
    };
    Some(Mistake::new(message, meant).at(at).advice(advice))
}

/// Recognizes what does not belong inside a set: an empty member, an interval, words.
pub(super) fn member(text: &str) -> Option<Mistake> {
    let inner = text.strip_prefix(['[', '{'])?.strip_suffix([']', '}'])?;
    let (open, close) = (text.get(..1)?, text.get(text.len() - 1..)?);
    let members: Vec<&str> = inner.split([',', ';']).map(str::trim).collect();
    let kept: Option<Vec<String>> = members
        .iter()
        .filter(|member| !member.is_empty())
        .map(|member| match member.split_once('/') {
            Some((from, to)) => Some(format!("{}..{}", mended(from)?, mended(to)?)),
            None if member.contains("..") => Some((*member).to_owned()),
            None => mended(member),
        })
        .collect();
    let message = if members.iter().any(|member| member.is_empty()) {
        "a date is missing beside a comma"
    } else if inner.contains('/') {
        "a range inside a set is written with two dots"
    } else {
        "a set holds dates with commas between them, and ranges of plain dates with two dots"
    };
    let meant = kept.map(|kept| format!("{open}{}{close}", kept.join(","))).filter(|meant| meant != text);
    Some(
        Mistake::new(message, meant)
            .at(1)
            .advice("members look like `2022-03`, `2022-03..2022-05`, `..2022` or `2022..`"),
    )
}

/// Recognizes dots between two dates outside a set.
pub(super) fn dots(text: &str) -> Option<Mistake> {
    let at = text.find("..")?;
    if text.contains('/') {
        return half_open(text);
    }
    let (from, rest) = text.split_at(at);
    let to = rest.trim_start_matches('.');
    let message = "two dots make a range only inside a set; an interval has a slash";
    let side = |part: &str| if part.trim().is_empty() { Some("..".to_owned()) } else { mended(part) };
    let interval = side(from).zip(side(to)).map(|(from, to)| format!("{from}/{to}"));
    // A space inside of a number would be taken out of a set.
    let set = (!text.trim().contains(' ')).then(|| format!("[{}..{}]", from.trim(), to.trim()));
    let meant = interval.into_iter().chain(set);
    Some(Mistake::new(message, meant).at(at).advice("`[…]` means one day of the range"))
}

/// Recognizes dots beside a date inside an interval.
fn half_open(text: &str) -> Option<Mistake> {
    let (start, end) = text.split_once('/')?;
    let bare = |part: &str| part.trim_matches('.').to_owned();
    let (from, to) = (bare(start), bare(end));
    if from.is_empty() && to.is_empty() {
        let message = "an interval without a date says nothing";
        return Some(Mistake::new(message, []).advice("write one end, as in `2022/..` or `../2022`"));
    }
    let message = "two dots stand for an end that does not exist, not beside a date";
    let whole = super::is_date(&from) && super::is_date(&to);
    let meant = whole.then(|| [format!("{from}/{to}"), format!("../{to}"), format!("{from}/..")]).into_iter().flatten();
    let odd = text.contains("...") || start.len() > 2 && start.contains("..") || end.len() > 2 && end.contains("..");
    odd.then(|| Mistake::new(message, meant).at(text.find("..").unwrap_or_default()))
}

/// Recognizes times at the ends of an interval.
pub(super) fn time_in_interval(text: &str) -> Option<Mistake> {
    let (start, end) = text.split_once('/')?;
    let day = |part: &str| {
        let (day, time) = part.trim().split_once(['T', 't', ' ']).unwrap_or((part.trim(), ""));
        let whole = time.is_empty() || spoken::time(time).is_some();
        Some(day.to_owned()).filter(|day| whole && super::is_date(day))
    };
    let meant = day(start).zip(day(end)).map(|(from, to)| format!("{from}/{to}"));
    text.contains(':').then(|| {
        let mistake = Mistake::new("the ends of an interval are days, without a time", meant);
        mistake.at(text.find('T').unwrap_or_default()).advice("a date has one time, or none")
    })
}

/// Recognizes spaces round the slash of an interval.
pub(super) fn space_in_interval(text: &str) -> Option<Mistake> {
    let at = text.find(' ')?;
    let (start, end) = text.split_once('/')?;
    let meant = format!("{}/{}", start.trim(), end.trim());
    let spaced = meant.len() < text.len();
    spaced.then(|| Mistake::new("an interval has no spaces round its slash", [meant]).at(at))
}

/// Recognizes a mistake at one end of an interval.
pub(super) fn interval_end(text: &str) -> Option<Mistake> {
    let (start, end) = text.split_once('/')?;
    if end.contains('/') {
        let message = "an interval has two ends and one slash";
        let mistake = Mistake::new(message, []).at(start.len() + 1 + end.find('/').unwrap_or_default());
        return Some(mistake.advice("write the first and the last date, as in `2022-10/2022-12`"));
    }
    if let Some(mistake) = short_end(start, end) {
        return Some(mistake);
    }
    let side = |part: &str| if part.is_empty() || part == ".." { Some(part.to_owned()) } else { mended(part) };
    let bad = |part: &str| !part.is_empty() && part != ".." && !super::is_date(part);
    let (part, at) = if bad(start) {
        (start, 0)
    } else if bad(end) {
        (end, start.len() + 1)
    } else {
        return None;
    };
    let inner = super::find(part);
    let message = inner.map_or_else(|| format!("`{}` is not a date", short(part)), |mistake| mistake.message);
    let meant = side(start).zip(side(end)).map(|(from, to)| format!("{from}/{to}"));
    Some(Mistake::new(message, meant).at(at))
}

/// Recognizes an end that leaves out what it shares with the start: `2022-10-11/12`.
fn short_end(start: &str, end: &str) -> Option<Mistake> {
    let shared = start.len().checked_sub(end.len()).filter(|_| super::is_date(start))?;
    let short = matches!(end.len(), 2 | 5) && end.bytes().all(|letter| letter.is_ascii_digit() || letter == b'-');
    let whole = format!("{}{end}", start.get(..shared)?);
    let meant = format!("{start}/{whole}");
    let message = "each end of an interval is a whole date";
    (short && shared > 4 && super::is_date(&meant)).then(|| Mistake::new(message, [meant]).at(start.len() + 1))
}
