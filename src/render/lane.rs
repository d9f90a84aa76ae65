//! Tenures drawn as lanes: the staircase of a person or an office, and the bars under the overview.

use std::fmt::Write as _;

use super::escape;
use super::scale::{Scale, percent};
use crate::date::Day;

/// One tenure, drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Its first day; none where it is open or unknown.
    pub from: Option<Day>,
    /// Its last day; none where it is open or unknown.
    pub to: Option<Day>,
    /// Whether it goes on.
    pub ongoing: bool,
    /// How it is shaded: `full`, `soft`, `acting` or `nominated`.
    pub shade: &'static str,
    /// Who holds it.
    pub name: String,
    /// How and how long, in words.
    pub words: String,
}

/// The tenures under one name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// The name beside the bars.
    pub name: String,
    /// The bars, oldest first.
    pub bars: Vec<Bar>,
}

/// The height of a step of the staircase, in pixels.
const STEP: usize = 42;

/// The least width of a bar, in per cent, so that a day is seen.
const LEAST: f64 = 0.6;

/// From where on, in per cent, a label stands before its bar's end and not after its start.
const TURN: f64 = 55.0;

/// Returns the edges of a bar in per cent: start and width.
pub fn edges(bar: &Bar, scale: Scale) -> (f64, f64) {
    let start = bar.from.map_or(0.0, |day| scale.at(day));
    let end = match bar.to {
        Some(day) => scale.after(day),
        None if bar.ongoing => 100.0,
        None => start,
    };
    let width = (end - start).max(LEAST);
    (start.min(100.0 - LEAST), width.min(100.0 - start.min(100.0 - LEAST)))
}

/// Draws lanes as a staircase over whole years; none where no date is known. What goes on reaches at least to the last day
/// that the content knows of.
pub fn stairs(lanes: &[Lane], known: Option<Day>, year: &dyn Fn(i64) -> String) -> Option<String> {
    let bars = || lanes.iter().flat_map(|lane| &lane.bars);
    let known = known.filter(|_| bars().any(|bar| bar.ongoing));
    let scale = Scale::of(bars().flat_map(|bar| [bar.from, bar.to]).flatten().chain(known))?;
    let base = lanes.len() * STEP + 8;
    let mut svg = format!(
        "<svg role=\"img\" width=\"100%\" height=\"{}\" aria-label=\"{}\">",
        base + 18,
        escape::text(&summary(lanes))
    );
    for label in scale.labels() {
        let Some(day) = Day::new(label, 1, 1) else { continue };
        let x = percent(scale.at(day));
        let dx = if scale.at(day) == 0.0 { 0 } else { 4 };
        let _ = write!(
            svg,
            "<line class=\"o-grid\" x1=\"{x}\" x2=\"{x}\" y1=\"0\" y2=\"{base}\"/><text class=\"o-t\" x=\"{x}\" dx=\"{dx}\" y=\"{}\">{}</text>",
            base + 13,
            escape::text(&year(label))
        );
    }
    for (at, lane) in lanes.iter().enumerate() {
        step(&mut svg, lane, (scale, at * STEP));
    }
    let _ = write!(svg, "<line class=\"o-base\" x1=\"0\" x2=\"100%\" y1=\"{base}\" y2=\"{base}\"/></svg>");
    Some(svg)
}

/// Draws one step of the staircase: the name and its bars.
fn step(svg: &mut String, lane: &Lane, (scale, top): (Scale, usize)) {
    let all: Vec<(f64, f64)> = lane.bars.iter().map(|bar| edges(bar, scale)).collect();
    let start = all.first().map_or(0.0, |(start, _)| *start);
    let end = all.last().map_or(0.0, |(start, width)| start + width);
    let (x, anchor) = if start > TURN { (end, " text-anchor=\"end\"") } else { (start, "") };
    let words: Vec<&str> = lane.bars.iter().map(|bar| bar.words.as_str()).collect();
    let _ = write!(
        svg,
        "<text class=\"b-t\" x=\"{}\"{anchor} y=\"{}\"><tspan>{}</tspan><tspan class=\"w-only\"> {}</tspan></text>",
        percent(x),
        top + 16,
        escape::text(&lane.name),
        escape::text(&words.join("; "))
    );
    for (bar, (start, width)) in lane.bars.iter().zip(all) {
        let _ = write!(
            svg,
            "<rect class=\"b-{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"11\"/>",
            bar.shade,
            percent(start),
            top + 23,
            percent(width)
        );
    }
}

/// Says in words what a chart shows.
fn summary(lanes: &[Lane]) -> String {
    let lane = |lane: &Lane| {
        let words: Vec<&str> = lane.bars.iter().map(|bar| bar.words.as_str()).collect();
        format!("{} {}", lane.name, words.join(", "))
    };
    lanes.iter().map(lane).collect::<Vec<_>>().join("; ")
}

/// The height of a lane under the overview with its title, in pixels.
pub const LANE: usize = 54;

/// The width of the picture on a wide page, in pixels.
const WIDE: f64 = 1080.0;

/// The width of the picture on a phone, in pixels.
const NARROW: f64 = 340.0;

/// The width that a letter inside a bar is taken to have, in pixels.
const LETTER: f64 = 6.9;

/// The space left and right of words inside a bar, in pixels.
const PADDING: f64 = 14.0;

/// Tells whether words fit into a bar of a width in per cent, in a picture so many pixels wide.
fn fits(words: &str, width: f64, picture: f64) -> bool {
    let letters = f64::from(u16::try_from(words.chars().count()).unwrap_or(u16::MAX));
    letters * LETTER + PADDING <= width / 100.0 * picture
}

/// Tells whether the last word of a name is the number of a ruler, which means nothing alone.
fn is_number(word: &str) -> bool {
    word.chars().all(|letter| matches!(letter, 'I' | 'V' | 'X'))
}

/// Draws the words inside a bar: name and length, the name, or the last of its words, whatever fits.
fn inside(svg: &mut String, bar: &Bar, width: f64) {
    let last = bar.name.rsplit(' ').next().filter(|last| !is_number(last)).unwrap_or(&bar.name);
    let full = format!("{} {}", bar.name, bar.words);
    let Some(name) = [bar.name.as_str(), last].into_iter().find(|name| fits(name, width, WIDE)) else { return };
    let class = if fits(name, width, NARROW) { "b-t" } else { "b-t w-only" };
    let _ = write!(svg, "<text class=\"{class}\" x=\"8\" y=\"16.5\">{}", escape::text(name));
    if fits(&full, width, WIDE) {
        let class = if fits(&full, width, NARROW) { "" } else { " class=\"w-only\"" };
        let _ = write!(svg, "<tspan{class}> {}</tspan>", escape::text(&bar.words));
    }
    svg.push_str("</text>");
}

/// Draws one office as a lane under the overview, whose first pixel is `top`.
pub fn strip(svg: &mut String, lane: &Lane, (scale, top): (Scale, usize)) {
    let _ = write!(svg, "<text class=\"o-t\" x=\"0\" y=\"{}\">{}</text>", top + 12, escape::text(&lane.name));
    for bar in &lane.bars {
        let outside =
            bar.to.is_some_and(|to| to.year() < scale.first) || bar.from.is_some_and(|from| from.year() > scale.last);
        if outside {
            continue;
        }
        let (start, width) = edges(bar, scale);
        let (name, words) = (escape::text(&bar.name), escape::text(&bar.words));
        let _ = write!(
            svg,
            "<svg class=\"lane-bar\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"24\"><title>{name}, {words}</title><rect class=\"b-{}\" width=\"100%\" height=\"24\"/>",
            percent(start),
            top + 19,
            percent(width),
            bar.shade
        );
        inside(svg, bar, width);
        svg.push_str("</svg>");
    }
}
