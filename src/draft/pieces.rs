//! What can stand in a section of a draft: lists, figures, quotations and commitments as steps that add them, and the
//! choice of the most telling.

use std::collections::{BTreeSet, HashSet};

use crate::accept;
use crate::article::{Article, Passage, PassageError, PassageKind, Span};
use crate::compare::{AgreementKind, Aligned, AlignedItem, Source};
use crate::detect::{Enumeration, Found, Kind, Suggestion, sentences_of};
use crate::pack::{Edit, Place};
use crate::phrases::Word;
use crate::template::Fill;

use super::copies::sentence_around;
use super::{Sources, caption, limit, named, sides};

/// Something that can be put into a section.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    /// The article's place with the passage.
    pub(super) passage: (usize, Vec<Span>),
    /// A list's name; empty for all else.
    pub(super) label: String,
    /// What is noted beside it; empty if nothing is.
    pub(super) note: String,
    body: Body,
    /// By how many it is told, and how sure the rule is, in thousandths.
    rank: (usize, i32),
    /// The lines that each way to print it takes, the fullest first.
    lines: Vec<usize>,
    chosen: usize,
}

#[derive(Debug, Clone)]
enum Body {
    /// A list, in several lengths.
    List {
        announced: Option<u32>,
        entries: Vec<Vec<Passage>>,
    },
    Figure {
        value: String,
        caption: String,
        passage: Passage,
    },
    Passage {
        kind: PassageKind,
        passage: Passage,
    },
}

impl Piece {
    /// The step that adds it.
    pub(super) fn edit(&self, place: Place) -> Edit {
        match &self.body {
            Body::List { announced, entries } => {
                let entries = entries.get(self.chosen).cloned().unwrap_or_default();
                Edit::AddList { label: self.label.clone(), announced: *announced, entries, place }
            }
            Body::Figure { value, caption, passage } => {
                Edit::AddFigure { value: value.clone(), caption: caption.clone(), passage: passage.clone(), place }
            }
            Body::Passage { kind, passage } => Edit::AddFound { kind: *kind, passage: passage.clone(), place },
        }
    }
}

/// What was found for a section.
pub(super) struct Told {
    /// In reading order.
    pub(super) pieces: Vec<Piece>,
    /// How many were passed over because nobody is named who said or promised them.
    pub(super) nobody: usize,
}

/// A figure that scores no more is left to be picked by hand.
const LEAST_TELLING: f32 = 0.5;

/// What a kind of filling finds in all articles, but for the passages that are taken.
pub(super) fn of(source: &Sources<'_>, fill: Fill, taken: &HashSet<(usize, Vec<Span>)>) -> Result<Told, PassageError> {
    let mut told = Told { pieces: Vec::new(), nobody: 0 };
    for (at, (article, suggestions)) in source.articles.iter().enumerate() {
        let texts: Vec<String> = suggestions.iter().map(|s| text_of(article, s, fill)).collect();
        let mut own: HashSet<Vec<Span>> = HashSet::new();
        for (suggestion, text) in suggestions.iter().zip(&texts).filter(|(_, text)| !text.is_empty()) {
            let spans = match &suggestion.found {
                Found::Figure(figure) => vec![figure.value_span],
                Found::Enumeration(list) => list.items.iter().flat_map(|i| i.spans()).collect(),
                _ => suggestion.spans().into_iter().next().unwrap_or_default(),
            };
            // "Nearly 40 years" tells a minister nothing without its sentence.
            if matches!(&suggestion.found, Found::Figure(_)) && suggestion.score <= LEAST_TELLING {
                continue;
            }
            // A lead is often said again, and at greater length, in the paragraph that follows it.
            let said_elsewhere =
                || texts.iter().any(|other| other.len() > text.len() && other.starts_with(text.as_str()));
            let is_prose = !matches!(suggestion.kind(), Kind::Figure | Kind::Enumeration);
            // What the headline quotes stands in a longer quotation.
            let within = |other: &Suggestion| {
                let (own, all) = (suggestion.span, other.span);
                let inside = own.block == all.block && all.start <= own.start && own.end <= all.end && own != all;
                other.kind() == Kind::Quote && inside
            };
            let is_part = || suggestion.kind() == Kind::Quote && suggestions.iter().any(within);
            let passage = (at, spans);
            if is_prose && said_elsewhere() || is_part() || taken.contains(&passage) || !own.insert(passage.1.clone()) {
                continue;
            }
            let is_prose_elsewhere = || is_prose && stands_elsewhere(source, at, suggestion, &passage.1);
            if is_told_again(source, at, article, suggestion, &passage.1) || is_prose_elsewhere() {
                continue;
            }
            match &suggestion.found {
                Found::Enumeration(list) => told.pieces.extend(list_piece(source, passage, article, suggestion, list)?),
                Found::Figure(figure) => {
                    let caption = caption::caption(source.words, article, figure);
                    let note = source.shared.note(at, figure.value_span);
                    let whole = Passage::new(article, suggestion.spans().into_iter().next().unwrap_or_default())?;
                    if whole.quote.contains(&figure.value) {
                        let lines = vec![limit::of_figure(&caption, !note.is_empty())];
                        let rank = rank(source.shared.told(at, figure.value_span), suggestion);
                        let body = Body::Figure { value: figure.value.clone(), caption, passage: whole };
                        told.pieces.push(Piece { passage, label: String::new(), note, body, rank, lines, chosen: 0 });
                    }
                }
                _ => match voice(source, article, suggestions, suggestion, fill) {
                    Voice::Of(note) => {
                        let also = also_told(source, at, &passage.1);
                        let notes = [note, also];
                        let note =
                            notes.iter().filter(|n| !n.is_empty()).map(String::as_str).collect::<Vec<_>>().join("\n");
                        let whole = Passage::new(article, passage.1.clone())?;
                        let lines = vec![limit::of_quotation(&whole.quote, true)];
                        let rank = rank(outlets(source, at, &passage.1), suggestion);
                        let body = Body::Passage { kind: suggestion.kind().into(), passage: whole };
                        told.pieces.push(Piece { passage, label: String::new(), note, body, rank, lines, chosen: 0 });
                    }
                    Voice::Nobody => told.nobody += 1,
                    Voice::Another => {}
                },
            }
        }
    }
    Ok(told)
}

fn rank(told: usize, suggestion: &Suggestion) -> (usize, i32) {
    (told, (suggestion.score * 1000.0) as i32)
}

/// Whether the fullest article of the story, or another figure, stands for this.
fn is_told_again(source: &Sources<'_>, at: usize, article: &Article, suggestion: &Suggestion, spans: &[Span]) -> bool {
    match &suggestion.found {
        Found::Figure(figure) => {
            let sentence = sentence_around(article, &figure.value_span);
            source.shared.is_told_elsewhere(at, figure.value_span)
                || source.copies.tells_again(at, article, &[sentence])
        }
        Found::Enumeration(_) => {
            // An item may be a word or two: the sentences that the items stand in are looked up.
            let around: BTreeSet<Span> = spans.iter().map(|span| sentence_around(article, span)).collect();
            source.copies.tells_again(at, article, &around.into_iter().collect::<Vec<_>>())
        }
        _ => {
            let around: BTreeSet<Span> = spans.iter().map(|span| sentence_around(article, span)).collect();
            source.copies.tells_again(at, article, &around.into_iter().collect::<Vec<_>>())
        }
    }
}

/// By how many articles a sentence is told.
fn outlets(source: &Sources<'_>, at: usize, spans: &[Span]) -> usize {
    let told = spans.iter().flat_map(|span| source.lookup.at(at, span).agreements);
    let told = told.filter_map(|agreement| source.compared.agreements.get(agreement));
    told.filter(|a| a.kind == AgreementKind::Statement).map(|a| a.stories).max().unwrap_or(1)
}

/// Whose words or whose promise a passage is.
enum Voice {
    /// What the note says.
    Of(String),
    /// The article names nobody.
    Nobody,
    /// Not of those whom the section is for.
    Another,
}

fn voice(
    source: &Sources<'_>,
    article: &Article,
    suggestions: &[Suggestion],
    suggestion: &Suggestion,
    fill: Fill,
) -> Voice {
    let Some(who) = accept::attribution(suggestion).filter(|who| !sides::is_pronoun(article, who)) else {
        return Voice::Nobody;
    };
    let is_theirs =
        || !sides::is_joint(article, suggestions, who) && !sides::is_of(article, suggestions, who, source.ours);
    if fill == Fill::TheirPoints && !is_theirs() {
        return Voice::Another;
    }
    let word = if suggestion.kind() == Kind::Quote { Word::SaidBy } else { Word::PromisedBy };
    let known = sides::named(suggestions, who);
    // A name that stands with a role of its own gets no second one.
    let role = known.filter(|n| n.name == who).and_then(|n| n.role.as_deref()).filter(|role| !who.contains(*role));
    // A promise names its party: who reads it knows whose it is, unless the role stands elsewhere.
    let passage = article.text(&suggestion.span).unwrap_or_default();
    let is_plain = passage.contains(who) && role.is_none_or(|role| passage.contains(role));
    if suggestion.kind() == Kind::Commitment && (is_plain || sides::is_nameless_pair(article, suggestions, who)) {
        return Voice::Of(String::new());
    }
    let name = role.map_or_else(|| who.to_owned(), |role| format!("{who}, {role}"));
    Voice::Of(source.words.fill(word, &[("name", &name)]))
}

/// A list in three lengths: whole, without the paragraphs that go on, and the first sentence of each item. None where
/// another article tells the same list more fully.
fn list_piece(
    source: &Sources<'_>,
    passage: (usize, Vec<Span>),
    article: &Article,
    suggestion: &Suggestion,
    list: &Enumeration,
) -> Result<Option<Piece>, PassageError> {
    let at = passage.0;
    let mut note = String::new();
    let mut told = 1;
    let first = list.items.first().map(|i| i.span);
    let is_here = |s: &Source| s.article == at && first.is_some_and(|span| s.span == span);
    let known = source.compared.aligned.iter().find(|a| a.items.iter().any(|i| i.sources.iter().any(is_here)));
    if let Some(aligned) = known {
        let leaves_out = |article: &usize| aligned.missing.iter().any(|m| m.article == *article);
        let fullest = base(source, aligned);
        if let Some(fullest) = fullest.filter(|fullest| *fullest != at) {
            // What the fullest tells is not told again; a list with an item of its own stays.
            let of_its_own = aligned.missing.iter().find(|m| m.article == fullest).is_some_and(|m| {
                m.items.iter().filter_map(|i| aligned.items.get(*i)).any(|i| i.sources.iter().any(|s| s.article == at))
            });
            if !of_its_own {
                return Ok(None);
            }
        } else {
            let own = |article: &usize| *article != at && (!leaves_out(article) || tells_all(aligned, at, *article));
            let same: Vec<usize> = aligned.articles.iter().copied().filter(own).collect();
            told += same.len();
            let names = named(source.words, source.articles, same.into_iter(), at);
            if !names.is_empty() {
                note = source.words.fill(Word::AlsoTold, &[("names", &names)]);
            }
        }
    }
    let whole = list.items.iter().map(|i| Passage::new(article, i.spans())).collect::<Result<Vec<_>, _>>()?;
    let short = list.items.iter().map(|i| Passage::new(article, vec![i.span])).collect::<Result<Vec<_>, _>>()?;
    let heads = list.items.iter().map(|i| Passage::new(article, vec![head(article, i.span)]));
    let mut entries = vec![whole, short, heads.collect::<Result<Vec<_>, _>>()?];
    entries.dedup();
    let lines = entries.iter().map(|e| limit::of_list(e.iter().map(|p| p.quote.as_str()), !note.is_empty())).collect();
    let rank = rank(told, suggestion);
    let body = Body::List { announced: list.announced, entries };
    Ok(Some(Piece { passage, label: list.label.clone(), note, body, rank, lines, chosen: 0 }))
}

/// The article whose list stands for all: the fullest, or one that tells as much in the draft's language.
fn base(source: &Sources<'_>, aligned: &Aligned) -> Option<usize> {
    let fullest = aligned.articles.first().copied()?;
    let mut others = aligned.articles.iter().copied().filter(|at| !source.copies.is_copy(*at));
    let own = others.find(|at| source.is_own_language(*at) && tells_all(aligned, fullest, *at));
    Some(own.unwrap_or(fullest))
}

/// Whether one article tells every item of a list that another tells.
fn tells_all(aligned: &Aligned, of: usize, by: usize) -> bool {
    let has = |item: &AlignedItem, article: usize| item.sources.iter().any(|s| s.article == article);
    aligned.items.iter().all(|item| !has(item, of) || has(item, by))
}

/// The article and words that stand for a statement that several articles make, where another one does.
fn stands_elsewhere(source: &Sources<'_>, at: usize, suggestion: &Suggestion, spans: &[Span]) -> bool {
    let agreements = spans.iter().flat_map(|span| source.lookup.at(at, span).agreements);
    let agreements = agreements.filter_map(|a| source.compared.agreements.get(a));
    agreements.filter(|a| a.kind == AgreementKind::Statement).any(|agreement| {
        let tells = |s: &&Source| {
            let found = source.articles.get(s.article).map_or(&[][..], |(_, found)| found.as_slice());
            found.iter().any(|other| {
                let same = other.kind() == suggestion.kind() && accept::attribution(other).is_some();
                same && other.spans().iter().flatten().any(|span| span.overlaps(&s.span))
            })
        };
        let candidates = || agreement.sources.iter().filter(|s| !source.copies.is_copy(s.article)).filter(tells);
        let own = candidates().find(|s| source.is_own_language(s.article));
        own.or(candidates().next()).is_some_and(|s| s.article != at)
    })
}

/// Who else makes a statement.
fn also_told(source: &Sources<'_>, at: usize, spans: &[Span]) -> String {
    let agreements = spans.iter().flat_map(|span| source.lookup.at(at, span).agreements);
    let agreements = agreements.filter_map(|a| source.compared.agreements.get(a));
    let statements = agreements.filter(|a| a.kind == AgreementKind::Statement);
    let others = statements.flat_map(|a| &a.sources).map(|s| s.article).filter(|other| *other != at);
    let names = named(source.words, source.articles, others, at);
    if names.is_empty() { names } else { source.words.fill(Word::AlsoTold, &[("names", &names)]) }
}

/// The first sentence of a passage.
fn head(article: &Article, span: Span) -> Span {
    let text = article.text(&span).unwrap_or_default();
    let first = sentences_of(text, &article.language).into_iter().next();
    first.map_or(span, |r| Span::new(span.block, span.start + r.start, span.start + r.end))
}

/// The most telling pieces that fit into so many lines, in reading order but for figures with a note, which come first;
/// and the lines that they take. Without a limit all are chosen.
pub(super) fn choose(pieces: Vec<Piece>, room: Option<usize>) -> (Vec<Piece>, usize) {
    let mut order: Vec<usize> = (0..pieces.len()).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(pieces.get(*at).map_or((0, 0), |p| p.rank)), *at));
    let mut chosen: Vec<Option<usize>> = vec![None; pieces.len()];
    let mut used = 0;
    // First as many as fit in their shortest form, then longer forms where there is room left.
    for is_first in [true, false] {
        for at in &order {
            let (Some(piece), Some(slot)) = (pieces.get(*at), chosen.get_mut(*at)) else { continue };
            let lines = |way: usize| piece.lines.get(way).copied().unwrap_or(0);
            let before = slot.map_or(0, lines);
            let fits = |way: &usize| room.is_none_or(|room| used - before + lines(*way) <= room);
            let ways = 0..piece.lines.len();
            let way = match (is_first, *slot) {
                (true, _) => ways.rev().find(fits),
                (false, Some(now)) => (0..=now).find(fits),
                (false, None) => None,
            };
            if let Some(way) = way {
                used = used - before + lines(way);
                *slot = Some(way);
            }
        }
    }
    let kept = pieces.into_iter().zip(chosen).filter_map(|(piece, way)| Some(Piece { chosen: way?, ..piece }));
    let mut kept: Vec<Piece> = kept.collect();
    kept.sort_by_key(|piece| matches!(piece.body, Body::Figure { .. }) && piece.note.is_empty());
    (kept, used)
}

/// The words of a suggestion without the full stop, if it is of the kind that is wanted; else none.
fn text_of(article: &Article, suggestion: &Suggestion, fill: Fill) -> String {
    let wanted = match suggestion.kind() {
        Kind::Enumeration => fill == Fill::Enumerations,
        Kind::Figure => fill == Fill::Figures,
        Kind::Quote => matches!(fill, Fill::Quotations | Fill::TheirPoints),
        Kind::Commitment => matches!(fill, Fill::Commitments | Fill::TheirPoints),
        Kind::Event | Kind::Person | Kind::Body => false,
    };
    if !wanted {
        return String::new();
    }
    let spans = suggestion.spans().into_iter().next().unwrap_or_default();
    let words: Vec<&str> = spans.iter().filter_map(|span| article.text(span)).collect();
    words.join(" ").trim_end_matches(['.', ' ']).to_owned()
}
