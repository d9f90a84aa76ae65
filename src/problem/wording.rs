//! The grammar of messages: counts, lists of words, the author's word in backticks, the nearest name.
//!
//! Owns the English of problems and nothing of what they are about. Messages are for the author and always English;
//! what a reader sees comes from the locale.

use std::fmt::Write as _;

/// Returns a count with its noun in the right number: `1 event`, `2 events`, `3 people`.
pub fn plural(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {}", plural_of(noun)) }
}

/// Returns the plural of an English noun that messages use.
fn plural_of(noun: &str) -> String {
    if let Some(stem) = noun.strip_suffix("person") {
        return format!("{stem}people");
    }
    if let Some(stem) = noun.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u'])) {
        return format!("{stem}ies");
    }
    let sibilant = ["s", "x", "z", "ch", "sh"].iter().any(|end| noun.ends_with(end));
    if sibilant { format!("{noun}es") } else { format!("{noun}s") }
}

/// Returns the author's own words between backticks, safe to show: control and direction characters are spelled out.
///
/// Words that hold a backtick themselves get two, as Markdown does it; empty words come out as a pair of backticks.
pub fn ticked(words: &str) -> String {
    let shown = visible(words);
    if shown.contains('`') { format!("`` {shown} ``") } else { format!("`{shown}`") }
}

/// Returns a text with every character spelled out that could move, hide or reverse what stands around it.
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if unseen(c) {
            let _ = write!(shown, "\\u{{{:x}}}", u32::from(c));
        } else {
            shown.push(c);
        }
    }
    shown
}

/// Tells whether a character steers a terminal or the direction of text instead of being seen.
pub(super) fn unseen(c: char) -> bool {
    let steers = matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    steers || c.is_control()
}

/// Returns names as a choice: `` `a` ``, `` `a` or `b` ``, `` `a`, `b` or `c` ``.
pub fn list_or<S: AsRef<str>>(names: &[S]) -> String {
    list(names, "or")
}

/// Returns names as a sum: `` `a` ``, `` `a` and `b` ``, `` `a`, `b` and `c` ``.
pub fn list_and<S: AsRef<str>>(names: &[S]) -> String {
    list(names, "and")
}

/// Joins names in backticks with commas, and the last with a word.
fn list<S: AsRef<str>>(names: &[S], word: &str) -> String {
    let ticks: Vec<String> = names.iter().map(|name| ticked(name.as_ref())).collect();
    match ticks.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [most @ .., last] => format!("{} {word} {last}", most.join(", ")),
    }
}

/// Returns the candidate that somebody who typed `name` most likely meant, if one is near enough.
///
/// In this order: the same letters in another case or with other separators; the same parts, split at hyphens, in
/// another order; the fewest slips of the finger (Damerau–Levenshtein), at most one in three letters; the only
/// candidate that holds all parts of the name, or all of whose parts the name holds. A tie goes to the first in
/// alphabetical order, so that the answer never depends on the order of the candidates.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let mut known: Vec<&str> = candidates.into_iter().filter(|known| *known != name).collect();
    known.sort_unstable();
    known.dedup();
    let typed = folded(name);
    same_letters(&typed, &known)
        .or_else(|| same_parts(&typed, &known))
        .or_else(|| fewest_slips(&typed, &known))
        .or_else(|| only_with_parts(&typed, &known))
}

/// Returns the candidate of which a name can only be a misspelling: the same letters in another case or with other
/// separators, the same parts in another order, or one or two slips, with no other candidate as near. A digit is never a slip:
/// `vote-2021` is not `vote-2022`.
pub fn certain<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let mut known: Vec<&str> = candidates.into_iter().filter(|known| *known != name).collect();
    known.sort_unstable();
    known.dedup();
    let typed = folded(name);
    let digits = |name: &str| name.chars().filter(char::is_ascii_digit).collect::<String>();
    let slips = |other: &str| strsim::damerau_levenshtein(&typed, &folded(other));
    let few = || {
        let found = fewest_slips(&typed, &known).filter(|found| slips(found) <= SLIPS)?;
        known.iter().all(|other| *other == found || slips(other) > slips(found).max(1)).then_some(found)
    };
    let found = same_letters(&typed, &known).or_else(|| same_parts(&typed, &known)).or_else(few)?;
    (digits(found) == digits(&typed)).then_some(found)
}

/// How many slips a name may be from the one that is certainly meant.
const SLIPS: usize = 2;

/// Returns the question that offers the nearest candidate.
pub fn did_you_mean<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(name, candidates).map(|found| format!("did you mean {}?", ticked(found)))
}

/// Lowers the letters of a name and makes its separators hyphens.
fn folded(name: &str) -> String {
    name.trim().to_lowercase().replace(['_', ' ', '.'], "-")
}

/// Finds a candidate that differs in case or separators alone.
fn same_letters<'a>(typed: &str, known: &[&'a str]) -> Option<&'a str> {
    let bare = |name: &str| name.replace('-', "");
    known.iter().copied().find(|name| bare(&folded(name)) == bare(typed))
}

/// Returns the parts of a folded name between its hyphens, in alphabetical order.
fn parts(folded: &str) -> Vec<&str> {
    let mut parts: Vec<&str> = folded.split('-').filter(|part| !part.is_empty()).collect();
    parts.sort_unstable();
    parts
}

/// Finds a candidate with the same parts in another order.
fn same_parts<'a>(typed: &str, known: &[&'a str]) -> Option<&'a str> {
    let wanted = parts(typed);
    known.iter().copied().find(|name| parts(&folded(name)) == wanted)
}

/// Finds the candidate with the fewest slips, if they are few for the length of the name.
fn fewest_slips<'a>(typed: &str, known: &[&'a str]) -> Option<&'a str> {
    let length = typed.chars().count();
    let limit = if length < 3 { 0 } else { (length / 3).max(1) };
    known
        .iter()
        .filter(|name| name.chars().count().abs_diff(length) <= limit)
        .map(|name| (strsim::damerau_levenshtein(typed, &folded(name)), *name))
        .filter(|(slips, _)| *slips <= limit)
        .min()
        .map(|(_, name)| name)
}

/// Finds the only candidate that holds all parts of the name, or whose parts the name holds.
fn only_with_parts<'a>(typed: &str, known: &[&'a str]) -> Option<&'a str> {
    let wanted = parts(typed);
    if wanted.iter().all(|part| part.chars().count() < 3) {
        return None;
    }
    let within = |some: &[&str], all: &[&str]| !some.is_empty() && some.iter().all(|part| all.contains(part));
    let mut found = known.iter().copied().filter(|name| {
        let name = folded(name);
        within(&wanted, &parts(&name)) || within(&parts(&name), &wanted)
    });
    match (found.next(), found.next()) {
        (Some(only), None) => Some(only),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_come_with_the_right_noun() {
        let said: Vec<String> = ["event", "person", "entry", "class", "day"]
            .iter()
            .flat_map(|noun| [plural(1, noun), plural(2, noun)])
            .collect();
        assert_eq!(
            said,
            [
                "1 event",
                "2 events",
                "1 person",
                "2 people",
                "1 entry",
                "2 entries",
                "1 class",
                "2 classes",
                "1 day",
                "2 days"
            ]
        );
        assert_eq!(plural(0, "source"), "0 sources");
    }

    #[test]
    fn lists_read_like_a_sentence() {
        assert_eq!(list_or::<&str>(&[]), "");
        assert_eq!(list_or(&["a"]), "`a`");
        assert_eq!(list_or(&["a", "b"]), "`a` or `b`");
        assert_eq!(list_and(&["a", "b", "c"]), "`a`, `b` and `c`");
    }

    #[test]
    fn the_authors_words_cannot_steer_the_terminal() {
        assert_eq!(ticked("a`b"), "`` a`b ``");
        assert_eq!(ticked("\u{1b}[31mred\u{202e}"), "`\\u{1b}[31mred\\u{202e}`");
        assert_eq!(ticked("l’été 東京"), "`l’été 東京`");
    }

    #[test]
    fn only_a_misspelling_is_certain() {
        let known = ["vote-2022", "ida-marsh", "ada-marsh", "chris-magnus", "chris-magness-jr", "summary", "base-url"];
        let sure = |name| certain(name, known);
        assert_eq!(sure("summery"), Some("summary"));
        assert_eq!(sure("Base_URL"), Some("base-url"));
        assert_eq!(sure("magnus-chris"), Some("chris-magnus"));
        assert_eq!(sure("chris-mangus"), Some("chris-magnus"));
        assert_eq!(sure("vote-2021"), None, "another number");
        assert_eq!(sure("oda-marsh"), None, "two are as near");
        assert_eq!(sure("magnus"), None, "a part is a guess");
    }

    #[test]
    fn the_nearest_name_is_the_one_meant() {
        let known =
            ["herald-vote", "summary", "chris-magnus", "troy-miller", "sources", "magnus-refuses", "pete-flores"];
        let meant = |name| nearest(name, known);
        assert_eq!(meant("herald-vot"), Some("herald-vote"));
        assert_eq!(meant("summery"), Some("summary"));
        assert_eq!(meant("Summary"), Some("summary"));
        assert_eq!(meant("chris_magnus"), Some("chris-magnus"));
        assert_eq!(meant("magnus-chris"), Some("chris-magnus"));
        assert_eq!(meant("soucres"), Some("sources"));
        assert_eq!(meant("miller"), Some("troy-miller"));
        assert_eq!(meant("troy-d-miller"), Some("troy-miller"));
    }

    #[test]
    fn nothing_is_offered_when_nothing_is_near() {
        let known = ["chris-magnus", "magnus-refuses", "date"];
        assert_eq!(nearest("magnus", known), None, "two hold the word");
        assert_eq!(nearest("weather", known), None);
        assert_eq!(nearest("id", ["is", "in"]), None, "short words are near everything");
        assert_eq!(nearest("date", known), None, "what was typed is no suggestion");
        assert_eq!(nearest("", known), None);
    }

    #[test]
    fn the_order_of_candidates_changes_nothing() {
        assert_eq!(nearest("bat", ["rat", "cat"]), Some("cat"));
        assert_eq!(nearest("bat", ["cat", "rat"]), Some("cat"));
        assert_eq!(did_you_mean("bat", ["cat"]), Some("did you mean `cat`?".to_owned()));
    }
}
