//! Generators: whose folder it is, and what their rules make of a file.
//!
//! Owns what the generators have in common. The rules of each stand in a room of its own.

use super::super::foreign::{self, Node, Value};
use super::clock::Clock;
use super::ignored::{self, Verdict};
use super::{beside, hugo, jekyll, zola};
use crate::files::folder::Folder;

/// A program whose sites are kept in folders of Markdown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Generator {
    /// Hugo.
    Hugo,
    /// Zola.
    Zola,
    /// Jekyll.
    Jekyll,
    /// None: a collection of records.
    None,
}

/// A generator with the settings of a site.
#[derive(Clone, Debug)]
pub(super) struct Rules {
    /// The generator.
    pub(super) generator: Generator,
    /// Its settings; an empty map where there are none.
    pub(super) settings: Node,
    /// The clock of its site.
    pub(super) clock: Clock,
}

/// What a file is to its generator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// One of many texts.
    Post,
    /// A page that stands alone.
    Page,
    /// Nothing that becomes an entry, and why.
    Other(&'static str),
}

/// What the rules of a generator make of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    /// What it is.
    pub(super) role: Role,
    /// The words that its id is made of.
    pub(super) name: String,
    /// The day that its name says.
    pub(super) day: Option<String>,
    /// Its address; none where nobody can say it.
    pub(super) address: Option<String>,
    /// The address that relative old addresses are meant from.
    pub(super) base: String,
    /// Why it is held back, where the place it lies in says so.
    pub(super) held: Option<&'static str>,
}

impl Placed {
    /// Makes a post of its name.
    pub(super) fn post(name: &str) -> Self {
        Self { role: Role::Post, name: name.to_owned(), day: None, address: None, base: "/".to_owned(), held: None }
    }

    /// Makes something that becomes no entry.
    pub(super) fn other(why: &'static str) -> Self {
        Self { role: Role::Other(why), ..Self::post("") }
    }
}

impl Generator {
    /// Returns a generator by its name in a mapping.
    pub(super) fn named(name: &str) -> Self {
        match name {
            "hugo" => Self::Hugo,
            "zola" => Self::Zola,
            "jekyll" => Self::Jekyll,
            _ => Self::None,
        }
    }

    /// Returns the name as a reader knows it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Hugo => "Hugo",
            Self::Zola => "Zola",
            Self::Jekyll => "Jekyll",
            Self::None => "none",
        }
    }

    /// Returns the mapping that is built in.
    pub(super) fn mapping(self) -> (&'static str, &'static str) {
        match self {
            Self::Hugo => ("hugo.yaml", include_str!("maps/hugo.yaml")),
            Self::Zola => ("zola.yaml", include_str!("maps/zola.yaml")),
            Self::Jekyll => ("jekyll.yaml", include_str!("maps/jekyll.yaml")),
            Self::None => ("plain.yaml", include_str!("maps/plain.yaml")),
        }
    }
}

/// Where the settings of a site can stand; the first holds.
pub(super) const SETTINGS: [&str; 19] = [
    "_config.yml",
    "_config.yaml",
    "_config.toml",
    "hugo.toml",
    "hugo.yaml",
    "hugo.yml",
    "hugo.json",
    "config.toml",
    "config.yaml",
    "config.yml",
    "config.json",
    "config/_default/hugo.toml",
    "config/_default/hugo.yaml",
    "config/_default/hugo.yml",
    "config/_default/hugo.json",
    "config/_default/config.toml",
    "config/_default/config.yaml",
    "config/_default/config.yml",
    "config/_default/config.json",
];

impl Rules {
    /// Finds out whose folder it is, by its settings and the names of its folders; a mapping can say it.
    ///
    /// # Errors
    ///
    /// The path of the settings and why they cannot be read.
    pub(super) fn of(folder: &Folder, said: Option<&str>) -> Result<Self, (String, String)> {
        let found = SETTINGS.iter().find_map(|path| Some((*path, folder.text(path)?)));
        let settings = match found {
            Some((path, text)) => settings(path, text).map_err(|why| (path.to_owned(), why))?,
            None => Node { line: 0, value: Value::Map(Vec::new()) },
        };
        let path = found.map_or("", |(path, _)| path);
        let generator = said.map_or_else(|| guess(folder, path, &settings), Generator::named);
        let settings = if generator == Generator::Hugo { beside::with(settings, folder, path)? } else { settings };
        let clock = Clock::of(generator, &settings).map_err(|why| (path.to_owned(), why))?;
        Ok(Self { generator, settings, clock })
    }

    /// Returns what the generator makes of a file.
    pub(super) fn place(&self, path: &str, keys: &Node) -> Placed {
        let verdict = ignored::verdict(path, self);
        if let Verdict::Out(why) = verdict {
            return Placed::other(why);
        }
        let mut placed = match self.generator {
            Generator::Hugo => hugo::place(path, keys, (&self.settings, self.clock)),
            Generator::Zola => zola::place(path, keys, &self.settings),
            Generator::Jekyll => jekyll::place(path, keys, (&self.settings, self.clock)),
            Generator::None => Placed::post(stem(path)),
        };
        if let Verdict::Doubt(why) = verdict {
            placed.held = Some(why);
        }
        placed
    }

    /// Returns the path of a file in the folder that is published under an address such as `/img/a.png`; none that its
    /// generator may not have read.
    pub(super) fn file(&self, folder: &Folder, address: &str) -> Option<String> {
        let bare = address.trim_start_matches('/');
        let candidates = match self.generator {
            Generator::Hugo | Generator::Zola => {
                vec![format!("static/{bare}"), format!("assets/{bare}"), format!("content/{bare}")]
            }
            Generator::Jekyll | Generator::None => vec![bare.to_owned()],
        };
        candidates.into_iter().find(|path| folder.get(path).is_some() && self.publishes(path))
    }

    /// Tells whether a file can have been public, as far as the place it lies in says.
    pub(super) fn publishes(&self, path: &str) -> bool {
        let no_keys = Node { line: 0, value: Value::Map(Vec::new()) };
        ignored::verdict(path, self) == Verdict::Read && self.place(path, &no_keys).held.is_none()
    }

    /// Returns the address of the whole site, without a slash at its end.
    pub(super) fn base_url(&self) -> Option<String> {
        let key = match self.generator {
            Generator::Hugo => ["baseURL", "baseurl", "baseUrl"],
            Generator::Zola => ["base_url"; 3],
            Generator::Jekyll | Generator::None => ["url"; 3],
        };
        let url = key.iter().find_map(|key| self.settings.said(key))?;
        Some(url.trim_end_matches('/').to_owned())
    }

    /// Tells whether the generator publishes nothing whose day is still to come.
    pub(super) fn holds_future(&self) -> bool {
        let asked = match self.generator {
            Generator::Hugo => "buildFuture",
            Generator::Jekyll => "future",
            Generator::Zola | Generator::None => return false,
        };
        self.settings.said(asked).is_none_or(|said| said != "true")
    }
}

/// Reads a file of settings by the end of its name, whatever it holds.
pub(super) fn read(path: &str, text: &str) -> Result<Node, String> {
    match path.rsplit_once('.').map_or("", |(_, end)| end) {
        "toml" => foreign::toml(text),
        "json" => foreign::json(text),
        _ => foreign::yaml(text),
    }
}

/// Reads settings.
fn settings(path: &str, text: &str) -> Result<Node, String> {
    let node = read(path, text)?;
    let is_map = matches!(node.value, Value::Map(_));
    Ok(if is_map { node } else { Node { line: 0, value: Value::Map(Vec::new()) } })
}

/// Guesses whose folder it is.
fn guess(folder: &Folder, path: &str, settings: &Node) -> Generator {
    let says = |key: &str| settings.get(key).is_some();
    if path.starts_with("_config") || folder.has("_posts/") {
        Generator::Jekyll
    } else if path == "config.toml" && says("base_url") {
        Generator::Zola
    } else if path.contains("hugo")
        || path.starts_with("config/")
        || (path.starts_with("config") && (folder.has("content/") || says("contentDir") || says("contentdir")))
    {
        Generator::Hugo
    } else {
        Generator::None
    }
}

/// Returns the stem of a path's last name.
pub(super) fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Returns the folder of a path, without a slash at its end.
pub(super) fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Splits the day off a name such as `2022-11-11-title` or `2022-11-11_title`.
pub(super) fn dated(name: &str) -> Option<(&str, &str)> {
    let (day, rest) = (name.get(..10)?, name.get(10..)?);
    let form = day
        .bytes()
        .enumerate()
        .all(|(at, byte)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() });
    let rest = rest.strip_prefix(['-', '_']).filter(|rest| !rest.is_empty())?;
    form.then_some((day, rest))
}

/// Fills a pattern of addresses such as `/:year/:month/:title/`; a word that means nothing leaves no address.
pub(super) fn fill(pattern: &str, word: impl Fn(&str) -> Option<String>) -> Option<String> {
    let mut address = String::new();
    let mut rest = pattern;
    while let Some(at) = rest.find(':') {
        address.push_str(&rest[..at]);
        let tail = &rest[at + 1..];
        let end = tail.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(tail.len());
        address.push_str(&word(&tail[..end])?);
        rest = &tail[end..];
    }
    address.push_str(rest);
    let mut clean = String::with_capacity(address.len() + 1);
    for c in std::iter::once('/').chain(address.chars()) {
        if !(c == '/' && clean.ends_with('/')) {
            clean.push(c);
        }
    }
    Some(clean)
}

/// Returns the words of a day that patterns of addresses can name.
pub(super) fn day_word(day: chrono::NaiveDate, word: &str) -> Option<String> {
    let form = match word {
        "year" => "%Y",
        "short_year" => "%y",
        "month" => "%m",
        "i_month" => "%-m",
        "monthname" | "long_month" => "%B",
        "short_month" => "%b",
        "day" => "%d",
        "i_day" => "%-d",
        "y_day" => "%j",
        "yearday" => "%-j",
        "weekday" => "%w",
        "weekdayname" | "long_day" => "%A",
        "short_day" => "%a",
        "week" => "%V",
        "w_year" => "%G",
        "w_day" => "%u",
        _ => return None,
    };
    Some(day.format(form).to_string())
}
