//! What a prose points at: sources, things on the site, addresses, images; and its headings.

use crate::text::Place;

/// A citation of a source, `[@source-id]` or `[@source-id, p. 4]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The id of the source, as written.
    pub id: String,
    /// Where in the source, such as `p. 4`; empty when not said.
    pub locator: String,
    /// Where the id stands.
    pub place: Place,
}

/// A link to something on the site, `[[id]]` or `[[id|words]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The id, as written.
    pub id: String,
    /// Whether the author gave words to show; else [`Prose::fill`](super::Prose::fill) puts the target's name there.
    pub worded: bool,
    /// Where the link stands.
    pub place: Place,
}

/// How far an address leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Another server: `http`, `https` or `//`.
    External,
    /// A mail or telephone program.
    Program,
    /// A part of the same page.
    Fragment,
    /// Another page or file of the site.
    Local,
}

/// A link by address; its address is safe to publish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The address, decoded and without control characters; not yet escaped.
    pub target: String,
    /// The title; empty for none.
    pub title: String,
    /// How far it leads.
    pub reach: Reach,
    /// Where the link stands.
    pub place: Place,
}

/// An image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// The address of the file, as written and decoded; not yet escaped.
    pub target: String,
    /// What it shows, for those who cannot see it; empty when not said.
    pub alt: String,
    /// The title; empty for none.
    pub title: String,
    /// Where the image stands.
    pub place: Place,
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The level as written, 1 to 6.
    pub level: u8,
    /// The id, unique in the prose.
    pub id: String,
}

/// A tag of raw HTML that is let through, with the attributes that are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// The name of the element.
    pub name: String,
    /// Names and values of its attributes, decoded.
    pub attributes: Vec<(String, String)>,
    /// Whether it never has content, nor an end.
    pub void: bool,
}
