//! Every integration test, as modules of one binary.

#[cfg(test)]
mod templates;
