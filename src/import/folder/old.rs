//! The address that an entry had at the site it is from, as an alias.

use super::super::report::Fault;
use super::super::{Fate, Value};
use super::apply::Made;
use super::generator::Generator;
use super::{Folders, Job, links};
use crate::address::Address;
use crate::problem::wording::ticked;

impl Folders<'_> {
    /// Makes the old address of a record an alias.
    pub(super) fn old_address(&mut self, job: &Job<'_>, made: &mut Made) {
        let Job { placed, kind, id, .. } = job;
        let field = "(old address)".to_owned();
        let Some(old) = &placed.address else {
            if self.rules.generator != Generator::None && placed.held.is_none() {
                let name = self.rules.generator.name();
                let dated = made.fields.iter().any(|(key, _)| matches!(key.as_str(), "date" | "published"));
                let why = match self.rules.generator {
                    Generator::Zola => format!("{name} makes this address by tables of its own"),
                    _ if !dated => format!("{name} makes this address of the date, and the file has none"),
                    _ => format!("{name} makes this address of something that the file does not say"),
                };
                let why = format!("{why}; write it under `aliases`");
                made.fates.push((field, 0, Fate::Dropped { why }));
            }
            return;
        };
        let alias = match Address::alias(old) {
            Err(error) => return made.fates.push((field, 0, Fate::Dropped { why: error.to_string() })),
            Ok(alias) => alias,
        };
        if format!("/{alias}") == links::address(*kind, id.as_str()) {
            return made.fates.push((field, 0, Fate::Mapped { to: "the same address".to_owned() }));
        }
        let key = alias.as_str().to_lowercase();
        if let Some(other) = self.old.get(&key).filter(|other| *other != job.record.path) {
            let why = format!("{} had the address {} too", ticked(other), ticked(old));
            let help = Some("say with `aliases` in one of the two files where it leads now".to_owned());
            let (record, message) = (job.record.name.clone(), format!("{why}, and it leads there now"));
            self.import.warnings.push(Fault { record, place: None, field: String::new(), message, help });
            return made.fates.push((field, 0, Fate::Dropped { why }));
        }
        self.old.insert(key, job.record.path.to_owned());
        let at = made.fields.iter().position(|(key, _)| key == "aliases");
        let at = at.unwrap_or_else(|| {
            made.fields.push(("aliases".to_owned(), Value::List(Vec::new())));
            made.fields.len() - 1
        });
        if let Value::List(list) = &mut made.fields[at].1
            && !list.contains(&old.as_str().into())
        {
            list.insert(0, old.as_str().into());
        }
        let to = format!("{}.aliases", kind.name());
        let from = job.record.path.to_owned();
        made.fates.push((field, 0, Fate::Normalized { to, from, into: old.clone() }));
    }
}
