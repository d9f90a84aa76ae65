//! Pages and files from views and templates.

pub mod escape;
pub mod lane;
pub mod page;
pub mod pictures;
pub mod prose;
pub mod scale;
pub mod strip;
