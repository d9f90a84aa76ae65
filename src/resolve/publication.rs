//! What is held back: drafts, and what is under embargo.

use super::Context;
use crate::parse::shape::Publication;
use crate::problem::Problems;

/// Whether an entry is part of this build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is published.
    Published,
    /// It is a draft, and drafts were not asked for.
    Draft,
    /// Its embargo has not passed.
    Embargoed,
}

/// Decides whether an entry is part of this build; an embargo that cannot be read is reported and holds.
pub fn standing(publication: &Publication, context: &Context<'_>, problems: &mut Problems) -> Standing {
    let Publication { aliases: _, draft, embargo, noindex: _ } = publication;
    if draft.as_ref().is_some_and(|draft| draft.value) && context.options.drafts == super::Drafts::Hidden {
        return Standing::Draft;
    }
    let Some(embargo) = embargo else { return Standing::Published };
    match super::dates::read(embargo, context.zone) {
        Ok(date) if context.now.as_ref().is_some_and(|now| date.order() <= now.order()) => Standing::Published,
        Ok(_) => Standing::Embargoed,
        Err(problem) => {
            problems.push(*problem);
            Standing::Embargoed
        }
    }
}
