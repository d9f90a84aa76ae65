//! Raw HTML to tokens: tags with decoded attributes, text, and all that is neither.
//!
//! Owns the syntax alone; `allow` says what is published. A tag that is cut short, a declaration or a comment is one
//! token of its own, so that nothing is ever passed on unread.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Parser};

use super::allow;

/// A tag that opens an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Start {
    /// The name in lower case.
    pub(super) name: String,
    /// Names in lower case and decoded values.
    pub(super) attributes: Vec<(String, String)>,
}

/// A piece of raw HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// An opening tag.
    Start(Start),
    /// A closing tag, its name in lower case.
    End(String),
    /// Text, not yet decoded.
    Text,
    /// An element whose content is no HTML, whole, as far as it goes.
    Opaque(String),
    /// A comment, declaration or instruction.
    Aside,
    /// A tag that does not end.
    Unfinished,
}

/// Goes through raw HTML token by token; each comes with its bytes.
#[derive(Clone, Debug)]
pub(super) struct Tokens<'a> {
    /// All of it.
    html: &'a str,
    /// The byte to go on from.
    at: usize,
}

impl<'a> Tokens<'a> {
    /// Begins at the start.
    pub(super) fn new(html: &'a str) -> Self {
        Self { html, at: 0 }
    }

    /// Returns the end of a stretch that ends with a mark, or the end of all.
    fn until(&self, from: usize, mark: &str) -> usize {
        self.html[from..].find(mark).map_or(self.html.len(), |found| from + found + mark.len())
    }

    /// Reads what begins with `<`.
    fn markup(&mut self) -> Token {
        let rest = &self.html[self.at..];
        if rest.starts_with("<!--") {
            // `<!-->` is a whole comment.
            self.at = self.until(self.at + 2, "-->");
            return Token::Aside;
        }
        if rest.starts_with("<![CDATA[") {
            self.at = self.until(self.at, "]]>");
            return Token::Aside;
        }
        match rest.as_bytes().get(1) {
            Some(b'!' | b'?') => {
                self.at = self.until(self.at, ">");
                Token::Aside
            }
            Some(b'/') => self.end(),
            _ => self.start(),
        }
    }

    /// Reads a closing tag.
    fn end(&mut self) -> Token {
        let name = name(&self.html[self.at + 2..]);
        self.at = self.until(self.at, ">");
        if self.html[..self.at].ends_with('>') { Token::End(name) } else { Token::Unfinished }
    }

    /// Reads an opening tag, and all of an element whose content is no HTML.
    fn start(&mut self) -> Token {
        let begin = self.at;
        let name = name(&self.html[begin + 1..]);
        self.at += 1 + name.len();
        let mut attributes = Vec::new();
        loop {
            let rest = &self.html[self.at..];
            self.at += rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/').len();
            match self.html.as_bytes().get(self.at) {
                None => return Token::Unfinished,
                Some(b'>') => break,
                Some(_) => attributes.extend(self.attribute()),
            }
        }
        self.at += 1;
        if !allow::is_opaque(&name) {
            return Token::Start(Start { name, attributes });
        }
        self.at = closing(&self.html[self.at..], &name).map_or(self.html.len(), |end| self.at + end);
        Token::Opaque(name)
    }

    /// Reads an attribute; nothing when its value does not end.
    fn attribute(&mut self) -> Option<(String, String)> {
        let rest = &self.html[self.at..];
        // A name is never empty, so that reading always goes on.
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let ends = |c: char| c.is_ascii_whitespace() || "/>=".contains(c);
        let length = first + rest[first..].find(ends).unwrap_or(rest.len() - first);
        let name = rest[..length].to_ascii_lowercase();
        self.at += length;
        let after = rest[length..].trim_start();
        let Some(value) = after.strip_prefix('=') else { return Some((name, String::new())) };
        let value = value.trim_start();
        self.at = self.html.len() - value.len();
        let Some((raw, used)) = value_of(value) else {
            self.at = self.html.len();
            return None;
        };
        self.at += used;
        Some((name, decode(raw).into_owned()))
    }
}

/// Returns the value an attribute begins with and the bytes it takes; nothing when its quote does not end.
fn value_of(text: &str) -> Option<(&str, usize)> {
    if let Some(quote @ ('"' | '\'')) = text.chars().next() {
        let end = 1 + text[1..].find(quote)?;
        return Some((&text[1..end], end + 1));
    }
    let end = text.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(text.len());
    Some((&text[..end], end))
}

impl Iterator for Tokens<'_> {
    type Item = (Token, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        let begin = self.at;
        let rest = self.html.get(begin..).filter(|rest| !rest.is_empty())?;
        let token = if is_markup(rest) {
            self.markup()
        } else {
            self.at = begin + text_length(rest);
            Token::Text
        };
        Some((token, begin..self.at))
    }
}

/// Returns whether text begins with a tag, a comment or the like.
fn is_markup(text: &str) -> bool {
    let mut bytes = text.bytes();
    bytes.next() == Some(b'<')
        && match bytes.next() {
            Some(b'/') => bytes.next().is_some_and(|byte| byte.is_ascii_alphabetic()),
            Some(byte) => byte.is_ascii_alphabetic() || matches!(byte, b'!' | b'?'),
            None => false,
        }
}

/// Returns how far text goes before markup begins.
fn text_length(text: &str) -> usize {
    text.match_indices('<').map(|(at, _)| at).find(|&at| is_markup(&text[at..])).unwrap_or(text.len())
}

/// Returns the name a tag begins with, in lower case.
fn name(tag: &str) -> String {
    let end = tag.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')).unwrap_or(tag.len());
    tag[..end].to_ascii_lowercase()
}

/// Returns the byte after the closing tag of an element whose content is no HTML.
fn closing(rest: &str, name: &str) -> Option<usize> {
    rest.match_indices("</").find_map(|(at, _)| {
        let tag = &rest[at + 2..];
        let (found, after) = tag.split_at_checked(name.len()).unwrap_or_default();
        let same = found.eq_ignore_ascii_case(name);
        let ends = after.starts_with(|c: char| c.is_ascii_whitespace() || "/>".contains(c));
        if same && ends { tag.find('>').map(|end| at + 2 + end + 1) } else { None }
    })
}

/// Replaces entities by the characters they stand for.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut decoded = String::with_capacity(text.len());
    for (range, character) in entities(text) {
        match character {
            Some(characters) => decoded.push_str(&characters),
            None => decoded.push_str(&text[range]),
        }
    }
    Cow::Owned(decoded)
}

/// Returns the stretches of a text: plain ones, and entities with the characters they stand for.
pub(super) fn entities(text: &str) -> Vec<(Range<usize>, Option<String>)> {
    let mut stretches = Vec::new();
    let mut from = 0;
    for (at, _) in text.match_indices('&') {
        let Some(length) = entity_length(&text[at..]) else { continue };
        let Some(characters) = entity(&text[at..at + length]) else { continue };
        if from < at {
            stretches.push((from..at, None));
        }
        from = at + length;
        stretches.push((at..from, Some(characters)));
    }
    if from < text.len() {
        stretches.push((from..text.len(), None));
    }
    stretches
}

/// Returns the length of what looks like an entity, with its semicolon.
fn entity_length(text: &str) -> Option<usize> {
    let end = text.bytes().take(40).position(|byte| byte == b';')?;
    let name = &text[1..end];
    (!name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#')).then_some(end + 1)
}

/// Returns what an entity stands for; the Markdown reader knows all of them.
fn entity(entity: &str) -> Option<String> {
    let mut characters = String::new();
    for event in Parser::new(entity) {
        if let Event::Text(text) = event {
            characters.push_str(&text);
        }
    }
    (characters != entity && !characters.is_empty()).then_some(characters)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes tokens as one line.
    fn tokens(html: &str) -> String {
        let mut line = String::new();
        for (token, range) in Tokens::new(html) {
            let part = match token {
                Token::Start(start) => format!("<{} {:?}>", start.name, start.attributes),
                Token::End(name) => format!("</{name}>"),
                Token::Text => format!("{:?}", decode(&html[range])),
                Token::Opaque(name) => format!("!{name}"),
                Token::Aside => "?".to_owned(),
                Token::Unfinished => "…".to_owned(),
            };
            line.push_str(&part);
        }
        line
    }

    #[test]
    fn tags_text_and_comments_are_told_apart() {
        assert_eq!(
            tokens("<DIV Class='a b' hidden id=x>A &amp; B</div >"),
            r#"<div [("class", "a b"), ("hidden", ""), ("id", "x")]>"A & B"</div>"#
        );
        assert_eq!(tokens("<!-- a > b -->x<!doctype html><?php ?>y"), r#"?"x"??"y""#);
        assert_eq!(tokens("1 < 2 <3 <"), r#""1 < 2 <3 <""#);
        assert_eq!(tokens("<script>a</b></Script >b"), r#"!script"b""#);
        assert_eq!(tokens("<br/><hr />"), "<br []><hr []>");
    }

    #[test]
    fn what_is_cut_short_is_said_to_be() {
        for html in ["<div", "<div class=\"a", "<div class=", "</div", "<é", "<a é=\"", "<a \u{1F600}"] {
            assert!(!tokens(html).contains('<') || html == "<é", "{html}: {}", tokens(html));
        }
        assert_eq!(tokens("<style>a"), "!style");
        assert_eq!(tokens("<style></p>\u{2026}</style>b"), "!style\"b\"");
    }

    #[test]
    fn entities_are_those_of_html() {
        assert_eq!(decode("&eacute;&#233;&#xE9;&nosuch; & &;&NotEqualTilde;"), "ééé&nosuch; & &;\u{2242}\u{338}");
        assert_eq!(decode("java&#115;cript&colon;"), "javascript:");
    }
}
