//! An article made ready to be compared: its sentences as sets of terms, its figures with what they measure.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use crate::article::{Article, Span};
use crate::detect::{self, Found, Suggestion};

use super::ages::{Age, ages};
use super::bounds::planned_at_first;
use super::clocks::{Clock, clocks};
use super::dated::{Dated, beside, dates_of, note_tellings, put_off, resolve_years, years};
use super::duplicates::shingles as shingles_of;
use super::items::{CountedList, counted_lists};
use super::measured::{Figure, collect_figures, is_currency};
use super::origins::{Origin, aims, origins};
use super::people::{name_offices, names_of_people, offices_behind};
use super::reckoned::{meant, reckoned};
use super::replaced::lend;
use super::retold::items_told;
use super::times::{Years, spans_of_years};
use super::told::{corrects, elsewhere, forget_known_names, is_negated, says_now};
use super::treaties::{Treaty, treaties};
use super::words::{
    Class, ConceptId, FastSet, Group, Table, Token, Unit, concept, is_pronoun_led, names_of, table, term_of, tokens,
    word_at,
};

/// An article with what was found in it.
pub type Read = (Arc<Article>, Vec<Suggestion>);

/// A term of a sentence: what it is matched by, and what it is.
pub(super) type Term = (u64, Class);

/// A sentence.
#[derive(Debug)]
pub(super) struct Sentence {
    /// Where it stands.
    pub(super) span: Span,
    /// What it is about, each term once, in the order of their numbers.
    pub(super) terms: Vec<Term>,
    /// Whether it tells that something is not so.
    pub(super) is_negated: bool,
    /// Whether it, or the sentence before, says that something was told wrongly.
    pub(super) corrects: bool,
    /// Members of sets that exclude each other: opened, closed.
    pub(super) exclusive: Vec<ConceptId>,
    /// Whether it is a commitment.
    pub(super) is_commitment: bool,
    /// Whether it can be understood without the one before.
    pub(super) stands_alone: bool,
    /// Its figures' places in [`Reading::figures`].
    pub(super) figures: std::ops::Range<usize>,
    /// When what it tells happened.
    pub(super) dates: Vec<Dated>,
    /// The days that it reckons from its own: "four days after the vote".
    pub(super) reckoned: Vec<Dated>,
    /// The days that it moves a plan from: 12 May of "postponed from 12 May to 2 June".
    pub(super) moved_from: Vec<Dated>,
    /// What stands right before each of these days.
    pub(super) beside_dates: Vec<Vec<u64>>,
    /// First, second: which of several it tells of, each once.
    pub(super) ordinals: Vec<u64>,
    /// Whether it says "now".
    pub(super) is_now: bool,
    /// The names of persons in it, word by word.
    pub(super) people: Vec<u64>,
    /// The years that it names as its own, each once.
    pub(super) years: Vec<i16>,
    /// The spans of years that it tells.
    pub(super) spans: Vec<Years>,
    /// The years in which it says that something came to be.
    pub(super) origins: Vec<Origin>,
    /// The years for which it says that something is planned.
    pub(super) aims: Vec<Origin>,
    /// The times of day that it tells.
    pub(super) clocks: Vec<Clock>,
    /// The names by which it says that it tells of another place or matter.
    pub(super) elsewhere: Vec<u64>,
    /// How many items it tells of a list that it does not number.
    pub(super) items_told: usize,
    /// The place in [`Reading::lists`] of the list that it tells, from its first item to its last.
    pub(super) list: Option<usize>,
}

/// A list that one sentence tells.
#[derive(Debug)]
pub(super) struct ListTold {
    /// What its items are about.
    pub(super) items: Vec<Vec<Term>>,
    /// Whether it says that there are more.
    pub(super) is_partial: bool,
    /// How many it announces.
    pub(super) announced: Option<usize>,
}

/// An article made ready.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) table: &'static Table,
    pub(super) published: Option<Date>,
    pub(super) outlet: Option<String>,
    pub(super) sentences: Vec<Sentence>,
    pub(super) figures: Vec<Figure>,
    /// What it is about, from all its sentences, each term once, in the order of their numbers.
    pub(super) topic: Vec<Term>,
    /// How old it says that somebody is.
    pub(super) ages: Vec<Age>,
    /// The treaties that it names, each with its sentence.
    pub(super) treaties: Vec<Treaty>,
    /// The lists that stand in one sentence each.
    pub(super) lists: Vec<ListTold>,
    /// All its lists, each with its number.
    pub(super) counted: Vec<CountedList>,
    /// The shingles of its running words, sorted.
    pub(super) shingles: Vec<u64>,
}

impl Reading {
    /// The sentence that a span is in.
    pub(super) fn sentence_at(&self, span: &Span) -> Option<usize> {
        let at = self.sentences.partition_point(|s| (s.span.block, s.span.end) <= (span.block, span.start));
        self.sentences.get(at).filter(|s| s.span.overlaps(span)).map(|_| at)
    }
}

/// Reads an article, with the words that are known to be names; nothing if the tables of words cannot be read.
pub(super) fn reading(article: &Article, suggestions: &[Suggestion], known: &FastSet<u64>) -> Option<Reading> {
    let table = table(article.language.code())?;
    let spans = detect::sentences(article);
    let mut names = FastSet::default();
    let starts = starts_of(article, &spans);
    for (block, starts) in article.blocks.iter().zip(&starts) {
        names_of(&block.text, table, starts, &mut names);
        let opening = starts.iter().filter_map(|at| word_at(&block.text, *at, table));
        names.extend(opening.filter(|word| known.contains(word)));
    }
    let mut figures_told: Vec<Span> = Vec::new();
    let mut commitments: Vec<Span> = Vec::new();
    let mut people: Vec<Span> = Vec::new();
    let mut roles: BTreeSet<&str> = BTreeSet::new();
    for suggestion in suggestions {
        match &suggestion.found {
            Found::Figure(figure) => figures_told.push(figure.value_span),
            Found::Commitment(_) => commitments.push(suggestion.span),
            Found::Person(person) => {
                people.extend(person.places.iter().copied());
                roles.extend(person.role.as_deref());
            }
            _ => {}
        }
    }
    figures_told.sort_unstable();
    commitments.sort_unstable();
    people.sort_unstable();
    let outlet = article.outlet.as_deref().map(|o| o.trim().to_lowercase()).filter(|o| !o.is_empty());
    let mut out = Reading {
        table,
        published: article.published,
        outlet,
        sentences: Vec::new(),
        figures: Vec::new(),
        topic: Vec::new(),
        ages: Vec::new(),
        treaties: Vec::new(),
        lists: Vec::new(),
        counted: Vec::new(),
        shingles: Vec::new(),
    };
    let mut running: Vec<u64> = Vec::new();
    let mut all_dates = dates_of(article, suggestions, &spans, table);
    all_dates.iter_mut().for_each(|(span, dates)| meant(dates, article, span, table));
    for span in spans {
        let Some(text) = article.text(&span) else { continue };
        let mut found = tokens(text, table, &names, &[0]);
        resolve_years(&mut found, article.published);
        name_offices(&mut found, &span, &people, &offices_behind(text, &span, &people, &roles));
        running.extend(found.iter().map(|t| t.term));
        out.ages.extend(ages(text, &found, &span, &people, table));
        out.treaties.extend(treaties(text, &span, out.sentences.len(), &found));
        let first = out.figures.len();
        let from = figures_told.partition_point(|f| (f.block, f.start) < (span.block, span.start));
        let told = figures_told.get(from..).unwrap_or_default();
        let told: Vec<Span> = told.iter().take_while(|f| f.block == span.block && f.end <= span.end).copied().collect();
        collect_figures(&mut out, text, &span, &found, &told);
        lend(out.figures.get_mut(first..).unwrap_or_default(), text, &span, table);
        let mut terms: Vec<Term> = content(text, &found).map(|t| (t.term, t.class)).collect();
        terms.sort_unstable();
        terms.dedup_by_key(|t| t.0);
        let spans = spans_of_years(text, &found, &span, table);
        let mut dates = all_dates.remove(&span).unwrap_or_default();
        let mut moved_from = put_off(&mut dates, &found, &span);
        note_tellings(&mut dates, text, &found, &span, (table, article.published));
        moved_from.extend(planned_at_first(text, &found, &span, &dates, table));
        out.sentences.push(Sentence {
            span,
            items_told: items_told(text, &terms, table),
            terms,
            is_negated: is_negated(text, &found, table),
            corrects: corrects(text, &found)
                || out.sentences.last().is_some_and(|s| s.span.block == span.block && s.corrects),
            exclusive: exclusives(&found),
            is_commitment: commitments.binary_search(&span).is_ok(),
            stands_alone: !is_pronoun_led(text, table),
            figures: first..out.figures.len(),
            beside_dates: dates.iter().map(|d| beside(d, text, &found, &span)).collect(),
            ordinals: ordinals(&found),
            is_now: says_now(text, table),
            people: names_of_people(&found, &span, &people),
            reckoned: reckoned(text, &found, &span, &dates, table),
            moved_from,
            dates,
            years: with_spans(years(&found), &spans),
            origins: origins(text, &found, &span),
            aims: aims(text, &found, &span),
            clocks: clocks(text, &found, &span, table),
            spans,
            elsewhere: elsewhere(text, &found, table),
            list: None,
        });
    }
    lend_currencies(&mut out);
    forget_known_names(&mut out);
    collect_lists(&mut out, article, suggestions);
    counted_lists(&mut out, article, suggestions);
    out.topic = out.sentences.iter().flat_map(|s| s.terms.iter().copied()).collect();
    out.topic.extend(title_terms(article, table, &names));
    out.topic.sort_unstable();
    out.topic.dedup_by_key(|t| t.0);
    out.shingles = shingles_of(&running);
    Some(out)
}

/// Years with the ends of the spans that are written short: "2021–25".
fn with_spans(mut years: Vec<i16>, spans: &[Years]) -> Vec<i16> {
    years.extend(spans.iter().flat_map(|s| [s.from, s.to]));
    years.sort_unstable();
    years.dedup();
    years
}

/// What a title is about. Where most of its words have capitals, those alone are names that the text has as names.
fn title_terms(article: &Article, table: &'static Table, names: &FastSet<u64>) -> Vec<Term> {
    let title = article.title.as_deref().unwrap_or_default();
    let found = tokens(title, table, names, &[0]);
    let told: Vec<&Token> = found.iter().filter(|t| t.class.is_content()).collect();
    let named = told.iter().filter(|t| t.class == Class::Name).count();
    if named * 2 > told.len() {
        return Vec::new();
    }
    told.iter().map(|t| (t.term, t.class)).collect()
}

/// "First", "second", each once.
fn ordinals(found: &[Token]) -> Vec<u64> {
    let mut out: Vec<u64> = found.iter().filter(|t| t.is_ordinal).map(|t| t.term).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// Members of sets that exclude each other.
fn exclusives(found: &[Token]) -> Vec<ConceptId> {
    let is_one = |id: &ConceptId| concept(*id).is_some_and(|c| matches!(c.group, Group::Exclusive(_)));
    found.iter().filter_map(|t| t.concept).filter(is_one).collect()
}

/// Whether a figure's value names what it counts, beside its number, scale and currency: "587 active projects" does,
/// "12.5%" does not. `code` is the language's ISO 639-1 code.
pub fn names_what_it_counts(value: &str, code: &str) -> bool {
    let Some(table) = table(code) else { return false };
    let found = tokens(value, table, &FastSet::default(), &[0]);
    let names =
        |t: &&Token| matches!(t.class, Class::Word | Class::Concept | Class::Name) && !is_currency(t) && !is_unit(t);
    // "$4.46": letters that belong to a currency's sign are no noun.
    found.iter().filter(names).filter(|t| !t.is_ordinal).any(|t| t.end - t.start > 2)
}

/// Whether a word says how much and not of what.
pub(super) fn is_unit(token: &Token) -> bool {
    token.concept.and_then(concept).is_some_and(|c| UNITS.contains(&c.id.as_str()))
}

/// The same for what a word is matched by.
pub(super) fn is_unit_term(term: u64) -> bool {
    UNITS.iter().any(|id| term_of(id) == term)
}

/// Concepts that say how much and not of what.
const UNITS: [&str; 11] = [
    "percent",
    "point",
    "hectare",
    "kilometre",
    "metre",
    "millimetre",
    "tonne",
    "megawatt",
    "gigawatt",
    "people",
    "time",
];

/// Smaller numbers without a currency are no sums.
const LEAST_SUM: f64 = 1e6;

/// "The investment is 240 million euros. Brévannes pays 90 million": the currency is told once in a paragraph.
fn lend_currencies(out: &mut Reading) {
    let mut told: Option<(usize, Unit)> = None;
    for figure in &mut out.figures {
        let unit = figure.quantity.unit;
        let block = figure.span.block;
        match (unit, told) {
            (Unit::Money(_), _) => told = Some((block, unit)),
            (Unit::Count, Some((at, money))) if at == block => {
                let is_sum =
                    figure.nouns.is_empty() && figure.quantity.value >= LEAST_SUM && figure.exclusive.is_empty();
                if is_sum {
                    figure.quantity.unit = money;
                }
            }
            _ => {}
        }
    }
}

/// Notes for each sentence the list that stands in it as a whole.
fn collect_lists(out: &mut Reading, article: &Article, suggestions: &[Suggestion]) {
    for suggestion in suggestions {
        let Found::Enumeration(list) = &suggestion.found else { continue };
        let mut places = list.items.iter().map(|item| out.sentence_at(&item.span));
        let Some(Some(sentence)) = places.next() else { continue };
        if !places.all(|place| place == Some(sentence)) {
            continue;
        }
        let terms = |span: &Span| terms_of(article.text(span).unwrap_or_default(), out.table);
        let items = list.items.iter().map(|i| terms(&i.span)).collect();
        let at = out.lists.len();
        let told = u32::try_from(list.items.len()).unwrap_or(u32::MAX);
        let announced = list.announced.and_then(|n| usize::try_from(n).ok());
        out.lists.push(ListTold { items, is_partial: list.announced.is_some_and(|n| n > told), announced });
        if let Some(sentence) = out.sentences.get_mut(sentence) {
            sentence.list.get_or_insert(at);
        }
    }
}

/// What a phrase is about, each term once, in the order of their numbers.
pub(super) fn terms_of(text: &str, table: &'static Table) -> Vec<Term> {
    let found = tokens(text, table, &FastSet::default(), &[0]);
    let mut terms: Vec<Term> = found.iter().filter(|t| t.class.is_content()).map(|t| (t.term, t.class)).collect();
    terms.sort_unstable();
    terms.dedup_by_key(|t| t.0);
    terms
}

/// The tokens that tell what a sentence is about: no days of the month.
fn content<'a>(text: &'a str, found: &'a [Token]) -> impl Iterator<Item = &'a Token> {
    let is_time = move |at: Option<usize>| {
        let is_date = |t: &Token| t.class == Class::Time && (t.concept.is_none() || t.value <= 0.0);
        at.and_then(|at| found.get(at)).is_some_and(is_date)
    };
    // "28 de julio": a small word may stand before the month.
    let behind = move |at: usize| {
        let small = found.get(at + 1).is_some_and(|t| t.class == Class::Stop);
        is_time(Some(at + 1)) || small && is_time(Some(at + 2))
    };
    let slashed = |t: &Token| text.get(t.end..).is_some_and(|rest| rest.starts_with('/'));
    found.iter().enumerate().filter_map(move |(at, t)| {
        let is_day =
            t.class == Class::Number && t.value <= 31.0 && (is_time(at.checked_sub(1)) || behind(at) || slashed(t));
        (t.class.is_content() && !is_day).then_some(t)
    })
}

/// The bytes of each block where its sentences start.
fn starts_of(article: &Article, spans: &[Span]) -> Vec<Vec<usize>> {
    let mut starts = vec![Vec::new(); article.blocks.len()];
    for span in spans {
        if let Some(list) = starts.get_mut(span.block) {
            list.push(span.start);
        }
    }
    starts
}
