//! What a file may hold, as JSON Schema (2020-12), for editors and other programs.
//!
//! Made of what the readers say of themselves ([`form`](super::form)). A schema accepts everything that parsing accepts;
//! it does not know whether an id leads anywhere, whether a date can be, or whether a passage is in its text.

use serde_json::{Map as Object, Value, json};

use super::form::{Form, Key, Map, Names, Need};
use super::kind::Kind;
use super::{about, file};
use crate::problem::Rule;

/// The version of JSON Schema that is spoken.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// What YAML may make of a word that is written without quotes.
const WORD: [&str; 3] = ["string", "number", "boolean"];

/// Returns the schema of the front matter of a kind, or of the whole file where that is YAML.
pub fn schema(kind: Kind) -> Value {
    let mut shapes = Shapes::default();
    let body = match file::form(kind) {
        Some(Form::Map(map)) => shapes.map(&map),
        Some(form) => or_nothing(shapes.form(&form)),
        None => json!({}),
    };
    let mut schema = Object::new();
    schema.insert("$schema".into(), DIALECT.into());
    schema.insert("title".into(), title(kind).into());
    if let Value::Object(body) = body {
        schema.extend(body);
    }
    if !shapes.0.is_empty() {
        schema.insert("$defs".into(), Value::Object(shapes.0));
    }
    Value::Object(schema)
}

/// Says what a schema is about.
fn title(kind: Kind) -> String {
    match kind {
        Kind::Site => "Dateline: the site".to_owned(),
        kind if kind.is_markdown() => format!("Dateline: the front matter of {}", kind.what()),
        kind => format!("Dateline: a list, each entry of which is {}", kind.what()),
    }
}

/// The maps that are described once, under the names by which they are referred to.
#[derive(Default)]
struct Shapes(Object<String, Value>);

impl Shapes {
    /// Writes a form.
    fn form(&mut self, form: &Form) -> Value {
        match form {
            Form::Text | Form::Reference | Form::Date | Form::Anywhere => json!({"type": WORD, "pattern": r"\S"}),
            Form::Verbatim => json!({"type": WORD}),
            Form::Flag => json!({"type": "boolean"}),
            Form::Number => json!({"type": ["integer", "string"], "minimum": 0, "pattern": "^[0-9]+$"}),
            Form::Words(words) => json!({"enum": words.iter().flat_map(|word| spellings(word)).collect::<Vec<_>>()}),
            Form::Id => json!({"type": WORD, "pattern": r"^[^\sA-Z_]+$"}),
            Form::Web => json!({"type": "string", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?:"}),
            Form::Map(map) => self.reference(map),
            Form::Pairs(names, value) => self.pairs(*names, value),
            Form::Many(entry) => self.many(entry),
            Form::Either(forms) => {
                json!({"anyOf": forms.iter().map(|form| self.form(form)).collect::<Vec<_>>()})
            }
        }
    }

    /// Refers to a map by name, and describes it when it is met for the first time.
    fn reference(&mut self, map: &Map) -> Value {
        let name = map.what.split_once(' ').map_or(map.what, |(_, name)| name).replace(' ', "-");
        if !self.0.contains_key(&name) {
            let described = self.map(map);
            self.0.insert(name.clone(), described);
        }
        json!({"$ref": format!("#/$defs/{name}")})
    }

    /// Describes a map with keys of its own.
    fn map(&mut self, map: &Map) -> Value {
        let mut properties = Object::new();
        for key in &map.keys {
            properties.insert(key.name.to_owned(), self.key(map.what, key));
        }
        let required: Vec<&str> =
            map.keys.iter().filter(|key| key.need == Need::Required).map(|key| key.name).collect();
        let mut described = Object::new();
        described.insert("type".into(), "object".into());
        described.insert("properties".into(), Value::Object(properties));
        described.insert("patternProperties".into(), json!({"^x-": {"description": about::OWN}}));
        described.insert("additionalProperties".into(), false.into());
        if !required.is_empty() {
            described.insert("required".into(), required.into());
        }
        if let Some(pair) = map.either.first() {
            described.insert("anyOf".into(), pair.iter().map(|key| json!({"required": [key]})).collect());
        }
        Value::Object(described)
    }

    /// Describes a key: what it is for, and what its value may be. A key that may be absent may also be empty.
    fn key(&mut self, what: &str, key: &Key) -> Value {
        let form = self.form(&key.form);
        let form = if key.need == Need::Required { form } else { or_nothing(form) };
        let mut described = Object::new();
        described.insert("description".into(), about::key(what, key.name).into());
        if let Value::Object(form) = form {
            described.extend(form);
        }
        Value::Object(described)
    }

    /// Describes a map whose keys are the author's.
    fn pairs(&mut self, names: Names, value: &Form) -> Value {
        let value = or_nothing(self.form(value));
        match names {
            Names::Words => json!({"type": "object", "additionalProperties": value}),
            Names::Years => {
                json!({"type": "object", "patternProperties": {"^[-+]?[0-9]+$": value}, "additionalProperties": false})
            }
            Names::Rules => {
                let settable = Rule::ALL.iter().filter(|rule| rule.adjustable());
                let rule = |rule: &Rule| {
                    let sentence = json!({"description": rule.entry().summary});
                    (rule.name().to_owned(), json!({"allOf": [sentence, value]}))
                };
                let properties: Object<String, Value> = settable.map(rule).collect();
                json!({"type": "object", "properties": properties, "patternProperties": {"^x-": {}}, "additionalProperties": false})
            }
        }
    }

    /// Describes a list that may also be a single value.
    fn many(&mut self, entry: &Form) -> Value {
        let entry = self.form(entry);
        json!({"anyOf": [{"type": "array", "items": entry}, entry]})
    }
}

/// Returns what YAML may make of a word of a vocabulary.
fn spellings(word: &str) -> Vec<Value> {
    let flag = word.parse::<bool>().ok().map(Value::from);
    flag.into_iter().chain([word.into()]).collect()
}

/// Lets a value also be nothing.
fn or_nothing(mut form: Value) -> Value {
    if let Some(Value::Array(values)) = form.get_mut("enum") {
        values.push(Value::Null);
        return form;
    }
    match form.get_mut("type") {
        Some(Value::Array(types)) => types.push("null".into()),
        Some(Value::String(one)) if one != "object" => form["type"] = json!([one, "null"]),
        _ => match form.get_mut("anyOf") {
            Some(Value::Array(forms)) => forms.push(json!({"type": "null"})),
            _ => form = json!({"anyOf": [form, {"type": "null"}]}),
        },
    }
    form
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns every map that a form holds.
    fn maps(form: &Form) -> Vec<Map> {
        match form {
            Form::Map(map) => {
                let inside = map.keys.iter().flat_map(|key| maps(&key.form));
                [map.clone()].into_iter().chain(inside).collect()
            }
            Form::Pairs(_, form) | Form::Many(form) => maps(form),
            Form::Either(forms) => forms.iter().flat_map(maps).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn every_key_is_described() {
        let all = Kind::WRITTEN.iter().flat_map(|kind| maps(&file::form(*kind).unwrap()));
        let silent = all.flat_map(|map| {
            let silent = map.keys.iter().filter(|key| about::key(map.what, key.name).is_empty());
            silent.map(|key| format!("{}: {}", map.what, key.name)).collect::<Vec<_>>()
        });
        assert_eq!(silent.collect::<Vec<_>>(), [""; 0]);
    }

    #[test]
    fn one_name_is_one_shape() {
        for kind in Kind::WRITTEN {
            let all = maps(&file::form(kind).unwrap());
            for map in &all {
                assert!(all.iter().all(|other| other.what != map.what || other == map), "{}", map.what);
            }
        }
    }

    #[test]
    fn a_reader_says_what_it_reads() {
        let Some(Form::Map(event)) = file::form(Kind::Event) else { panic!("an event is a map") };
        let key = |name| event.keys.iter().find(|key| key.name == name).unwrap();
        assert_eq!((key("title").need, &key("title").form), (Need::Required, &Form::Text));
        assert_eq!((key("reported").need, &key("reported").form), (Need::Optional, &Form::Date));
        assert_eq!(key("importance").form, Form::Words(vec!["major", "normal", "minor"]));
        assert_eq!(key("topics").form, Form::Many(Form::Reference.into()));
        let Form::Many(people) = &key("people").form else { panic!("people are many") };
        let Form::Either(person) = &**people else { panic!("a person is named shortly or at length") };
        assert_eq!(person[0], Form::Reference);
        let Form::Map(long) = &person[1] else { panic!("at length is a map") };
        assert_eq!(long.keys.iter().map(|key| key.name).collect::<Vec<_>>(), ["id", "part"]);
        assert_eq!(key("draft").form, Form::Flag);
    }
}
