//! What nothing was made of: texts in other markup, and files that no entry shows.

use super::super::report::{Fate, Outcome};
use super::rewrite::Copies;
use crate::files::folder::{Folder, Matter};

/// The endings of texts in other markup, which Hugo and Jekyll read too.
const MARKUP: [&str; 8] = ["adoc", "asciidoc", "htm", "html", "org", "pandoc", "pdc", "rst"];

/// The endings of what an author keeps beside texts; all else belongs to the looks of a site or to a program.
const KEPT: [&str; 28] = [
    "avif", "bmp", "csv", "doc", "docx", "gif", "heic", "jpeg", "jpg", "m4a", "mov", "mp3", "mp4", "odt", "oga", "ogg",
    "ogv", "opus", "pdf", "png", "svg", "tif", "tiff", "txt", "wav", "webm", "webp", "xlsx",
];

/// Reports the texts in other markup than Markdown, of which nothing becomes anything.
pub(super) fn texts(folder: &Folder) -> impl Iterator<Item = Outcome> {
    let others = folder.files.iter().filter(|member| {
        let content = member.path.starts_with("content/") || member.path.starts_with("_posts/");
        content && MARKUP.contains(&end(&member.path).as_str())
    });
    others.map(|member| dropped(&member.path, "only texts in Markdown are read"))
}

/// Reports the files that are not copied, because nothing that is imported shows them.
pub(super) fn files(folder: &Folder, copies: &Copies) -> impl Iterator<Item = Outcome> {
    let left = folder.files.iter().filter(|member| {
        member.matter == Matter::Copy && KEPT.contains(&end(&member.path).as_str()) && !copies.has(&member.path)
    });
    left.map(|member| dropped(&member.path, "nothing that is imported shows it or links to it, so it is not copied"))
}

/// Returns the ending of a path, lowered.
fn end(path: &str) -> String {
    path.rsplit_once('.').map_or_else(String::new, |(_, end)| end.to_ascii_lowercase())
}

/// Reports a whole file.
fn dropped(path: &str, why: &str) -> Outcome {
    let (record, field) = (path.to_owned(), "the whole file".to_owned());
    Outcome { record, place: None, field, fate: Fate::Dropped { why: why.to_owned() } }
}
