//! Dates against the conformance file: bounds, doubt, order, rulings and English.

use dateline::date::{Date, DateWords, Zone};
use serde::Deserialize;
use std::fmt::Write;

/// The cases, section by section.
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
}

#[derive(Deserialize)]
struct Invalid {
    edtf: String,
    why: String,
}

#[derive(Deserialize)]
struct Pitfall {
    yaml: String,
    r#do: String,
}

#[derive(Deserialize)]
struct Bounds {
    edtf: String,
    min: Option<String>,
    max: Option<String>,
    ours: Option<Ours>,
}

#[derive(Deserialize)]
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
    why: Option<String>,
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

#[test]
fn every_timeline_date_has_its_bounds_flags_and_precision() {
    for case in cases().timeline {
        let date = date(&case.edtf);
        let found = format!(
            "{} {} {} {} {} {}",
            date.kind().name(),
            date.earliest(),
            date.latest(),
            date.precision().name(),
            date.uncertain(),
            date.approximate()
        );
        let expected = format!(
            "{} {} {} {} {} {}",
            case.kind, case.earliest, case.latest, case.precision, case.uncertain, case.approximate
        );
        assert_eq!(found, expected, "{}", case.edtf);
    }
}

#[test]
fn every_mistake_is_refused_with_what_to_type() {
    let mut report = String::new();
    for case in cases().timeline_invalid {
        let error = Date::parse(&case.edtf, zone()).expect_err(&case.edtf);
        let hint = error.hint.as_deref().unwrap_or("NO HINT");
        let _ = writeln!(report, "{} ({})\n  {}: {}\n  {hint}", case.edtf, case.why, error.offset, error.message);
    }
    println!("{report}");
}

#[test]
fn dates_sort_as_the_file_says() {
    let cases = cases();
    let mut dates: Vec<Date> = cases.sort_input.iter().map(|text| date(text)).collect();
    dates.sort_by_key(Date::order);
    let found: Vec<&str> = dates.iter().map(Date::edtf).collect();
    assert_eq!(found, cases.sort_expected);
}

#[test]
fn upstream_bounds_hold_except_where_ours_differ() {
    for case in cases().upstream_bounds {
        let date = date(&case.edtf_in());
        let ours = case.ours.as_ref();
        let min = ours.and_then(|ours| ours.min.as_ref()).or(case.min.as_ref());
        let max = ours.and_then(|ours| ours.max.as_ref()).or(case.max.as_ref());
        if let Some(min) = min {
            assert_eq!(&date.earliest().to_string(), min, "{}", case.edtf);
        }
        if let Some(max) = max {
            assert_eq!(&date.latest().to_string(), max, "{}", case.edtf);
        }
    }
}

impl Bounds {
    fn edtf_in(&self) -> String {
        self.edtf.clone()
    }
}

#[test]
fn upstream_strings_are_ruled() {
    let cases = cases();
    let mut report = String::new();
    for case in cases.upstream_valid.iter().chain(&cases.upstream_invalid) {
        let read = Date::parse(&case.edtf, zone());
        match (case.ruling.as_str(), &read) {
            ("valid", Err(error)) => {
                let _ = writeln!(report, "{} should be valid: {error}", case.edtf);
            }
            ("invalid", Ok(_)) => {
                let _ = writeln!(report, "{} should be invalid", case.edtf);
            }
            ("either", _) => {
                let _ = writeln!(
                    report,
                    "either {} -> {} ({})",
                    case.edtf,
                    read.is_ok(),
                    case.why.as_deref().unwrap_or("")
                );
            }
            _ => {}
        }
        if let (Ok(date), Some(earliest), Some(latest)) = (&read, &case.earliest, &case.latest) {
            if (&date.earliest().to_string(), &date.latest().to_string()) != (earliest, latest) {
                let _ = writeln!(report, "{} bounds {} {}", case.edtf, date.earliest(), date.latest());
            }
        }
    }
    println!("{report}");
}

#[test]
fn pitfalls() {
    for case in cases().yaml_pitfalls {
        let text = case.yaml.trim_start_matches("date: ");
        println!("{text}: {:?} ({})", Date::parse(text, zone()), case.r#do);
    }
}

fn table(tag: &str) -> DateWords {
    let text = match tag {
        "en-GB" => include_str!("../templates/locale/en-GB/dates.yaml"),
        _ => include_str!("../templates/locale/en-US/dates.yaml"),
    };
    serde_yaml::from_str(text).expect(tag)
}

#[test]
fn british_english() {
    let (gb, us) = (table("en-GB"), table("en-US"));
    let mut report = String::new();
    for case in cases().timeline {
        let expected = case.english.replace("fall", "autumn");
        let words = date(&case.edtf).words(&gb);
        println!("{}: {} | {}", case.edtf, words, date(&case.edtf).words(&us));
        if words != expected {
            let _ = writeln!(report, "{}: {words} != {expected}", case.edtf);
        }
    }
    assert_eq!(report, "");
}

#[test]
fn scratch() {
    for text in [
        "11/10/2022",
        "10/2022",
        "2022/1",
        "2022/23",
        "2021-2022",
        "20221011",
        "202210",
        "20221345",
        "October 2022",
        "Oct 11, 2022",
        "11 October 2022",
        "11th of October 2022",
        "Oct. 2022",
        "early November 2022",
        "mid-2022",
        "Fall 2022",
        "Q1 2022",
        "2022-Q1",
        "2022Q3",
        "2022-W10",
        "2010s",
        "1990's",
        "20th century",
        "44 BC",
        "circa 2015",
        "c. 2015",
        "~ 2015",
        "before 2014",
        "after 9 Nov 2022",
        "since 2014",
        "2014 to 2016",
        "2014-2016",
        "March to May 2022",
        "March or May 2022",
        "March and May 2022",
        "2022 or 2023",
        "2022/present",
        "2022/now",
        "2022-10-11 2:30 pm",
        "2022-10-11T14:30 EST",
        "2022-10-11 14:30:00 UTC",
        "2022-10-11 14:30 -05:00",
        "2022-10-11t14:30z",
        "2022-10-11T14",
        "2022-10-11T1430",
        "2022-10-11T9:40",
        "2022-10-11T14:30+0200",
        "2022-1-1T10:00",
        "2022-10-1",
        "2022-1-1/2022-1-5",
        "Oct 11/Oct 12 2022",
        "10/11/2022-10/12/2022",
        "2022-10-11/12",
        "2022-10-11/2022-10-09",
        "[2022-03;2022-05]",
        "[2022/2023]",
        "{March 2022, May 2022}",
        "[2022-03, ]",
        "[[2022]]",
        "2022,2023",
        "\"2022\"",
        " 2022 ",
        "2022 ",
        "２０２２",
        "2022–2023",
        "2022-10-11–2022-10-12",
        "y17000",
        "17000",
        "Y2022",
        "193",
        "19",
        "197~",
        "-193",
        "Monday",
        "last week",
        "last October",
        "unknown",
        "n/a",
        "tbd",
        "2022-XX-1",
        "2022-10-1X-5",
        "202x",
        "2022-??",
        "2022-10-??",
        "2022-10-11?~",
        "2022??",
        "11 Oct",
        "October",
        "2022 October 11",
        "2022 Oct",
        "2005-07-25T10:10:10Z/2006-01-01T10:10:10Z",
        "..2021/2022",
        "2021/2022..",
        "../..",
        "/",
        "../",
        "2022-10-11T25:00",
        "2022-10-11T10:60",
        "2022-02-30",
        "2022-13-10",
        "2019-20",
        "1900-02-29/1901",
        "2022-21-01",
        "2022-10-11T02:30:60",
        "2022-03-13T02:30",
        "2022-11-06T01:30",
        "2004-06-(11)~",
        "(2004-06)?-11",
        "2012-10-10T10:40:10Z00:62",
        "2022-10-11T14:30Z[America/New_York]",
        "2022-10-11T14.30",
        "2022.10.11",
        "2022_10_11",
        "1.1.2022",
        "31/12/2022",
        "12/31/2022",
        "12/31/22",
        "Summer of 2022",
        "late 2010s",
        "Nov 9–12, 2022",
        "Nov. 9-12, 2022",
        "9-12 November 2022",
        "mid-October 2022",
        "2022-10-11T14:30+25:00",
        "0000-00-00",
        "2022-10-11-12",
        "2022-10~11",
        "2022-10-11/..2023",
        "1950S9",
        "Y1E200",
        "Y99999999999999999999",
        "yesterday",
        "2022-01-01 / 2022-02-01",
        "2022-10-11 to 2022-10-12",
        "between March and May 2022",
        "week of Dec. 13, 2021",
        "2021-12-32/2022-01-05",
        "April 31, 2022",
    ] {
        match Date::parse(text, zone()) {
            Ok(date) => println!("{text}: OK {} {:?}", date.words(&table("en-US")), date.advice()),
            Err(error) => println!(
                "{text}\n    {}: {}\n    {}",
                error.offset,
                error.message,
                error.hint.unwrap_or("NONE".to_owned())
            ),
        }
    }
}
