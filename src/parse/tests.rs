//! The content as a whole: what is read, and what is said about the rest.

use proptest::{collection, prelude::*};

use super::*;
use crate::problem::draw::Texts;
use crate::text::line_column;

/// Reads content and returns what was read and what was said, one line a problem and one a help or fix.
fn read(files: &[(&str, &str)]) -> (Documents, Vec<String>) {
    let files = Files::from_texts(files.iter().map(|(path, text)| (format!("content/{path}"), *text)));
    let (documents, problems) = documents(&files);
    let places = Places::new(&files);
    let at = |place: Place| {
        let span = places.span(place);
        let at = line_column(places.text(span.file), span.range().start);
        format!("{}:{}:{}", places.path(span.file).trim_start_matches("content/"), at.line, at.column)
    };
    let mut said = Vec::new();
    for problem in problems {
        said.push(format!("{} {}: {}", at(problem.place), problem.rule.name(), problem.message));
        said.extend(problem.labels.iter().map(|label| format!("  {} {}", at(label.place), label.text)));
        said.extend(problem.notes.iter().map(|note| format!("  note: {note}")));
        said.extend(problem.helps.iter().map(|help| format!("  help: {help}")));
        said.extend(problem.fix.iter().map(|fix| format!("  fix: {} {}", at(fix.place), fix.text)));
    }
    (documents, said)
}

/// A configuration that nothing can be said about.
const SITE: (&str, &str) = ("site.yaml", "title: The site\n");

/// Returns what is said about one file beside a configuration.
fn said(path: &str, text: &str) -> Vec<String> {
    read(&[SITE, (path, text)]).1
}

/// Returns what is said about the front matter of an event.
fn said_of_event(keys: &str) -> Vec<String> {
    said("events/the-vote.md", &format!("---\ntitle: The vote\ndate: 2022-11-11\n{keys}---\nText.\n"))
}

#[test]
fn a_site_without_a_configuration_or_a_title() {
    assert_eq!(
        read(&[]).1,
        [
            "site.yaml:1:1 missing-key: the site has no `site.yaml`",
            "  help: write a file `content/site.yaml` with a line `title: The name of the site`"
        ]
    );
    let (documents, said) = read(&[("site.yaml", "language: en\n")]);
    assert_eq!(
        said,
        ["site.yaml:1:1 missing-key: the site needs the key `title`", "  help: write `title: The name of the site`"]
    );
    assert_eq!(documents.site.language.map(|language| language.value).as_deref(), Some("en"));
    assert_eq!(
        read(&[("site.yaml", "")]).1,
        ["site.yaml:1:1 missing-key: the site needs the key `title`", "  help: write `title: The name of the site`"]
    );
    assert_eq!(
        read(&[("site.yaml", "title: A: B\n")]).1,
        [
            "site.yaml:1:9 yaml-syntax: the text of `title` has an unquoted `: ` in it",
            "  help: write `title: \"A: B\"`",
            "  fix: site.yaml:1:1 title: \"A: B\""
        ]
    );
}

#[test]
fn the_least_that_can_be_written() {
    let (documents, said) = read(&[
        SITE,
        ("articles/a.md", "---\ntitle: A\n---\n"),
        ("claims/c.md", "---\nquote: words\n---\n"),
        ("claims/d.md", "---\ntitle: words\n---\n"),
        ("events/e.md", "---\ntitle: E\ndate: 2022\n---\n"),
        ("organizations/o.md", "---\nname: O\n---\n"),
        ("pages/p.md", "---\ntitle: P\n---\n"),
        ("people/q.md", "---\nname: Q\n---\n"),
        ("sources/s.yaml", "- id: s\n  outlet: S\n  title: T\n"),
        ("storylines/t.md", "---\ntitle: T\n---\n"),
    ]);
    assert_eq!(said, Vec::<String>::new());
    let ids: Vec<&str> = [&documents.articles[0].id, &documents.claims[0].id, &documents.claims[1].id]
        .into_iter()
        .chain([&documents.events[0].id, &documents.organizations[0].id, &documents.pages[0].id])
        .chain([&documents.people[0].id, &documents.sources[0].id, &documents.storylines[0].id])
        .map(|id| id.value.as_str())
        .collect();
    assert_eq!(ids, ["a", "c", "d", "e", "o", "p", "q", "s", "t"]);
    assert_eq!(documents.site.split_above, 300);
    assert_eq!(documents.unread, []);
}

#[test]
fn misspelt_keys() {
    for (key, meant) in [("sumary", "summary"), ("part_of", "part-of"), ("partOf", "part-of")] {
        let told = said_of_event(&format!("{key}: x\n"));
        let at = "events/the-vote.md:4:1";
        let help = format!("  help: did you mean `{meant}`?");
        let fix = format!("  fix: {at} {meant}");
        assert_eq!(told, [format!("{at} unknown-key: an event has no key `{key}`"), help, fix]);
    }
}

#[test]
fn keys_nobody_knows() {
    let cases: &[(&str, &[&str])] = &[
        ("tags: [x]\n", &["4:1 unknown-key: an event has no key `tags`", "  help: did you mean `topics`?"]),
        ("weight: 1\n", &["4:1 unknown-key: an event has no key `weight`", "  help: did you mean `importance`?"]),
        (
            "description: x\n",
            &["4:1 unknown-key: an event has no key `description`", "  help: did you mean `summary`?"],
        ),
        (
            "slug: x\n",
            &[
                "4:1 unknown-key: an event has no key `slug`",
                "  help: the file's name is the id and makes the address; old addresses go under `aliases`",
            ],
        ),
        (
            "extra: {a: b}\n",
            &[
                "4:1 unknown-key: an event has no key `extra`",
                "  help: write each key of your own at the top with `x-` before it",
            ],
        ),
        (
            "people: [{id: a, weather: wet}]\n",
            &[
                "4:18 unknown-key: a participant has no key `weather`",
                "  help: the keys are `id` and `part`",
                "  help: a key of your own begins with `x-`: `x-weather`",
            ],
        ),
    ];
    for (keys, expected) in cases {
        let said: Vec<String> =
            said_of_event(keys).iter().map(|line| line.trim_start_matches("events/the-vote.md:").to_owned()).collect();
        assert_eq!(said, *expected);
    }
}

#[test]
fn a_misspelt_key_is_told_once() {
    assert_eq!(
        said("events/the-vote.md", "---\ntitel: The vote\ndate: 2022\n---\n"),
        [
            "events/the-vote.md:2:1 unknown-key: an event has no key `titel`",
            "  help: did you mean `title`?",
            "  fix: events/the-vote.md:2:1 title"
        ]
    );
}

#[test]
fn the_authors_own_keys_are_kept_in_every_map() {
    let (documents, said) = read(&[
        ("site.yaml", "title: S\nx-a: [1, 1.5, ~, {b: true}]\nrules: {x-b: c}\nyears: {x-c: d}\n"),
        ("events/e.md", "---\ntitle: E\ndate: 2022\nx-b: c\npeople: [{id: p, x-d: e}]\n---\n"),
    ]);
    assert_eq!(said, Vec::<String>::new());
    let json = |extra: &shape::Extra| serde_json::Value::Object(extra.clone()).to_string();
    assert_eq!(json(&documents.site.extra), r#"{"x-a":[1,1.5,null,{"b":true}]}"#);
    assert_eq!(json(&documents.events[0].extra), r#"{"x-b":"c"}"#);
    assert_eq!(json(&documents.events[0].people[0].extra), r#"{"x-d":"e"}"#);
}

#[test]
fn keys_that_are_missing_empty_or_written_twice() {
    assert_eq!(
        said("events/the-vote.md", "---\n---\n"),
        [
            "events/the-vote.md:1:1 missing-key: an event needs the key `title`",
            "  help: write `title: The council votes`",
            "events/the-vote.md:1:1 missing-key: an event needs the key `date`",
            "  help: write `date: 2022-11-11`",
        ]
    );
    assert_eq!(
        said("events/the-vote.md", "---\ntitle: \"\"\ndate: ~\n---\n"),
        [
            "events/the-vote.md:2:8 wrong-type: `title` is empty",
            "  help: write something",
            "events/the-vote.md:3:1 missing-key: `date` is empty",
            "  help: write `date: 2022-11-11`",
        ]
    );
    assert_eq!(
        said_of_event("summary: a\nsummary: b\npeople: [{id: a, id: b}]\n"),
        [
            "events/the-vote.md:5:1 duplicate-key: `summary` is written twice",
            "  events/the-vote.md:4:1 first written here",
            "  help: keep one of the two",
            "events/the-vote.md:6:18 duplicate-key: `id` is written twice",
            "  events/the-vote.md:6:11 first written here",
            "  help: keep one of the two",
        ]
    );
    assert_eq!(
        said("claims/c.md", "---\nspeaker: a\n---\n"),
        [
            "claims/c.md:2:1 missing-key: a claim needs the key `quote` or `title`",
            "  help: write `quote: the words as the reader sees them`"
        ]
    );
}

#[test]
fn values_of_the_wrong_type() {
    assert_eq!(
        said_of_event("summary: [a]\nunknown:\n  - Who knew: nobody\nnoindex: yes\nkind: {a: [b]}\npeople: [[a]]\n"),
        [
            "events/the-vote.md:4:10 wrong-type: `summary` has to be text, not a list",
            "  help: write it like this: `summary: a`",
            "events/the-vote.md:8:7 wrong-type: `kind` has to be text, not a map",
            "  help: write it like this: `kind: some words`",
            "events/the-vote.md:9:10 wrong-type: `people` has to be an id, not a list",
            "  help: write it like this: `people: some-id`",
            "events/the-vote.md:6:5 wrong-type: `unknown` has to be text, and the `: ` in it makes it a map",
            "  help: write `\"Who knew: nobody\"`",
            "  fix: events/the-vote.md:6:5 \"Who knew: nobody\"",
            "events/the-vote.md:7:10 wrong-type: `noindex` has to be `true` or `false`, and `yes` is neither",
            "  help: write `noindex: true`",
            "  fix: events/the-vote.md:7:10 true",
        ]
    );
}

#[test]
fn dates_keep_what_the_author_typed() {
    for typed in
        ["2022", "0044", "0x7E6", "2022e1", "1.10", "2022-11-XX", "../2022", "2022~", "~2022", "12:30", "-0043"]
    {
        let text = format!("---\ntitle: The vote\ndate: {typed}\n---\n");
        let (documents, said) = read(&[SITE, ("events/the-vote.md", &text)]);
        assert_eq!((documents.events[0].date.value.as_str(), said.len()), (typed, 0));
    }
    let (documents, _) = read(&[SITE, ("events/the-vote.md", "---\ntitle: 1.10\ndate: 2022\nshort: true\n---\n")]);
    assert_eq!(documents.events[0].title.value, "1.10");
    assert_eq!(documents.events[0].short.as_ref().map(|short| short.value.as_str()), Some("true"));
}

#[test]
fn sets_of_dates_need_quotes() {
    for (typed, what) in [("[2022-03,2022-05]", "a list"), ("{2022-03,2022-05}", "a map")] {
        assert_eq!(
            said("events/the-vote.md", &format!("---\ntitle: The vote\ndate: {typed}\n---\n")),
            [
                format!("events/the-vote.md:3:7 invalid-date: `date` is {what} to YAML, not a date"),
                format!("  help: put the whole set in quotes: `\"{typed}\"`"),
                format!("  fix: events/the-vote.md:3:7 \"{typed}\""),
            ]
        );
    }
}

#[test]
fn words_that_are_not_in_the_list() {
    assert_eq!(
        said_of_event("status: confirmd\nimportance: huge\n"),
        [
            "events/the-vote.md:4:9 unknown-value: `confirmd` is not a status",
            "  help: did you mean `confirmed`?",
            "  help: write `confirmed`, `reported`, `alleged`, `disputed`, `developing`, `scheduled` or `retracted`",
            "events/the-vote.md:5:13 unknown-value: `huge` is not an importance",
            "  help: write `major`, `normal` or `minor`",
        ]
    );
}

#[test]
fn ids_that_break_the_rules() {
    assert_eq!(
        said("events/The Vote.md", "---\ntitle: The vote\ndate: 2022\n---\n"),
        [
            "events/The Vote.md:1:1 invalid-id: `The Vote` holds the capital `T`; an id is lower-case letters, digits and hyphens",
            "  help: rename the file to `content/events/the-vote.md`",
        ]
    );
    assert_eq!(
        said("topics.yaml", "- id: vote-2022-11-11\n  title: T\n- id: Ä b\n  title: T\n"),
        [
            "topics.yaml:1:7 dated-id: the id `vote-2022-11-11` has the date `2022-11-11` in it",
            "  note: dates get corrected, and addresses have to last",
            "  help: write `vote`",
            "topics.yaml:3:7 invalid-id: `Ä b` holds the capital `Ä`; an id is lower-case letters, digits and hyphens",
            "  help: write `ä-b`",
            "  fix: topics.yaml:3:7 ä-b",
        ]
    );
}

#[test]
fn addresses_on_the_web() {
    let text = "- id: a\n  outlet: A\n  title: A\n  url: javascript:alert(1)\n  archive: www.example.org/a\n\
                - id: b\n  outlet: B\n  title: B\n  url: file:///tmp/a.pdf\n  archive: https://me:secret@example.org/\n\
                - id: c\n  outlet: C\n  title: C\n  url: some words\n  archive: https://example.org:99999/\n\
                - id: d\n  outlet: D\n  title: D\n  url: \" https://example.org/ä?b=c#d \"\n";
    let (documents, said) = read(&[SITE, ("sources/a.yaml", text)]);
    assert_eq!(
        said,
        [
            "sources/a.yaml:4:8 unsafe-address: `javascript:` addresses are not published",
            "  help: write an address that begins with `https://`",
            "sources/a.yaml:5:12 invalid-address: `www.example.org/a` is not a whole address",
            "  help: write `https://www.example.org/a`",
            "  fix: sources/a.yaml:5:12 https://www.example.org/a",
            "sources/a.yaml:9:8 invalid-address: `file:///tmp/a.pdf` is a file on your own computer",
            "  help: write the address under which others can read it",
            "sources/a.yaml:10:12 invalid-address: `https://me:secret@example.org/` has a name or password in it",
            "  help: take out what stands between `//` and `@`",
            "sources/a.yaml:14:8 invalid-address: `some words` is not a whole address",
            "  help: write it as the browser shows it: `https://example.org/page`",
            "sources/a.yaml:15:12 invalid-address: `https://example.org:99999/` is not an address: invalid port number",
            "  help: write it as the browser shows it: `https://example.org/page`",
        ]
    );
    assert_eq!(documents.sources.len(), 4, "a source without its address is still a source");
    assert_eq!(documents.sources[3].url.as_ref().map(|url| url.value.as_str()), Some("https://example.org/ä?b=c#d"));
}

#[test]
fn annotations_stand_in_an_article_or_beside_it() {
    let notes = "- quote: some words\n  text: A note.\n";
    let (documents, said) = read(&[
        SITE,
        ("articles/x/a.annotations.yaml", notes),
        ("articles/x/a.md", "---\ntitle: A\n---\nsome words\n"),
    ]);
    assert_eq!(said, Vec::<String>::new());
    assert_eq!(documents.articles[0].annotations[0].quote.value, "some words");
    let article = "---\ntitle: A\nannotations:\n  - quote: b\n---\nb\n";
    assert_eq!(
        read(&[SITE, ("articles/a.annotations.yaml", notes), ("articles/a.md", article)]).1,
        [
            "articles/a.md:4:5 duplicate-key: the article has annotations here and in a file beside it",
            "  articles/a.annotations.yaml:1:1 the file beside it",
            "  help: keep all of them in one of the two",
        ]
    );
    assert_eq!(
        read(&[SITE, ("articles/a.annotations.yaml", notes), ("articles/x/a.md", article)]).1,
        [
            "articles/a.annotations.yaml:1:1 unknown-article: these annotations have no article: there is no `content/articles/a.md`",
            "  help: name the file after the article, and put both in one folder",
        ]
    );
}

#[test]
fn what_cannot_be_read_keeps_its_id() {
    let (documents, said) = read(&[
        SITE,
        ("events/broken.md", "---\ntitle: A: B\n---\n"),
        ("events/plain.md", "Text.\n"),
        ("events/untitled.md", "---\ndate: 2022\n---\n"),
        ("sources/a.yaml", "- id: one\n  title: A: B\n- id: two\n"),
        ("sources/b.yaml", "- id: three\n  outlet: A\n- id: four\n  outlet: A\n  title: B\n"),
    ]);
    let unread: Vec<(Kind, &str)> =
        documents.unread.iter().map(|unread| (unread.kind, unread.id.value.as_str())).collect();
    assert_eq!(
        unread,
        [
            (Kind::Event, "broken"),
            (Kind::Event, "plain"),
            (Kind::Event, "untitled"),
            (Kind::Source, "one"),
            (Kind::Source, "two"),
            (Kind::Source, "three"),
        ]
    );
    assert_eq!(documents.sources.len(), 1);
    assert_eq!(said.iter().filter(|line| !line.starts_with(' ')).count(), 5);
}

#[test]
fn the_result_does_not_depend_on_threads() {
    let files: Vec<(String, String)> = (0..200)
        .map(|at| (format!("content/events/e{at}.md"), format!("---\ntitle: T{at}\ndat: {at}\n---\n")))
        .collect();
    let files = Files::from_texts(files);
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    let many = rayon::ThreadPoolBuilder::new().num_threads(8).build().unwrap();
    let told = |pool: &rayon::ThreadPool| format!("{:?}", pool.install(|| documents(&files)));
    assert_eq!(told(&one), told(&many));
}

#[test]
fn a_front_matter_that_is_too_large_is_not_read() {
    let text = format!("---\ntitle: A\nsummary: {}\n---\n", "x".repeat(1 << 20));
    assert_eq!(
        said("events/a.md", &text),
        [
            "events/a.md:1:1 file-too-large: a block of YAML has 1 MiB at most, and this one is larger",
            "  help: split it into several files"
        ]
    );
}

/// The paths of one file of each kind, and one of none.
const PATHS: [&str; 14] = [
    "site.yaml",
    "events/a.md",
    "articles/a.md",
    "articles/a.annotations.yaml",
    "people/a.md",
    "organizations/a.md",
    "sources/a.yaml",
    "outlets.yaml",
    "claims/a.md",
    "storylines/a.md",
    "topics.yaml",
    "glossary.yaml",
    "pages/a.md",
    "elsewhere/a.md",
];

/// Words and marks that mean something to YAML or to us, and some that mean nothing to either.
fn fragment() -> impl Strategy<Value = String> {
    const WORDS: &[&str] = &[
        "title: ",
        "date: ",
        "- ",
        "  ",
        "\n",
        "\n",
        "\n",
        "---\n",
        "id: ",
        "people: ",
        "[",
        "]",
        "{",
        "}",
        ", ",
        ": ",
        "'",
        "\"",
        "\\",
        "\t",
        "#",
        "&a ",
        "*a ",
        "!b ",
        "|",
        ">",
        "%",
        "@",
        "é",
        "東",
        "\u{0}",
        "\u{feff}",
        "2022",
        "true",
        "~",
        "x-",
        "url: javascript:",
        "quote: ",
        "links: ",
        "evidence: ",
        "for: ",
        "rules: ",
        "years: ",
        "steps: ",
        "values: ",
        "<<: ",
    ];
    prop_oneof![proptest::sample::select(WORDS).prop_map(str::to_owned), "\\PC{0,3}"]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_stands_in_a_file_every_problem_has_a_place(fragments in collection::vec(fragment(), 0..40)) {
        let text = fragments.concat();
        let front = format!("---\n{text}\n---\n");
        let texts = PATHS.map(|path| (path, if path.contains(".md") { front.clone() } else { text.clone() }));
        let files = Files::from_texts(texts.map(|(path, text)| (format!("content/{path}"), text)));
        let (_, problems) = documents(&files);
        let places = Places::new(&files);
        for problem in problems {
            let fix = problem.fix.iter().map(|fix| fix.place);
            for place in problem.labels.iter().map(|label| label.place).chain(fix).chain([problem.place]) {
                let span = places.span(place);
                prop_assert!(places.text(span.file).get(span.range()).is_some(), "{:?} in {:?}", place, text);
            }
        }
    }
}
