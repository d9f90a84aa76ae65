//! One plain struct a template: finished values, nothing left for the template but `for` and `if`.
//!
//! Owns what each page shows, not how it is gathered from the site nor how it is drawn. The rules that hold for every
//! field here:
//!
//! - A template is rendered with three names: `site` ([`Site`], the same on every page), `page` (the struct of the page's
//!   kind) and `t` (the interface strings of the language, `templates/locale/…/interface.yaml`).
//! - `href` is an address inside the site, relative to its root and without a leading slash: `events/x/`,
//!   `events/x/#sources`, empty for the home page. Templates write `{{ root }}{{ href }}`.
//! - `url` is an absolute address elsewhere, already checked.
//! - `…_html` is ready HTML, written without escaping; its links already fit the page it stands on.
//! - Every other string is plain text in the site's language, already worded: no plural, month or list is left to make.
//! - A field typed `&'static str` is a name out of a closed set, used in class names and symbols, never read by anyone.

pub mod article;
pub mod claim;
pub mod corrections;
pub mod event;
pub mod evidence;
pub mod glossary;
pub mod home;
pub mod index;
pub mod layout;
pub mod organization;
pub mod outlet;
pub mod page;
pub mod part;
pub mod person;
pub mod source;
pub mod timeline;
pub mod topic;

pub use article::Article;
pub use claim::{Claim, Claims};
pub use corrections::Corrections;
pub use event::Event;
pub use glossary::Glossary;
pub use home::{Home, YearPart};
pub use index::Index;
pub use layout::{Head, Site};
pub use organization::Organization;
pub use outlet::Outlet;
pub use page::{NotFound, Page, Redirect};
pub use person::Person;
pub use source::{Source, Sources};
pub use topic::Topic;

/// A view of a whole page, with what differs in the frame around it.
pub trait Headed {
    /// Returns the frame around the content.
    fn head(&self) -> &Head;
}

/// Says of each view of a page where its frame is.
macro_rules! headed {
    ($($view:ty),* $(,)?) => {
        $(impl Headed for $view {
            fn head(&self) -> &Head {
                &self.head
            }
        })*
    };
}

headed!(
    Article,
    Claim,
    Claims,
    Corrections,
    Event,
    Glossary,
    Home,
    Index,
    NotFound,
    Organization,
    Outlet,
    Page,
    Person,
    Redirect,
    Source,
    Sources,
    Topic,
    YearPart,
);
