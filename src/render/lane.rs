//! Tenures drawn as lanes: the staircase of a person or an office, and the bars under the overview.

use std::fmt::Write as _;

use super::escape;
use super::scale::{Direction, Scale, percent};
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

/// The least width of a staircase on a wide page and on a phone, in pixels.
const STAIRS: (f64, f64) = (500.0, 270.0);

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
pub fn stairs(
    lanes: &[Lane],
    (known, direction): (Option<Day>, Direction),
    year: &dyn Fn(i64) -> String,
) -> Option<String> {
    let bars = || lanes.iter().flat_map(|lane| &lane.bars);
    let known = known.filter(|_| bars().any(|bar| bar.ongoing));
    let scale = Scale::of(bars().flat_map(|bar| [bar.from, bar.to]).flatten().chain(known), direction)?;
    let base = lanes.len() * STEP + 8;
    let mut svg = format!(
        "<svg role=\"img\" width=\"100%\" height=\"{}\" aria-label=\"{}\">",
        base + 18,
        escape::text(&summary(lanes))
    );
    for label in scale.labels() {
        let Some(day) = Day::new(label, 1, 1) else { continue };
        let (at, name) = (scale.at(day), year(label));
        let (x, dx) = (direction.x(at), direction.along(if at == 0.0 { 0 } else { 4 }));
        let _ = write!(svg, "<line class=\"o-grid\" x1=\"{x}\" x2=\"{x}\" y1=\"0\" y2=\"{base}\"/>");
        if let Some(class) = tick(at, &name, STAIRS) {
            let name = escape::text(&name);
            let _ =
                write!(svg, "<text class=\"o-t{class}\" x=\"{x}\" dx=\"{dx}\" y=\"{base}\" dy=\"1.1em\">{name}</text>");
        }
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
    let words = lane.bars.iter().map(|bar| bar.words.as_str()).collect::<Vec<_>>().join("; ");
    Label { name: &lane.name, words: &words, start, end }.write(svg, (scale.direction, top + 16));
    for (bar, (start, width)) in lane.bars.iter().zip(all) {
        let _ = write!(
            svg,
            "<rect class=\"b-{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"11\"/>",
            bar.shade,
            scale.direction.left(start, width),
            top + 23,
            percent(width)
        );
    }
}

/// The label of a step, and the bars it stands above, in per cent.
struct Label<'a> {
    /// The name.
    name: &'a str,
    /// How and how long the bars were; for wide pages.
    words: &'a str,
    /// Where the first bar begins.
    start: f64,
    /// Where the last one ends.
    end: f64,
}

impl Label<'_> {
    /// Returns how much of a picture so many pixels wide some letters take, in per cent.
    fn share(letters: usize, picture: f64) -> f64 {
        f64::from(u16::try_from(letters).unwrap_or(u16::MAX)) * LETTER / picture * 100.0
    }

    /// Finds where words of a length in per cent stand, so that they do not stick out: after the start of the bars, before
    /// their end, or at an edge of the picture.
    fn place(&self, size: f64) -> (f64, &'static str) {
        match (self.start, self.end) {
            (start, _) if start + size <= 100.0 => (start, ""),
            (_, end) if end >= size => (end, END),
            (start, end) if 100.0 - end < start => (100.0, END),
            _ => (0.0, ""),
        }
    }

    /// Writes the label: for a phone the name, cut where it is too long; for a wide page the name and the words, if they
    /// fit. It stands once where both have the same place.
    fn write(&self, svg: &mut String, (direction, y): (Direction, usize)) {
        let letters = self.name.chars().count();
        let most = (1..400).take_while(|&letters| Self::share(letters, STAIRS.1) <= 100.0).count();
        let long = Self::share(letters + 1 + self.words.chars().count(), STAIRS.0);
        let (long, words) = if long <= 100.0 { (long, self.words) } else { (Self::share(letters, STAIRS.0), "") };
        let (wide, narrow) = (self.place(long), self.place(Self::share(letters.min(most), STAIRS.1)));
        let mut text = |class: &str, (x, anchor): (f64, &str), name: &str, words: &str| {
            let (x, name) = (direction.x(x), escape::text(name));
            let _ = write!(
                svg,
                "<text class=\"b-t{class}\" x=\"{x}\"{anchor} y=\"{y}\"><tspan>{name}</tspan>{words}</text>"
            );
        };
        let words = format!("<tspan class=\"w-only\"> {}</tspan>", escape::text(words));
        if wide == narrow && letters <= most {
            return text("", wide, self.name, &words);
        }
        let cut: String = self.name.chars().take(most - 1).collect();
        let cut = format!("{}…", cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole));
        text(" w-only", wide, self.name, &words);
        text(" n-only", narrow, if letters > most { &cut } else { self.name }, "");
    }
}

/// Makes a label end where it stands.
const END: &str = " text-anchor=\"end\"";

/// Says in words what a chart shows.
fn summary(lanes: &[Lane]) -> String {
    let lane = |lane: &Lane| {
        let words: Vec<&str> = lane.bars.iter().map(|bar| bar.words.as_str()).collect();
        format!("{} {}", lane.name, words.join(", "))
    };
    lanes.iter().map(lane).collect::<Vec<_>>().join("; ")
}

/// The height of a lane under the overview with its title, in pixels.
const LANE: usize = 54;

/// The height of the names beneath the bars of a lane, in pixels.
const NAMES: usize = 16;

/// The least width of the overview on a page that is not narrow and on a phone, in pixels.
pub const STRIP: (f64, f64) = (670.0, 288.0);

/// How wide the overview is at least, in pixels, on a phone, a tablet and a wide page, and the class of what shows there
/// alone.
const TIERS: [(f64, &str); 3] = [(STRIP.1, " in-n"), (STRIP.0, " in-m"), (1070.0, " in-w")];

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

/// Chooses the words inside a bar of a width in per cent, in a picture so many pixels wide: name and length, the name, or
/// the last of its words; none where nothing fits.
fn chosen(bar: &Bar, width: f64, picture: f64) -> Option<(&str, &str)> {
    let last = bar.name.rsplit(' ').next().filter(|last| !is_number(last)).unwrap_or(&bar.name);
    let all = [(bar.name.as_str(), bar.words.as_str()), (bar.name.as_str(), ""), (last, "")];
    all.into_iter().find(|(name, words)| fits(format!("{name} {words}").trim_end(), width, picture))
}

/// Draws the words inside a bar, those that fit on each kind of page.
fn inside(svg: &mut String, bar: &Bar, (width, direction): (f64, Direction)) {
    let choices = TIERS.map(|(picture, _)| chosen(bar, width, picture));
    for (at, choice) in choices.iter().enumerate() {
        let Some((name, words)) = choice.filter(|_| !choices[..at].contains(choice)) else { continue };
        let mut classes = String::new();
        if choices.iter().any(|other| other != choice) {
            classes
                .extend(choices.iter().zip(TIERS).filter(|(other, _)| *other == choice).map(|(_, (_, class))| class));
        }
        let (x, dx) = (direction.x(0.0), direction.along(8));
        let _ = write!(svg, "<text class=\"b-t{classes}\" x=\"{x}\" dx=\"{dx}\" y=\"50%\">{}", escape::text(name));
        if !words.is_empty() {
            let _ = write!(svg, "<tspan> {}</tspan>", escape::text(words));
        }
        svg.push_str("</text>");
    }
}

/// Returns the bars of a lane that the overview reaches.
fn reached(lane: &Lane, scale: Scale) -> Vec<&Bar> {
    let outside = |bar: &Bar| {
        bar.to.is_some_and(|to| to.year() < scale.first) || bar.from.is_some_and(|from| from.year() > scale.last)
    };
    lane.bars.iter().filter(|bar| !outside(bar)).collect()
}

/// Chooses the bars named beneath a lane in a picture so many pixels wide, with the edges of each: the person in focus and
/// the longest, where no name has room inside, and no two that would touch.
fn beneath<'a>(bars: &[&'a Bar], (scale, picture): (Scale, f64)) -> Vec<(&'a Bar, (f64, f64))> {
    let all = || bars.iter().map(|bar| (*bar, edges(bar, scale)));
    let longest = all().max_by(|(_, one), (_, other)| one.1.total_cmp(&other.1));
    let mut named: Vec<(&Bar, (f64, f64))> = Vec::new();
    for (bar, (start, width)) in all().filter(|(bar, _)| bar.shade == "full").chain(longest) {
        let size = Label::share(bar.name.chars().count(), picture);
        let (at, anchor) = Label { name: &bar.name, words: "", start, end: start + width }.place(size);
        let from = if anchor.is_empty() { at } else { at - size };
        let touches = named.iter().any(|(_, (start, end))| from < end + 1.0 && from + size > start - 1.0);
        if size <= 100.0 && !touches && chosen(bar, width, picture).is_none() {
            named.push((bar, (from, from + size)));
        }
    }
    named
}

/// Writes the names beneath the bars of a lane, on each kind of page those that have no room inside there.
fn names(svg: &mut String, bars: &[&Bar], (scale, y): (Scale, usize)) {
    for (picture, class) in TIERS {
        for (bar, (from, to)) in beneath(bars, (scale, picture)) {
            let (start, width) = edges(bar, scale);
            let (x, anchor) = if from < start && to <= start + width + 0.01 { (to, END) } else { (from, "") };
            let (x, name) = (scale.direction.x(x), escape::text(&bar.name));
            let _ = write!(svg, "<text class=\"b-t{class}\" x=\"{x}\"{anchor} y=\"{y}\">{name}</text>");
        }
    }
}

/// Returns the height of a lane under the overview, in pixels: more where names stand beneath its bars.
pub fn height(lane: &Lane, scale: Scale) -> usize {
    let bars = reached(lane, scale);
    let named = TIERS.iter().any(|(picture, _)| !beneath(&bars, (scale, *picture)).is_empty());
    LANE + if named { NAMES } else { 0 }
}

/// Returns the class of a year's label at a place in per cent: `w-only` where it would stick out on a phone; none where it
/// would on a wide page too. The pictures are so many pixels wide.
pub fn tick(at: f64, label: &str, (wide, narrow): (f64, f64)) -> Option<&'static str> {
    let fits = |picture: f64| at + Label::share(label.chars().count() + 1, picture) <= 100.0;
    if fits(narrow) { Some("") } else { fits(wide).then_some(" w-only") }
}

/// Writes the name of a lane above its bars: where the first begins, where the last ends, or at an edge, as there is room.
fn title(svg: &mut String, name: &str, (bars, scale, y): (&[&Bar], Scale, usize)) {
    let all: Vec<(f64, f64)> = bars.iter().map(|bar| edges(bar, scale)).collect();
    let start = all.iter().map(|(start, _)| *start).fold(100.0, f64::min);
    let end = all.iter().map(|(start, width)| start + width).fold(0.0, f64::max);
    let (start, end) = if all.is_empty() { (0.0, 100.0) } else { (start, end) };
    let label = Label { name, words: "", start, end };
    let letters = name.chars().count();
    let (wide, narrow) = (label.place(Label::share(letters, STRIP.0)), label.place(Label::share(letters, STRIP.1)));
    let name = escape::text(name);
    let mut text = |class: &str, (x, anchor): (f64, &str)| {
        let _ =
            write!(svg, "<text class=\"o-t{class}\" x=\"{}\"{anchor} y=\"{y}\">{name}</text>", scale.direction.x(x));
    };
    if wide == narrow {
        return text("", wide);
    }
    text(" w-only", wide);
    text(" n-only", narrow);
}

/// Draws one office as a lane under the overview, whose first pixel is `top`.
pub fn strip(svg: &mut String, lane: &Lane, (scale, top): (Scale, usize)) {
    let bars = reached(lane, scale);
    title(svg, &lane.name, (&bars, scale, top + 12));
    names(svg, &bars, (scale, top + 57));
    for bar in bars {
        let (start, width) = edges(bar, scale);
        let (name, words) = (escape::text(&bar.name), escape::text(&bar.words));
        let _ = write!(
            svg,
            "<svg class=\"lane-bar\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"24\"><title>{name}, {words}</title><rect class=\"b-{}\" width=\"100%\" height=\"24\"/>",
            scale.direction.left(start, width),
            top + 19,
            percent(width),
            bar.shade
        );
        inside(svg, bar, (width, scale.direction));
        svg.push_str("</svg>");
    }
}
