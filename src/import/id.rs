//! Ids for what is imported: made of words, unique in the site, and such that any system can keep them.

use std::collections::{BTreeMap, BTreeSet};

use crate::address::Id;
use crate::parse::{Documents, Kind};

/// The bytes after which an id is cut, at a hyphen.
const LENGTH: usize = 60;

/// The ids that are taken, in the site and by what is imported.
#[derive(Clone, Debug, Default)]
pub struct Ids {
    /// The ids, each with its kind.
    taken: BTreeSet<(Kind, String)>,
    /// The next number for words that were met before.
    numbers: BTreeMap<(Kind, String), usize>,
}

impl Ids {
    /// Returns the ids of a site.
    pub fn of(documents: &Documents) -> Self {
        let of = |kind: Kind| documents.known(kind).into_iter().map(move |(id, _)| (kind, id.to_owned()));
        Self { taken: Kind::NAMED.into_iter().flat_map(of).collect(), numbers: BTreeMap::new() }
    }

    /// Tells whether an id of a kind is taken.
    pub fn is_taken(&self, kind: Kind, id: &str) -> bool {
        self.taken.contains(&(kind, id.to_owned()))
    }

    /// Takes an id as it is, where it can be one and is free.
    pub fn take(&mut self, kind: Kind, id: &str) -> Option<Id> {
        let checked = Id::check(id).ok().filter(|id| id.date_inside().is_none())?;
        self.taken.insert((kind, id.to_owned())).then_some(checked)
    }

    /// Makes a free id of some words, and takes it; dates are left out of it, because they get corrected.
    ///
    /// Words without letter or digit give the name of the kind; what is taken gets a number.
    pub fn make(&mut self, kind: Kind, words: &str) -> Id {
        let base = base(words).unwrap_or_else(|| kind.name().to_owned());
        let mut number = self.numbers.get(&(kind, base.clone())).copied().unwrap_or(1);
        loop {
            let name = if number == 1 { base.clone() } else { format!("{base}-{number}") };
            number += 1;
            if let Ok(id) = Id::check(&name)
                && self.taken.insert((kind, name))
            {
                self.numbers.insert((kind, base), number);
                return id;
            }
        }
    }
}

/// Makes the name of a list of sources from the name of the file that they come from.
pub fn list(stem: &str) -> Id {
    Ids::default().make(Kind::Source, &format!("imported {stem}"))
}

/// Makes the beginning of an id of some words, without a date and not too long.
fn base(words: &str) -> Option<String> {
    let id = Id::suggest(words)?;
    let id = match id.date_inside() {
        Some(date) => Id::suggest(&id.as_str().replace(date, " ")).unwrap_or(id),
        None => id,
    };
    let mut short = id.as_str();
    if short.len() > LENGTH {
        let end = (0..=LENGTH).rev().find(|at| short.is_char_boundary(*at)).unwrap_or_default();
        short = &short[..end];
        short = short.rfind('-').map_or(short, |hyphen| &short[..hyphen]);
    }
    Id::suggest(short).map(|id| id.as_str().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_short_unique_and_without_a_date() {
        let mut ids = Ids::default();
        let made = [
            ("The board closes the bridge", "the-board-closes-the-bridge"),
            ("The board closes the bridge!", "the-board-closes-the-bridge-2"),
            ("Council votes, 2022-11-11", "council-votes"),
            ("CON", "con-1"),
            ("???", "event"),
            ("…", "event-2"),
            ("Ärzte für Ida’s Brücke", "ärzte-für-idas-brücke"),
            (
                "A very long headline that says everything there is to say and then some more of it",
                "a-very-long-headline-that-says-everything-there-is-to-say",
            ),
        ];
        for (words, id) in made {
            assert_eq!(ids.make(Kind::Event, words).as_str(), id);
        }
        assert_eq!(ids.make(Kind::Source, "CON").as_str(), "con-1");
    }
}
