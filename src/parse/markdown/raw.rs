//! Raw HTML: let through where it is on the list, reported where it is not, and always in balance.

use std::ops::Range;

use super::Html;
use super::allow::Kind;
use super::html::{self, Token, Tokens};
use super::mention;
use super::reader::{Open, Reader};
use crate::prose::{Element, Piece};

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
pub(super) enum Level {
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
        let text = &block.html[start..range.end];
        let blank = text.trim().is_empty();
        if text.is_empty() || blank && self.at_top() {
            return;
        }
        self.imply();
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

    /// Returns whether nothing is open that could hold words.
    fn at_top(&self) -> bool {
        matches!(self.open.last(), None | Some(Open::Note(_)))
    }

    /// Opens a paragraph around words that would stand at the top.
    pub(super) fn imply(&mut self) {
        if self.at_top() {
            self.part.open(Element::Paragraph);
            self.open.push(Open::Implied);
        }
    }

    /// Closes raw blocks that hold lines alone, and paragraphs that were implied.
    pub(super) fn close_lines(&mut self) {
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
        super::tag::kind(name, Html::Raw).unwrap_or(Kind::Container)
    }
}
