//! Why nothing was published, in words.

use std::fmt;

/// Why nothing was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublishError {
    /// The repository, the branch or the command stands against it; the words say why and what to do.
    Refused(String),
    /// The machine, the connection or the remote failed; the words say in what state things are, and what `git` said.
    Failed(String),
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(words) | Self::Failed(words) => f.write_str(words),
        }
    }
}

impl std::error::Error for PublishError {}

impl PublishError {
    /// Adds what to do.
    pub(super) fn helped(self, help: &str) -> Self {
        let add = |words: String| format!("{}\nhelp: {help}", words.trim_end());
        match self {
            Self::Refused(words) => Self::Refused(add(words)),
            Self::Failed(words) => Self::Failed(add(words)),
        }
    }
}

/// Why a run of `git` did not do what it was to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GitError {
    /// There is no program `git`.
    Missing,
    /// It could not be run.
    Unrunnable(String),
    /// It said no; these are its words.
    Said(String),
    /// The remote said no; these are the words of both.
    Rejected(String),
    /// It began to send or to fetch, and ended without a word of the remote on what came of it; these are its words.
    Broken(String),
    /// It was silent for this many seconds, and was ended; these were its words until then.
    Silent(u64, String),
}

impl GitError {
    /// Makes it a failure, with what it means in front.
    pub fn told(self, meaning: &str) -> PublishError {
        PublishError::Failed(match self {
            Self::Missing => {
                "there is no program `git` here, and publishing to a branch needs it; install Git 2.31 or newer, or copy the \
                 folder that `dateline build` writes"
                    .to_owned()
            }
            Self::Unrunnable(error) => format!("{meaning}\ngit cannot be run: {error}"),
            Self::Said(words) | Self::Rejected(words) | Self::Broken(words) => format!("{meaning}{}", quoted(&words)),
            Self::Silent(seconds, words) => {
                format!("{meaning}\ngit was silent for {seconds} s and was ended; --timeout sets another limit{}", quoted(&words))
            }
        })
    }

    /// Tells whether a push that ended so may still be taken: it was on its way, and the remote has not said what became of it.
    pub(super) fn leaves_open(&self) -> bool {
        matches!(self, Self::Broken(_) | Self::Silent(..))
    }

    /// Returns its words, as far as it had some.
    pub fn words(&self) -> &str {
        match self {
            Self::Said(words) | Self::Rejected(words) | Self::Broken(words) | Self::Silent(_, words) => words,
            Self::Missing | Self::Unrunnable(_) => "",
        }
    }
}

impl From<GitError> for PublishError {
    fn from(error: GitError) -> Self {
        error.told("nothing was published, and the branch is as it was")
    }
}

/// Returns the words of `git`, each line marked as its.
fn quoted(words: &str) -> String {
    words.lines().flat_map(|line| ["\n  git: ", line]).collect()
}
