//! Words and values made safe inside HTML.

use std::fmt::{self, Write as _};

/// Appends what is formatted; it has to be safe already.
pub(super) fn put(out: &mut String, formatted: fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = out.write_fmt(formatted);
}

/// Appends text; control characters, which HTML forbids, are left out.
pub(super) fn text(out: &mut String, text: &str) {
    // Most words need no care, which is known sooner of many bytes at once than of each: so without a way out.
    let marked = |byte: u8| byte < b' ' || matches!(byte, b'<' | b'>' | b'&' | 0x7F);
    if !text.bytes().fold(false, |found, byte| found | marked(byte)) {
        out.push_str(text);
        return;
    }
    escape(out, text, |byte| match byte {
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'&' => Some("&amp;"),
        b'\t' | b'\n' => None,
        0..=0x1F | 0x7F => Some(""),
        _ => None,
    });
}

/// Appends an attribute with a value in double quotes.
pub(super) fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape(out, value, |byte| match byte {
        b'"' => Some("&quot;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'&' => Some("&amp;"),
        0..=0x1F | 0x7F => Some(" "),
        _ => None,
    });
    out.push('"');
}

/// Appends text with some of its ASCII characters replaced.
fn escape(out: &mut String, text: &str, replace: impl Fn(u8) -> Option<&'static str>) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        if let Some(replacement) = replace(byte) {
            out.push_str(&text[from..at]);
            out.push_str(replacement);
            from = at + 1;
        }
    }
    out.push_str(&text[from..]);
}
