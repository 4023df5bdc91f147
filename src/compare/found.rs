//! What a comparison of articles holds. Articles are named by their place in the list that was compared.

use jiff::civil::Date;
use serde::Serialize;

use crate::article::Span;

/// A passage of one of the compared articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Source {
    /// The article's place in the list that was compared.
    pub article: usize,
    /// Where the words stand.
    pub span: Span,
}

/// All that was found across articles. The same articles give the same results in any order.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Comparison {
    /// Stories told more than once in nearly the same words.
    pub duplicates: Vec<Duplicate>,
    /// Statements that independent outlets share.
    pub agreements: Vec<Agreement>,
    /// Statements of which only one can hold.
    pub conflicts: Vec<Conflict>,
    /// What differs because time went by.
    pub changes: Vec<Change>,
    /// What happened when.
    pub chronology: Vec<Entry>,
    /// Lists that several articles tell.
    pub aligned: Vec<Aligned>,
    /// Lists that one article alone tells.
    pub told_once: Vec<ToldOnce>,
}

/// Articles that are one story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Duplicate {
    /// The articles, the fullest first.
    pub articles: Vec<usize>,
    /// Why they were put together, in a few words.
    pub because: String,
}

/// What two statements share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AgreementKind {
    /// A whole sentence.
    Statement,
    /// A figure with what it measures.
    Figure,
    /// A treaty or an agreement by its full name.
    Named,
    /// The day, the days, the month or the year of one event.
    Day,
    /// A person with an office.
    Office,
}

/// A statement that independent outlets share.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Agreement {
    /// What is shared.
    pub kind: AgreementKind,
    /// The clearest wording, in its article's letters.
    pub text: String,
    /// The figures that they give, the treaties that they name.
    pub values: Vec<SharedValue>,
    /// Where it is told, the clearest wording first.
    pub sources: Vec<Source>,
    /// How many outlets tell it, as far as the articles name theirs: copies of one story count once.
    pub outlets: usize,
    /// How many independent articles tell it: copies of one story and articles of one outlet count once. More than
    /// there are outlets where some name none.
    pub stories: usize,
    /// Why these were put together, in a few words.
    pub because: String,
    /// How sure the rule is, from 0 to 1.
    pub score: f32,
}

/// A figure or a name that several articles give.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SharedValue {
    /// As the clearest wording writes it.
    pub text: String,
    /// Where it stands, the clearest wording first.
    pub sources: Vec<Source>,
}

/// What two statements contradict each other in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ConflictKind {
    /// A number with its unit, or a count.
    Figure,
    /// A day.
    Date,
    /// A person's office.
    Title,
}

/// One side of a conflict, or of a change.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Claim {
    /// The article's own words.
    pub text: String,
    /// The words that differ: the figure, the date, the title.
    pub value: String,
    /// Where the sentence stands.
    pub source: Source,
    /// Which side it takes, from 0: claims of one side say the same.
    pub side: usize,
}

/// Statements of which only one can hold.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Conflict {
    /// What they differ in.
    pub kind: ConflictKind,
    /// What they are about: a phrase of one of the sources, or the person's name; empty if no phrase tells it.
    pub about: String,
    /// Each side in its own words.
    pub claims: Vec<Claim>,
    /// Why they were set against each other, in a few words.
    pub because: String,
    /// How sure the rule is, from 0 to 1.
    pub score: f32,
}

/// What changed between one article and a later one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// A person's office.
    Office,
    /// A count that grew, or fell, from one article to a later one.
    Count,
    /// A day that was put off.
    Day,
    /// The state of a thing or of somebody: shut and open again, named and sworn in.
    State,
}

/// Statements that differ because time went by between them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// What changed.
    pub kind: ChangeKind,
    /// What it is about: the person's name, or a phrase of one of the sources; empty if no phrase tells it.
    pub about: String,
    /// Each state in its article's own words, the earliest first.
    pub claims: Vec<Claim>,
    /// Why it is no conflict, in a few words.
    pub because: String,
}

/// How exactly the time of an entry is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Exactness {
    /// The day.
    Day,
    /// The week; the date is its Monday.
    Week,
    /// The month; the date is its first day.
    Month,
}

impl Exactness {
    /// Its name in files: `week`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
        }
    }
}

/// What an entry of the chronology tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// What happened, or will happen, at that time.
    Event,
    /// An article appeared that tells of nothing on its own day: when its news happened is not known more exactly.
    Publication,
}

/// An entry of the chronology.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Whether it happened, or was reported.
    pub kind: EntryKind,
    /// The day, or the first day.
    pub date: Date,
    /// The last day of several.
    pub end: Option<Date>,
    /// How exactly the time is known.
    pub precision: Exactness,
    /// The clearest wording, in its article's letters.
    pub text: String,
    /// Where it is told so, the clearest wording first.
    pub sources: Vec<Source>,
    /// Where the same event is told with other figures or another list.
    pub differing: Vec<Source>,
}

/// A list that several articles tell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Aligned {
    /// What it is called, by the article that tells it most fully.
    pub label: String,
    /// The articles that tell it, the fullest first.
    pub articles: Vec<usize>,
    /// Its items, in the fullest article's order; then those that it leaves out.
    pub items: Vec<AlignedItem>,
    /// What articles leave out.
    pub missing: Vec<Missing>,
}

/// An item of an aligned list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AlignedItem {
    /// Its words in the fullest article that has it.
    pub text: String,
    /// Where it is told, one passage for each article.
    pub sources: Vec<Source>,
}

/// Items that an article leaves out of a list that it tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Missing {
    /// The article.
    pub article: usize,
    /// The items' places in [`Aligned::items`].
    pub items: Vec<usize>,
}

/// A list that one article alone tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ToldOnce {
    /// What it is called.
    pub label: String,
    /// How many items were announced.
    pub announced: Option<u32>,
    /// Its items.
    pub items: Vec<AlignedItem>,
}
