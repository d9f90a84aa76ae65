//! Ids of headings and other targets: made from words, each once in a text.

use std::collections::BTreeMap;

/// Beginnings of ids that the page makes by itself.
const OWN: [&str; 4] = ["fn-", "fnref-", "note-", "passage-"];

/// The ids that are taken.
#[derive(Clone, Debug, Default)]
pub(super) struct Ids {
    /// Each of them, and the last number that was put behind it.
    taken: BTreeMap<String, u32>,
}

impl Ids {
    /// Begins with ids that the page needs for itself.
    pub(super) fn new(reserved: &[&str]) -> Self {
        Self { taken: reserved.iter().map(|&id| (id.to_owned(), 1)).collect() }
    }

    /// Takes an id the author chose; false when it is taken or the page's own.
    pub(super) fn take(&mut self, id: &str) -> bool {
        !is_own(id) && self.taken.insert(id.to_owned(), 1).is_none()
    }

    /// Makes a free id from words and takes it.
    pub(super) fn make(&mut self, words: &str) -> String {
        let slug = slug(words);
        let base = if slug.is_empty() || is_own(&slug) { format!("section-{slug}") } else { slug };
        let base = base.trim_end_matches('-');
        let Some(&last) = self.taken.get(base) else {
            self.taken.insert(base.to_owned(), 1);
            return base.to_owned();
        };
        let mut free = last + 1;
        while self.taken.contains_key(&format!("{base}-{free}")) {
            free += 1;
        }
        self.taken.insert(base.to_owned(), free);
        let id = format!("{base}-{free}");
        self.taken.insert(id.clone(), 1);
        id
    }
}

/// Returns whether the page could make this id by itself.
fn is_own(id: &str) -> bool {
    OWN.iter().any(|own| id.starts_with(own))
}

/// Returns letters and digits in lower case, and one hyphen for everything between them.
fn slug(words: &str) -> String {
    let mut slug = String::new();
    for character in words.chars().flat_map(char::to_lowercase) {
        if character.is_alphanumeric() {
            slug.push(character);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_made_from_words_and_stay_apart() {
        let mut ids = Ids::new(&["sources"]);
        let made: Vec<String> =
            ["A slow way in", "A slow way in", "Sources", "!", "Übung 1", "Passage one", "a-slow way in 2"]
                .iter()
                .map(|words| ids.make(words))
                .collect();
        assert_eq!(
            made,
            [
                "a-slow-way-in",
                "a-slow-way-in-2",
                "sources-2",
                "section",
                "übung-1",
                "section-passage-one",
                "a-slow-way-in-2-2"
            ]
        );
        assert!(ids.take("x"));
        assert!(!ids.take("x"));
        assert!(!ids.take("passage-x"));
    }
}
