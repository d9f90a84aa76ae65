//! Every rule in one place: its name, its weight, why it is there, an example, and the cure.

use super::Severity;

/// Declares the rules once; names, severities and the list of all come from here.
macro_rules! rules {
    ($($(#[doc = $doc:literal])* $variant:ident = $name:literal, $severity:ident;)*) => {
        /// A rule the content is held to.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule { $($(#[doc = $doc])* $variant,)* }

        impl Rule {
            /// All rules, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Returns the name, as `explain` and `site.yaml` take it.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// Returns the weight a problem of this rule has unless the site says otherwise.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity),* }
            }
        }
    };
}

rules! {
    // Reading.
    /// A file cannot be read.
    UnreadableFile = "unreadable-file", Error;
    /// A file is not UTF-8.
    NotUtf8 = "not-utf8", Error;
    /// A file is too large.
    FileTooLarge = "file-too-large", Error;
    /// A link leads out of the site's folder, or in a circle.
    LinkOutside = "link-outside", Error;
    /// A file name that some system cannot hold.
    FileName = "file-name", Error;
    /// A file that no kind of content claims.
    UnknownFile = "unknown-file", Error;
    // Form.
    /// No front matter where some is needed.
    MissingFrontMatter = "missing-front-matter", Error;
    /// YAML that cannot be read.
    YamlSyntax = "yaml-syntax", Error;
    /// A YAML anchor, alias, tag or merge key.
    YamlAlias = "yaml-alias", Error;
    /// A key written twice in one map.
    DuplicateKey = "duplicate-key", Error;
    /// A key that is not in the format.
    UnknownKey = "unknown-key", Error;
    /// A key that has to be there.
    MissingKey = "missing-key", Error;
    /// A value of the wrong type.
    WrongType = "wrong-type", Error;
    /// A value that is not one of those allowed.
    UnknownValue = "unknown-value", Error;
    /// A date that cannot be read.
    InvalidDate = "invalid-date", Error;
    /// An id that breaks the rules for ids.
    InvalidId = "invalid-id", Error;
    /// A date inside an id.
    DatedId = "dated-id", Warning;
    /// An address that cannot be read, or has no place in a file for others to read.
    InvalidAddress = "invalid-address", Error;
    /// An address that would run something in the reader's browser.
    UnsafeAddress = "unsafe-address", Error;
    /// Markup that is not published.
    UnsafeHtml = "unsafe-html", Warning;
    /// A text that is too long, or nested too deep, to be read.
    MarkdownLimit = "markdown-limit", Error;
    /// A footnote that nothing refers to.
    UnusedFootnote = "unused-footnote", Warning;
    // Names.
    /// Two things with one id.
    DuplicateId = "duplicate-id", Error;
    /// Two outputs with one address.
    AddressCollision = "address-collision", Error;
    /// A reference to an event that is not there.
    UnknownEvent = "unknown-event", Error;
    /// A reference to an article that is not there.
    UnknownArticle = "unknown-article", Error;
    /// A reference to a person who is not there.
    UnknownPerson = "unknown-person", Error;
    /// A reference to an organization that is not there.
    UnknownOrganization = "unknown-organization", Error;
    /// A reference to an office that is not there.
    UnknownOffice = "unknown-office", Error;
    /// A reference to a source that is not there.
    UnknownSource = "unknown-source", Error;
    /// A reference to a topic that is not there.
    UnknownTopic = "unknown-topic", Error;
    /// A `[[link]]` that leads nowhere.
    UnknownLink = "unknown-link", Error;
    /// A `[[link]]` that could mean several things.
    AmbiguousLink = "ambiguous-link", Error;
    /// A reference to something that is held back: a draft or under embargo.
    HiddenReference = "hidden-reference", Error;
    /// An image or file that is not there.
    MissingFile = "missing-file", Error;
    // Annotations.
    /// A passage that is not in the text.
    OrphanedAnnotation = "orphaned-annotation", Error;
    /// A passage that is in the text more than once.
    AmbiguousAnnotation = "ambiguous-annotation", Error;
    /// A passage whose surroundings changed.
    ContextDrift = "context-drift", Warning;
    /// A verdict where none belongs, or none where one does.
    MisplacedVerdict = "misplaced-verdict", Error;
    /// An annotation whose date for another look has passed.
    ReviewDue = "review-due", Note;
    // Time.
    /// An end before its start.
    EndBeforeStart = "end-before-start", Error;
    /// An event that follows from a later one.
    FollowsLater = "follows-later", Warning;
    /// A chain of references that comes back to where it began.
    Circle = "circle", Error;
    /// A first of the month that looks like false precision.
    FalsePrecision = "false-precision", Warning;
    /// Two holders of an office for one, at the same time.
    TenureOverlap = "tenure-overlap", Warning;
    /// An office for one that stood empty, or looks so.
    TenureGap = "tenure-gap", Warning;
    /// A code for winter, which two years can claim.
    AmbiguousSeason = "ambiguous-season", Warning;
    // Evidence.
    /// A confirmed event with fewer than two independent sources.
    ThinlySourced = "thinly-sourced", Warning;
    /// A source older than the event it supports.
    SourceOlder = "source-older", Note;
    /// A source that nothing cites.
    UnusedSource = "unused-source", Warning;
    /// A person whom nothing mentions.
    OrphanPerson = "orphan-person", Warning;
    /// An address of a home page where one of a document belongs.
    HomePage = "home-page", Warning;
    /// Two events that look like one.
    NearDuplicate = "near-duplicate", Warning;
    /// A quotation of fewer than three words.
    ShortQuotation = "short-quotation", Warning;
    /// An image without words for those who cannot see it.
    ImageWithoutAlt = "image-without-alt", Warning;
    // The site.
    /// An allowed case in `site.yaml` that nothing needs.
    UnusedAllowance = "unused-allowance", Warning;
    /// Something left out because the site does not say its address.
    NoBaseUrl = "no-base-url", Note;
    /// A template that cannot be read or rendered.
    TemplateError = "template-error", Error;
}
