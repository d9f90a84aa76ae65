//! The grammar of messages: plurals, lists of words, the nearest name.
