//! Tests of the whole way from Markdown to HTML: what comes out, and what never does.

use std::collections::BTreeSet;

use proptest::prelude::*;
use scraper::{Html as Page, Selector as Css};

use super::*;
use crate::parse::markdown::{self, Html, Options, Punctuation};
use crate::prose::Origin;
use crate::text::FileId;

/// Links that all lead somewhere.
struct Site;

impl Links for Site {
    fn citation(&self, at: usize, citation: &Citation) -> Option<Cited<'_>> {
        let address = format!("../../sources/{}/", citation.id);
        Some(Cited { address: address.into(), label: (at + 1).to_string().into(), title: "The \"Herald\"".into() })
    }
    fn link(&self, _: usize, link: &Link) -> Option<Target<'_>> {
        (link.id != "nowhere").then(|| Target { address: format!("../{}/", link.id).into(), class: "person" })
    }
    fn address<'a>(&'a self, _: usize, address: &'a Address) -> Option<Cow<'a, str>> {
        Some(address.target.as_str().into())
    }
    fn image<'a>(&'a self, _: usize, image: &'a Image) -> Option<Picture<'a>> {
        Some(Picture { address: image.target.as_str().into(), size: Some((640, 480)) })
    }
}

/// Returns the words of the interface.
fn words() -> Words {
    let [footnotes, back, note, tip, important, warning, caution] =
        ["Footnotes", "Back to the text", "Note", "Tip", "Important", "Warning", "Caution"].map(str::to_owned);
    Words { footnotes, back, note, tip, important, warning, caution }
}

/// Reads Markdown as an author's file.
fn read(text: &str) -> Prose {
    markdown::read(text, Origin::File(FileId(0), 0), Options::default()).0
}

/// Renders Markdown with annotations on some of its words.
fn marked(text: &str, quotes: &[&str], scope: &str) -> String {
    let prose = read(text);
    let ids: Vec<String> = ('a'..).take(quotes.len()).map(String::from).collect();
    let references: Vec<String> = ids.iter().map(|id| format!("<a href=\"#note-{id}\">{id}</a>")).collect();
    let marks: Vec<Mark<'_>> = quotes
        .iter()
        .enumerate()
        .map(|(at, quote)| {
            let start = u32::try_from(prose.text().find(quote).expect("the quote is in the text")).expect("short");
            let passage = Passage::new(start, start + u32::try_from(quote.len()).expect("short"));
            Mark { id: &ids[at], passage, class: if at == 0 { "context" } else { "" }, reference: &references[at] }
        })
        .collect();
    html(&prose, &Setting { marks: &marks, links: &Site, words: &words(), scope })
}

/// Renders Markdown without annotations.
fn plain(text: &str) -> String {
    marked(text, &[], "")
}

#[test]
fn blocks_become_plain_html() {
    let cases = [
        (
            "A *b* **c** ~~d~~ `e<`\nf  \ng",
            "<p>A <em>b</em> <strong>c</strong> <del>d</del> <code>e&lt;</code>\nf<br>\ng</p>\n",
        ),
        (
            "# Title\n\n## A part {#part}\n\n## A part",
            "<h2 id=\"title\">Title</h2>\n<h3 id=\"part\">A part</h3>\n<h3 id=\"a-part\">A part</h3>\n",
        ),
        ("## Only\n\n### Second", "<h2 id=\"only\">Only</h2>\n<h3 id=\"second\">Second</h3>\n"),
        ("3. a\n4. b\n\n   c", "<ol start=\"3\"><li><p>a</p>\n</li>\n<li><p>b</p>\n<p>c</p>\n</li>\n</ol>\n"),
        (
            "- [x] done\n- [ ] not",
            "<ul>\n<li><span class=\"task\">\u{2611}</span> done</li>\n<li><span class=\"task\">\u{2610}</span> not</li>\n</ul>\n",
        ),
        ("term\n: what it is", "<dl>\n<dt>term</dt>\n<dd>what it is</dd>\n</dl>\n"),
        (
            "> [!WARNING]\n> Careful.",
            "<div class=\"alert alert-warning\" role=\"note\"><p class=\"alert-title\">Warning</p>\n<p>Careful.</p>\n</div>\n",
        ),
        (
            "```rust\"><script>\nlet a;\n```\n\n```sh x\na\n```\n\n---",
            "<pre><code>let a;\n</code></pre>\n<pre><code class=\"language-sh\">a\n</code></pre>\n<hr>\n",
        ),
        (
            "| a | b |\n|:-:|--:|\n| 1 | 2 |",
            "<div class=\"table\" tabindex=\"0\"><table>\n<thead><tr>\n<th scope=\"col\" class=\"center\">a</th>\n<th scope=\"col\" class=\"right\">b</th>\n</tr></thead>\n<tbody>\n<tr>\n<td class=\"center\">1</td>\n<td class=\"right\">2</td>\n</tr>\n</tbody>\n</table></div>\n",
        ),
    ];
    for (markdown, html) in cases {
        assert_eq!(plain(markdown), html, "{markdown}");
    }
}

#[test]
fn mentions_become_links() {
    let cases = [
        (
            "He left [@fox-a, p. 4].",
            "<p>He left<sup class=\"citation\"><a href=\"../../sources/fox-a/\" title=\"The &quot;Herald&quot;\">1<span class=\"locator\">, p. 4</span></a></sup>.</p>\n",
        ),
        (
            "[[a|**B** c]] and [[nowhere]]",
            "<p><a href=\"../a/\" class=\"person\"><strong>B</strong> c</a> and nowhere</p>\n",
        ),
        (
            "[x](https://e.org/?a&b \"T\") <mail@e.org> [y](#part)",
            "<p><a href=\"https://e.org/?a&amp;b\" title=\"T\" rel=\"external noopener\">x</a> <a href=\"mailto:mail@e.org\">mail@e.org</a> <a href=\"#part\">y</a></p>\n",
        ),
        (
            "![A *chart*](a.png)",
            "<p><img src=\"a.png\" alt=\"A chart\" width=\"640\" height=\"480\" loading=\"lazy\" decoding=\"async\"></p>\n",
        ),
        ("`[@fox]` \\[@fox] \\[[a]]", "<p><code>[@fox]</code> [@fox] [[a]]</p>\n"),
    ];
    for (markdown, html) in cases {
        assert_eq!(plain(markdown), html, "{markdown}");
    }
    let several = plain("One [@a][@b] two [@c; @d, p. 2]");
    assert_eq!(several.matches("class=\"citation\"").count(), 4, "{several}");
}

#[test]
fn footnotes_follow_in_the_order_of_their_references() {
    let html = marked("A[^b] b[^a] c[^b].\n\n[^a]: First *note*.\n\n[^b]: Second.\n", &["note"], "the-vote");
    assert_eq!(
        html,
        "<p>A<sup class=\"noteref\" id=\"the-vote-fnref-1\"><a href=\"#the-vote-fn-1\" role=\"doc-noteref\">1</a></sup> b<sup class=\"noteref\" id=\"the-vote-fnref-2\"><a href=\"#the-vote-fn-2\" role=\"doc-noteref\">2</a></sup> c<sup class=\"noteref\" id=\"the-vote-fnref-1-2\"><a href=\"#the-vote-fn-1\" role=\"doc-noteref\">1</a></sup>.</p>\n\
         <section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Footnotes\"><ol>\n\
         <li id=\"the-vote-fn-1\"><p>Second. <a class=\"back\" href=\"#the-vote-fnref-1\" role=\"doc-backlink\" aria-label=\"Back to the text\">\u{21A9}\u{FE0E}</a></p>\n</li>\n\
         <li id=\"the-vote-fn-2\"><p>First <em><mark data-annotation=\"a\" class=\"context\" id=\"passage-a\">note</mark><a href=\"#note-a\">a</a></em>. <a class=\"back\" href=\"#the-vote-fnref-2\" role=\"doc-backlink\" aria-label=\"Back to the text\">\u{21A9}\u{FE0E}</a></p>\n</li>\n\
         </ol></section>\n"
    );
}

#[test]
fn marks_hold_the_words_alone_and_references_follow_the_last() {
    let cases: [(&str, &[&str], &str); 6] = [
        (
            "One short line.",
            &["One short line", "short", "short line"],
            "<p><mark data-annotation=\"a\" class=\"context\" data-depth=\"2\" id=\"passage-a\">One </mark><mark data-annotation=\"a b c\" class=\"context\" data-depth=\"2\"><span data-depth=\"1\" id=\"passage-c\"><span id=\"passage-b\">short</span></span></mark><a href=\"#note-b\">b</a><mark data-annotation=\"a c\" class=\"context\" data-depth=\"2\"><span data-depth=\"1\"> line</span></mark><a href=\"#note-a\">a</a><a href=\"#note-c\">c</a>.</p>\n",
        ),
        (
            "The *very large* loan.",
            &["The very"],
            "<p><mark data-annotation=\"a\" class=\"context\" id=\"passage-a\">The </mark><em><mark data-annotation=\"a\" class=\"context\">very</mark><a href=\"#note-a\">a</a> large</em> loan.</p>\n",
        ),
        (
            "The quick brown fox.",
            &["quick brown", "brown fox"],
            "<p>The <mark data-annotation=\"a\" class=\"context\" data-depth=\"1\" id=\"passage-a\">quick </mark><mark data-annotation=\"a b\" class=\"context\" data-depth=\"1\"><span id=\"passage-b\">brown</span></mark><a href=\"#note-a\">a</a><mark data-annotation=\"b\"> fox</mark><a href=\"#note-b\">b</a>.</p>\n",
        ),
        (
            "The same words.",
            &["same", "same"],
            "<p>The <mark data-annotation=\"a b\" data-depth=\"1\" id=\"passage-b\"><span class=\"context\" id=\"passage-a\">same</span></mark><a href=\"#note-a\">a</a><a href=\"#note-b\">b</a> words.</p>\n",
        ),
        (
            "See [the filing](https://e.org/) now.",
            &["the filing"],
            "<p>See <a href=\"https://e.org/\" rel=\"external noopener\"><mark data-annotation=\"a\" class=\"context\" id=\"passage-a\">the filing</mark></a><a href=\"#note-a\">a</a> now.</p>\n",
        ),
        (
            "One  \ntwo *a* *b*",
            &["One\ntwo a b"],
            "<p><mark data-annotation=\"a\" class=\"context\" id=\"passage-a\">One<br>\ntwo </mark><em><mark data-annotation=\"a\" class=\"context\">a</mark></em> <em><mark data-annotation=\"a\" class=\"context\">b</mark><a href=\"#note-a\">a</a></em></p>\n",
        ),
    ];
    for (markdown, quotes, html) in cases {
        assert_eq!(marked(markdown, quotes, ""), html, "{markdown}");
    }
}

#[test]
fn a_row_knows_the_annotations_that_end_in_it() {
    let prose = read("One two.\n\n- Three\n- four\n\nFive[^n].\n\n[^n]: Six.");
    let text = prose.text();
    let passage = |from: &str, to: &str| {
        let start = text.find(from).expect("in the text");
        let end = text.find(to).expect("in the text") + to.len();
        Passage::new(u32::try_from(start).expect("short"), u32::try_from(end).expect("short"))
    };
    let passages = [passage("Six", "Six"), passage("two", "Three"), passage("One", "One"), passage("two", "two")];
    let marks = passages.map(|passage| Mark { id: "x", passage, class: "", reference: "" });
    let setting = Setting { marks: &marks, links: &Site, words: &words(), scope: "" };
    let ended: Vec<Vec<usize>> = rows(&prose, &setting).into_iter().map(|row| row.annotations).collect();
    assert_eq!(ended, [vec![2, 3], vec![1], vec![], vec![0]]);
}

#[test]
fn raw_html_keeps_to_the_list() {
    let cases = [
        (
            "The <abbr title=\"a&quot;b\" onclick=x>SEC</abbr> m<sup>2</sup><br/>x",
            "<p>The <abbr title=\"a&quot;b\">SEC</abbr> m<sup>2</sup><br>\nx</p>\n",
        ),
        ("a <script>alert('1')</script> b <!-- c --> d", "<p>a  b  d</p>\n"),
        ("<style>\np { color: red }\n\nx\n</style>\n\nText", "<p>Text</p>\n"),
        (
            "<details open><summary>More &amp; <b>so</b></summary>\n\nHidden.\n\n</details>",
            "<details open=\"\"><summary>More &amp; <b>so</b></summary>\n<p>Hidden.</p>\n</details>\n",
        ),
        (
            "<div class=\"box\" style=\"x\">Boxed\n  text</div>\n\nAfter.",
            "<div class=\"box\">Boxed\n  text</div>\n<p>After.</p>\n",
        ),
        ("a <b>b <i>c</b> d</i> e", "<p>a <b>b <i>c</i></b> d e</p>\n"),
        (
            "<a href=\"java&#x0A;script:x\">a</a> <a href=\"https://e.org\">b [c](d)</a>",
            "<p>a <a href=\"https://e.org\" rel=\"external noopener\">b c</a></p>\n",
        ),
        ("- <div>a\n- b", "<ul>\n<li><div>a</div>\n</li>\n<li>b</li>\n</ul>\n"),
        ("<img src=x onerror=alert(1)> <p>x", "<p> x</p>\n"),
        ("<span>\nloose\n</span>", "<p><span>\nloose\n</span></p>\n"),
    ];
    for (markdown, html) in cases {
        assert_eq!(plain(markdown), html, "{markdown}");
    }
}

#[test]
fn raw_html_passes_where_the_site_says_so() {
    let options = Options { html: Html::Raw, ..Options::default() };
    let text = "a <font color=red>b</font>\n\n<script>\nlet a = 1 < 2;\n</script>\n";
    let (prose, problems) = markdown::read(text, Origin::File(FileId(0), 0), options);
    let html = html(&prose, &Setting { marks: &[], links: &Site, words: &words(), scope: "" });
    assert_eq!(html, "<p>a <font color=\"red\">b</font></p>\n<script>\nlet a = 1 < 2;\n</script>");
    assert_eq!((problems, prose.text()), (vec![], "a b"));
}

#[test]
fn a_name_takes_the_place_of_an_id() {
    let prose =
        read("Then [[magnus]] and *[[b]]*[^n] left.\n\n[^n]: See [[c]].").fill(|_, link| match link.id.as_str() {
            "magnus" => Some("Chris Magnus".to_owned()),
            "c" => Some("É".to_owned()),
            _ => None,
        });
    assert_eq!(prose.text(), "Then Chris Magnus and b left.\nSee É.");
    let zones: Vec<&str> = prose.zones().iter().map(|zone| prose.slice(*zone)).collect();
    assert_eq!(zones, ["Then Chris Magnus and b left.", "See É."]);
    let html = html(&prose, &Setting { marks: &[], links: &Site, words: &words(), scope: "" });
    assert!(html.starts_with("<p>Then <a href=\"../magnus/\" class=\"person\">Chris Magnus</a> and <em><a href=\"../b/\" class=\"person\">b</a></em><sup"), "{html}");
}

/// Elements that prose may become.
const ELEMENTS: [&str; 57] = [
    "p",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "div",
    "pre",
    "code",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "em",
    "strong",
    "del",
    "a",
    "img",
    "br",
    "wbr",
    "hr",
    "sup",
    "sub",
    "span",
    "section",
    "mark",
    "abbr",
    "b",
    "bdi",
    "bdo",
    "cite",
    "data",
    "dfn",
    "i",
    "ins",
    "kbd",
    "q",
    "s",
    "samp",
    "small",
    "time",
    "u",
    "var",
    "aside",
    "details",
    "figure",
    "figcaption",
    "summary",
];
/// Attributes that prose may have.
const ATTRIBUTES: [&str; 24] = [
    "id",
    "class",
    "href",
    "src",
    "alt",
    "title",
    "rel",
    "role",
    "lang",
    "dir",
    "start",
    "scope",
    "width",
    "height",
    "loading",
    "decoding",
    "cite",
    "datetime",
    "open",
    "value",
    "aria-label",
    "tabindex",
    "data-annotation",
    "data-depth",
];

/// Checks that HTML holds only what prose may become, in balance; returns what is wrong.
fn wrong(html: &str) -> Option<String> {
    let page = Page::parse_document(&format!("<!doctype html><title>x</title><body>{html}"));
    let body = page.select(&Css::parse("body").expect("a selector of CSS")).next().expect("a body");
    let mut ids = BTreeSet::new();
    for element in body.descendants().skip(1).filter_map(|node| node.value().as_element()) {
        if !ELEMENTS.contains(&element.name()) {
            return Some(format!("element {}", element.name()));
        }
        for (name, value) in element.attrs() {
            let safe = match name {
                "href" | "src" | "cite" => markdown::check_address(value).is_ok(),
                "id" => ids.insert(value.to_owned()),
                _ => true,
            };
            if !safe || !ATTRIBUTES.contains(&name) {
                return Some(format!("attribute {name}={value:?}"));
            }
        }
    }
    // What a browser has to repair comes out with other tags than it went in.
    let inner = body.inner_html();
    let tags = |html: &str| html.matches('<').count();
    (tags(html) != tags(&inner)).then(|| format!("not in balance: {inner}"))
}

/// Renders text read either way, with marks wherever there are words, and checks it.
fn holds(text: &str) -> Result<(), TestCaseError> {
    for punctuation in [Punctuation::Smart, Punctuation::Plain] {
        let options = Options { punctuation, ..Options::default() };
        let (prose, _) = markdown::read(text, Origin::File(FileId(0), 0), options);
        let end = u32::try_from(prose.text().len()).unwrap_or(u32::MAX);
        let middle = (0..=end / 2).rev().find(|&at| prose.text().is_char_boundary(at as usize)).unwrap_or(0);
        let mark = |start, end, id| Mark {
            id,
            passage: Passage::new(start, end),
            class: "",
            reference: "<a href=\"#\">1</a>",
        };
        let marks = [mark(0, end, "a"), mark(middle, end, "b"), mark(0, middle, "c")];
        for marks in [&marks[..], &[]] {
            let html = html(&prose, &Setting { marks, links: &Site, words: &words(), scope: "s" });
            prop_assert_eq!(wrong(&html), None, "{:?} became {}", text, html);
            prop_assert!(!html.to_lowercase().contains("<script"));
        }
        for passage in prose.zones() {
            let crate::text::Place::Span(span) = prose.place(*passage) else { continue };
            prop_assert!(text.get(span.range()).is_some(), "{:?} of {:?}", span, text);
        }
        prop_assert!(prose.plain().len() <= prose.text().len() + 1);
    }
    Ok(())
}

/// Bits of Markdown and HTML that mean something together, parted by a sign that means nothing.
const BITS: &str = concat!(
    "a¦word ¦* ¦*¦**¦_¦~~¦`¦```\n¦[¦]¦(¦)¦[[a]]¦[[a|b¦]]¦[@a¦[@b]¦!¦<¦>¦</¦<b>¦</b>¦<div>¦\n<div>\n¦",
    "</div>\n¦<p>¦</p>¦<a href=x>¦<a href='javascript:x'>¦</a>¦<script>¦</script>¦<style>¦<!--¦-->¦",
    "<details>¦<summary>¦</summary>¦</details>¦<span class=\"¦<br>¦<time datetime=¦\"¦'¦&¦&lt;¦&#x3c;¦;¦",
    "| ¦|---|\n¦- ¦1. ¦> ¦# ¦## x {#y}\n¦[^1]¦[^1]: ¦\n    ¦\t¦: ¦---\n¦![¦](javascript:a)¦](data:x)¦",
    "](https://e.org)¦](#x)¦[!NOTE]\n¦[x] ¦\\¦é¦\u{200D}¦…¦id=\"x\"¦<div id=x>¦<wbr>¦<figure>\n¦ ¦\n¦\n\n¦",
);

/// Puts bits together at random.
fn bits() -> impl Strategy<Value = String> {
    let bit = prop::sample::select(BITS.split('¦').collect::<Vec<_>>());
    prop::collection::vec(bit, 0..40).prop_map(|bits| bits.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_written_comes_out_safe_and_in_balance(text in bits()) {
        holds(&text)?;
    }

    #[test]
    fn any_characters_at_all_come_out_safe(text in "\\PC{0,60}") {
        holds(&text)?;
    }
}

#[test]
fn deep_and_long_texts_are_refused_or_read_in_one_pass() {
    for text in [
        ">".repeat(20_000),
        "<div>\n\n".repeat(20_000),
        "<b>".repeat(20_000),
        "- ".repeat(20_000),
        "*a ".repeat(20_000),
    ] {
        let (prose, problems) = markdown::read(&text, Origin::File(FileId(0), 0), Options::default());
        html(&prose, &Setting { marks: &[], links: &Site, words: &words(), scope: "" });
        assert!(problems.len() <= 20_001, "{}", problems.len());
    }
}
