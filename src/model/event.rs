//! Something that happened, as sources say.

use super::{Citation, Correction, Extra, Key, Media, Organization, Person, Place, Source, Topic};
use crate::address::{Address, Id};
use crate::date::Date;
use crate::prose::Prose;

/// How sure the record is of an event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Two independent sources or more, or the act itself on record.
    Confirmed,
    /// One source, or several that rest on one; what an event is that does not say, since it claims the least.
    #[default]
    Reported,
    /// A claim by a party.
    Alleged,
    /// Sources conflict.
    Disputed,
    /// Still happening.
    Developing,
    /// Announced, and not yet happened.
    Scheduled,
    /// Withdrawn by those who said it.
    Retracted,
}

impl Status {
    /// All statuses, in the order of the key.
    pub const ALL: &'static [Self] = &[
        Self::Confirmed,
        Self::Reported,
        Self::Alleged,
        Self::Disputed,
        Self::Developing,
        Self::Scheduled,
        Self::Retracted,
    ];

    /// Returns the name, as content and data write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Reported => "reported",
            Self::Alleged => "alleged",
            Self::Disputed => "disputed",
            Self::Developing => "developing",
            Self::Scheduled => "scheduled",
            Self::Retracted => "retracted",
        }
    }
}

/// How much an event weighs in the story.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Importance {
    /// A key event.
    Major,
    /// An ordinary one.
    #[default]
    Normal,
    /// One that only the whole record needs.
    Minor,
}

impl Importance {
    /// Returns the name, as content and data write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Major => "major",
            Self::Normal => "normal",
            Self::Minor => "minor",
        }
    }
}

/// A person and the part they had in an event.
#[derive(Clone, Debug)]
pub struct Part {
    /// Who.
    pub person: Key<Person>,
    /// What they did in it.
    pub part: Option<String>,
}

/// Who said something: someone with a page, or a name.
#[derive(Clone, Debug)]
pub enum Speaker {
    /// A person of the site.
    Person(Key<Person>),
    /// An organization of the site.
    Organization(Key<Organization>),
    /// Anyone else, by name or description.
    Name(String),
}

/// Words quoted exactly, and whose they are.
#[derive(Clone, Debug)]
pub struct Quotation {
    /// The words.
    pub text: String,
    /// Who said them.
    pub speaker: Option<Speaker>,
    /// Where they stand.
    pub source: Option<Key<Source>>,
}

/// A status an event had from a day on.
#[derive(Clone, Debug)]
pub struct StatusChange {
    /// From when.
    pub date: Date,
    /// The status.
    pub status: Status,
    /// Why it changed.
    pub note: Option<String>,
}

/// A fact on which sources conflict.
#[derive(Clone, Debug)]
pub struct Dispute {
    /// What the conflict is about, in the author's words.
    pub field: String,
    /// The values, each with who gives it.
    pub values: Vec<DisputedValue>,
}

/// One of the values that conflict.
#[derive(Clone, Debug)]
pub struct DisputedValue {
    /// The value.
    pub value: String,
    /// The sources that give it.
    pub sources: Vec<Key<Source>>,
}

/// One event of the timeline.
#[derive(Clone, Debug)]
pub struct Event {
    /// Its name in addresses and references.
    pub id: Id,
    /// The headline.
    pub title: String,
    /// When it happened.
    pub date: Date,
    /// When it became known.
    pub reported: Option<Date>,
    /// One sentence for a stranger.
    pub summary: Option<Prose>,
    /// A few words for the overview strip.
    pub short: Option<String>,
    /// How sure the record is.
    pub status: Status,
    /// How much it weighs.
    pub importance: Importance,
    /// What sort of event, in the author's own terms.
    pub kind: Option<String>,
    /// Who had a part in it.
    pub people: Vec<Part>,
    /// Which organizations it concerns.
    pub organizations: Vec<Key<Organization>>,
    /// Where it happened.
    pub places: Vec<Key<Place>>,
    /// What it is about.
    pub topics: Vec<Key<Topic>>,
    /// What it rests on: the sources listed, then those that only the account cites.
    pub sources: Vec<Citation>,
    /// How many of the sources are independent of each other.
    pub independent: usize,
    /// Words from it.
    pub quotation: Option<Quotation>,
    /// The events it follows from.
    pub follows: Vec<Key<Event>>,
    /// The larger event it is part of.
    pub part_of: Option<Key<Event>>,
    /// What is not known, each as a text of its own.
    pub unknown: Vec<Prose>,
    /// Pictures.
    pub media: Vec<Media>,
    /// Its status over time, oldest first.
    pub history: Vec<StatusChange>,
    /// Facts on which sources conflict.
    pub disputed: Vec<Dispute>,
    /// What was corrected, newest first.
    pub corrections: Vec<Correction>,
    /// Old addresses.
    pub aliases: Vec<Address>,
    /// Whether search engines are asked to leave it out.
    pub noindex: bool,
    /// The account.
    pub body: Prose,
    /// The author's own keys.
    pub extra: Extra,
}

impl Event {
    /// Tells whether sources differ on its date: what is disputed is named `date` or `day`.
    pub fn is_date_contested(&self) -> bool {
        self.disputed.iter().any(|dispute| ["date", "day"].contains(&dispute.field.to_lowercase().as_str()))
    }
}
