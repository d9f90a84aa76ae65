//! People and their tenures, as written to as meant.

use super::desk::{Desk, text};
use super::words;
use crate::date::Answer;
use crate::model::person::Tenure;
use crate::model::{Key, Person};
use crate::parse;
use crate::problem::{Problem, Rule};
use crate::text::Place;

/// A person, their tenures and where those were written.
#[derive(Clone, Debug)]
pub struct Resolved {
    /// The person.
    pub person: Person,
    /// Their tenures with the places of their dates.
    pub tenures: Vec<(Tenure, Place)>,
    /// Where the name was written.
    pub place: Place,
}

/// Resolves one person, who stands at `key`.
pub fn resolve(document: parse::Person, key: Key<Person>, desk: &mut Desk<'_>) -> Option<Resolved> {
    let parse::Person {
        file: _,
        id,
        name,
        sort_name,
        also_known_as,
        born,
        died,
        image,
        links,
        tenures,
        publication,
        body,
        extra,
    } = document;
    let place = name.place;
    let died_at = died.as_ref().map(|died| died.place);
    let person = Person {
        id: desk.id(&id)?,
        sort_name: text(sort_name.as_ref()).unwrap_or_else(|| sorted(&name.value)),
        name: name.value,
        also_known_as: also_known_as.into_iter().map(|name| name.value).collect(),
        born: desk.optional_date(born.as_ref()),
        died: desk.optional_date(died.as_ref()),
        image: image.and_then(|medium| desk.medium(&medium)),
        links: desk.links(&links),
        aliases: desk.aliases(&publication.aliases),
        noindex: publication.noindex.is_some_and(|noindex| noindex.value),
        body: desk.body(body),
        extra,
    };
    if let (Some(born), Some(died), Some(place)) = (&person.born, &person.died, died_at)
        && died.before(born) == Answer::Yes
    {
        desk.report(
            Problem::new(Rule::EndBeforeStart, place, "the death stands before the birth")
                .note(format!("born {}, died {}", born.edtf(), died.edtf()))
                .help("check both dates"),
        );
    }
    let tenures = tenures.into_iter().filter_map(|written| tenure(written, key, desk)).collect();
    Some(Resolved { person, tenures, place })
}

/// Resolves one tenure; without an office there is none.
fn tenure(written: parse::person::Tenure, person: Key<Person>, desk: &mut Desk<'_>) -> Option<(Tenure, Place)> {
    let parse::person::Tenure { place: _, office, date, status, note, sources, extra: _ } = written;
    let tenure_date = desk.date(&date);
    let sources = desk.citations(&sources);
    let office = desk.office(&office);
    let (tenure_date, office) = (tenure_date?, office?);
    let capacity = status.map(|status| words::capacity(status.value)).unwrap_or_default();
    Some((Tenure { person, office, date: tenure_date, capacity, note: text(note.as_ref()), sources }, date.place))
}

/// Returns a name as lists sort it: the last word first, as most names of the languages we know want it.
pub fn sorted(name: &str) -> String {
    match name.rsplit_once(' ') {
        Some((first, last)) => format!("{last}, {first}"),
        None => name.to_owned(),
    }
}
