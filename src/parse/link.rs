//! Addresses on the web as authors write them in YAML: read with the URL Standard's rules and held to safe schemes.

use super::form::Form;
use super::reader::{Item, text};
use crate::problem::wording::ticked;
use crate::problem::{Problem, Rule};
use crate::text::Spanned;

/// Reads the address of a page on the web: `http` or `https`.
pub(super) fn web(item: Item<'_, '_>) -> Option<Spanned<String>> {
    item.accepts(|| Form::Web);
    let address = trimmed(item)?;
    match fault(&address) {
        None => Some(address),
        Some(problem) => {
            item.reader.report(problem);
            None
        }
    }
}

/// Reads an address that may also be a mail address, an id, or a path on this site.
pub(super) fn anywhere(item: Item<'_, '_>) -> Option<Spanned<String>> {
    item.accepts(|| Form::Anywhere);
    let address = trimmed(item)?;
    let scheme = address.value.split_once(':').map(|(scheme, _)| scheme);
    match scheme.filter(|scheme| !scheme.contains(['/', '#', '?'])) {
        None => Some(address),
        Some(scheme) if ["mailto", "tel"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) => Some(address),
        Some(_) => web(item),
    }
}

/// Reads text without white space around it.
fn trimmed(item: Item<'_, '_>) -> Option<Spanned<String>> {
    text(item).map(|address| address.map(|address| address.trim().to_owned()))
}

/// Says what is wrong with the address of a page on the web.
fn fault(address: &Spanned<String>) -> Option<Problem> {
    let typed = &address.value;
    let invalid = |message: String| Problem::new(Rule::InvalidAddress, address.place, message);
    match url::Url::parse(typed) {
        Ok(url) => match url.scheme() {
            "http" | "https" if !url.username().is_empty() || url.password().is_some() => {
                let problem = invalid(format!("{} has a name or password in it", ticked(typed)));
                Some(problem.help("take out what stands between `//` and `@`"))
            }
            "http" | "https" => None,
            "javascript" | "data" | "vbscript" | "blob" => {
                let message = format!("`{}:` addresses are not published", url.scheme());
                let problem = Problem::new(Rule::UnsafeAddress, address.place, message);
                Some(problem.help("write an address that begins with `https://`"))
            }
            "file" => {
                let problem = invalid(format!("{} is a file on your own computer", ticked(typed)));
                Some(problem.help("write the address under which others can read it"))
            }
            _ => Some(without_scheme(
                invalid(format!("{} is not the address of a page on the web", ticked(typed))),
                address,
            )),
        },
        Err(url::ParseError::RelativeUrlWithoutBase) => {
            Some(without_scheme(invalid(format!("{} is not a whole address", ticked(typed))), address))
        }
        Err(error) => Some(
            invalid(format!("{} is not an address: {error}", ticked(typed)))
                .help("write it as the browser shows it: `https://example.org/page`"),
        ),
    }
}

/// Offers the address with `https://` before it, where it begins with a host name.
fn without_scheme(problem: Problem, address: &Spanned<String>) -> Problem {
    let typed = address.value.trim_start_matches('/');
    let host = typed.split('/').next().unwrap_or_default();
    let named = host.contains('.') && !host.contains(['@', ' ', ':']) && !host.starts_with('.');
    if named && url::Url::parse(&format!("https://{typed}")).is_ok() {
        let better = format!("https://{typed}");
        return problem.help(format!("write `{better}`")).fix(address.place, better);
    }
    problem.help("write it as the browser shows it: `https://example.org/page`")
}
