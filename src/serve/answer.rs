//! What is answered to a request: a function of the request and of what is served.
//!
//! Owns the routes. Paths are looked up among the outputs and nowhere else, so no request reaches a file that the site does
//! not have.

use percent_encoding::percent_decode_str;

use super::edition::{Body, Edition};
use super::host;
use super::http::{BAD, METHOD, MISSING, Method, OK, Request, Response, Status, UNAVAILABLE};
use super::kind::{PAGE, kind};
use super::live::{Marks, State};
use super::page::{self, OWN};
use crate::address::segment;
use crate::files::Asset;

/// What is answered.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// This.
    Response(Response),
    /// A file of the project, with the status and the type it is given out with.
    File(Asset, Status, &'static str),
    /// The stream of changes.
    Changes,
}

/// Answers a request.
pub(super) fn answer(request: &Request, state: &State) -> Answer {
    match refusal(request) {
        Some((status, words)) => Answer::Response(Response::words(status, words)),
        None => granted(&request.target, state),
    }
}

/// Says why a request is refused, if it is.
fn refusal(request: &Request) -> Option<(Status, &'static str)> {
    if let Err(status) = host::judge(&request.hosts, &request.origins) {
        return Some((status, "this server answers to localhost and 127.0.0.1, and to its own pages, only"));
    }
    if request.method == Method::Other {
        return Some((METHOD, "this server can only be read"));
    }
    (!request.target.starts_with('/')).then_some((BAD, "an address begins with a slash"))
}

/// Answers a request that may be answered.
fn granted(target: &str, state: &State) -> Answer {
    let (path, query) = target.split_at(target.find('?').unwrap_or(target.len()));
    if let Some(name) = path.strip_prefix(OWN) {
        return own(name, state);
    }
    let Some(edition) = &state.edition else {
        let problems = state.problems.as_deref().unwrap_or_default();
        return respond(UNAVAILABLE, "x.html", page::stand_in(problems, state.marks()).into_bytes());
    };
    let decoded = |path: &str| percent_decode_str(path).decode_utf8().map(|path| segment::normalized(&path));
    let (Ok(asked), Ok(base)) = (decoded(path), decoded(edition.base())) else {
        return Answer::Response(Response::words(BAD, "the address is not UTF-8"));
    };
    match asked.strip_prefix(&base) {
        Some(below) => site(below, (path, query), (edition, state.marks())),
        None if asked == "/" || format!("{asked}/") == base => {
            Answer::Response(Response::to(format!("{}{query}", edition.base())))
        }
        None => Answer::Response(Response::words(MISSING, &format!("the site is at {}", edition.base()))),
    }
}

/// Answers for an address of the server's own.
fn own(name: &str, state: &State) -> Answer {
    match name {
        "changes" => Answer::Changes,
        "problems" => respond(OK, "x.txt", state.problems.as_deref().unwrap_or_default().as_bytes().to_vec()),
        "page.js" => respond(OK, name, page::SCRIPT.as_bytes().to_vec()),
        "page.css" => respond(OK, name, page::STYLE.as_bytes().to_vec()),
        _ => Answer::Response(Response::words(MISSING, "there is nothing here")),
    }
}

/// Answers for a path of the site, which was asked for by these words and with this query.
fn site(below: &str, (path, query): (&str, &str), (edition, marks): (&Edition, Marks)) -> Answer {
    let is_folder = below.is_empty() || below.ends_with('/');
    let file = if is_folder { format!("{below}index.html") } else { below.to_owned() };
    if let Some(body) = edition.body(&file) {
        return found(OK, (&file, body), marks);
    }
    if !is_folder && edition.body(&format!("{below}/index.html")).is_some() {
        return Answer::Response(Response::to(format!("{path}/{query}")));
    }
    match edition.body("404.html") {
        Some(body) => found(MISSING, ("404.html", body), marks),
        None => Answer::Response(Response::words(MISSING, "there is nothing here")),
    }
}

/// Answers with what was found; pages get the script.
fn found(status: Status, (file, body): (&str, &Body), marks: Marks) -> Answer {
    match body {
        Body::Bytes(bytes) if kind(file) == PAGE => respond(status, file, page::with_script(bytes, marks)),
        Body::Bytes(bytes) => respond(status, file, bytes.to_vec()),
        Body::Copy(asset) => Answer::File(asset.clone(), status, kind(file)),
    }
}

/// Responds with bytes, as what the name of a file says they are.
fn respond(status: Status, file: &str, body: Vec<u8>) -> Answer {
    Answer::Response(Response { status, kind: kind(file), location: None, body })
}

/// Responds with the bytes of a file of the project, or says that it is gone.
pub(super) fn copied(asset: &Asset, (status, kind): (Status, &'static str)) -> Response {
    match asset.read() {
        Ok(body) => Response { status, kind, location: None, body },
        Err(error) => Response::words(MISSING, &format!("`{}` cannot be read: {error}", asset.path)),
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;
    use std::sync::Arc;

    use super::super::edition::Copies;
    use super::super::http::FOUND;
    use super::*;
    use crate::address::BaseUrl;
    use crate::files::Files;

    /// Returns a state with a small site under a base.
    fn state(base: Option<&str>) -> State {
        let bytes = |text: &'static str| Body::Bytes(Cow::Borrowed(text.as_bytes()));
        let files = Files::from_texts([("static/logo.png", "x")]);
        let bodies = [
            ("index.html", bytes("home</body>")),
            ("404.html", bytes("gone</body>")),
            ("events/été/index.html", bytes("event</body>")),
            ("feed.xml", bytes("feed")),
            ("logo.png", Body::Copy(files.asset("static/logo.png").unwrap().clone())),
        ];
        let bodies = bodies.into_iter().map(|(path, body)| (path.to_owned(), body)).collect();
        let base = base.map(|base| BaseUrl::parse(base).unwrap());
        State { edition: Some(Arc::new(Edition::of(base, bodies, &Copies::default()))), problems: None }
    }

    /// Returns what is answered to a path: the status, the type, and where to go or the text without the script.
    fn asked(path: &str, state: &State) -> (u16, &'static str, String) {
        let request = |method| Request {
            method,
            target: path.to_owned(),
            hosts: vec!["localhost:1111".to_owned()],
            origins: Vec::new(),
        };
        match answer(&request(Method::Get), state) {
            Answer::Response(Response { status, location: Some(location), kind, .. }) => (status.0, kind, location),
            Answer::Response(Response { status, kind, body, .. }) => {
                let text = String::from_utf8(body).unwrap();
                (status.0, kind, text.split("<script").next().unwrap().to_owned())
            }
            Answer::File(asset, status, kind) => (status.0, kind, asset.path),
            Answer::Changes => (200, "text/event-stream", String::new()),
        }
    }

    /// The type of a page.
    const HTML: &str = "text/html; charset=utf-8";
    /// The type of words.
    const TEXT: &str = "text/plain; charset=utf-8";

    #[test]
    fn the_site_stands_under_its_own_path() {
        let state = state(Some("https://example.org/news/"));
        for (path, status, kind, rest) in [
            ("/", FOUND.0, TEXT, "/news/"),
            ("/?a=b", FOUND.0, TEXT, "/news/?a=b"),
            ("/news", FOUND.0, TEXT, "/news/"),
            ("/news/", 200, HTML, "home"),
            ("/news/?a=b", 200, HTML, "home"),
            ("/news/index.html", 200, HTML, "home"),
            ("/news/events/%C3%A9t%C3%A9/", 200, HTML, "event"),
            ("/news/events/e%CC%81te%CC%81/", 200, HTML, "event"),
            ("/news/events/%C3%A9t%C3%A9?a", FOUND.0, TEXT, "/news/events/%C3%A9t%C3%A9/?a"),
            ("/news/feed.xml", 200, "application/xml", "feed"),
            ("/news/logo.png", 200, "image/png", "static/logo.png"),
            ("/news/nothing/", 404, HTML, "gone"),
            ("/news/events/", 404, HTML, "gone"),
            ("/news/feed.xml/", 404, HTML, "gone"),
            ("/events/%C3%A9t%C3%A9/", 404, TEXT, "the site is at /news/\n"),
            ("/newsroom/", 404, TEXT, "the site is at /news/\n"),
        ] {
            assert_eq!(asked(path, &state), (status, kind, rest.to_owned()), "{path}");
        }
    }

    #[test]
    fn no_path_leads_out_of_the_site() {
        let state = state(None);
        for path in [
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/events/../index.html",
            "//evil.example",
            "//index.html",
            "/%2Findex.html",
            "/\\index.html",
            "/etc/passwd",
            "/static/logo.png",
            "/index.html%00",
        ] {
            assert_eq!(asked(path, &state), (404, HTML, "gone".to_owned()), "{path}");
        }
        assert_eq!(asked("/%ff", &state).0, 400);
        assert_eq!(asked("http://localhost/", &state).0, 400);
        assert_eq!(asked("*", &state).0, 400);
    }

    #[test]
    fn only_reading_and_only_from_here() {
        let state = state(None);
        let request = |method, host: &str, origin: &[&str]| {
            let hosts = vec![host.to_owned()];
            let origins = origin.iter().map(|&origin| origin.to_owned()).collect();
            match answer(&Request { method, target: "/".to_owned(), hosts, origins }, &state) {
                Answer::Response(response) => response.status.0,
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(request(Method::Get, "localhost:1", &[]), 200);
        assert_eq!(request(Method::Head, "localhost:1", &[]), 200);
        assert_eq!(request(Method::Other, "localhost:1", &[]), 405);
        assert_eq!(request(Method::Get, "evil.example", &[]), 421);
        assert_eq!(request(Method::Other, "evil.example", &[]), 421);
        assert_eq!(request(Method::Get, "localhost:1", &["http://evil.example"]), 403);
    }

    #[test]
    fn the_own_addresses_stand_beside_the_site() {
        let mut state = state(Some("https://example.org/news/"));
        assert_eq!(asked("/__dateline/problems", &state), (200, TEXT, String::new()));
        state.problems = Some("error: <b>".into());
        assert_eq!(asked("/__dateline/problems", &state), (200, TEXT, "error: <b>".to_owned()));
        assert_eq!(asked("/news/", &state), (200, HTML, "home".to_owned()));
        assert_eq!(asked("/__dateline/changes", &state).1, "text/event-stream");
        assert_eq!(asked("/__dateline/page.js", &state).1, "text/javascript; charset=utf-8");
        assert_eq!(asked("/__dateline/page.css", &state).1, "text/css; charset=utf-8");
        assert_eq!(asked("/__dateline/x", &state).0, 404);
    }

    #[test]
    fn without_a_site_the_problems_stand_everywhere() {
        let state = State { edition: None, problems: Some("error: x".into()) };
        let (status, kind, text) = asked("/any/where", &state);
        assert_eq!((status, kind), (503, HTML));
        assert!(text.contains("<pre tabindex=\"0\">error: x</pre>"), "{text}");
    }
}
