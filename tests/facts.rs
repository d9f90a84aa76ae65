//! The content says nothing that the fact sheet does not.
//!
//! Every event, claim and annotation names its facts under `x-facts`. Every number, date and name in it has to stand in
//! those facts, or in the head of a source that they or the entry itself cite. An article is held to its own facts and
//! to those of its events and notes. What may be said all the same is in `facts/exceptions.yaml`, each with its reason;
//! the facts that nothing uses are in `docs/facts-left-out.yaml`.

mod grounds;
mod scan;
mod sheet;

use std::collections::BTreeSet;

use dateline::date::Date;
use dateline::files::Files;
use dateline::model::{Annotation, Article, Citation, Claim, Event, Extra, Key, Site, Source};
use dateline::prose::{Element, Piece, Prose};
use dateline::{Options, check};
use grounds::Grounds;
use sheet::{Exceptions, LeftOut, Sheet, Table};

use crate::tree;

/// What the content is held to.
#[derive(Debug)]
struct Rules {
    /// The fact sheet.
    sheet: Sheet,
    /// The table of words.
    table: Table,
    /// What may be said without a fact.
    exceptions: Exceptions,
    /// The facts that nothing uses.
    left_out: LeftOut,
}

/// One entry of the site, and what it has to answer for.
#[derive(Debug)]
struct Item {
    /// Its kind and id, as in its address.
    name: String,
    /// The facts it names.
    facts: Vec<String>,
    /// More facts it may draw on.
    more: Vec<String>,
    /// The sources it cites.
    sources: Vec<Key<Source>>,
    /// Its dates, in EDTF.
    dates: Vec<String>,
    /// The people, organizations and places it names.
    names: Vec<String>,
    /// Its words.
    texts: Vec<String>,
}

/// Returns the facts that an entry names.
fn facts(extra: &Extra) -> Vec<String> {
    let ids = extra.get("x-facts").and_then(|ids| ids.as_array());
    ids.into_iter().flatten().map(|id| id.as_str().unwrap_or_default().to_owned()).collect()
}

/// Returns the words that an author wrote: a link without words is named by what it leads to, which answers for itself.
fn words(prose: &Prose) -> String {
    let mut words = String::new();
    let mut silent = false;
    for piece in prose.pieces().iter().chain(prose.notes().iter().flatten()) {
        match *piece {
            Piece::Open(Element::Link(link)) => silent = !prose.links()[link as usize].worded,
            Piece::Close(Element::Link(_)) => silent = false,
            Piece::Text(passage) if !silent => words.push_str(prose.slice(passage)),
            Piece::Break(_) => words.push(' '),
            Piece::Open(element) | Piece::Close(element) if element.is_block() => words.push('\n'),
            _ => {}
        }
    }
    words
}

/// Returns the sources of citations, and what an author says each knows this from.
fn cited<'a>(citations: impl Iterator<Item = &'a Citation>) -> (Vec<Key<Source>>, Vec<String>) {
    let cited: Vec<&Citation> = citations.collect();
    let bases = cited.iter().filter_map(|citation| citation.basis.clone());
    (cited.iter().map(|citation| citation.source).collect(), bases.collect())
}

/// Returns an event as it is held to the sheet.
fn event(site: &Site, event: &Event) -> Item {
    let (sources, mut texts) = cited(event.sources.iter());
    texts.push(event.title.clone());
    texts.extend(event.short.clone());
    texts.extend(event.summary.iter().chain(&event.unknown).chain([&event.body]).map(words));
    let shelves = &site.shelves;
    let people = event.people.iter().map(|part| shelves.people[part.person].name.clone());
    let organizations =
        event.organizations.iter().map(|organization| shelves.organizations[*organization].name.clone());
    let places = event.places.iter().map(|place| shelves.places[*place].name.clone());
    let names = people.chain(organizations).chain(places).collect();
    texts.extend(event.people.iter().filter_map(|part| part.part.clone()));
    texts.extend(event.quotation.iter().map(|quotation| quotation.text.clone()));
    texts.extend(event.history.iter().filter_map(|change| change.note.clone()));
    let disputed = event.disputed.iter().flat_map(|dispute| &dispute.values);
    texts.extend(disputed.map(|value| value.value.clone()));
    let dates = [Some(&event.date), event.reported.as_ref()].into_iter().flatten();
    let dates = dates.map(|date| date.edtf().to_owned()).collect();
    Item {
        name: format!("events/{}", event.id),
        facts: facts(&event.extra),
        more: Vec::new(),
        sources,
        dates,
        names,
        texts,
    }
}

/// Returns a claim as it is held to the sheet.
fn claim(claim: &Claim) -> Item {
    let evidence = claim.evidence_for.iter().chain(&claim.evidence_against);
    let (sources, mut texts) = cited(claim.sources.iter().chain(&claim.cited).chain(evidence));
    texts.push(claim.title.clone());
    texts.extend(claim.quote.clone());
    texts.push(words(&claim.body));
    texts.extend(claim.history.iter().filter_map(|change| change.note.clone()));
    let dates = claim.said.iter().map(|date| date.edtf().to_owned()).collect();
    Item {
        name: format!("claims/{}", claim.id),
        facts: facts(&claim.extra),
        more: Vec::new(),
        sources,
        dates,
        names: Vec::new(),
        texts,
    }
}

/// Returns an annotation as it is held to the sheet.
fn annotation(article: &Article, note: &Annotation) -> Item {
    let (sources, mut texts) = cited(note.sources.iter());
    texts.push(words(&note.text));
    let name = format!("articles/{}#{}", article.id, note.id);
    Item { name, facts: facts(&note.extra), more: Vec::new(), sources, dates: Vec::new(), names: Vec::new(), texts }
}

/// Returns an article as it is held to the sheet: it may say what its events and its notes may.
fn article(site: &Site, article: &Article) -> Item {
    let (sources, mut texts) = cited(article.sources.iter());
    texts.push(article.title.clone());
    texts.extend(article.standfirst.iter().chain([&article.body]).map(words));
    let events = article.events.iter().map(|event| &site.shelves.events[*event].extra);
    let more = events.chain(article.annotations.iter().map(|note| &note.extra)).flat_map(facts).collect();
    let name = format!("articles/{}", article.id);
    Item { name, facts: facts(&article.extra), more, sources, dates: Vec::new(), names: Vec::new(), texts }
}

/// Returns everything that is held to the sheet; of articles, their notes first.
fn items(site: &Site) -> Vec<Item> {
    let shelves = &site.shelves;
    let mut items: Vec<Item> = shelves.events.iter().map(|entry| event(site, entry)).collect();
    items.extend(shelves.claims.iter().map(claim));
    for entry in &shelves.articles {
        items.extend(entry.annotations.iter().map(|note| annotation(entry, note)));
        items.push(article(site, entry));
    }
    items
}

/// Returns what an item may say.
fn grounds(site: &Site, item: &Item, rules: &Rules) -> Grounds {
    let mut grounds = Grounds::default();
    item.facts.iter().chain(&item.more).for_each(|fact| rules.sheet.add_fact(fact, &mut grounds));
    for source in item.sources.iter().map(|source| &site.shelves.sources[*source]) {
        let outlet = site.shelves.outlets[source.outlet].name.as_str();
        let published = source.published.as_ref().map(|date| date.edtf().to_owned());
        grounds.add(published.as_deref(), [source.title.as_str()]);
        grounds.add_names(source.authors.iter().map(String::as_str).chain([outlet]));
        if let Some(id) = source.extra.get("x-sheet").and_then(|id| id.as_str()) {
            rules.sheet.add_source(id, &mut grounds);
        }
    }
    grounds.complete(&rules.table);
    grounds
}

/// Returns what an item says that it may not, as its author wrote it, in order and once each.
fn unfounded(item: &Item, grounds: &Grounds, heads: &BTreeSet<String>) -> Vec<String> {
    let dates = item.dates.iter().filter(|date| !scan::edtf(date).into_iter().all(|day| grounds.dates(day)));
    let found = item.texts.iter().flat_map(|text| scan::scan(text));
    let wrong = found.filter(|found| !grounds.hold(found, heads)).map(|found| found.shown);
    let names = item.names.iter().filter(|name| !grounds.name(name)).cloned();
    let mut seen = BTreeSet::new();
    dates.cloned().chain(names).chain(wrong).filter(|shown| seen.insert(shown.clone())).collect()
}

/// Tells whether an exception is about a word: it is that word, or has it among its words.
fn excepts(exception: &str, shown: &str) -> bool {
    let names = scan::words(exception);
    let word = scan::words(shown);
    exception == shown || (!word.is_empty() && word.iter().all(|word| names.contains(word)) && !shown.contains(' '))
}

/// Returns what is wrong with one item, a sentence each.
fn item_wrong(site: &Site, item: &Item, rules: &Rules) -> Vec<String> {
    let known: BTreeSet<&str> = rules.sheet.facts().collect();
    let mut wrong = Vec::new();
    if item.facts.is_empty() {
        wrong.push(format!("{}: no fact is named under `x-facts`", item.name));
    }
    let unknown = item.facts.iter().filter(|fact| !known.contains(fact.as_str()));
    wrong.extend(unknown.map(|fact| format!("{}: the sheet has no fact `{fact}`", item.name)));
    let unfounded = unfounded(item, &grounds(site, item, rules), &rules.sheet.names());
    let exceptions = rules.exceptions.get(&item.name);
    let allowed = |shown: &str| exceptions.is_some_and(|all| all.keys().any(|key| excepts(key, shown)));
    let looked: BTreeSet<&str> = item.facts.iter().chain(&item.more).map(String::as_str).collect();
    let looked = looked.into_iter().collect::<Vec<_>>().join(", ");
    let bad = unfounded.iter().filter(|shown| !allowed(shown));
    wrong
        .extend(bad.map(|shown| format!("{}: `{shown}` stands neither in {looked} nor in a source's head", item.name)));
    let unneeded =
        exceptions.into_iter().flatten().filter(|(key, _)| !unfounded.iter().any(|shown| excepts(key, shown)));
    wrong.extend(unneeded.map(|(key, _)| format!("{}: the exception `{key}` is not needed any more", item.name)));
    wrong
}

/// Returns what is wrong with the lists, a sentence each: facts not used, used though left out, and names of nothing.
fn lists_wrong(items: &[Item], rules: &Rules) -> Vec<String> {
    let names: BTreeSet<&str> = items.iter().map(|item| item.name.as_str()).collect();
    let statements = items.iter().filter(|item| item.name.contains('#') || !item.name.starts_with("articles/"));
    let used: BTreeSet<&str> = statements.flat_map(|item| &item.facts).map(String::as_str).collect();
    let known: BTreeSet<&str> = rules.sheet.facts().collect();
    let facts = rules.sheet.facts().filter_map(|fact| match (used.contains(fact), rules.left_out.contains_key(fact)) {
        (true, true) => Some(format!("docs/facts-left-out.yaml: `{fact}` is used")),
        (false, false) => Some(format!("docs/facts-left-out.yaml: `{fact}` is not used, and not left out")),
        _ => None,
    });
    let left_out = rules.left_out.keys().filter(|fact| !known.contains(fact.as_str()));
    let left_out = left_out.map(|fact| format!("docs/facts-left-out.yaml: the sheet has no fact `{fact}`"));
    let exceptions = rules.exceptions.keys().filter(|name| !names.contains(name.as_str()));
    let exceptions = exceptions.map(|name| format!("tests/facts/exceptions.yaml: nothing is called `{name}`"));
    facts.chain(left_out).chain(exceptions).collect()
}

/// Returns what is wrong with the sources that say which one of the sheet they are, a sentence each.
fn sources_wrong(site: &Site, sheet: &Sheet) -> Vec<String> {
    let sources = site.shelves.sources.iter();
    let named = sources.filter_map(|source| Some((source, source.extra.get("x-sheet")?.as_str().unwrap_or_default())));
    let wrong = named.filter(|(source, id)| !sheet.has_source(id, source.published.as_ref().map(Date::edtf)));
    wrong.map(|(source, id)| format!("sources/{}: the sheet has no `{id}` of that day", source.id)).collect()
}

/// Returns everything that is wrong with a site, a sentence each.
fn wrong(texts: Vec<(String, String)>, rules: &Rules) -> Vec<String> {
    let files = Files::from_texts(texts);
    let checked = check(&files, &Options::default(), (Vec::new(), &mut |_| {}));
    let site = checked.ready.expect("content without errors").site;
    let items = items(&site);
    let mut wrong: Vec<String> = items.iter().flat_map(|item| item_wrong(&site, item, rules)).collect();
    wrong.extend(sources_wrong(&site, &rules.sheet));
    wrong.extend(lists_wrong(&items, rules));
    wrong
}

/// Returns a list of exceptions.
fn list<T: serde::de::DeserializeOwned>(path: &str) -> T {
    serde_yaml::from_str(&tree::read(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn the_content_says_nothing_that_the_fact_sheet_does_not() {
    let texts = tree::files("content").into_iter().map(|path| (path.clone(), tree::read(&path))).collect();
    let rules = Rules {
        sheet: Sheet::of(&tree::read("tests/facts/sheet.yaml")),
        table: Table::of(&tree::read("tests/facts/words.yaml")),
        exceptions: list("tests/facts/exceptions.yaml"),
        left_out: list("docs/facts-left-out.yaml"),
    };
    let wrong = wrong(texts, &rules);
    assert!(wrong.is_empty(), "\n{}\n{} in all\n", wrong.join("\n"), wrong.len());
}

/// A made-up sheet.
const SHEET: &str = "
sources:
- {id: herald, outlet: Herald Radio 9, title: Board shuts the bridge, authors: [Noor Frost], published: 2024-03-05}
facts:
- id: closure
  date: 2024-03-05
  statement: The harbour board closed the bridge by a vote of 5-2, after 1,204 crossings in a day.
  people: [Ida Marsh]
  names: [Alder Bay]
  sources: [herald]
- {id: warning, date: 2024-01, statement: A letter warned of cracks., sources: [herald]}
";

/// Returns what is wrong with a made-up event and what else there is in a site: its keys, its words, exceptions.
fn made_up((keys, body): (&str, &str), article: &str, exceptions: &str) -> Vec<String> {
    let head = "title: The bridge is shut\nstatus: confirmed\nsources: [radio]\n";
    let source =
        "- {id: radio, outlet: Herald, title: Board shuts the bridge, published: 2024-03-05, x-sheet: herald}\n";
    let files = [
        ("content/site.yaml", "title: The bridge\n".to_owned()),
        ("content/sources/all.yaml", source.to_owned()),
        ("content/events/closure.md", format!("---\n{head}{keys}\n---\n{body}\n")),
        ("content/articles/bridge.md", article.to_owned()),
    ];
    let files = files.into_iter().filter(|(_, text)| !text.is_empty());
    let rules = Rules {
        sheet: Sheet::of(SHEET),
        table: Table::of("{known: [I], same: {HB: harbour board}}"),
        exceptions: serde_yaml::from_str(exceptions).unwrap(),
        left_out: serde_yaml::from_str("warning: It is another story.").unwrap(),
    };
    wrong(files.map(|(path, text)| (path.to_owned(), text)).collect(), &rules)
}

/// Returns what an event with these words would be told.
fn told(words: &str) -> Vec<String> {
    let wrong = made_up(("date: 2024-03-05\nx-facts: [closure]", words), "", "{}");
    let parts = wrong.iter().map(|wrong| wrong.split('`').nth(1).unwrap().to_owned());
    parts.collect()
}

#[test]
fn what_the_facts_say_may_be_said() {
    let words = "On Tuesday, March 5, 2024, after 1204 crossings in Alder Bay, Ida Marsh's HB shut it, 5-2. \
        Noor Frost told two people of the 1,204 in March, and again on March 5 in 2024.";
    assert_eq!(told(words), [""; 0]);
    assert_eq!(told("As the Herald writes, [[closure]]."), [""; 0]);
}

#[test]
fn a_wrong_number_is_told() {
    assert_eq!(told("There were 1,205 crossings."), ["1,205"]);
    assert_eq!(told("The vote was 2-5, of seventeen."), ["2-5", "seventeen"]);
    assert_eq!(told("A 9 in the name of a station is no 9 of anything."), ["9"]);
}

#[test]
fn a_wrong_date_is_told() {
    assert_eq!(told("It was on March 6, 2024."), ["March 6, 2024"]);
    assert_eq!(told("It was on March 5, 2023, or in 2022, or in April."), ["March 5, 2023", "2022", "April"]);
    assert_eq!(told("It was on Monday, March 5, and on a Friday."), ["Monday, March 5", "Friday"]);
    let early = made_up(("date: 2024-03-04\nx-facts: [closure]", ""), "", "{}");
    assert_eq!(early, ["events/closure: `2024-03-04` stands neither in closure nor in a source's head"]);
}

#[test]
fn a_wrong_name_is_told() {
    assert_eq!(told("The board of Ida Marsch met in Alder Cove."), ["Marsch", "Cove"]);
    assert_eq!(told("It closed. Marsh was there, says the FBI."), ["FBI"]);
    let place = made_up(("date: 2024-03-05\nplaces: [Elder Bay]\nx-facts: [closure]", ""), "", "{}");
    assert_eq!(place, ["events/closure: `Elder Bay` stands neither in closure nor in a source's head"]);
}

#[test]
fn an_entry_without_a_fact_is_told() {
    let none = made_up(("date: 2024-03-05", ""), "", "{}");
    let unused = "docs/facts-left-out.yaml: `closure` is not used, and not left out";
    assert_eq!(none, ["events/closure: no fact is named under `x-facts`", unused]);
    let unknown = made_up(("date: 2024-03-05\nx-facts: [closure, opening]", ""), "", "{}");
    assert_eq!(unknown, ["events/closure: the sheet has no fact `opening`"]);
    let both = made_up(("date: 2024-03-05\nx-facts: [closure, warning]", ""), "", "{}");
    assert_eq!(both, ["docs/facts-left-out.yaml: `warning` is used"]);
}

#[test]
fn an_exception_is_used_or_told() {
    let keys = "date: 2024-03-05\nx-facts: [closure]";
    let exceptions = "{events/closure: {'12': Counted here., Harbour Master: His title.}}";
    assert_eq!(made_up((keys, "The Harbour Master saw 12."), "", exceptions), [""; 0]);
    let unneeded = made_up((keys, "The Harbour Master saw none."), "", exceptions);
    assert_eq!(unneeded, ["events/closure: the exception `12` is not needed any more"]);
    let nobody = made_up((keys, ""), "", "{events/opening: {'12': Counted here.}}");
    assert_eq!(nobody, ["tests/facts/exceptions.yaml: nothing is called `events/opening`"]);
}

#[test]
fn an_article_may_say_what_its_events_and_notes_may() {
    let article = |note: &str, words: &str| {
        let head = "title: A bridge\nevents: [closure]\nx-facts: [warning]\n";
        let note = format!("annotations:\n- {{id: why, quote: the vote, sources: [radio], text: {note}}}\n");
        let article = format!("---\n{head}{note}---\nThis is the vote. {words}\n");
        made_up(("date: 2024-03-05\nx-facts: [closure]", ""), &article, "{}")
    };
    let fact = "It was 5-2., x-facts: [closure]";
    assert_eq!(article(fact, "In January it was only a letter, on March 5 a vote."), [""; 0]);
    let wrong = "articles/bridge: `Feb. 2` stands neither in closure, warning nor in a source's head";
    assert_eq!(article(fact, "It was on Feb. 2."), [wrong]);
    let bare = "articles/bridge#why: no fact is named under `x-facts`";
    assert_eq!(article("It was close.", ""), [bare]);
}
