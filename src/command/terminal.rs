//! The terminal: what is printed where, in which colours, how wide.

use std::io::{IsTerminal, Write};

use super::fix::Screen;
use crate::problem::draw::{Colour, Limit, Look};

/// The width taken where no terminal says its own, in columns.
const WIDTH: usize = 100;

/// Prints what was asked for.
///
/// A reader that has gone away, such as `head`, is no failure.
pub fn out(text: &str) {
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
}

/// Prints what somebody should know.
pub fn tell(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

/// Prints why a command cannot be done, the way problems are drawn.
pub fn fail(message: &str) {
    tell(&format!("error: {message}\n"));
}

/// Returns how problems are drawn on the standard error stream.
pub fn look(limit: Limit) -> Look {
    Look { colour: colour(&std::io::stderr()), width: width(), limit }
}

/// Returns what the standard output is.
pub fn screen() -> Screen {
    let stream = std::io::stdout();
    match colour(&stream) {
        Colour::Plain if !stream.is_terminal() => Screen::Pipe,
        colour => Screen::Terminal(colour),
    }
}

/// Decides on colours for a stream: never with `NO_COLOR`, always with `CLICOLOR_FORCE`, else on a terminal.
fn colour(stream: &impl IsTerminal) -> Colour {
    let set = |name| variable(name).is_some_and(|value| !value.is_empty() && value != "0");
    let plain = variable("NO_COLOR").is_some_and(|value| !value.is_empty());
    if !plain && (set("CLICOLOR_FORCE") || stream.is_terminal()) { Colour::Ansi } else { Colour::Plain }
}

/// Returns the width of the terminal, as far as the environment says.
fn width() -> usize {
    variable("COLUMNS").and_then(|columns| columns.parse().ok()).filter(|&columns| columns >= 40).unwrap_or(WIDTH)
}

/// Returns a variable of the environment.
#[expect(clippy::disallowed_methods, reason = "this is the door to the environment")]
pub fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}
