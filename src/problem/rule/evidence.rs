//! What can be wrong with what the story rests on, and with how it is told.

use super::{Bound, Entry, Example};
use crate::problem::Severity;

/// A confirmed event has fewer than two independent sources.
pub(super) const THINLY_SOURCED: Entry = Entry {
    name: "thinly-sourced",
    severity: Severity::Warning,
    bound: Bound::Settable,
    summary: "A confirmed event has fewer than two independent sources.",
    why: "Two outlets that print the same wire report are one source. \"Confirmed\" promises the reader more \
          than one witness.",
    example: Example {
        given: r"-- content/sources/herald.yaml --
- id: herald-vote
  outlet: Herald
  title: Council votes
",
        wrong: r"-- content/events/the-vote.md --
---
title: The vote
date: 2024-03-05
status: confirmed
sources: [herald-vote]
---
It passed.
",
        right: r"-- content/events/the-vote.md --
---
title: The vote
date: 2024-03-05
status: reported
sources: [herald-vote]
---
It passed.
",
    },
    cure: "Add a source that stands on its own feet, or set `status: reported`.",
};

/// A source is older than the event it supports.
pub(super) const SOURCE_OLDER: Entry = Entry {
    name: "source-older",
    severity: Severity::Note,
    bound: Bound::Settable,
    summary: "A source is older than the event it supports.",
    why: "It may announce the event, but it cannot have seen it. Sometimes the date of one of the two is wrong.",
    example: Example {
        given: r"-- content/events/the-vote.md --
---
title: The vote
date: 2024-03-05
sources: [herald-vote]
---
It passed.
",
        wrong: r"-- content/sources/herald.yaml --
- id: herald-vote
  outlet: Herald
  title: Council votes
  published: 2023-03-06
",
        right: r"-- content/sources/herald.yaml --
- id: herald-vote
  outlet: Herald
  title: Council votes
  published: 2024-03-06
",
    },
    cure: "Check both dates; add a source from afterwards when there is one.",
};

/// A source is cited nowhere.
pub(super) const UNUSED_SOURCE: Entry = Entry {
    name: "unused-source",
    severity: Severity::Warning,
    bound: Bound::Settable,
    summary: "A source is cited nowhere.",
    why: "Either a citation was forgotten, or a statement was removed and its evidence left behind.",
    example: Example {
        given: r"-- content/sources/herald.yaml --
- id: herald-vote
  outlet: Herald
  title: Council votes
",
        wrong: r"-- content/events/the-vote.md --
---
title: The vote
date: 2024-03-05
---
It passed.
",
        right: r"-- content/events/the-vote.md --
---
title: The vote
date: 2024-03-05
---
It passed [@herald-vote].
",
    },
    cure: "Cite it, or remove it.",
};

/// A person is mentioned nowhere.
pub(super) const ORPHAN_PERSON: Entry = Entry {
    name: "orphan-person",
    severity: Severity::Warning,
    bound: Bound::Settable,
    summary: "A person is mentioned nowhere.",
    why: "Their page would be empty: no event, no article, no office leads to it.",
    example: Example {
        given: r"-- content/people/anna-berg.md --
---
name: Anna Berg
---
",
        wrong: r"-- content/events/the-vote.md --
---
title: The vote
date: 2024-03-05
---
It passed.
",
        right: r"-- content/events/the-vote.md --
---
title: The vote
date: 2024-03-05
people: [anna-berg]
---
It passed.
",
    },
    cure: "Name the person where they had a part, or remove the file.",
};

/// A source's address is a home page.
pub(super) const HOME_PAGE: Entry = Entry {
    name: "home-page",
    severity: Severity::Warning,
    bound: Bound::Settable,
    summary: "A source's address is a home page.",
    why: "A front page changes every hour; the reader who follows the citation finds something else.",
    example: Example {
        given: r"-- content/events/the-vote.md --
---
title: The vote
date: 2024-03-05
sources: [herald-vote]
---
It passed.
",
        wrong: r"-- content/sources/herald.yaml --
- id: herald-vote
  outlet: Herald
  title: Council votes
  url: https://herald.example/
",
        right: r"-- content/sources/herald.yaml --
- id: herald-vote
  outlet: Herald
  title: Council votes
  url: https://herald.example/2024/03/06/council-votes
",
    },
    cure: "Give the address of the document itself, and an archived copy under `archive`.",
};

/// Two events look like one.
pub(super) const NEAR_DUPLICATE: Entry = Entry {
    name: "near-duplicate",
    severity: Severity::Warning,
    bound: Bound::Settable,
    summary: "Two events look like one.",
    why: "The same event told twice doubles its weight on the timeline, and only one of the two will be \
          corrected.",
    example: Example {
        given: r"-- content/events/council-passes-budget.md --
---
title: Council passes the budget
date: 2024-03-05
---
Seven to six.
",
        wrong: r"-- content/events/budget-passed.md --
---
title: The council passes the budget
date: 2024-03-05
---
It passed.
",
        right: r"-- content/events/mayor-signs-budget.md --
---
title: The mayor puts her name to the law
date: 2024-03-07
---
It is in force.
",
    },
    cure: "Merge them and keep the other's address in `aliases:`, or allow the case in `site.yaml` with the \
          reason.",
};

/// The passage of an annotation is shorter than three words.
pub(super) const SHORT_QUOTATION: Entry = Entry {
    name: "short-quotation",
    severity: Severity::Warning,
    bound: Bound::Settable,
    summary: "The passage of an annotation is shorter than three words.",
    why: "One or two words come up again in the next revision, and the note becomes ambiguous or moves.",
    example: Example {
        given: "",
        wrong: r"-- content/articles/budget.md --
---
title: The budget
annotations:
  - quote: one vote
    text: Seven to six.
---
The budget passed by one vote.
",
        right: r"-- content/articles/budget.md --
---
title: The budget
annotations:
  - quote: passed by one vote
    text: Seven to six.
---
The budget passed by one vote.
",
    },
    cure: "Quote more of the sentence.",
};

/// An image has no words for those who cannot see it.
pub(super) const IMAGE_WITHOUT_ALT: Entry = Entry {
    name: "image-without-alt",
    severity: Severity::Warning,
    bound: Bound::Settable,
    summary: "An image has no words for those who cannot see it.",
    why: "A screen reader says \"image\" and goes on; what it shows is lost, and so it is when the image does \
          not load.",
    example: Example {
        given: r#"-- static/vote.svg --
<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>
"#,
        wrong: r"-- content/events/the-vote.md --
---
title: The vote
date: 2024-03-05
---
![](/vote.svg)
",
        right: r"-- content/events/the-vote.md --
---
title: The vote
date: 2024-03-05
---
![Seven of thirteen hands are raised](/vote.svg)
",
    },
    cure: "Say between the brackets what the image shows.",
};
