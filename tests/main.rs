//! Every integration test, as modules of one binary.

#[cfg(test)]
mod docs;
#[cfg(test)]
mod files;
#[cfg(test)]
mod process;
mod dates;
