//! The list of sources that an export writes at the end of a text, read back.

use super::desk::Mention;
use super::text;

/// What the list begins with.
const OPEN: &str = "<ul class=\"sources\">";

/// A source of the list.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Listed {
    /// Its address; empty where it has none.
    url: String,
    /// Its title.
    title: String,
    /// Who published it.
    outlet: String,
}

impl Listed {
    /// Returns the source as a foreign file names it, perhaps with the id it had.
    pub(super) fn mention<'m>(&'m self, id: Option<&'m str>) -> Mention<'m> {
        Mention { url: &self.url, title: Some(&self.title), outlet: Some(&self.outlet), id }
    }
}

/// Parts a text from the list of sources at its end.
pub(super) fn split(html: &str) -> (String, Vec<Listed>) {
    let list = html.rsplit_once(OPEN).and_then(|(text, list)| Some((text, list.strip_suffix("</ul>")?)));
    let Some((before, list)) = list else { return (html.to_owned(), Vec::new()) };
    let read =
        list.split("<li>").skip(1).map(|item| source(item.trim_end_matches("</li>"))).collect::<Option<Vec<_>>>();
    match read {
        Some(sources) => (before.trim_end().to_owned(), sources),
        None => (html.to_owned(), Vec::new()),
    }
}

/// Reads an item: `<a href="…">Title</a>, <cite>Outlet</cite>`.
fn source(item: &str) -> Option<Listed> {
    let (named, outlet) = item.split_once(", <cite>")?;
    let outlet = text::plain(outlet.strip_suffix("</cite>")?);
    let Some(link) = named.strip_prefix("<a href=\"") else {
        return Some(Listed { url: String::new(), title: text::plain(named), outlet });
    };
    let (url, title) = link.split_once("\">")?;
    Some(Listed { url: text::plain(url), title: text::plain(title.strip_suffix("</a>")?), outlet })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_parted_from_the_text() {
        let html = "<p>A</p>\n<ul class=\"sources\"><li><a href=\"https://a.example/?b&amp;c\">T &lt;1&gt;</a>, <cite>The A</cite></li><li>Letter, <cite>B</cite></li></ul>";
        let (text, sources) = split(html);
        assert_eq!(text, "<p>A</p>");
        let all: Vec<[&str; 3]> = sources.iter().map(|one| [&*one.url, &*one.title, &*one.outlet]).collect();
        assert_eq!(all, [["https://a.example/?b&c", "T <1>", "The A"], ["", "Letter", "B"]]);
    }

    #[test]
    fn another_list_is_text() {
        let html = "<ul class=\"sources\"><li>mine</li></ul>";
        assert_eq!(split(html), (html.to_owned(), Vec::new()));
    }
}
