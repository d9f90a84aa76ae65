//! Which labels of the overview find room, and where.
//!
//! Labels are placed in the order of time, each above the stacks it covers; one that would touch a label placed before
//! is left out. Widths are estimates, on the generous side, for a wide page and for a phone.

use std::fmt::Write as _;

use crate::render::escape;
use crate::render::scale::Direction;

/// The width that letters are taken to have, in pixels.
const LETTER: f64 = 7.2;

/// The width of the picture on a wide page, in pixels.
const WIDE: f64 = 1040.0;

/// The width of the picture on a phone, in pixels.
const NARROW: f64 = 350.0;

/// The height of a label of two lines with the space around it, in pixels.
const HEIGHT: usize = 36;

/// How far above its own stack a label may stand, in pixels, without a line that leads there.
const LOOSE: usize = 24;

/// From where on, in per cent, a label ends at its column instead of starting there.
const TURN: f64 = 62.0;

/// A stack of events.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stack {
    /// Where it stands, in per cent.
    pub middle: f64,
    /// How tall it is, in pixels.
    pub height: usize,
}

/// A label that wants a place.
#[derive(Clone, Debug)]
pub(super) struct Label<'a> {
    /// Where its event stands, in per cent.
    middle: f64,
    /// The words.
    words: &'a str,
    /// The date beneath them.
    date: &'a str,
}

/// A label that has a place.
#[derive(Clone, Debug)]
pub(super) struct Placed<'a> {
    /// The label.
    label: &'a Label<'a>,
    /// How far above the base its last line stands, in pixels.
    above: usize,
    /// The same on a phone, where other stacks lie beneath it; none where it has no room there.
    narrow: Option<usize>,
    /// How tall its own stack is, in pixels.
    stack: usize,
}

impl<'a> Label<'a> {
    /// Makes a label.
    pub(super) fn new(middle: f64, words: &'a str, date: &'a str) -> Self {
        Self { middle, words, date }
    }

    /// Returns the edges of the label in per cent of a picture so many pixels wide.
    fn extent(&self, width: f64) -> (f64, f64) {
        let letters = self.words.chars().count().max(self.date.chars().count());
        let size = f64::from(u16::try_from(letters).unwrap_or(u16::MAX)) * LETTER / width * 100.0;
        let indent = 8.0 / width * 100.0;
        if self.middle > TURN {
            (self.middle + indent - size, self.middle + indent)
        } else {
            (self.middle - indent, self.middle - indent + size)
        }
    }
}

/// Finds places for labels.
pub(super) fn place<'a>(labels: &'a [Label<'a>], stacks: &[Stack]) -> Vec<Placed<'a>> {
    let wide = fitting(labels, stacks, WIDE);
    let narrow = fitting(labels, stacks, NARROW);
    wide.into_iter()
        .map(|(at, above)| {
            let label = &labels[at];
            let own = stacks.iter().find(|stack| (stack.middle - label.middle).abs() < f64::EPSILON);
            let narrow = narrow.iter().find(|(other, _)| *other == at).map(|(_, above)| *above);
            Placed { label, above, narrow, stack: own.map_or(0, |stack| stack.height) }
        })
        .collect()
}

/// Returns the labels that fit into a picture so many pixels wide, with their heights above the base.
fn fitting(labels: &[Label<'_>], stacks: &[Stack], width: f64) -> Vec<(usize, usize)> {
    let mut placed: Vec<(usize, usize)> = Vec::new();
    for (at, label) in labels.iter().enumerate() {
        let (left, right) = label.extent(width);
        if left < -1.0 || right > 101.0 {
            continue;
        }
        let beneath = stacks.iter().filter(|stack| stack.middle > left - 1.0 && stack.middle < right + 1.0);
        let above = beneath.map(|stack| stack.height).max().unwrap_or_default() + 14;
        let touches = placed.iter().any(|&(other, height)| {
            let (start, end) = labels[other].extent(width);
            left < end + 1.0 && right > start - 1.0 && height.abs_diff(above) < HEIGHT
        });
        if !touches && above + HEIGHT < 150 {
            placed.push((at, above));
        }
    }
    placed
}

impl Placed<'_> {
    /// Draws the label over a base line.
    pub(super) fn draw(&self, svg: &mut String, base: usize, direction: Direction) {
        let (x, anchor) = if self.label.middle > TURN { (8, " text-anchor=\"end\"") } else { (-8, "") };
        let x = direction.along(x);
        let top = |above: usize| base.saturating_sub(above + 15);
        let (mut more, high) = (String::new(), top(self.above));
        let words = escape::text(self.label.words);
        if self.above > self.stack + LOOSE {
            let _ = write!(more, "<line class=\"o-ln w-only\" y1=\"{}\" y2=\"{}\"/>", high + 20, base - self.stack - 6);
        }
        // On a phone the date is left out, the words stand where it would, and stacks are drawn at four fifths.
        if let Some(above) = self.narrow {
            if above > self.stack + LOOSE {
                let (from, to) = (top(above) + 30, base - self.stack * 4 / 5 - 6);
                let _ = write!(more, "<line class=\"o-ln n-only\" y1=\"{from}\" y2=\"{to}\"/>");
            }
            if above != self.above {
                let y = top(above);
                let _ = write!(more, "<text class=\"o-l o-k n-only\" x=\"{x}\" y=\"{y}\"{anchor}>{words}</text>");
            }
        }
        let class = if self.narrow == Some(self.above) { "o-l o-k" } else { "o-l w-only" };
        let _ = write!(
            svg,
            "<svg x=\"{}\" y=\"0\" width=\"1\" height=\"1\" overflow=\"visible\">{more}<text class=\"{class}\" x=\"{x}\" y=\"{high}\"{anchor}>{words}<tspan class=\"w-only\" x=\"{x}\" dy=\"1.2em\">{}</tspan></text></svg>",
            direction.x(self.label.middle),
            escape::text(self.label.date)
        );
    }
}
