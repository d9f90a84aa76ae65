//! What has an id: for whoever is to find a free one.

use super::{Documents, Kind};
use crate::text::{Place, Spanned};

impl Documents {
    /// Returns every id of a kind, and where it is.
    pub fn known(&self, kind: Kind) -> Vec<(&str, Place)> {
        fn all<T>(list: &[T], id: impl Fn(&T) -> &Spanned<String>) -> Vec<(&str, Place)> {
            list.iter().map(|one| (id(one).value.as_str(), id(one).place)).collect()
        }
        let mut known = match kind {
            Kind::Event => all(&self.events, |event| &event.id),
            Kind::Person => all(&self.people, |person| &person.id),
            Kind::Organization => all(&self.organizations, |organization| &organization.id),
            Kind::Source => all(&self.sources, |source| &source.id),
            Kind::Outlet => all(&self.outlets, |outlet| &outlet.id),
            Kind::Article => all(&self.articles, |article| &article.id),
            Kind::Claim => all(&self.claims, |claim| &claim.id),
            Kind::Topic => all(&self.topics, |topic| &topic.id),
            Kind::Term => all(&self.glossary, |term| &term.term),
            Kind::Storyline => all(&self.storylines, |storyline| &storyline.id),
            Kind::Page => all(&self.pages, |page| &page.id),
            Kind::Site | Kind::Annotations | Kind::Data | Kind::Lock => Vec::new(),
        };
        let unread = self.unread.iter().filter(|unread| unread.kind == kind);
        known.extend(unread.map(|unread| (unread.id.value.as_str(), unread.id.place)));
        known
    }
}
