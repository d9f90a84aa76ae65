//! The closed vocabularies of the format: every value that a key can take where not every text will do.

/// A vocabulary: a closed list of words that a key accepts.
pub trait Vocabulary: Copy + 'static {
    /// What the words are, for messages: `a status`.
    const WHAT: &'static str;
    /// The words as written in a file, each with its meaning, in the order of the documentation.
    const WORDS: &'static [(&'static str, Self)];
}

/// Declares a vocabulary once: the words, their meanings and the list of all come from here.
macro_rules! vocabulary {
    ($(#[doc = $doc:literal])* $name:ident, $what:literal; $($(#[doc = $word_doc:literal])* $variant:ident = $word:literal,)*) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[doc = $word_doc])* $variant,)* }

        impl Vocabulary for $name {
            const WHAT: &'static str = $what;
            const WORDS: &'static [(&'static str, Self)] = &[$(($word, Self::$variant)),*];
        }
    };
}

vocabulary! {
    /// How sure an event is.
    Status, "a status";
    /// Solid sources agree.
    Confirmed = "confirmed",
    /// Somebody reports it.
    Reported = "reported",
    /// A party says so.
    Alleged = "alleged",
    /// Sources contradict each other.
    Disputed = "disputed",
    /// It is still going on.
    Developing = "developing",
    /// It is announced for a day to come.
    Scheduled = "scheduled",
    /// It was reported and is not so.
    Retracted = "retracted",
}

vocabulary! {
    /// How much an event stands out.
    Importance, "an importance";
    /// Shown first.
    Major = "major",
    /// Shown.
    Normal = "normal",
    /// Shown last.
    Minor = "minor",
}

vocabulary! {
    /// What an annotation does.
    AnnotationKind, "a kind of annotation";
    /// Tells what a reader needs to know.
    Context = "context",
    /// Says whether the passage is true.
    FactCheck = "fact-check",
    /// Says where the passage comes from.
    Source = "source",
    /// Corrects the passage.
    Correction = "correction",
    /// Says what the passage means.
    Analysis = "analysis",
    /// Explains a word.
    Definition = "definition",
    /// Reports that somebody contradicts.
    Dispute = "dispute",
    /// Says who was not heard.
    MissingReply = "missing-reply",
    /// Tells what happened since.
    Update = "update",
}

vocabulary! {
    /// What a check came to.
    Verdict, "a verdict";
    /// It is so.
    True = "true",
    /// It is so but for something small.
    MostlyTrue = "mostly-true",
    /// It is so, and says less than it seems to.
    NeedsContext = "needs-context",
    /// It is put so that readers take it wrongly.
    Misleading = "misleading",
    /// It is not so.
    False = "false",
    /// Nobody can say.
    Unproven = "unproven",
}

vocabulary! {
    /// How a person holds an office.
    TenureStatus, "a tenure's status";
    /// Named, not yet in office.
    Nominated = "nominated",
    /// For the time being.
    Acting = "acting",
    /// In full.
    Confirmed = "confirmed",
}

vocabulary! {
    /// What a source is.
    SourceKind, "a kind of source";
    /// A report by a newsroom.
    Report = "report",
    /// A report by an agency that others reprint.
    Wire = "wire",
    /// What a party says itself.
    Statement = "statement",
    /// A record, a letter, a law.
    Document = "document",
    /// Figures.
    Data = "data",
    /// An opinion or a study.
    Analysis = "analysis",
    /// Radio or television.
    Broadcast = "broadcast",
}
