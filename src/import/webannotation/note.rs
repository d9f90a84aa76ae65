//! One annotation as its author meant it: the words, what they do, who wrote them and when, and where they belong.

use super::super::foreign::{Node, Value as Said};
use super::super::{Fate, Value, folder, text as elsewhere};
use super::leaves::Leaves;
use super::text;
use crate::parse::words::{AnnotationKind, Verdict, Vocabulary};
use crate::prose::Selector;

/// What the motivations of the W3C's model are among the kinds of annotations; any other is context.
const MOTIVATIONS: [(&str, &str); 4] =
    [("assessing", "analysis"), ("editing", "correction"), ("linking", "source"), ("classifying", "context")];

/// An annotation.
#[derive(Debug, Default)]
pub(super) struct Note {
    /// Where it was made: its id or address, by which it is known when it comes again.
    pub(super) origin: Option<String>,
    /// The note, as Markdown.
    words: String,
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
    /// The passages it is about.
    pub(super) targets: Vec<Aim>,
}

/// A passage that an annotation is about.
#[derive(Debug, Default)]
pub(super) struct Aim {
    /// The addresses of the page, with the path of each among the leaves.
    pub(super) pages: Vec<(String, String)>,
    /// The passage.
    pub(super) selector: Selector,
    /// The paths of the quote, its prefix and its suffix among the leaves.
    quoted: [String; 3],
    /// The path of the position's start among the leaves, and the position.
    started: Option<(String, String)>,
}

/// A node with its path among the leaves.
type At<'n> = (String, &'n Node);

/// Returns the values under any of some keys, each entry of a list for itself.
fn under<'n>((path, node): &At<'n>, keys: &[&str]) -> Vec<At<'n>> {
    let below = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    let Some((key, value)) = keys.iter().find_map(|key| Some((below(key), node.get(key)?))) else { return Vec::new() };
    match &value.value {
        Said::List(list) => list.iter().enumerate().map(|(at, node)| (format!("{key}.{at}"), node)).collect(),
        Said::Nothing => Vec::new(),
        _ => vec![(key, value)],
    }
}

/// Returns the words under any of some keys, where there is one value.
fn said(at: &At<'_>, keys: &[&str]) -> Option<(String, String)> {
    under(at, keys).into_iter().next().and_then(|(path, node)| Some((path, node.words()?)))
}

impl Note {
    /// Reads an annotation.
    ///
    /// # Errors
    ///
    /// Why nothing can be made of it.
    pub(super) fn read(node: &Node, leaves: &mut Leaves) -> Result<Self, String> {
        let whole: At<'_> = (String::new(), node);
        Self::unfit(&whole)?;
        let mut read = Self::default();
        read.targets(&whole);
        if read.targets.is_empty() {
            return Err("it is about a whole page, and not about words of it".to_owned());
        }
        read.bodies(&whole, leaves);
        read.purpose(&whole, leaves);
        read.signature(&whole, leaves);
        if read.words.trim().is_empty() {
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
    fn bodies(&mut self, whole: &At<'_>, leaves: &mut Leaves) {
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
            parts.extend(self.body(&body, leaves));
        }
        for (path, tag) in under(whole, &["tags"]) {
            self.tag((&path, &tag.shown()), leaves);
        }
        self.words = parts.join("\n\n");
    }

    /// Reads one body: words, a tag, or the address of something.
    fn body(&mut self, body: &At<'_>, leaves: &mut Leaves) -> Option<String> {
        if let Some(address) = body.1.words() {
            leaves.told(&body.0, "text", (&address, &format!("<{address}>")));
            return Some(format!("<{address}>"));
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
            leaves.told(&path, "text", (&address, &format!("<{address}>")));
            return Some(format!("<{address}>"));
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
    fn signature(&mut self, whole: &At<'_>, leaves: &mut Leaves) {
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
        if let Some((path, id)) = said(whole, &["id", "@id"]) {
            leaves.told(&path, "x-origin", (&id, &id));
            self.origin = Some(id);
        }
        for reader in under(whole, &["permissions"]).iter().flat_map(|permissions| under(permissions, &["read"])) {
            let who = reader.1.shown();
            if who == "group:__world__" {
                leaves.dropped(&reader.0, "everybody could read it, as they can here");
            } else {
                let why = format!("only `{who}` could read this note; on the site everybody can");
                leaves.dropped(&reader.0, why.clone());
                self.warning = Some(why);
            }
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

    /// Returns the keys of the annotation on a passage, in the order of the documentation.
    pub(super) fn fields(&self, selector: &Selector) -> Vec<(String, Value)> {
        let mut fields = vec![("quote".to_owned(), text(&selector.quote))];
        let mut add =
            |key: &str, value: Option<&String>| fields.extend(value.map(|value| (key.to_owned(), text(value))));
        add("prefix", selector.prefix.as_ref());
        add("suffix", selector.suffix.as_ref());
        if let Some(occurrence) = selector.occurrence {
            fields.push(("occurrence".to_owned(), Value::Number(occurrence.into())));
        }
        if let Some(start) = selector.start {
            fields.push(("start".to_owned(), Value::Number(start.into())));
        }
        let mut add =
            |key: &str, value: Option<&String>| fields.extend(value.map(|value| (key.to_owned(), text(value))));
        add("kind", Some(&self.kind.clone().unwrap_or_else(|| "context".to_owned())));
        add("verdict", self.verdict.as_ref());
        add("author", self.author.as_ref());
        add("date", self.date.as_ref());
        add("text", Some(&self.words));
        add("x-origin", self.origin.as_ref());
        fields
    }
}

impl Aim {
    /// Reads one selector.
    fn selector(&mut self, selector: &At<'_>) {
        let exact = said(selector, &["exact", "oa:exact"]);
        if let Some((path, exact)) = exact.filter(|_| self.selector.quote.is_empty()) {
            self.selector.quote = exact;
            // White space at an edge says where a word ends, so it is kept.
            let raw = |keys: [&str; 2]| {
                let (key, node) = keys.iter().find_map(|key| Some((*key, selector.1.get(key)?)))?;
                match &node.value {
                    Said::Text(text) => Some((format!("{}.{key}", selector.0), text.clone())),
                    _ => None,
                }
            };
            let (before, after) = (raw(["prefix", "oa:prefix"]), raw(["suffix", "oa:suffix"]));
            let path_of =
                |found: &Option<(String, String)>| found.as_ref().map(|(path, _)| path.clone()).unwrap_or_default();
            self.quoted = [path, path_of(&before), path_of(&after)];
            let words = |found: Option<(String, String)>| {
                found.map(|(_, words)| words).filter(|words| !words.trim().is_empty())
            };
            (self.selector.prefix, self.selector.suffix) = (words(before), words(after));
        }
        if let Some((path, start)) = said(selector, &["start", "oa:start"]) {
            self.selector.start = start.parse().ok();
            self.started = Some((path, start));
        }
    }

    /// Tells that nothing became of its parts.
    pub(super) fn lost(&self, why: &str, leaves: &mut Leaves) {
        let pages = self.pages.iter().map(|(path, _)| path);
        let started = self.started.iter().map(|(path, _)| path);
        pages.chain(&self.quoted).chain(started).for_each(|path| leaves.dropped(path, why));
    }

    /// Tells what became of its parts, when its passage was found.
    pub(super) fn tell(&self, found: &Selector, article: &str, leaves: &mut Leaves) {
        for (path, page) in &self.pages {
            let (to, from) = ("the article that the note is on".to_owned(), page.clone());
            leaves.note(path, Fate::Normalized { to, from, into: article.to_owned() });
        }
        let [exact, before, after] = &self.quoted;
        let given = &self.selector;
        leaves.told(exact, "quote", (&given.quote, &found.quote));
        for (path, key, given, found) in
            [(before, "prefix", &given.prefix, &found.prefix), (after, "suffix", &given.suffix, &found.suffix)]
        {
            match (given, found) {
                (Some(given), Some(found)) => leaves.told(path, key, (given, found)),
                (None, _) => leaves.dropped(path, "it is empty"),
                _ => leaves
                    .dropped(path, "these words are not around the passage any more, and it is found without them"),
            }
        }
        if let (Some((path, start)), Some(found)) = (&self.started, found.start) {
            leaves.told(path, "start", (start, &found.to_string()));
        }
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
