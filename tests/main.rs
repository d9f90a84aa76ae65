//! Every integration test, as modules of one binary.
//!
//! | module | holds |
//! |---|---|
//! | `agreement` | one noun, one room on every floor |
//! | `anchors` | the conformance file of anchors |
//! | `case` | what comes of files an author could have written: `cases/**/*.case` |
//! | `dates` | the conformance file of dates |
//! | `docs` | what the documentation says |
//! | `facts` | the content says nothing that the fact sheet does not |
//! | `files` | the content folder, as it is read |
//! | `folders` | what is imported from folders of other generators, and annotations of the web |
//! | `formats` | the formats for machines, whole |
//! | `import` | what comes of files in other formats |
//! | `init` | the site to begin with: whole, and ready to publish |
//! | `layers` | the floors, and the doors to disk, terminal, clock and network |
//! | `new` | what is written anew, and what is refused |
//! | `numbers` | the numbers and words of the house |
//! | `pages` | what pages hold, as whole views |
//! | `process` | how the program is built and set up |
//! | `reproducible` | the same bytes from any number of threads and any order of files |
//! | `rules` | every rule's example, and `docs/rules.md` |
//! | `schemas` | the schemas, held against content and cases |
//! | `serve` | the preview, asked as a browser asks |
//! | `templates` | every template with the fullest and the barest view |
//! | `tree` | the project's own files, for the tests above |
//! | `write` | all or nothing, also when killed |

#![cfg(test)]

mod agreement;
mod anchors;
mod case;
mod dates;
mod docs;
mod facts;
mod files;
mod folders;
mod formats;
mod import;
mod init;
mod layers;
mod new;
mod numbers;
mod pages;
mod process;
mod reproducible;
mod rules;
mod schemas;
mod serve;
mod templates;
mod tree;
mod write;
