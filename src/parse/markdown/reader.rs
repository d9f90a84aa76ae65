//! Goes through the events and keeps what is open.

use std::collections::BTreeMap;
use std::ops::{ControlFlow, Range};

use pulldown_cmark::{Alignment, CowStr, Event, HeadingLevel, Tag};

use super::ids::Ids;
use super::notes::Notes;
use super::raw::{Block, Dropped};
use super::{Options, block, mention};
use crate::problem::{Problem, Problems, Rule};
use crate::prose::{Element, Heading, Image, Mentions, Origin, Part, Passage, Piece, Prose};
use crate::text::{Place, Span};

/// How deep blocks and markup may be nested; no text needs a tenth of it.
const DEPTH: usize = 100;
/// How long a text may be, in bytes.
const LENGTH: usize = 16 << 20;

/// Something that is open.
#[derive(Clone, Debug)]
pub(super) enum Open<'s> {
    /// Markup of Markdown that makes an element.
    Element(Element),
    /// Markup of Markdown that makes none, and the citations that follow it.
    Nothing(Vec<(mention::Cite, Range<usize>)>),
    /// A paragraph around words that raw HTML puts at the top.
    Implied,
    /// A tag of raw HTML and where it stands.
    Raw(Element, Range<usize>),
    /// A footnote.
    Note(CowStr<'s>),
}

/// What the events of a part of the text are gathered for, instead of being text.
#[derive(Clone, Debug)]
pub(super) enum Gather {
    /// The description of an image, whose markup may nest.
    Image(Image, u32),
    /// A citation: its words are its id.
    Citation,
}

/// Reads events into a prose.
#[derive(Debug)]
pub(super) struct Reader<'s> {
    /// What is read.
    pub(super) source: &'s str,
    /// Where it was written.
    origin: Origin,
    /// How it is read.
    pub(super) options: Options<'s>,
    /// The body or footnote that is being read.
    pub(super) part: Part,
    /// The parts around it.
    outer: Vec<Part>,
    /// What is open, outermost first.
    pub(super) open: Vec<Open<'s>>,
    /// How many links are open.
    pub(super) links: u32,
    /// What the text is gathered for.
    pub(super) gather: Option<Gather>,
    /// The block of raw HTML that is being read.
    pub(super) block: Option<Block>,
    /// The element whose content is left out, when its tags stand within a line.
    pub(super) dropped: Option<Dropped>,
    /// Names of tags that were left out, whose ends are to be left out in silence.
    pub(super) refused: BTreeMap<String, u32>,
    /// Footnotes.
    notes: Notes,
    /// The columns of the table, and the next of them.
    pub(super) columns: (Vec<Alignment>, usize),
    /// Where the heading's words begin, and the id it asks for.
    heading: (usize, Option<String>),
    /// What the text points at.
    pub(super) mentions: Mentions,
    /// Ids that are taken.
    pub(super) ids: Ids,
    /// What is wrong.
    pub(super) problems: Problems,
}

impl<'s> Reader<'s> {
    /// Makes a reader of a text.
    pub(super) fn new(source: &'s str, origin: Origin, options: Options<'s>) -> Self {
        Self {
            source,
            origin,
            options,
            part: Part::with_capacity(source.len()),
            outer: Vec::new(),
            open: Vec::new(),
            links: 0,
            gather: None,
            block: None,
            dropped: None,
            refused: BTreeMap::new(),
            notes: Notes::default(),
            columns: (Vec::new(), 0),
            heading: (0, None),
            mentions: Mentions::default(),
            ids: Ids::new(options.reserved),
            problems: Problems::new(),
        }
    }

    /// Takes one event; breaks where a limit is passed.
    pub(super) fn event(&mut self, event: Event<'s>, range: Range<usize>) -> ControlFlow<()> {
        if self.open.len() > DEPTH || self.source.len() > LENGTH {
            self.limit(range);
            return ControlFlow::Break(());
        }
        if self.gather.is_some() {
            self.gathered(&event);
            return ControlFlow::Continue(());
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Html(html) => self.html_line(&html, range),
            Event::InlineHtml(html) => self.inline_html(&html, range),
            _ if self.dropped.is_some() => {}
            Event::Text(words) => self.part.words(&words, range),
            Event::Code(words) => self.code(&words, range),
            Event::SoftBreak => self.part.words("\n", range),
            Event::HardBreak => self.part.line_break(range),
            Event::Rule => self.part.push(Piece::Rule),
            Event::TaskListMarker(done) => self.part.push(Piece::Task(done)),
            Event::FootnoteReference(label) => {
                let piece = self.notes.refer(&label);
                self.part.push(piece);
            }
            // Extensions that are off.
            Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
        ControlFlow::Continue(())
    }

    /// Closes everything and puts the parts together.
    pub(super) fn finish(mut self) -> (Prose, Problems) {
        while let Some(open) = self.open.pop() {
            self.close(open);
        }
        for range in self.notes.unused() {
            let place = self.line(range);
            let problem = Problem::new(Rule::UnusedFootnote, place, "nothing in the text refers to this footnote");
            self.problems.push(problem.help("refer to it, or remove it: it is not published"));
        }
        let (body, notes) = self.notes.order(self.part);
        (body.finish(notes, self.mentions, self.origin), self.problems)
    }

    /// Returns the place of a range of bytes of what is read.
    pub(super) fn place(&self, range: Range<usize>) -> Place {
        let at = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
        match self.origin {
            Origin::Value(place) => place,
            Origin::File(file, base) => {
                Place::Span(Span { file, start: base + at(range.start), end: base + at(range.end) })
            }
        }
    }

    /// Returns the place of the first line of a range.
    pub(super) fn line(&self, range: Range<usize>) -> Place {
        let written = self.source.get(range.clone()).unwrap_or_default();
        let length = written.find('\n').unwrap_or(written.len());
        self.place(range.start..range.start + length)
    }

    /// Says that a limit is passed.
    fn limit(&mut self, range: Range<usize>) {
        let message = if self.source.len() > LENGTH {
            format!("this text is longer than {} MiB", LENGTH >> 20)
        } else {
            format!("this is nested more than {DEPTH} levels deep")
        };
        let problem = Problem::new(Rule::MarkdownLimit, self.line(range), message);
        self.problems.push(problem.help("the rest of the text was not read; split it or make it simpler"));
    }

    /// Opens an element.
    pub(super) fn push(&mut self, element: Element) {
        if let Element::Address(_) | Element::Link(_) = element {
            self.links += 1;
        }
        self.part.open(element);
        self.open.push(Open::Element(element));
    }

    /// Takes the start of markup.
    fn start(&mut self, tag: Tag<'s>, range: Range<usize>) {
        match tag {
            Tag::Heading { level, id, classes, attrs } => {
                if !classes.is_empty() || !attrs.is_empty() {
                    self.refuse_heading(range.clone());
                }
                self.open_heading(level, id.as_deref(), range);
            }
            Tag::CodeBlock(kind) => {
                let language = self.language(&kind);
                self.push(Element::Listing(language));
            }
            Tag::HtmlBlock => self.block = Some(Block::default()),
            Tag::FootnoteDefinition(label) => {
                self.outer.push(std::mem::take(&mut self.part));
                self.notes.define(&label, range);
                self.open.push(Open::Note(label));
            }
            Tag::Table(columns) => {
                self.columns = (columns, 0);
                self.push(Element::Table);
            }
            Tag::TableRow => self.open_row(),
            Tag::TableCell => self.open_cell(),
            Tag::Link { .. } => self.link(tag, range),
            Tag::Image { dest_url, title, .. } => {
                let image = Image {
                    target: dest_url.into_string(),
                    alt: String::new(),
                    title: title.into_string(),
                    place: self.place(range),
                };
                self.gather = Some(Gather::Image(image, 0));
            }
            simple => self.push(block::simple(&simple)),
        }
    }

    /// Takes the end of markup: whatever raw HTML left open inside it ends too.
    fn end(&mut self, tag: pulldown_cmark::TagEnd, range: Range<usize>) {
        if tag == pulldown_cmark::TagEnd::HtmlBlock {
            self.html_block();
            return;
        }
        self.dropped_until(range.end);
        while let Some(open) = self.open.pop() {
            let done = !matches!(open, Open::Raw(..) | Open::Implied);
            if done && tag == pulldown_cmark::TagEnd::Table {
                self.close_body(&open);
            }
            self.close(open);
            if done {
                break;
            }
        }
    }

    /// Closes what was taken from the stack.
    pub(super) fn close(&mut self, open: Open<'s>) {
        match open {
            Open::Element(element) => self.close_element(element),
            Open::Implied => self.part.close(Element::Paragraph),
            Open::Nothing(citations) => {
                for (citation, range) in citations {
                    self.cite(citation, range);
                }
            }
            Open::Raw(element, range) => {
                self.report_unclosed(element, range);
                self.close_raw(element);
            }
            Open::Note(label) => {
                let part = std::mem::replace(&mut self.part, self.outer.pop().unwrap_or_default());
                self.notes.keep(&label, part);
            }
        }
    }

    /// Closes an element of Markdown.
    fn close_element(&mut self, element: Element) {
        match element {
            Element::Address(_) | Element::Link(_) => self.links -= 1,
            Element::Heading(at) => self.name_heading(at),
            Element::Listing(_) => self.part.trim_line_feed(),
            _ => {}
        }
        self.part.close(element);
    }

    /// Opens a heading and remembers the id it asks for.
    fn open_heading(&mut self, level: HeadingLevel, id: Option<&str>, range: Range<usize>) {
        let at = mention::number(&self.mentions.headings);
        let id = id.filter(|id| self.may_take(id, range)).map(str::to_owned);
        self.mentions.headings.push(Heading { level: level as u8, id: String::new() });
        self.push(Element::Heading(at));
        self.heading = (self.part.text().len(), id);
    }

    /// Takes an id the author chose, or says why not.
    pub(super) fn may_take(&mut self, id: &str, range: Range<usize>) -> bool {
        let fits = !id.is_empty() && id.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'));
        let place = self.line(range);
        let problem = if !fits {
            Problem::new(Rule::InvalidId, place, format!("`{id}` cannot be the id of a heading"))
                .help("use letters, digits and hyphens")
        } else if self.ids.take(id) {
            return true;
        } else {
            Problem::new(Rule::DuplicateId, place, format!("the id `{id}` is already taken on this page"))
                .help(format!("choose another one, such as `{id}-2`"))
        };
        self.problems.push(problem);
        false
    }

    /// Gives a heading its id: the one it asked for, or one made of its words.
    fn name_heading(&mut self, at: u32) {
        let (start, asked) = std::mem::take(&mut self.heading);
        let words = self.part.text().get(start..).unwrap_or_default();
        let id = asked.unwrap_or_else(|| self.ids.make(words));
        if let Some(heading) = self.mentions.headings.get_mut(at as usize) {
            heading.id = id;
        }
    }

    /// Says that a heading can have an id and nothing else.
    fn refuse_heading(&mut self, range: Range<usize>) {
        let message = "classes and attributes of a heading are not published";
        let problem = Problem::new(Rule::UnsafeHtml, self.line(range), message);
        self.problems.push(problem.help("keep the id alone: `{#id}`"));
    }

    /// Adds code within a line; its words stand inside the backticks.
    fn code(&mut self, words: &str, range: Range<usize>) {
        let inner = self.source[range.clone()].find(words).map(|at| range.start + at);
        let written = inner.map_or(range, |start| start..start + words.len());
        self.part.open(Element::Code);
        self.part.words(words, written);
        self.part.close(Element::Code);
    }

    /// Returns the passage of the last words, to tell whether a block has begun.
    pub(super) fn last_words(&self) -> Option<Passage> {
        match self.part.pieces().last() {
            Some(Piece::Text(passage) | Piece::Break(passage)) => Some(*passage),
            _ => None,
        }
    }
}
