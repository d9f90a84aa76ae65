//! What can be wrong with annotations and the passages they are tied to.

use super::{Bound, Entry, Example};
use crate::problem::Severity;

/// The passage of an annotation is not in the text.
pub(super) const ORPHANED_ANNOTATION: Entry = Entry {
    name: "orphaned-annotation",
    severity: Severity::Error,
    bound: Bound::Fixed,
    summary: "The passage of an annotation is not in the text.",
    why: "A note beside changed words says something about a text that no longer exists. There is no switch to \
          publish it all the same.",
    example: Example {
        given: "",
        wrong: r"-- content/articles/budget.md --
---
title: The budget
annotations:
  - quote: passed by two votes
    text: The minutes say otherwise.
---
The budget passed by one vote.
",
        right: r"-- content/articles/budget.md --
---
title: The budget
annotations:
  - quote: passed by one vote
    text: The minutes agree.
---
The budget passed by one vote.
",
    },
    cure: "Quote the passage as the reader sees it now, if the note is still true of it: `dateline fix --accept ID --write` \
          does so and marks the note as reviewed. Otherwise rewrite or remove the note.",
};

/// The passage of an annotation is in the text more than once.
pub(super) const AMBIGUOUS_ANNOTATION: Entry = Entry {
    name: "ambiguous-annotation",
    severity: Severity::Error,
    bound: Bound::Fixed,
    summary: "The passage of an annotation is in the text more than once.",
    why: "The note could stand beside the wrong one of them.",
    example: Example {
        given: "",
        wrong: r"-- content/articles/budget.md --
---
title: The budget
annotations:
  - quote: the mayor said so
    text: In a letter.
---
In May the mayor said so. In June the mayor said so again.
",
        right: r"-- content/articles/budget.md --
---
title: The budget
annotations:
  - quote: the mayor said so
    prefix: In June
    text: In a letter.
---
In May the mayor said so. In June the mayor said so again.
",
    },
    cure: "Add a `prefix` or a `suffix`, the words before or after the passage, or `occurrence`, its number from \
          1.",
};

/// The words around an annotated passage have changed.
pub(super) const CONTEXT_DRIFT: Entry = Entry {
    name: "context-drift",
    severity: Severity::Warning,
    bound: Bound::Settable,
    summary: "The words around an annotated passage have changed.",
    why: "The passage is still there, but what stood before or after it is not; the note may have lost its \
          point.",
    example: Example {
        given: "",
        wrong: r#"-- content/articles/budget.md --
---
title: The budget
annotations:
  - quote: passed by one vote
    prefix: "The housing plan "
    text: The minutes agree.
---
The budget passed by one vote.
"#,
        right: r#"-- content/articles/budget.md --
---
title: The budget
annotations:
  - quote: passed by one vote
    prefix: "The budget "
    text: The minutes agree.
---
The budget passed by one vote.
"#,
    },
    cure: "Read the note once more, then correct its `prefix` or `suffix`.",
};

/// A verdict stands where none belongs.
pub(super) const MISPLACED_VERDICT: Entry = Entry {
    name: "misplaced-verdict",
    severity: Severity::Error,
    bound: Bound::Fixed,
    summary: "A verdict stands where none belongs.",
    why: "A verdict on anything but a fact-check passes an opinion off as a check.",
    example: Example {
        given: "",
        wrong: r#"-- content/articles/budget.md --
---
title: The budget
annotations:
  - quote: passed by one vote
    kind: context
    verdict: "true"
    text: The minutes agree.
---
The budget passed by one vote.
"#,
        right: r#"-- content/articles/budget.md --
---
title: The budget
annotations:
  - quote: passed by one vote
    kind: fact-check
    verdict: "true"
    text: The minutes agree.
---
The budget passed by one vote.
"#,
    },
    cure: "Give a note of kind `fact-check` its `verdict`, and no other note one.",
};

/// The day on which an annotation was to be looked at again has passed.
pub(super) const REVIEW_DUE: Entry = Entry {
    name: "review-due",
    severity: Severity::Note,
    bound: Bound::Settable,
    summary: "The day on which an annotation was to be looked at again has passed.",
    why: "What was true when it was written may have been overtaken. Only `check --today DATE` tells, so that \
          nothing built depends on the day.",
    example: Example {
        given: "",
        wrong: r"$ dateline check --today 2024-07-01
content/articles/budget.md, in an annotation: `review-after: 2024-06-30`
",
        right: r"content/articles/budget.md, in the annotation: `reviewed: 2024-07-01`, `review-after: 2024-12-31`
",
    },
    cure: "Read the note once more, then set `reviewed` to today and `review-after` to a later day.",
};
