//! Text made safe for the places it is written to: HTML, XML and JSON in HTML.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Returns text for HTML, between tags and in quoted attributes.
pub fn text(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>', '"', '\'']) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(c),
        }
    }
    Cow::Owned(escaped)
}

/// Returns text for XML: as for HTML, without the control characters that XML 1.0 forbids.
pub fn xml(value: &str) -> String {
    let allowed = |c: &char| !c.is_control() || matches!(c, '\t' | '\n' | '\r');
    let clean: String = value.chars().filter(allowed).filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}')).collect();
    text(&clean).into_owned()
}

/// Returns JSON that can stand inside a `<script>` of a page: no character of it ends the element or the line.
pub fn json(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => _ = write!(escaped, "\\u{:04x}", u32::from(c)),
            _ => escaped.push(c),
        }
    }
    escaped
}
