//! Markdown: a file with tables.

use pulldown_cmark::{Event, Options as Extension, Parser, Tag, TagEnd};

use super::cell::Markup;
use super::report::{self, Fault};
use super::table::{self, Table};
use super::{Ids, Import, Options};
use crate::files::input::Input;
use crate::text::line_column;

/// Reads the tables of a file; what stands around them is named in the report.
pub fn table(input: &Input, options: &Options<'_>, ids: &mut Ids) -> Import {
    let (tables, others) = tables(&input.text);
    if tables.is_empty() {
        let help = "write the events as rows of a table with a head, or name the folder of files with a front matter";
        return report::only(Fault::of_file(&input.path, "there is no table", help));
    }
    let mut import = Import::default();
    for table in &tables {
        import.extend(table::read(table, (input, options), ids));
    }
    for line in others {
        let place = Some(report::Place { file: input.path.clone(), line });
        report::Record::new(&mut import, &input.path, place).dropped("text", "it stands outside of the tables");
    }
    import
}

/// Finds the tables of a text, and the lines on which other blocks begin.
fn tables(text: &str) -> (Vec<Table>, Vec<u32>) {
    let line = |at: usize| line_column(text, at).line;
    let (mut tables, mut others): (Vec<Table>, Vec<u32>) = (Vec::new(), Vec::new());
    let mut depth = 0_usize;
    let mut row: Vec<String> = Vec::new();
    let mut in_table = false;
    for (event, range) in Parser::new_ext(text, Extension::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(Tag::Table(_)) => {
                in_table = true;
                tables.push(Table { markup: Markup::Markdown, ..Table::default() });
            }
            Event::End(TagEnd::Table) => in_table = false,
            Event::Start(Tag::TableHead | Tag::TableRow) => row.clear(),
            Event::Start(Tag::TableCell) => {
                let cell = text[range].trim().trim_start_matches('|').trim_end_matches('|').trim();
                row.push(cell.replace("\\|", "|"));
            }
            Event::End(TagEnd::TableHead) => {
                if let Some(table) = tables.last_mut() {
                    table.head.clone_from(&row);
                }
            }
            Event::End(TagEnd::TableRow) => {
                if let Some(table) = tables.last_mut() {
                    table.rows.push((line(range.start), row.clone()));
                }
            }
            Event::Start(_) if !in_table => {
                if depth == 0 {
                    others.push(line(range.start));
                }
                depth += 1;
            }
            Event::End(_) if !in_table => depth = depth.saturating_sub(1),
            Event::Rule | Event::Html(_) if !in_table && depth == 0 => others.push(line(range.start)),
            _ => {}
        }
    }
    (tables, others)
}
