//! Texts from elsewhere, and how Dateline's own reader of Markdown shows them.

use proptest::prelude::*;

use super::*;
use crate::parse::markdown::{self, Options, Punctuation};
use crate::prose::Origin;
use crate::text::FileId;

/// Returns the text that a reader sees.
fn shown(markdown: &str) -> String {
    let options = Options { punctuation: Punctuation::Plain, ..Options::default() };
    let (prose, problems) = markdown::read(markdown, Origin::File(FileId(0), 0), options);
    assert!(problems.is_empty(), "{markdown:?}: {problems:?}");
    prose.plain()
}

#[test]
fn html_is_said_with_the_means_of_markdown() {
    let cases = [
        ("plain", "plain"),
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("One<br>two<br/><br />three", "One\\\ntwo\n\nthree"),
        ("a <b>bold</b> and <em>fine</em> word", "a **bold** and *fine* word"),
        ("<b>bold </b>word", "**bold** word"),
        ("<b><i>both</i></b>", "***both***"),
        ("x<b>(y)</b>z", "x<strong>(y)</strong>z"),
        ("a <a href='https://a.example/x'>link</a>.", "a [link](https://a.example/x)."),
        ("see https://a.example/x_y.", "see <https://a.example/x_y>."),
        ("<a href=\"https://a.example/(x)\">y</a>", "[y](https://a.example/%28x%29)"),
        ("<a href='javascript:alert(1)'>no</a>", "no"),
        ("<ul><li>one</li><li>two<ul><li>in</li></ul></li></ul><p>end</p>", "- one\n- two\n  - in\n\nend"),
        ("<ol><li>one<li>two</ol>", "1. one\n2. two"),
        ("<blockquote><p>One</p><p>Two</p></blockquote>after", "> One\n>\n> Two\n\nafter"),
        ("a<blockquote>One</blockquote><blockquote>Two</blockquote>", "a\n\n> One\n\n> Two"),
        ("<ul><li>a<blockquote>b</blockquote></ul>", "- a\n\n  > b"),
        ("<h1>Head</h1>text", "## Head\n\ntext"),
        ("a &amp; b &lt;c&gt; &nbsp;d", "a & b \\<c> \u{a0}d"),
        ("1. not a list", "1\\. not a list"),
        ("# not a heading", "\\# not a heading"),
        ("[[not-a-link]] [@not-a-source]", "\\[\\[not-a-link\\]\\] \\[@not-a-source\\]"),
        ("<script>alert('x')</script>left", "left"),
        ("<pre>a\n  b</pre>", "```\na\n  b\n```"),
        ("E = mc<sup>2</sup>", "E = mc<sup>2</sup>"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a · b\n\nc"),
        ("broken <b>and <i>crossed</b> over</i>", "broken **and** ***crossed*** *over*"),
        ("< 5 and > 3", "\\< 5 and > 3"),
        ("one\n\ntwo", "one\n\ntwo"),
    ];
    for (html, markdown) in cases {
        assert_eq!(from_html(html).markdown, markdown, "{html}");
    }
}

#[test]
fn what_html_loses_is_said() {
    let html = "<p class=x onclick='y()'>a<iframe src='https://v.example/1'>old</iframe>\
                <img src='//i.example/a.png' alt=A><font>b</font><!-- c --><a href='mailto:a@b.example'>d</a></p>";
    let text = from_html(html);
    assert_eq!(text.markdown, "abd");
    assert_eq!(
        text.lost,
        [
            "`class` of `<p>`",
            "`onclick` of `<p>`",
            "`<iframe>`: nothing is shown from elsewhere",
            "`alt` of `<img>`",
            "`<img>`: nothing is shown from elsewhere",
            "`<font>`, whose words are kept",
            "a comment",
            "a link to `mailto:a@b.example`, which is no address of the web",
        ]
    );
    let urls: Vec<&str> = text.links.iter().map(|link| link.url.as_str()).collect();
    assert_eq!(urls, ["https://v.example/1", "https://i.example/a.png"]);
}

#[test]
fn html_is_told_from_plain_text() {
    for html in ["<p>a</p>", "a<br>b", "a &amp; b", "<a href='x'>y</a>", "x</b>"] {
        assert!(is_html(html), "{html}");
    }
    for plain in ["a < b > c", "AT&T; ok", "3 <4", "<3", "a & b"] {
        assert!(!is_html(plain), "{plain}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn plain_text_is_shown_as_it_is(line in "([a-z1]|[ *_`\\[\\]<>&#+.:!|~=(){}^$@\"'\\\\-]|é){0,20}") {
        let meant = line.split_whitespace().collect::<Vec<_>>().join(" ");
        let shown = shown(&escape(&meant));
        prop_assert_eq!(shown, meant);
    }

    #[test]
    fn any_html_gives_markdown_without_a_fault(html in "(<(/)?(p|b|i|em|a|ul|li|script|div|br|h2|blockquote|pre|x)( href='https://a.example')?>|[a-z*_ \\[\\]<&\n]|&amp;){0,24}") {
        shown(&from_html(&html).markdown);
    }
}
