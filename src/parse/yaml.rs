//! YAML blocks as trees of numbered nodes, and where those nodes stand.
//!
//! Two readers, one order. `serde_yaml` reads the values, fast and without places; nodes are numbered in reading
//! order, keys included. `granit-parser` finds the places, in the same order, and is only asked when a problem is drawn or when
//! the author's exact characters matter (`0x7E6` is a number to YAML and no date to us). Anchors, aliases and tags are
//! refused: nobody needs them in a page of news, and they are how a small file becomes a huge one.

mod tree;

use std::ops::Range;

use granit_parser::{ErrorKind, Event, Options, Parser, StructureStyle};

pub use tree::{Node, Value};

/// How deep lists and maps may stand in each other.
pub const DEPTH: usize = 64;

/// Why a block could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// It is not YAML.
    Syntax {
        /// The byte of the block where the reader gave up.
        at: usize,
        /// What the reader says about it.
        reason: String,
    },
    /// It uses a part of YAML that is not accepted.
    Refused {
        /// The bytes of the block.
        at: Range<usize>,
        /// Which part.
        feature: Feature,
    },
}

/// A part of YAML that is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feature {
    /// `&name`.
    Anchor,
    /// `*name`.
    Alias,
    /// `!name`.
    Tag,
    /// `[?word]`: words that begin with a question mark inside brackets. YAML 1.1 reads a key without a value there, YAML 1.2 the
    /// words as they stand (rule 126, `ns-plain-first`), so that the two readers would number differently.
    Question,
    /// Lists in lists in lists.
    Depth,
}

/// Reads a block.
///
/// # Errors
///
/// When it is not YAML, or uses what is not accepted.
pub fn read(block: &str) -> Result<Node<'_>, Failure> {
    if suspicious(block)
        && let Some((at, feature)) = refused(block)
    {
        return Err(Failure::Refused { at, feature });
    }
    tree::read(block).map_err(|error| failure(block, &error))
}

/// Turns an error of the fast reader into ours.
fn failure(block: &str, error: &serde_yaml::Error) -> Failure {
    let at = error.location().map_or(0, |found| byte_at(block, found.line(), found.column()));
    let reason = error.to_string();
    if reason.contains("recursion limit") {
        return Failure::Refused { at: at..at, feature: Feature::Depth };
    }
    Failure::Syntax { at, reason }
}

/// Returns the byte of a line and a column, both counted from 1, columns in characters.
fn byte_at(block: &str, line: usize, column: usize) -> usize {
    let start: usize = block.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = block.get(start..).unwrap_or_default();
    let within = rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at);
    start + within
}

/// Tells whether a block may hold an anchor, an alias, a tag, a question in brackets or deep nesting, so that a closer look is worth its time.
fn suspicious(block: &str) -> bool {
    let mut before = b'\n';
    let mut depth = 0_usize;
    let bytes = block.as_bytes();
    for (at, &byte) in bytes.iter().enumerate() {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            b'?' if depth > 0 && begins_node(before) => return true,
            b'&' | b'*' | b'!' if begins_node(before) && bytes.get(at + 1).is_some_and(u8::is_ascii_graphic) => {
                return true;
            }
            _ => {}
        }
        if depth > DEPTH {
            return true;
        }
        before = byte;
    }
    false
}

/// Tells whether a node can begin after a byte.
fn begins_node(before: u8) -> bool {
    matches!(before, b' ' | b'\t' | b'\n' | b'[' | b'{' | b',')
}

/// Finds the first anchor, alias, tag or question in brackets, or the place where nesting gets too deep.
fn refused(block: &str) -> Option<(Range<usize>, Feature)> {
    let mut flow = 0_usize;
    for event in Parser::new_from_str_with_options(block, options()) {
        let (event, span) = match event {
            Ok(event) => event,
            Err(error) => return too_deep(&error),
        };
        let here = span.byte_range().unwrap_or_default();
        if let Event::Anchor(..) = event {
            return Some((here, Feature::Anchor));
        }
        if event.is_alias() {
            return Some((here, Feature::Alias));
        }
        if event.tag().is_some() {
            let tag = span.tag_span().and_then(|tag| tag.byte_range());
            return Some((tag.unwrap_or(here), Feature::Tag));
        }
        match &event {
            Event::SequenceStart(style, ..) | Event::MappingStart(style, ..) => {
                flow += usize::from(flow > 0 || *style == StructureStyle::Flow);
            }
            Event::SequenceEnd | Event::MappingEnd => flow = flow.saturating_sub(1),
            event if flow > 0 && event.is_node() && block[here.clone()].starts_with('?') => {
                return Some((here, Feature::Question));
            }
            _ => {}
        }
    }
    None
}

/// Recognizes the error about nesting.
fn too_deep(error: &granit_parser::ScanError) -> Option<(Range<usize>, Feature)> {
    let deep = matches!(error.kind(), ErrorKind::RecursionLimitExceeded);
    let at = error.marker().byte_offset().unwrap_or_default();
    deep.then_some((at..at, Feature::Depth))
}

/// Returns how the second reader reads: as the first does, and with everything it can find.
fn options() -> Options {
    let mut options = granit_parser::options! {
        emit_unresolved_aliases: true,
        emit_anchor_events: true,
        block_scalar_eof_without_line_feed: true,
        flow_nesting_limit: DEPTH,
        block_nesting_limit: DEPTH,
    };
    options.set_emit_comments(false);
    options
}

/// Returns the bytes of every node of a block, in reading order; as many as could be read.
///
/// A list or map in block style has the bytes of its first entry's first words, so that a picture of it stays small.
pub fn index(block: &str) -> Vec<Range<usize>> {
    let mut index = Index::default();
    for (event, span) in Parser::new_from_str_with_options(block, options()).map_while(Result::ok) {
        index.see(&event, span.byte_range().unwrap_or_default());
    }
    index.places
}

/// An index while it is being made.
#[derive(Default)]
struct Index {
    /// The places so far.
    places: Vec<Range<usize>>,
    /// The lists and maps that are open: their number, and whether they are in flow style.
    open: Vec<(usize, bool)>,
    /// How many of the innermost open ones have no place yet.
    waiting: usize,
}

impl Index {
    /// Takes in one event.
    fn see(&mut self, event: &Event<'_>, here: Range<usize>) {
        match event {
            Event::SequenceStart(style, ..) | Event::MappingStart(style, ..) => self.enter(*style, here),
            Event::SequenceEnd | Event::MappingEnd => self.leave(&here),
            event if event.is_node() => {
                self.settle(&here);
                self.places.push(here);
            }
            _ => {}
        }
    }

    /// Opens a list or map.
    fn enter(&mut self, style: StructureStyle, here: Range<usize>) {
        let flow = style == StructureStyle::Flow;
        if flow {
            self.settle(&here);
        } else {
            self.waiting += 1;
        }
        self.open.push((self.places.len(), flow));
        self.places.push(here);
    }

    /// Closes a list or map.
    fn leave(&mut self, here: &Range<usize>) {
        let Some((number, flow)) = self.open.pop() else { return };
        self.waiting = self.waiting.min(self.open.len());
        if flow && let Some(place) = self.places.get_mut(number) {
            place.end = here.end.max(place.end);
        }
    }

    /// Gives the lists and maps that begin with a node the place of that node.
    fn settle(&mut self, here: &Range<usize>) {
        for (number, _) in self.open.iter().rev().take(self.waiting) {
            if let Some(place) = self.places.get_mut(*number) {
                place.clone_from(here);
            }
        }
        self.waiting = 0;
    }
}

#[cfg(test)]
mod tests;
