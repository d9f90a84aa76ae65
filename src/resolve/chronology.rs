//! The order of events, and what can be wrong with time: effects before causes, circles, tenures that clash.

use std::collections::BTreeMap;

use super::event::Places;
use crate::date::{Answer, Date};
use crate::model::person::Capacity;
use crate::model::site::Shelves;
use crate::model::{Event, Key, Office, Shelf, Tenure};
use crate::problem::wording::ticked;
use crate::problem::{Problem, Problems, Rule};
use crate::text::Place;

/// What the order of an event depends on.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// The date.
    pub date: &'a Date,
    /// The id.
    pub id: &'a str,
    /// The ids of what it follows from.
    pub follows: Vec<&'a str>,
}

/// Returns the order of events as positions in `entries`: earliest first, then the vaguer, then causes, then ids.
pub fn order(entries: &[Entry<'_>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_by(|&a, &b| {
        entries[a].date.order().cmp(&entries[b].date.order()).then_with(|| entries[a].id.cmp(entries[b].id))
    });
    let mut sorted = Vec::with_capacity(order.len());
    for group in order.chunk_by(|&a, &b| entries[a].date.order() == entries[b].date.order()) {
        causes_first(group, entries, &mut sorted);
    }
    sorted
}

/// Appends events of one date, each after those of them that it follows from; a circle keeps the order of ids.
fn causes_first(group: &[usize], entries: &[Entry<'_>], sorted: &mut Vec<usize>) {
    if group.len() == 1 || group.iter().all(|&at| entries[at].follows.is_empty()) {
        sorted.extend_from_slice(group);
        return;
    }
    let mut waiting: BTreeMap<&str, usize> = group.iter().map(|&at| (entries[at].id, at)).collect();
    while !waiting.is_empty() {
        let free = waiting.values().copied().find(|&at| !entries[at].follows.iter().any(|id| waiting.contains_key(id)));
        let Some(next) = free.or_else(|| waiting.values().next().copied()) else { return };
        waiting.remove(entries[next].id);
        sorted.push(next);
    }
}

/// Finds events that follow from later ones, and chains that come back to where they began.
pub fn causes(events: &Shelf<Event>, places: &[Places], problems: &mut Problems) {
    for (key, event) in events.entries() {
        for (&cause, &place) in event.follows.iter().zip(&places[key.index()].follows) {
            let cause = &events[cause];
            if event.date.before(&cause.date) == Answer::Yes {
                let message = format!("this follows from {}, which happened later", ticked(cause.id.as_str()));
                problems.push(
                    Problem::new(Rule::FollowsLater, place, message)
                        .about(event.id.as_str())
                        .note(format!("this: {}; that: {}", event.date.edtf(), cause.date.edtf()))
                        .help("check both dates, or turn the reference round"),
                );
            }
        }
    }
    let follows: Vec<&[Key<Event>]> = events.iter().map(|event| event.follows.as_slice()).collect();
    let followed = |from: Key<Event>, to: Key<Event>| {
        let nth = events[from].follows.iter().position(|&cause| cause == to);
        nth.and_then(|nth| places[from.index()].follows.get(nth).copied()).unwrap_or(places[from.index()].title)
    };
    circles(("event", &|key| events[key].id.as_str()), (&follows, &followed), problems);
    let wholes: Vec<&[Key<Event>]> = events.iter().map(|event| event.part_of.as_slice()).collect();
    let part_of = |from: Key<Event>, _| places[from.index()].part_of.unwrap_or(places[from.index()].title);
    circles(("event", &|key| events[key].id.as_str()), (&wholes, &part_of), problems);
}

/// Says where the reference of one thing to another was written.
type Where<'a, T> = &'a dyn Fn(Key<T>, Key<T>) -> Place;

/// Finds chains of references among things of one kind that come back to where they began; each is reported once.
///
/// `edges` are what each thing refers to; a circle is reported where its first member refers to the next.
pub fn circles<'a, T>(
    (noun, id): (&str, &dyn Fn(Key<T>) -> &'a str),
    (edges, place): (&[&[Key<T>]], Where<'_, T>),
    problems: &mut Problems,
) {
    for circle in find_circles(edges) {
        let names: Vec<&str> = circle.iter().map(|&key| id(key)).collect();
        let Some(&first) = circle.first() else { continue };
        let next = circle.get(1).copied().unwrap_or(first);
        problems.push(circle_problem(noun, &names, place(first, next)).about(names[0]));
    }
}

/// Words a chain of references that comes back to where it began.
fn circle_problem(noun: &str, names: &[&str], place: Place) -> Problem {
    let message = match names {
        [only] => format!("the {noun} {} refers to itself", ticked(only)),
        _ => {
            format!("the {noun} {} leads back to itself through {}", ticked(names[0]), super::desk::names(&names[1..]))
        }
    };
    Problem::new(Rule::Circle, place, message).help("take one of these references out")
}

/// Finds circles among references, each as the keys on it in order, beginning with the lowest. Linear.
fn find_circles<T>(edges: &[&[Key<T>]]) -> Vec<Vec<Key<T>>> {
    let mut state = vec![0_u8; edges.len()];
    let mut circles = Vec::new();
    for start in 0..edges.len() {
        let mut path: Vec<(usize, usize)> = Vec::new();
        if state[start] == 0 {
            state[start] = 1;
            path.push((start, 0));
        }
        while let Some((at, next)) = path.last_mut() {
            let Some(to) = edges[*at].get(*next).map(|key| key.index()) else {
                state[*at] = 2;
                path.pop();
                continue;
            };
            *next += 1;
            if state[to] == 0 {
                state[to] = 1;
                path.push((to, 0));
            } else if state[to] == 1 {
                circles.push(turned(path.iter().map(|(at, _)| *at).skip_while(|&at| at != to).collect()));
            }
        }
    }
    circles
}

/// Turns a circle so that it begins with its lowest member.
fn turned<T>(mut circle: Vec<usize>) -> Vec<Key<T>> {
    let lowest = circle.iter().enumerate().min_by_key(|(_, at)| **at).map_or(0, |(position, _)| position);
    circle.rotate_left(lowest);
    circle.into_iter().map(Key::new).collect()
}

/// Finds tenures of an office for one that overlap, and times in which nobody held it.
pub fn tenures(shelves: &Shelves, places: &[Place], problems: &mut Problems) {
    let mut by_office: BTreeMap<Key<Office>, Vec<Key<Tenure>>> = BTreeMap::new();
    for (key, tenure) in shelves.tenures.entries() {
        if shelves.offices[tenure.office].single_holder && tenure.capacity != Capacity::Nominated {
            by_office.entry(tenure.office).or_default().push(key);
        }
    }
    for (office, held) in by_office {
        let office = &shelves.offices[office];
        let mut last: Option<Key<Tenure>> = None;
        for (nth, &later) in held.iter().enumerate() {
            let overlapping = held[..nth].iter().filter(|&&earlier| meets(shelves, earlier, later) == Meeting::Overlap);
            let clashes: Vec<_> =
                overlapping.map(|&earlier| clash(shelves, office, (earlier, later), places)).collect();
            let gap = last.filter(|&last| clashes.is_empty() && meets(shelves, last, later) == Meeting::Gap);
            problems.extend(clashes.into_iter().flatten());
            problems.extend(gap.and_then(|last| clash(shelves, office, (last, later), places)));
            last = last.filter(|&last| reaches_further(shelves, last, later)).or(Some(later));
        }
    }
}

/// Tells how one tenure meets another that starts later.
fn meets(shelves: &Shelves, earlier: Key<Tenure>, later: Key<Tenure>) -> Meeting {
    meeting(&shelves.tenures[earlier].date, &shelves.tenures[later].date)
}

/// Tells whether one tenure may end later than another: what came in between leaves no gap then.
fn reaches_further(shelves: &Shelves, one: Key<Tenure>, other: Key<Tenure>) -> bool {
    use crate::date::End;
    match (shelves.tenures[one].date.end(), shelves.tenures[other].date.end()) {
        (End::Date(one), End::Date(other)) => one.latest().day() > other.latest().day(),
        (end, _) => !matches!(end, End::Date(_)),
    }
}

/// Words the overlap or the gap between two tenures that follow each other, if there is one.
fn clash(
    shelves: &Shelves,
    office: &Office,
    (earlier, later): (Key<Tenure>, Key<Tenure>),
    places: &[Place],
) -> Option<Problem> {
    let (first, second) = (&shelves.tenures[earlier], &shelves.tenures[later]);
    let (one, other) = (&shelves.people[first.person], &shelves.people[second.person]);
    let (rule, what) = match meeting(&first.date, &second.date) {
        Meeting::Overlap if first.person != second.person => (Rule::TenureOverlap, "both hold"),
        Meeting::Gap => (Rule::TenureGap, "leave a gap in"),
        Meeting::Overlap | Meeting::Touch => return None,
    };
    let message = format!(
        "{} and {} {what} the office {}, which one person holds at a time",
        ticked(one.id.as_str()),
        ticked(other.id.as_str()),
        ticked(office.id.as_str())
    );
    Some(
        Problem::new(rule, places[later.index()], message)
            .also(places[earlier.index()], format!("{} until here", one.name))
            .note(format!("{}, then {}", first.date.edtf(), second.date.edtf()))
            .help("check both dates")
            .allowable("where the record says just this", office.id.as_str()),
    )
}

/// How two intervals of time meet, as far as is certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meeting {
    /// They share more than the day of the handover.
    Overlap,
    /// They may follow each other without a day between.
    Touch,
    /// A day or more lies between them.
    Gap,
}

/// Tells how an interval meets one that starts later; what is not certain counts as touching.
fn meeting(first: &Date, second: &Date) -> Meeting {
    use crate::date::End;
    let (End::Date(start), end) = (second.start(), first.end()) else { return Meeting::Touch };
    let End::Date(end) = end else {
        return if end == End::Open { Meeting::Overlap } else { Meeting::Touch };
    };
    let (Some(first_start), Some(last_start)) = (start.earliest().day(), start.latest().day()) else {
        return Meeting::Touch;
    };
    match (end.earliest().day(), end.latest().day()) {
        (Some(first_end), _) if last_start < first_end => Meeting::Overlap,
        (_, Some(last_end)) if first_start > last_end.next() => Meeting::Gap,
        _ => Meeting::Touch,
    }
}
