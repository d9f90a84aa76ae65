//! What can be wrong with references from one file to another.

use super::{Bound, Entry, Example};
use crate::problem::Severity;

/// A reference leads to an event that is not there.
pub(super) const UNKNOWN_EVENT: Entry = Entry {
    name: "unknown-event",
    severity: Severity::Error,
    bound: Bound::Fixed,
    summary: "A reference leads to an event that is not there.",
    why: "The reader would find a chain of events with a missing link.",
    example: Example {
        given: r"-- content/events/the-vote.md --
---
title: The vote
date: 2024-03-05
---
It passed.
",
        wrong: r"-- content/events/the-count.md --
---
title: The count
date: 2024-03-06
follows: [the-vot]
---
It was counted.
",
        right: r"-- content/events/the-count.md --
---
title: The count
date: 2024-03-06
follows: [the-vote]
---
It was counted.
",
    },
    cure: "Correct the id, or write the event.",
};

/// A reference leads to an article that is not there.
pub(super) const UNKNOWN_ARTICLE: Entry = Entry {
    name: "unknown-article",
    severity: Severity::Error,
    bound: Bound::Fixed,
    summary: "A reference leads to an article that is not there.",
    why: "Annotations without their article, or a step to a missing one, would vanish from the site.",
    example: Example {
        given: r"-- content/articles/budget.md --
---
title: The budget
---
The council passed the budget by one vote.
",
        wrong: r"-- content/articles/budge.annotations.yaml --
- quote: by one vote
  text: Seven to six.
",
        right: r"-- content/articles/budget.annotations.yaml --
- quote: by one vote
  text: Seven to six.
",
    },
    cure: "Correct the name, or write the article.",
};

/// A reference leads to a person who is not there.
pub(super) const UNKNOWN_PERSON: Entry = Entry {
    name: "unknown-person",
    severity: Severity::Error,
    bound: Bound::Fixed,
    summary: "A reference leads to a person who is not there.",
    why: "The event would be missing from the person's page, and the reader would find a name without a face.",
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
people: [ana-berg]
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
    cure: "Correct the id, or write a file for the person: only `name` is needed.",
};

/// A reference leads to an organization that is not there.
pub(super) const UNKNOWN_ORGANIZATION: Entry = Entry {
    name: "unknown-organization",
    severity: Severity::Error,
    bound: Bound::Fixed,
    summary: "A reference leads to an organization that is not there.",
    why: "The event would be missing from the organization's page.",
    example: Example {
        given: r"-- content/organizations/city-council.md --
---
name: City Council
---
",
        wrong: r"-- content/events/the-vote.md --
---
title: The vote
date: 2024-03-05
organizations: [council]
---
It passed.
",
        right: r"-- content/events/the-vote.md --
---
title: The vote
date: 2024-03-05
organizations: [city-council]
---
It passed.
",
    },
    cure: "Correct the id, or write a file for the organization: only `name` is needed.",
};

/// A tenure is in an office that no organization has.
pub(super) const UNKNOWN_OFFICE: Entry = Entry {
    name: "unknown-office",
    severity: Severity::Error,
    bound: Bound::Fixed,
    summary: "A tenure is in an office that no organization has.",
    why: "The holder would appear on no lane, and the reader would be told that the office stood empty.",
    example: Example {
        given: r"-- content/organizations/city-council.md --
---
name: City Council
offices:
  - id: mayor
    title: Mayor
---
",
        wrong: r"-- content/people/anna-berg.md --
---
name: Anna Berg
tenures:
  - office: major
    date: 2020-01-01/2024-06-30
---
",
        right: r"-- content/people/anna-berg.md --
---
name: Anna Berg
tenures:
  - office: mayor
    date: 2020-01-01/2024-06-30
---
",
    },
    cure: "Correct the id, or add the office to its organization under `offices:`.",
};

/// A citation leads to a source that is not there.
pub(super) const UNKNOWN_SOURCE: Entry = Entry {
    name: "unknown-source",
    severity: Severity::Error,
    bound: Bound::Fixed,
    summary: "A citation leads to a source that is not there.",
    why: "A statement would stand without its evidence.",
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
sources: [herald-vot]
---
It passed.
",
        right: r"-- content/events/the-vote.md --
---
title: The vote
date: 2024-03-05
sources: [herald-vote]
---
It passed.
",
    },
    cure: "Correct the id, or add the source to a file under `sources/`.",
};

/// A reference leads to a topic that is not there.
pub(super) const UNKNOWN_TOPIC: Entry = Entry {
    name: "unknown-topic",
    severity: Severity::Error,
    bound: Bound::Fixed,
    summary: "A reference leads to a topic that is not there.",
    why: "A misspelt topic would become a second one, and each would show half of the story.",
    example: Example {
        given: r"-- content/topics.yaml --
- id: budget
  title: The budget
",
        wrong: r"-- content/events/the-vote.md --
---
title: The vote
date: 2024-03-05
topics: [budgets]
---
It passed.
",
        right: r"-- content/events/the-vote.md --
---
title: The vote
date: 2024-03-05
topics: [budget]
---
It passed.
",
    },
    cure: "Correct the id, or add the topic to `topics.yaml`.",
};

/// A `[[link]]` leads nowhere.
pub(super) const UNKNOWN_LINK: Entry = Entry {
    name: "unknown-link",
    severity: Severity::Error,
    bound: Bound::Fixed,
    summary: "A `[[link]]` leads nowhere.",
    why: "The reader would follow it to an error page.",
    example: Example {
        given: r"-- content/events/the-vote.md --
---
title: The vote
date: 2024-03-05
---
It passed.
",
        wrong: r"-- content/events/the-count.md --
---
title: The count
date: 2024-03-06
---
After [[the-vot]] the ballots were counted.
",
        right: r"-- content/events/the-count.md --
---
title: The count
date: 2024-03-06
---
After [[the-vote]] the ballots were counted.
",
    },
    cure: "Correct the id between the brackets.",
};

/// A `[[link]]` could mean several things.
pub(super) const AMBIGUOUS_LINK: Entry = Entry {
    name: "ambiguous-link",
    severity: Severity::Error,
    bound: Bound::Fixed,
    summary: "A `[[link]]` could mean several things.",
    why: "The same id stands for things of two kinds, and the reader may be sent to the wrong one.",
    example: Example {
        given: r"-- content/articles/the-vote.md --
---
title: What the vote means
---
A comment.
-- content/events/the-vote.md --
---
title: The vote
date: 2024-03-05
---
It passed.
",
        wrong: r"-- content/events/the-count.md --
---
title: The count
date: 2024-03-06
---
After [[the-vote]] the ballots were counted.
",
        right: r"-- content/events/the-count.md --
---
title: The count
date: 2024-03-06
---
After [[events/the-vote]] the ballots were counted.
",
    },
    cure: "Put the kind before the id, as in `[[events/the-vote]]`.",
};

/// A reference leads to something that is held back: a draft, or under embargo.
pub(super) const HIDDEN_REFERENCE: Entry = Entry {
    name: "hidden-reference",
    severity: Severity::Error,
    bound: Bound::Fixed,
    summary: "A reference leads to something that is held back: a draft, or under embargo.",
    why: "The link would lead nowhere, and its words could give away what is not to be known yet.",
    example: Example {
        given: r"-- content/events/the-vote.md --
---
title: The vote
date: 2024-03-05
draft: true
---
It passed.
",
        wrong: r"-- content/events/the-count.md --
---
title: The count
date: 2024-03-06
follows: [the-vote]
---
It was counted.
",
        right: r"-- content/events/the-count.md --
---
title: The count
date: 2024-03-06
---
It was counted.
",
    },
    cure: "Publish the other first, hold this one back as well, or take the reference out.",
};

/// An outlet whose name is all but one that is declared.
pub(super) const UNKNOWN_OUTLET: Entry = Entry {
    name: "unknown-outlet",
    severity: Severity::Warning,
    bound: Bound::Settable,
    summary: "A source names an outlet that is all but one that is declared.",
    why: "A misspelt outlet counts as one of its own, and makes its sources look independent of the others.",
    example: Example {
        given: r"-- content/outlets.yaml --
- id: daily-herald
  name: Daily Herald
",
        wrong: r"-- content/sources/herald.yaml --
- id: herald-vote
  outlet: daily-heral
  title: Council votes
",
        right: r"-- content/sources/herald.yaml --
- id: herald-vote
  outlet: daily-herald
  title: Council votes
",
    },
    cure: "Write the id or the name as it is declared in `outlets.yaml`.",
};
