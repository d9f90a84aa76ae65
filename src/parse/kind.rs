//! Which file holds what: folders name kinds, stems are ids.

use crate::problem::wording::{nearest, ticked};
use crate::problem::{Problem, Rule};
use crate::text::{FileId, Place};

/// What kind of document a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `site.yaml`.
    Site,
    /// A file in `events/`.
    Event,
    /// A Markdown file in `articles/`.
    Article,
    /// An `ID.annotations.yaml` in `articles/`.
    Annotations,
    /// A file in `people/`.
    Person,
    /// A file in `organizations/`.
    Organization,
    /// A list in `sources/`.
    Source,
    /// `outlets.yaml`.
    Outlet,
    /// A file in `claims/`.
    Claim,
    /// A file in `storylines/`.
    Storyline,
    /// `topics.yaml`.
    Topic,
    /// `glossary.yaml`.
    Term,
    /// A file in `pages/`.
    Page,
    /// A file in `data/`, whose form is the author's own.
    Data,
    /// `ids.lock.yaml` or `links.lock.yaml`, which the program keeps.
    Lock,
}

/// The kinds that have a folder of Markdown files, by the folder.
const FOLDERS: &[(&str, Kind)] = &[
    ("events", Kind::Event),
    ("articles", Kind::Article),
    ("people", Kind::Person),
    ("organizations", Kind::Organization),
    ("claims", Kind::Claim),
    ("storylines", Kind::Storyline),
    ("pages", Kind::Page),
];

/// The kinds that have a file of their own at the top.
const FILES: &[(&str, Kind)] = &[
    ("site.yaml", Kind::Site),
    ("outlets.yaml", Kind::Outlet),
    ("topics.yaml", Kind::Topic),
    ("glossary.yaml", Kind::Term),
    ("ids.lock.yaml", Kind::Lock),
    ("links.lock.yaml", Kind::Lock),
];

/// What the names of files of annotations end with.
const ANNOTATIONS: &str = ".annotations.yaml";

impl Kind {
    /// Every kind that people write, in the order of the documentation.
    pub const WRITTEN: [Self; 13] = [
        Self::Site,
        Self::Event,
        Self::Person,
        Self::Organization,
        Self::Source,
        Self::Outlet,
        Self::Article,
        Self::Annotations,
        Self::Claim,
        Self::Topic,
        Self::Term,
        Self::Storyline,
        Self::Page,
    ];

    /// Every kind of which each has an id of its own, in the order of the documentation.
    pub const NAMED: [Self; 11] = [
        Self::Event,
        Self::Person,
        Self::Organization,
        Self::Source,
        Self::Outlet,
        Self::Article,
        Self::Claim,
        Self::Topic,
        Self::Term,
        Self::Storyline,
        Self::Page,
    ];

    /// Returns what one of its kind is called, with its article.
    pub fn what(self) -> &'static str {
        match self {
            Self::Site => "the site",
            Self::Event => "an event",
            Self::Article => "an article",
            Self::Annotations => "an annotation",
            Self::Person => "a person",
            Self::Organization => "an organization",
            Self::Source => "a source",
            Self::Outlet => "an outlet",
            Self::Claim => "a claim",
            Self::Storyline => "a storyline",
            Self::Topic => "a topic",
            Self::Term => "a term",
            Self::Page => "a page",
            Self::Data => "data",
            Self::Lock => "a lock",
        }
    }

    /// Returns what one of its kind is called, in one word.
    pub fn name(self) -> &'static str {
        self.what().split_once(' ').map_or(self.what(), |(_, name)| name)
    }

    /// Returns where below `content/` files of the kind lie, as a pattern of paths.
    pub fn files(self) -> &'static str {
        match self {
            Self::Site => "site.yaml",
            Self::Event => "events/**/*.md",
            Self::Article => "articles/**/*.md",
            Self::Annotations => "articles/**/*.annotations.yaml",
            Self::Person => "people/**/*.md",
            Self::Organization => "organizations/**/*.md",
            Self::Source => "sources/**/*.yaml",
            Self::Outlet => "outlets.yaml",
            Self::Claim => "claims/**/*.md",
            Self::Storyline => "storylines/**/*.md",
            Self::Topic => "topics.yaml",
            Self::Term => "glossary.yaml",
            Self::Page => "pages/**/*.md",
            Self::Data => "data/**/*.{yaml,json}",
            Self::Lock => "*.lock.yaml",
        }
    }

    /// Tells whether a file of the kind is Markdown with a front matter, and not YAML alone.
    pub fn is_markdown(self) -> bool {
        FOLDERS.iter().any(|(_, kind)| *kind == self)
    }
}

/// Returns the kind of a path such as `content/events/2022/the-vote.md`; nothing for what no kind claims.
pub fn classify(path: &str) -> Option<Kind> {
    let path = path.strip_prefix("content/")?;
    let Some((folder, rest)) = path.split_once('/') else {
        return FILES.iter().find(|(name, _)| *name == path).map(|(_, kind)| *kind);
    };
    if folder == "sources" {
        return (extension(rest) == "yaml").then_some(Kind::Source);
    }
    if folder == "data" {
        return matches!(extension(rest), "yaml" | "json").then_some(Kind::Data);
    }
    if folder == "articles" && rest.ends_with(ANNOTATIONS) {
        return Some(Kind::Annotations);
    }
    let (_, kind) = FOLDERS.iter().find(|(name, _)| *name == folder)?;
    (extension(rest) == "md").then_some(*kind)
}

/// Returns a path's stem, which is the id of what is in it.
pub(super) fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Returns what follows the last dot of a path; case counts, since addresses and other systems make it count.
fn extension(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, extension)| extension)
}

/// Returns the path of the article that a file of annotations belongs to.
pub(super) fn article_beside(path: &str) -> String {
    format!("{}.md", path.strip_suffix(ANNOTATIONS).unwrap_or(path))
}

/// Makes the problem of a file that no kind claims.
pub(super) fn unclaimed(file: FileId, path: &str) -> Problem {
    let name = path.strip_prefix("content/").unwrap_or(path);
    let message = format!("no kind of content is kept in {}", ticked(name));
    Problem::new(Rule::UnknownFile, Place::File(file), message).help(advice(name))
}

/// Says where a file that no kind claims belongs.
fn advice(path: &str) -> String {
    let Some((folder, rest)) = path.split_once('/') else { return advice_at_top(path) };
    if let Some(stem) = rest.strip_suffix(".yml") {
        return format!("rename it to `{folder}/{stem}.yaml`");
    }
    if folder == "sources" {
        return "write sources as lists in files that end in `.yaml`".to_owned();
    }
    if folder == "data" {
        return "write data as YAML or JSON, in files that end in `.yaml` or `.json`".to_owned();
    }
    if FOLDERS.iter().any(|(name, _)| *name == folder) {
        return match stem(rest) {
            _ if folder == "articles" => "an article ends in `.md`, its annotations in `.annotations.yaml`".to_owned(),
            stem => format!("write it as Markdown with a front matter: `{folder}/{stem}.md`"),
        };
    }
    let folders = || FOLDERS.iter().map(|(name, _)| *name).chain(["sources", "data"]);
    match alias(folder).or_else(|| nearest(folder, folders())) {
        Some(near) => format!("move it to `{near}/{rest}`"),
        None => "the folders are `events`, `articles`, `people`, `organizations`, `sources`, `claims`, `storylines`, \
                 `pages` and `data`; files to be copied as they are belong in `static/`"
            .to_owned(),
    }
}

/// Returns the folder that another word for its kind means.
fn alias(folder: &str) -> Option<&'static str> {
    Some(match folder {
        "posts" | "news" | "stories" | "texts" => "articles",
        "persons" | "person" | "authors" | "actors" => "people",
        "orgs" | "organisations" | "agencies" => "organizations",
        "references" | "bibliography" | "citations" => "sources",
        "timeline" | "entries" => "events",
        "factchecks" | "fact-checks" | "statements" => "claims",
        _ => return None,
    })
}

/// Says where a file at the top belongs.
fn advice_at_top(name: &str) -> String {
    if let Some(stem) = name.strip_suffix(".yml") {
        return format!("rename it to `{stem}.yaml`");
    }
    if extension(name) == "md" {
        return format!("move it into the folder of its kind: `pages/{name}`");
    }
    let near = match stem(name) {
        "config" | "configuration" | "settings" | "dateline" => Some("site.yaml"),
        "tags" | "categories" => Some("topics.yaml"),
        "publishers" | "newsrooms" => Some("outlets.yaml"),
        "terms" | "definitions" => Some("glossary.yaml"),
        "sources" => return "move it into the folder `sources`".to_owned(),
        _ => nearest(name, FILES.iter().map(|(name, _)| *name)),
    };
    match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => "at the top there are `site.yaml`, `outlets.yaml`, `topics.yaml` and `glossary.yaml`".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_and_names_tell_kinds() {
        let cases = [
            ("content/site.yaml", Some(Kind::Site)),
            ("content/events/the-vote.md", Some(Kind::Event)),
            ("content/events/2022/11/the-vote.md", Some(Kind::Event)),
            ("content/articles/a.md", Some(Kind::Article)),
            ("content/articles/x/a.annotations.yaml", Some(Kind::Annotations)),
            ("content/articles/a.yaml", None),
            ("content/sources/herald.yaml", Some(Kind::Source)),
            ("content/sources/2022/herald.yaml", Some(Kind::Source)),
            ("content/sources/herald.md", None),
            ("content/data/votes.yaml", Some(Kind::Data)),
            ("content/data/2024/votes.json", Some(Kind::Data)),
            ("content/data/votes.md", None),
            ("content/ids.lock.yaml", Some(Kind::Lock)),
            ("content/events/site.yaml", None),
            ("content/about.md", None),
            ("templates/event.html", None),
        ];
        for (path, kind) in cases {
            assert_eq!(classify(path), kind, "{path}");
        }
    }

    #[test]
    fn what_no_kind_claims_gets_advice() {
        let cases = [
            ("site.yml", "rename it to `site.yaml`"),
            ("config.yaml", "did you mean `site.yaml`?"),
            ("topic.yaml", "did you mean `topics.yaml`?"),
            ("about.md", "move it into the folder of its kind: `pages/about.md`"),
            ("sources/herald.yml", "rename it to `sources/herald.yaml`"),
            ("data/votes.yml", "rename it to `data/votes.yaml`"),
            ("data/votes.md", "write data as YAML or JSON, in files that end in `.yaml` or `.json`"),
            ("event/the-vote.md", "move it to `events/the-vote.md`"),
            ("posts/a.md", "move it to `articles/a.md`"),
            ("events/the-vote.yaml", "write it as Markdown with a front matter: `events/the-vote.md`"),
        ];
        for (path, said) in cases {
            assert_eq!(advice(path), said, "{path}");
        }
    }
}
