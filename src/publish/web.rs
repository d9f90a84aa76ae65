//! Where a branch is shown on the web.

use url::Host;

/// Tells whether a text is a host name of one's own, such as `timeline.example.org`.
pub fn is_host(text: &str) -> bool {
    let is_domain = matches!(Host::parse(text), Ok(Host::Domain(name)) if name == text.to_lowercase());
    is_domain && text.contains('.') && !text.starts_with('.') && !text.ends_with('.') && !text.contains("..")
}

/// Returns the address at which GitHub Pages shows a remote; none for remotes elsewhere.
///
/// `USER.github.io` is shown at the root of its host, every other repository below it. A host of one's own, the content of
/// `CNAME`, takes the place of both.
pub fn address(remote: &str, host: Option<&str>) -> Option<String> {
    if let Some(host) = host {
        return Some(format!("https://{host}/"));
    }
    let (user, name) = repository(remote)?;
    let own = format!("{}.github.io", user.to_lowercase());
    Some(if name.to_lowercase() == own { format!("https://{own}/") } else { format!("https://{own}/{name}/") })
}

/// Returns the user and the name of a repository on GitHub.
fn repository(remote: &str) -> Option<(&str, &str)> {
    let rest = remote.split_once("://").map_or(remote, |(_, rest)| rest);
    let rest = rest.split_once('@').map_or(rest, |(_, rest)| rest);
    let after = rest.strip_prefix("github.com").or_else(|| rest.strip_prefix("ssh.github.com:443"))?;
    let path = after.strip_prefix([':', '/'])?.trim_start_matches('/').trim_end_matches('/');
    let (user, name) = path.split_once('/')?;
    let name = name.strip_suffix(".git").unwrap_or(name);
    (!user.is_empty() && !name.is_empty() && !name.contains('/')).then_some((user, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repository_is_shown_where_github_says() {
        let cases = [
            ("https://github.com/ida/bridge.git", Some("https://ida.github.io/bridge/")),
            ("https://github.com/Ida/Bridge", Some("https://ida.github.io/Bridge/")),
            ("git@github.com:ida/bridge.git", Some("https://ida.github.io/bridge/")),
            ("ssh://git@github.com/ida/bridge.git", Some("https://ida.github.io/bridge/")),
            ("ssh://git@ssh.github.com:443/ida/bridge.git", Some("https://ida.github.io/bridge/")),
            ("https://github.com/ida/ida.github.io.git", Some("https://ida.github.io/")),
            ("https://github.com/Ida/Ida.GitHub.io", Some("https://ida.github.io/")),
            ("https://gitlab.com/ida/bridge.git", None),
            ("https://notgithub.com/ida/bridge.git", None),
            ("https://github.community/ida/bridge.git", None),
            ("/srv/git/bridge.git", None),
            ("https://github.com/ida", None),
        ];
        for (remote, shown) in cases {
            assert_eq!(address(remote, None).as_deref(), shown, "{remote}");
        }
        assert_eq!(address("/srv/git/x.git", Some("a.example")).as_deref(), Some("https://a.example/"));
    }

    #[test]
    fn a_host_is_a_name_and_nothing_more() {
        for name in ["timeline.example.org", "example.org", "xn--bcher-kva.example"] {
            assert!(is_host(name), "{name}");
        }
        for name in
            ["https://example.org", "example.org/", "example", "", ".org", "a b.org", "a..org", "127.0.0.1", "a.org."]
        {
            assert!(!is_host(name), "{name}");
        }
    }
}
