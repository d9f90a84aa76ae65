//! What each page shows: from the site to the views of templates, one file a kind.
//!
//! Owns the gathering and the wording; templates get finished values. [`Frame`] is what every kind is built with.

pub mod article;
pub mod cite;
pub mod claim;
pub mod corrections;
pub mod event;
pub mod evidence;
pub mod filters;
pub mod frame;
pub mod glossary;
pub mod home;
pub mod index;
pub mod layout;
pub mod links;
pub mod listing;
pub mod months;
pub mod organization;
pub mod outlet;
pub mod person;
pub mod plain;
pub mod source;
pub mod tenure;
pub mod timeline;
pub mod topic;

pub use frame::Frame;
