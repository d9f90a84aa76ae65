//! What the pages of people, organizations, sources and the rest hold: whole views of a small site with the hard cases.

use std::fmt::Debug;

use dateline::address::Address;
use dateline::files::Files;
use dateline::model::{Key, Shelf};
use dateline::parse::Places;
use dateline::problem::draw::plain;
use dateline::render::page::{
    Frame, claim, corrections, glossary, index, organization, outlet, person, plain as page, source, topic,
};
use dateline::{Options, Ready, check};

use crate::tree;

/// The site: a person in two offices, one of them held by others too; events with and without sources.
const STORY: &[(&str, &str)] = &[
    ("content/site.yaml", "title: The refusal\nbase-url: https://example.org/story/\ntime-zone: America/New_York\n"),
    ("content/topics.yaml", "- {id: post, title: The post, description: Who holds it & why.}\n"),
    ("content/glossary.yaml", "- {term: Acting, definition: In office *for now*.}\n"),
    (
        "content/outlets.yaml",
        "- {id: paper, name: The Paper, owner: Paper & Sons, country: United States, kind: news}\n",
    ),
    (
        "content/sources/all.yaml",
        "- {id: later, outlet: paper, title: He went, authors: [Ann Author, Bo Writer], published: 2022-11-12, accessed: 2022-11-20, url: \"https://www.paper.example/went?a=1\", derives-from: [first], paywall: true, note: Read in print & online.}\n\
         - {id: first, outlet: paper, title: He refused, published: 2022-11-11}\n\
         - {id: undated, outlet: Le Fil, title: Il refuse, language: fr, url: \"https://fil.example/refus\"}\n",
    ),
    (
        "content/people/ana.md",
        "---\nname: Ana Lee\nalso-known-as: [A. Lee, Ana L.]\nborn: 1960-10-26\ndied: 2024~\n\
         links: [{title: Her site, url: \"https://ana.example/\"}]\ntenures:\n\
         \x20 - {office: sheriff, date: 2010/2018}\n\
         \x20 - {office: head, date: 2021-04-12/2021-12-07, status: nominated}\n\
         \x20 - {office: head, date: 2021-12-13/2022-11-12, status: confirmed, note: 334 days., sources: [{id: later, locator: p. 4}]}\n\
         ---\nLed the agency [@first].\n",
    ),
    (
        "content/people/bo.md",
        "---\nname: Bo Ray\ntenures:\n  - {office: head, date: 2022-11-12/.., status: acting}\n---\nTook over.\n",
    ),
    ("content/people/cy.md", "---\nname: Cy Orr\n---\nSaid things.\n"),
    (
        "content/organizations/agency.md",
        "---\nname: The Agency\nacronym: TA\nparent: department\noffices:\n  - {id: head, title: Head}\n  - {id: deputy, title: Deputy}\n---\nGuards things.\n",
    ),
    ("content/organizations/department.md", "---\nname: The Department\n---\n"),
    ("content/organizations/county.md", "---\nname: The County\noffices:\n  - {id: sheriff, title: Sheriff}\n---\n"),
    (
        "content/events/refuses.md",
        "---\ntitle: She refuses & stays\ndate: 2022-11-11\nimportance: major\npeople: [{id: ana, part: wrote to staff}, bo, cy]\n\
         organizations: [agency]\nplaces: [Washington]\ntopics: [post]\nsources: [first, {id: later, locator: p. 2}]\n\
         corrections:\n  - {date: 2022-11-14, text: \"An earlier version named the *wrong* day.\"}\n\
         \x20 - {date: 2023-01-02, text: \"Two things were wrong.\\n\\nBoth are right now.\"}\n---\nThe account.\n",
    ),
    (
        "content/events/goes.md",
        "---\ntitle: She goes\ndate: 2022-11-12\nstatus: reported\npeople: [ana, bo]\norganizations: [agency]\ntopics: [post]\nsources: [undated]\n---\n",
    ),
    ("content/events/began.md", "---\ntitle: It began\ndate: 2021-10\nstatus: reported\npeople: [ana]\n---\n"),
    (
        "content/articles/letter.md",
        "---\ntitle: The letter\nstandfirst: Read <closely>.\npublished: 2022-11-13\npeople: [ana]\ntopics: [post]\nevents: [refuses]\nsources: [first]\n\
         corrections: [{date: 2022-11-15, text: A name was misspelt.}]\n\
         annotations:\n  - {quote: would not go, kind: source, sources: [later], text: So she wrote.}\n---\nShe said she would not go.\n",
    ),
    ("content/articles/undated.md", "---\ntitle: A note without a date\n---\nNothing more.\n"),
    (
        "content/claims/days.md",
        "---\ntitle: She served 334 days\nspeaker: ana\nsaid: 2022-11-12\nquote: I served for 334 days\nsources: [later]\ntopics: [post]\n\
         history:\n  - {date: 2022-11-13, verdict: unproven, note: Before the letter.}\n  - {date: 2022-11-14, verdict: \"true\"}\n\
         evidence: {for: [first], against: [undated]}\n---\nCounted from [[refuses]] [@undated].\n",
    ),
    ("content/claims/open.md", "---\ntitle: Nobody asked her\nspeaker: A spokesman\n---\n"),
    ("content/pages/about.md", "---\ntitle: About\naliases: [/who/]\n---\nWho *we* are.\n"),
];

/// A site that was checked, and its files.
struct Site {
    /// The files.
    files: Files,
    /// The site.
    ready: Ready,
}

/// Checks a site, which has no error.
fn site<'a>(texts: impl IntoIterator<Item = &'a (&'a str, &'a str)>) -> Site {
    let files = Files::from_texts(texts.into_iter().map(|&(path, text)| (path, text)));
    let checked = check(&files, &Options::default(), (Vec::new(), &mut |_| {}));
    let ready = checked.ready.unwrap_or_else(|| panic!("{}", plain(&checked.problems, &Places::new(&files))));
    Site { files, ready }
}

/// Shows a page at an address of a site.
fn show<V>(site: &Site, at: &str, view: impl Fn(&Frame<'_>) -> V) -> V {
    view(&site.ready.renderer(&site.files).frame(&Address::parse(at).unwrap()))
}

/// Compares a view with the one expected, or writes it there when asked to.
fn compare(name: &str, view: &impl Debug) {
    let (path, came) = (format!("tests/pages/{name}.txt"), format!("{view:#?}\n"));
    if tree::updating() {
        tree::write(&path, &came);
    } else {
        assert_eq!(came, tree::read(&path), "{path}: run with UPDATE=1 to take what came");
    }
}

/// Finds the one thing on a shelf that a question fits.
fn key<T>(shelf: &Shelf<T>, fits: impl Fn(&T) -> bool) -> Key<T> {
    shelf.entries().find(|(_, item)| fits(item)).unwrap().0
}

/// Every page that shows one thing, at its fullest.
#[test]
fn pages_of_one_thing_hold_what_the_site_knows() {
    let site = site(STORY);
    let shelves = &site.ready.site.shelves;
    let ana = key(&shelves.people, |person| person.id.as_str() == "ana");
    compare("person", &show(&site, "people/ana/", |frame| person::view(frame, ana)));
    let agency = key(&shelves.organizations, |organization| organization.id.as_str() == "agency");
    compare("organization", &show(&site, "organizations/agency/", |frame| organization::view(frame, agency)));
    let later = key(&shelves.sources, |source| source.id.as_str() == "later");
    compare("source", &show(&site, "sources/later/", |frame| source::view(frame, later)));
    let paper = key(&shelves.outlets, |outlet| outlet.id.as_str() == "paper");
    compare("outlet", &show(&site, "outlets/paper/", |frame| outlet::view(frame, paper)));
    let post = key(&shelves.topics, |topic| topic.id.as_str() == "post");
    compare("topic", &show(&site, "topics/post/", |frame| topic::view(frame, post)));
    let washington = key(&shelves.places, |place| place.id.as_str() == "washington");
    compare("place", &show(&site, "places/washington/", |frame| topic::place(frame, washington)));
    let days = key(&shelves.claims, |claim| claim.id.as_str() == "days");
    compare("claim", &show(&site, "claims/days/", |frame| claim::view(frame, days)));
    let about = key(&shelves.pages, |page| page.id.as_str() == "about");
    compare("page", &show(&site, "about/", |frame| page::view(frame, about)));
}

/// Every page that lists things.
#[test]
fn lists_hold_everything_of_their_kind() {
    let site = site(STORY);
    compare("sources", &show(&site, "sources/", source::list));
    compare("claims", &show(&site, "claims/", claim::list));
    compare("corrections", &show(&site, "corrections/", corrections::view));
    compare("glossary", &show(&site, "glossary/", glossary::view));
    compare("articles", &show(&site, "articles/", index::articles));
    compare("people", &show(&site, "people/", index::people));
    compare("organizations", &show(&site, "organizations/", index::organizations));
    compare("topics", &show(&site, "topics/", index::topics));
    compare("places", &show(&site, "places/", index::places));
}

/// The two pages that stand for another.
#[test]
fn pages_that_lead_on_say_where() {
    let site = site(STORY);
    compare("not-found", &show(&site, "404.html", page::not_found));
    let about = Address::parse("about/").unwrap();
    compare("redirect", &show(&site, "who/", |frame| page::redirect(frame, &about, "About this site")));
    let bare = self::site(&[("content/site.yaml", "title: Bare\n")]);
    let not_found = show(&bare, "404.html", page::not_found);
    assert_eq!(not_found.head.root, "/");
    let labels: Vec<&str> = not_found.links.iter().map(|link| link.label.as_str()).collect();
    assert_eq!(labels, ["Timeline", "Sources"]);
    assert_eq!(show(&bare, "who/", |frame| page::redirect(frame, &about, "About this site")).head.canonical, None);
}

/// Where the timeline is split by year, no one page holds all that a filter would show.
#[test]
fn a_split_timeline_has_no_filter_to_lead_to() {
    let split = ("content/site.yaml", "title: The refusal\ntime-zone: America/New_York\nsplit-above: 2\n");
    let site = site(STORY[1..].iter().chain([&split]));
    let ana = key(&site.ready.site.shelves.people, |person| person.id.as_str() == "ana");
    let view = show(&site, "people/ana/", |frame| person::view(frame, ana));
    assert_eq!((view.filter_href.as_str(), view.counts.len()), ("", 3));
}

/// More than thirty people stand under their initials.
#[test]
fn many_people_stand_under_their_initials() {
    let mut texts = vec![("content/site.yaml".to_owned(), "title: Many\n".to_owned())];
    texts.extend((0..31).map(|number| {
        let family = ["Élan", "adams", "Bell"][number % 3];
        (format!("content/people/p{number}.md"), format!("---\nname: P{number:02} {family}\n---\n"))
    }));
    let borrowed: Vec<(&str, &str)> = texts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let view = show(&site(&borrowed), "people/", index::people);
    let groups: Vec<(&str, usize)> =
        view.groups.iter().map(|group| (group.heading.as_str(), group.entries.len())).collect();
    assert_eq!((view.count.as_str(), groups), ("31 people", vec![("A", 10), ("B", 10), ("É", 11)]));
}
