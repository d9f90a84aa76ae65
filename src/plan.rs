//! Every page and its address.
