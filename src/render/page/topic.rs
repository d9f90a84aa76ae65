//! The page of a topic, and of a place, which shows the same.

use super::listing::{articles, counts, filter, years};
use super::{Frame, layout};
use crate::model::{Key, Place, Topic};
use crate::view::topic as view;

/// Gathers the page of a topic.
pub fn view(frame: &Frame<'_>, key: Key<Topic>) -> view::Topic {
    let topic = &frame.site.shelves.topics[key];
    let mentions = frame.site.backlinks.topic(key);
    view::Topic {
        head: crate::view::Head {
            title: topic.title.clone(),
            description: topic.description.clone().unwrap_or_default(),
            ..layout::head(frame, "topics", &[(frame.word("navigation.topics"), Some("topics/".to_owned()))])
        },
        label: frame.word("topic.topic"),
        title: topic.title.clone(),
        description_html: frame.text(topic.description.as_deref().unwrap_or_default()),
        counts: counts(frame, &mentions.events),
        filter_href: filter(frame, ("topic", topic.id.as_str()), &mentions.events),
        feed_href: None,
        years: years(frame, &mentions.events),
        articles: articles(frame, &mentions.articles),
        extra: topic.extra.clone(),
    }
}

/// Gathers the page of a place.
pub fn place(frame: &Frame<'_>, key: Key<Place>) -> view::Topic {
    let place = &frame.site.shelves.places[key];
    let events = frame.site.backlinks.place(key);
    view::Topic {
        head: crate::view::Head {
            title: place.name.clone(),
            ..layout::head(frame, "places", &[(frame.word("navigation.places"), Some("places/".to_owned()))])
        },
        label: frame.word("topic.place"),
        title: place.name.clone(),
        counts: counts(frame, events),
        filter_href: filter(frame, ("place", place.id.as_str()), events),
        years: years(frame, events),
        ..view::Topic::default()
    }
}
