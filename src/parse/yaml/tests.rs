//! Both readers agree, and what is refused is refused quickly.

use proptest::{collection, prelude::*};

use super::*;

/// Counts the nodes of a tree.
fn count(node: &Node<'_>) -> usize {
    1 + match &node.value {
        Value::List(list) => list.iter().map(count).sum(),
        Value::Map(map) => map.iter().map(|(key, value)| count(key) + count(value)).sum(),
        _ => 0,
    }
}

#[test]
fn nodes_are_numbered_in_reading_order() {
    let block = "title: The vote\nsources:\n  - a\n  - {id: b, locator: p. 4}\nflag: ~\n";
    let node = read(block).unwrap();
    let words: Vec<&str> = index(block).into_iter().map(|range| &block[range]).collect();
    assert_eq!(
        words,
        [
            "title",
            "title",
            "The vote",
            "sources",
            "a",
            "a",
            "{id: b, locator: p. 4}",
            "id",
            "b",
            "locator",
            "p. 4",
            "flag",
            "~"
        ]
    );
    assert_eq!(count(&node), words.len());
}

/// Writes a value as an author might: block and flow style, all kinds of quotes, comments and empty values.
fn block_of() -> impl Strategy<Value = String> {
    let scalar = prop_oneof![
        "[a-z]{1,6}",
        "[0-9]{1,4}",
        Just("'it''s'".to_owned()),
        Just("\"a: \\\"b\\\"\"".to_owned()),
        Just("2022-11-XX".to_owned()),
        Just("été 東京".to_owned()),
        Just("~".to_owned()),
        Just("a # comment".to_owned()),
    ];
    let flow = prop_oneof![
        collection::vec("[a-z]{1,3}", 0..4).prop_map(|list| format!("[{}]", list.join(", "))),
        collection::vec("[a-z]{1,3}", 1..4).prop_map(|list| format!("{{{}}}", list.join(", "))),
        Just("{a: [b, {c: d}], e: }".to_owned()),
    ];
    let value = prop_oneof![
        scalar,
        flow,
        Just(String::new()),
        Just("|\n  text\n\n  more: text".to_owned()),
        Just(">-\n  text\n  more".to_owned()),
        Just("\n  - a\n  - b: c\n    d: e\n  -\n  - - f".to_owned()),
        Just("\n- a\n- b".to_owned()),
        Just("\n  a:\n    b: c\n\n  # comment\n  d:".to_owned()),
        Just("first line\n  second line".to_owned()),
    ];
    collection::vec(value, 0..8).prop_map(|values| {
        let entry = |(at, value): (usize, &String)| format!("key{at}: {value}\n");
        values.iter().enumerate().map(entry).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_readers_count_the_same_nodes(block in block_of()) {
        let node = read(&block).unwrap();
        prop_assert_eq!(count(&node), index(&block).len().max(1), "{}", block);
    }

    /// The second reader is stricter here and there; then it numbers what comes before.
    #[test]
    fn both_readers_count_the_same_nodes_of_whatever_is_yaml(block in "[-a-z:,\\[\\]{}'\"#|>?~ \n]{0,40}") {
        if let Ok(node) = read(&block) {
            let places = index(&block);
            let whole = Parser::new_from_str_with_options(&block, options()).all(|event| event.is_ok());
            prop_assert!(count(&node) == places.len().max(1) || !whole, "{}", block);
            prop_assert!(places.len() <= count(&node), "{}", block);
            prop_assert!(places.iter().all(|place| block.get(place.clone()).is_some()));
        }
    }
}

/// Reads a block and says why it was refused.
fn refusal(block: &str) -> Option<Feature> {
    match read(block) {
        Err(Failure::Refused { feature, .. }) => Some(feature),
        _ => None,
    }
}

#[test]
fn anchors_aliases_and_tags_are_refused_wherever_they_stand() {
    let cases = [
        ("a: &x b\n", Some(Feature::Anchor)),
        ("a: *x\n", Some(Feature::Alias)),
        ("*x : b\n", Some(Feature::Alias)),
        ("a: !!str b\n", Some(Feature::Tag)),
        ("a: [b, !c d]\n", Some(Feature::Tag)),
        ("- &x\n  a: b\n", Some(Feature::Anchor)),
        ("a: b & c *d* !e\n", None),
        ("a: \"&b *c !d\"\n", None),
        ("a: |\n  *b* &c !d\n", None),
        ("# &a *b !c\na: b\n", None),
        ("a: [b, ?c]\n", Some(Feature::Question)),
        ("a: {?b: c}\n", Some(Feature::Question)),
        ("a: ?b\nc: [d?, ? e, \"?f\"]\n- ?g\n", None),
    ];
    for (block, feature) in cases {
        assert_eq!(refusal(block), feature, "{block}");
    }
}

#[test]
fn bombs_are_refused_before_they_go_off() {
    let level = |level: u32| match level.checked_sub(1) {
        None => "a0: &a0 [x, x, x, x, x, x, x, x, x]".to_owned(),
        Some(before) => format!("a{level}: &a{level} [{}]", [format!("*a{before}").as_str(); 9].join(", ")),
    };
    let aliases = (0..30).map(level).collect::<Vec<_>>().join("\n");
    assert_eq!(refusal(&aliases), Some(Feature::Anchor));
    for deep in ["[", "{a: ", "- ", "[{a: ", "? "] {
        assert_eq!(refusal(&deep.repeat(300_000)), Some(Feature::Depth), "{deep}");
    }
    let steps = (0..1_000).map(|depth| " ".repeat(depth) + "a:").collect::<Vec<_>>().join("\n");
    assert_eq!(refusal(&steps), Some(Feature::Depth));
}

#[test]
fn deep_but_not_too_deep_is_read() {
    let block = format!("{}x{}", "[".repeat(DEPTH), "]".repeat(DEPTH));
    assert_eq!(count(&read(&block).unwrap()), DEPTH + 1);
    assert_eq!(index(&block).len(), DEPTH + 1);
}
