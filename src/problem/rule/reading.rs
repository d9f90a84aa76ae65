//! What can be wrong with a file before anything in it is read.

use super::{Bound, Entry, Example};
use crate::problem::Severity;

/// A file cannot be read.
pub(super) const UNREADABLE_FILE: Entry = Entry {
    name: "unreadable-file",
    severity: Severity::Error,
    bound: Bound::Fixed,
    summary: "A file cannot be read.",
    why: "What cannot be read cannot be published, and leaving it out would drop part of the story in silence.",
    example: Example {
        given: "",
        wrong: r"$ ls -l content/events/the-vote.md
---------- 1 anna anna 214 content/events/the-vote.md
",
        right: r"$ chmod u+r content/events/the-vote.md
",
    },
    cure: "Give the user who builds the site the right to read the file, or take the file out of the folder.",
};

/// A file is not UTF-8.
pub(super) const NOT_UTF8: Entry = Entry {
    name: "not-utf8",
    severity: Severity::Error,
    bound: Bound::Fixed,
    summary: "A file is not UTF-8.",
    why: "In any other encoding the same bytes are different letters on another machine, and names are the first \
          to break.",
    example: Example {
        given: "",
        wrong: r"content/people/zoe.md, saved as Windows-1252: the name reads Zo� in every other program
",
        right: r"content/people/zoe.md, saved as UTF-8: the name reads Zoë everywhere
",
    },
    cure: "Save the file as UTF-8; editors call it \"Save with encoding\". A byte order mark and Windows line \
          ends are accepted.",
};

/// A file is larger than a text that people read.
pub(super) const FILE_TOO_LARGE: Entry = Entry {
    name: "file-too-large",
    severity: Severity::Error,
    bound: Bound::Fixed,
    summary: "A file is larger than a text that people read.",
    why: "A file of many megabytes is nearly always a mistake, such as a scan saved under a text's name, and it \
          would stop the machine that builds the site.",
    example: Example {
        given: "",
        wrong: r"content/articles/minutes.md, 48 MiB
",
        right: r"static/documents/minutes.pdf, linked from content/articles/minutes.md
",
    },
    cure: "Cut the text into several articles, or put the document into `static/` and link to it.",
};

/// A symbolic link leads out of the site's folder, or in a circle.
pub(super) const LINK_OUTSIDE: Entry = Entry {
    name: "link-outside",
    severity: Severity::Error,
    bound: Bound::Fixed,
    summary: "A symbolic link leads out of the site's folder, or in a circle.",
    why: "Whoever can send a change to the content could publish any file of the machine that builds the site.",
    example: Example {
        given: "",
        wrong: r"$ ln -s ~/notes.md content/pages/notes.md
",
        right: r"$ cp ~/notes.md content/pages/notes.md
",
    },
    cure: "Copy the file into the folder in the place of the link.",
};

/// A file has a name that some system cannot hold.
pub(super) const FILE_NAME: Entry = Entry {
    name: "file-name",
    severity: Severity::Error,
    bound: Bound::Fixed,
    summary: "A file has a name that some system cannot hold.",
    why: "A repository with such a file cannot be checked out on every machine, and the page's address would not \
          work on every host.",
    example: Example {
        given: "",
        wrong: r"-- content/events/con.md --
---
title: The convention
date: 2024-03-05
---
It met.
",
        right: r"-- content/events/convention.md --
---
title: The convention
date: 2024-03-05
---
It met.
",
    },
    cure: "Rename the file; lower-case letters, digits and hyphens work everywhere.",
};

/// A file belongs to no kind of content.
pub(super) const UNKNOWN_FILE: Entry = Entry {
    name: "unknown-file",
    severity: Severity::Error,
    bound: Bound::Fixed,
    summary: "A file belongs to no kind of content.",
    why: "It would be left out in silence, although somebody put it there to be published.",
    example: Example {
        given: "",
        wrong: r"-- content/event/the-vote.md --
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
    cure: "Move it into the folder of its kind (`events/`, `articles/`, `people/` and so on), or into `static/` \
          to publish it as it is.",
};
