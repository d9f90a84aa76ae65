//! What stands around every page: the site's own part, made once, and each page's head.

use serde::Serialize;

use super::part::{Date, Link};
use crate::model::Extra;

/// What every page of the site shares; made once a build and given to templates as `site`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Site {
    /// The site's title, as in the masthead.
    pub title: String,
    /// The language as a BCP 47 tag, such as `en-US`.
    pub language: String,
    /// The direction of writing: `ltr` or `rtl`.
    pub direction: &'static str,
    /// The main navigation, in order.
    pub navigation: Vec<NavigationItem>,
    /// A paragraph about the site for its foot; empty for none.
    pub about_html: String,
    /// Links in the first column of the foot, such as the corrections policy.
    pub footer: Vec<Link>,
    /// Feeds and data files in the second column of the foot, such as "Atom" and "JSON".
    pub data: Vec<Link>,
    /// Feeds that every page announces in its head.
    pub feeds: Vec<Feed>,
    /// The newest date in the content, worded whole: "Version of Nov. 14, 2022".
    pub version: Option<Date>,
    /// The licence of the content, ready worded; empty for none.
    pub licence_html: String,
    /// The keys that the author added to `site.yaml`, which begin with `x-`, as written.
    pub extra: Extra,
}

/// One entry of the main navigation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct NavigationItem {
    /// Which pages it is current on: compared with [`Head::section`].
    pub section: String,
    /// Its words.
    pub label: String,
    /// Where it leads: from the home page, or the whole address where it is external.
    pub href: String,
    /// Whether it leads to another site.
    pub external: bool,
}

/// A feed as announced in the head of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Feed {
    /// The media type, such as `application/atom+xml`.
    pub kind: &'static str,
    /// The feed's title.
    pub title: String,
    /// Where it stands.
    pub href: String,
}

/// What differs from page to page in the frame around the content.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Head {
    /// The way from this page to the site's root, never empty: `./`, `../`, `../../`; on `404.html` alone the path of
    /// `base-url`, such as `/dateline/`.
    pub root: String,
    /// The title of the window, without the site's title unless it is the site's own.
    pub title: String,
    /// The description for search engines and cards; empty for none.
    pub description: String,
    /// The page's own absolute address, when the site has a `base-url`.
    pub canonical: Option<String>,
    /// The part of the site the page belongs to: `timeline`, `articles`, `people`, `organizations`, `sources`,
    /// `topics`, `claims`, `corrections`, or a plain page's id.
    pub section: String,
    /// The way from the home page, nearest last; empty on the home page.
    pub crumbs: Vec<Crumb>,
    /// Whether search engines are asked to leave the page out.
    pub noindex: bool,
    /// Feeds of this page alone, such as a topic's.
    pub feeds: Vec<Feed>,
}

/// One step of the way from the home page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Crumb {
    /// Its words.
    pub label: String,
    /// Where it leads; none for words alone.
    pub href: Option<String>,
}
