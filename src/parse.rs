//! Files to documents: what each file says, as written.

pub mod markdown;
