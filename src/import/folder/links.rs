//! Old addresses and paths: what a link of the old site leads to here.

use std::collections::{BTreeMap, BTreeSet};

use percent_encoding::percent_decode_str;

use super::generator::{Generator, Rules, parent};
use crate::files::folder::Folder;
use crate::parse::Kind;

/// Where every entry is that an old link can mean.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// New addresses by folded old ones.
    addresses: BTreeMap<String, String>,
    /// New addresses by the paths of files.
    paths: BTreeMap<String, String>,
    /// New addresses by the names of files; none where two have one name.
    names: BTreeMap<String, Option<String>>,
    /// The new addresses of what is held back.
    held: BTreeSet<String>,
}

/// What a link leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// An entry, by its new address, with the fragment.
    Entry(String),
    /// A file of the folder, by its path in it, and the address it had.
    File(String, String),
    /// A place that stays what it is: another site, a mail address, a part of the same page.
    Same,
    /// Nothing that is known.
    Nowhere,
    /// An entry that is held back, from one that is not.
    Held,
    /// What must not be linked to.
    Unsafe,
}

/// Returns the address that an entry gets.
pub(super) fn address(kind: Kind, id: &str) -> String {
    match kind {
        Kind::Event => format!("/events/{id}/"),
        Kind::Article => format!("/articles/{id}/"),
        _ => format!("/{id}/"),
    }
}

impl Links {
    /// Takes note of an entry: the path of its file and whether it is held back, its old addresses, and where it is now.
    pub(super) fn know(&mut self, (path, held): (&str, bool), olds: &[String], new: &str) {
        for old in olds {
            self.addresses.entry(fold(old)).or_insert_with(|| new.to_owned());
        }
        if held {
            self.held.insert(new.to_owned());
        }
        self.addresses.insert(fold(new), new.to_owned());
        self.paths.insert(path.to_owned(), new.to_owned());
        let name = path.rsplit('/').next().unwrap_or_default().to_owned();
        let slot = self.names.entry(name).or_insert_with(|| Some(new.to_owned()));
        if slot.as_deref() != Some(new) {
            *slot = None;
        }
    }

    /// Finds an entry by its path, or the end of it, as generators let authors name files.
    pub(super) fn file(&self, name: &str, from: &str) -> Option<String> {
        let (path, fragment) =
            name.split_once('#').map_or((name, String::new()), |(path, end)| (path, format!("#{end}")));
        let bare = path.trim_start_matches('/').trim_end_matches('/');
        let beside = joined(parent(from), path);
        let mut candidates = vec![beside, bare.to_owned(), format!("content/{bare}"), format!("_posts/{bare}")];
        candidates.extend(candidates.clone().iter().flat_map(|path| {
            [format!("{path}.md"), format!("{path}.markdown"), format!("{path}/index.md"), format!("{path}/_index.md")]
        }));
        let found = candidates.iter().find_map(|path| self.paths.get(path)).cloned();
        let by_name = || {
            let name = bare.rsplit('/').next().unwrap_or_default();
            [name.to_owned(), format!("{name}.md")].iter().find_map(|name| self.names.get(name).cloned().flatten())
        };
        found.or_else(by_name).map(|new| new + &fragment)
    }

    /// Finds what a link in a file leads to; `page` is the old address of that file.
    pub(super) fn target(&self, link: &str, (from, page): (&str, &str), (rules, folder): (&Rules, &Folder)) -> Target {
        let lower = link.trim().to_ascii_lowercase();
        if ["javascript:", "data:", "vbscript:", "file:"].iter().any(|scheme| lower.starts_with(scheme)) {
            return Target::Unsafe;
        }
        let own = rules
            .base_url()
            .and_then(|base| link.strip_prefix(base.as_str()))
            .filter(|rest| rest.is_empty() || rest.starts_with('/'));
        let link = own.map_or(link, |rest| if rest.is_empty() { "/" } else { rest });
        if link.starts_with('#') || link.starts_with("//") || link.is_empty() || has_scheme(link) {
            return Target::Same;
        }
        let cut = link.find(['#', '?']).unwrap_or(link.len());
        let (path, end) = link.split_at(cut);
        let fragment = end.find('#').map_or("", |at| &end[at..]);
        let path = percent_decode_str(path).decode_utf8_lossy().into_owned();
        if rules.generator == Generator::Zola && path.starts_with("@/") {
            let found = self.paths.get(&format!("content/{}", &path[2..]));
            return found.map_or(Target::Nowhere, |new| Target::Entry(format!("{new}{fragment}")));
        }
        let absolute = if path.starts_with('/') {
            joined("", &path)
        } else {
            joined(page.trim_start_matches('/').rsplit_once('/').map_or("", |(folder, _)| folder), &path)
        };
        if let Some(new) = self.addresses.get(&fold(&absolute)) {
            return Target::Entry(format!("{new}{fragment}"));
        }
        let beside = joined(parent(from), &path);
        if let Some(new) = self.paths.get(&beside).or_else(|| self.paths.get(&joined("", &path))) {
            return Target::Entry(format!("{new}{fragment}"));
        }
        if path == "/" {
            return Target::Entry("/".to_owned());
        }
        Self::copied((&absolute, &beside), (rules, folder)).unwrap_or(Target::Nowhere)
    }

    /// Tells whether what stands at a new address is held back.
    pub(super) fn is_held(&self, address: &str) -> bool {
        address.split('#').next().is_some_and(|address| self.held.contains(address))
    }

    /// Finds a file that is to be copied: by the address it had, or beside the text.
    fn copied((absolute, beside): (&str, &str), (rules, folder): (&Rules, &Folder)) -> Option<Target> {
        if let Some(path) = rules.file(folder, absolute) {
            return Some(Target::File(path, absolute.to_owned()));
        }
        let member = folder.get(beside).filter(|member| rules.publishes(&member.path))?;
        let address = ["content/", "static/"].iter().find_map(|top| beside.strip_prefix(top)).unwrap_or(beside);
        Some(Target::File(member.path.clone(), address.to_owned()))
    }
}

/// Tells whether an address begins with a scheme.
fn has_scheme(link: &str) -> bool {
    link.find([':', '/', '?', '#']).is_some_and(|at| link[at..].starts_with(':'))
}

/// Joins a folder and a path that can climb.
fn joined(folder: &str, path: &str) -> String {
    let mut names: Vec<&str> =
        if path.starts_with('/') { Vec::new() } else { folder.split('/').filter(|name| !name.is_empty()).collect() };
    for name in path.split('/') {
        match name {
            "" | "." => {}
            ".." => _ = names.pop(),
            _ => names.push(name),
        }
    }
    names.join("/")
}

/// Folds an old address, so that forms of one are equal.
fn fold(address: &str) -> String {
    let bare = percent_decode_str(address).decode_utf8_lossy().into_owned();
    let bare = bare.trim_start_matches('/');
    let bare = bare.strip_suffix("index.html").unwrap_or(bare);
    bare.trim_end_matches('/').to_lowercase()
}
