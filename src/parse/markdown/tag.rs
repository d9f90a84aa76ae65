//! Tags of raw HTML: which of them open and close elements, and what is said about the others.

use std::ops::Range;

use super::allow::{self, Kind, Verdict};
use super::html::Start;
use super::raw::Level;
use super::reader::{Open, Reader};
use super::{Html, address, mention};
use crate::problem::{Problem, Rule};
use crate::prose::{Address, Element, Piece, Tag};

/// What to do about HTML that is not on the list.
const RAW: &str =
    "write Markdown instead, or set `raw-html: true` in `site.yaml` if you trust everyone who writes here";

impl Reader<'_> {
    /// Takes an opening tag.
    pub(super) fn start_raw(&mut self, start: Start, written: Range<usize>, level: Level) {
        let Some(kind) = kind(&start.name, self.options.html) else {
            return self.refuse_tag(&start.name, written);
        };
        let block = matches!(kind, Kind::Container | Kind::Block);
        if block && (level == Level::Inline || self.in_line()) && self.options.html == Html::Sanitized {
            let message = format!("the block `<{}>` cannot stand within a line", start.name);
            self.leave_out(start.name);
            return self.report(written, message, "put it on a line of its own, after an empty line");
        }
        if start.name == "a" && self.links > 0 {
            self.leave_out(start.name);
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
            self.leave_out("a".to_owned());
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
    pub(super) fn end_raw(&mut self, name: &str, written: Range<usize>) {
        if kind(name, self.options.html).is_none() || allow::is_void(name) {
            return;
        }
        let raw = self.open.iter().rev().take_while(|open| matches!(open, Open::Raw(..) | Open::Implied));
        let found = raw.map(|open| self.is_raw(open, name)).position(|same| same);
        let Some(depth) = found else {
            if let Some(count) = self.refused.get_mut(name).filter(|count| **count > 0) {
                *count -= 1;
                return;
            }
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

    /// Remembers that a tag was left out, so that its end is too, in silence.
    fn leave_out(&mut self, name: String) {
        *self.refused.entry(name).or_default() += 1;
    }

    /// Says that a tag is not published.
    pub(super) fn refuse_tag(&mut self, name: &str, written: Range<usize>) {
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
    pub(super) fn report(&mut self, written: Range<usize>, message: String, help: &str) {
        let problem = Problem::new(Rule::UnsafeHtml, self.line(written), message);
        self.problems.push(problem.help(help));
    }
}

/// Returns how an element stands, when it may stand at all.
pub(super) fn kind(name: &str, html: Html) -> Option<Kind> {
    match (allow::element(name), html) {
        (Some(kind), _) => Some(kind),
        (None, Html::Sanitized) => None,
        (None, Html::Raw) if allow::is_void(name) => Some(Kind::Void),
        (None, Html::Raw) if allow::is_block(name) => Some(Kind::Container),
        (None, Html::Raw) => Some(Kind::Inline),
    }
}
