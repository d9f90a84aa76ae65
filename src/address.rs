//! Where a page stands on the site: checked segments, and the only way from one page to another.
//!
//! Owns [`Address`], [`BaseUrl`] and [`Id`]. An address can only be made from names that every system can hold, so
//! whatever is written under one stays inside the output folder. Which pages there are is decided by
//! [`plan`](crate::plan).

mod alias;
mod base;
mod id;
pub mod segment;

use std::borrow::Cow;
use std::fmt;

use rayon::prelude::*;

pub use base::BaseUrl;
pub use id::{Id, IdError};

/// A place on the site: `""` (home), `events/magnus-refuses/` (a page), `feed.xml` (a file). Never begins with a slash.
///
/// Every name in it passed [`segment::fault`] and is in normalization form C.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address(String);

/// Why a text is no address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressError {
    /// The text.
    pub text: String,
    /// What is wrong with it, as a fragment that follows it.
    pub fault: String,
}

impl AddressError {
    /// Pairs a text with what is wrong with it.
    fn new(text: &str, fault: &str) -> Self {
        Self { text: text.to_owned(), fault: fault.to_owned() }
    }
}

impl fmt::Display for AddressError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` {}", self.text, self.fault)
    }
}

impl std::error::Error for AddressError {}

impl Address {
    /// Returns the address of the home page.
    pub fn home() -> Self {
        Self::default()
    }

    /// Makes the address of a page, a folder with an `index.html`, from its names: `["events", "x"]`.
    ///
    /// # Errors
    ///
    /// When a name is one that some system cannot hold.
    pub fn page(names: &[&str]) -> Result<Self, AddressError> {
        let mut address = joined(names)?;
        if !address.is_empty() {
            address.push('/');
        }
        Ok(Self(address))
    }

    /// Makes the address of a file from its names: `["data", "timeline.json"]`.
    ///
    /// # Errors
    ///
    /// When there is no name, or one that some system cannot hold.
    pub fn file(names: &[&str]) -> Result<Self, AddressError> {
        if names.is_empty() {
            return Err(AddressError::new("", "names no file"));
        }
        joined(names).map(Self)
    }

    /// Reads an address in its own form: `""`, `events/x/`, `feed.xml`; no slash in front.
    ///
    /// # Errors
    ///
    /// When it begins with a slash, has two in a row, or holds a name that some system cannot hold.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        let (path, page) = text.strip_suffix('/').map_or((text, false), |path| (path, true));
        if text.is_empty() {
            return Ok(Self::home());
        }
        if path.is_empty() || path.starts_with('/') {
            return Err(AddressError::new(text, "begins with a slash"));
        }
        let names: Vec<&str> = path.split('/').collect();
        if names.contains(&"") {
            return Err(AddressError::new(text, "has two slashes in a row"));
        }
        let address = if page { Self::page(&names) } else { Self::file(&names) };
        address.map_err(|error| AddressError::new(text, &error.fault))
    }

    /// Returns the address as text: `""`, `events/x/`, `feed.xml`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Tells whether the address is that of a page, answered by the `index.html` of a folder.
    pub fn is_page(&self) -> bool {
        self.0.is_empty() || self.0.ends_with('/')
    }

    /// Returns the path of the file that answers, relative to the output folder: `events/x/index.html`, `feed.xml`.
    pub fn output_path(&self) -> Cow<'_, str> {
        if self.is_page() { Cow::Owned(format!("{}index.html", self.0)) } else { Cow::Borrowed(&self.0) }
    }

    /// Returns how many folders deep the address stands: 0 for `feed.xml` and the home page, 2 for `events/x/`.
    pub fn depth(&self) -> usize {
        self.0.bytes().filter(|&b| b == b'/').count()
    }

    /// Returns the way from here to the site's root, for links made of it and [`Self::encoded`]: `../../`, or `./` at the root.
    pub fn root_from(&self) -> String {
        match self.depth() {
            0 => "./".to_owned(),
            depth => "../".repeat(depth),
        }
    }

    /// Returns the address for use in a URL: everything but unreserved characters of RFC 3986 and the slash is encoded.
    pub fn encoded(&self) -> String {
        let mut url = String::with_capacity(self.0.len());
        segment::encode_into(&mut url, &self.0);
        url
    }

    /// Returns the shortest relative link by which the page at `from` leads here; `./` to itself.
    ///
    /// The link is encoded, and cannot be taken for a scheme, because no name holds a colon.
    pub fn relative_to(&self, from: &Self) -> String {
        let shared = shared_folders(&self.0, &from.0);
        let mut link = "../".repeat(from.depth() - slashes(&from.0[..shared]));
        segment::encode_into(&mut link, &self.0[shared..]);
        if link.is_empty() { "./".to_owned() } else { link }
    }

    /// Returns the absolute URL under a base.
    pub fn absolute(&self, base: &BaseUrl) -> String {
        base.join(self)
    }

    /// Returns the key under which two addresses clash: the output path, normalized (NFC) and case-folded in full.
    ///
    /// `x/` clashes with `x/index.html`, and `Foo/` with `foo/`. That `x` (a file) clashes with `x/` (a folder) is not
    /// to be seen from keys alone; see [`clash`].
    pub fn collision_key(&self) -> String {
        segment::collision_key(&self.output_path())
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Joins checked names with slashes.
fn joined(names: &[&str]) -> Result<String, AddressError> {
    let mut path = String::new();
    for name in names {
        if let Some(fault) = segment::fault(name) {
            return Err(AddressError::new(&names.join("/"), &format!("has the name `{name}`, which {fault}")));
        }
        if !path.is_empty() {
            path.push('/');
        }
        path.push_str(&segment::normalized(name));
    }
    Ok(path)
}

/// Returns how many bytes of two addresses are folders they share.
fn shared_folders(one: &str, other: &str) -> usize {
    let same = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    one.as_bytes()[..same].iter().rposition(|&b| b == b'/').map_or(0, |at| at + 1)
}

/// Counts the slashes of a path.
fn slashes(path: &str) -> usize {
    path.bytes().filter(|&b| b == b'/').count()
}

/// Finds every pair of addresses that cannot both be written: one path, or a file where the other needs a folder.
///
/// Returns positions in `addresses`, each pair in order, sorted. Linear but for sorting.
pub fn clash(addresses: &[&Address]) -> Vec<(usize, usize)> {
    let mut keys: Vec<(String, usize)> =
        addresses.par_iter().enumerate().map(|(at, address)| (address.collision_key(), at)).collect();
    keys.par_sort_unstable();
    let owner = |key: &str| keys.binary_search_by(|(other, _)| other.as_str().cmp(key)).ok().map(|at| keys[at].1);
    let twice = keys.windows(2).filter(|pair| pair[0].0 == pair[1].0).map(|pair| (pair[0].1, pair[1].1));
    let beneath = keys.iter().flat_map(|(key, at)| {
        let folders = key.match_indices('/').filter_map(|(slash, _)| owner(&key[..slash]));
        folders.map(move |file| (file.min(*at), file.max(*at)))
    });
    let mut clashes: Vec<(usize, usize)> = twice.chain(beneath).collect();
    clashes.sort_unstable();
    clashes
}

#[cfg(test)]
mod tests;
