//! What can be wrong with the site as a whole: its configuration and its templates.

use super::{Bound, Entry, Example};
use crate::problem::Severity;

/// `site.yaml` gives a level to a rule that has a fixed one, or allows a case of it.
pub(super) const FIXED_RULE: Entry = Entry {
    name: "fixed-rule",
    severity: Severity::Error,
    bound: Bound::Fixed,
    summary: "`site.yaml` gives a level to a rule that has a fixed one, or allows a case of it.",
    why: "These rules guard what the site rests on: content that can be read, references that lead somewhere, \
          notes that stand beside their passage.",
    example: Example {
        given: "",
        wrong: r"-- content/site.yaml --
title: The budget
base-url: https://budget.example/
rules:
  orphaned-annotation: warning
",
        right: r"-- content/site.yaml --
title: The budget
base-url: https://budget.example/
rules:
  short-quotation: note
",
    },
    cure: "Remove the setting and mend the content. `dateline explain RULE` says which rules can be set.",
};

/// A case is allowed in `site.yaml` without a reason.
pub(super) const MISSING_REASON: Entry = Entry {
    name: "missing-reason",
    severity: Severity::Error,
    bound: Bound::Fixed,
    summary: "A case is allowed in `site.yaml` without a reason.",
    why: "A year later nobody knows whether it was checked or only silenced.",
    example: Example {
        given: r"-- content/events/the-vote.md --
---
title: The vote
date: 2024-03-01
---
It passed.
",
        wrong: r#"-- content/site.yaml --
title: The budget
base-url: https://budget.example/
rules:
  false-precision:
    allow:
      - id: the-vote
        reason: ""
"#,
        right: r"-- content/site.yaml --
title: The budget
base-url: https://budget.example/
rules:
  false-precision:
    allow:
      - id: the-vote
        reason: The minutes give the first of March.
",
    },
    cure: "Say in a sentence why this one is right as it is.",
};

/// A case allowed in `site.yaml` does not come up.
pub(super) const UNUSED_ALLOWANCE: Entry = Entry {
    name: "unused-allowance",
    severity: Severity::Warning,
    bound: Bound::Settable,
    summary: "A case allowed in `site.yaml` does not come up.",
    why: "The content was mended or the id changed; the allowance would let the next mistake pass unseen.",
    example: Example {
        given: "",
        wrong: r"-- content/site.yaml --
title: The budget
base-url: https://budget.example/
rules:
  false-precision:
    allow:
      - id: the-vote
        reason: The minutes give the first of March.
-- content/events/the-vote.md --
---
title: The vote
date: 2024-03-05
---
It passed.
",
        right: r"-- content/site.yaml --
title: The budget
base-url: https://budget.example/
-- content/events/the-vote.md --
---
title: The vote
date: 2024-03-05
---
It passed.
",
    },
    cure: "Remove the line, or correct its id.",
};

/// Something is left out because the site does not say its own address.
pub(super) const NO_BASE_URL: Entry = Entry {
    name: "no-base-url",
    severity: Severity::Note,
    bound: Bound::Settable,
    summary: "Something is left out because the site does not say its own address.",
    why: "Feeds, the site map and link previews need addresses in full; everything else works without.",
    example: Example {
        given: "",
        wrong: r"-- content/site.yaml --
title: The budget
",
        right: r"-- content/site.yaml --
title: The budget
base-url: https://budget.example/
",
    },
    cure: "Set `base-url` in `site.yaml`, or build with `--base-url`.",
};

/// A template cannot be read or rendered.
pub(super) const TEMPLATE_ERROR: Entry = Entry {
    name: "template-error",
    severity: Severity::Error,
    bound: Bound::Fixed,
    summary: "A template cannot be read or rendered.",
    why: "The pages made from it would be missing or wrong.",
    example: Example {
        given: "",
        wrong: r"-- templates/404.html --
<h1>{{ </h1>
",
        right: r"-- templates/404.html --
<h1>Not found</h1>
",
    },
    cure: "Correct the template at the line that the message names; `docs/views.md` lists what each one is given.",
};

/// A template that nothing uses.
pub(super) const UNUSED_TEMPLATE: Entry = Entry {
    name: "unused-template",
    severity: Severity::Warning,
    bound: Bound::Settable,
    summary: "A file in `templates/` stands in for no default template, and no template names it.",
    why: "It changes nothing, though somebody meant it to; most often its name is misspelt.",
    example: Example {
        given: "",
        wrong: r"-- templates/evnt.html --
<p>Not shown</p>
",
        right: r"-- templates/404.html --
<h1>Not found</h1>
",
    },
    cure: "Give it the path of the template it is to replace, name it in one that is used, or remove it.",
};

/// Content that this version builds no page for.
pub(super) const UNPUBLISHED: Entry = Entry {
    name: "unpublished",
    severity: Severity::Note,
    bound: Bound::Settable,
    summary: "This version of Dateline builds no page for a file of the content.",
    why: "Nothing is dropped in silence: whoever wrote the file should know that readers do not see it yet.",
    example: Example {
        given: r"-- content/events/the-vote.md --
---
title: The vote
date: 2024-03-05
---
It passed.
",
        wrong: r"-- content/storylines/first-steps.md --
---
title: First steps
steps:
  - event: the-vote
---
",
        right: r"-- content/articles/first-steps.md --
---
title: First steps
events: [the-vote]
---
What led to [[the-vote]].
",
    },
    cure: "Keep the file for a later version, or tell it as an article.",
};
