//! The same content gives the same bytes: on any number of threads, in any order of files, time after time.

use std::collections::BTreeMap;

use dateline::files::Files;
use dateline::problem::Severity;
use dateline::problem::draw::plain;
use dateline::render::Output;
use dateline::{Options, check, parse};
use rayon::prelude::*;

use crate::tree;

/// Returns the texts of the project's own content, by path.
fn texts() -> Vec<(String, String)> {
    tree::files("content").into_iter().map(|path| (path.clone(), tree::read(&path))).collect()
}

/// Checks and renders content on so many threads; returns the problems in words, and the outputs by path.
fn built(texts: Vec<(String, String)>, threads: usize) -> (String, BTreeMap<String, Vec<u8>>) {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
    pool.install(|| {
        let files = Files::from_texts(texts);
        let checked = check(&files, &Options::default(), (Vec::new(), &mut |_| {}));
        let ready = checked.ready.as_ref().expect("content without errors");
        let renderer = ready.renderer(&files);
        let outputs = ready.plan.entries.par_iter().map(|entry| {
            let bytes = match renderer.render(entry, Vec::new()).expect("templates without mistakes") {
                Output::Made(bytes) => bytes,
                Output::Theme(bytes) => bytes.to_vec(),
                Output::Copy(path) => path.as_bytes().to_vec(),
            };
            (entry.address.output_path().into_owned(), bytes)
        });
        (plain(&checked.problems, &parse::Places::new(&files)), outputs.collect())
    })
}

/// Returns the paths of outputs that differ.
fn different(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let paths = one.keys().chain(other.keys());
    let mut differ: Vec<String> = paths.filter(|path| one.get(*path) != other.get(*path)).cloned().collect();
    differ.dedup();
    differ
}

#[test]
fn threads_and_the_order_of_files_play_no_part() {
    let texts = texts();
    let mut reversed = texts.clone();
    reversed.reverse();
    let (problems, outputs) = built(texts.clone(), 1);
    assert!(outputs.len() > 100, "{} outputs", outputs.len());
    for (texts, threads) in [(texts, 4), (reversed, 2)] {
        let (other_problems, other_outputs) = built(texts, threads);
        assert_eq!(problems, other_problems);
        assert_eq!(different(&outputs, &other_outputs), Vec::<String>::new());
    }
}

#[test]
fn the_content_has_neither_errors_nor_warnings() {
    let files = Files::from_texts(texts());
    let mut problems = check(&files, &Options::default(), (Vec::new(), &mut |_| {})).problems;
    problems.retain(|problem| problem.severity != Severity::Note);
    assert_eq!(plain(&problems, &parse::Places::new(&files)), "");
}

#[test]
fn a_difference_is_seen() {
    let (_, outputs) = built(texts(), 2);
    let mut other = outputs.clone();
    other.insert("index.html".to_owned(), b"something else".to_vec());
    assert_eq!(different(&outputs, &other), ["index.html"]);
}
