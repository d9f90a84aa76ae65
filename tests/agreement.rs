//! One noun, one room on every floor: whoever has learnt one kind of content knows where to find the others.

use crate::tree;

/// The kinds of content, and how their folder or file below `content/` is called.
const KINDS: [(&str, &str); 11] = [
    ("annotation", "articles"),
    ("article", "articles"),
    ("claim", "claims"),
    ("event", "events"),
    ("glossary", "glossary.yaml"),
    ("organization", "organizations"),
    ("outlet", "outlets.yaml"),
    ("page", "pages"),
    ("person", "people"),
    ("source", "sources"),
    ("topic", "topics.yaml"),
];

/// A floor: what it is called here, and where the room of a kind is on it; `*` stands for the kind.
struct Floor {
    /// The name, as exceptions use it.
    name: &'static str,
    /// The path of a room, the first `*` of which is the kind.
    path: &'static str,
}

/// The floors that have a room for each kind.
const FLOORS: [Floor; 6] = [
    Floor { name: "parse", path: "src/parse/*.rs" },
    Floor { name: "model", path: "src/model/*.rs" },
    Floor { name: "view", path: "src/view/*.rs" },
    Floor { name: "template", path: "templates/*.html" },
    Floor { name: "style", path: "static/css/*.css" },
    Floor { name: "case", path: "tests/cases/*-" },
];

/// Rooms that a kind does not have: kind, floor, and why.
const EXCEPTIONS: [(&str, &str, &str); 5] = [
    ("annotation", "view", "a note is a part of its article's page"),
    ("annotation", "template", "a note is a part of its article's page"),
    ("glossary", "style", "a list of terms is prose, which `base` styles"),
    ("outlet", "style", "an outlet's page is a list of sources, which `source` styles"),
    ("topic", "style", "a topic's page is a list of events, which `event` styles"),
];

/// Rooms that are still being built: floor, and the kinds that have no room on it yet. The list shrinks and is empty
/// when the house stands.
const NOT_YET: &[(&str, &[&str])] = &[];

/// Returns the path of a kind's room on a floor.
fn room(kind: &str, floor: &Floor) -> String {
    floor.path.replace('*', kind)
}

/// Returns where the floors do not agree, one sentence each, given the files there are and the rooms that need not be.
fn disagreements(files: &[String], missing_by_choice: &[(&str, &str)], not_yet: &[(&str, &str)]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (kind, _) in KINDS {
        for floor in &FLOORS {
            let path = room(kind, floor);
            let there = files.iter().any(|file| file.starts_with(&path));
            let listed = |list: &[(&str, &str)]| list.contains(&(kind, floor.name));
            match (there, listed(missing_by_choice), listed(not_yet)) {
                (false, false, false) => {
                    wrong.push(format!("{path} is missing: `{kind}` has no room on `{}`", floor.name));
                }
                (true, true, _) => wrong.push(format!("{path} is there, though EXCEPTIONS says it is not needed")),
                (true, _, true) => {
                    wrong.push(format!("{path} is there: take `{kind}` off `{}` in NOT_YET", floor.name));
                }
                _ => {}
            }
        }
    }
    wrong
}

/// Returns the files of the project on the floors.
fn files() -> Vec<String> {
    ["src/parse", "src/model", "src/view", "templates", "static/css", "tests/cases"]
        .iter()
        .flat_map(|folder| tree::files(folder))
        .collect()
}

/// Returns the rooms that are still being built.
fn not_yet() -> Vec<(&'static str, &'static str)> {
    NOT_YET.iter().flat_map(|(floor, kinds)| kinds.iter().map(move |kind| (*kind, *floor))).collect()
}

/// Returns the rooms that are not needed.
fn by_choice() -> Vec<(&'static str, &'static str)> {
    EXCEPTIONS.iter().map(|(kind, floor, _)| (*kind, *floor)).collect()
}

#[test]
fn every_noun_has_its_room_on_every_floor() {
    let wrong = disagreements(&files(), &by_choice(), &not_yet());
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn exceptions_and_gaps_name_rooms_there_could_be() {
    let known = |(kind, floor): &(&str, &str)| {
        KINDS.iter().any(|(known, _)| known == kind) && FLOORS.iter().any(|known| known.name == *floor)
    };
    assert!(by_choice().iter().chain(&not_yet()).all(known));
    assert!(EXCEPTIONS.iter().all(|(_, _, reason)| reason.len() > 20));
}

#[test]
fn the_content_of_the_site_has_the_folders_of_the_kinds() {
    let content = tree::files("content");
    let kinds = content.iter().filter_map(|path| path.strip_prefix("content/")?.split('/').next());
    let known = |name: &str| KINDS.iter().any(|(_, folder)| *folder == name);
    let other = ["site.yaml", "ids.lock.yaml", "links.lock.yaml", "storylines"];
    let strange: Vec<&str> = kinds.filter(|name| !known(name) && !other.contains(name)).collect();
    assert_eq!(strange, [""; 0], "the folder of a kind that no floor knows");
}

#[test]
fn a_missing_room_is_seen_and_so_is_a_needless_exception() {
    let all: Vec<String> =
        KINDS.iter().flat_map(|(kind, _)| FLOORS.iter().map(move |floor| room(kind, floor))).collect();
    assert_eq!(disagreements(&all, &[], &[]), [""; 0]);
    let but: Vec<String> = all.iter().filter(|path| *path != "src/view/event.rs").cloned().collect();
    assert_eq!(disagreements(&but, &[], &[]), ["src/view/event.rs is missing: `event` has no room on `view`"]);
    assert_eq!(disagreements(&but, &[("event", "view")], &[]), [""; 0]);
    assert_eq!(disagreements(&but, &[], &[("event", "view")]), [""; 0]);
    assert_eq!(
        disagreements(&all, &[], &[("event", "view")]),
        ["src/view/event.rs is there: take `event` off `view` in NOT_YET"]
    );
    assert_eq!(
        disagreements(&all, &[("event", "view")], &[]),
        ["src/view/event.rs is there, though EXCEPTIONS says it is not needed"]
    );
}
