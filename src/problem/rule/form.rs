//! What can be wrong with a text on its own: YAML, keys, values, markup.

use super::{Bound, Entry, Example};
use crate::problem::Severity;

/// A text has no front matter.
pub(super) const MISSING_FRONT_MATTER: Entry = Entry {
    name: "missing-front-matter",
    severity: Severity::Error,
    bound: Bound::Fixed,
    summary: "A text has no front matter.",
    why: "Without it there is no title and no date, so there is nothing to put on the timeline.",
    example: Example {
        given: "",
        wrong: r"-- content/events/the-vote.md --
The council passed the budget on 5 March.
",
        right: r"-- content/events/the-vote.md --
---
title: The vote
date: 2024-03-05
---
The council passed the budget on 5 March.
",
    },
    cure: "Begin the file with a line `---`, the keys, and another line `---`.",
};

/// The YAML cannot be read.
pub(super) const YAML_SYNTAX: Entry = Entry {
    name: "yaml-syntax",
    severity: Severity::Error,
    bound: Bound::Fixed,
    summary: "The YAML cannot be read.",
    why: "YAML gives `: `, `#`, quotes and indentation a meaning, so an ordinary headline can break it; guessing \
          what was meant would publish something else.",
    example: Example {
        given: "",
        wrong: r"-- content/events/the-vote.md --
---
title: Budget: the vote
date: 2024-03-05
---
It passed.
",
        right: r#"-- content/events/the-vote.md --
---
title: "Budget: the vote"
date: 2024-03-05
---
It passed.
"#,
    },
    cure: "Put the value between double quotes; write an apostrophe within single quotes twice.",
};

/// The YAML uses an anchor, an alias, a tag or a merge key.
pub(super) const YAML_ALIAS: Entry = Entry {
    name: "yaml-alias",
    severity: Severity::Error,
    bound: Bound::Fixed,
    summary: "The YAML uses an anchor, an alias, a tag or a merge key.",
    why: "A few lines of aliases can stand for gigabytes, and a value that stands elsewhere is hard to check \
          where it is used.",
    example: Example {
        given: "",
        wrong: r"-- content/events/the-vote.md --
---
title: &name The vote
short: *name
date: 2024-03-05
---
It passed.
",
        right: r"-- content/events/the-vote.md --
---
title: The vote
short: The vote
date: 2024-03-05
---
It passed.
",
    },
    cure: "Write the value out in each place.",
};

/// A key is written twice in one map.
pub(super) const DUPLICATE_KEY: Entry = Entry {
    name: "duplicate-key",
    severity: Severity::Error,
    bound: Bound::Fixed,
    summary: "A key is written twice in one map.",
    why: "Only one of the two values can count, and readers of the file cannot tell which.",
    example: Example {
        given: "",
        wrong: r"-- content/events/the-vote.md --
---
title: The vote
date: 2024-03-05
date: 2024-03-06
---
It passed.
",
        right: r"-- content/events/the-vote.md --
---
title: The vote
date: 2024-03-06
---
It passed.
",
    },
    cure: "Remove one of them; values that belong together form a list.",
};

/// A key is not in the format.
pub(super) const UNKNOWN_KEY: Entry = Entry {
    name: "unknown-key",
    severity: Severity::Error,
    bound: Bound::Fixed,
    summary: "A key is not in the format.",
    why: "A misspelt key would be ignored, and what it says would be missing from the site without a word.",
    example: Example {
        given: "",
        wrong: r"-- content/events/the-vote.md --
---
title: The vote
date: 2024-03-05
summery: The council passes the budget.
---
It passed.
",
        right: r"-- content/events/the-vote.md --
---
title: The vote
date: 2024-03-05
summary: The council passes the budget.
---
It passed.
",
    },
    cure: "Correct the key; a key of your own begins with `x-`. `dateline schema` lists all of them.",
};

/// A key that has to be there is missing.
pub(super) const MISSING_KEY: Entry = Entry {
    name: "missing-key",
    severity: Severity::Error,
    bound: Bound::Fixed,
    summary: "A key that has to be there is missing.",
    why: "Some things cannot be published without it: an event without a date has no place on a timeline.",
    example: Example {
        given: "",
        wrong: r"-- content/events/the-vote.md --
---
title: The vote
---
It passed.
",
        right: r"-- content/events/the-vote.md --
---
title: The vote
date: 2024-03
---
It passed.
",
    },
    cure: "Add the key. A date may be as vague as what is known: `2024`, `2024-03`, `2024-03~`.",
};

/// A value has the wrong type.
pub(super) const WRONG_TYPE: Entry = Entry {
    name: "wrong-type",
    severity: Severity::Error,
    bound: Bound::Fixed,
    summary: "A value has the wrong type.",
    why: "A list where one word belongs, or a word where a list belongs, shows that something else was meant.",
    example: Example {
        given: "",
        wrong: r"-- content/events/the-vote.md --
---
title: [The vote]
date: 2024-03-05
---
It passed.
",
        right: r"-- content/events/the-vote.md --
---
title: The vote
date: 2024-03-05
---
It passed.
",
    },
    cure: "Write the value in the form the message names.",
};

/// A value is not one of those that its key allows.
pub(super) const UNKNOWN_VALUE: Entry = Entry {
    name: "unknown-value",
    severity: Severity::Error,
    bound: Bound::Fixed,
    summary: "A value is not one of those that its key allows.",
    why: "Filters, colours and words on the page hang on the value; an unknown one would have none of them.",
    example: Example {
        given: "",
        wrong: r"-- content/events/the-vote.md --
---
title: The vote
date: 2024-03-05
importance: huge
---
It passed.
",
        right: r"-- content/events/the-vote.md --
---
title: The vote
date: 2024-03-05
importance: major
---
It passed.
",
    },
    cure: "Choose one of the values the message lists.",
};

/// A date cannot be read.
pub(super) const INVALID_DATE: Entry = Entry {
    name: "invalid-date",
    severity: Severity::Error,
    bound: Bound::Fixed,
    summary: "A date cannot be read.",
    why: "`05/03/2024` is March in one country and May in another; a timeline cannot guess.",
    example: Example {
        given: "",
        wrong: r"-- content/events/the-vote.md --
---
title: The vote
date: 05/03/2024
---
It passed.
",
        right: r"-- content/events/the-vote.md --
---
title: The vote
date: 2024-03-05
---
It passed.
",
    },
    cure: "Write year, month and day with hyphens, as far as they are known, and an interval with a slash, the \
          earlier end first.",
};

/// An address cannot be read, or lies outside the site.
pub(super) const INVALID_ADDRESS: Entry = Entry {
    name: "invalid-address",
    severity: Severity::Error,
    bound: Bound::Fixed,
    summary: "An address cannot be read, or lies outside the site.",
    why: "A link that leads nowhere is worse than none, and an output outside its folder would overwrite \
          something.",
    example: Example {
        given: "",
        wrong: r"-- content/sources/herald.yaml --
- id: herald-vote
  outlet: Herald
  title: Council votes
  url: herald example/vote
",
        right: r"-- content/sources/herald.yaml --
- id: herald-vote
  outlet: Herald
  title: Council votes
  url: https://herald.example/2024/vote
",
    },
    cure: "Write a web address in full, with `https://`; write an address on the site from its root, without \
          `..`.",
};

/// An address would run something in the reader's browser.
pub(super) const UNSAFE_ADDRESS: Entry = Entry {
    name: "unsafe-address",
    severity: Severity::Error,
    bound: Bound::Fixed,
    summary: "An address would run something in the reader's browser.",
    why: "`javascript:` and `data:` addresses run with the rights of the site, whoever wrote them.",
    example: Example {
        given: "",
        wrong: r"-- content/events/the-vote.md --
---
title: The vote
date: 2024-03-05
---
It [passed](javascript:alert(1)).
",
        right: r"-- content/events/the-vote.md --
---
title: The vote
date: 2024-03-05
---
It [passed](https://council.example/minutes/12).
",
    },
    cure: "Link to a page, by `https:`, `http:`, `mailto:` or `tel:`.",
};
