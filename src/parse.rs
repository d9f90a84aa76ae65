//! Files to documents: what each file says, as written.
