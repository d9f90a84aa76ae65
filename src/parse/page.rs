//! A page that is none of the other kinds, as written in `pages/**/*.md`.

use std::ops::Range;

use super::Document;
use super::fields::Fields;
use super::reader::text;
use super::shape::{self, Extra, Publication};
use crate::text::{FileId, Span, Spanned};

/// A page: about, method, corrections policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The file.
    pub file: FileId,
    /// The id, from the file's stem.
    pub id: Spanned<String>,
    /// The heading.
    pub title: Spanned<String>,
    /// One or two sentences for search engines.
    pub description: Option<Spanned<String>>,
    /// Whether, where and when it is published.
    pub publication: Publication,
    /// The text: Markdown.
    pub body: Span,
    /// The author's own keys.
    pub extra: Extra,
}

/// Reads the keys of a page.
pub(super) fn read(document: Document, mut fields: Fields<'_, '_>) -> Option<Page> {
    Some(Page {
        file: document.file,
        id: document.id,
        title: fields.required("title", text),
        description: fields.optional("description", text),
        publication: shape::publication(&mut fields),
        body: document.body,
        extra: fields.finish()?,
    })
}

/// Makes the page of a file that has no front matter, only a heading and the text below it.
pub(super) fn plain(document: Document, title: Spanned<String>) -> Page {
    Page {
        file: document.file,
        id: document.id,
        title,
        description: None,
        publication: Publication::default(),
        body: document.body,
        extra: Extra::new(),
    }
}

/// Finds the words of the heading that a text begins with, `# Like this`, and what is below it, in bytes of the text.
pub(super) fn headed(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    let start = text.len() - text.trim_start_matches('\n').len();
    let line = text[start..].lines().next()?;
    let words = line.strip_prefix("# ")?.trim();
    let from = start + line.find(words).filter(|_| !words.is_empty())?;
    Some((from..from + words.len(), start + line.len()..text.len()))
}

#[cfg(test)]
mod tests {
    use super::headed;

    #[test]
    fn a_heading_at_the_top_is_a_title() {
        let text = "\n#  The rules \n\nThe first.\n";
        let (title, body) = headed(text).unwrap();
        assert_eq!((&text[title], &text[body]), ("The rules", "\n\nThe first.\n"));
        assert_eq!(headed("## The rules\n"), None);
        assert_eq!(headed("#hashtag\n"), None);
        assert_eq!(headed("# \n"), None);
        assert_eq!(headed("Text\n# Heading\n"), None);
    }
}
