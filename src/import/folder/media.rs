//! Pictures that a front matter names: each is copied, with the words that stand beside it.

use super::super::foreign::Node;
use super::super::{Fate, Value};
use super::apply::{Read, Work};
use super::links::Target;
use super::rewrite::{Copies, Map};
use crate::problem::wording::ticked;

/// The keys that generators and themes name the file of a picture by.
const FILE: [&str; 7] = ["file", "src", "path", "image", "url", "relative_image", "feature"];
/// The keys of words about a picture: ours, and what others call them.
const WORDS: [(&str, &[&str]); 3] = [
    ("alt", &["alt", "alt_text", "alttext"]),
    ("caption", &["caption", "title", "description"]),
    ("credit", &["credit", "credits", "byline", "attribution", "copyright", "author"]),
];
/// The endings of files that can be shown.
const SHOWN: [&str; 7] = ["avif", "gif", "jpeg", "jpg", "png", "svg", "webp"];

/// Where the files of pictures are found, and what is copied.
pub(super) struct Pictures<'p, 'm> {
    /// The path of the record, and the address it had.
    pub(super) at: (&'p str, &'p str),
    /// Where links lead.
    pub(super) map: &'p Map<'m>,
    /// What is copied.
    pub(super) copies: &'p mut Copies,
}

impl Pictures<'_, '_> {
    /// Copies a picture, and returns its path below `static/`; else why it cannot be shown.
    fn file(&mut self, said: &str) -> Result<String, String> {
        let end = said.rsplit_once('.').map_or_else(String::new, |(_, end)| end.to_ascii_lowercase());
        let find = |said: &str| self.map.links.target(said, self.at, (self.map.rules, self.map.folder));
        let found = match find(said) {
            // What stands for the address of a file from the root often has no slash before it.
            Target::Nowhere => find(&format!("/{said}")),
            found => found,
        };
        match found {
            Target::File(path, address) if SHOWN.contains(&end.as_str()) => {
                let disk = self.map.folder.get(&path).map(|member| member.disk.clone()).unwrap_or_default();
                Ok(self.copies.add(&path, &address, disk).trim_start_matches('/').to_owned())
            }
            Target::File(..) => Err(format!("{} is no picture", ticked(said))),
            Target::Same => {
                Err(format!("{} is on another server, which could count readers; download it", ticked(said)))
            }
            _ => Err(format!("there is no file {} in the folder", ticked(said))),
        }
    }
}

impl Work<'_, '_> {
    /// Reads pictures: the name of a file, keys with one among them, or a list of such.
    pub(super) fn media(&mut self, (key, node): (&str, &Node)) -> Read {
        let (mut shown, mut lost) = (Vec::new(), Vec::new());
        for item in node.items() {
            let named = item.words().or_else(|| FILE.iter().find_map(|key| item.said(key)));
            let found = named.ok_or_else(|| "it names no file".to_owned()).and_then(|said| self.pictures.file(&said));
            match found {
                Ok(file) => {
                    let words = words(item);
                    let about: Vec<&str> = words.iter().map(|(key, _)| key.as_str()).collect();
                    let about = if about.is_empty() { String::new() } else { format!(" ({})", about.join(", ")) };
                    shown.push(format!("{file}{about}"));
                    self.show(key, &file, words);
                }
                Err(why) => lost.push(why),
            }
        }
        if shown.is_empty() {
            return Err(lost.join("; "));
        }
        let lost = if lost.is_empty() { String::new() } else { format!("; left out: {}", lost.join("; ")) };
        Ok(self.told(key, &node.shown(), &format!("{}{lost}", shown.join(", "))))
    }

    /// Adds a picture; one that is there already gets the words that it lacks.
    fn show(&mut self, key: &str, file: &str, words: Vec<(String, Value)>) {
        let file = ("file".to_owned(), Value::from(file));
        let known = self.media_list(key).iter_mut().find_map(|medium| match medium {
            Value::Map(map) if map.contains(&file) => Some(map),
            _ => None,
        });
        if let Some(map) = known {
            let lacks = |(key, _): &(String, Value)| map.iter().all(|(own, _)| own != key);
            let fresh: Vec<_> = words.into_iter().filter(lacks).collect();
            map.extend(fresh);
        } else {
            let medium = Value::Map([file].into_iter().chain(words).collect());
            self.add(key, [medium]);
        }
    }

    /// Reads words about the picture: they are those of the first that has none.
    pub(super) fn about_picture(&mut self, (key, node): (&str, &Node)) -> Read {
        let said = node.words().ok_or("it is no single value")?;
        let free = self.media_list("media").iter_mut().find_map(|medium| match medium {
            Value::Map(map) if map.iter().all(|(own, _)| own != key) => Some(map),
            _ => None,
        });
        let map = free.ok_or("there is no picture that it could be about")?;
        map.push((key.to_owned(), said.as_str().into()));
        Ok(Fate::Mapped { to: format!("{}.media.{key}", self.kind.name()) })
    }

    /// Returns the pictures so far.
    fn media_list(&mut self, key: &str) -> &mut [Value] {
        let list = self.made.fields.iter_mut().find_map(|(name, value)| match value {
            Value::List(list) if name == key => Some(list),
            _ => None,
        });
        list.map_or(&mut [], |list| list.as_mut_slice())
    }
}

/// Returns the words about a picture that stand among its keys, or one level below, as Hugo's `params` do.
fn words(item: &Node) -> Vec<(String, Value)> {
    let inner = item.get("params");
    let said = |key: &&str| item.said(key).or_else(|| inner.and_then(|inner| inner.said(key)));
    let of = |(key, names): &(&str, &[&str])| Some(((*key).to_owned(), names.iter().find_map(said)?.into()));
    WORDS.iter().filter_map(of).collect()
}
