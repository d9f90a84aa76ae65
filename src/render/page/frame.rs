//! What every page is built with: the site, where things stand, where this page stands, and the words.

use std::borrow::Cow;

use crate::address::Address;
use crate::date::{Date, Elapsed};
use crate::locale::Locale;
use crate::model::event::Status;
use crate::model::{Correction, Event, Key, Media, Person, Site, Source};
use crate::plan::Plan;
use crate::prose::{Element, Piece, Prose};
use crate::render::escape;
use crate::render::prose::{self, Setting};
use crate::render::scale::Direction;
use crate::render::shared::Shared;
use crate::view::part;

use super::links::Links;

/// The makings of one page.
#[derive(Clone, Copy)]
pub struct Frame<'a> {
    /// The site.
    pub site: &'a Site,
    /// Where things stand.
    pub plan: &'a Plan,
    /// Where this page stands.
    pub at: &'a Address,
    /// Words of the interface that running text needs.
    pub words: &'a prose::Words,
    /// The HTML that pages share.
    pub shared: &'a Shared,
    /// The templates, for parts that pages share.
    pub tera: &'a tera::Tera,
}

impl<'a> Frame<'a> {
    /// Returns the words of the site's language.
    pub fn locale(&self) -> &'a Locale {
        &self.site.settings.locale
    }

    /// Returns which way the site's language is written.
    pub fn direction(&self) -> Direction {
        let primary = self.locale().tag().split('-').next().unwrap_or_default();
        let left = ["ar", "fa", "he", "ur", "ps", "sd", "ug", "yi", "dv"].contains(&primary);
        if left { Direction::Leftward } else { Direction::Rightward }
    }

    /// Returns one string of the interface.
    pub fn word(&self, key: &str) -> String {
        self.locale().string(key)
    }

    /// Returns a counted noun: `4 sources`.
    pub fn count(&self, noun: &str, number: usize) -> String {
        self.locale().count(&format!("count.{noun}"), number as u64)
    }

    /// Returns the way from this page to the root of the site, never empty.
    pub fn root(&self) -> String {
        match self.at.root_from() {
            root if root.is_empty() => "./".to_owned(),
            root => root,
        }
    }

    /// Returns an address as views hold it: from the root of the site, ready for an attribute.
    pub fn href(&self, address: &Address) -> String {
        address.encoded()
    }

    /// Returns a link from this page to an address, ready for an attribute.
    pub fn here(&self, address: &Address) -> String {
        format!("{}{}", self.root(), address.encoded())
    }

    /// Words a date.
    pub fn date(&self, date: &Date) -> part::Date {
        part::Date { words: date.words(self.locale().dates()), datetime: date.html_datetime() }
    }

    /// Words a date that may be absent.
    pub fn optional_date(&self, date: Option<&Date>) -> Option<part::Date> {
        date.map(|date| self.date(date))
    }

    /// Words the date of a source that may be absent.
    pub fn source_date(&self, key: Key<Source>) -> Option<part::Date> {
        let words = self.shared.source_date(self, key)?.to_owned();
        let datetime = self.site.shelves.sources[key].published.as_ref().and_then(Date::html_datetime);
        Some(part::Date { words, datetime })
    }

    /// Words a status.
    pub fn status(&self, status: Status) -> part::Status {
        part::Status { name: status.name(), word: self.word(&format!("status.{}", status.name())) }
    }

    /// Words the time from one date to a later one, within a sentence: `two days later`.
    pub fn later(&self, earlier: &Date, later: &Date) -> Option<String> {
        Elapsed::between(earlier, later).map(|elapsed| elapsed.later(self.locale().dates()))
    }

    /// Returns plain words as HTML.
    pub fn text(&self, words: &str) -> String {
        escape::text(words).into_owned()
    }

    /// Returns running text as HTML; its citations are numbered as in `sources`, which stand on the page.
    pub fn prose(&self, prose: &Prose, sources: &[Key<Source>]) -> String {
        self.scoped(prose, sources, "")
    }

    /// Returns running text as HTML with its own ids set apart by a prefix, for pages with several texts.
    pub fn scoped(&self, prose: &Prose, sources: &[Key<Source>], scope: &str) -> String {
        if prose.is_empty() {
            return String::new();
        }
        let links = Links { frame: self, sources, root: self.root() };
        prose::html(prose, &Setting { marks: &[], links: &links, words: self.words, scope })
    }

    /// Returns running text as HTML like [`Self::scoped`], a lone paragraph without its tags, to stand within a line.
    pub fn inline(&self, prose: &Prose, sources: &[Key<Source>], scope: &str) -> String {
        let html = self.scoped(prose, sources, scope);
        let opened = prose.pieces().iter().filter(|piece| **piece == Piece::Open(Element::Paragraph)).count();
        let lone = opened == 1
            && prose.notes().is_empty()
            && prose.pieces().first() == Some(&Piece::Open(Element::Paragraph))
            && prose.pieces().last() == Some(&Piece::Close(Element::Paragraph));
        let words = html.trim_end().strip_prefix("<p>").and_then(|html| html.strip_suffix("</p>"));
        words.filter(|_| lone).map(str::to_owned).unwrap_or(html)
    }

    /// Returns running text as one line of HTML: emphasis and links stay, blocks, pictures and footnotes go.
    pub fn line(&self, prose: &Prose, sources: &[Key<Source>]) -> String {
        let links = Links { frame: self, sources, root: self.root() };
        prose::line(prose, &Setting { marks: &[], links: &links, words: self.words, scope: "" })
    }

    /// Returns a link to an event.
    pub fn event_link(&self, key: Key<Event>) -> part::Link {
        let event = &self.site.shelves.events[key];
        part::Link { label: event.title.clone(), href: self.href(self.plan.addresses.event(key)) }
    }

    /// Returns a link to a person.
    pub fn person_link(&self, key: Key<Person>) -> part::Link {
        let person = &self.site.shelves.people[key];
        part::Link { label: person.name.clone(), href: self.href(self.plan.addresses.person(key)) }
    }

    /// Returns a link to a source, by the name of its outlet.
    pub fn source_link(&self, key: Key<Source>) -> part::Link {
        let source = &self.site.shelves.sources[key];
        let label = self.site.shelves.outlets[source.outlet].name.clone();
        part::Link { label, href: self.href(self.plan.addresses.source(key)) }
    }

    /// Shows corrections on the page of what was corrected.
    pub fn corrections(&self, corrections: &[Correction], sources: &[Key<Source>]) -> Vec<part::Correction> {
        let show = |(at, correction): (usize, &Correction)| part::Correction {
            date: self.date(&correction.date),
            text_html: self.inline(&correction.text, sources, &format!("correction-{}-", at + 1)),
            item: None,
        };
        corrections.iter().enumerate().map(show).collect()
    }

    /// Shows a picture.
    pub fn figure(&self, media: &Media) -> Option<part::Figure> {
        let address = crate::plan::addresses::asset(&media.path)?;
        Some(part::Figure {
            href: self.href(&address),
            alt: media.alt.clone(),
            caption_html: media.caption.as_ref().map(|caption| self.line(caption, &[])).unwrap_or_default(),
            credit: media.credit.clone().unwrap_or_default(),
            size: media.size,
        })
    }

    /// Returns where a correction of a file can be suggested: a new issue with a title, when the site has a repository.
    pub fn suggest(&self, title: &str) -> Option<String> {
        let repository = self.site.settings.repository.as_deref()?.trim_end_matches('/');
        let address = self.at.as_str();
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.append_pair("title", &format!("Correction: {title}")).append_pair("body", &format!("/{address}\n\n"));
        Some(format!("{repository}/issues/new?{}", query.finish()))
    }
}

/// Joins names the way a list of the language is written: `a, b and c`.
pub fn listed(frame: &Frame<'_>, names: &[String]) -> String {
    let comma = frame.word("list_comma");
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [most @ .., last] => frame.locale().fill("list_and", &[("list", &most.join(&comma)), ("last", last)]),
    }
}

/// Puts quotation marks around words that have none.
pub fn quoted(words: &str) -> Cow<'_, str> {
    if words.starts_with(['“', '"', '«', '„', '‘']) {
        Cow::Borrowed(words)
    } else {
        Cow::Owned(format!("“{words}”"))
    }
}
