//! `docs/views.md`: what each template gets, made from the views themselves, and compared with the page.
//!
//! The fields, their types and their meaning come from `src/view/`, the view of each template from `src/render.rs`, blocks
//! and parts from `templates/`. A field without a description does not get past the compiler.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use syn::{Attribute, Expr, ExprLit, Fields, File, GenericArgument, Item, Lit, Meta, PathArguments, ReturnType, Type};

use crate::tree;

/// A struct that templates get.
struct View {
    /// Its name.
    name: String,
    /// What it is.
    about: String,
    /// Its fields: name, type in words, meaning.
    fields: Vec<[String; 3]>,
}

/// Reads a file of the project as Rust.
fn rust(path: &str) -> File {
    syn::parse_file(&tree::read(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Returns the words of doc comments, one paragraph.
fn described(attributes: &[Attribute]) -> String {
    let lines = attributes.iter().filter_map(|attribute| match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
            Expr::Lit(ExprLit { lit: Lit::Str(words), .. }) => Some(words.value().trim().to_owned()),
            _ => None,
        },
        _ => None,
    });
    linked(&lines.collect::<Vec<_>>().join(" "))
}

/// Takes the links to other items out of a doc comment.
fn linked(words: &str) -> String {
    words.replace("[`", "`").replace("`]", "`")
}

/// Returns the last name of a type, and what stands in its angle brackets.
fn parts(kind: &Type) -> (String, Vec<&Type>) {
    let Type::Path(path) = kind else { return (String::new(), Vec::new()) };
    let last = path.path.segments.last().unwrap();
    let inner = match &last.arguments {
        PathArguments::AngleBracketed(brackets) => brackets.args.iter().collect(),
        _ => Vec::new(),
    };
    let types = inner.into_iter().filter_map(|argument| match argument {
        GenericArgument::Type(kind) => Some(kind),
        _ => None,
    });
    (last.ident.to_string(), types.collect())
}

/// Words the type of a field for somebody who writes templates.
fn worded(name: &str, kind: &Type, aliases: &Aliases) -> String {
    match kind {
        Type::Reference(_) => return "name".to_owned(),
        Type::Tuple(tuple) => {
            let all: Vec<String> = tuple.elems.iter().map(|kind| worded("", kind, aliases)).collect();
            return all.join(" and ");
        }
        _ => {}
    }
    let (word, inner) = parts(kind);
    match word.as_str() {
        "String" if name.ends_with("_html") => "HTML".to_owned(),
        "String" if name == "href" || name.ends_with("_href") => "address inside".to_owned(),
        "String" if name == "url" || name.ends_with("_url") => "address elsewhere".to_owned(),
        "String" => "text".to_owned(),
        "bool" => "true or false".to_owned(),
        "u8" | "u32" | "usize" | "i64" => "number".to_owned(),
        "Extra" => "map".to_owned(),
        "Option" => format!("{} or none", worded(name, inner[0], aliases)),
        "Vec" => format!("list: {}", worded(name, inner[0], aliases)),
        alias if aliases.contains_key(alias) => worded(name, &aliases[alias], aliases),
        view => format!("[{view}](#{})", view.to_lowercase()),
    }
}

/// Other names of types.
type Aliases = BTreeMap<String, Type>;

/// Returns the other names that the views have for types.
fn aliases() -> Aliases {
    let items = tree::files("src/view").into_iter().flat_map(|path| rust(&path).items);
    let alias = |item| match item {
        Item::Type(item) => Some((item.ident.to_string(), *item.ty)),
        _ => None,
    };
    items.filter_map(alias).collect()
}

/// Returns every struct of the views, by name.
fn views() -> BTreeMap<String, View> {
    let (mut views, aliases) = (BTreeMap::new(), aliases());
    for path in tree::files("src/view") {
        for item in rust(&path).items {
            let Item::Struct(item) = item else { continue };
            let Fields::Named(fields) = &item.fields else { continue };
            let name = item.ident.to_string();
            let field = |field: &syn::Field| {
                let name = field.ident.as_ref().unwrap().to_string();
                [name.clone(), worded(&name, &field.ty, &aliases), described(&field.attrs)]
            };
            let view = View {
                name: name.clone(),
                about: described(&item.attrs),
                fields: fields.named.iter().map(field).collect(),
            };
            assert!(views.insert(name.clone(), view).is_none(), "two views are called `{name}`");
        }
    }
    views
}

/// Returns the name of the view that each template of a page is filled with, from the code that fills it.
fn filled() -> BTreeMap<String, String> {
    let code = tree::read("src/render.rs");
    let calls = code.split("self.fill(\"").skip(1).map(|rest| {
        let (template, rest) = rest.split_once("\", &page::").unwrap();
        let (room, rest) = rest.split_once("::").unwrap();
        (template.to_owned(), returned(room, rest.split_once('(').unwrap().0))
    });
    calls.collect()
}

/// Returns the type that a function of a room of pages returns.
fn returned(room: &str, function: &str) -> String {
    let items = rust(&format!("src/render/page/{room}.rs")).items;
    let kind = items.into_iter().find_map(|item| match item {
        Item::Fn(item) if item.sig.ident == function => match item.sig.output {
            ReturnType::Type(_, kind) => Some(parts(&kind).0),
            ReturnType::Default => None,
        },
        _ => None,
    });
    kind.unwrap_or_else(|| panic!("no function {function} in {room}"))
}

/// Returns the blocks of a template, in order, as words of code.
fn blocks(text: &str) -> String {
    let names = text.split("{% block ").skip(1).map(|rest| format!("`{}`", rest.split(' ').next().unwrap()));
    names.collect::<Vec<_>>().join(", ")
}

/// Returns the comment that a part begins with.
fn comment(path: &str, text: &str) -> String {
    let words = text.strip_prefix("{#-").and_then(|rest| rest.split_once("-#}")).map(|(words, _)| words);
    let words = words.unwrap_or_else(|| panic!("{path} does not begin with a comment that says what it gets"));
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the components with what they get and the comment above each.
fn components() -> String {
    let text = tree::read("templates/part/components.html");
    let mut rows = String::new();
    for part in text.split("{#- ").skip(1) {
        let (about, rest) = part.split_once(" -#}").unwrap();
        let head = rest.split_once("{% component ").unwrap().1.split_once(" %}").unwrap().0;
        let (name, arguments) = head.trim_end_matches(')').split_once('(').unwrap();
        let given: Vec<String> = arguments.split(", ").map(|argument| format!("{argument}={{…}}")).collect();
        let _ = writeln!(rows, "| `{{{{<{name} {}/>}}}}` | {about} |", given.join(" "));
    }
    rows
}

/// The names that a template is given besides its page.
const GIVEN: &str = "\
| name | what it is |
|---|---|
| `page` | the view of the page, by the table below |
| `site` | what every page shares: [Site](#site) |
| `t` | the strings of the interface, as in `templates/locale/…/interface.yaml` |
| `data` | the files below `content/data/`, by path without ending: `data.votes`, `data[\"2024/votes\"]` |
| `root` | the way from the page to the root of the site; in front of every address inside |
| `links_html`, `mast_html`, `foot_html` | what stands around the content, for `layout.html` |
";

/// Returns the whole of `docs/views.md`.
fn page() -> String {
    let (views, filled) = (views(), filled());
    let rules: String = tree::read("src/view.rs")
        .lines()
        .skip_while(|line| !line.starts_with("//! - `href`"))
        .map_while(|line| line.strip_prefix("//! "))
        .map(|line| format!("{}\n", linked(line)).replace("A field typed `&'static str`", "A field of type name"))
        .collect();
    let mut out = format!(
        "# What templates get\n\n\
         Every template of the default theme, its blocks, and every field it is given. [Themes](themes.md) says how to \
         change them. This page is made from the code; `UPDATE=1 cargo test views` writes it anew.\n\n\
         ## Names\n\n{GIVEN}\n## Rules\n\n{rules}\n## Templates of pages\n\n\
         A site's own template at the same path stands in for the default one, which stays there as \
         `__builtin/event.html` and so on. Each of these but `redirect.html` \
         extends `layout.html` and so has its blocks too.\n\n\
         | template | `page` is | blocks |\n|---|---|---|\n",
    );
    let _ = writeln!(out, "| `layout.html` | any of these | {} |", blocks(&tree::read("templates/layout.html")));
    for (template, view) in &filled {
        let blocks = blocks(&tree::read(&format!("templates/{template}")));
        let _ = writeln!(out, "| `{template}` | [{view}](#{}) | {blocks} |", view.to_lowercase());
    }
    out += "\n## Parts\n\nWhat pages include. The names that a part gets are set by the template that includes it.\n\n\
            | part | what it is, and gets | blocks |\n|---|---|---|\n";
    for path in tree::files("templates/part").iter().filter(|path| !path.ends_with("components.html")) {
        let text = tree::read(path);
        let name = path.trim_start_matches("templates/");
        let _ = writeln!(out, "| `{name}` | {} | {} |", comment(path, &text), blocks(&text));
    }
    let _ = write!(
        out,
        "\n## Components\n\nSmall pieces with arguments, from `part/components.html`.\n\n| component | what it is |\n|---|---|\n{}",
        components()
    );
    for view in views.values() {
        let _ = write!(out, "\n## {}\n\n{}\n\n| field | type | what it is |\n|---|---|---|\n", view.name, view.about);
        for [name, kind, about] in &view.fields {
            let _ = writeln!(out, "| `{name}` | {kind} | {} |", about.replace('|', "\\|"));
        }
    }
    out
}

#[test]
fn the_page_of_views_is_what_the_views_are() {
    let page = page();
    if tree::updating() {
        tree::write("docs/views.md", &page);
    }
    assert!(tree::read("docs/views.md") == page, "docs/views.md is not what the views are; UPDATE=1 writes it anew");
}

#[test]
fn every_view_is_reached_from_a_page_or_a_part() {
    let views = views();
    let given = ["Site", "EventLine", "EventRow", "SourceLine", "ChipSource"].map(str::to_owned);
    let mut reached: Vec<String> = filled().into_values().chain(given).collect();
    let mut at = 0;
    while let Some(name) = reached.get(at).cloned() {
        let fields = views[&name].fields.iter().filter_map(|[_, kind, _]| kind.split_once("](#"));
        let more = fields.map(|(kind, _)| kind.rsplit('[').next().unwrap().to_owned());
        let fresh: Vec<String> = more.filter(|name| !reached.contains(name)).collect();
        reached.extend(fresh);
        at += 1;
    }
    let lost: Vec<&String> = views.keys().filter(|name| !reached.contains(name)).collect();
    assert_eq!(lost, Vec::<&String>::new(), "no template gets these");
}
