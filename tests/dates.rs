//! Dates against the conformance file, against tables of whole outputs, and as properties.

use dateline::date::{Answer, Date, DateWords, Day, Elapsed, End, Ends, Face, Zone, spoken};
use dateline::locale::{Locale, Table};
use proptest::prelude::*;
use serde::Deserialize;
use std::fmt::Write;
use std::sync::LazyLock;

/// The conformance file, section by section.
#[derive(Deserialize)]
struct Cases {
    timeline: Vec<Timeline>,
    timeline_invalid: Vec<Invalid>,
    sort_input: Vec<String>,
    sort_expected: Vec<String>,
    yaml_pitfalls: Vec<Pitfall>,
    upstream_bounds: Vec<Bounds>,
    upstream_valid: Vec<Ruled>,
    upstream_invalid: Vec<Ruled>,
}

#[derive(Deserialize)]
struct Timeline {
    edtf: String,
    kind: String,
    earliest: String,
    latest: String,
    precision: String,
    uncertain: bool,
    approximate: bool,
    english: String,
    #[serde(default)]
    note: String,
}

#[derive(Deserialize)]
struct Invalid {
    edtf: String,
    why: String,
}

#[derive(Deserialize)]
struct Pitfall {
    yaml: String,
    #[serde(rename = "do")]
    advice: String,
}

#[derive(Deserialize)]
struct Bounds {
    edtf: String,
    min: Option<String>,
    max: Option<String>,
    #[serde(default)]
    ours: Ours,
}

#[derive(Deserialize, Default)]
struct Ours {
    min: Option<String>,
    max: Option<String>,
}

#[derive(Deserialize)]
struct Ruled {
    edtf: String,
    ruling: String,
    earliest: Option<String>,
    latest: Option<String>,
    #[serde(default)]
    why: String,
}

fn cases() -> Cases {
    serde_yaml::from_str(include_str!("conformance/edtf.yaml")).expect("the conformance file")
}

fn zone() -> Zone {
    Zone::parse("America/New_York").expect("a zone")
}

fn date(text: &str) -> Date {
    Date::parse(text, zone()).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn table(tag: &str) -> DateWords {
    let text = match tag {
        "en-GB" => include_str!("../templates/locale/en-GB/dates.yaml"),
        _ => include_str!("../templates/locale/en-US/dates.yaml"),
    };
    serde_yaml::from_str(text).expect(tag)
}

/// The two kinds of English, read once.
static TABLES: LazyLock<[DateWords; 2]> = LazyLock::new(|| ["en-GB", "en-US"].map(table));

#[test]
fn every_timeline_date_has_its_bounds_flags_and_precision() {
    for case in cases().timeline {
        let date = date(&case.edtf);
        let found =
            (date.kind().name(), date.earliest().to_string(), date.latest().to_string(), date.precision().name());
        let expected = (case.kind.as_str(), case.earliest, case.latest, case.precision.as_str());
        assert_eq!(found, expected, "{}", case.edtf);
        assert_eq!((date.uncertain(), date.approximate()), (case.uncertain, case.approximate), "{}", case.edtf);
    }
}

#[test]
fn every_timeline_date_reads_as_british_english() {
    let words = table("en-GB");
    for case in cases().timeline {
        let british = case.note.contains("autumn") || case.english.contains("fall");
        let expected = if british { case.english.replace("fall", "autumn") } else { case.english };
        assert_eq!(date(&case.edtf).words(&words), expected, "{}", case.edtf);
    }
}

#[test]
fn what_a_date_is_worded_as_is_read_as_that_date_or_refused() {
    let (british, american) = (table("en-GB"), table("en-US"));
    let mut read = 0;
    for case in cases().timeline {
        let date = date(&case.edtf);
        for words in [date.words(&british), date.words(&american)] {
            let Ok(reading) = spoken::read(&words, None) else { continue };
            let again = self::date(&reading.edtf);
            let bounds = |date: &Date| (date.earliest(), date.latest());
            assert_eq!(bounds(&again), bounds(&date), "{}: {words}: {}", case.edtf, reading.edtf);
            let doubt = |date: &Date| (date.uncertain(), date.approximate());
            assert_eq!(doubt(&again), doubt(&date), "{}: {words}: {}", case.edtf, reading.edtf);
            read += 1;
        }
    }
    assert!(read > 90, "{read}");
}

#[test]
fn every_mistake_is_refused_with_a_hint() {
    for case in cases().timeline_invalid {
        let error = Date::parse(&case.edtf, zone()).expect_err(&case.edtf);
        let hint = error.hint.unwrap_or_else(|| panic!("{}: no hint", case.edtf));
        assert!(error.offset <= case.edtf.len(), "{}", case.edtf);
        let wanted = case.why.split_once("hint ").and_then(|(_, hint)| hint.split(' ').next());
        assert!(wanted.is_none_or(|wanted| hint.contains(wanted)), "{}: {hint}", case.edtf);
    }
}

#[test]
fn dates_sort_as_the_conformance_file_says() {
    let cases = cases();
    let mut dates: Vec<Date> = cases.sort_input.iter().map(|text| date(text)).collect();
    dates.sort_by_key(Date::order);
    let found: Vec<&str> = dates.iter().map(Date::edtf).collect();
    assert_eq!(found, cases.sort_expected);
}

#[test]
fn upstream_bounds_hold_except_where_ours_differ() {
    for case in cases().upstream_bounds {
        let date = date(&case.edtf);
        let (min, max) = (case.ours.min.or(case.min), case.ours.max.or(case.max));
        assert!(min.is_none_or(|min| date.earliest().to_string() == min), "{}: {}", case.edtf, date.earliest());
        assert!(max.is_none_or(|max| date.latest().to_string() == max), "{}: {}", case.edtf, date.latest());
    }
}

#[test]
fn upstream_strings_are_accepted_and_refused_as_ruled() {
    let cases = cases();
    for case in cases.upstream_valid.iter().chain(&cases.upstream_invalid) {
        let read = Date::parse(&case.edtf, zone());
        let accept = match case.ruling.as_str() {
            "valid" => Some(true),
            "invalid" => Some(false),
            _ if case.why.contains("recommended: accept") => Some(true),
            _ if case.why.contains("recommended: reject") => Some(false),
            _ => None,
        };
        assert!(accept.is_none_or(|accept| read.is_ok() == accept), "{}: {read:?} ({})", case.edtf, case.why);
        let (Ok(date), Some(earliest), Some(latest)) = (read, &case.earliest, &case.latest) else { continue };
        assert_eq!((&date.earliest().to_string(), &date.latest().to_string()), (earliest, latest), "{}", case.edtf);
    }
}

#[test]
fn the_text_of_a_yaml_scalar_is_a_date_or_not_by_itself() {
    for case in cases().yaml_pitfalls {
        let text = case.yaml.trim_start_matches("date: ");
        let refuse = ["reject", "missing date"].iter().any(|word| case.advice.contains(word));
        assert_eq!(Date::parse(text, zone()).is_err(), refuse, "{text}");
    }
}

#[test]
fn mistakes_are_explained_as_the_table_says() {
    let expected = include_str!("dates/mistakes.txt");
    let mut found = String::new();
    for line in expected.lines().filter_map(|line| line.strip_prefix("= ")) {
        let error = Date::parse(line, zone()).expect_err(line);
        let hint = error.hint.unwrap_or_default();
        let _ = write!(found, "= {line}\n{}: {}\nhelp: {hint}\n\n", error.offset, error.message);
    }
    assert_eq!(found, expected);
}

#[test]
fn dates_are_worded_as_the_table_says() {
    let expected = include_str!("dates/words.txt");
    let (british, american) = (table("en-GB"), table("en-US"));
    let mut found = String::new();
    for line in expected.lines().filter_map(|line| line.strip_prefix("= ")) {
        let date = date(line);
        let html = date.html_datetime().unwrap_or_else(|| "-".to_owned());
        let _ = write!(
            found,
            "= {line}\nen-GB: {}\nen-US: {}\nface:  {}\nhtml:  {html}\n\n",
            date.words(&british),
            date.words(&american),
            face(&date.face(&american)),
        );
    }
    assert_eq!(found, expected);
}

/// Writes a face on one line.
fn face(face: &Face) -> String {
    match face {
        Face::Day { month, day, year, weekday, time } => {
            format!("day | {month} | {day} | {year} | {weekday} | {}", time.as_deref().unwrap_or("-"))
        }
        Face::Loose { words, reason } => format!("loose | {words} | {reason}"),
        Face::Span { words, length } => format!("span | {words} | {length}"),
    }
}

#[test]
fn elapsed_time_is_honest_about_vague_dates() {
    let words = table("en-US");
    let later = |from: &str, to: &str| Elapsed::between(&date(from), &date(to)).map(|it| it.later(&words));
    let cases = [
        ("2022-11-09", "2022-11-11", Some("two days later")),
        ("2022-11-11", "2022-11-12", Some("a day later")),
        ("2022-11-11", "2022-11-11", Some("the same day")),
        ("2022-11-11T09:00", "2022-11-12T18:00", Some("a day later")),
        ("2022-11-12", "2022-11-11", None),
        ("2022-10", "2022-10-11", None),
        ("2022-10-01", "2022-11-15", Some("45 days later")),
        ("2021-12-13", "2022-11-12", Some("11 months later")),
        ("2022-01-01", "2022-03-16", Some("about three months later")),
        ("2021-12", "2022-09", Some("about nine months later")),
        ("2022-10", "2022-11-09", Some("nine to 39 days later")),
        ("2022-10", "2022-11", Some("at most two months later")),
        ("2015", "2022-11-11", Some("about seven years later")),
        ("2001-01-01", "2022-01-03", Some("21 years later")),
        ("2014/..", "2022", Some("about eight years later")),
        ("../2014", "2022", None),
    ];
    for (from, to, expected) in cases {
        assert_eq!(later(from, to).as_deref(), expected, "{from} to {to}");
    }
}

#[test]
fn lengths_count_both_ends() {
    let words = table("en-GB");
    let length = |text: &str| Elapsed::length(&date(text)).map(|it| it.words(&words));
    let cases = [
        ("2021-10-01/2022-09-30", Some("12 months")),
        ("2021-12-13/2022-11-12", Some("11 months")),
        ("2022-11-09/2022-11-12", Some("four days")),
        ("2022-11-09", Some("one day")),
        ("2022-10", Some("31 days")),
        ("2020-01-01/2022-06-30", Some("30 months")),
        ("2020-01-01/2022-10-31", Some("34 months")),
        ("2020-01-01/2022-12-31", Some("three years")),
        ("2010-01-01/2020-11-30", Some("about 11 years")),
        ("2014/2022", Some("about eight years")),
        ("1824/2024-03-05", Some("about 200 years")),
        ("2022-10/..", None),
        ("/2022-10", None),
    ];
    for (text, expected) in cases {
        assert_eq!(length(text).as_deref(), expected, "{text}");
    }
}

#[test]
fn gaps_are_worded_for_page_and_script() {
    let words = table("en-US");
    assert_eq!(
        [1, 2, 9, 10, 12, 23, 24, 31, 120, 132].map(|months| words.gap(months, Ends::Exact)),
        [
            "A month later",
            "Two months later",
            "Nine months later",
            "Ten months later",
            "12 months later",
            "23 months later",
            "Two years later",
            "More than two years later",
            "Ten years later",
            "11 years later",
        ]
    );
    assert_eq!(
        [3, 24, 35].map(|months| words.gap(months, Ends::Vague)),
        ["About three months later", "About two years later", "More than two years later"]
    );
    let gaps = words.gaps();
    assert_eq!(
        (gaps.len(), [0, 1, 2].map(|at| gaps[at].as_str())),
        (34, ["{n} years later", "about {length}", "more than {length}"])
    );
    assert_eq!(
        [3, 24, 25, 33].map(|at| gaps[at].as_str()),
        ["two months later", "23 months later", "two years later", "ten years later"]
    );
}

#[test]
fn ends_of_intervals_are_dates_of_their_own() {
    assert_eq!(date("2021-12-13/2022-11~").start(), End::Date(date("2021-12-13")));
    assert_eq!(date("2021-12-13/2022-11~").end(), End::Date(date("2022-11~")));
    assert_eq!((date("2022/..").end(), date("2022/").end()), (End::Open, End::Unknown));
    assert_eq!((date("../2022").start(), date("/2022").start()), (End::Open, End::Unknown));
    assert_eq!((date("2022").start(), date("2022").end()), (End::Date(date("2022")), End::Date(date("2022"))));
}

#[test]
fn tenures_contain_days_certainly_or_perhaps() {
    use Answer::{No, Perhaps, Yes};
    let cases = [
        ("2021-12-13/2022-11-12", "2022-11-12", Yes),
        ("2021-12-13/2022-11-12", "2022-11-13", No),
        ("2021-12-13/2022-11-12", "2022-11", Perhaps),
        ("2021-12-13/2022-11-12", "2022-10", Yes),
        ("2021-12-13/2022-11", "2022-11-10", Perhaps),
        ("2021-12-13/2022-11", "2022-10-31", Yes),
        ("2021-12-13/..", "2035-01-01", Yes),
        ("2021-12-13/", "2035-01-01", Perhaps),
        ("2021-12-13/", "2021-12-12", No),
        ("../2014", "0044", Yes),
        ("/2014-05-01", "2013", Perhaps),
        ("2022-10", "2022-10-11", Yes),
        ("2022-10", "2022", Perhaps),
    ];
    for (tenure, day, expected) in cases {
        assert_eq!(date(tenure).contains(&date(day)), expected, "{day} in {tenure}");
    }
    assert_eq!(date("2021-01-20/2021-12-13").overlaps(&date("2021-12-13/..")), Yes);
    assert_eq!(date("2021-01-20/2021-12-12").overlaps(&date("2021-12-13/..")), No);
    assert_eq!(date("2021-01-20/2021-12").overlaps(&date("2021-12-13/..")), Perhaps);
    assert_eq!(date("2022-10").before(&date("2022-11-01")), Yes);
    assert_eq!(date("2022-10").before(&date("2022-10-20")), Perhaps);
    assert_eq!(date("2022-10-20").before(&date("2022-10-20")), No);
    assert_eq!(date("2022-11-02T23:30-05:00").before(&date("2022-11-03T04:31Z")), Yes);
}

#[test]
fn times_are_instants_and_belong_to_the_day_written() {
    let instant = |text: &str| date(text).instant().map(|it| it.to_rfc3339()).unwrap_or_default();
    assert_eq!(instant("2022-11-02T23:30:00-05:00"), "2022-11-03T04:30:00+00:00");
    assert_eq!(date("2022-11-02T23:30:00-05:00").local_day().to_string(), "2022-11-02");
    assert_eq!(instant("2022-11-11T18:30"), "2022-11-11T23:30:00+00:00");
    assert_eq!(instant("2022-07-04T18:30"), "2022-07-04T22:30:00+00:00");
    assert_eq!(instant("2016-05-02T24:00:00Z"), "2016-05-03T00:00:00+00:00");
    assert_eq!(date("2016-05-02T24:00:00Z").latest().to_string(), "2016-05-02");
    assert_eq!(date("2016-05-02T16:54:59.042Z").edtf(), "2016-05-02T16:54:59Z");
}

#[test]
fn same_day_times_sort_as_instants_after_their_day() {
    let mut dates = ["2022-11-02T09:00-05:00", "2022-11-02T14:30:00Z", "2022-11-02T13:59Z", "2022-11-02", "2022-11"]
        .map(date)
        .to_vec();
    dates.sort();
    let found: Vec<&str> = dates.iter().map(Date::edtf).collect();
    assert_eq!(found, ["2022-11", "2022-11-02", "2022-11-02T13:59Z", "2022-11-02T09:00-05:00", "2022-11-02T14:30:00Z"]);
}

#[test]
fn the_two_odd_hours_of_a_year_are_told() {
    let twice = date("2022-11-06T01:30");
    assert_eq!(twice.instant().map(|it| it.to_rfc3339()).as_deref(), Some("2022-11-06T05:30:00+00:00"));
    assert_eq!(
        twice.advice().map(|advice| (advice.message.as_str(), advice.hint.as_str())),
        Some((
            "`01:30` came twice that day in America/New_York; the first is taken",
            "add the offset, as in `2022-11-06T01:30-04:00`"
        ))
    );
    let never = Date::parse("2022-03-13T02:30", zone()).expect_err("the clocks went from 2:00 to 3:00");
    assert_eq!(never.message, "the clocks never showed `02:30` that day in America/New_York: they were put forward");
    assert!(Date::parse("2022-03-13T02:30-05:00", zone()).is_ok());
}

#[test]
fn odd_but_valid_dates_come_with_advice() {
    let advice = |text: &str| date(text).advice().map(|advice| advice.hint.clone());
    assert_eq!(advice("2022-24").as_deref(), Some("write `2022-12/2023-02`, or the months that are meant"));
    assert_eq!(advice("2016-05-02T24:00").as_deref(), Some("write `2016-05-03T00:00` for the same instant"));
    assert_eq!(advice("[..176 0-12-03]").as_deref(), Some("write `[..1760-12-03]`"));
    assert_eq!(advice("[1667, 1668]"), None);
    assert_eq!(date("[1667, 1668]").edtf(), "[1667,1668]");
}

#[test]
fn zones_have_iana_names() {
    assert_eq!(Zone::parse("Europe/Paris").map(Zone::name), Ok("Europe/Paris"));
    assert_eq!(Zone::parse("america/new york"), Err(Some("America/New_York")));
    assert_eq!(Zone::parse("Chicago"), Err(Some("America/Chicago")));
    assert_eq!(Zone::parse("Gotham"), Err(None));
}

/// Reads American English with some strings, and another language over it.
fn locales(dates: Option<&str>, interface: &str) -> Result<Locale, dateline::locale::LocaleError> {
    let english = "sources.one: '{n} source'\nsources.other: '{n} sources'\nmenu: Menu\n";
    let base = Locale::read("en-US", Some(include_str!("../templates/locale/en-US/dates.yaml")), Some(english), None)?;
    Locale::read("pl", dates, Some(interface), Some(&base))
}

#[test]
fn a_third_language_is_one_file_more() {
    let polish = include_str!("../templates/locale/en-GB/dates.yaml")
        .replace("  short: [Jan,", "  genitive: [stycznia, lutego, marca, kwietnia, maja, czerwca, lipca, sierpnia, września, października, listopada, grudnia]\n  short: [Jan,")
        .replace("day: \"{day} {month}\" ", "day: \"{day} {month:genitive}\" ")
        .replace("plurals: {one: n = 1}", "plurals: {one: n = 1, few: \"n % 10 = 2..4 and n % 100 != 12..14\"}")
        .replace("group: \",\"", "group: \"\u{a0}\"");
    let interface = "sources.one: '{n} źródło'\nsources.few: '{n} źródła'\nsources.other: '{n} źródeł'\n";
    let locale = locales(Some(&polish), interface).expect("a language");
    assert_eq!(date("2022-10-11").words(locale.dates()), "11 października 2022");
    let counts = [1, 2, 5, 12, 22, 1000].map(|number| locale.count("sources", number));
    assert_eq!(counts, ["1 źródło", "2 źródła", "5 źródeł", "12 źródeł", "22 źródła", "1\u{a0}000 źródeł"]);
    assert_eq!(
        (locale.string("menu"), locale.string("nobody-knows")),
        ("Menu".to_owned(), "[nobody-knows]".to_owned())
    );
}

#[test]
fn a_language_without_dates_takes_those_of_its_fallback() {
    let locale = locales(None, "menu: Menu\n").expect("a language");
    assert_eq!(date("2022-11-11").words(locale.dates()), "Nov. 11, 2022");
    assert_eq!(locale.count("sources", 1234), "1,234 sources");
    assert_eq!(
        (locale.small_number(2), locale.small_number(12), locale.number(999)),
        ("two".into(), "12".into(), "999".into())
    );
}

#[test]
fn a_table_with_a_mistake_is_refused_with_its_line() {
    let unknown = locales(None, "- menu\n").expect_err("not a map");
    assert_eq!((unknown.table, unknown.line), (Table::Interface, Some(1)));
    let dates = include_str!("../templates/locale/en-GB/dates.yaml").replace("n = 1", "n is 1");
    let rule = locales(Some(&dates), "").expect_err("not a rule");
    assert!(rule.message.contains("`n is 1` is no plural rule"), "{}", rule.message);
    let missing = Locale::read("xx", None, None, None).expect_err("no table");
    assert_eq!(missing.message, "there are no words of dates for `xx`");
}

/// Writes texts that look like dates, most of which are.
fn date_like() -> impl Strategy<Value = String> {
    let mark = prop_oneof![4 => Just(""), 1 => Just("?"), 1 => Just("~"), 1 => Just("%")];
    let plain = (
        prop_oneof!["[0-9X]{4}", "20[0-9X]{2}", "-[0-9X]{4}", "Y-?[1-9][0-9]{4,9}", "[0-9]{4}S[1-4]"],
        prop_oneof![2 => Just(String::new()), 3 => "-(0[1-9X]|1[0-2X]|X[0-9X]|2[1-9]|3[0-9]|4[01])".prop_map(|it| it)],
        prop_oneof![2 => Just(String::new()), 3 => "-(0[1-9X]|[12][0-9X]|3[01X]|X[0-9X])".prop_map(|it| it)],
        mark,
    )
        .prop_map(|(year, month, day, mark)| {
            let day = if month.is_empty() { String::new() } else { day };
            format!("{year}{month}{day}{mark}")
        });
    let time = "T([01][0-9]|2[0-4]):[0-5][0-9](:[0-5][0-9])?(Z|[+-][01][0-9](:[0-5][0-9])?)?";
    let end = prop_oneof![3 => plain.clone(), 1 => Just("..".to_owned()), 1 => Just(String::new())];
    prop_oneof![
        4 => plain.clone(),
        1 => ("[0-9]{4}-(0[1-9]|1[0-2])-([01][1-9]|2[0-8])", time).prop_map(|(day, time)| day + &time),
        2 => (end.clone(), end).prop_map(|(start, end)| format!("{start}/{end}")),
        1 => proptest::collection::vec(plain.clone(), 1..4).prop_map(|all| format!("[{}]", all.join(","))),
        1 => (plain.clone(), plain).prop_map(|(from, to)| format!("{{{from}..{to}}}")),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_read_reads_the_same_again(text in date_like()) {
        let Ok(date) = Date::parse(&text, zone()) else { return Ok(()) };
        let again = Date::parse(date.edtf(), zone());
        prop_assert_eq!(again.as_ref(), Ok(&date));
        prop_assert_eq!(date.edtf(), text);
    }

    #[test]
    fn the_earliest_day_is_not_after_the_latest(text in date_like()) {
        let Ok(date) = Date::parse(&text, zone()) else { return Ok(()) };
        let (first, last) = (date.earliest().day(), date.latest().day());
        prop_assert!(first.is_some() || last.is_some() || text.contains(".."));
        prop_assert!(first.zip(last).is_none_or(|(first, last)| first <= last));
        prop_assert!(first.is_none_or(|first| first == date.local_day()));
    }

    #[test]
    fn every_date_has_words_and_a_face(text in date_like()) {
        let Ok(date) = Date::parse(&text, zone()) else { return Ok(()) };
        for table in TABLES.iter() {
            let words = date.words(table);
            let all = format!("{words} {}", face(&date.face(table)));
            prop_assert!(!words.is_empty() && !all.contains(['{', '}']), "{}", all);
        }
    }

    #[test]
    fn the_order_is_total(one in date_like(), two in date_like(), three in date_like()) {
        let dates: Vec<Date> = [one, two, three].iter().filter_map(|text| Date::parse(text, zone()).ok()).collect();
        let [one, two, three] = dates.as_slice() else { return Ok(()) };
        prop_assert_eq!(one.cmp(two), two.cmp(one).reverse());
        prop_assert_eq!(one == two, one.edtf() == two.edtf());
        prop_assert!(!(one <= two && two <= three) || one <= three);
        prop_assert!(one.before(two) != Answer::Yes || one.order() <= two.order() || one.instant().is_some());
    }

    #[test]
    fn no_text_makes_it_panic_and_every_proposal_is_a_date(text in prop_oneof![
        "\\PC{0,24}",
        "[0-9XuxYTZ/.,?~%+ \\[\\]{}()–:-]{0,24}",
        "(about |early |between )?(Oct|11|2022|fall|Q1|31)[ .,/-](to |or |and )?(2022|Nov|9|March)[ ,-]?(2022|12)?",
    ]) {
        let Err(error) = Date::parse(&text, zone()) else { return Ok(()) };
        prop_assert!(text.is_char_boundary(error.offset.min(text.len())));
        let hint = error.hint.unwrap_or_default();
        prop_assert!(!hint.is_empty());
        let Some(proposals) = hint.strip_prefix("write `").filter(|_| !hint.contains("next day") && !hint.contains("instead")) else {
            return Ok(());
        };
        let first = proposals.split('`').next().unwrap_or_default();
        let part = first.starts_with(['T', 'Z', '+', '-']);
        prop_assert!(part || Date::parse(first, Zone::UTC).is_ok(), "{}: {}", text, hint);
    }

    #[test]
    fn days_count_as_the_chrono_crate_counts(offset in -3_000_000i64..3_000_000) {
        let zero = chrono::NaiveDate::from_ymd_opt(0, 1, 1).expect("year 0");
        let there = zero + chrono::Duration::days(offset);
        let day = Day::from(there);
        prop_assert_eq!(day.number(), i128::from(offset));
        prop_assert_eq!(day.naive(), Some(there));
        prop_assert_eq!(Some(day.next()), there.succ_opt().map(Day::from));
        prop_assert_eq!(day.weekday(), chrono::Datelike::weekday(&there));
    }
}
