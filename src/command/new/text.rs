//! What new files and entries say: the keys that are needed, and the usual others, each behind a `#`.

use super::wish::Wish;
use crate::parse::Kind;
use crate::parse::yaml::{self, Value};

/// Returns the text of a new file with a front matter.
pub(super) fn file(wish: &Wish<'_>) -> String {
    let name = if matches!(wish.kind, Kind::Person | Kind::Organization) { "name" } else { "title" };
    let mut text = format!("---\n{}", line(name, &wish.title.map_or_else(|| spoken(wish.id), str::to_owned)));
    let date = match wish.kind {
        Kind::Article => "published",
        Kind::Claim => "said",
        _ => "date",
    };
    text.extend(wish.date.as_ref().map(|(typed, _)| line(date, typed)));
    text.push_str("draft: true # take this line out to publish\n");
    let usual =
        usual(wish.kind).lines().filter(|usual| wish.date.is_none() || !usual.starts_with(&format!("# {date}:")));
    text.push_str("# Take the `#` away from what you need.\n");
    text.extend(usual.flat_map(|usual| [usual, "\n"]));
    text.push_str("---\n");
    text
}

/// Returns the text of a new entry of a list.
pub(super) fn entry(wish: &Wish<'_>) -> String {
    let title = wish.title.unwrap_or_default();
    let keys: Vec<(&str, &str)> = match wish.kind {
        Kind::Source => vec![("id", wish.id), ("outlet", wish.outlet.unwrap_or_default()), ("title", title)],
        Kind::Outlet => vec![("id", wish.id), ("name", title)],
        Kind::Term => vec![("term", wish.id), ("definition", wish.definition.unwrap_or_default())],
        _ => vec![("id", wish.id), ("title", title)],
    };
    let mut lines: Vec<String> = keys.into_iter().map(|(key, value)| line(key, value)).collect();
    lines.extend(wish.date.as_ref().map(|(typed, _)| line("published", typed)));
    let usual = usual(wish.kind).lines().filter(|usual| wish.date.is_none() || !usual.starts_with("# published:"));
    lines.extend(usual.map(|usual| format!("{usual}\n")));
    let indent = |(number, line): (usize, String)| format!("{}{line}", if number == 0 { "- " } else { "  " });
    lines.into_iter().enumerate().map(indent).collect()
}

/// Writes a key and its value on a line; in quotes where it would mean something else without.
fn line(key: &str, value: &str) -> String {
    let plain = format!("{key}: {value}\n");
    let read = yaml::read(&plain).map(|node| node.value);
    let same = match &read {
        Ok(Value::Map(map)) => {
            matches!(&map[..], [(_, found)] if found.value == Value::Text(value.into()) || matches!(found.value, Value::Number(_)))
        }
        _ => false,
    };
    // A text in JSON's quotes is one in YAML's.
    if same { plain } else { format!("{key}: {}\n", serde_json::Value::from(value)) }
}

/// Makes a title of an id: `bridge-closes` to `Bridge closes`.
fn spoken(id: &str) -> String {
    let words = id.replace('-', " ");
    let mut letters = words.trim().chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Returns the usual keys of a kind beside those that are needed, as lines that are comments.
fn usual(kind: Kind) -> &'static str {
    match kind {
        Kind::Event => EVENT,
        Kind::Article => ARTICLE,
        Kind::Person => PERSON,
        Kind::Organization => ORGANIZATION,
        Kind::Claim => CLAIM,
        Kind::Storyline => "# steps: [{event: some-event, text: Where it began.}]",
        Kind::Page => "# description: One or two sentences.",
        Kind::Source => SOURCE,
        Kind::Outlet => "# owner: Coast Papers\n# country: United Kingdom\n# kind: newspaper",
        Kind::Topic => "# description: What it is about, in a sentence.",
        Kind::Term | Kind::Site | Kind::Annotations | Kind::Data | Kind::Lock => "",
    }
}

/// The usual keys of an event.
const EVENT: &str = "\
# status: confirmed # or reported, alleged, disputed, developing, scheduled, retracted
# summary: One or two sentences.
# importance: major # or minor
# reported: 2022-11-12 # when it became known
# people: [some-person]
# organizations: [some-organization]
# places: [Some Town]
# topics: [some-topic]
# sources: [some-source, {id: another-source, locator: p. 4}]
# follows: [another-event]
# unknown: What nobody has said yet.";

/// The usual keys of an article.
const ARTICLE: &str = "\
# standfirst: The paragraph under the headline.
# authors: [Some Name]
# published: 2022-11-12
# people: [some-person]
# events: [some-event]
# topics: [some-topic]
# sources: [some-source]
# annotations: [{quote: words of the text below, kind: context, sources: [some-source], text: The note.}]";

/// The usual keys of a person.
const PERSON: &str = "\
# sort-name: Lovelace, Ada
# also-known-as: [Augusta Ada King]
# born: 1815
# links: [{title: Website, url: \"https://example.org/\"}]
# tenures: [{office: some-office, date: 2021-12-13/2022-11-12, status: confirmed, sources: [some-source]}]";

/// The usual keys of an organization.
const ORGANIZATION: &str = "\
# acronym: ABC
# parent: another-organization
# offices: [{id: some-office, title: Director}]
# links: [{title: Website, url: \"https://example.org/\"}]";

/// The usual keys of a claim.
const CLAIM: &str = "\
# quote: The words that were said.
# speaker: some-person
# said: 2022-11-12
# verdict: unproven # or true, mostly-true, needs-context, misleading, false
# evidence: {for: [some-source], against: [another-source]}
# sources: [some-source]
# topics: [some-topic]";

/// The usual keys of a source.
const SOURCE: &str = "\
# authors: [Some Name]
# published: 2022-11-12
# accessed: 2022-11-13
# url: https://example.org/page
# archive: https://archive.example/page
# kind: report # or wire, statement, document, data, analysis, broadcast
# derives-from: [another-source]";
