//! The main part of a page, laid out so that a person can read and compare it.
//!
//! Each block stands on a line of its own, indented by its depth; running text stays on one line, with white space
//! folded; `<pre>` keeps its own. Nothing else is changed: attributes, entities and the order of everything are as they
//! were written.

use std::fmt::Write as _;

/// Elements that are part of running text.
const INLINE: [&str; 38] = [
    "a", "abbr", "b", "bdi", "bdo", "br", "button", "cite", "code", "data", "del", "dfn", "em", "i", "img", "input",
    "ins", "kbd", "label", "mark", "meter", "output", "progress", "q", "rp", "rt", "ruby", "s", "samp", "small",
    "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
];

/// Elements that have no end.
const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// Returns the `<main>` of a page, tags included.
pub(crate) fn main(html: &str) -> Option<&str> {
    let start = html.find("<main")?;
    let end = html[start..].find("</main>")? + "</main>".len();
    Some(&html[start..start + end])
}

/// Lays markup out.
pub(crate) fn laid_out(html: &str) -> String {
    let mut page = Page::default();
    let mut rest = html;
    while !rest.is_empty() {
        let length = length(rest);
        let (token, after) = rest.split_at(length);
        let name = name(token);
        if name == "pre" && !token.starts_with("</") {
            let end = after.find("</pre>").map_or(after.len(), |at| at + "</pre>".len());
            page.block(&format!("{token}{}", &after[..end]));
            rest = &after[end..];
            continue;
        }
        page.take(token, name);
        rest = after;
    }
    page.end_line();
    page.out
}

/// What has been laid out so far.
#[derive(Default)]
struct Page {
    /// The lines that are finished.
    out: String,
    /// The running text of the line at hand.
    line: String,
    /// How many blocks are open.
    depth: usize,
}

impl Page {
    /// Takes the next tag or text.
    fn take(&mut self, token: &str, name: &str) {
        let block = token.starts_with('<') && !INLINE.contains(&name);
        match token {
            _ if !block => self.line.push_str(token),
            _ if token.starts_with("</") => {
                self.end_line();
                self.depth = self.depth.saturating_sub(1);
                self.block(token);
            }
            _ => {
                self.block(token);
                let leaf = VOID.contains(&name) || token.ends_with("/>") || token.starts_with("<!");
                self.depth += usize::from(!leaf);
            }
        }
    }

    /// Puts a block on a line of its own.
    fn block(&mut self, text: &str) {
        self.end_line();
        let _ = writeln!(self.out, "{}{text}", "  ".repeat(self.depth));
    }

    /// Ends the line of running text, if there is one.
    fn end_line(&mut self) {
        let words = self.line.split_whitespace().collect::<Vec<_>>().join(" ");
        if !words.is_empty() {
            let _ = writeln!(self.out, "{}{words}", "  ".repeat(self.depth));
        }
        self.line.clear();
    }
}

/// Returns the length of the tag or the text that markup begins with.
fn length(html: &str) -> usize {
    if !html.starts_with('<') {
        return html.find('<').unwrap_or(html.len());
    }
    let mut quote = None;
    for (at, c) in html.char_indices() {
        match (quote, c) {
            (None, '>') => return at + 1,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            _ => {}
        }
    }
    html.len()
}

/// Returns the name of a tag; of text, nothing.
fn name(token: &str) -> &str {
    let inner = token.strip_prefix('<').unwrap_or_default();
    inner.trim_start_matches('/').split(|c: char| c.is_whitespace() || c == '>' || c == '/').next().unwrap_or_default()
}

#[test]
fn blocks_stand_alone_and_running_text_stays_together() {
    let html = "<main id=m><h1>The  <em>vote</em></h1><p class=\"a > b\">It\n passed <a href=x>by one</a>.<br>Yes.</p>\
                <ul><li>One</li><li><img src=a.png>Two</li></ul><hr><pre>a\n  b</pre></main>";
    let expected = "\
<main id=m>
  <h1>
    The <em>vote</em>
  </h1>
  <p class=\"a > b\">
    It passed <a href=x>by one</a>.<br>Yes.
  </p>
  <ul>
    <li>
      One
    </li>
    <li>
      <img src=a.png>Two
    </li>
  </ul>
  <hr>
  <pre>a
  b</pre>
</main>
";
    assert_eq!(laid_out(html), expected);
    assert_eq!(laid_out(&laid_out(html)), expected, "what is laid out stays as it is");
    assert_eq!(main(&format!("<!doctype html><body>{html}</body>")), Some(html));
    assert_eq!(main("<body></body>"), None);
}
