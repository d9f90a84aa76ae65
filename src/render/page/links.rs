//! What the mentions of running text lead to, as seen from one page.

use std::borrow::Cow;

use super::Frame;
use crate::address::Address;
use crate::model::{Key, Source};
use crate::plan::addresses;
use crate::prose;
use crate::render::prose::{Cited, Picture, Target};

/// The mentions of running text on one page.
pub struct Links<'a> {
    /// The page.
    pub frame: &'a Frame<'a>,
    /// The sources that are listed on the page, in the order of their numbers.
    pub sources: &'a [Key<Source>],
    /// The way from the page to the root of the site, never empty.
    pub root: String,
}

impl Links<'_> {
    /// Returns a link to an address of the site, ready for an attribute.
    fn here(&self, address: &Address) -> String {
        format!("{}{}", self.root, address.encoded())
    }
}

impl crate::render::prose::Links for Links<'_> {
    fn citation(&self, _at: usize, citation: &prose::Citation) -> Option<Cited<'_>> {
        let key = self.frame.plan.directory.source(&citation.id)?;
        let source = &self.frame.site.shelves.sources[key];
        let outlet = &self.frame.site.shelves.outlets[source.outlet].name;
        let title = format!("{outlet}{}{}", self.frame.word("list_comma"), source.title);
        let number = self.sources.iter().position(|listed| *listed == key);
        let (address, label) = match number {
            Some(at) => (format!("#source-{}", source.id), (at + 1).to_string()),
            None => (self.here(self.frame.plan.addresses.source(key)), outlet.clone()),
        };
        Some(Cited { address: address.into(), label: label.into(), title: title.into() })
    }

    fn link(&self, _at: usize, link: &prose::Link) -> Option<Target<'_>> {
        let named = self.frame.plan.directory.find(&link.id)?;
        let mut address = self.here(&named.address);
        if !named.fragment.is_empty() {
            address.push('#');
            address.push_str(&named.fragment);
        }
        Some(Target { address: address.into(), class: "" })
    }

    fn address<'a>(&'a self, _at: usize, address: &'a prose::Address) -> Option<Cow<'a, str>> {
        if let Some(file) = self.frame.plan.assets.find(address.place.file(), &address.target) {
            return Some(self.here(&addresses::asset(&file.path)?).into());
        }
        if let Some((named, fragment)) = self.frame.plan.directory.file(self.frame.at, &address.target) {
            let mark = if fragment.is_empty() { "" } else { "#" };
            return Some(format!("{}{mark}{fragment}", self.frame.here(&named.address)).into());
        }
        let Some(rooted) = address.target.strip_prefix('/') else { return Some(Cow::Borrowed(&address.target)) };
        Some(Cow::Owned(format!("{}{rooted}", self.root)))
    }

    fn image<'a>(&'a self, _at: usize, image: &'a prose::Image) -> Option<Picture<'a>> {
        let file = self.frame.plan.assets.find(image.place.file(), &image.target)?;
        Some(Picture { address: self.here(&addresses::asset(&file.path)?).into(), size: file.size })
    }
}
