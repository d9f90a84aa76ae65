//! The page of an outlet: its sources and what rests on them.

use super::listing::{fact, some, years};
use super::source::of_outlet;
use super::{Frame, layout};
use crate::model::{Event, Key, Outlet};
use crate::view::outlet as view;

/// Gathers the page of an outlet.
pub fn view(frame: &Frame<'_>, key: Key<Outlet>) -> view::Outlet {
    let outlet = &frame.site.shelves.outlets[key];
    let events = events(frame, key);
    let sources = of_outlet(frame, key);
    let counts = [some(frame, "sources", sources.len()), some(frame, "events", events.len())];
    let facts = [
        fact(frame, "outlet.owner", outlet.owner.as_deref()),
        fact(frame, "outlet.country", outlet.country.as_deref()),
        fact(frame, "outlet.kind", outlet.kind.as_deref().map(super::timeline::capital).as_deref()),
    ];
    view::Outlet {
        head: crate::view::Head {
            title: outlet.name.clone(),
            ..layout::head(frame, "sources", &[(frame.word("navigation.sources"), Some("sources/".to_owned()))])
        },
        name: outlet.name.clone(),
        facts: facts.into_iter().flatten().collect(),
        counts: counts.into_iter().filter(|count| !count.is_empty()).collect(),
        sources,
        years: years(frame, &events),
        extra: outlet.extra.clone(),
    }
}

/// Returns the events that rest on the sources of an outlet, in timeline order.
fn events(frame: &Frame<'_>, key: Key<Outlet>) -> Vec<Key<Event>> {
    let sources = frame.site.backlinks.outlet(key).iter();
    let mut events: Vec<Key<Event>> =
        sources.flat_map(|&source| &frame.site.backlinks.source(source).events).copied().collect();
    events.sort_unstable();
    events.dedup();
    events
}
