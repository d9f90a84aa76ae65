//! Writes tags that say more than their name, and what the text mentions.

use super::escape;
use super::paint::Painter;
use crate::prose::{Align, Reach, Tag};

impl Painter<'_> {
    /// Returns the level of a heading on the page.
    pub(super) fn level(&self, at: usize) -> u8 {
        let level = self.prose.headings().get(at).map_or(2, |heading| heading.level);
        (level + self.lowered).min(6)
    }

    /// Writes the start of a heading.
    pub(super) fn heading(&mut self, at: usize) {
        let level = self.level(at);
        escape::put(&mut self.out, format_args!("<h{level}"));
        if let Some(heading) = self.prose.headings().get(at) {
            let id = self.id(&heading.id);
            escape::attribute(&mut self.out, "id", &id);
        }
        self.out.push('>');
    }

    /// Writes the start of a code block.
    pub(super) fn listing(&mut self, language: Option<u32>) {
        self.out.push_str("<pre><code");
        let name = language.and_then(|at| self.prose.mentions().languages.get(at as usize));
        if let Some(name) = name {
            escape::attribute(&mut self.out, "class", &format!("language-{name}"));
        }
        self.out.push('>');
    }

    /// Writes the start of a table cell.
    pub(super) fn cell(&mut self, start: &str, align: Align) {
        self.out.push_str(start);
        let class = match align {
            Align::Default => "",
            Align::Left => " class=\"left\"",
            Align::Center => " class=\"center\"",
            Align::Right => " class=\"right\"",
        };
        self.out.push_str(class);
        self.out.push('>');
    }

    /// Writes the start of a link by address.
    pub(super) fn address(&mut self, at: usize) {
        let Some(address) = self.prose.addresses().get(at) else { return };
        let target = match address.reach {
            Reach::Local => self.setting.links.address(at, address),
            Reach::Fragment => Some(self.fragment(&address.target).into()),
            Reach::External | Reach::Program => Some(address.target.as_str().into()),
        };
        let Some(target) = target else { return };
        self.start_link(&target, &address.title, "");
        if address.reach == Reach::External {
            self.out.push_str(" rel=\"external noopener\"");
        }
        self.out.push('>');
    }

    /// Returns the address of a part of this page, under its name on the page.
    pub(super) fn fragment(&self, target: &str) -> String {
        let name = target.trim_start_matches('#');
        let own = self.prose.headings().iter().any(|heading| heading.id == name)
            || self
                .prose
                .mentions()
                .tags
                .iter()
                .flat_map(|tag| &tag.attributes)
                .any(|(key, id)| key == "id" && id == name);
        if own { format!("#{}", self.id(name)) } else { target.to_owned() }
    }

    /// Writes the start of a link to something on the site.
    pub(super) fn link(&mut self, at: usize) {
        let Some(link) = self.prose.links().get(at) else { return };
        if let Some(target) = self.setting.links.link(at, link) {
            self.start_link(&target.address, "", target.class);
            self.out.push('>');
        }
    }

    /// Writes the start of a link, but for the end of its tag.
    pub(super) fn start_link(&mut self, address: &str, title: &str, class: &str) {
        self.linked = true;
        self.out.push_str("<a");
        escape::attribute(&mut self.out, "href", address);
        for (name, value) in [("class", class), ("title", title)] {
            if !value.is_empty() {
                escape::attribute(&mut self.out, name, value);
            }
        }
    }

    /// Writes an image.
    pub(super) fn image(&mut self, at: usize) {
        let Some(image) = self.prose.images().get(at) else { return };
        let Some(picture) = self.setting.links.image(at, image) else { return };
        self.out.push_str("<img");
        escape::attribute(&mut self.out, "src", &picture.address);
        escape::attribute(&mut self.out, "alt", &image.alt);
        if !image.title.is_empty() {
            escape::attribute(&mut self.out, "title", &image.title);
        }
        if let Some((width, height)) = picture.size {
            escape::put(&mut self.out, format_args!(" width=\"{width}\" height=\"{height}\""));
        }
        self.out.push_str(" loading=\"lazy\" decoding=\"async\">");
    }

    /// Writes a citation; inside a link it is a plain number.
    pub(super) fn citation(&mut self, at: usize) {
        let Some(citation) = self.prose.citations().get(at) else { return };
        let Some(cited) = self.setting.links.citation(at, citation) else { return };
        self.out.push_str("<sup class=\"citation\">");
        if self.holding == 0 {
            self.out.push_str("<a");
            escape::attribute(&mut self.out, "href", &cited.address);
            if !cited.title.is_empty() {
                escape::attribute(&mut self.out, "title", &cited.title);
            }
            self.out.push('>');
        }
        escape::text(&mut self.out, &cited.label);
        if !citation.locator.is_empty() {
            self.out.push_str("<span class=\"locator\">, ");
            escape::text(&mut self.out, &citation.locator);
            self.out.push_str("</span>");
        }
        self.out.push_str(if self.holding == 0 { "</a></sup>" } else { "</sup>" });
    }

    /// Writes a reference to a footnote; inside a link it is a plain number.
    pub(super) fn note(&mut self, number: u32, nth: u32) {
        let own = if nth == 0 { format!("fnref-{number}") } else { format!("fnref-{number}-{}", nth + 1) };
        let (own, target) = (self.id(&own), self.id(&format!("fn-{number}")));
        self.out.push_str("<sup class=\"noteref\"");
        escape::attribute(&mut self.out, "id", &own);
        self.out.push('>');
        if self.holding == 0 {
            self.out.push_str("<a");
            escape::attribute(&mut self.out, "href", &format!("#{target}"));
            self.out.push_str(" role=\"doc-noteref\">");
        }
        self.out.push_str(&number.to_string());
        self.out.push_str(if self.holding == 0 { "</a></sup>" } else { "</sup>" });
    }

    /// Writes a tag of raw HTML.
    pub(super) fn tag(&mut self, tag: &Tag) {
        self.out.push('<');
        self.out.push_str(&tag.name);
        for (name, value) in &tag.attributes {
            let value = if name == "id" { self.id(value) } else { value.clone() };
            escape::attribute(&mut self.out, name, &value);
        }
        self.out.push('>');
    }
}
