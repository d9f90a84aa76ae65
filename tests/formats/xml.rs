//! A strict reader of the XML that the site writes: elements, attributes, text, the five named references and nothing
//! more. Whatever it accepts is well-formed XML 1.0.

/// One element.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// The name.
    pub(super) name: String,
    /// The attributes, in order.
    pub(super) attributes: Vec<(String, String)>,
    /// The text right inside it.
    pub(super) text: String,
    /// The elements right inside it.
    pub(super) children: Vec<Element>,
}

impl Element {
    /// Returns the elements of a name right inside it.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// Returns the one element of a name right inside it.
    pub(super) fn one<'a>(&'a self, name: &'a str) -> &'a Self {
        let [one] = self.all(name).collect::<Vec<_>>()[..] else { panic!("not one <{name}> in <{}>", self.name) };
        one
    }

    /// Returns the value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// Reads a document and returns its root.
pub(super) fn read(document: &str) -> Element {
    let strange = document.chars().find(|&c| !allowed(c));
    assert_eq!(strange, None, "a character that XML 1.0 forbids");
    let rest = document.strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").expect("the declaration");
    let (root, rest) = element(rest);
    assert_eq!(rest, "\n", "something follows the root");
    root
}

/// Tells whether XML 1.0 knows a character; those it discourages count as unknown.
fn allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{7e}' | '\u{a0}'..='\u{fffd}' | '\u{10000}'..)
}

/// Reads an element, and returns what follows it.
fn element(text: &str) -> (Element, &str) {
    let (tag, mut rest) = text.strip_prefix('<').and_then(|text| text.split_once('>')).expect("a tag");
    let (tag, empty) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
    let mut element = opened(tag);
    if empty {
        return (element, rest);
    }
    loop {
        let (text, after) = rest.split_at(rest.find('<').expect("an end tag"));
        element.text.push_str(&plain(text));
        if let Some(end) = after.strip_prefix("</") {
            let end = end.strip_prefix(element.name.as_str()).and_then(|end| end.strip_prefix('>'));
            return (element, end.expect("the right end tag"));
        }
        let (child, after) = self::element(after);
        element.children.push(child);
        rest = after;
    }
}

/// Reads the inside of a start tag.
fn opened(tag: &str) -> Element {
    let (name, mut rest) = tag.split_at(tag.find(' ').unwrap_or(tag.len()));
    assert!(!name.is_empty() && name.chars().all(|c| c.is_ascii_alphabetic()), "a strange name in `{tag}`");
    let mut element = Element { name: name.to_owned(), ..Element::default() };
    while let Some(attribute) = rest.strip_prefix(' ') {
        let (name, value) = attribute.split_once("=\"").expect("an attribute");
        let (value, after) = value.split_once('"').expect("the end of a value");
        assert!(element.attribute(name).is_none(), "`{name}` twice in `{tag}`");
        element.attributes.push((name.to_owned(), plain(value)));
        rest = after;
    }
    assert_eq!(rest, "", "something strange in `{tag}`");
    element
}

/// Reads text, references and all.
fn plain(text: &str) -> String {
    let mut parts = text.split('&');
    let mut plain = parts.next().unwrap().to_owned();
    for part in parts {
        let (name, rest) = part.split_once(';').expect("the end of a reference");
        plain.push(match name {
            "lt" => '<',
            "gt" => '>',
            "amp" => '&',
            "quot" => '"',
            "#39" => '\'',
            _ => panic!("an unknown reference `&{name};`"),
        });
        plain.push_str(rest);
    }
    plain
}
