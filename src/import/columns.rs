//! Which column is what: by a mapping file, by the names of the sheet of `TimelineJS`, and by plain names.

use super::Options;
use super::cell::{Cell, Commas, Markup, Part, Side, Target};
use super::date::Order;
use super::event::own_key;
use super::report::Fault;
use crate::files::input::Input;
use crate::parse::yaml;
use crate::problem::wording::{did_you_mean, list_or, ticked};

/// The columns of a table.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    /// What each is, in the order of the table.
    all: Vec<Column>,
    /// Values that every record gets.
    constants: Vec<Cell>,
    /// The order of figures in dates, where the mapping says it.
    pub order: Option<Order>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Column {
    /// What each of its values is like, but for the value.
    cell: Cell,
}

/// Names of columns, lowered and without signs, and what they are. Those of `TimelineJS` come first.
const NAMES: [(&str, Target); 106] = [
    ("year", Target::Part(Side::Start, Part::Year)),
    ("month", Target::Part(Side::Start, Part::Month)),
    ("day", Target::Part(Side::Start, Part::Day)),
    ("time", Target::Part(Side::Start, Part::Time)),
    ("start year", Target::Part(Side::Start, Part::Year)),
    ("start month", Target::Part(Side::Start, Part::Month)),
    ("start day", Target::Part(Side::Start, Part::Day)),
    ("start time", Target::Part(Side::Start, Part::Time)),
    ("end year", Target::Part(Side::End, Part::Year)),
    ("end month", Target::Part(Side::End, Part::Month)),
    ("end day", Target::Part(Side::End, Part::Day)),
    ("end time", Target::Part(Side::End, Part::Time)),
    ("display date", Target::Display),
    ("headline", Target::Title),
    ("text", Target::Body),
    ("media", Target::Media),
    ("media credit", Target::MediaWords("credit")),
    ("media caption", Target::MediaWords("caption")),
    ("media thumbnail", Target::MediaWords("thumbnail")),
    ("alt text", Target::MediaWords("alt")),
    ("media alt", Target::MediaWords("alt")),
    ("type", Target::Type),
    ("group", Target::Named("topics")),
    ("tag", Target::Named("topics")),
    ("date", Target::Date),
    ("start date", Target::Date),
    ("start", Target::Date),
    ("event date", Target::Date),
    ("date of event", Target::Date),
    ("when", Target::Date),
    ("end date", Target::End),
    ("end", Target::End),
    ("title", Target::Title),
    ("event", Target::Title),
    ("event title", Target::Title),
    ("name", Target::Title),
    ("heading", Target::Title),
    ("what", Target::Title),
    ("what happened", Target::Title),
    ("body", Target::Body),
    ("description", Target::Body),
    ("details", Target::Body),
    ("account", Target::Body),
    ("content", Target::Body),
    ("summary", Target::Words("summary")),
    ("short", Target::Words("short")),
    ("kind", Target::Words("kind")),
    ("status", Target::Word("status")),
    ("importance", Target::Word("importance")),
    ("places", Target::List("places")),
    ("place", Target::List("places")),
    ("location", Target::List("places")),
    ("locations", Target::List("places")),
    ("where", Target::List("places")),
    ("unknown", Target::List("unknown")),
    ("people", Target::Named("people")),
    ("person", Target::Named("people")),
    ("persons", Target::Named("people")),
    ("who", Target::Named("people")),
    ("actors", Target::Named("people")),
    ("organizations", Target::Named("organizations")),
    ("organization", Target::Named("organizations")),
    ("organisations", Target::Named("organizations")),
    ("organisation", Target::Named("organizations")),
    ("agency", Target::Named("organizations")),
    ("topics", Target::Named("topics")),
    ("topic", Target::Named("topics")),
    ("tags", Target::Named("topics")),
    ("category", Target::Named("topics")),
    ("categories", Target::Named("topics")),
    ("series", Target::Named("topics")),
    ("sources", Target::Sources),
    ("source", Target::Sources),
    ("source url", Target::Sources),
    ("url", Target::Sources),
    ("link", Target::Sources),
    ("links", Target::Sources),
    ("reference", Target::Sources),
    ("references", Target::Sources),
    ("source title", Target::SourceTitle),
    ("source name", Target::SourceOutlet),
    ("outlet", Target::SourceOutlet),
    ("publisher", Target::SourceOutlet),
    ("reported", Target::Reported),
    ("draft", Target::Held(true)),
    ("hidden", Target::Held(true)),
    ("private", Target::Held(true)),
    ("confidential", Target::Held(true)),
    ("unpublished", Target::Held(true)),
    ("do not publish", Target::Held(true)),
    ("public", Target::Held(false)),
    ("publish", Target::Held(false)),
    ("show", Target::Held(false)),
    ("embargo", Target::Embargo),
    ("embargo until", Target::Embargo),
    ("embargoed until", Target::Embargo),
    ("hold until", Target::Embargo),
    ("time zone", Target::Zone),
    ("timezone", Target::Zone),
    ("tz", Target::Zone),
    ("utc offset", Target::Zone),
    ("image", Target::Media),
    ("photo", Target::Media),
    ("caption", Target::MediaWords("caption")),
    ("credit", Target::MediaWords("credit")),
    ("alt", Target::MediaWords("alt")),
];

/// Names that a mapping gives as a target and that are no columns' names, or mean something else as such.
const TARGETS: [(&str, Target); 13] = [
    ("id", Target::Id),
    ("people ids", Target::Ids("people")),
    ("organization ids", Target::Ids("organizations")),
    ("topic ids", Target::Ids("topics")),
    ("source ids", Target::Ids("sources")),
    ("slug", Target::Id),
    ("unique id", Target::Id),
    ("edtf", Target::Date),
    ("alias", Target::Alias),
    ("aliases", Target::Alias),
    ("media alt text", Target::MediaWords("alt")),
    ("source outlet", Target::SourceOutlet),
    ("published", Target::Reported),
];

impl Columns {
    /// Returns how many columns there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Tells whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Tells whether a column or a constant is for something.
    pub fn has(&self, target: &Target) -> bool {
        self.all.iter().map(|column| &column.cell).chain(&self.constants).any(|cell| cell.target == *target)
    }

    /// Returns the values of a row.
    pub fn cells(&self, row: &[String]) -> Vec<Cell> {
        let values = self.all.iter().zip(row);
        let own = values.map(|(column, value)| Cell { value: value.clone(), ..column.cell.clone() });
        own.chain(self.constants.iter().cloned()).collect()
    }
}

/// Finds out what the columns of a head are.
///
/// # Errors
///
/// The fault of a mapping file that cannot be read, or names what is not there.
pub fn of(head: &[String], markup: Markup, options: &Options<'_>) -> Result<Columns, Box<Fault>> {
    let edtf = |name: &str| (folded(name) == "edtf").then(|| "edtf".to_owned());
    let cell = |name: &String| Cell {
        markup,
        commas: commas(name),
        format: edtf(name),
        ..Cell::new(guess(name), name.trim(), "")
    };
    let column = |name: &String| Column { cell: cell(name) };
    let mut columns = Columns { all: head.iter().map(column).collect(), ..Columns::default() };
    if let Some(map) = options.map {
        mapped(&mut columns, head, map)
            .map_err(|(message, help)| Box::new(Fault::of_file(&map.path, message, &help)))?;
    }
    Ok(columns)
}

/// Guesses what a column is; one with a name that nobody knows becomes a key of the author's own.
fn guess(name: &str) -> Target {
    let folded = folded(name);
    if folded.is_empty() {
        return Target::Own("x-column".to_owned());
    }
    if folded == "background" {
        return Target::Drop("how a page looks is the theme's".to_owned());
    }
    let known = NAMES.iter().chain(&TARGETS).find(|(known, _)| *known == folded);
    known.map_or_else(|| Target::Own(own_key(name)), |(_, target)| target.clone())
}

/// Says what commas are in a column: those that are called as several topics list them, and a group is one.
fn commas(name: &str) -> Commas {
    let several = matches!(folded(name).as_str(), "topics" | "tags" | "categories");
    if several { Commas::BetweenNames } else { Commas::InNames }
}

/// Lowers a name and makes its signs single spaces.
fn folded(name: &str) -> String {
    let plain = name.to_lowercase().replace(|c: char| !c.is_alphanumeric(), " ");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is wrong with a mapping, and what to do.
type Wrong = (String, String);

/// Applies a mapping file.
fn mapped(columns: &mut Columns, head: &[String], map: &Input) -> Result<(), Wrong> {
    let node = yaml::read(&map.text).map_err(|failure| {
        let yaml::Failure::Syntax { reason, .. } = failure else {
            return ("this is no mapping".to_owned(), "anchors, aliases and tags are not read".to_owned());
        };
        (format!("this is no YAML: {reason}"), String::new())
    })?;
    let serde_json::Value::Object(map) = node.json() else {
        return Err(("this is no mapping".to_owned(), "write `columns:` and below it `NAME: KEY`".to_owned()));
    };
    for (key, value) in &map {
        match (key.as_str(), value) {
            ("columns", serde_json::Value::Object(all)) => {
                for (name, target) in all {
                    column(columns, head, (name, target))?;
                }
            }
            ("constants", serde_json::Value::Object(all)) => {
                for (name, value) in all {
                    let value = text(value)
                        .ok_or_else(|| (format!("the constant {} is no text", ticked(name)), String::new()))?;
                    let cell = Cell::new(target(name)?, format!("constant {name}"), value);
                    columns.constants.push(Cell { commas: commas(name), ..cell });
                }
            }
            ("date-order", value) => columns.order = Some(order(value)?),
            ("as" | "generator" | "keys" | "set", _) => {
                let help =
                    "for a table write `columns`, with the names of its columns; `constants` takes the place of `set`";
                return Err((format!("{} is of a mapping for folders", ticked(key)), help.to_owned()));
            }
            _ => {
                let help = did_you_mean(key, ["columns", "constants", "date-order"]);
                let help = help.unwrap_or_else(|| "a mapping has `columns`, `constants` and `date-order`".to_owned());
                return Err((format!("a mapping has no {}", ticked(key)), help));
            }
        }
    }
    Ok(())
}

/// Returns a text, a number, or a list of texts, as text.
fn text(value: &serde_json::Value) -> Option<String> {
    match value {
        serde_json::Value::String(text) => Some(text.clone()),
        serde_json::Value::Number(number) => Some(number.to_string()),
        serde_json::Value::Array(list) => Some(list.iter().map(text).collect::<Option<Vec<_>>>()?.join(";")),
        _ => None,
    }
}

/// Reads the order of figures in dates.
fn order(value: &serde_json::Value) -> Result<Order, Wrong> {
    match value.as_str() {
        Some("mdy") => Ok(Order::Mdy),
        Some("dmy") => Ok(Order::Dmy),
        Some("ymd") => Ok(Order::Ymd),
        _ => Err(("`date-order` is none that there is".to_owned(), "write `mdy`, `dmy` or `ymd`".to_owned())),
    }
}

/// Applies what a mapping says of a column.
fn column(columns: &mut Columns, head: &[String], (name, said): (&str, &serde_json::Value)) -> Result<(), Wrong> {
    let at = head.iter().position(|column| column.trim() == name.trim());
    let at = at.or_else(|| head.iter().position(|column| folded(column) == folded(name)));
    let Some(at) = at else {
        let help = did_you_mean(name, head.iter().map(|column| column.trim()));
        let help = help.unwrap_or_else(|| format!("the columns are {}", crate::problem::wording::list_and(head)));
        return Err((format!("the table has no column {}", ticked(name)), help));
    };
    let cell = &mut columns.all[at].cell;
    match said {
        serde_json::Value::String(key) => set(cell, ("to", key))?,
        serde_json::Value::Object(parts) => {
            for (key, value) in parts {
                set(cell, (key, text(value).as_deref().unwrap_or_default()))?;
            }
        }
        _ => {
            let help = "write a key, such as `title`, or `{to: title, split: \",\"}`".to_owned();
            return Err((format!("what is said of the column {} is no key", ticked(name)), help));
        }
    }
    Ok(())
}

/// Sets what a mapping says of a column in detail.
fn set(cell: &mut Cell, (key, value): (&str, &str)) -> Result<(), Wrong> {
    match key {
        "to" => (cell.target, cell.commas) = (target(value)?, commas(value)),
        "drop" => cell.target = Target::Drop(value.to_owned()),
        "split" => cell.split = Some(value.to_owned()),
        "format" => match value {
            "markdown" => cell.markup = Markup::Markdown,
            "html" => cell.markup = Markup::Html,
            "plain" => cell.markup = Markup::Plain,
            date => cell.format = Some(date.to_owned()),
        },
        _ => {
            let help = did_you_mean(key, ["to", "drop", "split", "format"]);
            let help = help.unwrap_or_else(|| "a column has `to`, `drop`, `split` and `format`".to_owned());
            return Err((format!("a column has no {}", ticked(key)), help));
        }
    }
    Ok(())
}

/// Finds the target that a mapping names.
fn target(key: &str) -> Result<Target, Wrong> {
    if key.starts_with("x-") {
        return Ok(Target::Own(own_key(key)));
    }
    let folded = folded(key);
    let all = || NAMES.iter().chain(&TARGETS);
    all().find(|(known, _)| *known == folded).map(|(_, target)| target.clone()).ok_or_else(|| {
        let names = ["title", "date", "end", "text", "summary", "status", "people", "places", "topics", "sources"];
        let help = did_you_mean(&folded, all().map(|(known, _)| *known));
        (
            format!("no key is called {}", ticked(key)),
            help.unwrap_or_else(|| format!("there are {} and others, and keys that begin with `x-`", list_or(&names))),
        )
    })
}
