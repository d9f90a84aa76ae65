//! What is known about keys apart from the maps they are in: examples, and what other programs call them.

use crate::problem::wording::{certain, nearest};

/// Keys of Hugo, Zola, Jekyll and everyday speech, each with what may be meant here, the likeliest first.
const FOREIGN: &[(&str, &[&str])] = &[
    ("abstract", &["summary", "standfirst", "description"]),
    ("alias", &["aliases"]),
    ("archived", &["archive"]),
    ("author", &["authors"]),
    ("baseurl", &["base-url"]),
    ("birth", &["born"]),
    ("birthday", &["born"]),
    ("by", &["authors", "author"]),
    ("byline", &["authors"]),
    ("categories", &["topics"]),
    ("category", &["topics", "kind"]),
    ("citations", &["sources"]),
    ("copyright", &["licence"]),
    ("correction", &["corrections"]),
    ("created", &["published", "date"]),
    ("date", &["published", "said"]),
    ("day", &["date"]),
    ("death", &["died"]),
    ("deck", &["standfirst"]),
    ("dek", &["standfirst"]),
    ("description", &["summary", "standfirst", "note", "definition", "text"]),
    ("excerpt", &["summary", "standfirst"]),
    ("expirydate", &["review-after"]),
    ("from", &["date"]),
    ("headline", &["title"]),
    ("image", &["media"]),
    ("images", &["media"]),
    ("keywords", &["topics"]),
    ("label", &["short", "title"]),
    ("lang", &["language"]),
    ("languagecode", &["language"]),
    ("last-modified", &["updated"]),
    ("lastmod", &["updated"]),
    ("lede", &["standfirst", "summary"]),
    ("license", &["licence"]),
    ("link", &["url", "links"]),
    ("location", &["places"]),
    ("locations", &["places"]),
    ("menu", &["navigation"]),
    ("modified", &["updated"]),
    ("name", &["title", "term"]),
    ("nav", &["navigation"]),
    ("orgs", &["organizations"]),
    ("organisations", &["organizations"]),
    ("page", &["locator"]),
    ("permalink", &["aliases"]),
    ("pictures", &["media"]),
    ("place", &["places"]),
    ("position", &["office", "tenures"]),
    ("priority", &["importance"]),
    ("publication", &["outlet"]),
    ("publisher", &["outlet"]),
    ("publishdate", &["embargo"]),
    ("quotation", &["quote"]),
    ("quote", &["quotation"]),
    ("references", &["sources"]),
    ("related", &["follows", "events"]),
    ("role", &["part", "tenures"]),
    ("source", &["sources", "outlet"]),
    ("start", &["date"]),
    ("subtitle", &["standfirst", "summary"]),
    ("summary", &["description", "standfirst", "note"]),
    ("tagline", &["description"]),
    ("tags", &["topics"]),
    ("taxonomies", &["topics"]),
    ("teaser", &["summary", "standfirst"]),
    ("text", &["note", "definition", "description"]),
    ("timezone", &["time-zone"]),
    ("title", &["name"]),
    ("type", &["kind"]),
    ("unlisted", &["noindex"]),
    ("until", &["date"]),
    ("version", &["updated"]),
    ("weight", &["importance"]),
    ("when", &["date"]),
    ("where", &["places"]),
    ("who", &["people"]),
];

/// Keys of other programs for which there is no key here, each with what to do instead.
const ADVICE: &[(&str, &str)] = &[
    ("body", "write the text under the closing `---`"),
    ("content", "write the text under the closing `---`"),
    ("date", "this kind of document has no date of its own; leave the key out"),
    ("extra", "write each key of your own at the top with `x-` before it"),
    ("id", "the file's name is the id: leave the key out, or rename the file"),
    ("layout", "the folder decides how a document looks: leave the key out"),
    ("path", "the file's name is the id and makes the address; old addresses go under `aliases`"),
    ("params", "write each key of your own at the top with `x-` before it"),
    ("slug", "the file's name is the id and makes the address; old addresses go under `aliases`"),
    ("template", "the folder decides how a document looks: leave the key out"),
    ("url", "the file's name is the id and makes the address; old addresses go under `aliases`"),
];

/// Returns a key as it would be written here: lower case, words joined by hyphens.
pub(super) fn kebab(key: &str) -> String {
    let mut kebab = String::with_capacity(key.len());
    let mut lower = false;
    for c in key.chars() {
        if c.is_uppercase() && lower {
            kebab.push('-');
        }
        lower = c.is_lowercase();
        match c {
            '_' | ' ' | '.' => kebab.push('-'),
            c => kebab.extend(c.to_lowercase()),
        }
    }
    kebab
}

/// Returns the key that was probably meant by one that is not known.
pub(super) fn meant(key: &str, known: &[&'static str]) -> Option<&'static str> {
    let kebab = kebab(key);
    let exactly = known.iter().copied().find(|known| *known == kebab);
    exactly.or_else(|| foreign(&kebab, known)).or_else(|| {
        nearest(&kebab, known.iter().copied()).and_then(|near| known.iter().copied().find(|known| *known == near))
    })
}

/// Returns the key that one which is not known can only be a misspelling of.
pub(super) fn misspelt(key: &str, known: &[&'static str]) -> Option<&'static str> {
    let kebab = kebab(key);
    let sure = certain(&kebab, known.iter().copied()).filter(|_| foreign(&kebab, known).is_none());
    known
        .iter()
        .copied()
        .find(|known| *known == kebab)
        .or_else(|| known.iter().copied().find(|known| Some(*known) == sure))
}

/// Translates a key of another program.
fn foreign(kebab: &str, known: &[&'static str]) -> Option<&'static str> {
    let bare = kebab.replace('-', "");
    let (_, here) = FOREIGN.iter().find(|(name, _)| *name == kebab || *name == bare)?;
    here.iter().copied().find(|name| known.contains(name))
}

/// Returns what to do instead of writing a key of another program.
pub(super) fn advice(key: &str) -> Option<&'static str> {
    let kebab = kebab(key);
    ADVICE.iter().find(|(name, _)| *name == kebab).map(|(_, advice)| *advice)
}

/// Returns a line that shows how a key of something is written.
pub(super) fn example(what: &str, key: &str) -> &'static str {
    match key {
        "title" if what == "the site" => "title: The name of the site",
        "title" if what == "an office" => "title: Commissioner",
        "title" if what == "a topic" => "title: Elections",
        "title" if what == "a page" => "title: About this site",
        "name" if what == "an organization" => "name: Customs and Border Protection",
        "name" if what == "an outlet" => "name: The Herald",
        "alt" => "alt: The council in session",
        "date" => "date: 2022-11-11",
        "definition" => "definition: A rule that lets border officials turn people away",
        "event" => "event: the-vote",
        "field" => "field: date",
        "file" => "file: council.jpg",
        "id" => example_id(what),
        "name" => "name: Ada Lovelace",
        "office" => "office: commissioner",
        "outlet" => "outlet: The Herald",
        "quote" => "quote: the words as the reader sees them",
        "reason" => "reason: why this case is allowed",
        "sources" => "sources: [herald-vote]",
        "status" => "status: confirmed",
        "term" => "term: Title 42",
        "text" => "text: some words",
        "url" => "url: https://example.org/page",
        "value" => "value: 12 people",
        "values" => "values: [{value: 12 people, sources: [herald-vote]}]",
        "verdict" => "verdict: needs-context",
        _ => "title: The council votes",
    }
}

/// Returns a line that shows the id of something.
fn example_id(what: &str) -> &'static str {
    match what {
        "a participant" => "id: ada-lovelace",
        "a citation" | "a source" => "id: herald-vote",
        "an outlet" => "id: herald",
        "a topic" => "id: elections",
        "an office" => "id: commissioner",
        _ => "id: the-vote",
    }
}

/// Returns an example of a map that describes something.
pub(super) fn example_map(what: &str) -> &'static str {
    match what {
        "a correction" => "- {date: 2022-11-13, text: The day was wrong}",
        "a citation" => "- {id: herald-vote, locator: p. 4}",
        "a participant" => "- {id: ada-lovelace, part: chair}",
        "a link" => "- {title: Agency website, url: https://example.org/}",
        "a medium" => "- {file: council.jpg, alt: The council in session}",
        "a tenure" => "- {office: commissioner, date: 2021-12/2022-11}",
        "an office" => "- {id: commissioner, title: Commissioner}",
        "an annotation" => "- {quote: the words, text: the note}",
        "a step" => "- {event: the-vote, text: where it began}",
        "a quotation" => "quotation: {text: I will not resign, speaker: ada-lovelace}",
        "a term" => "- {term: Title 42, definition: A rule about public health}",
        "a status change" | "a change of status" => "- {date: 2022-11-13, status: confirmed}",
        "a change of verdict" => "- {date: 2022-11-13, verdict: needs-context}",
        "a disputed fact" => "- {field: date, values: [{value: 12 people, sources: [herald-vote]}]}",
        "a disputed value" => "- {value: 12 people, sources: [herald-vote]}",
        _ => "title: The council votes",
    }
}

/// Returns the line with which the front matter of a kind begins.
pub(super) fn first_line(what: &str) -> &'static str {
    match what {
        "a person" => "name: Ada Lovelace",
        "an organization" => "name: Customs and Border Protection",
        _ => "title: The council votes",
    }
}

/// Returns an example of an entry of a list of a kind.
pub(super) fn example_entry(what: &str) -> &'static str {
    match what {
        "a source" => "- {id: herald-vote, outlet: The Herald, title: Council votes}",
        "an outlet" => "- {id: herald, name: The Herald}",
        "a topic" => "- {id: elections, title: Elections}",
        "a term" => "- {term: Title 42, definition: A rule about public health}",
        _ => "- {quote: the words, text: the note}",
    }
}
