//! The schemas: every file of the content and of the cases is held against that of its kind.
//!
//! A schema accepts what is read without a problem, and refuses a key that no reader asks for.

use dateline::files::Files;
use dateline::parse::{self, Kind, classify, schema::schema, yaml};
use dateline::problem::{Rule, Severity};
use dateline::resolve::Drafts;
use dateline::{Options, check};
use serde_json::{Map, Value, json};

use crate::case::Case;
use crate::tree;

/// The keywords that say nothing about whether a value is accepted.
const WORDS: [&str; 4] = ["$schema", "$defs", "title", "description"];

/// The keywords that hold values of one type alone to something.
const OF_ONE_TYPE: [&str; 7] =
    ["pattern", "minimum", "items", "required", "properties", "patternProperties", "additionalProperties"];

/// A schema, and the whole that its references lead into.
#[derive(Clone, Copy)]
pub(crate) struct Schema<'s> {
    /// The whole.
    root: &'s Value,
    /// The part at hand.
    part: &'s Value,
}

impl<'s> Schema<'s> {
    /// Begins with a whole.
    pub(crate) fn new(root: &'s Value) -> Self {
        Self { root, part: root }
    }

    /// Goes to a part.
    fn with(self, part: &'s Value) -> Self {
        Self { part, ..self }
    }

    /// Tells whether a value is accepted; a keyword that is not understood here is a mistake.
    pub(crate) fn accepts(self, value: &Value) -> bool {
        let keywords = self.part.as_object().expect("a schema is an object");
        keywords.iter().all(|(keyword, wanted)| match (keyword.as_str(), value) {
            (keyword, _) if WORDS.contains(&keyword) => true,
            ("type", value) => types(wanted).iter().any(|name| is(value, name)),
            ("enum", value) => wanted.as_array().unwrap().contains(value),
            ("pattern", Value::String(text)) => matches(wanted.as_str().unwrap(), text),
            ("minimum", Value::Number(number)) => number.as_f64() >= wanted.as_f64(),
            ("anyOf", value) => wanted.as_array().unwrap().iter().any(|part| self.with(part).accepts(value)),
            ("allOf", value) => wanted.as_array().unwrap().iter().all(|part| self.with(part).accepts(value)),
            ("$ref", value) => self.with(self.definition(wanted.as_str().unwrap())).accepts(value),
            ("items", Value::Array(list)) => list.iter().all(|entry| self.with(wanted).accepts(entry)),
            ("required", Value::Object(map)) => types(wanted).iter().all(|key| map.contains_key(*key)),
            ("properties" | "patternProperties" | "additionalProperties", Value::Object(map)) => self.object(map),
            (keyword, _) if OF_ONE_TYPE.contains(&keyword) => true,
            (keyword, _) => panic!("`{keyword}` is not understood"),
        })
    }

    /// Follows a reference.
    fn definition(self, to: &str) -> &'s Value {
        self.root.pointer(to.strip_prefix('#').unwrap()).unwrap_or_else(|| panic!("{to} leads nowhere"))
    }

    /// Tells whether every value of a map is accepted under its key.
    fn object(self, map: &Map<String, Value>) -> bool {
        map.iter().all(|(key, value)| {
            let named = self.part["properties"].get(key);
            let patterns = self.part["patternProperties"].as_object().into_iter().flatten();
            let mut known: Vec<&Value> =
                patterns.filter(|(pattern, _)| matches(pattern, key)).map(|(_, part)| part).collect();
            known.extend(named);
            match (known.is_empty(), &self.part["additionalProperties"]) {
                (true, Value::Bool(allowed)) => *allowed,
                (true, Value::Null) => true,
                (true, part) => self.with(part).accepts(value),
                (false, _) => known.iter().all(|part| self.with(part).accepts(value)),
            }
        })
    }
}

/// Returns one name or several.
fn types(wanted: &Value) -> Vec<&str> {
    match wanted {
        Value::String(one) => vec![one],
        many => many.as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect(),
    }
}

/// Tells whether a value is of a type.
fn is(value: &Value, name: &str) -> bool {
    match name {
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64(),
        "boolean" => value.is_boolean(),
        "object" => value.is_object(),
        "array" => value.is_array(),
        "null" => value.is_null(),
        _ => panic!("no type is called `{name}`"),
    }
}

/// Tells whether a text has a pattern; the patterns there are, are written out here.
fn matches(pattern: &str, text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    match pattern {
        r"\S" => text.contains(|c: char| !c.is_whitespace()),
        r"^[^\sA-Z_]+$" => {
            !text.is_empty() && !text.contains(|c: char| c.is_whitespace() || c.is_ascii_uppercase() || c == '_')
        }
        "^[0-9]+$" => !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()),
        "^[-+]?[0-9]+$" => matches("^[0-9]+$", text.strip_prefix(['-', '+']).unwrap_or(text)),
        "^[Hh][Tt][Tt][Pp][Ss]?:" => lower.starts_with("http:") || lower.starts_with("https:"),
        "^x-" => text.starts_with("x-"),
        _ => panic!("`{pattern}` is not understood"),
    }
}

/// Reads what a schema is about: the front matter of a file, or all of it.
fn data(kind: Kind, text: &str) -> Option<Value> {
    let yaml = if kind.is_markdown() {
        text.strip_prefix("---\n")?.split_once("\n---").map_or("", |(yaml, _)| yaml)
    } else {
        text
    };
    Some(yaml::read(yaml).ok()?.json())
}

/// Tells whether the schema of a kind accepts a file; nothing for what is no YAML.
fn accepted(path: &str, text: &str) -> Option<bool> {
    let kind = classify(path).filter(|kind| !matches!(kind, Kind::Data | Kind::Lock))?;
    Some(Schema::new(&schema(kind)).accepts(&data(kind, text)?))
}

/// Returns the rules that reading a file finds broken; of the site also those that are found when rules are looked up.
fn broken(path: &str, text: &str) -> Vec<Rule> {
    let files = Files::from_texts([(path, text), ("content/site.yaml", "title: T")]);
    let problems = match classify(path) {
        Some(Kind::Site) => {
            let options = Options { drafts: Drafts::Shown, now: None, today: None, base_url: None };
            check(&Files::from_texts([(path, text)]), &options, (Vec::new(), &mut |_| {})).problems
        }
        _ => parse::documents(&files).1,
    };
    problems.into_iter().filter(|problem| problem.severity == Severity::Error).map(|problem| problem.rule).collect()
}

#[test]
fn every_file_of_the_content_and_of_the_start_is_accepted() {
    let all = tree::files("content").into_iter().map(|path| (path.clone(), path));
    let start = tree::files("starter/content").into_iter().map(|path| (path["starter/".len()..].to_owned(), path));
    let all: Vec<_> = all.chain(start).filter(|(path, _)| classify(path).is_some()).collect();
    assert!(all.len() > 150, "{} files", all.len());
    let refused = all.into_iter().filter(|(path, file)| accepted(path, &tree::read(file)) == Some(false));
    assert_eq!(refused.collect::<Vec<_>>(), []);
}

#[test]
fn a_schema_and_a_reader_agree_on_every_case() {
    let cases = tree::files("tests/cases").into_iter().filter(|path| path.strip_suffix(".case").is_some());
    let cases: Vec<(String, Case)> =
        cases.map(|path| (path.clone(), Case::read(&tree::read(&path)).unwrap())).collect();
    let mut unknown = 0;
    for (case, path, text) in
        cases.iter().flat_map(|(case, read)| read.files().into_iter().map(move |file| (case, file.0, file.2)))
    {
        let Some(accepted) = accepted(path, text) else { continue };
        let broken = broken(path, text);
        assert!(accepted || !broken.is_empty(), "{case}: the reader takes {path}, and the schema does not");
        if broken.contains(&Rule::UnknownKey) {
            assert!(!accepted, "{case}: the reader knows no such key in {path}, and the schema does");
            unknown += 1;
        }
    }
    assert!(unknown > 3, "{unknown} cases have an unknown key");
}

#[test]
fn an_unknown_key_is_refused_and_one_of_the_author_is_not() {
    for kind in Kind::WRITTEN {
        let schema = schema(kind);
        let with = |key: &str| match kind {
            Kind::Site | Kind::Page | Kind::Event | Kind::Article | Kind::Storyline | Kind::Claim => {
                json!({"title": "T", "date": "2022", key: 1})
            }
            Kind::Person | Kind::Organization => json!({"name": "N", key: 1}),
            Kind::Source => json!([{"id": "a", "outlet": "O", "title": "T", key: 1}]),
            Kind::Outlet => json!([{"id": "a", "name": "N", key: 1}]),
            Kind::Topic => json!([{"id": "a", "title": "T", key: 1}]),
            Kind::Term => json!([{"term": "T", "definition": "D", key: 1}]),
            Kind::Annotations => json!([{"quote": "Q", key: 1}]),
            Kind::Data | Kind::Lock => unreachable!("neither has a form"),
        };
        let accepts = |key: &str| {
            let mut data = with(key);
            if kind != Kind::Event {
                data.as_object_mut().and_then(|map| map.remove("date"));
            }
            Schema::new(&schema).accepts(&data)
        };
        assert_eq!((accepts("x-own"), accepts("tilte")), (true, false), "{}", kind.name());
    }
}

#[test]
fn what_a_schema_refuses() {
    let event = schema(Kind::Event);
    let accepts = |data: Value| Schema::new(&event).accepts(&data);
    assert!(accepts(json!({"title": "T", "date": 2022, "status": null, "people": ["a", {"id": "b", "part": "c"}]})));
    assert!(!accepts(json!({"title": "T"})), "the date is missing");
    assert!(!accepts(json!({"title": null, "date": "2022"})), "the title is empty");
    assert!(!accepts(json!({"title": "T", "date": "2022", "status": "certain"})), "no such status");
    assert!(!accepts(json!({"title": "T", "date": "2022", "draft": "yes"})), "no flag");
    assert!(
        !accepts(json!({"title": "T", "date": "2022", "people": [{"id": "a", "role": "b"}]})),
        "no such key within"
    );
    assert!(!accepts(json!({"title": "T", "date": "2022", "people": [null]})), "an empty entry");
    let claim = schema(Kind::Claim);
    assert!(!Schema::new(&claim).accepts(&json!({"verdict": true})), "neither quote nor title");
    let source = schema(Kind::Source);
    let with = |url: &str| json!([{"id": "a", "outlet": "O", "title": "T", "url": url}]);
    let accepts = |url| Schema::new(&source).accepts(&with(url));
    assert_eq!((accepts("https://a.example/"), accepts("ftp://a.example/")), (true, false));
    let site = schema(Kind::Site);
    let with = |rule: &str, level: &str| json!({"title": "T", "rules": {rule: level}});
    let accepts = |rule, level| Schema::new(&site).accepts(&with(rule, level));
    assert_eq!(
        (accepts("thinly-sourced", "off"), accepts("thinly-sourced", "of"), accepts("thin", "off")),
        (true, false, false)
    );
}
