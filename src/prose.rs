//! Running text as the reader sees it, with where each piece was written.
//!
//! Owns the second coordinate of the house, the [`Offset`], and the types that Markdown is read into and anchors are
//! found in. Knows neither how Markdown is read (`parse::markdown`) nor how HTML is written (`render::prose`).

/// A position in the text the reader sees, in bytes of the prose's own text; never a place in a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Offset(pub u32);
