//! One annotation as its author meant it: the words, what they do, who wrote them and when, and where they belong.

use super::super::foreign::Node;
use super::super::{Private, Value, folder, text as elsewhere};
use super::aim::Aim;
use super::leaves::Leaves;
use super::part::{At, said, under};
use super::place::Places;
use super::text;
use crate::parse::words::{AnnotationKind, Verdict, Vocabulary};
use crate::problem::wording::ticked;
use crate::prose::Selector;

/// What the motivations of the W3C's model are among the kinds of annotations; any other is context.
const MOTIVATIONS: [(&str, &str); 4] =
    [("assessing", "analysis"), ("editing", "correction"), ("linking", "source"), ("classifying", "context")];

/// An annotation.
#[derive(Debug, Default)]
pub(super) struct Note {
    /// Where it was made.
    origin: Option<Origin>,
    /// The note, as Markdown.
    words: String,
    /// The ids of the sources it names by their addresses.
    sources: Vec<String>,
    /// What it does.
    kind: Option<String>,
    /// What a fact-check came to.
    verdict: Option<String>,
    /// Who wrote it.
    author: Option<String>,
    /// When.
    date: Option<String>,
    /// What has to be known before it is published.
    pub(super) warning: Option<String>,
    /// Who alone could read it, where that was its author.
    only: Option<String>,
    /// The passages it is about.
    pub(super) targets: Vec<Aim>,
}

/// Where an annotation was made: its id or address, by which it is known when it comes again.
#[derive(Debug)]
struct Origin {
    /// Its path among the leaves.
    path: String,
    /// The id or address.
    words: String,
    /// The article and the id of a note of this site.
    own: Option<(String, String)>,
}

impl Note {
    /// Reads an annotation.
    ///
    /// # Errors
    ///
    /// Why nothing can be made of it.
    pub(super) fn read(node: &Node, leaves: &mut Leaves, places: &Places<'_>) -> Result<Self, String> {
        let whole: At<'_> = (String::new(), node);
        Self::unfit(&whole)?;
        let mut read = Self::default();
        read.targets(&whole);
        if read.targets.is_empty() {
            return Err("it is about a whole page, and not about words of it".to_owned());
        }
        read.bodies(&whole, leaves, places);
        read.purpose(&whole, leaves);
        read.signature(&whole, leaves, places);
        if read.words.trim().is_empty() && read.sources.is_empty() {
            return Err("it marks a passage and says nothing about it".to_owned());
        }
        Ok(read)
    }

    /// Refuses what is no note for readers: a reply, a hidden one.
    fn unfit(whole: &At<'_>) -> Result<(), String> {
        if let Some((_, to)) = under(whole, &["references"]).last() {
            return Err(format!("it is a reply to `{}`; Dateline keeps notes and no conversations", to.shown()));
        }
        let motivations = under(whole, &["motivation", "oa:motivatedBy", "motivatedBy"]);
        if motivations.iter().any(|(_, node)| bare(&node.shown()) == "replying") {
            return Err("it is a reply; Dateline keeps notes and no conversations".to_owned());
        }
        if said(whole, &["hidden"]).is_some_and(|(_, hidden)| hidden == "true") {
            return Err("a moderator hid it".to_owned());
        }
        Ok(())
    }

    /// Returns the beginning of its words, for its name in the report.
    pub(super) fn label(&self) -> String {
        let quote = self.targets.first().map(|target| target.selector.quote.as_str()).unwrap_or_default();
        let quote = quote.split_whitespace().collect::<Vec<_>>().join(" ");
        let short: String = quote.chars().take(40).collect();
        let more = if short.len() < quote.len() { "…" } else { "" };
        format!(" on “{short}{more}”")
    }

    /// Reads the passages.
    fn targets(&mut self, whole: &At<'_>) {
        let uri = said(whole, &["uri"]);
        for target in under(whole, &["target", "oa:hasTarget", "hasTarget"]) {
            let mut aim = Aim::default();
            for source in under(&target, &["source", "oa:hasSource", "hasSource"]) {
                let id = said(&source, &["id", "@id"]);
                aim.pages.extend(id.or_else(|| source.1.words().map(|words| (source.0.clone(), words))));
            }
            aim.pages.extend(uri.clone());
            for selector in under(&target, &["selector", "oa:hasSelector", "hasSelector"]) {
                aim.selector(&selector);
            }
            if !aim.selector.quote.trim().is_empty() {
                self.targets.push(aim);
            }
        }
    }

    /// Reads what it says.
    fn bodies(&mut self, whole: &At<'_>, leaves: &mut Leaves, places: &Places<'_>) {
        let mut parts = Vec::new();
        // Hypothesis writes Markdown, the W3C's shortest form plain text.
        if let Some((path, words)) = said(whole, &["text"]) {
            let markdown = folder::guarded(&words);
            leaves.told(&path, "text", (&words, &markdown));
            parts.push(markdown);
        }
        if let Some((path, words)) = said(whole, &["bodyValue"]) {
            parts.push(plain(&path, &words, leaves));
        }
        for body in under(whole, &["body", "oa:hasBody", "hasBody"]) {
            parts.extend(self.body(&body, leaves, places));
        }
        for (path, tag) in under(whole, &["tags"]) {
            self.tag((&path, &tag.shown()), leaves);
        }
        self.words = parts.join("\n\n");
    }

    /// Reads one body: words, a tag, or the address of something.
    fn body(&mut self, body: &At<'_>, leaves: &mut Leaves, places: &Places<'_>) -> Option<String> {
        if let Some(address) = body.1.words() {
            return self.address((&body.0, address), leaves, places);
        }
        let value = said(body, &["value", "chars", "cnt:chars", "rdf:value"]);
        let purpose = said(body, &["purpose", "hasPurpose"]).map(|(path, purpose)| (path, bare(&purpose).to_owned()));
        if let (Some((path, tag)), Some((of, "tagging" | "classifying"))) =
            (&value, purpose.as_ref().map(|(path, word)| (path, word.as_str())))
        {
            self.tag((path, tag), leaves);
            leaves.dropped(of, "it says that the words are a tag");
            return None;
        }
        if let Some((path, purpose)) = purpose {
            self.motivation((&path, &purpose), leaves);
        }
        let Some((path, words)) = value else {
            let (path, address) = said(body, &["source", "id", "@id"])?;
            return self.address((&path, address), leaves, places);
        };
        let format =
            said(body, &["format", "dc:format", "dcterms:format"]).map(|(_, format)| format.to_ascii_lowercase());
        Some(match format.as_deref().and_then(|format| format.split(';').next()) {
            Some("text/html" | "application/xhtml+xml") => html(&path, &words, leaves),
            Some("text/markdown" | "text/x-markdown") => {
                let markdown = folder::guarded(&words);
                leaves.told(&path, "text", (&words, &markdown));
                markdown
            }
            _ => plain(&path, &words, leaves),
        })
    }

    /// Takes the address of something: a source of the site is cited, anything else is a link.
    fn address(&mut self, (path, address): (&str, String), leaves: &mut Leaves, places: &Places<'_>) -> Option<String> {
        let Some(source) = places.source(&address) else {
            let link = format!("<{address}>");
            leaves.told(path, "text", (&address, &link));
            return Some(link);
        };
        leaves.told(path, "sources", (&address, source));
        if !self.sources.iter().any(|known| known == source) {
            self.sources.push(source.to_owned());
        }
        None
    }

    /// Takes a tag: the word for a kind or a verdict is one.
    fn tag(&mut self, (path, tag): (&str, &str), leaves: &mut Leaves) {
        let word = tag.trim().to_lowercase().replace([' ', '_'], "-");
        let word = if word == "factcheck" { "fact-check".to_owned() } else { word };
        if self.kind.is_none() && AnnotationKind::WORDS.iter().any(|(known, _)| *known == word) {
            leaves.told(path, "kind", (tag, &word));
            self.kind = Some(word);
        } else if self.verdict.is_none() && Verdict::WORDS.iter().any(|(known, _)| *known == word) {
            leaves.told(path, "verdict", (tag, &word));
            self.verdict = Some(word);
        } else {
            leaves.dropped(path, "a note has no topics, and this is no kind of note");
        }
    }

    /// Reads what it is for.
    fn purpose(&mut self, whole: &At<'_>, leaves: &mut Leaves) {
        for (path, motivation) in under(whole, &["motivation", "oa:motivatedBy", "motivatedBy"]) {
            self.motivation((&path, bare(&motivation.shown())), leaves);
        }
        // A verdict makes a check of a note; without one it would be refused.
        if self.verdict.is_some() && self.kind.as_deref() != Some("fact-check") {
            self.kind = Some("fact-check".to_owned());
        }
    }

    /// Takes a motivation.
    fn motivation(&mut self, (path, word): (&str, &str), leaves: &mut Leaves) {
        let kind = MOTIVATIONS.iter().find(|(known, _)| *known == word).map(|(_, kind)| *kind);
        match (kind, &self.kind) {
            (_, Some(kind)) => leaves.dropped(path, format!("the kind is `{kind}`, as another part says")),
            (Some(kind), None) => {
                leaves.told(path, "kind", (word, kind));
                self.kind = Some(kind.to_owned());
            }
            (None, None) => leaves.dropped(path, format!("there is no kind for `{word}`, so the note is `context`")),
        }
    }

    /// Reads who wrote it and when, and who could read it.
    fn signature(&mut self, whole: &At<'_>, leaves: &mut Leaves, places: &Places<'_>) {
        self.author(whole, leaves);
        if let Some((path, words)) = said(whole, &["created", "oa:annotatedAt", "annotatedAt", "dcterms:created"]) {
            match folder::stamp(&words, None) {
                Ok(edtf) => {
                    leaves.told(&path, "date", (&words, &edtf));
                    self.date = Some(edtf);
                }
                Err(why) => leaves.dropped(&path, why),
            }
        }
        if let Some((path, words)) = said(whole, &["id", "@id"]) {
            // One id cannot be that of the notes on several passages.
            let own = places.own(&words).filter(|_| self.targets.len() == 1);
            let own = own.map(|(article, note)| (article.to_owned(), note));
            self.origin = Some(Origin { path, words, own });
        }
        for reader in under(whole, &["permissions"]).iter().flat_map(|permissions| under(permissions, &["read"])) {
            let who = reader.1.shown();
            if who == "group:__world__" {
                leaves.dropped(&reader.0, "everybody could read it, as they can here");
            } else {
                let why = format!("only `{who}` could read this note; on the site everybody can");
                leaves.dropped(&reader.0, why.clone());
                self.warning = Some(why);
                self.only = who.starts_with("acct:").then_some(who);
            }
        }
    }

    /// Refuses a note that only its author could read, unless such notes were asked for.
    pub(super) fn public(self, private: Private) -> Result<Self, String> {
        match &self.only {
            Some(who) if private == Private::LeftOut => Err(format!(
                "only {} could read this note, and on the site everybody can; with `--private` it is imported",
                ticked(who)
            )),
            _ => Ok(self),
        }
    }

    /// Reads who wrote it: names rather than addresses.
    fn author(&mut self, whole: &At<'_>, leaves: &mut Leaves) {
        let mut names = Vec::new();
        let shown = under(whole, &["user_info"]).first().and_then(|info| said(info, &["display_name"]));
        if let Some((path, name)) = shown {
            leaves.told(&path, "author", (&name, &name));
            names.push(name);
        }
        if let Some((path, user)) = said(whole, &["user"]) {
            let name = user.trim_start_matches("acct:").split('@').next().unwrap_or_default().to_owned();
            if names.is_empty() {
                leaves.told(&path, "author", (&user, &name));
                names.push(name);
            } else {
                leaves.dropped(&path, "the note is signed with the name that is shown");
            }
        }
        for creator in under(whole, &["creator", "oa:annotatedBy", "annotatedBy", "dcterms:creator"]) {
            let name = said(&creator, &["name", "foaf:name", "schema:name", "nickname", "nick"]);
            let name = name.or_else(|| creator.1.words().map(|words| (creator.0.clone(), words)));
            if let Some((path, name)) = name {
                leaves.told(&path, "author", (&name, &name));
                names.push(name);
            }
        }
        self.author = (!names.is_empty()).then(|| names.join(", "));
    }

    /// Returns its id or address elsewhere, by which it is known when it comes again.
    pub(super) fn origin(&self) -> Option<&str> {
        self.origin.as_ref().map(|origin| origin.words.as_str())
    }

    /// Returns the id that it has in an article, where it was exported from there.
    pub(super) fn id_in(&self, article: &str) -> Option<&str> {
        let own = self.origin.as_ref()?.own.as_ref();
        own.filter(|(known, _)| known == article).map(|(_, note)| note.as_str())
    }

    /// Tells what became of its id, when it is put into an article.
    pub(super) fn tell_origin(&self, article: &str, leaves: &mut Leaves) {
        let Some(Origin { path, words, .. }) = &self.origin else { return };
        match self.id_in(article) {
            Some(id) => leaves.told(path, "id", (words, id)),
            None => leaves.told(path, "x-origin", (words, words)),
        }
    }

    /// Returns the keys of the annotation on a passage of an article, in the order of the documentation.
    pub(super) fn fields(&self, selector: &Selector, article: &str) -> Vec<(String, Value)> {
        let id = self.id_in(article);
        let mut fields: Vec<(String, Value)> = id.map(|id| ("id".to_owned(), text(id))).into_iter().collect();
        fields.push(("quote".to_owned(), text(&selector.quote)));
        let mut add =
            |key: &str, value: Option<&String>| fields.extend(value.map(|value| (key.to_owned(), text(value))));
        add("prefix", selector.prefix.as_ref());
        add("suffix", selector.suffix.as_ref());
        if let Some(occurrence) = selector.occurrence {
            fields.push(("occurrence".to_owned(), Value::Number(occurrence.into())));
        }
        let mut add =
            |key: &str, value: Option<&String>| fields.extend(value.map(|value| (key.to_owned(), text(value))));
        add("kind", Some(&self.kind.clone().unwrap_or_else(|| "context".to_owned())));
        add("verdict", self.verdict.as_ref());
        add("author", self.author.as_ref());
        add("date", self.date.as_ref());
        if !self.sources.is_empty() {
            let sources = self.sources.iter().map(|source| text(source)).collect();
            fields.push(("sources".to_owned(), Value::List(sources)));
        }
        if !self.words.trim().is_empty() {
            fields.push(("text".to_owned(), text(&self.words)));
        }
        if let Some(origin) = self.origin().filter(|_| id.is_none()) {
            fields.push(("x-origin".to_owned(), text(origin)));
        }
        fields
    }
}

/// Returns the last word of an address such as `oa:commenting` or `http://www.w3.org/ns/oa#commenting`.
fn bare(word: &str) -> &str {
    word.rsplit(['#', '/', ':']).next().unwrap_or(word)
}

/// Takes plain text.
fn plain(path: &str, words: &str, leaves: &mut Leaves) -> String {
    let markdown = elsewhere::escape(words);
    leaves.told(path, "text", (words, &markdown));
    markdown
}

/// Takes HTML: what Markdown cannot say is named.
fn html(path: &str, words: &str, leaves: &mut Leaves) -> String {
    let said = elsewhere::from_html(words);
    let lost = if said.lost.is_empty() { String::new() } else { format!("; left out: {}", said.lost.join(", ")) };
    leaves.told(path, "text", (words, &format!("{}{lost}", said.markdown)));
    said.markdown
}
