//! Folders of Markdown with front matter: sites of Hugo, Zola and Jekyll, and collections of records.
//!
//! Owns the order of the work: what each file is, where it was and what it is called here; then, when every link can
//! be followed, what its keys and its text become. What becomes of which key is said by a mapping, what an address was
//! by the rules of the generator.

mod again;
mod aim;
mod apply;
mod beside;
mod clock;
mod defaults;
mod generator;
mod held;
mod hugo;
mod ignored;
mod jekyll;
mod links;
mod map;
mod media;
mod names;
mod old;
mod pattern;
mod record;
mod rest;
mod rewrite;
mod sources;
mod stamp;
mod tags;
mod text;
mod values;
mod zola;

use std::collections::{BTreeMap, BTreeSet};

use super::foreign::Node;
use super::report::{self, Fate, Fault, Outcome, Place};
use super::{Entry, Ids, Import, Options, Value};
use crate::address::Id;
use crate::files::folder::Folder;
use crate::parse::Kind;
use crate::problem::wording::ticked;
use apply::{Desk, Known, Made};
use generator::{Generator, Placed, Role, Rules};
use links::Links;
use map::Map;
use names::Names;
use record::Record;
use rewrite::Copies;
use sources::Sources;
use tags::Ask;

pub(super) use stamp::read as stamp;
pub(super) use text::guarded;

/// A record that becomes an entry.
struct Job<'f> {
    /// The record.
    record: Record<'f>,
    /// What its generator makes of it.
    placed: Placed,
    /// What it becomes.
    kind: Kind,
    /// The id it gets.
    id: Id,
    /// Whether it is held back.
    held: bool,
}

/// Returns the kind that a word of a mapping means.
fn kind(word: &str) -> Option<Kind> {
    match word {
        "event" => Some(Kind::Event),
        "article" => Some(Kind::Article),
        "page" => Some(Kind::Page),
        _ => None,
    }
}

/// Reads a folder.
pub fn read(folder: &Folder, options: &Options<'_>, ids: &mut Ids) -> Import {
    prepared(folder, options).map_or_else(
        |faults| Import { faults, ..Import::default() },
        |(rules, map)| {
            Folders { folder, rules, map, import: Import::default(), old: BTreeMap::new() }.read(options, ids)
        },
    )
}

/// Reads the settings of a generator and the mappings.
fn prepared(folder: &Folder, options: &Options<'_>) -> Result<(Rules, Map), Vec<Fault>> {
    let given = options.map.map(|input| Map::read(&input.path, &input.text)).transpose()?;
    let given = given.unwrap_or_default();
    let rules =
        Rules::of(folder, given.generator.as_deref()).map_err(|(path, why)| vec![Fault::of_file(&path, why, "")])?;
    let (name, text) = rules.generator.mapping();
    let built_in = Map::read(name, text)?;
    Ok((rules, Map { kind: options.kind.or(given.kind), ..given }.over(built_in)))
}

/// A folder while it is imported.
struct Folders<'f> {
    /// The folder.
    folder: &'f Folder,
    /// The rules of its generator.
    rules: Rules,
    /// What becomes of which key.
    map: Map,
    /// What was made so far.
    import: Import,
    /// The old addresses that were met, folded, each with the file that had it.
    old: BTreeMap<String, String>,
}

impl<'f> Folders<'f> {
    /// Reads the folder.
    fn read(mut self, options: &Options<'_>, ids: &mut Ids) -> Import {
        let (records, faults) = record::all(self.folder, &self.rules);
        self.import.faults = faults;
        let paths: BTreeSet<&str> = records.iter().map(|record| record.path).collect();
        let jobs = self.jobs(records, (ids, options.today));
        let links = links(&jobs);
        let mut desk = Desk {
            options,
            ids,
            clock: self.rules.clock,
            names: Names::of(options),
            sources: Sources::of(options),
            records: known(&jobs),
            standing: again::Standing::of(options.documents),
        };
        let mut copies = Copies::default();
        for job in &jobs {
            self.job(job, (&links, &mut copies), &mut desk);
        }
        self.import.entries.extend(desk.names.made);
        self.import.entries.extend(desk.sources.made);
        self.import.media = copies.media();
        self.rest(&paths);
        if jobs.is_empty() && self.import.faults.is_empty() {
            let message = "there is no file with front matter in this folder that could become an entry";
            return report::only(Fault::of_file(
                &self.folder.path,
                message,
                "name the folder of the whole site, or one of records",
            ));
        }
        self.import
    }

    /// Reports every file that became nothing.
    fn rest(&mut self, records: &BTreeSet<&str>) {
        let failed: Vec<String> = self.import.faults.iter().map(|fault| fault.record.clone()).collect();
        let known = records.iter().copied().chain(failed.iter().map(String::as_str)).collect();
        let copied = self.import.media.iter().map(|medium| medium.from.as_path()).collect();
        let outcomes = rest::outcomes(self.folder, self.rules.generator, (&known, &copied));
        self.import.report.outcomes.extend(outcomes);
    }

    /// Says what each record becomes, and under which id; those that become nothing are reported.
    fn jobs(&mut self, records: Vec<Record<'f>>, (ids, today): (&mut Ids, Option<&str>)) -> Vec<Job<'f>> {
        let mut jobs = Vec::new();
        for record in records {
            let placed = self.rules.place(record.path, &record.keys);
            let kind = match placed.role {
                Role::Post => self.map.kind.unwrap_or(Kind::Article),
                Role::Page => Kind::Page,
                Role::Other(why) => {
                    self.left_out(&record, why);
                    continue;
                }
            };
            let said = self.map.keys.iter().find_map(|(key, rule)| match rule {
                map::Rule::To(way) if way.to == "id" => record.keys.said(key),
                _ => None,
            });
            let title = || record.keys.said("title");
            // The entries of a list share the name of their file, and a name without letters says nothing.
            let named = record.name == record.path && placed.name.contains(char::is_alphanumeric);
            let words = said.or_else(|| title().filter(|_| !named)).unwrap_or_else(|| placed.name.clone());
            let id = ids.make(kind, &words);
            let held = held::is_held(&record.keys, (&self.map, &self.rules), (&placed, today));
            jobs.push(Job { record, placed, kind, id, held });
        }
        jobs
    }

    /// Reports a record that becomes nothing, with each of its keys and its text.
    fn left_out(&mut self, record: &Record<'_>, why: &str) {
        let mut units = Vec::new();
        apply::flatten(&record.keys, "", &self.map, &mut units);
        let dropped = |field: String, line: usize| (field, line, Fate::Dropped { why: why.to_owned() });
        let mut fates: Vec<_> = units.into_iter().map(|(field, node)| dropped(field, node.line)).collect();
        if !record.body.trim().is_empty() {
            fates.push(dropped("text".to_owned(), record.body_line.saturating_sub(record.keys_line)));
        }
        self.note(record, fates);
    }

    /// Notes what became of parts of a record; lines count from the beginning of its keys.
    fn note(&mut self, record: &Record<'_>, fates: Vec<(String, usize, Fate)>) {
        for (field, line, fate) in fates {
            let line = u32::try_from(record.keys_line + line).unwrap_or(u32::MAX);
            let place = Some(Place { file: record.path.to_owned(), line });
            self.import.report.outcomes.push(Outcome { record: record.name.clone(), place, field, fate });
        }
    }

    /// Makes the entry of a record.
    fn job(&mut self, job: &Job<'_>, (links, copies): (&Links, &mut Copies), desk: &mut Desk<'_>) {
        let Job { record, placed, kind, id, held } = job;
        let map = rewrite::Map { links, rules: &self.rules, folder: self.folder, held: *held };
        let at = (record.path, placed.address.as_deref().unwrap_or("/"));
        let work = apply::Work {
            pictures: media::Pictures { at, map: &map, copies: &mut *copies },
            desk,
            map: &self.map,
            kind: *kind,
            id: id.as_str(),
            held: *held,
            base: &placed.base,
            made: Made::default(),
        };
        let mut made = work.read(&record.keys);
        if !record.given.is_empty() {
            let from = if self.rules.generator == Generator::Hugo { "cascade" } else { "defaults" };
            let (to, into) = ("front matter".to_owned(), record.given.join(", "));
            made.fates.push(("(by its place)".to_owned(), 0, Fate::Normalized { to, from: from.to_owned(), into }));
        }
        let (text, notes) = self.text((job, at), &map, copies);
        let down = record.body_line.saturating_sub(record.keys_line);
        made.fates.extend(notes.into_iter().map(|(field, line, fate)| (field, line + down, fate)));
        self.complete(job, &mut made, desk);
        self.unread(record, std::mem::take(&mut made.unread));
        self.note(record, made.fates);
        if let Some(known) = desk.standing.known((*kind, id.as_str()), &made.fields) {
            let place =
                Some(Place { file: record.path.to_owned(), line: u32::try_from(record.keys_line).unwrap_or(1) });
            let message = format!("the site has this {} already, as {}", kind.name(), ticked(known));
            let help = Some(format!("take the file out of the folder, or the {} out of the site", kind.name()));
            self.import.faults.push(Fault { record: record.name.clone(), place, field: String::new(), message, help });
        }
        let below = if made.below.is_empty() { String::new() } else { format!("\n\n{}", made.below) };
        let body = format!("{}{below}\n", text.trim_matches('\n')).trim_start_matches('\n').to_owned();
        self.import.entries.push(Entry { kind: *kind, id: id.clone(), fields: made.fields, body });
    }

    /// Says what of a record cannot be read.
    fn unread(&mut self, record: &Record<'_>, unread: Vec<(String, usize, String)>) {
        for (field, line, message) in unread {
            let line = u32::try_from(record.keys_line + line).unwrap_or(u32::MAX);
            let place = Some(Place { file: record.path.to_owned(), line });
            self.import.faults.push(Fault { record: record.name.clone(), place, field, message, help: None });
        }
    }

    /// Reads the text of a record.
    fn text(
        &self,
        (job, at): (&Job<'_>, (&str, &str)),
        map: &rewrite::Map<'_>,
        copies: &mut Copies,
    ) -> (String, text::Notes) {
        let record = &job.record;
        let ask = Ask { generator: self.rules.generator, links: map.links, path: record.path, keys: &record.keys };
        let (said, mut notes, shifts) = tags::read(record.body, &ask);
        let (said, more) = rewrite::read(&said, at, map, copies);
        notes.extend(more.into_iter().map(|(field, line, fate)| (field, shifts.before(line), fate)));
        (guarded(&said), notes)
    }

    /// Adds what a file's name and place say, and what an entry cannot do without.
    fn complete(&mut self, job: &Job<'_>, made: &mut Made, desk: &Desk<'_>) {
        let Job { record, placed, kind, .. } = job;
        self.old_address(job, made);
        let dated = aim::key(*kind, "published");
        if let (Some(day), Some(key)) = (&placed.day, &dated)
            && !has(made, key)
            && let Ok(edtf) = stamp::read(day, None)
        {
            made.fields.push((key.clone(), edtf.into()));
            made.fates.push((
                "(name of the file)".to_owned(),
                0,
                Fate::Mapped { to: format!("{}.{key}", kind.name()) },
            ));
        }
        self.hold_back(made, (placed, dated.as_deref()), desk.options.today);
        if !has(made, "title") {
            let title = in_words(&placed.name);
            let to = format!("{}.title", kind.name());
            made.fates.push((
                "(name of the file)".to_owned(),
                0,
                Fate::Normalized { to, from: placed.name.clone(), into: title.clone() },
            ));
            made.fields.push(("title".to_owned(), title.into()));
        }
        let told = made.unread.iter().any(|(field, ..)| field.eq_ignore_ascii_case("date"));
        if *kind == Kind::Event && !has(made, "date") && !told {
            let reason = made.fates.iter().find(|(field, ..)| field.eq_ignore_ascii_case("date"));
            let reason = match reason {
                Some((_, _, Fate::Dropped { why })) => format!("an event needs a date: {why}"),
                _ => "an event needs a date".to_owned(),
            };
            let place =
                Some(Place { file: record.path.to_owned(), line: u32::try_from(record.keys_line).unwrap_or(1) });
            let help = Some("write `date:` with what is known, such as 2022-11, name the key that holds it under `keys` of a mapping, or take the file out of the folder".to_owned());
            self.import.faults.push(Fault {
                record: record.name.clone(),
                place,
                field: "date".to_owned(),
                message: reason,
                help,
            });
        }
        made.fields.sort_by_key(|(key, _)| aim::order(key));
    }

    /// Holds back what the generator would not publish today.
    fn hold_back(&self, made: &mut Made, (placed, dated): (&Placed, Option<&str>), today: Option<&str>) {
        if let Some(why) = placed.held
            && !has(made, "draft")
        {
            made.fields.push(("draft".to_owned(), Value::Flag(true)));
            made.fates.push((
                "(place of the file)".to_owned(),
                0,
                Fate::Normalized { to: "draft".to_owned(), from: why.to_owned(), into: "true".to_owned() },
            ));
        }
        let published = made.fields.iter().find(|(key, _)| Some(key.as_str()) == dated && self.rules.holds_future());
        let Some((_, Value::Text(edtf))) = published else { return };
        let later = today.zip(edtf.get(..10)).is_some_and(|(today, day)| day > today);
        if later && !has(made, "embargo") {
            let moment = self.rules.clock.beginning(edtf);
            let from = format!("{} publishes nothing before its day", self.rules.generator.name());
            made.fates.push((
                "(day to come)".to_owned(),
                0,
                Fate::Normalized { to: "embargo".to_owned(), from, into: moment.clone() },
            ));
            made.fields.push(("embargo".to_owned(), moment.into()));
        }
    }
}

/// Tells whether an entry has a key.
fn has(made: &Made, key: &str) -> bool {
    made.fields.iter().any(|(name, _)| name == key)
}

/// Says the name of a file as a title.
fn in_words(name: &str) -> String {
    let words = name.replace(['-', '_'], " ");
    let mut letters = words.trim().chars();
    letters.next().map_or_else(|| "Untitled".to_owned(), |first| first.to_uppercase().chain(letters).collect())
}

/// Gathers where every entry was and is.
fn links(jobs: &[Job<'_>]) -> Links {
    let mut links = Links::default();
    for job in jobs {
        let mut olds: Vec<String> = job.placed.address.iter().cloned().collect();
        for key in ["aliases", "redirect_from"] {
            let said = job.record.keys.get(key).map(Node::items).unwrap_or_default();
            olds.extend(said.into_iter().filter_map(Node::words));
        }
        links.know((job.record.path, job.held), &olds, &links::address(job.kind, job.id.as_str()));
    }
    links
}

/// Gathers the records by what others call them: their ids, and the stems of their files.
fn known(jobs: &[Job<'_>]) -> BTreeMap<String, Known> {
    let mut known = BTreeMap::new();
    for job in jobs {
        let id = job.id.as_str().to_owned();
        let title = job.record.keys.said("title").unwrap_or_else(|| id.clone());
        let one = Known { kind: job.kind, id, title, held: job.held };
        for name in job.record.keys.said("id").into_iter().chain([generator::stem(job.record.path).to_owned()]) {
            known.entry(name).or_insert_with(|| one.clone());
        }
    }
    known
}
