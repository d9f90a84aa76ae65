//! Requests read and responses written: as much of HTTP/1.1 (RFC 9112) as a preview needs.
//!
//! Owns the bytes on the wire. One request a connection, and no body in it. Who may ask is the business of
//! [`host`](super::host), what is answered that of [`answer`](super::answer).

use std::fmt::Write as _;
use std::io::{self, Read, Write};

/// The bytes that the head of a request may have.
const LONGEST: usize = 16 * 1024;

/// The headers that a request may have.
const HEADERS: usize = 96;

/// A status with its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Status(pub(super) u16, pub(super) &'static str);

/// What was asked for is here.
pub(super) const OK: Status = Status(200, "OK");
/// It is elsewhere.
pub(super) const FOUND: Status = Status(302, "Found");
/// The request cannot be understood.
pub(super) const BAD: Status = Status(400, "Bad Request");
/// The page that asks is not of this server.
pub(super) const FORBIDDEN: Status = Status(403, "Forbidden");
/// There is nothing here.
pub(super) const MISSING: Status = Status(404, "Not Found");
/// Something else than reading was asked for.
pub(super) const METHOD: Status = Status(405, "Method Not Allowed");
/// The name that was asked is not of this machine.
pub(super) const MISDIRECTED: Status = Status(421, "Misdirected Request");
/// The head of the request is too long.
pub(super) const TOO_LONG: Status = Status(431, "Request Header Fields Too Large");
/// There is no site yet, or too many ask at once.
pub(super) const UNAVAILABLE: Status = Status(503, "Service Unavailable");

/// What a request wants done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Method {
    /// To see what stands at the address.
    Get,
    /// To see its headers.
    Head,
    /// Anything else.
    Other,
}

/// A request, as far as it matters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Request {
    /// What is to be done.
    pub(super) method: Method,
    /// The address as it was sent, with its query.
    pub(super) target: String,
    /// Every `Host` header.
    pub(super) hosts: Vec<String>,
    /// Every `Origin` header.
    pub(super) origins: Vec<String>,
}

/// A response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Response {
    /// The status.
    pub(super) status: Status,
    /// The content type.
    pub(super) kind: &'static str,
    /// Where to go instead.
    pub(super) location: Option<String>,
    /// The bytes.
    pub(super) body: Vec<u8>,
}

impl Response {
    /// Responds with some words.
    pub(super) fn words(status: Status, words: &str) -> Self {
        let body = format!("{words}\n").into_bytes();
        Self { status, kind: "text/plain; charset=utf-8", location: None, body }
    }

    /// Sends to another address.
    pub(super) fn to(location: String) -> Self {
        Self { location: Some(location), ..Self::words(FOUND, "elsewhere") }
    }

    /// Writes the response; the body only for who asked for it.
    pub(super) fn write(&self, method: Method, stream: &mut impl Write) -> io::Result<()> {
        let mut head = head(self.status, self.kind);
        let _ = write!(head, "Content-Length: {}\r\n", self.body.len());
        if self.status == METHOD {
            head.push_str("Allow: GET, HEAD\r\n");
        }
        if let Some(location) = &self.location {
            let _ = write!(head, "Location: {location}\r\n");
        }
        head.push_str("\r\n");
        stream.write_all(head.as_bytes())?;
        if method != Method::Head {
            stream.write_all(&self.body)?;
        }
        stream.flush()
    }
}

/// Returns the beginning of a response: what no browser may keep, guess the type of, or show to a page from elsewhere.
pub(super) fn head(Status(code, words): Status, kind: &str) -> String {
    format!(
        "HTTP/1.1 {code} {words}\r\nContent-Type: {kind}\r\nCache-Control: no-store\r\nConnection: close\r\n\
         X-Content-Type-Options: nosniff\r\nCross-Origin-Resource-Policy: same-origin\r\n"
    )
}

/// Reads a request; none when the other side has gone away before it was complete.
///
/// # Errors
///
/// The status to refuse with.
pub(super) fn read(stream: &mut impl Read) -> Result<Option<Request>, Status> {
    let (mut bytes, mut piece) = (Vec::new(), [0; 2048]);
    loop {
        let Ok(length @ 1..) = stream.read(&mut piece) else { return Ok(None) };
        bytes.extend_from_slice(&piece[..length]);
        if let Some(request) = parse(&bytes)? {
            return Ok(Some(request));
        }
        if bytes.len() > LONGEST {
            return Err(TOO_LONG);
        }
    }
}

/// Takes the head of a request apart; none while its end is missing.
fn parse(bytes: &[u8]) -> Result<Option<Request>, Status> {
    let mut headers = [httparse::EMPTY_HEADER; HEADERS];
    let mut request = httparse::Request::new(&mut headers);
    match request.parse(bytes) {
        Ok(httparse::Status::Complete(_)) => {}
        Ok(httparse::Status::Partial) => return Ok(None),
        Err(httparse::Error::TooManyHeaders) => return Err(TOO_LONG),
        Err(_) => return Err(BAD),
    }
    let all = |name: &str| {
        let named = request.headers.iter().filter(|header| header.name.eq_ignore_ascii_case(name));
        named.map(|header| String::from_utf8_lossy(header.value).trim().to_owned()).collect()
    };
    let method = match request.method {
        Some("GET") => Method::Get,
        Some("HEAD") => Method::Head,
        _ => Method::Other,
    };
    let target = request.path.unwrap_or_default().to_owned();
    Ok(Some(Request { method, target, hosts: all("host"), origins: all("origin") }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_read_however_it_comes() {
        /// Gives one byte at a time.
        struct Slow<'a>(&'a [u8]);
        impl Read for Slow<'_> {
            fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
                self.0.read(&mut out[..1])
            }
        }
        let sent = b"GET /a?b HTTP/1.1\r\nhost: localhost\r\nOrigin:  null \r\nHOST: other\r\nAccept: */*\r\n\r\n";
        let expected = Request {
            method: Method::Get,
            target: "/a?b".into(),
            hosts: vec!["localhost".into(), "other".into()],
            origins: vec!["null".into()],
        };
        assert_eq!(read(&mut &sent[..]), Ok(Some(expected.clone())));
        assert_eq!(read(&mut Slow(sent)), Ok(Some(expected)));
    }

    #[test]
    fn what_is_no_request_is_refused() {
        assert_eq!(read(&mut &b"GET / HTTP/1.1\r\nHost: x"[..]), Ok(None));
        assert_eq!(read(&mut &b"\x16\x03\x01\x02"[..]), Err(BAD));
        assert_eq!(read(&mut &b"GET /a b HTTP/1.1\r\n\r\n"[..]), Err(BAD));
        let long = format!("GET / HTTP/1.1\r\nA: {}", "x".repeat(LONGEST));
        assert_eq!(read(&mut long.as_bytes()), Err(TOO_LONG));
        let many = format!("GET / HTTP/1.1\r\n{}\r\n", "A: x\r\n".repeat(HEADERS + 1));
        assert_eq!(read(&mut many.as_bytes()), Err(TOO_LONG));
        assert_eq!(
            read(&mut &b"POST / HTTP/1.1\r\n\r\n"[..]).map(|found| found.map(|one| one.method)),
            Ok(Some(Method::Other))
        );
    }

    #[test]
    fn a_response_is_written_whole() {
        let mut wire = Vec::new();
        Response::to("/news/".into()).write(Method::Get, &mut wire).unwrap();
        let expected = "HTTP/1.1 302 Found\r\nContent-Type: text/plain; charset=utf-8\r\nCache-Control: no-store\r\n\
             Connection: close\r\nX-Content-Type-Options: nosniff\r\nCross-Origin-Resource-Policy: same-origin\r\n\
             Content-Length: 10\r\nLocation: /news/\r\n\r\nelsewhere\n";
        assert_eq!(String::from_utf8(wire).unwrap(), expected);
    }

    #[test]
    fn a_head_has_no_body_but_its_length() {
        let mut wire = Vec::new();
        Response::words(METHOD, "no").write(Method::Head, &mut wire).unwrap();
        let sent = String::from_utf8(wire).unwrap();
        assert!(sent.ends_with("Content-Length: 3\r\nAllow: GET, HEAD\r\n\r\n"), "{sent}");
    }
}
