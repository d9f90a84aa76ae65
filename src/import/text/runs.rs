//! The words of one block: runs in a style, and how Markdown writes them.

use super::Link;
use super::escape;

/// Words in one style, or the end of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Run {
    /// Words.
    Words(String, Style),
    /// The end of a line within a block.
    Break,
}

/// How words are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    /// The elements around them that Markdown or Dateline's list of HTML has, outermost first: `strong`, `em`, `sub`.
    pub marks: Vec<&'static str>,
    /// Where a link around them leads.
    pub link: Option<String>,
}

/// Splits words into those that are an address of the web, and others.
pub(super) fn linked(words: &str, style: Style) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut rest = words;
    let code = style.marks.contains(&"code");
    while let Some(at) = (style.link.is_none() && !code).then(|| start(rest)).flatten() {
        let tail = &rest[at..];
        let end = tail.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"')).unwrap_or(tail.len());
        let address = tail[..end].trim_end_matches(|c: char| ".,;:!?'*_~”’)]}".contains(c));
        let balanced = address.contains('(') && tail[address.len()..].starts_with(')');
        let address = &tail[..address.len() + usize::from(balanced)];
        let Some(url) = super::web(address) else { break };
        runs.push(Run::Words(rest[..at].to_owned(), style.clone()));
        runs.push(Run::Words(address.to_owned(), Style { link: Some(url), ..style.clone() }));
        rest = &tail[address.len()..];
    }
    runs.push(Run::Words(rest.to_owned(), style));
    runs.retain(|run| *run != Run::Words(String::new(), Style::default()));
    runs
}

/// Finds where an address of the web begins.
fn start(text: &str) -> Option<usize> {
    let begins = |at: usize| !text[..at].ends_with(char::is_alphanumeric);
    ["https://", "http://"].iter().filter_map(|scheme| text.find(scheme)).filter(|at| begins(*at)).min()
}

/// Returns the links of some runs; runs of one link are one.
pub(super) fn links(runs: &[Run]) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    let mut open = false;
    for run in runs {
        let Run::Words(words, Style { link: Some(url), .. }) = run else {
            open = false;
            continue;
        };
        match links.last_mut().filter(|last| open && last.url == *url) {
            Some(last) => last.words.push_str(words),
            None => links.push(Link { url: url.clone(), words: words.clone() }),
        }
        open = true;
    }
    for link in &mut links {
        link.words = link.words.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    links
}

/// Writes the runs of a block.
pub(super) fn write(runs: &[Run]) -> String {
    let mut text = String::new();
    let mut at = 0;
    let end = runs.iter().rposition(|run| *run != Run::Break).map_or(0, |last| last + 1);
    while at < end {
        let Run::Words(_, style) = &runs[at] else {
            if !text.is_empty() {
                text.truncate(text.trim_end().len());
                text.push_str("\\\n");
            }
            at += 1;
            continue;
        };
        let same = |run: &Run| matches!(run, Run::Words(_, other) if other.link == style.link);
        let count = if style.link.is_some() { runs[at..end].iter().take_while(|run| same(run)).count() } else { 1 };
        let group = &runs[at..at + count];
        let next = runs.get(at + count).map_or("", |run| if let Run::Words(words, _) = run { words } else { "" });
        match &style.link {
            Some(url) => link(&mut text, group, url),
            None => words(&mut text, &group[0], next),
        }
        at += count;
    }
    let lines: Vec<String> = text.trim().lines().map(escape::starts).collect();
    lines.join("\n")
}

/// Writes the runs of a link.
fn link(text: &mut String, runs: &[Run], url: &str) {
    let plain: String = runs.iter().map(|run| if let Run::Words(words, _) = run { words } else { "" }).collect();
    if plain.trim() == url && !url.contains(['<', '>', ' ', '\\']) {
        let (before, after) = (edge(&plain, str::trim_start), plain.ends_with(' '));
        text.push_str(&before);
        text.extend(["<", url, ">"]);
        text.push_str(if after { " " } else { "" });
        return;
    }
    if plain.trim().is_empty() {
        return;
    }
    let mut inner = String::new();
    for run in runs {
        words(&mut inner, run, "");
    }
    let (before, after) = (edge(&inner, str::trim_start), inner.ends_with(' '));
    let target: String = url.chars().flat_map(encoded).collect();
    text.extend([before.as_str(), "[", inner.trim(), "](", &target, ")", if after { " " } else { "" }]);
}

/// Returns what a text loses when it is trimmed.
fn edge(text: &str, trim: fn(&str) -> &str) -> String {
    text[..text.len() - trim(text).len()].to_owned()
}

/// Encodes what would end the target of a link.
fn encoded(c: char) -> Vec<char> {
    match c {
        '(' => "%28".chars().collect(),
        ')' => "%29".chars().collect(),
        '<' => "%3C".chars().collect(),
        '>' => "%3E".chars().collect(),
        '\\' => "%5C".chars().collect(),
        c => vec![c],
    }
}

/// Writes words in their style; spaces at their ends stand outside of it.
fn words(text: &mut String, run: &Run, next: &str) {
    let Run::Words(words, style) = run else { return };
    let inner = words.trim_matches(' ');
    let (before, after) =
        (edge(words, |text| text.trim_start_matches(' ')), words.len() - words.trim_end_matches(' ').len());
    if inner.is_empty() {
        text.push_str(words);
        return;
    }
    text.push_str(&before);
    let escaped = if style.marks.contains(&"code") { code(inner) } else { escape::inline(inner) };
    let next = if after > 0 { Some(' ') } else { next.chars().next() };
    let (open, close) = marks(style, (text.chars().last(), next), inner);
    text.push_str(&open);
    text.push_str(&escaped);
    text.push_str(&close);
    text.push_str(&" ".repeat(after));
}

/// Returns what stands before and behind words in a style: Markdown's marks where they count there, else HTML's.
fn marks(style: &Style, (before, after): (Option<char>, Option<char>), words: &str) -> (String, String) {
    let edge = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let inside = letter(words.chars().next()) && letter(words.chars().last());
    let fits = |c: Option<char>| {
        edge(c) || inside && (letter(c) || matches!(c, Some('(' | ',' | '.' | ';' | ':' | '!' | '?' | ')')))
    };
    let markdown = fits(before) && fits(after);
    let (mut open, mut close) = (String::new(), String::new());
    for mark in style.marks.iter().filter(|mark| **mark != "code") {
        let (start, end) = match *mark {
            "strong" if markdown => ("**".to_owned(), "**".to_owned()),
            "em" if markdown => ("*".to_owned(), "*".to_owned()),
            mark => (format!("<{mark}>"), format!("</{mark}>")),
        };
        open.push_str(&start);
        close.insert_str(0, &end);
    }
    (open, close)
}

/// Writes code within a line, between more backticks than it holds.
fn code(words: &str) -> String {
    let longest = words.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let gap = if words.starts_with('`') || words.ends_with('`') { " " } else { "" };
    format!("{fence}{gap}{words}{gap}{fence}")
}
