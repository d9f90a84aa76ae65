//! Views to render: each kind of page at its fullest, with every field filled; the barest is the struct's own default
//! with a root.

use dateline::model::Extra;
use dateline::view::article::{Article, Passage};
use dateline::view::claim::{Claim, ClaimLine, Claims, VerdictChange};
use dateline::view::corrections::{CorrectionYear, Corrections};
use dateline::view::event::{
    BigDate, Change, Citation, Disputed, DisputedValue, Event, Filed, InOffice, Neighbour, Part, Step,
};
use dateline::view::evidence::{
    ChipSource, Evidence, Note, NoteKind, NoteSource, Quotation, SourceEntry, SourceLine, SourcesChip,
};
use dateline::view::glossary::{Glossary, Term};
use dateline::view::home::{Home, Latest, YearPart};
use dateline::view::index::{Entry, Group, Index};
use dateline::view::layout::{Crumb, Feed, Head, NavigationItem, Site};
use dateline::view::organization::{Office, Organization};
use dateline::view::outlet::Outlet;
use dateline::view::page::{NotFound, Page, Redirect, Section};
use dateline::view::part::{
    Card, Chart, Correction, Date, EventLine, EventYear, Fact, Figure, Link, Outbound, Shade, Status, Tenure, Verdict,
};
use dateline::view::person::{Companion, Person};
use dateline::view::source::{OutletSources, Source, Sources};
use dateline::view::timeline::{
    Choice, DateFace, EventRow, Facet, Gap, LaneTable, Month, RowData, Strip, StripColumn, Timeline, Year, YearLink,
};
use dateline::view::topic::Topic;

use super::piece::{chips, entry, rows};

/// Owns a string.
fn s(text: &str) -> String {
    text.to_owned()
}

/// Makes a link inside the site.
fn link(label: &str, href: &str) -> Link {
    Link { label: s(label), href: s(href) }
}

/// Makes an exact date.
fn date(words: &str, datetime: &str) -> Date {
    Date { words: s(words), datetime: Some(s(datetime)) }
}

/// Makes a date that is not exact.
fn vague(words: &str) -> Date {
    Date { words: s(words), datetime: None }
}

/// Makes a status.
pub(super) fn status(name: &'static str) -> Status {
    let word = format!("{}{}", name[..1].to_uppercase(), &name[1..]);
    Status { name, word }
}

/// Makes a fact.
fn fact(label: &str, value: &str) -> Fact {
    Fact { label: s(label), value_html: s(value) }
}

/// Makes a card.
fn card(title: &str, href: &str, detail: &str) -> Card {
    Card { title: s(title), href: Some(s(href)), detail: s(detail) }
}

/// The site around every page.
pub(super) fn site() -> Site {
    let item = |section: &str, label: &str, href: &str| NavigationItem {
        section: s(section),
        label: s(label),
        href: s(href),
        external: false,
    };
    Site {
        extra: Extra::new(),
        title: s("Order of Events"),
        language: s("en-US"),
        direction: "ltr",
        navigation: vec![
            item("timeline", "Timeline", ""),
            item("articles", "Articles", "articles/"),
            item("people", "People", "people/"),
            item("sources", "Sources", "sources/"),
            item("corrections", "Corrections", "corrections/"),
        ],
        about_html: s("News timelines with the evidence attached. Nothing here <em>tracks</em> you."),
        footer: vec![link("Corrections policy", "corrections-policy/"), link("Key to symbols", "#key")],
        data: vec![link("Atom", "feed.xml"), link("JSON", "data/timeline.json")],
        feeds: vec![Feed { kind: "application/atom+xml", title: s("Order of Events, events"), href: s("feed.xml") }],
        version: Some(date("Version of Nov. 14, 2022", "2022-11-14")),
        licence_html: s("Text: <a href=\"https://creativecommons.org/licenses/by/4.0/\">CC BY 4.0</a>."),
    }
}

/// A head with everything in it.
fn head(root: &str, title: &str, section: &str) -> Head {
    Head {
        root: s(root),
        title: s(title),
        description: s("What happened & who says so."),
        canonical: Some(s("https://example.org/story/here/")),
        section: s(section),
        crumbs: vec![
            Crumb { label: s("The eleven-month commissioner"), href: Some(String::new()) },
            Crumb { label: s("Here"), href: None },
        ],
        noindex: true,
        feeds: vec![Feed { kind: "application/feed+json", title: s("Feed of this page"), href: s("here/feed.json") }],
    }
}

/// A head with nothing in it but the root.
pub(super) fn bare_head(root: &str) -> Head {
    Head { root: s(root), ..Head::default() }
}

/// A source on a chip.
fn chip_source(outlet: &str, url: Option<&str>) -> ChipSource {
    ChipSource {
        outlet: s(outlet),
        url: url.map(s),
        href: s("sources/wire-story/"),
        date: Some(date("Dec. 7, 2021", "2021-12-07")),
        archive: Some(s("https://web.archive.org/web/2022/https://ktar.com/story/4798442/")),
    }
}

/// A row of the timeline with nothing but what a row needs.
fn row(id: &str, title: &str, name: &'static str, face: DateFace) -> EventRow {
    EventRow {
        id: s(id),
        href: format!("events/{id}/"),
        title: s(title),
        importance: "normal",
        date: face,
        status: status(name),
        ..EventRow::default()
    }
}

/// The face of an exact day, as American English writes it.
fn day(before: &str, numeral: &str, small: &str) -> DateFace {
    DateFace {
        form: "day",
        before: s(before),
        numeral: s(numeral),
        hidden: s(", 2022"),
        small: s(small),
        datetime: Some(s("2022-11-09")),
        ..DateFace::default()
    }
}

/// The face of a vague date or a span.
fn words(form: &'static str, words: &str, small: &str) -> DateFace {
    DateFace { form, words: s(words), small: s(small), ..DateFace::default() }
}

/// A row with everything in it.
fn full_row() -> EventRow {
    EventRow {
        importance: "major",
        summary_html: s(
            "An email to senior staff says he is <em>staying</em>. He tells the Los Angeles Times the same thing.",
        ),
        quotation: Some(quotation()),
        sources: Some(SourcesChip {
            count: s("4 sources"),
            outlets: s("Fox News, Los Angeles Times, ABC News and 1 more"),
            sources_html: chips(&[
                chip_source("KTAR News", Some("https://ktar.com/story/4798442/?a=1&b=2")),
                chip_source("A wire without an address", None),
            ]),
        }),
        people: vec![link("Chris Magnus", "people/chris-magnus/"), link("Alejandro Mayorkas", "people/mayorkas/")],
        corrected: Some(link("Corrected Nov. 14", "events/magnus-refuses/#corrections")),
        articles: vec![card("The refusal that lasted a day", "articles/refusal/", "Annotated article, 9 notes")],
        data: RowData {
            person: s("chris-magnus mayorkas"),
            organization: s("cbp"),
            topic: s("leadership"),
            place: s("washington"),
            kind: s("statement"),
            days: s("62692/62692"),
        },
        ..row("magnus-refuses", "Magnus refuses, in writing", "confirmed", day("Nov.", "11", "Friday"))
    }
}

/// Words somebody said.
fn quotation() -> Quotation {
    Quotation {
        text: s("“I have no plans to resign as CBP Commissioner.”"),
        credit: s("Magnus to senior staff, in an email"),
        source: Some(link("obtained by Fox News", "sources/fox-seed/")),
    }
}

/// A gap of some months.
fn gap(months: u32, words: &str) -> Gap {
    Gap { months, size: months.clamp(2, 11), words: s(words) }
}

/// A month with its events.
fn month(id: &str, name: &str, gap: Option<Gap>, events: &[EventRow]) -> Month {
    let year: i64 = id[1..5].parse().unwrap();
    Month { id: s(id), name: s(name), label: format!("{name} {year}"), gap, events_html: rows(events) }
}

/// A row with a short summary, for a page that looks like one.
fn told(row: EventRow, importance: &'static str, summary: &str, topic: &str) -> EventRow {
    EventRow {
        importance,
        summary_html: s(summary),
        sources: Some(SourcesChip {
            count: s("2 sources"),
            outlets: s("KTAR News, Washington Examiner"),
            sources_html: chips(&[chip_source("KTAR News", Some("https://ktar.com/story/4798442/"))]),
        }),
        people: vec![link("Chris Magnus", "people/chris-magnus/")],
        data: RowData { person: s("chris-magnus"), topic: s(topic), ..RowData::default() },
        ..row
    }
}

/// The years of the fullest timeline.
fn years() -> Vec<Year> {
    vec![first_year(), second_year()]
}

/// The year with a month that is not known and one written the British way.
fn first_year() -> Year {
    let nominated = told(
        row("nominated", "Biden nominates Tucson’s police chief to run CBP", "confirmed", day("April", "12", "Monday")),
        "major",
        "Chris Magnus, who had led departments in three states, is the president’s choice for an agency that had been \
         without a confirmed leader since 2019.",
        "confirmation",
    );
    let senior = told(
        row(
            "senior",
            "Troy Miller becomes the agency’s senior official",
            "confirmed",
            words("loose", "In January", "exact day not reported"),
        ),
        "normal",
        "The new administration puts a career customs officer in charge while it looks for a permanent commissioner.",
        "leadership",
    );
    let british = DateFace { after: s("Oct."), before: String::new(), ..day("", "19", "Tuesday") };
    Year {
        id: s("y2021"),
        year: s("2021"),
        chapter: s("The long confirmation"),
        count: s("7 events"),
        total: s("7"),
        months: vec![
            Month { name: String::new(), ..month("m2021-01", "", None, &[senior]) },
            month("m2021-04", "April", Some(gap(3, "Three months later")), &[nominated]),
            month(
                "m2021-10",
                "October",
                Some(gap(6, "Six months later")),
                &[row("hearing", "Finance Committee questions the nominee", "reported", british)],
            ),
        ],
    }
}

/// The year with a span, and every status.
fn second_year() -> Year {
    let record = told(
        row(
            "record-year",
            "Border encounters reach a record in fiscal 2022",
            "confirmed",
            words("span", "Oct. 1, 2021 – Sept. 30", "12 months"),
        ),
        "major",
        "The department counts nearly 2.4 million encounters at the southern border in 12 months, up 37 percent.",
        "border",
    );
    Year {
        id: s("y2022"),
        year: s("2022"),
        chapter: s("A record year, then four days in November"),
        count: s("9 events"),
        total: s("9"),
        months: vec![
            month("m2022-09", "September", Some(gap(11, "Eleven months later")), &[record]),
            october(),
            november(),
        ],
    }
}

/// A month with what is not sure.
fn october() -> Month {
    month(
        "m2022-10",
        "October",
        Some(gap(1, "One month later")),
        &[
            row("politico", "Politico describes a disengaged commissioner", "disputed", day("Oct.", "17", "Monday")),
            row(
                "meeting",
                "A meeting is said to have been slept through",
                "alleged",
                words("loose", "In October", "exact day not reported"),
            ),
            row(
                "retracted",
                "A resignation is announced that had not happened",
                "retracted",
                day("Oct.", "20", "Thursday"),
            ),
        ],
    )
}

/// A month with everything in it, and what is to come.
fn november() -> Month {
    month(
        "m2022-11",
        "November",
        Some(gap(1, "One month later, too")),
        &[
            full_row(),
            row(
                "successor",
                "The search for a successor goes on",
                "developing",
                words("loose", "Since Nov. 12", "exact day not reported"),
            ),
            EventRow {
                importance: "minor",
                ..row(
                    "hearing-next",
                    "House committee is to hear the secretary",
                    "scheduled",
                    day("Nov.", "30", "Wednesday"),
                )
            },
        ],
    )
}

/// A timeline with everything in it.
fn timeline() -> Timeline {
    let facet = |name: &'static str, label: &str, options: &[(&str, &str)]| Facet {
        name,
        label: s(label),
        options: options.iter().map(|(value, label)| Choice { value: s(value), label: s(label) }).collect(),
    };
    Timeline {
        gaps: vec![s("{n} years later"), s("about {length}"), s("two months later")],
        strip: Some(Strip {
            heading: s("Two years, 16 events"),
            svg_html: s(include_str!("strip.svg").trim()),
            squares: true,
            statuses: ["confirmed", "reported", "alleged", "disputed", "developing", "scheduled", "retracted"]
                .map(status)
                .to_vec(),
            columns: vec![
                StripColumn {
                    label: s("September 2022"),
                    count: s("1"),
                    key_events: String::new(),
                    href: s("#m2022-09"),
                },
                StripColumn {
                    label: s("November 2022"),
                    count: s("3"),
                    key_events: s("Mayorkas asks Magnus to resign"),
                    href: s("#m2022-11"),
                },
            ],
            lanes: vec![LaneTable { heading: s("Commissioner, CBP"), rows: chart("", "").rows }],
        }),
        facets: vec![
            facet("person", "Person", &[("chris-magnus", "Chris Magnus"), ("mayorkas", "Alejandro Mayorkas")]),
            facet("topic", "Topic", &[("leadership", "Leadership"), ("confirmation", "Confirmation")]),
        ],
        total: s("16"),
        count: s("{n} of 16 events"),
        count_one: s("{n} key event of 16"),
        key_only: true,
        years: years(),
        parts: vec![],
        end: s("The record stops here. Updated Nov. 14, 2022."),
    }
}

/// The home page, fullest.
pub(super) fn home() -> Home {
    Home {
        head: Head { crumbs: vec![], ..head("./", "The eleven-month commissioner", "timeline") },
        kicker: s("Timeline · January 2021 to November 2022"),
        title: s("The eleven-month commissioner"),
        story_html: s("<p>President Biden chose Tucson’s police chief, Chris Magnus, to run U.S. Customs and Border \
            Protection in April 2021. The Senate took until December to agree, 50 to 47. By the next autumn his agency \
            had recorded its busiest year at the southern border, and officials were questioning his grip on the job. On \
            Nov. 9, 2022, Homeland Security Secretary Alejandro Mayorkas asked him to go. He refused, then resigned three \
            days after being asked.</p>"),
        latest: Some(Latest {
            date: date("Nov. 12, 2022", "2022-11-12"),
            event: link(
                "Deputy Troy Miller takes over as acting commissioner, for the second time in two years",
                "events/miller-acting/",
            ),
            status: status("confirmed"),
            counts: s("16 events, 18 sources, 2 corrections"),
            updated: Some(date("Updated Nov. 14, 2022, 9:40 a.m. ET", "2022-11-14T09:40-05:00")),
            article: Some(card("The refusal that lasted a day", "articles/refusal/", "Annotated article")),
        }),
        timeline: timeline(),
    }
}

/// One year of a split timeline, fullest.
pub(super) fn year() -> YearPart {
    let part = |year: &str, current| YearLink {
        year: s(year),
        chapter: format!("The chapter of {year}"),
        count: format!("{year}0 events"),
        href: format!("years/{year}/"),
        current,
    };
    YearPart {
        head: head("../../", "2022", "timeline"),
        kicker: s("The eleven-month commissioner"),
        title: s("2022"),
        chapter: s("A record year, then four days in November"),
        timeline: Timeline {
            years: years().split_off(1),
            parts: vec![part("2021", false), part("2022", true)],
            ..timeline()
        },
        previous: Some(link("Before: 2021", "years/2021/")),
        next: Some(link("After: 2023", "years/2023/")),
    }
}

/// A source in a list, fullest.
fn source_line(number: u32) -> SourceLine {
    SourceLine {
        href: format!("sources/source-{number}/"),
        title: format!("Magnus says he was asked to go & declined, part {number}"),
        outlet: Some(link("Los Angeles Times", "outlets/los-angeles-times/")),
        authors: s("Hamed Aleaziz"),
        date: Some(date("Nov. 11, 2022", "2022-11-11")),
        url: Some(format!("https://www.latimes.com/politics/story/2022-11-11/{number}")),
        archive: Some(format!("https://web.archive.org/web/2022/https://www.latimes.com/{number}")),
        basis: s("On the record, from Magnus"),
        locator: s("p. 4"),
        kind: s("Report"),
        relies: s("Cites the Los Angeles Times"),
        paywall: true,
        language: s("in Spanish"),
        language_tag: Some(s("es")),
        detail: s("4 events, 1 note"),
    }
}

/// A source in a list as an entry, fullest.
fn source_entry(number: u32, depth: u8) -> SourceEntry {
    entry((number, depth), &source_line(number))
}

/// A source in a list with what everyday ones have.
fn plain_source(number: u32, [outlet, title, basis]: [&str; 3]) -> SourceLine {
    SourceLine {
        outlet: Some(link(outlet, "outlets/x/")),
        title: s(title),
        authors: String::new(),
        basis: s(basis),
        locator: String::new(),
        kind: String::new(),
        relies: String::new(),
        paywall: false,
        language: String::new(),
        language_tag: None,
        detail: String::new(),
        ..source_line(number)
    }
}

/// Sources as an event shows them.
fn evidence() -> Evidence {
    let told = |number, depth, told| entry((number, depth), &plain_source(number, told));
    Evidence {
        independent: s("3"),
        sentence: s(
            "independent outlets, among 5 sources. Two of the five rely on another, so they are set beneath it and not counted.",
        ),
        sources: vec![
            told(
                1,
                0,
                ["Los Angeles Times", "Magnus says he was asked to go and declined", "On the record, from Magnus"],
            ),
            told(2, 1, ["ABC News", "Customs and Border Protection chief resigns", "Cites the Los Angeles Times"]),
            told(3, 2, ["KTAR News", "CBP chief resigns", "Cites ABC News"]),
            told(
                4,
                0,
                [
                    "Fox News",
                    "Commissioner refuses to leave after being told to resign",
                    "One unnamed government source, and an email it obtained",
                ],
            ),
            source_entry(5, 0),
        ],
    }
}

/// A correction with its item.
fn correction(item: Option<Link>) -> Correction {
    Correction {
        date: date("Nov. 13, 2022", "2022-11-13"),
        text_html: s(
            "An earlier version dated the request <del>Nov. 11</del>, the day it was first reported. It was made on Nov. 9.",
        ),
        item,
    }
}

/// Ways to cite a page.
fn citations() -> Vec<Citation> {
    vec![
        Citation {
            name: "text",
            label: s("Text"),
            html: s(
                "“Mayorkas asks Magnus to resign,” Order of Events, event of Nov. 9, 2022, version of Nov. 14, 2022, <bdi dir=\"ltr\">https://example.org/story/events/asked/</bdi>",
            ),
        },
        Citation {
            name: "link",
            label: s("Link"),
            html: s("<bdi dir=\"ltr\">https://example.org/story/events/asked/</bdi>"),
        },
    ]
}

/// A picture.
fn figure() -> Figure {
    Figure {
        href: s("favicon.svg"),
        alt: s("Two men at a lectern"),
        caption_html: s("The secretary, <em>left</em>."),
        credit: s("Photo: U.S. Government"),
        size: Some((160, 120)),
    }
}

/// The page of an event, fullest.
pub(super) fn event() -> Event {
    let step = |place: &'static str, relation: &str, title: &str, name| Step {
        place,
        relation: s(relation),
        title: s(title),
        href: format!("events/{place}/"),
        status: status(name),
    };
    Event {
        chain: vec![
            step("before", "Follows from · Oct. 17", "Politico describes a disengaged commissioner", "disputed"),
            Step {
                href: s("events/asked/"),
                ..step("here", "This event · Nov. 9", "Mayorkas asks Magnus to resign", "confirmed")
            },
            step("after", "Led to · Nov. 11 · two days later", "Magnus refuses, in writing", "reported"),
        ],
        people: event_people(),
        organizations: vec![Part {
            name: s("U.S. Customs and Border Protection"),
            href: s("organizations/cbp/"),
            detail: s("The agency in question."),
        }],
        offices: vec![
            InOffice {
                office: link("Commissioner", "organizations/cbp/#commissioner"),
                person: Some(link("C. Magnus", "people/chris-magnus/")),
                detail: s("Confirmed, since Dec. 13, 2021"),
            },
            InOffice {
                office: link("Deputy Secretary", "organizations/dhs/#deputy"),
                person: None,
                detail: s("Since June 2022"),
            },
        ],
        next_reads: vec![
            card("The refusal that lasted a day", "articles/refusal/", "Annotated article, 9 notes"),
            Card { title: s("A claim to come"), href: None, detail: s("Soon") },
        ],
        previous: Some(Neighbour {
            date: s("Early November"),
            title: s("House Republicans ask Biden to fire him"),
            href: s("events/letter/"),
        }),
        next: Some(Neighbour {
            date: s("Nov. 11"),
            title: s("Fox News reports he is being forced out"),
            href: s("events/fox/"),
        }),
        ..event_evidence()
    }
}

/// The people of an event.
fn event_people() -> Vec<Part> {
    vec![
        Part {
            name: s("Alejandro Mayorkas"),
            href: s("people/mayorkas/"),
            detail: s("Secretary of Homeland Security. Made the request."),
        },
        Part {
            name: s("Chris Magnus"),
            href: s("people/chris-magnus/"),
            detail: s("Commissioner, Customs and Border Protection. Was asked to resign."),
        },
    ]
}

/// An event's evidence and record, beneath its account.
fn event_evidence() -> Event {
    Event {
        evidence: Some(evidence()),
        disputed: vec![Disputed {
            label: s("Day of the request"),
            values: vec![
                DisputedValue {
                    value: s("Nov. 9"),
                    sources: vec![link("LAT", "sources/lat/"), link("WaPo", "sources/wapo/")],
                },
                DisputedValue { value: s("Nov. 8"), sources: vec![link("Swamp Signal", "sources/swamp/")] },
            ],
        }],
        unknown_html: s(
            "<p>Whether anyone else was present, and whether the White House had approved the request.</p>",
        ),
        history: vec![
            Change {
                date: date("Nov. 11, 2022", "2022-11-11"),
                status: status("reported"),
                note_html: s("One unnamed source."),
            },
            Change {
                date: date("Nov. 12, 2022", "2022-11-12"),
                status: status("confirmed"),
                note_html: s("On the record, from <em>Magnus</em>."),
            },
        ],
        known: s("Reported two days later, on Nov. 11, 2022."),
        corrections: vec![correction(None)],
        citations: citations(),
        suggest_url: Some(s("https://github.com/example/story/issues/new?title=asked")),
        ..event_account()
    }
}

/// An event's head and account.
fn event_account() -> Event {
    Event {
        head: head("../../", "Mayorkas asks Magnus to resign, Nov. 9, 2022", "timeline"),
        id: s("asked"),
        title: s("Mayorkas asks Magnus to resign"),
        importance: "major",
        date: BigDate {
            lines: vec![s("Wednesday"), s("November 2022")],
            numeral: s("9"),
            words: String::new(),
            precision: String::new(),
            contested: s("Sources differ on the day"),
            datetime: Some(s("2022-11-09")),
        },
        status: status("confirmed"),
        facets: vec![
            Filed { label: String::new(), word: s("Key event"), href: None },
            Filed { label: String::new(), word: s("Departure"), href: None },
            Filed { label: s("Topic"), word: s("Leadership"), href: Some(s("topics/leadership/")) },
        ],
        summary_html: String::new(),
        account_html: s(
            "<p>Homeland Security Secretary Alejandro Mayorkas asked Chris Magnus, the commissioner of Customs and Border Protection, to give up the post. Magnus has said the secretary told him he had lost confidence in him.</p><p>A government source described the choice to Fox News as resigning or being fired.</p>",
        ),
        quotation: Some(quotation()),
        media: vec![figure()],
        ..Event::default()
    }
}

/// The page of an event whose date is vague and that has no account.
pub(super) fn vague_event() -> Event {
    Event {
        head: Head { noindex: false, ..head("../../", "Troy Miller becomes the senior official", "timeline") },
        id: s("senior"),
        title: s("Troy Miller becomes the agency’s senior official"),
        importance: "normal",
        date: BigDate {
            lines: vec![],
            numeral: String::new(),
            words: s("In January 2021"),
            precision: s("Exact day not reported"),
            contested: String::new(),
            datetime: None,
        },
        status: status("reported"),
        summary_html: s("The new administration puts a career customs officer in <em>charge</em>."),
        ..Event::default()
    }
}

/// Every kind of note.
fn kinds() -> Vec<NoteKind> {
    [
        ("context", "Context", "what the passage assumes"),
        ("source", "Source", "where a claim comes from"),
        ("fact-check", "Fact-check", "we tested it"),
        ("correction", "Correction", "we changed it"),
        ("analysis", "Analysis", "what it may mean"),
        ("definition", "Definition", "what a term means"),
        ("dispute", "Dispute", "somebody says otherwise"),
        ("missing-reply", "Missing reply", "a side that is not heard"),
        ("update", "Update", "what has happened since"),
    ]
    .map(|(name, word, gloss)| NoteKind { name, word: s(word), gloss: s(gloss) })
    .to_vec()
}

/// A note with everything in it.
fn full_note() -> Note {
    Note {
        extra: Extra::new(),
        id: s("encounters"),
        number: 3,
        kind: kinds().swap_remove(2),
        grave: true,
        quote: s("2.4 million people"),
        verdict: Some(Verdict { name: "needs-context", word: s("Needs context") }),
        title: s("Encounters are not people"),
        summary: s("Encounters are not people"),
        html: s(
            "<p>Someone stopped twice is counted twice. The agency’s total was 2,378,944, up from 1,734,686.</p><p>Reports of 2.2 million count Border Patrol arrests alone.</p>",
        ),
        sources: vec![
            NoteSource {
                label: s("CBP monthly data"),
                href: s("sources/cbp-data/"),
                url: Some(s("https://www.cbp.gov/newsroom/stats")),
                archive: Some(s("https://web.archive.org/web/2022/https://www.cbp.gov/newsroom/stats")),
            },
            NoteSource { label: s("A paper, p. 4"), href: s("sources/paper/"), url: None, archive: None },
        ],
        author: s("By R. Reporter"),
        date: Some(date("Nov. 14, 2022", "2022-11-14")),
        reviewed: Some(date("reviewed Nov. 20, 2022", "2022-11-20")),
        resolved: s("Settled: the agency changed its wording."),
    }
}

/// A note of a kind, on the passage with the same id.
fn note(number: u32, kind: usize, [id, title, text]: [&str; 3]) -> Note {
    Note {
        id: s(id),
        number,
        kind: kinds().swap_remove(kind),
        title: s(title),
        summary: s(if title.is_empty() { "First words of the note" } else { title }),
        html: format!("<p>{text}</p>"),
        ..Note::default()
    }
}

/// A marked passage as prose is rendered.
fn mark(number: u32, kind: &str, id: &str, words: &str) -> String {
    let word = kinds().into_iter().find(|known| known.name == kind).map(|known| known.word).unwrap_or_default();
    format!(
        "<mark class=\"an k-{kind}\" data-annotation=\"{id}\" id=\"passage-{id}\">{words}</mark><a class=\"an-ref k-{kind}\" \
         id=\"ref-{id}\" href=\"#note-{id}\" role=\"doc-noteref\"><span class=\"vh\">{word} note </span>{number}</a>"
    )
}

/// The text of the fullest article.
fn passages() -> Vec<Passage> {
    vec![opening(), quoted(), counted(), disputed_passage(), overlapping()]
}

/// A block without notes, before the first that has any.
fn opening() -> Passage {
    Passage {
        html: String::new(),
        notes: vec![],
        after_html: s(
            "<p>The email went out on Friday, Nov. 11, 2022, to the senior staff of U.S. Customs and Border Protection. It was short, and it was soon elsewhere.</p>",
        ),
    }
}

/// A block with two notes, one of them without a title.
fn quoted() -> Passage {
    Passage {
        html: format!(
            "<p>In it Commissioner Chris Magnus said he had {}. He had not taken the job to pad a résumé, he wrote, and had moved his family to Washington because {} and its work mattered to him.</p>",
            mark(1, "source", "no-plans", "“no plans to resign”"),
            mark(2, "definition", "agency", "the agency")
        ),
        notes: vec![
            note(
                1,
                1,
                [
                    "no-plans",
                    "We have not seen the whole email",
                    "The quoted lines come from Fox News, which says it obtained the message. No other outlet in our source list has published the full text.",
                ],
            ),
            note(
                2,
                5,
                [
                    "agency",
                    "",
                    "U.S. Customs and Border Protection, part of the Department of Homeland Security since 2003.",
                ],
            ),
        ],
        after_html: s(
            "<h2 id=\"a-record-year\">A record year</h2><blockquote><p>Agencies carry out policy. They do not make it.</p></blockquote>",
        ),
    }
}

/// A block with a long note, which pushes the next ones down.
fn counted() -> Passage {
    Passage {
        html: format!(
            "<p>His year was the busiest on record. In the 12 months that ended in September 2022 the department counted {} at the southern border, 37 percent more than the year before. Republicans made the number {}, and in early November a group of House members wrote to Mr. Biden asking him to {}.</p>",
            mark(3, "fact-check", "encounters", "nearly 2.4 million encounters"),
            mark(4, "analysis", "case", "a case against the administration"),
            mark(5, "correction", "dismiss", "dismiss the commissioner")
        ),
        notes: vec![
            full_note(),
            note(
                4,
                4,
                [
                    "case",
                    "A refusal with no leverage",
                    "Going public raised the cost of firing him. It changed nothing about who decides.",
                ],
            ),
            note(
                5,
                3,
                ["dismiss", "Dismiss or resign", "Until Nov. 14 this paragraph said the letter asked for a dismissal."],
            ),
        ],
        after_html: s(
            "<ul><li>A list item, which stays in the column.</li><li>And another, with a nested list:<ol><li>one</li><li>two</li></ol></li></ul>",
        ),
    }
}

/// A block with four notes close together.
fn disputed_passage() -> Passage {
    Passage {
        html: format!(
            "<p>In October {} had portrayed a commissioner who had disengaged from the job, one who {}. He answered that he {}. By Saturday night {}.</p>",
            mark(6, "context", "politico", "Politico"),
            mark(7, "dispute", "asleep", "fell asleep in meetings"),
            mark(8, "missing-reply", "reply", "had been closely involved"),
            mark(9, "update", "over", "the standoff was over")
        ),
        notes: vec![
            note(6, 0, ["politico", "A newspaper of politics", "It covers Washington."]),
            note(7, 6, ["asleep", "He disputes it", "Magnus disputes the account, so we mark the event disputed."]),
            note(8, 7, ["reply", "No answer from the department", "The department declined to comment."]),
            note(9, 8, ["over", "He resigned on Nov. 12", "The president accepted."]),
        ],
        after_html: String::new(),
    }
}

/// A block with a passage under two notes.
fn overlapping() -> Passage {
    Passage {
        html: s(
            "<p>The job now <mark data-annotation=\"acting\" class=\"an k-analysis\" data-depth=\"1\" id=\"passage-acting\">returns to </mark><mark data-annotation=\"acting miller\" class=\"an k-analysis\" data-depth=\"1\"><span class=\"an k-context\" id=\"passage-miller\">Troy Miller</span></mark><a class=\"an-ref k-analysis\" id=\"ref-acting\" href=\"#note-acting\" role=\"doc-noteref\"><span class=\"vh\">Analysis note </span>10</a><a class=\"an-ref k-context\" id=\"ref-miller\" href=\"#note-miller\" role=\"doc-noteref\"><span class=\"vh\">Context note </span>11</a>, the deputy who also ran the agency for most of 2021.</p>",
        ),
        notes: vec![
            note(10, 4, ["acting", "Acting, again", "In 22 months the agency has had a confirmed head for 11."]),
            note(11, 0, ["miller", "Who he is", "A career customs officer."]),
        ],
        after_html: s(
            "<table><thead><tr><th>Year</th><th>Encounters</th></tr></thead><tbody><tr><td>2022</td><td>2,378,944</td></tr></tbody></table>",
        ),
    }
}

/// An event in a list, fullest.
fn line(title: &str, name: &'static str) -> EventLine {
    EventLine {
        title: s(title),
        href: s("events/asked/"),
        date: date("Nov. 9", "2022-11-09"),
        status: status(name),
        major: name == "confirmed",
        detail: s("Asked to resign · 4 sources"),
    }
}

/// An event as a line of a list, ready as pages share it.
const LINE: &str = "<li><span class=\"d\">Nov. 9</span><h3><a href=\"../../events/asked/\">Mayorkas asks Magnus to resign</a></h3></li>";

/// Events by year.
fn event_years() -> Vec<EventYear> {
    vec![
        EventYear { year: s("2021"), events_html: s(LINE) },
        EventYear { year: s("2022"), events_html: format!("{LINE}\n{LINE}") },
    ]
}

/// The page of an article, fullest.
pub(super) fn article() -> Article {
    Article {
        extra: Extra::new(),
        head: head("../../", "The refusal that lasted a day", "articles"),
        id: s("refusal"),
        label: s("Annotated article"),
        title: s("The refusal that lasted a day"),
        standfirst_html: s(
            "On a Friday in November the head of Customs and Border Protection told his staff he was <em>staying</em>. By Saturday night he was gone.",
        ),
        byline: s("By the Order of Events desk"),
        published: Some(date("Nov. 13, 2022", "2022-11-13")),
        updated: Some(date("corrected Nov. 14", "2022-11-14")),
        length: s("3 minutes, 11 notes"),
        notes_count: s("11 notes"),
        kinds: kinds(),
        passages: passages(),
        people: vec![link("Chris Magnus", "people/chris-magnus/")],
        topics: vec![link("Leadership", "topics/leadership/")],
        events: vec![
            line("Mayorkas asks Magnus to resign", "confirmed"),
            line("Magnus refuses, in writing", "reported"),
        ],
        sources: vec![source_entry(1, 0), source_entry(2, 1)],
        corrections: vec![correction(None)],
        suggest_url: Some(s("https://github.com/example/story/issues/new?title=refusal")),
    }
}

/// A chart with everything in it.
fn chart(heading: &str, svg: &str) -> Chart {
    let shade = |name: &'static str, word: &str| Shade { name, word: s(word) };
    let tenure = |title: &str, capacity: &str, words: &str| Tenure {
        title: s(title),
        href: Some(s("people/troy-miller/")),
        organization: Some(link("Customs and Border Protection", "organizations/cbp/")),
        capacity: s(capacity),
        date: vague(words),
        duration: s("11 months"),
        note_html: s("His second time in the <em>seat</em>."),
        sources: vec![link("Los Angeles Times, Nov. 12, 2022", "sources/lat/"), link("CNN", "sources/cnn/")],
    };
    Chart {
        heading: s(heading),
        subheading: s("Commissioners since 2018"),
        svg_html: s(svg.trim()),
        key: vec![
            shade("full", "This person"),
            shade("soft", "Confirmed"),
            shade("acting", "Acting"),
            shade("nominated", "Nominated"),
        ],
        rows: vec![
            tenure("Troy Miller", "Acting", "Jan. 2021–Dec. 2021"),
            Tenure { href: None, organization: None, ..tenure("Chris Magnus", "Confirmed", "Dec. 2021–Nov. 2022") },
        ],
    }
}

/// The page of a person, fullest.
pub(super) fn person() -> Person {
    let companion = |name: &str, count: &str, share| Companion {
        name: s(name),
        href: s("people/joe-biden/"),
        count: s(count),
        share,
    };
    Person {
        extra: Extra::new(),
        head: head("../../", "Chris Magnus", "people"),
        name: s("Chris Magnus"),
        body_html: s(
            "<p>Commissioner of U.S. Customs and Border Protection from December 2021 to November 2022. Before that he ran police departments in three states.</p>",
        ),
        facts: vec![
            fact("Also known as", "Chief Magnus"),
            fact("Born", "<time datetime=\"1960-10-26\">Oct. 26, 1960</time>"),
        ],
        image: Some(figure()),
        links: vec![Outbound { label: s("Wikipedia"), url: s("https://en.wikipedia.org/wiki/Chris_Magnus") }],
        posts: Some(chart("Posts held", include_str!("posts.svg"))),
        seats: vec![chart("The same seat", include_str!("seat.svg"))],
        years: event_years(),
        counts: vec![s("14 of 16 events"), s("First: April 12, 2021"), s("Latest: Nov. 12, 2022")],
        filter_href: s("#person=chris-magnus"),
        companions: vec![companion("Joe Biden", "3 events", 100), companion("Ron Wyden", "2 events", 67)],
        articles: vec![card("The refusal that lasted a day", "articles/refusal/", "Annotated article, Nov. 13, 2022")],
        claims: vec![card("“He answered”", "claims/answered/", "Needs context")],
        corrections: vec![correction(Some(link("Senate confirms Magnus", "events/confirmed/#corrections")))],
    }
}

/// The page of an organization, fullest.
pub(super) fn organization() -> Organization {
    Organization {
        extra: Extra::new(),
        head: head("../../", "U.S. Customs and Border Protection", "organizations"),
        name: s("U.S. Customs and Border Protection"),
        acronym: s("CBP"),
        body_html: s(
            "<p>Polices the border between crossings, inspects travelers and cargo at them, and collects duties.</p>",
        ),
        parent: Some(link("Department of Homeland Security", "organizations/dhs/")),
        children: vec![link("U.S. Border Patrol", "organizations/border-patrol/")],
        facts: vec![fact("Founded", "2003")],
        links: vec![Outbound { label: s("cbp.gov"), url: s("https://www.cbp.gov/") }],
        offices: vec![
            Office {
                id: s("commissioner"),
                title: s("Commissioner"),
                chart: Some(chart("Commissioners", include_str!("seat.svg"))),
            },
            Office { id: s("deputy"), title: s("Deputy Commissioner"), chart: None },
        ],
        years: event_years(),
        counts: vec![s("15 of 16 events")],
        filter_href: s("#organization=cbp"),
        articles: vec![card("The refusal that lasted a day", "articles/refusal/", "Annotated article, Nov. 13, 2022")],
        corrections: vec![correction(Some(link("Senate confirms Magnus", "events/confirmed/#corrections")))],
    }
}

/// Every source, fullest.
pub(super) fn sources() -> Sources {
    let group = |label: &str, href: &str, from: u32| OutletSources {
        outlet: link(label, href),
        count: format!("{from} sources in {label}"),
        sources: vec![
            entry((from, 0), &SourceLine { outlet: None, ..source_line(from) }),
            entry((from + 1, 0), &SourceLine { outlet: None, ..plain_source(from + 1, ["", "A second story", ""]) }),
        ],
    };
    Sources {
        head: head("../", "Sources", "sources"),
        count: s("4 sources from 2 outlets"),
        outlets: vec![
            group("Los Angeles Times", "outlets/los-angeles-times/", 1),
            group("Fox News", "outlets/fox-news/", 3),
        ],
    }
}

/// The page of a source, fullest.
pub(super) fn source() -> Source {
    Source {
        extra: Extra::new(),
        head: head("../../", "Magnus says he was asked to go and declined", "sources"),
        title: s("Magnus says he was asked to go and declined"),
        language_tag: Some(s("en-GB")),
        outlet: link("Los Angeles Times", "outlets/los-angeles-times/"),
        authors: s("Hamed Aleaziz"),
        date: Some(date("Nov. 11, 2022", "2022-11-11")),
        url: Some(s("https://www.latimes.com/politics/story/2022-11-11/cbp-chief")),
        host: s("latimes.com"),
        archive: Some(s(
            "https://web.archive.org/web/2022/https://www.latimes.com/politics/story/2022-11-11/cbp-chief",
        )),
        facts: vec![fact("Kind", "Report"), fact("Accessed", "<time datetime=\"2026-11-24\">Nov. 24, 2026</time>")],
        paywall: true,
        note_html: s("<p>First to report the request; others followed.</p>"),
        derives_from: vec![source_entry(1, 0)],
        derived: vec![source_entry(2, 0)],
        years: event_years(),
        cited_in: vec![card("The refusal that lasted a day", "articles/refusal/#note-no-plans", "Note 1")],
        citations: citations(),
    }
}

/// The page of an outlet, fullest.
pub(super) fn outlet() -> Outlet {
    Outlet {
        extra: Extra::new(),
        head: head("../../", "Los Angeles Times", "sources"),
        name: s("Los Angeles Times"),
        facts: vec![fact("Owner", "Nant Capital"), fact("Country", "United States")],
        counts: vec![s("3 sources"), s("9 events")],
        sources: vec![entry((1, 0), &SourceLine { outlet: None, ..source_line(1) })],
        years: event_years(),
    }
}

/// The page of a topic, fullest.
pub(super) fn topic() -> Topic {
    Topic {
        extra: Extra::new(),
        head: head("../../", "Leadership", "topics"),
        label: s("Topic"),
        title: s("Leadership"),
        description_html: s("Who runs the agency, and who <em>decides</em> that."),
        counts: vec![s("9 of 16 events")],
        filter_href: s("#topic=leadership"),
        feed_href: Some(s("topics/leadership/feed.xml")),
        years: event_years(),
        articles: vec![card("The refusal that lasted a day", "articles/refusal/", "Annotated article, Nov. 13, 2022")],
    }
}

/// Every verdict.
fn verdicts() -> Vec<Verdict> {
    [
        ("true", "True"),
        ("mostly-true", "Mostly true"),
        ("needs-context", "Needs context"),
        ("misleading", "Misleading"),
        ("false", "False"),
        ("unproven", "Unproven"),
    ]
    .map(|(name, word)| Verdict { name, word: s(word) })
    .to_vec()
}

/// Every claim, fullest.
pub(super) fn claims() -> Claims {
    let claim = |verdict| ClaimLine {
        title: s("Nearly 2.4 million migrants were detained in a year"),
        quote: s("“Nearly 2.4 million migrants were detained.”"),
        href: s("claims/detained/"),
        speaker: s("Fox News"),
        date: Some(date("Nov. 11, 2022", "2022-11-11")),
        verdict,
    };
    Claims {
        head: head("../", "Claims", "claims"),
        count: s("7 claims"),
        claims: verdicts().into_iter().map(Some).chain([None]).map(claim).collect(),
    }
}

/// The page of a claim, fullest.
pub(super) fn claim() -> Claim {
    Claim {
        extra: Extra::new(),
        head: head("../../", "“Nearly 2.4 million migrants were detained.”", "claims"),
        title: s("Nearly 2.4 million migrants were detained in a year"),
        quote: s("“Nearly 2.4 million migrants were detained.”"),
        speaker: Some(Crumb { label: s("Fox News"), href: Some(s("outlets/fox-news/")) }),
        date: Some(date("Nov. 11, 2022", "2022-11-11")),
        verdict: Some(verdicts().swap_remove(3)),
        history: vec![VerdictChange {
            date: date("Nov. 12, 2022", "2022-11-12"),
            verdict: verdicts().swap_remove(5),
            note_html: s("Before the <em>release</em> was read."),
        }],
        body_html: s("<p>The number is right; the noun is not. It counts encounters, not people.</p>"),
        supporting: vec![source_entry(1, 0)],
        against: vec![source_entry(2, 0)],
        sources: vec![source_entry(3, 0)],
        events: vec![line("Border encounters reach a record in fiscal 2022", "confirmed")],
        corrections: vec![correction(None)],
    }
}

/// Every correction, fullest.
pub(super) fn corrections() -> Corrections {
    Corrections {
        head: head("../", "Corrections", "corrections"),
        count: s("2 corrections"),
        feed_href: Some(s("corrections/feed.xml")),
        years: vec![CorrectionYear {
            year: s("2022"),
            corrections: vec![
                correction(Some(link("Mayorkas asks Magnus to resign", "events/asked/#corrections"))),
                correction(None),
            ],
        }],
    }
}

/// A plain page, fullest.
pub(super) fn page() -> Page {
    Page {
        head: head("../", "How we work", "method"),
        title: s("How we work"),
        extra: Extra::new(),
        contents: vec![Section { id: s("notes"), title: s("Notes") }],
        body_html: s(
            "<p>Every event is <strong>sourced</strong>, see <a href=\"../sources/\">the list</a>.</p><h2 id=\"notes\">Notes</h2><ul><li>One</li><li>Two</li></ul><blockquote class=\"markdown-alert-note\"><p>A reader should be able to check us.</p></blockquote><pre><code>dateline build</code></pre><hr><p>Last words.</p>",
        ),
    }
}

/// The glossary, fullest.
pub(super) fn glossary() -> Glossary {
    let term = |id: &str, term: &str, text: &str| Term {
        extra: Extra::new(),
        id: s(id),
        term: s(term),
        definition_html: s(text),
    };
    Glossary {
        head: head("../", "Glossary", "glossary"),
        terms: vec![
            term("title-42", "Title 42", "A health rule used to turn people back at the <em>border</em>."),
            term("encounter", "Encounter", "One stop of one person; a person stopped twice counts twice."),
        ],
    }
}

/// An index, fullest.
pub(super) fn index() -> Index {
    let entry = |title: &str| Entry {
        title: s(title),
        href: format!("people/{}/", title.len()),
        summary_html: s("Commissioner of <abbr>CBP</abbr>."),
        detail: format!("{} events", title.len()),
    };
    Index {
        head: head("../", "People", "people"),
        title: s("People"),
        count: s("3 people"),
        groups: vec![
            Group { heading: s("M"), entries: vec![entry("Chris Magnus"), entry("Alejandro Mayorkas")] },
            Group { heading: String::new(), entries: vec![entry("Ron Wyden")] },
        ],
    }
}

/// The page for a wrong address, fullest.
pub(super) fn not_found() -> NotFound {
    NotFound {
        head: Head { crumbs: vec![], ..head("/dateline/", "Not found", "") },
        links: vec![link("Timeline", ""), link("All sources", "sources/")],
    }
}

/// A redirect, fullest.
pub(super) fn redirect() -> Redirect {
    Redirect { head: head("../../", "Moved", ""), target: link("Magnus refuses, in writing", "events/magnus-refuses/") }
}
