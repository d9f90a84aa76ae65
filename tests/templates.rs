//! Every template with the fullest and the barest view: no field is misspelt, none is forgotten, and what comes out is
//! HTML that the site's own Content-Security-Policy lets through.

mod fixture;
mod piece;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use dateline::command::build::trial;
use dateline::files::Files;
use dateline::parse::Places;
use dateline::problem::draw::plain;
use dateline::view::{self, Head};
use dateline::{Options, check};
use scraper::{Html, Selector};
use serde::Serialize;
use serde_json::Value;
use tera::{Context, Tera};

/// A page to render: its name, its template, its view.
struct Case {
    /// The name of the expected file, without ending.
    name: &'static str,
    /// The template.
    template: &'static str,
    /// The view as the template gets it.
    page: Value,
}

/// The project's root.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[expect(clippy::disallowed_methods, reason = "a test reads the templates and its own expectations")]
fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[expect(clippy::disallowed_methods, reason = "a test writes its own expectations, when asked to")]
fn write(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

#[expect(clippy::disallowed_methods, reason = "a test takes its orders from the environment")]
fn order(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// Lists the files below a folder of the project, in order.
fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    walkdir::WalkDir::new(root().join(folder))
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| path.extension().is_some_and(|found| found == ending))
        .collect()
}

/// Loads all templates under their paths.
fn tera() -> Tera {
    let folder = root().join("templates");
    let mut tera = Tera::new();
    tera.add_raw_templates(
        files("templates", "html")
            .iter()
            .map(|path| (path.strip_prefix(&folder).unwrap().to_str().unwrap().to_owned(), read(path))),
    )
    .unwrap();
    tera
}

/// Reads the interface strings of a language.
fn words(language: &str) -> serde_yaml::Value {
    serde_yaml::from_str(&read(&root().join(format!("templates/locale/{language}/interface.yaml")))).unwrap()
}

/// Makes a case.
fn case(name: &'static str, template: &'static str, page: &impl Serialize) -> Case {
    let mut page = serde_json::to_value(page).unwrap();
    let root = page["head"]["root"].as_str().unwrap().to_owned();
    place(&mut page, &root);
    Case { name, template, page }
}

/// Puts the way to the root into the pieces of a view.
fn place(view: &mut Value, root: &str) {
    match view {
        Value::String(text) => *text = text.replace(piece::ROOT, root),
        Value::Array(items) => items.iter_mut().for_each(|item| place(item, root)),
        Value::Object(fields) => fields.values_mut().for_each(|item| place(item, root)),
        _ => {}
    }
}

/// The fullest view of every page.
fn full() -> Vec<Case> {
    vec![
        case("home", "home.html", &fixture::home()),
        case("year", "year.html", &fixture::year()),
        case("event", "event.html", &fixture::event()),
        case("article", "article.html", &fixture::article()),
        case("person", "person.html", &fixture::person()),
        case("organization", "organization.html", &fixture::organization()),
        case("sources", "sources.html", &fixture::sources()),
        case("source", "source.html", &fixture::source()),
        case("outlet", "outlet.html", &fixture::outlet()),
        case("topic", "topic.html", &fixture::topic()),
        case("claims", "claims.html", &fixture::claims()),
        case("claim", "claim.html", &fixture::claim()),
        case("corrections", "corrections.html", &fixture::corrections()),
        case("page", "page.html", &fixture::page()),
        case("glossary", "glossary.html", &fixture::glossary()),
        case("index", "index.html", &fixture::index()),
        case("404", "404.html", &fixture::not_found()),
        case("redirect", "redirect.html", &fixture::redirect()),
        case("event-vague", "event.html", &fixture::vague_event()),
    ]
}

/// The barest view of every page.
fn bare() -> Vec<Case> {
    let head = || fixture::bare_head("../../");
    vec![
        case("home-bare", "home.html", &view::Home { head: head(), ..Default::default() }),
        case("year-bare", "year.html", &view::YearPart { head: head(), ..Default::default() }),
        case(
            "event-bare",
            "event.html",
            &view::Event { head: head(), status: fixture::status("confirmed"), ..Default::default() },
        ),
        case("article-bare", "article.html", &view::Article { head: head(), ..Default::default() }),
        case("person-bare", "person.html", &view::Person { head: head(), ..Default::default() }),
        case("organization-bare", "organization.html", &view::Organization { head: head(), ..Default::default() }),
        case("sources-bare", "sources.html", &view::Sources { head: head(), ..Default::default() }),
        case("source-bare", "source.html", &view::Source { head: head(), ..Default::default() }),
        case("outlet-bare", "outlet.html", &view::Outlet { head: head(), ..Default::default() }),
        case("topic-bare", "topic.html", &view::Topic { head: head(), ..Default::default() }),
        case("claims-bare", "claims.html", &view::Claims { head: head(), ..Default::default() }),
        case("claim-bare", "claim.html", &view::Claim { head: head(), ..Default::default() }),
        case("corrections-bare", "corrections.html", &view::Corrections { head: head(), ..Default::default() }),
        case("page-bare", "page.html", &view::Page { head: head(), ..Default::default() }),
        case("glossary-bare", "glossary.html", &view::Glossary { head: head(), ..Default::default() }),
        case("index-bare", "index.html", &view::Index { head: head(), ..Default::default() }),
        case("404-bare", "404.html", &view::NotFound { head: head(), ..Default::default() }),
        case("redirect-bare", "redirect.html", &view::Redirect { head: head(), ..Default::default() }),
    ]
}

/// Renders a case in a language, inside the full site or the bare one.
fn render(tera: &Tera, case: &Case, language: &str) -> String {
    let mut context = Context::new();
    if case.name.ends_with("-bare") {
        let site = view::Site { direction: "ltr", language: language.to_owned(), ..Default::default() };
        context.insert("site", &site);
    } else {
        context.insert("site", &fixture::site());
    }
    context.insert("page", &case.page);
    context.insert("t", &words(language));
    let page = serde_json::to_value(&case.page).unwrap();
    for (name, value) in [("root", &page["head"]["root"]), ("section", &page["head"]["section"])] {
        context.insert(name, value);
    }
    let parts = [("links_html", "part/links.html"), ("mast_html", "part/mast.html"), ("foot_html", "part/foot.html")];
    for (name, part) in parts {
        let html = tera.render(part, &context).unwrap_or_else(|error| panic!("{part}: {error}"));
        context.insert_value(name, tera::Value::safe_string(html.trim_end()));
    }
    tera.render(case.template, &context).unwrap_or_else(|error| panic!("{}: {error}", case.name))
}

/// Renders every case in American English.
fn pages() -> Vec<(&'static str, String)> {
    let tera = tera();
    full().into_iter().chain(bare()).map(|case| (case.name, render(&tera, &case, "en-US"))).collect()
}

/// Collects the elements that a selector finds, as source.
fn found(html: &str, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    Html::parse_document(html).select(&selector).map(|element| element.html()).collect()
}

/// Collects the strings that a view holds, with the path to each.
fn strings(path: &str, value: &Value, into: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) if !text.is_empty() => into.push((path.to_owned(), text.clone())),
        Value::Array(items) => items.iter().for_each(|item| strings(path, item, into)),
        Value::Object(fields) => fields.iter().for_each(|(key, item)| strings(&format!("{path}.{key}"), item, into)),
        _ => {}
    }
}

/// Escapes text as templates do.
fn escape(text: &str) -> String {
    let mut bytes = Vec::new();
    tera::escape_html(text, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn every_template_has_a_case_and_every_case_a_template() {
    let cases: BTreeSet<String> = full().iter().map(|case| case.template.to_owned()).collect();
    let templates: BTreeSet<String> = files("templates", "html")
        .iter()
        .map(|path| path.strip_prefix(root().join("templates")).unwrap().to_str().unwrap().to_owned())
        .filter(|name| !name.starts_with("part/") && name != "layout.html")
        .collect();
    assert_eq!(cases, templates);
}

/// The whole of each page's `<main>`, and the whole of one page, against what is stored.
#[test]
fn pages_are_what_they_were() {
    let mut wrong = Vec::new();
    for (name, html) in pages() {
        let text = if name == "404" { html } else { found(&html, "main").concat() + "\n" };
        let path = root().join(format!("tests/templates/expected/{name}.html"));
        if order("UPDATE").is_some() {
            write(&path, &text);
        } else if read(&path) != text {
            wrong.push(name);
        }
    }
    assert_eq!(wrong, Vec::<&str>::new(), "these differ from tests/templates/expected; UPDATE=1 rewrites them");
}

/// What a full view holds is on the page: a field that a template forgets is found here.
#[test]
fn every_string_of_a_view_is_shown() {
    let tera = tera();
    let mut wrong = Vec::new();
    for case in full() {
        let missing = missing(&render(&tera, &case, "en-US"), &case.page);
        let frameless = |path: &String| case.name == "redirect" && path.starts_with(".head.");
        wrong.extend(missing.into_iter().filter(|path| !frameless(path)).map(|path| format!("{}{path}", case.name)));
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// Lists the strings of a view that are not in the HTML made of it, each with the path to it.
fn missing(html: &str, view: &Value) -> Vec<String> {
    // Kept for the data formats, for screen readers of another state, or shown by their absence.
    let elsewhere = [
        ".head.section",
        ".head.crumbs.href",
        ".id",
        ".importance",
        ".timeline.total",
        ".timeline.count",
        ".month.name",
        ".verdict.name",
        ".kind.name",
        ".chain.place",
        ".chain.href",
        ".notes.sources.href",
    ];
    let mut held = Vec::new();
    strings("", view, &mut held);
    let absent = |text: &str| !html.contains(text) && !html.contains(&escape(text));
    held.into_iter()
        .filter(|(path, text)| absent(text) && !elsewhere.iter().any(|end| path.ends_with(end)))
        .map(|(path, text)| format!("{path}: {text}"))
        .collect()
}

#[test]
fn pages_are_html_without_a_parse_error() {
    for (name, html) in pages() {
        assert_eq!(Html::parse_document(&html).errors, Vec::<String>::new(), "{name}");
    }
}

/// The Content-Security-Policy forbids whatever stands inline.
#[test]
fn nothing_stands_inline() {
    for (name, html) in pages() {
        let document = Html::parse_document(&html);
        let all = Selector::parse("*").unwrap();
        for element in document.select(&all) {
            let tag = element.value().name();
            assert_ne!(tag, "style", "{name}");
            assert!(tag != "script" || element.attr("src").is_some(), "{name}: a script without src");
            for (attribute, value) in element.value().attrs() {
                assert!(attribute != "style" && !attribute.starts_with("on"), "{name}: <{tag} {attribute}>");
                assert!(!value.trim_start().to_lowercase().starts_with("javascript:"), "{name}: <{tag} {attribute}>");
            }
        }
    }
}

/// The policy is the first thing after the character set, and the same on every page.
#[test]
fn the_policy_comes_first() {
    let policy = "<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
        style-src 'self'; img-src 'self' data:; script-src 'self'; font-src 'self'; connect-src 'self'; \
        manifest-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'\">";
    for (name, html) in pages() {
        let head = html.split_once("<head>\n").map_or("", |(_, rest)| rest);
        assert!(head.starts_with(policy), "{name}");
    }
}

#[test]
fn ids_are_unique_and_fragments_lead_somewhere() {
    for (name, html) in pages() {
        let document = Html::parse_document(&html);
        let (ids, links) = (Selector::parse("[id]").unwrap(), Selector::parse("[href^='#']").unwrap());
        let mut seen = BTreeSet::new();
        for id in document.select(&ids).filter_map(|element| element.attr("id")) {
            assert!(seen.insert(id.to_owned()), "{name}: #{id} stands twice");
        }
        // The strip and the charts of the fixture are a picture of another site.
        let outside = |element: &scraper::ElementRef| {
            element
                .ancestors()
                .filter_map(scraper::ElementRef::wrap)
                .all(|above| !above.value().classes().any(|class| class == "over"))
        };
        for href in document.select(&links).filter(outside).filter_map(|element| element.attr("href")) {
            assert!(href == "#" || seen.contains(&href[1..]), "{name}: {href} leads nowhere");
        }
    }
}

/// Headings go down by one at most, and there is one first.
#[test]
fn headings_are_in_order() {
    for (name, html) in pages() {
        let document = Html::parse_document(&html);
        let headings = Selector::parse("main :is(h1,h2,h3,h4)").unwrap();
        let levels: Vec<u32> =
            document.select(&headings).filter_map(|element| element.value().name()[1..].parse().ok()).collect();
        assert_eq!(levels.first(), Some(&1), "{name}");
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{name}");
        for pair in levels.windows(2) {
            assert!(pair[1] <= pair[0] + 1, "{name}: h{} after h{} in {levels:?}", pair[1], pair[0]);
        }
    }
}

/// Dates that are not exact are words, not `<time>`.
#[test]
fn time_stands_only_with_a_datetime() {
    for (name, html) in pages() {
        let times = found(&html, "time");
        assert!(times.iter().all(|time| time.contains("datetime=\"")), "{name}: {times:?}");
    }
    let home = found(&render(&tera(), &full()[0], "en-US"), "#senior .ev-date");
    assert!(!home[0].contains("<time"), "{home:?}");
}

/// What a view holds as plain text cannot become markup.
#[test]
fn plain_text_is_escaped() {
    let mut event = fixture::event();
    let hostile = "<script>alert(1)</script>\"'&";
    event.title = hostile.to_owned();
    event.head = Head { title: hostile.to_owned(), description: hostile.to_owned(), ..event.head };
    let html = render(&tera(), &case("event", "event.html", &event), "en-US");
    assert!(!html.contains("<script>"), "{html}");
    assert!(html.contains("content=\"&lt;script&gt;"), "{html}");
}

/// Every language has the same keys, so that no template fails in one of them alone.
#[test]
fn languages_have_the_same_keys() {
    fn keys(path: &str, value: &serde_yaml::Value, into: &mut BTreeSet<String>) {
        if let serde_yaml::Value::Mapping(map) = value {
            for (key, item) in map {
                keys(&format!("{path}.{}", key.as_str().unwrap()), item, into);
            }
        } else {
            into.insert(path.to_owned());
        }
    }
    let of = |language| {
        let mut set = BTreeSet::new();
        keys("", &words(language), &mut set);
        set
    };
    assert_eq!(of("en-US"), of("en-GB"));
    let tera = tera();
    for case in full() {
        render(&tera, &case, "en-GB");
    }
}

/// Colours are named in one sheet, nothing is styled by id, and nothing shouts outside print.
#[test]
fn styles_keep_the_rules_of_the_house() {
    for path in files("static/css", "css") {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let text = read(&path);
        for (number, line) in text.lines().enumerate() {
            let place = format!("{name}:{}: {line}", number + 1);
            let selector = line.split('{').next().unwrap_or_default().split("@supports").next().unwrap_or_default();
            let colour = line.contains("rgb(") || line.contains("hsl(") || line.contains("oklch(") || hex_colour(line);
            assert!(name == "tokens.css" || !colour || line.contains("mask-image:"), "a colour: {place}");
            let id = selector.match_indices('#').any(|(at, _)| selector[at + 1..].starts_with(char::is_alphabetic));
            assert!(!line.contains('{') || !id, "an id: {place}");
            assert!(name == "print.css" || !line.contains("!important"), "it shouts: {place}");
        }
        assert_eq!(text.matches('{').count(), text.matches('}').count(), "{name}");
    }
}

/// Says whether a line holds a colour as `#` and digits.
fn hex_colour(line: &str) -> bool {
    line.match_indices('#').any(|(at, _)| line[at + 1..].chars().take_while(char::is_ascii_hexdigit).count() >= 3)
}

/// Writes the pages with their styles and scripts into the folder that `LOOK` names, to be opened in a browser.
#[test]
fn pages_can_be_looked_at() {
    let Some(folder) = order("LOOK").map(PathBuf::from) else { return };
    for (name, html) in pages() {
        let html = html.replace("\"../../", "\"./").replace("\"../", "\"./").replace("\"/dateline/", "\"./");
        write(&folder.join(format!("{name}.html")), &html);
    }
    let join = |folder: &str, ending: &str, first: &str| {
        let mut paths = files(folder, ending);
        paths.sort_by_key(|path| (!path.ends_with(first), path.clone()));
        paths.iter().map(|path| read(path)).collect::<Vec<_>>().join("\n")
    };
    write(&folder.join("assets/site.css"), &join("static/css", "css", "tokens.css"));
    write(&folder.join("assets/site.js"), &join("static/js", "js", "theme.js"));
    write(&folder.join("favicon.svg"), &read(&root().join("static/favicon.svg")));
    for path in files("static/fonts", "woff2") {
        let to = folder.join("assets/fonts").join(path.file_name().unwrap());
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::copy(&path, to).unwrap();
    }
}

/// A piece that many pages show is rendered for the first of them; its mistake is told all the same, and once.
#[test]
fn a_mistake_in_a_piece_is_told_once() {
    let texts = [
        ("content/site.yaml", "title: A site\n"),
        ("content/events/vote.md", "---\ntitle: The vote\ndate: 2024-03-05\n---\n"),
        ("templates/part/event-row.html", "<li>\n{{ row.heading.words }}</li>\n"),
    ];
    let files = Files::from_texts(texts.map(|(path, text)| (path.to_owned(), text.to_owned())));
    let checked = check(&files, &Options::default(), (Vec::new(), &mut |_| {}));
    let problems = trial(checked.ready.as_ref().unwrap(), &files);
    assert_eq!(
        plain(&problems, &Places::new(&files)),
        "error[template-error]: the template `part/event-row.html`: nothing is called `heading` here\n --> templates/part/event-row.html:2:8\n  \
         = help: there are articles, corrected, data, date, extra, href, id, importance, people, quotation, sources, status, \
         summary_html, title\n"
    );
}
