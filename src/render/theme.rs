//! The theme: templates, styles, behaviours and words, those of the binary with those of the site over them.
//!
//! A theme is data. The default one is inside the binary; a site overrides any file of it by path, in its own
//! `templates/` and `static/`. A template of the default theme that a site overrides can still be extended, as
//! `__builtin/page.html`; a table of words that a site overrides stands over the default one, word by word.

pub mod mistake;
mod own;
mod words;

use std::collections::BTreeMap;

use include_dir::{Dir, File, include_dir};
use tera::{Context, Tera, Value};

use crate::files::Files;
use crate::locale::Locale;
use crate::problem::Problems;
use crate::text::{FileId, Place};
use mistake::Names;
pub use words::locale;

/// The default templates and words.
static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// The default styles, behaviours, faces and icons.
static STATIC: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/static");

/// The prefix under which the default templates can always be reached.
const BUILTIN: &str = "__builtin/";

/// Where a problem of the theme inside the binary is drawn, which has no file of the site.
const NOWHERE: Place = Place::File(FileId(u32::MAX));

/// Templates ready to render, and the files that go with them.
#[derive(Debug)]
pub struct Theme {
    /// The templates.
    pub tera: Tera,
    /// All styles in one, those of the tokens first.
    pub stylesheet: String,
    /// All behaviours in one, that of the theme switch first.
    pub script: String,
    /// Faces and icons, by where they stand on the site.
    files: BTreeMap<String, &'static [u8]>,
    /// Files of the site that look like the theme's but are used by nothing.
    pub unused: Problems,
}

impl Theme {
    /// Returns where the theme's own files stand on the site, in order; those that the site overrides are left out.
    pub fn paths(&self) -> Vec<String> {
        self.files.keys().cloned().collect()
    }

    /// Returns a file of the theme by where it stands on the site.
    pub fn file(&self, path: &str) -> Option<&'static [u8]> {
        self.files.get(path).copied()
    }
}

/// Reads the theme of a site; the words of its language are put into the default templates at once.
///
/// # Errors
///
/// A problem at each template that cannot be read.
pub fn read(files: &Files, locale: Option<&Locale>) -> Result<Theme, Problems> {
    let tera = templates(files, locale)?;
    Ok(Theme {
        tera,
        stylesheet: joined(files, ("css", "css"), "tokens.css"),
        script: joined(files, ("js", "js"), "theme.js"),
        files: self::files(files),
        unused: own::unused(files),
    })
}

/// Reads the templates: the default ones, then the site's over them.
fn templates(files: &Files, locale: Option<&Locale>) -> Result<Tera, Problems> {
    let mut tera = Tera::new();
    tera.autoescape_on(vec![".html"]);
    tera.set_fallback_prefixes(vec![BUILTIN.to_owned()])
        .map_err(|error| mistake::all(files, &error, &Names::default()))?;
    let worded = |text: &str| locale.map_or_else(|| text.to_owned(), |locale| words::put_in(text, locale));
    let mut all: Vec<(String, String)> = builtin(&TEMPLATES)
        .filter(|(path, _)| is_template(path))
        .flat_map(|(path, text)| [(path.to_owned(), worded(text)), (format!("{BUILTIN}{path}"), worded(text))])
        .collect();
    all.extend(own_templates(files).map(|(_, path, text)| (path.to_owned(), text.to_owned())));
    let names = own::names(&all);
    tera.add_raw_templates(all).map_err(|error| mistake::all(files, &error, &names))?;
    Ok(tera)
}

/// Tells whether a file under `templates/` is a template; languages stand there too.
fn is_template(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| ending == "html")
}

/// Returns the texts of a folder of the binary, by path.
fn builtin(folder: &'static Dir<'static>) -> impl Iterator<Item = (&'static str, &'static str)> {
    all(folder).into_iter().filter_map(|file| Some((file.path().to_str()?, file.contents_utf8()?)))
}

/// Returns every file of a folder of the binary, however deep.
fn all(folder: &'static Dir<'static>) -> Vec<&'static File<'static>> {
    let mut files = Vec::new();
    let mut folders = vec![folder];
    while let Some(folder) = folders.pop() {
        files.extend(folder.files());
        folders.extend(folder.dirs());
    }
    files
}

/// Returns the site's own templates, with number, path and text; those that say what the default ones say are not its.
fn own_templates(files: &Files) -> impl Iterator<Item = (FileId, &str, &str)> {
    files.iter().filter_map(|(id, file)| {
        let path = file.path.strip_prefix("templates/").filter(|path| is_template(path))?;
        let same = TEMPLATES.get_file(path).and_then(|file| file.contents_utf8()) == Some(file.text.as_str());
        (!same).then_some((id, path, file.text.as_str()))
    })
}

/// What stands around the content of a page: strings that are known to be HTML, as templates hold them, so that no page copies
/// them.
#[derive(Clone, Debug)]
pub struct Around {
    /// What the page loads, and its feeds.
    pub links: Value,
    /// The marks and the masthead.
    pub mast: Value,
    /// The foot and the help.
    pub foot: Value,
}

/// Renders what stands around the content, for the pages of one section at one depth; `tera` knows `site` and `t`.
///
/// # Errors
///
/// A mistake in one of the templates.
pub fn around(tera: &Tera, root: &str, section: &str) -> Result<Around, tera::Error> {
    let mut context = Context::new();
    context.insert("root", root);
    context.insert("section", section);
    let part = |name: &str| tera.render(name, &context).map(|html| Value::safe_string(html.trim_end()));
    Ok(Around { links: part("part/links.html")?, mast: part("part/mast.html")?, foot: part("part/foot.html")? })
}

/// Joins the parts of one folder of the theme, the named one first, the others in order of their names.
fn joined(files: &Files, (folder, ending): (&str, &str), first: &str) -> String {
    let Some(dir) = STATIC.get_dir(folder) else { return String::new() };
    let mut names: Vec<&str> = dir
        .files()
        .filter_map(|file| file.path().file_name()?.to_str())
        .filter(|name| name.rsplit_once('.').is_some_and(|(_, found)| found == ending))
        .collect();
    names.sort_by_key(|name| (*name != first, *name));
    let text = |name: &&str| {
        let path = format!("{folder}/{name}");
        let own = files.find(&format!("static/{path}")).map(|id| files.file(id).text.as_str());
        own.or_else(|| STATIC.get_file(&path)?.contents_utf8()).unwrap_or_default()
    };
    names.iter().map(text).collect::<Vec<_>>().join("\n")
}

/// Returns where a file under `static/` stands on the site; none for the parts that are joined.
pub fn address(path: &str) -> Option<String> {
    let part = |folder: &str, ending: &str| {
        path.strip_prefix(folder).is_some_and(|name| name.ends_with(ending) && STATIC.get_file(path).is_some())
    };
    if part("css/", ".css") || part("js/", ".js") {
        return None;
    }
    match path.strip_prefix("fonts/") {
        Some(font) if STATIC.get_file(path).is_some() => Some(format!("assets/fonts/{font}")),
        _ => Some(path.to_owned()),
    }
}

/// Returns the theme's own faces and icons, by where they stand; those that the site has too are left out.
fn files(files: &Files) -> BTreeMap<String, &'static [u8]> {
    all(&STATIC)
        .into_iter()
        .filter_map(|file| {
            let path = file.path().to_str()?;
            let taken =
                files.asset(&format!("static/{path}")).is_some() || files.find(&format!("static/{path}")).is_some();
            (!taken).then(|| Some((address(path)?, file.contents()))).flatten()
        })
        .collect()
}

/// Returns every file of the default theme, by its path from the root of a site: `templates/event.html`.
pub fn defaults() -> BTreeMap<String, &'static [u8]> {
    let folder = |name: &'static str, dir: &'static Dir<'static>| {
        let path = move |file: &File<'_>| Some(format!("{name}/{}", file.path().to_str()?));
        all(dir).into_iter().filter_map(move |file| Some((path(file)?, file.contents())))
    };
    folder("templates", &TEMPLATES).chain(folder("static", &STATIC)).collect()
}
