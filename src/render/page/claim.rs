//! The list of claims and the page of a claim.

use super::evidence::{entries, speaker_link, speaker_name};
use super::frame::quoted;
use super::{Frame, article, layout};
use crate::model::{Claim, Key};
use crate::view::claim as view;
use crate::view::layout::Crumb;

/// Gathers the list of all claims, newest first.
pub fn list(frame: &Frame<'_>) -> view::Claims {
    let title = frame.word("claims.title");
    let claims: Vec<view::ClaimLine> = frame.site.shelves.claims.keys().map(|key| line(frame, key)).collect();
    view::Claims {
        head: crate::view::Head {
            title: title.clone(),
            description: frame.word("claims.intro"),
            ..layout::head(frame, "claims", &[(title, None)])
        },
        count: frame.count("claims", claims.len()),
        claims,
    }
}

/// Shows a claim as an entry of the list.
fn line(frame: &Frame<'_>, key: Key<Claim>) -> view::ClaimLine {
    let claim = &frame.site.shelves.claims[key];
    view::ClaimLine {
        title: claim.title.clone(),
        quote: words(claim),
        href: frame.href(frame.plan.addresses.claim(key)),
        speaker: claim.speaker.as_ref().map(|speaker| speaker_name(frame, speaker)).unwrap_or_default(),
        date: frame.optional_date(claim.said.as_ref()),
        verdict: claim.verdict.map(|verdict| article::verdict_view(frame, verdict)),
    }
}

/// Returns the words of a claim in quotation marks; empty where there are none, or where they are its title.
fn words(claim: &Claim) -> String {
    let quote = claim.quote.as_deref().filter(|&quote| quote != claim.title);
    quote.map(|quote| quoted(quote).into_owned()).unwrap_or_default()
}

/// Gathers the page of a claim.
pub fn view(frame: &Frame<'_>, key: Key<Claim>) -> view::Claim {
    let claim = &frame.site.shelves.claims[key];
    let index = Some("claims/".to_owned());
    view::Claim {
        head: crate::view::Head {
            title: claim.title.clone(),
            description: claim.body.excerpt(),
            noindex: claim.noindex,
            ..layout::head(frame, "claims", &[(frame.word("navigation.claims"), index)])
        },
        title: claim.title.clone(),
        quote: words(claim),
        speaker: claim.speaker.as_ref().map(|speaker| Crumb {
            label: speaker_name(frame, speaker),
            href: speaker_link(frame, speaker).map(|link| link.href),
        }),
        date: frame.optional_date(claim.said.as_ref()),
        verdict: claim.verdict.map(|verdict| article::verdict_view(frame, verdict)),
        history: claim
            .history
            .iter()
            .map(|change| view::VerdictChange {
                date: frame.date(&change.date),
                verdict: article::verdict_view(frame, change.verdict),
                note_html: frame.text(change.note.as_deref().unwrap_or_default()),
            })
            .collect(),
        body_html: frame.prose(&claim.body, &[]),
        sources: entries(frame, &claim.sources),
        supporting: entries(frame, &claim.evidence_for),
        against: entries(frame, &claim.evidence_against),
        events: claim.events.iter().map(|&event| article::event_line(frame, event)).collect(),
        corrections: Vec::new(),
        extra: claim.extra.clone(),
    }
}
