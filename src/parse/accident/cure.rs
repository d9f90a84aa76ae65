//! The everyday mistakes in a line of YAML, each with the line as it was probably meant.

use std::ops::Range;

use super::quotes;
use crate::problem::wording::ticked;

/// A line as it was probably meant.
pub(super) struct Cure {
    /// The whole line, with its indentation.
    pub line: String,
    /// What is wrong with the line as it is.
    pub message: String,
    /// The byte of the line where the mistake is.
    pub at: usize,
    /// How many bytes it has.
    pub length: usize,
}

impl Cure {
    /// Makes a cure of a mistake within some bytes of the line.
    pub(super) fn new(line: String, message: String, within: Range<usize>) -> Self {
        Self { line, message, at: within.start, length: within.len() }
    }
}

/// What is said of a line that a tab indents.
const TAB: &str = "a tab indents this line, and YAML wants spaces";

/// A line, taken apart.
pub(super) struct Line<'a> {
    /// The line.
    pub whole: &'a str,
    /// The indentation and the dashes of lists.
    lead: &'a str,
    /// The key, without its colon.
    key: Option<&'a str>,
    /// What follows, without blanks around it.
    pub value: &'a str,
    /// The byte of the line where the value begins.
    pub at: usize,
}

impl<'a> Line<'a> {
    /// Takes a line apart.
    fn new(whole: &'a str) -> Self {
        let whole = whole.trim_end();
        let lead = &whole[..lead_length(whole)];
        let rest = &whole[lead.len()..];
        let colon = key_end(rest);
        let key = colon.map(|colon| &rest[..colon]);
        let after = lead.len() + colon.map_or(0, |colon| colon + 1);
        let value = whole[after..].trim_start();
        Self { whole, lead, key, value, at: whole.len() - value.len() }
    }

    /// Returns the line with another value.
    pub(super) fn with_value(&self, value: &str) -> String {
        match self.key {
            Some(key) => format!("{}{key}: {value}", self.lead),
            None => format!("{}{value}", self.lead),
        }
    }

    /// Names the line's text for a message.
    pub(super) fn subject(&self) -> String {
        self.key.map_or_else(|| "this text".to_owned(), |key| format!("the text of `{key}`"))
    }
}

/// Returns how many bytes of a line are indentation and dashes of lists.
fn lead_length(line: &str) -> usize {
    let mut rest = line.trim_start();
    while let Some(after) = rest.strip_prefix("- ") {
        rest = after.trim_start();
    }
    line.len() - rest.len()
}

/// Returns the byte where a key's colon is, if a line begins with a key.
fn key_end(rest: &str) -> Option<usize> {
    if rest.starts_with(['"', '\'', '[', '{', '#', '%', '@', '`', '|', '>']) {
        return None;
    }
    rest.find(": ").into_iter().chain(rest.find(":\t")).min().or_else(|| rest.strip_suffix(':').map(str::len))
}

/// Returns every cure for a line, the likeliest first; `rows` are all lines of the block.
pub(super) fn all(rows: &[&str], number: usize) -> Vec<Cure> {
    let line = Line::new(rows[number]);
    let on = goes_on(rows, number);
    let rows_of_text = if on { quotes::Rows::Several } else { quotes::Rows::One };
    let quote = enclosing(rows, number);
    let cures = [
        tab(&line),
        quote.and_then(|quote| quotes::below(&line, quote)),
        quotes::within(&line, rows_of_text),
        folded(rows, number, &line).filter(|_| on),
        unquoted(&line).filter(|_| !on),
        list_beside_key(rows, number, &line),
        bracket(&line),
        within_brackets(&line),
        no_space(&line),
        no_colon(rows, number, &line),
        indentation(rows, number, &line),
        folded(rows, number, &line).filter(|_| !on),
    ];
    cures.into_iter().flatten().filter(|cure| cure.line != line.whole).collect()
}

/// Returns how many bytes of a row are its indentation.
fn indent(row: &str) -> usize {
    row.len() - row.trim_start().len()
}

/// Tells whether the text of a row goes on in the next: that is indented further, and neither a key nor an entry.
fn goes_on(rows: &[&str], number: usize) -> bool {
    let Some(next) = rows.get(number + 1).filter(|next| !next.trim().is_empty()) else { return false };
    let below = Line::new(next);
    indent(next) > indent(rows[number]) && below.lead.trim().is_empty() && below.key.is_none_or(|key| key.contains(' '))
}

/// Returns the mark that encloses a row, when its text began in a row above and goes on from there.
fn enclosing(rows: &[&str], number: usize) -> Option<char> {
    let (at, above) = rows[..number].iter().enumerate().rev().find(|(_, row)| indent(row) < indent(rows[number]))?;
    let above = Line::new(above);
    let quote = above.value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let open = |row: &&str| !row.trim_end().ends_with(quote);
    (above.value.len() > 1 && rows[at..number].iter().all(open)).then_some(quote)
}

/// Returns the byte where a remark begins in a value, with the blanks before it: at a `#` with blanks around it. `#1` and
/// `#news` are text.
pub(super) fn comment(value: &str) -> usize {
    let begins = |at: &usize| value[at + 2..].starts_with([' ', '\t']);
    let at = value.match_indices(" #").map(|(at, _)| at).find(begins).unwrap_or(value.len());
    value[..at].trim_end().len()
}

/// Returns a line with its value in quotes, if it has one that is not and that begins at a byte of the line.
pub(super) fn in_quotes(line: &str, at: usize) -> Option<String> {
    let line = Line::new(line);
    let (text, rest) = line.value.split_at(comment(line.value));
    let found = line.at == at && !text.trim().is_empty() && line.key != Some("<<");
    found.then(|| format!("{}{rest}", line.with_value(&quoted(text.trim_end()))))
}

/// Writes text as a YAML scalar in quotes: the kind that needs no escapes, where there is one.
pub(in crate::parse) fn quoted(text: &str) -> String {
    if text.contains(['"', '\\']) && !text.contains('\'') {
        return format!("'{text}'");
    }
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A tab indents the line.
fn tab(line: &Line<'_>) -> Option<Cure> {
    let at = line.lead.find('\t')?;
    let fresh = format!("{}{}", line.lead.replace('\t', "  "), &line.whole[line.lead.len()..]);
    Some(Cure::new(fresh, TAB.to_owned(), at..at + 1))
}

/// The value needs quotes and has none.
fn unquoted(line: &Line<'_>) -> Option<Cure> {
    let first = line.value.chars().next()?;
    if matches!(first, '"' | '\'' | '[' | '{') || line.value.starts_with("- ") || line.value.starts_with("---") {
        return None;
    }
    let (text, rest) = line.value.split_at(comment(line.value));
    let fresh = format!("{}{rest}", line.with_value(&quoted(text.trim_end())));
    let colon = text.find(": ").or_else(|| text.strip_suffix(':').map(str::len));
    if let Some(colon) = colon {
        let at = line.at + colon;
        return Some(Cure::new(fresh, format!("{} has an unquoted `: ` in it", line.subject()), at..at + 1));
    }
    let special = matches!(first, '%' | '@' | '`' | '|' | '>' | ',' | ']' | '}' | '?' | '-' | '&' | '*' | '!');
    let message = format!("a value cannot begin with {} unless it is in quotes", ticked(&first.to_string()));
    special.then(|| Cure::new(fresh, message, line.at..line.at + first.len_utf8()))
}

/// A list begins on the line of its key.
fn list_beside_key(rows: &[&str], number: usize, line: &Line<'_>) -> Option<Cure> {
    let entry = line.value.strip_prefix("- ").filter(|_| line.key.is_some())?.trim();
    let text = entry[..comment(entry)].trim_end();
    if text.contains(": ") || text.ends_with(':') {
        return None;
    }
    let next =
        rows.get(number + 1).filter(|next| next.trim_start().starts_with("- ") && indent(next) >= indent(line.whole));
    let simple = !entry.contains(['#', ',', '[', ']', '{', '}', '"', '\'']);
    let fresh = match next {
        None if simple => line.with_value(&format!("[{entry}]")),
        next => {
            let depth = next.map_or(line.lead.len() + 2, |next| indent(next));
            format!("{}\n{}- {entry}", line.with_value("").trim_end(), " ".repeat(depth))
        }
    };
    let message = "a list cannot begin with `-` on the line of its key".to_owned();
    Some(Cure::new(fresh, message, line.at..line.at + 1))
}

/// A bracket is never closed, or it is closed and the text goes on.
fn bracket(line: &Line<'_>) -> Option<Cure> {
    let (open, close) = match line.value.chars().next()? {
        '[' => ('[', ']'),
        '{' => ('{', '}'),
        _ => return None,
    };
    let (text, rest) = line.value.split_at(comment(line.value));
    if text.contains(close) && !text.trim_end().ends_with(close) {
        let fresh = format!("{}{rest}", line.with_value(&quoted(text.trim_end())));
        let message = format!("{} begins with `{open}` and goes on after the `{close}`", line.subject());
        return Some(Cure::new(fresh, message, line.at..line.at + 1));
    }
    let missing = line.value.matches(open).count().checked_sub(line.value.matches(close).count()).filter(|n| *n > 0)?;
    let fresh = format!("{}{}", line.whole, close.to_string().repeat(missing));
    Some(Cure::new(fresh, format!("the `{open}` is never closed"), line.at..line.at + 1))
}

/// An entry between brackets needs quotes.
fn within_brackets(line: &Line<'_>) -> Option<Cure> {
    let open = line.value.chars().next().filter(|c| matches!(c, '[' | '{'))?;
    let inside = line.value[1..].strip_suffix(if open == '[' { ']' } else { '}' })?;
    let typed = entries(inside, open);
    let meant: Vec<String> = typed.iter().map(|entry| mended_entry(entry, open)).collect();
    let fresh = line.with_value(&format!("{open}{}{}", meant.join(", "), &line.value[line.value.len() - 1..]));
    let changed = typed.iter().zip(&meant).find(|(old, new)| *old != new)?.0;
    let at = line.at + 1 + inside.find(changed)?;
    let message = format!("{} needs quotes between brackets", ticked(changed));
    Some(Cure::new(fresh, message, at..at + changed.len()))
}

/// Returns the entries between brackets. A comma within quotes parts none; in a map, nor does one before what has no key.
fn entries(inside: &str, open: char) -> Vec<&str> {
    let mut entries: Vec<&str> = Vec::new();
    let mut start = 0;
    let mut end = 0;
    for piece in inside.split(", ") {
        let joined = end > start && (is_open(&inside[start..end], open) || open == '{' && !has_key(piece));
        if end > start && !joined {
            entries.push(&inside[start..end]);
            start = end + 2;
        }
        end = if end == 0 { piece.len() } else { end + 2 + piece.len() };
    }
    entries.push(&inside[start..]);
    entries
}

/// Tells whether an entry begins with a key.
fn has_key(entry: &str) -> bool {
    let key = entry.split_once(": ").map(|(key, _)| key).or_else(|| entry.strip_suffix(':'));
    key.is_some_and(|key| !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_')))
}

/// Tells whether the text of an entry begins with a mark and does not end with it.
fn is_open(entry: &str, open: char) -> bool {
    let text = entry.split_once(": ").filter(|_| open == '{').map_or(entry, |(_, text)| text);
    text.chars()
        .next()
        .filter(|c| matches!(c, '"' | '\''))
        .is_some_and(|quote| text.len() == 1 || !text.ends_with(quote))
}

/// Puts the text of an entry between brackets in quotes where it needs them.
fn mended_entry(entry: &str, open: char) -> String {
    let (key, text) = match entry.split_once(": ").filter(|_| open == '{') {
        Some((key, text)) => (format!("{key}: "), text),
        None => (String::new(), entry),
    };
    let in_apostrophes = text.strip_prefix('\'').and_then(|text| text.strip_suffix('\''));
    let text = match in_apostrophes {
        Some(inner) if inner.replace("''", "").contains('\'') => quoted(inner),
        None if text.contains(": ") && !text.starts_with(['"', '\'']) => quoted(text),
        None if text.starts_with(['%', '@', '`']) => quoted(text),
        _ => text.to_owned(),
    };
    format!("{key}{text}")
}

/// No blank after a key's colon.
fn no_space(line: &Line<'_>) -> Option<Cure> {
    let rest = &line.whole[line.lead.len()..];
    let (key, value) = rest.split_once(':')?;
    let word =
        key.starts_with(char::is_alphabetic) && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
    if !word || value.is_empty() || value.starts_with([' ', '\t', '/']) {
        return None;
    }
    let colon = line.lead.len() + key.len();
    let value = if value.contains(": ") { quoted(value) } else { value.to_owned() };
    let fresh = format!("{}{key}: {value}", line.lead);
    Some(Cure::new(fresh, format!("a space is missing after `{key}:`"), colon..colon + 1))
}

/// No colon after a key.
fn no_colon(rows: &[&str], number: usize, line: &Line<'_>) -> Option<Cure> {
    // Below a row that is indented further it is a text that lost its indentation.
    if line.key.is_some() || number.checked_sub(1).is_some_and(|above| indent(rows[above]) > indent(line.whole)) {
        return None;
    }
    let rest = &line.whole[line.lead.len()..];
    let (key, value) = rest.split_once(' ')?;
    let word = key.len() > 1 && key.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    let at = line.lead.len() + key.len();
    let fresh = format!("{}{key}: {}", line.lead, value.trim_start());
    word.then(|| Cure::new(fresh, format!("a colon is missing after `{key}`"), at..at + 1))
}

/// The line is indented unlike its neighbours.
fn indentation(rows: &[&str], number: usize, line: &Line<'_>) -> Option<Cure> {
    let indent = indent(line.whole);
    let (at, above) = rows[..number]
        .iter()
        .enumerate()
        .rev()
        .map(|(at, row)| (at, Line::new(row)))
        .find(|(_, above)| above.key.is_some())?;
    let wanted = match above.value.chars().next() {
        None => above.lead.len() + 2,
        Some('|' | '>') if at + 1 < number => self::indent(rows[at + 1]),
        Some(_) => above.lead.len(),
    };
    if wanted == indent {
        return None;
    }
    if line.key.is_some_and(|key| key.contains(char::is_whitespace)) {
        return None;
    }
    let fresh = format!("{}{}", " ".repeat(wanted), line.whole.trim_start());
    let tab = line.lead.contains('\t');
    let message = if tab { TAB } else { "this line is indented unlike the one it belongs with" }.to_owned();
    Some(Cure::new(fresh, message, 0..indent))
}

/// Text goes on over several lines, and a colon in it makes a key of its words.
fn folded(rows: &[&str], number: usize, line: &Line<'_>) -> Option<Cure> {
    let key = line.key.filter(|_| !line.value.is_empty())?;
    let next = rows.get(number + 1)?;
    let indent = indent(next);
    if indent <= self::indent(line.whole) || line.value.starts_with(['|', '>', '[', '{', '"', '\'']) {
        return None;
    }
    let fresh = format!("{}{key}: >-\n{}{}", line.lead, " ".repeat(indent), line.value);
    let message = format!("{} goes on over several lines and has an unquoted `: ` in it", line.subject());
    Some(Cure::new(fresh, message, line.lead.len()..line.lead.len() + key.len()))
}
