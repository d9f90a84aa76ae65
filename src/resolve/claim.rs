//! Claims, as written to as meant.

use super::desk::{Desk, text};
use super::{mention, words};
use crate::model::Claim;
use crate::model::claim::VerdictChange;
use crate::parse::{self, shape};

/// Resolves one claim.
pub fn resolve(document: parse::Claim, desk: &mut Desk<'_>) -> Option<Claim> {
    let parse::Claim {
        file: _,
        id,
        title,
        speaker,
        said,
        quote,
        sources,
        topics,
        verdict,
        history,
        evidence,
        publication,
        body,
        extra,
    } = document;
    if let Some(quote) = &quote {
        super::event::short_quotation(quote, desk);
    }
    let history = changes(&history, desk);
    let verdict = verdict.map(|verdict| words::verdict(verdict.value));
    let body = desk.body(body);
    let mut sources = desk.citations(&sources);
    let listed = sources.len();
    sources = mention::with_cited(sources, &body, desk.names);
    let cited = sources.split_off(listed);
    Some(Claim {
        id: desk.id(&id)?,
        title: text(title.as_ref()).or_else(|| text(quote.as_ref())).unwrap_or_default(),
        speaker: speaker.map(|speaker| desk.speaker(&speaker)),
        said: desk.optional_date(said.as_ref()),
        quote: text(quote.as_ref()),
        sources,
        cited,
        topics: topics.iter().filter_map(|reference| desk.topic(reference)).collect(),
        events: mention::events(&body, desk.names),
        verdict: verdict.or_else(|| history.last().map(|change| change.verdict)),
        history,
        evidence_for: desk.citations(&evidence.supporting),
        evidence_against: desk.citations(&evidence.opposing),
        aliases: desk.aliases(&publication.aliases),
        noindex: publication.noindex.is_some_and(|noindex| noindex.value),
        body,
        extra,
    })
}

/// Resolves the verdicts a claim had, oldest first.
fn changes(written: &[shape::VerdictChange], desk: &mut Desk<'_>) -> Vec<VerdictChange> {
    let mut changes: Vec<VerdictChange> = written
        .iter()
        .filter_map(|shape::VerdictChange { date, verdict, note, extra: _ }| {
            let verdict = words::verdict(verdict.value);
            Some(VerdictChange { date: desk.date(date)?, verdict, note: text(note.as_ref()) })
        })
        .collect();
    changes.sort_by_key(|change| change.date.order());
    changes
}
