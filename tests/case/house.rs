//! Connects the cases with the house: the one place of the tests that knows how content is checked and built.

use std::collections::BTreeMap;
use std::path::Path;

use clap::Parser;
use dateline::command::{Arguments, Verb, report};
use dateline::files::Files;
use dateline::parse::Places;
use dateline::problem::draw::plain;
use dateline::render::Output;
use dateline::{Checked, Options, check};

/// What a build gave.
#[derive(Debug, Default)]
pub(crate) struct Built {
    /// The problems, in the plain form of `problem::draw::plain`.
    pub(crate) problems: String,
    /// The outputs by path; empty when there were errors.
    pub(crate) outputs: BTreeMap<String, Vec<u8>>,
}

/// Whatever checks and builds the content of a folder.
pub(crate) trait House {
    /// Returns the problems of the content below a folder, in plain form. Options are written as for the command.
    fn check(&self, root: &Path, options: &[String]) -> String;
    /// Builds the content below a folder, in memory.
    fn build(&self, root: &Path, options: &[String]) -> Built;
}

/// Returns the house.
pub(crate) fn house() -> &'static dyn House {
    &Dateline
}

/// The library itself.
struct Dateline;

/// Reads options as the command line does.
fn options(written: &[String]) -> Options {
    let typed = ["dateline", "check"].into_iter().chain(written.iter().map(String::as_str));
    let Verb::Check(arguments) = Arguments::parse_from(typed).verb else { panic!("no check") };
    report::options(&arguments.shared, arguments.today.as_deref()).expect("options that can be read")
}

/// Reads and checks the content below a folder.
fn checked(root: &Path, written: &[String]) -> (Files, Checked) {
    let options = options(written);
    let (files, problems) = Files::read(root).unwrap_or_else(|_| (Files::default(), Vec::new()));
    let checked = check(&files, &options, (problems, &mut |_| {}));
    (files, checked)
}

/// Reads a file that is copied.
#[expect(clippy::disallowed_methods, reason = "a test looks at the disk itself")]
fn read(path: &Path) -> Vec<u8> {
    std::fs::read(path).expect("an asset that can be read")
}

impl House for Dateline {
    fn check(&self, root: &Path, options: &[String]) -> String {
        let (files, checked) = checked(root, options);
        plain(&checked.problems, &Places::new(&files))
    }

    fn build(&self, root: &Path, options: &[String]) -> Built {
        let (files, checked) = checked(root, options);
        let problems = plain(&checked.problems, &Places::new(&files));
        let Some(ready) = &checked.ready else { return Built { problems, outputs: BTreeMap::new() } };
        let renderer = ready.renderer(&files);
        let bytes = |output| match output {
            Output::Made(bytes) => bytes,
            Output::Theme(bytes) => bytes.to_vec(),
            Output::Copy(path) => read(&root.join(path)),
        };
        let outputs = ready.plan.entries.iter().map(|entry| {
            let output = renderer.render(entry, Vec::new()).expect("templates without a mistake");
            (entry.address.output_path().into_owned(), bytes(output))
        });
        Built { problems, outputs: outputs.collect() }
    }
}
