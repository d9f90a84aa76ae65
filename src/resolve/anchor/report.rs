//! What an author is told about a passage that was not found, or found too often.

use super::context::{self, spaced};
use super::difference::Difference;
use super::nearest::Nearest;
use super::normal::Normal;
use super::{Candidate, How, Index, Outcome, Settle};
use crate::problem::{Problem, Rule};
use crate::prose::{Passage, Selector};
use crate::text::Place;

/// From which likeness on, in per cent, a passage is worth comparing word by word.
const CLOSE: u8 = 68;
/// What to do when the passage is gone.
const GONE: &str = "copy the words from the page as it is now, or remove the annotation";
/// How many characters of a passage a message shows.
const SHOWN: usize = 90;

impl Index<'_> {
    /// Returns what an author has to be told about an outcome; `place` is where the quote was written.
    pub fn problem(&self, selector: &Selector, place: Place, outcome: &Outcome) -> Option<Problem> {
        match outcome {
            Outcome::Anchored { drift: false, .. } => None,
            Outcome::Anchored { anchor, .. } => Some(self.drifted(selector, place, *anchor)),
            Outcome::Ambiguous { count, candidates } => Some(self.ambiguous(selector, place, (*count, candidates))),
            Outcome::OutOfRange { count, candidates } => Some(self.out_of_count(selector, place, (*count, candidates))),
            Outcome::Empty => Some(
                Problem::new(Rule::OrphanedAnnotation, place, "the quote has no words")
                    .help("copy the words of the passage from the page"),
            ),
            Outcome::Orphaned => Some(self.orphaned(selector, place)),
        }
    }

    /// Says that a passage is not in the text, and what comes nearest.
    fn orphaned(&self, selector: &Selector, place: Place) -> Problem {
        let Nearest { passages, likeness, plain } = self.nearest(selector);
        let message = format!("the passage {} is not in the text", shown(&selector.quote));
        let mut problem = Problem::new(Rule::OrphanedAnnotation, place, message);
        if plain.is_some() {
            problem = problem.help("quote the words as the reader sees them, without Markdown or entities");
        }
        let Some((&first, others)) = passages.split_first() else {
            return problem.note("nothing in the text comes near it").help(GONE);
        };
        let quote = spaced(plain.as_deref().unwrap_or(&selector.quote).trim());
        let first = self.signed(self.widened(first, &quote), &quote);
        let words = spaced(self.prose.slice(first));
        problem = problem.also(self.prose.place(first), "the nearest wording");
        for &other in others {
            let label = format!("also near: {}", shown(self.prose.slice(other)));
            problem = problem.also(self.prose.place(other), label);
        }
        let keys = self.renamed(selector, first);
        let plainly = keys.len() == 1;
        if words == quote {
            let problem = problem.help(format!("type `quote: {}`", quoted(&words)));
            return if plainly { problem.fix(place, quoted(&words)) } else { problem.choice(keys, Vec::new()) };
        }
        if likeness < CLOSE {
            return problem.note("nothing in the text comes very near it").help(GONE);
        }
        let weighs = Difference::new(&quote, &words).flags();
        let help = "if the annotation still holds, quote the text as it is now";
        let problem = compared(problem, &quote, &words).help(format!("{help}: `quote: {}`", quoted(&words)));
        if plainly && weighs.is_empty() && same_words(&quote, &words) {
            return problem.fix(place, quoted(&words));
        }
        problem.choice(keys, weighs)
    }

    /// Returns the keys of a selector with which it names a passage whose words have changed: the quote, and what is given
    /// around it where that no longer settles which passage is meant.
    fn renamed(&self, selector: &Selector, passage: Passage) -> Vec<(&'static str, Option<String>)> {
        let quote = spaced(self.prose.slice(passage));
        let quoted = [("quote", Some(quote.clone()))];
        let still = Selector { quote, ..selector.clone() };
        if matches!(self.find(&still), Outcome::Anchored { anchor, drift: false, .. } if anchor == passage) {
            return quoted.into();
        }
        let settle = self.settle(&still.quote, passage);
        let key = |name: &'static str, given: bool, words: Option<String>| {
            (given || words.is_some()).then_some((name, words))
        };
        let [prefix, suffix, occurrence] = match settle {
            None => [None, None, None],
            Some(Settle::Prefix(words)) => [Some(words), None, None],
            Some(Settle::Suffix(words)) => [None, Some(words), None],
            Some(Settle::Occurrence(number)) => [None, None, Some(number.to_string())],
        };
        let context = [
            key("prefix", selector.prefix.is_some(), prefix),
            key("suffix", selector.suffix.is_some(), suffix),
            key("occurrence", selector.occurrence.is_some(), occurrence),
            key("start", selector.start.is_some(), None),
        ];
        quoted.into_iter().chain(context.into_iter().flatten()).collect()
    }

    /// Returns what sets a passage apart from all others with the same words; nothing when there is no other.
    fn settle(&self, quote: &str, passage: Passage) -> Option<Settle> {
        let selector = Selector { quote: quote.to_owned(), ..Selector::default() };
        match self.find(&selector) {
            Outcome::Ambiguous { .. } => {
                let found = self.matches(&Normal::fold(quote, How::Exact), How::Exact);
                let nth = found.iter().position(|other| *other == passage)?;
                Some(context::settle(self.prose, self.folded(), &found, nth))
            }
            _ => None,
        }
    }

    /// Says that a passage is in the text more than once.
    fn ambiguous(&self, selector: &Selector, place: Place, (count, candidates): (usize, &[Candidate])) -> Problem {
        let given = selector.prefix.is_some() || selector.suffix.is_some();
        let kind = if given { ", and the words given around it do not settle which is meant" } else { "" };
        let message = format!("the passage {} is in the text {}{kind}", shown(&selector.quote), times(count));
        let problem = Problem::new(Rule::AmbiguousAnnotation, place, message);
        self.listed(problem, count, candidates).help("add the line of the passage you mean to the annotation")
    }

    /// Says that there is no such occurrence.
    fn out_of_count(&self, selector: &Selector, place: Place, (count, candidates): (usize, &[Candidate])) -> Problem {
        let number = selector.occurrence.unwrap_or_default();
        let quote = shown(&selector.quote);
        let message = match number {
            0 => "occurrences are counted from 1".to_owned(),
            _ => format!("there is no occurrence {number} of {quote}: it is in the text {}", times(count)),
        };
        let problem = Problem::new(Rule::OrphanedAnnotation, place, message);
        self.listed(problem, count, candidates).help("give the number, or the line, of the passage you mean")
    }

    /// Points at candidates, each with the line that settles it.
    fn listed(&self, mut problem: Problem, count: usize, candidates: &[Candidate]) -> Problem {
        for candidate in candidates {
            let label = format!("for this one: `{}`", line(&candidate.settle));
            problem = problem.also(self.prose.place(candidate.passage), label);
            problem = problem.choice(vec![key(&candidate.settle)], Vec::new());
        }
        let rest = count.saturating_sub(candidates.len());
        if rest > 0 { problem.note(format!("and {rest} more")) } else { problem }
    }

    /// Says that the words around a passage are no longer there.
    fn drifted(&self, selector: &Selector, place: Place, anchor: Passage) -> Problem {
        let message = format!("the words around {} are no longer those given", shown(&selector.quote));
        let mut problem = Problem::new(Rule::ContextDrift, place, message)
            .also(self.prose.place(anchor), "the annotation stands here")
            .note("make sure that it still says what the annotation is about");
        let (before, after) = self.surroundings(anchor);
        let mut keys = Vec::new();
        for (key, given, now) in [("prefix", &selector.prefix, before), ("suffix", &selector.suffix, after)] {
            if given.is_some() {
                problem = problem.help(format!("the text now has `{key}: {}`", quoted(&now)));
                keys.push((key, Some(now)));
            }
        }
        problem.choice(keys, Vec::new())
    }

    /// Returns a passage with as many more words at either end as the quote has there and the passage leaves out: what
    /// was changed at an end has to be seen too.
    fn widened(&self, passage: Passage, quote: &str) -> Passage {
        let quoted: Vec<String> = words(quote).collect();
        let found: Vec<String> = words(self.prose.slice(passage)).collect();
        let first = found.first().and_then(|word| quoted.iter().position(|other| other == word));
        let last = found.last().and_then(|word| quoted.iter().rev().position(|other| other == word));
        let (before, after) = self.around(passage);
        let more = |side: usize| u32::try_from(side).unwrap_or_default();
        let start = passage.start.0 - more(backward(before, first.unwrap_or_default()));
        Passage::new(start, passage.end.0 + more(forward(after, last.unwrap_or_default())))
    }

    /// Returns a passage with as many of the signs right around it as the quote has at either end: marks belong in pairs.
    fn signed(&self, passage: Passage, quote: &str) -> Passage {
        let words = self.prose.slice(passage);
        let (before, after) = self.around(passage);
        let sign = |c: &char| SIGNS.contains(*c);
        let more = |quote: usize, own: usize, around: &mut dyn Iterator<Item = char>| -> usize {
            around.take(quote.saturating_sub(own)).take_while(sign).map(char::len_utf8).sum()
        };
        let first = |text: &str| text.chars().take_while(sign).count();
        let last = |text: &str| text.chars().rev().take_while(sign).count();
        let start = more(first(quote), first(words), &mut before.chars().rev());
        let end = more(last(quote), last(words), &mut after.chars());
        let bytes = |count: usize| u32::try_from(count).unwrap_or_default();
        Passage::new(passage.start.0 - bytes(start), passage.end.0 + bytes(end))
    }

    /// Returns what stands before and after a passage in its zone.
    fn around(&self, passage: Passage) -> (&str, &str) {
        let range = passage.range();
        let text = self.prose.text();
        let zone = self.prose.zones().iter().find(|zone| zone.start <= passage.start && passage.end <= zone.end);
        let zone = zone.map_or(range.clone(), |zone| zone.range());
        (&text[zone.start..range.start], &text[range.end..zone.end])
    }

    /// Returns a few words before and after a passage.
    fn surroundings(&self, anchor: Passage) -> (String, String) {
        let (before, after) = self.around(anchor);
        let head = before.char_indices().rev().filter(|(_, c)| c.is_whitespace()).nth(4);
        let tail = after.char_indices().filter(|(_, c)| c.is_whitespace()).nth(4);
        let head = head.map_or(0, |(at, c)| at + c.len_utf8());
        let tail = tail.map_or(after.len(), |(at, _)| at);
        (spaced(&before[head..]), spaced(&after[..tail]))
    }
}

/// Returns the words of a text in lower case, without the signs around them.
fn words(text: &str) -> impl Iterator<Item = String> {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    text.split_whitespace().map(bare).filter(|word| !word.is_empty())
}

/// What ends a sentence.
const STOPS: [char; 4] = ['.', '!', '?', '…'];

/// Returns how many bytes the next words take, as far as their sentence goes.
fn forward(after: &str, count: usize) -> usize {
    let mut end = 0;
    let next = after.split_inclusive(char::is_whitespace).filter(|word| !word.trim().is_empty());
    if !after.starts_with(char::is_whitespace) {
        return 0;
    }
    for word in next.take(count) {
        let bare = word.trim_end().trim_end_matches(|c: char| !c.is_alphanumeric());
        end = after[end..].find(word).map_or(end, |at| end + at + bare.len());
        if word.trim_end().ends_with(STOPS) {
            break;
        }
    }
    end
}

/// Returns how many bytes the last words before a passage take, as far as its sentence goes.
fn backward(before: &str, count: usize) -> usize {
    if !before.ends_with(char::is_whitespace) {
        return 0;
    }
    let mut start = before.len();
    for word in before.split_whitespace().rev().take(count).take_while(|word| !word.ends_with(STOPS)) {
        start = before[..start].rfind(word).unwrap_or(start);
    }
    before.len() - start
}

/// Adds what differs between a quote and the text: what weighs most comes first.
fn compared(mut problem: Problem, quote: &str, words: &str) -> Problem {
    let difference = Difference::new(quote, words);
    for flag in difference.flags() {
        problem = problem.note(flag);
    }
    if difference.quoted == difference.text {
        return problem.note("they differ in capitals, accents or the form of letters alone");
    }
    problem.note(format!("you quote: {}", difference.quoted)).note(format!("text says: {}", difference.text))
}

/// Writes the line of a selector that settles a passage.
fn line(settle: &Settle) -> String {
    match settle {
        Settle::Prefix(words) => format!("prefix: {}", quoted(words)),
        Settle::Suffix(words) => format!("suffix: {}", quoted(words)),
        Settle::Occurrence(number) => format!("occurrence: {number}"),
    }
}

/// Returns the key of a selector that settles a passage, with its text.
fn key(settle: &Settle) -> (&'static str, Option<String>) {
    match settle {
        Settle::Prefix(words) => ("prefix", Some(words.clone())),
        Settle::Suffix(words) => ("suffix", Some(words.clone())),
        Settle::Occurrence(number) => ("occurrence", Some(number.to_string())),
    }
}

/// Signs that may come and go without a change of meaning; a `?`, a `%` or a currency is none.
const SIGNS: &str = ".,;:!\"'“”‘’„«»‹›()[]…*_";

/// Tells whether two texts have the same words in the same order, whatever their capitals and the signs around them.
fn same_words(one: &str, other: &str) -> bool {
    let bare = |text: &str| -> Vec<String> {
        let words = text.split_whitespace().map(|word| word.trim_matches(|c| SIGNS.contains(c)).to_lowercase());
        words.filter(|word| !matches!(word.as_str(), "" | "-" | "–" | "—")).collect()
    };
    bare(one) == bare(other)
}

/// Writes how often.
fn times(count: usize) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        _ => format!("{count} times"),
    }
}

/// Writes words for a message: in backticks, on one line, the middle left out when they are many.
fn shown(words: &str) -> String {
    let words = spaced(words.trim());
    let length = words.chars().count();
    if length <= SHOWN {
        return format!("`{words}`");
    }
    let head: String = words.chars().take(SHOWN * 2 / 3).collect();
    let tail: String = words.chars().skip(length - SHOWN / 3).collect();
    format!("`{}…{}`", head.trim_end(), tail.trim_start())
}

/// Writes words as a double-quoted YAML value.
pub(super) fn quoted(words: &str) -> String {
    let mut value = String::with_capacity(words.len() + 2);
    value.push('"');
    for character in words.chars() {
        match character {
            '"' | '\\' => value.extend(['\\', character]),
            _ if character.is_control() => value.extend(format!("\\u{:04x}", u32::from(character)).chars()),
            _ => value.push(character),
        }
    }
    value.push('"');
    value
}
