//! The floors of the house, as the table in `src/lib.rs` draws them: a room uses only what is below it.
//!
//! Also the doors: each thing of the world outside (disk, terminal, environment, clock, threads, sockets) is used by
//! the rooms that own it and by no other.

use std::collections::BTreeMap;

use crate::tree;

/// Where a room is: its floor, and its place on it from the left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Seat {
    /// The floor, from 0.
    floor: usize,
    /// The place on the floor, from 0.
    place: usize,
    /// Whether the rooms of the floor know each other.
    mates: Mates,
}

/// Whether rooms on one floor may use each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mates {
    /// Those further right may use those further left.
    Left,
    /// None may use another.
    Strangers,
}

/// Reads the table of floors: one row a floor, lowest first, rooms as links.
fn floors(library: &str) -> BTreeMap<String, Seat> {
    let rows = library.lines().filter_map(|line| line.strip_prefix("//! |"));
    let rows = rows.filter(|row| row.contains("[`")).enumerate();
    rows.flat_map(|(floor, row)| {
        let mates = if row.contains("neither") { Mates::Strangers } else { Mates::Left };
        let names = row.split("[`").skip(1).filter_map(|rest| rest.split('`').next());
        let seat = move |(place, name): (usize, &str)| {
            let name = name.trim_start_matches("mod@").to_owned();
            (name, Seat { floor, place, mates })
        };
        names.enumerate().map(seat).collect::<Vec<_>>()
    })
    .collect()
}

/// Tells whether a room may use another.
fn may_use(from: Seat, to: Seat) -> bool {
    to.floor < from.floor || (to.floor == from.floor && to.place < from.place && from.mates == Mates::Left)
}

/// Returns the room that a file belongs to: `src/parse/event.rs` to `parse`.
fn room(path: &str) -> &str {
    path.trim_start_matches("src/").split(['/', '.']).next().unwrap_or_default()
}

/// Returns the names that a code takes from the root of the crate, each with its line.
///
/// Sees `crate::a`, `crate::{a, b::c}`, and `super::` repeated as often as the file is deep.
fn uses(path: &str, bare: &str) -> Vec<(usize, String)> {
    let depth = path.trim_start_matches("src/").matches('/').count() + 1;
    let up = "super::".repeat(depth);
    let tokens = ["crate::".to_owned(), up];
    let mut found: Vec<(usize, String)> = Vec::new();
    for token in &tokens {
        for at in tree::words(bare, token) {
            let line = tree::line(bare, at);
            found.extend(names(&bare[at + token.len()..]).into_iter().map(|name| (line, name)));
        }
    }
    found.sort();
    found
}

/// Returns the first names of a path, or of each path in a group.
fn names(path: &str) -> Vec<String> {
    let first = |path: &str| path.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    if !path.starts_with('{') {
        return vec![first(path)];
    }
    let group = &path[1..tree::block_end(path, 0) - 1];
    let mut depth = 0_usize;
    let parts = group.split(|c| {
        depth = match c {
            '{' => depth + 1,
            '}' => depth - 1,
            _ => depth,
        };
        c == ',' && depth == 0
    });
    parts.map(first).filter(|name| !name.is_empty()).collect()
}

/// Returns what a file uses that it must not, one sentence each.
fn trespasses(path: &str, code: &str, floors: &BTreeMap<String, Seat>) -> Vec<String> {
    let Some(from) = floors.get(room(path)) else { return vec![format!("{path}: its room is on no floor")] };
    let top = floors.values().all(|seat| seat.floor <= from.floor);
    let mut wrong = Vec::new();
    for (line, name) in uses(path, &tree::bare(code)) {
        match floors.get(&name) {
            _ if name == room(path) => {}
            Some(to) if may_use(*from, *to) => {}
            Some(_) => wrong.push(format!("{path}:{line}: `{}` uses `{name}`, which is not below it", room(path))),
            None if top => {}
            None => {
                wrong.push(format!("{path}:{line}: `{name}` is no room; only the top floor uses the crate's verbs"));
            }
        }
    }
    wrong
}

/// A thing of the world outside, and who may touch it.
struct Door {
    /// What it is.
    name: &'static str,
    /// How code that touches it reads.
    words: &'static [&'static str],
    /// The rooms that may.
    rooms: &'static [&'static str],
}

/// The doors of the house.
const DOORS: [Door; 6] = [
    Door {
        name: "the disk",
        words: &[
            "std::fs",
            "fs::File",
            "File::open",
            "rustix::fs",
            "walkdir::",
            "WalkDir",
            ".exists()",
            ".try_exists()",
            ".is_file()",
            ".is_dir()",
            ".is_symlink()",
            ".canonicalize()",
            ".read_link()",
            ".read_dir()",
            ".symlink_metadata()",
        ],
        rooms: &["files", "write"],
    },
    Door {
        name: "the terminal",
        words: &["println!", "print!", "eprintln!", "eprint!", "io::stdout", "io::stderr", "io::stdin"],
        rooms: &["command", "main"],
    },
    Door { name: "the environment", words: &["std::env", "env::var", "env::args"], rooms: &["command", "main"] },
    Door {
        name: "the clock",
        words: &["SystemTime", "Instant::now", "Utc::now", "Local::now", ".elapsed()"],
        rooms: &["command", "watch", "serve"],
    },
    Door {
        name: "threads and sockets",
        words: &["std::thread", "thread::spawn", "std::net", "TcpListener", "TcpStream"],
        rooms: &["watch", "serve", "publish"],
    },
    Door { name: "other programs", words: &["process::Command", "Command::new"], rooms: &["publish"] },
];

/// Returns what a file touches that is not its to touch, one sentence each.
fn touches(path: &str, code: &str) -> Vec<String> {
    let bare = tree::bare(code);
    let shut = DOORS.iter().filter(|door| !door.rooms.contains(&room(path)));
    shut.flat_map(|door| {
        let found = door.words.iter().flat_map(|word| tree::words(&bare, word).map(move |at| (at, word)));
        let say = |(at, word)| {
            format!("{path}:{}: `{word}` is {}, which is not its to touch", tree::line(&bare, at), door.name)
        };
        found.map(say).collect::<Vec<_>>()
    })
    .collect()
}

/// Fails with all sentences, if there are any.
fn none(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn every_room_is_on_one_floor() {
    let library = tree::read("src/lib.rs");
    let floors = floors(&library);
    let declared: Vec<&str> =
        library.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    let on_floors: Vec<&str> = floors.keys().map(String::as_str).collect();
    assert_eq!(on_floors, declared, "the table in `src/lib.rs` against its `pub mod` lines, in alphabetical order");
}

#[test]
fn a_room_uses_only_what_is_below_it() {
    let floors = floors(&tree::read("src/lib.rs"));
    let rooms = tree::sources().into_iter().filter(|path| path != "src/lib.rs" && path != "src/main.rs");
    none(&rooms.flat_map(|path| trespasses(&path, &tree::read(&path), &floors)).collect::<Vec<_>>());
}

#[test]
fn each_door_is_used_by_its_own_rooms() {
    none(&tree::sources().iter().flat_map(|path| touches(path, &tree::read(path))).collect::<Vec<_>>());
}

/// A small house to try the scanner on.
const HOUSE: &str = "\
//! | floor | rooms |
//! |---|---|
//! | ground | [`text`], [`date`] |
//! | 1 | [`parse`] and [`model`], neither of which knows the other |
//! | 2 | [`mod@write`] |
";

#[test]
fn a_trespass_is_seen() {
    let floors = floors(HOUSE);
    let tried = |path: &str, code: &str| trespasses(path, code, &floors);
    assert_eq!(tried("src/parse.rs", "use crate::text::Span;\nuse crate::date;"), [""; 0]);
    assert_eq!(tried("src/date.rs", "use crate::text::Span;"), [""; 0]);
    assert_eq!(tried("src/text.rs", "use crate::date;"), ["src/text.rs:1: `text` uses `date`, which is not below it"]);
    assert_eq!(
        tried("src/model/event.rs", "use crate::{text::{Span, Place}, parse::Event};"),
        ["src/model/event.rs:1: `model` uses `parse`, which is not below it"]
    );
    assert_eq!(
        tried("src/parse/event.rs", "\nuse super::super::write::Out;\nuse super::shape;"),
        ["src/parse/event.rs:2: `parse` uses `write`, which is not below it"]
    );
    assert_eq!(
        tried("src/date.rs", "fn f() { crate::build() }"),
        ["src/date.rs:1: `build` is no room; only the top floor uses the crate's verbs"]
    );
    assert_eq!(tried("src/write.rs", "fn f() { crate::build() }"), [""; 0]);
    assert_eq!(tried("src/attic.rs", ""), ["src/attic.rs: its room is on no floor"]);
}

#[test]
fn words_about_a_room_are_no_use_of_it() {
    let floors = floors(HOUSE);
    let code = "/// See [`write`](crate::write).\nfn f() -> &str { \"crate::write\" }\n#[cfg(test)]\nmod tests { use crate::write; }";
    assert_eq!(trespasses("src/text.rs", code, &floors), [""; 0]);
}

#[test]
fn an_open_door_is_seen() {
    let code = "fn f() { println!(\"x\"); std::fs::read(p); Instant::now(); }\n// std::env is not used\n";
    assert_eq!(
        touches("src/model/event.rs", code),
        [
            "src/model/event.rs:1: `std::fs` is the disk, which is not its to touch",
            "src/model/event.rs:1: `println!` is the terminal, which is not its to touch",
            "src/model/event.rs:1: `Instant::now` is the clock, which is not its to touch",
        ]
    );
    assert_eq!(touches("src/command/build.rs", "fn f() { println!(\"x\"); Instant::now(); }"), [""; 0]);
}
