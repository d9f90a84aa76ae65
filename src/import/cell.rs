//! One value of a foreign record, and what it is for: what columns and JSON keys have in common.

use super::report::Record;

/// What a value is for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// The whole date, in words or as EDTF.
    Date,
    /// The date it ends with.
    End,
    /// A part of the date or of its end.
    Part(Side, Part),
    /// The date as readers saw it.
    Display,
    /// When it became known.
    Reported,
    /// Whether it is held back as a draft; with `false`, whether it is shown.
    Held(bool),
    /// Until when it is held back.
    Embargo,
    /// The zone of its times.
    Zone,
    /// The title.
    Title,
    /// The account.
    Body,
    /// A key of an event that holds words: `summary`, `short`, `kind`.
    Words(&'static str),
    /// A key that holds one of a few words: `status`, `importance`.
    Word(&'static str),
    /// A key that holds a list of words: `places`, `unknown`.
    List(&'static str),
    /// People, organizations or topics, by id or by name.
    Named(&'static str),
    /// The ids of what another value names: `people`, `organizations`, `topics`, or the sources at the end of the text.
    Ids(&'static str),
    /// Addresses of sources.
    Sources,
    /// The title of the source.
    SourceTitle,
    /// Who published the source.
    SourceOutlet,
    /// The file or address of a picture or the like.
    Media,
    /// Words about a picture: `alt`, `caption`, `credit`.
    MediaWords(&'static str),
    /// What the record is: an event, the title, an era.
    Type,
    /// The id.
    Id,
    /// An old address.
    Alias,
    /// A key of the author's own.
    Own(String),
    /// Nothing, for a reason.
    Drop(String),
}

/// Which end of a date a part belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// The date, or its start.
    Start,
    /// The end.
    End,
}

/// A part of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The year; negative before the era, as `TimelineJS` counts: -43 is 43 BCE.
    Year,
    /// The month, as a number or name.
    Month,
    /// The day.
    Day,
    /// The time of the day.
    Time,
    /// The hour.
    Hour,
    /// The minute.
    Minute,
    /// The second.
    Second,
}

/// How a text is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Markup {
    /// HTML where it holds tags or entities, else plain.
    #[default]
    Guess,
    /// Plain text.
    Plain,
    /// HTML.
    Html,
    /// Markdown.
    Markdown,
}

/// What commas in a list of names are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Commas {
    /// Parts of the names.
    #[default]
    InNames,
    /// What parts the names, where no other sign does.
    BetweenNames,
}

/// One value of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What it is for.
    pub target: Target,
    /// Its foreign name.
    pub field: String,
    /// What it holds; never empty.
    pub value: String,
    /// What parts the values of a list.
    pub split: Option<String>,
    /// What commas are, where it is a list and nothing is said of what parts it.
    pub commas: Commas,
    /// How a text is written.
    pub markup: Markup,
    /// How a date is written, in the signs of `strftime`, or `edtf`.
    pub format: Option<String>,
}

impl Cell {
    /// Makes a value that is read in the usual way.
    pub fn new(target: Target, field: impl Into<String>, value: impl Into<String>) -> Self {
        let (field, value) = (field.into(), value.into());
        Self { target, field, value, split: None, commas: Commas::InNames, markup: Markup::Guess, format: None }
    }

    /// Splits a list: at its own sign, else at semicolons, bars and line ends, else perhaps at commas.
    pub fn list(&self) -> Vec<String> {
        let signs = [';', '|', '\n'];
        let parts: Vec<&str> = match &self.split {
            Some(split) => self.value.split(split.as_str()).collect(),
            None if self.commas == Commas::BetweenNames && !self.value.contains(signs) => {
                self.value.split(',').collect()
            }
            None => self.value.split(signs).collect(),
        };
        parts.into_iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
    }
}

/// The values of a record that nothing was made of yet.
#[derive(Debug, Default)]
pub struct Cells(Vec<Cell>);

impl Cells {
    /// Takes the values of a record; empty ones say nothing and are left out.
    pub fn new(cells: impl IntoIterator<Item = Cell>) -> Self {
        let trimmed = cells.into_iter().map(|cell| Cell { value: cell.value.trim().to_owned(), ..cell });
        Self(trimmed.filter(|cell| !cell.value.is_empty()).collect())
    }

    /// Tells whether nothing is left.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Tells whether there is a value whose target is of a kind.
    pub fn any(&self, is: impl Fn(&Target) -> bool) -> bool {
        self.0.iter().any(|cell| is(&cell.target))
    }

    /// Looks at the first value of a target.
    pub fn peek(&self, target: &Target) -> Option<&Cell> {
        self.0.iter().find(|cell| cell.target == *target)
    }

    /// Looks at all values whose target is of a kind.
    pub fn all(&self, is: impl Fn(&Target) -> bool) -> impl Iterator<Item = &Cell> {
        self.0.iter().filter(move |cell| is(&cell.target))
    }

    /// Takes the first value of a target.
    pub fn take(&mut self, target: &Target) -> Option<Cell> {
        let at = self.0.iter().position(|cell| cell.target == *target)?;
        Some(self.0.remove(at))
    }

    /// Takes all values whose target is of a kind.
    pub fn take_all(&mut self, is: impl Fn(&Target) -> bool) -> Vec<Cell> {
        let (taken, left) = std::mem::take(&mut self.0).into_iter().partition(|cell| is(&cell.target));
        self.0 = left;
        taken
    }

    /// Notes of all values that are left why they are not carried over.
    pub fn drop_all(&mut self, record: &mut Record<'_>, why: &str) {
        for cell in std::mem::take(&mut self.0) {
            record.dropped(&cell.field, why);
        }
    }
}
