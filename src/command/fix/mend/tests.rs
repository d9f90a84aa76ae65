//! Whatever stands in the files: what is made of them is no worse, is the same the second time, and asks nobody's leave.

use proptest::prelude::*;

use super::*;

/// Pieces of which files are made: what is right, what is an accident, and what only looks like one.
const PIECES: [&str; 26] = [
    "title: The vote\n",
    "date: 2024-03-05\n",
    "title: Sources: he stays\n",
    "summery: 'It's over', she said\n",
    "summary: \"He said \"no\" to it\"\n",
    "sources: [herald-vot]\n",
    "sources: [herald-vote, magnus]\n",
    "topics: - a\n",
    "topics: [b, a\n",
    "unknown:\n  - Who knew: nobody\n",
    "\tnoindex: yes\n",
    "dat: 2024\n",
    "people:\n  - {id: a, part: He said: yes, and no}\n",
    "x-a: &b c\n",
    "x-b: *b\n",
    "short: >-\n  a\n  b: c\n",
    "short: [A] b\n",
    "'\n",
    "---\n",
    "----\n",
    "- a\n",
    "# é\n",
    "\u{301}: “x”: 'y\n",
    "Text [@herald-vot] and [[the-vote|x]].\n",
    "![](a.png)\n",
    "annotations: [{quote: \"Text\"}, {quote: '*Text* and'}, {quote: the vote 5}]\n",
];

/// Returns files with a text among others.
fn files(path: &str, text: &str) -> Files {
    let site = "title: News\nbase-url: https://example.org/\n";
    let source = "- {id: herald-vote, outlet: Herald, title: Council votes}\n";
    let all = [("content/site.yaml", site), ("content/sources/herald.yaml", source), (path, text)];
    Files::from_texts(all)
}

/// Mends files, with nobody's leave.
fn mended(files: &Files) -> Mended {
    let nobody = Accepted { names: &[], day: "2026-11-24" };
    mend(files, &Problems::new(), (&Options::default(), &nobody))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_gets_worse(chosen in prop::collection::vec(0..PIECES.len(), 0..9), article in any::<bool>()) {
        let path = if article { "content/articles/the-vote.md" } else { "content/events/the-vote.md" };
        let text: String = chosen.iter().map(|at| PIECES[*at]).collect();
        let before = files(path, &format!("---\n{text}"));
        let after = mended(&before);
        prop_assert!(after.accepted.is_empty());
        prop_assert_eq!(after.count > 0, before.iter().ne(after.files.iter()));
        let closed = |problems: &Problems| problems.iter().filter(|problem| unreadable(problem.rule)).count();
        if closed(&after.before) == 0 {
            prop_assert!(Count::of(&after.problems).errors <= Count::of(&after.before).errors);
            prop_assert_eq!(closed(&after.problems), 0);
        }
        let again = mended(&after.files);
        prop_assert_eq!(again.count, 0);
        let line = |text: &str| text.lines().map(str::trim_start).filter(|line| line.starts_with("Text")).map(str::to_owned).collect::<Vec<_>>();
        let now = &after.files.file(after.files.find(path).unwrap()).text;
        prop_assert_eq!(line(now).len(), line(&text).len());
    }
}
