//! The content folder, read once, in path order: the only reader.
