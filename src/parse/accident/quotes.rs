//! What quotation marks in a value were meant to be: YAML's own around the text, or the text's own within it.
//!
//! A mark between letters is an apostrophe. Of the others, one that closes right after the value's first belongs to the
//! text together with it: `'No', he said, 'never'`. One that opens stands within YAML's: `"He said "no" to it"`.

use super::cure::{Cure, Line, comment, quoted};

/// Words that begin with an apostrophe of their own.
const CLIPPED: [&str; 10] = ["tis", "twas", "twere", "twill", "til", "till", "cause", "em", "round", "bout"];

/// How many rows the text of a value takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rows {
    /// It ends where it begins.
    One,
    /// It goes on in the next.
    Several,
}

/// Quotes in the value end it too early, or are never closed.
pub(super) fn within(line: &Line<'_>, rows: Rows) -> Option<Cure> {
    let quote = line.value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    match rows {
        Rows::One => ended(line, quote),
        Rows::Several => begun(line, quote),
    }
}

/// An apostrophe stands in the first row of a quoted text that goes on.
fn begun(line: &Line<'_>, quote: char) -> Option<Cure> {
    let inside = &line.value[1..];
    let second = inside.find(quote).filter(|&at| between_letters(inside, at))?;
    let fresh = line.with_value(&format!("{quote}{}", escaped(inside, quote)));
    let at = line.at + 1 + second;
    Some(Cure::new(fresh, early(quote, &line.subject()), at..at + 1))
}

/// Quotes in a value of one row end it too early, or are never closed.
fn ended(line: &Line<'_>, quote: char) -> Option<Cure> {
    let (value, rest) = parted(line.value, quote);
    let inside = &value[1..];
    let Some(second) = inside.find(quote) else { return Some(unclosed(line, (value, quote))) };
    let at = line.at + 1 + second;
    let cure = |written: &str, message: String| {
        Some(Cure::new(format!("{}{rest}", line.with_value(written)), message, at..at + 1))
    };
    let goes_on = || format!("{} goes on after its quotes are closed", line.subject());
    if own(inside, quote) {
        return cure(&quoted(&unescaped(value, quote)), goes_on());
    }
    if let Some(text) = inside.strip_suffix(quote).filter(|text| text.contains(quote) && *text != "'") {
        let escapes = quote == '"' && has_escapes(text);
        let written = if escapes { format!("\"{}\"", escaped(text, quote)) } else { quoted(&unescaped(text, quote)) };
        return cure(&written, early(quote, &line.subject()));
    }
    if let Some(slash) = inside.find('\\').filter(|_| inside.ends_with(quote)) {
        return Some(backslash(line, (inside.trim_end_matches(quote), slash), rest));
    }
    if quote == '\'' && between_letters(inside, second) {
        let text = if is_clipped(inside) { value } else { inside };
        return cure(&quoted(&unescaped(text, quote)), early(quote, &line.subject()));
    }
    cure(&quoted(&unescaped(value, quote)), goes_on())
}

/// Says that a mark ends a text's quotes too early.
fn early(quote: char, subject: &str) -> String {
    let name = if quote == '\'' { "an apostrophe" } else { "a quotation mark" };
    format!("{name} in {subject} ends its quotes too early")
}

/// A mark stands in a row of a quoted text that began above; `quote` is what encloses it.
pub(super) fn below(line: &Line<'_>, quote: char) -> Option<Cure> {
    let text = line.whole.trim_start();
    let (text, close) = text.strip_suffix(quote).map_or((text, ""), |text| (text, &line.whole[line.whole.len() - 1..]));
    let second = text.find(quote).filter(|&at| quote == '"' || between_letters(text, at))?;
    let lead = line.whole.len() - line.whole.trim_start().len();
    let fresh = format!("{}{}{close}", &line.whole[..lead], escaped(text, quote));
    Some(Cure::new(fresh, early(quote, "this text"), lead + second..lead + second + 1))
}

/// Parts a value that begins with a mark from a remark after its last one.
fn parted(value: &str, quote: char) -> (&str, &str) {
    let (text, rest) = value.split_at(comment(value));
    if text.ends_with(quote) && text.len() > 1 { (text, rest) } else { (value, "") }
}

/// The quotes are opened and never closed; or the mark is that of a word, as in `'tis`.
fn unclosed(line: &Line<'_>, (value, quote): (&str, char)) -> Cure {
    let message = format!("the quotes around {} are never closed", line.subject());
    let inside = value[1..].trim_end();
    let text = if quote == '\'' && is_clipped(inside) { value } else { inside };
    let fresh = match quote {
        '"' if has_escapes(inside) => line.with_value(&format!("\"{inside}\"")),
        _ => line.with_value(&quoted(text)),
    };
    Cure::new(fresh, message, line.at..line.at + 1)
}

/// A backslash in double quotes begins no escape.
fn backslash(line: &Line<'_>, (text, slash): (&str, usize), rest: &str) -> Cure {
    let value = if text.contains("\\\"") { format!("\"{}\"", doubled(text)) } else { quoted(text) };
    let message = format!("a `\\` in {} begins an escape, in these quotes", line.subject());
    let at = line.at + 1 + slash;
    Cure::new(format!("{}{rest}", line.with_value(&value)), message, at..at + 1)
}

/// Tells whether the first mark of a value is the text's own, by what follows it.
fn own(inside: &str, quote: char) -> bool {
    let marks: Vec<usize> = inside.match_indices(quote).map(|(at, _)| at).collect();
    let free: Vec<usize> =
        marks.into_iter().filter(|&at| !between_letters(inside, at) && !is_escaped(inside, at)).collect();
    let Some((&first, others)) = free.split_first() else { return false };
    let opens = |at: usize| {
        let (before, after) = (inside[..at].chars().next_back(), inside[at + 1..].chars().next());
        before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[')) && after.is_some_and(|c| !c.is_whitespace())
    };
    if opens(first) || first + 1 == inside.len() {
        return false;
    }
    if !inside.ends_with(quote) {
        return true;
    }
    quote == '"' || others.iter().any(|&at| opens(at))
}

/// Tells whether a mark is written as two, or after a backslash.
fn is_escaped(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at(at);
    after.starts_with("''") || before.ends_with('\'') && after.starts_with('\'') || before.ends_with('\\')
}

/// Tells whether a letter stands on both sides of a byte.
fn between_letters(text: &str, at: usize) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    letter(text[..at].chars().next_back()) && letter(text[at..].chars().nth(1))
}

/// Tells whether a text begins with a word that has lost its beginning: `tis`, or a decade, `90s`.
fn is_clipped(text: &str) -> bool {
    let word = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
    CLIPPED.contains(&word.as_str())
        || word.strip_suffix('s').is_some_and(|year| year.len() == 2 && year.bytes().all(|b| b.is_ascii_digit()))
}

/// Tells whether a text of double quotes has escapes besides those of the marks.
fn has_escapes(text: &str) -> bool {
    text.replace("\\\"", "").contains('\\')
}

/// Escapes the marks of a text that is to stand between such marks; those that are escaped stay.
fn escaped(text: &str, quote: char) -> String {
    let mut fresh = String::with_capacity(text.len() + 2);
    for (at, c) in text.char_indices() {
        if c == quote && !is_escaped(text, at) {
            fresh.push(if quote == '\'' { '\'' } else { '\\' });
        }
        fresh.push(c);
    }
    fresh
}

/// Takes back the escapes of marks.
fn unescaped(text: &str, quote: char) -> String {
    if quote == '\'' { text.replace("''", "'") } else { text.replace("\\\"", "\"") }
}

/// Doubles every backslash that does not stand before a mark.
fn doubled(text: &str) -> String {
    let mut fresh = String::with_capacity(text.len() + 2);
    for (at, c) in text.char_indices() {
        if c == '\\' && !text[at + 1..].starts_with('"') {
            fresh.push('\\');
        }
        fresh.push(c);
    }
    fresh
}
