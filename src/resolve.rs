//! Documents to the checked site: names, anchors, chronology, evidence.

pub mod anchor;
