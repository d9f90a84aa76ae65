//! Links, pictures and HTML of a text: they lead where things are here, or are taken out and reported.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::PathBuf;

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

use super::super::{Fate, Medium, text as elsewhere};
use super::generator::Rules;
use super::links::{Links, Target};
use super::text::{Edits, Notes, line, options};
use crate::address::segment;
use crate::files::folder::Folder;
use crate::problem::wording::ticked;

/// Where links can lead.
pub(super) struct Map<'a> {
    /// The entries.
    pub(super) links: &'a Links,
    /// The rules of the generator.
    pub(super) rules: &'a Rules,
    /// The folder.
    pub(super) folder: &'a Folder,
    /// Whether the text is held back, so that it may lead to others that are.
    pub(super) held: bool,
}

/// The files that texts show, by where they go.
#[derive(Debug, Default)]
pub(super) struct Copies {
    /// Where each comes from, by the folded path it gets.
    to: BTreeMap<String, (String, PathBuf)>,
    /// The path that each gets, by its path in the folder.
    of: BTreeMap<String, String>,
}

/// A link or a picture while what is in it is read.
struct Open {
    /// Its bytes.
    range: Range<usize>,
    /// How it is written.
    kind: LinkType,
    /// Where it leads.
    address: String,
    /// The bytes of its words.
    words: Range<usize>,
    /// Whether it is a picture.
    shape: Shape,
}

/// What is written with brackets and an address.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// A link.
    Link,
    /// A picture.
    Picture,
}

/// A text while it is rewritten.
pub(super) struct Work<'a, 'm> {
    /// The text.
    text: &'a str,
    /// The path of the file, and the address it had.
    at: (&'a str, &'a str),
    /// Where links can lead.
    map: &'a Map<'m>,
    /// What is copied.
    copies: &'a mut Copies,
    /// The changes.
    edits: Edits,
    /// What became of each.
    notes: Notes,
}

impl Copies {
    /// Returns the address of a copied file, for use in a text.
    pub(super) fn add(&mut self, path: &str, address: &str, disk: PathBuf) -> String {
        if let Some(known) = self.of.get(path) {
            return known.clone();
        }
        let safe: Vec<String> = address.trim_start_matches('/').split('/').map(safe).collect();
        let safe = safe.join("/");
        let (stem, end) = safe
            .rsplit_once('.')
            .map_or((safe.clone(), String::new()), |(stem, end)| (stem.to_owned(), format!(".{end}")));
        let all = std::iter::once(safe.clone()).chain((2..).map(|number| format!("{stem}-{number}{end}")));
        let free = all.map(|name| (segment::collision_key(&name), name)).find(|(key, _)| !self.to.contains_key(key));
        let (key, name) = free.unwrap_or_default();
        self.to.insert(key, (name.clone(), disk));
        let address = format!("/{name}");
        self.of.insert(path.to_owned(), address.clone());
        address
    }

    /// Returns what is to be copied, in the order of the paths.
    pub(super) fn media(self) -> Vec<Medium> {
        self.to.into_values().map(|(name, from)| Medium { from, to: format!("static/{name}") }).collect()
    }
}

/// Writes a name so that every system, and an address, can hold it as it is.
fn safe(name: &str) -> String {
    let fine = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '~' | '+');
    let name: String = name.chars().map(|c| if fine(c) { c } else { '-' }).collect();
    let name = name.trim_end_matches('.').to_owned();
    if segment::fault(&name).is_some() { format!("file-{}", name.chars().take(60).collect::<String>()) } else { name }
}

/// Rewrites a text.
pub(super) fn read(text: &str, at: (&str, &str), map: &Map<'_>, copies: &mut Copies) -> (String, Notes) {
    let mut work = Work { text, at, map, copies, edits: Edits::default(), notes: Notes::new() };
    work.walk();
    (work.edits.apply(text), work.notes)
}

impl Work<'_, '_> {
    /// Goes through the text.
    fn walk(&mut self) {
        let mut open: Vec<Open> = Vec::new();
        let mut parser = Parser::new_ext(self.text, options()).into_offset_iter();
        let mut block: Option<Range<usize>> = None;
        for (event, range) in parser.by_ref() {
            if let Some(outer) = open.last_mut()
                && range.start >= outer.range.start
                && range.end <= outer.range.end
                && range != outer.range
            {
                outer.words.end = outer.words.end.max(range.end);
            }
            match event {
                Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                    open.push(opened(range, (link_type, &dest_url), Shape::Link));
                }
                Event::Start(Tag::Image { link_type, dest_url, .. }) => {
                    open.push(opened(range, (link_type, &dest_url), Shape::Picture));
                }
                Event::End(TagEnd::Link | TagEnd::Image) => {
                    if let Some(done) = open.pop() {
                        self.mention(&done, open.last());
                    }
                }
                Event::Start(Tag::HtmlBlock) => block = Some(range),
                Event::End(TagEnd::HtmlBlock) => {
                    if let Some(block) = block.take() {
                        self.html(&block);
                    }
                }
                Event::InlineHtml(_) => self.inline(&range),
                _ => {}
            }
        }
        let used: Vec<(Range<usize>, String)> =
            parser.reference_definitions().iter().map(|(_, def)| (def.span.clone(), def.dest.to_string())).collect();
        for (span, address) in used {
            self.definition(&span, &address);
        }
    }

    /// Notes what became of something at a byte.
    fn note(&mut self, name: &str, at: usize, fate: Fate) {
        self.notes.push((format!("text: {name}"), line(self.text, at), fate));
    }

    /// Finds what an address leads to.
    fn target(&self, address: &str) -> Target {
        match self.map.links.target(address, self.at, (self.map.rules, self.map.folder)) {
            Target::Entry(new) if !self.map.held && self.map.links.is_held(&new) => Target::Held,
            target => target,
        }
    }

    /// Returns the new address of a target that has one.
    fn address(&mut self, target: &Target) -> Option<String> {
        match target {
            Target::Entry(address) => Some(address.clone()),
            Target::File(path, address) => {
                let disk = self.map.folder.get(path)?.disk.clone();
                Some(self.copies.add(path, address, disk))
            }
            _ => None,
        }
    }

    /// Takes a link or a picture, and what it is a part of.
    fn mention(&mut self, done: &Open, outer: Option<&Open>) {
        let target = self.target(&done.address);
        match (done.shape, &target) {
            (Shape::Link, Target::Same) => {}
            (Shape::Picture, Target::Same) if outer.is_none() => self.remote(done),
            (Shape::Link, Target::Entry(_) | Target::File(..)) | (Shape::Picture, Target::File(..)) => {
                if let Some(new) = self.address(&target) {
                    self.moved(done, &new);
                }
            }
            _ => self.unlinked(done, &target),
        }
    }

    /// Gives a link or a picture its new address.
    fn moved(&mut self, done: &Open, new: &str) {
        if done.kind == LinkType::Inline {
            let tail = done.words.end..done.range.end;
            if let Some(place) = destination(&self.text[tail.clone()]) {
                self.edits.put(tail.start + place.start..tail.start + place.end, new);
            }
        }
        // That of a reference stands in its definition, which is changed there; one in angle brackets is an alias now.
        if done.address != new && done.kind != LinkType::Autolink {
            let name = if done.shape == Shape::Link { "link" } else { "picture" };
            self.note(
                name,
                done.range.start,
                Fate::Normalized { to: "text".to_owned(), from: done.address.clone(), into: new.to_owned() },
            );
        }
    }

    /// Gives a definition of a reference its new address.
    fn definition(&mut self, span: &Range<usize>, address: &str) {
        let target = self.target(address);
        let Some(new) = self.address(&target) else { return };
        let text = &self.text[span.clone()];
        if let Some(at) = text.find("]:").and_then(|at| text[at..].find(address).map(|found| at + found)) {
            self.edits.put(span.start + at..span.start + at + address.len(), new);
        }
    }

    /// Makes a picture on another server a link to it.
    fn remote(&mut self, done: &Open) {
        let words = &self.text[done.words.clone()];
        let words = if words.trim().is_empty() { &done.address } else { words };
        self.edits.put(done.range.clone(), format!("[{words}](<{}>)", done.address));
        let why = "a link to it: a picture on another server is not shown, because that server could count readers";
        self.note(
            "picture",
            done.range.start,
            Fate::Normalized { to: "text".to_owned(), from: done.address.clone(), into: why.to_owned() },
        );
    }

    /// Leaves the words of a link or a picture that leads nowhere.
    fn unlinked(&mut self, done: &Open, target: &Target) {
        self.edits.put(done.range.start..done.words.start, "");
        self.edits.put(done.words.end..done.range.end, "");
        let shown = ticked(&done.address);
        let why = match (target, done.shape) {
            (Target::Unsafe, _) => format!("{shown} would run something in the reader's browser; the words stay"),
            (Target::Held, _) => format!("{shown} leads to something that is held back; the words stay"),
            (_, Shape::Picture) => format!("there is no file {shown} in the folder; the words for it stay"),
            (_, Shape::Link) => format!("{shown} leads to nothing that is imported; the words stay"),
        };
        let name = if done.shape == Shape::Link { "link" } else { "picture" };
        self.note(name, done.range.start, Fate::Dropped { why });
    }

    /// Takes a block of HTML: one that shows or links to something is said in Markdown.
    fn html(&mut self, block: &Range<usize>) {
        let html = &self.text[block.clone()];
        if self.fold_mark(block)
            || !["src=", "href=", "<script", "<style", "<form", "<object"].iter().any(|mark| html.contains(mark))
        {
            return;
        }
        let said = elsewhere::from_html(html);
        let (markdown, notes) = read(&said.markdown, self.at, self.map, self.copies);
        let at = line(self.text, block.start);
        self.edits.put(block.clone(), format!("{}\n\n", markdown.trim_end()));
        self.notes.extend(notes.into_iter().map(|(name, _, fate)| (name, at, fate)));
        for lost in said.lost {
            self.note("HTML", block.start, Fate::Dropped { why: format!("Dateline has no {lost}") });
        }
        self.note(
            "HTML",
            block.start,
            Fate::Normalized { to: "text".to_owned(), from: first_line(html), into: "Markdown".to_owned() },
        );
    }

    /// Takes out the mark that ends an excerpt; tells whether it was one.
    fn fold_mark(&mut self, range: &Range<usize>) -> bool {
        let bare: String = self.text[range.clone()].chars().filter(|c| !c.is_whitespace()).collect();
        if bare != "<!--more-->" && bare != "<!--excerpt-->" {
            return false;
        }
        let start = self.text[..range.start].trim_end_matches(' ').len();
        self.edits.put(start..range.end, "");
        let why = "it ends an excerpt; the words under a headline are `standfirst`".to_owned();
        self.note("<!-- more -->", range.start, Fate::Dropped { why });
        true
    }

    /// Takes a tag of HTML in a line.
    fn inline(&mut self, range: &Range<usize>) {
        if self.fold_mark(range) {
            return;
        }
        let tag = &self.text[range.clone()];
        let lower = tag.to_ascii_lowercase();
        if lower.starts_with("<img") {
            let (src, alt) = (attribute(tag, "src").unwrap_or_default(), attribute(tag, "alt").unwrap_or_default());
            let (markdown, notes) =
                read(&format!("![{}](<{src}>)", alt.replace(['[', ']'], "")), self.at, self.map, self.copies);
            let at = line(self.text, range.start);
            self.edits.put(range.clone(), markdown);
            self.notes.extend(notes.into_iter().map(|(name, _, fate)| (name, at, fate)));
        } else if lower.starts_with("<a ") {
            let Some(href) = attribute(tag, "href") else { return };
            let target = self.target(&href);
            if target == Target::Same {
                return;
            }
            let new = self.address(&target);
            let fate = match &new {
                Some(new) => Fate::Normalized { to: "text".to_owned(), from: href.clone(), into: new.clone() },
                None => Fate::Dropped {
                    why: format!("{} leads to nothing that is imported; the words stay", ticked(&href)),
                },
            };
            self.edits.put(range.clone(), new.map_or_else(|| "<a>".to_owned(), |new| tag.replace(href.as_str(), &new)));
            self.note("link", range.start, fate);
        }
    }
}

/// Begins a link or a picture.
fn opened(range: Range<usize>, (kind, address): (LinkType, &str), shape: Shape) -> Open {
    let start = range.start + if shape == Shape::Link { 1 } else { 2 };
    Open { words: start..start, range, kind, address: address.to_owned(), shape }
}

/// Returns the bytes of the address in what follows the words of an inline link: `](address "title")`.
fn destination(tail: &str) -> Option<Range<usize>> {
    let inner = tail.strip_prefix("](")?;
    let start = 2 + inner.len() - inner.trim_start().len();
    let rest = &tail[start..];
    let end = if rest.starts_with('<') {
        start + rest.find('>')? + 1
    } else {
        start + rest.find(char::is_whitespace).unwrap_or(rest.len().saturating_sub(1))
    };
    Some(start..end)
}

/// Returns an attribute of a tag.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let lower = tag.to_ascii_lowercase();
    let at = lower
        .match_indices(&format!("{name}="))
        .map(|(at, _)| at)
        .find(|&at| lower[..at].ends_with(char::is_whitespace))?;
    let rest = &tag[at + name.len() + 1..];
    let value = match rest.chars().next()? {
        mark @ ('"' | '\'') => rest[1..].split(mark).next()?,
        _ => rest.split(|c: char| c.is_whitespace() || c == '>').next()?,
    };
    Some(value.replace("&amp;", "&"))
}

/// Returns the first line of a text.
fn first_line(text: &str) -> String {
    text.trim().lines().next().unwrap_or_default().to_owned()
}
