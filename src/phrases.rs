//! The page's own words ("Annex", "Sources", months) in the languages that briefings are written in: tables in
//! `assets/lang/page-*.json`. Words in braces stand for what is filled in.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use jiff::civil::Date;
use serde::Deserialize;

use crate::article::PassageKind;

/// The words of one language.
#[derive(Debug, Deserialize)]
pub struct Phrases {
    /// The language, as an ISO 639-1 code.
    pub language: String,
    months: [String; 12],
    months_short: [String; 12],
    /// What the first day of a month is called, where it is not just "1".
    #[serde(default)]
    first_day: Option<String>,
    kinds: BTreeMap<PassageKind, String>,
    words: BTreeMap<Word, String>,
}

/// A word or a phrase of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Word {
    /// What a briefing is called that says nothing of its kind.
    Briefing,
    /// Its number in a series: `{number}`.
    Number,
    /// Its version over the title: `{version}`.
    Version,
    /// Its version in the running header: `{version}`.
    RunningVersion,
    /// Which page it is: `{page}` of `{count}`.
    PageOf,
    /// What stands before a page's number in references.
    Page,
    /// The same before the numbers of several pages.
    Pages,
    /// What stands across a draft's pages.
    Draft,
    /// Details under the title.
    Date,
    /// The time of the meeting.
    Time,
    /// Its place.
    Place,
    /// For whom.
    PreparedFor,
    /// By whom.
    PreparedBy,
    /// Whom to ask.
    Contact,
    /// What stands over the list of contents.
    Contents,
    /// The same where the list goes on overleaf.
    ContentsContinued,
    /// The heading of the list of sources.
    Sources,
    /// An annex, before its letter.
    Annex,
    /// What stands over the annexes in the list of contents, where there are several.
    Annexes,
    /// An annex with its title, where it is listed: `{annex}`, `{title}`.
    AnnexNamed,
    /// What leads from an annex to its source, before the number.
    SourceOf,
    /// Of an article that gives no date.
    Undated,
    /// Of an article without a title.
    Untitled,
    /// Of an article that is not quoted.
    NotQuoted,
    /// The file an article came from: `{name}`; its hash follows.
    File,
    /// Words quoted as a title: `{words}`.
    Quoted,
    /// The title of an article within a remark: `{words}`.
    QuotedName,
    /// Words between the language's marks within marks: `{words}`.
    QuotedOtherwise,
    /// Words between marks of a third kind: `{words}`.
    QuotedThird,
    /// Of a quotation that the author shortened.
    Shortened,
    /// Over the words of articles that name no outlet.
    NoOutlet,
    /// Beside a quotation in which the author has put in words between brackets.
    PutIn,
    /// Of a list: `{announced}` and `{given}`.
    Given,
    /// What stands beside the author's own words.
    Note,
    /// The head of a chronology's dates.
    When,
    /// The head of what happened then.
    What,
    /// A day: `{day}`, `{month}` in words, `{year}`.
    LongDate,
    /// A day of a year that is told beside it: `{day}`, `{month}` in words.
    DayMonth,
    /// A day where space is short: `{day}`, `{month}` in short.
    ShortDate,
    /// Such a day with its year: `{date}`, `{year}`.
    ShortDateOf,
    /// A month where space is short: `{month}` in short, `{year}`.
    ShortMonthOf,
    /// A month: `{month}` in words, `{year}`.
    MonthOf,
    /// A week: `{date}` of its first day.
    WeekOf,
    /// What a screen reader says of a timeline: `{count}`, `{first}`, `{last}`.
    Timeline,
    /// What stands where a picture cannot be shown: `{name}`.
    NoPicture,
    /// What a screen reader says of a logo that nobody described.
    Logo,
    /// The same of a picture.
    Picture,
    /// What opens the list of kinds of marked passages.
    Marked,
    /// What a link says: to the list of sources, `{number}`.
    ToSource,
    /// To a quotation's words in their annex.
    ToWords,
    /// From there to where they are quoted.
    ToQuotation,
    /// To a note: `{number}`.
    ToNote,
    /// From a note to its number in the text: `{number}`.
    ToNoteMark,
    /// From a note to the passage in its annex.
    ToPassage,
    /// To a heading: `{title}`.
    ToHeading,
    /// To an address on the web: `{address}`.
    ToAddress,
    /// A section that a draft makes for what it found.
    KeyPassages,
    /// The same for figures.
    Figures,
    /// The same for quotations.
    Quotations,
    /// The same for commitments.
    Commitments,
    /// A draft's note on a figure that others give too: `{names}`.
    AlsoTold,
    /// The same behind an event: `{names}`.
    AlsoToldBy,
    /// What a draft puts before what was reported on a day, but has no date of its own.
    ReportedThatDay,
    /// What an outlet gives instead: `{names}`, `{value}`.
    Gives,
    /// A draft's note on a figure of which others give another: `{claims}`.
    AccountsDiffer,
    /// A draft's note on a quotation: `{name}`.
    SaidBy,
    /// The same on a commitment: `{name}`.
    PromisedBy,
    /// Behind an event that others tell with other figures: `{names}`.
    ToldOtherwiseBy,
}

/// The tables, English first.
const TABLES: [&str; 4] = [
    include_str!("../assets/lang/page-en.json"),
    include_str!("../assets/lang/page-vi.json"),
    include_str!("../assets/lang/page-fr.json"),
    include_str!("../assets/lang/page-es.json"),
];

impl Phrases {
    /// Every language that has words of its own, English first.
    pub fn all() -> &'static [Phrases] {
        static ALL: OnceLock<Vec<Phrases>> = OnceLock::new();
        ALL.get_or_init(|| TABLES.into_iter().filter_map(|table| serde_json::from_str(table).ok()).collect())
    }

    /// How many tables come with the program.
    pub const LANGUAGES: usize = TABLES.len();

    /// The words of a language by its code; English where it has none of its own.
    pub fn of(language: &str) -> &'static Phrases {
        static NONE: Phrases = Phrases {
            language: String::new(),
            months: [const { String::new() }; 12],
            months_short: [const { String::new() }; 12],
            first_day: None,
            kinds: BTreeMap::new(),
            words: BTreeMap::new(),
        };
        let all = Self::all();
        all.iter().find(|p| p.language == language).or(all.first()).unwrap_or(&NONE)
    }

    /// Whether a language has words of its own.
    pub fn has(language: &str) -> bool {
        Self::all().iter().any(|phrases| phrases.language == language)
    }

    /// A word as it stands in the table.
    pub fn word(&self, word: Word) -> &str {
        self.words.get(&word).map_or("", String::as_str)
    }

    /// A phrase with what belongs into it: names without their braces, and what stands for them.
    pub fn fill(&self, word: Word, with: &[(&str, &str)]) -> String {
        let mut rest = self.word(word);
        let mut filled = String::with_capacity(rest.len());
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let Some((name, after)) = after.split_once('}') else { break };
            filled.push_str(with.iter().find(|(known, _)| *known == name).map_or("", |(_, text)| *text));
            rest = after;
        }
        filled.push_str(rest);
        filled
    }

    /// A kind of marked passage.
    pub fn kind(&self, kind: PassageKind) -> &str {
        self.kinds.get(&kind).map_or("", String::as_str)
    }

    /// A day as a reader writes it: "1 November 2025", its day never parted from its month.
    pub fn long_date(&self, date: Date) -> String {
        let with =
            [("day", self.day(date)), ("month", self.month(date, &self.months)), ("year", date.year().to_string())];
        self.fill(Word::LongDate, &with.each_ref().map(|(name, text)| (*name, text.as_str())))
    }

    /// A day without its year: "1 November".
    pub fn day_month(&self, date: Date) -> String {
        let (day, month) = (self.day(date), self.month(date, &self.months));
        self.fill(Word::DayMonth, &[("day", &day), ("month", &month)])
    }

    /// Words between quotation marks that none of their own marks are mistaken for: the language's own, else another kind
    /// of its. The words as they are where they hold every kind themselves.
    pub fn in_marks(&self, words: &str) -> String {
        let kinds = [Word::Quoted, Word::QuotedOtherwise, Word::QuotedThird];
        let free = kinds.into_iter().find(|kind| !hold_marks(words, self.word(*kind)));
        free.map_or_else(|| words.to_owned(), |kind| self.fill(kind, &[("words", words)]))
    }

    /// A day where space is short: "1 Nov".
    pub fn short_date(&self, date: Date) -> String {
        let (day, month) = (self.day(date), self.month(date, &self.months_short));
        self.fill(Word::ShortDate, &[("day", &day), ("month", &month)])
    }

    /// Such a day with its year: "1 Nov 2025".
    pub fn short_date_of_year(&self, date: Date) -> String {
        self.fill(Word::ShortDateOf, &[("date", &self.short_date(date)), ("year", &date.year().to_string())])
    }

    /// A month where space is short: "Nov 2025".
    pub fn short_month(&self, date: Date) -> String {
        let month = self.month(date, &self.months_short);
        self.fill(Word::ShortMonthOf, &[("month", &month), ("year", &date.year().to_string())])
    }

    /// A month with its year: "November 2025".
    pub fn month_of(&self, date: Date) -> String {
        let month = self.month(date, &self.months);
        self.fill(Word::MonthOf, &[("month", &month), ("year", &date.year().to_string())])
    }

    /// The names of the months, in full and in short.
    pub fn months(&self) -> impl Iterator<Item = &str> {
        self.months.iter().chain(&self.months_short).map(String::as_str)
    }

    /// The number of a day in its month: "1", or "1er".
    pub fn day(&self, date: Date) -> String {
        match &self.first_day {
            Some(first) if date.day() == 1 => first.clone(),
            _ => date.day().to_string(),
        }
    }

    fn month(&self, date: Date, names: &[String; 12]) -> String {
        usize::try_from(date.month()).ok().and_then(|m| names.get(m.wrapping_sub(1))).cloned().unwrap_or_default()
    }
}

/// What stands before page numbers, in every language: before one, and before several.
pub fn page_prefixes() -> impl Iterator<Item = &'static str> {
    Phrases::all().iter().flat_map(|phrases| [Word::Page, Word::Pages].map(|word| phrases.word(word)))
}

/// What stands before an annex's letter, in every language.
pub fn annex_names() -> impl Iterator<Item = &'static str> {
    Phrases::all().iter().map(|phrases| phrases.word(Word::Annex))
}

/// Whether words hold quotation marks of the family that a phrase puts them between. A single mark that closes is an
/// apostrophe as often, and is left alone.
fn hold_marks(words: &str, phrase: &str) -> bool {
    const FAMILIES: [&[char]; 3] = [&['“', '”', '„', '‟', '"'], &['«', '»'], &['‘', '‚', '‛']];
    let opens_plainly = phrase.starts_with('‘') && words.trim_start().starts_with('\'');
    opens_plainly || FAMILIES.iter().any(|family| phrase.contains(*family) && words.contains(*family))
}
