//! Which elements the blocks of Markdown become: tables, code, and those that say no more than their kind.

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, Tag};

use super::mention;
use super::reader::{Open, Reader};
use crate::prose::{Alert, Align, Element, Piece};

impl Reader<'_> {
    /// Returns the position of the language a code block names, when its name is a plain word.
    pub(super) fn language(&mut self, kind: &CodeBlockKind<'_>) -> Option<u32> {
        let CodeBlockKind::Fenced(info) = kind else { return None };
        let name = info.split_whitespace().next()?;
        let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        plain.then(|| {
            self.mentions.languages.push(name.to_owned());
            mention::number(&self.mentions.languages) - 1
        })
    }

    /// Opens a row, and the body before the first one.
    pub(super) fn open_row(&mut self) {
        self.columns.1 = 0;
        if let Some(Piece::Close(Element::Head)) = self.part.pieces().last() {
            self.part.open(Element::Body);
        }
        self.push(Element::Row);
    }

    /// Opens a cell of the head or of a row.
    pub(super) fn open_cell(&mut self) {
        let align = match self.columns.0.get(self.columns.1) {
            Some(Alignment::Left) => Align::Left,
            Some(Alignment::Center) => Align::Center,
            Some(Alignment::Right) => Align::Right,
            Some(Alignment::None) | None => Align::Default,
        };
        self.columns.1 += 1;
        let head = matches!(self.open.last(), Some(Open::Element(Element::Head)));
        self.push(if head { Element::HeadCell(align) } else { Element::Cell(align) });
    }

    /// Closes the body of a table that has rows.
    pub(super) fn close_body(&mut self, open: &Open<'_>) {
        let rows = self.part.pieces().last() == Some(&Piece::Close(Element::Row));
        if rows && matches!(open, Open::Element(Element::Table)) {
            self.part.close(Element::Body);
        }
    }
}

/// Returns the element of markup that says no more than its kind.
pub(super) fn simple(tag: &Tag<'_>) -> Element {
    match tag {
        Tag::BlockQuote(None) => Element::Quote,
        Tag::BlockQuote(Some(kind)) => Element::Alert(alert(*kind)),
        Tag::List(None) => Element::List,
        Tag::List(Some(first)) => Element::Numbered(u32::try_from(*first).unwrap_or(1)),
        Tag::Item => Element::Item,
        Tag::DefinitionList => Element::Terms,
        Tag::DefinitionListTitle => Element::Term,
        Tag::DefinitionListDefinition => Element::Description,
        Tag::TableHead => Element::Head,
        Tag::Emphasis => Element::Emphasis,
        Tag::Strong => Element::Strong,
        Tag::Strikethrough => Element::Struck,
        // Extensions that are off would come here too.
        _ => Element::Paragraph,
    }
}

/// Returns the kind of an alert.
fn alert(kind: BlockQuoteKind) -> Alert {
    match kind {
        BlockQuoteKind::Note => Alert::Note,
        BlockQuoteKind::Tip => Alert::Tip,
        BlockQuoteKind::Important => Alert::Important,
        BlockQuoteKind::Warning => Alert::Warning,
        BlockQuoteKind::Caution => Alert::Caution,
    }
}
