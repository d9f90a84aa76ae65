//! Every rule in one place: its name, its weight, why it is there, an example, and the cure.
//!
//! Owns the list of rules and what each says of itself. A rule stands in one file of `rule/`, with all that is known
//! about it; `explain`, `docs/rules.md`, SARIF and the tests come from there. Does not find problems: the stage that
//! reads, parses or resolves does, and names the rule.

mod annotation;
mod evidence;
mod form;
mod name;
mod reading;
mod reference;
mod site;
mod text;
mod time;

use super::Severity;

/// Whether a site may set a rule's level and allow cases of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// The rule guards what the site rests on; it always has its own weight.
    Fixed,
    /// The rule is a matter of judgement; `site.yaml` may set its level and allow cases with reasons.
    Settable,
}

/// The same content wrong and right, as an author would type it.
///
/// An example that a test can build is written like a case: a line `-- path --` before each file. Any other tells in
/// words or commands what no text can hold, such as a file's encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// What both have in common; empty for nothing.
    pub given: &'static str,
    /// What breaks the rule.
    pub wrong: &'static str,
    /// What to type instead.
    pub right: &'static str,
}

/// What a rule says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The name, as `explain` and `site.yaml` take it.
    pub name: &'static str,
    /// The weight a problem of this rule has unless the site says otherwise.
    pub severity: Severity,
    /// Whether the site may say otherwise.
    pub bound: Bound,
    /// What is wrong, in one sentence.
    pub summary: &'static str,
    /// Why that is bad.
    pub why: &'static str,
    /// Wrong, then right.
    pub example: Example,
    /// What to do about it.
    pub cure: &'static str,
}

/// Joins each variant with its entry, so that a rule without an explanation does not compile.
macro_rules! rules {
    ($($variant:ident = $group:ident::$entry:ident,)*) => {
        /// A rule the content is held to.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $(
                #[doc = concat!("Explained in `rule/", stringify!($group), ".rs`, `", stringify!($entry), "`.")]
                $variant,
            )*
        }

        impl Rule {
            /// All rules, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Returns what the rule says of itself.
            pub fn entry(self) -> &'static Entry {
                match self { $(Self::$variant => &$group::$entry),* }
            }
        }
    };
}

rules! {
    UnreadableFile = reading::UNREADABLE_FILE,
    NotUtf8 = reading::NOT_UTF8,
    FileTooLarge = reading::FILE_TOO_LARGE,
    LinkOutside = reading::LINK_OUTSIDE,
    FileName = reading::FILE_NAME,
    UnknownFile = reading::UNKNOWN_FILE,
    MissingFrontMatter = form::MISSING_FRONT_MATTER,
    YamlSyntax = form::YAML_SYNTAX,
    YamlAlias = form::YAML_ALIAS,
    DuplicateKey = form::DUPLICATE_KEY,
    UnknownKey = form::UNKNOWN_KEY,
    MissingKey = form::MISSING_KEY,
    WrongType = form::WRONG_TYPE,
    UnknownValue = form::UNKNOWN_VALUE,
    InvalidDate = form::INVALID_DATE,
    InvalidAddress = form::INVALID_ADDRESS,
    UnsafeAddress = form::UNSAFE_ADDRESS,
    UnsafeHtml = text::UNSAFE_HTML,
    ControlCharacter = text::CONTROL_CHARACTER,
    CutText = text::CUT_TEXT,
    MarkdownLimit = text::MARKDOWN_LIMIT,
    UnusedFootnote = text::UNUSED_FOOTNOTE,
    InvalidId = name::INVALID_ID,
    DatedId = name::DATED_ID,
    DuplicateId = name::DUPLICATE_ID,
    AddressCollision = name::ADDRESS_COLLISION,
    MissingFile = name::MISSING_FILE,
    UnknownEvent = reference::UNKNOWN_EVENT,
    UnknownArticle = reference::UNKNOWN_ARTICLE,
    UnknownPerson = reference::UNKNOWN_PERSON,
    UnknownOrganization = reference::UNKNOWN_ORGANIZATION,
    UnknownOffice = reference::UNKNOWN_OFFICE,
    UnknownSource = reference::UNKNOWN_SOURCE,
    UnknownTopic = reference::UNKNOWN_TOPIC,
    UnknownOutlet = reference::UNKNOWN_OUTLET,
    UnknownLink = reference::UNKNOWN_LINK,
    AmbiguousLink = reference::AMBIGUOUS_LINK,
    HiddenReference = reference::HIDDEN_REFERENCE,
    OrphanedAnnotation = annotation::ORPHANED_ANNOTATION,
    AmbiguousAnnotation = annotation::AMBIGUOUS_ANNOTATION,
    ContextDrift = annotation::CONTEXT_DRIFT,
    MisplacedVerdict = annotation::MISPLACED_VERDICT,
    ReviewDue = annotation::REVIEW_DUE,
    EndBeforeStart = time::END_BEFORE_START,
    FollowsLater = time::FOLLOWS_LATER,
    Circle = time::CIRCLE,
    FalsePrecision = time::FALSE_PRECISION,
    TenureOverlap = time::TENURE_OVERLAP,
    TenureGap = time::TENURE_GAP,
    AmbiguousSeason = time::AMBIGUOUS_SEASON,
    ThinlySourced = evidence::THINLY_SOURCED,
    SourceOlder = evidence::SOURCE_OLDER,
    UnusedSource = evidence::UNUSED_SOURCE,
    OrphanPerson = evidence::ORPHAN_PERSON,
    HomePage = evidence::HOME_PAGE,
    NearDuplicate = evidence::NEAR_DUPLICATE,
    ShortQuotation = evidence::SHORT_QUOTATION,
    ImageWithoutAlt = evidence::IMAGE_WITHOUT_ALT,
    FixedRule = site::FIXED_RULE,
    MissingReason = site::MISSING_REASON,
    UnusedAllowance = site::UNUSED_ALLOWANCE,
    NoBaseUrl = site::NO_BASE_URL,
    Unpublished = site::UNPUBLISHED,
    TemplateError = site::TEMPLATE_ERROR,
    UnusedTemplate = site::UNUSED_TEMPLATE,
}

impl Rule {
    /// Returns the name, as `explain` and `site.yaml` take it.
    pub fn name(self) -> &'static str {
        self.entry().name
    }

    /// Returns the weight a problem of this rule has unless the site says otherwise.
    pub fn severity(self) -> Severity {
        self.entry().severity
    }

    /// Tells whether `site.yaml` may set the rule's level and allow cases of it.
    pub fn adjustable(self) -> bool {
        self.entry().bound == Bound::Settable
    }

    /// Returns the rule of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn names_are_unique_and_lead_back() {
        let names: BTreeSet<&str> = Rule::ALL.iter().map(|rule| rule.name()).collect();
        assert_eq!(names.len(), Rule::ALL.len());
        for rule in Rule::ALL {
            assert_eq!(Rule::from_name(rule.name()), Some(*rule));
            assert!(rule.name().chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'), "{rule:?}");
        }
        assert_eq!(Rule::from_name("no-such-rule"), None);
    }

    #[test]
    fn variants_are_called_like_their_rules() {
        for rule in Rule::ALL {
            let words = rule.name().split('-').map(|word| word[..1].to_uppercase() + &word[1..]);
            assert_eq!(format!("{rule:?}"), words.collect::<String>());
        }
    }

    #[test]
    fn every_rule_explains_itself_in_sentences() {
        for rule in Rule::ALL {
            let entry = rule.entry();
            for text in [entry.summary, entry.why, entry.cure] {
                assert!(text.ends_with('.') && text.trim() == text && !text.contains("  "), "{rule:?}: {text}");
            }
            assert!(entry.summary.len() < 100 && !entry.summary.contains(". "), "{rule:?}: one sentence");
            assert_ne!(entry.example.wrong, entry.example.right, "{rule:?}");
            assert!(!entry.example.wrong.is_empty() && !entry.example.right.is_empty(), "{rule:?}");
        }
    }

    #[test]
    fn what_the_site_rests_on_cannot_be_set() {
        for rule in [Rule::OrphanedAnnotation, Rule::AmbiguousAnnotation, Rule::UnknownKey, Rule::UnknownSource] {
            assert!(!rule.adjustable(), "{rule:?}");
        }
        for rule in [Rule::ThinlySourced, Rule::SourceOlder, Rule::FalsePrecision, Rule::EndBeforeStart] {
            assert!(rule.adjustable(), "{rule:?}");
        }
        let soft = Rule::ALL.iter().filter(|rule| rule.severity() != Severity::Error);
        assert!(soft.clone().count() > 10);
        assert!(soft.into_iter().all(|rule| rule.adjustable()), "what is no error is a matter of judgement");
    }
}
