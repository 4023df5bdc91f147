//! What becomes of a suggestion in a pack: the step that adds it, as a whole or by item, whether it is there already,
//! and the name under which it is waved away.

use std::collections::{HashMap, HashSet};

use crate::article::{Article, ArticleId, Passage, PassageError, Span};
use crate::detect::{self, Event, Found, Kind, Named, Suggestion};
use crate::pack::{Body, Dismissal, Edit, EditError, Happening, Pack, Place, Precision};
use crate::phrases::{Phrases, Word};

/// The step that adds a whole suggestion at a place: a list, a key figure, an entry of the section's chronology, or
/// a quotation; of somebody who is named, the sentence that tells who they are.
///
/// # Errors
/// [`EditError::Passage`] if it is not a range of the article.
pub fn whole(article: &Article, suggestion: &Suggestion, place: Place) -> Result<Edit, EditError> {
    match &suggestion.found {
        Found::Enumeration(list) => {
            let entries = list.items.iter().map(|i| Passage::new(article, i.spans())).collect::<Result<Vec<_>, _>>()?;
            Ok(Edit::AddList { label: list.label.clone(), announced: list.announced, entries, place })
        }
        Found::Event(event) => {
            let (entry, passage) = happening(article, suggestion, event)?;
            Ok(Edit::AddHappening { entry, passage: Some(passage), place })
        }
        Found::Person(named) | Found::Body(named) => {
            let passage = Passage::new(article, who(article, named))?;
            Ok(Edit::AddFound { kind: suggestion.kind().into(), passage, place })
        }
        Found::Figure(figure) => {
            let passage = first_passage(article, suggestion)?;
            if passage.quote.contains(&figure.value) {
                Ok(Edit::AddFigure { value: figure.value.clone(), caption: String::new(), passage, place })
            } else {
                Ok(Edit::AddFound { kind: suggestion.kind().into(), passage, place })
            }
        }
        Found::Quote(_) | Found::Commitment(_) => {
            let passage = first_passage(article, suggestion)?;
            Ok(Edit::AddFound { kind: suggestion.kind().into(), passage, place })
        }
    }
}

/// The step that adds one part of a suggestion as a quotation: see [`parts`]. `None` if it has no such part.
///
/// # Errors
/// [`EditError::Passage`] if it is not a range of the article.
pub fn part(article: &Article, suggestion: &Suggestion, index: usize, place: Place) -> Result<Option<Edit>, EditError> {
    let Some(spans) = parts(article, suggestion).into_iter().nth(index) else { return Ok(None) };
    let passage = Passage::new(article, spans)?;
    Ok(Some(Edit::AddFound { kind: suggestion.kind().into(), passage, place }))
}

/// What can be added of a suggestion by itself: a list's items, the sentences in which somebody is named, or the one
/// passage that it is.
pub fn parts(article: &Article, suggestion: &Suggestion) -> Vec<Vec<Span>> {
    match &suggestion.found {
        Found::Person(named) | Found::Body(named) => sentences_naming(article, named),
        _ => suggestion.spans(),
    }
}

fn sentences_naming(article: &Article, named: &Named) -> Vec<Vec<Span>> {
    let mut parts: Vec<Vec<Span>> = Vec::new();
    let mut block: Option<(usize, Vec<std::ops::Range<usize>>)> = None;
    for place in &named.places {
        if block.as_ref().is_none_or(|(index, _)| *index != place.block) {
            let text = article.blocks.get(place.block).map_or("", |b| b.text.as_str());
            block = Some((place.block, detect::sentences_of(text, &article.language)));
        }
        let sentences = block.as_ref().map_or(&[][..], |(_, sentences)| sentences);
        let sentence = sentences.iter().find(|s| s.start <= place.start && place.start < s.end);
        let span = sentence.map_or(*place, |s| Span::new(place.block, s.start, s.end.max(place.end)));
        if parts.last().is_none_or(|last| last.first() != Some(&span)) {
            parts.push(vec![span]);
        }
    }
    parts
}

/// Whose words or whose promise it is: what a note beside the quotation says. `None` where the article names nobody.
pub fn attribution(suggestion: &Suggestion) -> Option<&str> {
    match &suggestion.found {
        Found::Quote(quote) => quote.speaker.as_deref(),
        Found::Commitment(commitment) => Some(commitment.actor.as_str()),
        _ => None,
    }
    .filter(|name| !name.is_empty())
}

/// What is noted beside a quotation that a suggestion becomes: whose words or whose promise it is, in the language of
/// the briefing. `None` where nobody is named, and where the promise itself names its party.
pub fn note(article: &Article, suggestion: &Suggestion, language: &str) -> Option<String> {
    let who = attribution(suggestion)?;
    let word = match suggestion.kind() {
        Kind::Quote => Word::SaidBy,
        _ if article.text(&suggestion.span).is_some_and(|text| text.contains(who)) => return None,
        _ => Word::PromisedBy,
    };
    let code = language.split(['-', '_']).next().unwrap_or_default();
    Some(Phrases::of(code).fill(word, &[("name", who)]))
}

/// A dated sentence as an entry of a chronology, with its passage.
///
/// # Errors
/// [`PassageError`] if it is not a range of the article.
pub fn happening(
    article: &Article,
    suggestion: &Suggestion,
    event: &Event,
) -> Result<(Happening, Passage), PassageError> {
    let passage = first_passage(article, suggestion)?;
    let entry = Happening {
        date: event.date,
        end: event.end,
        precision: match event.precision {
            detect::Precision::Day => Precision::Day,
            detect::Precision::Week => Precision::Week,
            detect::Precision::Month => Precision::Month,
        },
        text: passage.quote.replace('\n', " "),
        passage: None,
    };
    Ok((entry, passage))
}

/// The sentence in which an article tells who somebody is: the first that has their role, else the first that names them.
fn who(article: &Article, named: &Named) -> Vec<Span> {
    let parts = sentences_naming(article, named);
    let role = named.role.as_deref().map(str::to_lowercase).filter(|role| !role.is_empty());
    let tells = |spans: &&Vec<Span>| {
        let mut texts = spans.iter().filter_map(|span| article.text(span));
        role.as_ref().is_some_and(|role| texts.any(|text| text.to_lowercase().contains(role)))
    };
    parts.iter().find(tells).or(parts.first()).cloned().unwrap_or_default()
}

fn first_passage(article: &Article, suggestion: &Suggestion) -> Result<Passage, PassageError> {
    Passage::new(article, suggestion.spans().into_iter().next().unwrap_or_default())
}

/// The words that show a suggestion in running text: a number's value, an event's date, a name's first place; else all
/// of it.
pub fn telling(suggestion: &Suggestion) -> Vec<Span> {
    match &suggestion.found {
        Found::Figure(figure) => vec![figure.value_span],
        Found::Event(event) => vec![event.date_span],
        Found::Person(named) | Found::Body(named) => named.places.first().copied().into_iter().collect(),
        _ => suggestion.spans().into_iter().flatten().collect(),
    }
}

/// Where a suggestion begins in reading order: a list with the phrase that announces it, others with their telling words.
pub fn beginning(suggestion: &Suggestion) -> Span {
    match &suggestion.found {
        Found::Enumeration(_) => suggestion.span,
        _ => telling(suggestion).first().copied().unwrap_or(suggestion.span),
    }
}

/// The name under which a suggestion is waved away.
pub fn dismissal(article: &ArticleId, suggestion: &Suggestion) -> Dismissal {
    let span = match &suggestion.found {
        Found::Figure(figure) => figure.value_span,
        Found::Event(event) => event.date_span,
        _ => suggestion.span,
    };
    Dismissal { article: article.clone(), kind: suggestion.kind().name().to_owned(), span }
}

/// What a pack's outline prints of one article, to tell which suggestions are in it. Passages are matched by where they
/// stand, whatever they say: whoever highlights by hand begins or ends a little elsewhere than the detection does.
#[derive(Debug, Default)]
pub struct Printed {
    /// What is printed of each block: quotations, items of lists, events.
    passages: HashMap<usize, Vec<Span>>,
    /// What is printed of each block as the source of a figure, with the figure's numbers.
    figures: HashMap<usize, Vec<(Span, String)>>,
    /// What is quoted of each block.
    quoted: HashMap<usize, Vec<Span>>,
    names: HashSet<String>,
}

impl Printed {
    /// What the outline prints of an article.
    pub fn of(pack: &Pack, article: &ArticleId) -> Self {
        let mut printed = Self::default();
        for item in pack.sections.iter().flat_map(|s| &s.items) {
            if let Body::Biography { name, .. } = &item.body {
                printed.names.insert(name.clone());
            }
            for highlight in item.body.highlights().iter().filter_map(|id| pack.highlights.get(id)) {
                if &highlight.passage.article != article {
                    continue;
                }
                for span in &highlight.passage.spans {
                    if matches!(item.body, Body::Quotation { .. }) {
                        printed.quoted.entry(span.block).or_default().push(*span);
                    }
                    if let Body::Figure { value, .. } = &item.body {
                        printed.figures.entry(span.block).or_default().push((*span, numbers(value)));
                    } else {
                        printed.passages.entry(span.block).or_default().push(*span);
                    }
                }
            }
        }
        printed
    }

    /// Whether it prints a passage, by itself or within a longer one, other than as the source of a figure.
    pub fn has(&self, spans: &[Span]) -> bool {
        spans.iter().all(|span| self.any(span, |own| covers(own, span) || is_nearly(own, span)))
    }

    /// Whether it prints a passage, and not much more or less.
    fn has_alone(&self, spans: &[Span]) -> bool {
        spans.iter().all(|span| self.any(span, |own| is_nearly(own, span)))
    }

    /// Whether a quotation of its own has a passage.
    fn quotes(&self, span: &Span) -> bool {
        let own = self.quoted.get(&span.block);
        own.is_some_and(|own| own.iter().any(|own| covers(own, span) || is_nearly(own, span)))
    }

    fn any(&self, span: &Span, is_it: impl Fn(&Span) -> bool) -> bool {
        self.passages.get(&span.block).is_some_and(|own| own.iter().any(is_it))
    }

    /// Whether it prints a number that stands in a passage as a figure.
    pub fn has_figure(&self, span: &Span, value: &str) -> bool {
        let own = numbers(value);
        let figures = self.figures.get(&span.block);
        figures.is_some_and(|all| all.iter().any(|(place, numbers)| place.overlaps(span) && *numbers == own))
    }

    /// Whether it prints a suggestion, and all of it. A list, an event and a figure are more than words within a longer
    /// quotation.
    pub fn has_whole(&self, article: &Article, suggestion: &Suggestion) -> bool {
        match &suggestion.found {
            Found::Person(named) | Found::Body(named) => {
                self.names.contains(&named.name)
                    || (named.places.iter().any(|place| self.quotes(place))
                        && who(article, named).iter().all(|span| self.quotes(span)))
            }
            Found::Figure(figure) => self.has_figure(&figure.value_span, &figure.value),
            Found::Enumeration(_) | Found::Event(_) => suggestion.spans().iter().all(|spans| self.has_alone(spans)),
            Found::Quote(_) | Found::Commitment(_) => suggestion.spans().iter().all(|spans| self.has(spans)),
        }
    }
}

fn covers(outer: &Span, inner: &Span) -> bool {
    outer.block == inner.block && outer.start <= inner.start && inner.end <= outer.end
}

/// Whether four fifths of each of two ranges are in the other one too.
fn is_nearly(one: &Span, other: &Span) -> bool {
    let shared = one.end.min(other.end).saturating_sub(one.start.max(other.start));
    let longer = (one.end - one.start).max(other.end - other.start);
    one.block == other.block && shared * 5 >= longer * 4
}

/// The digits of a figure with the marks between them: '4.46' of 'US$4.46 billion'.
fn numbers(value: &str) -> String {
    let kept: String = value.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).collect();
    kept.trim_matches(['.', ',']).to_owned()
}
