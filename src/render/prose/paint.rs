//! Goes through the pieces of a prose and writes them.

use super::mark::{self, Cursor};
use super::{Row, Setting, escape};
use crate::prose::{Element, Passage, Piece, Prose};

/// Writes pieces, in document order.
pub(super) struct Painter<'a> {
    /// The prose.
    pub(super) prose: &'a Prose,
    /// What its HTML depends on.
    pub(super) setting: &'a Setting<'a>,
    /// What is written.
    pub(super) out: String,
    /// The annotations around here.
    cursor: Cursor<'a>,
    /// Annotations whose reference is held back: a link cannot stand inside a link, nor a number inside code.
    held: Vec<usize>,
    /// How many elements are open that hold references back.
    pub(super) holding: u32,
    /// Annotations that ended since the last row.
    ended: Vec<usize>,
    /// Whether the open link of the text leads anywhere.
    pub(super) linked: bool,
    /// How many levels headings are lowered.
    pub(super) lowered: u8,
}

impl<'a> Painter<'a> {
    /// Begins with nothing written.
    pub(super) fn new(prose: &'a Prose, setting: &'a Setting<'a>) -> Self {
        // The one heading of the first level is the page's title.
        let lowered = u8::from(prose.headings().iter().any(|heading| heading.level == 1));
        Self {
            prose,
            setting,
            out: String::new(),
            cursor: Cursor::new(setting.marks),
            held: Vec::new(),
            holding: 0,
            ended: Vec::new(),
            linked: false,
            lowered,
        }
    }

    /// Makes room for more bytes.
    pub(super) fn reserve(&mut self, bytes: usize) {
        self.out.reserve(bytes);
    }

    /// Returns what was written since the last time.
    pub(super) fn take(&mut self) -> Row {
        Row { html: std::mem::take(&mut self.out), annotations: std::mem::take(&mut self.ended) }
    }

    /// Writes a block.
    pub(super) fn paint(&mut self, pieces: &[Piece]) {
        let mut at = 0;
        while let Some(&piece) = pieces.get(at) {
            let run = pieces[at..].iter().take_while(|piece| is_words(piece)).count();
            if run > 0 && piece != Piece::WordBreak {
                self.run(&pieces[at..at + run]);
                at += run;
            } else {
                self.piece(piece);
                at += 1;
            }
        }
    }

    /// Writes the footnotes, when there are any.
    pub(super) fn footnotes(&mut self) {
        if self.prose.notes().is_empty() {
            return;
        }
        self.out.push_str("<section class=\"footnotes\" role=\"doc-endnotes\"");
        escape::attribute(&mut self.out, "aria-label", &self.setting.words.footnotes);
        self.out.push_str("><ol>\n");
        for (at, pieces) in (1..).zip(self.prose.notes()) {
            self.footnote(at, pieces);
        }
        self.out.push_str("</ol></section>\n");
    }

    /// Writes a footnote; the way back stands at the end of its last paragraph.
    fn footnote(&mut self, number: u32, pieces: &[Piece]) {
        let id = self.id(&format!("fn-{number}"));
        self.out.push_str("<li");
        escape::attribute(&mut self.out, "id", &id);
        self.out.push('>');
        let last = [Piece::Close(Element::Paragraph)];
        let (pieces, closing) = pieces.strip_suffix(&last).map_or((pieces, &[][..]), |pieces| (pieces, &last[..]));
        self.paint(pieces);
        let target = self.id(&format!("fnref-{number}"));
        self.out.push_str(" <a class=\"back\"");
        escape::attribute(&mut self.out, "href", &format!("#{target}"));
        self.out.push_str(" role=\"doc-backlink\"");
        escape::attribute(&mut self.out, "aria-label", &self.setting.words.back);
        self.out.push_str(">\u{21A9}\u{FE0E}</a>");
        self.paint(closing);
        self.out.push_str("</li>\n");
    }

    /// Returns an id as it is on this page.
    pub(super) fn id(&self, id: &str) -> String {
        if self.setting.scope.is_empty() { id.to_owned() } else { format!("{}-{id}", self.setting.scope) }
    }

    /// Writes a run of words inside one element, with its marks.
    fn run(&mut self, run: &[Piece]) {
        let mut passages = run.iter().filter_map(|piece| words(*piece));
        let Some(first) = passages.next() else { return };
        let whole = Passage { start: first.start, end: passages.next_back().unwrap_or(first).end };
        let cuts = self.cursor.cut(self.prose, whole);
        let mut cuts = cuts.iter();
        let mut cut = cuts.next();
        self.open_mark(cut);
        for &piece in run {
            let Some(passage) = words(piece) else {
                self.piece(piece);
                continue;
            };
            let mut at = passage.start;
            while at < passage.end {
                while let Some(done) = cut.filter(|cut| cut.end <= at) {
                    self.close_mark(done);
                    cut = cuts.next();
                    self.open_mark(cut);
                }
                let end = cut.map_or(passage.end, |cut| cut.end.min(passage.end));
                self.words(piece, Passage { start: at, end });
                at = end;
            }
        }
        if let Some(cut) = cut {
            self.close_mark(cut);
        }
    }

    /// Writes words, or the line break that stands for them.
    fn words(&mut self, piece: Piece, passage: Passage) {
        if let Piece::Break(_) = piece {
            self.out.push_str("<br>\n");
        } else {
            escape::text(&mut self.out, self.prose.slice(passage));
        }
    }

    /// Opens the mark of a piece that has annotations, and in it a span for each further one: the deepest is outside, so
    /// that each draws a line of its own.
    fn open_mark(&mut self, cut: Option<&mark::Piece>) {
        let Some(cut) = cut.filter(|cut| !cut.marks.is_empty()) else { return };
        let marks = self.setting.marks;
        for (place, &(at, depth)) in cut.layers.iter().enumerate() {
            self.out.push_str(if place == 0 { "<mark" } else { "<span" });
            if place == 0 {
                let ids: Vec<&str> = cut.marks.iter().map(|&at| marks[at].id).collect();
                escape::attribute(&mut self.out, "data-annotation", &ids.join(" "));
            }
            if !marks[at].class.is_empty() {
                escape::attribute(&mut self.out, "class", marks[at].class);
            }
            if depth > 0 {
                escape::attribute(&mut self.out, "data-depth", &depth.to_string());
            }
            if cut.begin.contains(&at) {
                escape::attribute(&mut self.out, "id", &format!("passage-{}", marks[at].id));
            }
            self.out.push('>');
        }
    }

    /// Closes the mark of a piece; the references of annotations that end with it follow.
    fn close_mark(&mut self, cut: &mark::Piece) {
        if cut.marks.is_empty() {
            return;
        }
        for _ in 1..cut.layers.len() {
            self.out.push_str("</span>");
        }
        self.out.push_str("</mark>");
        for &at in &cut.finish {
            self.held.push(at);
        }
        self.refer();
    }

    /// Writes the references that are held back, unless something still holds them.
    fn refer(&mut self) {
        if self.holding == 0 {
            for at in self.held.drain(..) {
                self.out.push_str(self.setting.marks[at].reference);
                self.ended.push(at);
            }
        }
    }

    /// Writes a piece that is no run of words.
    fn piece(&mut self, piece: Piece) {
        match piece {
            Piece::Open(element) => self.open(element),
            Piece::Close(element) => self.close(element),
            Piece::Text(passage) | Piece::Break(passage) => self.words(piece, passage),
            Piece::WordBreak => self.out.push_str("<wbr>"),
            Piece::Rule => self.out.push_str("<hr>\n"),
            Piece::Task(done) => {
                let boxed = if done { "\u{2611}" } else { "\u{2610}" };
                escape::put(&mut self.out, format_args!("<span class=\"task\">{boxed}</span> "));
            }
            Piece::Image(at) => self.image(at as usize),
            Piece::Citation(at) => self.citation(at as usize),
            Piece::Note(at, nth) => self.note(at + 1, nth),
            Piece::Raw(at) => {
                let raw = self.prose.mentions().raws.get(at as usize);
                self.out.push_str(raw.map_or("", String::as_str));
            }
        }
    }

    /// Writes the start of an element.
    fn open(&mut self, element: Element) {
        match element {
            Element::Heading(at) => self.heading(at as usize),
            Element::Alert(alert) => {
                let kind = format!("{alert:?}").to_lowercase();
                escape::put(
                    &mut self.out,
                    format_args!("<div class=\"alert alert-{kind}\" role=\"note\"><p class=\"alert-title\">"),
                );
                escape::text(&mut self.out, self.setting.words.alert(alert));
                self.out.push_str("</p>\n");
            }
            Element::Listing(language) => self.listing(language),
            Element::Numbered(first) if first != 1 => {
                escape::put(&mut self.out, format_args!("<ol start=\"{first}\">"));
            }
            Element::HeadCell(align) => self.cell("<th scope=\"col\"", align),
            Element::Cell(align) => self.cell("<td", align),
            Element::Address(at) => self.address(at as usize),
            Element::Link(at) => self.link(at as usize),
            Element::HtmlBlock(at) | Element::HtmlInline(at) => {
                if let Some(tag) = self.prose.mentions().tags.get(at as usize) {
                    self.tag(tag);
                }
            }
            simple => self.out.push_str(tags(simple).0),
        }
        if holds(element) {
            self.holding += 1;
        }
    }

    /// Writes the end of an element.
    fn close(&mut self, element: Element) {
        match element {
            Element::Heading(at) => {
                let level = self.level(at as usize);
                escape::put(&mut self.out, format_args!("</h{level}>"));
            }
            Element::Address(_) | Element::Link(_) => {
                if std::mem::take(&mut self.linked) {
                    self.out.push_str("</a>");
                }
            }
            Element::HtmlBlock(at) | Element::HtmlInline(at) => {
                if let Some(tag) = self.prose.mentions().tags.get(at as usize).filter(|tag| !tag.void) {
                    escape::put(&mut self.out, format_args!("</{}>", tag.name));
                }
            }
            simple => self.out.push_str(tags(simple).1),
        }
        if element.is_block() {
            self.out.push('\n');
        }
        if holds(element) {
            self.holding = self.holding.saturating_sub(1);
            self.refer();
        }
    }
}

/// Returns whether a piece may stand inside a mark.
fn is_words(piece: &Piece) -> bool {
    matches!(piece, Piece::Text(_) | Piece::Break(_) | Piece::WordBreak)
}

/// Returns the passage of a piece that has words.
fn words(piece: Piece) -> Option<Passage> {
    match piece {
        Piece::Text(passage) | Piece::Break(passage) => Some(passage),
        _ => None,
    }
}

/// Returns whether no reference may stand inside an element.
fn holds(element: Element) -> bool {
    matches!(element, Element::Address(_) | Element::Link(_) | Element::Code)
}

/// Returns the tags of an element that needs no more; nothing for the others.
fn tags(element: Element) -> (&'static str, &'static str) {
    match element {
        Element::Paragraph => ("<p>", "</p>"),
        Element::Quote => ("<blockquote>\n", "</blockquote>"),
        Element::Alert(_) => ("", "</div>"),
        Element::Listing(_) => ("", "\n</code></pre>"),
        Element::List => ("<ul>\n", "</ul>"),
        Element::Numbered(_) => ("<ol>\n", "</ol>"),
        Element::Item => ("<li>", "</li>"),
        Element::Terms => ("<dl>\n", "</dl>"),
        Element::Term => ("<dt>", "</dt>"),
        Element::Description => ("<dd>", "</dd>"),
        Element::Table => ("<div class=\"table\" tabindex=\"0\"><table>\n", "</table></div>"),
        Element::Head => ("<thead><tr>\n", "</tr></thead>"),
        Element::Body => ("<tbody>\n", "</tbody>"),
        Element::Row => ("<tr>\n", "</tr>"),
        Element::HeadCell(_) => ("", "</th>"),
        Element::Cell(_) => ("", "</td>"),
        Element::Emphasis => ("<em>", "</em>"),
        Element::Strong => ("<strong>", "</strong>"),
        Element::Struck => ("<del>", "</del>"),
        Element::Code => ("<code>", "</code>"),
        Element::Heading(_)
        | Element::Address(_)
        | Element::Link(_)
        | Element::HtmlBlock(_)
        | Element::HtmlInline(_) => ("", ""),
    }
}
