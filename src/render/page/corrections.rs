//! The page of all corrections, newest first, by year.

use super::listing::corrections;
use super::timeline::year_words;
use super::{Frame, layout};
use crate::model::{Article, Event, Key};
use crate::view::corrections as view;

/// Gathers the page of all corrections.
pub fn view(frame: &Frame<'_>) -> view::Corrections {
    let shelves = &frame.site.shelves;
    let events: Vec<Key<Event>> = shelves.events.keys().collect();
    let articles: Vec<Key<Article>> = shelves.articles.keys().collect();
    let all = corrections(frame, &events, &articles);
    let title = frame.word("corrections.title");
    view::Corrections {
        head: crate::view::Head {
            title: title.clone(),
            description: frame.word("corrections.intro"),
            ..layout::head(frame, "corrections", &[(title, None)])
        },
        count: frame.count("corrections", all.len()),
        feed_href: None,
        years: years(frame, all),
    }
}

/// Puts corrections, newest first, under their years.
fn years(frame: &Frame<'_>, all: Vec<crate::view::part::Correction>) -> Vec<view::CorrectionYear> {
    let shelves = &frame.site.shelves;
    let of_events = shelves.events.iter().flat_map(|event| &event.corrections);
    let of_articles = shelves.articles.iter().flat_map(|article| &article.corrections);
    let mut dates: Vec<_> = of_events.chain(of_articles).map(|correction| &correction.date).collect();
    dates.sort_by_key(|date| std::cmp::Reverse(date.order()));
    let mut years: Vec<view::CorrectionYear> = Vec::new();
    for (date, correction) in dates.into_iter().zip(all) {
        let year = year_words(frame, date.local_day().year());
        match years.last_mut() {
            Some(last) if last.year == year => last.corrections.push(correction),
            _ => years.push(view::CorrectionYear { year, corrections: vec![correction] }),
        }
    }
    years
}
