//! A pack to a briefing: ordered, resolved, numbered. What is printed, before anything is known of pages.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::article::{Article, ArticleId, BlockKind, Language, Span};
use crate::diag::{Sink, Warning};
use crate::pack::{Body, HighlightId, Item, Pack, Paper, Section};

/// A resolved document: nothing in it refers to a pack any more.
#[derive(Debug, Clone, PartialEq)]
pub struct Briefing {
    /// The title.
    pub title: String,
    /// The meeting or visit it is for.
    pub occasion: Option<String>,
    /// The day of the meeting.
    pub date: Option<Date>,
    /// For whom.
    pub prepared_for: Option<String>,
    /// By whom.
    pub prepared_by: Option<String>,
    /// The handling caveat on every page.
    pub marking: Option<String>,
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
}

/// A section.
#[derive(Debug, Clone, PartialEq)]
pub struct BriefingSection {
    /// Its number, from 1.
    pub number: usize,
    /// Its heading.
    pub title: String,
    /// Its entries, in order.
    pub entries: Vec<Entry>,
}

/// An entry of a section.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
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
    /// The words' language.
    pub language: Language,
    /// The source's number: index into [`Briefing::sources`] plus one.
    pub source: usize,
    /// Where it stands in the article.
    pub spans: Vec<Span>,
}

/// A numbered list of passages.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// The announcing phrase, in the article's words; empty if there is none.
    pub label: String,
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
    /// Whether the briefing quotes it.
    pub quoted: bool,
}

/// Why a pack cannot be printed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AssembleError {
    /// Something in it does not hold together.
    #[error("{what}; remove the item in the window, or restore the pack from a copy")]
    Broken {
        /// What, and where.
        what: String,
    },
    /// There is nothing to print.
    #[error("the briefing is empty; add a passage or a note to a section first")]
    Empty,
}

/// The language of the briefing's own words: headings, labels, 'page 1 of 4'.
const OWN_LANGUAGE: &str = "en";

/// Resolves a pack into what is printed.
///
/// # Errors
/// [`AssembleError::Broken`] for the first thing printed that is not, letter for letter, its article's;
/// [`AssembleError::Empty`] for a pack without a single item.
pub fn assemble(pack: &Pack, sink: &mut Sink) -> Result<Briefing, AssembleError> {
    if let Some(problem) = pack.problems().first() {
        return Err(AssembleError::Broken { what: pack.describe(problem) });
    }
    let articles = pack.articles.iter().map(|a| (a.article.id.clone(), Arc::clone(&a.article))).collect();
    let mut sources = Sources { articles, ..Sources::default() };
    let mut sections = Vec::new();
    for section in &pack.sections {
        if section.items.is_empty() {
            sink.push(Warning::new(format!("section '{}' is empty and was not printed", section.title)));
            continue;
        }
        sections.push(section_of(pack, section, sections.len() + 1, &mut sources, sink));
    }
    if sections.is_empty() {
        return Err(AssembleError::Empty);
    }
    for entry in pack.articles.iter().filter(|a| a.ticked) {
        sources.number_of(&entry.article, false);
    }
    Ok(Briefing {
        title: pack.front.title.trim().to_owned(),
        occasion: filled(&pack.front.occasion),
        date: pack.front.date,
        prepared_for: filled(&pack.front.prepared_for),
        prepared_by: filled(&pack.front.prepared_by),
        marking: filled(&pack.front.marking),
        paper: pack.paper,
        language: Language(OWN_LANGUAGE.to_owned()),
        sections,
        annexes: sources.annexes(),
        sources: sources.list,
    })
}

fn filled(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn section_of(
    pack: &Pack,
    section: &Section,
    number: usize,
    sources: &mut Sources,
    sink: &mut Sink,
) -> BriefingSection {
    let entries = section.items.iter().filter_map(|item| entry_of(pack, section, item, sources, sink)).collect();
    BriefingSection { number, title: section.title.trim().to_owned(), entries }
}

fn entry_of(pack: &Pack, section: &Section, item: &Item, sources: &mut Sources, sink: &mut Sink) -> Option<Entry> {
    let note: Vec<String> =
        item.note.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    let content = match &item.body {
        Body::Quotation(id) => Some(Content::Quotation(quotation_of(pack, *id, section, sources, sink)?)),
        Body::List { label, announced, entries } => Some(Content::List(List {
            label: label.clone(),
            announced: *announced,
            items: entries.iter().filter_map(|id| quotation_of(pack, *id, section, sources, sink)).collect(),
        })),
        Body::Note => None,
    };
    if content.is_none() && note.is_empty() {
        sink.push(Warning::new(format!("an empty note in section '{}' was not printed", section.title)));
        return None;
    }
    Some(Entry { content, note })
}

fn quotation_of(
    pack: &Pack,
    id: HighlightId,
    section: &Section,
    sources: &mut Sources,
    sink: &mut Sink,
) -> Option<Quotation> {
    // `Pack::problems` has vouched for both look-ups.
    let passage = &pack.highlights.get(&id)?.passage;
    let entry = pack.articles.iter().find(|a| a.article.id == passage.article)?;
    if !entry.ticked {
        let title = entry.article.display_title();
        sink.push(
            Warning::new(format!("section '{}' quotes '{title}', which is not ticked", section.title))
                .advise("it is printed all the same; tick the article or remove the item"),
        );
    }
    let source = sources.number_of(&entry.article, true);
    let number = sources.mark(source, &passage.spans);
    Some(Quotation {
        number,
        highlight: id,
        paragraphs: passage.paragraphs().map(str::to_owned).collect(),
        language: entry.article.language.clone(),
        source,
        spans: passage.spans.clone(),
    })
}

/// Numbers the sources as they come up.
#[derive(Default)]
struct Sources {
    list: Vec<Source>,
    numbers: BTreeMap<ArticleId, usize>,
    articles: BTreeMap<ArticleId, Arc<Article>>,
    /// Source number and mark, in the order of print.
    marks: Vec<(usize, Mark)>,
}

impl Sources {
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
    fn mark(&mut self, source: usize, spans: &[Span]) -> usize {
        let quotation = self.marks.len();
        self.marks.push((source, Mark { spans: spans.to_vec(), quotation }));
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
                let article = Arc::clone(self.articles.get(&source.article)?);
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
