//! The list of raw HTML that is published: elements, attributes, values.

/// How an element of raw HTML stands among others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Within a line.
    Inline,
    /// A block that may hold blocks, also those of Markdown.
    Container,
    /// A block that holds lines alone.
    Block,
    /// Without content, within a line.
    Void,
}

/// Elements within a line.
const INLINE: [&str; 27] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "q", "s", "samp",
    "small", "span", "strong", "sub", "sup", "time", "u", "var", "br", "wbr",
];
/// Blocks that may hold blocks.
const CONTAINER: [&str; 7] = ["aside", "blockquote", "details", "div", "figure", "figcaption", "section"];
/// Blocks that hold lines.
const BLOCK: [&str; 2] = ["p", "summary"];
/// Elements that never have content.
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];
/// Further blocks, for sites that let all HTML through.
const OTHER_BLOCKS: [&str; 38] = [
    "address", "article", "body", "caption", "center", "colgroup", "dd", "dialog", "dl", "dt", "fieldset", "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "html", "li", "main", "menu", "nav", "ol",
    "pre", "search", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
];
/// Elements whose content is no HTML.
const OPAQUE: [&str; 12] = [
    "iframe",
    "math",
    "noembed",
    "noframes",
    "noscript",
    "plaintext",
    "script",
    "style",
    "svg",
    "template",
    "textarea",
    "title",
];
/// Attributes any element may have.
const GLOBAL: [&str; 5] = ["class", "dir", "id", "lang", "title"];

/// Returns how an element stands, when it is on the list; the name is in lower case.
pub(super) fn element(name: &str) -> Option<Kind> {
    if is_void(name) {
        return INLINE.contains(&name).then_some(Kind::Void);
    }
    let lists = [(&INLINE[..], Kind::Inline), (&CONTAINER, Kind::Container), (&BLOCK, Kind::Block)];
    lists.into_iter().find(|(list, _)| list.contains(&name)).map(|(_, kind)| kind)
}

/// Returns whether an element never has content.
pub(super) fn is_void(name: &str) -> bool {
    VOID.contains(&name)
}

/// Returns whether an element that is not on the list is a block.
pub(super) fn is_block(name: &str) -> bool {
    OTHER_BLOCKS.contains(&name)
}

/// Returns whether the content of an element is left out with it.
pub(super) fn is_opaque(name: &str) -> bool {
    OPAQUE.contains(&name)
}

/// What becomes of an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is published.
    Keep,
    /// It is published when it is a safe address.
    Address,
    /// It is left out.
    Drop,
}

/// Returns what becomes of an attribute of an element that is on the list.
pub(super) fn attribute(element: &str, name: &str, value: &str) -> Verdict {
    match (element, name) {
        (_, "class" | "id") => keep_if(|| value.chars().all(is_name)),
        (_, "dir") => keep_if(|| matches!(value, "ltr" | "rtl" | "auto")),
        (_, name) if GLOBAL.contains(&name) => Verdict::Keep,
        ("time" | "del" | "ins", "datetime") | ("details", "open") | ("data", "value") => Verdict::Keep,
        ("a", "href") | ("q" | "blockquote" | "del" | "ins", "cite") => Verdict::Address,
        _ => Verdict::Drop,
    }
}

/// Keeps what passes a test.
fn keep_if(passes: impl FnOnce() -> bool) -> Verdict {
    if passes() { Verdict::Keep } else { Verdict::Drop }
}

/// Returns whether a character may stand in a class or an id.
pub(super) fn is_name(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | ' ')
}
