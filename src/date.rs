//! Calendar time with precision and doubt.
