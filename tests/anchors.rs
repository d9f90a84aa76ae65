//! The anchoring rules, held to the conformance cases: Markdown in, marks on the page out.

use std::borrow::Cow;
use std::collections::BTreeMap;

use dateline::parse::markdown::{self, Html, Options, Punctuation};
use dateline::prose::{Address, Citation, Image, Link, Origin, Passage, Prose, Selector};
use dateline::render::prose::{self, Cited, Links, Mark, Picture, Setting, Target, Words};
use dateline::resolve::anchor::{How, Index, Outcome, Settled};
use dateline::text::FileId;
use scraper::{Html as Page, Selector as Css};
use serde::Deserialize;

/// The file of cases.
#[derive(Deserialize)]
struct Suite {
    /// Each case.
    cases: Vec<Case>,
}

/// A text, a selector and what must come of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    id: String,
    group: String,
    markdown: String,
    #[serde(default)]
    options: Switches,
    selector: Quote,
    #[serde(default)]
    also: Vec<Quote>,
    expect: Expected,
    #[serde(default)]
    hypothesis: Option<serde_yaml::Value>,
    #[serde(default)]
    note: Option<String>,
}

/// The options of a case.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Switches {
    #[serde(default)]
    smart: bool,
}

/// A selector as the cases write it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Quote {
    exact: String,
    prefix: Option<String>,
    suffix: Option<String>,
    start: Option<u32>,
}

/// What must come of a case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    status: String,
    text: Option<String>,
    segments: Option<Vec<String>>,
    marks: Option<Vec<(String, String)>>,
    how: Option<String>,
    candidates: Option<usize>,
    suggestion: Option<String>,
}

/// Links that lead nowhere in particular.
struct Anywhere;

impl Links for Anywhere {
    fn citation(&self, at: usize, _: &Citation) -> Option<Cited<'_>> {
        Some(Cited { address: "#".into(), label: (at + 1).to_string().into(), title: "".into() })
    }
    fn link(&self, _: usize, link: &Link) -> Option<Target<'_>> {
        Some(Target { address: Cow::Owned(format!("../{}/", link.id)), class: "" })
    }
    fn address<'a>(&'a self, _: usize, address: &'a Address) -> Option<Cow<'a, str>> {
        Some(address.target.as_str().into())
    }
    fn image<'a>(&'a self, _: usize, image: &'a Image) -> Option<Picture<'a>> {
        Some(Picture { address: image.target.as_str().into(), size: None })
    }
}

/// Returns the words of the interface.
fn words() -> Words {
    let word = str::to_owned;
    Words {
        footnotes: word("Footnotes"),
        back: word("Back to the text"),
        note: word("Note"),
        tip: word("Tip"),
        important: word("Important"),
        warning: word("Warning"),
        caution: word("Caution"),
    }
}

impl Quote {
    /// Returns the selector.
    fn selector(&self) -> Selector {
        Selector {
            quote: self.exact.clone(),
            prefix: self.prefix.clone(),
            suffix: self.suffix.clone(),
            occurrence: None,
            start: self.start,
        }
    }
}

/// Writes every run of white space as one space.
fn spaced(text: &str) -> String {
    let mut spaced = String::new();
    for character in text.chars() {
        match character.is_whitespace() {
            true if spaced.ends_with(' ') => {}
            true => spaced.push(' '),
            false => spaced.push(character),
        }
    }
    spaced
}

/// Reads the marks of a page: their words and the ids they name.
fn marks(prose: &Prose, passages: &[(String, Passage)]) -> Vec<(String, String)> {
    let marks: Vec<Mark<'_>> = passages
        .iter()
        .map(|(id, passage)| Mark { id, passage: *passage, class: "", reference: "<sup>§</sup>" })
        .collect();
    let words = words();
    let setting = Setting { marks: &marks, links: &Anywhere, words: &words, scope: "" };
    let html = prose::html(prose, &setting);
    let by_rows: Vec<_> = prose::rows(prose, &setting);
    assert_eq!(html, by_rows.iter().map(|row| row.html.as_str()).collect::<String>(), "rows and whole differ");
    let mut ended: Vec<usize> = by_rows.iter().flat_map(|row| row.annotations.clone()).collect();
    ended.sort_unstable();
    assert_eq!(ended, (0..marks.len()).collect::<Vec<_>>(), "each annotation ends once: {html}");
    let page = Page::parse_fragment(&html);
    let Ok(css) = Css::parse("mark") else { panic!("a selector of CSS") };
    page.select(&css)
        .map(|mark| {
            let words = spaced(&mark.text().collect::<String>());
            (words, mark.value().attr("data-annotation").unwrap_or_default().replace(' ', "+"))
        })
        .collect()
}

/// Returns what came of one selector, in the words of the cases.
#[expect(clippy::fn_params_excessive_bools, reason = "as the outcome has it")]
fn how(how: How, settled: Settled, drift: bool) -> String {
    let mut word = match how {
        How::Exact => "exact".to_owned(),
        How::Folded => "folded".to_owned(),
    };
    if drift {
        word.push_str("+context-drift");
    }
    if settled == Settled::Position {
        word.push_str("+position");
    }
    word
}

/// Returns what came of one selector, but for its suggestion and the marks of several.
fn came(prose: &Prose, outcome: &Outcome, passages: &[(String, Passage)]) -> Expected {
    let (mut text, mut segments, mut word, mut count) = (None, None, None, None);
    let status = match outcome {
        Outcome::Anchored { anchor, how: pass, settled, drift } => {
            text = Some(spaced(prose.slice(*anchor)));
            word = Some(how(*pass, *settled, *drift));
            segments = Some(marks(prose, &passages[..1]).into_iter().map(|(words, _)| words).collect());
            "anchored".to_owned()
        }
        Outcome::Ambiguous { count: several, candidates } => {
            text = candidates.first().map(|candidate| spaced(prose.slice(candidate.passage)));
            count = Some(*several);
            "ambiguous".to_owned()
        }
        Outcome::Orphaned => "orphaned".to_owned(),
        Outcome::OutOfRange { .. } | Outcome::Empty => format!("{outcome:?}"),
    };
    Expected { status, text, segments, marks: None, how: word, candidates: count, suggestion: None }
}

/// Checks a case; returns what differs.
fn check(case: &Case) -> Vec<String> {
    let punctuation = if case.options.smart { Punctuation::Smart } else { Punctuation::Plain };
    let options = Options { punctuation, html: Html::Sanitized, reserved: &[] };
    let (prose, _) = markdown::read(&case.markdown, Origin::File(FileId(0), 0), options);
    let index = Index::new(&prose);
    let selector = case.selector.selector();
    let outcome = index.find(&selector);
    let mut passages: Vec<(String, Passage)> = Vec::new();
    for (name, quote) in ["a", "b", "c", "d"].iter().zip(std::iter::once(&case.selector).chain(&case.also)) {
        if let Outcome::Anchored { anchor, .. } = index.find(&quote.selector()) {
            passages.push(((*name).to_owned(), anchor));
        }
    }
    let mut found = came(&prose, &outcome, &passages);
    if case.expect.marks.is_some() {
        found.marks = Some(marks(&prose, &passages));
    }
    if case.expect.suggestion.is_some() {
        found.suggestion = index.nearest(&selector).passages.first().map(|passage| spaced(prose.slice(*passage)));
    }
    let folded = |texts: &Option<Vec<String>>| texts.as_ref().map(|texts| texts.iter().map(|t| spaced(t)).collect());
    let expected = Expected {
        status: case.expect.status.clone(),
        text: case.expect.text.as_deref().map(spaced),
        segments: folded(&case.expect.segments),
        marks: case.expect.marks.clone(),
        how: case.expect.how.clone(),
        candidates: case.expect.candidates,
        suggestion: case.expect.suggestion.as_deref().map(spaced),
    };
    let (found, expected) = (format!("{found:?}"), format!("{expected:?}"));
    if found == expected {
        Vec::new()
    } else {
        vec![format!("{}:\n  expected {expected}\n  found    {found}", case.id)]
    }
}

#[test]
fn every_conformance_case_comes_out_as_written() {
    let suite: Suite = serde_yaml::from_str(include_str!("conformance/anchors.yaml")).expect("the cases are YAML");
    let mut groups: BTreeMap<&str, usize> = BTreeMap::new();
    for case in &suite.cases {
        *groups.entry(&case.group).or_default() += 1;
        assert!(case.note.as_deref() != Some("") && case.hypothesis.as_ref().is_none_or(|value| !value.is_null()));
    }
    let wrong: Vec<String> = suite.cases.iter().flat_map(check).collect();
    assert_eq!(suite.cases.len(), 98, "the number of cases");
    assert!(
        wrong.is_empty(),
        "{} of {} cases, groups {groups:?}:\n{}",
        wrong.len(),
        suite.cases.len(),
        wrong.join("\n")
    );
}
