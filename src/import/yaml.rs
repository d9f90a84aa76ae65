//! Values as YAML that an author could have written, and that reads back as what is meant.
//!
//! Owns when a text needs quotation marks: whenever it would mean something else without, to Dateline's reader or to
//! another of an older version of YAML.

use super::Value;
use crate::parse::yaml;

/// Words that are no text to readers of YAML 1.1, such as those in editors.
const NO_TEXTS: [&str; 8] = ["yes", "no", "on", "off", "y", "n", "true", "false"];

/// The characters up to which a list or a map stands on one line.
const WIDTH: usize = 100;

/// Writes keys and values, one key a line, with an indent in spaces.
pub(super) fn fields(fields: &[(String, Value)], indent: usize) -> String {
    let margin = " ".repeat(indent);
    fields.iter().flat_map(|(key, value)| [format!("{margin}{key}:"), after_key(value, indent)]).collect()
}

/// Writes an entry of a list.
pub(super) fn entry(entry: &[(String, Value)]) -> String {
    let text = fields(entry, 2);
    format!("- {}", text.get(2..).unwrap_or_default())
}

/// Writes what follows the colon of a key, with the end of its line.
fn after_key(value: &Value, indent: usize) -> String {
    match value {
        Value::Text(text) if text.contains('\n') => block(text, indent + 2),
        Value::List(list) if !list.is_empty() && !is_short(value) => {
            let lines = list.iter().map(|value| member(value, indent + 2));
            format!("\n{}", lines.collect::<String>())
        }
        Value::Map(map) if !map.is_empty() && !is_short(value) => format!("\n{}", fields(map, indent + 2)),
        _ => format!(" {}\n", inline(value, Where::Alone)),
    }
}

/// Writes a member of a list on lines of its own.
fn member(value: &Value, indent: usize) -> String {
    let lines = match value {
        Value::Map(map) if !map.is_empty() && !is_short(value) => {
            fields(map, indent + 2).get(indent + 2..).unwrap_or_default().to_owned()
        }
        _ => format!("{}\n", inline(value, Where::Alone)),
    };
    format!("{}- {lines}", " ".repeat(indent))
}

/// Tells whether a list or map fits on a line.
fn is_short(value: &Value) -> bool {
    !spans_lines(value) && inline(value, Where::Inside).chars().count() <= WIDTH
}

/// Tells whether a text inside has several lines.
fn spans_lines(value: &Value) -> bool {
    match value {
        Value::Text(text) => text.contains('\n'),
        Value::Flag(_) | Value::Number(_) => false,
        Value::List(list) => list.iter().any(spans_lines),
        Value::Map(map) => map.iter().any(|(_, value)| spans_lines(value)),
    }
}

/// Where on a line a text stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Where {
    /// After a key or a hyphen.
    Alone,
    /// In brackets or braces.
    Inside,
}

/// Writes a value on one line.
fn inline(value: &Value, place: Where) -> String {
    match value {
        Value::Text(text) => scalar(text, place),
        Value::Flag(flag) => flag.to_string(),
        Value::Number(number) => number.to_string(),
        Value::List(list) => {
            let all: Vec<String> = list.iter().map(|value| inline(value, Where::Inside)).collect();
            format!("[{}]", all.join(", "))
        }
        Value::Map(map) => {
            let all: Vec<String> =
                map.iter().map(|(key, value)| format!("{key}: {}", inline(value, Where::Inside))).collect();
            format!("{{{}}}", all.join(", "))
        }
    }
}

/// Writes a text on one line, in quotation marks where it needs them.
fn scalar(text: &str, place: Where) -> String {
    if is_plain(text, place) { text.to_owned() } else { quoted(text) }
}

/// Writes a text in quotation marks; one in JSON's quotes is one in YAML's.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string().replace('\u{7F}', "\\u007f").replace('\u{85}', "\\u0085")
}

/// Tells whether a text means itself without quotation marks.
fn is_plain(text: &str, place: Where) -> bool {
    let odd = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}');
    if text.is_empty() || text.contains(odd) || NO_TEXTS.contains(&text.to_lowercase().as_str()) {
        return false;
    }
    let inside = |c: char| matches!(c, ',' | '[' | ']' | '{' | '}' | ':' | '#' | '"' | '\'');
    if place == Where::Inside && text.contains(inside) {
        return false;
    }
    // A year is a date to everybody; Dateline reads it as it is written.
    if text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0') {
        return true;
    }
    // Numbers and times of YAML 1.1 that are texts in 1.2, such as 1_000 and 12:30, keep their quotes.
    let first = text.chars().next().unwrap_or_default();
    let number = first.is_ascii_digit() || matches!(first, '+' | '-' | '.');
    let numeric = |c: char| c.is_ascii_hexdigit() || matches!(c, '_' | ':' | '.' | '+' | 'x' | 'o');
    if number && text.chars().skip(1).all(numeric) {
        return false;
    }
    let same = |value: &yaml::Value| matches!(value, yaml::Value::Text(found) if found == text);
    let written = if place == Where::Alone { format!("key: {text}\n") } else { format!("[{text}]\n") };
    yaml::read(&written).is_ok_and(|node| match &node.value {
        yaml::Value::Map(map) => matches!(&map[..], [(_, found)] if same(&found.value)),
        yaml::Value::List(list) => matches!(&list[..], [found] if same(&found.value)),
        _ => false,
    })
}

/// Writes a text of several lines, after its key.
fn block(text: &str, indent: usize) -> String {
    let odd = |c: char| c != '\n' && c.is_control() || matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}');
    let bare = text.trim_end_matches('\n');
    let plain = !text.starts_with([' ', '\n', '\t']) && !bare.is_empty() && !text.contains(odd);
    let ends = match text.len() - bare.len() {
        0 => Some("|-"),
        1 => Some("|"),
        _ => None,
    };
    let Some(ends) = ends.filter(|_| plain) else { return format!(" {}\n", quoted(text)) };
    let margin = " ".repeat(indent);
    let lines = bare.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("{margin}{line}\n") });
    format!(" {ends}\n{}", lines.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Reads a value back.
    fn read_back(text: &str) -> serde_json::Value {
        yaml::read(text).unwrap_or_else(|failure| panic!("{text}: {failure:?}")).json()
    }

    #[test]
    fn texts_are_quoted_where_they_would_mean_something_else() {
        let cases = [
            ("Council votes", "Council votes"),
            ("It's late", "It's late"),
            ("'tis late", "\"'tis late\""),
            ("Vote: the end", "\"Vote: the end\""),
            ("No #1", "\"No #1\""),
            ("* a star", "\"* a star\""),
            ("no", "\"no\""),
            ("1.10", "\"1.10\""),
            ("12:30", "\"12:30\""),
            ("1e3", "\"1e3\""),
            ("0012", "\"0012\""),
            ("2022", "2022"),
            ("2022-11", "2022-11"),
            ("2022-11-11", "2022-11-11"),
            ("2022~", "2022~"),
            ("[2022, 2023]", "\"[2022, 2023]\""),
            ("~", "\"~\""),
            ("", "\"\""),
            ("- a", "\"- a\""),
            (" a", "\" a\""),
            ("https://a.example/x#y", "https://a.example/x#y"),
            ("@herald", "\"@herald\""),
            ("100%", "100%"),
        ];
        for (text, written) in cases {
            assert_eq!(inline(&text.into(), Where::Alone), written, "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn every_text_reads_back(text in "(\\PC|[ \n:#*&'\"\\-\\[\\]{}~|>%@`,?!]){0,24}") {
            let written = fields(&[("a".into(), Value::List(vec![text.clone().into(), Value::Map(vec![
                ("b".into(), text.clone().into()), ("c".into(), Value::Number(1))])])), ("d".into(), text.clone().into())], 0);
            let meant = serde_json::json!({ "a": [text, { "b": text, "c": 1 }], "d": text });
            let read = read_back(&written);
            // A year without quotes is a number to YAML; Dateline takes the author's characters.
            let year = text.len() == 4 && text.parse::<u16>().is_ok();
            prop_assert!(year || read == meant, "{written}");
        }
    }
}
