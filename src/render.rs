//! Pages and files from views and templates.
