//! Every integration test, as modules of one binary.
//!
//! | module | holds |
//! |---|---|
//! | `agreement` | one noun, one room on every floor |
//! | `anchors` | the conformance file of anchors |
//! | `case` | what comes of files an author could have written: `cases/**/*.case` |
//! | `cli` | the command line: help, completions, manual, version, colours, habits |
//! | `commands` | build and clean, and the files of the theme, one command after the other |
//! | `dates` | the conformance file of dates |
//! | `docs` | what the documentation says |
//! | `facts` | the content says nothing that the fact sheet does not |
//! | `files` | the content folder, as it is read |
//! | `fix` | what is put right: bytes, colours, and what a machine refuses |
//! | `folders` | what is imported from folders of other generators, and annotations of the web |
//! | `formats` | the formats for machines, whole |
//! | `import` | what comes of files in other formats |
//! | `init` | the site to begin with: whole, and ready to publish |
//! | `layers` | the floors, and the doors to disk, terminal, clock and network |
//! | `names` | names that every system can hold |
//! | `new` | what is written anew, and what is refused |
//! | `numbers` | the numbers and words of the house |
//! | `pages` | what pages hold, as whole views |
//! | `problems` | problems as JSON, by their schema |
//! | `process` | how the program is built and set up |
//! | `publish` | a site on a branch of a real remote, and what is said when it cannot be |
//! | `reproducible` | the same bytes from any number of threads and any order of files |
//! | `rules` | every rule's example, and `docs/rules.md` |
//! | `schemas` | the schemas, held against content and cases |
//! | `serve` | the preview, asked as a browser asks |
//! | `templates` | every template with the fullest and the barest view |
//! | `terminal` | colours, width and progress on a real terminal, and what is typed there |
//! | `tree` | the project's own files, for the tests above |
//! | `tutorial` | `docs/tutorial.md`, done as a reader would |
//! | `views` | `docs/views.md`, held against the views of templates |
//! | `watch` | a check that goes on while files are saved |
//! | `write` | all or nothing, also when killed |

#![cfg(test)]

mod agreement;
mod anchors;
mod case;
mod cli;
mod commands;
mod dates;
mod docs;
mod facts;
mod files;
mod fix;
mod folders;
mod formats;
mod import;
mod init;
mod layers;
mod names;
mod new;
mod numbers;
mod pages;
mod problems;
mod process;
mod publish;
mod reproducible;
mod rules;
mod schemas;
mod serve;
mod templates;
mod terminal;
mod tree;
mod tutorial;
mod views;
mod watch;
mod write;
