//! The names a path is made of: what every file system and every host can hold.
//!
//! Owns the rule for one name between two slashes. Whether a name is taken, and what a whole address means, is the
//! business of [`Address`](super::Address).

use unicase::UniCase;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Characters that Windows refuses in a name; the slash and the backslash are among them.
const REFUSED: &[char] = &['<', '>', ':', '"', '/', '\\', '|', '?', '*'];

/// The bytes that common file systems allow a name to have.
const LONGEST: usize = 255;

/// Says what is wrong with one name of a path, as a fragment that follows the name; `None` when nothing is.
///
/// The rules are those of Windows, which are the narrowest: a site that keeps them can be cloned and served anywhere.
pub fn fault(name: &str) -> Option<String> {
    match name {
        "" => return Some("is an empty name".into()),
        "." | ".." => return Some("leads to another folder".into()),
        _ => {}
    }
    fault_of_character(name).or_else(|| fault_of_whole(name))
}

/// Finds a character that some system cannot hold.
fn fault_of_character(name: &str) -> Option<String> {
    let refused = |c: &char| c.is_control() || REFUSED.contains(c);
    match name.chars().find(refused)? {
        c if c.is_control() => Some(format!("holds the control character U+{:04X}", u32::from(c))),
        c => Some(format!("holds `{c}`, which Windows refuses in a name")),
    }
}

/// Finds a fault of the name as a whole: its end, its length, or its being taken by Windows.
fn fault_of_whole(name: &str) -> Option<String> {
    if name.ends_with('.') {
        return Some("ends in a dot, which Windows drops".into());
    }
    if name.ends_with(' ') {
        return Some("ends in a space, which Windows drops".into());
    }
    if name.len() > LONGEST {
        return Some(format!("is {} bytes long; a name holds {LONGEST} at most", name.len()));
    }
    is_reserved(name).then(|| "is a name that Windows keeps for a device".into())
}

/// Tells whether Windows keeps a name for a device, whatever its case and extension.
pub fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end_matches(' ').to_ascii_lowercase();
    match stem.as_str() {
        "con" | "prn" | "aux" | "nul" | "conin$" | "conout$" => true,
        _ => is_port(&stem),
    }
}

/// Tells whether a name is that of a serial or parallel port: `com0` to `com9`, `lpt0` to `lpt9`, superscripts too.
fn is_port(stem: &str) -> bool {
    let Some(rest) = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt")) else {
        return false;
    };
    let mut digits = rest.chars();
    matches!((digits.next(), digits.next()), (Some('0'..='9' | '¹' | '²' | '³'), None))
}

/// Returns the key under which two paths clash on some system: normalized to NFC and case-folded in full.
pub fn collision_key(path: &str) -> String {
    if path.is_ascii() {
        return path.to_ascii_lowercase();
    }
    UniCase::unicode(normalized(path)).to_folded_case().nfc().collect()
}

/// Returns a text in normalization form C.
pub fn normalized(text: &str) -> String {
    if is_nfc(text) { text.to_owned() } else { text.nfc().collect() }
}

/// Appends a path's bytes for use in a URL: everything but unreserved characters of RFC 3986 and the slash is encoded.
pub(super) fn encode_into(url: &mut String, path: &str) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let plain = |byte: u8| matches!(byte, b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'-' | b'.' | b'_' | b'~' | b'/');
    if path.bytes().all(plain) {
        url.push_str(path);
        return;
    }
    for byte in path.bytes() {
        if plain(byte) {
            url.push(char::from(byte));
        } else {
            url.extend(['%', char::from(HEX[usize::from(byte >> 4)]), char::from(HEX[usize::from(byte & 15)])]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_names_have_no_fault() {
        for name in ["magnus-refuses", "index.html", ".nojekyll", "CNAME", "été", "2022", "console", "com10", "a b.pdf"]
        {
            assert_eq!(fault(name), None, "{name}");
        }
    }

    #[test]
    fn names_that_some_system_cannot_hold_are_faulted() {
        let cases = [
            ("", "is an empty name"),
            (".", "leads to another folder"),
            ("..", "leads to another folder"),
            ("a/b", "holds `/`, which Windows refuses in a name"),
            ("a\\b", "holds `\\`, which Windows refuses in a name"),
            ("a:b", "holds `:`, which Windows refuses in a name"),
            ("what?", "holds `?`, which Windows refuses in a name"),
            ("a\0b", "holds the control character U+0000"),
            ("a\u{85}b", "holds the control character U+0085"),
            ("end.", "ends in a dot, which Windows drops"),
            ("end ", "ends in a space, which Windows drops"),
            ("con", "is a name that Windows keeps for a device"),
            ("NUL.html", "is a name that Windows keeps for a device"),
            ("Aux .txt", "is a name that Windows keeps for a device"),
            ("com1", "is a name that Windows keeps for a device"),
            ("lpt².md", "is a name that Windows keeps for a device"),
        ];
        for (name, message) in cases {
            assert_eq!(fault(name).as_deref(), Some(message), "{name:?}");
        }
        assert_eq!(fault(&"x".repeat(256)).as_deref(), Some("is 256 bytes long; a name holds 255 at most"));
    }

    #[test]
    fn keys_fold_case_and_normalization() {
        for (one, other) in
            [("Foo", "foo"), ("STRASSE", "straße"), ("e\u{301}t", "É\u{54}"), ("ΟΔΟΣ", "οδος"), ("ſ", "S")]
        {
            assert_eq!(collision_key(one), collision_key(other), "{one} {other}");
        }
        assert_ne!(collision_key("sıra"), collision_key("sira"));
    }
}
