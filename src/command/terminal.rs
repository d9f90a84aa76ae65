//! The terminal: what is printed where, in which colours, how wide.

use std::ffi::OsString;
use std::io::{ErrorKind, IsTerminal, Read, Write};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::ColorChoice;

use super::MACHINE;
use super::fix::Screen;
use crate::problem::draw::{Colour, Limit, Look};

/// When to use colours, as it was typed.
static COLOR: OnceLock<ColorChoice> = OnceLock::new();

/// Whether the line on the terminal says what is being done.
static BUSY: AtomicBool = AtomicBool::new(false);

/// The width taken where no terminal says its own, in columns.
const WIDTH: usize = 100;

/// Whether something that was asked for could not be printed.
static LOST: AtomicBool = AtomicBool::new(false);

/// Prints what was asked for.
pub fn out(text: &str) {
    printed(std::io::stdout().lock().write_all(text.as_bytes()));
}

/// Says once that something that was asked for could not be printed, for [`code`] to know. A reader that has gone away, such as
/// `head`, is no failure.
pub fn printed(done: std::io::Result<()>) {
    let Err(error) = done.and_then(|()| std::io::stdout().flush()) else { return };
    if error.kind() != ErrorKind::BrokenPipe && !LOST.swap(true, Ordering::Relaxed) {
        fail(&format!("cannot write to standard output: {error}"));
    }
}

/// Returns the exit code of a command that ends with this one: the machine's failure where something could not be printed.
pub fn code(code: u8) -> u8 {
    if LOST.load(Ordering::Relaxed) { MACHINE } else { code }
}

/// Reads standard input to its end.
///
/// # Errors
///
/// When the system does not give it.
pub fn input() -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Prints what somebody should know.
pub fn tell(text: &str) {
    let mut stream = std::io::stderr().lock();
    if BUSY.swap(false, Ordering::Relaxed) {
        let _ = stream.write_all(b"\x1b[K");
    }
    let _ = stream.write_all(text.as_bytes());
}

/// Prints why a command cannot be done, the way problems are drawn.
pub fn fail(message: &str) {
    tell(&format!("error: {message}\n"));
}

/// Returns how problems are drawn on the standard error stream.
pub fn look(limit: Limit) -> Look {
    Look { colour: colour(&std::io::stderr()), width: width(), limit }
}

/// Keeps when to use colours; the first word counts.
pub fn paint(color: ColorChoice) {
    let _ = COLOR.set(color);
}

/// Returns what the standard output is.
pub fn screen() -> Screen {
    let stream = std::io::stdout();
    match colour(&stream) {
        Colour::Plain if !stream.is_terminal() => Screen::Pipe,
        colour => Screen::Terminal(colour),
    }
}

/// Decides on colours for a stream: as `--color` says, never with `NO_COLOR`, always with `CLICOLOR_FORCE`, else on a
/// terminal that has some.
fn colour(stream: &impl IsTerminal) -> Colour {
    let set = |name| variable(name).is_some_and(|value| !value.is_empty() && value != "0");
    let plain = variable("NO_COLOR").is_some_and(|value| !value.is_empty())
        || variable("TERM").is_some_and(|term| term == "dumb");
    let wanted = match COLOR.get() {
        Some(ColorChoice::Always) => true,
        Some(ColorChoice::Never) => false,
        Some(ColorChoice::Auto) | None => !plain && (set("CLICOLOR_FORCE") || stream.is_terminal()),
    };
    if wanted { Colour::Ansi } else { Colour::Plain }
}

/// Finds when to use colours among words that are not yet understood, for what has to be said about them.
pub fn wanted(words: &[OsString]) -> ColorChoice {
    let words: Vec<&str> = words.iter().filter_map(|word| word.to_str()).collect();
    let apart = words.windows(2).find(|pair| pair[0] == "--color").map(|pair| pair[1]);
    let value = apart.or_else(|| words.iter().find_map(|word| word.strip_prefix("--color=")));
    value.and_then(|value| value.parse().ok()).unwrap_or_default()
}

/// Shows what is being done, on a terminal alone, until something else is said.
pub fn doing(words: &str) {
    let stream = std::io::stderr();
    if stream.is_terminal() && variable("TERM").is_some_and(|term| term != "dumb") {
        let _ = stream.lock().write_all(format!("\r\x1b[K{words} ...\r").as_bytes());
        BUSY.store(true, Ordering::Relaxed);
    }
}

/// Returns the width that problems are drawn for: what the environment says, else that of the terminal.
fn width() -> usize {
    let said = variable("COLUMNS").and_then(|columns| columns.parse().ok());
    let real = || terminal_size::terminal_size_of(std::io::stderr()).map(|(width, _)| usize::from(width.0));
    said.or_else(real).filter(|&columns| columns >= 40).unwrap_or(WIDTH)
}

/// Returns the words that the program was started with.
pub fn arguments() -> Vec<OsString> {
    std::env::args_os().collect()
}

/// Returns a variable of the environment.
#[expect(clippy::disallowed_methods, reason = "this is the door to the environment")]
pub fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}
