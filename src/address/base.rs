//! Where the site stands on the web: the one absolute address everything else hangs on.
//!
//! Owns [`BaseUrl`]. Links between pages need none of it; see [`Address::relative_to`].

use url::Url;

use super::{Address, AddressError};

/// The absolute address of the site's home, with a trailing slash: `https://example.org/` or `https://example.org/news/`.
///
/// Only `http` and `https`, without query, fragment, user name or password (RFC 3986, as the WHATWG URL standard reads it).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BaseUrl(Url);

impl BaseUrl {
    /// Reads a base URL and gives its path one trailing slash.
    ///
    /// # Errors
    ///
    /// When it is no URL, or one that a site cannot be published under.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        let mut url = Url::parse(text.trim()).map_err(|error| unreadable(text, error))?;
        if let Some(fault) = fault(&url) {
            return Err(AddressError::new(text, &fault));
        }
        let path = format!("{}/", url.path().trim_end_matches('/'));
        url.set_path(&path);
        Ok(Self(url))
    }

    /// Returns the URL, which ends in a slash.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Returns the path, which begins and ends with a slash: `/` or `/news/`.
    pub fn path(&self) -> &str {
        self.0.path()
    }

    /// Returns the host name, `example.org`.
    pub fn host(&self) -> &str {
        self.0.host_str().unwrap_or_default()
    }

    /// Returns the absolute URL of a page or file of the site.
    pub fn join(&self, address: &Address) -> String {
        format!("{}{}", self.as_str(), address.encoded())
    }

    /// Returns the link to a page or file that works at any depth of the site's host: `/news/events/x/`.
    pub fn rooted(&self, address: &Address) -> String {
        format!("{}{}", self.path(), address.encoded())
    }
}

/// Words the refusal of a text that is no URL.
fn unreadable(text: &str, error: url::ParseError) -> AddressError {
    match error {
        url::ParseError::RelativeUrlWithoutBase => {
            AddressError::new(text, "has no `https://` in front; write the whole address, as in `https://example.org/`")
        }
        error => AddressError::new(text, &format!("is not an address: {error}")),
    }
}

/// Says why a URL cannot be a site's base.
fn fault(url: &Url) -> Option<String> {
    let refusal = match url {
        url if !matches!(url.scheme(), "http" | "https") => {
            return Some(format!("begins with `{}:`; a site is published under `https:` or `http:`", url.scheme()));
        }
        url if !url.username().is_empty() || url.password().is_some() => {
            "holds a user name or a password; leave them out"
        }
        url if url.query().is_some() => "holds a query; leave out the `?` and what follows",
        url if url.fragment().is_some() => "holds a fragment; leave out the `#` and what follows",
        _ => return None,
    };
    Some(refusal.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_is_kept_and_ends_in_a_slash() {
        for (typed, url, path) in [
            ("https://example.github.io/dateline", "https://example.github.io/dateline/", "/dateline/"),
            ("https://example.github.io/dateline/", "https://example.github.io/dateline/", "/dateline/"),
            ("https://example.org//", "https://example.org/", "/"),
            ("https://example.org/news//", "https://example.org/news/", "/news/"),
            (" HTTP://Example.org:8080 ", "http://example.org:8080/", "/"),
            ("https://exämple.org/é", "https://xn--exmple-cua.org/%C3%A9/", "/%C3%A9/"),
        ] {
            let base = BaseUrl::parse(typed).unwrap();
            assert_eq!((base.as_str(), base.path()), (url, path), "{typed}");
        }
    }

    #[test]
    fn a_url_no_site_can_have_is_refused() {
        for (typed, message) in [
            (
                "example.org",
                "`example.org` has no `https://` in front; write the whole address, as in `https://example.org/`",
            ),
            (
                "ftp://example.org/",
                "`ftp://example.org/` begins with `ftp:`; a site is published under `https:` or `http:`",
            ),
            ("https://u:p@example.org/", "`https://u:p@example.org/` holds a user name or a password; leave them out"),
            ("https://example.org/?a", "`https://example.org/?a` holds a query; leave out the `?` and what follows"),
            ("https://example.org/#a", "`https://example.org/#a` holds a fragment; leave out the `#` and what follows"),
            ("https://", "`https://` is not an address: empty host"),
        ] {
            assert_eq!(BaseUrl::parse(typed).unwrap_err().to_string(), message);
        }
    }

    #[test]
    fn addresses_hang_on_the_base() {
        let base = BaseUrl::parse("https://example.github.io/dateline").unwrap();
        let page = Address::parse("events/été/").unwrap();
        assert_eq!(base.join(&page), "https://example.github.io/dateline/events/%C3%A9t%C3%A9/");
        assert_eq!(base.rooted(&page), "/dateline/events/%C3%A9t%C3%A9/");
        assert_eq!(base.join(&Address::home()), "https://example.github.io/dateline/");
    }
}
