//! Every integration test, as modules of one binary.
//!
//! | module | holds |
//! |---|---|
//! | `agreement` | one noun, one room on every floor |
//! | `case` | what comes of files an author could have written: `cases/**/*.case` |
//! | `dates` | the conformance file of dates |
//! | `docs` | what the documentation says |
//! | `files` | the content folder, as it is read |
//! | `layers` | the floors, and the doors to disk, terminal, clock and network |
//! | `numbers` | the numbers and words of the house |
//! | `process` | how the program is built and set up |
//! | `rules` | every rule's example, and `docs/rules.md` |
//! | `tree` | the project's own files, for the tests above |

mod dates;
#[cfg(test)]
mod agreement;
#[cfg(test)]
mod case;
mod dates;
#[cfg(test)]
mod docs;
#[cfg(test)]
mod files;
#[cfg(test)]
mod layers;
#[cfg(test)]
mod numbers;
#[cfg(test)]
mod process;
#[cfg(test)]
mod rules;
#[cfg(test)]
mod tree;

#[cfg(test)]
mod templates;
//! The tests of the whole: one binary, one module a subject.

mod anchors;
