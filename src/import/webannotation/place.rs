//! Where an annotation belongs: the article its page is, and the passage in it as it is now.

use std::collections::{BTreeMap, BTreeSet};

use url::Url;

use super::super::{Options, Private};
use super::aim::{Aim, By};
use super::note::Note;
use crate::address::Address;
use crate::parse;
use crate::problem::wording::{did_you_mean, ticked};
use crate::prose::{Passage, Prose, Selector};
use crate::resolve::anchor::{Index, Outcome, Settle};

/// How many characters of a passage a message shows.
const SHOWN: usize = 120;

/// Where a passage is.
pub(super) enum Where {
    /// In an article of the site, named by this selector.
    Here {
        /// The id of the article.
        article: String,
        /// What names the passage there.
        selector: Selector,
        /// What settled where it is.
        by: By,
    },
    /// On a page that is none of the site's articles, and why that is known.
    Elsewhere(String),
    /// In an article of the site that does not hold it, or not once.
    Lost {
        /// What is wrong.
        message: String,
        /// What to do.
        help: Option<String>,
    },
    /// In an article that cannot take it.
    Refused {
        /// What is wrong.
        message: String,
        /// What to do.
        help: String,
    },
}

/// The articles of a site, by every address they have or had.
pub(super) struct Places<'o> {
    /// The site.
    options: &'o Options<'o>,
    /// The ids of articles by folded address.
    addresses: BTreeMap<String, &'o str>,
    /// The base of the site's addresses.
    base: Option<Url>,
    /// What was imported before, by its origin.
    known: BTreeSet<&'o str>,
    /// The ids of sources by address; none where several have the address.
    sources: BTreeMap<&'o str, Option<&'o str>>,
}

/// The beginning of the fragment that a note's address has on the site.
const NOTE: &str = "note-";

impl<'o> Places<'o> {
    /// Gathers the articles of a site.
    ///
    /// # Errors
    ///
    /// When the article that was named is not there, or the texts cannot be read.
    pub(super) fn new(options: &'o Options<'o>) -> Result<Self, String> {
        let articles = &options.documents.articles;
        if let Some(id) = options.article
            && !articles.iter().any(|article| article.id.value == id)
        {
            let near = did_you_mean(id, articles.iter().map(|article| article.id.value.as_str()));
            return Err(format!(
                "there is no article {}{}",
                ticked(id),
                near.map(|near| format!("; {near}")).unwrap_or_default()
            ));
        }
        let mut addresses = BTreeMap::new();
        let mut known = BTreeSet::new();
        for article in articles {
            addresses.insert(format!("articles/{}/", article.id.value), article.id.value.as_str());
            for alias in &article.publication.aliases {
                if let Ok(address) = Address::alias(&alias.value) {
                    addresses.insert(address.as_str().to_owned(), article.id.value.as_str());
                }
            }
            known.extend(article.annotations.iter().filter_map(|note| note.extra.get("x-origin")?.as_str()));
        }
        let base = options.documents.site.base_url.as_ref().and_then(|base| Url::parse(&base.value).ok());
        let sources = by_address(&options.documents.sources);
        Ok(Self { options, addresses, base, known, sources })
    }

    /// Tells whether notes that only their authors could read were asked for.
    pub(super) fn private(&self) -> Private {
        self.options.private
    }

    /// Returns the id of the only source of the site with an address.
    pub(super) fn source(&self, address: &str) -> Option<&'o str> {
        self.sources.get(address).copied().flatten()
    }

    /// Returns the article and the id of a note that was exported here, by the address of the note.
    pub(super) fn own(&self, origin: &str) -> Option<(&'o str, String)> {
        let (page, fragment) = origin.rsplit_once('#')?;
        let note = fragment.strip_prefix(NOTE).filter(|note| !note.is_empty())?;
        Some((self.addresses.get(&self.on_site(page)?).copied()?, note.to_owned()))
    }

    /// Finds a passage.
    pub(super) fn find(&self, aim: &Aim, note: &Note) -> Where {
        if note.origin().is_some_and(|origin| self.known.contains(origin)) {
            return Where::Elsewhere("it was imported before".to_owned());
        }
        let id = match self.article(aim) {
            Ok(id) => id,
            Err(why) => return Where::Elsewhere(why),
        };
        let Some(article) = self.options.articles.get(id) else {
            let message = format!("the article {} cannot be read as readers see it", ticked(id));
            return Where::Refused {
                message,
                help: "run `dateline check`, mend the errors and import again".to_owned(),
            };
        };
        if let Some(note) = note.id_in(id)
            && article.annotations.iter().any(|known| known.id == note)
        {
            return Where::Elsewhere(format!("the article has a note {} already", ticked(note)));
        }
        anchored(id, &article.body, aim)
    }

    /// Returns the article that a passage is in.
    fn article(&self, aim: &Aim) -> Result<&'o str, String> {
        if let Some(id) = self.options.article {
            return Ok(id);
        }
        let found = aim.pages.iter().find_map(|(_, page)| self.addresses.get(&self.on_site(page)?).copied());
        found.ok_or_else(|| match (aim.pages.first(), &self.base) {
            (None, _) => "it does not say which page it is about; name the article with `--article`".to_owned(),
            (Some((_, page)), None) => format!(
                "the site has no `base-url` to hold {} against; name the article with `--article`",
                ticked(page)
            ),
            (Some((_, page)), Some(_)) => format!("{} is no article of this site, nor an alias of one", ticked(page)),
        })
    }

    /// Returns the address on the site that a whole address means; none where it is another site's.
    fn on_site(&self, page: &str) -> Option<String> {
        // Without a base address an export names pages by their path.
        let Some(base) = &self.base else {
            return page
                .strip_prefix('/')
                .and_then(|path| Address::alias(path).ok())
                .map(|path| path.as_str().to_owned());
        };
        let url = base.join(page).ok()?;
        let host = |url: &Url| url.host_str().map(|host| host.trim_start_matches("www.").to_owned());
        if host(&url) != host(base) {
            return None;
        }
        let path = url.path().strip_prefix(base.path().trim_end_matches('/'))?;
        Address::alias(path).ok().map(|address| address.as_str().to_owned())
    }
}

/// Returns the ids of sources by address; none where several have the address.
fn by_address(sources: &[parse::Source]) -> BTreeMap<&str, Option<&str>> {
    let mut found = BTreeMap::new();
    for source in sources {
        if let Some(url) = &source.url {
            let id = source.id.value.as_str();
            found.entry(url.value.as_str()).and_modify(|known| *known = None).or_insert(Some(id));
        }
    }
    found
}

/// Finds a passage in a text, and a selector that names it there and nowhere else.
fn anchored(article: &str, prose: &Prose, aim: &Aim) -> Where {
    let index = Index::new(prose);
    let given = &aim.selector;
    let spaced = given.quote.split_whitespace().collect::<Vec<_>>().join(" ");
    // A position settles which of several passages is meant where one of them begins there; no other is looked for.
    let wanted = Selector { quote: spaced, start: None, occurrence: None, ..given.clone() };
    let (anchor, drift) = match index.find(&wanted) {
        Outcome::Anchored { anchor, drift, .. } => (anchor, drift),
        Outcome::Ambiguous { count, candidates } | Outcome::OutOfRange { count, candidates } => {
            let bare = Selector { prefix: None, suffix: None, ..wanted.clone() };
            let begins = aim.start.and_then(|start| prose.text().char_indices().nth(start)).map(|(at, _)| at);
            if let Some(one) = candidates.iter().find(|one| Some(one.passage.range().start) == begins) {
                let selector = settling(&one.settle, bare);
                return Where::Here { article: article.to_owned(), selector, by: By::Start };
            }
            let lines: Vec<String> = candidates.iter().map(|one| line(&one.settle)).collect();
            let message = format!(
                "the passage {} is in {} {count} times, and the words around it do not settle which is meant",
                shown(&wanted.quote),
                ticked(article)
            );
            return Where::Lost {
                message,
                help: Some(format!("write the note yourself, with one of these lines: {}", lines.join(", "))),
            };
        }
        Outcome::Empty => return Where::Elsewhere("the passage has no words".to_owned()),
        Outcome::Orphaned => return lost(article, &index, (prose, &wanted)),
    };
    let selector = settled(&index, (anchor, drift), wanted);
    Where::Here { article: article.to_owned(), selector, by: By::Words }
}

/// Returns the shortest selector that names a passage: the words around it only where the words alone are there twice.
fn settled(index: &Index<'_>, (anchor, drift): (Passage, bool), given: Selector) -> Selector {
    let bare = Selector { prefix: None, suffix: None, ..given.clone() };
    let candidates = match index.find(&bare) {
        Outcome::Anchored { anchor: alone, .. } if alone == anchor => return bare,
        // One side that settles it stays as it was given.
        Outcome::Ambiguous { .. } if !drift && given.prefix.is_some() != given.suffix.is_some() => return given,
        Outcome::Ambiguous { candidates, .. } => candidates,
        _ => return given,
    };
    let found = candidates.into_iter().find(|candidate| candidate.passage == anchor);
    // Only the first passages are candidates; what was given names any other.
    found.map_or(given, |candidate| settling(&candidate.settle, bare))
}

/// Adds to a selector what settles which passage it names.
fn settling(settle: &Settle, bare: Selector) -> Selector {
    match settle {
        Settle::Prefix(prefix) => Selector { prefix: Some(prefix.clone()), ..bare },
        Settle::Suffix(suffix) => Selector { suffix: Some(suffix.clone()), ..bare },
        Settle::Occurrence(number) => Selector { occurrence: Some(*number), ..bare },
    }
}

/// Says that a passage is not in an article, and what comes nearest.
fn lost(article: &str, index: &Index<'_>, (prose, wanted): (&Prose, &Selector)) -> Where {
    let near = index.nearest(wanted).passages.first().map(|&passage| prose.slice(passage).to_owned());
    let message = match &near {
        Some(near) => format!(
            "the passage {} is not in {} as it is now; the nearest wording there is {}",
            shown(&wanted.quote),
            ticked(article),
            shown(near)
        ),
        None => format!(
            "the passage {} is not in {} as it is now, nor anything like it",
            shown(&wanted.quote),
            ticked(article)
        ),
    };
    let help = "if the note still holds, write it with the words as they are now".to_owned();
    Where::Lost { message, help: near.map(|_| help) }
}

/// Shows the line of a selector.
fn line(settle: &Settle) -> String {
    match settle {
        Settle::Prefix(prefix) => format!("`prefix: {prefix:?}`"),
        Settle::Suffix(suffix) => format!("`suffix: {suffix:?}`"),
        Settle::Occurrence(number) => format!("`occurrence: {number}`"),
    }
}

/// Shows a passage on one line.
fn shown(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = words.chars().take(SHOWN).collect();
    ticked(&if short.len() < words.len() { format!("{short}…") } else { short })
}
