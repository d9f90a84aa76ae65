//! `TimelineJS` of version 2: `{"timeline": {"headline", "text", "startDate": "2012,1,26", "date": […], "era": […]}}`.

use serde_json::{Map, Value};

use super::super::Import;
use super::super::cell::{Cell, Markup, Part, Side, Target};
use super::super::desk::Desk;
use super::super::report::Record;
use super::{Kind, Leaf, leaves, made, name};

/// Reads a timeline.
pub(super) fn read(timeline: &Map<String, Value>, import: &mut Import, desk: &mut Desk<'_>) {
    let mut title = Map::new();
    for (key, value) in timeline {
        match (key.as_str(), value) {
            ("date", Value::Array(all)) => slides(all, Kind::Event, (import, desk)),
            ("era", Value::Array(all)) => slides(all, Kind::Era, (import, desk)),
            ("headline" | "text" | "asset", _) => {
                title.insert(key.clone(), value.clone());
            }
            ("type", _) => Record::new(import, "timeline", None).dropped(key, "there is one type of timeline"),
            ("startDate" | "endDate", _) => {
                Record::new(import, "timeline", None).dropped(key, "a timeline begins and ends with its events");
            }
            ("chart", _) => Record::new(import, "timeline", None).dropped(key, "Dateline draws no charts"),
            (_, Value::Null) => {}
            _ => Record::new(import, "timeline", None).dropped(key, "TimelineJS has no such key, nor has Dateline"),
        }
    }
    if title.values().any(|value| value.as_str().is_some_and(|text| !text.trim().is_empty())) {
        one(&title, (Kind::Title, 1), (import, desk));
    }
}

/// Reads slides of a kind.
fn slides(all: &[Value], kind: Kind, (import, desk): (&mut Import, &mut Desk<'_>)) {
    for (at, value) in all.iter().enumerate() {
        match value {
            Value::Object(json) => one(json, (kind, at + 1), (import, desk)),
            _ => Record::new(import, name(kind, at + 1), None).fault("", "this is no object", None),
        }
    }
}

/// Reads a slide.
fn one(json: &Map<String, Value>, (kind, number): (Kind, usize), (import, desk): (&mut Import, &mut Desk<'_>)) {
    let mut cells = Vec::new();
    let mut odd = Vec::new();
    for (path, leaf) in leaves(json) {
        match leaf {
            Leaf::Text(text) => cells.extend(values(&path, &text)),
            Leaf::Other => odd.push(path),
        }
    }
    made((cells, odd), (kind, number), (import, desk));
}

/// Makes values of a key; a date such as `2012,1,26,18,30` has several.
fn values(path: &str, text: &str) -> Vec<Cell> {
    let cell = |target| vec![Cell::new(target, path, text)];
    match path {
        "startDate" => date(path, text, Side::Start),
        "endDate" => date(path, text, Side::End),
        "headline" => cell(Target::Title),
        "text" => vec![Cell { markup: Markup::Html, ..Cell::new(Target::Body, path, text) }],
        "asset.media" => cell(Target::Media),
        "asset.credit" => cell(Target::MediaWords("credit")),
        "asset.caption" => cell(Target::MediaWords("caption")),
        "asset.thumbnail" => cell(Target::Drop("thumbnails are made of the media".to_owned())),
        "tag" => cell(Target::Named("topics")),
        "classname" => cell(Target::Drop(super::LOOKS.to_owned())),
        _ => cell(Target::Own(super::super::event::own_key(path))),
    }
}

/// Splits a date; one that is no row of numbers is read as words.
fn date(path: &str, text: &str, side: Side) -> Vec<Cell> {
    let parts: Vec<&str> = text.split(',').map(str::trim).collect();
    let number = |part: &&str| part.strip_prefix('-').unwrap_or(part).bytes().all(|byte| byte.is_ascii_digit());
    if parts.len() < 2 && text.trim().len() > 4 || !parts.iter().all(number) || parts.len() > 6 {
        let target = if side == Side::Start { Target::Date } else { Target::End };
        return vec![Cell::new(target, path, text)];
    }
    let names = [Part::Year, Part::Month, Part::Day, Part::Hour, Part::Minute, Part::Second];
    let all = names.into_iter().zip(parts).enumerate();
    all.map(|(at, (part, value))| {
        let field = if at == 0 { path.to_owned() } else { format!("{path} (part {})", at + 1) };
        Cell::new(Target::Part(side, part), field, value)
    })
    .collect()
}
