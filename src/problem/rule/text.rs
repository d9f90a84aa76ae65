//! What can be wrong with running text and the words of a value.

use super::{Bound, Entry, Example};
use crate::problem::Severity;

/// Markup in a text is not published.
pub(super) const UNSAFE_HTML: Entry = Entry {
    name: "unsafe-html",
    severity: Severity::Warning,
    bound: Bound::Settable,
    summary: "Markup in a text is not published.",
    why: "Only harmless elements pass into a page; the rest is left out, and the author should not learn that \
          from the reader.",
    example: Example {
        given: "",
        wrong: r"-- content/events/the-vote.md --
---
title: The vote
date: 2024-03-05
---
It <script>alert(1)</script> passed.
",
        right: r"-- content/events/the-vote.md --
---
title: The vote
date: 2024-03-05
---
It *passed*.
",
    },
    cure: "Write it in Markdown, or set `raw-html: true` in `site.yaml` if everybody who sends texts is trusted.",
};

/// YAML takes the end of a text for a comment.
pub(super) const CUT_TEXT: Entry = Entry {
    name: "cut-text",
    severity: Severity::Warning,
    bound: Bound::Settable,
    summary: "YAML takes the end of a text for a comment.",
    why: "A blank and `#` begin a comment in YAML, so the words after them are gone: a headline loses its end, a quotation \
          its second half, and what is left still reads well.",
    example: Example {
        given: "",
        wrong: r"-- content/events/the-vote.md --
---
title: Order #7 passes
date: 2024-03-05
---
It passed.
",
        right: r#"-- content/events/the-vote.md --
---
title: "Order #7 passes"
date: 2024-03-05
---
It passed.
"#,
    },
    cure: "Put the whole text in quotes; a comment that is meant as one has a blank after the `#`.",
};

/// A text holds a control character.
pub(super) const CONTROL_CHARACTER: Entry = Entry {
    name: "control-character",
    severity: Severity::Error,
    bound: Bound::Fixed,
    summary: "A text holds a control character.",
    why: "Nobody sees it. Some break a feed for all its readers, and some turn the direction of what follows, so that \
          the page shows another figure or name than the one that was checked.",
    example: Example {
        given: "",
        wrong: r#"-- content/events/the-vote.md --
---
title: "The vote: \u202E2-5"
date: 2024-03-05
---
It passed.
"#,
        right: r#"-- content/events/the-vote.md --
---
title: "The vote: 5-2"
date: 2024-03-05
---
It passed.
"#,
    },
    cure: "Take the character out. Scripts that run from right to left need none of these: marks (U+200E, U+200F) and \
           isolates (U+2066 to U+2069) are accepted.",
};

/// A text that is too long, or nested too deep, to be read.
pub(super) const MARKDOWN_LIMIT: Entry = Entry {
    name: "markdown-limit",
    severity: Severity::Error,
    bound: Bound::Fixed,
    summary: "A text is too long, or nested too deep, to be read.",
    why: "Such a text is a slip or an attack; reading it could take all memory and time.",
    example: Example {
        given: "",
        wrong: "a quotation within a quotation, two hundred deep",
        right: "a quotation within a quotation",
    },
    cure: "Split the text, or take the nesting out.",
};

/// A footnote that nothing refers to.
pub(super) const UNUSED_FOOTNOTE: Entry = Entry {
    name: "unused-footnote",
    severity: Severity::Warning,
    bound: Bound::Settable,
    summary: "A footnote is referred to nowhere, and readers do not see it.",
    why: "A note that loses its reference disappears from the page without a word.",
    example: Example {
        given: "",
        wrong: r"-- content/articles/minutes.md --
---
title: Minutes
---
The vote was close.

[^count]: Seven to six.
",
        right: r"-- content/articles/minutes.md --
---
title: Minutes
---
The vote was close.[^count]

[^count]: Seven to six.
",
    },
    cure: "Refer to it with `[^name]`, or take it out.",
};
