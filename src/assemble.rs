//! A pack to a briefing: ordered, resolved, numbered. What is printed, before anything is known of pages.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::article::{Article, ArticleId, BlockKind, Language, PassageKind, Span, quoted_in, shorten, stands_in};
use crate::diag::{About, Sink, Warning};
use crate::pack::{
    Body, Front, Happening, HighlightId, Item, ItemId, Limit, Pack, PackArticle, Paper, Picture, Precision, Section,
    SectionId,
};
use crate::phrases::{Phrases, Word};

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

/// Why a pack cannot be printed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AssembleError {
    /// Something in it does not hold together.
    #[error("{what}; {advice}")]
    Broken {
        /// What, and where.
        what: String,
        /// What to do.
        advice: &'static str,
    },
    /// There is nothing to print.
    #[error("the briefing is empty; add a passage or a note to a section first")]
    Empty,
}

/// The language of the briefing's own words, unless it names another: headings, labels, 'page 1 of 4'.
const OWN_LANGUAGE: &str = "en";

/// Resolves a pack into what is printed.
///
/// # Errors
/// [`AssembleError::Broken`] for the first thing printed that is not, letter for letter, its article's;
/// [`AssembleError::Empty`] for a pack without a single item.
pub fn assemble(pack: &Pack, sink: &mut Sink) -> Result<Briefing, AssembleError> {
    if let Some(problem) = pack.problems().first() {
        return Err(AssembleError::Broken { what: pack.describe(problem), advice: problem.advice() });
    }
    for doubt in pack.doubts() {
        let item = doubt.item.map(|item| About::Item(item.0));
        let section = doubt.section.map(|section| About::Section(section.0));
        let front = doubt.article.is_none().then_some(About::Front);
        let about = item.or(section).or(front);
        sink.push(Warning { about, ..Warning::new(doubt.what()).at(doubt.place.as_str()).advise(doubt.advice()) });
    }
    let articles = pack.articles.iter().map(|a| (a.article.id.clone(), a)).collect();
    let mut sources = Sources { articles, list: Vec::new(), numbers: BTreeMap::new(), marks: Vec::new() };
    let mut sections = Vec::new();
    let mut empty = Vec::new();
    for section in &pack.sections {
        if section.items.is_empty() {
            empty.push((section.id, format!("'{}'", section.title)));
            continue;
        }
        sections.push(section_of(pack, section, sections.len() + 1, &mut sources, sink));
    }
    match empty.as_slice() {
        [] => {}
        [(id, one)] => {
            sink.push(Warning::new(format!("section {one} is empty and is not printed")).about(About::Section(id.0)))
        }
        more => {
            let names: Vec<&str> = more.iter().map(|(_, name)| name.as_str()).collect();
            let what = format!("{} empty sections are not printed: {}", more.len(), names.join(", "));
            let first = more.first().map(|(id, _)| About::Section(id.0));
            sink.push(Warning { about: first, ..Warning::new(what) });
        }
    }
    if sections.is_empty() {
        return Err(AssembleError::Empty);
    }
    for entry in pack.articles.iter().filter(|a| a.ticked && a.in_full) {
        sources.number_of(&entry.article, true);
    }
    for entry in pack.articles.iter().filter(|a| a.ticked) {
        sources.number_of(&entry.article, false);
    }
    let language = own_language(&pack.front, sink);
    warn_of_date(&pack.front, sink);
    warn_of_marking(&pack.front, sink);
    warn_of_logo(&pack.front, sink);
    Ok(Briefing {
        front: front_of(&pack.front, &language),
        draft_stamp: None,
        theme: pack.theme.clone(),
        pictures: shown_pictures(pack),
        paper: pack.paper,
        language,
        sections,
        annexes: sources.annexes(),
        sources: sources.list,
    })
}

/// How much of what was typed a warning shows, in characters.
const QUOTED_CHARS: usize = 60;

/// Says what is lost where a date was typed that nobody can read as one day.
fn warn_of_date(front: &Front, sink: &mut Sink) {
    let typed = front.date_unread.trim();
    if front.date.is_none() && !typed.is_empty() {
        let typed = shorten(typed, QUOTED_CHARS);
        sink.push(
            Warning::new(format!(
                "the date '{typed}' on the title page is not one day of the calendar and is not printed"
            ))
            .about(About::Front)
            .advise("type the day, the month and the year, as in 3 December 2026, or clear the field"),
        );
    }
}

/// Says that a marking is a label of the first version of the Traffic Light Protocol, which has another name since the
/// second (FIRST, August 2022).
fn warn_of_marking(front: &Front, sink: &mut Sink) {
    let is_old = |line: &str| line.to_uppercase().split_whitespace().collect::<String>() == "TLP:WHITE";
    if is_old(&front.marking) || front.marking.lines().any(is_old) {
        sink.push(
            Warning::new("TLP 2.0 calls the label TLP:WHITE of the marking TLP:CLEAR")
                .about(About::Front)
                .advise("write TLP:CLEAR, or print it as it is"),
        );
    }
}

/// Says that nobody described the logo.
fn warn_of_logo(front: &Front, sink: &mut Sink) {
    if front.logo.is_some() && front.logo_words.trim().is_empty() {
        sink.push(
            Warning::new("the logo has no words for those who cannot see it")
                .about(About::Front)
                .advise("say whose it is in a few words"),
        );
    }
}

/// The language that the pack names, if the page has words in it.
fn own_language(front: &Front, sink: &mut Sink) -> Language {
    let named = front.language.trim().to_lowercase();
    let code = named.split(['-', '_']).next().unwrap_or_default();
    if !code.is_empty() && !Phrases::has(code) {
        let known: Vec<&str> = Phrases::all().iter().map(|phrases| phrases.language.as_str()).collect();
        sink.push(
            Warning::new(format!("the page has no words of its own in the language '{named}'; English ones are used"))
                .about(About::Front)
                .advise(format!("choose one of {}", known.join(", "))),
        );
    }
    Language(if Phrases::has(code) { code } else { OWN_LANGUAGE }.to_owned())
}

fn front_of(front: &Front, language: &Language) -> FrontMatter {
    FrontMatter {
        kind: filled(&front.kind).unwrap_or_else(|| Phrases::of(language.code()).word(Word::Briefing).to_owned()),
        title: front.title.trim().to_owned(),
        number: filled(&front.number),
        occasion: filled(&front.occasion),
        date: front.date,
        time: filled(&front.time),
        place: filled(&front.place),
        version: filled(&front.version),
        prepared_for: filled(&front.prepared_for),
        prepared_by: filled(&front.prepared_by),
        contact: filled(&front.contact),
        marking: filled(&front.marking),
        logo: front.logo.clone(),
        logo_words: filled(&front.logo_words),
    }
}

/// The pictures of a pack that it shows.
fn shown_pictures(pack: &Pack) -> BTreeMap<String, Picture> {
    let shown = pack.pictures.iter().filter(|(name, _)| pack.shows_picture(name));
    shown.map(|(name, picture)| (name.clone(), picture.clone())).collect()
}

/// A field of a line or two, if it was filled in: white space that someone leant on is white space once.
fn filled(text: &str) -> Option<String> {
    let text = spaced_once(text);
    (!text.is_empty()).then_some(text)
}

/// A text with a run of blanks as one, and none at its ends. A single blank stays what it is: a line may not end in some.
fn spaced_once(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blanks = 0;
    for c in text.trim().chars() {
        blanks = if c.is_whitespace() { blanks + 1 } else { 0 };
        match blanks {
            0 | 1 => out.push(c),
            2 => {
                out.pop();
                out.push(' ');
            }
            _ => {}
        }
    }
    out
}

fn section_of(
    pack: &Pack,
    section: &Section,
    number: usize,
    sources: &mut Sources<'_>,
    sink: &mut Sink,
) -> BriefingSection {
    let mut entries: Vec<Entry> = Vec::new();
    for item in &section.items {
        let Some(entry) = entry_of(pack, section, item, sources, sink) else { continue };
        // Numbers one after another share a panel; a note to one of them ends it.
        if let (Some(Content::Figures(more)), Some(Entry { content: Some(Content::Figures(panel)), note, .. })) =
            (&entry.content, entries.last_mut())
            && note.is_empty()
        {
            panel.extend(more.iter().cloned());
            note.clone_from(&entry.note);
            continue;
        }
        entries.push(entry);
    }
    BriefingSection { id: section.id, number, title: section.title.trim().to_owned(), limit: section.limit, entries }
}

fn entry_of(pack: &Pack, section: &Section, item: &Item, sources: &mut Sources<'_>, sink: &mut Sink) -> Option<Entry> {
    let note = paragraphs_of(&item.note);
    let words = Phrases::of(pack.front.language.split(['-', '_']).next().unwrap_or_default());
    let content = match &item.body {
        Body::Quotation { passage, wording } => {
            let mut quotation = quotation_of(pack, (*passage, None), section, sources, sink)?;
            quotation.wording = wording.as_deref().map(paragraphs_of);
            Some(Content::Quotation(quotation))
        }
        // What says nothing is not printed: it has been warned of.
        Body::List { entries, .. } if entries.is_empty() => None,
        Body::Chronology(entries) if entries.is_empty() => None,
        Body::Figure { value, .. } if value.trim().is_empty() => None,
        Body::List { label, announced, entries } => Some(Content::List(List {
            label: label.clone(),
            label_is_quoted: is_quoted(pack, (label, item.id), entries, sink),
            announced: *announced,
            items: entries
                .iter()
                .filter_map(|id| quotation_of(pack, (*id, Some(PassageKind::List)), section, sources, sink))
                .collect(),
        })),
        Body::Figure { value, caption, passage } => {
            // A figure that nobody captioned is captioned by its own noun: "587", "active projects".
            let (value, noun) = if caption.trim().is_empty() { split_value(value) } else { (value.as_str(), "") };
            let caption = [caption.trim(), noun].concat();
            if caption.is_empty() {
                sink.push(
                    Warning::new(format!(
                        "the figure '{value}' in section '{}' does not say what it counts",
                        section.title
                    ))
                    .advise("say what it counts in a few words")
                    .about(About::Item(item.id.0)),
                );
            }
            let passage = quotation_of(pack, (*passage, Some(PassageKind::Figure)), section, sources, sink)?;
            Some(Content::Figures(vec![Figure { item: item.id, value: value.to_owned(), caption, passage }]))
        }
        Body::Chronology(entries) => {
            // In order of days, however they were entered.
            let mut entries: Vec<&Happening> = entries.iter().collect();
            entries.sort_by_key(|entry| (entry.date, entry.end));
            let events = entries.into_iter().map(|entry| event_of(pack, words, entry, section, sources, sink));
            Some(Content::Chronology(events.collect()))
        }
        Body::Table { caption, header, rows } => Some(table_of(caption, header, rows)),
        Body::Picture { picture, caption, alt } => {
            if alt.trim().is_empty() {
                sink.push(
                    Warning::new(format!(
                        "a picture in section '{}' has no words for those who cannot see it",
                        section.title
                    ))
                    .advise("describe it in a sentence")
                    .about(About::Item(item.id.0)),
                );
            }
            Some(Content::Picture { picture: picture.clone(), caption: caption.clone(), alt: alt.clone() })
        }
        Body::Biography { name, role, text } => {
            Some(Content::Biography { name: name.clone(), role: role.clone(), text: paragraphs_of(text) })
        }
        Body::PageBreak => Some(Content::PageBreak),
        Body::Note => None,
    };
    if content.is_none() && note.is_empty() {
        if item.body != Body::Note {
            return None;
        }
        sink.push(
            Warning::new(format!("an empty note in section '{}' is not printed", section.title))
                .about(About::Item(item.id.0)),
        );
        return None;
    }
    Some(Entry { item: item.id, content, note })
}

/// Whether the announcing phrase of a list stands in an article that its items are from; the author is told where it does
/// not. One that the author typed between marks of their own is not put between others.
fn is_quoted(pack: &Pack, (label, item): (&str, ItemId), entries: &[HighlightId], sink: &mut Sink) -> bool {
    /// How much of it is shown, in characters.
    const SHOWN: usize = 60;
    if label.trim().is_empty() || !quoted_in(label).is_empty() {
        return false;
    }
    let cited: Vec<_> = entries.iter().filter_map(|id| pack.highlights.get(id)).map(|h| &h.passage.article).collect();
    let articles = pack.articles.iter().filter(|entry| cited.contains(&&entry.article.id));
    let said = articles.flat_map(|entry| &entry.article.blocks).map(|block| block.text.as_str());
    let is_said = stands_in(label, said);
    if !is_said {
        let what = format!("no source cited here has the words over the list: '{}'", shorten(label, SHOWN));
        sink.push(
            Warning::new(what)
                .advise("take the source's own words, or leave them as yours: they are printed so")
                .about(About::Item(item.0)),
        );
    }
    is_said
}

/// Parts a value into what counts (words before the number, the number, its scale) and what is counted.
fn split_value(value: &str) -> (&str, &str) {
    /// Words that belong to the number before them, in the languages that are read.
    const SCALES: [&str; 22] = [
        "thousand",
        "million",
        "billion",
        "trillion",
        "percent",
        "%",
        "hundred",
        "dozen",
        "nghìn",
        "ngàn",
        "triệu",
        "tỷ",
        "tỉ",
        "phần",
        "mille",
        "millions",
        "milliard",
        "milliards",
        "mil",
        "millones",
        "euros",
        "dollars",
    ];
    let mut end = 0;
    let mut number_seen = false;
    for word in value.split_inclusive(' ') {
        let bare = word.trim();
        let belongs = if number_seen { SCALES.contains(&bare) } else { true };
        if !belongs {
            break;
        }
        number_seen |= bare.chars().any(|c| c.is_ascii_digit());
        end += word.len();
    }
    if !number_seen {
        return (value, "");
    }
    let (number, noun) = value.split_at_checked(end).unwrap_or((value, ""));
    (number.trim(), noun.trim())
}

fn paragraphs_of(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// A table whose rows are all as long as the longest, its header among them.
fn table_of(caption: &str, header: &[String], rows: &[Vec<String>]) -> Content {
    let columns = rows.iter().map(Vec::len).chain([header.len()]).max().unwrap_or(0);
    let fill = |row: &[String]| -> Vec<String> {
        row.iter().cloned().chain(std::iter::repeat_with(String::new)).take(columns).collect()
    };
    let rows = rows.iter().map(|row| fill(row)).collect();
    Content::Table { caption: caption.trim().to_owned(), header: fill(header), rows }
}

fn event_of(
    pack: &Pack,
    words: &Phrases,
    entry: &Happening,
    section: &Section,
    sources: &mut Sources<'_>,
    sink: &mut Sink,
) -> Event {
    // A sentence of the source is shown to be one: it stands between quotation marks.
    let quote = entry.passage.and_then(|id| pack.highlights.get(&id)).map(|h| h.passage.quote.replace('\n', " "));
    let text = match quote.filter(|quote| !quote.is_empty() && entry.text.contains(quote.as_str())) {
        Some(quote) => entry.text.replacen(&quote, &words.fill(Word::Quoted, &[("words", &quote)]), 1),
        None => spaced_once(&entry.text),
    };
    // A span that was typed backwards is one all the same.
    let (date, end) = match entry.end {
        Some(end) if end < entry.date => (end, Some(entry.date)),
        end => (entry.date, end),
    };
    Event {
        date,
        end,
        precision: entry.precision,
        text,
        passage: entry
            .passage
            .and_then(|id| quotation_of(pack, (id, Some(PassageKind::Event)), section, sources, sink)),
    }
}

/// `kind` is what the item makes of the passage; without it, the passage's own kind counts.
fn quotation_of(
    pack: &Pack,
    (id, kind): (HighlightId, Option<PassageKind>),
    section: &Section,
    sources: &mut Sources<'_>,
    sink: &mut Sink,
) -> Option<Quotation> {
    // `Pack::problems` has vouched for both look-ups.
    let highlight = pack.highlights.get(&id)?;
    let passage = &highlight.passage;
    let entry = *sources.articles.get(&passage.article)?;
    if !entry.ticked {
        let title = entry.article.display_title();
        sink.push(
            Warning::new(format!("section '{}' quotes '{title}', which is not ticked", section.title))
                .advise("it is printed all the same; tick the article or remove the item")
                .about(About::Section(section.id.0)),
        );
    }
    let source = sources.number_of(&entry.article, true);
    let number = sources.mark(source, &passage.spans, kind.unwrap_or(highlight.kind));
    Some(Quotation {
        number,
        highlight: id,
        paragraphs: passage.paragraphs().map(str::to_owned).collect(),
        wording: None,
        language: entry.article.language.clone(),
        source,
        spans: passage.spans.clone(),
    })
}

/// Numbers the sources as they come up.
struct Sources<'p> {
    list: Vec<Source>,
    numbers: BTreeMap<ArticleId, usize>,
    articles: BTreeMap<ArticleId, &'p PackArticle>,
    /// Source number and mark, in the order of print.
    marks: Vec<(usize, Mark)>,
}

impl Sources<'_> {
    fn number_of(&mut self, article: &Article, quoted: bool) -> usize {
        if let Some(number) = self.numbers.get(&article.id) {
            return *number;
        }
        let number = self.list.len() + 1;
        self.numbers.insert(article.id.clone(), number);
        self.list.push(Source {
            number,
            article: article.id.clone(),
            title: article.display_title(),
            titled: article.title.is_some() || !article.blocks.iter().any(|b| b.kind != BlockKind::Caption),
            outlet: article.outlet.clone(),
            byline: article.byline.clone(),
            published: article.published,
            address: article.source.address.clone(),
            file_name: article.source.file_name.clone(),
            sha256: article.source.sha256.clone(),
            language: article.language.clone(),
            quoted,
        });
        number
    }

    /// Notes that a quotation takes these spans of a source; gives the quotation's number.
    fn mark(&mut self, source: usize, spans: &[Span], kind: PassageKind) -> usize {
        let quotation = self.marks.len();
        self.marks.push((source, Mark { spans: spans.to_vec(), quotation, kind }));
        quotation
    }

    fn annexes(&mut self) -> Vec<Annex> {
        let mut marks: BTreeMap<usize, Vec<Mark>> = BTreeMap::new();
        for (source, mark) in std::mem::take(&mut self.marks) {
            marks.entry(source).or_default().push(mark);
        }
        let quoted = self.list.iter().filter(|s| s.quoted);
        quoted
            .enumerate()
            .filter_map(|(i, source)| {
                let mut marks = marks.remove(&source.number).unwrap_or_default();
                marks.sort_by(|a, b| a.spans.cmp(&b.spans));
                let article = Arc::clone(&self.articles.get(&source.article)?.article);
                Some(Annex { letter: letter(i), source: source.number, article, marks })
            })
            .collect()
    }
}

/// A to Z, then AA, AB and on.
fn letter(index: usize) -> String {
    let mut rest = index + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}
