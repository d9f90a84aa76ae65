//! What each page shows: from the site to the views of templates, one file a kind.
//!
//! Owns the gathering and the wording; templates get finished values. [`Frame`] is what every kind is built with.

pub mod article;
pub mod event;
pub mod evidence;
pub mod frame;
pub mod home;
pub mod layout;
pub mod links;
pub mod tenure;
pub mod timeline;

pub use frame::Frame;
