//! What probably went wrong where YAML cannot be read, and the line to type instead.
//!
//! A reader of YAML gives up far from the mistake and in words of its own. So each line up to there is tried with the
//! everyday cures of [`cure`]; a cure counts only if the block can be read further with it, which is tested. What was
//! cured is told as such, one problem a mistake; what was not is told in the reader's words, put plainly.

mod cure;
mod quotes;

use std::ops::Range;

use cure::Cure;
pub(super) use cure::quoted;

use super::front::{lines, span};
use super::yaml::{self, DEPTH, Failure, Feature};
use crate::problem::wording::ticked;
use crate::problem::{Problem, Problems, Rule};
use crate::text::{FileId, Place};

/// How many lines above the one where reading stopped are suspected.
const REACH: usize = 60;

/// How many bytes are read again, at most, to find a cure.
const WORK: usize = 8 << 20;

/// How many mistakes of one block are told.
const MOST: usize = 30;

/// A block that cannot be read.
pub(super) struct Wreck<'a> {
    /// The file.
    pub file: FileId,
    /// Its text.
    pub text: &'a str,
    /// The block in it.
    pub block: Range<usize>,
}

impl Wreck<'_> {
    /// Says what went wrong, in the order of the lines.
    pub(super) fn problems(&self, failure: Failure) -> Problems {
        let (at, reason) = match failure {
            Failure::Syntax { at, reason } => (at, reason),
            Failure::Refused { at, feature } => return vec![self.refused(at, feature)],
        };
        if let Some(problem) = self.unclosed(at) {
            return vec![problem];
        }
        let problems = self.cured(at, reason.clone());
        if problems.is_empty() { vec![self.plain(at, &reason)] } else { problems }
    }

    /// Makes a place of bytes of the block.
    fn place(&self, range: Range<usize>) -> Place {
        Place::Span(span(self.file, self.block.start + range.start..self.block.start + range.end))
    }

    /// Returns the block's text.
    fn block(&self) -> &str {
        &self.text[self.block.clone()]
    }

    /// Cures mistakes one after the other, as long as that gets the reader further.
    ///
    /// The lines to type are certain enough to be put there only when the block can be read with all of them.
    fn cured(&self, at: usize, reason: String) -> Problems {
        let originals: Vec<Range<usize>> = lines(self.block(), 0).collect();
        let mut now: Vec<usize> = (0..originals.len()).collect();
        let mut mended = self.block().to_owned();
        let mut failure = Some(Failure::Syntax { at, reason });
        let mut problems = Problems::new();
        let mut told = Vec::new();
        while let Some(Failure::Syntax { at, reason }) = &failure
            && problems.len() < MOST
        {
            let Some((line, cure, next)) = find(&mended, *at, reason) else { break };
            let Some(original) = now.get(line).copied().filter(|original| !told.contains(original)) else { break };
            told.push(original);
            problems.push(self.told(originals[original].clone(), &cure));
            mended = replaced(&mended, line, &cure.line);
            now.splice(line..=line, cure.line.lines().map(|_| original));
            failure = next;
        }
        if failure.is_some() && problems.len() < MOST {
            for problem in &mut problems {
                problem.fix = None;
            }
        }
        problems
    }

    /// Tells one cured mistake.
    fn told(&self, line: Range<usize>, cure: &Cure) -> Problem {
        let typed = self.block()[line.clone()].trim_end();
        let whole = line.start..line.start + typed.len();
        let start = (line.start + cure.at).min(whole.end);
        let end = (start + cure.length).min(whole.end);
        let fresh = cure.line.trim_start();
        let help = if fresh.contains('\n') {
            "write the text under its key".to_owned()
        } else {
            format!("write {}", ticked(fresh))
        };
        Problem::new(Rule::YamlSyntax, self.place(start..end), cure.message.clone())
            .help(help)
            .fix(self.place(whole), cure.line.clone())
    }

    /// Tells what the reader says, where no cure was found.
    fn plain(&self, at: usize, reason: &str) -> Problem {
        let block = self.block();
        let unseen = block.find(|c: char| c.is_control() && !matches!(c, '\n' | '\t'));
        let at = unseen.unwrap_or(at).min(block.trim_end().len());
        let end = block[at..].chars().next().filter(|c| *c != '\n').map_or(at, |c| at + c.len_utf8());
        let (message, help) = meaning(reason, block[at..].chars().next());
        Problem::new(Rule::YamlSyntax, self.place(at..end), message).help(help)
    }

    /// Recognizes a front matter that runs into the text because its closing line is missing.
    fn unclosed(&self, at: usize) -> Option<Problem> {
        let block = self.block();
        if self.block.start == 0 {
            return None;
        }
        let mut blank = false;
        let prose = lines(block, 0).take_while(|line| line.start <= at).find(|line| {
            let found = blank && reads_as_prose(&block[line.clone()]);
            blank = block[line.clone()].trim().is_empty();
            found
        })?;
        yaml::read(&block[..prose.start]).ok()?;
        let end = prose.start + block[prose.clone()].trim_end().len();
        let message = "the front matter is never closed";
        let problem = Problem::new(Rule::MissingFrontMatter, self.place(prose.start..end), message);
        Some(problem.label("the text seems to begin here").help("write a line `---` before the text"))
    }

    /// Tells that a part of YAML is used that is not accepted.
    fn refused(&self, at: Range<usize>, feature: Feature) -> Problem {
        let typed = self.block().get(at.clone()).unwrap_or_default();
        let what = match feature {
            Feature::Anchor => "an anchor",
            Feature::Alias => "an alias",
            Feature::Tag => "a tag",
            Feature::Question => {
                let message =
                    format!("{} begins with a question mark inside brackets, which YAML reads as a key", ticked(typed));
                let problem = Problem::new(Rule::YamlSyntax, self.place(at), message);
                return problem.help(format!("put it in quotes: {}", ticked(&format!("\"{typed}\""))));
            }
            Feature::Depth => {
                let message = format!("lists and maps stand more than {DEPTH} deep in each other");
                let problem = Problem::new(Rule::YamlSyntax, self.place(at), message);
                return problem.help("no key of the format needs that: write it flat");
            }
        };
        let message = format!("{} is {what} to YAML, and those are not accepted", ticked(typed));
        let problem = Problem::new(Rule::YamlAlias, self.place(at.clone()), message);
        let other = match feature {
            Feature::Anchor => typed.replacen('&', "*", 1),
            _ => typed.replacen('*', "&", 1),
        };
        let meant = feature == Feature::Tag || !self.block().contains(&other);
        let line = lines(self.block(), 0).find(|line| line.contains(&at.start)).unwrap_or_default();
        let fresh = cure::in_quotes(&self.block()[line.clone()], at.start - line.start).filter(|_| meant);
        let Some(fresh) = fresh else {
            return problem.help("write the value out in each place where it is needed");
        };
        let problem = problem.help(format!("if it is text, put it in quotes: {}", ticked(fresh.trim_start())));
        let number = self.block()[..line.start].matches('\n').count();
        // A tag may be meant as one; an alias of nothing, and an anchor that nothing refers to, cannot be.
        if feature == Feature::Tag || yaml::read(&replaced(self.block(), number, &fresh)).is_err() {
            return problem;
        }
        let end = line.start + self.block()[line.clone()].trim_end().len();
        problem.fix(self.place(line.start..end), fresh)
    }
}

/// Tells whether a line reads as a sentence and not as YAML.
fn reads_as_prose(line: &str) -> bool {
    let first = line.split_whitespace().next().unwrap_or_default();
    let key = first.strip_suffix(':').is_some_and(|key| key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'));
    !first.is_empty() && !line.starts_with([' ', '\t']) && !key && !matches!(first, "-" | "#" | "---")
}

/// Finds the line and the cure with which a block can be read further, and how far: nothing when it is whole.
fn find(block: &str, at: usize, reason: &str) -> Option<(usize, Cure, Option<Failure>)> {
    let rows: Vec<&str> = block.lines().collect();
    let last = rows.len().saturating_sub(1);
    let stopped = block[..at.min(block.len())].matches('\n').count().min(last);
    let began = context(reason).map(|line| line.min(last));
    let suspects = began.into_iter().chain((0..=stopped).rev().take(REACH)).chain([stopped + 1]);
    let tries = (WORK / block.len().max(1)).clamp(4, 2 * REACH);
    let cures = suspects
        .filter(|line| *line <= last)
        .flat_map(|line| cure::all(&rows, line).into_iter().map(move |cure| (line, cure)));
    for (line, cure) in cures.take(tries) {
        let mended = replaced(block, line, &cure.line);
        let next = yaml::read(&mended).err();
        if gets_further(next.as_ref(), &mended, stopped.max(line)) {
            return Some((line, cure, next));
        }
    }
    None
}

/// Tells whether a reader with a cure got past a line.
fn gets_further(next: Option<&Failure>, mended: &str, line: usize) -> bool {
    match next {
        None => true,
        Some(Failure::Refused { .. }) => false,
        Some(Failure::Syntax { at, .. }) => *at < mended.trim_end().len() && mended[..*at].matches('\n').count() > line,
    }
}

/// Returns the line, from 0, where the reader says that the quotes it was reading began.
fn context(reason: &str) -> Option<usize> {
    let (_, context) = reason.split_once(", while ").filter(|(_, context)| context.contains("quoted scalar"))?;
    let (_, line) = context.split_once(" at line ")?;
    let line: usize = line.split(' ').next()?.parse().ok()?;
    line.checked_sub(1)
}

/// Returns a block with one line replaced.
fn replaced(block: &str, line: usize, fresh: &str) -> String {
    let mut text = String::with_capacity(block.len() + fresh.len());
    for (at, old) in block.lines().enumerate() {
        text.push_str(if at == line { fresh } else { old });
        text.push('\n');
    }
    text
}

/// What to do about brackets.
const BRACKETS: &str = "close every bracket, and put text that holds a colon, a comma or a bracket in quotes";

/// Puts the reader's words plainly, with what to do.
fn meaning(reason: &str, found: Option<char>) -> (String, &'static str) {
    let here = found.filter(|c| !c.is_whitespace()).map_or_else(|| "this".to_owned(), |c| ticked(&c.to_string()));
    let said = |words: &str| reason.contains(words);
    if said("mapping values are not allowed") {
        return ("a colon stands where no key can be".into(), "put text that holds a colon in quotes");
    }
    if said("found character that cannot start any token") {
        return (format!("{here} cannot begin a value"), "put the text in quotes");
    }
    if said("unexpected end of stream") || said("unexpected document indicator") {
        return ("quotes are opened and never closed".into(), "close the quotes on the line where they begin");
    }
    if said("',' or ']'") {
        return (format!("a list between `[` and `]` cannot go on with {here}"), BRACKETS);
    }
    if said("',' or '}'") {
        return (format!("a map between `{{` and `}}` cannot go on with {here}"), BRACKETS);
    }
    if said("control characters") {
        return ("a character that cannot be seen stands here".into(), "take it out");
    }
    if said("more than one document") || said("expected <document start>") {
        return ("a second YAML document begins here".into(), "write everything in one, without `---` inside");
    }
    if said("could not find expected ':'") {
        return (
            "a colon is missing after a key".into(),
            "write `key: value`, or indent the line if it goes on with the text above",
        );
    }
    if said("expected key") || said("'-' indicator") {
        return (
            format!("YAML does not expect {here} here"),
            "compare the indentation with the line above, and put text in quotes",
        );
    }
    (format!("this is not YAML: {}", first_words(reason)), "put text in quotes, and indent with spaces")
}

/// Returns what the reader says first, without its own counting of lines.
fn first_words(reason: &str) -> &str {
    let end = reason.find(" at line").or_else(|| reason.find(", while")).unwrap_or(reason.len());
    &reason[..end]
}

#[cfg(test)]
mod tests;
