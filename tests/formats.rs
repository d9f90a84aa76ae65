//! The formats for machines: Atom, sitemap, robots and data, whole, of small sites that hold every hard case; and the
//! rules of each format on titles that mean harm.

mod xml;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use chrono::DateTime;
use dateline::address::Address;
use dateline::files::Files;
use dateline::parse::Places;
use dateline::plan::{Entry, Kind};
use dateline::problem::draw::plain;
use dateline::render::{data::data, feed::feed, robots::robots, sitemap::sitemap};
use dateline::{Options, Ready, check};
use serde_json::Value;

use crate::tree;
use xml::Element;

/// A site's files: paths and texts.
type Texts = Vec<(String, String)>;

/// A site with every case that the formats treat apart.
const STORY: &[(&str, &str)] = &[
    (
        "content/site.yaml",
        "title: The refusal\ndescription: A story told twice.\nbase-url: https://example.org/it's/\ntime-zone: America/New_York\n\
         authors: [Ann Author, Bo Writer]\nlicence: CC BY 4.0\n",
    ),
    ("content/topics.yaml", "- {id: law, title: Law & order}\n- {id: border, title: Border}\n"),
    (
        "content/sources/all.yaml",
        "- {id: paper, outlet: The Paper, title: He refused, published: 2022-11-12, accessed: 2022-11-20, url: \"https://paper.example/refused\"}\n\
         - {id: wire, outlet: The Wire, title: He was asked, published: 2022-11-11, url: \"https://wire.example/asked\"}\n",
    ),
    ("content/people/chris.md", "---\nname: Chris Magnus\n---\n"),
    ("content/organizations/cbp.md", "---\nname: Customs and Border Protection\naliases: [/agencies/cbp/]\n---\n"),
    (
        "content/events/refuses.md",
        "---\ntitle: He refuses\ndate: 2022-11-11\nreported: 2022-11-12T00:30\nsummary: He wrote that he would not go.\n\
         importance: major\nkind: refusal\npeople: [{id: chris, part: wrote}]\norganizations: [cbp]\nplaces: [Washington]\n\
         topics: [law, border]\nsources: [paper, wire]\nfollows: [asked]\n\
         quotation: {text: I have no intention of resigning, speaker: chris, source: paper}\n\
         corrections:\n  - {date: 2022-11-14, text: \"An earlier version named the *wrong* day.\"}\n---\nThe account.\n",
    ),
    (
        "content/events/asked.md",
        "---\ntitle: He is asked to go\ndate: 2022-11\nstatus: reported\nsources: [wire]\naliases: [/asked/]\n---\nThe first words of the account.\n\nMore.\n",
    ),
    (
        "content/events/since.md",
        "---\ntitle: No one in office\ndate: 2022-11-12/..\nstatus: developing\nsources: [paper]\npart-of: refuses\n---\n",
    ),
    (
        "content/events/hearing.md",
        "---\ntitle: A hearing\ndate: 2031-01-15\nstatus: scheduled\nsources: [paper]\n---\n",
    ),
    (
        "content/events/hidden.md",
        "---\ntitle: Not for search engines\ndate: 1789-07-14\nnoindex: true\nsources: [paper]\nhistory:\n\
         \x20 - {date: 2022-11-13, status: reported}\n  - {date: 2022-11-15, status: confirmed, note: Now sure.}\n---\n",
    ),
    ("content/events/ides.md", "---\ntitle: An old murder\ndate: -0043-03-15\nsources: [paper]\n---\n"),
    ("content/events/draft.md", "---\ntitle: Not yet\ndate: 2022-12-01\ndraft: true\n---\n"),
    (
        "content/articles/closely.md",
        "---\ntitle: Read closely\nstandfirst: Line by line.\nauthors: [Cy Essayist]\npublished: 2022-11-13\nupdated: 2022-11-16\n\
         topics: [law]\nsources: [paper]\nannotations:\n  - {id: would, quote: would not go, text: So he said., date: 2022-11-17}\n---\n\
         He wrote that he would not go.\n",
    ),
    ("content/articles/undated.md", "---\ntitle: Without a date\n---\nWords.\n"),
    (
        "content/claims/year.md",
        "---\ntitle: Nearly a year\nquote: It took nearly a year\nspeaker: chris\nsources: [paper]\nverdict: \"true\"\n---\n",
    ),
    ("content/pages/about.md", "---\ntitle: About\nnoindex: true\n---\nWords.\n"),
];

/// The barest site.
const BARE: &[(&str, &str)] =
    &[("content/site.yaml", "title: Bare\n"), ("content/events/thing.md", "---\ntitle: A thing\ndate: 2022\n---\n")];

/// Words that break what is not escaped, as YAML writes them, and as XML must show them.
const HOSTILE: (&str, &str) = (
    r#""]]></title><script>alert('1')</script> & &amp; \"q\" 🕊️ \u2067שלום\u2069""#,
    "]]></title><script>alert('1')</script> & &amp; \"q\" 🕊️ \u{2067}שלום\u{2069}",
);

/// Copies a site's files.
fn texts(files: &[(&str, &str)]) -> Texts {
    files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

/// Checks and plans a site, which must have no errors.
fn ready(texts: Texts) -> Ready {
    let files = Files::from_texts(texts);
    let checked = check(&files, &Options::default(), (Vec::new(), &mut |_| {}));
    checked.ready.unwrap_or_else(|| panic!("{}", plain(&checked.problems, &Places::new(&files))))
}

/// Returns the feed of a site that has one, read.
fn read_feed(site: &Ready) -> Element {
    xml::read(&feed(&site.site, &site.plan).unwrap())
}

/// Returns the texts of an element that every entry has.
fn each(feed: &Element, name: &str) -> Vec<String> {
    feed.all("entry").map(|entry| entry.one(name).text.clone()).collect()
}

/// Compares a text with the one expected, or writes it there when asked to.
fn compare(name: &str, came: &str) {
    let path = format!("tests/formats/{name}");
    if tree::updating() {
        tree::write(&path, came);
    }
    assert_eq!(came, tree::read(&path), "{path}; UPDATE=1 rewrites it");
}

/// Demands what RFC 4287 does of a feed, and that it is served at an address.
fn assert_atom(feed: &Element, url: &str) {
    assert_eq!((feed.name.as_str(), feed.attribute("xmlns")), ("feed", Some("http://www.w3.org/2005/Atom")));
    let link = |of: &Element, rel: &str| {
        let mut links = of.all("link").filter(|link| link.attribute("rel") == Some(rel));
        links.next().and_then(|link| link.attribute("href")).map(str::to_owned)
    };
    assert_eq!(link(feed, "self").as_deref(), Some(url));
    assert!(feed.all("author").all(|author| !author.one("name").text.trim().is_empty()));
    assert!(feed.all("author").next().is_some());
    let time = |text: &str| DateTime::parse_from_rfc3339(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    let mut times = vec![time(&feed.one("updated").text)];
    let mut ids = BTreeSet::from([feed.one("id").text.clone()]);
    for entry in feed.all("entry") {
        assert!(!entry.one("title").text.trim().is_empty());
        assert_eq!(Some(&entry.one("id").text), link(entry, "alternate").as_ref());
        assert!(ids.insert(entry.one("id").text.clone()), "an id twice");
        let updated = time(&entry.one("updated").text);
        assert!(entry.all("published").all(|published| time(&published.text) <= updated));
        assert_eq!(entry.one("content").attribute("type"), Some("html"));
        times.push(updated);
    }
    assert!(times.is_sorted_by(|one, next| one >= next), "not newest first");
}

#[test]
fn a_whole_story() {
    let Ready { site, plan, .. } = &ready(texts(STORY));
    compare("story/feed.xml", &feed(site, plan).unwrap());
    compare("story/sitemap.xml", &sitemap(site, plan).unwrap());
    compare("story/robots.txt", &robots(site, plan));
    compare("story/timeline.json", &data(site, plan));
}

#[test]
fn a_site_without_a_base_url() {
    let Ready { site, plan, .. } = &ready(texts(BARE));
    assert_eq!((feed(site, plan), sitemap(site, plan)), (None, None));
    compare("bare/robots.txt", &robots(site, plan));
    compare("bare/timeline.json", &data(site, plan));
}

#[test]
fn a_site_without_events() {
    let Ready { site, plan, .. } =
        &ready(texts(&[("content/site.yaml", "title: Empty\nbase-url: https://example.org/\n")]));
    compare("empty/feed.xml", &feed(site, plan).unwrap());
    compare("empty/timeline.json", &data(site, plan));
}

#[test]
fn the_rules_of_atom_hold() {
    assert_atom(&read_feed(&ready(texts(STORY))), "https://example.org/it's/feed.xml");
}

/// The words that mean harm as Markdown leaves them: tags that are not let through are gone.
const READ: &str = "]]> & & “q” 🕊\u{fe0f} \u{2067}שלום\u{2069}";

/// Makes a site whose every text is one that means harm.
fn hostile() -> Texts {
    let words = HOSTILE.0;
    let mut texts = texts(&[]);
    let mut push = |path: &str, text: String| texts.push((path.to_owned(), text));
    push(
        "content/site.yaml",
        format!(
            "title: {words}\ndescription: {words}\nlicence: {words}\nauthors: [{words}]\nbase-url: https://example.org/\n"
        ),
    );
    push("content/topics.yaml", format!("- {{id: harm, title: {words}}}\n"));
    push(
        "content/events/harm.md",
        format!(
            "---\ntitle: {words}\ndate: 2022-11-11\nsummary: {words}\nkind: {words}\ntopics: [harm]\n\
             quotation: {{text: {words}, speaker: {words}}}\n\
             corrections:\n  - {{date: 2022-11-12, text: \"a &lt;b&gt; & c\"}}\n---\n"
        ),
    );
    push(
        "content/articles/harm.md",
        format!("---\ntitle: {words}\nstandfirst: {words}\nauthors: [{words}]\npublished: 2022-11-10\n---\nWords.\n"),
    );
    texts
}

#[test]
fn titles_that_mean_harm_stay_words() {
    let site = ready(hostile());
    let feed = read_feed(&site);
    let words = HOSTILE.1;
    assert_atom(&feed, "https://example.org/feed.xml");
    for name in ["title", "subtitle", "rights"] {
        assert_eq!(feed.one(name).text, words, "{name}");
    }
    assert_eq!(each(&feed, "title"), [words, words]);
    let event = feed.all("entry").next().unwrap();
    assert_eq!(event.one("category").attribute("label"), Some(words));
    let html = scraper::Html::parse_fragment(&event.one("content").text);
    let shown: Vec<String> = html.root_element().child_elements().map(|p| p.text().collect()).collect();
    assert_eq!(shown, [READ, "Corrected Nov. 12, 2022: a <b> & c", "Nov. 11, 2022 · Reported"]);
    xml::read(&sitemap(&site.site, &site.plan).unwrap());
}

#[test]
fn data_says_hostile_words_as_they_were_written() {
    let site = ready(hostile());
    let data: Value = serde_json::from_str(&data(&site.site, &site.plan)).unwrap();
    let event = &data["events"][0];
    let written = &site.site.shelves.events.iter().next().unwrap().title;
    assert!(written.contains("<script>") && written.contains('\u{2067}'));
    let places =
        [&data["title"], &event["title"], &event["kind"], &event["quotation"]["text"], &event["quotation"]["speaker"]];
    assert!(places.iter().all(|value| value.as_str() == Some(written)), "{data:#}");
    assert_eq!(event["summary"], READ);
}

#[test]
fn ids_stay_when_titles_change() {
    let before = each(&read_feed(&ready(texts(STORY))), "id");
    let mut renamed = texts(STORY);
    for (_, text) in renamed.iter_mut().skip(1) {
        *text = text.replace("\ntitle: ", "\ntitle: In other words, ");
    }
    let after = read_feed(&ready(renamed));
    assert_eq!(before, each(&after, "id"));
    assert!(each(&after, "title").iter().all(|title| title.starts_with("In other words")));
}

/// Makes a site of as many events, one a day.
fn many(count: usize) -> Texts {
    let mut texts = texts(&[("content/site.yaml", "title: Many\nbase-url: https://example.org/\n")]);
    for number in 0..count {
        let (year, month, day) = (2000 + number / 336, number / 28 % 12 + 1, number % 28 + 1);
        let text = format!("---\ntitle: Event {number}\ndate: {year}-{month:02}-{day:02}\n---\n");
        texts.push((format!("content/events/e{number:05}.md"), text));
    }
    texts
}

#[test]
fn the_feed_holds_the_newest_fifty() {
    let site = ready(many(60));
    let feed = read_feed(&site);
    assert_atom(&feed, "https://example.org/feed.xml");
    let newest: Vec<String> = (10..60).rev().map(|number| format!("Event {number}")).collect();
    assert_eq!(each(&feed, "title"), newest);
}

#[test]
fn the_sitemap_holds_every_page_and_nothing_else() {
    let site = ready(many(60));
    let map = xml::read(&sitemap(&site.site, &site.plan).unwrap());
    let mut found: Vec<String> = map.all("url").map(|url| url.one("loc").text.clone()).collect();
    found.sort();
    let mut wanted = String::new();
    for path in ["", "claims/", "corrections/"] {
        _ = writeln!(wanted, "https://example.org/{path}");
    }
    (0..60).for_each(|number| _ = writeln!(wanted, "https://example.org/events/e{number:05}/"));
    wanted.push_str("https://example.org/sources/");
    assert_eq!(found, wanted.lines().collect::<Vec<_>>());
}

#[test]
fn a_sitemap_is_never_longer_than_the_format_allows() {
    let Ready { site, mut plan, .. } = ready(texts(STORY));
    let page = |number: usize| Address::page(&["pages", &number.to_string()]).unwrap();
    plan.entries = (0..50_001).map(|number| Entry { address: page(number), kind: Kind::Sources }).collect();
    let map = sitemap(&site, &plan).unwrap();
    assert_eq!(map.matches("<url>").count(), 50_000);
    assert!(map.contains("/pages/49999/<") && !map.contains("/pages/50000/<"));
}
