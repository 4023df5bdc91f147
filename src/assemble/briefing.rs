//! What is printed, before anything is known of pages: a document that refers to no pack.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::article::{Article, ArticleId, Language, PassageKind, Span};
use crate::pack::{HighlightId, ItemId, Limit, Paper, Picture, Precision, SectionId};

/// A resolved document: nothing in it refers to a pack any more.
#[derive(Debug, Clone, PartialEq)]
pub struct Briefing {
    /// What stands on the title page.
    pub front: FrontMatter,
    /// When the draft was made, if the pages are to say that they are one.
    pub draft_stamp: Option<String>,
    /// The name of the theme.
    pub theme: String,
    /// The pictures that are shown, by name.
    pub pictures: BTreeMap<String, Picture>,
    /// The paper.
    pub paper: Paper,
    /// The language of the briefing's own words.
    pub language: Language,
    /// The sections, in order.
    pub sections: Vec<BriefingSection>,
    /// The articles that the briefing rests on: those it quotes, in the order in which they are first quoted, then the
    /// other ticked ones.
    pub sources: Vec<Source>,
    /// The quoted articles in full, in the order of their sources.
    pub annexes: Vec<Annex>,
}

impl Briefing {
    /// The source of a number.
    pub fn source(&self, number: usize) -> Option<&Source> {
        self.sources.get(number.checked_sub(1)?)
    }

    /// The annex that prints a source in full. Quoted sources come first, so that each annex stands where its source does.
    pub fn annex_of(&self, source: usize) -> Option<&Annex> {
        self.annexes.get(source.checked_sub(1)?).filter(|annex| annex.source == source)
    }
}

/// What stands on the title page: whatever the author filled in.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FrontMatter {
    /// What kind of briefing it is ("Meeting brief").
    pub kind: String,
    /// The title.
    pub title: String,
    /// Its number in a series.
    pub number: Option<String>,
    /// The meeting or visit it is for.
    pub occasion: Option<String>,
    /// The day of the meeting.
    pub date: Option<Date>,
    /// The time of the meeting.
    pub time: Option<String>,
    /// The place of the meeting.
    pub place: Option<String>,
    /// The version.
    pub version: Option<String>,
    /// For whom.
    pub prepared_for: Option<String>,
    /// By whom.
    pub prepared_by: Option<String>,
    /// Whom to ask.
    pub contact: Option<String>,
    /// The handling caveat on every page.
    pub marking: Option<String>,
    /// The name of the picture that serves as a logo.
    pub logo: Option<String>,
    /// What is read out instead of the logo.
    pub logo_words: Option<String>,
}

/// An article printed in full, its quoted passages marked.
#[derive(Debug, Clone, PartialEq)]
pub struct Annex {
    /// Its letter: A to Z, then AA and on.
    pub letter: String,
    /// The source's number.
    pub source: usize,
    /// The article.
    pub article: Arc<Article>,
    /// What is quoted of it, in the order of the text.
    pub marks: Vec<Mark>,
}

/// A passage of an annex that the briefing quotes.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Where it stands in the article.
    pub spans: Vec<Span>,
    /// The quotation's number: see [`Quotation::number`].
    pub quotation: usize,
    /// What kind of passage it is.
    pub kind: PassageKind,
}

/// A section.
#[derive(Debug, Clone, PartialEq)]
pub struct BriefingSection {
    /// Its name in the pack.
    pub id: SectionId,
    /// Its number, from 1.
    pub number: usize,
    /// Its heading.
    pub title: String,
    /// How long it may become before the author is warned.
    pub limit: Option<Limit>,
    /// Its entries, in order.
    pub entries: Vec<Entry>,
}

/// An entry of a section.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The item of the pack that it shows; the first of several figures in a panel.
    pub item: ItemId,
    /// What it shows; `None` where the author's note stands by itself.
    pub content: Option<Content>,
    /// The author's own words, paragraph by paragraph; empty if there are none.
    pub note: Vec<String>,
}

/// What an entry shows of a source.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// A passage.
    Quotation(Quotation),
    /// Passages that belong together.
    List(List),
    /// Numbers that matter, side by side.
    Figures(Vec<Figure>),
    /// What happened when.
    Chronology(Vec<Event>),
    /// A table of the author's: every row as long as the header.
    Table {
        /// What it shows.
        caption: String,
        /// The heads of its columns.
        header: Vec<String>,
        /// Its rows.
        rows: Vec<Vec<String>>,
    },
    /// A picture.
    Picture {
        /// Its name in [`Briefing::pictures`].
        picture: String,
        /// What stands under it.
        caption: String,
        /// What is read out instead of it.
        alt: String,
    },
    /// Who somebody is.
    Biography {
        /// The person's name.
        name: String,
        /// The office.
        role: String,
        /// What to know, paragraph by paragraph.
        text: Vec<String>,
    },
    /// What follows opens a new page.
    PageBreak,
}

/// A number that matters.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The item of the pack that it is.
    pub item: ItemId,
    /// The number with its unit, in the article's letters.
    pub value: String,
    /// What it counts, in the author's words.
    pub caption: String,
    /// The passage it stands in; it is marked in the annex, not printed as a quotation.
    pub passage: Quotation,
}

/// An entry of a chronology.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// The day, or the first of several.
    pub date: Date,
    /// The last day of several.
    pub end: Option<Date>,
    /// How well the day is known.
    pub precision: Precision,
    /// What happened, in the author's words.
    pub text: String,
    /// The passage it is from; it is marked in the annex, not printed as a quotation.
    pub passage: Option<Quotation>,
}

/// A passage as it is printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Quotation {
    /// Its number in the briefing, from 0, in the order of print; list items count one by one.
    pub number: usize,
    /// The highlight it comes from.
    pub highlight: HighlightId,
    /// The article's words, one text per span.
    pub paragraphs: Vec<String>,
    /// The words to print, where the author shortened it: with … and [ ] for what was changed.
    pub wording: Option<Vec<String>>,
    /// The words' language.
    pub language: Language,
    /// The source's number: index into [`Briefing::sources`] plus one.
    pub source: usize,
    /// Where it stands in the article.
    pub spans: Vec<Span>,
}

impl Quotation {
    /// The paragraphs as they are printed.
    pub fn printed(&self) -> &[String] {
        self.wording.as_deref().unwrap_or(&self.paragraphs)
    }
}

/// A numbered list of passages.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// The announcing phrase; empty if there is none.
    pub label: String,
    /// Whether it is in the article's words: then it stands between quotation marks.
    pub label_is_quoted: bool,
    /// How many items the article announced.
    pub announced: Option<u32>,
    /// The items.
    pub items: Vec<Quotation>,
}

/// An article in the list of sources.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// Its number, from 1.
    pub number: usize,
    /// Its name in packs.
    pub article: ArticleId,
    /// Its title, or its opening words.
    pub title: String,
    /// Whether [`Source::title`] is a title rather than opening words.
    pub titled: bool,
    /// Its outlet.
    pub outlet: Option<String>,
    /// Its author.
    pub byline: Option<String>,
    /// When it was published.
    pub published: Option<Date>,
    /// Its address.
    pub address: Option<String>,
    /// The name of the file it was read from.
    pub file_name: String,
    /// SHA-256 of that file.
    pub sha256: String,
    /// Its language.
    pub language: Language,
    /// Whether the briefing quotes it, or prints it in full all the same.
    pub quoted: bool,
}
