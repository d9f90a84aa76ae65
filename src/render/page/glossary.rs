//! The glossary.

use super::{Frame, layout};
use crate::view::glossary as view;

/// Gathers the glossary.
pub fn view(frame: &Frame<'_>) -> view::Glossary {
    let title = frame.word("glossary.title");
    let terms = frame.site.shelves.glossary.iter().map(|term| view::Term {
        id: term.id.clone(),
        term: term.term.clone(),
        definition_html: frame.inline(&term.definition, &[], &format!("{}-", term.id)),
        extra: term.extra.clone(),
    });
    view::Glossary {
        terms: terms.collect(),
        head: crate::view::Head {
            title: title.clone(),
            description: frame.word("glossary.intro"),
            ..layout::head(frame, "glossary", &[(title, None)])
        },
    }
}
