//! Plain pages, the page for a wrong address, and redirects.

use serde::Serialize;

use super::layout::Head;
use super::part::Link;
use crate::model::Extra;

/// A plain page: about, method, the corrections policy.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Page {
    /// The frame.
    pub head: Head,
    /// The title.
    pub title: String,
    /// The sections of the text, for a list of contents; empty where there are fewer than four.
    pub contents: Vec<Section>,
    /// The text, as blocks.
    pub body_html: String,
    /// The keys that the author added to the page, which begin with `x-`, as written.
    pub extra: Extra,
}

/// A section of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Section {
    /// Its fragment.
    pub id: String,
    /// The words of its heading.
    pub title: String,
}

/// What is shown for an address that leads nowhere.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct NotFound {
    /// The frame; its root is the path of `base-url`.
    pub head: Head,
    /// Where to go instead.
    pub links: Vec<Link>,
}

/// A page that leads on to another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Redirect {
    /// The frame; its canonical address is that of the page it leads to.
    pub head: Head,
    /// The page it leads to.
    pub target: Link,
}
