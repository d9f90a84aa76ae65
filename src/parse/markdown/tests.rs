//! Tests of what is read, where it stands, and what is said about it.

use super::*;
use crate::problem::Problem;
use crate::prose::{Offset, Passage};
use crate::text::{FileId, NodeId, Place, line_column};

/// Reads a text that begins at a byte of a file.
fn at(text: &str, base: u32) -> (Prose, Problems) {
    read(text, Origin::File(FileId(0), base), Options::default())
}

/// Writes a problem as one line: rule, line, the words it is about, message and advice.
fn line(text: &str, problem: &Problem) -> String {
    let Place::Span(span) = problem.place else { return format!("{problem:?}") };
    let line = line_column(text, span.range().start).line;
    let (words, helps) = (&text[span.range()], problem.helps.join("; "));
    format!("{}:{line}: {words}: {} ({helps})", problem.rule.name(), problem.message)
}

#[test]
fn what_is_not_published_is_said_with_its_place() {
    let raw = "write Markdown instead, or set `raw-html: true` in `site.yaml` if you trust everyone who writes here";
    let cases = [
        (
            "Ok.\n\n[a](javascript:x) ![b](data:image/png;base64,x)",
            vec![
                "unsafe-address:3: [a](javascript:x): an address that begins with `javascript:` is not published (use `https:`, `http:`, `mailto:`, `tel:` or an address within the site)".to_owned(),
                "unsafe-address:3: ![b](data:image/png;base64,x): an image with an address that begins with `data:` is not published (save the image beside this file and name the file)".to_owned(),
            ],
        ),
        (
            "[a]() ![b](https://e.org/b.png)",
            vec![
                "invalid-address:1: [a](): there is no address (put the address between the parentheses)".to_owned(),
                "invalid-address:1: ![b](https://e.org/b.png): an image on another server is not shown: that server could count your readers (save the image beside this file and name the file)".to_owned(),
            ],
        ),
        (
            "x <b onclick=y>z</b>\n<iframe src=x></iframe> <q cite='data:x'>w</q>",
            vec![
                format!("unsafe-html:1: <b onclick=y>: the attribute `onclick` of `<b>` is not published ({raw})"),
                format!("unsafe-html:2: <iframe src=x></iframe>: the tag `<iframe>` is not published ({raw})"),
                "unsafe-address:2: <q cite='data:x'>: an address that begins with `data:` is not published (use `https:`, `http:`, `mailto:`, `tel:` or an address within the site)".to_owned(),
            ],
        ),
        (
            "In <div>line</div>.\n\n<div>\n\nopen\n",
            vec![
                "unsafe-html:1: <div>: the block `<div>` cannot stand within a line (put it on a line of its own, after an empty line)".to_owned(),
                "unsafe-html:3: <div>: `<div>` is not closed (close it with `</div>` in the same block)".to_owned(),
            ],
        ),
        (
            "> <p>a</i>\n\n# A {#x}\n\n# B {#x}\n\n# C {#a+b}\n",
            vec![
                "unsafe-html:1: </i>: `</i>` closes nothing that is open here (remove it, or open it before)".to_owned(),
                "duplicate-id:5: # B {#x}: the id `x` is already taken on this page (choose another one, such as `x-2`)".to_owned(),
                "invalid-id:7: # C {#a+b}: `a+b` cannot be the id of a heading (use letters, digits and hyphens)".to_owned(),
            ],
        ),
        (
            "A[^1].\n\n[^1]: Used.\n\n[^2]: Not.\n",
            vec!["unused-footnote:5: [^2]: Not.: nothing in the text refers to this footnote (refer to it, or remove it: it is not published)".to_owned()],
        ),
    ];
    for (text, expected) in cases {
        let lines: Vec<String> = at(text, 0).1.iter().map(|problem| line(text, problem)).collect();
        assert_eq!(lines, expected, "{text}");
    }
}

#[test]
fn nesting_without_end_is_refused_with_a_message() {
    let text = ">".repeat(500);
    let problems = at(&text, 0).1;
    let messages: Vec<&str> = problems.iter().map(|problem| problem.message.as_str()).collect();
    assert_eq!(messages, ["this is nested more than 100 levels deep"]);
}

#[test]
fn places_are_those_of_the_file() {
    let text = "A *b*\n> c \\* &eacute; `d`\n\n[e][f] \"g\" --- [@fox, p. 4]\n\n[f]: https://e.org\n";
    let (prose, _) = at(text, 100);
    for (word, written) in [
        ("A", "A"),
        ("b", "b"),
        ("c", "c"),
        ("*", "*"),
        ("é", "&eacute;"),
        ("d", "d"),
        ("e\u{20}", "e][f] "),
        ("“", "\""),
        ("—", "---"),
    ] {
        let found = prose.text().find(word).expect("the word is in the text");
        let passage = Passage {
            start: Offset(u32::try_from(found).expect("short")),
            end: Offset(u32::try_from(found + word.len()).expect("short")),
        };
        let Place::Span(span) = prose.place(passage) else { panic!("a span") };
        assert_eq!(&text[span.start as usize - 100..span.end as usize - 100], written, "{word}");
    }
    let Place::Span(cited) = prose.citations()[0].place else { panic!("a span") };
    assert_eq!(&text[cited.start as usize - 100..cited.end as usize - 100], "fox");
}

#[test]
fn in_a_value_every_place_is_the_value() {
    let place = Place::Node(FileId(3), NodeId(7));
    let (prose, problems) = read("[@a] <x>", Origin::Value(place), Options::default());
    assert_eq!((prose.citations()[0].place, problems[0].place, prose.place(Passage::new(0, 1))), (place, place, place));
}

#[test]
fn the_text_is_what_a_reader_sees() {
    let (prose, _) = at(
        "# One {#x}\n\nTwo\nthree [@a], *four*[^n].  \nFive ![six](a.png)\n\n- [x] seven\n- eight\n\n| a | b |\n|---|---|\n| c | d |\n\n```sh\ne\nf\n```\n\n银行\n倒闭\n\n[^n]: Nine.\n",
        0,
    );
    assert_eq!(prose.text(), "One\nTwo\nthree, four.\nFive \nseven\neight\na\nb\nc\nd\ne\nf\n银行\n倒闭\nNine.");
    assert_eq!(prose.plain(), "One\nTwo three, four. Five\nseven\neight\na\nb\nc\nd\ne f\n银行 倒闭");
    assert_eq!(prose.excerpt(), "Two three, four. Five");
    assert_eq!(prose.words(), 17);
    assert_eq!(prose.images()[0].alt, "six");
    assert!(at(" \n<!-- x -->\n", 0).0.is_empty());
}

#[test]
fn citations_take_a_locator_and_company() {
    let cited = |text: &str| -> Vec<(String, String)> {
        at(text, 0).0.citations().iter().map(|citation| (citation.id.clone(), citation.locator.clone())).collect()
    };
    let pair = |id: &str, locator: &str| (id.to_owned(), locator.to_owned());
    assert_eq!(cited("[@a-b] [@c, p. 4] [@d,\npp. 5, 6]"), [pair("a-b", ""), pair("c", "p. 4"), pair("d", "pp. 5, 6")]);
    assert_eq!(
        cited("[@a; @b, p. 1; 2] [@c][@d] [words][@e]"),
        [pair("a", ""), pair("b", "p. 1; 2"), pair("c", ""), pair("d", ""), pair("e", "")]
    );
    assert_eq!(cited("[@] [a@b] \\[@a] `[@a]` [@a](b) [@a]: x"), [pair("a", "")]);
}
