//! What `serve` adds to pages: the script that keeps them up to date, and the page that stands in for a missing site.
//!
//! Nothing of this is ever written to an output folder.

use super::live::Marks;
use crate::render::escape;

/// The folder of the server's own addresses, beside the site.
pub(super) const OWN: &str = "/__dateline/";

/// The script that keeps a page up to date.
pub(super) const SCRIPT: &str = include_str!("page.js");

/// How problems look.
pub(super) const STYLE: &str = include_str!("page.css");

/// Returns a page with the script in it, which is told what the page is made of.
pub(super) fn with_script(html: &[u8], marks: Marks) -> Vec<u8> {
    let tag = format!(
        "<script src=\"{OWN}page.js\" data-pages=\"{:x}\" data-styles=\"{:x}\"></script>\n",
        marks.pages, marks.styles
    );
    let end = html.windows(7).rposition(|seven| seven.eq_ignore_ascii_case(b"</body>")).unwrap_or(html.len());
    [&html[..end], tag.as_bytes(), &html[end..]].concat()
}

/// Returns the page that stands at every address while there is no site: the problems, as the terminal shows them.
pub(super) fn stand_in(problems: &str, marks: Marks) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>There is no site yet</title>\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'\">\n\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n\
         <link rel=\"stylesheet\" href=\"{OWN}page.css\">\n</head>\n<body class=\"box\">\n<h1>There is no site yet</h1>\n\
         <pre tabindex=\"0\">{}</pre>\n\
         <script src=\"{OWN}page.js\" data-pages=\"{:x}\" data-styles=\"{:x}\" data-problems=\"{:x}\"></script>\n</body>\n</html>\n",
        escape::text(problems),
        marks.pages,
        marks.styles,
        marks.problems
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Some marks.
    const MARKS: Marks = Marks { pages: 10, styles: 11, problems: 12 };

    #[test]
    fn the_script_stands_at_the_end_of_the_body() {
        let tag = "<script src=\"/__dateline/page.js\" data-pages=\"a\" data-styles=\"b\"></script>\n";
        for (html, expected) in [
            ("<body>a</body>", format!("<body>a{tag}</body>")),
            ("<pre></body></pre></BODY>\n</html>", format!("<pre></body></pre>{tag}</BODY>\n</html>")),
            ("no body", format!("no body{tag}")),
            ("", tag.to_owned()),
        ] {
            assert_eq!(String::from_utf8(with_script(html.as_bytes(), MARKS)).unwrap(), expected);
        }
    }

    #[test]
    fn problems_cannot_become_markup() {
        let page = stand_in("error: `</pre><script src=x>` & \"y\"", MARKS);
        assert!(
            page.contains("<pre tabindex=\"0\">error: `&lt;/pre&gt;&lt;script src=x&gt;` &amp; &quot;y&quot;</pre>")
        );
        assert_eq!(page.matches("<script").count(), 1);
        assert!(page.contains(r#"data-problems="c""#));
    }

    #[test]
    fn the_script_writes_text_only() {
        for way in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("] {
            assert!(!SCRIPT.contains(way), "{way}");
        }
    }
}
