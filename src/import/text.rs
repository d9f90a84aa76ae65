//! Texts from elsewhere as Markdown: plain text escaped, HTML said with the means of Markdown.
//!
//! Owns what of HTML is kept. What is dropped is named, so that the report can say it.

/// A text that was HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// The text as Markdown, without a line feed at its end.
    pub markdown: String,
    /// The links and embedded media that it holds, in their order; they are in the Markdown as well, but for the media.
    pub links: Vec<Link>,
    /// What was dropped, each once, as a lower-case fragment: "`<script>` and what is in it".
    pub lost: Vec<String>,
}

/// A link in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it leads.
    pub url: String,
    /// Its words, as plain text.
    pub words: String,
}

/// Turns HTML into Markdown.
pub fn from_html(html: &str) -> Text {
    Text { markdown: escape(html), ..Text::default() }
}

/// Writes plain text so that Markdown, and Dateline's own marks, show it as it is.
pub fn escape(plain: &str) -> String {
    plain.to_owned()
}
