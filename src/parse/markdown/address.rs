//! Which addresses may stand in a page.
//!
//! Owns the check that no address runs anything in a reader's browser. Does not know whether an address leads anywhere.

use std::fmt;

use crate::prose::Reach;

/// Schemes that may be linked to.
const SCHEMES: [(&str, Reach); 4] =
    [("http", Reach::External), ("https", Reach::External), ("mailto", Reach::Program), ("tel", Reach::Program)];

/// Why an address is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is none.
    Empty,
    /// Its scheme is not on the list.
    Scheme(String),
    /// It begins like a web address and is none.
    Broken,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("there is no address"),
            Self::Scheme(scheme) => write!(f, "an address that begins with `{scheme}:` is not published"),
            Self::Broken => f.write_str("this is not a complete web address"),
        }
    }
}

/// Checks an address whose entities are decoded; returns it without control characters, and how far it leads.
///
/// Browsers drop control characters and outer spaces before they look at the scheme, so that happens here first.
///
/// # Errors
///
/// Refuses an address that is empty, that begins like a web address and is none, or whose scheme is not on the list.
pub fn check(address: &str) -> Result<(String, Reach), Refusal> {
    let cleaned: String = address.chars().filter(|c| !c.is_control()).collect();
    let cleaned = cleaned.trim();
    if cleaned.is_empty() {
        return Err(Refusal::Empty);
    }
    let reach = reach(cleaned)?;
    if reach == Reach::External && !cleaned.starts_with(['/', '\\']) && url::Url::parse(cleaned).is_err() {
        return Err(Refusal::Broken);
    }
    Ok((cleaned.replace(' ', "%20"), reach))
}

/// Returns how far a cleaned address leads.
fn reach(address: &str) -> Result<Reach, Refusal> {
    if address.starts_with('#') {
        return Ok(Reach::Fragment);
    }
    let bytes = address.as_bytes();
    // A backslash counts as a slash in every browser.
    if bytes.len() > 1 && bytes[..2].iter().all(|byte| matches!(byte, b'/' | b'\\')) {
        return Ok(Reach::External);
    }
    let Some(scheme) = scheme(address) else { return Ok(Reach::Local) };
    SCHEMES
        .iter()
        .find(|(name, _)| scheme.eq_ignore_ascii_case(name))
        .map(|&(_, reach)| reach)
        .ok_or_else(|| Refusal::Scheme(scheme.to_ascii_lowercase()))
}

/// Returns what stands before the first colon, when nothing makes it part of a path.
fn scheme(address: &str) -> Option<&str> {
    let end = address.find([':', '/', '?', '#', '\\'])?;
    if address[end..].starts_with(':') { Some(&address[..end]) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_run_something_are_refused_however_they_are_spelt() {
        for address in [
            "javascript:alert(1)",
            " JaVaScRiPt:x",
            "java\tscript:x",
            "java\nscript:x",
            "\u{1}javascript:x",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/hosts",
            "blob:x",
        ] {
            assert!(matches!(check(address), Err(Refusal::Scheme(_))), "{address:?}: {:?}", check(address));
        }
    }

    #[test]
    fn ordinary_addresses_pass_and_say_how_far_they_lead() {
        let cases = [
            ("https://example.org/a b", "https://example.org/a%20b", Reach::External),
            ("HTTP://example.org", "HTTP://example.org", Reach::External),
            ("//example.org/a", "//example.org/a", Reach::External),
            ("\\/example.org/a", "\\/example.org/a", Reach::External),
            ("mailto:a@example.org", "mailto:a@example.org", Reach::Program),
            ("tel:+12025550100", "tel:+12025550100", Reach::Program),
            ("#part", "#part", Reach::Fragment),
            ("../people/a/", "../people/a/", Reach::Local),
            ("a/b:c", "a/b:c", Reach::Local),
            ("?q=a:b", "?q=a:b", Reach::Local),
        ];
        for (address, cleaned, reach) in cases {
            assert_eq!(check(address), Ok((cleaned.to_owned(), reach)), "{address}");
        }
    }

    #[test]
    fn an_address_without_a_host_is_not_complete() {
        assert_eq!(check("https://"), Err(Refusal::Broken));
        assert_eq!(check(" \n"), Err(Refusal::Empty));
    }
}
