//! The everyday mistakes in a line of YAML, each with the line as it was probably meant.

use std::ops::Range;

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
    fn new(line: String, message: String, within: Range<usize>) -> Self {
        Self { line, message, at: within.start, length: within.len() }
    }
}

/// What is said of a line that a tab indents.
const TAB: &str = "a tab indents this line, and YAML wants spaces";

/// A line, taken apart.
struct Line<'a> {
    /// The line.
    whole: &'a str,
    /// The indentation and the dashes of lists.
    lead: &'a str,
    /// The key, without its colon.
    key: Option<&'a str>,
    /// What follows, without blanks around it.
    value: &'a str,
    /// The byte of the line where the value begins.
    at: usize,
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
    fn with_value(&self, value: &str) -> String {
        match self.key {
            Some(key) => format!("{}{key}: {value}", self.lead),
            None => format!("{}{value}", self.lead),
        }
    }

    /// Names the line's text for a message.
    fn subject(&self) -> String {
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
    rest.find(": ").or_else(|| rest.strip_suffix(':').map(str::len))
}

/// Returns every cure for a line, the likeliest first; `rows` are all lines of the block.
pub(super) fn all(rows: &[&str], number: usize) -> Vec<Cure> {
    let line = Line::new(rows[number]);
    let cures = [
        tab(&line),
        quotes_within(&line),
        unquoted(&line),
        list_beside_key(&line),
        bracket(&line),
        within_brackets(&line),
        no_space(&line),
        no_colon(&line),
        indentation(rows, number, &line),
        folded(rows, number, &line),
    ];
    cures.into_iter().flatten().filter(|cure| cure.line != line.whole).collect()
}

/// Returns a line with its value in quotes, if it has one that is not.
pub(super) fn in_quotes(line: &str) -> Option<String> {
    let line = Line::new(line);
    (!line.value.is_empty() && line.key != Some("<<")).then(|| line.with_value(&quoted(line.value)))
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

/// Quotes in the value end it too early, or are never closed.
fn quotes_within(line: &Line<'_>) -> Option<Cure> {
    let quote = line.value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let inside = &line.value[1..];
    let Some(second) = inside.find(quote) else {
        let fresh = line.with_value(&quoted(inside.trim_end()));
        let message = format!("the quotes around {} are never closed", line.subject());
        return Some(Cure::new(fresh, message, line.at..line.at + 1));
    };
    let at = line.at + 1 + second;
    if let Some(text) = inside.strip_suffix(quote).filter(|text| text.contains(quote)) {
        let fresh = line.with_value(&quoted(&unescaped(text, quote)));
        let name = if quote == '\'' { "an apostrophe" } else { "a quotation mark" };
        let message = format!("{name} in {} ends its quotes too early", line.subject());
        return Some(Cure::new(fresh, message, at..at + 1));
    }
    if let Some(slash) = inside.find('\\').filter(|_| inside.ends_with(quote)) {
        let fresh = line.with_value(&quoted(inside.trim_end_matches(quote)));
        let message = format!("a `\\` in {} begins an escape, in these quotes", line.subject());
        let at = line.at + 1 + slash;
        return Some(Cure::new(fresh, message, at..at + 1));
    }
    if quote == '\'' && between_letters(inside, second) {
        let message = format!("an apostrophe in {} ends its quotes too early", line.subject());
        return Some(Cure::new(line.with_value(&quoted(inside)), message, at..at + 1));
    }
    let message = format!("{} goes on after its quotes are closed", line.subject());
    Some(Cure::new(line.with_value(&quoted(line.value)), message, at..at + 1))
}

/// Tells whether a letter stands on both sides of a byte.
fn between_letters(text: &str, at: usize) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    letter(text[..at].chars().next_back()) && letter(text[at..].chars().nth(1))
}

/// Takes back the escapes of quotes within quotes.
fn unescaped(text: &str, quote: char) -> String {
    if quote == '\'' { text.replace("''", "'") } else { text.replace("\\\"", "\"") }
}

/// The value needs quotes and has none.
fn unquoted(line: &Line<'_>) -> Option<Cure> {
    let first = line.value.chars().next()?;
    if matches!(first, '"' | '\'' | '[' | '{') || line.value.starts_with("- ") || line.value.starts_with("---") {
        return None;
    }
    let comment = line.value.find(" #").unwrap_or(line.value.len());
    let (text, rest) = line.value.split_at(comment);
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
fn list_beside_key(line: &Line<'_>) -> Option<Cure> {
    let entry = line.value.strip_prefix("- ").filter(|_| line.key.is_some())?;
    let message = "a list cannot begin with `-` on the line of its key".to_owned();
    Some(Cure::new(line.with_value(&format!("[{}]", entry.trim())), message, line.at..line.at + 1))
}

/// A bracket is never closed.
fn bracket(line: &Line<'_>) -> Option<Cure> {
    let (open, close) = match line.value.chars().next()? {
        '[' => ('[', ']'),
        '{' => ('{', '}'),
        _ => return None,
    };
    let missing = line.value.matches(open).count().checked_sub(line.value.matches(close).count()).filter(|n| *n > 0)?;
    let fresh = format!("{}{}", line.whole, close.to_string().repeat(missing));
    Some(Cure::new(fresh, format!("the `{open}` is never closed"), line.at..line.at + 1))
}

/// An entry between brackets needs quotes.
fn within_brackets(line: &Line<'_>) -> Option<Cure> {
    let open = line.value.chars().next().filter(|c| matches!(c, '[' | '{'))?;
    let inside = line.value[1..].strip_suffix(if open == '[' { ']' } else { '}' })?;
    let entries: Vec<String> = inside.split(", ").map(|entry| mended_entry(entry, open)).collect();
    let fresh = line.with_value(&format!("{open}{}{}", entries.join(", "), &line.value[line.value.len() - 1..]));
    let changed = inside.split(", ").zip(&entries).find(|(old, new)| old != new)?.0;
    let at = line.at + 1 + inside.find(changed)?;
    let message = format!("{} needs quotes between brackets", ticked(changed));
    Some(Cure::new(fresh, message, at..at + changed.len()))
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
    let word = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
    if !word || value.is_empty() || value.starts_with([' ', '/']) {
        return None;
    }
    let colon = line.lead.len() + key.len();
    let value = if value.contains(": ") { quoted(value) } else { value.to_owned() };
    let fresh = format!("{}{key}: {value}", line.lead);
    Some(Cure::new(fresh, format!("a space is missing after `{key}:`"), colon..colon + 1))
}

/// No colon after a key.
fn no_colon(line: &Line<'_>) -> Option<Cure> {
    if line.key.is_some() {
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
    let indent = line.whole.len() - line.whole.trim_start().len();
    let above = rows[..number].iter().rev().map(|row| Line::new(row)).find(|above| above.key.is_some())?;
    let wanted = if above.value.is_empty() { above.lead.len() + 2 } else { above.lead.len() };
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
    let indent = next.len() - next.trim_start().len();
    if indent <= line.whole.len() - line.whole.trim_start().len() || line.value.starts_with(['|', '>', '[', '{']) {
        return None;
    }
    let fresh = format!("{}{key}: >-\n{}{}", line.lead, " ".repeat(indent), line.value);
    let message = format!("{} goes on over several lines and has an unquoted `: ` in it", line.subject());
    Some(Cure::new(fresh, message, line.lead.len()..line.lead.len() + key.len()))
}
