//! What a text states that can be wrong: its numbers, its dates and its names.
//!
//! A text is cut into words and numbers; whether a word begins a sentence is told from what stands before it. The
//! scanner knows American English as the site writes it, and the dates of the fact sheet ("19 Jan 2016").

use std::ops::Range;

use chrono::{Datelike, NaiveDate, Weekday};

/// The months, each with the ways to write it short.
const MONTHS: [&[&str]; 12] = [
    &["January", "Jan"],
    &["February", "Feb"],
    &["March", "Mar"],
    &["April", "Apr"],
    &["May"],
    &["June", "Jun"],
    &["July", "Jul"],
    &["August", "Aug"],
    &["September", "Sept", "Sep"],
    &["October", "Oct"],
    &["November", "Nov"],
    &["December", "Dec"],
];

/// The days of the week.
const WEEKDAYS: [(&str, Weekday); 7] = [
    ("Monday", Weekday::Mon),
    ("Tuesday", Weekday::Tue),
    ("Wednesday", Weekday::Wed),
    ("Thursday", Weekday::Thu),
    ("Friday", Weekday::Fri),
    ("Saturday", Weekday::Sat),
    ("Sunday", Weekday::Sun),
];

/// Numbers in words, from 0 on.
const UNITS: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

/// Tens in words, from 20 on.
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// What a full stop belongs to, besides months and single letters, without ending a sentence.
const ABBREVIATIONS: [&str; 10] = ["U.S", "D.C", "N.D", "a.m", "p.m", "Sen", "Rep", "Reps", "Sec", "St"];

/// Millionths, in which numbers are compared.
const ONE: i128 = 1_000_000;

/// A number, and how exactly it is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    /// The value, in millionths.
    value: i128,
    /// What one more in its last place would be, in millionths.
    step: i128,
}

impl Number {
    /// Tells whether this number is another one, or the same with fewer places.
    pub(crate) fn rounds(self, exact: Self) -> bool {
        self.value == exact.value || (exact.step < self.step && (self.value - exact.value).abs() * 2 <= self.step)
    }

    /// Makes a whole number.
    fn whole(value: usize) -> Self {
        Self { value: i128::try_from(value).unwrap_or_default() * ONE, step: ONE }
    }
}

/// As much of a date as is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct When {
    /// The year.
    pub(crate) year: Option<i32>,
    /// The month, from 1.
    pub(crate) month: Option<u32>,
    /// The day, from 1.
    pub(crate) day: Option<u32>,
    /// The day of the week.
    pub(crate) weekday: Option<Weekday>,
}

impl When {
    /// Tells whether everything that is said here is so on another date.
    pub(crate) fn fits(self, exact: Self) -> bool {
        let part = |said: Option<u32>, is| said.is_none() || said == is;
        let year = self.year.is_none() || self.year == exact.year;
        let weekday = self.weekday.is_none() || self.weekday == exact.of_week();
        year && part(self.month, exact.month) && part(self.day, exact.day) && weekday
    }

    /// Returns the day of the week, which a whole date has.
    fn of_week(self) -> Option<Weekday> {
        let whole = self.year.zip(self.month).zip(self.day);
        let date = whole.and_then(|((year, month), day)| NaiveDate::from_ymd_opt(year, month, day));
        date.map(|date| date.weekday()).or(self.weekday)
    }
}

/// Something that a text states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    /// A number up to ten in words, which says little.
    Small(Number),
    /// Any other number.
    Number(Number),
    /// Two numbers or more that belong together: a vote, an hour.
    Figure(String),
    /// A date, or part of one.
    Date(When),
    /// A word with a capital, folded.
    Name(String),
    /// A word with a capital at the head of a sentence, folded.
    Head(String),
}

/// A value, and how it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// The words of the text.
    pub(crate) shown: String,
    /// What they mean.
    pub(crate) value: Value,
}

/// A word or a number of a text.
#[derive(Clone, Debug)]
struct Token<'a> {
    /// Its letters or digits.
    text: &'a str,
    /// What stands between the one before and it.
    before: &'a str,
    /// Where it stands.
    range: Range<usize>,
}

impl Token<'_> {
    /// Tells whether it is a number.
    fn is_number(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }

    /// Returns the month that it names.
    fn month(&self) -> Option<u32> {
        let month = MONTHS.iter().position(|names| names.contains(&self.text))?;
        u32::try_from(month + 1).ok()
    }

    /// Returns the day of the week that it names; a short form may do so.
    fn weekday(&self) -> Option<Weekday> {
        let named = |name: &str| name == self.text || (self.text.len() == 3 && name.starts_with(self.text));
        WEEKDAYS.iter().find(|(name, _)| named(name)).map(|(_, weekday)| *weekday)
    }

    /// Returns the year that it is.
    fn year(&self) -> Option<i32> {
        let year = (self.text.len() == 4).then(|| self.text.parse().ok()).flatten();
        year.filter(|year| (1900..2100).contains(year))
    }

    /// Returns the days of a month that it can be; two where it is a span of them.
    fn days(&self) -> Vec<u32> {
        let days = self.text.split(['-', '–']).map(|day| day.parse().ok().filter(|day| (1..32).contains(day)));
        days.collect::<Option<Vec<u32>>>().unwrap_or_default()
    }

    /// Tells whether it is one capital letter.
    fn is_initial(&self) -> bool {
        self.text.len() == 1 && self.text.starts_with(char::is_uppercase)
    }

    /// Tells whether it begins a sentence, or may do so.
    fn begins(&self, last: Option<&Self>) -> bool {
        let Some(last) = last else { return true };
        let short = last.month().is_some() || last.is_initial() || ABBREVIATIONS.contains(&last.text);
        let stop = self.before.contains('.') && !short;
        stop || self.before.contains(['?', '!', '\n', ':', '[']) || self.before.ends_with(['"', '“'])
    }
}

/// Returns what a text states, in its order.
pub(crate) fn scan(text: &str) -> Vec<Found> {
    let tokens = tokens(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let last = at.checked_sub(1).map(|last| &tokens[last]);
        let (values, used) = values(&tokens[at..], last);
        let shown = &text[tokens[at].range.start..tokens[at + used - 1].range.end];
        found.extend(values.into_iter().map(|value| Found { shown: shown.to_owned(), value }));
        at += used;
    }
    found
}

/// Returns the words of a text, folded.
pub(crate) fn words(text: &str) -> Vec<String> {
    tokens(text).iter().filter(|token| !token.is_number()).map(|token| folded(token.text)).collect()
}

/// Returns the words of a text that have a capital, folded.
pub(crate) fn capitals(text: &str) -> Vec<String> {
    let tokens = tokens(text);
    tokens.iter().filter(|token| token.text.starts_with(char::is_uppercase)).map(|token| folded(token.text)).collect()
}

/// Returns the dates of an EDTF text: each with as much of it as is said.
pub(crate) fn edtf(text: &str) -> Vec<When> {
    let dates = text.split(|c: char| !c.is_ascii_digit() && c != '-');
    dates
        .filter_map(|date| {
            let mut parts = date.split('-');
            let year = parts.next().filter(|year| year.len() == 4)?.parse().ok();
            let part = |text: Option<&str>| text.and_then(|text| text.parse().ok());
            Some(When { year, month: part(parts.next()), day: part(parts.next()), weekday: None })
        })
        .collect()
}

/// Returns a word without case, full stops and possessive.
fn folded(word: &str) -> String {
    let word = word.to_lowercase().replace('’', "'").replace('.', "");
    word.strip_suffix("'s").unwrap_or(&word).to_owned()
}

/// Cuts a text into words and numbers.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut end = 0;
    while let Some(start) = text[end..].find(char::is_alphanumeric).map(|at| end + at) {
        let length =
            if text[start..].starts_with(|c: char| c.is_ascii_digit()) { number } else { word }(&text[start..]);
        let before = &text[end..start];
        end = start + length;
        tokens.push(Token { text: &text[start..end], before, range: start..end });
    }
    tokens
}

/// Returns the length of the number that a text begins with: digits, and what joins them.
fn number(text: &str) -> usize {
    let digit = |at: usize| text[at..].starts_with(|c: char| c.is_ascii_digit());
    let end = text.char_indices().find(|(at, c)| match c {
        '.' | ':' | '-' => !digit(at + 1),
        '–' => !digit(at + '–'.len_utf8()),
        ',' => !(digit(at + 1) && text[at + 1..].chars().take_while(char::is_ascii_digit).count() == 3),
        c => !c.is_ascii_digit(),
    });
    end.map_or(text.len(), |(at, _)| at)
}

/// Returns the length of the word that a text begins with: letters, with an apostrophe or, between single ones, a stop.
fn word(text: &str) -> usize {
    let letter = |at: usize| text[at..].starts_with(char::is_alphabetic);
    let mut single = 0;
    for (at, c) in text.char_indices() {
        let next = at + c.len_utf8();
        let goes_on = match c {
            '\'' | '’' => letter(next),
            '.' => single == 1 && letter(next),
            // A name can go on with digits: Law360.
            c => c.is_alphabetic() || (at > 0 && c.is_ascii_digit()),
        };
        if !goes_on {
            return at;
        }
        single = if c == '.' { 0 } else { single + 1 };
    }
    text.len()
}

/// Returns what the first of some tokens states, alone or with those after it, and how many they are.
fn values(tokens: &[Token<'_>], last: Option<&Token<'_>>) -> (Vec<Value>, usize) {
    if let Some((days, used)) = dated(tokens, last) {
        return (days.into_iter().map(Value::Date).collect(), used);
    }
    let first = &tokens[0];
    if let Some((number, used)) = spelled(tokens) {
        let small = number.value <= 10 * ONE;
        return (vec![if small { Value::Small(number) } else { Value::Number(number) }], used);
    }
    if first.is_number() {
        return numbered(tokens);
    }
    if !first.text.starts_with(char::is_uppercase) {
        return (Vec::new(), 1);
    }
    let inside = first.text.chars().skip(1).any(char::is_uppercase);
    let named = if first.begins(last) && !inside { Value::Head } else { Value::Name };
    (vec![named(folded(first.text))], 1)
}

/// Returns the dates that some tokens begin with, and how many tokens they take.
fn dated(tokens: &[Token<'_>], last: Option<&Token<'_>>) -> Option<(Vec<When>, usize)> {
    let weekday = tokens[0].weekday();
    let skip = usize::from(weekday.is_some());
    let near = |token: &Token<'_>| skip == 0 || matches!(token.before, ", " | " ");
    let rest = &tokens[skip..];
    if let Some((days, used)) = rest.first().filter(|token| near(token)).and_then(|_| day(rest)) {
        return Some((days.into_iter().map(|day| When { weekday, ..day }).collect(), skip + used));
    }
    if tokens[0].text.len() > 3 && weekday.is_some() {
        return Some((vec![When { weekday, ..When::default() }], 1));
    }
    let verb = ["May", "March"].contains(&tokens[0].text) && tokens[0].begins(last);
    match (tokens[0].month().filter(|_| !verb), tokens[0].year()) {
        (None, None) => None,
        (Some(month), _) => {
            let year = tokens.get(1).filter(|token| token.before.trim_start_matches('.') == " ").and_then(Token::year);
            Some((vec![When { year, month: Some(month), ..When::default() }], 1 + usize::from(year.is_some())))
        }
        (None, year) => Some((vec![When { year, ..When::default() }], 1)),
    }
}

/// Returns the days, with their month, that some tokens begin with, and how many tokens they take.
fn day(tokens: &[Token<'_>]) -> Option<(Vec<When>, usize)> {
    let named = tokens[0].month();
    let from = usize::from(named.is_some());
    let (days, used) = days(&tokens[from..])?;
    let month = named.or_else(|| tokens.get(used).filter(|token| token.before == " ")?.month())?;
    let close = named.is_none() || matches!(tokens[1].before, " " | ". ");
    let used = used + 1;
    let year = tokens.get(used).filter(|token| matches!(token.before, " " | ", " | ". ")).and_then(Token::year);
    let days = days.into_iter().map(|day| When { year, month: Some(month), day: Some(day), weekday: None });
    close.then(|| (days.collect(), used + usize::from(year.is_some())))
}

/// Returns the days of a month that some tokens begin with, such as "7 or 8", and how many tokens they take.
fn days(tokens: &[Token<'_>]) -> Option<(Vec<u32>, usize)> {
    let mut days = tokens.first().map(Token::days).filter(|days| !days.is_empty())?;
    match tokens {
        [_, or, other, ..] if ["or", "and", "to"].contains(&or.text) && other.days().len() == 1 => {
            days.extend(other.days());
            Some((days, 3))
        }
        _ => Some((days, 1)),
    }
}

/// Returns the number in words that some tokens begin with, and how many tokens it takes.
fn spelled(tokens: &[Token<'_>]) -> Option<(Number, usize)> {
    let place = |list: &[&str], token: &Token<'_>| list.iter().position(|word| *word == token.text.to_lowercase());
    let first = &tokens[0];
    if first.text == "dozen" {
        return Some((Number::whole(12), 1));
    }
    if let Some(value) = place(&UNITS, first) {
        return Some((Number::whole(value), 1));
    }
    let tens = 10 * (place(&TENS, first)? + 2);
    let unit = tokens.get(1).filter(|token| token.before == "-").and_then(|token| place(&UNITS[..10], token));
    Some((Number::whole(tens + unit.unwrap_or_default()), 1 + usize::from(unit.is_some())))
}

/// Returns the number in digits that some tokens begin with, and how many tokens it takes.
fn numbered(tokens: &[Token<'_>]) -> (Vec<Value>, usize) {
    let text = tokens[0].text.replace('–', "-");
    if text.contains('-') && text.split('-').all(|part| part.len() == 4) {
        return (edtf(&text.replace('-', "/")).into_iter().map(Value::Date).collect(), 1);
    }
    let Some(number) = value(&text) else { return (vec![Value::Figure(text)], 1) };
    let times = tokens.get(1).filter(|token| matches!(token.before, " " | "")).and_then(|token| match token.text {
        "m" | "million" => Some(1_000_000),
        "thousand" => Some(1_000),
        _ => None,
    });
    let by = times.unwrap_or(1);
    (vec![Value::Number(Number { value: number.value * by, step: number.step * by })], 1 + usize::from(times.is_some()))
}

/// Returns the number that digits, commas and a point make.
fn value(text: &str) -> Option<Number> {
    let text = text.replace(',', "");
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    let places = u32::try_from(rest.len()).ok().filter(|places| *places <= 6)?;
    let step = ONE / 10_i128.pow(places);
    let digits: i128 = format!("{whole}{rest}").parse().ok()?;
    Some(Number { value: digits * step, step })
}

#[test]
fn numbers_are_read() {
    let shown = |text: &str| scan(text).into_iter().map(|found| found.value).collect::<Vec<_>>();
    let number = |value, step| vec![Value::Number(Number { value, step })];
    assert_eq!(shown("2,378,944"), number(2_378_944 * ONE, ONE));
    assert_eq!(shown("2378944"), number(2_378_944 * ONE, ONE));
    assert_eq!(shown("37.13 percent"), number(37_130_000, 10_000));
    assert_eq!(shown("2.4 million"), number(2_400_000 * ONE, 100_000 * ONE));
    assert_eq!(shown("2.4m people"), number(2_400_000 * ONE, 100_000 * ONE));
    assert_eq!(shown("sixteen signers"), number(16 * ONE, ONE));
    assert_eq!(shown("thirty-seven"), number(37 * ONE, ONE));
    assert_eq!(shown("by two votes"), [Value::Small(Number::whole(2))]);
    assert_eq!(shown("by 50–47, at 8:45"), [Value::Figure("50-47".to_owned()), Value::Figure("8:45".to_owned())]);
}

#[test]
fn numbers_round_and_do_not_differ() {
    let number = |text: &str| match scan(text).remove(0).value {
        Value::Number(number) => number,
        other => panic!("{other:?}"),
    };
    assert!(number("2.4 million").rounds(number("2,378,944")));
    assert!(number("37").rounds(number("37.13")));
    assert!(!number("2.3 million").rounds(number("2,378,944")));
    assert!(!number("38").rounds(number("37.13")));
    assert!(!number("2,378,945").rounds(number("2,378,944")));
    assert!(!number("37.13").rounds(number("37")));
}

#[test]
fn dates_are_read_in_both_orders() {
    let days = |text: &str| {
        let dates = scan(text).into_iter().filter_map(|found| match found.value {
            Value::Date(day) => Some((day.year, day.month, day.day)),
            _ => None,
        });
        dates.collect::<Vec<_>>()
    };
    let eleventh = (Some(2022), Some(11), Some(11));
    for text in ["Nov. 11, 2022", "November 11, 2022", "11 Nov 2022", "Friday, Nov. 11, 2022,", "Fri 11 Nov 2022"] {
        assert_eq!(days(text), [eleventh], "{text}");
    }
    assert_eq!(days("on Nov. 8-9"), [(None, Some(11), Some(8)), (None, Some(11), Some(9))]);
    assert_eq!(days("Oct. 21 or 22."), [(None, Some(10), Some(21)), (None, Some(10), Some(22))]);
    assert_eq!(days("9 and 11 Nov"), [(None, Some(11), Some(9)), (None, Some(11), Some(11))]);
    assert_eq!(days("in April 2017, by May"), [(Some(2017), Some(4), None), (None, Some(5), None)]);
    assert_eq!(days("May he? In 2017"), [(Some(2017), None, None)]);
    assert_eq!(days("from 2006–2015"), [(Some(2006), None, None), (Some(2015), None, None)]);
    assert_eq!(edtf("[2022-11-08,2022-11-09]").len(), 2);
    assert_eq!(edtf("2022-11?")[0], When { year: Some(2022), month: Some(11), ..When::default() });
}

#[test]
fn names_are_read_and_heads_of_sentences_told_apart() {
    let names = |text: &str| {
        let names = scan(text).into_iter().filter_map(|found| match found.value {
            Value::Name(name) => Some(name),
            Value::Head(head) => Some(format!("^{head}")),
            _ => None,
        });
        names.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(names("He met Magnus's staff. Nobody else in Tucson came."), "^he magnus ^nobody tucson");
    assert_eq!(names("The U.S. Senate, Sen. Grassley"), "^the us senate sen grassley");
    assert_eq!(names("See R. Gil Kerlikowske\nThen HSToday wrote"), "^see r gil kerlikowske ^then hstoday");
    assert_eq!(names("at 8:51 PM Central, by Karine Jean-Pierre"), "pm central karine jean pierre");
    assert_eq!(names("CBP said: \"We will\""), "cbp ^we");
}
