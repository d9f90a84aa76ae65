//! Addresses: what may be one, and the links between them.

use proptest::prelude::*;
use url::Url;

use super::*;

/// Reads an address that is known to be one.
fn address(text: &str) -> Address {
    Address::parse(text).unwrap()
}

#[test]
fn an_address_knows_its_file_and_its_depth() {
    for (text, file, depth, root) in [
        ("", "index.html", 0, "./"),
        ("feed.xml", "feed.xml", 0, "./"),
        ("events/x/", "events/x/index.html", 2, "../../"),
        ("data/timeline.json", "data/timeline.json", 1, "../"),
    ] {
        let address = address(text);
        assert_eq!(
            (address.output_path().as_ref(), address.depth(), address.root_from().as_str()),
            (file, depth, root)
        );
    }
}

#[test]
fn links_are_relative_and_encoded() {
    for (to, from, link) in [
        ("events/x/", "people/y/", "../../events/x/"),
        ("events/x/", "events/y/", "../x/"),
        ("events/x/", "events/x/", "./"),
        ("events/", "events/x/", "../"),
        ("", "events/x/", "../../"),
        ("", "", "./"),
        ("", "404.html", "./"),
        ("events/x/", "", "events/x/"),
        ("events/x/", "feed.xml", "events/x/"),
        ("feed.xml", "events/x/", "../../feed.xml"),
        ("feed.xml", "feed.xml", "feed.xml"),
        ("topics/a/feed.xml", "topics/a/", "feed.xml"),
        ("topics/ab/", "topics/a/", "../ab/"),
        ("été/a b/", "", "%C3%A9t%C3%A9/a%20b/"),
    ] {
        assert_eq!(address(to).relative_to(&address(from)), link, "{from} to {to}");
    }
}

#[test]
fn what_leaves_the_site_is_no_address() {
    for (text, message) in [
        ("/events/", "`/events/` begins with a slash"),
        ("/", "`/` begins with a slash"),
        ("a//b", "`a//b` has two slashes in a row"),
        ("../x", "`../x` has the name `..`, which leads to another folder"),
        ("a/./b", "`a/./b` has the name `.`, which leads to another folder"),
        ("c:/x", "`c:/x` has the name `c:`, which holds `:`, which Windows refuses in a name"),
    ] {
        assert_eq!(Address::parse(text).unwrap_err().to_string(), message);
    }
    assert_eq!(Address::file(&[]).unwrap_err().to_string(), "`` names no file");
    assert_eq!(Address::page(&["a/b"]).unwrap_err().text, "a/b");
}

#[test]
fn addresses_that_cannot_stand_side_by_side_clash() {
    let texts =
        ["x/", "x/index.html", "Foo/", "foo/", "plain", "plain/a/", "other/", "été.xml", "e\u{301}TE\u{301}.xml"];
    let addresses: Vec<Address> = texts.iter().map(|text| address(text)).collect();
    let refs: Vec<&Address> = addresses.iter().collect();
    assert_eq!(clash(&refs), [(0, 1), (2, 3), (4, 5), (7, 8)]);
}

proptest! {
    #[test]
    fn a_browser_follows_links_home(to in path(), from in path()) {
        let base = BaseUrl::parse("https://example.org/news/").unwrap();
        let (to, from) = (address(&to), address(&from));
        let here = Url::parse(&from.absolute(&base)).unwrap();
        prop_assert_eq!(here.join(&to.relative_to(&from)).unwrap().to_string(), to.absolute(&base));
        let rooted = format!("{}{}", from.root_from(), to.encoded());
        prop_assert_eq!(here.join(&rooted).unwrap().to_string(), to.absolute(&base));
    }

    #[test]
    fn no_address_leads_out(text in "[a./\\\\:~ %\u{0}-\u{1f}]{0,12}") {
        if let Ok(address) = Address::parse(&text) {
            let path = address.output_path().into_owned();
            prop_assert!(path.split('/').all(|name| segment::fault(name).is_none()), "{path}");
        }
    }
}

/// Makes paths of pages and files.
fn path() -> impl Strategy<Value = String> {
    "([a-cé%+&]{1,2}/){0,3}([a-c]\\.xml)?"
}
