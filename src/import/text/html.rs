//! HTML, token by token, as blocks of Markdown.

use html5gum::emitters::default::{StartTag, Token};
use html5gum::{DefaultEmitter, Tokenizer};

use super::runs::{self, Run, Style};
use super::{Link, Text};

/// Elements whose content is no text for readers.
pub(super) const OPAQUE: [&str; 13] = [
    "script", "style", "noscript", "template", "textarea", "title", "svg", "math", "noembed", "noframes", "select",
    "head", "button",
];
/// Elements that show something from elsewhere.
const EMBEDDED: [&str; 8] = ["iframe", "embed", "object", "video", "audio", "source", "img", "track"];
/// Elements that end a block and need no mark of their own.
pub(super) const BLOCKS: [&str; 21] = [
    "p",
    "div",
    "section",
    "article",
    "header",
    "footer",
    "main",
    "aside",
    "figure",
    "figcaption",
    "center",
    "table",
    "tbody",
    "thead",
    "tr",
    "dl",
    "dt",
    "dd",
    "address",
    "hr",
    "summary",
];
/// Elements of which nothing is lost, though they leave no mark.
const SILENT: [&str; 6] = ["p", "div", "br", "html", "body", "wbr"];
/// Elements within a line, and what they are called in Markdown or the HTML that Dateline publishes.
const MARKS: [(&str, &str); 10] = [
    ("strong", "strong"),
    ("b", "strong"),
    ("em", "em"),
    ("i", "em"),
    ("cite", "em"),
    ("code", "code"),
    ("sub", "sub"),
    ("sup", "sup"),
    ("s", "s"),
    ("del", "del"),
];
/// Attributes that are read.
const READ: [&str; 3] = ["href", "src", "start"];

/// What blocks stand in.
#[derive(Debug)]
enum Container {
    /// A quotation, and whether a block of it was written.
    Quote(bool),
    /// A list, with the number of its next item where it has numbers.
    List(Option<usize>),
    /// An item: its mark, until it is written, and its width.
    Item(Option<String>, usize),
}

/// The blocks that are written, and what is open.
#[derive(Default)]
struct Writer {
    /// What is made of the text.
    text: Text,
    /// The words of the block that is open.
    runs: Vec<Run>,
    /// The elements within a line that are open, with what they are called, and the link.
    style: Style,
    /// What the block stands in.
    containers: Vec<Container>,
    /// What stands before the block: the signs of a heading.
    head: String,
    /// The name of an element whose content is skipped, and how often it is open.
    skipped: Option<(String, usize)>,
    /// The code of a block of code.
    code: Option<String>,
}

/// Reads HTML.
pub(super) fn read(html: &str) -> Text {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut writer = Writer::default();
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(token) = token;
        writer.token(token);
    }
    writer.flush();
    writer.text.markdown.truncate(writer.text.markdown.trim_end().len());
    writer.text
}

/// Returns bytes as text; they are a part of a text.
pub(super) fn utf8(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

impl Writer {
    /// Takes in a token.
    fn token(&mut self, token: Token) {
        match token {
            Token::StartTag(tag) => self.start(&tag),
            Token::EndTag(tag) => self.end(&utf8(&tag.name)),
            Token::String(words) if self.skipped.is_none() => self.words(&utf8(&words)),
            Token::Comment(_) if self.skipped.is_none() => self.lose("a comment".to_owned()),
            Token::String(_) | Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }

    /// Notes that something is dropped.
    fn lose(&mut self, what: String) {
        if !self.text.lost.contains(&what) {
            self.text.lost.push(what);
        }
    }

    /// Opens an element.
    fn start(&mut self, tag: &StartTag<()>) {
        let name = utf8(&tag.name);
        if let Some((skipped, depth)) = &mut self.skipped {
            *depth += usize::from(*skipped == name && !tag.self_closing);
            return;
        }
        let attribute = |name: &str| {
            tag.attributes.iter().find(|(key, _)| ***key == *name.as_bytes()).map(|(_, value)| utf8(value))
        };
        for key in tag.attributes.keys().map(|key| utf8(key)).filter(|key| !READ.contains(&key.as_str())) {
            self.lose(format!("`{key}` of `<{name}>`"));
        }
        match name.as_str() {
            opaque if OPAQUE.contains(&opaque) => {
                self.lose(format!("`<{name}>` and what is in it"));
                if !tag.self_closing {
                    self.skipped = Some((name, 1));
                }
            }
            embedded if EMBEDDED.contains(&embedded) => {
                self.embed(&name, attribute("src").or_else(|| attribute("data")).as_deref());
            }
            "br" => self.break_line(),
            "a" => self.open_link(attribute("href")),
            "li" => self.open_item(),
            "ul" | "ol" => {
                self.flush();
                let first = attribute("start").and_then(|start| start.parse().ok()).unwrap_or(1);
                self.containers.push(Container::List((name == "ol").then_some(first)));
            }
            "blockquote" => {
                self.flush();
                self.containers.push(Container::Quote(false));
            }
            "pre" => {
                self.flush();
                self.code = Some(String::new());
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.flush();
                // The title of the page is its only heading of the first level.
                let level = name[1..].parse::<usize>().map_or(2, |level| level.max(2));
                self.head = format!("{} ", "#".repeat(level));
            }
            _ => self.open_other(&name),
        }
    }

    /// Opens an element that has no mark of its own, or one within a line.
    fn open_other(&mut self, name: &str) {
        if let Some((_, mark)) = MARKS.iter().find(|(known, _)| *known == name) {
            self.style.marks.push(mark);
            return;
        }
        if BLOCKS.contains(&name) {
            self.flush();
        }
        if matches!(name, "td" | "th") && self.runs.iter().any(|run| *run != Run::Break) {
            self.words(" · ");
        }
        if !SILENT.contains(&name) {
            self.lose(format!("`<{name}>`, whose words are kept"));
        }
    }

    /// Closes an element.
    fn end(&mut self, name: &str) {
        if let Some((skipped, depth)) = &mut self.skipped {
            if skipped == name {
                *depth -= 1;
            }
            if *depth == 0 {
                self.skipped = None;
            }
            return;
        }
        match name {
            "a" => self.style.link = None,
            "li" => self.close(|container| matches!(container, Container::Item(..))),
            "ul" | "ol" => self.close(|container| matches!(container, Container::List(_))),
            "blockquote" => self.close(|container| matches!(container, Container::Quote(_))),
            "pre" => self.end_code(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.flush(),
            block if BLOCKS.contains(&block) => self.flush(),
            _ => {
                let mark = MARKS.iter().find(|(known, _)| *known == name).map(|(_, mark)| *mark);
                if let Some(at) = mark.and_then(|mark| self.style.marks.iter().rposition(|open| *open == mark)) {
                    self.style.marks.remove(at);
                }
            }
        }
    }

    /// Takes in words.
    fn words(&mut self, words: &str) {
        if let Some(code) = &mut self.code {
            code.push_str(words);
            return;
        }
        let mut paragraphs = words.split("\n\n").peekable();
        while let Some(paragraph) = paragraphs.next() {
            self.line(paragraph);
            if paragraphs.peek().is_some() {
                self.flush();
            }
        }
    }

    /// Takes in words of one block; spaces in a row are one.
    fn line(&mut self, words: &str) {
        let open = match self.runs.last() {
            None | Some(Run::Break) => false,
            Some(Run::Words(before, _)) => !before.ends_with(' '),
        };
        let spaced = |c: char| c.is_ascii_whitespace();
        let mut text = if open && words.starts_with(spaced) { " ".to_owned() } else { String::new() };
        text.push_str(&words.split(spaced).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "));
        if words.ends_with(spaced) && !text.ends_with(' ') && (open || !text.is_empty()) {
            text.push(' ');
        }
        if !text.is_empty() {
            self.runs.extend(runs::linked(&text, self.style.clone()));
        }
    }

    /// Ends a line; two ends in a row end the block.
    fn break_line(&mut self) {
        let blank = |run: &Run| matches!(run, Run::Words(words, _) if words.trim().is_empty());
        while self.runs.last().is_some_and(blank) {
            self.runs.pop();
        }
        match self.runs.last() {
            Some(Run::Break) => self.flush(),
            Some(Run::Words(..)) => self.runs.push(Run::Break),
            None => {}
        }
    }

    /// Opens a link.
    fn open_link(&mut self, target: Option<String>) {
        let Some(target) = target else { return };
        self.style.link = super::web(&target);
        if self.style.link.is_none() {
            self.lose(format!(
                "a link to `{}`, which is no address of the web",
                target.chars().take(40).collect::<String>()
            ));
        }
    }

    /// Notes something that is shown from elsewhere.
    fn embed(&mut self, name: &str, target: Option<&str>) {
        self.lose(format!("`<{name}>`: nothing is shown from elsewhere"));
        if let Some(url) = target.and_then(super::web) {
            self.text.links.push(Link { url, words: String::new() });
        }
        // What stands in an `<iframe>` is text to old readers alone; the tokenizer hands it over as words.
        if name == "iframe" {
            self.skipped = Some((name.to_owned(), 1));
        }
    }

    /// Opens an item of a list; one outside of any list begins one.
    fn open_item(&mut self) {
        self.flush();
        if matches!(self.containers.last(), Some(Container::Item(..))) {
            self.containers.pop();
        }
        if !matches!(self.containers.last(), Some(Container::List(_))) {
            self.containers.push(Container::List(None));
        }
        let Some(Container::List(number)) = self.containers.last_mut() else { return };
        let mark = number.map_or("- ".to_owned(), |number| format!("{number}. "));
        *number = number.map(|number| number + 1);
        let width = mark.len();
        self.containers.push(Container::Item(Some(mark), width));
    }

    /// Closes the innermost container of a kind, and those in it.
    fn close(&mut self, is: fn(&Container) -> bool) {
        self.flush();
        if let Some(at) = self.containers.iter().rposition(is) {
            self.containers.truncate(at);
        }
    }

    /// Ends a block of code.
    fn end_code(&mut self) {
        let Some(code) = self.code.take() else { return };
        let code = code.trim_matches('\n');
        if code.trim().is_empty() {
            return;
        }
        let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or_default();
        let fence = "`".repeat(longest.max(2) + 1);
        self.block(&format!("{fence}\n{code}\n{fence}"));
    }

    /// Ends the block that is open.
    fn flush(&mut self) {
        let runs = std::mem::take(&mut self.runs);
        let head = std::mem::take(&mut self.head);
        self.text.links.extend(runs::links(&runs));
        let words = runs::write(&runs);
        if words.is_empty() {
            return;
        }
        let words = if head.is_empty() { words } else { words.replace("\\\n", " ") };
        self.block(&format!("{head}{words}"));
    }

    /// Writes a block where it stands.
    fn block(&mut self, block: &str) {
        let (mut first, mut rest, mut fresh) = (String::new(), String::new(), false);
        let mut quote = String::new();
        for container in &mut self.containers {
            match container {
                Container::Quote(begun) => {
                    first.push_str("> ");
                    rest.push_str("> ");
                    // Two quotations behind each other stay two.
                    if std::mem::replace(begun, true) {
                        rest.trim_end().clone_into(&mut quote);
                    }
                }
                Container::List(_) => {}
                Container::Item(mark, width) => {
                    fresh = mark.is_some();
                    let margin = " ".repeat(*width);
                    first.push_str(&mark.take().unwrap_or_else(|| margin.clone()));
                    rest.push_str(&margin);
                }
            }
        }
        let lists = self.containers.iter().any(|container| matches!(container, Container::List(_)));
        let previous = self.text.markdown.lines().last().unwrap_or_default().trim_start_matches(['>', ' ']);
        let tight = fresh && lists && is_item(previous);
        if !self.text.markdown.is_empty() {
            let between = if tight { "\n".to_owned() } else { format!("\n{quote}\n") };
            self.text.markdown.push_str(&between);
        }
        for (at, line) in block.split('\n').enumerate() {
            let margin = if at == 0 { &first } else { &rest };
            let line = format!("{}{margin}{line}", if at == 0 { "" } else { "\n" });
            self.text.markdown.push_str(line.trim_end_matches(' '));
        }
    }
}

/// Tells whether a line is one of a list.
fn is_item(line: &str) -> bool {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    line.starts_with("- ") || digits > 0 && line[digits..].starts_with(". ")
}
