//! How many of an event's sources are independent of each other.
//!
//! A source that relies on another one cited beside it is not counted, and outlets count once, however many of their
//! pieces are cited. Two sources that both rely on a third one count as that one, even where it is not cited itself.

use std::collections::BTreeSet;

use crate::model::{Citation, Key, Outlet, Shelf, Source};

/// Returns the number of independent outlets among sources.
pub fn independent(citations: &[Citation], sources: &Shelf<Source>) -> usize {
    let cited: BTreeSet<Key<Source>> = citations.iter().map(|citation| citation.source).collect();
    let mut outlets: BTreeSet<Key<Outlet>> = BTreeSet::new();
    for &source in &cited {
        if relies_on(source, &cited, sources).is_none() {
            outlets.extend(origins(source, sources).into_iter().map(|origin| sources[origin].outlet));
        }
    }
    outlets.len()
}

/// Returns the source among those cited that another one relies on, directly or through others; the nearest first.
pub fn relies_on(source: Key<Source>, cited: &BTreeSet<Key<Source>>, sources: &Shelf<Source>) -> Option<Key<Source>> {
    let mut seen = BTreeSet::from([source]);
    let mut front = vec![source];
    while !front.is_empty() {
        let next: Vec<Key<Source>> =
            front.iter().flat_map(|&at| &sources[at].derives_from).copied().filter(|&from| seen.insert(from)).collect();
        if let Some(&found) = next.iter().find(|from| cited.contains(from)) {
            return Some(found);
        }
        front = next;
    }
    None
}

/// Returns the sources at the far end of what a source relies on; the source itself when it relies on none.
fn origins(source: Key<Source>, sources: &Shelf<Source>) -> BTreeSet<Key<Source>> {
    let mut seen = BTreeSet::from([source]);
    let mut ends = BTreeSet::new();
    let mut front = vec![source];
    while let Some(at) = front.pop() {
        let from = &sources[at].derives_from;
        if from.is_empty() {
            ends.insert(at);
        }
        front.extend(from.iter().copied().filter(|&from| seen.insert(from)));
    }
    if ends.is_empty() { BTreeSet::from([source]) } else { ends }
}
