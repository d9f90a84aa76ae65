//! Reads what the text points at: citations, links, images.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag};

use super::reader::{Gather, Open, Reader};
use super::{Refusal, address};
use crate::problem::{Problem, Rule};
use crate::prose::{Address, Citation, Element, Image, Link, Piece, Reach};

/// A citation as it was taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cite {
    /// The id of the source.
    pub(super) id: String,
    /// Where in the source.
    pub(super) locator: String,
}

/// Returns whether what stands in brackets begins like a citation.
pub(super) fn is_citation(reference: &str) -> bool {
    named(reference).is_some_and(|id| id.starts_with(char::is_alphanumeric))
}

/// Returns what follows the sign of a citation; blanks around it are forgiven, or `[@ herald]` would be published as it is.
fn named(reference: &str) -> Option<&str> {
    reference.trim_start().strip_prefix('@').map(str::trim_start)
}

/// Returns the citations in a pair of brackets; several are parted by semicolons.
pub(super) fn citations(reference: &str) -> Vec<Cite> {
    let mut cites: Vec<Cite> = Vec::new();
    for part in reference.split(';').map(str::trim) {
        if is_citation(part)
            && let Some(rest) = named(part)
        {
            let end = rest.find(|c: char| c == ',' || c.is_whitespace()).unwrap_or(rest.len());
            let locator = rest[end..].trim_start_matches(',').split_whitespace().collect::<Vec<_>>().join(" ");
            cites.push(Cite { id: rest[..end].to_owned(), locator });
        } else if let Some(last) = cites.last_mut() {
            last.locator.push_str("; ");
            last.locator.push_str(part);
        }
    }
    cites
}

/// Returns the length of a list as a position in it.
pub(super) fn number<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).unwrap_or(u32::MAX)
}

impl<'s> Reader<'s> {
    /// Takes the start of a link of any kind.
    pub(super) fn link(&mut self, tag: Tag<'s>, range: Range<usize>) {
        let Tag::Link { link_type, dest_url, title, id } = tag else { return };
        match link_type {
            LinkType::ShortcutUnknown | LinkType::CollapsedUnknown => {
                self.cite_all(&id, range);
                self.gather = Some(Gather::Citation);
            }
            LinkType::ReferenceUnknown => self.cite_after(&id, range),
            _ if self.links > 0 => self.open.push(Open::Nothing(Vec::new())),
            LinkType::WikiLink { has_pothole } => {
                // In a table the bar has to be escaped, and the backslash stays on the id.
                let id = dest_url.trim_end_matches('\\').trim().to_owned();
                let place = self.place(range);
                self.mentions.links.push(Link { id, worded: has_pothole, place });
                self.push(Element::Link(number(&self.mentions.links) - 1));
            }
            LinkType::Email => self.address(&format!("mailto:{dest_url}"), &title, range),
            _ => self.address(&dest_url, &title, range),
        }
    }

    /// Opens a link by address, or says why it is not published.
    fn address(&mut self, target: &str, title: &str, range: Range<usize>) {
        match address::check(target) {
            Ok((target, reach)) => {
                let place = self.place(range);
                self.mentions.addresses.push(Address { target, title: title.to_owned(), reach, place });
                self.push(Element::Address(number(&self.mentions.addresses) - 1));
            }
            Err(refusal) => {
                self.refuse_address(&refusal, range);
                self.open.push(Open::Nothing(Vec::new()));
            }
        }
    }

    /// Says why an address is not published.
    pub(super) fn refuse_address(&mut self, refusal: &Refusal, range: Range<usize>) {
        let (rule, help) = match refusal {
            Refusal::Scheme(_) => {
                (Rule::UnsafeAddress, "use `https:`, `http:`, `mailto:`, `tel:` or an address within the site")
            }
            Refusal::Empty => (Rule::InvalidAddress, "put the address between the parentheses"),
            Refusal::Broken => (Rule::InvalidAddress, "copy the whole address from the browser"),
        };
        let problem = Problem::new(rule, self.place(range), refusal.to_string());
        self.problems.push(problem.help(help));
    }

    /// Adds the citations of one pair of brackets.
    fn cite_all(&mut self, reference: &str, range: Range<usize>) {
        for citation in citations(reference) {
            self.cite(citation, range.clone());
        }
    }

    /// Adds citations after words in brackets, or after another citation there.
    fn cite_after(&mut self, reference: &str, range: Range<usize>) {
        let inner = self.source[range.clone()].strip_prefix('[').unwrap_or_default();
        if is_citation(inner) {
            let first = inner.split(']').next().unwrap_or_default();
            self.cite_all(first, range.clone());
            self.cite_all(reference, range);
            self.gather = Some(Gather::Citation);
        } else {
            let cites = citations(reference).into_iter().map(|citation| (citation, range.clone())).collect();
            self.open.push(Open::Nothing(cites));
        }
    }

    /// Adds a citation: it clings to the word before it.
    pub(super) fn cite(&mut self, citation: Cite, range: Range<usize>) {
        let within = self.source[range.clone()].find(&format!("@{}", citation.id));
        let place = match within {
            Some(at) => self.place(range.start + at + 1..range.start + at + 1 + citation.id.len()),
            None => self.place(range),
        };
        self.part.trim_end();
        self.part.push(Piece::Citation(number(&self.mentions.citations)));
        self.mentions.citations.push(Citation { id: citation.id, locator: citation.locator, place });
    }

    /// Takes an event inside an image's description or a citation.
    pub(super) fn gathered(&mut self, event: &Event<'s>) {
        let Some(gather) = &mut self.gather else { return };
        let Gather::Image(image, depth) = gather else {
            if let Event::End(_) = event {
                self.gather = None;
            }
            return;
        };
        match event {
            Event::Start(_) => *depth += 1,
            Event::End(_) if *depth > 0 => *depth -= 1,
            Event::End(_) => {
                if let Some(Gather::Image(image, _)) = self.gather.take() {
                    self.image(image);
                }
            }
            Event::Text(words) | Event::Code(words) => image.alt.push_str(words),
            Event::SoftBreak | Event::HardBreak => image.alt.push(' '),
            _ => {}
        }
    }

    /// Adds an image, unless its address is unsafe or another server's.
    fn image(&mut self, mut image: Image) {
        let refused = match address::check(&image.target) {
            Ok((target, Reach::Local)) => {
                image.target = target;
                self.part.push(Piece::Image(number(&self.mentions.images)));
                self.mentions.images.push(image);
                return;
            }
            Ok((_, Reach::External)) => {
                let message = "an image on another server is not shown: that server could count your readers";
                Problem::new(Rule::InvalidAddress, image.place, message)
                    .help("save the image beside this file and name the file")
            }
            Err(Refusal::Scheme(scheme)) => {
                let message = format!("an image with an address that begins with `{scheme}:` is not published");
                Problem::new(Rule::UnsafeAddress, image.place, message)
                    .help("save the image beside this file and name the file")
            }
            Ok(_) | Err(_) => Problem::new(Rule::InvalidAddress, image.place, "this image names no file")
                .help("save the image beside this file and name the file"),
        };
        self.problems.push(refused);
    }
}
