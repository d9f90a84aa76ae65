//! What is typed where, in every layout that authors use.

use super::*;

/// Returns a text with keys changed in the entry whose first value is some text.
fn changed(text: &str, value: &str, changes: &Changes<'_>) -> Option<String> {
    let tree = yaml::read(text).unwrap();
    set("content/topics.yaml", text, find(&tree, value).unwrap(), changes)
}

/// Finds a value.
fn find(node: &Node<'_>, value: &str) -> Option<NodeId> {
    match &node.value {
        Value::List(list) => list.iter().find_map(|node| find(node, value)),
        Value::Map(map) => map.iter().find_map(|(_, node)| find(node, value)),
        Value::Text(text) => (text.trim_end() == value).then_some(node.id),
        _ => None,
    }
}

#[test]
fn keys_are_set_below_the_value_and_all_else_stays() {
    let set = [("quote", Some("b: c")), ("reviewed", Some("2026-11-24"))];
    for (before, after) in [
        ("- quote: a # why\n  text: t\n", "- quote: \"b: c\" # why\n  reviewed: 2026-11-24\n  text: t\n"),
        ("- text: t\n  quote: 'a'", "- text: t\n  quote: \"b: c\"\n  reviewed: 2026-11-24"),
        ("-\n  quote: >-\n    a\n\n  text: t\n", "-\n  quote: \"b: c\"\n  reviewed: 2026-11-24\n\n  text: t\n"),
        ("# top\n- {quote: a, text: t} # end\n", "# top\n- {quote: \"b: c\", reviewed: 2026-11-24, text: t} # end\n"),
        ("- reviewed: 2020\n  quote: a\n", "- reviewed: 2026-11-24\n  quote: \"b: c\"\n"),
        ("- reviewed:\n  quote: a\n", "- reviewed: 2026-11-24\n  quote: \"b: c\"\n"),
        ("x:\n    -   quote:\n          a\n", "x:\n    -   quote: \"b: c\"\n        reviewed: 2026-11-24\n"),
    ] {
        assert_eq!(changed(before, "a", &set).as_deref(), Some(after), "{before}");
    }
}

#[test]
fn keys_are_taken_out() {
    let out = [("prefix", None), ("suffix", None)];
    for (before, after) in [
        ("- quote: a\n  prefix: p\n  text: t\n", "- quote: a\n  text: t\n"),
        ("- prefix: p\n  suffix: >\n    s\n  quote: a\n", "- quote: a\n"),
        ("- {quote: a, prefix: p, suffix: s}\n", "- {quote: a}\n"),
        ("- {prefix: p, quote: a}\n", "- {quote: a}\n"),
        ("- {prefix: p, suffix: s, quote: a}\n", "- {quote: a}\n"),
        ("- quote: a\n", "- quote: a\n"),
    ] {
        assert_eq!(changed(before, "a", &out).as_deref(), Some(after), "{before}");
    }
}

#[test]
fn what_would_lose_a_remark_is_left_alone() {
    assert_eq!(changed("- quote: # why\n    a\n", "a", &[("quote", Some("b"))]), None);
}

#[test]
fn an_entry_takes_the_layout_of_its_list() {
    let entry = [("quote", Written::Text("b".to_owned())), ("text", Written::Text("it, is".to_owned()))];
    for (before, after) in [
        ("", "- quote: b\n  text: it, is\n"),
        ("# Nothing yet.\n", "# Nothing yet.\n- quote: b\n  text: it, is\n"),
        ("- quote: a # r\n# end\n", "- quote: a # r\n- quote: b\n  text: it, is\n# end\n"),
        ("  - quote: a\n\n  - quote: c\n", "  - quote: a\n\n  - quote: c\n\n  - quote: b\n    text: it, is\n"),
        ("- text: |\n    x\n    y\n", "- text: |\n    x\n    y\n- quote: b\n  text: it, is\n"),
        ("[{quote: a}]\n", "[{quote: a}, {quote: b, text: \"it, is\"}]\n"),
        ("[]\n", "- quote: b\n  text: it, is\n"),
    ] {
        let came = append("content/articles/a.annotations.yaml", before, (None, &entry));
        assert_eq!(came.as_deref(), Ok(after), "{before:?}");
    }
    for (before, after) in [
        ("title: t\n", "title: t\nannotations:\n  - quote: b\n    text: it, is\n"),
        ("annotations:\ntitle: t\n", "annotations:\n  - quote: b\n    text: it, is\ntitle: t\n"),
        ("annotations: [] # none\ntitle: t\n", "annotations:\n  - quote: b\n    text: it, is # none\ntitle: t\n"),
        (
            "annotations:\n- quote: a\n  sources:\n  - s\n\ntitle: t\n",
            "annotations:\n- quote: a\n  sources:\n  - s\n- quote: b\n  text: it, is\n\ntitle: t\n",
        ),
    ] {
        let wrap = |yaml: &str| format!("---\n{yaml}---\nText.\n");
        let came = append("content/articles/a.md", &wrap(before), (Some("annotations"), &entry));
        assert_eq!(came, Ok(wrap(after)), "{before:?}");
    }
}

#[test]
fn what_has_another_layout_is_refused() {
    let entry = [("quote", Written::Text("b".to_owned()))];
    for (before, why) in [
        ("quote: a\n", "it holds a single entry without `- ` before it"),
        ("a\n", "it is no list"),
        ("- 'a\n", "it cannot be read; `dateline check` says why"),
    ] {
        assert_eq!(append("content/articles/a.annotations.yaml", before, (None, &entry)), Err(why), "{before}");
    }
}
