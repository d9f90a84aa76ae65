//! Every integration test, as modules of one binary.

#[cfg(test)]
mod files;
#[cfg(test)]
mod process;
#[cfg(test)]
mod write;
