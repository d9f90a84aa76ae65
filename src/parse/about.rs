//! What each key is for, in a sentence: what an editor shows beside it.

/// What is said of keys that are the author's own.
pub(super) const OWN: &str = "A key of your own. Templates see it; Dateline does nothing with it.";

/// Returns what a key of something is for; empty for a key that nobody has described, which a test finds.
pub(super) fn key(what: &str, key: &str) -> &'static str {
    let own = match what {
        "the site" => site(key),
        "an event" => event(key),
        "an article" | "an annotation" => article(key),
        "a person" | "an organization" | "an office" | "a tenure" => entity(key),
        "a source" | "an outlet" => source(key),
        _ => "",
    };
    [own, part(what, key), common(key)].into_iter().find(|said| !said.is_empty()).unwrap_or_default()
}

/// Describes keys of the site.
fn site(key: &str) -> &'static str {
    match key {
        "title" => "The site's name.",
        "description" => "One or two sentences about the site.",
        "base-url" => "The address the site is published at. The feed, the sitemap and the data need it.",
        "language" => "The site's language, such as `en-US` or `en-GB`.",
        "time-zone" => "The time zone of times without an offset, such as `America/New_York`.",
        "authors" => "Who writes the site.",
        "licence" => "Under which licence others may use the site.",
        "navigation" => "The entries of the menu.",
        "story-so-far" => "The story in a few sentences, at the head of the first page. Markdown.",
        "years" => "Titles of years that are chapters: `2021: The nomination`.",
        "lanes" => "The offices that are drawn as lanes along the timeline.",
        "as-of" => "The days as of which the site is shown.",
        "split-above" => "How many events stand on one page before the timeline is split by year; 300 by default.",
        "repository" => "The repository, for `suggest a correction`.",
        "cname" => "The host name for GitHub Pages.",
        "cards" => "Whether cards are drawn for social networks.",
        "embeds" => "Whether pages to embed elsewhere are written.",
        "smart-punctuation" => "Whether straight quotation marks become curly; they do by default.",
        "raw-html" => "Whether HTML in Markdown is published as it is; it is not by default.",
        "rules" => "Levels of rules, and cases that are allowed, each with its reason.",
        _ => "",
    }
}

/// Describes keys of an event.
fn event(key: &str) -> &'static str {
    match key {
        "title" => "What happened, in a few words.",
        "date" => {
            "When it happened, only as exactly as it is known: `2022-11-11`, `2022-10`, `2015~`, `2021-12-13/..`."
        }
        "reported" => "When it became known.",
        "summary" => "One or two sentences. Markdown.",
        "short" => "The label on the strip.",
        "status" => "How sure the event is.",
        "importance" => "How much the event stands out.",
        "kind" => "What kind of event, in the site's own words.",
        "people" => "Who took part: ids of people, or `{id, part}`.",
        "organizations" => "Which organizations took part, by id.",
        "places" => "Where, in words.",
        "sources" => "Who says so: ids of sources, or `{id, locator, basis}`.",
        "quotation" => "Words that somebody said.",
        "follows" => "The events this one follows from.",
        "part-of" => "The event this one is a part of.",
        "unknown" => "What is not known. Markdown.",
        "media" => "Images and other files: beside this file, or in `static/`.",
        "history" => "The statuses the event had, each with its day.",
        "disputed" => "Facts on which sources differ.",
        _ => "",
    }
}

/// Describes keys of an article and of the notes on it.
fn article(key: &str) -> &'static str {
    match key {
        "title" => "The headline.",
        "standfirst" => "The paragraph under the headline. Markdown.",
        "published" => "When the article was published.",
        "updated" => "When it was changed last.",
        "people" => "The people it is about.",
        "events" => "The events it is about.",
        "annotations" => "Notes on passages of the text below.",
        "id" => "The note's id, unique in its article; made from the quote where absent.",
        "quote" => "The words of the passage as a reader sees them, without asterisks and brackets.",
        "prefix" => "The words before the passage, to tell it from an equal one.",
        "suffix" => "The words after the passage, to tell it from an equal one.",
        "occurrence" => "Which of several equal passages, counted from 1.",
        "start" => "About where the passage begins, in characters: a hint from an import.",
        "kind" => "What the note does.",
        "verdict" => "What a fact-check came to.",
        "author" => "Who wrote the note.",
        "date" => "When the note was written.",
        "reviewed" => "When somebody last looked at it.",
        "review-after" => "When somebody should look again.",
        "text" => "The note. Markdown.",
        "resolved" => "Whether the matter is settled: the note is kept, but folded.",
        _ => "",
    }
}

/// Describes keys of people, organizations, offices and tenures.
fn entity(key: &str) -> &'static str {
    match key {
        "name" => "The name, as it is shown.",
        "sort-name" => "The name as it is sorted: `Marsh, Ida`.",
        "also-known-as" => "Other names.",
        "born" => "The date of birth, as exactly as it is known.",
        "died" => "The date of death.",
        "image" => "A picture.",
        "links" => "Addresses elsewhere, with words.",
        "tenures" => "Which offices the person held, and from when to when.",
        "acronym" => "The short form of the name.",
        "parent" => "The organization it is a part of.",
        "offices" => "The offices that people hold in it.",
        "id" => "The office's id: lower-case letters, digits and hyphens.",
        "title" => "What the office is called.",
        "single-holder" => "Whether the office is for one holder at a time; it is by default.",
        "office" => "The office, by its id.",
        "date" => "From when to when: `2021-12-13/2022-11-12`, `2025/..`.",
        "status" => "How the person holds the office.",
        _ => "",
    }
}

/// Describes keys of sources and outlets.
fn source(key: &str) -> &'static str {
    match key {
        "id" => "The id: lower-case letters, digits and hyphens. It makes the address and should last.",
        "outlet" => "Who published it: the id of an outlet, or a plain name.",
        "title" => "The headline or title.",
        "published" => "When it was published.",
        "accessed" => "When it was looked at.",
        "url" => "Where it is to be found.",
        "archive" => "Where an archived copy is to be found.",
        "kind" => "What kind of thing it is.",
        "language" => "The language, where it is not the site's.",
        "derives-from" => "The sources that it only repeats: they do not count as independent of it.",
        "owner" => "Who owns it. Outlets of one owner do not count as independent of each other.",
        "paywall" => "Whether one has to pay to read it.",
        "name" => "The outlet's name.",
        "country" => "Where it publishes.",
        _ => "",
    }
}

/// Describes keys of smaller things.
fn part(what: &str, key: &str) -> &'static str {
    match (what, key) {
        ("a claim", "title") => "What is claimed, in the site's own words.",
        ("a claim", "quote") => "What was said, word for word.",
        ("a claim", "said") => "When it was said.",
        ("a claim", "sources") => "Where it was said.",
        ("a claim", "history") => "The verdicts it had, each with its day.",
        ("a claim", "evidence") => "What speaks for it and against it.",
        ("the evidence", "for") => "Sources that support it.",
        ("the evidence", "against") => "Sources that contradict it.",
        ("a topic", "description") => "What the topic is about, in a sentence.",
        ("a term", "term") => "The word or words.",
        ("a term", "definition") => "What they mean.",
        ("a storyline", "steps") => "The stops of the walk, in order.",
        ("a step", "event") => "The event to show.",
        ("a step", "article") => "The article to show.",
        ("a step", "annotation") => "The note to show in it.",
        ("a step", "text") => "What to say at this stop. Markdown.",
        ("a participant", "id") => "The person, by id.",
        ("a participant", "part") => "The part they played, in words.",
        ("a citation", "id") => "The source, by id.",
        ("a citation", "locator") => "Where in the source: a page, a minute.",
        ("a citation", "basis") => "What the source itself rests on, in words.",
        ("a quotation", "text") => "The words.",
        ("a quotation", "source") => "Where they are to be found.",
        ("a medium", "file") => "The file: beside this one, or in `static/`.",
        ("a medium", "alt") => "Words for those who cannot see it; empty for what only decorates.",
        ("a medium", "caption") => "Words under it. Markdown.",
        ("a medium", "credit") => "Who made it.",
        ("a change of status" | "a change of verdict", "date") => "Since when.",
        ("a change of status", "status") => "How sure it was.",
        ("a disputed fact", "field") => "Which fact, in words or as the name of a key.",
        ("a disputed fact", "values") => "What is said, by source.",
        ("a disputed value", "value") => "The value, in words.",
        ("a disputed value", "sources") => "Who says so.",
        ("a correction", "date") => "When it was mended.",
        ("a correction", "text") => "What was wrong and what is right. Markdown.",
        ("a link", "title") => "The words of the link.",
        ("a link", "url") => "Where it leads: an address, an id, or a path on this site.",
        ("a rule", "level") => "How much a breach of the rule weighs.",
        ("a rule", "allow") => "Cases that are allowed.",
        ("an allowed case", "id") => "The id of the case.",
        ("an allowed case", "reason") => "Why it is allowed.",
        _ => "",
    }
}

/// Describes keys that mean the same wherever they stand.
fn common(key: &str) -> &'static str {
    match key {
        "id" => "The id: lower-case letters, digits and hyphens. It makes the address and should last.",
        "title" => "The title.",
        "description" => "One or two sentences, for lists and search engines.",
        "authors" => "Who wrote it.",
        "topics" => "What it is about, by the ids of topics.",
        "sources" => "What it rests on: ids of sources, or `{id, locator, basis}`.",
        "speaker" => "Who said it: the id of a person or organization, or a plain name.",
        "verdict" => "What the check came to.",
        "note" => "A remark, in words.",
        "corrections" => "Mistakes that were mended in the open, each with its day.",
        "aliases" => "Old addresses that lead here.",
        "draft" => "Held back until this line is taken out.",
        "embargo" => "Held back until this moment: `2026-12-01T06:00`.",
        "noindex" => "Whether search engines are asked to leave the page out.",
        _ => "",
    }
}
