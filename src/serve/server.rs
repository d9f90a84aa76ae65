//! The door to the network: connections on the loopback interface, a thread each.

use std::io::{self, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use super::answer::{Answer, answer, copied};
use super::http::{self, Method, Response, UNAVAILABLE};
use super::live::Live;

/// How long a connection may stand still.
const PATIENCE: Duration = Duration::from_secs(10);

/// How many connections there may be at once; a browser opens six.
const MOST: usize = 128;

/// A server that has its port and does not answer yet.
#[derive(Debug)]
pub struct Server(TcpListener);

impl Server {
    /// Takes a port of 127.0.0.1; 0 is any that is free.
    ///
    /// # Errors
    ///
    /// When the port is taken or not ours to take.
    pub fn bind(port: u16) -> io::Result<Self> {
        TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map(Self)
    }

    /// Returns the address of the server, without a slash at its end: `http://127.0.0.1:1111`.
    ///
    /// # Errors
    ///
    /// When the system does not say which port it gave.
    pub fn address(&self) -> io::Result<String> {
        Ok(format!("http://{}", self.0.local_addr()?))
    }

    /// Answers from now on, until the program ends.
    ///
    /// # Errors
    ///
    /// When the system has no thread to give.
    pub fn start(self, live: Arc<Live>) -> io::Result<()> {
        thread::Builder::new().name("server".to_owned()).spawn(move || self.accept(&live)).map(drop)
    }

    /// Takes one connection after the other.
    fn accept(&self, live: &Arc<Live>) {
        let open = Arc::new(());
        for stream in self.0.incoming() {
            // What fails here fails for one connection; where the system is out of something, it gets it back meanwhile.
            let Ok(mut stream) = stream else {
                thread::sleep(Duration::from_millis(20));
                continue;
            };
            if Arc::strong_count(&open) > MOST {
                let _ = Response::words(UNAVAILABLE, "too many connections").write(Method::Get, &mut stream);
                continue;
            }
            let (live, one) = (Arc::clone(live), Arc::clone(&open));
            let _ = thread::Builder::new().name("connection".to_owned()).spawn(move || {
                // A connection that breaks off has nobody left to be told.
                let _ = converse(&mut stream, &live);
                drop(one);
            });
        }
    }
}

/// Reads one request and answers it.
fn converse(stream: &mut TcpStream, live: &Live) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    stream.set_nodelay(true)?;
    let request = match http::read(stream) {
        Ok(Some(request)) => request,
        Ok(None) => return Ok(()),
        Err(status) => return Response::words(status, "this is no request").write(Method::Get, stream),
    };
    match answer(&request, &live.state()) {
        Answer::Response(response) => response.write(request.method, stream),
        Answer::File(asset, status, kind) => copied(&asset, (status, kind)).write(request.method, stream),
        Answer::Changes => changes(stream, (request.method, live)),
    }
}

/// Tells of each change until the other side goes away: server-sent events, as the HTML standard has them.
fn changes(stream: &mut TcpStream, (method, live): (Method, &Live)) -> io::Result<()> {
    let head = http::head(http::OK, "text/event-stream");
    stream.write_all(format!("{head}\r\n").as_bytes())?;
    if method == Method::Head {
        return Ok(());
    }
    let mut seen = live.state().marks();
    stream.write_all(format!("retry: 500\ndata: {}\n\n", seen.json()).as_bytes())?;
    loop {
        match live.wait(seen, PATIENCE) {
            Some(marks) => {
                seen = marks;
                stream.write_all(format!("data: {}\n\n", marks.json()).as_bytes())?;
            }
            None => stream.write_all(b":\n\n")?, // who has gone away is noticed by that
        }
    }
}
