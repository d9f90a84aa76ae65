//! Places in what the author wrote: files by number, bytes by range, values by their order.
//!
//! Owns the first of the two coordinates of the house: a [`Span`] is where somebody typed something, and is only ever
//! used to talk about problems. The other one, [`Offset`](crate::prose::Offset), is a position in the text a reader sees.
//! The two are different types because smart quotes, escapes and entities make them differ.

use std::ops::Range;

/// Names one file of the content folder by its position in [`Files`](crate::files::Files).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// Names one node of a YAML block by its position in reading order, counted from 0; keys count as nodes.
///
/// A number instead of a range, because the YAML reader gives no ranges: `parse::yaml` finds them, with a second
/// reader, for the few nodes that a problem speaks of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub u32);

/// A range of bytes in a file as it was read: UTF-8, without a byte order mark, lines ended by a line feed alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The first byte, counted from 0.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

impl Span {
    /// Returns the bytes as a range for slicing.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Where a problem is: known at once for Markdown, looked up on demand for YAML.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// A whole file, when nothing inside it is to blame.
    File(FileId),
    /// A range of bytes.
    Span(Span),
    /// A node of the file's YAML block.
    Node(FileId, NodeId),
}

impl Place {
    /// Returns the file that the place is in.
    pub fn file(self) -> FileId {
        match self {
            Self::File(file) | Self::Node(file, _) => file,
            Self::Span(span) => span.file,
        }
    }
}

/// A value and the place where it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub place: Place,
}

impl<T> Spanned<T> {
    /// Pairs a value with its place.
    pub fn new(value: T, place: Place) -> Self {
        Self { value, place }
    }

    /// Changes the value and keeps the place.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: change(self.value), place: self.place }
    }
}

/// A line and a column, both counted from 1; columns count Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1.
    pub column: u32,
}

/// Returns the line and column of a byte of a text; a byte past the end counts as the end.
pub fn line_column(text: &str, byte: usize) -> LineColumn {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    let before = &text[..byte];
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    LineColumn {
        line: u32::try_from(before.matches('\n').count()).unwrap_or(u32::MAX).saturating_add(1),
        column: u32::try_from(before[start..].chars().count()).unwrap_or(u32::MAX).saturating_add(1),
    }
}
