//! Running text as HTML for other programs: plain elements, whole addresses.

use std::borrow::Cow;

use crate::model::{Key, Site, Source};
use crate::plan::Plan;
use crate::prose::{self, Prose};
use crate::render::escape;
use crate::render::prose::{Cited, Links, Picture, Setting, Target, Words, html};

/// What the mentions of a text lead to, from anywhere.
struct Whole<'a> {
    /// The site.
    site: &'a Site,
    /// Its addresses.
    plan: &'a Plan,
}

impl Links for Whole<'_> {
    fn citation(&self, _at: usize, _citation: &prose::Citation) -> Option<Cited<'_>> {
        None
    }

    fn link(&self, _at: usize, link: &prose::Link) -> Option<Target<'_>> {
        let base = self.site.settings.base_url.as_ref()?;
        let named = self.plan.directory.find(&link.id)?;
        Some(Target { address: base.join(&named.address).into(), class: "" })
    }

    fn address<'a>(&'a self, _at: usize, address: &'a prose::Address) -> Option<Cow<'a, str>> {
        let Some(rooted) = address.target.strip_prefix('/') else { return Some(Cow::Borrowed(&address.target)) };
        let base = self.site.settings.base_url.as_ref()?;
        Some(Cow::Owned(format!("{}{rooted}", base.as_str())))
    }

    fn image<'a>(&'a self, _at: usize, _image: &'a prose::Image) -> Option<Picture<'a>> {
        None
    }
}

/// Writes running text.
pub(super) fn text(prose: &Prose, site: &Site, plan: &Plan) -> String {
    let word = String::new;
    let words = Words {
        footnotes: word(),
        back: word(),
        note: word(),
        tip: word(),
        important: word(),
        warning: word(),
        caution: word(),
    };
    let links = Whole { site, plan };
    html(prose, &Setting { marks: &[], links: &links, words: &words, scope: "" }).trim_end().to_owned()
}

/// Writes a list of sources, as an import reads it back.
pub(super) fn sources(keys: &[Key<Source>], site: &Site) -> String {
    if keys.is_empty() {
        return String::new();
    }
    let item = |key: &Key<Source>| {
        let source = &site.shelves.sources[*key];
        let outlet = escape::text(&site.shelves.outlets[source.outlet].name);
        let title = escape::text(&source.title);
        match &source.url {
            Some(url) => format!("<li><a href=\"{}\">{title}</a>, <cite>{outlet}</cite></li>", escape::text(url)),
            None => format!("<li>{title}, <cite>{outlet}</cite></li>"),
        }
    };
    format!("<ul class=\"sources\">{}</ul>", keys.iter().map(item).collect::<String>())
}
