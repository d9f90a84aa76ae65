//! The structure of a prose: elements that open and close, and what stands between them.

use super::Passage;

/// The kind of a GFM alert.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Alert {
    /// `[!NOTE]`
    Note,
    /// `[!TIP]`
    Tip,
    /// `[!IMPORTANT]`
    Important,
    /// `[!WARNING]`
    Warning,
    /// `[!CAUTION]`
    Caution,
}

/// How the cells of a table column stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// As the language does.
    Default,
    /// Left.
    Left,
    /// Centred.
    Center,
    /// Right.
    Right,
}

/// An element with content; numbers are positions in the lists of [`Mentions`](super::Mentions).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Element {
    /// A paragraph.
    Paragraph,
    /// A heading, by its position among the headings.
    Heading(u32),
    /// A block quotation.
    Quote,
    /// A GFM alert.
    Alert(Alert),
    /// A code block, by the position of its language when it names one.
    Listing(Option<u32>),
    /// A list with bullets.
    List,
    /// A list with numbers, and the first of them.
    Numbered(u32),
    /// An item of a list.
    Item,
    /// A list of terms and their descriptions.
    Terms,
    /// A term.
    Term,
    /// What a term means.
    Description,
    /// A table.
    Table,
    /// The head of a table, with its one row.
    Head,
    /// The body of a table.
    Body,
    /// A row of a table's body.
    Row,
    /// A cell of a table's head.
    HeadCell(Align),
    /// A cell of a table's body.
    Cell(Align),
    /// Emphasis.
    Emphasis,
    /// Strong emphasis.
    Strong,
    /// Words struck out.
    Struck,
    /// Code within a line.
    Code,
    /// A link by address, by its position among the addresses.
    Address(u32),
    /// A link to something on the site, by its position among the links.
    Link(u32),
    /// A block of raw HTML that is let through, by its position among the tags.
    HtmlBlock(u32),
    /// A raw HTML element within a line, by its position among the tags.
    HtmlInline(u32),
}

impl Element {
    /// Returns whether its edges part words, as those of a paragraph do.
    pub fn is_block(self) -> bool {
        !matches!(
            self,
            Self::Emphasis
                | Self::Strong
                | Self::Struck
                | Self::Code
                | Self::Address(_)
                | Self::Link(_)
                | Self::HtmlInline(_)
        )
    }
}

/// One step through the structure, in document order. Elements open and close in balance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// An element begins.
    Open(Element),
    /// The innermost open element ends; it is repeated here so that no stack is needed.
    Close(Element),
    /// Words.
    Text(Passage),
    /// A line break, and the one line feed in the text that stands for it.
    Break(Passage),
    /// A place where a long word may be broken.
    WordBreak,
    /// A thematic break.
    Rule,
    /// The box of a task: done or not.
    Task(bool),
    /// An image, by its position among the images.
    Image(u32),
    /// A citation, by its position among the citations.
    Citation(u32),
    /// A reference to a footnote: the note's number less one, and how many references to it came before.
    Note(u32, u32),
    /// Raw text that is published as it was written, by its position among the raws.
    Raw(u32),
}
