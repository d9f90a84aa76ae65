//! The people, organizations and topics of an event.

use super::super::Value;
use super::super::cell::{Cell, Commas};
use super::super::desk::Desk;
use super::super::report::Record;
use super::Event;
use crate::parse::Kind;
use crate::problem::wording::ticked;

/// What follows a comma in the name of one.
const TITLES: [&str; 24] = [
    "jr", "sr", "ii", "iii", "iv", "phd", "md", "dds", "esq", "jd", "rn", "kc", "qc", "mp", "obe", "mbe", "inc", "ltd",
    "llc", "llp", "plc", "co", "corp", "gmbh",
];

impl Event {
    /// Reads names or ids of people, organizations or topics.
    pub(super) fn named(&mut self, key: &str, cell: &Cell, (record, desk): (&mut Record<'_>, &mut Desk<'_>)) {
        let kind = match key {
            "people" => Kind::Person,
            "organizations" => Kind::Organization,
            _ => Kind::Topic,
        };
        // What is called so here is one, whatever signs are in its name; so is what goes along with its own id.
        let whole = desk.knows(kind, &cell.value) || self.ids.contains_key(key);
        let names = if whole { Cell { commas: Commas::InNames, ..cell.clone() }.list() } else { cell.list() };
        for name in names.iter().filter(|name| kind != Kind::Topic && !desk.knows(kind, name) && could_be_several(name))
        {
            let like = if kind == Kind::Person { ", as in `Lee, Ann`" } else { "" };
            let message = format!("{} is taken as one {}{like}; it could be several", ticked(name), kind.name());
            let help = format!("part several with `;`, or name the sign in a mapping: `{{to: {key}, split: \",\"}}`");
            record.warn(&cell.field, message, &help);
        }
        let own = self.ids.get(key);
        let own = |at: usize| own.and_then(|own| own.get(at)).map(String::as_str);
        let pairs = names.iter().enumerate().map(|(at, name)| (name.as_str(), own(at)));
        let ids: Vec<Value> = pairs.map(|pair| desk.named(record.import(), kind, pair).as_str().into()).collect();
        let shown: Vec<&str> = ids.iter().map(|id| if let Value::Text(id) = id { id.as_str() } else { "" }).collect();
        if shown == names.iter().map(String::as_str).collect::<Vec<_>>() {
            record.mapped(&cell.field, format!("event.{key}"));
        } else {
            record.normalized(&cell.field, &format!("event.{key}"), (&cell.value, &shown.join(", ")));
        }
        match self.fields.iter_mut().find(|(known, _)| known == key) {
            Some((_, Value::List(list))) => {
                list.extend(ids.into_iter().filter(|id| !list.contains(id)).collect::<Vec<_>>());
            }
            _ => self.set(key, Value::List(ids)),
        }
    }
}

/// Tells whether a name has commas that could part several.
fn could_be_several(name: &str) -> bool {
    let is_title = |part: &str| {
        let bare: String = part.chars().filter(|c| c.is_alphanumeric()).collect();
        TITLES.contains(&bare.to_lowercase().as_str())
    };
    name.split(',').map(str::trim).filter(|part| !part.is_empty() && !is_title(part)).count() > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_no_people() {
        for (name, several) in [
            ("Ann Lee, Bo Roe", true),
            ("Lee, Ann", true),
            ("Ann Lee, Jr.", false),
            ("Acme, Inc.", false),
            ("Ann Lee", false),
            ("Ann Lee,", false),
        ] {
            assert_eq!(could_be_several(name), several, "{name}");
        }
    }
}
