//! Every integration test, as modules of one binary.

mod dates;
#[cfg(test)]
mod docs;
#[cfg(test)]
mod files;
#[cfg(test)]
mod process;
