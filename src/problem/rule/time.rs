//! What can be wrong with dates that belong together.

use super::{Bound, Entry, Example};
use crate::problem::Severity;

/// An end lies before its start.
pub(super) const END_BEFORE_START: Entry = Entry {
    name: "end-before-start",
    severity: Severity::Warning,
    bound: Bound::Settable,
    summary: "An end lies before its start.",
    why: "One of the two dates is wrong, and the page would state a length that cannot be.",
    example: Example {
        given: "",
        wrong: r"-- content/people/anna-berg.md --
---
name: Anna Berg
born: 1970-05-02
died: 1907-11-20
---
-- content/events/the-vote.md --
---
title: The vote
date: 2024-03-05
people: [anna-berg]
---
It passed.
",
        right: r"-- content/people/anna-berg.md --
---
name: Anna Berg
born: 1907-11-20
died: 1970-05-02
---
-- content/events/the-vote.md --
---
title: The vote
date: 2024-03-05
people: [anna-berg]
---
It passed.
",
    },
    cure: "Correct the wrong one of the two.",
};

/// An event follows from a later one.
pub(super) const FOLLOWS_LATER: Entry = Entry {
    name: "follows-later",
    severity: Severity::Warning,
    bound: Bound::Settable,
    summary: "An event follows from a later one.",
    why: "An effect before its cause: one of the dates is wrong, or the two are the wrong way round.",
    example: Example {
        given: r"-- content/events/the-count.md --
---
title: The count
date: 2024-03-06
---
It was counted.
",
        wrong: r"-- content/events/the-vote.md --
---
title: The vote
date: 2024-03-05
follows: [the-count]
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
    cure: "Correct the date, or move `follows` to the other event.",
};

/// A chain of references comes back to where it began.
pub(super) const CIRCLE: Entry = Entry {
    name: "circle",
    severity: Severity::Error,
    bound: Bound::Fixed,
    summary: "A chain of references comes back to where it began.",
    why: "Nothing can follow from itself, be part of itself, or rest on itself as a source.",
    example: Example {
        given: "",
        wrong: r"-- content/organizations/city-council.md --
---
name: City Council
parent: city-hall
---
-- content/organizations/city-hall.md --
---
name: City Hall
parent: city-council
---
",
        right: r"-- content/organizations/city-council.md --
---
name: City Council
parent: city-hall
---
-- content/organizations/city-hall.md --
---
name: City Hall
---
",
    },
    cure: "Remove the reference that closes the circle.",
};

/// A first of the month looks more precise than what is known.
pub(super) const FALSE_PRECISION: Entry = Entry {
    name: "false-precision",
    severity: Severity::Warning,
    bound: Bound::Settable,
    summary: "A first of the month looks more precise than what is known.",
    why: "Many tools fill in the first when only the month is known; the page would state a day that nobody has \
          reported.",
    example: Example {
        given: "",
        wrong: r"-- content/events/the-vote.md --
---
title: The vote
date: 2024-03-01
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
    cure: "Write the month alone, or allow the case in `site.yaml` with the reason when it was that day.",
};

/// Two people hold an office for one at the same time.
pub(super) const TENURE_OVERLAP: Entry = Entry {
    name: "tenure-overlap",
    severity: Severity::Warning,
    bound: Bound::Settable,
    summary: "Two people hold an office for one at the same time.",
    why: "The site states on every event who was in office that day; here it would name two.",
    example: Example {
        given: r"-- content/organizations/city-council.md --
---
name: City Council
offices:
  - id: mayor
    title: Mayor
    single-holder: true
---
-- content/people/anna-berg.md --
---
name: Anna Berg
tenures:
  - office: mayor
    date: 2020-01-15/2024-06-30
---
",
        wrong: r"-- content/people/carl-dahl.md --
---
name: Carl Dahl
tenures:
  - office: mayor
    date: 2024-05-14/2024-12-31
---
",
        right: r"-- content/people/carl-dahl.md --
---
name: Carl Dahl
tenures:
  - office: mayor
    date: 2024-07-01/2024-12-31
---
",
    },
    cure: "Correct the dates; a nomination or an acting tenure has a `status` of its own. Set `single-holder: \
          false` for an office that several share.",
};

/// An office for one stands empty between two tenures.
pub(super) const TENURE_GAP: Entry = Entry {
    name: "tenure-gap",
    severity: Severity::Warning,
    bound: Bound::Settable,
    summary: "An office for one stands empty between two tenures.",
    why: "Somebody usually acts in between; the lane would show a hole that may only be a missing entry.",
    example: Example {
        given: r"-- content/organizations/city-council.md --
---
name: City Council
offices:
  - id: mayor
    title: Mayor
    single-holder: true
---
-- content/people/anna-berg.md --
---
name: Anna Berg
tenures:
  - office: mayor
    date: 2020-01-15/2024-03-31
---
",
        wrong: r"-- content/people/carl-dahl.md --
---
name: Carl Dahl
tenures:
  - office: mayor
    date: 2024-07-01/2024-12-31
---
",
        right: r"-- content/people/carl-dahl.md --
---
name: Carl Dahl
tenures:
  - office: mayor
    date: 2024-04-01/2024-06-30
    status: acting
  - office: mayor
    date: 2024-07-01/2024-12-31
---
",
    },
    cure: "Add the acting holder, or allow the case in `site.yaml` with the reason when the office did stand \
          empty.",
};

/// A code for winter, which two years can claim.
pub(super) const AMBIGUOUS_SEASON: Entry = Entry {
    name: "ambiguous-season",
    severity: Severity::Warning,
    bound: Bound::Settable,
    summary: "A code for winter, which two years can claim.",
    why: "Winter begins in one year and ends in the next; readers and programs disagree on which of the two the \
          code means.",
    example: Example {
        given: "",
        wrong: r"-- content/events/the-vote.md --
---
title: The vote
date: 2023-24
---
It passed.
",
        right: r"-- content/events/the-vote.md --
---
title: The vote
date: 2023-12/2024-02
---
It passed.
",
    },
    cure: "Write the months: `2023-12/2024-02`.",
};
