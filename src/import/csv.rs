//! A table with a head: CSV, TSV, and what spreadsheets export.

use super::report::{self, Fault};
use super::table::{self, Table};
use super::{Ids, Import, Options};
use crate::files::input::Input;

/// Reads a file.
pub fn read(input: &Input, options: &Options<'_>, ids: &mut Ids) -> Import {
    if let Some(other) = foreign(&input.text) {
        let (message, help) = other;
        return report::only(Fault::of_file(&input.path, message, help));
    }
    match table(&input.text) {
        Ok(table) if table.head.is_empty() => report::only(Fault::of_file(
            &input.path,
            "there is no row that names the columns",
            "name them in the first row",
        )),
        Ok(table) => table::read(&table, (input, options), ids),
        Err(message) => {
            report::only(Fault::of_file(&input.path, message, "save the table as CSV with quotation marks"))
        }
    }
}

/// Says what a text is that is no table at all, and what to do.
fn foreign(text: &str) -> Option<(&'static str, &'static str)> {
    let head = text.trim_start();
    if is_page(head) {
        return Some((
            "this is a page of the web, and no table",
            "save the sheet itself as CSV; in Google Sheets with File > Download > Comma-separated values",
        ));
    }
    let json = head.starts_with(['{', '[']) && serde_json::from_str::<serde::de::IgnoredAny>(head).is_ok();
    let help = "write `dateline import timelinejs` for a timeline, `dateline import webannotation` for annotations";
    json.then_some(("this is JSON, and no table", help))
}

/// Tells whether a text is a page of the web.
pub(super) fn is_page(text: &str) -> bool {
    let begins = |word: &str| text.trim_start().get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word));
    begins("<!doctype html") || begins("<html")
}

/// Reads rows; rows that are empty before the head are left out.
fn table(text: &str) -> Result<Table, String> {
    let (said, text) = separated(text);
    let delimiter = said.unwrap_or_else(|| delimiter(text));
    let first = u32::from(said.is_some());
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    if let Some(line) = unclosed(text, delimiter).map(|line| line + usize::from(said.is_some())) {
        return Err(format!(
            "the quotation mark that opens on line {line} is never closed, so that rows would be lost in it"
        ));
    }
    let mut table = Table::default();
    for row in reader.records() {
        let row = row.map_err(|error| error.to_string())?;
        let line = row.position().map_or(0, |position| u32::try_from(position.line()).unwrap_or(u32::MAX)) + first;
        let cells: Vec<String> = row.iter().map(str::to_owned).collect();
        let blank = cells.iter().all(|cell| cell.trim().is_empty());
        match table.head.is_empty() {
            true if blank => table.above += 1,
            true => table.head = cells,
            false => table.rows.push((line, cells)),
        }
    }
    let used = table.head.iter().rposition(|name| !name.trim().is_empty()).map_or(0, |last| last + 1);
    table.head.truncate(used);
    Ok(table)
}

/// Takes off the line with which Excel is told the sign between cells, `sep=;`; no row of the sheet is it.
fn separated(text: &str) -> (Option<u8>, &str) {
    let line = text.split('\n').next().unwrap_or_default();
    let sign = line.trim().trim_matches('"').strip_prefix("sep=").or_else(|| line.trim().strip_prefix("SEP="));
    match sign.map(str::as_bytes) {
        Some(&[sign]) => (Some(sign), text.get(line.len() + 1..).unwrap_or_default()),
        _ if line.trim_end_matches('\r') == "sep=\t" => (Some(b'\t'), text.get(line.len() + 1..).unwrap_or_default()),
        _ => (None, text),
    }
}

/// Returns the line of a quotation mark that opens a cell and is not closed before the end.
fn unclosed(text: &str, delimiter: u8) -> Option<usize> {
    let (mut line, mut before, mut open) = (1, b'\n', None);
    for byte in text.bytes() {
        match (byte, open) {
            // A doubled mark closes the cell and opens it again.
            (b'"', Some(_)) => open = None,
            (b'"', None) if before == delimiter || before == b'\n' || before == b'"' => open = Some(line),
            _ => {}
        }
        line += usize::from(byte == b'\n');
        before = byte;
    }
    open
}

/// Finds the sign between cells: the one that stands most often in the head, outside of quotation marks.
fn delimiter(text: &str) -> u8 {
    let head = text.lines().find(|line| !line.trim_matches([',', ';', '\t', ' ']).is_empty()).unwrap_or_default();
    let bare: String = head.split('"').step_by(2).collect();
    let count = |sign: &u8| bare.bytes().filter(|byte| byte == sign).count();
    // Where two are as often, the first of the list wins.
    [b'|', b';', b'\t', b','].into_iter().max_by_key(count).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sign_between_cells_is_found() {
        for (text, sign) in [("a,b;c,d", b','), ("a;b,c;d", b';'), ("\"a,b,c\";d", b';'), ("a\tb", b'\t'), ("a", b',')]
        {
            assert_eq!(delimiter(text), sign, "{text}");
        }
    }

    #[test]
    fn the_sign_that_is_told_to_excel_holds() {
        let table = table("sep=;\na;b,c\n1;2,3\n").unwrap();
        assert_eq!(table.head, ["a", "b,c"]);
        assert_eq!(table.rows, [(3, vec!["1".to_owned(), "2,3".to_owned()])]);
        assert_eq!(separated("sep=\t\na\tb").0, Some(b'\t'));
        assert_eq!(separated("separate,b\n").0, None);
    }

    #[test]
    fn a_quotation_mark_that_stays_open_is_found() {
        for (text, line) in [
            ("a,\"b\nc\"\n", None),
            ("a,\"b \"\"c\"\" d\"\n", None),
            ("a,5\" pipe\n", None),
            ("a,b\n\"c\nd,e\n", Some(2)),
            ("a,\"\"\"b\n", Some(1)),
        ] {
            assert_eq!(unclosed(text, b','), line, "{text:?}");
        }
    }

    #[test]
    fn rows_know_their_lines() {
        let table = table("\n,,\na,b,\n1,\"x\ny\"\n\n,\n2,z\n").unwrap();
        assert_eq!(table.head, ["a", "b"]);
        let rows: Vec<(u32, &str)> = table.rows.iter().map(|(line, row)| (*line, row[0].as_str())).collect();
        let lines: Vec<(u32, &str)> = rows.into_iter().filter(|(_, first)| !first.is_empty()).collect();
        assert_eq!(lines, [(4, "1"), (8, "2")]);
    }
}
