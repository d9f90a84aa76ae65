//! Where places are: the nodes of YAML blocks as bytes of their files, looked up when somebody draws a problem.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

use super::front::{self, span};
use super::kind::classify;
use super::yaml;
use crate::files::Files;
use crate::problem::draw::Texts;
use crate::text::{FileId, NodeId, Place, Span};

/// Looks places up in files; remembers the blocks it has read.
pub struct Places<'f> {
    /// The files.
    files: &'f Files,
    /// The nodes of the blocks that were asked for, as bytes of their files.
    nodes: RefCell<BTreeMap<FileId, Vec<Range<usize>>>>,
}

impl<'f> Places<'f> {
    /// Begins to look places up.
    pub fn new(files: &'f Files) -> Self {
        Self { files, nodes: RefCell::default() }
    }

    /// Returns the bytes of a node.
    fn node(&self, file: FileId, node: NodeId) -> Option<Range<usize>> {
        let text = self.text(file);
        let mut known = self.nodes.borrow_mut();
        let nodes = known.entry(file).or_insert_with(|| nodes(self.path(file), text));
        let found = nodes.get(node.0 as usize).cloned()?;
        (text.get(found.clone())).map(|_| found)
    }
}

impl Texts for Places<'_> {
    fn path(&self, file: FileId) -> &str {
        self.files.get(file).map_or("content/site.yaml", |file| &file.path)
    }

    fn text(&self, file: FileId) -> &str {
        self.files.get(file).map_or("", |file| &file.text)
    }

    fn whole(&self, place: Place) -> Place {
        let Place::Node(file, node) = place else { return place };
        let Some(range) = self.node(file, node) else { return place };
        match folded(self.text(file), &range) {
            Some(start) => Place::Span(span(file, start..start + self.text(file)[start..range.end].trim_end().len())),
            None => place,
        }
    }

    fn span(&self, place: Place) -> Span {
        match place {
            Place::Span(span) => span,
            Place::File(file) => span(file, 0..0),
            Place::Node(file, node) => span(file, self.node(file, node).unwrap_or_default()),
        }
    }
}

/// Returns where the sign stands that folds a text over several lines, such as `>-`; none when the text is not written so.
fn folded(text: &str, value: &Range<usize>) -> Option<usize> {
    let before = text[..value.start].strip_suffix(|c: char| c == ' ')?.trim_end_matches(' ').strip_suffix('\n')?;
    let line = before.trim_end_matches('\n').rsplit('\n').next()?.trim_end();
    let (head, sign) = line.rsplit_once(' ')?;
    let is_sign = sign.starts_with(['>', '|']) && sign[1..].chars().all(|c| matches!(c, '+' | '-' | '1'..='9'));
    let opens = head.trim_end().ends_with([':', '-']);
    let end = before.trim_end_matches('\n').trim_end().len();
    (is_sign && opens).then(|| end - sign.len())
}

/// Finds the nodes of a file's block, as bytes of the file.
fn nodes(path: &str, text: &str) -> Vec<Range<usize>> {
    let block = block(path, text);
    let shift = |range: Range<usize>| range.start + block.start..range.end + block.start;
    yaml::index(&text[block.clone()]).into_iter().map(shift).collect()
}

/// Returns where a file's YAML block is: its front matter, or all of it.
pub(super) fn block(path: &str, text: &str) -> Range<usize> {
    if !classify(path).is_some_and(super::Kind::is_markdown) {
        return 0..text.len();
    }
    front::split(text).map_or(0..0, |parts| parts.yaml)
}
