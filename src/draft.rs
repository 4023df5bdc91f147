//! A first pack from articles: a template's sections, with the articles' suggestions accepted into them.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use crate::accept;
use crate::article::{Article, BlockKind, Passage, Span, shorten};
use crate::compare::{Cancel, Comparison, EntryKind, Exactness, Source, compare};
use crate::detect::{Found, Kind, Suggestion};
use crate::pack::{Edit, EditError, Front, Happening, Pack, Place, Precision, SectionId, apply_to};
use crate::phrases::{Phrases, Word};
use crate::template::{Fill, Template};

/// The title of a pack for which none was given.
pub const UNTITLED: &str = "Briefing";
/// The longest heading that is made from an article's words, in characters.
const HEADING_CHARS: usize = 80;
/// The sections that a template without sections of its own gets for what is no list.
const OWN_SECTIONS: [(Fill, Word); 3] =
    [(Fill::Figures, Word::Figures), (Fill::Quotations, Word::Quotations), (Fill::Commitments, Word::Commitments)];

/// An article with what was found in it.
pub type Read = (Arc<Article>, Vec<Suggestion>);

/// Makes a pack of these articles with their suggestions accepted. Lists for which the template has no section get
/// sections of their own; so do figures, quotations and commitments where the template has no sections at all. An
/// article whose every paragraph stands, word for word, in another adds nothing; a figure that several outlets give
/// stands once.
///
/// # Errors
/// [`EditError`] if a suggestion is not a range of its article.
pub fn draft(title: &str, template: &Template, articles: &[Read]) -> Result<Pack, EditError> {
    draft_in("", title, template, articles)
}

/// As [`draft`], in a language by its ISO 639-1 code; empty for English. What is not the template's own is named in it.
///
/// # Errors
/// As [`draft`].
pub fn draft_in(language: &str, title: &str, template: &Template, articles: &[Read]) -> Result<Pack, EditError> {
    let words = Phrases::of(language);
    let mut pack = planned(title, template)?;
    if !language.is_empty() {
        let mut front = Front { language: language.to_owned(), ..pack.front.clone() };
        if template.sections.is_empty() {
            words.word(Word::Briefing).clone_into(&mut front.kind);
        }
        apply_to(&mut pack, &Edit::SetFront(front))?;
    }
    for (article, _) in articles {
        apply_to(&mut pack, &Edit::AddArticle(Arc::clone(article)))?;
    }
    let mut places: BTreeMap<Fill, SectionId> = BTreeMap::new();
    for (planned, section) in template.sections.iter().zip(&pack.sections) {
        for fill in &planned.fill {
            places.entry(*fill).or_insert(section.id);
        }
    }
    let compared = (articles.len() > 1).then(|| compare(articles, &Cancel::new())).flatten().unwrap_or_default();
    let copies = copies(&compared, articles);
    let told: Vec<(usize, &Read)> = articles.iter().enumerate().filter(|(at, _)| !copies.contains(at)).collect();
    accept_lists(&mut pack, &places, &told)?;
    let shared = SharedFigures::new(words, &compared, articles);
    for (fill, heading) in OWN_SECTIONS {
        let section = places.get(&fill).copied();
        if section.is_some() || template.sections.is_empty() {
            accept_kind(&mut pack, &told, &shared, fill, section, words.word(heading))?;
        }
    }
    if let Some(section) = places.get(&Fill::Chronology) {
        if articles.len() > 1 {
            accept_merged_chronology(&mut pack, words, articles, &compared, *section)?;
        } else {
            accept_chronology(&mut pack, articles, *section)?;
        }
    }
    if let Some(section) = places.get(&Fill::Outlets) {
        for (_, (article, _)) in &told {
            quote_outlet(&mut pack, article, *section)?;
        }
    }
    if pack.sections.is_empty() {
        add_section(&mut pack, words.word(Word::KeyPassages).to_owned())?;
    }
    Ok(pack)
}

/// The articles that say nothing of their own: every paragraph stands, letter for letter, in an earlier article of the
/// same story. One that was rewritten, however lightly, may say something else and is kept.
fn copies(compared: &Comparison, articles: &[Read]) -> HashSet<usize> {
    let texts = |at: usize| articles.get(at).into_iter().flat_map(|(a, _)| a.blocks.iter().map(|b| b.text.as_str()));
    let mut copies = HashSet::new();
    for story in &compared.duplicates {
        let mut told: HashSet<&str> = HashSet::new();
        for &at in &story.articles {
            if !told.is_empty() && texts(at).all(|text| told.contains(text)) {
                copies.insert(at);
            }
            told.extend(texts(at));
        }
    }
    copies
}

/// A pack with a template's sections and nothing in them.
fn planned(title: &str, template: &Template) -> Result<Pack, EditError> {
    let mut pack = Pack::new(title);
    pack.sections.clear();
    let front = Front { kind: template.kind.clone(), ..pack.front.clone() };
    apply_to(&mut pack, &Edit::SetFront(front))?;
    apply_to(&mut pack, &Edit::SetTemplate(template.name.clone()))?;
    for planned in &template.sections {
        let section = add_section(&mut pack, planned.title.clone())?;
        let guidance = planned.guidance.clone();
        apply_to(&mut pack, &Edit::PlanSection { section, guidance, limit: planned.limit })?;
    }
    Ok(pack)
}

fn add_section(pack: &mut Pack, title: String) -> Result<SectionId, EditError> {
    let section = SectionId(pack.next_id);
    apply_to(pack, &Edit::AddSection { title, index: usize::MAX })?;
    Ok(section)
}

fn accept_lists(pack: &mut Pack, places: &BTreeMap<Fill, SectionId>, told: &[(usize, &Read)]) -> Result<(), EditError> {
    for (_, (article, suggestions)) in told {
        for suggestion in suggestions.iter().filter(|s| s.kind() == Kind::Enumeration) {
            let section = match places.get(&Fill::Enumerations) {
                Some(section) => *section,
                None => add_section(pack, capitalised(&shorten(&suggestion.label(), HEADING_CHARS)))?,
            };
            apply_to(pack, &accept::whole(article, suggestion, Place::end_of(section))?)?;
        }
    }
    Ok(())
}

/// Every passage of one kind, none twice, into a section; one is added where there is none and it is needed.
fn accept_kind(
    pack: &mut Pack,
    told: &[(usize, &Read)],
    shared: &SharedFigures,
    fill: Fill,
    mut section: Option<SectionId>,
    heading: &str,
) -> Result<(), EditError> {
    for (at, (article, suggestions)) in told {
        let mut taken: HashSet<Vec<Span>> = HashSet::new();
        let texts: Vec<String> = suggestions.iter().map(|s| text_of(article, s, fill)).collect();
        for (suggestion, text) in suggestions.iter().zip(&texts) {
            // A lead is often said again, and at greater length, in the paragraph that follows it.
            let said_elsewhere =
                || texts.iter().any(|other| other.len() > text.len() && other.starts_with(text.as_str()));
            if text.is_empty() || (fill != Fill::Figures && said_elsewhere()) {
                continue;
            }
            let what = match &suggestion.found {
                Found::Figure(figure) => vec![figure.value_span],
                _ => suggestion.spans().into_iter().next().unwrap_or_default(),
            };
            let figure = what.first().copied().filter(|_| fill == Fill::Figures);
            if !taken.insert(what) || figure.is_some_and(|span| shared.is_told_elsewhere(*at, span)) {
                continue;
            }
            let id = match section {
                Some(id) => id,
                None => *section.insert(add_section(pack, heading.to_owned())?),
            };
            apply_to(pack, &accept::whole(article, suggestion, Place::end_of(id))?)?;
            let note = figure.and_then(|span| shared.note(*at, span));
            let item = pack.section(id).and_then(|s| s.items.last()).map(|i| i.id);
            if let (Some(note), Some(item)) = (note, item) {
                apply_to(pack, &Edit::SetNote { item, note })?;
            }
        }
    }
    Ok(())
}

/// The figures that several articles give: each stands once, in its clearest wording, with a note of the others.
struct SharedFigures {
    /// The note of each figure that stands.
    kept: HashMap<(usize, Span), String>,
    /// The figures that another one stands for.
    dropped: HashSet<(usize, Span)>,
}

impl SharedFigures {
    fn new(words: &Phrases, compared: &Comparison, articles: &[Read]) -> Self {
        let mut out = Self { kept: HashMap::new(), dropped: HashSet::new() };
        for value in compared.agreements.iter().flat_map(|a| &a.values) {
            let place = |s: &Source| (s.article, s.span);
            let Some(first) = value.sources.first().filter(|s| !out.dropped.contains(&place(s))) else { continue };
            let others: Vec<&Source> = value.sources.iter().filter(|s| s.article != first.article).collect();
            if others.is_empty() || out.kept.contains_key(&place(first)) {
                continue;
            }
            let names = named(articles, others.iter().map(|s| s.article), first.article);
            if !names.is_empty() {
                out.kept.insert(place(first), words.fill(Word::AlsoTold, &[("names", &names)]));
            }
            let new: Vec<(usize, Span)> = others.into_iter().map(place).filter(|p| !out.kept.contains_key(p)).collect();
            out.dropped.extend(new);
        }
        out
    }

    fn is_told_elsewhere(&self, article: usize, span: Span) -> bool {
        self.dropped.contains(&(article, span))
    }

    fn note(&self, article: usize, span: Span) -> Option<String> {
        self.kept.get(&(article, span)).cloned()
    }
}

/// The longest name of an article in a note, in characters.
const NAME_CHARS: usize = 60;

/// The outlets, or titles, of some articles: each once, and not the one that is quoted.
fn named(articles: &[Read], places: impl Iterator<Item = usize>, quoted: usize) -> String {
    let name = |at: usize| {
        let (article, _) = articles.get(at)?;
        Some(article.outlet.clone().unwrap_or_else(|| format!("‘{}’", shorten(&article.display_title(), NAME_CHARS))))
    };
    let own = name(quoted);
    let mut out: Vec<String> = Vec::new();
    for other in places.filter_map(name) {
        if Some(&other) != own.as_ref() && !out.contains(&other) {
            out.push(other);
        }
    }
    out.join("; ")
}

/// The chronology of all articles: one entry for one event, in the words of one source, with the others named behind.
fn accept_merged_chronology(
    pack: &mut Pack,
    phrases: &Phrases,
    articles: &[Read],
    compared: &Comparison,
    section: SectionId,
) -> Result<(), EditError> {
    let mut entries: Vec<(Happening, Option<Passage>)> = Vec::new();
    for entry in &compared.chronology {
        let Some(source) = entry.sources.first() else { continue };
        let Some((article, _)) = articles.get(source.article) else { continue };
        let passage = Passage::new(article, vec![source.span])?;
        let words = passage.quote.replace('\n', " ");
        let mut text = match entry.kind {
            EntryKind::Event => words,
            EntryKind::Publication => format!("[{}] {words}", phrases.word(Word::ReportedThatDay)),
        };
        let others = named(articles, entry.sources.iter().skip(1).map(|s| s.article), source.article);
        if !others.is_empty() {
            text.push_str(&format!(" [{}]", phrases.fill(Word::AlsoToldBy, &[("names", &others)])));
        }
        let precision = match entry.precision {
            Exactness::Day => Precision::Day,
            Exactness::Week => Precision::Week,
            Exactness::Month => Precision::Month,
        };
        let happening = Happening { date: entry.date, end: entry.end, precision, text, passage: None };
        entries.push((happening, Some(passage)));
    }
    if entries.is_empty() {
        return Ok(());
    }
    apply_to(pack, &Edit::AddChronology { entries, place: Place::end_of(section) })
}

/// The words of a suggestion without the full stop, if it is of the kind that is wanted; else none.
fn text_of(article: &Article, suggestion: &Suggestion, fill: Fill) -> String {
    if fill_of(suggestion.kind()) != Some(fill) {
        return String::new();
    }
    let spans = suggestion.spans().into_iter().next().unwrap_or_default();
    let words: Vec<&str> = spans.iter().filter_map(|span| article.text(span)).collect();
    words.join(" ").trim_end_matches(['.', ' ']).to_owned()
}

fn fill_of(kind: Kind) -> Option<Fill> {
    match kind {
        Kind::Enumeration => Some(Fill::Enumerations),
        Kind::Figure => Some(Fill::Figures),
        Kind::Quote => Some(Fill::Quotations),
        Kind::Commitment => Some(Fill::Commitments),
        Kind::Event => Some(Fill::Chronology),
        Kind::Person | Kind::Body => None,
    }
}

/// All dated events as one chronology, no sentence twice.
fn accept_chronology(pack: &mut Pack, articles: &[Read], section: SectionId) -> Result<(), EditError> {
    let mut entries: Vec<(Happening, Option<Passage>)> = Vec::new();
    for (article, suggestions) in articles {
        for suggestion in suggestions {
            let Found::Event(event) = &suggestion.found else { continue };
            let (happening, passage) = accept::happening(article, suggestion, event)?;
            let known = entries.iter().any(|(h, _)| h.date == happening.date && h.text == happening.text);
            if !known {
                entries.push((happening, Some(passage)));
            }
        }
    }
    if entries.is_empty() {
        return Ok(());
    }
    apply_to(pack, &Edit::AddChronology { entries, place: Place::end_of(section) })
}

/// One quotation for the article's outlet, unless the section has one of it: the first paragraph, which says the most.
fn quote_outlet(pack: &mut Pack, article: &Article, section: SectionId) -> Result<(), EditError> {
    let items = pack.section(section).map(|s| s.items.as_slice()).unwrap_or_default();
    let quoted = items.iter().flat_map(|i| i.body.highlights()).filter_map(|h| pack.highlights.get(&h));
    let mut outlets = quoted.filter_map(|h| pack.article(&h.passage.article)).map(|a| &a.outlet);
    if article.outlet.is_some() && outlets.any(|outlet| *outlet == article.outlet) {
        return Ok(());
    }
    let lead = article.blocks.iter().enumerate().find(|(_, block)| block.kind == BlockKind::Paragraph);
    let Some((index, block)) = lead else { return Ok(()) };
    let passage = Passage::new(article, vec![Span::new(index, 0, block.text.len())])?;
    apply_to(pack, &Edit::AddQuotation { passage, place: Place::end_of(section) })
}

/// The text with its first letter in upper case: for headings that we make from an article's words.
fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => UNTITLED.to_owned(),
    }
}
