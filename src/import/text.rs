//! Texts from elsewhere as Markdown: plain text escaped, HTML said with the means of Markdown.
//!
//! Owns what of HTML is kept. What is dropped is named, so that the report can say it. `html` reads the tags, `runs`
//! writes the words between them, `escape` keeps words from meaning something to Markdown.

mod escape;
mod html;
mod plain;
mod runs;

pub use escape::escape;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::parse::markdown::check_address;
use crate::prose::Reach;

/// A text that was HTML, or plain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// The text as Markdown, without a line feed at its end.
    pub markdown: String,
    /// The links and embedded media that it holds, in their order; they are in the Markdown as well, but for the media.
    pub links: Vec<Link>,
    /// What was dropped, each once, as a lower-case fragment: "`<script>` and what is in it".
    pub lost: Vec<String>,
}

/// A link in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it leads.
    pub url: String,
    /// Its words, as plain text.
    pub words: String,
}

/// Turns HTML into Markdown. Addresses without a tag become links.
pub fn from_html(html: &str) -> Text {
    html::read(html)
}

/// Turns plain text into Markdown that shows it as it is; empty lines part paragraphs, addresses become links.
pub fn from_plain(plain: &str) -> Text {
    let mut text = Text::default();
    let paragraphs = plain.split("\n\n").map(|paragraph| {
        let mut runs = Vec::new();
        for (at, line) in paragraph.trim_matches('\n').lines().enumerate() {
            if at > 0 {
                runs.push(runs::Run::Break);
            }
            runs.extend(runs::linked(line.trim_end(), runs::Style::default()));
        }
        text.links.extend(runs::links(&runs));
        runs::write(&runs)
    });
    let paragraphs: Vec<String> = paragraphs.filter(|paragraph| !paragraph.is_empty()).collect();
    Text { markdown: paragraphs.join("\n\n"), ..text }
}

/// Returns the words of HTML, without any markup.
pub fn plain(html: &str) -> String {
    plain::read(html)
}

/// Returns the words of Markdown, without any markup, and its links.
pub fn of_markdown(markdown: &str) -> (String, Vec<Link>) {
    let mut words = String::new();
    let mut links: Vec<Link> = Vec::new();
    let mut open: Option<Link> = None;
    for event in pulldown_cmark::Parser::new(markdown) {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                open = web(&dest_url).map(|url| Link { url, words: String::new() });
            }
            Event::End(TagEnd::Link) => links.extend(open.take()),
            Event::Text(text) | Event::Code(text) => {
                words.push_str(&text);
                if let Some(link) = &mut open {
                    link.words.push_str(&text);
                }
            }
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph) => words.push(' '),
            Event::InlineHtml(tag) if tag.starts_with("<br") => words.push(' '),
            _ => {}
        }
    }
    (words.trim().to_owned(), links)
}

/// Tells whether a text holds a tag or an entity of HTML.
pub fn is_html(text: &str) -> bool {
    let tag = |rest: &str| {
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let name = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let after = rest[name..].bytes().next();
        rest.starts_with(|c: char| c.is_ascii_alphabetic())
            && matches!(after, Some(b'>' | b' ' | b'/' | b'\n'))
            && rest.contains('>')
    };
    let entity = |rest: &str| {
        let name = rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
        name > 1 && rest[name..].starts_with(';')
    };
    text.match_indices('<').any(|(at, _)| tag(&text[at + 1..]))
        || text.match_indices('&').any(|(at, _)| entity(&text[at + 1..]))
}

/// Returns an address of the web, cleaned; none when it leads elsewhere or is no address.
pub fn web(address: &str) -> Option<String> {
    // A backslash counts as a slash in every browser.
    let (address, reach) = check_address(&address.trim().replace('\\', "/")).ok()?;
    let address = if address.starts_with("//") { format!("https:{address}") } else { address };
    let whole = address.starts_with("http://") || address.starts_with("https://");
    (reach == Reach::External && whole && url::Url::parse(&address).is_ok()).then_some(address)
}

#[cfg(test)]
mod tests;
