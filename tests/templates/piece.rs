//! Pieces of HTML that pages share, rendered from the parts' templates; each shows all that its view holds.

use std::sync::LazyLock;

use dateline::view::evidence::{ChipSource, SourceEntry, SourceLine};
use dateline::view::timeline::EventRow;
use serde::Serialize;
use tera::{Context, Tera};

/// The templates.
static TERA: LazyLock<Tera> = LazyLock::new(super::tera);

/// Stands for the way to the root until a page holds the piece.
pub(super) const ROOT: &str = "\0";

/// Rows of the timeline, one after the other.
pub(super) fn rows(rows: &[EventRow]) -> String {
    rows.iter().map(|row| piece("part/event-row.html", ("row", row))).collect()
}

/// Sources in a row's chip, one after the other.
pub(super) fn chips(sources: &[ChipSource]) -> String {
    sources.iter().map(|source| piece("part/chip-source.html", ("source", source))).collect()
}

/// A source as an entry of a list.
pub(super) fn entry((number, depth): (u32, u8), line: &SourceLine) -> SourceEntry {
    let line_html = piece("part/source-line.html", ("source", line));
    SourceEntry { number, id: format!("source-{number}"), depth, line_html }
}

/// Renders a piece from what it shows, under the name that its template has for it.
fn piece(template: &str, (name, shown): (&str, &impl Serialize)) -> String {
    let mut context = Context::new();
    context.insert(name.to_owned(), shown);
    context.insert("root", ROOT);
    context.insert("t", &super::words("en-US"));
    let html = TERA.render(template, &context).unwrap_or_else(|error| panic!("{template}: {error}"));
    let view = serde_json::to_value(shown).unwrap();
    let mut missing = super::missing(&html, &view);
    // A source in a chip leads to its own page only where there is no original to lead to.
    missing.retain(|path| template != "part/chip-source.html" || !path.starts_with(".href") || view["url"].is_null());
    assert_eq!(missing, Vec::<String>::new(), "{template}");
    html
}
