//! All or nothing: the only writer.
