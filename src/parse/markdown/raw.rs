//! Raw HTML: let through where it is on the list, reported where it is not, and always in balance.

use std::ops::Range;

use super::Html;
use super::allow::{self, Kind, Verdict};
use super::html::{self, Start, Token, Tokens};
use super::reader::{Open, Reader};
use super::{address, mention};
use crate::problem::{Problem, Rule};
use crate::prose::{Address, Element, Piece, Tag};

/// A block of raw HTML, gathered line by line because its tags may run over lines.
#[derive(Clone, Debug, Default)]
pub(super) struct Block {
    /// Its lines.
    html: String,
    /// For each line: its first byte here, and in what is read.
    lines: Vec<(usize, usize)>,
}

impl Block {
    /// Returns the bytes of what is read that a range of the block stands for.
    fn written(&self, range: &Range<usize>) -> Range<usize> {
        self.byte(range.start)..self.byte(range.end.saturating_sub(1).max(range.start)) + usize::from(!range.is_empty())
    }

    /// Returns the byte of what is read that a byte of the block stands for.
    fn byte(&self, at: usize) -> usize {
        let line = self.lines.partition_point(|(start, _)| *start <= at);
        line.checked_sub(1).map_or(at, |line| self.lines[line].1 + at - self.lines[line].0)
    }
}

/// An element within a line whose content is no HTML.
#[derive(Clone, Debug)]
pub(super) struct Dropped {
    /// Its name.
    name: String,
    /// The first byte of its opening tag.
    start: usize,
}

/// Where raw HTML stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    /// Between blocks.
    Block,
    /// Within a line.
    Inline,
}

impl Reader<'_> {
    /// Takes a line of a block of raw HTML.
    pub(super) fn html_line(&mut self, html: &str, range: Range<usize>) {
        if let Some(block) = &mut self.block {
            block.lines.push((block.html.len(), range.start));
            block.html.push_str(html);
        }
    }

    /// Takes a block of raw HTML apart, once all its lines are there.
    pub(super) fn html_block(&mut self) {
        let Some(block) = self.block.take() else { return };
        for (token, range) in Tokens::new(&block.html) {
            let written = block.written(&range);
            match token {
                Token::Text => self.block_text(&block, range),
                Token::Opaque(name) => self.opaque(&name, &block.html[range], written),
                token => self.token(token, written, Level::Block),
            }
        }
        self.part.trim_end();
        // What holds lines alone cannot go on around the blocks of Markdown that follow.
        while let Some(Open::Raw(Element::HtmlInline(_) | Element::Address(_), _) | Open::Implied) = self.open.last() {
            if let Some(open) = self.open.pop() {
                self.close(open);
            }
        }
        self.close_lines();
    }

    /// Takes a tag or comment within a line.
    pub(super) fn inline_html(&mut self, html: &str, range: Range<usize>) {
        if let Some(dropped) = &self.dropped {
            if matches!(Tokens::new(html).next(), Some((Token::End(name), _)) if name == dropped.name) {
                self.dropped_until(range.end);
            }
            return;
        }
        for (token, within) in Tokens::new(html) {
            let written = range.start + within.start..range.start + within.end;
            match token {
                Token::Opaque(name) => self.dropped = Some(Dropped { name, start: range.start }),
                token => self.token(token, written, Level::Inline),
            }
        }
    }

    /// Ends an element within a line whose content is no HTML.
    pub(super) fn dropped_until(&mut self, end: usize) {
        if let Some(Dropped { name, start }) = self.dropped.take() {
            let source = self.source;
            self.opaque(&name, source.get(start..end).unwrap_or_default(), start..end);
        }
    }

    /// Takes an element whose content is no HTML.
    fn opaque(&mut self, name: &str, html: &str, written: Range<usize>) {
        match self.options.html {
            Html::Sanitized => self.refuse_tag(name, written),
            Html::Raw => {
                self.part.push(Piece::Raw(mention::number(&self.mentions.raws)));
                self.mentions.raws.push(html.to_owned());
            }
        }
    }

    /// Takes a tag, or what looked like one.
    fn token(&mut self, token: Token, written: Range<usize>, level: Level) {
        match token {
            Token::Start(start) => self.start_raw(start, written, level),
            Token::End(name) => self.end_raw(&name, written),
            Token::Unfinished => {
                self.report(
                    written,
                    "a tag that does not end is not published".to_owned(),
                    "end it with `>`, or write `&lt;` for `<`",
                );
            }
            Token::Text | Token::Opaque(_) | Token::Aside => {}
        }
    }

    /// Takes text of a block: entities are decoded, white space at the edges of blocks goes.
    fn block_text(&mut self, block: &Block, range: Range<usize>) {
        let mut start = range.start;
        if self.last_words().is_none() && self.at_edge() {
            start = range.end - block.html[range.clone()].trim_start().len();
        }
        if start == range.end {
            return;
        }
        self.imply();
        let text = &block.html[start..range.end];
        for (stretch, characters) in html::entities(text) {
            let stretch = start + stretch.start..start + stretch.end;
            match characters {
                Some(characters) => self.part.words(&characters, block.written(&stretch)),
                None => self.lines(block, stretch),
            }
        }
    }

    /// Adds text of a block line by line, as each line stands elsewhere in the file.
    fn lines(&mut self, block: &Block, stretch: Range<usize>) {
        let mut at = stretch.start;
        for line in block.html[stretch].split_inclusive('\n') {
            let range = at..at + line.len();
            self.part.words(line, block.written(&range));
            at = range.end;
        }
    }

    /// Returns whether the last piece was the edge of a block, or there is none.
    fn at_edge(&self) -> bool {
        match self.part.pieces().last() {
            None | Some(Piece::Rule) => true,
            Some(Piece::Open(element) | Piece::Close(element)) => element.is_block(),
            Some(_) => false,
        }
    }

    /// Opens a paragraph around words that would stand at the top.
    fn imply(&mut self) {
        if matches!(self.open.last(), None | Some(Open::Note(_))) {
            self.part.open(Element::Paragraph);
            self.open.push(Open::Implied);
        }
    }

    /// Closes raw blocks that hold lines alone, and paragraphs that were implied.
    fn close_lines(&mut self) {
        loop {
            let ends = match self.open.last() {
                Some(Open::Implied) => true,
                Some(Open::Raw(Element::HtmlBlock(tag), _)) => self.kind(*tag) == Kind::Block,
                _ => false,
            };
            let Some(open) = self.open.pop_if(|_| ends) else { return };
            self.part.trim_end();
            self.close(open);
        }
    }

    /// Returns how the element of a tag stands; unknown ones, where they are let through, hold blocks.
    fn kind(&self, tag: u32) -> Kind {
        let name = self.mentions.tags.get(tag as usize).map_or("", |tag| tag.name.as_str());
        kind(name, Html::Raw).unwrap_or(Kind::Container)
    }

    /// Takes an opening tag.
    fn start_raw(&mut self, start: Start, written: Range<usize>, level: Level) {
        let Some(kind) = kind(&start.name, self.options.html) else {
            return self.refuse_tag(&start.name, written);
        };
        let block = matches!(kind, Kind::Container | Kind::Block);
        if block && (level == Level::Inline || self.in_line()) && self.options.html == Html::Sanitized {
            let message = format!("the block `<{}>` cannot stand within a line", start.name);
            return self.report(written, message, "put it on a line of its own, after an empty line");
        }
        if start.name == "a" && self.links > 0 {
            return self.report(written, "a link cannot stand inside a link".to_owned(), "close the outer one first");
        }
        if block {
            self.close_lines();
            self.part.trim_end();
        } else {
            self.imply();
        }
        match (kind, start.name.as_str()) {
            (Kind::Void, "br") => self.part.line_break(written),
            (Kind::Void, "wbr") => self.part.push(Piece::WordBreak),
            _ => self.open_raw(start, written, kind),
        }
    }

    /// Returns whether raw markup within a line is open, so that no block can begin.
    fn in_line(&self) -> bool {
        matches!(self.open.last(), Some(Open::Raw(Element::HtmlInline(_) | Element::Address(_), _)))
    }

    /// Opens an element with the attributes that may stay.
    fn open_raw(&mut self, start: Start, written: Range<usize>, kind: Kind) {
        let attributes = self.attributes(&start, &written);
        if start.name == "a" {
            return self.raw_link(&attributes, written);
        }
        let tag = mention::number(&self.mentions.tags);
        let void = kind == Kind::Void;
        self.mentions.tags.push(Tag { name: start.name, attributes, void });
        let element = match kind {
            Kind::Container | Kind::Block => Element::HtmlBlock(tag),
            Kind::Inline | Kind::Void => Element::HtmlInline(tag),
        };
        self.part.open(element);
        if void {
            self.part.close(element);
        } else {
            self.open.push(Open::Raw(element, written));
        }
    }

    /// Opens a link like one of Markdown, so that its address is looked after in the same way.
    fn raw_link(&mut self, attributes: &[(String, String)], written: Range<usize>) {
        let value = |name: &str| attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
        let Some(Ok((target, reach))) = value("href").map(address::check) else {
            return self.report(
                written,
                "`<a>` without an address is not published".to_owned(),
                "write `[words](address)`",
            );
        };
        let title = value("title").unwrap_or_default().to_owned();
        let element = Element::Address(mention::number(&self.mentions.addresses));
        let place = self.place(written.clone());
        self.mentions.addresses.push(Address { target, title, reach, place });
        self.links += 1;
        self.part.open(element);
        self.open.push(Open::Raw(element, written));
    }

    /// Returns the attributes that may stay, and reports the others.
    fn attributes(&mut self, start: &Start, written: &Range<usize>) -> Vec<(String, String)> {
        let mut kept: Vec<(String, String)> = Vec::new();
        for (name, value) in &start.attributes {
            if kept.iter().any(|(known, _)| known == name) {
                continue;
            }
            if self.options.html == Html::Raw {
                kept.push((name.clone(), value.clone()));
                continue;
            }
            match allow::attribute(&start.name, name, value) {
                Verdict::Keep if name == "id" && !self.may_take(value, written.clone()) => {}
                Verdict::Keep => kept.push((name.clone(), value.clone())),
                Verdict::Address => match address::check(value) {
                    Ok((target, _)) => kept.push((name.clone(), target)),
                    Err(refusal) => self.refuse_address(&refusal, written.clone()),
                },
                Verdict::Drop => {
                    let message = format!("the attribute `{name}` of `<{}>` is not published", start.name);
                    self.report(written.clone(), message, RAW);
                }
            }
        }
        kept
    }

    /// Takes a closing tag: it closes what it opened and whatever raw HTML is still open inside that.
    fn end_raw(&mut self, name: &str, written: Range<usize>) {
        if kind(name, self.options.html).is_none() || allow::is_void(name) {
            return;
        }
        let raw = self.open.iter().rev().take_while(|open| matches!(open, Open::Raw(..) | Open::Implied));
        let found = raw.map(|open| self.is_raw(open, name)).position(|same| same);
        let Some(depth) = found else {
            return self.report(
                written,
                format!("`</{name}>` closes nothing that is open here"),
                "remove it, or open it before",
            );
        };
        for _ in 0..depth {
            if let Some(open) = self.open.pop() {
                self.close(open);
            }
        }
        if let Some(Open::Raw(element, _)) = self.open.pop() {
            self.close_raw(element);
        }
    }

    /// Returns whether something open is a raw element of a name.
    fn is_raw(&self, open: &Open<'_>, name: &str) -> bool {
        matches!(open, Open::Raw(element, _) if self.raw_name(*element) == name)
    }

    /// Returns the name of a raw element.
    fn raw_name(&self, element: Element) -> &str {
        match element {
            Element::HtmlBlock(tag) | Element::HtmlInline(tag) => {
                self.mentions.tags.get(tag as usize).map_or("", |tag| tag.name.as_str())
            }
            _ => "a",
        }
    }

    /// Closes a raw element.
    pub(super) fn close_raw(&mut self, element: Element) {
        if let Element::Address(_) = element {
            self.links -= 1;
        }
        if element.is_block() {
            self.part.trim_end();
        }
        self.part.close(element);
    }

    /// Says that a tag was never closed, unless HTML lets one leave it open.
    pub(super) fn report_unclosed(&mut self, element: Element, written: Range<usize>) {
        let name = self.raw_name(element).to_owned();
        if name != "p" {
            let help = format!("close it with `</{name}>` in the same block");
            self.report(written, format!("`<{name}>` is not closed"), &help);
        }
    }

    /// Says that a tag is not published.
    fn refuse_tag(&mut self, name: &str, written: Range<usize>) {
        let message = format!("the tag `<{name}>` is not published");
        let help = match name {
            "img" => "write an image as `![what it shows](file.jpg)`",
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "write a heading with `#` at the start of a line",
            "ul" | "ol" | "li" => "write a list with `-` or `1.` at the start of a line",
            "hr" => "write `---` on a line of its own",
            _ => RAW,
        };
        self.report(written, message, help);
    }

    /// Reports raw HTML, at the first line of it.
    fn report(&mut self, written: Range<usize>, message: String, help: &str) {
        let line = self.source.get(written.clone()).and_then(|html| html.find('\n')).unwrap_or(written.len());
        let place = self.place(written.start..written.start + line);
        self.problems.push(Problem::new(Rule::UnsafeHtml, place, message).help(help));
    }
}

/// What to do about HTML that is not on the list.
const RAW: &str =
    "write Markdown instead, or set `raw-html: true` in `site.yaml` if you trust everyone who writes here";

/// Returns how an element stands, when it may stand at all.
fn kind(name: &str, html: Html) -> Option<Kind> {
    match (allow::element(name), html) {
        (Some(kind), _) => Some(kind),
        (None, Html::Sanitized) => None,
        (None, Html::Raw) if allow::is_void(name) => Some(Kind::Void),
        (None, Html::Raw) => Some(Kind::Container),
    }
}
