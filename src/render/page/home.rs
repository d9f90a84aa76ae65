//! The home page, and the years of a timeline that is split.

use super::filters::facets;
use super::tenure::By;
use super::timeline::{Whole, capital, short, year_words, years};
use super::{Frame, article, layout, months, tenure};
use crate::date::{Date, End};
use crate::model::event::{Importance, Status};
use crate::model::person::Capacity;
use crate::model::{Event, Key, Office, Tenure};
use crate::plan::addresses;
use crate::render::lane::{Bar, Lane};
use crate::render::strip::{self, Bin, Drawn, Mark};
use crate::view::home as view;
use crate::view::part::Link;
use crate::view::timeline::{LaneTable, Strip, StripColumn, Timeline, YearLink};

/// Gathers the home page.
pub fn view(frame: &Frame<'_>) -> view::Home {
    let events: Vec<Key<Event>> = frame.site.shelves.events.keys().collect();
    let whole = if frame.plan.years.is_empty() { Whole::Yes } else { Whole::KeyEvents };
    let shown: Vec<Key<Event>> = if whole == Whole::Yes {
        events.clone()
    } else {
        let major = |key: &Key<Event>| frame.site.shelves.events[*key].importance == Importance::Major;
        events.iter().copied().filter(major).collect()
    };
    let title = frame.site.settings.title.clone();
    view::Home {
        head: crate::view::Head {
            title: title.clone(),
            description: frame.site.settings.description.clone().unwrap_or_default(),
            crumbs: Vec::new(),
            ..layout::head(frame, "timeline", &[])
        },
        kicker: kicker(frame, &events),
        title,
        story_html: frame.site.settings.story_so_far.as_ref().map(|story| frame.prose(story, &[])).unwrap_or_default(),
        latest: latest(frame, &events),
        timeline: Timeline {
            strip: overview(frame, &events),
            parts: parts(frame, None),
            ..timeline(frame, &shown, whole)
        },
    }
}

/// Gathers the page of one year of a timeline that is split.
pub fn year(frame: &Frame<'_>, year: i64) -> view::YearPart {
    let of_year = |key: &Key<Event>| frame.site.shelves.events[*key].date.local_day().year() == year;
    let events: Vec<Key<Event>> = frame.site.shelves.events.keys().filter(of_year).collect();
    let at = frame.plan.years.iter().position(|&known| known == year);
    let beside = |step: isize| {
        let year = *frame.plan.years.get(at?.checked_add_signed(step)?)?;
        Some(Link { label: year_words(frame, year), href: frame.href(&addresses::year(year)) })
    };
    let words = year_words(frame, year);
    let chapter = frame.site.settings.years.get(&year).cloned().unwrap_or_default();
    view::YearPart {
        head: crate::view::Head {
            title: words.clone(),
            description: chapter.clone(),
            ..layout::head(frame, "timeline", &[(words.clone(), None)])
        },
        kicker: frame.site.settings.title.clone(),
        title: words,
        chapter,
        timeline: Timeline { parts: parts(frame, Some(year)), ..timeline(frame, &events, Whole::Yes) },
        previous: beside(-1),
        next: beside(1),
    }
}

/// Gathers the timeline of a page.
fn timeline(frame: &Frame<'_>, events: &[Key<Event>], whole: Whole) -> Timeline {
    let number = |count: usize| frame.locale().number(count as u64);
    let total = number(events.len());
    let all = number(frame.site.shelves.events.len());
    let of_all = |key: &str| frame.locale().fill(key, &[("n", "{n}"), ("total", &all)]);
    let (count, count_one) = match whole {
        Whole::Yes => (frame.locale().fill("filters.count", &[("n", "{n}"), ("total", &total)]), String::new()),
        Whole::KeyEvents => (of_all("filters.key_count.other"), of_all("filters.key_count.one")),
    };
    let updated = frame.shared.version();
    Timeline {
        strip: None,
        facets: facets(frame, events),
        count,
        count_one,
        key_only: whole == Whole::KeyEvents,
        total,
        years: years(frame, events, whole),
        gaps: if whole == Whole::Yes { frame.locale().dates().gaps() } else { Vec::new() },
        parts: Vec::new(),
        end: updated.map(|date| frame.locale().fill("home_page.end", &[("date", date)])).unwrap_or_default(),
    }
}

/// Words the stretch of time above the title.
fn kicker(frame: &Frame<'_>, events: &[Key<Event>]) -> String {
    let (Some(first), Some(last)) = (events.first(), events.last()) else { return String::new() };
    let label = |key: &Key<Event>| months::label(frame, &frame.site.shelves.events[*key].date);
    let (start, end) = (label(first), label(last));
    let key = if start == end { "home_page.kicker_one" } else { "home_page.kicker" };
    frame.locale().fill(key, &[("start", &start), ("end", &end)])
}

/// Gathers what is new: the newest event that is no plan and still stands, the counts, the article worth opening first.
fn latest(frame: &Frame<'_>, events: &[Key<Event>]) -> Option<view::Latest> {
    let shelves = &frame.site.shelves;
    let happened = |key: &&Key<Event>| !matches!(shelves.events[**key].status, Status::Scheduled | Status::Retracted);
    let &newest = events.iter().rev().find(happened).or_else(|| events.last())?;
    let corrections = shelves.events.iter().map(|event| event.corrections.len()).sum::<usize>()
        + shelves.articles.iter().map(|article| article.corrections.len()).sum::<usize>();
    let counts = [("events", events.len()), ("sources", shelves.sources.len()), ("corrections", corrections)];
    let counts: Vec<String> =
        counts.iter().filter(|(_, count)| *count > 0).map(|(noun, count)| frame.count(noun, *count)).collect();
    Some(view::Latest {
        date: frame.date(&shelves.events[newest].date),
        event: frame.event_link(newest),
        status: frame.status(shelves.events[newest].status),
        counts: counts.join(&frame.word("list_comma")),
        updated: frame.site.version.as_ref().map(|date| updated(frame, date)),
        article: first_article(frame).map(|key| article::card(frame, key)),
    })
}

/// Returns the article worth opening first: of the newest, the one with most notes.
fn first_article(frame: &Frame<'_>) -> Option<Key<crate::model::Article>> {
    let articles = &frame.site.shelves.articles;
    let newest = articles.iter().next()?.published.as_ref().map(Date::order);
    let same = articles.entries().filter(|(_, article)| article.published.as_ref().map(Date::order) == newest);
    same.max_by_key(|(key, article)| (article.annotations.len(), std::cmp::Reverse(*key))).map(|(key, _)| key)
}

/// Words the newest date in the content.
fn updated(frame: &Frame<'_>, date: &Date) -> crate::view::part::Date {
    let words = date.words(frame.locale().dates());
    crate::view::part::Date {
        words: frame.locale().fill("home_page.updated", &[("date", &words)]),
        datetime: date.html_datetime(),
    }
}

/// Lists the years of a timeline that is split.
fn parts(frame: &Frame<'_>, current: Option<i64>) -> Vec<YearLink> {
    let count =
        |year: i64| frame.site.shelves.events.iter().filter(|event| event.date.local_day().year() == year).count();
    let link = |&year: &i64| YearLink {
        year: year_words(frame, year),
        chapter: frame.site.settings.years.get(&year).cloned().unwrap_or_default(),
        count: frame.count("events", count(year)),
        href: frame.href(&addresses::year(year)),
        current: current == Some(year),
    };
    frame.plan.years.iter().map(link).collect()
}

/// Draws the overview of all events, and the lanes beneath it.
fn overview(frame: &Frame<'_>, events: &[Key<Event>]) -> Option<Strip> {
    let shelves = &frame.site.shelves;
    let day = |key: &Key<Event>| shelves.events[*key].date.local_day();
    let bin = Bin::of(day(events.last()?).year() - day(events.first()?).year() + 1);
    let marks: Vec<Mark> = events.iter().map(|&key| mark(frame, key, bin)).collect();
    let lanes: Vec<Lane> = frame.site.settings.lanes.iter().map(|&office| lane(frame, office)).collect();
    let label = |key: Key<Event>| months::label(frame, &frame.site.shelves.events[key].date);
    let stretch = (label(*events.first()?), label(*events.last()?));
    let Drawn { svg: svg_html, squares, columns } = draw(frame, (&marks, &lanes), &stretch)?;
    let occurs = |status: &&Status| shelves.events.iter().any(|event| event.status == **status);
    let (first, last) = (marks.first()?.day.year(), marks.last()?.day.year());
    let span = usize::try_from(last - first + 1).unwrap_or_default();
    let years = capital(&frame.locale().fill(
        if span == 1 { "count.years.one" } else { "count.years.other" },
        &[("n", &frame.locale().small_number(span as u64))],
    ));
    Some(Strip {
        heading: frame
            .locale()
            .fill("strip.heading", &[("years", &years), ("events", &frame.count("events", events.len()))]),
        svg_html,
        squares,
        statuses: Status::ALL.iter().filter(occurs).map(|status| frame.status(*status)).collect(),
        columns: columns
            .into_iter()
            .filter_map(|column| {
                Some(StripColumn {
                    label: capital(&column.name),
                    count: frame.locale().number(column.count as u64),
                    key_events: column.key_events.join("; "),
                    href: column.href?,
                })
            })
            .collect(),
        lanes: frame.site.settings.lanes.iter().map(|&office| lane_table(frame, office)).collect(),
    })
}

/// Shows an event in the overview; where that is drawn by years, its date is its year.
fn mark(frame: &Frame<'_>, key: Key<Event>, bin: Bin) -> Mark {
    let event = &frame.site.shelves.events[key];
    let yearly = matches!(bin, Bin::Year | Bin::Years(_)) && months::is_within_year(&event.date);
    Mark {
        day: event.date.local_day(),
        status: event.status.name(),
        major: event.importance == Importance::Major,
        title: event.title.clone(),
        short: event.short.clone(),
        date: if yearly { year_words(frame, event.date.local_day().year()) } else { short(frame, &event.date) },
    }
}

/// Shows an office as a lane: who held it, confirmed or acting.
fn lane(frame: &Frame<'_>, office: Key<Office>) -> Lane {
    let focus = focus(frame);
    let bars = holders(frame, office).map(|tenure| Bar {
        from: tenure.date.earliest().day(),
        to: tenure.date.latest().day(),
        ongoing: tenure.date.end() == End::Open,
        shade: match tenure.capacity {
            Capacity::Acting => "acting",
            _ if Some(tenure.person) == focus => "full",
            _ => "soft",
        },
        name: frame.site.shelves.people[tenure.person].name.clone(),
        words: tenure::words(frame, tenure),
    });
    Lane { name: tenure::office_link(frame, office).label, bars: bars.collect() }
}

/// Shows a lane as a table.
fn lane_table(frame: &Frame<'_>, office: Key<Office>) -> LaneTable {
    LaneTable {
        heading: tenure::office_link(frame, office).label,
        rows: holders(frame, office).map(|held| tenure::row(frame, held, By::Person)).collect(),
    }
}

/// Returns the tenures of an office that a lane shows: those in which it was held.
fn holders<'a>(frame: &Frame<'a>, office: Key<Office>) -> impl Iterator<Item = &'a Tenure> {
    let site = frame.site;
    let tenures = site.backlinks.tenures[office.index()].iter().map(|&key| &site.shelves.tenures[key]);
    tenures.filter(|tenure| tenure.capacity != Capacity::Nominated)
}

/// Returns the person the story is about: the one in most events, when it is one alone.
fn focus(frame: &Frame<'_>) -> Option<Key<crate::model::Person>> {
    let times = |key| frame.site.backlinks.person(key).events.len();
    let most = frame.site.shelves.people.keys().max_by_key(|&key| (times(key), std::cmp::Reverse(key)))?;
    let alone = frame.site.shelves.people.keys().all(|key| key == most || times(key) < times(most));
    alone.then_some(most)
}

/// Draws the overview in the words of the site's language.
fn draw(frame: &Frame<'_>, (marks, lanes): (&[Mark], &[Lane]), (start, end): &(String, String)) -> Option<Drawn> {
    let (locale, dates) = (frame.locale(), frame.locale().dates());
    let label = |bin: Bin| {
        let bin = match bin {
            Bin::Years(years) => frame.count("years", usize::try_from(years).unwrap_or_default()),
            _ => frame.word(&format!("strip.{}", bin.name())),
        };
        locale.fill("strip.label", &[("bin", &bin), ("start", start), ("end", end)])
    };
    let column = |name: &str, titles: &[&str]| {
        let events = frame.count("events", titles.len());
        locale.fill("strip.column", &[("label", name), ("events", &events), ("titles", &named(titles))])
    };
    let bin = |bin: Bin, year: i64, month: u8| match bin {
        Bin::Month => dates.month_of(year, month),
        Bin::Quarter => format!("{} – {}", dates.month_of(year, month), dates.month_of(year, month + 2)),
        Bin::Year => dates.year(year),
        Bin::Years(_) => format!("{}–{}", dates.year(year), dates.year(bin.last_year(year))),
    };
    let href = |bin: Bin, year: i64, month: u8| Some(target(frame, bin, (year, month)));
    strip::draw(
        marks,
        lanes,
        (
            frame.direction(),
            &strip::Words {
                label: &label,
                column: &column,
                bin: &bin,
                year: &|year| dates.year(year),
                month: &|month| dates.short_month(month).to_owned(),
                href: &href,
            },
        ),
    )
}

/// How many headlines the name of a column lists.
const LISTED: usize = 12;

/// Lists the first headlines of a column.
fn named(titles: &[&str]) -> String {
    let more = if titles.len() > LISTED { "; …" } else { "" };
    format!("{}{more}", titles[..titles.len().min(LISTED)].join("; "))
}

/// Returns where a column leads: its first month or year that has events on this page, or the page of that year.
fn target(frame: &Frame<'_>, bin: Bin, start: (i64, u8)) -> String {
    let inside = |event: &&Event| bin.start(event.date.local_day()) == start;
    let first = frame.site.shelves.events.iter().find(inside);
    let year = first.map_or(start.0, |event| event.date.local_day().year());
    if !frame.plan.years.is_empty() {
        return frame.here(&addresses::year(year));
    }
    match (bin, first) {
        (Bin::Month | Bin::Quarter, Some(event)) => format!("#{}", months::id(&event.date)),
        _ => format!("#y{year}"),
    }
}
