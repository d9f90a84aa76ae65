//! Control characters in what authors write: nobody sees them, and some change what readers see.
//!
//! Refused are the control characters of ISO/IEC 6429 apart from tab and line feed (XML 1.0, and so a feed, cannot hold
//! most of them; HTML may not), and the embeddings and overrides of the Unicode bidirectional algorithm (UAX #9,
//! 2.1 and 2.2), which can turn a figure or a name around, and U+FFFE and U+FFFF, which are no characters. The marks and
//! isolates that mixed scripts need are accepted.

use std::ops::Range;

use crate::problem::{Problem, Rule};
use crate::text::Place;

/// Finds the control characters of a text, typed or as numeric references (`&#x202E;`), each kind once.
pub(super) fn find(text: &str) -> Vec<(Range<usize>, char)> {
    let mut found: Vec<(Range<usize>, char)> = Vec::new();
    if !begins(text.as_bytes()) && !turns(text.as_bytes()) {
        return found;
    }
    for (at, c) in text.char_indices() {
        let (length, c) = match c {
            '&' => match reference(&text[at..]) {
                Some(reference) => reference,
                None => continue,
            },
            c => (c.len_utf8(), c),
        };
        if refused(c) && found.iter().all(|(_, known)| *known != c) {
            found.push((at..at + length, c));
        }
    }
    found
}

/// Words the refusal of a character.
pub(super) fn problem(place: Place, c: char) -> Problem {
    let code = u32::from(c);
    let message = match c {
        '\u{202A}'..='\u{202E}' => format!("the character U+{code:04X} turns the direction in which this is read"),
        _ => format!("the control character U+{code:04X} has no place in a text"),
    };
    Problem::new(Rule::ControlCharacter, place, message).help("take it out; it cannot be seen")
}

/// Tells whether a text holds a byte with which a refused character, or a reference to one, begins; those that [`turns`]
/// finds apart.
fn begins(text: &[u8]) -> bool {
    // Without a way out, so that many bytes are looked at at once: nearly every text is looked through to its end.
    let refused = |byte: u8| matches!(byte, 0..=8 | 0x0B..=0x1F | 0x7F | 0xC2 | 0xEF | b'&');
    text.iter().fold(false, |found, &byte| found | refused(byte))
}

/// Tells whether a text holds an embedding or override; dashes and quotation marks begin with the same byte.
fn turns(text: &[u8]) -> bool {
    memchr::memchr_iter(0xE2, text).any(|at| matches!(text.get(at + 1..at + 3), Some([0x80, 0xAA..=0xAE])))
}

/// Tells whether a character is refused.
fn refused(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n') || matches!(c, '\u{202A}'..='\u{202E}' | '\u{FFFE}' | '\u{FFFF}')
}

/// Reads the numeric reference that a text begins with: its length in bytes and its character.
fn reference(text: &str) -> Option<(usize, char)> {
    let inner = text.strip_prefix("&#")?;
    let inner = &inner[..inner.bytes().take(9).position(|byte| byte == b';')?];
    let code = match inner.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => inner.parse(),
    };
    Some((inner.len() + 3, char::from_u32(code.ok()?)?))
}
