//! What is held back: known of every record before any link is followed, because none may lead there.

use super::super::foreign::Node;
use super::aim::Aim;
use super::apply::flatten;
use super::generator::{Placed, Rules};
use super::map::{Map, Rule, Way};
use super::stamp;

/// Tells whether a record will be held back: as a draft, until a day to come, or because its day is over.
pub(super) fn is_held(keys: &Node, (map, rules): (&Map, &Rules), (placed, today): (&Placed, Option<&str>)) -> bool {
    let mut units = Vec::new();
    flatten(keys, "", map, &mut units);
    let later = |words: &str| {
        let edtf = stamp::read(words, None).ok();
        edtf.as_deref().and_then(|edtf| edtf.get(..10)).zip(today).is_some_and(|(day, today)| day > today)
    };
    let holds = |(field, node): (String, &Node)| match map.rule(&field) {
        Some(Rule::To(way)) => node.words().is_some_and(|said| by_key(way, &said, (rules, &later))),
        _ => false,
    };
    let by_name = placed.day.as_deref().is_some_and(|day| rules.holds_future() && later(day));
    placed.held.is_some() || by_name || units.into_iter().any(holds)
}

/// Tells whether what a key says holds a record back.
fn by_key(way: &Way, said: &str, (rules, later): (&Rules, &impl Fn(&str) -> bool)) -> bool {
    match Aim::of_record(&way.to) {
        Some(Aim::Flag) if way.to == "draft" => {
            way.word(said).is_some_and(|word| matches!(word.to_lowercase().as_str(), "true" | "yes"))
        }
        Some(Aim::Expiry) => true,
        Some(Aim::Release) => way.word(said).as_deref() == Some("draft") || later(said),
        Some(Aim::Date) => rules.holds_future() && matches!(way.to.as_str(), "published" | "date") && later(said),
        _ => false,
    }
}
