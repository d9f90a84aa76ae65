//! Dateline turns annotated news timelines, kept as plain files, into a website.
//!
//! ```text
//! content/ ─read─▶ Files ─parse─▶ Documents ─resolve─▶ Site ─plan─▶ Plan ─render─▶ Outputs ─write─▶ public/
//!                  text,          each file on         every        every page     address
//!                  in path        its own, with        reference    and address    and bytes
//!                  order          places               checked
//!                      └──────────────── problems: collected as data, sorted, drawn once ──────────────┘
//! ```
//!
//! Each stage is a function from one value to the next, and each value has a type of its own, so that nothing
//! unresolved can reach a page. The floors of the house, lowest first; a room uses only what is below it or further left on
//! its own floor, and `tests/layers.rs` holds that:
//!
//! | floor | rooms |
//! |---|---|
//! | ground | [`text`], [`address`], [`date`], [`locale`], [`prose`] |
//! | 1 | [`problem`], [`files`] |
//! | 2 | [`parse`] and [`model`], neither of which knows the other |
//! | 3 | [`resolve`] |
//! | 4 | [`plan`] |
//! | 5 | [`view`] |
//! | 6 | [`render`] |
//! | 7 | [`mod@write`] |
//! | 8 | [`command`] |

pub mod address;
pub mod command;
pub mod date;
pub mod files;
pub mod locale;
pub mod model;
pub mod parse;
pub mod plan;
pub mod problem;
pub mod prose;
pub mod render;
pub mod resolve;
pub mod text;
pub mod view;
pub mod write;
