//! Tells a rule to a person: on the terminal, and as `docs/rules.md`.
//!
//! Owns the layout of an explanation; the words are the rule's own.
