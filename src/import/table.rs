//! A table with a head: what CSV files and the tables of Markdown have in common.

use std::collections::BTreeMap;

use super::Options;
use super::cell::{Cells, Markup, Part, Side, Target};
use super::columns::{self, Columns};
use super::desk::Desk;
use super::report::{Fault, Place, Record};
use super::{Ids, Import, slide};
use crate::files::input::Input;
use crate::problem::wording::ticked;

/// A table as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The names of the columns.
    pub head: Vec<String>,
    /// How many rows stand above the head.
    pub above: usize,
    /// The rows, each with the line that it begins on, counted from 1.
    pub rows: Vec<(u32, Vec<String>)>,
    /// How the texts in it are written.
    pub markup: Markup,
}

/// Makes entries of the rows of a table.
pub fn read(table: &Table, (input, options): (&Input, &Options<'_>), ids: &mut Ids) -> Import {
    let columns = match columns::of(&table.head, table.markup, options) {
        Ok(columns) => columns,
        Err(fault) => return super::report::only(*fault),
    };
    let mut import = Import::default();
    if !columns.has(&Target::Title) {
        let help = match named_below(table, options) {
            Some(row) => format!("row {row} seems to name them; take out what stands above it"),
            None => format!("the columns are {}; say with `--map` which of them is the title", shown(&table.head)),
        };
        import.faults.push(Fault::of_file(&input.path, "no column is the title", &help));
        return import;
    }
    let mut order = *options;
    order.order = options.order.or(columns.order);
    let mut desk = Desk::new(input, &order, ids);
    // A sheet counts its rows from 1, and the head is one of them.
    let numbered = (table.above + 2..).zip(&table.rows);
    let rows: Vec<_> = numbered.filter(|(_, (_, row))| row.iter().any(|cell| !cell.trim().is_empty())).collect();
    if rows.is_empty() {
        let message = "there are no rows below the names of the columns";
        return super::report::only(Fault::of_file(&input.path, message, "save the sheet again, with its rows"));
    }
    let mut known: BTreeMap<&[String], usize> = BTreeMap::new();
    for (number, (line, row)) in rows {
        self::row(&mut import, (number, *line, row), (&columns, &mut desk));
        match known.get(row.as_slice()) {
            Some(first) => {
                import.warnings.push(twice((number, *first), Place { file: input.path.clone(), line: *line }));
            }
            None => _ = known.insert(row, number),
        }
    }
    import
}

/// How many rows below the head are looked at for the names of columns.
const HEADS: usize = 10;

/// Returns the row, as a sheet counts, that seems to name the columns where the first one does not: it has a title and a date.
fn named_below(table: &Table, options: &Options<'_>) -> Option<usize> {
    let plain = Options { map: None, ..*options };
    let is_head = |row: &[String]| {
        let columns = columns::of(row, table.markup, &plain).ok()?;
        let dates = [Target::Date, Target::Display, Target::Part(Side::Start, Part::Year)];
        (columns.has(&Target::Title) && dates.iter().any(|date| columns.has(date))).then_some(())
    };
    let mut rows = (table.above + 2..).zip(&table.rows).take(HEADS);
    rows.find_map(|(number, (_, row))| is_head(row).map(|()| number))
}

/// Says that a row is there twice.
fn twice((number, first): (usize, usize), place: Place) -> Fault {
    Fault {
        record: format!("row {number}"),
        place: Some(place),
        field: String::new(),
        message: format!("this is row {first} once more, so that the event is there twice"),
        help: Some("take one of the two away, unless it happened twice".to_owned()),
    }
}

/// Makes an entry of a row.
fn row(import: &mut Import, (number, line, row): (usize, u32, &[String]), (columns, desk): (&Columns, &mut Desk<'_>)) {
    let cells = columns.cells(row);
    let title = Cells::new(cells.iter().cloned()).peek(&Target::Title).map(|cell| cell.value.clone());
    let words = title.map(|title| format!(": {}", slide::short(&title))).unwrap_or_default();
    let place = Place { file: desk.input.path.clone(), line };
    let mut record = Record::new(import, format!("row {number}{words}"), Some(place));
    for (at, cell) in row.iter().enumerate().skip(columns.len()).filter(|(_, cell)| !cell.trim().is_empty()) {
        record.fault(
            "",
            format!("there is no column {} for {}", at + 1, ticked(cell)),
            Some("check the quotation marks and separators of the row".to_owned()),
        );
    }
    slide::read(Cells::new(cells), &mut record, desk);
}

/// Names columns.
fn shown(head: &[String]) -> String {
    crate::problem::wording::list_and(head)
}
