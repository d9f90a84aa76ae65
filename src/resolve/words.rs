//! The closed vocabularies, as written and as meant.
//!
//! The two floors do not know each other, so that either can change without the other; this is the bridge.

use crate::model::{annotation, claim, event, person, source};
use crate::parse::words;

/// Translates a status.
pub fn status(written: words::Status) -> event::Status {
    match written {
        words::Status::Confirmed => event::Status::Confirmed,
        words::Status::Reported => event::Status::Reported,
        words::Status::Alleged => event::Status::Alleged,
        words::Status::Disputed => event::Status::Disputed,
        words::Status::Developing => event::Status::Developing,
        words::Status::Scheduled => event::Status::Scheduled,
        words::Status::Retracted => event::Status::Retracted,
    }
}

/// Translates an importance.
pub fn importance(written: words::Importance) -> event::Importance {
    match written {
        words::Importance::Major => event::Importance::Major,
        words::Importance::Normal => event::Importance::Normal,
        words::Importance::Minor => event::Importance::Minor,
    }
}

/// Translates a kind of annotation.
pub fn annotation(written: words::AnnotationKind) -> annotation::Kind {
    match written {
        words::AnnotationKind::Context => annotation::Kind::Context,
        words::AnnotationKind::FactCheck => annotation::Kind::FactCheck,
        words::AnnotationKind::Source => annotation::Kind::Source,
        words::AnnotationKind::Correction => annotation::Kind::Correction,
        words::AnnotationKind::Analysis => annotation::Kind::Analysis,
        words::AnnotationKind::Definition => annotation::Kind::Definition,
        words::AnnotationKind::Dispute => annotation::Kind::Dispute,
        words::AnnotationKind::MissingReply => annotation::Kind::MissingReply,
        words::AnnotationKind::Update => annotation::Kind::Update,
    }
}

/// Translates a verdict.
pub fn verdict(written: words::Verdict) -> claim::Verdict {
    match written {
        words::Verdict::True => claim::Verdict::True,
        words::Verdict::MostlyTrue => claim::Verdict::MostlyTrue,
        words::Verdict::NeedsContext => claim::Verdict::NeedsContext,
        words::Verdict::Misleading => claim::Verdict::Misleading,
        words::Verdict::False => claim::Verdict::False,
        words::Verdict::Unproven => claim::Verdict::Unproven,
    }
}

/// Translates the way an office is held.
pub fn capacity(written: words::TenureStatus) -> person::Capacity {
    match written {
        words::TenureStatus::Nominated => person::Capacity::Nominated,
        words::TenureStatus::Acting => person::Capacity::Acting,
        words::TenureStatus::Confirmed => person::Capacity::Confirmed,
    }
}

/// Translates a kind of source.
pub fn source(written: words::SourceKind) -> source::Kind {
    match written {
        words::SourceKind::Report => source::Kind::Report,
        words::SourceKind::Wire => source::Kind::Wire,
        words::SourceKind::Statement => source::Kind::Statement,
        words::SourceKind::Document => source::Kind::Document,
        words::SourceKind::Data => source::Kind::Data,
        words::SourceKind::Analysis => source::Kind::Analysis,
        words::SourceKind::Broadcast => source::Kind::Broadcast,
    }
}
