//! What can be wrong with names: ids, addresses and file names that two things share or nothing has.

use super::{Bound, Entry, Example};
use crate::problem::Severity;

/// An id breaks the rules for ids.
pub(super) const INVALID_ID: Entry = Entry {
    name: "invalid-id",
    severity: Severity::Error,
    bound: Bound::Fixed,
    summary: "An id breaks the rules for ids.",
    why: "The id is part of the page's address: capitals, spaces and signs break when somebody types, prints or \
          mails it.",
    example: Example {
        given: "",
        wrong: r"-- content/events/The_Vote.md --
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
It passed.
",
    },
    cure: "Use lower-case letters of any script, digits and hyphens.",
};

/// An id holds a date.
pub(super) const DATED_ID: Entry = Entry {
    name: "dated-id",
    severity: Severity::Warning,
    bound: Bound::Settable,
    summary: "An id holds a date.",
    why: "Dates get corrected, addresses must not change: the page would carry the wrong date for ever.",
    example: Example {
        given: "",
        wrong: r"-- content/events/2024-03-05-vote.md --
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
aliases: [/events/2024-03-05-vote/]
---
It passed.
",
    },
    cure: "Leave the date out of the file's name; when the address is out already, keep the old one in \
          `aliases:`.",
};

/// Two things of one kind have the same id.
pub(super) const DUPLICATE_ID: Entry = Entry {
    name: "duplicate-id",
    severity: Severity::Error,
    bound: Bound::Fixed,
    summary: "Two things of one kind have the same id.",
    why: "A reference could mean either, and both would want the same address.",
    example: Example {
        given: "",
        wrong: r"-- content/events/2023/the-vote.md --
---
title: The first vote
date: 2023-03-07
---
It failed.
-- content/events/2024/the-vote.md --
---
title: The second vote
date: 2024-03-05
---
It passed.
",
        right: r"-- content/events/2023/the-first-vote.md --
---
title: The first vote
date: 2023-03-07
---
It failed.
-- content/events/2024/the-vote.md --
---
title: The second vote
date: 2024-03-05
---
It passed.
",
    },
    cure: "Rename one of them; sub-folders are not part of the id.",
};

/// Two outputs have one address.
pub(super) const ADDRESS_COLLISION: Entry = Entry {
    name: "address-collision",
    severity: Severity::Error,
    bound: Bound::Fixed,
    summary: "Two outputs have one address.",
    why: "One would overwrite the other, and which one would depend on chance. Addresses that differ only in \
          capitals collide on many hosts.",
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
aliases: [/events/the-count/]
---
It passed.
",
        right: r"-- content/events/the-vote.md --
---
title: The vote
date: 2024-03-05
aliases: [/events/budget-vote/]
---
It passed.
",
    },
    cure: "Rename one of them, or take the alias away.",
};

/// An image or another file is not there.
pub(super) const MISSING_FILE: Entry = Entry {
    name: "missing-file",
    severity: Severity::Error,
    bound: Bound::Fixed,
    summary: "An image or another file is not there.",
    why: "The reader would see a broken image, or follow a link to an error page.",
    example: Example {
        given: r#"-- static/vote.svg --
<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>
"#,
        wrong: r"-- content/events/the-vote.md --
---
title: The vote
date: 2024-03-05
---
![Seven hands are raised](/Vote.svg)
",
        right: r"-- content/events/the-vote.md --
---
title: The vote
date: 2024-03-05
---
![Seven hands are raised](/vote.svg)
",
    },
    cure: "Put the file beside the text or into `static/`, or correct its name; capitals count.",
};
