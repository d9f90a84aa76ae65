//! Tags of generators in a text: shortcodes of Hugo and Zola, Liquid of Jekyll.
//!
//! Owns what each is in Markdown. One that says nothing here is not swallowed: it stays in the text, as code, and is
//! reported.

use std::ops::Range;

use super::super::Fate;
use super::super::foreign::Node;
use super::generator::Generator;
use super::links::Links;
use super::text::{Edits, Notes, Shifts, code, inside, line};

/// What a tag can ask for.
pub(super) struct Ask<'a> {
    /// Whose tags they are.
    pub(super) generator: Generator,
    /// Where links lead.
    pub(super) links: &'a Links,
    /// The path of the file.
    pub(super) path: &'a str,
    /// The keys of the file.
    pub(super) keys: &'a Node,
}

/// A tag in a text.
struct Found<'t> {
    /// Its bytes.
    range: Range<usize>,
    /// What stands between its marks.
    inner: &'t str,
    /// Its marks.
    marks: (&'static str, &'static str),
}

/// What a tag says.
enum Meaning {
    /// This, in Markdown.
    Markdown(String),
    /// Nothing a reader should see, and why.
    Nothing(&'static str),
    /// Nothing that is known here.
    Unknown,
}

/// The marks of tags, by generator; longer ones first.
fn marks(generator: Generator) -> &'static [(&'static str, &'static str)] {
    match generator {
        Generator::Hugo => &[("{{<", ">}}"), ("{{%", "%}}")],
        Generator::Zola => &[("{{", "}}"), ("{%", "%}"), ("{#", "#}")],
        Generator::Jekyll => &[("{{", "}}"), ("{%", "%}"), ("{:", "}")],
        Generator::None => &[],
    }
}

/// Says the tags of a text in Markdown; also returns how its lines moved.
pub(super) fn read(text: &str, ask: &Ask<'_>) -> (String, Notes, Shifts) {
    let (mut edits, mut notes) = (Edits::default(), Notes::new());
    let code = code(text);
    let mut at = 0;
    while let Some(tag) = next(text, at, ask.generator) {
        at = tag.range.end;
        // A generator takes its comments out before it looks for code.
        if inside(&code, tag.range.start) && !is_comment(&tag, ask.generator) {
            continue;
        }
        let name = format!(
            "text: {} {} {}",
            tag.marks.0,
            if tag.marks.0 == "{#" { "…" } else { name(tag.inner) },
            tag.marks.1
        );
        let here = line(text, tag.range.start);
        let raw = &text[tag.range.clone()];
        if let Some(end) = whole(text, &tag, ask.generator, &mut edits) {
            at = end.0;
            notes.push((name, here, end.1));
            continue;
        }
        let before = &text[..tag.range.start];
        let address = before.ends_with("](") || before.ends_with(['"', '\'', '=']);
        let fate = match meaning(&tag, ask) {
            Meaning::Markdown(said) => {
                let into = if said.is_empty() { "nothing".to_owned() } else { said.clone() };
                edits.put(tag.range, said);
                Fate::Normalized { to: "text".to_owned(), from: flat(raw), into }
            }
            Meaning::Nothing(why) => {
                edits.put(tag.range, "");
                Fate::Dropped { why: why.to_owned() }
            }
            Meaning::Unknown if address => {
                edits.put(tag.range, "");
                Fate::Dropped {
                    why: format!("Dateline has no such tag; the address that it stood in is cut: {}", flat(raw)),
                }
            }
            Meaning::Unknown => {
                edits.put(tag.range, shown(raw));
                Fate::Dropped { why: "Dateline has no such tag; it stands in the text as code".to_owned() }
            }
        };
        notes.push((name, here, fate));
    }
    let (text, shifts) = edits.tracked(text);
    (text, notes, shifts)
}

/// Finds the next tag from a byte on.
fn next(text: &str, from: usize, generator: Generator) -> Option<Found<'_>> {
    let starts = marks(generator).iter().filter_map(|marks| Some((from + text[from..].find(marks.0)?, *marks)));
    let mut starts: Vec<_> = starts.collect();
    starts.sort_by_key(|(at, marks)| (*at, std::cmp::Reverse(marks.0.len())));
    starts.into_iter().find_map(|(start, marks)| {
        let inner = start + marks.0.len();
        let end = inner + text[inner..].find(marks.1)?;
        // kramdown's attributes stand on one line.
        let one_line = marks.0 != "{:" || !text[inner..end].contains('\n');
        let inner = text[inner..end].trim().trim_matches('-').trim();
        one_line.then_some(Found { range: start..end + marks.1.len(), inner, marks })
    })
}

/// Tells whether a tag begins a comment of the author's.
fn is_comment(tag: &Found<'_>, generator: Generator) -> bool {
    let begins = match generator {
        Generator::Jekyll => tag.marks.0 == "{%",
        Generator::Hugo => !tag.inner.starts_with("/*"),
        Generator::Zola | Generator::None => false,
    };
    begins && name(tag.inner) == "comment"
}

/// Takes a pair of tags whose inside is not read: returns where it ends, and what became of it. A comment that nothing ends
/// goes on to the end of the text.
fn whole(text: &str, tag: &Found<'_>, generator: Generator, edits: &mut Edits) -> Option<(usize, Fate)> {
    let comment = is_comment(tag, generator);
    let kept = generator == Generator::Jekyll && tag.marks.0 == "{%" && name(tag.inner) == "raw";
    if !comment && !kept {
        return None;
    }
    let why = || Fate::Dropped { why: "it is a comment of the author's, which was never published".to_owned() };
    if generator == Generator::Hugo && tag.inner.ends_with('/') {
        edits.put(tag.range.clone(), "");
        return Some((tag.range.end, why()));
    }
    let closing = format!("{}{}", if generator == Generator::Hugo { "/" } else { "end" }, name(tag.inner));
    let mut at = tag.range.end;
    while let Some(end) = next(text, at, generator) {
        if end.inner == closing {
            let fate = if kept {
                edits.put(tag.range.clone(), "");
                edits.put(end.range.clone(), "");
                let into = "the text between, as it is".to_owned();
                Fate::Normalized { to: "text".to_owned(), from: "raw".to_owned(), into }
            } else {
                edits.put(tag.range.start..end.range.end, "");
                why()
            };
            return Some((end.range.end, fate));
        }
        at = end.range.end;
    }
    comment.then(|| {
        edits.put(tag.range.start..text.len(), "");
        (text.len(), why())
    })
}

/// Returns the name of a tag: its first word.
fn name(inner: &str) -> &str {
    inner
        .trim_start_matches("/*")
        .trim_start()
        .split(|c: char| c.is_whitespace() || matches!(c, '(' | '|'))
        .next()
        .unwrap_or_default()
}

/// Returns what a tag says.
fn meaning(tag: &Found<'_>, ask: &Ask<'_>) -> Meaning {
    match ask.generator {
        Generator::Hugo => hugo(tag, ask),
        Generator::Zola if tag.marks.0 == "{#" => {
            Meaning::Nothing("it is a comment of the author's, which was never published")
        }
        Generator::Jekyll if tag.marks.0 == "{:" => Meaning::Nothing("Dateline has no attributes of kramdown"),
        Generator::Jekyll => jekyll(tag, ask),
        Generator::Zola | Generator::None => Meaning::Unknown,
    }
}

/// Returns what a shortcode of Hugo's says.
fn hugo(tag: &Found<'_>, ask: &Ask<'_>) -> Meaning {
    let inner = tag.inner;
    if let Some(escaped) = inner.strip_prefix("/*") {
        let escaped = escaped.trim_end_matches("*/").trim();
        return Meaning::Markdown(shown(&format!("{} {escaped} {}", tag.marks.0, tag.marks.1)));
    }
    match name(inner) {
        "ref" | "relref" => {
            let to = argument(inner, "path").or_else(|| first(inner)).unwrap_or_default();
            Meaning::Markdown(ask.links.file(&to, ask.path).unwrap_or(to))
        }
        "figure" => figure(inner),
        "highlight" => Meaning::Markdown(format!("```{}", first(inner).unwrap_or_default())),
        "/highlight" => Meaning::Markdown("```".to_owned()),
        _ => Meaning::Unknown,
    }
}

/// Says a figure in Markdown.
fn figure(inner: &str) -> Meaning {
    let Some(src) = argument(inner, "src") else { return Meaning::Unknown };
    let caption = argument(inner, "caption");
    let alt = argument(inner, "alt").or_else(|| caption.clone()).unwrap_or_default();
    let below = caption.map(|caption| format!("\n\n*{caption}*")).unwrap_or_default();
    Meaning::Markdown(format!("![{}](<{src}>){below}", alt.replace(['[', ']'], "")))
}

/// Returns what a tag of Liquid says.
fn jekyll(tag: &Found<'_>, ask: &Ask<'_>) -> Meaning {
    let inner = tag.inner;
    if tag.marks.0 == "{{" {
        return output(inner, ask);
    }
    let rest = inner.split_once(char::is_whitespace).map_or("", |(_, rest)| rest.trim());
    match name(inner) {
        "post_url" | "link" => {
            let found = ask.links.file(rest, ask.path);
            Meaning::Markdown(found.unwrap_or_else(|| rest.to_owned()))
        }
        "highlight" => Meaning::Markdown(format!("```{}", name(rest))),
        "endhighlight" => Meaning::Markdown("```".to_owned()),
        _ => Meaning::Unknown,
    }
}

/// Returns what a value of Liquid is.
fn output(inner: &str, ask: &Ask<'_>) -> Meaning {
    let mut parts = inner.split('|').map(str::trim);
    let value = parts.next().unwrap_or_default();
    let filters: Vec<&str> = parts.collect();
    let of_address =
        |filter: &&str| matches!(name(filter), "relative_url" | "absolute_url") || filter.starts_with("prepend: site.");
    let quoted = unquoted(value);
    match (value, quoted) {
        ("site.baseurl" | "site.url" | "site.github.url", _) if filters.is_empty() => Meaning::Markdown(String::new()),
        (_, Some(path)) if filters.iter().all(of_address) => Meaning::Markdown(path.to_owned()),
        _ => match value.strip_prefix("page.").filter(|_| filters.is_empty()).and_then(|key| ask.keys.said(key)) {
            Some(said) => Meaning::Markdown(said),
            None => Meaning::Unknown,
        },
    }
}

/// Returns a text without the quotation marks around it.
fn unquoted(text: &str) -> Option<&str> {
    ['"', '\''].into_iter().find_map(|mark| text.strip_prefix(mark)?.strip_suffix(mark))
}

/// Returns the first argument without a name.
fn first(inner: &str) -> Option<String> {
    let rest = inner.split_once(char::is_whitespace)?.1.trim();
    let mark = rest.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'));
    let found = match mark {
        Some(mark) => rest[1..].split(mark).next(),
        None => rest.split_whitespace().next().filter(|word| !word.contains('=')),
    };
    found.map(str::to_owned)
}

/// Returns an argument by its name: `src="a.png"`.
fn argument(inner: &str, name: &str) -> Option<String> {
    let at = inner.match_indices(name).map(|(at, _)| at).find(|&at| {
        let alone = inner[..at].ends_with(char::is_whitespace);
        alone && inner[at + name.len()..].trim_start().starts_with('=')
    })?;
    let rest = inner[at + name.len()..].trim_start().trim_start_matches('=').trim_start();
    let mark = rest.chars().next()?;
    let value = match mark {
        '"' | '\'' | '`' => rest[1..].split(mark).next()?,
        _ => rest.split_whitespace().next()?,
    };
    Some(value.to_owned())
}

/// Shows a tag as code.
fn shown(raw: &str) -> String {
    let raw = flat(raw);
    if raw.contains('`') { format!("`` {raw} ``") } else { format!("`{raw}`") }
}

/// Writes a tag on one line.
fn flat(raw: &str) -> String {
    raw.split_whitespace().collect::<Vec<_>>().join(" ")
}
