//! Runs the cases: files an author could have written, and what must come of them. `cases/README.md` tells the form.
//!
//! A case is a text. Running it gives the same text with every expectation replaced by what came out; the case holds
//! when the two are equal. So nothing that came out can be forgotten, and nothing expected can be left over. `UPDATE=1`
//! writes the second text in the place of the first.

mod form;
mod house;
mod markup;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

pub(crate) use form::Case;
use form::{Head, Section};
pub(crate) use form::{gather, lay_out};
pub(crate) use house::{Built, House, house};
use similar::TextDiff;

use crate::process::words;
use crate::tree;

/// Everything that came of a case.
#[derive(Debug, Default)]
struct Outcome {
    /// Problems, in the plain form.
    problems: String,
    /// What was built, by path.
    outputs: BTreeMap<String, Vec<u8>>,
    /// Every file once a command has run, by path from the root.
    files: BTreeMap<String, Vec<u8>>,
    /// What a command wrote to its standard output.
    stdout: String,
    /// What a command wrote to its standard error.
    stderr: String,
    /// The exit code of a command.
    exit: i32,
}

/// Runs a case and returns its text as it would have to be.
fn run(case: &Case, house: &dyn House) -> Result<Case, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let root = folder.path();
    lay_out(root, &case.files())?;
    let outcome = match case.text(&Head::Args) {
        Some(args) => command(root, &words(args)),
        None if case.builds() => {
            let Built { problems, outputs } = house.build(root, &words(case.text(&Head::Options).unwrap_or_default()));
            Outcome { problems, outputs, ..Outcome::default() }
        }
        None => {
            let problems = house.check(root, &words(case.text(&Head::Options).unwrap_or_default()));
            Outcome { problems, ..Outcome::default() }
        }
    };
    Ok(answered(case, &outcome))
}

/// Runs the program itself in a folder, with nothing of the environment but the path to other programs.
fn command(root: &Path, args: &[String]) -> Outcome {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.args(args).current_dir(root).env_clear().env("HOME", root).env("TZ", "UTC");
    command.env("PATH", "/usr/local/bin:/usr/bin:/bin");
    let output = command.output().unwrap_or_else(|error| panic!("the program does not start: {error}"));
    let said = |bytes: &[u8]| shown(bytes).replace(&*root.to_string_lossy(), "ROOT");
    Outcome {
        problems: String::new(),
        outputs: gather(&root.join("public")),
        files: gather(root),
        stdout: said(&output.stdout),
        stderr: said(&output.stderr),
        exit: output.status.code().unwrap_or(-1),
    }
}

/// Returns a case with its expectations replaced by what came, and what came unasked added.
fn answered(case: &Case, outcome: &Outcome) -> Case {
    let answered = |section: &Section| Section { head: section.head.clone(), text: answer(section, outcome) };
    let mut sections: Vec<Section> = case.sections.iter().map(answered).collect();
    let unasked = if case.text(&Head::Args).is_some() {
        vec![Head::Stdout, Head::Stderr, Head::Exit]
    } else {
        vec![Head::Problems]
    };
    for head in unasked.into_iter().filter(|head| case.text(head).is_none()) {
        let empty = Section { head, text: String::new() };
        sections.push(Section { text: answer(&empty, outcome), ..empty });
    }
    let silent = [Head::Problems, Head::Stdout, Head::Stderr, Head::Exit];
    sections.retain(|section| !section.text.is_empty() || !silent.contains(&section.head));
    Case { sentence: case.sentence.clone(), sections }
}

/// Returns the text that a section must have.
fn answer(section: &Section, outcome: &Outcome) -> String {
    match &section.head {
        Head::File(..) | Head::Args | Head::Options => section.text.clone(),
        Head::Problems => outcome.problems.clone(),
        Head::Stdout => outcome.stdout.clone(),
        Head::Stderr => outcome.stderr.clone(),
        Head::Exit => {
            if outcome.exit == 0 {
                String::new()
            } else {
                format!("{}\n", outcome.exit)
            }
        }
        Head::Outputs => outcome.outputs.keys().flat_map(|path| [path, "\n"]).collect(),
        Head::Output(path) => outcome.outputs.get(path).map_or_else(|| absent(path), |bytes| shown(bytes)),
        Head::After(path) => outcome.files.get(path).map_or_else(|| absent(path), |bytes| shown(bytes)),
        Head::Page(address) => page(address, outcome),
    }
}

/// Returns the main part of a page, laid out.
fn page(address: &str, outcome: &Outcome) -> String {
    let path =
        if address.is_empty() || address.ends_with('/') { format!("{address}index.html") } else { address.to_owned() };
    let Some(bytes) = outcome.outputs.get(&path) else { return absent(&path) };
    let html = shown(bytes);
    markup::main(&html).map_or_else(|| format!("({path} has no <main>)\n"), markup::laid_out)
}

/// How a section ends whose output there is not; such a case never holds, and `UPDATE=1` leaves it alone.
const ABSENT: &str = " is not among the outputs)\n";

/// Says that something expected was not built.
fn absent(path: &str) -> String {
    format!("({path}{ABSENT}")
}

/// Returns an output as text that ends with a line feed.
fn shown(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) if text.is_empty() || text.ends_with('\n') => text.to_owned(),
        Ok(text) => format!("{text}\n"),
        Err(_) => format!("({} bytes that are no text)\n", bytes.len()),
    }
}

/// Returns the difference between a case and what it would have to be; nothing when it holds.
fn difference(name: &str, wanted: &str, came: &str) -> Option<String> {
    if wanted == came && !came.contains(ABSENT) {
        return None;
    }
    let diff = TextDiff::from_lines(wanted, came);
    Some(diff.unified_diff().context_radius(4).header(&format!("{name}, as expected"), "as it came").to_string())
}

/// Runs the case in a file; gives the text it would have to have.
fn run_text(text: &str, house: &dyn House) -> Result<String, String> {
    Ok(run(&Case::read(text)?, house)?.write())
}

#[test]
fn cases() {
    let paths = tree::files("tests/cases")
        .into_iter()
        .filter(|path| Path::new(path).extension().is_some_and(|end| end == "case"));
    let mut failed = Vec::new();
    for path in paths {
        let text = tree::read(&path);
        match run_text(&text, house()) {
            Err(error) => failed.push(format!("{path}: {error}")),
            Ok(came) if tree::updating() && came != text && !came.contains(ABSENT) => tree::write(&path, &came),
            Ok(came) => failed.extend(difference(&path, &text, &came)),
        }
    }
    assert!(
        failed.is_empty(),
        "\n{}\n{} of the cases failed; UPDATE=1 rewrites what they expect\n",
        failed.join("\n"),
        failed.len()
    );
}

#[cfg(test)]
mod tests;
