//! The content as a whole.
