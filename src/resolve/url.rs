//! Addresses on the web, as authors write them.

use url::Url;

use crate::problem::wording::ticked;
use crate::problem::{Problem, Rule};
use crate::text::Spanned;

/// Checks that an address can be published as a link: absolute, and of the web.
///
/// # Errors
///
/// A problem at the value: `unsafe-address` where the address would run something in the reader's browser,
/// `invalid-address` where it is none.
pub fn check(written: &Spanned<String>) -> Result<String, Box<Problem>> {
    let text = written.value.trim();
    let problem = |rule, message: String| Box::new(Problem::new(rule, written.place, message));
    let url = Url::parse(text).map_err(|error| {
        let problem = problem(Rule::InvalidAddress, format!("{} is not an address: {error}", ticked(text)));
        Box::new(problem.help("write the whole address, such as `https://example.org/report`"))
    })?;
    match url.scheme() {
        "http" | "https" if url.username().is_empty() && url.password().is_none() => Ok(text.to_owned()),
        "http" | "https" => Err(problem(Rule::InvalidAddress, format!("{} holds a name or a password", ticked(text)))),
        "mailto" | "tel" => Ok(text.to_owned()),
        "javascript" | "data" | "vbscript" | "file" | "blob" => Err(problem(
            Rule::UnsafeAddress,
            format!("{} would not open a page but run or show something else in the reader's browser", ticked(text)),
        )),
        scheme => {
            Err(problem(Rule::InvalidAddress, format!("addresses that begin with `{scheme}:` are not published")))
        }
    }
}

/// Tells whether an address is that of a home page: nothing after the host that would name a document.
pub fn is_home(url: &str) -> bool {
    Url::parse(url).is_ok_and(|url| {
        matches!(url.scheme(), "http" | "https")
            && url.path().trim_matches('/').is_empty()
            && url.query().is_none()
            && url.fragment().is_none()
    })
}

/// Returns the host of an address without `www.`, or the address itself where it has none.
pub fn host(url: &str) -> String {
    let parsed = Url::parse(url).ok();
    let host = parsed.as_ref().and_then(Url::host_str).unwrap_or(url);
    host.strip_prefix("www.").unwrap_or(host).to_owned()
}
