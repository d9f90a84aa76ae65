//! Ways to cite a page.

use super::Frame;
use crate::render::escape;
use crate::view::event::Citation;

/// Lists the ways to cite what has a title: in words, and by its address alone where it has one. An address stands apart,
/// so that its slashes stay in their places in text that runs from right to left (UAX #9, isolates).
pub fn ways(frame: &Frame<'_>, (words, title): (&str, &str), address: Option<&str>) -> Vec<Citation> {
    let words = escape::text(&unstopped(words, title)).into_owned();
    let apart = address.map(|address| {
        let address = escape::text(address);
        (format!("<bdi dir=\"ltr\">{address}</bdi>"), address)
    });
    let html = match &apart {
        Some((apart, address)) => words.replacen(address.as_ref(), apart, 1),
        None => words,
    };
    let way = |name, html| Citation { name, label: frame.word(&format!("event.cite_{name}")), html };
    std::iter::once(way("text", html)).chain(apart.map(|(apart, _)| way("link", apart))).collect()
}

/// Takes the comma from behind a title that ends in a stop of its own: `“Go!” The Paper`, not `“Go!,” The Paper`.
fn unstopped(citation: &str, title: &str) -> String {
    if title.ends_with(['!', '?', '.', '…']) {
        citation.replacen(&format!("{title},"), title, 1)
    } else {
        citation.to_owned()
    }
}
