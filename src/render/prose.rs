//! HTML from prose, with the marks of its annotations.
//!
//! Owns the markup of running text and nothing around it. Every tag is one of a fixed set, every word and value is
//! escaped. Marks follow the rules R8 and R9 of the anchoring conventions: one for each run of words inside the same
//! element, cut where annotations begin or end, so that each piece lists all that cover it.

mod escape;
mod mark;
mod paint;
mod tag;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use paint::Painter;

use crate::prose::{Address, Alert, Citation, Image, Link, Passage, Piece, Prose};

/// An annotation as the text shows it.
#[derive(Clone, Debug)]
pub struct Mark<'a> {
    /// The id of the annotation; the first mark gets the id `passage-` and this.
    pub id: &'a str,
    /// The passage.
    pub passage: Passage,
    /// Classes of the mark; empty for none.
    pub class: &'a str,
    /// Ready HTML that follows the last mark, outside it: the link to the note with number and hidden label.
    pub reference: &'a str,
}

/// What a citation looks like and leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited<'a> {
    /// The address of the source, from the page.
    pub address: Cow<'a, str>,
    /// The number or short label that is shown.
    pub label: Cow<'a, str>,
    /// The source in words; empty for none.
    pub title: Cow<'a, str>,
}

/// What a link to something on the site leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target<'a> {
    /// The address, from the page.
    pub address: Cow<'a, str>,
    /// Classes of the link; empty for none.
    pub class: &'a str,
}

/// What an image is shown from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture<'a> {
    /// The address, from the page.
    pub address: Cow<'a, str>,
    /// Width and height in CSS pixels, when known.
    pub size: Option<(u32, u32)>,
}

/// Answers what the mentions of a prose lead to; numbers are positions in the prose's lists.
///
/// `None` leaves the words without a link, and an image out.
pub trait Links {
    /// Returns the face of a citation.
    fn citation(&self, at: usize, citation: &Citation) -> Option<Cited<'_>>;
    /// Returns the target of a link to something on the site.
    fn link(&self, at: usize, link: &Link) -> Option<Target<'_>>;
    /// Returns the address of a link by address, from the page; called for local ones alone.
    fn address<'a>(&'a self, at: usize, address: &'a Address) -> Option<Cow<'a, str>>;
    /// Returns where an image is.
    fn image<'a>(&'a self, at: usize, image: &'a Image) -> Option<Picture<'a>>;
}

/// Words of the interface that prose needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The heading of the footnotes, for screen readers.
    pub footnotes: String,
    /// The label of the link from a footnote to the text.
    pub back: String,
    /// The titles of the five alerts.
    pub note: String,
    /// A tip.
    pub tip: String,
    /// Something important.
    pub important: String,
    /// A warning.
    pub warning: String,
    /// A caution.
    pub caution: String,
}

impl Words {
    /// Returns the title of an alert.
    pub fn alert(&self, alert: Alert) -> &str {
        match alert {
            Alert::Note => &self.note,
            Alert::Tip => &self.tip,
            Alert::Important => &self.important,
            Alert::Warning => &self.warning,
            Alert::Caution => &self.caution,
        }
    }
}

/// All that the HTML of a prose depends on, besides the prose.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// The annotations, in the order of their numbers.
    pub marks: &'a [Mark<'a>],
    /// What the mentions lead to.
    pub links: &'a dyn Links,
    /// Words of the interface.
    pub words: &'a Words,
    /// A prefix for the ids of footnotes and headings, for pages that hold several proses; empty where there is one.
    pub scope: &'a str,
}

/// One top-level block of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its HTML.
    pub html: String,
    /// The annotations whose last mark is in it, by position, in the order in which they end.
    pub annotations: Vec<usize>,
}

/// Renders a prose; blocks are followed by a line feed.
pub fn html(prose: &Prose, setting: &Setting<'_>) -> String {
    let mut painter = Painter::new(prose, setting);
    painter.reserve(prose.text().len() * 5 / 4);
    for block in blocks(prose.pieces()) {
        painter.paint(block);
    }
    painter.footnotes();
    painter.take().html
}

/// Renders the words of a prose as one line: emphasis, links and citations stay, a space stands between blocks, and
/// pictures and footnotes are left out.
pub fn line(prose: &Prose, setting: &Setting<'_>) -> String {
    let mut painter = Painter::new(prose, setting);
    let edge = |piece: &Piece| match piece {
        Piece::Open(element) | Piece::Close(element) => element.is_block(),
        piece => matches!(piece, Piece::Rule),
    };
    let mut line = String::new();
    for pieces in prose.pieces().split(edge) {
        let left_out =
            |piece: &Piece| matches!(piece, Piece::Image(_) | Piece::Note(..) | Piece::Task(_) | Piece::Raw(_));
        let kept: Vec<Piece> = pieces.iter().copied().filter(|piece| !left_out(piece)).collect();
        painter.paint(&kept);
        let html = painter.take().html;
        if !line.is_empty() && !html.is_empty() {
            line.push(' ');
        }
        line.push_str(&html);
    }
    line
}

/// Renders a prose block by block; the footnotes are the last row.
pub fn rows(prose: &Prose, setting: &Setting<'_>) -> Vec<Row> {
    let mut painter = Painter::new(prose, setting);
    let mut rows = Vec::new();
    for block in blocks(prose.pieces()) {
        painter.paint(block);
        rows.push(painter.take());
    }
    painter.footnotes();
    rows.push(painter.take());
    rows.retain(|row| !row.html.is_empty());
    rows
}

/// Returns the top-level blocks of a structure.
fn blocks(pieces: &[Piece]) -> impl Iterator<Item = &[Piece]> {
    let mut depth = 0_usize;
    pieces.split_inclusive(move |piece| {
        match piece {
            Piece::Open(_) => depth += 1,
            Piece::Close(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    })
}
