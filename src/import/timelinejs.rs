//! `TimelineJS`: JSON of version 3, and of the version 2 before it.

mod legacy;

use serde_json::{Map, Value};

use super::cell::{Cell, Cells, Markup, Part, Side, Target};
use super::desk::Desk;
use super::report::{self, Fault, Record};
use super::{Ids, Import, Options, slide};
use crate::files::input::Input;
use crate::problem::wording::ticked;

/// Why what a theme decides is dropped.
const LOOKS: &str = "how a page looks is the theme's";

/// What a slide is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The title of the timeline.
    Title,
    /// An event.
    Event,
    /// An era.
    Era,
}

/// Reads a file.
pub fn read(input: &Input, options: &Options<'_>, ids: &mut Ids) -> Import {
    if super::csv::is_page(&input.text) {
        return refused(input, "this is a page of the web, and no timeline");
    }
    let json = match serde_json::from_str::<Value>(bare(&input.text)) {
        Ok(Value::Object(json)) => json,
        Ok(_) => return refused(input, "this is no timeline: it is no object with `events`"),
        Err(error) => return refused(input, &format!("this is no JSON: {error}")),
    };
    let mut import = Import::default();
    let mut desk = Desk::new(input, options, ids);
    match (json.get("timeline"), json.get("events")) {
        (Some(Value::Object(timeline)), _) => legacy::read(timeline, &mut import, &mut desk),
        (_, Some(Value::Array(events))) => {
            timeline(&json, &mut import, &mut desk);
            import.warnings.extend(unmet(events, &input.path));
        }
        _ => return refused(input, "this is no timeline: there are no `events`"),
    }
    import
}

/// Returns the JSON of a script that hands it to a name or a function, as version 2 is often kept: `storyjs_jsonp_data = {…};`
fn bare(text: &str) -> &str {
    let text = text.trim();
    let Some(at) = text.find('{') else { return text };
    let head = text[..at].trim_end();
    let is_name = |name: &str| {
        !name.is_empty()
            && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '$' | '.') || c.is_whitespace())
    };
    let rest = text[at..].trim_end_matches(|c: char| c == ';' || c.is_whitespace());
    match (head.strip_suffix('='), head.strip_suffix('(')) {
        (Some(name), _) if is_name(name) => rest,
        (_, Some(name)) if is_name(name) => rest.strip_suffix(')').unwrap_or(rest),
        _ => text,
    }
}

/// Makes the fault of a file that is no timeline.
fn refused(input: &Input, message: &str) -> Import {
    report::only(Fault::of_file(&input.path, message, "export the timeline as JSON of TimelineJS"))
}

/// Reads a timeline of version 3.
fn timeline(json: &Map<String, Value>, import: &mut Import, desk: &mut Desk<'_>) {
    for (key, value) in json {
        match (key.as_str(), value) {
            ("title", Value::Object(title)) => slide(title, (Kind::Title, 1), (import, desk)),
            ("events", Value::Array(events)) => all(events, Kind::Event, (import, desk)),
            ("eras", Value::Array(eras)) => all(eras, Kind::Era, (import, desk)),
            ("scale", Value::String(scale)) => {
                let why = format!("the scale comes from the dates; it was `{scale}`");
                Record::new(import, "timeline", None).dropped(key, why);
            }
            (_, Value::Null) => {}
            _ => Record::new(import, "timeline", None).dropped(key, "TimelineJS has no such key, nor has Dateline"),
        }
    }
}

/// Says that links to single slides are not met: what follows `#` never reaches a server, so no alias can catch it.
///
/// A timeline that was exported from here says its dates in EDTF, and nobody has linked to its slides.
fn unmet(events: &[Value], path: &str) -> Option<Fault> {
    let text = |event: &Value, key: &str| event.get(key).and_then(Value::as_str).is_some_and(|text| !text.is_empty());
    let named = events.iter().find(|event| text(event, "unique_id") && !text(event, "edtf"))?;
    let id = named.get("unique_id").and_then(Value::as_str)?;
    let message = format!(
        "links to single slides, such as {}, lead to the page and no longer to the event",
        ticked(&format!("#event-{id}"))
    );
    let help = "an event is at `events/ID/` now, and at `#ID` on the timeline; correct the links that you can";
    Some(Fault { field: "unique_id".to_owned(), ..Fault::of_file(path, message, help) })
}

/// Reads slides of a kind.
fn all(slides: &[Value], kind: Kind, (import, desk): (&mut Import, &mut Desk<'_>)) {
    for (at, value) in slides.iter().enumerate() {
        match value {
            Value::Object(json) => slide(json, (kind, at + 1), (import, desk)),
            _ => Record::new(import, name(kind, at + 1), None).fault("", "this is no object", None),
        }
    }
}

/// Names a slide.
fn name(kind: Kind, number: usize) -> String {
    match kind {
        Kind::Title => "title".to_owned(),
        Kind::Event => format!("event {number}"),
        Kind::Era => format!("era {number}"),
    }
}

/// Reads a slide.
fn slide(json: &Map<String, Value>, (kind, number): (Kind, usize), (import, desk): (&mut Import, &mut Desk<'_>)) {
    let mut cells = Vec::new();
    let mut odd = Vec::new();
    for (path, value) in leaves(json) {
        match value {
            Leaf::Text(text) => {
                let target = target(&path);
                let mut cell = Cell::new(target, path, text);
                if cell.target == Target::Body {
                    cell.markup = Markup::Html;
                }
                if cell.target == Target::Date {
                    cell.format = Some("edtf".to_owned());
                }
                cells.push(cell);
            }
            Leaf::Other => odd.push(path),
        }
    }
    made((cells, odd), (kind, number), (import, desk));
}

/// Makes of the values of a slide what its kind says; `odd` are the paths of those that are no single values.
fn made(
    (cells, odd): (Vec<Cell>, Vec<String>),
    (kind, number): (Kind, usize),
    (import, desk): (&mut Import, &mut Desk<'_>),
) {
    let cells = Cells::new(cells);
    let words = cells.peek(&Target::Title).map(|cell| format!(": {}", slide::short(&cell.value)));
    let mut record = Record::new(import, format!("{}{}", name(kind, number), words.unwrap_or_default()), None);
    for path in odd {
        record.dropped(&path, "TimelineJS has no such key, nor has Dateline");
    }
    match kind {
        Kind::Title => slide::title(cells, &mut record, desk),
        Kind::Event => slide::read(cells, &mut record, desk),
        Kind::Era => slide::era(cells, &mut record, desk),
    }
}

/// A value that holds no keys.
enum Leaf {
    /// A text, a number or a flag, as text.
    Text(String),
    /// A list.
    Other,
}

/// Returns the values of a slide, each with its path: `text.headline`.
fn leaves(json: &Map<String, Value>) -> Vec<(String, Leaf)> {
    let mut leaves = Vec::new();
    for (key, value) in json {
        match value {
            Value::Object(inner) => {
                leaves.extend(self::leaves(inner).into_iter().map(|(path, leaf)| (format!("{key}.{path}"), leaf)));
            }
            Value::String(text) => leaves.push((key.clone(), Leaf::Text(text.clone()))),
            Value::Number(number) => leaves.push((key.clone(), Leaf::Text(number.to_string()))),
            Value::Bool(flag) => leaves.push((key.clone(), Leaf::Text(flag.to_string()))),
            Value::Array(list) if list.is_empty() => {}
            Value::Array(_) => leaves.push((key.clone(), Leaf::Other)),
            Value::Null => {}
        }
    }
    leaves
}

/// Tells what a value of a slide is for.
fn target(path: &str) -> Target {
    let dates = [("start_date.", Side::Start), ("end_date.", Side::End)];
    if let Some((part, side)) = dates.iter().find_map(|(head, side)| Some((path.strip_prefix(head)?, *side))) {
        return date(part, side);
    }
    match path {
        "text.headline" => Target::Title,
        "text.text" => Target::Body,
        "media.url" => Target::Media,
        "media.caption" => Target::MediaWords("caption"),
        "media.credit" => Target::MediaWords("credit"),
        "media.alt" => Target::MediaWords("alt"),
        "media.thumbnail" => Target::Drop("thumbnails are made of the media".to_owned()),
        "media.title" => Target::Drop("the caption says what a picture shows".to_owned()),
        "media.link" => Target::Sources,
        "media.link_target" => Target::Drop("links open where the reader says".to_owned()),
        "group" => Target::Named("topics"),
        "display_date" => Target::Display,
        "unique_id" => Target::Id,
        "edtf" => Target::Date,
        "group_id" => Target::Ids("topics"),
        "source_ids" => Target::Ids("sources"),
        "autolink" => Target::Drop("addresses in a text are always links".to_owned()),
        "background.url" | "background.color" | "background.alt" | "background" => Target::Drop(LOOKS.to_owned()),
        _ => Target::Own(super::event::own_key(path)),
    }
}

/// Tells what a part of a date is for.
fn date(part: &str, side: Side) -> Target {
    match (part, side) {
        ("year", _) => Target::Part(side, Part::Year),
        ("month", _) => Target::Part(side, Part::Month),
        ("day", _) => Target::Part(side, Part::Day),
        ("hour", _) => Target::Part(side, Part::Hour),
        ("minute", _) => Target::Part(side, Part::Minute),
        ("second", _) => Target::Part(side, Part::Second),
        ("millisecond", _) => Target::Drop("Dateline has no fractions of a second".to_owned()),
        ("display_date", Side::Start) => Target::Display,
        ("display_date", Side::End) => Target::Own("x-display-date-of-the-end".to_owned()),
        ("format", _) => Target::Drop("how dates are written is the theme's".to_owned()),
        _ => Target::Drop("TimelineJS has no such part of a date, nor has Dateline".to_owned()),
    }
}
