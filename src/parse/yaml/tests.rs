//! Both readers agree, and what is refused is refused quickly.

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
