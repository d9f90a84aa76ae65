//! Who may ask: the names of this machine, and pages that this server gave out.
//!
//! Owns the defence against DNS rebinding: a foreign page can make its own name lead to 127.0.0.1, but it cannot make the
//! browser send another name than that in `Host`.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::http::{BAD, FORBIDDEN, MISDIRECTED, Status};

/// Judges the `Host` and `Origin` headers of a request, each as often as it was sent.
///
/// # Errors
///
/// The status to refuse with.
pub(super) fn judge(hosts: &[String], origins: &[String]) -> Result<(), Status> {
    let [host] = hosts else { return Err(BAD) };
    if !is_local(host) {
        return Err(MISDIRECTED);
    }
    if origins.iter().all(|origin| is_same(origin, host)) { Ok(()) } else { Err(FORBIDDEN) }
}

/// Tells whether an authority names this machine: `localhost`, a name under it, or a loopback address; with any port, because
/// ports are forwarded.
fn is_local(authority: &str) -> bool {
    let Some(name) = without_port(authority) else { return false };
    if let Some(address) = name.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return address.parse().is_ok_and(|address: Ipv6Addr| address.is_loopback());
    }
    let name = name.to_ascii_lowercase();
    let is_address = || name.parse().is_ok_and(|address: Ipv4Addr| address.is_loopback());
    name == "localhost" || name.ends_with(".localhost") || is_address()
}

/// Returns an authority without its port; none when what stands there is no port.
fn without_port(authority: &str) -> Option<&str> {
    let name = authority.find(']').map_or_else(|| authority.find(':'), |end| Some(end + 1));
    let (name, port) = authority.split_at(name.unwrap_or(authority.len()));
    let is_port = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    (port.is_empty() || port.strip_prefix(':').is_some_and(is_port)).then_some(name)
}

/// Tells whether an origin is that of the host that was asked; a server in front may speak TLS.
fn is_same(origin: &str, host: &str) -> bool {
    let authority = origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://"));
    authority.is_some_and(|authority| authority.eq_ignore_ascii_case(host))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Judges one host and the origins.
    fn judged(host: &str, origins: &[&str]) -> Result<(), Status> {
        judge(&[host.to_owned()], &origins.iter().map(|&origin| origin.to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn the_names_of_this_machine_are_answered() {
        for host in ["localhost", "LocalHost:1111", "127.0.0.1:1111", "127.0.0.1", "127.0.0.2:8", "[::1]:1111", "[::1]"]
        {
            assert_eq!(judged(host, &[]), Ok(()), "{host}");
        }
        assert_eq!(judged("news.localhost:1111", &[]), Ok(()));
    }

    #[test]
    fn other_names_are_refused() {
        for host in [
            "evil.example",
            "evil.example:1111",
            "localhost.evil.example",
            "evillocalhost",
            "127.0.0.1.evil.example",
            "127.1",
            "0177.0.0.1",
            "0.0.0.0:1111",
            "192.168.0.2:1111",
            "[::]:1111",
            "[::1]evil",
            "[::1",
            "::1",
            "localhost:",
            "localhost:x",
            "localhost:1@evil.example",
            "user@localhost",
            "",
        ] {
            assert_eq!(judged(host, &[]), Err(MISDIRECTED), "{host}");
        }
    }

    #[test]
    fn a_request_names_one_host() {
        assert_eq!(judge(&[], &[]), Err(BAD));
        assert_eq!(judge(&["localhost".to_owned(), "localhost".to_owned()], &[]), Err(BAD));
    }

    #[test]
    fn only_pages_of_this_server_may_ask() {
        assert_eq!(judged("localhost:1111", &["http://localhost:1111"]), Ok(()));
        assert_eq!(judged("localhost:1111", &["https://LOCALHOST:1111"]), Ok(()));
        for origin in ["http://localhost:2222", "http://127.0.0.1:1111", "https://evil.example", "null", ""] {
            assert_eq!(judged("localhost:1111", &[origin]), Err(FORBIDDEN), "{origin}");
        }
        assert_eq!(judged("localhost:1", &["http://localhost:1", "null"]), Err(FORBIDDEN));
    }
}
