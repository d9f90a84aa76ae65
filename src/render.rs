//! Pages and files from views and templates.
//!
//! Owns what is written at each address of the plan. One output at a time, in any order, on any thread: [`Renderer`]
//! holds what they share, and nothing changes while they are made.

pub mod change;
pub mod data;
pub mod escape;
pub mod feed;
pub mod lane;
pub mod page;
pub mod prose;
pub mod robots;
pub mod scale;
pub mod shared;
pub mod sitemap;
pub mod strip;
pub mod theme;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use serde::Serialize;
use tera::{Context, Tera};

use crate::address::Address;
use crate::files::Files;
use crate::model::Site;
use crate::plan::{Entry, Kind, Plan};
use crate::problem::Problem;
use crate::view::{self, Headed};
use page::Frame;
use shared::Shared;
use theme::{Around, Theme};

/// What stands at an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output<'a> {
    /// Bytes that were made.
    Made(Vec<u8>),
    /// Bytes of the theme.
    Theme(&'static [u8]),
    /// A file of the project, by its path there, to be copied.
    Copy(&'a str),
}

/// Everything that the outputs of a site share.
pub struct Renderer<'a> {
    /// The site.
    site: &'a Site,
    /// Where things stand.
    plan: &'a Plan,
    /// The theme's files.
    theme: &'a Theme,
    /// The theme's templates, with what every page shares in their global context.
    tera: Tera,
    /// The sections of the navigation, and none; other pages look alike around their content.
    sections: BTreeSet<String>,
    /// What stands around the content, by the way to the root and the section; made when first asked for.
    around: Mutex<BTreeMap<(String, String), Arc<Around>>>,
    /// The project's files, for naming the place of a template's mistake.
    files: &'a Files,
    /// Words of the interface that running text needs.
    words: prose::Words,
    /// The HTML that pages share.
    shared: Shared,
}

impl<'a> Renderer<'a> {
    /// Gets ready to render a site.
    pub fn new(site: &'a Site, plan: &'a Plan, (theme, files): (&'a Theme, &'a Files)) -> Self {
        let mut tera = theme.tera.clone();
        let (words, shared) = (words(site), Shared::new(site));
        let home = Address::home();
        let frame = Frame { site, plan, at: &home, words: &words, shared: &shared, tera: &theme.tera };
        let facts = page::layout::site(&frame);
        let sections = facts.navigation.iter().map(|item| item.section.clone()).chain([String::new()]).collect();
        let context = tera.global_context();
        context.insert("site", &facts);
        context.insert("data", &site.data);
        context.insert("t", site.settings.locale.interface());
        Self { site, plan, theme, tera, sections, around: Mutex::default(), files, words, shared }
    }

    /// Renders one output; what a `buffer` held is dropped, and its room used again.
    ///
    /// # Errors
    ///
    /// A mistake in a template, at its place.
    pub fn render(&self, entry: &'a Entry, buffer: Vec<u8>) -> Result<Output<'a>, Box<Problem>> {
        let made = |text: String| Ok(Output::Made(text.into_bytes()));
        match &entry.kind {
            Kind::Theme(path) => Ok(Output::Theme(self.theme.file(path).unwrap_or_default())),
            Kind::Asset(path) => Ok(Output::Copy(path)),
            Kind::NoJekyll => made(String::new()),
            Kind::Cname => made(format!("{}\n", self.site.settings.cname.as_deref().unwrap_or_default())),
            Kind::Stylesheet => made(self.theme.stylesheet.clone()),
            Kind::Script => made(self.theme.script.clone()),
            Kind::Feed => made(feed::feed(self.site, self.plan).unwrap_or_default()),
            Kind::Sitemap => made(sitemap::sitemap(self.site, self.plan).unwrap_or_default()),
            Kind::Robots => made(robots::robots(self.site, self.plan)),
            Kind::Data => made(data::data(self.site, self.plan)),
            _ => Ok(Output::Made(self.page(entry, buffer)?)),
        }
    }

    /// Renders a page.
    fn page(&self, entry: &Entry, buffer: Vec<u8>) -> Result<Vec<u8>, Box<Problem>> {
        let frame = self.frame(&entry.address);
        match &entry.kind {
            Kind::Home => self.fill("home.html", &page::home::view(&frame), buffer),
            Kind::Year(year) => self.fill("year.html", &page::home::year(&frame, *year), buffer),
            Kind::Event(key) => self.fill("event.html", &page::event::view(&frame, *key), buffer),
            Kind::Article(key) => self.fill("article.html", &page::article::view(&frame, *key), buffer),
            Kind::Person(key) => self.fill("person.html", &page::person::view(&frame, *key), buffer),
            Kind::Organization(key) => self.fill("organization.html", &page::organization::view(&frame, *key), buffer),
            Kind::Sources => self.fill("sources.html", &page::source::list(&frame), buffer),
            Kind::Source(key) => self.fill("source.html", &page::source::view(&frame, *key), buffer),
            Kind::Outlet(key) => self.fill("outlet.html", &page::outlet::view(&frame, *key), buffer),
            Kind::Topic(key) => self.fill("topic.html", &page::topic::view(&frame, *key), buffer),
            Kind::Place(key) => self.fill("topic.html", &page::topic::place(&frame, *key), buffer),
            Kind::Claims => self.fill("claims.html", &page::claim::list(&frame), buffer),
            Kind::Claim(key) => self.fill("claim.html", &page::claim::view(&frame, *key), buffer),
            Kind::Corrections => self.fill("corrections.html", &page::corrections::view(&frame), buffer),
            Kind::Glossary => self.fill("glossary.html", &page::glossary::view(&frame), buffer),
            Kind::Page(key) => self.fill("page.html", &page::plain::view(&frame, *key), buffer),
            Kind::NotFound => self.fill("404.html", &page::plain::not_found(&frame), buffer),
            Kind::Redirect(to, title) => self.fill("redirect.html", &page::plain::redirect(&frame, to, title), buffer),
            Kind::Articles => self.fill("index.html", &page::index::articles(&frame), buffer),
            Kind::People => self.fill("index.html", &page::index::people(&frame), buffer),
            Kind::Organizations => self.fill("index.html", &page::index::organizations(&frame), buffer),
            Kind::Topics => self.fill("index.html", &page::index::topics(&frame), buffer),
            Kind::Places => self.fill("index.html", &page::index::places(&frame), buffer),
            _ => Ok(Vec::new()),
        }
    }

    /// Returns the makings of the page at an address.
    pub fn frame<'f>(&'f self, at: &'f Address) -> Frame<'f> {
        Frame { site: self.site, plan: self.plan, at, words: &self.words, shared: &self.shared, tera: &self.tera }
    }

    /// Fills a template with a view.
    fn fill(
        &self,
        template: &str,
        view: &(impl Serialize + Headed),
        mut buffer: Vec<u8>,
    ) -> Result<Vec<u8>, Box<Problem>> {
        let place = |error: tera::Error| Box::new(theme::mistake::filling(self.files, &error));
        if let Some(mistake) = self.shared.mistake() {
            return Err(Box::new(theme::mistake::filling(self.files, mistake)));
        }
        let around = self.around(view.head()).map_err(place)?;
        let mut context = Context::new();
        context.insert("page", view);
        context.insert_value("links_html", around.links.clone());
        context.insert_value("mast_html", around.mast.clone());
        context.insert_value("foot_html", around.foot.clone());
        buffer.clear();
        self.tera.render_to(template, &context, &mut buffer).map_err(place)?;
        Ok(buffer)
    }

    /// Returns what stands around the content of a page.
    fn around(&self, head: &view::Head) -> Result<Arc<Around>, tera::Error> {
        let section = self.sections.get(&head.section).cloned().unwrap_or_default();
        let mut known = self.around.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let key = (head.root.clone(), section);
        if let Some(around) = known.get(&key) {
            return Ok(Arc::clone(around));
        }
        let around = Arc::new(theme::around(&self.tera, &key.0, &key.1)?);
        known.insert(key, Arc::clone(&around));
        Ok(around)
    }
}

/// Returns the words of the interface that running text needs.
fn words(site: &Site) -> prose::Words {
    let word = |key: &str| site.settings.locale.string(&format!("prose.{key}"));
    prose::Words {
        footnotes: word("footnotes"),
        back: word("back"),
        note: word("note"),
        tip: word("tip"),
        important: word("important"),
        warning: word("warning"),
        caution: word("caution"),
    }
}
