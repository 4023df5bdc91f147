//! A first pack from articles: a template's sections, with the articles' suggestions accepted into them, the most telling
//! first, and no more of them than a section is meant to hold.

mod caption;
mod chronology;
mod copies;
mod figures;
mod limit;
mod outlets;
mod pieces;
mod sides;

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use crate::article::{Article, ArticleId, BlockKind, Passage, Span, shorten};
use crate::compare::{Cancel, Comparison, Lookup, compare};
use crate::detect::Suggestion;
use crate::pack::{Edit, EditError, Front, Pack, Place, SectionId, apply_to};
use crate::phrases::{Phrases, Word};
use crate::template::{Fill, PlannedSection, Template};

pub use caption::of_figure as caption_of;
use copies::Copies;
use figures::SharedFigures;
use outlets::Heading;
use pieces::Piece;

/// The longest heading that is made from an article's words, in characters.
const HEADING_CHARS: usize = 80;
/// The sections that a template without sections of its own gets for what is no list.
const OWN_SECTIONS: [(Fill, Word); 3] =
    [(Fill::Figures, Word::Figures), (Fill::Quotations, Word::Quotations), (Fill::Commitments, Word::Commitments)];

/// An article with what was found in it.
pub type Read = (Arc<Article>, Vec<Suggestion>);

/// What a draft is to be.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    /// The briefing's title; if it is empty, the word for a briefing in its language.
    pub title: String,
    /// The language of the page's own words and of the template's, as an ISO 639-1 code; empty for English.
    pub language: String,
    /// Words that name our side: a country, a nationality, our people. Without them nobody knows who the others are.
    pub ours: Vec<String>,
}

/// A draft, and what did not go into it.
#[derive(Debug, Clone)]
pub struct Drafted {
    /// The pack.
    pub pack: Pack,
    /// What was found and left out, section by section.
    pub left_out: Vec<LeftOut>,
}

/// Something that was found and is not in the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// The section's heading.
    pub section: String,
    /// What kind of thing.
    pub fill: Fill,
    /// How many were put in.
    pub kept: usize,
    /// How many there were.
    pub found: usize,
    /// Why.
    pub why: Why,
    /// The outlets or titles of what was left out, where it is whole articles.
    pub names: Vec<String>,
}

/// Why something is not in a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The section's limit.
    Limit,
    /// The article does not say whose words or whose promise it is.
    Nobody,
    /// It was not told which side is ours.
    NoSide,
    /// What is said and promised is all said together or by our own side.
    NotTheirs,
    /// The articles begin with the words of another one that stands there, word for word.
    Copies,
    /// Another article of the same outlet stands there.
    SameOutlet,
}

/// Makes a pack of these articles with their suggestions accepted. Lists for which the template has no section get
/// sections of their own; so do figures, quotations and commitments where the template has no sections at all. What a
/// copy of a story tells again, and a figure that several outlets give, stands once; every article gets its annex.
///
/// # Errors
/// [`EditError`] if a suggestion is not a range of its article.
pub fn draft(title: &str, template: &Template, articles: &[Read]) -> Result<Pack, EditError> {
    draft_in("", title, template, articles)
}

/// As [`draft`], in a language by its ISO 639-1 code; empty for English.
///
/// # Errors
/// As [`draft`].
pub fn draft_in(language: &str, title: &str, template: &Template, articles: &[Read]) -> Result<Pack, EditError> {
    let wish = Wish { title: title.to_owned(), language: language.to_owned(), ours: Vec::new() };
    draft_for(&wish, template, articles).map(|drafted| drafted.pack)
}

/// As [`draft`], as it is wished, with what was left out.
///
/// # Errors
/// As [`draft`].
pub fn draft_for(wish: &Wish, template: &Template, articles: &[Read]) -> Result<Drafted, EditError> {
    let words = Phrases::of(&wish.language);
    let template = &template.in_language(&wish.language);
    let title = if wish.title.trim().is_empty() { words.word(Word::Briefing) } else { wish.title.as_str() };
    let mut pack = planned(title, template)?;
    if !wish.language.is_empty() {
        let mut front = Front { language: wish.language.clone(), ..pack.front.clone() };
        if template.sections.is_empty() {
            words.word(Word::Briefing).clone_into(&mut front.kind);
        }
        apply_to(&mut pack, &Edit::SetFront(front))?;
    }
    for (article, _) in articles {
        apply_to(&mut pack, &Edit::AddArticle(Arc::clone(article)))?;
    }
    let compared = compare(articles, &Cancel::new()).unwrap_or_default();
    let copies = Copies::new(&compared, articles);
    let shared = SharedFigures::new(words, &wish.language, &compared, articles, &copies);
    let lookup = Lookup::new(&compared);
    let language = if wish.language.is_empty() { "en" } else { wish.language.as_str() };
    let source = Sources { words, articles, compared, copies, shared, lookup, ours: &wish.ours, language };
    let mut work = Work { pack, source: &source, taken: HashSet::new(), left_out: Vec::new() };
    let sections: Vec<SectionId> = work.pack.sections.iter().map(|s| s.id).collect();
    let mut filled: HashSet<Fill> = HashSet::new();
    for (planned, section) in template.sections.iter().zip(sections) {
        let fills: Vec<Fill> = planned.fill.iter().copied().filter(|fill| filled.insert(*fill)).collect();
        work.fill(planned, section, &fills)?;
    }
    if !filled.contains(&Fill::Enumerations) {
        work.lists_of_their_own()?;
    }
    if template.sections.is_empty() {
        for (fill, heading) in OWN_SECTIONS {
            work.section_of_its_own(fill, words.word(heading))?;
        }
    }
    if work.pack.sections.is_empty() {
        add_section(&mut work.pack, words.word(Word::KeyPassages).to_owned())?;
    }
    let in_full: Vec<ArticleId> =
        source.copies.articles().filter_map(|at| articles.get(at)).map(|(a, _)| a.id.clone()).collect();
    if !in_full.is_empty() {
        apply_to(&mut work.pack, &Edit::PrintInFull(in_full))?;
    }
    Ok(Drafted { pack: work.pack, left_out: work.left_out })
}

/// What a draft is made of.
struct Sources<'a> {
    words: &'static Phrases,
    articles: &'a [Read],
    compared: Comparison,
    copies: Copies,
    shared: SharedFigures,
    lookup: Lookup,
    ours: &'a [String],
    /// The language of the draft.
    language: &'a str,
}

impl Sources<'_> {
    /// Whether an article is in the draft's language.
    fn is_own_language(&self, at: usize) -> bool {
        is_in(self.articles, at, self.language)
    }

    /// An article's outlet and title, as far as they are known.
    fn full_name(&self, at: usize) -> Option<String> {
        let (article, _) = self.articles.get(at)?;
        let title = self.words.in_marks(&shorten(&article.display_title(), NAME_CHARS));
        Some(article.outlet.as_ref().map_or_else(|| title.clone(), |outlet| format!("{outlet}, {title}")))
    }
}

fn is_in(articles: &[Read], at: usize, language: &str) -> bool {
    let code = |text: &str| text.split(['-', '_']).next().unwrap_or_default().to_owned();
    articles.get(at).is_some_and(|(a, _)| code(a.language.code()) == code(language))
}

/// A pack in the making.
struct Work<'a> {
    pack: Pack,
    source: &'a Sources<'a>,
    /// The passages that stand in it.
    taken: HashSet<(usize, Vec<Span>)>,
    left_out: Vec<LeftOut>,
}

impl Work<'_> {
    /// Fills a section as its template says.
    fn fill(&mut self, planned: &PlannedSection, section: SectionId, fills: &[Fill]) -> Result<(), EditError> {
        let mut groups: Vec<(Fill, Vec<Piece>)> = Vec::new();
        for fill in fills {
            match fill {
                Fill::Chronology | Fill::Outlets => {}
                _ => groups.push((*fill, self.pieces(*fill, &planned.title)?)),
            }
        }
        let mut room = limit::room(planned.limit);
        let whole = room;
        let mut waiting = groups.iter().filter(|(_, pieces)| !pieces.is_empty()).count();
        for (fill, pieces) in groups.into_iter().filter(|(_, pieces)| !pieces.is_empty()) {
            let found = pieces.len();
            // What the template names first may take up to half of the section.
            let share = room.map(|left| left.min((left / waiting.max(1)).max(whole.unwrap_or(0) / 2)));
            let (kept, used) = pieces::choose(pieces, share);
            room = room.map(|room| room.saturating_sub(used));
            waiting = waiting.saturating_sub(1);
            self.note_left_out(planned, fill, kept.len(), found, Why::Limit);
            for piece in kept {
                self.put(section, piece)?;
            }
        }
        if fills.contains(&Fill::Chronology) {
            let rows = chronology::rows(self.source)?;
            let found = rows.len();
            let rows = chronology::choose(rows, room);
            self.note_left_out(planned, Fill::Chronology, rows.len(), found, Why::Limit);
            if !rows.is_empty() {
                let entries = rows.into_iter().map(|row| (row.happening, Some(row.passage))).collect();
                apply_to(&mut self.pack, &Edit::AddChronology { entries, place: Place::end_of(section) })?;
            }
        }
        if fills.contains(&Fill::Outlets) {
            self.quote_outlets(planned, section)?;
        }
        Ok(())
    }

    fn note_left_out(&mut self, planned: &PlannedSection, fill: Fill, kept: usize, found: usize, why: Why) {
        if kept < found {
            self.left_out.push(LeftOut { section: planned.title.clone(), fill, kept, found, why, names: Vec::new() });
        }
    }

    /// What can stand in a section, in reading order; notes what cannot.
    fn pieces(&mut self, fill: Fill, title: &str) -> Result<Vec<Piece>, EditError> {
        let told = pieces::of(self.source, fill, &self.taken)?;
        let unnamed = told.nobody;
        let missing = |why, found| LeftOut { section: title.to_owned(), fill, kept: 0, found, why, names: Vec::new() };
        if fill == Fill::TheirPoints && self.source.ours.is_empty() {
            if !told.pieces.is_empty() {
                self.left_out.push(missing(Why::NoSide, told.pieces.len()));
            }
            return Ok(Vec::new());
        }
        if fill == Fill::TheirPoints && told.pieces.is_empty() {
            self.left_out.push(missing(Why::NotTheirs, 0));
        }
        if unnamed > 0 && fill != Fill::TheirPoints {
            self.left_out.push(missing(Why::Nobody, unnamed));
        }
        Ok(told.pieces)
    }

    fn put(&mut self, section: SectionId, piece: Piece) -> Result<(), EditError> {
        self.taken.insert(piece.passage.clone());
        apply_to(&mut self.pack, &piece.edit(Place::end_of(section)))?;
        let item = self.pack.section(section).and_then(|s| s.items.last()).map(|i| i.id);
        if let Some(item) = item.filter(|_| !piece.note.is_empty()) {
            apply_to(&mut self.pack, &Edit::SetNote { item, note: piece.note })?;
        }
        Ok(())
    }

    fn lists_of_their_own(&mut self) -> Result<(), EditError> {
        for mut piece in self.pieces(Fill::Enumerations, "")? {
            let words = match piece.label.trim() {
                "" => self.source.words.word(Word::KeyPassages),
                label => label,
            };
            let heading = capitalised(&shorten(words, HEADING_CHARS));
            // The announcing phrase is not said again below a heading of the same words.
            if heading.to_lowercase() == piece.label.to_lowercase() {
                piece.label.clear();
            }
            let section = add_section(&mut self.pack, heading)?;
            self.put(section, piece)?;
        }
        Ok(())
    }

    fn section_of_its_own(&mut self, fill: Fill, heading: &str) -> Result<(), EditError> {
        let (pieces, _) = pieces::choose(self.pieces(fill, heading)?, None);
        if pieces.is_empty() {
            return Ok(());
        }
        let section = add_section(&mut self.pack, heading.to_owned())?;
        pieces.into_iter().try_for_each(|piece| self.put(section, piece))
    }

    /// One quotation for each outlet, under the outlet's name: the first paragraph, which says the most. Of copies of one
    /// story those are left out that begin with the same words and numbers.
    /// An article that names no outlet stands by itself; those that have no title either stand together at the end. The
    /// sections follow the one that was planned for them, which goes
    /// where nothing else stands in it.
    fn quote_outlets(&mut self, wanted: &PlannedSection, section: SectionId) -> Result<(), EditError> {
        let mut known: HashSet<String> = HashSet::new();
        let planned = self.pack.sections.iter().position(|s| s.id == section).unwrap_or(usize::MAX);
        let (guidance, limit) = self.pack.section(section).map(|s| (s.guidance.clone(), s.limit)).unwrap_or_default();
        let mut index = planned;
        let mut unnamed: Vec<Passage> = Vec::new();
        let mut leads: HashSet<(usize, Vec<String>)> = HashSet::new();
        let (mut copied, mut more): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
        let mut add = |pack: &mut Pack, name: &str, passages: Vec<Passage>| {
            index = index.saturating_add(1);
            let own = SectionId(pack.next_id);
            apply_to(pack, &Edit::AddSection { title: shorten(name, HEADING_CHARS), index })?;
            apply_to(pack, &Edit::PlanSection { section: own, guidance: guidance.clone(), limit })?;
            let place = Place::end_of(own);
            passages.into_iter().try_for_each(|passage| apply_to(pack, &Edit::AddQuotation { passage, place }))
        };
        // A story's fullest article has its words quoted before its copies have.
        let mut order: Vec<usize> = (0..self.source.articles.len()).collect();
        order.sort_by_key(|at| self.source.copies.is_copy(*at));
        let mut headed: BTreeMap<usize, (Option<String>, Passage)> = BTreeMap::new();
        for at in order {
            let Some((article, _)) = self.source.articles.get(at) else { continue };
            let lead = article.blocks.iter().enumerate().find(|(_, block)| block.kind == BlockKind::Paragraph);
            let Some((block, text)) = lead else { continue };
            let lead = (self.source.copies.story_of(at), copies::words_in_order(&text.text));
            if leads.contains(&lead) {
                copied.push(at);
                continue;
            }
            let passage = Passage::new(article, vec![Span::new(block, 0, text.text.len())])?;
            let heading = match outlets::heading(article, &mut known) {
                Heading::Own(name) => Some(name),
                Heading::Unnamed => None,
                Heading::Known => {
                    more.push(at);
                    continue;
                }
            };
            leads.insert(lead);
            headed.insert(at, (heading, passage));
        }
        let quoted = headed.len();
        for (heading, passage) in headed.into_values() {
            match heading {
                Some(name) => add(&mut self.pack, &name, vec![passage])?,
                None => unnamed.push(passage),
            }
        }
        for (why, places) in [(Why::Copies, copied), (Why::SameOutlet, more)] {
            let names: Vec<String> = places.into_iter().filter_map(|at| self.source.full_name(at)).collect();
            if !names.is_empty() {
                let (section, found) = (wanted.title.clone(), quoted + names.len());
                self.left_out.push(LeftOut { section, fill: Fill::Outlets, kept: quoted, found, why, names });
            }
        }
        if !unnamed.is_empty() {
            add(&mut self.pack, self.source.words.word(Word::NoOutlet), unnamed)?;
        }
        let is_empty = self.pack.section(section).is_some_and(|s| s.items.is_empty());
        if index != planned && is_empty {
            apply_to(&mut self.pack, &Edit::RemoveSection(section))?;
        }
        Ok(())
    }
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

/// The longest name of an article in a note, in characters.
const NAME_CHARS: usize = 60;

/// What an article is called in a note: its outlet, or its title.
fn name(words: &Phrases, articles: &[Read], at: usize) -> Option<String> {
    let (article, _) = articles.get(at)?;
    Some(
        article.outlet.clone().unwrap_or_else(|| {
            words.fill(Word::QuotedName, &[("words", &shorten(&article.display_title(), NAME_CHARS))])
        }),
    )
}

/// The names of some articles: each once, and not the one that is quoted.
fn named(words: &Phrases, articles: &[Read], places: impl Iterator<Item = usize>, quoted: usize) -> String {
    let own = name(words, articles, quoted);
    let mut out: Vec<String> = Vec::new();
    for other in places.filter_map(|at| name(words, articles, at)) {
        if Some(&other) != own.as_ref() && !out.contains(&other) {
            out.push(other);
        }
    }
    out.join("; ")
}

/// What others say instead, each with its name: "AFP gives $280 million". Each value once.
fn otherwise<'c>(source: &SourcesOfNotes<'_>, claims: impl Iterator<Item = &'c crate::compare::Claim>) -> String {
    let mut by_value: BTreeMap<usize, (String, Vec<String>)> = BTreeMap::new();
    for claim in claims {
        let Some(name) = name(source.words, source.articles, claim.source.article) else { continue };
        let (_, names) = by_value.entry(claim.side).or_insert_with(|| (claim.value.clone(), Vec::new()));
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let told = by_value
        .into_values()
        .map(|(value, names)| source.words.fill(Word::Gives, &[("names", &names.join(", ")), ("value", &value)]));
    told.collect::<Vec<_>>().join("; ")
}

/// What notes are written with.
struct SourcesOfNotes<'a> {
    words: &'static Phrases,
    articles: &'a [Read],
}

/// The text with its first letter in upper case: for headings that we make from an article's words.
fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}
