//! What differs between a quote and a passage: word by word, and what of it changes the meaning.

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

use super::How;
use super::normal::Normal;

/// How many words are kept on either side of a change.
const KEPT: usize = 4;

/// Words that deny.
const NEGATIONS: [&str; 18] = [
    "not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "cannot", "nowhere", "hardly",
    "nicht", "kein", "keine", "nie", "jamais", "nunca",
];
/// Words that count.
const NUMBERS: [&str; 34] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "hundred",
    "thousand",
    "million",
    "billion",
    "trillion",
    "dozen",
];
/// Words that are capitalized at the start of a sentence and name nobody.
const COMMON: [&str; 48] = [
    "the", "a", "an", "in", "on", "at", "by", "of", "to", "for", "from", "with", "and", "but", "or", "as", "if", "it",
    "its", "he", "she", "they", "we", "his", "her", "their", "our", "this", "that", "these", "those", "there", "then",
    "when", "while", "after", "before", "during", "under", "over", "who", "what", "is", "was", "were", "are", "i",
    "you",
];

/// What a word that differs is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// A number.
    Number,
    /// A name.
    Name,
    /// A negation.
    Negation,
}

impl Weight {
    /// All of them, the gravest first.
    pub(super) const ALL: [Self; 3] = [Self::Number, Self::Name, Self::Negation];

    /// Returns the word for it, with its article.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Number => "a number",
            Self::Name => "a name",
            Self::Negation => "a negation",
        }
    }

    /// Returns what a word is, if it is any of these.
    fn of(word: &str) -> Option<Self> {
        let lower = word.to_lowercase().replace('\u{2019}', "'");
        if word.contains(char::is_numeric) || NUMBERS.contains(&lower.as_str()) {
            Some(Self::Number)
        } else if NEGATIONS.contains(&lower.as_str()) || lower.ends_with("n't") {
            Some(Self::Negation)
        } else if word.starts_with(char::is_uppercase) && !COMMON.contains(&lower.as_str()) {
            Some(Self::Name)
        } else {
            None
        }
    }
}

/// The difference between two texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Difference {
    /// The first text, its own words in brackets.
    pub(super) quoted: String,
    /// The second text, its own words in brackets.
    pub(super) text: String,
    /// Words of the first alone that weigh something.
    gone: Vec<(Weight, String)>,
    /// Words of the second alone that weigh something.
    new: Vec<(Weight, String)>,
}

impl Difference {
    /// Compares a quote with a passage, by words; quotes, dashes and dots are folded.
    pub(super) fn new(quoted: &str, text: &str) -> Self {
        let (old, new) = (Words::new(quoted), Words::new(text));
        let mut difference = Self::default();
        for op in capture_diff_slices(Algorithm::Myers, &old.folded, &new.folded) {
            let (before, after) = (&old.words[op.old_range()], &new.words[op.new_range()]);
            if let DiffOp::Equal { .. } = op {
                let first = op.old_range().start == 0;
                let last = op.old_range().end == old.words.len() && op.new_range().end == new.words.len();
                push_kept(&mut difference.quoted, before, (first, last));
                push_kept(&mut difference.text, after, (first, last));
            } else {
                push_changed(&mut difference.quoted, before);
                push_changed(&mut difference.text, after);
                difference.gone.extend(weights(before));
                difference.new.extend(weights(after));
                for (old, new) in denied(before, after) {
                    difference.gone.push((Weight::Negation, old));
                    difference.new.push((Weight::Negation, new));
                }
            }
        }
        difference
    }

    /// Returns one sentence for each kind of weighty word that differs, the gravest first.
    pub(super) fn flags(&self) -> Vec<String> {
        Weight::ALL.into_iter().filter_map(|weight| self.flag(weight)).collect()
    }

    /// Returns a sentence about one kind of word, when it differs.
    fn flag(&self, weight: Weight) -> Option<String> {
        let only = |these: &[(Weight, String)], those: &[(Weight, String)]| {
            let own =
                these.iter().filter(|(kind, word)| *kind == weight && !those.iter().any(|(_, other)| other == word));
            own.map(|(_, word)| format!("`{word}`")).collect::<Vec<_>>().join(", ")
        };
        let (gone, new) = (only(&self.gone, &self.new), only(&self.new, &self.gone));
        let word = weight.word();
        match (gone.is_empty(), new.is_empty()) {
            (true, true) => None,
            (false, false) => Some(format!("{word} differs: {gone} in the quote, {new} in the text")),
            (false, true) => Some(format!("{word} differs: {gone} in the quote, none in the text")),
            (true, false) => Some(format!("{word} differs: {new} in the text, none in the quote")),
        }
    }
}

/// A text as words and signs, each with the white space after it.
struct Words<'t> {
    /// As they stand.
    words: Vec<&'t str>,
    /// Folded, for comparing.
    folded: Vec<String>,
}

impl<'t> Words<'t> {
    /// Takes a text apart.
    fn new(text: &'t str) -> Self {
        let mut starts: Vec<usize> = text
            .split_word_bound_indices()
            .filter(|(at, word)| *at == 0 || !word.starts_with(char::is_whitespace))
            .map(|(at, _)| at)
            .collect();
        starts.push(text.len());
        let words: Vec<&str> = starts.windows(2).map(|pair| &text[pair[0]..pair[1]]).collect();
        let folded = words.iter().map(|word| Normal::fold(word, How::Folded)).collect();
        Self { words, folded }
    }
}

/// Returns the words that weigh something.
fn weights(words: &[&str]) -> Vec<(Weight, String)> {
    let words = words.iter().map(|word| word.trim_end());
    words.filter_map(|word| Some((Weight::of(word)?, word.to_owned()))).collect()
}

/// Beginnings of words that deny what follows.
const DENIALS: [&str; 8] = ["un", "in", "im", "ir", "il", "dis", "non", "non-"];

/// Returns pairs of words of which one denies the other: `unsettled`, `settled`.
fn denied(before: &[&str], after: &[&str]) -> Vec<(String, String)> {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let denies = |one: &str, other: &str| {
        other.chars().count() > 2 && DENIALS.iter().any(|denial| one.strip_prefix(denial) == Some(other))
    };
    let pairs = before.iter().flat_map(|old| after.iter().map(|new| (bare(old), bare(new))));
    pairs.filter(|(old, new)| denies(old, new) || denies(new, old)).collect()
}

/// Appends words that are in brackets.
fn push_changed(line: &mut String, words: &[&str]) {
    let changed = words.concat();
    if !changed.is_empty() {
        line.push('[');
        line.push_str(changed.trim_end());
        line.push(']');
        if changed.ends_with(char::is_whitespace) {
            line.push(' ');
        }
    }
}

/// Appends words both texts have, shortened in the middle, or at the end that touches no change.
fn push_kept(line: &mut String, words: &[&str], (first, last): (bool, bool)) {
    let head = if first { 0 } else { KEPT };
    let tail = if last { 0 } else { KEPT };
    if words.len() <= head + tail + KEPT {
        line.push_str(&words.concat());
        return;
    }
    line.push_str(&words[..head].concat());
    line.push('…');
    line.push_str(&words[words.len() - tail..].concat());
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Compares two texts; returns both lines and the flags.
    fn compare(quoted: &str, text: &str) -> Vec<String> {
        let difference = Difference::new(quoted, text);
        let mut lines = vec![difference.quoted.clone(), difference.text.clone()];
        lines.extend(difference.flags());
        lines
    }

    #[test]
    fn what_changes_the_meaning_is_said() {
        assert_eq!(
            compare("by a vote of 50 to 48", "by a vote of 50 to 47"),
            [
                "by a vote of 50 to [48]",
                "by a vote of 50 to [47]",
                "a number differs: `48` in the quote, `47` in the text"
            ]
        );
        assert_eq!(
            compare("He would resign", "He would not resign"),
            ["He would resign", "He would [not] resign", "a negation differs: `not` in the text, none in the quote"]
        );
        assert_eq!(
            compare("It was unsettled.", "It was settled."),
            [
                "It was [unsettled].",
                "It was [settled].",
                "a negation differs: `unsettled` in the quote, `settled` in the text"
            ]
        );
        assert_eq!(
            compare("said Mayorkas", "said Magnus"),
            ["said [Mayorkas]", "said [Magnus]", "a name differs: `Mayorkas` in the quote, `Magnus` in the text"]
        );
    }

    #[test]
    fn long_stretches_without_change_are_cut() {
        let quoted = "one two three four five six seven eight nine ten old eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
        let text = quoted.replace("old", "new");
        assert_eq!(
            compare(quoted, &text),
            [
                "…seven eight nine ten [old] eleven twelve thirteen fourteen …",
                "…seven eight nine ten [new] eleven twelve thirteen fourteen …"
            ]
        );
    }

    #[test]
    fn folded_signs_are_no_difference() {
        assert_eq!(compare("\"a\" - b", "“a” — c"), ["\"a\" - [b]", "“a” — [c]"]);
    }
}
