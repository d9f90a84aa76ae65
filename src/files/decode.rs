//! From bytes to text: the encoding checked, the byte order mark dropped, lines ended by a line feed alone.
//!
//! Owns what an encoding error is called. Sizes and permissions are the business of [`read`](super::read).

use super::Trouble;
use crate::problem::Rule;
use crate::text::line_column;

/// The byte order mark of UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Turns the bytes of a file into its text.
///
/// An error comes with the text as far as it can be drawn, its place marked in it.
pub(super) fn decode(path: &str, bytes: &[u8]) -> Result<String, (String, Trouble)> {
    if let Some(encoding) = sixteen_bit(bytes) {
        return Err((String::new(), foreign(format!("`{path}` is not UTF-8; it looks like {encoding}"))));
    }
    let inner = bytes.strip_prefix(MARK).unwrap_or(bytes);
    let skipped = bytes.len() - inner.len();
    match str::from_utf8(inner) {
        Ok(text) => match text.find('\0') {
            None => Ok(unix(text)),
            Some(at) => Err(marked(text, at, 1, |line| {
                format!(
                    "`{path}` holds a NUL character at byte {} (line {line}); it does not look like a text",
                    at + skipped
                )
            })),
        },
        Err(error) => {
            let at = error.valid_up_to();
            let guess = guess(&inner[at..]);
            Err(marked(&String::from_utf8_lossy(inner), at, '\u{FFFD}'.len_utf8(), |line| {
                format!("`{path}` is not UTF-8 at byte {} (line {line}){guess}", at + skipped)
            }))
        }
    }
}

/// Words a refusal of an encoding.
fn foreign(message: String) -> Trouble {
    Trouble::new(Rule::NotUtf8, message).help("save the file as UTF-8")
}

/// Refuses a text at a byte, and marks it there.
fn marked(text: &str, at: usize, length: usize, message: impl FnOnce(u32) -> String) -> (String, Trouble) {
    let start = unix(&text[..at]).len();
    let text = unix(text);
    let trouble = foreign(message(line_column(&text, start).line)).at(start..start + length);
    (text, trouble)
}

/// Ends every line by a line feed alone; a carriage return without one ends a line too.
pub(super) fn unix(text: &str) -> String {
    if text.as_bytes().contains(&b'\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() }
}

/// Guesses that a text has two bytes to a character, from its mark or from where its zeros are.
fn sixteen_bit(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"\xFF\xFE") {
        return Some("UTF-16 (little-endian)");
    }
    if bytes.starts_with(b"\xFE\xFF") {
        return Some("UTF-16 (big-endian)");
    }
    let head = &bytes[..bytes.len().min(64) & !1];
    let zeros = |parity: usize| head.iter().skip(parity).step_by(2).filter(|&&b| b == 0).count();
    let most = |count: usize| head.len() >= 4 && count * 4 > head.len();
    match (zeros(0), zeros(1)) {
        (0, odd) if most(odd) => Some("UTF-16 (little-endian)"),
        (even, 0) if most(even) => Some("UTF-16 (big-endian)"),
        _ => None,
    }
}

/// Guesses what an invalid byte was meant to be.
fn guess(rest: &[u8]) -> String {
    match rest.first().map(|&byte| (byte, windows(byte))) {
        Some((byte, Some(letter))) if !looks_cut(rest) => {
            format!(": 0x{byte:02X} looks like Windows-1252 for `{letter}`")
        }
        _ => ": a character is cut off".to_owned(),
    }
}

/// Tells whether bytes look like a UTF-8 character of which the end is missing: a first byte, then at least one of its others,
/// or the end of the file.
fn looks_cut(rest: &[u8]) -> bool {
    let continues = |at: usize| rest.get(at).is_none_or(|b| (0x80..0xC0).contains(b));
    rest.first().is_some_and(|&b| (0xC2..0xF5).contains(&b)) && continues(1)
}

/// Returns the character that a byte above 0x7F is in Windows-1252.
fn windows(byte: u8) -> Option<char> {
    const HIGH: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    match byte {
        0x80..=0x9F => HIGH.chars().nth(usize::from(byte - 0x80)).filter(|c| !c.is_control()),
        0xA0.. => Some(char::from(byte)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_line_ends_are_gone() {
        for (bytes, text) in [
            (&b"\xEF\xBB\xBFa\r\nb\rc\n"[..], "a\nb\nc\n"),
            (b"\r\r\n\r", "\n\n\n"),
            (b"\ra", "\na"),
            (b"a", "a"),
            (b"", ""),
            (b"\xEF\xBB\xBF", ""),
        ] {
            assert_eq!(decode("x.md", bytes).unwrap(), text);
        }
    }

    #[test]
    fn what_is_not_utf_8_is_named_and_guessed() {
        let cases: [(&[u8], _, _); 8] = [
            (b"\xFF\xFEa\0", "`x.md` is not UTF-8; it looks like UTF-16 (little-endian)", None),
            (b"\xFE\xFF\0a", "`x.md` is not UTF-8; it looks like UTF-16 (big-endian)", None),
            (b"a\0b\0c\0", "`x.md` is not UTF-8; it looks like UTF-16 (little-endian)", None),
            (b"\0a\0b\0c", "`x.md` is not UTF-8; it looks like UTF-16 (big-endian)", None),
            (
                b"\xEF\xBB\xBFone\r\nchief\x92s",
                "`x.md` is not UTF-8 at byte 13 (line 2): 0x92 looks like Windows-1252 for `\u{2019}`",
                Some(9..12),
            ),
            (
                b"caf\xE9 au lait",
                "`x.md` is not UTF-8 at byte 3 (line 1): 0xE9 looks like Windows-1252 for `é`",
                Some(3..6),
            ),
            (b"caf\xC3", "`x.md` is not UTF-8 at byte 3 (line 1): a character is cut off", Some(3..6)),
            (b"a\r\nb\0", "`x.md` holds a NUL character at byte 4 (line 2); it does not look like a text", Some(3..4)),
        ];
        for (bytes, message, at) in cases {
            let (_, trouble) = decode("x.md", bytes).unwrap_err();
            assert_eq!((trouble.message.as_str(), trouble.at), (message, at));
        }
    }

    #[test]
    fn the_text_of_an_error_can_be_drawn() {
        let (text, _) = decode("x.md", b"one\r\ncaf\xE9\r\n").unwrap_err();
        assert_eq!(text, "one\ncaf\u{FFFD}\n");
    }
}
