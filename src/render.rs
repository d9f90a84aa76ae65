//! Pages and files from views and templates.

pub mod prose;
