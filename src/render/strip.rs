//! The overview: how many events when, which of them matter, and who held the offices meanwhile.
//!
//! One square an event, stacked by month, quarter, year or several years, so that no two columns are nearer on a wide page
//! than a finger needs; what they hold and where they lead stands beneath as a table too, for narrow ones. Bars with a count where a stack would be too tall. Key
//! events with a short label are named as long as names do not touch. Text never scales: positions across are in per
//! cent, everything else in pixels.

mod label;

use std::fmt::Write as _;

use super::escape;
use super::lane::{self, Lane};
use super::scale::{Direction, Scale, percent, round_steps};
use crate::date::Day;
use label::{Label, Stack};

/// An event as the overview shows it.
#[derive(Clone, Debug)]
pub struct Mark {
    /// The day it is filed under.
    pub day: Day,
    /// The name of its status, which names its symbol.
    pub status: &'static str,
    /// Whether it is a key event.
    pub major: bool,
    /// Its headline.
    pub title: String,
    /// A few words for it, when the author gave some.
    pub short: Option<String>,
    /// Its date, short.
    pub date: String,
}

/// The words the overview needs.
pub struct Words<'a> {
    /// What the picture shows, for screen readers; `{bin}` is filled in with month, quarter or year.
    pub label: &'a dyn Fn(Bin) -> String,
    /// What a column holds: its name, and the titles in it.
    pub column: &'a dyn Fn(&str, &[&str]) -> String,
    /// The name of a bin.
    pub bin: &'a dyn Fn(Bin, i64, u8) -> String,
    /// A year.
    pub year: &'a dyn Fn(i64) -> String,
    /// A month, short.
    pub month: &'a dyn Fn(u8) -> String,
    /// Where a bin leads.
    pub href: &'a dyn Fn(Bin, i64, u8) -> Option<String>,
}

/// How long a column is: so long that there are no more than [`COLUMNS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bin {
    /// A month.
    Month,
    /// A quarter.
    Quarter,
    /// A year.
    Year,
    /// So many years, a round number.
    Years(i64),
}

/// How many columns there are at most: on a page of full width each then has the 24 pixels of WCAG 2.2, 2.5.8.
const COLUMNS: i64 = 44;

impl Bin {
    /// Chooses the length of columns for a number of years.
    pub fn of(years: i64) -> Self {
        match years {
            _ if years.saturating_mul(12) <= COLUMNS => Self::Month,
            _ if years.saturating_mul(4) <= COLUMNS => Self::Quarter,
            _ if years <= COLUMNS => Self::Year,
            // The bins at both ends may begin before the first year and end after the last.
            _ => round_steps().find(|step| years / step + 2 <= COLUMNS).map_or(Self::Year, Self::Years),
        }
    }

    /// Returns the year and month in which the bin begins that a day is in. Several years begin as they are read: 1900,
    /// 600 BC; the first ones at the year 1.
    pub fn start(self, day: Day) -> (i64, u8) {
        let (year, month) = (day.year(), day.month());
        match self {
            Self::Month => (year, month),
            Self::Quarter => (year, (month - 1) / 3 * 3 + 1),
            Self::Year => (year, 1),
            Self::Years(step) if year > 0 => ((year / step * step).max(1), 1),
            Self::Years(step) => (1 - (step - year) / step * step, 1),
        }
    }

    /// Returns the last year of the bin that begins with a year.
    pub fn last_year(self, first: i64) -> i64 {
        match self {
            Self::Years(step) if first > 0 => (first / step + 1) * step - 1,
            Self::Years(step) => first + step - 1,
            _ => first,
        }
    }

    /// Returns the day after the bin that begins with a month.
    fn end(self, year: i64, first: u8) -> Option<Day> {
        let months = match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Year | Self::Years(_) => return Day::new(self.last_year(year) + 1, 1, 1),
        };
        let after = first + months;
        if after > 12 { Day::new(year + 1, after - 12, 1) } else { Day::new(year, after, 1) }
    }

    /// Returns the name of the interface string for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year | Self::Years(_) => "year",
        }
    }
}

/// Where the columns stand, in pixels from the top.
const BASE: usize = 142;

/// The top of the columns.
const TOP: usize = 14;

/// The tallest stack drawn as squares.
const TALLEST: usize = 9;

/// The height of the tallest bar, in pixels.
const BAR: usize = 84;

/// The height of the count above a bar, in pixels.
const COUNT: usize = 14;

/// How near two bars may stand that both have their number above them, in per cent: on a page that is not narrow, and on a
/// phone.
const NUMBER: (f64, f64) = (1.5, 6.0);

/// The side of a square, for key events and others, and the space above it.
const SIDES: (usize, usize, usize) = (16, 10, 4);

/// What a column is drawn by: what it spans, the events of the fullest, and the number above it.
type Drawing = (Bin, usize, Option<(usize, &'static str)>);

/// The events of one column.
struct Column<'a> {
    /// The year.
    year: i64,
    /// The first month.
    month: u8,
    /// Its left edge, in per cent.
    start: f64,
    /// Its width, in per cent.
    width: f64,
    /// Its events, in order.
    marks: Vec<&'a Mark>,
}

impl Column<'_> {
    /// Returns the middle, in per cent.
    fn middle(&self) -> f64 {
        self.start + self.width / 2.0
    }

    /// Returns the height of the stack in pixels; as squares, or as a bar in proportion to the tallest.
    fn height(&self, tallest: usize) -> usize {
        if tallest > TALLEST {
            return (self.marks.len() * BAR).div_ceil(tallest);
        }
        self.marks.iter().map(|mark| side(mark) + SIDES.2).sum()
    }
}

/// Returns the side of an event's square.
fn side(mark: &Mark) -> usize {
    if mark.major { SIDES.0 } else { SIDES.1 }
}

/// The overview, drawn.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// The `<svg>`.
    pub svg: String,
    /// Whether each event is a square, and no column a bar.
    pub squares: bool,
    /// The columns that hold something, in order.
    pub columns: Vec<Drawer>,
}

/// A column in words.
#[derive(Clone, Debug)]
pub struct Drawer {
    /// The name of its bin.
    pub name: String,
    /// How many events it holds.
    pub count: usize,
    /// The headlines of its key events.
    pub key_events: Vec<String>,
    /// Where it leads.
    pub href: Option<String>,
}

/// Draws the overview; none without events.
pub fn draw(marks: &[Mark], lanes: &[Lane], (direction, words): (Direction, &Words<'_>)) -> Option<Drawn> {
    let known = Scale::of(marks.iter().map(|mark| mark.day), direction)?;
    let bin = Bin::of(known.years());
    let edge = |year: i64| Day::new(year, 1, 1).map_or(year, |day| bin.start(day).0);
    let scale = Scale { first: edge(known.first), last: bin.last_year(edge(known.last)), direction };
    let columns = columns(marks, (scale, bin));
    let tallest = columns.iter().map(|column| column.marks.len()).max().unwrap_or_default();
    let height = BASE + 30 + lanes.iter().map(|lane| lane::height(lane, scale)).sum::<usize>();
    let mut svg = format!(
        "<svg role=\"group\" width=\"100%\" height=\"{height}\" aria-label=\"{}\">",
        escape::text(&(words.label)(bin))
    );
    axis(&mut svg, (scale, bin), words);
    for column in &columns {
        let room = |near: f64| has_room(column, (&columns, near));
        let class = if room(NUMBER.1) { "o-t" } else { "o-t w-only" };
        let number = room(NUMBER.0).then_some((column.marks.len(), class));
        draw_column(&mut svg, column, (bin, tallest, number), (direction, words));
    }
    labels(&mut svg, &columns, (tallest, direction));
    let mut top = BASE + 32;
    for lane in lanes {
        lane::strip(&mut svg, lane, (scale, top));
        top += lane::height(lane, scale);
    }
    svg.push_str("</svg>");
    let drawer = |column: &Column<'_>| Drawer {
        name: (words.bin)(bin, column.year, column.month),
        count: column.marks.len(),
        key_events: column.marks.iter().filter(|mark| mark.major).map(|mark| mark.title.clone()).collect(),
        href: (words.href)(bin, column.year, column.month),
    };
    Some(Drawn { svg, squares: tallest <= TALLEST, columns: columns.iter().map(drawer).collect() })
}

/// Puts events into columns, in order.
fn columns<'a>(marks: &'a [Mark], (scale, bin): (Scale, Bin)) -> Vec<Column<'a>> {
    let mut columns: Vec<Column<'a>> = Vec::new();
    for mark in marks {
        let (year, month) = bin.start(mark.day);
        if let Some(column) = columns.iter_mut().find(|column| (column.year, column.month) == (year, month)) {
            column.marks.push(mark);
            continue;
        }
        let start = Day::new(year, month, 1).map_or(0.0, |day| scale.at(day));
        let end = bin.end(year, month).map_or(100.0, |day| scale.at(day));
        columns.push(Column { year, month, start, width: (end - start).max(0.2), marks: vec![mark] });
    }
    columns
}

/// Draws the axis: years, and months or quarters between them where there is room.
fn axis(svg: &mut String, (scale, bin): (Scale, Bin), words: &Words<'_>) {
    let labels = scale.labels();
    for &year in &labels {
        let Some(day) = Day::new(year, 1, 1) else { continue };
        let x = scale.at(day);
        let dx = scale.direction.along(if x == 0.0 { 0 } else { 5 });
        let (at, name) = (scale.direction.x(x), (words.year)(year));
        let _ = write!(svg, "<line class=\"o-grid\" x1=\"{at}\" x2=\"{at}\" y1=\"{TOP}\" y2=\"164\"/>");
        if let Some(class) = lane::tick(x, &name, lane::STRIP) {
            let name = escape::text(&name);
            let _ = write!(svg, "<text class=\"o-t o-y{class}\" x=\"{at}\" dx=\"{dx}\" y=\"161\">{name}</text>");
        }
        if bin == Bin::Month && scale.years() <= 2 {
            quarters(svg, scale, (year, words));
        }
    }
    let _ = write!(svg, "<line class=\"o-base\" x1=\"0\" x2=\"100%\" y1=\"{BASE}\" y2=\"{BASE}\"/>");
}

/// Names the months that begin a quarter, on wide screens.
fn quarters(svg: &mut String, scale: Scale, (year, words): (i64, &Words<'_>)) {
    for month in [4, 7, 10] {
        let Some(day) = Day::new(year, month, 1) else { continue };
        let _ = write!(
            svg,
            "<line class=\"o-grid\" x1=\"{0}\" x2=\"{0}\" y1=\"{BASE}\" y2=\"149\"/><text class=\"o-t w-only\" x=\"{0}\" dx=\"{2}\" y=\"161\">{1}</text>",
            scale.direction.x(scale.at(day)),
            escape::text(&(words.month)(month)),
            scale.direction.along(3)
        );
    }
}

/// Draws a column as one link.
fn draw_column(
    svg: &mut String,
    column: &Column<'_>,
    (bin, tallest, number): Drawing,
    (direction, words): (Direction, &Words<'_>),
) {
    let titles: Vec<&str> = column.marks.iter().map(|mark| mark.title.as_str()).collect();
    let name = (words.column)(&(words.bin)(bin, column.year, column.month), &titles);
    let name = escape::text(&name);
    match (words.href)(bin, column.year, column.month) {
        Some(href) => _ = write!(svg, "<a class=\"o-col\" href=\"{href}\"><title>{name}</title>"),
        None => _ = write!(svg, "<g class=\"o-col\" role=\"img\" aria-label=\"{name}\"><title>{name}</title>"),
    }
    let _ = write!(
        svg,
        "<rect class=\"hit\" x=\"{}\" y=\"{TOP}\" width=\"{}\" height=\"{}\"/>",
        direction.left(column.start, column.width),
        percent(column.width),
        BASE - TOP
    );
    let _ = write!(
        svg,
        "<svg x=\"{}\" y=\"{}\" width=\"1\" height=\"1\" overflow=\"visible\"><g class=\"o-stk\">",
        direction.x(column.middle()),
        BASE - 4
    );
    if tallest > TALLEST {
        bar(svg, column.height(tallest), number);
    } else {
        squares(svg, column);
    }
    svg.push_str("</g></svg>");
    svg.push_str(if (words.href)(bin, column.year, column.month).is_some() { "</a>" } else { "</g>" });
}

/// Draws the events of a column as squares, the first at the bottom.
fn squares(svg: &mut String, column: &Column<'_>) {
    let mut bottom = 0;
    for mark in &column.marks {
        let side = side(mark);
        let _ = write!(
            svg,
            "<use class=\"st--{0}\" href=\"#s-{0}\" x=\"-{1}\" y=\"-{2}\" width=\"{side}\" height=\"{side}\"/>",
            mark.status,
            side / 2,
            bottom + side
        );
        bottom += side + SIDES.2;
    }
}

/// Draws the events of a column as a bar, with their number and its class where that has room.
fn bar(svg: &mut String, height: usize, number: Option<(usize, &str)>) {
    let _ = write!(svg, "<rect class=\"o-fill\" x=\"-4\" y=\"-{height}\" width=\"8\" height=\"{height}\"/>");
    let Some((number, class)) = number else { return };
    let _ = write!(svg, "<text class=\"{class}\" x=\"0\" y=\"-{}\" text-anchor=\"middle\">{number}</text>", height + 5);
}

/// Tells whether a number above a bar would stand on no other bar and beside no other number.
fn has_room(column: &Column<'_>, (columns, near): (&[Column<'_>], f64)) -> bool {
    let near = columns.iter().filter(|other| (other.middle() - column.middle()).abs() < near);
    near.filter(|other| other.marks.len() >= column.marks.len()).count() == 1
}

/// Names key events, as far as there is room.
fn labels(svg: &mut String, columns: &[Column<'_>], (tallest, direction): (usize, Direction)) {
    let count = if tallest > TALLEST { COUNT } else { 0 };
    let stacks: Vec<Stack> = columns
        .iter()
        .map(|column| Stack { middle: column.middle(), height: column.height(tallest) + count })
        .collect();
    let mut wanted = Vec::new();
    for column in columns {
        let named = column.marks.iter().rev().find(|mark| mark.major && mark.short.is_some());
        wanted.extend(named.and_then(|mark| Some(Label::new(column.middle(), mark.short.as_deref()?, &mark.date))));
    }
    for placed in label::place(&wanted, &stacks) {
        placed.draw(svg, BASE - 4, direction);
    }
}
