//! The words of HTML, without any markup.

use html5gum::emitters::default::Token;
use html5gum::{DefaultEmitter, Tokenizer};

use super::html::{BLOCKS, OPAQUE, utf8};

/// Returns the words of HTML.
pub(super) fn read(html: &str) -> String {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut text = String::new();
    let mut skipped = None;
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(token) = token;
        match token {
            Token::String(words) if skipped.is_none() => text.push_str(&utf8(&words)),
            Token::StartTag(tag) => {
                let name = utf8(&tag.name);
                if BLOCKS.contains(&name.as_str()) || matches!(name.as_str(), "br" | "li") {
                    text.push(' ');
                }
                skipped = skipped.or_else(|| (OPAQUE.contains(&name.as_str()) && !tag.self_closing).then_some(name));
            }
            Token::EndTag(tag) => skipped = skipped.filter(|name: &String| *name != utf8(&tag.name)),
            _ => {}
        }
    }
    text
}
