//! Old addresses as authors write them: `/old/path/`, `old.html`.
//!
//! Owns the reading of an alias into an [`Address`]. The page that stands there is rendered elsewhere.

use super::{Address, AddressError};

impl Address {
    /// Reads an address as an author writes it under `aliases:`, with or without a slash in front.
    ///
    /// `%C3%A9` and the like are decoded. A last name that ends in `.html` or `.htm` is a file; any other is a folder,
    /// so that `/old.php`, which hosts lead on to `/old.php/`, is answered with a page instead of a download.
    ///
    /// # Errors
    ///
    /// When it is a whole URL, has a query or a fragment, is the home page, or holds a name no system can keep.
    pub fn alias(text: &str) -> Result<Self, AddressError> {
        if let Some(fault) = fault(text) {
            return Err(AddressError::new(text, fault));
        }
        let path = text.trim_start_matches('/').trim_end_matches('/');
        let path = decoded(path).ok_or_else(|| AddressError::new(text, "holds a `%` that encodes no character"))?;
        let path = path.strip_suffix("/index.html").unwrap_or(&path);
        let is_file = !text.ends_with('/') && is_html(path);
        let address = if is_file { Self::parse(path) } else { Self::parse(&format!("{path}/")) };
        address.map_err(|error| AddressError::new(text, &error.fault))
    }
}

/// Says what keeps a text from being an alias before its names are looked at.
fn fault(text: &str) -> Option<&'static str> {
    match text {
        text if text.contains("://") => Some("is a whole URL; write only the path, as in `/old/path/`"),
        text if text.contains('?') => {
            Some("holds a query, which a static site cannot answer; leave out the `?` and what follows")
        }
        text if text.contains('#') => {
            Some("holds a fragment, which never reaches a site; leave out the `#` and what follows")
        }
        text if text.trim() != text => Some("begins or ends with a space"),
        "" | "/" | "/index.html" | "index.html" => {
            Some("is the home page itself; write the old path, as in `/old/path/`")
        }
        _ => None,
    }
}

/// Tells whether a path ends like that of an HTML file.
fn is_html(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, extension)| matches!(extension, "html" | "htm"))
}

/// Decodes `%XX`; `None` when a `%` is followed by no two hexadecimal digits, or the whole is not UTF-8.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path;
    while let Some(at) = rest.find('%') {
        bytes.extend_from_slice(&rest.as_bytes()[..at]);
        let digits = rest.get(at + 1..at + 3).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        rest = &rest[at + 3..];
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aliases_become_addresses() {
        for (typed, path) in [
            ("/old/path/", "old/path/"),
            ("old/path", "old/path/"),
            ("old.html", "old.html"),
            ("/old/index.html", "old/"),
            ("/old.php", "old.php/"),
            ("/2019.05/", "2019.05/"),
            ("/caf%C3%A9/", "café/"),
            ("/cafe\u{301}/", "café/"),
            ("/Old/Path.htm", "Old/Path.htm"),
        ] {
            assert_eq!(Address::alias(typed).unwrap().as_str(), path, "{typed}");
        }
    }

    #[test]
    fn what_cannot_be_an_alias_is_refused() {
        for (typed, message) in [
            ("../../x", "`../../x` has the name `..`, which leads to another folder"),
            ("/a//b/", "`/a//b/` has two slashes in a row"),
            ("/a/%2e%2e/b", "`/a/%2e%2e/b` has the name `..`, which leads to another folder"),
            ("/a%5Cb", "`/a%5Cb` has the name `a\\b`, which holds `\\`, which Windows refuses in a name"),
            ("/a%00b", "`/a%00b` has the name `a\0b`, which holds the control character U+0000"),
            ("/100%/", "`/100%/` holds a `%` that encodes no character"),
            ("/%FF/", "`/%FF/` holds a `%` that encodes no character"),
            ("/con/", "`/con/` has the name `con`, which is a name that Windows keeps for a device"),
            ("/", "`/` is the home page itself; write the old path, as in `/old/path/`"),
            ("https://a.example/x", "`https://a.example/x` is a whole URL; write only the path, as in `/old/path/`"),
            ("/x?a=1", "`/x?a=1` holds a query, which a static site cannot answer; leave out the `?` and what follows"),
        ] {
            assert_eq!(Address::alias(typed).unwrap_err().to_string(), message);
        }
    }
}
